import { AppError } from "../../../model/errors.ts";
import { Run, type RunCounts } from "../../../model/source.ts";
import type { Paging, Part } from "../port.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, record, records } from "../shared/rows.ts";
import { NEWEST_RUN, noRun } from "../shared/runs.ts";
import type { Values } from "../shared/values.ts";
import type { Db } from "./db.ts";
import { releaseLost } from "./frontier.ts";
import { guard, isNoMore } from "./lock.ts";

/** Whose crawl of a source goes on. */
const AT_IT = `SELECT c.holder, r.started_at AS "startedAt" FROM run r JOIN crawler c ON c.fence = r.fence
	WHERE r.source_id = @sourceId AND r.finished_at IS NULL AND r.fence <> @fence ORDER BY r.id LIMIT 1`;

/** Notes that a crawl of a source begins, see `Store.startRun`. Runs inside a unit that writes, so of two one is first. */
export async function startRun(db: Db, sourceId: string, at: string, fence?: number): Promise<number> {
	if (fence !== undefined) {
		await guard(db, fence);
		const other = await db.get<{ holder: string; startedAt: string }>(AT_IT, { sourceId, fence });
		if (other)
			throw new AppError(
				"conflict",
				`${sourceId} is left to ${other.holder}, which crawls it since ${other.startedAt}.`,
				{
					remedy: "Nothing to do: its reports come into the same index.",
				},
			);
	}
	const started = await db.get<{ id: number }>(
		"INSERT INTO run (source_id, started_at, fence) VALUES (@sourceId, @at, @fence) RETURNING id",
		{ sourceId, at, fence: fence ?? null },
	);
	await db.changed(false);
	return (started as { id: number }).id;
}

const COUNTS = `fetched = @fetched, created = @created, updated = @updated, unchanged = @unchanged, failed = @failed,
	mentions = @mentions`;
const countsOf = ({ fetched, created, updated, unchanged, failed, mentions }: RunCounts): Values => ({
	fetched,
	created,
	updated,
	unchanged,
	failed,
	mentions,
});

/** Notes what a crawl that goes on has done so far, so that it is not lost with its process. */
export async function noteProgress(db: Db, id: number, counts: RunCounts): Promise<void> {
	await db.run(`UPDATE run SET ${COUNTS} WHERE id = @id AND finished_at IS NULL`, { id, ...countsOf(counts) });
}

/**
 * Notes that a crawl ended, and what it did. Runs inside a unit that writes.
 *
 * @throws AppError `not_found` when no such crawl began.
 */
export async function finishRun(db: Db, id: number, at: string, counts: RunCounts, note: string | null): Promise<void> {
	const found = await db.run(`UPDATE run SET finished_at = @at, ${COUNTS}, note = @note WHERE id = @id`, {
		id,
		at,
		note,
		...countsOf(counts),
	});
	if (found === 0) throw noRun(id);
	await db.changed(false);
}

const OPEN = `finished_at IS NULL AND ${isNoMore("run.fence")}`;

/**
 * Closes crawls that never came to their end, see `CrawlStore.closeOpenRuns`. It is asked often and mostly finds none, so it
 * waits for those who write only where there are some.
 */
export async function closeOpenRuns(db: Db, fence: number, at: string, note: string): Promise<number> {
	await guard(db, fence);
	let closed = 0;
	if (await db.get(`SELECT FROM run WHERE ${OPEN} LIMIT 1`)) {
		await db.get("SELECT id FROM meta FOR UPDATE");
		closed = await db.run(`UPDATE run SET finished_at = @at, note = @note WHERE ${OPEN}`, { at, note });
		if (closed > 0) await db.changed(false);
	}
	await releaseLost(db);
	return closed;
}

const RUN = `id, source_id AS "sourceId", started_at AS "startedAt", finished_at AS "finishedAt", fetched, created, updated,
	unchanged, failed, mentions, note`;

/** The newest crawls first, of one source or of all. */
export async function runs(db: Db, limit: number, sourceId?: string): Promise<Run[]> {
	const of = sourceId === undefined ? "true" : "source_id = @sourceId";
	const values = { limit, ...(sourceId !== undefined && { sourceId }) };
	return records(Run, await db.all(`SELECT ${RUN} FROM run WHERE ${of} ORDER BY id DESC LIMIT @limit`, values));
}

/** A part of the list of crawls, see `CrawlStore.runList`. */
export async function runList(db: Db, sourceId: string | null, paging: Paging): Promise<Part<Run>> {
	const limit = limitOf(paging);
	const values: Values = sourceId === null ? {} : { sourceId };
	const of = sourceId === null ? "true" : "source_id = @sourceId";
	const total = count(await db.get(`SELECT count(*) AS n FROM run WHERE ${of}`, values));
	const after = NEWEST_RUN.after(paging.cursor, values) ?? "true";
	const rows = await db.all(
		`SELECT ${RUN}, ${NEWEST_RUN.columns} FROM run WHERE ${of} AND ${after} ORDER BY ${NEWEST_RUN.sql} LIMIT @limit`,
		{ ...values, limit: limit + 1 },
	);
	return NEWEST_RUN.part(rows, limit, total, (row) => record(Run, row));
}

/** Crawls that began since an instant, see `CrawlStore.runsSince`: from the newest back to the first that is older. */
export const runsSince = async (db: Db, since: string): Promise<Run[]> =>
	records(
		Run,
		await db.all(
			`SELECT ${RUN} FROM run WHERE id > coalesce(
				(SELECT id FROM run WHERE started_at < @since ORDER BY id DESC LIMIT 1), 0) ORDER BY id DESC`,
			{ since },
		),
	);
