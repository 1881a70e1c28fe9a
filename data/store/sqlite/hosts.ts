import type { Host } from "../../../model/crawl.ts";
import type { Connection } from "./connection.ts";
import { guard } from "./lock.ts";

interface HostRow {
	host: string;
	text: string | null;
	status: NonNullable<Host["robots"]>["status"] | null;
	fetchedAt: string | null;
	retryAt: string | null;
	fails: number;
}

/** What is known of a host, or null. */
export function host(connection: Connection, name: string): Host | null {
	const row = connection
		.sql(`SELECT host, robots_text AS text, robots_status AS status, robots_at AS fetchedAt, retry_at AS retryAt, fails
			FROM host WHERE host = ?`)
		.get(name) as HostRow | undefined;
	if (!row) return null;
	const { text, status, fetchedAt, retryAt, fails } = row;
	const robots = text === null || status === null || fetchedAt === null ? null : { text, status, fetchedAt };
	return { host: name, robots, retryAt, fails };
}

/** Puts what is known of a host in place of what was, see `CrawlStore.putHost`. Runs inside a transaction. */
export function putHost(connection: Connection, fence: number, { host: name, robots, retryAt, fails }: Host): void {
	guard(connection, fence);
	connection
		.sql(`INSERT OR REPLACE INTO host (host, robots_text, robots_status, robots_at, retry_at, fails)
			VALUES (@name, @text, @status, @fetchedAt, @retryAt, @fails)`)
		.run({ name, retryAt, fails, ...(robots ?? { text: null, status: null, fetchedAt: null }) });
}
