import type { AuditEntry, Correction, Note } from "../../../model/admin.ts";
import { refuseUndoing } from "../shared/changes.ts";
import type { SplitDone } from "../shared/splitting.ts";
import { entry, markUndone, note } from "./audit.ts";
import type { Db } from "./db.ts";
import { undoDecision, undoMerge } from "./decisions.ts";
import { reopen } from "./feedback.ts";
import { undoSplit } from "./split.ts";

/** Puts back what an entry changed, see `AdminStore.undo`. */
export async function undo(db: Db, id: number, why: Note): Promise<AuditEntry> {
	const undone = await entry(db, id);
	refuseUndoing(undone);
	const { action, subject } = undone;
	if (action === "correct") await undoDecision(db, id, subject.citations as Correction[]);
	else if (action === "merge") await undoMerge(db, id, subject as { from: string; into: string });
	else if (action === "split") await undoSplit(db, id, subject as unknown as SplitDone);
	else if (action === "feedback") await reopen(db, id);
	const by = await note(db, "undo", why, { change: id });
	await markUndone(db, id, by);
	return entry(db, by);
}
