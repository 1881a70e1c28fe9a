import type { CitationFilter, Counts, ReportFilter } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { keysWithin } from "../shared/days.ts";
import { largeNumbers, smallNumbers } from "../shared/digits.ts";
import { reportSearch, type Search } from "../shared/match.ts";
import { CitationTally, citationsByFacts, ReportTally, reportsByFacts } from "../shared/tally.ts";
import { MENTIONS, REPORTS, rangeOf, type Stretch, type TextIndex } from "../shared/text-index.ts";
import { citationsAsked } from "./citations.ts";
import type { Db } from "./db.ts";
import { mentionColumns, reportColumns } from "./fact-columns.ts";
import { listIn, stepsOf } from "./walk.ts";

/** Reports up to which a count of few terms is one step. */
const MANY = 100_000;

/** Calls with the rows that fit, step by step; returns whether time allowed for all. */
async function eachStep(
	db: Db,
	index: TextIndex,
	{ match, terms }: Search,
	stretches: Stretch[],
	reports: number,
	budget: Budget,
	take: (rows: Buffer | null) => void,
): Promise<boolean> {
	const whole = rangeOf(stretches);
	const steps = terms > index.short || reports > MANY ? await stepsOf(db, index, whole) : [whole];
	for (const [i, step] of steps.entries()) {
		if (i > 0 && budget.isSpent()) return false;
		take(await listIn(db, index, match, stretches, step));
	}
	return true;
}

/** How many reports fit and how they are spread, see `SearchStore.countReports`. */
export async function countReports(db: Db, filter: ReportFilter, bounds: Bounds = {}): Promise<Counts> {
	const budget = new Budget(bounds);
	const columns = await reportColumns(db);
	const known = reportsByFacts(columns, filter);
	if (known) return known;
	const tally = new ReportTally(columns);
	const stretches = [{ ...keysWithin(filter.from, filter.to), match: null }];
	const complete = await eachStep(db, REPORTS, reportSearch(filter), stretches, columns.indexed, budget, (rows) =>
		tally.add(smallNumbers(rows)),
	);
	return tally.counts(complete);
}

/** How many citations fit and how they are spread, see `SearchStore.countCitations`. */
export async function countCitations(db: Db, filter: CitationFilter, bounds: Bounds = {}): Promise<Counts> {
	const budget = new Budget(bounds);
	const columns = await mentionColumns(db);
	const known = citationsByFacts(columns, filter);
	if (known) return known;
	const tally = new CitationTally(columns);
	const { search, stretches } = await citationsAsked(db, filter);
	const complete = await eachStep(db, MENTIONS, search, stretches, columns.indexed, budget, (rows) =>
		tally.add(largeNumbers(rows)),
	);
	return tally.counts(complete);
}
