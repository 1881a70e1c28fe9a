import { ReportSummary } from "../../../model/report.ts";
import type { Paging, ReportFilter, ReportHit, ReportSort, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { cursorOf, limitOf, readCursor } from "../shared/cursor.ts";
import { keysWithin } from "../shared/days.ts";
import { reportSearch, type Search } from "../shared/match.ts";
import { record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import { type Place, type Range, REPORTS, type Walk } from "../shared/text-index.ts";
import type { Db } from "./db.ts";
import { ranked } from "./ranking.ts";
import { textsWithin } from "./texts.ts";
import { walk } from "./walk.ts";

async function hitsAt(db: Db, places: readonly Place[]): Promise<ReportHit[]> {
	const keys = places.map(({ row }) => Number(row));
	const texts = await textsWithin(db, keys);
	const rows = await db.all(
		`SELECT ${SUMMARY}, r.sort_key AS key
		FROM unnest(@keys::bigint[]) WITH ORDINALITY AS place (key, n) JOIN report r ON r.sort_key = place.key ORDER BY n`,
		{ keys },
	);
	return rows.map((row) => ({ ...record(ReportSummary, row), text: texts.get(row.key as number) ?? "" }));
}

/** Newest first; a cursor holds tier and sort key of the last report before. */
async function newest(db: Db, search: Search, range: Range, paging: Paging, budget: Budget) {
	const [tier, key] = paging.cursor === undefined ? [] : readCursor("reports", paging.cursor, [true, true]);
	const after = key === undefined ? null : { tier: Number(tier), row: BigInt(key) };
	const whole: Walk = { ...search, index: REPORTS, stretches: [{ ...range, match: null }] };
	const { places, next } = await walk(db, whole, after, limitOf(paging), budget);
	return { places, cursor: next && cursorOf("reports", [next.tier, Number(next.row)]) };
}

/** Reports that fit, see `SearchStore.searchReports`. */
export async function searchReports(
	db: Db,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	bounds: Bounds = {},
): Promise<Slice<ReportHit>> {
	const budget = new Budget(bounds);
	const search = reportSearch(filter);
	const range = keysWithin(filter.from, filter.to);
	// Without words there is nothing to rank by.
	const isRanked = sort === "relevance" && search.phrases.length > 0;
	const { places, cursor } = await (isRanked ? ranked : newest)(db, search, range, paging, budget);
	return { items: await hitsAt(db, places), next: cursor };
}
