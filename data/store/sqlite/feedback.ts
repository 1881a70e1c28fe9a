import { type AuditEntry, Feedback, type NewFeedback, type Note } from "../../../model/admin.ts";
import { AppError } from "../../../model/errors.ts";
import type { Paging, Part } from "../search-port.ts";
import { entry, note } from "./audit.ts";
import type { Connection, Values } from "./connection.ts";
import { limitOf, Order } from "./cursor.ts";
import { count, type Row, record } from "./rows.ts";

/** Open ones that are kept: anyone may write, and nobody reads more. */
const MOST_OPEN = 10_000;

// Elsewhere a subject is JSON, and is read as such.
const COLUMNS = "id, at, about, json_quote(subject) AS subject, text, contact, closed_by AS closedBy";
const order = (name: string): Order => new Order(name, [{ expression: "id", descending: true, integer: true }]);
const LISTS = {
	open: { order: order("feedback"), fits: "closed_by IS NULL" },
	closed: { order: order("feedback-closed"), fits: "closed_by IS NOT NULL" },
};

const size = (connection: Connection, fits: string): number =>
	count(connection.sql(`SELECT count(*) AS n FROM feedback WHERE ${fits}`).get());

/** How many messages nobody has closed. */
export const openMessages = (connection: Connection): number => size(connection, LISTS.open.fits);

/** Keeps what a reader says, see `AdminStore.addFeedback`. */
export function addFeedback(connection: Connection, { about, subject, text, contact }: NewFeedback, at: string): void {
	if (connection.sql("SELECT 1 FROM feedback WHERE (about, subject, text) = (?, ?, ?)").get(about, subject, text))
		return;
	if (openMessages(connection) >= MOST_OPEN)
		throw new AppError("busy", "There are too many messages that nobody has read yet.", { remedy: "Try again later." });
	connection
		.sql("INSERT INTO feedback (at, about, subject, text, contact) VALUES (?, ?, ?, ?, ?)")
		.run(at, about, subject, text, contact);
}

/** What readers said, newest first. */
export function feedback(connection: Connection, isOpen: boolean, paging: Paging): Part<Feedback> {
	const { order, fits } = isOpen ? LISTS.open : LISTS.closed;
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
	if (!row) throw new AppError("not_found", `There is no message ${id}.`, { remedy: "Look at the list of messages." });
	const { closedBy } = record(Feedback, row as Row);
	if (closedBy !== null)
		throw new AppError("conflict", `Message ${id} was closed already, in change ${closedBy}.`, {
			remedy: "Nothing is left to do.",
		});
	const change = note(connection, "feedback", why, { feedback: id });
	connection.sql("UPDATE feedback SET closed_by = ? WHERE id = ?").run(change, id);
	return entry(connection, change);
}

/** Opens what a change closed. */
export function reopen(connection: Connection, change: number): void {
	connection.sql("UPDATE feedback SET closed_by = NULL WHERE closed_by = ?").run(change);
}
