import { Feedback } from "../../../model/admin.ts";
import { MESSAGES, noMessage, refuseClosed, refuseTooMany } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { count, record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import { entry, note } from "./audit.ts";
import type { Db } from "./db.ts";
import type { Work } from "./part.ts";

// Elsewhere a subject is JSON, and is read as such.
const COLUMNS = `id, at, about, to_json(subject::text)::text AS subject, text, contact, closed_by AS "closedBy"`;

const size = async (db: Db, fits: string): Promise<number> =>
	count(await db.get(`SELECT count(*) AS n FROM feedback WHERE ${fits}`));

/** How many messages nobody has closed. */
export const openMessages = (db: Db): Promise<number> => size(db, MESSAGES.open.fits);

/** Of one message told twice the index keeps the second out, also where both come at once. */
const ADD = `INSERT INTO feedback (at, about, subject, text, contact) VALUES (@at, @about, @subject, @text, @contact)
	ON CONFLICT (about, md5(subject), md5(text)) DO NOTHING`;

/** Keeps what a reader says, see `AdminStore.addFeedback`. */
export const addFeedback: Work<"addFeedback"> = async (db, { about, subject, text, contact }, at) => {
	const same = await db.get(
		`SELECT 1 FROM feedback WHERE about = @about AND md5(subject) = md5(@subject) AND md5(text) = md5(@text)`,
		{ about, subject, text },
	);
	if (same) return;
	refuseTooMany(await openMessages(db));
	await db.run(ADD, { at, about, subject, text, contact });
};

/** What readers said, newest first. */
export const feedback: Work<"feedback"> = async (db, isOpen, paging) => {
	const { order, fits } = isOpen ? MESSAGES.open : MESSAGES.closed;
	const limit = limitOf(paging);
	const values: Values = {};
	const after = order.after(paging.cursor, values) ?? "true";
	const rows = await db.all(
		`SELECT ${COLUMNS}, ${order.columns} FROM feedback WHERE ${fits} AND ${after} ORDER BY ${order.sql} LIMIT @limit`,
		{ ...values, limit: limit + 1 },
	);
	return order.part(rows, limit, await size(db, fits), (row) => record(Feedback, row));
};

/** Closes a message, see `AdminStore.closeFeedback`. */
export const closeFeedback: Work<"closeFeedback"> = async (db, id, why) => {
	const row = await db.get(`SELECT ${COLUMNS} FROM feedback WHERE id = @id::bigint`, { id });
	if (!row) throw noMessage(id);
	refuseClosed(id, record(Feedback, row).closedBy);
	const change = await note(db, "feedback", why, { feedback: id });
	await db.run("UPDATE feedback SET closed_by = @change, contact = NULL WHERE id = @id", { change, id });
	return entry(db, change);
};

/** Opens what a change closed. */
export async function reopen(db: Db, change: number): Promise<void> {
	await db.run("UPDATE feedback SET closed_by = NULL WHERE closed_by = @change", { change });
}
