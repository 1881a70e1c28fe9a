import type { AuditEntry, Correction, Note } from "../../../model/admin.ts";
import { refuseUndoing } from "../shared/changes.ts";
import type { SplitDone } from "../shared/splitting.ts";
import { entry, markUndone, note } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { undoDecision, undoMerge } from "./decisions.ts";
import { reopen } from "./feedback.ts";
import { undoSplit } from "./split.ts";

/** Puts back what an entry changed, see `AdminStore.undo`. */
export function undo(connection: Connection, id: number, why: Note): AuditEntry {
	const undone = entry(connection, id);
	refuseUndoing(undone);
	const { action, subject } = undone;
	if (action === "correct") undoDecision(connection, id, subject.citations as Correction[]);
	else if (action === "merge") undoMerge(connection, id, subject as { from: string; into: string });
	else if (action === "split") undoSplit(connection, id, subject as unknown as SplitDone);
	else if (action === "feedback") reopen(connection, id);
	const by = note(connection, "undo", why, { change: id });
	markUndone(connection, id, by);
	return entry(connection, by);
}
