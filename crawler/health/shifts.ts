import type { AlarmKind, ArticleLook, Baseline, Look, NewAlarm, RunSeen } from "../../model/crawl.ts";
import type { Source } from "../../model/source.ts";
import {
	fieldsNeverFound,
	fieldsShift,
	LEAST_ARTICLES,
	LEAST_FOR_LAYOUT,
	layoutShift,
	learn,
	lengthShift,
	lookOf,
	shiftsOf,
} from "./looks.ts";

/** After so many runs that look alike, over at least so many days, what was a shift is what is usual. */
const RUNS_ALIKE = 3;
const DAYS_ALIKE_MS = 7 * 86_400_000;

const SHIFTS = ["empty-fields", "length-shift", "layout-shift"] as const satisfies AlarmKind[];

/** What the looks of a run's articles come to. */
interface Looks extends Pick<Baseline, "usual" | "waiting" | "shifted"> {
	standing: NewAlarm[];
	/** Kinds of alarms that there were enough articles for. */
	judged: AlarmKind[];
}

const lookOnly = ({ length, fields, layout }: ArticleLook): ArticleLook => ({ length, fields, layout });

/** Fields that the source's selectors are to find, of those that are judged. */
function selectedFields({ selectors, family }: Source) {
	return (["title", "published", "body"] as const).filter(
		(field) => selectors[field] !== undefined || (field === "body" && family !== undefined),
	);
}

/**
 * What to make of a look that differs. Layout and length become usual when runs go on to look like it: the site was
 * redesigned and is read all the same. Fields do not: for a field that is missed there is always something to do.
 */
function follow(past: Baseline, look: Look, now: Date): Pick<Looks, "usual" | "shifted"> {
	const { usual, shifted } = past;
	const alike = shifted !== null && shiftsOf(shifted.look, look).length === 0;
	const since = alike && Date.parse(shifted.since) <= now.getTime() ? shifted.since : now.toISOString();
	const next = {
		since,
		runs: alike ? shifted.runs + 1 : 1,
		look: alike ? learn(shifted.look, look) : look,
	};
	if (next.runs < RUNS_ALIKE || now.getTime() - Date.parse(since) < DAYS_ALIKE_MS) return { usual, shifted: next };
	return { usual: { ...next.look, filled: usual?.filled ?? next.look.filled }, shifted: null };
}

/**
 * Holds the looks of a run's articles against the usual one. A run with too few articles is judged together with those
 * before it that were too small. What differs is not learned.
 */
export function judgeLooks(source: Source, before: Baseline, seen: RunSeen, now: Date): Looks {
	const isSameRecipe = before.recipe === null || before.recipe === seen.recipe;
	const past: Baseline = isSameRecipe ? before : { ...before, usual: null, waiting: [], shifted: null };
	// Of a failure, a file and a page that was as before nothing is known of how they are built.
	const own = seen.articles.filter(
		({ outcome, layout }) => outcome === "quarantined" || (outcome !== "failed" && layout.length > 0),
	);
	const fit = own.filter(({ outcome }) => outcome !== "quarantined").map(lookOnly);
	const together = [...past.waiting, ...own.map(lookOnly)];
	const all = own.length >= LEAST_ARTICLES ? own.map(lookOnly) : together;
	const forLayout = own.length >= LEAST_FOR_LAYOUT ? own.map(lookOnly) : together;
	const waiting = all.length >= LEAST_ARTICLES ? [] : all;

	const { usual } = past;
	// A recipe that has never found a field is told, but is no shift: there is nothing to come back to.
	const never = all.length > 0 ? fieldsNeverFound(selectedFields(source), usual, lookOf(all)) : null;
	const shifts: NewAlarm[] = [];
	if (usual !== null && all.length > 0) {
		const look = lookOf(all);
		for (const alarm of [fieldsShift(usual, look), lengthShift(usual, look), layoutShift(usual, lookOf(forLayout))])
			if (alarm) shifts.push(alarm);
	}
	const judged: AlarmKind[] = isSameRecipe ? [] : [...SHIFTS];
	if (all.length >= LEAST_ARTICLES) judged.push("empty-fields", "length-shift");
	if (forLayout.length >= LEAST_FOR_LAYOUT) judged.push("layout-shift");
	const standing = [...shifts, ...(never && !shifts.some(({ kind }) => kind === "empty-fields") ? [never] : [])];

	if (shifts.length > 0) {
		const followed = follow(past, lookOf(forLayout), now);
		// What has become usual is no alarm any more; a missed field stays one.
		const isUsual = followed.shifted === null;
		return {
			...followed,
			waiting,
			judged,
			standing: isUsual ? standing.filter(({ kind }) => kind === "empty-fields") : standing,
		};
	}
	if (waiting.length > 0 || all.length === 0)
		return { usual, waiting, standing, judged, shifted: forLayout.length >= LEAST_FOR_LAYOUT ? null : past.shifted };
	const good = own.length >= LEAST_ARTICLES ? fit : all;
	const learned = good.length > 0 ? (usual === null ? lookOf(good) : learn(usual, lookOf(good))) : usual;
	return { usual: learned, waiting: [], shifted: null, standing, judged };
}
