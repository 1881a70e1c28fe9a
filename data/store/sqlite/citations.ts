import { sentenceAround } from "../../../citation/index.ts";
import { Mention } from "../../../model/mention.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { CitationFilter, CitingSentence, Paging, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "./budget.ts";
import type { Connection } from "./connection.ts";
import { cursorOf, limitOf, readCursor } from "./cursor.ts";
import { DATED, keysWithin } from "./days.ts";
import { fact } from "./facts.ts";
import { type FactsAsked, factsAsked, type Search, searchFor } from "./match.ts";
import { REPLACED } from "./replaced.ts";
import { type Row, record } from "./rows.ts";
import { SUMMARY } from "./search.ts";
import { MENTIONS, type Place, type Stretch, walk } from "./walk.ts";

const MOST_KEY = 2n ** 52n - 1n;
/** Confidence is indexed in tenths. */
const MOST_CONFIDENT = 10;

/** From a least confidence on: the tenths there are. */
const tenthsFrom = (least: number): number[] =>
	Array.from({ length: MOST_CONFIDENT + 1 }, (_, tenth) => tenth).filter((tenth) => tenth >= least);

/** The facts that a filter asks of a citation. */
export const citationFacts = (filter: CitationFilter): FactsAsked => ({
	...factsAsked(filter, filter.directive, filter.cites),
	r: filter.relation === undefined ? undefined : [filter.relation],
	u: filter.status === undefined ? undefined : [filter.status],
	c: filter.confidence === undefined ? undefined : tenthsFrom(filter.confidence),
});

/** The first row id of a sort key. Those of days past the year 6771 would take more bits than there are and have none. */
const firstRow = (key: bigint): bigint => (key < MOST_KEY ? key : MOST_KEY) * MENTIONS.places;

/** The stretches of replaced documents: each from the day on which it was replaced. */
function outdatedStretches(connection: Connection, first: bigint, end: bigint): Stretch[] {
	const replaced = connection.sql(`SELECT id, since_key AS since FROM (${REPLACED})`).all();
	return (replaced as { id: string; since: number }[])
		.map(({ id, since }) => ({ match: `"${fact("d", id)}"`, from: firstRow(BigInt(since)) }))
		.map(({ match, from }) => ({ match, first: from > first ? from : first, end }));
}

/** What a filter asks of the index of citations, and where. */
export function citationSearch(
	connection: Connection,
	filter: CitationFilter,
): { search: Search; stretches: Stretch[] } {
	const keys = keysWithin(filter.from, filter.to);
	const [first, end] = [firstRow(keys.first), firstRow(keys.end)];
	const stretches = filter.outdated ? outdatedStretches(connection, first, end) : [{ match: null, first, end }];
	return { search: searchFor(filter.text, citationFacts(filter)), stretches };
}

const Cited = Mention.pick({ form: true, status: true, directiveId: true, symbol: true, type: true, relations: true });
type Spot = Pick<Mention, "start" | "end" | "confidence"> & { raw: string; body: string };

/** Sort key and place in the report of a row of the index. */
const spotOf = (row: bigint): { key: number; position: number } => ({
	key: Number(row / MENTIONS.places),
	position: Number(MENTIONS.places - 1n - (row % MENTIONS.places)),
});
const rowAt = (key: number, position: number): bigint =>
	BigInt(key) * MENTIONS.places + MENTIONS.places - 1n - BigInt(position);

function sentenceAt(connection: Connection, { row }: Place): CitingSentence {
	const { key, position } = spotOf(row);
	const found = connection
		.sql(`SELECT ${SUMMARY}, m.form, m.status, m.directive_id AS directiveId, m.symbol, m.type, m.relations, m.raw, m.start,
				m."end", m.confidence, r.text AS body
			FROM mention m CROSS JOIN report r ON r.id = m.report_id WHERE m.report_id = @id AND m.position = @position`)
		.get({ id: key % DATED, position }) as Row;
	const { raw, start, end, confidence, body } = found as unknown as Spot;
	const sentence = sentenceAround(body, { start, end });
	return {
		...record(Cited, found),
		report: record(ReportSummary, found),
		text: raw,
		start,
		end,
		before: body.slice(sentence.start, start),
		after: body.slice(end, sentence.end),
		confidence,
	};
}

/**
 * Citations that fit, newest report first, then in reading order, see `SearchStore.searchCitations`. A cursor holds tier,
 * sort key and place of the last one before.
 */
export function searchCitations(
	connection: Connection,
	filter: CitationFilter,
	paging: Paging,
	bounds: Bounds = {},
): Slice<CitingSentence> {
	const budget = new Budget(bounds);
	const { search, stretches } = citationSearch(connection, filter);
	const at = paging.cursor === undefined ? null : readCursor("citations", paging.cursor, [true, true, true]);
	const [tier = 0, key = 0, position = 0] = (at ?? []) as number[];
	const after = at && { tier, row: rowAt(key, position) };
	const { places, next } = walk(connection, { ...search, index: MENTIONS, stretches }, after, limitOf(paging), budget);
	const spot = next && spotOf(next.row);
	return {
		items: places.map((place) => sentenceAt(connection, place)),
		next: spot && cursorOf("citations", [next?.tier, spot.key, spot.position]),
	};
}
