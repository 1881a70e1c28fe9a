import type { Stats } from "../port.ts";
import { statsOf } from "../shared/stats.ts";
import type { Connection } from "./connection.ts";

/** First (or last) day of publication; undated reports lie below all days. */
const endOfTime = (direction: "ASC" | "DESC"): string => `(SELECT published_on FROM report
	WHERE sort_key >= 1 << 30 ORDER BY sort_key ${direction} LIMIT 1)`;

/** What the index holds, in numbers; see `Stats`. Totals are kept by triggers, so this reads a few rows however many there are. */
export function stats(connection: Connection): Stats {
	const rows = connection.sql("SELECT kind, n FROM total").all() as { kind: string; n: number }[];
	const span = connection
		.sql(`SELECT ${endOfTime("ASC")} AS "from", ${endOfTime("DESC")} AS "to", changed_at AS changedAt FROM meta`)
		.get() as Pick<Stats, "from" | "to" | "changedAt">;
	return statsOf(Object.fromEntries(rows.map(({ kind, n }) => [kind, n])), span);
}
