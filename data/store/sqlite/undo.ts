import type { AuditEntry, Correction, Note } from "../../../model/admin.ts";
import { entry, markUndone, note } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { refused, undoDecision, undoMerge } from "./decisions.ts";
import { reopen } from "./feedback.ts";
import { type SplitDone, undoSplit } from "./split.ts";

/** Puts back what an entry changed, see `AdminStore.undo`. */
export function undo(connection: Connection, id: number, why: Note): AuditEntry {
	const { action, subject, undoneBy } = entry(connection, id);
	if (undoneBy !== null)
		throw refused(`Change ${id} was undone already, in change ${undoneBy}.`, "Nothing is left to do.");
	if (action === "correct") undoDecision(connection, id, subject.citations as Correction[]);
	else if (action === "merge") undoMerge(connection, id, subject as { from: string; into: string });
	else if (action === "split") undoSplit(connection, id, subject as unknown as SplitDone);
	else if (action === "feedback") reopen(connection, id);
	else
		throw refused(
			`Change ${id} is ${action === "crawl" ? "a crawl" : "an undoing"}, which is not undone.`,
			"Make the change again that you want.",
		);
	const by = note(connection, "undo", why, { change: id });
	markUndone(connection, id, by);
	return entry(connection, by);
}
