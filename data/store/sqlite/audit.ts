import { type AuditAction, AuditEntry, type Note } from "../../../model/admin.ts";
import { AppError } from "../../../model/errors.ts";
import type { Paging, Part } from "../search-port.ts";
import type { Connection, Values } from "./connection.ts";
import { limitOf, Order } from "./cursor.ts";
import { count, type Row, record } from "./rows.ts";

const COLUMNS = "id, at, by, reason, action, subject, undone_by AS undoneBy";
const ORDER = new Order("audit", [{ expression: "id", descending: true, integer: true }]);

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
	throw new AppError("not_found", `There is no change ${id}.`, { remedy: "Look at the list of changes." });
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
	const after = ORDER.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(`SELECT ${COLUMNS}, ${ORDER.columns} FROM audit WHERE ${after} ORDER BY ${ORDER.sql} LIMIT @limit`)
		.all({ ...values, limit: limit + 1 });
	return ORDER.part(rows, limit, total, (row) => record(AuditEntry, row));
}

/** Whether a person asked for a crawl of a source in a span of time, see `CrawlStore.isCrawlAsked`. */
export function isCrawlAsked(connection: Connection, sourceId: string, after: string, until: string): boolean {
	const asked = connection
		.sql(`SELECT 1 FROM audit WHERE at > @after AND at <= @until AND action = 'crawl'
			AND EXISTS (SELECT 1 FROM json_each(subject, '$.sources') WHERE value = @sourceId) LIMIT 1`)
		.get({ after, until, sourceId });
	return asked !== undefined;
}
