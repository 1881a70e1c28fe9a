import type { CitationFilter, CitingSentence, Paging, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { citationAfter, citationSearch, citingSentence, spotOf } from "../shared/citing.ts";
import { cursorOf, limitOf } from "../shared/cursor.ts";
import { DATED } from "../shared/days.ts";
import { SUMMARY } from "../shared/summary.ts";
import { MENTIONS, type Place } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { replaced } from "./replaced.ts";
import { walk } from "./walk.ts";

/** What a filter asks of the index of citations, and where. */
export const citationsAsked = (connection: Connection, filter: CitationFilter) =>
	citationSearch(filter, filter.outdated ? replaced(connection) : []);

function sentenceAt(connection: Connection, { row }: Place): CitingSentence {
	const { key, position } = spotOf(row);
	const found = connection
		.sql(`SELECT ${SUMMARY}, m.form, m.status, m.directive_id AS directiveId, m.symbol, m.type, m.relations, m.raw, m.start,
				m."end", m.confidence, r.text AS body
			FROM mention m CROSS JOIN report r ON r.id = m.report_id WHERE m.report_id = @id AND m.position = @position`)
		.get({ id: key % DATED, position }) as Parameters<typeof citingSentence>[0] & { body: string };
	return citingSentence(found, found.body);
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
	const { search, stretches } = citationsAsked(connection, filter);
	const after = citationAfter(paging.cursor);
	const { places, next } = walk(connection, { ...search, index: MENTIONS, stretches }, after, limitOf(paging), budget);
	const spot = next && spotOf(next.row);
	return {
		items: places.map((place) => sentenceAt(connection, place)),
		next: spot && cursorOf("citations", [next?.tier, spot.key, spot.position]),
	};
}
