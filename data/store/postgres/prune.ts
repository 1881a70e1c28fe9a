import type { Pruned, Retention } from "../crawl-port.ts";
import { GIVEN_UP } from "../shared/crawling.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";
import type { Db } from "./db.ts";

/** What each limit lets go; counting and deleting ask the same. A limit of null is before nothing. */
const OLD = "body IS NOT NULL AND fetched_at < @bodies::text";
const RUNS = "FROM run WHERE finished_at < @runs::text";
const ALARMS = "FROM alarm WHERE cleared_at < @runs::text";
const DEAD = `${GIVEN_UP} AND coalesce(fetched_at, found_at) < @dead::text`;

/** Rows that are looked at in one unit. A crawler that stores one of them, or a link to it, waits for its end. */
const AT_ONCE = 2000;

/** What a portion let go, and the row that it came to; null: there are no further ones. */
type Portion<K> = { n: number; bytes: number; last: K | null };

/** Without the body its validators would keep the page from being sent again. */
const DROP_BODIES = `WITH portion AS (SELECT url FROM page WHERE url > @after::text ORDER BY url LIMIT ${AT_ONCE}),
	old AS (SELECT url, length(body) AS bytes FROM page WHERE url IN (SELECT url FROM portion) AND ${OLD} FOR UPDATE),
	dropped AS (UPDATE page SET body = NULL, etag = NULL, last_modified = NULL FROM old WHERE page.url = old.url)
	SELECT count(*) AS n, coalesce(sum(bytes), 0)::bigint AS bytes, (SELECT max(url) FROM portion) AS last FROM old`;
const DROP_DEAD = `WITH portion AS (SELECT id FROM frontier WHERE id > @after::bigint ORDER BY id LIMIT ${AT_ONCE}),
	gone AS (DELETE FROM frontier WHERE id IN (SELECT id FROM portion) AND ${DEAD} RETURNING id)
	SELECT count(*) AS n, 0 AS bytes, (SELECT max(id) FROM portion) AS last FROM gone`;

const COUNT = `SELECT (SELECT count(*) FROM page WHERE ${OLD}) AS bodies,
	(SELECT coalesce(sum(length(body)), 0)::bigint FROM page WHERE ${OLD}) AS bytes,
	(SELECT count(*) FROM frontier WHERE ${DEAD}) AS urls,
	(SELECT count(*) ${RUNS}) AS runs, (SELECT count(*) ${ALARMS}) AS alarms`;
/** It reads all pages. */
const MOST_MS = 600_000;

async function inPortions<K extends string | number>(
	connection: Connection,
	sql: string,
	before: Values,
	start: K,
): Promise<{ n: number; bytes: number }> {
	const sum = { n: 0, bytes: 0 };
	const next = (after: K): Promise<Portion<K> | undefined> =>
		connection.light((db) => db.get<Portion<K>>(sql, { ...before, after }));
	for (let after: K | null = start; after !== null; ) {
		const done: Portion<K> | undefined = await next(after);
		sum.n += done?.n ?? 0;
		sum.bytes += done?.bytes ?? 0;
		after = done?.last ?? null;
	}
	return sum;
}

/** What readers see of it. */
async function dropRuns(db: Db, runs: string | null): Promise<Pick<Pruned, "runs" | "alarms">> {
	const pruned = { runs: await db.run(`DELETE ${RUNS}`, { runs }), alarms: await db.run(`DELETE ${ALARMS}`, { runs }) };
	if (pruned.runs + pruned.alarms > 0) await db.changed(false);
	return pruned;
}

/**
 * Throws away what retention allows, or only counts it, see `CrawlStore.prune`. Years of pages may go at once, and crawlers
 * go on meanwhile: so it is done in portions, and where it is ended between two the next run does the rest.
 */
export async function prune(connection: Connection, retention: Retention, dry: boolean): Promise<Pruned> {
	const { bodies, runs, dead } = retention;
	if (dry)
		return connection.read(async (db) => {
			await db.run("SELECT set_config('statement_timeout', @most::text, true)", { most: String(MOST_MS) });
			return (await db.get<Pruned>(COUNT, { bodies, runs, dead })) as Pruned;
		});
	const none = { n: 0, bytes: 0 };
	const dropped = bodies === null ? none : await inPortions(connection, DROP_BODIES, { bodies }, "");
	const gone = dead === null ? none : await inPortions(connection, DROP_DEAD, { dead }, 0);
	// Only this has to stand in line with those who store reports.
	const seen = runs === null ? { runs: 0, alarms: 0 } : await connection.write((db) => dropRuns(db, runs));
	return { bodies: dropped.n, bytes: dropped.bytes, urls: gone.n, ...seen };
}
