import type { AuditEntry, NewDocument, Note, SplitChoice, SplitPreview } from "../../../model/admin.ts";
import { citedDirective, type NewDirective } from "../../../model/directive.ts";
import { withinDays } from "../shared/days.ts";
import {
	type Chosen,
	idOfNew,
	MOST_SPLIT,
	madeMerged,
	refuseNoChoice,
	refuseSame,
	refuseUnfit,
	type SplitDone,
	splitDone,
	splitPreviewOf,
	targetMerged,
} from "../shared/splitting.ts";
import type { Values } from "../shared/values.ts";
import type { Db } from "./db.ts";
import { decide, known, mergedIn, undoDecision } from "./decisions.ts";
import { directive } from "./directive-rows.ts";
import { columns, table } from "./many.ts";
import { addStubs } from "./register.ts";

interface Split {
	preview: SplitPreview;
	chosen: Chosen[];
	/** The document that is to be made known. */
	made: NewDirective | null;
}

const PLACE = { report: "bigint", start: "bigint" };

/** The citations of a document that a choice means: all that it says holds of each. Those in copies go along. */
async function chosenOf(db: Db, from: string, choice: SplitChoice): Promise<Chosen[]> {
	refuseNoChoice(choice);
	const { province, from: first, to, citations } = choice;
	const values: Values = { from };
	const conditions = ["m.directive_id = @from", ...withinDays("m.report_key", first, to, values)];
	if (province !== undefined) {
		values.province = province;
		conditions.push("EXISTS (SELECT FROM report r WHERE r.id = m.report_id AND r.province = @province)");
	}
	if (citations !== undefined)
		conditions.push(`(m.report_id, m.start) IN (SELECT report, start FROM ${table("place", PLACE)})`);
	const chosen = await db.all<Chosen>(
		`SELECT m.report_id AS report, m.start, m.counted FROM mention m WHERE ${conditions.join(" AND ")}
			ORDER BY m.counted, m.report_key DESC, m.position LIMIT ${MOST_SPLIT + 1}`,
		{ ...values, ...(citations && columns(PLACE, citations)) },
	);
	refuseUnfit(from, chosen, choice);
	return chosen;
}

/** The document that gets the citations: one that is there, or one that these facts make known. */
async function target(db: Db, into: string | NewDocument): Promise<{ id: string; made: NewDirective | null }> {
	if (typeof into === "string") return { id: (await known(db, into)).id, made: null };
	const id = idOfNew(into);
	if (await directive(db, id)) return { id, made: null };
	const merged = await db.get<{ target: string; change: number }>(
		"SELECT into_id AS target, audit_id AS change FROM merged WHERE id = @id",
		{ id },
	);
	if (merged) throw targetMerged(id, merged.target, merged.change);
	return { id, made: citedDirective(id, into) };
}

async function plan(db: Db, from: string, choice: SplitChoice, into: string | NewDocument): Promise<Split> {
	const { mentions } = await known(db, from);
	const { id, made } = await target(db, into);
	refuseSame(from, id);
	const chosen = await chosenOf(db, from, choice);
	return { preview: splitPreviewOf(from, id, made !== null, mentions, chosen), chosen, made };
}

/** What a split would do, see `AdminStore.splitPreview`. */
export const splitPreview = async (
	db: Db,
	from: string,
	choice: SplitChoice,
	into: string | NewDocument,
): Promise<SplitPreview> => (await plan(db, from, choice, into)).preview;

/** Makes two documents of one, see `AdminStore.split`. */
export async function split(
	db: Db,
	from: string,
	choice: SplitChoice,
	into: string | NewDocument,
	why: Note,
): Promise<AuditEntry> {
	const { preview, chosen, made } = await plan(db, from, choice, into);
	if (made) await addStubs(db, [made]);
	return decide(db, "split", splitDone(preview, choice, chosen), why);
}

/**
 * Gives the citations back; a document that the split made known goes where nothing else cites it.
 *
 * @throws AppError `conflict` where a later change stands on it.
 */
export async function undoSplit(db: Db, id: number, { into, isNew, citations }: SplitDone): Promise<void> {
	const merged = (await mergedIn(db, [into])).get(into);
	if (isNew && merged !== undefined) throw madeMerged(into, merged);
	await undoDecision(db, id, citations);
}
