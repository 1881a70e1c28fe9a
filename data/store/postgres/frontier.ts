import type { FrontierUrl, NewUrl, UrlState } from "../../../model/crawl.ts";
import type { Claim } from "../crawl-port.ts";
import { farFrom, MOST_LOST, noteOfLost } from "../shared/crawling.ts";
import type { Db, Parameters } from "./db.ts";
import { guard, isNoMore } from "./lock.ts";
import { columns, table } from "./many.ts";

const COLUMNS = `f.url, f.source_id AS "sourceId", f.host, f.kind, f.priority, f.depth, f.template, f.parent, f.title,
	f.published, f.state, f.next_at AS "nextAt", f.attempts, f.stage, f.found_at AS "foundAt", f.fetched_at AS "fetchedAt",
	f.note, f.recipe, f.content_hash AS "contentHash"`;

/** An address as it is given to a statement; `n`: its place among the others. */
const GIVEN = {
	url: "text",
	sourceId: "text",
	host: "text",
	kind: "text",
	priority: "integer",
	depth: "integer",
	template: "text",
	parent: "text",
	title: "text",
	published: "text",
	n: "integer",
};
const given = (urls: readonly NewUrl[]): Parameters =>
	columns(
		GIVEN,
		urls.map((url, n) => ({ ...url, n })),
	);

/**
 * A shape of addresses that is a trap keeps the new ones of its kind out. Crawlers link to what others are just storing: so
 * known addresses are left out first, since an insertion waits for whoever changes one, and new ones are numbered as they
 * are given but go in by their order. So of two crawlers none holds what the other waits for.
 */
const ADD = `INSERT INTO frontier (id, url, source_id, host, kind, priority, depth, template, parent, title, published,
	found_at, state, note)
	SELECT u.id, u.url, u."sourceId", u.host, u.kind, u.priority, u.depth, u.template, u.parent, u.title, u.published,
		@at::text, CASE WHEN t.trap IS NULL THEN 'new' ELSE 'trap' END, t.trap
	FROM (SELECT nextval('frontier_id_seq') AS id, given.* FROM (SELECT * FROM ${table("told", GIVEN)}
			WHERE NOT EXISTS (SELECT FROM frontier f WHERE f.url = told.url) ORDER BY n) AS given)
		AS u LEFT JOIN template t ON t.source_id = u."sourceId" AND t.template = u.template
	ORDER BY u.url, u.n ON CONFLICT (url) DO NOTHING RETURNING url, state`;
/** A start page is the source's that asks for it: one that was renamed, or shares a site with another, goes on. */
const MAKE_DUE = `UPDATE frontier f SET source_id = u."sourceId", parent = u.parent, kind = u.kind, priority = u.priority,
	depth = u.depth, brought = CASE WHEN f.source_id = u."sourceId" THEN f.brought END,
	next_at = CASE WHEN f.state = 'new' THEN f.next_at ELSE @at END
	FROM (SELECT DISTINCT ON (url) * FROM ${table("u", GIVEN)} ORDER BY url, n DESC) AS u
	WHERE f.url = u.url AND f.state <> 'leased'`;

/** Makes addresses known, see `CrawlStore.addUrls`. Runs inside a guarded unit. */
export async function addUrls(db: Db, urls: readonly NewUrl[], at: string, due: boolean): Promise<number> {
	if (urls.length === 0) return 0;
	const made = await db.all<{ url: string; state: UrlState }>(ADD, { ...given(urls), at });
	const fresh = new Set(made.filter(({ state }) => state === "new").map(({ url }) => url));
	const known = due ? urls.filter(({ url }) => !fresh.has(url)) : [];
	if (known.length > 0) await db.run(MAKE_DUE, { ...given(known), at });
	return fresh.size;
}

const NEXT_STEP = (after: string): string => `LATERAL (SELECT host, priority FROM frontier
	WHERE source_id = source AND due_at IS NOT NULL ${after} ORDER BY host, priority LIMIT 1) AS next`;
const HAS_DUE = (condition: string): string => `EXISTS (SELECT FROM frontier
	WHERE source_id = source AND host = step.host AND priority = step.priority AND ${condition})`;
/** Steps from priority to priority of each host of each source along the index, whatever number of addresses each has. */
const DUE_HOSTS = `WITH RECURSIVE step (source, host, priority) AS (
		SELECT source, next.host, next.priority FROM unnest(@sourceIds::text[]) AS source CROSS JOIN ${NEXT_STEP("")}
		UNION ALL
		SELECT source, next.host, next.priority
		FROM step CROSS JOIN ${NEXT_STEP("AND (host, priority) > (step.host, step.priority)")}
	)
	SELECT DISTINCT host FROM step WHERE ${HAS_DUE("due_at <= @at")} OR ${HAS_DUE("due_at > @far")} ORDER BY host`;

/** Hosts with something to ask for, see `CrawlStore.dueHosts`. */
export async function dueHosts(db: Db, sourceIds: string[], at: string): Promise<string[]> {
	const rows = await db.all<{ host: string }>(DUE_HOSTS, { sourceIds, at, far: farFrom(at) });
	return rows.map(({ host }) => host);
}

const NEXT_PRIORITY = (after: string): string => `LATERAL (SELECT priority FROM frontier
	WHERE source_id = source AND host = @host AND due_at IS NOT NULL ${after} ORDER BY priority LIMIT 1) AS next`;
const FIRST = (least: string, most: string): string =>
	`(SELECT due_at, id, ${least} AS least, ${most} AS most FROM frontier
		WHERE host = @host AND source_id = source AND priority = step.priority
			AND due_at >= ${least} AND due_at <= ${most} ORDER BY due_at, id LIMIT 1)`;
/**
 * Steps from priority to priority of each of the sources along the index, and looks at the first of each: so the many that
 * are not due yet are passed over without being read. Then the best of them is leased that no other crawler has in its hands.
 */
const LEASE = `WITH RECURSIVE step (source, priority) AS (
		SELECT source, next.priority FROM unnest(@sourceIds::text[]) AS source CROSS JOIN ${NEXT_PRIORITY("")}
		UNION ALL
		SELECT source, next.priority FROM step CROSS JOIN ${NEXT_PRIORITY("AND priority > step.priority")}
	),
	first AS (
		SELECT step.source, step.priority, f.due_at, f.id, f.least, f.most
		FROM step CROSS JOIN LATERAL (${FIRST("''", "@at::text")} UNION ALL ${FIRST("@far::text", "'~'")}) AS f
	),
	next AS (
		SELECT free.id
		FROM (SELECT * FROM first ORDER BY priority, due_at, id) AS best CROSS JOIN LATERAL
			(SELECT f.id FROM frontier f WHERE f.host = @host AND f.source_id = best.source AND f.priority = best.priority
				AND f.due_at >= best.least AND f.due_at <= best.most
				ORDER BY f.due_at, f.id LIMIT 1 FOR UPDATE SKIP LOCKED) AS free
		LIMIT 1
	)
	UPDATE frontier f SET leased_from = CASE WHEN f.state = 'leased' THEN f.leased_from ELSE f.state END,
		state = 'leased', lease_fence = @fence, lease_until = @leaseUntil
	FROM next WHERE f.id = next.id RETURNING ${COLUMNS}`;

/** Leases the next address of a host, see `CrawlStore.claim`. */
export async function claim(
	db: Db,
	fence: number,
	{ host, sourceIds, at, leaseUntil }: Claim,
): Promise<FrontierUrl | null> {
	await guard(db, fence);
	const found = await db.get<FrontierUrl>(LEASE, { fence, host, sourceIds, at, far: farFrom(at), leaseUntil });
	return found ?? null;
}

/** Gives leases back; an address that was lost with its crawler too often is set aside, see `CrawlStore.release`. */
const GIVE_BACK = (whose: string): string => `WITH held AS (
		SELECT id, lost + CASE WHEN ${isNoMore("lease_fence")} THEN 1 ELSE 0 END AS lost FROM frontier
		WHERE lease_fence IS NOT NULL AND ${whose} ORDER BY id FOR UPDATE
	),
	told AS (SELECT id, lost, lost >= ${MOST_LOST} AS ends FROM held)
	UPDATE frontier f SET state = CASE WHEN ends THEN 'quarantined' ELSE f.leased_from END,
		next_at = CASE WHEN ends THEN NULL ELSE f.next_at END,
		recipe = CASE WHEN ends THEN NULL ELSE f.recipe END,
		note = CASE WHEN ends THEN ${noteOfLost("told.lost")} ELSE f.note END,
		lost = CASE WHEN ends THEN 0 ELSE told.lost END, leased_from = NULL, lease_fence = NULL, lease_until = NULL
	FROM told WHERE f.id = told.id`;
const OF_NONE = isNoMore("lease_fence");

/** Gives leases back untouched, see `CrawlStore.release`. */
export async function release(db: Db, fence: number, url?: string): Promise<void> {
	await guard(db, fence);
	const whose = `(lease_fence = @fence OR ${OF_NONE})`;
	if (url === undefined) await db.run(GIVE_BACK(whose), { fence });
	else await db.run(GIVE_BACK(`url = @url AND ${whose}`), { fence, url });
}

/** Gives back what crawlers have that are no more. Runs inside a guarded unit. */
export async function releaseLost(db: Db): Promise<void> {
	await db.run(GIVE_BACK(OF_NONE));
}

/** Makes quarantined addresses due that were read with another recipe, see `CrawlStore.requeueQuarantined`. */
export async function requeueQuarantined(
	db: Db,
	fence: number,
	sourceId: string,
	recipe: string,
	at: string,
): Promise<number> {
	await guard(db, fence);
	return db.run(
		`UPDATE frontier SET next_at = @at
			WHERE source_id = @sourceId AND state = 'quarantined' AND recipe <> @recipe`,
		{ sourceId, recipe, at },
	);
}

/** One address, or null. */
export const frontierUrl = async (db: Db, url: string): Promise<FrontierUrl | null> =>
	(await db.get<FrontierUrl>(`SELECT ${COLUMNS} FROM frontier f WHERE f.url = @url`, { url })) ?? null;

/** How many addresses are in each state, of each source. */
export const frontierCounts = (db: Db): Promise<{ sourceId: string; state: UrlState; urls: number }[]> =>
	db.all(`SELECT source_id AS "sourceId", state, count(*) AS urls FROM frontier GROUP BY source_id, state
		ORDER BY source_id, state`);

/** Addresses of a source in a state, newest visit first, those never visited last. */
export const frontierUrls = (db: Db, sourceId: string, state: UrlState, limit: number): Promise<FrontierUrl[]> =>
	db.all<FrontierUrl>(
		`SELECT ${COLUMNS} FROM frontier f WHERE f.source_id = @sourceId AND f.state = @state
			ORDER BY f.fetched_at DESC NULLS LAST, f.id DESC LIMIT @limit`,
		{ sourceId, state, limit },
	);
