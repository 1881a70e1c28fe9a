import { setImmediate as nextTurn } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { compileAuthority, GRAMMAR_VERSION } from "../../citation/index.ts";
import { createCite } from "../../crawler/cite.ts";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import { type CrawlOptions, type CrawlResult, crawlSources } from "../../crawler/crawl.ts";
import { createFetcher, type FetcherOptions } from "../../crawler/fetch.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import { registerOf } from "../../data/authority/register.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { FrontierUrl, UrlState } from "../../model/crawl.ts";
import { UrlState as UrlStates } from "../../model/crawl.ts";
import { silentLog } from "../../model/log.ts";
import type { Report } from "../../model/report.ts";
import { Source } from "../../model/source.ts";
import { type SampleArticle, SELECTORS } from "./articles.ts";
import type { HostileHost } from "./site.ts";

/** A time of day that also passes by being waited for, so that a crawl of days takes seconds. */
export interface Clock {
	now(): Date;
	/** Lets that time pass. */
	wait(ms: number, signal?: AbortSignal): Promise<void>;
	/** Sets the time of day on, or back. */
	jump(ms: number): void;
}

export function createClock(start = Date.now()): Clock {
	let ahead = start - performance.now();
	return {
		now: () => new Date(ahead + performance.now()),
		async wait(ms, signal) {
			signal?.throwIfAborted();
			ahead += ms;
			await nextTurn();
			signal?.throwIfAborted();
		},
		jump: (ms) => {
			ahead += ms;
		},
	};
}

export interface CrawlerOptions {
	store?: Store;
	fetcher?: FetcherOptions;
	clock?: Clock;
}

/** The whole crawler in this process, on a store in memory unless given one; only time can be another's. */
export interface Crawler {
	store: Store;
	clock: Clock;
	crawl(sources: Source[]): Promise<CrawlResult[]>;
	/** Does something as the one who has the lock. */
	within<T>(work: (options: CrawlOptions) => Promise<T>): Promise<T>;
	close(): Promise<void>;
}

const authorityFolder = fileURLToPath(new URL("../../data/authority", import.meta.url));
const authorityData = loadAuthority(authorityFolder);
const { provinces, districts } = authorityData;
const register = registerOf(authorityData);
const extract = createCite(compileAuthority(authorityData));

/** One reader of pages for all tests, for it takes a second to start. */
let shared: Parser | undefined;
after(async () => {
	await shared?.close();
	shared = undefined;
});

export function createCrawler(options: CrawlerOptions = {}): Crawler {
	const store = options.store ?? openSqlite(":memory:");
	const clock = options.clock ?? createClock();
	const fetcher = createFetcher({ version: "0", ...options.fetcher });
	shared ??= createParser();
	const parser = shared;
	async function within<T>(work: (options: CrawlOptions) => Promise<T>): Promise<T> {
		await store.putRegister(register);
		const lock = await acquireLock(store, { now: clock.now, log: silentLog });
		const tools = { store, fetcher, parser, extract, lock, log: silentLog, now: clock.now, wait: clock.wait };
		const places = { provinces, districts };
		try {
			return await work({ ...tools, places, grammarVersion: GRAMMAR_VERSION, families: [] });
		} finally {
			await lock.release();
		}
	}

	return {
		store,
		clock,
		within,
		crawl: (sources) => within((tools) => crawlSources(sources, tools)),
		async close() {
			await fetcher.close();
			// A store that was given is somebody else's to close.
			if (!options.store) await store.close();
		},
	};
}

/** The entry of a source for a host of the hostile site; pages of a listing are turned by number unless told. */
export const sourceOf = (host: HostileHost, id: string, more: Partial<Record<keyof Source, unknown>> = {}): Source =>
	Source.parse({
		id,
		name: `Trang thử ${id}`,
		province: "yen-bai",
		level: "district",
		home: `${host.origin}/`,
		listings: [{ url: `${host.origin}/tin-tuc?trang={n}` }],
		articles: ["/tin/[a-z0-9-]+\\.html(?:\\?|$)"],
		selectors: SELECTORS,
		delay: 0,
		ports: [host.port],
		allowPrivateNetwork: true,
		...more,
	});

/** All reports of a store. */
export async function reportsOf(store: Store): Promise<Report[]> {
	const reports: Report[] = [];
	for (let part = await store.reportsAfter(0, 200); part.length > 0; ) {
		reports.push(...part);
		part = await store.reportsAfter(part.at(-1)?.id ?? 0, 200);
	}
	return reports;
}

/** All addresses of a source's frontier. */
export async function frontierOf(store: Store, sourceId: string): Promise<FrontierUrl[]> {
	const found: FrontierUrl[] = [];
	for (const state of UrlStates.options) found.push(...(await store.frontierUrls(sourceId, state, 100_000)));
	return found;
}

/** How many addresses of a source are in each state. */
export async function statesOf(store: Store, sourceId: string): Promise<Partial<Record<UrlState, number>>> {
	const counts = (await store.frontierCounts()).filter((row) => row.sourceId === sourceId);
	return Object.fromEntries(counts.map(({ state, urls }) => [state, urls]));
}

/** The state of one address. */
export const stateOf = async (store: Store, url: string): Promise<UrlState | null> =>
	(await store.frontierUrl(url))?.state ?? null;

/** Titles of the reports, in order: each once, or it was stored twice. */
export const titlesOf = async (store: Store): Promise<string[]> =>
	(await reportsOf(store)).map(({ title }) => title).sort();

export const titles = (articles: readonly SampleArticle[]): string[] => articles.map(({ title }) => title).sort();

/**
 * What a crawl left behind, without what differs from one crawl to the next (ids, times): the same pages leave the
 * same, however often the crawl was broken off.
 */
export async function imprint(store: Store, sources: readonly Source[]) {
	const reports = await reportsOf(store);
	const byId = new Map(reports.map((report) => [report.id, report]));
	const shown = await Promise.all(
		reports.map(async ({ id, fetchedAt: _, duplicateOf, ...report }) => ({
			...report,
			duplicateOf: duplicateOf === null ? null : (byId.get(duplicateOf)?.url ?? null),
			mentions: (await store.mentionsOf(id)).map(({ start, end, raw, status, directiveId }) => ({
				start,
				end,
				raw,
				status,
				directiveId,
			})),
		})),
	);
	const addresses = await Promise.all(sources.map(({ id }) => frontierOf(store, id)));
	return {
		reports: shown.sort((a, b) => ((a.url ?? "") < (b.url ?? "") ? -1 : 1)),
		addresses: addresses
			.flat()
			.map(({ url, sourceId, kind, state, stage, depth, parent }) => ({
				url,
				sourceId,
				kind,
				state,
				stage,
				depth,
				parent,
			}))
			.sort((a, b) => (a.url < b.url ? -1 : 1)),
		faults: await store.check(),
	};
}
