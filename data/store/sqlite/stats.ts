import type { Stats } from "../port.ts";
import type { Connection } from "./connection.ts";

/** What the index holds, in numbers; see `Stats`. */
export function stats(connection: Connection): Stats {
	const totals = connection
		.sql(`SELECT (SELECT count(*) FROM directive) AS directives,
			(SELECT count(*) FROM directive WHERE mentions > 0) AS citedDirectives,
			(SELECT count(*) FROM directive WHERE origin = 'cited') AS stubs,
			(SELECT count(*) FROM report WHERE duplicate_of IS NULL) AS reports,
			(SELECT count(*) FROM mention WHERE counted = 1) AS mentions,
			(SELECT min(published_on) FROM report) AS "from",
			(SELECT max(published_on) FROM report) AS "to",
			(SELECT changed_at FROM meta) AS changedAt`)
		.get() as Omit<Stats, "byStatus">;
	const byStatus: Stats["byStatus"] = { resolved: 0, ambiguous: 0, stub: 0, unlinked: 0 };
	for (const row of connection
		.sql("SELECT status, count(*) AS n FROM mention WHERE counted = 1 GROUP BY status")
		.all()) {
		const { status, n } = row as { status: keyof Stats["byStatus"]; n: number };
		byStatus[status] = n;
	}
	return { ...totals, byStatus };
}
