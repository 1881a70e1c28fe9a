import { setTimeout as sleep } from "node:timers/promises";
import { AppError, messageOf } from "../model/errors.ts";
import type { Source } from "../model/source.ts";
import { dueSources } from "./crawl/due.ts";
import { type CrawlOptions, type CrawlResult, createCrawler } from "./crawl.ts";
import { createPruner } from "./schedule/retention.ts";

export interface ScheduleOptions {
	/** As for a crawl; its signal ends the schedule. */
	crawl: CrawlOptions;
	/** The sources as they are now. */
	sources: () => Promise<Source[]>;
	/** Days that things are kept, 0: for good. */
	retentionDays: number;
	/** Tells somebody of alarms that were raised or are over; must not throw. */
	notify?: ((sources: Source[]) => Promise<unknown>) | undefined;
	onRun?: (source: Source, result: CrawlResult) => void;
	/** Waits until the next look; tests give one of their own. */
	wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
	/** Milliseconds that have passed, whatever the clock says. */
	elapsed?: () => number;
}

const MINUTE_MS = 60_000;
/** Sources crawled side by side; each waits most of its time. */
const AT_ONCE = 50;

/**
 * Crawls each source when it is due, until told to stop; then the crawls under way end between two pages. A source that
 * takes long holds up no other.
 *
 * It looks once a minute by a timer that the clock cannot touch. Were the next look an instant of the clock, a clock set
 * back by years would put it off by as much.
 *
 * @throws AppError `lock_lost` where another crawler has taken over; `store_broken` where the disk fails; what the store
 * throws before the first crawl.
 */
export async function runSchedule(options: ScheduleOptions): Promise<void> {
	const { crawl, retentionDays, notify, onRun } = options;
	const { store, log, now, lock } = crawl;
	const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
	const elapsed = options.elapsed ?? (() => performance.now());
	const lost = new AbortController();
	const stop = AbortSignal.any([...(crawl.signal ? [crawl.signal] : []), lock.lost, lost.signal]);
	const crawler = await createCrawler(crawl);
	const prune = createPruner({ store, days: retentionDays, now, elapsed, log });
	const running = new Map<string, Promise<void>>();
	let telling: Promise<unknown> | null = null;
	let again = false;

	/** One round at a time, beside the crawls: who does not answer holds nothing up. What comes meanwhile has one more. */
	function tell(sources: Source[]): void {
		if (telling !== null) {
			again = true;
			return;
		}
		telling = Promise.resolve(notify?.(sources)).finally(() => {
			telling = null;
			if (again && !stop.aborted) tell(sources);
			again = false;
		});
	}

	async function crawlOne(source: Source, sources: Source[]): Promise<void> {
		try {
			const result = await crawler.crawl(source);
			onRun?.(source, result);
		} catch (error) {
			if (error instanceof AppError && (error.code === "lock_lost" || error.code === "store_broken")) lost.abort(error);
			// The crawler has logged it; the source is due again after a while.
			log.debug("schedule.crawl-failed", { source: source.id, reason: messageOf(error) });
		} finally {
			running.delete(source.id);
			tell(sources);
		}
	}

	async function look(): Promise<void> {
		const sources = await options.sources();
		tell(sources);
		await prune();
		// So that a run which is open then is of a crawler that lives.
		if (store.shared) await crawler.clearUp();
		const free = sources.filter(({ id }) => !running.has(id));
		for (const source of await dueSources(free, store, now(), store.shared)) {
			if (running.size >= AT_ONCE) break;
			running.set(source.id, crawlOne(source, sources));
		}
	}

	while (!stop.aborted) {
		try {
			await look();
		} catch (error) {
			// A full disk, a store that is busy: the next look tries again.
			log.error("schedule.look-failed", { reason: messageOf(error) });
		}
		await wait(MINUTE_MS, stop).catch(() => {});
	}
	await Promise.all(running.values());
	await telling;
	for (const { aborted, reason } of [lost.signal, lock.lost]) if (aborted) throw reason;
}
