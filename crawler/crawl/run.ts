import type { Store } from "../../data/store/port.ts";
import type { ArticleSeen, RunSeen, SourceState } from "../../model/crawl.ts";
import type { Log } from "../../model/log.ts";
import type { Family, Recipe, RunCounts, Source } from "../../model/source.ts";
import type { Cite } from "../cite.ts";
import type { CookieJar, Fetcher } from "../fetch.ts";
import type { OnProgress } from "../import.ts";
import type { Postback } from "../pages.ts";
import type { Parser } from "../parse.ts";
import type { Places } from "../place.ts";
import type { HostPace, Wait } from "./host.ts";
import type { CrawlLock } from "./lock.ts";

export interface CrawlOptions {
	store: Store;
	fetcher: Fetcher;
	parser: Parser;
	extract: Cite;
	grammarVersion: number;
	families: readonly Family[];
	places: Places;
	/** The right to crawl into the store. */
	lock: CrawlLock;
	log: Log;
	/** The time of day: it is stored with every page and says what is due. */
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

/** What a crawl of one source keeps in mind. */
export interface SourceRun {
	source: Source;
	recipe: Recipe;
	recipeHash: string;
	state: SourceState | null;
	options: CrawlOptions;
	store: Store;
	fence: number;
	/** Raised when the crawl is to end: told to stop, or the lock is another's. */
	signal: AbortSignal;
	hosts: (name: string) => Promise<HostPace>;
	wait: Wait;
	counts: RunCounts;
	failures: CrawlFailure[];
	/** Requests left. */
	left: number;
	/** Addresses that this run knows it has to visit, and how many of them it has. */
	known: number;
	done: number;
	seen: RunSeen & { articles: ArticleSeen[] };
	/** Pages of listings that were read in this run, so that one which leads back is not read again. */
	turned: Set<string>;
	/** Links that the pages of each listing have shown in this run, by the listing's address. */
	listed: Map<string, Set<string>>;
	/** Of each WebForms listing the page last seen and what turns to the next, and the cookies of its session. */
	forms: Map<string, { depth: number; postback: Postback | null }>;
	sessions: Map<string, CookieJar>;
	/** Articles read since the last page of each listing, and how many of them were worth it. */
	sinceListing: Map<string, { read: number; useful: number }>;
	/** Articles in a row that brought nothing, by template. */
	useless: Map<string, number>;
}

/** Notes a page that could not be read. */
export function noteFailure(run: SourceRun, url: string, reason: string, remedy: string): void {
	run.counts.failed++;
	run.failures.push({ url, reason, remedy });
	run.options.log.warn("crawl.failed", { source: run.source.id, url, reason });
}
