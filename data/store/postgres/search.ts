import { ReportSummary } from "../../../model/report.ts";
import type { Paging, ReportFilter, ReportHit, ReportSort, Slice } from "../search-port.ts";
import type { Bounds } from "../shared/budget.ts";
import { awaited } from "../shared/reading.ts";
import { foundReports } from "../shared/reports.ts";
import { record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import type { Place } from "../shared/text-index.ts";
import type { Db } from "./db.ts";
import { rankedReads } from "./ranking.ts";
import { textsWithin } from "./texts.ts";

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

/** Reports that fit, see `SearchStore.searchReports`. */
export const searchReports = (
	db: Db,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	bounds: Bounds = {},
): Promise<Slice<ReportHit>> => {
	const hits = (places: readonly Place[]) => hitsAt(db, places);
	return awaited(foundReports((...asked) => ({ ...rankedReads(db, ...asked), hits }), filter, sort, paging, bounds));
};
