import type { CitationFilter, Counts, ReportFilter } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { DATED, keysWithin } from "../shared/days.ts";
import { largeNumbers, smallNumbers } from "../shared/digits.ts";
import { reportSearch, type Search } from "../shared/match.ts";
import { count } from "../shared/rows.ts";
import { CitationTally, citationsByFacts, ReportTally, reportsByFacts } from "../shared/tally.ts";
import { askedIn, MENTIONS, REPORTS, type Stretch, type TextIndex } from "../shared/text-index.ts";
import { citationsAsked } from "./citations.ts";
import type { Connection } from "./connection.ts";
import { mentionColumns, reportColumns } from "./fact-columns.ts";
import { fts5 } from "./fts5.ts";
import { stepsOf, TABLES } from "./walk.ts";

const ALL_KEYS = keysWithin(undefined, undefined);
/** Reports up to which a count of few terms is one step. */
const MANY = 1_000_000;

/** Calls with the rows that fit, step by step; returns whether time allowed for all. */
function eachStep(
	connection: Connection,
	index: TextIndex,
	{ match, terms }: Search,
	stretches: Stretch[],
	budget: Budget,
	take: (rows: Buffer | null) => void,
): boolean {
	const table = TABLES[index.of];
	// Of a row id the part below the day is enough: by it the columns are ordered.
	const rows = `SELECT CAST(group_concat(rowid & ${BigInt(DATED) * index.places - 1n}) AS BLOB)
		FROM ${table} WHERE ${table} MATCH @match`;
	// Where there are several stretches each is a short one.
	const isLong = stretches.length === 1 && (index !== REPORTS || terms > index.short || lastId(connection) > MANY);
	const steps = stretches.flatMap((stretch) =>
		(isLong ? stepsOf(connection, index, stretch) : [stretch]).map((step) => ({ ...stretch, ...step })),
	);
	for (const [i, step] of steps.entries()) {
		if (i > 0 && budget.isSpent()) return false;
		const { first, end } = step;
		const asked = fts5(askedIn(match, step));
		// To compare each row id with a range that all lie in costs a tenth.
		const isAll = first === 0n && end === ALL_KEYS.end;
		const found = isAll
			? connection.sql(rows).pluck().get({ match: asked })
			: connection
					.sql(`${rows} AND rowid BETWEEN @first AND @last`)
					.pluck()
					.get({ match: asked, first, last: end - 1n });
		take(found as Buffer | null);
	}
	return true;
}

const lastId = (connection: Connection): number =>
	count(connection.sql("SELECT coalesce(max(id), 0) AS n FROM report").get());

/** How many reports fit and how they are spread, see `SearchStore.countReports`. */
export function countReports(connection: Connection, filter: ReportFilter, bounds: Bounds = {}): Counts {
	const budget = new Budget(bounds);
	const columns = reportColumns(connection);
	const known = reportsByFacts(columns, filter);
	if (known) return known;
	const tally = new ReportTally(columns);
	const stretches = [{ ...keysWithin(filter.from, filter.to), match: null }];
	const complete = eachStep(connection, REPORTS, reportSearch(filter), stretches, budget, (rows) =>
		tally.add(smallNumbers(rows)),
	);
	return tally.counts(complete);
}

/** How many citations fit and how they are spread, see `SearchStore.countCitations`. */
export function countCitations(connection: Connection, filter: CitationFilter, bounds: Bounds = {}): Counts {
	const budget = new Budget(bounds);
	const columns = mentionColumns(connection);
	const known = citationsByFacts(columns, filter);
	if (known) return known;
	const tally = new CitationTally(columns);
	const { search, stretches } = citationsAsked(connection, filter);
	const complete = eachStep(connection, MENTIONS, search, stretches, budget, (rows) => tally.add(largeNumbers(rows)));
	return tally.counts(complete);
}
