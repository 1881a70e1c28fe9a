import type { CitationFilter, Counts, Facets, ReportFilter } from "../search-port.ts";
import type { Columns, FactColumns } from "./fact-columns.ts";
import type { FactSets } from "./fact-sets.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "./facts.ts";
import { citationFacts, type FactsAsked, factsAsked, factTokens } from "./match.ts";
import { MOST_PLACES } from "./mention-terms.ts";

/*
 * Counts and facets by the facts in memory. What only asks for such facts is counted from there alone; of other searches a
 * store hands over the rows that fit.
 */

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
	readonly columns: FactColumns;
	readonly #sets: Columns;
	readonly #bySet: Uint32Array;
	readonly #byYear = new Uint32Array(MOST_YEAR);
	#total = 0;

	/** `sets`: the columns that the rows stand in. */
	constructor(columns: FactColumns, sets: Columns) {
		this.columns = columns;
		this.#sets = sets;
		this.#bySet = new Uint32Array(columns.sets.length);
	}

	/** Counts rows: those that stand at these places in the columns, of these reports. */
	protected count(places: Uint32Array, reports: Uint32Array, length: number): void {
		for (const column of this.#sets) addUp(this.#bySet, column, places, length);
		addUp(this.#byYear, this.columns.years, reports, length);
		this.#total += length;
	}

	/** What was counted; `complete`: whether that is all. */
	counts(complete: boolean): Counts {
		const facets: Facets = {};
		const note = (facet: string, value: string, count: number): void => {
			facets[facet] ??= {};
			facets[facet][value] = count;
		};
		this.#byYear.forEach((count, year) => {
			if (count > 0) note("year", year === 0 ? "unknown" : String(year), count);
		});
		for (const [fact, count] of this.columns.sets.sum(this.#bySet))
			note(FACETS[fact.charAt(0)] as string, fact.slice(2), count);
		return { total: this.#total, facets, complete };
	}
}

/** Adds up reports; its columns know the facts of reports. */
export class ReportTally extends Tally {
	constructor(columns: FactColumns) {
		super(columns, columns.reports);
	}

	/** Counts reports by their ids. */
	add(ids: Uint32Array): void {
		this.count(ids, ids, ids.length);
	}
}

/** Adds up citations; its columns know the facts of reports and citations. */
export class CitationTally extends Tally {
	constructor(columns: FactColumns) {
		super(columns, columns.mentions);
	}

	/** Counts citations by their spots, see `FactColumns.addMentions`. */
	add(spots: Float64Array): void {
		const { starts } = this.columns;
		const places = new Uint32Array(spots.length);
		const ids = new Uint32Array(spots.length);
		for (let i = 0; i < spots.length; i++) {
			const spot = spots[i] as number;
			const id = Math.floor(spot / MOST_PLACES);
			ids[i] = id;
			places[i] = (starts[id] as number) + MOST_PLACES - 1 - (spot - id * MOST_PLACES);
		}
		this.count(places, ids, spots.length);
	}

	/** Counts those of all citations that fit. */
	addFitting(fits: (place: number) => boolean): void {
		const { starts, lengths } = this.columns;
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
				this.count(places, ids, length);
				length = 0;
			}
		}
		this.count(places, ids, length);
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

/** The counts of reports where the facts in memory tell them; else null. */
export function reportsByFacts(columns: FactColumns, filter: ReportFilter): Counts | null {
	const facts = factsAsked(filter, filter.directive, filter.cites);
	if (!bySetsAlone(facts, filter)) return null;
	const { sets, reports } = columns;
	const [indexed] = reports as [Uint32Array];
	const fits = fitting(sets, reports, REPORT_COLUMNS, facts);
	const found = new Uint32Array(indexed.length);
	let length = 0;
	for (let id = 1; id < indexed.length; id++) if (indexed[id] !== 0 && fits(id)) found[length++] = id;
	const tally = new ReportTally(columns);
	tally.add(found.subarray(0, length));
	return tally.counts(true);
}

/** The counts of citations where the facts in memory tell them; else null. */
export function citationsByFacts(columns: FactColumns, filter: CitationFilter): Counts | null {
	const facts = citationFacts(filter);
	if (!bySetsAlone(facts, filter)) return null;
	const tally = new CitationTally(columns);
	tally.addFitting(fitting(columns.sets, columns.mentions, MENTION_COLUMNS, facts));
	return tally.counts(true);
}
