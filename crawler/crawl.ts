import { setTimeout as sleep } from "node:timers/promises";
import type { Saved } from "../data/store/port.ts";
import { messageOf } from "../model/errors.ts";
import type { RunCounts, Source } from "../model/source.ts";
import type { Extracted } from "./extracted.ts";
import { toReport } from "./import.ts";
import { ask, type Crawl, type CrawlFailure, type CrawlOptions, discover, fail, isOfPage, isOver } from "./listings.ts";
import { placeOf } from "./place.ts";
import { createRobots, type Robots } from "./robots.ts";
import { CUT_SHORT, isWhole, LIMITED } from "./run-note.ts";
import { createVisitor, type Wait } from "./visit.ts";

export type { CrawlFailure, CrawlOptions } from "./listings.ts";

export interface CrawlResult {
	counts: RunCounts;
	failures: CrawlFailure[];
	/** Whether it came to its end; the next crawl takes up what is left. */
	complete: boolean;
	/** What is to be said of the crawl as a whole: that there was nothing new, or why it ended early. */
	note: string | null;
}

const DAY_MS = 86_400_000;
/** Requests of one crawl, where the source sets no limit. */
const MOST_PAGES = 1000;

/** Reads one article and stores its report with the page, in one unit. */
async function readOne(crawl: Crawl, url: string): Promise<Saved["outcome"] | "failed"> {
	const { source, options, counts } = crawl;
	const { store, parser, extract, places, grammarVersion, now } = options;
	const { page, bytes, unchanged, contentType, url: address } = await ask(crawl, url);
	if (unchanged || bytes === null) {
		await store.savePage(page);
		return "unchanged";
	}
	const input = { bytes, name: url, contentType, url: address, selectors: source.selectors, now: now() };
	let read: Extracted;
	try {
		read = await parser.article(input);
	} catch (error) {
		if (!isOfPage(error)) throw error;
		// The bytes are kept: a better reader may make a report of them.
		await fail(crawl, url, error, { ...page, outcome: "refused", note: error.message });
		return "failed";
	}
	const report = toReport(read, {
		url: address,
		file: null,
		sourceId: source.id,
		province: source.province ?? placeOf(read, places),
		fetchedAt: page.fetchedAt,
		grammarVersion,
	});
	const { mentions, cited } = await extract(report, store);
	const { outcome } = await store.saveReport(report, mentions, cited, { ...page, outcome: "report" });
	if (outcome !== "unchanged") counts.mentions += mentions.length;
	return outcome;
}

/** Articles that are to be asked for: never read, failed, or read more than a day ago. */
async function due(crawl: Crawl, articles: string[]): Promise<string[]> {
	const { store, now } = crawl.options;
	const found: string[] = [];
	for (const url of articles) {
		const stored = await store.page(url);
		const age = stored === null ? Number.POSITIVE_INFINITY : now().getTime() - Date.parse(stored.fetchedAt);
		if (stored === null || stored.outcome === "failed" || age > DAY_MS) found.push(url);
	}
	return found;
}

/** Crawls, and returns what is to be said of the crawl as a whole. */
async function run(crawl: Crawl, robots: Robots): Promise<string | null> {
	const { source, options, counts, failures } = crawl;
	try {
		await robots.isAllowed(source.home);
	} catch (error) {
		if (!isOfPage(error)) throw error;
		await fail(crawl, source.home, error);
		return `${CUT_SHORT}${error.message}`;
	}
	const articles = await discover(crawl);
	if (articles.length === 0 && failures.length === 0 && !isOver(crawl)) {
		const reason = "no feed or listing leads to an article";
		const remedy = "The site's layout or its addresses may have changed: look at the source's listings and patterns.";
		counts.failed++;
		failures.push({ url: source.home, reason, remedy });
		options.log.warn("crawl.empty", { source: source.id });
	}
	const asked = await due(crawl, articles);
	let done = 0;
	for (const url of asked) {
		if (isOver(crawl)) break;
		options.onProgress?.(done, asked.length, url);
		try {
			const outcome = await readOne(crawl, url);
			if (outcome !== "failed") counts[outcome]++;
		} catch (error) {
			if (options.signal?.aborted) break;
			if (!isOfPage(error)) throw error;
			await fail(crawl, url, error);
		}
		done++;
	}
	options.onProgress?.(done, asked.length, "");
	if (options.signal?.aborted) return `${CUT_SHORT}interrupted`;
	if (done < asked.length) return `${LIMITED}${asked.length - done} pages left for the next crawl`;
	if (counts.created + counts.updated === 0 && counts.failed === 0)
		return `nothing new: all ${articles.length} articles listed are known`;
	return null;
}

/**
 * Crawls one source: robots.txt, feeds and listings, then the articles that are new or older than a day, one request
 * after the other. A page that fails is noted and the crawl goes on; the run and its counts are kept in the store.
 *
 * Of an unchanged site it asks for the first listing pages again and stores no report twice.
 *
 * @throws whatever the store throws; the run then stays unfinished, or is finished with the reason where it can be.
 */
export async function crawlSource(source: Source, options: CrawlOptions): Promise<CrawlResult> {
	const { store, fetcher, log, now, signal } = options;
	const wait: Wait = options.wait ?? ((ms, stop) => sleep(ms, undefined, stop ? { signal: stop } : {}));
	const [last] = await store.runs(1, source.id);
	const id = await store.startRun(source.id, now().toISOString());
	const robots = createRobots(fetcher, source.allowPrivateNetwork, signal);
	const crawl: Crawl = {
		source,
		options,
		visit: createVisitor({ source, store, fetcher, robots, wait, now, signal }),
		counts: { fetched: 0, created: 0, updated: 0, unchanged: 0, failed: 0, mentions: 0 },
		failures: [],
		left: source.limits.pages ?? MOST_PAGES,
		deep: last === undefined || !isWhole(last),
	};
	const { counts, failures } = crawl;
	log.info("crawl.started", { source: source.id, run: id });
	let note: string | null;
	try {
		note = await run(crawl, robots);
	} catch (error) {
		const stopped = signal?.aborted ?? false;
		note = `${CUT_SHORT}${stopped ? "interrupted" : messageOf(error)}`;
		await store.finishRun(id, now().toISOString(), counts, note).catch(() => {});
		log.error("crawl.broken", { source: source.id, run: id, reason: messageOf(error) });
		if (!stopped) throw error;
		return { counts, failures, complete: false, note };
	}
	await store.finishRun(id, now().toISOString(), counts, note);
	log.info("crawl.finished", { source: source.id, run: id, ...counts, note });
	return { counts, failures, complete: !note?.startsWith(CUT_SHORT), note };
}
