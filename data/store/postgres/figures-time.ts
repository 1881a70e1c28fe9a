import type { Anniversary, Lags, Outdated } from "../port.ts";
import { DATED, dayNumber, firstKeyOf } from "../shared/days.ts";
import { anniversariesOf, type Issued, issuedIn, lagsOf } from "../shared/figures-time.ts";
import type { Db } from "./db.ts";
import { DAY_OF } from "./keys.ts";
import { columns, table } from "./many.ts";
import { replaced } from "./replaced.ts";

/**
 * Directives with an anniversary between two days, see `SearchStore.anniversaries`.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export async function anniversaries(
	db: Db,
	from: string,
	to: string,
	years: number[],
	limit: number,
): Promise<Anniversary[]> {
	const issued = await db.all<Issued>(
		`SELECT id, issued_on AS "issuedOn", reports FROM directive
		WHERE length(issued_on) = 10 AND year = ANY (@years::bigint[])`,
		{ years: issuedIn(from, to, years) },
	);
	return anniversariesOf(issued, from, to, years).slice(0, limit);
}

const REPLACED = { id: "text", by: "text", since: "text", sinceKey: "bigint" } as const;

const reports = (id: string, range: string): string =>
	`(SELECT count(DISTINCT report_key) FROM mention WHERE directive_id = ${id} AND counted = 1 AND ${range})`;

/** Replaced documents that reports still cite, see `SearchStore.outdated`. */
export async function outdated(db: Db, limit: number): Promise<Outdated[]> {
	return db.all(
		`SELECT r.id AS "directiveId", r.by AS "replacedBy", r.since, r.after,
			${reports("r.id", `report_key >= ${DATED} AND report_key < r."sinceKey"`)} AS before,
			(SELECT ${DAY_OF("max(report_key)")} FROM mention WHERE directive_id = r.id AND counted = 1) AS "lastOn",
			(SELECT count(DISTINCT old.report_key) FROM mention old
				WHERE old.directive_id = r.id AND old.counted = 1 AND old.report_key >= r."sinceKey"
				AND EXISTS (SELECT 1 FROM mention new
					WHERE new.directive_id = r.by AND new.counted = 1 AND new.report_key = old.report_key)) AS "both",
			${reports("r.by", 'report_key >= r."sinceKey"')} AS successor
		FROM (SELECT *, ${reports("id", 'report_key >= "sinceKey"')} AS after FROM ${table("replaced", REPLACED)}
			ORDER BY after DESC, since COLLATE "C" DESC, id COLLATE "C" LIMIT @limit) r
		WHERE r.after > 0 ORDER BY r.after DESC, r.since COLLATE "C" DESC, r.id COLLATE "C"`,
		{ limit, ...columns(REPLACED, await replaced(db)) },
	);
}

/** The day of the first report of that day or later that cites a directive, or null. */
export async function firstCited(db: Db, id: string, since: string): Promise<string | null> {
	const row = await db.get<{ day: string | null }>(
		`SELECT ${DAY_OF("min(report_key)")} AS day FROM mention
		WHERE directive_id = @id AND counted = 1 AND report_key >= @first`,
		{ id, first: firstKeyOf(since) },
	);
	return row?.day ?? null;
}

/** The day from which the index covers what was published, see `SearchStore.coveredSince`. */
export async function coveredSince(db: Db): Promise<string | null> {
	const dated = `FROM report WHERE duplicate_of IS NULL AND sort_key >= ${DATED}`;
	const row = await db.get<{ day: string }>(
		`SELECT ${DAY_OF("sort_key")} AS day ${dated} ORDER BY sort_key LIMIT 1 OFFSET (SELECT count(*) / 100 ${dated})`,
	);
	return row?.day ?? null;
}

const ISSUED = { type: "text", id: "text", day: "bigint" } as const;

/** How long directives wait for the first report that cites them, see `SearchStore.lags`. */
export async function lags(db: Db): Promise<Lags> {
	const since = await coveredSince(db);
	if (since === null) return { since, lags: [] };
	const cited = await db.all<{ id: string; type: string; issuedOn: string }>(
		`SELECT id, type, issued_on AS "issuedOn" FROM directive
		WHERE length(issued_on) = 10 AND issued_on >= @since AND reports > 0`,
		{ since },
	);
	const issued = cited.flatMap(({ id, type, issuedOn }) => {
		const day = dayNumber(issuedOn);
		return day === null ? [] : [{ id, type, day }];
	});
	const rows = await db.all<{ type: string; days: number }>(
		`SELECT type, (key >> 30) - day AS days FROM (
			SELECT type, day, (SELECT min(report_key) FROM mention
				WHERE directive_id = issued.id AND counted = 1 AND report_key >= issued.day << 30) AS key
			FROM ${table("issued", ISSUED)}) cited WHERE key IS NOT NULL`,
		columns(ISSUED, issued),
	);
	return { since, lags: lagsOf(rows) };
}
