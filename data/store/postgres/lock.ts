import type { Lock, LockHolder } from "../crawl-port.ts";
import { lockLost } from "../shared/crawling.ts";
import type { Db } from "./db.ts";

/** Whether a crawler of which this was the last sign is silent at an instant, or of the future by as much. */
const isSilent = (heartbeat: string): string =>
	`abs(extract(epoch FROM @at::timestamptz - ${heartbeat}::timestamptz)) * 1000 >= @ttlMs::bigint`;

/** One at work that leaves no room for a further one. */
const IN_THE_WAY = `SELECT holder, heartbeat_at AS "heartbeatAt" FROM crawler WHERE alone OR @alone::boolean
	ORDER BY alone DESC, fence LIMIT 1`;

/** Lets a crawler in, see `CrawlStore.takeLock`: every one gets a fence, unless one is to be alone. */
export async function takeLock(
	db: Db,
	holder: string,
	at: string,
	ttlMs: number,
	gone: readonly string[] | null,
	alone = false,
): Promise<Lock | LockHolder> {
	// One after the other; heartbeats wait for them, which are short.
	await db.run("LOCK TABLE crawler IN SHARE ROW EXCLUSIVE MODE");
	await db.run(`DELETE FROM crawler WHERE holder = ANY (@gone::text[]) OR ${isSilent("heartbeat_at")}`, {
		at,
		ttlMs,
		gone: gone ?? [],
	});
	const other = await db.get<LockHolder>(IN_THE_WAY, { alone: alone ? 1 : 0 });
	if (other) return other;
	const added = await db.get<Lock>(
		"INSERT INTO crawler (holder, heartbeat_at, alone) VALUES (@holder, @at, @alone::boolean) RETURNING fence",
		{ holder, at, alone: alone ? 1 : 0 },
	);
	return added as Lock;
}

/** Where the server was away, none could be heard: so one that was silent itself takes nobody out. */
const KEEP = `WITH before AS (SELECT heartbeat_at FROM crawler WHERE fence = @fence),
	kept AS (UPDATE crawler SET heartbeat_at = @at WHERE fence = @fence RETURNING fence),
	gone AS (DELETE FROM crawler c USING before WHERE c.fence <> @fence
		AND ${isSilent("c.heartbeat_at")} AND NOT (${isSilent("before.heartbeat_at")}))
	SELECT fence FROM kept`;

/** Says that the holder lives, see `CrawlStore.keepLock`. */
export const keepLock = async (db: Db, fence: number, at: string, ttlMs: number): Promise<boolean> =>
	(await db.get(KEEP, { fence, at, ttlMs })) !== undefined;

/** Takes a crawler off the list of those at work. */
export async function dropLock(db: Db, fence: number): Promise<void> {
	await db.run("DELETE FROM crawler WHERE fence = @fence", { fence });
}

/** Who crawls, see `CrawlStore.crawlers`. */
export const crawlers = (db: Db): Promise<LockHolder[]> =>
	db.all<LockHolder>(`SELECT holder, heartbeat_at AS "heartbeatAt" FROM crawler ORDER BY fence`);

/** That a crawler is not among those at work. */
export const takenOut = (): Error =>
	lockLost("This crawler has given its lock back, or was not heard of for too long and was taken out.");

/**
 * Lets only a crawler go on that is among those at work, and keeps it there until the unit ends: who takes it out waits for
 * that. Its heartbeat does not.
 *
 * @throws AppError `lock_lost`
 */
export async function guard(db: Db, fence: number): Promise<void> {
	const found = await db.get("SELECT fence FROM crawler WHERE fence = @fence FOR KEY SHARE", { fence });
	if (!found) throw takenOut();
}

/** That the crawler with this fence is no more; also where there is no fence. */
export const isNoMore = (fence: string): string => `NOT EXISTS (SELECT FROM crawler WHERE crawler.fence = ${fence})`;
