import { type AuditAction, AuditEntry, type Note } from "../../../model/admin.ts";
import type { Paging, Part } from "../search-port.ts";
import { CHANGES_ORDER, noChange } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, type Row, record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";

const COLUMNS = "id, at, by, reason, action, subject, undone_by AS undoneBy";

/** Writes down a change, with what it takes to put it back. */
export function note(
	connection: Connection,
	action: AuditAction,
	{ by, reason }: Note,
	subject: object,
	before: object = {},
): number {
	const added = connection
		.sql("INSERT INTO audit (at, by, reason, action, subject, before) VALUES (?, ?, ?, ?, ?, ?)")
		.run(new Date().toISOString(), by, reason, action, JSON.stringify(subject), JSON.stringify(before));
	return Number(added.lastInsertRowid);
}

/** One entry. */
export function entry(connection: Connection, id: number): AuditEntry {
	const row = connection.sql(`SELECT ${COLUMNS} FROM audit WHERE id = ?`).get(id);
	if (row) return record(AuditEntry, row as Row);
	throw noChange(id);
}

/** What it takes to put an entry back. */
export function beforeOf(connection: Connection, id: number): Record<string, unknown> {
	const row = connection.sql("SELECT before FROM audit WHERE id = ?").get(id) as { before: string };
	return JSON.parse(row.before) as Record<string, unknown>;
}

/** Marks an entry as put back by another one. */
export function markUndone(connection: Connection, id: number, by: number): void {
	connection.sql("UPDATE audit SET undone_by = ? WHERE id = ?").run(by, id);
}

/** All entries, newest first. */
export function audit(connection: Connection, paging: Paging): Part<AuditEntry> {
	const limit = limitOf(paging);
	const values: Values = {};
	const total = count(connection.sql("SELECT count(*) AS n FROM audit").get());
	const after = CHANGES_ORDER.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(
			`SELECT ${COLUMNS}, ${CHANGES_ORDER.columns} FROM audit WHERE ${after} ORDER BY ${CHANGES_ORDER.sql} LIMIT @limit`,
		)
		.all({ ...values, limit: limit + 1 });
	return CHANGES_ORDER.part(rows, limit, total, (row) => record(AuditEntry, row));
}

/** Whether a person asked for a crawl of a source in a span of time, see `CrawlStore.isCrawlAsked`. */
export function isCrawlAsked(connection: Connection, sourceId: string, after: string, until: string): boolean {
	const asked = connection
		.sql(`SELECT 1 FROM audit WHERE at > @after AND at <= @until AND action = 'crawl'
			AND EXISTS (SELECT 1 FROM json_each(subject, '$.sources') WHERE value = @sourceId) LIMIT 1`)
		.get({ after, until, sourceId });
	return asked !== undefined;
}
