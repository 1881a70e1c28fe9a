import { ReportSummary } from "../../../model/report.ts";
import type { Paging, ReportFilter, ReportHit, ReportSort, Slice } from "../search-port.ts";
import { type Bounds, Budget } from "../shared/budget.ts";
import { cursorOf, limitOf, readCursor } from "../shared/cursor.ts";
import { DATED, keysWithin } from "../shared/days.ts";
import { reportSearch, type Search } from "../shared/match.ts";
import { type Row, record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import { type Place, type Range, REPORTS, type Walk } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { ranked } from "./ranking.ts";
import { walk } from "./walk.ts";

function hitAt(connection: Connection, { row }: Place): ReportHit {
	const found = connection.sql(`SELECT ${SUMMARY}, r.text FROM report r WHERE r.id = ?`);
	const columns = found.get(Number(row) % DATED) as Row;
	return { ...record(ReportSummary, columns), text: String(columns.text) };
}

/** Newest first; a cursor holds tier and sort key of the last report before. */
function newest(connection: Connection, search: Search, range: Range, paging: Paging, budget: Budget) {
	const [tier, key] = paging.cursor === undefined ? [] : readCursor("reports", paging.cursor, [true, true]);
	const after = key === undefined ? null : { tier: Number(tier), row: BigInt(key) };
	const whole: Walk = { ...search, index: REPORTS, stretches: [{ ...range, match: null }] };
	const { places, next } = walk(connection, whole, after, limitOf(paging), budget);
	return { places, cursor: next && cursorOf("reports", [next.tier, Number(next.row)]) };
}

/** Reports that fit, see `SearchStore.searchReports`. */
export function searchReports(
	connection: Connection,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	bounds: Bounds = {},
): Slice<ReportHit> {
	const budget = new Budget(bounds);
	const search = reportSearch(filter);
	const range = keysWithin(filter.from, filter.to);
	// Without words there is nothing to rank by.
	const isRanked = sort === "relevance" && search.phrases.length > 0;
	const { places, cursor } = (isRanked ? ranked : newest)(connection, search, range, paging, budget);
	return { items: places.map((place) => hitAt(connection, place)), next: cursor };
}
