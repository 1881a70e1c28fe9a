import { Run, type RunCounts } from "../../../model/source.ts";
import type { Paging, Part } from "../port.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, record, records } from "../shared/rows.ts";
import { NEWEST_RUN, noRun } from "../shared/runs.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";
import { guard } from "./lock.ts";

/** Notes that a crawl of a source begins; returns its id. */
export function startRun(connection: Connection, sourceId: string, at: string): number {
	const started = connection.sql("INSERT INTO run (source_id, started_at) VALUES (?, ?)").run(sourceId, at);
	return Number(started.lastInsertRowid);
}

/** Notes what a crawl that goes on has done so far, so that it is not lost with its process. */
export function noteProgress(connection: Connection, id: number, counts: RunCounts): void {
	const { fetched, created, updated, unchanged, failed, mentions } = counts;
	connection
		.sql(`UPDATE run SET fetched = @fetched, created = @created, updated = @updated, unchanged = @unchanged,
			failed = @failed, mentions = @mentions WHERE id = @id AND finished_at IS NULL`)
		.run({ id, fetched, created, updated, unchanged, failed, mentions });
}

/**
 * Notes that a crawl ended, and what it did.
 *
 * @throws AppError `not_found` when no such crawl began.
 */
export function finishRun(
	connection: Connection,
	id: number,
	at: string,
	counts: RunCounts,
	note: string | null,
): void {
	const { fetched, created, updated, unchanged, failed, mentions } = counts;
	const found = connection
		.sql(`UPDATE run SET finished_at = @at, fetched = @fetched, created = @created, updated = @updated,
			unchanged = @unchanged, failed = @failed, mentions = @mentions, note = @note WHERE id = @id`)
		.run({ id, at, note, fetched, created, updated, unchanged, failed, mentions });
	if (found.changes === 0) throw noRun(id);
}

/** Closes crawls that never came to their end, see `CrawlStore.closeOpenRuns`. Runs inside a transaction. */
export function closeOpenRuns(connection: Connection, fence: number, at: string, note: string): number {
	guard(connection, fence);
	const closed = connection.sql("UPDATE run SET finished_at = ?, note = ? WHERE finished_at IS NULL").run(at, note);
	if (closed.changes > 0) connection.changed(false);
	return closed.changes;
}

const RUN = `id, source_id AS sourceId, started_at AS startedAt, finished_at AS finishedAt, fetched, created, updated,
	unchanged, failed, mentions, note`;

/** The newest crawls first, of one source or of all. */
export function runs(connection: Connection, limit: number, sourceId?: string): Run[] {
	const rows = connection
		.sql(`SELECT ${RUN} FROM run
			${sourceId === undefined ? "" : "WHERE source_id = @sourceId"} ORDER BY id DESC LIMIT @limit`)
		.all(sourceId === undefined ? { limit } : { limit, sourceId });
	return records(Run, rows);
}

/** A part of the list of crawls, see `CrawlStore.runList`. */
export function runList(connection: Connection, sourceId: string | null, paging: Paging): Part<Run> {
	const limit = limitOf(paging);
	const values: Values = sourceId === null ? {} : { sourceId };
	const of = sourceId === null ? "true" : "source_id = @sourceId";
	const total = count(connection.sql(`SELECT count(*) AS n FROM run WHERE ${of}`).get(values));
	const after = NEWEST_RUN.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(
			`SELECT ${RUN}, ${NEWEST_RUN.columns} FROM run WHERE ${of} AND ${after} ORDER BY ${NEWEST_RUN.sql} LIMIT @limit`,
		)
		.all({ ...values, limit: limit + 1 });
	return NEWEST_RUN.part(rows, limit, total, (row) => record(Run, row));
}

/** Crawls that began since an instant, see `CrawlStore.runsSince`. */
export function runsSince(connection: Connection, since: string): Run[] {
	// From the newest back to the first that is older, so that the many before it are not looked at.
	const older = connection.sql("SELECT id FROM run WHERE started_at < ? ORDER BY id DESC LIMIT 1").get(since);
	const { id } = (older ?? { id: 0 }) as { id: number };
	return records(Run, connection.sql(`SELECT ${RUN} FROM run WHERE id > ? ORDER BY id DESC`).all(id));
}
