import type { Db } from "./db.ts";

/** More than a text of PostgreSQL can have. */
const MOST_CHARACTERS = 2 ** 31 - 1;

/**
 * Texts of reports by their sort keys. They are asked for by keys, not by a join: so the planner leaves out all months that
 * hold none of them before it looks at any.
 */
export async function textsOf(db: Db, keys: readonly number[]): Promise<Map<number, string>> {
	if (keys.length === 0) return new Map();
	const rows = await db.all<{ key: number; text: string }>(
		"SELECT report_key AS key, text FROM report_body WHERE report_key = ANY (@keys::bigint[])",
		{ keys },
	);
	return new Map(rows.map(({ key, text }) => [key, text]));
}

/**
 * Texts by their sort keys, as a unit planned for searching finds them: the months they lie in are told by bounds, since
 * its statements are planned without a look at the keys.
 */
export async function textsWithin(
	db: Db,
	keys: readonly number[],
	characters = MOST_CHARACTERS,
): Promise<Map<number, string>> {
	if (keys.length === 0) return new Map();
	const rows = await db.all<{ key: number; text: string }>(
		`SELECT report_key AS key, left(text, @characters) AS text FROM report_body
			WHERE report_key = ANY (@keys::bigint[]) AND report_key BETWEEN @least AND @greatest`,
		{ keys, least: Math.min(...keys), greatest: Math.max(...keys), characters },
	);
	return new Map(rows.map(({ key, text }) => [key, text]));
}
