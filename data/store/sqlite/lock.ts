import type { Lock, LockHolder } from "../crawl-port.ts";
import { lockLost } from "../shared/crawling.ts";
import type { Connection } from "./connection.ts";

interface LockRow {
	fence: number;
	holder: string | null;
	heartbeatAt: string | null;
}

const row = (connection: Connection): LockRow =>
	connection.sql("SELECT fence, holder, heartbeat_at AS heartbeatAt FROM crawl_lock").get() as LockRow;

/** Takes the lock where it is free, see `CrawlStore.takeLock`. Runs inside a transaction. */
export function takeLock(
	connection: Connection,
	holder: string,
	at: string,
	ttlMs: number,
	gone: readonly string[] | null,
): Lock | LockHolder {
	const now = row(connection);
	if (now.holder !== null && now.heartbeatAt !== null && !gone?.includes(now.holder)) {
		const silence = Math.abs(Date.parse(at) - Date.parse(now.heartbeatAt));
		if (silence < ttlMs) return { holder: now.holder, heartbeatAt: now.heartbeatAt };
	}
	const fence = now.fence + 1;
	connection.sql("UPDATE crawl_lock SET fence = ?, holder = ?, heartbeat_at = ?").run(fence, holder, at);
	return { fence };
}

/** Says that the holder lives, see `CrawlStore.keepLock`. */
export const keepLock = (connection: Connection, fence: number, at: string): boolean =>
	connection.sql("UPDATE crawl_lock SET heartbeat_at = ? WHERE fence = ? AND holder IS NOT NULL").run(at, fence)
		.changes > 0;

/** Gives the lock back, see `CrawlStore.dropLock`. */
export function dropLock(connection: Connection, fence: number): void {
	connection.sql("UPDATE crawl_lock SET holder = NULL, heartbeat_at = NULL WHERE fence = ?").run(fence);
}

/** Who has the lock, see `CrawlStore.crawlers`. */
export function crawlers(connection: Connection): LockHolder[] {
	const { holder, heartbeatAt } = row(connection);
	return holder === null || heartbeatAt === null ? [] : [{ holder, heartbeatAt }];
}

/**
 * Lets only the holder of the lock go on. Called inside the transaction that it guards.
 *
 * @throws AppError `lock_lost`
 */
export function guard(connection: Connection, fence: number): void {
	const now = row(connection);
	if (now.fence !== fence) throw lockLost(`${now.holder ?? "Another crawler"} has taken over this crawler's lock.`);
	if (now.holder === null) throw lockLost("This crawler has given its lock back.");
}
