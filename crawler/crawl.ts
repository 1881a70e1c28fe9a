import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { RunSeen } from "../model/crawl.ts";
import { AppError, messageOf } from "../model/errors.ts";
import type { RunCounts, Source } from "../model/source.ts";
import { createHosts, type Wait } from "./crawl/host.ts";
import { type CrawlFailure, type CrawlOptions, noteFailure, type SourceRun } from "./crawl/run.ts";
import { CUT_SHORT, INTERRUPTED, KILLED, LIMITED } from "./crawl/run-note.ts";
import { startsOf } from "./crawl/starts.ts";
import { step } from "./crawl/step.ts";
import { assess } from "./health.ts";
import { robotsHash } from "./robots.ts";
import { recipeHash, recipeOf } from "./sources/recipe.ts";
import { hostOf } from "./urls.ts";

export type { CrawlFailure, CrawlOptions } from "./crawl/run.ts";

export interface CrawlResult {
	counts: RunCounts;
	failures: CrawlFailure[];
	/** Whether it came to its end; the next crawl takes up what is left. */
	complete: boolean;
	/** What is to be said of the crawl as a whole: that there was nothing new, or why it ended early. */
	note: string | null;
}

/** Crawls sources one by one or side by side; each host keeps its pace across them. */
export interface Crawler {
	/** Crawls a source; one that another crawler of a shared store is at is left to it, and the note says so. */
	crawl(source: Source): Promise<CrawlResult>;
	/** Ends what crawlers of a shared store that are no more have begun. */
	clearUp(): Promise<void>;
}

/** Requests of one crawl, where the source sets no limit. */
const MOST_PAGES = 1000;
/** A lease outlives the longest wait and the slowest file. */
const LEASE_MS = 15 * 60_000;
/** Addresses after which the run's counts are stored, for a run whose process is killed. */
const NOTED_EVERY = 10;
const NONE: RunCounts = { fetched: 0, created: 0, updated: 0, unchanged: 0, failed: 0, mentions: 0 };
/** Days of publication that the rhythm of a source is told from. */
const RHYTHM_DAYS = 400;

/** Visits what is due of a source, one address after the other; returns what is to be said of it as a whole. */
async function walk(
	run: SourceRun,
	onStep: (done: number, counts: RunCounts) => Promise<void>,
): Promise<string | null> {
	const { source, store, fence, signal, options, counts } = run;
	/** Hosts to be left alone, each with why. */
	const closed = new Map<string, string>();
	let host: string | undefined;
	for (;;) {
		if (signal.aborted) return INTERRUPTED;
		const now = options.now();
		const at = now.toISOString();
		const isFresh = host === undefined;
		host ??= (await store.dueHosts([source.id], at)).find((name) => !closed.has(name));
		if (host === undefined) break;
		if (run.left <= 0) return `${LIMITED}its limit of pages is reached, the rest is left for the next crawl`;
		const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
		const found = await store.claim(fence, { host, sourceIds: [source.id], at, leaseUntil });
		if (found === null) {
			// Another crawl of the same source has it, which the lock rules out; it would be asked for without end.
			if (isFresh) break;
			host = undefined;
			continue;
		}
		try {
			const pause = await step(run, found);
			if (pause !== null) {
				closed.set(host, pause);
				host = undefined;
			}
		} catch (error) {
			if (!signal.aborted || options.lock.lost.aborted) throw error;
			await store.release(fence, found.url);
			return INTERRUPTED;
		}
		run.done++;
		await onStep(run.done, counts);
	}
	const paused = [...closed.values()][0];
	if (paused !== undefined) {
		noteFailure(run, source.home, paused, "Nothing to do; what is left is asked for when the time has come.");
		return `${CUT_SHORT}${paused}`;
	}
	return counts.created + counts.updated === 0 && counts.failed === 0 ? "nothing new" : null;
}

/** Judges what the run showed of its source, keeps it, and says what is wrong. */
async function judge(run: SourceRun, failure: string | null): Promise<void> {
	const { source, store, options, seen, fence } = run;
	const robots = (await run.hosts(hostOf(source.home))).robotsText();
	const whole: RunSeen = {
		...seen,
		failure,
		robotsHash: robots === null ? null : robotsHash(robots, options.fetcher.userAgent),
	};
	const now = options.now();
	// What was forbidden may be allowed now: the next run looks.
	if (run.state !== null && whole.robotsHash !== null && whole.robotsHash !== run.state.robotsHash)
		await store.addUrls(fence, await store.frontierUrls(source.id, "blocked", MOST_PAGES), now.toISOString(), true);
	const days = await store.publicationDays(source.id, RHYTHM_DAYS);
	const { state, standing, over } = assess(source, run.state, whole, days, now);
	const { raised, cleared } = await store.putHealth(fence, state, standing, over, now.toISOString());
	for (const { kind, message } of raised) options.log.warn("alarm.raised", { source: source.id, kind, message });
	for (const { kind } of cleared) options.log.info("alarm.cleared", { source: source.id, kind });
}

/** A start page of a source that leads nowhere is a failure of the run, though every request was answered. */
function noteEmpty(run: SourceRun): void {
	const { source, seen, counts } = run;
	const isEmpty = seen.starts.length > 0 && seen.starts.every(({ articles }) => articles === 0);
	if (!isEmpty || counts.failed > 0) return;
	noteFailure(
		run,
		source.home,
		`${source.id}: no feed or listing leads to an article.`,
		"The site's layout or its addresses may have changed: look at the source's listings and patterns.",
	);
}

/**
 * A crawler that holds the lock. What an earlier one had on its hands, when it was killed, is free again.
 *
 * Each crawl of a source visits its start pages, then what they lead to and what is to be read again, one request to a
 * host at a time. A page that fails is noted and the crawl goes on; a crawl that was stopped or killed is taken up where
 * it was. Of an unchanged site it asks for the start pages again and stores no report twice.
 *
 * `crawl` throws whatever the store throws, AppError `lock_lost` among it; the run is then finished with the reason
 * where it can be.
 */
export async function createCrawler(options: CrawlOptions): Promise<Crawler> {
	const { store, fetcher, log, now, lock } = options;
	const wait: Wait = options.wait ?? ((ms, stop) => sleep(ms, undefined, stop ? { signal: stop } : {}));
	const signal = options.signal ? AbortSignal.any([options.signal, lock.lost]) : lock.lost;
	// Each source and host waits on it.
	setMaxListeners(0, signal);
	const { fence } = lock;
	const clearUp = async (): Promise<void> => {
		await store.closeOpenRuns(fence, now().toISOString(), KILLED);
	};
	await clearUp();
	await store.release(fence);
	const hosts = createHosts({ store, fetcher, fence, wait, now, signal });
	const running = new Set<SourceRun>();
	const tell = (label: string): void => {
		const sum = (of: (run: SourceRun) => number) => [...running].reduce((all, run) => all + of(run), 0);
		options.onProgress?.(
			sum(({ done }) => done),
			sum(({ done, known }) => Math.max(done, known)),
			label,
		);
	};

	async function begin(source: Source): Promise<SourceRun> {
		const recipe = recipeOf(source, options.families);
		const hash = recipeHash(recipe);
		const at = now().toISOString();
		const starts = startsOf(source);
		await store.addUrls(fence, starts, at, true);
		const again = await store.requeueQuarantined(fence, source.id, hash, at);
		return {
			source,
			recipe,
			recipeHash: hash,
			state: await store.sourceState(source.id),
			options,
			store,
			fence,
			signal,
			hosts,
			wait,
			counts: { ...NONE },
			failures: [],
			left: source.limits.pages ?? MOST_PAGES,
			known: starts.length + again,
			done: 0,
			seen: { starts: [], articles: [], robotsHash: null, recipe: hash, failure: null },
			turned: new Set(),
			listed: new Map(),
			forms: new Map(),
			sessions: new Map(),
			sinceListing: new Map(),
			useless: new Map(),
		};
	}

	/** The id of a run that begins, or why the source is left to the crawler that is at it. */
	async function start(source: Source): Promise<number | string> {
		try {
			return await store.startRun(source.id, now().toISOString(), fence);
		} catch (error) {
			if (error instanceof AppError && error.code === "conflict") return messageOf(error);
			throw error;
		}
	}

	async function crawl(source: Source): Promise<CrawlResult> {
		const id = await start(source);
		if (typeof id === "string") {
			log.info("crawl.left", { source: source.id, reason: id });
			return { counts: NONE, failures: [], complete: true, note: id };
		}
		log.info("crawl.started", { source: source.id, run: id });
		let run: SourceRun | null = null;
		let note: string | null;
		try {
			run = await begin(source);
			running.add(run);
			note = await walk(run, (done, counts) => {
				tell(source.id);
				return done % NOTED_EVERY === 0 ? store.noteProgress(id, counts) : Promise.resolve();
			});
			noteEmpty(run);
			if (note !== INTERRUPTED) await judge(run, note?.startsWith(CUT_SHORT) ? note.slice(CUT_SHORT.length) : null);
		} catch (error) {
			const counts = run?.counts ?? NONE;
			const why = `${CUT_SHORT}${messageOf(error)}`;
			await store.finishRun(id, now().toISOString(), counts, why).catch(() => {});
			log.error("crawl.broken", { source: source.id, run: id, reason: messageOf(error) });
			throw error;
		} finally {
			if (run) running.delete(run);
		}
		const { counts, failures } = run;
		await store.finishRun(id, now().toISOString(), counts, note);
		log.info("crawl.finished", { source: source.id, run: id, ...counts, note });
		return { counts, failures, complete: !note?.startsWith(CUT_SHORT), note };
	}

	return { crawl, clearUp };
}

/** Crawls sources side by side, see `createCrawler`; one that breaks on the store breaks all. */
export async function crawlSources(
	sources: readonly Source[],
	options: CrawlOptions,
): Promise<(CrawlResult & { source: Source })[]> {
	const crawler = await createCrawler(options);
	const results = await Promise.allSettled(
		sources.map(async (source) => ({ ...(await crawler.crawl(source)), source })),
	);
	const broken = results.find((result) => result.status === "rejected");
	if (broken) throw broken.reason;
	return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}
