import type { CitationFilter, CitingSentence, Paging, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { citationAfter, citationSearch, citingSentence, spotOf } from "../shared/citing.ts";
import { cursorOf, limitOf } from "../shared/cursor.ts";
import { SUMMARY } from "../shared/summary.ts";
import { MENTIONS, type Place } from "../shared/text-index.ts";
import type { Db } from "./db.ts";
import { replaced } from "./replaced.ts";
import { textsWithin } from "./texts.ts";
import { walk } from "./walk.ts";

/** What a filter asks of the index of citations, and where. */
export const citationsAsked = async (db: Db, filter: CitationFilter) =>
	citationSearch(filter, filter.outdated ? await replaced(db) : []);

type Found = Parameters<typeof citingSentence>[0] & { n: number };

async function sentencesAt(db: Db, places: readonly Place[]): Promise<CitingSentence[]> {
	const spots = places.map(({ row }) => spotOf(row));
	const texts = await textsWithin(
		db,
		spots.map(({ key }) => key),
	);
	const rows = await db.all<Found>(
		`SELECT spot.n, ${SUMMARY}, m.form, m.status, m.directive_id AS "directiveId", m.symbol, m.type, m.relations, m.raw,
			m.start, m."end", m.confidence
		FROM unnest(@keys::bigint[], @positions::integer[]) WITH ORDINALITY AS spot (key, position, n)
			JOIN report r ON r.sort_key = spot.key JOIN mention m ON m.report_id = r.id AND m.position = spot.position
		ORDER BY spot.n`,
		{ keys: spots.map(({ key }) => key), positions: spots.map(({ position }) => position) },
	);
	return rows.map((row) => citingSentence(row, texts.get(spots[row.n - 1]?.key ?? 0) ?? ""));
}

/** Citations that fit, see `SearchStore.searchCitations`. A cursor holds tier, sort key and place of the last one before. */
export async function searchCitations(
	db: Db,
	filter: CitationFilter,
	paging: Paging,
	bounds: Bounds = {},
): Promise<Slice<CitingSentence>> {
	const budget = new Budget(bounds);
	const { search, stretches } = await citationsAsked(db, filter);
	const after = citationAfter(paging.cursor);
	const { places, next } = await walk(db, { ...search, index: MENTIONS, stretches }, after, limitOf(paging), budget);
	const spot = next && spotOf(next.row);
	return {
		items: await sentencesAt(db, places),
		next: spot && cursorOf("citations", [next?.tier, spot.key, spot.position]),
	};
}
