import { type AuditEntry, Feedback, type NewFeedback, type Note } from "../../../model/admin.ts";
import type { Paging, Part } from "../search-port.ts";
import { MESSAGES, noMessage, refuseClosed, refuseTooMany } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, type Row, record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import { entry, note } from "./audit.ts";
import type { Connection } from "./connection.ts";

// Elsewhere a subject is JSON, and is read as such.
const COLUMNS = "id, at, about, json_quote(subject) AS subject, text, contact, closed_by AS closedBy";

const size = (connection: Connection, fits: string): number =>
	count(connection.sql(`SELECT count(*) AS n FROM feedback WHERE ${fits}`).get());

/** How many messages nobody has closed. */
export const openMessages = (connection: Connection): number => size(connection, MESSAGES.open.fits);

/** Keeps what a reader says, see `AdminStore.addFeedback`. */
export function addFeedback(connection: Connection, { about, subject, text, contact }: NewFeedback, at: string): void {
	if (connection.sql("SELECT 1 FROM feedback WHERE (about, subject, text) = (?, ?, ?)").get(about, subject, text))
		return;
	refuseTooMany(openMessages(connection));
	connection
		.sql("INSERT INTO feedback (at, about, subject, text, contact) VALUES (?, ?, ?, ?, ?)")
		.run(at, about, subject, text, contact);
}

/** What readers said, newest first. */
export function feedback(connection: Connection, isOpen: boolean, paging: Paging): Part<Feedback> {
	const { order, fits } = isOpen ? MESSAGES.open : MESSAGES.closed;
	const limit = limitOf(paging);
	const values: Values = {};
	const after = order.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(
			`SELECT ${COLUMNS}, ${order.columns} FROM feedback WHERE ${fits} AND ${after} ORDER BY ${order.sql} LIMIT @limit`,
		)
		.all({ ...values, limit: limit + 1 });
	return order.part(rows, limit, size(connection, fits), (row) => record(Feedback, row));
}

/** Closes a message, see `AdminStore.closeFeedback`. */
export function closeFeedback(connection: Connection, id: number, why: Note): AuditEntry {
	const row = connection.sql(`SELECT ${COLUMNS} FROM feedback WHERE id = ?`).get(id);
	if (!row) throw noMessage(id);
	refuseClosed(id, record(Feedback, row as Row).closedBy);
	const change = note(connection, "feedback", why, { feedback: id });
	connection.sql("UPDATE feedback SET closed_by = ?, contact = NULL WHERE id = ?").run(change, id);
	return entry(connection, change);
}

/** Opens what a change closed. */
export function reopen(connection: Connection, change: number): void {
	connection.sql("UPDATE feedback SET closed_by = NULL WHERE closed_by = ?").run(change);
}
