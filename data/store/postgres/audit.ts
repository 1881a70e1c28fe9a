import { type AuditAction, AuditEntry, type Note } from "../../../model/admin.ts";
import { CHANGES_ORDER, noChange } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Db } from "./db.ts";
import type { Work } from "./part.ts";

const COLUMNS = `id, at, by, reason, action, subject, undone_by AS "undoneBy"`;

/** Writes down a change, with what it takes to put it back; returns its id. */
export async function note(
	db: Db,
	action: AuditAction,
	{ by, reason }: Note,
	subject: object,
	before: object = {},
): Promise<number> {
	const added = await db.get<{ id: number }>(
		// Whoever writes is alone, so numbers have no gaps: a change that is refused takes none.
		`INSERT INTO audit (id, at, by, reason, action, subject, before)
			SELECT coalesce(max(id), 0) + 1, @at, @by, @reason, @action, @subject, @before FROM audit RETURNING id`,
		{
			at: new Date().toISOString(),
			by,
			reason,
			action,
			subject: JSON.stringify(subject),
			before: JSON.stringify(before),
		},
	);
	return added?.id as number;
}

/** One entry. */
export async function entry(db: Db, id: number): Promise<AuditEntry> {
	const row = await db.get(`SELECT ${COLUMNS} FROM audit WHERE id = @id::bigint`, { id });
	if (row) return record(AuditEntry, row);
	throw noChange(id);
}

/** Some entries, by id. */
export async function entries(db: Db, ids: number[]): Promise<Map<number, AuditEntry>> {
	const rows = await db.all(`SELECT ${COLUMNS} FROM audit WHERE id = ANY (@ids)`, { ids });
	return new Map(rows.map((row) => [Number(row.id), record(AuditEntry, row)]));
}

/** What it takes to put an entry back. */
export async function beforeOf(db: Db, id: number): Promise<Record<string, unknown>> {
	const row = await db.get<{ before: string }>("SELECT before FROM audit WHERE id = @id", { id });
	return JSON.parse(row?.before ?? "{}") as Record<string, unknown>;
}

/** Marks an entry as put back by another one. */
export async function markUndone(db: Db, id: number, by: number): Promise<void> {
	await db.run("UPDATE audit SET undone_by = @by WHERE id = @id", { id, by });
}

/** All entries, newest first. */
export const audit: Work<"audit"> = async (db, paging) => {
	const limit = limitOf(paging);
	const values: Values = {};
	const total = count(await db.get("SELECT count(*) AS n FROM audit"));
	const after = CHANGES_ORDER.after(paging.cursor, values) ?? "true";
	const rows = await db.all(
		`SELECT ${COLUMNS}, ${CHANGES_ORDER.columns} FROM audit WHERE ${after} ORDER BY ${CHANGES_ORDER.sql} LIMIT @limit`,
		{ ...values, limit: limit + 1 },
	);
	return CHANGES_ORDER.part(rows, limit, total, (row) => record(AuditEntry, row));
};

/** Whether a person asked for a crawl of a source in a span of time, see `CrawlStore.isCrawlAsked`. */
export const isCrawlAsked: Work<"isCrawlAsked"> = async (db, sourceId, after, until) => {
	const asked = await db.get(
		`SELECT 1 FROM audit WHERE at > @after AND at <= @until AND action = 'crawl'
			AND @sourceId::text IN (SELECT json_array_elements_text(subject -> 'sources')) LIMIT 1`,
		{ after, until, sourceId },
	);
	return asked !== undefined;
};
