import { AppError } from "../../../model/errors.ts";
import type { FetchedPage } from "../../../model/report.ts";
import { Run, type RunCounts } from "../../../model/source.ts";
import type { Connection } from "./connection.ts";
import { records } from "./rows.ts";

/** A fetch without a body (304, a failure) keeps the body of the one before, with what belongs to it. */
const SAVE = `INSERT INTO page (url, source_id, status, outcome, note, body_hash, etag, last_modified, fetched_at, body)
	VALUES (@url, @sourceId, @status, @outcome, @note, @bodyHash, @etag, @lastModified, @fetchedAt, @body)
	ON CONFLICT (url) DO UPDATE SET source_id = @sourceId, status = @status, outcome = @outcome, note = @note,
		fetched_at = @fetchedAt,
		body = iif(@body IS NULL AND (@bodyHash IS NULL OR @bodyHash = body_hash), body, @body),
		etag = iif(@body IS NULL, coalesce(@etag, etag), @etag),
		last_modified = iif(@body IS NULL, coalesce(@lastModified, last_modified), @lastModified),
		body_hash = iif(@body IS NULL, coalesce(@bodyHash, body_hash), @bodyHash)`;

/** Keeps the last fetch of an address, see `Store.savePage`. */
export function savePage(connection: Connection, page: FetchedPage): void {
	connection.sql(SAVE).run({ ...page });
}

/** The last fetch of an address, or null. */
export function page(connection: Connection, url: string): FetchedPage | null {
	const row = connection
		.sql(`SELECT url, source_id AS sourceId, status, outcome, note, body, body_hash AS bodyHash, etag,
			last_modified AS lastModified, fetched_at AS fetchedAt FROM page WHERE url = ?`)
		.get(url);
	return (row as FetchedPage | undefined) ?? null;
}

/** Notes that a crawl of a source begins; returns its id. */
export function startRun(connection: Connection, sourceId: string, at: string): number {
	const started = connection.sql("INSERT INTO run (source_id, started_at) VALUES (?, ?)").run(sourceId, at);
	return Number(started.lastInsertRowid);
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
	if (found.changes === 0)
		throw new AppError("not_found", `There is no crawl ${id}.`, { remedy: "Start it before finishing it." });
}

/** The newest crawls first, of one source or of all. */
export function runs(connection: Connection, limit: number, sourceId?: string): Run[] {
	const rows = connection
		.sql(`SELECT id, source_id AS sourceId, started_at AS startedAt, finished_at AS finishedAt, fetched, created,
			updated, unchanged, failed, mentions, note FROM run
			${sourceId === undefined ? "" : "WHERE source_id = @sourceId"} ORDER BY id DESC LIMIT @limit`)
		.all(sourceId === undefined ? { limit } : { limit, sourceId });
	return records(Run, rows);
}
