import type { Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import type { Log } from "../model/log.ts";
import type { FetchedPage } from "../model/report.ts";
import type { RunCounts, Source } from "../model/source.ts";
import type { Cite } from "./cite.ts";
import { isArticle, pageOf } from "./discover.ts";
import type { Fetcher } from "./fetch.ts";
import type { OnProgress } from "./import.ts";
import type { Parser } from "./parse.ts";
import type { Places } from "./place.ts";
import { failedPage, type Visit, type Wait } from "./visit.ts";

export interface CrawlOptions {
	store: Store;
	fetcher: Fetcher;
	parser: Parser;
	extract: Cite;
	grammarVersion: number;
	places: Places;
	log: Log;
	/** The time of day: it is stored with every page, and pages of the last 24 hours are not asked for again. */
	now: () => Date;
	onProgress?: OnProgress | undefined;
	/** Ends the crawl between two pages; what was read stays. */
	signal?: AbortSignal | undefined;
	/** Waits between two requests; tests give one that does not. */
	wait?: Wait;
}

/** A page that was not read, and what to do about it. */
export interface CrawlFailure {
	url: string;
	reason: string;
	remedy: string;
}

const MOST_LISTING_PAGES = 100;

/** Whether an error concerns one page only, so that the crawl goes on. */
export const isOfPage = (error: unknown): error is AppError =>
	error instanceof AppError &&
	["fetch_refused", "fetch_failed", "page_refused", "file_unsupported"].includes(error.code);

/** What one crawl keeps in mind. */
export interface Crawl {
	source: Source;
	options: CrawlOptions;
	visit: (url: string) => Promise<Visit>;
	counts: RunCounts;
	failures: CrawlFailure[];
	/** Requests left. */
	left: number;
	/** Whether listings are read to their end, not only to the first page without news. */
	deep: boolean;
}

/** Whether nothing more may be asked for. */
export const isOver = ({ left, options }: Crawl): boolean => left <= 0 || (options.signal?.aborted ?? false);

/** Notes a page that could not be read; `page` is what is kept of it, where its bytes came. */
export async function fail(crawl: Crawl, url: string, error: AppError, page?: FetchedPage): Promise<void> {
	const { options, source, counts, failures } = crawl;
	counts.failed++;
	failures.push({ url, reason: error.message, remedy: error.remedy });
	options.log.warn("crawl.failed", { source: source.id, url, reason: error.message });
	await options.store.savePage(page ?? failedPage(url, source, error, options.now()));
}

/** Asks for a page and counts it. */
export async function ask(crawl: Crawl, url: string): Promise<Visit> {
	crawl.left--;
	crawl.counts.fetched++;
	return crawl.visit(url);
}

/** Reads a listing or a feed; null where it could not be had. */
async function links(crawl: Crawl, url: string, kind: "feed" | "list", next: string | null) {
	try {
		const { page, bytes, contentType, url: address } = await ask(crawl, url);
		const input = { bytes: bytes ?? Buffer.alloc(0), name: url, contentType, url: address };
		const { parser, store } = crawl.options;
		const found =
			kind === "feed" ? { links: await parser.feed(input), next: null } : await parser.links({ ...input, next });
		await store.savePage({ ...page, outcome: "listing" });
		return { next: found.next, articles: found.links.filter((link) => isArticle(link, crawl.source)) };
	} catch (error) {
		if (!isOfPage(error)) throw error;
		await fail(crawl, url, error);
		return null;
	}
}

/** Whether an address was never read, or could not be had the last time. */
async function isNews(crawl: Crawl, url: string): Promise<boolean> {
	const stored = await crawl.options.store.page(url);
	return stored === null || stored.outcome === "failed";
}

/** The articles that the source's feeds and listings lead to, newest first as they list them. */
export async function discover(crawl: Crawl): Promise<string[]> {
	const { source } = crawl;
	const found = new Set<string>();
	for (const feed of source.feeds) {
		if (isOver(crawl)) break;
		for (const article of (await links(crawl, feed, "feed", null))?.articles ?? []) found.add(article);
	}
	for (const listing of source.listings) {
		const selector = "next" in listing ? listing.next : null;
		const pages = new Set<string>();
		// What a feed brought is still news to the listing, or its older pages would never be seen.
		const listed = new Set<string>();
		let url = pageOf(listing, 0);
		for (let index = 1; url !== null && index <= MOST_LISTING_PAGES && !isOver(crawl) && !pages.has(url); index++) {
			pages.add(url);
			const page = await links(crawl, url, "list", selector);
			if (page === null) break;
			const fresh = page.articles.filter((article) => !listed.has(article));
			let hasNews = crawl.deep && fresh.length > 0;
			for (const article of fresh) {
				listed.add(article);
				hasNews ||= await isNews(crawl, article);
			}
			for (const article of fresh) found.add(article);
			if (!hasNews) break;
			url = selector === null ? pageOf(listing, index) : page.next;
		}
	}
	return [...found];
}
