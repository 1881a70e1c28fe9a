import type { Host } from "../../../model/crawl.ts";
import type { Db } from "./db.ts";
import { guard, takenOut } from "./lock.ts";

interface HostRow {
	text: string | null;
	status: NonNullable<Host["robots"]>["status"] | null;
	fetchedAt: string | null;
	retryAt: string | null;
	fails: number;
}

/** What is known of a host, or null. */
export async function host(db: Db, name: string): Promise<Host | null> {
	const row = await db.get<HostRow>(
		`SELECT robots_text AS text, robots_status AS status, robots_at AS "fetchedAt", retry_at AS "retryAt", fails
			FROM host WHERE host = @name`,
		{ name },
	);
	if (!row) return null;
	const { text, status, fetchedAt, retryAt, fails } = row;
	const robots = text === null || status === null || fetchedAt === null ? null : { text, status, fetchedAt };
	return { host: name, robots, retryAt, fails };
}

/** Puts what is known of a host in place of what was, see `CrawlStore.putHost`. */
export async function putHost(db: Db, fence: number, { host: name, robots, retryAt, fails }: Host): Promise<void> {
	await guard(db, fence);
	await db.run(
		`INSERT INTO host (host, robots_text, robots_status, robots_at, retry_at, fails)
			VALUES (@name, @text, @status, @fetchedAt, @retryAt, @fails)
			ON CONFLICT (host) DO UPDATE SET robots_text = excluded.robots_text, robots_status = excluded.robots_status,
				robots_at = excluded.robots_at, retry_at = excluded.retry_at, fails = excluded.fails`,
		{ name, retryAt, fails, ...(robots ?? { text: null, status: null, fetchedAt: null }) },
	);
}

/** Of turns reserved further ahead than this many the database's clock was set back since. */
const MOST_AHEAD = 100;
/** One statement, for it stands between a crawler and every page: its row is locked by it, so no turn is given twice. */
const TURN = `WITH delay AS (SELECT @delayMs::double precision * interval '1 ms' AS one FROM crawler WHERE fence = @fence)
	INSERT INTO host_turn AS t (host, next_at) SELECT @host, clock_timestamp() + one FROM delay
	ON CONFLICT (host) DO UPDATE SET next_at = (SELECT one FROM delay)
		+ greatest(clock_timestamp(), least(t.next_at, clock_timestamp() + ${MOST_AHEAD} * (SELECT one FROM delay)))
	RETURNING extract(epoch FROM t.next_at - clock_timestamp())::double precision * 1000 - @delayMs::double precision
		AS wait`;

/** Reserves the host's next turn, see `CrawlStore.turn`. */
export async function turn(db: Db, fence: number, name: string, delayMs: number): Promise<number> {
	const reserved = await db.get<{ wait: number }>(TURN, { fence, host: name, delayMs });
	if (!reserved) throw takenOut();
	return Math.max(0, Math.ceil(reserved.wait));
}
