import type { AlarmKind, Baseline, NewAlarm, RunSeen, SourceState } from "../model/crawl.ts";
import type { Source } from "../model/source.ts";
import { hoursBetween, nextVisit, rhythmOf } from "./health/days.ts";
import { judgeLooks } from "./health/shifts.ts";

const DAY_MS = 86_400_000;
/** Days of silence that are borne where no rhythm is known. */
const PATIENCE_DAYS = 30;
/** How long a change of robots.txt is told. */
const ROBOTS_TOLD_MS = 7 * DAY_MS;
/** Fewest requests of which most must fail. */
const LEAST_REQUESTS = 4;
/** Most start pages that are kept in mind. */
const MOST_STARTS = 200;

const NOTHING: Baseline = {
	recipe: null,
	usual: null,
	waiting: [],
	shifted: null,
	starts: [],
	robotsChangedAt: null,
	newestOn: null,
	weekends: true,
	patienceHours: null,
};

/** The state of a source that was never crawled. */
const newState = (sourceId: string): SourceState => ({
	sourceId,
	verifiedAt: null,
	lastNewAt: null,
	rhythmHours: null,
	nextAt: null,
	robotsHash: null,
	baseline: null,
});

/**
 * Since when there was nothing new. Where nothing came after the first harvest, by the newest day of publication in it:
 * a site that was dead when it was added is told at once.
 */
function silentSince({ verifiedAt, lastNewAt, baseline }: SourceState): number | null {
	const last = lastNewAt ?? verifiedAt;
	if (last === null) return null;
	const isHarvest = lastNewAt === verifiedAt && baseline?.patienceHours != null;
	if (!isHarvest || baseline?.newestOn == null) return Date.parse(last);
	// The end of that day in Vietnam.
	return Math.min(Date.parse(last), Date.parse(`${baseline.newestOn}T17:00:00Z`));
}

/**
 * Whether a source is silent: nothing new for longer than its rhythm explains, days off not counted. Where its rhythm
 * is not known, 30 days. Null too where nothing ever came; `no-links` and `failing` tell of that.
 *
 * @param now the moment up to which was looked: the end of the last run.
 */
export function silence({ bundled }: Pick<Source, "bundled">, state: SourceState, now: Date): NewAlarm | null {
	const since = silentSince(state);
	// The sample site never brings anything new.
	if (since === null || bundled) return null;
	const { patienceHours, weekends } = state.baseline ?? NOTHING;
	const patience = patienceHours ?? PATIENCE_DAYS * 24;
	if (hoursBetween(since, now.getTime(), weekends) <= patience) return null;
	const days = Math.floor((now.getTime() - since) / DAY_MS);
	const rhythm =
		state.rhythmHours === null ? "" : ` It brings one in about ${Math.max(1, Math.round(state.rhythmHours))} h.`;
	return {
		kind: "silent",
		message: `Nothing new for ${days} days.${rhythm} Look at its listings in a browser: if there is news, mend their addresses and patterns; if it has moved or ended, change the source or switch it off.`,
		facts: { days, since: new Date(since).toISOString(), patienceHours: Math.round(patience) },
	};
}

/** Start pages that lead to no article though they did, or though it is the first look and none leads to any. */
function judgeStarts(starts: RunSeen["starts"], before: readonly string[]) {
	const had = starts.filter(({ articles }) => articles !== null);
	const fruitful = had.filter(({ articles }) => articles !== null && articles > 0).map(({ url }) => url);
	const barren = had.filter(({ articles }) => articles === 0).map(({ url }) => url);
	const lost = barren.filter((url) => before.includes(url) || (before.length === 0 && fruitful.length === 0));
	const alarm: NewAlarm = {
		kind: "no-links",
		message: `${lost.slice(0, 3).join(", ")}${lost.length > 3 ? ` and ${lost.length - 3} more` : ""} ${lost.length === 1 ? "leads" : "lead"} to no article. The site's layout or its addresses may have changed: look at the source's start pages and patterns.`,
		facts: { starts: lost.length, url: lost[0] ?? "" },
	};
	return {
		known: [...new Set([...fruitful, ...before])].slice(0, MOST_STARTS),
		alarm: lost.length > 0 ? alarm : null,
		judged: had.length > 0,
	};
}

/** Whether the run failed, or most of what it asked for could not be had or is no article. */
function judgeFailures({ starts, articles, failure }: RunSeen): NewAlarm | null {
	const requests = starts.length + articles.length;
	const failed =
		starts.filter((start) => start.articles === null).length +
		articles.filter(({ outcome }) => outcome === "failed" || outcome === "quarantined").length;
	const most = requests >= LEAST_REQUESTS && failed > requests / 2;
	if (failure === null && !most) return null;
	const what = failure === null ? `${failed} of ${requests} pages could not be had or read` : failure;
	return {
		kind: "failing",
		message: `The last run failed: ${what.replace(/\.$/, "")}. Open the site in a browser. If it answers there, look at robots.txt and at the addresses of the source; if it does not, wait.`,
		facts: { failed, requests, reason: failure ?? "" },
	};
}

/** When robots.txt changed, if it is to be told still. */
function judgeRobots(before: SourceState | null, hash: string | null, changedAt: string | null, now: Date) {
	const isChange = before !== null && before.robotsHash !== null && hash !== null && before.robotsHash !== hash;
	const at = isChange ? now.toISOString() : changedAt;
	const age = at === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(at);
	const alarm: NewAlarm = {
		kind: "robots-changed",
		message: `robots.txt asks something else of crawlers since ${at}. Read it: leave out of the source what it forbids; what it forbade before and allows now is asked for by itself.`,
		facts: { at: at ?? "" },
	};
	// An instant ahead is of a clock that was set back.
	return { at, alarm: age >= 0 && age < ROBOTS_TOLD_MS ? alarm : null };
}

/**
 * Judges what a run saw of its source against what is usual for it.
 *
 * @param before what was known before the run, null before the first one.
 * @param days days of publication of its newest reports, newest first; 400 are enough.
 * @returns the state after it, the alarms that stand, and the kinds that were looked at and do not. A kind in neither
 * could not be judged by this run: an alarm of it stays as it is.
 */
export function assess(
	source: Source,
	before: SourceState | null,
	seen: RunSeen,
	days: string[],
	now: Date,
): { state: SourceState; standing: NewAlarm[]; over: AlarmKind[] } {
	const known = before ?? newState(source.id);
	const past = known.baseline ?? NOTHING;
	const at = now.toISOString();
	const brought = (...outcomes: string[]): boolean => seen.articles.some(({ outcome }) => outcomes.includes(outcome));
	const rhythm = rhythmOf(days, now);
	const starts = judgeStarts(seen.starts, past.starts);
	const looks = judgeLooks(source, past, seen, now);
	const robots = judgeRobots(before, seen.robotsHash, past.robotsChangedAt, now);
	const verifiedAt = known.verifiedAt ?? (brought("created", "updated", "unchanged") ? at : null);
	const state: SourceState = {
		sourceId: source.id,
		verifiedAt,
		lastNewAt: brought("created") ? at : (known.lastNewAt ?? verifiedAt),
		rhythmHours: rhythm.hours,
		nextAt: nextVisit(rhythm.hours, now),
		robotsHash: seen.robotsHash ?? known.robotsHash,
		baseline: {
			recipe: seen.recipe,
			usual: looks.usual,
			waiting: looks.waiting,
			shifted: looks.shifted,
			starts: starts.known,
			robotsChangedAt: robots.at,
			newestOn: rhythm.newestOn,
			weekends: rhythm.weekends,
			patienceHours: rhythm.patience,
		},
	};
	const standing = [
		starts.judged ? silence(source, state, now) : null,
		starts.alarm,
		...looks.standing,
		robots.alarm,
		judgeFailures(seen),
	].filter((alarm) => alarm !== null);
	const judged: AlarmKind[] = ["failing", "robots-changed", ...looks.judged];
	// A run that saw no start page has not looked for anything new.
	if (starts.judged) judged.push("silent", "no-links");
	const over = judged.filter((kind) => !standing.some((alarm) => alarm.kind === kind));
	return { state, standing, over };
}
