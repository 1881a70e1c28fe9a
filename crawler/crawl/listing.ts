import type { FrontierUrl, NewUrl } from "../../model/crawl.ts";
import type { Listing } from "../../model/source.ts";
import { createCookieJar } from "../fetch.ts";
import type { ListingPage } from "../pages.ts";
import { pageOf } from "../urls.ts";
import { isOfPage, type Reading } from "./reading.ts";
import { noteFailure, type SourceRun } from "./run.ts";
import { articlesOf, childSitemaps, listingsOf, nextPage } from "./starts.ts";
import { type Came, type Missed, visit } from "./visit.ts";

/** No listing is walked further than this; older pages of it are of no use to an index of reports. */
const MOST_PAGES = 500;
const MOST_SITEMAP_DEPTH = 3;
/** So many articles of a listing's page without a single report: what comes after is not worth asking for. */
const ENOUGH_USELESS = 5;

const listingOf = (run: SourceRun, found: FrontierUrl): Listing | undefined =>
	listingsOf(run.source).find(({ url }) => url === found.parent);

const read = (page: Came["page"], links: NewUrl[], next: Reading["next"]): Reading => ({
	state: "done",
	nextAt: null,
	attempts: 0,
	stage: 0,
	note: null,
	contentHash: null,
	page: { ...page, outcome: "listing" },
	report: null,
	links,
	next,
	seen: null,
});

/** Notes how many articles a start page led to; null: it could not be had. */
export function noteStart(run: SourceRun, found: FrontierUrl, articles: number | null): void {
	if (found.depth === 0) run.seen.starts.push({ url: found.url, articles });
}

/**
 * Whether the articles that a listing's last page led to were worth it; pages are made without end by some sites, and
 * what they lead to is no report.
 */
export function isWorthGoingOn(run: SourceRun, found: FrontierUrl): boolean {
	const since = run.sinceListing.get(found.parent ?? "");
	return since === undefined || since.read < ENOUGH_USELESS || since.useful > 0;
}

/** Parses a page of the kind; a page that cannot be read is noted, and counts as read: the next visit may find it mended. */
async function parse<T>(run: SourceRun, found: FrontierUrl, came: Came, work: () => Promise<T>): Promise<T | Reading> {
	try {
		return await work();
	} catch (error) {
		if (!isOfPage(error)) throw error;
		noteFailure(run, found.url, error.message, error.remedy);
		noteStart(run, found, null);
		return { ...read({ ...came.page, note: error.message }, [], null), note: error.message };
	}
}

const inputOf = (run: SourceRun, { bytes, contentType, url }: Came, name: string) => ({
	bytes,
	contentType,
	url,
	name,
	recipe: run.recipe,
	now: run.options.now(),
});

const isReading = (value: unknown): value is Reading => typeof value === "object" && value !== null && "state" in value;

/** Reads a feed. */
export async function readFeed(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	const links = await parse(run, found, came, () => run.options.parser.feed(inputOf(run, came, found.url)));
	if (isReading(links)) return links;
	const articles = articlesOf(run.source, links, found.url, run.options.now());
	noteStart(run, found, articles.length);
	return read(came.page, articles, null);
}

/** Reads a sitemap, or an index of sitemaps. */
export async function readSitemap(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	const page = await parse(run, found, came, () => run.options.parser.sitemap(inputOf(run, came, found.url)));
	if (isReading(page)) return page;
	const articles = articlesOf(run.source, page.pages, found.url, run.options.now());
	const further = found.depth < MOST_SITEMAP_DEPTH ? childSitemaps(run.source, page.sitemaps, found.depth + 1) : [];
	// An index leads to no article itself; what its sitemaps lead to is seen there.
	if (page.sitemaps.length === 0) noteStart(run, found, articles.length);
	// Those visited before are visited again: it is in them that the news stand.
	await run.store.addUrls(run.fence, further, run.options.now().toISOString(), true);
	return read(came.page, articles, null);
}

/** What stands on the listing's next page, if there is one. */
function after(run: SourceRun, listing: Listing, found: FrontierUrl, page: ListingPage): NewUrl | null {
	const depth = found.depth + 1;
	if (depth > MOST_PAGES) return null;
	if ("postback" in listing)
		return page.postback ? nextPage(run.source, listing, `${listing.url}#postback=${depth}`, depth) : null;
	const url = "next" in listing ? page.next : pageOf(listing, depth);
	return url === null || run.turned.has(url) ? null : nextPage(run.source, listing, url, depth);
}

/** Reads one page of a listing. */
export async function readListing(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	const listing = listingOf(run, found);
	if (!listing) return read(came.page, [], null);
	const page = await parse(run, found, came, () => linksOf(run, listing, came, found.url));
	if (isReading(page)) return page;
	run.turned.add(found.url);
	run.forms.set(listing.url, { depth: found.depth, postback: page.postback });
	const articles = articlesOf(run.source, page.links, listing.url, run.options.now());
	noteStart(run, found, articles.length);
	const listed = run.listed.get(listing.url) ?? new Set<string>();
	run.listed.set(listing.url, listed);
	const fresh = articles.filter(({ url }) => !listed.has(url));
	for (const { url } of fresh) listed.add(url);
	run.sinceListing.set(listing.url, { read: 0, useful: 0 });
	const next = after(run, listing, found, page);
	// What the pages before it have shown in this walk is known.
	if (next === null || fresh.length === 0) return read(came.page, fresh, null);
	// A page that was never seen is walked on to though a feed has told of all that is on this one.
	const always = (await run.store.frontierUrl(next.url)) === null;
	return read(came.page, fresh, { ...next, always });
}

const linksOf = (run: SourceRun, listing: Listing, came: Came, name: string): Promise<ListingPage> =>
	run.options.parser.links({
		...inputOf(run, came, name),
		next: "next" in listing ? listing.next : null,
		postback: "postback" in listing ? listing.postback : null,
	});

/**
 * Asks for a page behind a postback: sends back the form of the page before it. Where that form is not at hand (another
 * process had it), the listing is walked anew from its first page.
 */
async function turnTo(run: SourceRun, found: FrontierUrl, listing: Listing): Promise<Came | Missed> {
	const session = run.sessions.get(listing.url) ?? createCookieJar();
	run.sessions.set(listing.url, session);
	const first = { url: listing.url, host: found.host, kind: found.kind };
	if (run.forms.get(listing.url)?.depth !== found.depth - 1) run.forms.delete(listing.url);
	for (let depth = run.forms.get(listing.url) ? found.depth : 0; ; depth++) {
		const form = run.forms.get(listing.url)?.postback ?? null;
		if (depth > 0 && form === null) {
			const reason = `${found.url} is no more: the listing has ${depth} pages.`;
			return { reason, remedy: "Nothing to do.", verdict: "gone", page: null, retryAfter: null };
		}
		const came =
			form === null
				? await visit(run, first, { jar: session })
				: await visit(run, found, { address: form.action, form: form.fields, jar: session });
		if ("verdict" in came || depth === found.depth) return came;
		if (run.left <= 0) {
			const reason = `${found.url} is left for the next crawl.`;
			return { reason, remedy: "Nothing to do.", verdict: "paused", page: null, retryAfter: null };
		}
		run.forms.set(listing.url, { depth, postback: (await linksOf(run, listing, came, first.url)).postback });
	}
}

/** Asks for an address of the frontier: most by their address, later pages of a WebForms listing by its form. */
export async function visitUrl(run: SourceRun, found: FrontierUrl): Promise<Came | Missed> {
	const listing = found.kind === "listing" ? listingOf(run, found) : undefined;
	if (!listing || !("postback" in listing)) return visit(run, found);
	if (found.depth > 0) return turnTo(run, found, listing);
	const jar = createCookieJar();
	run.sessions.set(listing.url, jar);
	return visit(run, found, { jar });
}
