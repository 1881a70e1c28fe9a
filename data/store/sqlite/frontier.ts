import type { FrontierUrl, NewUrl, UrlState } from "../../../model/crawl.ts";
import type { Claim } from "../crawl-port.ts";
import { farFrom, MOST_LOST, noteOfLost } from "../shared/crawling.ts";
import type { Connection } from "./connection.ts";
import { guard } from "./lock.ts";

const COLUMNS = `url, source_id AS sourceId, host, kind, priority, depth, template, parent, title, published, state,
	next_at AS nextAt, attempts, stage, found_at AS foundAt, fetched_at AS fetchedAt, note, recipe,
	content_hash AS contentHash`;

/** A shape of addresses that is a trap keeps the new ones of its kind out. */
const ADD = `INSERT INTO frontier (url, source_id, host, kind, priority, depth, template, parent, title, published,
	found_at, state, note)
	SELECT @url, @sourceId, @host, @kind, @priority, @depth, @template, @parent, @title, @published, @at,
		iif(trap IS NULL, 'new', 'trap'), trap
	FROM (SELECT (SELECT trap FROM template WHERE source_id = @sourceId AND template = @template) AS trap)
	WHERE true ON CONFLICT (url) DO NOTHING RETURNING state`;
/** A start page is the source's that asks for it: one that was renamed, or shares a site with another, goes on. */
const MAKE_DUE = `UPDATE frontier SET source_id = @sourceId, parent = @parent, kind = @kind, priority = @priority,
	depth = @depth, brought = iif(source_id = @sourceId, brought, NULL), next_at = iif(state = 'new', next_at, @at)
	WHERE url = @url AND state <> 'leased'`;

/** Makes addresses known, see `CrawlStore.addUrls`. Runs inside a guarded transaction. */
export function addUrls(connection: Connection, urls: readonly NewUrl[], at: string, due: boolean): number {
	let added = 0;
	for (const url of urls) {
		const made = connection.sql(ADD).get({ ...url, at }) as { state: UrlState } | undefined;
		if (made?.state === "new") added++;
		else if (due) {
			const { sourceId, parent, kind, priority, depth } = url;
			connection.sql(MAKE_DUE).run({ url: url.url, at, sourceId, parent, kind, priority, depth });
		}
	}
	return added;
}

const HAS_DUE = (condition: string): string =>
	`EXISTS (SELECT 1 FROM frontier WHERE source_id = pair.source_id AND host = pair.host AND ${condition})`;
/** Steps from host to host of each source along the index, whatever number of addresses each has. */
const DUE_HOSTS = `WITH RECURSIVE pair (source_id, host) AS (
		SELECT value, (SELECT min(host) FROM frontier WHERE source_id = value AND due_at IS NOT NULL) FROM json_each(@sources)
		UNION ALL
		SELECT source_id, (SELECT min(host) FROM frontier
			WHERE source_id = pair.source_id AND host > pair.host AND due_at IS NOT NULL)
		FROM pair WHERE host IS NOT NULL
	)
	SELECT DISTINCT host FROM pair
	WHERE host IS NOT NULL AND (${HAS_DUE("due_at <= @at")} OR ${HAS_DUE("due_at > @far")}) ORDER BY host`;

/** Hosts with something to ask for, see `CrawlStore.dueHosts`. */
export function dueHosts(connection: Connection, sourceIds: string[], at: string): string[] {
	const rows = connection.sql(DUE_HOSTS).all({ sources: JSON.stringify(sourceIds), at, far: farFrom(at) });
	return rows.map((row) => (row as { host: string }).host);
}

const FIRST = (condition: string): string =>
	`(SELECT id FROM frontier WHERE host = @host AND source_id = step.source_id AND priority = step.priority
		AND ${condition} ORDER BY due_at, id LIMIT 1)`;
/**
 * Steps from priority to priority of each of the host's sources along the index, and takes the first of each: so the
 * many that are not due yet are passed over without being read.
 */
const NEXT = `WITH RECURSIVE step (source_id, priority) AS (
		SELECT * FROM (SELECT source_id, priority FROM frontier WHERE host = @host AND due_at IS NOT NULL
			ORDER BY source_id, priority LIMIT 1)
		UNION ALL
		SELECT f.source_id, f.priority FROM step CROSS JOIN frontier f
		WHERE f.id = (SELECT id FROM frontier WHERE host = @host AND due_at IS NOT NULL
			AND (source_id, priority) > (step.source_id, step.priority) ORDER BY source_id, priority LIMIT 1)
	)
	SELECT f.id FROM step CROSS JOIN frontier f
	WHERE step.source_id IN (SELECT value FROM json_each(@sources))
		AND f.id = coalesce(${FIRST("due_at <= @at")}, ${FIRST("due_at > @far")})
	ORDER BY f.priority, f.due_at, f.id LIMIT 1`;
const LEASE = `UPDATE frontier SET leased_from = iif(state = 'leased', leased_from, state), state = 'leased',
	lease_fence = @fence, lease_until = @until WHERE id = @id RETURNING ${COLUMNS}`;

/** Leases the next address of a host, see `CrawlStore.claim`. Runs inside a transaction. */
export function claim(connection: Connection, fence: number, wanted: Claim): FrontierUrl | null {
	guard(connection, fence);
	const { host, at } = wanted;
	const next = connection.sql(NEXT).get({ host, at, far: farFrom(at), sources: JSON.stringify(wanted.sourceIds) });
	if (!next) return null;
	const { id } = next as { id: number };
	return connection.sql(LEASE).get({ id, fence, until: wanted.leaseUntil }) as FrontierUrl;
}

const SET_ASIDE = `UPDATE frontier SET state = 'quarantined', next_at = NULL, leased_from = NULL, lease_fence = NULL,
	lease_until = NULL, lost = 0, recipe = NULL, note = ${noteOfLost("lost")}
	WHERE lease_fence <= @fence AND lost >= @most`;

/** Gives leases back untouched, see `CrawlStore.release`. Runs inside a transaction. */
export function release(connection: Connection, fence: number, url?: string): void {
	guard(connection, fence);
	if (url === undefined) {
		connection.sql("UPDATE frontier SET lost = lost + 1 WHERE lease_fence < ?").run(fence);
		connection.sql(SET_ASIDE).run({ fence, most: MOST_LOST });
	}
	connection
		.sql(`UPDATE frontier SET state = leased_from, leased_from = NULL, lease_fence = NULL, lease_until = NULL
			WHERE lease_fence <= @fence ${url === undefined ? "" : "AND url = @url"}`)
		.run(url === undefined ? { fence } : { fence, url });
}

/** Makes quarantined addresses due that were read with another recipe, see `CrawlStore.requeueQuarantined`. */
export function requeueQuarantined(
	connection: Connection,
	fence: number,
	sourceId: string,
	recipe: string,
	at: string,
): number {
	guard(connection, fence);
	return connection
		.sql(`UPDATE frontier SET next_at = @at
			WHERE source_id = @sourceId AND state = 'quarantined' AND recipe <> @recipe`)
		.run({ sourceId, recipe, at }).changes;
}

/** One address, or null. */
export function frontierUrl(connection: Connection, url: string): FrontierUrl | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM frontier WHERE url = ?`).get(url);
	return (row as FrontierUrl | undefined) ?? null;
}

/** How many addresses are in each state, of each source. */
export const frontierCounts = (connection: Connection): { sourceId: string; state: UrlState; urls: number }[] =>
	connection
		.sql(`SELECT source_id AS sourceId, state, count(*) AS urls FROM frontier GROUP BY source_id, state
			ORDER BY source_id, state`)
		.all() as { sourceId: string; state: UrlState; urls: number }[];

/** Addresses of a source in a state, newest visit first, those never visited last. */
export const frontierUrls = (connection: Connection, sourceId: string, state: UrlState, limit: number): FrontierUrl[] =>
	connection
		.sql(`SELECT ${COLUMNS} FROM frontier WHERE source_id = ? AND state = ? ORDER BY fetched_at DESC, id DESC LIMIT ?`)
		.all(sourceId, state, limit) as FrontierUrl[];
