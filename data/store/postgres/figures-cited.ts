import { MOST_TOGETHER } from "../../../model/figures.ts";
import type { Cited, Coverage, Tally } from "../port.ts";
import { firstKeyOf } from "../shared/days.ts";
import { mostFirst } from "../shared/figures.ts";
import type { Db } from "./db.ts";
import { DAY_OF } from "./keys.ts";

const CITING = "FROM mention WHERE directive_id = @id AND counted = 1";

/** Reports that cite a directive by month of publication, in time, undated last: counted by day along one index. */
export const citedByMonth = (db: Db, id: string): Promise<Tally[]> =>
	db.all(
		`SELECT to_char(day, 'YYYY-MM') AS key, sum(reports)::bigint AS reports
		FROM (SELECT ${DAY_OF("report_key")} AS day, count(*) AS reports
			FROM (SELECT DISTINCT report_key ${CITING}) r GROUP BY 1) d
		GROUP BY 1 ORDER BY min(day) NULLS LAST`,
		{ id },
	);

/** Reports that cite a directive by province, most first, unknown last. */
export const citedByProvince = async (db: Db, id: string): Promise<Tally[]> =>
	mostFirst(
		await db.all(
			`SELECT r.province AS key, count(*) AS reports
			FROM (SELECT DISTINCT report_key ${CITING}) m JOIN report r ON r.sort_key = m.report_key GROUP BY 1`,
			{ id },
		),
	);

/** Directives cited in the reports that cite one, see `SearchStore.citedTogether`. */
export const citedTogether = (db: Db, id: string, limit: number): Promise<Cited[]> =>
	db.all(
		`SELECT other.directive_id AS "directiveId", count(DISTINCT other.report_id) AS reports
		FROM (SELECT DISTINCT report_id, report_key ${CITING} ORDER BY report_key DESC LIMIT ${MOST_TOGETHER}) newest
		JOIN mention other ON other.report_id = newest.report_id
		WHERE other.directive_id IS NOT NULL AND other.directive_id <> @id
		GROUP BY 1 ORDER BY reports DESC, "directiveId" LIMIT @limit`,
		{ id, limit },
	);

/** Reports by province with their first and last day, see `SearchStore.coverage`. */
export const coverage = (db: Db, since?: string): Promise<Coverage[]> =>
	db.all(
		`SELECT province, count(*) AS reports, count(*) FILTER (WHERE published_on IS NULL) AS undated,
			min(published_on) AS "from", max(published_on) AS "to"
		FROM report WHERE duplicate_of IS NULL AND (sort_key >= @first OR published_on IS NULL)
		GROUP BY province ORDER BY province IS NULL, reports DESC, province`,
		{ first: since === undefined ? 0n : firstKeyOf(since) },
	);

/**
 * Provinces that reports of a time are from, see `SearchStore.publishingProvinces`: two seeks in an index for each
 * province, where grouping would walk all reports.
 */
export async function publishingProvinces(db: Db, since?: string): Promise<string[]> {
	const rows = await db.all<{ name: string }>(
		`WITH RECURSIVE place (name) AS (
			SELECT min(province)::string FROM report
			UNION ALL SELECT (SELECT min(province)::string FROM report WHERE province > name) FROM place WHERE name IS NOT NULL
		) SELECT name FROM place WHERE name IS NOT NULL AND EXISTS (
			SELECT 1 FROM report WHERE province = name AND sort_key >= @first AND duplicate_of IS NULL)`,
		{ first: since === undefined ? 0n : firstKeyOf(since) },
	);
	return rows.map(({ name }) => name);
}
