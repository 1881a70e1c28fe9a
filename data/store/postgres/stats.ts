import type { Stats } from "../port.ts";
import { statsOf } from "../shared/stats.ts";
import type { Db } from "./db.ts";

/** First (or last) day of publication; undated reports lie below all days. */
const endOfTime = (direction: "ASC" | "DESC"): string => `(SELECT to_char(published_on, 'YYYY-MM-DD') FROM report
	WHERE sort_key >= 1 << 30 ORDER BY sort_key ${direction} LIMIT 1)`;

type Row = Pick<Stats, "from" | "to" | "changedAt"> & { totals: string };

/** What the index holds, in numbers; see `Stats`. Totals are kept by triggers, so this reads a few rows however many there are. */
export async function stats(db: Db): Promise<Stats> {
	const row = await db.get<Row>(
		`SELECT ${endOfTime("ASC")} AS "from", ${endOfTime("DESC")} AS "to", changed_at AS "changedAt",
			(SELECT json_object_agg(kind, n) FROM total) AS totals FROM meta`,
	);
	const { totals, ...span } = row as Row;
	return statsOf(JSON.parse(totals), span);
}
