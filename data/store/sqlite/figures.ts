import { MOST_TOGETHER } from "../../../model/figures.ts";
import type { Cited, Coverage, Tally } from "../port.ts";
import { DATED, firstKeyOf } from "../shared/days.ts";
import { mostFirst } from "../shared/figures.ts";
import { count } from "../shared/rows.ts";
import type { Connection } from "./connection.ts";

const CITED = "FROM mention WHERE directive_id = @id AND counted = 1";

/**
 * Reports that cite a directive by month of publication, in time, undated last: month by month, each a range of one index,
 * since grouping all rows by month would sort them first.
 */
export function citedByMonth(connection: Connection, id: string): Tally[] {
	const next = connection.sql(`SELECT strftime('%Y-%m', min(report_key) >> 30) AS month,
			date(min(report_key) >> 30, 'start of month', '+1 month') AS after
		${CITED} AND report_key >= @first`);
	const within = connection.sql(`SELECT count(DISTINCT report_key) AS n ${CITED}
		AND report_key >= @first AND report_key < @end`);
	const months: Tally[] = [];
	let first = BigInt(DATED);
	for (;;) {
		const { month, after } = next.get({ id, first }) as { month: string | null; after: string | null };
		if (month === null) break;
		// Behind December 9999 SQLite knows no day.
		const end = after === null ? BigInt(Number.MAX_SAFE_INTEGER) : firstKeyOf(after);
		months.push({ key: month, reports: count(within.get({ id, first, end })) });
		first = end;
	}
	const undated = count(within.get({ id, first: 0, end: DATED }));
	return undated > 0 ? [...months, { key: null, reports: undated }] : months;
}

/** The province among the facts of a report. */
const provinceIn = (facts: string): string | null =>
	facts
		.split(" ")
		.find((fact) => fact.startsWith("p="))
		?.slice(2) ?? null;

/**
 * Reports that cite a directive by province, most first, unknown last. Places are read from the facts of the reports:
 * the reports themselves lie a page each apart. One that waits for its facts is looked up.
 */
export function citedByProvince(connection: Connection, id: string): Tally[] {
	const rows = connection
		.sql(`SELECT s.facts, c.province, c.reports FROM (
				SELECT f.origin, iif(f.origin IS NULL, (SELECT province FROM report WHERE id = m.id), NULL) AS province,
					count(*) AS reports
				FROM (SELECT DISTINCT report_key & ${DATED - 1} AS id FROM mention WHERE directive_id = ? AND counted = 1) m
				LEFT JOIN report_facts f ON f.report_id = m.id GROUP BY 1, 2
			) c LEFT JOIN fact_set s ON s.id = c.origin`)
		.all(id) as { facts: string | null; province: string | null; reports: number }[];
	const places = new Map<string | null, number>();
	for (const { facts, province, reports } of rows) {
		const place = facts === null ? province : provinceIn(facts);
		places.set(place, (places.get(place) ?? 0) + reports);
	}
	return mostFirst([...places].map(([key, reports]) => ({ key, reports })));
}

/** Directives cited in the reports that cite one, see `SearchStore.citedTogether`. */
export const citedTogether = (connection: Connection, id: string, limit: number): Cited[] =>
	connection
		.sql(`SELECT other.directive_id AS directiveId, count(DISTINCT other.report_id) AS reports
			FROM (SELECT DISTINCT report_key FROM mention WHERE directive_id = @id AND counted = 1
				ORDER BY report_key DESC LIMIT ${MOST_TOGETHER}) newest
			CROSS JOIN mention other ON other.report_id = newest.report_key & ${DATED - 1}
			WHERE other.directive_id IS NOT NULL AND other.directive_id <> @id
			GROUP BY 1 ORDER BY reports DESC, directiveId LIMIT @limit`)
		.all({ id, limit }) as Cited[];

const dated = (aggregate: string): string => `${aggregate}(iif(sort_key >= ${DATED}, sort_key, NULL))`;

/** Reports by province with their first and last day, see `SearchStore.coverage`. */
export const coverage = (connection: Connection, since?: string): Coverage[] =>
	connection
		.sql(`SELECT province, count(*) AS reports, sum(sort_key < ${DATED}) AS undated,
				date(${dated("min")} >> 30) AS "from", date(${dated("max")} >> 30) AS "to"
			FROM report WHERE duplicate_of IS NULL AND (sort_key >= @first OR sort_key < ${DATED})
			GROUP BY province ORDER BY province IS NULL, reports DESC, province`)
		.all({ first: since === undefined ? 0n : firstKeyOf(since) }) as Coverage[];

/**
 * Provinces that reports of a time are from, see `SearchStore.publishingProvinces`: two seeks in an index for each
 * province, where grouping would walk all reports.
 */
export const publishingProvinces = (connection: Connection, since?: string): string[] =>
	connection
		.sql(`WITH RECURSIVE place (name) AS (
				SELECT min(province) FROM report
				UNION ALL SELECT (SELECT min(province) FROM report WHERE province > name) FROM place WHERE name IS NOT NULL
			) SELECT name FROM place WHERE name IS NOT NULL AND EXISTS (
				SELECT 1 FROM report WHERE province = name AND sort_key >= ? AND duplicate_of IS NULL)`)
		.pluck()
		.all(since === undefined ? 0n : firstKeyOf(since)) as string[];
