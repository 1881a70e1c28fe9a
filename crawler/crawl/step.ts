import type { Settled } from "../../data/store/crawl-port.ts";
import type { FrontierUrl, Settlement } from "../../model/crawl.ts";
import { whenMissed } from "./again.ts";
import { readArticlePage } from "./article.ts";
import { readFile } from "./file.ts";
import { isWorthGoingOn, noteStart, readFeed, readListing, readSitemap, visitUrl } from "./listing.ts";
import type { Reading } from "./reading.ts";
import { noteFailure, type SourceRun } from "./run.ts";
import type { Came, Missed } from "./visit.ts";

/** Links are stored by so many at a time, so that a sitemap of 50,000 does not hold up everybody else. */
const LINKS_AT_ONCE = 1000;
/** So many pages of one template in a row that bring nothing, where none ever did, are a trap. */
const TRAP_AFTER = 20;

function readPage(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	if (found.kind === "feed") return readFeed(run, found, came);
	if (found.kind === "sitemap") return readSitemap(run, found, came);
	if (found.kind === "listing") return readListing(run, found, came);
	return found.kind === "file" ? readFile(run, found, came) : readArticlePage(run, found, came);
}

async function settle(run: SourceRun, found: FrontierUrl, what: Reading): Promise<Settled> {
	const { seen: _, links, ...rest } = what;
	const at = run.options.now().toISOString();
	let added = 0;
	let i = 0;
	// In their order, which is the order in which they are asked for.
	for (; i + LINKS_AT_ONCE < links.length; i += LINKS_AT_ONCE)
		added += await run.store.addUrls(run.fence, links.slice(i, i + LINKS_AT_ONCE), at, false);
	const next = rest.next && added > 0 ? { ...rest.next, always: true } : rest.next;
	const settlement: Settlement = { ...rest, next, links: links.slice(i), url: found.url, at, recipe: run.recipeHash };
	const settled = await run.store.settle(run.fence, settlement);
	run.known += settled.added + added + (settled.goesOn ? 1 : 0);
	return settled;
}

/** Counts what an article or file brought. */
async function count(run: SourceRun, found: FrontierUrl, what: Reading, { saved }: Settled): Promise<void> {
	const { counts } = run;
	const isSetAside = what.state !== "done";
	if (saved) counts[saved.outcome]++;
	else if (!isSetAside) counts.unchanged++;
	if (saved && saved.outcome !== "unchanged") counts.mentions += what.report?.mentions.length ?? 0;
	const outcome = isSetAside ? ("quarantined" as const) : (saved?.outcome ?? ("unchanged" as const));
	if (what.seen) run.seen.articles.push({ ...what.seen, outcome });

	await tally(run, found, !isSetAside && (saved?.outcome !== "unchanged" || found.fetchedAt !== null));
}

/** Notes whether an article was worth asking for, and closes its template where none has been for long. */
async function tally(run: SourceRun, found: FrontierUrl, isUseful: boolean): Promise<void> {
	const { store, source } = run;
	const since = run.sinceListing.get(found.parent ?? "");
	if (since) {
		since.read++;
		if (isUseful) since.useful++;
	}
	const useless = isUseful ? 0 : (run.useless.get(found.template) ?? 0) + 1;
	run.useless.set(found.template, useless);
	if (useless < TRAP_AFTER || useless % TRAP_AFTER !== 0) return;
	if ((await store.templateYield(source.id, found.template)).useful > 0) return;
	const note = `${useless} pages like ${found.template} in a row brought nothing.`;
	const closed = await store.closeTemplate(run.fence, source.id, found.template, note);
	run.options.log.warn("crawl.trap", { source: source.id, template: found.template, closed });
}

const nothing = { page: null, report: null, links: [], next: null, seen: null, contentHash: null };

/** Stores that an address could not be had. */
async function settleMissed(run: SourceRun, found: FrontierUrl, missed: Missed): Promise<void> {
	// Beyond the last page of a listing there is none.
	const isEnd = found.kind === "listing" && found.depth > 0 && missed.verdict === "gone";
	if (!isEnd) noteFailure(run, found.url, missed.reason, missed.remedy);
	noteStart(run, found, null);
	const when = whenMissed(found, missed, run.options.now());
	await settle(run, found, {
		...nothing,
		...when,
		note: missed.reason,
		contentHash: found.contentHash,
		page: missed.page,
	});
	// A host that fails tells nothing of its addresses; one that has no such page does.
	if (missed.verdict === "gone" && (found.kind === "article" || found.kind === "file")) await tally(run, found, false);
}

/**
 * Visits one leased address and stores what became of it. Returns why the host has to be left alone, where it has.
 *
 * @throws whatever the store throws; the lease then comes back by itself.
 */
export async function step(run: SourceRun, found: FrontierUrl): Promise<string | null> {
	if (found.kind === "listing" && found.depth > 0 && !isWorthGoingOn(run, found)) {
		const note = "What the pages before it led to were no reports.";
		await settle(run, found, { ...nothing, state: "trap", nextAt: null, attempts: 0, stage: 0, note });
		return null;
	}
	const came = await visitUrl(run, found);
	if ("verdict" in came) {
		if (came.verdict === "paused") {
			await run.store.release(run.fence, found.url);
			return came.reason;
		}
		await settleMissed(run, found, came);
		return null;
	}
	const what = await readPage(run, found, came);
	const settled = await settle(run, found, what);
	if (found.kind === "article" || found.kind === "file") await count(run, found, what, settled);
	return null;
}
