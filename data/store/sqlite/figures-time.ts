import type { Anniversary, Lags, Outdated } from "../port.ts";
import { DATED, firstKeyOf } from "../shared/days.ts";
import { anniversariesOf, type Issued, issuedIn, lagsOf } from "../shared/figures-time.ts";
import { count } from "../shared/rows.ts";
import type { Connection } from "./connection.ts";
import { replaced } from "./replaced.ts";

/**
 * Directives with an anniversary between two days, see `SearchStore.anniversaries`.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export function anniversaries(
	connection: Connection,
	from: string,
	to: string,
	years: number[],
	limit: number,
): Anniversary[] {
	const issued = connection
		.sql(`SELECT id, issued_on AS issuedOn, reports FROM directive
			WHERE length(issued_on) = 10 AND year IN (SELECT value FROM json_each(?))`)
		.all(JSON.stringify(issuedIn(from, to, years))) as Issued[];
	return anniversariesOf(issued, from, to, years).slice(0, limit);
}

const reports = (id: string, range: string): string =>
	`(SELECT count(DISTINCT report_key) FROM mention WHERE directive_id = ${id} AND counted = 1 AND ${range})`;

/** Replaced documents that reports still cite, see `SearchStore.outdated`. */
export const outdated = (connection: Connection, limit: number): Outdated[] =>
	connection
		.sql(`SELECT r.id AS directiveId, r.by AS replacedBy, r.since, r.after,
				${reports("r.id", `report_key >= ${DATED} AND report_key < r.since_key`)} AS before,
				(SELECT date(max(report_key) >> 30) FROM mention WHERE directive_id = r.id AND counted = 1) AS lastOn,
				(SELECT count(DISTINCT old.report_key) FROM mention old
					WHERE old.directive_id = r.id AND old.counted = 1 AND old.report_key >= r.since_key
					AND EXISTS (SELECT 1 FROM mention new
						WHERE new.directive_id = r.by AND new.counted = 1 AND new.report_key = old.report_key)) AS both,
				${reports("r.by", "report_key >= r.since_key")} AS successor
			FROM (SELECT *, ${reports("id", "report_key >= since_key")} AS after FROM (
					SELECT value ->> 'id' AS id, value ->> 'by' AS by, value ->> 'since' AS since, value ->> 'sinceKey' AS since_key
					FROM json_each(@replaced))
				ORDER BY after DESC, since DESC, id LIMIT @limit) r
			WHERE r.after > 0 ORDER BY r.after DESC, r.since DESC, r.id`)
		.all({ limit, replaced: JSON.stringify(replaced(connection)) }) as Outdated[];

/** The day of the first report of that day or later that cites a directive, or null. */
export function firstCited(connection: Connection, id: string, since: string): string | null {
	const row = connection
		.sql(`SELECT date(min(report_key) >> 30) AS day FROM mention
			WHERE directive_id = ? AND counted = 1 AND report_key >= ?`)
		.get(id, firstKeyOf(since)) as { day: string | null };
	return row.day;
}

/** The day from which the index covers what was published, see `SearchStore.coveredSince`. */
export function coveredSince(connection: Connection): string | null {
	const dated = `FROM report WHERE duplicate_of IS NULL AND sort_key >= ${DATED}`;
	const strays = Math.floor(count(connection.sql(`SELECT count(*) AS n ${dated}`).get()) / 100);
	const row = connection
		.sql(`SELECT date(sort_key >> 30) AS day ${dated} ORDER BY sort_key LIMIT 1 OFFSET ?`)
		.get(strays) as { day: string } | undefined;
	return row?.day ?? null;
}

/** How long directives wait for the first report that cites them, see `SearchStore.lags`. */
export function lags(connection: Connection): Lags {
	const since = coveredSince(connection);
	if (since === null) return { since, lags: [] };
	const rows = connection
		.sql(`SELECT type, (key >> 30) - issued AS days FROM (
				SELECT type, issued, (SELECT min(report_key) FROM mention
					WHERE directive_id = id AND counted = 1 AND report_key >= issued << 30) AS key
				FROM (SELECT id, type, CAST(julianday(issued_on) + 0.5 AS INTEGER) AS issued FROM directive
					WHERE length(issued_on) = 10 AND issued_on >= ? AND reports > 0)
			) WHERE key IS NOT NULL`)
		.all(since) as { type: string; days: number }[];
	return { since, lags: lagsOf(rows) };
}
