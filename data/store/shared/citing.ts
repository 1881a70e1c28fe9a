import { sentenceAround } from "../../../citation/index.ts";
import { Mention } from "../../../model/mention.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { CitationFilter, CitingSentence } from "../search-port.ts";
import { readCursor } from "./cursor.ts";
import { keysWithin } from "./days.ts";
import { fact } from "./facts.ts";
import { citationFacts, type Search, searchFor } from "./match.ts";
import { MOST_KEY } from "./mention-terms.ts";
import type { Replaced } from "./replaced.ts";
import { type Row, record } from "./rows.ts";
import { greatest, least, MENTIONS, type Place, type Stretch } from "./text-index.ts";

/** The first row id of a sort key, or one behind all row ids. */
const firstRow = (key: bigint): bigint => least(key, BigInt(MOST_KEY) - 1n) * MENTIONS.places;

/**
 * What a filter asks of the index of citations, and where. `replaced`: the replaced documents, where only their citations
 * from the day of the successor on are asked for; each is a stretch.
 */
export function citationSearch(
	filter: CitationFilter,
	replaced: readonly Replaced[],
): { search: Search; stretches: Stretch[] } {
	const keys = keysWithin(filter.from, filter.to);
	const [first, end] = [firstRow(keys.first), firstRow(keys.end)];
	const late = replaced.map(({ id, sinceKey }) => ({
		match: fact("d", id),
		first: greatest(firstRow(BigInt(sinceKey)), first),
		end,
	}));
	return {
		search: searchFor(filter.text, citationFacts(filter)),
		stretches: filter.outdated ? late : [{ match: null, first, end }],
	};
}

/** Sort key and place in the report of a row of the index. */
export const spotOf = (row: bigint): { key: number; position: number } => ({
	key: Number(row / MENTIONS.places),
	position: Number(MENTIONS.places - 1n - (row % MENTIONS.places)),
});

/** Where a list of citations goes on, by the tier, sort key and place of the last one before. */
export function citationAfter(cursor: string | undefined): Place | null {
	if (cursor === undefined) return null;
	const [tier, key, position] = readCursor("citations", cursor, [true, true, true]) as [number, number, number];
	return { tier, row: BigInt(key) * MENTIONS.places + MENTIONS.places - 1n - BigInt(position) };
}

const Cited = Mention.pick({ form: true, status: true, directiveId: true, symbol: true, type: true, relations: true });

/** A citation in its sentence, from a row with the columns of its report (`SUMMARY`), its own and the report's text. */
export function citingSentence(
	row: Row & Pick<Mention, "start" | "end" | "confidence" | "raw">,
	text: string,
): CitingSentence {
	const { raw, start, end, confidence } = row;
	const sentence = sentenceAround(text, { start, end });
	return {
		...record(Cited, row),
		report: record(ReportSummary, row),
		text: raw,
		start,
		end,
		before: text.slice(sentence.start, start),
		after: text.slice(end, sentence.end),
		confidence,
	};
}
