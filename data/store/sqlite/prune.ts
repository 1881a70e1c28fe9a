import type { Pruned, Retention } from "../crawl-port.ts";
import { GIVEN_UP } from "../shared/crawling.ts";
import type { Connection } from "./connection.ts";

/** What each limit lets go, as table and condition; counting and deleting ask the same. */
const OLD = "body IS NOT NULL AND fetched_at < @before";
const BODIES = `FROM page WHERE ${OLD}`;
const RUNS = "FROM run WHERE finished_at < @before";
const ALARMS = "FROM alarm WHERE cleared_at < @before";
const DEAD = `FROM frontier WHERE ${GIVEN_UP} AND coalesce(fetched_at, found_at) < @before`;
/** Without the body its validators would keep the page from being sent again. */
const DROP_BODIES = `UPDATE page SET body = NULL, etag = NULL, last_modified = NULL WHERE ${OLD}`;

const amount = (connection: Connection, expression: string, from: string, before: string | null): number => {
	const row = connection.sql(`SELECT ${expression} AS n ${from}`).get({ before });
	return (row as { n: number }).n;
};

/** Throws away what retention allows, or only counts it, see `CrawlStore.prune`. Runs inside a transaction. */
export function prune(connection: Connection, { bodies, runs, dead }: Retention, dry: boolean): Pruned {
	// A limit of null is before nothing.
	const pruned = {
		bodies: amount(connection, "count(*)", BODIES, bodies),
		bytes: amount(connection, "coalesce(sum(length(body)), 0)", BODIES, bodies),
		runs: amount(connection, "count(*)", RUNS, runs),
		alarms: amount(connection, "count(*)", ALARMS, runs),
		urls: amount(connection, "count(*)", DEAD, dead),
	};
	if (dry) return pruned;
	connection.sql(DROP_BODIES).run({ before: bodies });
	connection.sql(`DELETE ${RUNS}`).run({ before: runs });
	connection.sql(`DELETE ${ALARMS}`).run({ before: runs });
	connection.sql(`DELETE ${DEAD}`).run({ before: dead });
	if (pruned.runs + pruned.alarms > 0) connection.changed(false);
	return pruned;
}
