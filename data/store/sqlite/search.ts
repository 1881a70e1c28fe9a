import { ReportSummary } from "../../../model/report.ts";
import type { Paging, ReportFilter, ReportHit, ReportSort, Slice } from "../search-port.ts";
import type { Bounds } from "../shared/budget.ts";
import { DATED } from "../shared/days.ts";
import { done } from "../shared/reading.ts";
import { foundReports } from "../shared/reports.ts";
import { type Row, record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import type { Place } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { rankedReads } from "./ranking.ts";

function hitAt(connection: Connection, { row }: Place): ReportHit {
	const found = connection.sql(`SELECT ${SUMMARY}, r.text FROM report r WHERE r.id = ?`);
	const columns = found.get(Number(row) % DATED) as Row;
	return { ...record(ReportSummary, columns), text: String(columns.text) };
}

/** Reports that fit, see `SearchStore.searchReports`. */
export const searchReports = (
	connection: Connection,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	bounds: Bounds = {},
): Slice<ReportHit> => {
	const hits = (places: readonly Place[]) => places.map((place) => hitAt(connection, place));
	return done(
		foundReports((...asked) => ({ ...rankedReads(connection, ...asked), hits }), filter, sort, paging, bounds),
	);
};
