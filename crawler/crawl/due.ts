import { Cron } from "croner";
import type { Store } from "../../data/store/port.ts";
import type { SourceState } from "../../model/crawl.ts";
import { ZONE } from "../../model/dates.ts";
import type { Run, Source } from "../../model/source.ts";
import { hostOf } from "../urls.ts";
import { INTERRUPTED, succeeded } from "./run-note.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Runs that are looked at to see how often the last ones failed. */
const RUNS = 8;

/** Milliseconds to leave a source alone after so many bad runs in a row: none, 4 min, 16 min, … a day. */
const rest = (bad: number): number => (bad < 2 ? 0 : Math.min(DAY_MS, MINUTE_MS * 4 ** (bad - 1)));

/** Whether the schedule came true between two instants. */
function fired(schedule: string, since: Date, now: Date): boolean {
	// The library leaves out a firing at that very second.
	const reference = new Date(now.getTime() + 1000);
	const [last] = new Cron(schedule, { timezone: ZONE, paused: true }).previousRuns(1, reference);
	return last !== undefined && since < last;
}

/**
 * Whether a source should be crawled: it never was; its last run did not come to its end or did nothing but fail, and
 * that run is long enough ago; its schedule came true since; or, without a schedule, its listings are worth a visit by
 * their rhythm. A last run in the future means that the clock was set back: then it is due, once.
 *
 * @param runs its newest runs, newest first.
 */
export function isDue(source: Source, runs: Run[], state: SourceState | null, now: Date): boolean {
	const [last] = runs;
	if (last === undefined) return true;
	const started = new Date(last.startedAt);
	if (started.getTime() > now.getTime() + MINUTE_MS) return true;
	if (!succeeded(last)) {
		if (last.finishedAt === null || last.note === INTERRUPTED) return true;
		const firstGood = runs.findIndex(succeeded);
		const bad = firstGood === -1 ? runs.length : firstGood;
		return now.getTime() >= Date.parse(last.finishedAt) + rest(bad);
	}
	if (source.schedule !== undefined) return fired(source.schedule, started, now);
	const next = state?.nextAt ? Date.parse(state.nextAt) : started.getTime() + DAY_MS;
	return next <= now.getTime() || next > now.getTime() + 2 * DAY_MS;
}

/**
 * The sources that should be crawled now, by themselves or because a person asked for it since their last run; not those
 * that are switched off, nor those whose host asked to be left alone.
 *
 * @param openIsTaken whether a run that has not ended is another crawler's, which is left to it.
 */
export async function dueSources(
	sources: readonly Source[],
	store: Store,
	now: Date,
	openIsTaken = false,
): Promise<Source[]> {
	const due: Source[] = [];
	for (const source of sources) {
		if (!source.enabled) continue;
		const runs = await store.runs(RUNS, source.id);
		if (openIsTaken && runs[0]?.finishedAt === null) continue;
		const isAsked = await store.isCrawlAsked(source.id, runs[0]?.startedAt ?? "", now.toISOString());
		if (!isAsked && !isDue(source, runs, await store.sourceState(source.id), now)) continue;
		const retryAt = (await store.host(hostOf(source.home)))?.retryAt ?? null;
		// No host is left alone for longer than a day: an instant further ahead is of a clock that was set back.
		const left = retryAt === null ? 0 : Date.parse(retryAt) - now.getTime();
		if (left <= 0 || left > DAY_MS) due.push(source);
	}
	return due;
}
