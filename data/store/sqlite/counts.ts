import type { CitationFilter, Counts, Facets, ReportFilter } from "../search-port.ts";
import { type Bounds, Budget } from "./budget.ts";
import { citationFacts, citationSearch } from "./citations.ts";
import type { Connection } from "./connection.ts";
import { DATED, keysWithin } from "./days.ts";
import { largeNumbers, smallNumbers } from "./digits.ts";
import { type Columns, columnsOf, type FactColumns } from "./fact-columns.ts";
import type { FactSets } from "./fact-sets.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "./facts.ts";
import { type FactsAsked, factsAsked, factTokens, type Search } from "./match.ts";
import { MOST_PLACES } from "./mention-terms.ts";
import { count } from "./rows.ts";
import { reportSearch } from "./search.ts";
import { MENTIONS, REPORTS, type Stretch, stepsOf, type TextIndex } from "./walk.ts";

/** Facets by the letter of the facts they count. */
const FACETS: Record<string, string> = {
	p: "province",
	s: "source",
	t: "type",
	i: "issuer",
	l: "level",
	k: "term",
	r: "relation",
	u: "status",
	c: "confidence",
};
const MOST_YEAR = 10_000;
/** Citations that are added up at a time where all there are may fit. */
const TOGETHER = 4096;

/** Counts the values that stand at some places of a column. */
function addUp(counts: Uint32Array, column: Uint32Array, places: Uint32Array, length: number): void {
	for (let i = 0; i < length; i++) {
		const value = column[places[i] as number] as number;
		counts[value] = (counts[value] as number) + 1;
	}
}

/** Adds up rows by their sets of facts and by year, column by column: row by row would take three times as long. */
class Tally {
	readonly #columns: FactColumns;
	readonly #sets: Columns;
	readonly #bySet: Uint32Array;
	readonly #byYear = new Uint32Array(MOST_YEAR);
	#total = 0;

	/** `sets`: the columns that the rows stand in. */
	constructor(columns: FactColumns, sets: Columns) {
		this.#columns = columns;
		this.#sets = sets;
		this.#bySet = new Uint32Array(columns.sets.length);
	}

	/** Counts rows: those that stand at these places in the columns, of these reports. */
	add(places: Uint32Array, reports: Uint32Array, length: number): void {
		for (const column of this.#sets) addUp(this.#bySet, column, places, length);
		addUp(this.#byYear, this.#columns.years, reports, length);
		this.#total += length;
	}

	counts(complete: boolean): Counts {
		const facets: Facets = {};
		const note = (facet: string, value: string, count: number): void => {
			facets[facet] ??= {};
			facets[facet][value] = count;
		};
		this.#byYear.forEach((count, year) => {
			if (count > 0) note("year", year === 0 ? "unknown" : String(year), count);
		});
		for (const [fact, count] of this.#columns.sets.sum(this.#bySet))
			note(FACETS[fact.charAt(0)] as string, fact.slice(2), count);
		return { total: this.#total, facets, complete };
	}
}

/** Whether the sets of facts and nothing else tell what fits. */
function bySetsAlone(facts: FactsAsked, filter: ReportFilter & CitationFilter): boolean {
	const words = (filter.text?.all.length ?? 0) + (filter.text?.none.length ?? 0);
	const isTimed = filter.from !== undefined || filter.to !== undefined || filter.outdated === true;
	return words === 0 && !isTimed && [facts.d, facts.n, facts.y].every((asked) => asked === undefined);
}

/** What asks whether a row has one fact of each list; `kinds`: which facts the sets of each column are of. */
function fitting(sets: FactSets, columns: Columns, kinds: object, facts: FactsAsked): (at: number) => boolean {
	const tests = factTokens(facts).map((tokens) => {
		const kind = tokens[0]?.charAt(0) as string;
		const column = Object.values(kinds).findIndex((letters: string) => letters.includes(kind));
		return { column: columns[column] ?? new Uint32Array(0), found: sets.having(tokens) };
	});
	if (tests.length === 0) return () => true;
	return (at) => tests.every(({ column, found }) => found[column[at] as number] === 1);
}

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
	// Of a row id the part below the day is enough: by it the columns are ordered.
	const rows = `SELECT CAST(group_concat(rowid & ${BigInt(DATED) * index.places - 1n}) AS BLOB)
		FROM ${index.table} WHERE ${index.table} MATCH @match`;
	// Where there are several stretches each is a short one.
	const isLong = stretches.length === 1 && (index !== REPORTS || terms > index.short || lastId(connection) > MANY);
	const steps = stretches.flatMap((stretch) =>
		(isLong ? stepsOf(connection, index, stretch) : [stretch]).map((step) => ({ ...stretch, ...step })),
	);
	for (const [i, { first, end, match: besides }] of steps.entries()) {
		if (i > 0 && budget.isSpent()) return false;
		const asked = besides === null ? match : `(${match}) AND ${besides}`;
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
	const columns = columnsOf(connection);
	columns.readReports(connection);
	const { sets, reports } = columns;
	const tally = new Tally(columns, reports);
	const facts = factsAsked(filter, filter.directive, filter.cites);
	if (bySetsAlone(facts, filter)) {
		const [indexed] = reports as [Uint32Array];
		const fits = fitting(sets, reports, REPORT_COLUMNS, facts);
		const found = new Uint32Array(indexed.length);
		let length = 0;
		for (let id = 1; id < indexed.length; id++) if (indexed[id] !== 0 && fits(id)) found[length++] = id;
		tally.add(found, found, length);
		return tally.counts(true);
	}
	const stretches = [{ ...keysWithin(filter.from, filter.to), match: null }];
	const complete = eachStep(connection, REPORTS, reportSearch(filter), stretches, budget, (rows) => {
		const ids = smallNumbers(rows);
		tally.add(ids, ids, ids.length);
	});
	return tally.counts(complete);
}

/** How many citations fit and how they are spread, see `SearchStore.countCitations`. */
export function countCitations(connection: Connection, filter: CitationFilter, bounds: Bounds = {}): Counts {
	const budget = new Budget(bounds);
	const columns = columnsOf(connection);
	columns.readMentions(connection);
	const { sets, starts, lengths, mentions } = columns;
	const tally = new Tally(columns, mentions);
	const facts = citationFacts(filter);
	if (bySetsAlone(facts, filter)) {
		const fits = fitting(sets, mentions, MENTION_COLUMNS, facts);
		const places = new Uint32Array(TOGETHER);
		const ids = new Uint32Array(TOGETHER);
		let length = 0;
		for (let id = 1; id < starts.length; id++) {
			const end = (starts[id] as number) + (lengths[id] as number);
			for (let at = starts[id] as number; at < end; at++) {
				if (!fits(at)) continue;
				places[length] = at;
				ids[length++] = id;
				if (length < TOGETHER) continue;
				tally.add(places, ids, length);
				length = 0;
			}
		}
		tally.add(places, ids, length);
		return tally.counts(true);
	}
	const { search, stretches } = citationSearch(connection, filter);
	const complete = eachStep(connection, MENTIONS, search, stretches, budget, (rows) => {
		const spots = largeNumbers(rows);
		const places = new Uint32Array(spots.length);
		const ids = new Uint32Array(spots.length);
		for (let i = 0; i < spots.length; i++) {
			const spot = spots[i] as number;
			const id = Math.floor(spot / MOST_PLACES);
			ids[i] = id;
			places[i] = (starts[id] as number) + MOST_PLACES - 1 - (spot - id * MOST_PLACES);
		}
		tally.add(places, ids, spots.length);
	});
	return tally.counts(complete);
}
