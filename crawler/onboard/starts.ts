import { AppError } from "../../model/errors.ts";
import { type Listing, Recipe } from "../../model/source.ts";
import type { Fetched } from "../fetch.ts";
import type { Inspection } from "../inspect.ts";
import type { Link } from "../pages.ts";
import { sameHost } from "../urls.ts";
import { inputOf, type Reading } from "./sample.ts";
import { countedPages } from "./shapes.ts";
import type { Visitor } from "./visitor.ts";

/** A start page, with the articles that it leads to. */
export interface FoundStart {
	url: string;
	articles: Link[];
}

/** A page that lists articles, as it may stand in an entry. */
export interface FoundListing extends FoundStart {
	listing: Listing;
	/** What a pager says that was seen and cannot be followed; null where there is none such. */
	unfollowed: string | null;
}

export interface Looking extends Reading {
	visitor: Visitor;
}

/** Feeds that sites have without naming them. */
const FEED_PATHS = ["/rss", "/feed", "/rss.xml", "/rss/home.rss"];
const MOST_FEEDS = 2;
const MOST_LISTINGS = 3;
const LEAST_ARTICLES = 3;
const PLAIN = Recipe.parse({});

/** Runs what may fail for a page's sake; null where it did. Other errors go on. */
export async function tried<T>(work: () => Promise<T>): Promise<T | null> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof AppError) return null;
		throw error;
	}
}

/** The feeds of a site: of those that its start page names the first two, else the first that stands at a usual place. */
export async function findFeeds(home: string, stated: string[], looking: Looking): Promise<FoundStart[]> {
	const { visitor, parser, now } = looking;
	const own = stated.filter((feed) => sameHost(feed, home));
	const most = own.length > 0 ? MOST_FEEDS : 1;
	const found: FoundStart[] = [];
	for (const url of own.length > 0 ? own : FEED_PATHS.map((path) => new URL(path, home).href)) {
		if (found.length === most) break;
		const page = await tried(() => visitor.get(url));
		const links = page && (await tried(() => parser.feed({ ...inputOf(page), now: now() })));
		const articles = (links ?? []).filter((link) => sameHost(link.url, home));
		if (articles.length > 0) found.push({ url, articles });
	}
	return found;
}

/** The sitemaps of a site: those that robots.txt names, else the one at its usual place. */
export async function findSitemaps(home: string, { visitor, parser, now }: Looking): Promise<string[]> {
	const robots = await visitor.robots(home);
	const stated = (robots?.sitemaps ?? []).filter((url) => sameHost(url, home)).slice(0, MOST_FEEDS);
	const found: string[] = [];
	for (const url of stated.length > 0 ? stated : [new URL("/sitemap.xml", home).href]) {
		const page = await tried(() => visitor.get(url, "sitemap"));
		const map = page && (await tried(() => parser.sitemap({ ...inputOf(page), now: now() })));
		if (map && map.pages.length + map.sitemaps.length > 0) found.push(url);
	}
	return found;
}

/** How a listing goes on to its next page: by number, else by what its family has, else by what looks like a pager. */
async function onwardOf(
	page: Fetched,
	links: Link[],
	{ families: [match], pager }: Inspection,
	{ parser, now }: Looking,
): Promise<Pick<FoundListing, "listing" | "unfollowed">> {
	const { url } = page;
	const counted = countedPages(url, links);
	if (counted) return { listing: counted.first === 1 ? { url: counted.url } : counted, unfollowed: null };
	if (match?.next) return { listing: { url, next: match.next }, unfollowed: null };
	if (match?.postback) return { listing: { url, postback: match.postback }, unfollowed: null };
	for (const { by, selector } of pager) {
		if (by === "script" || selector === null) continue;
		const asked = { next: by === "next" ? selector : null, postback: by === "postback" ? selector : null };
		const read = await parser.links({ ...inputOf(page), ...asked, now: now() });
		if (read.next !== null && sameHost(read.next, url)) return { listing: { url, next: selector }, unfollowed: null };
		if (read.postback !== null) return { listing: { url, postback: selector }, unfollowed: null };
	}
	return { listing: { url }, unfollowed: pager[0]?.text ?? null };
}

/**
 * Reads a page as one that lists articles; `articles` are all its links as yet.
 *
 * @throws AppError `page_refused`, `file_unsupported` where it cannot be read.
 */
export async function readListing(page: Fetched, looking: Looking): Promise<FoundListing> {
	const { parser, families, now } = looking;
	const input = inputOf(page);
	const { links } = await parser.links({ ...input, next: null, postback: null, now: now() });
	const inspection = await parser.inspect({ ...input, recipe: PLAIN, families });
	return { url: page.url, articles: links, ...(await onwardOf(page, links, inspection, looking)) };
}

/** The listings worth naming, three at most: those with several articles that the ones before do not have. */
export function worthNaming(listings: FoundListing[]): FoundListing[] {
	const known = new Set<string>();
	const kept: FoundListing[] = [];
	for (const listing of listings) {
		const fresh = listing.articles.filter(({ url }) => !known.has(url));
		if (kept.length === MOST_LISTINGS || fresh.length < LEAST_ARTICLES) continue;
		for (const { url } of fresh) known.add(url);
		kept.push(listing);
	}
	return kept;
}
