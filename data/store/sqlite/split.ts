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
import type { Connection } from "./connection.ts";
import { decide, known, mergedIn, undoDecision } from "./decisions.ts";
import { directive } from "./directives.ts";
import { addStubs } from "./register.ts";

interface Split {
	preview: SplitPreview;
	chosen: Chosen[];
	/** The document that is to be made known. */
	made: NewDirective | null;
}

/** The citations of a document that a choice means: all that it says holds of each. Those in copies go along. */
function chosenOf(connection: Connection, from: string, choice: SplitChoice): Chosen[] {
	refuseNoChoice(choice);
	const { province, from: first, to, citations } = choice;
	const values: Values = { from };
	const conditions = withinDays("m.report_key", first, to, values);
	if (province !== undefined) {
		values.province = province;
		// From the index alone: the rows of reports hold their texts.
		conditions.push(`EXISTS (SELECT 1 FROM report r INDEXED BY report_by_province
			WHERE r.province = @province AND r.sort_key = m.report_key)`);
	}
	if (citations !== undefined) {
		values.citations = JSON.stringify(citations.map(({ report, start }) => [report, start]));
		conditions.push("(m.report_id, m.start) IN (SELECT value ->> 0, value ->> 1 FROM json_each(@citations))");
	}
	const chosen = connection
		.sql(`SELECT m.report_id AS report, m.start, m.counted FROM mention m WHERE m.directive_id = @from
			AND m.counted IN (0, 1) AND ${conditions.join(" AND ")} LIMIT ${MOST_SPLIT + 1}`)
		.all(values) as Chosen[];
	refuseUnfit(from, chosen, choice);
	return chosen;
}

/** The document that gets the citations: one that is there, or one that these facts make known. */
function target(connection: Connection, into: string | NewDocument): { id: string; made: NewDirective | null } {
	if (typeof into === "string") return { id: known(connection, into).id, made: null };
	const id = idOfNew(into);
	if (directive(connection, id)) return { id, made: null };
	const merged = connection.sql("SELECT into_id AS target, audit_id AS change FROM merged WHERE id = ?").get(id);
	if (merged) {
		const { target, change } = merged as { target: string; change: number };
		throw targetMerged(id, target, change);
	}
	return { id, made: citedDirective(id, into) };
}

function plan(connection: Connection, from: string, choice: SplitChoice, into: string | NewDocument): Split {
	const { mentions } = known(connection, from);
	const { id, made } = target(connection, into);
	refuseSame(from, id);
	const chosen = chosenOf(connection, from, choice);
	return { preview: splitPreviewOf(from, id, made !== null, mentions, chosen), chosen, made };
}

/** What a split would do, see `AdminStore.splitPreview`. */
export const splitPreview = (
	connection: Connection,
	from: string,
	choice: SplitChoice,
	into: string | NewDocument,
): SplitPreview => plan(connection, from, choice, into).preview;

/** Makes two documents of one, see `AdminStore.split`. Runs inside a transaction. */
export function split(
	connection: Connection,
	from: string,
	choice: SplitChoice,
	into: string | NewDocument,
	why: Note,
): AuditEntry {
	const { preview, chosen, made } = plan(connection, from, choice, into);
	if (made) addStubs(connection, [made]);
	return decide(connection, "split", splitDone(preview, choice, chosen), why);
}

/**
 * Gives the citations back; a document that the split made known goes where nothing else cites it.
 *
 * @throws AppError `conflict` where a later change stands on it.
 */
export function undoSplit(connection: Connection, id: number, { into, isNew, citations }: SplitDone): void {
	const merged = mergedIn(connection, into);
	if (isNew && merged !== undefined) throw madeMerged(into, merged);
	undoDecision(connection, id, citations);
}
