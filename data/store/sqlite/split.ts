import { documentId } from "../../../citation/index.ts";
import type { AuditEntry, Correction, NewDocument, Note, SplitChoice, SplitPreview } from "../../../model/admin.ts";
import { citedDirective, type NewDirective } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import type { Connection, Values } from "./connection.ts";
import { withinDays } from "./days.ts";
import { decide, known, refused, undoDecision } from "./decisions.ts";
import { directive } from "./directives.ts";
import { addStubs } from "./register.ts";

/** Citations that one change moves. */
const MOST = 500;

type Named = Pick<Correction, "report" | "start">;
/** A citation to be moved; one in a copy is not counted. */
type Chosen = Named & { counted: 0 | 1 };

interface Split {
	preview: SplitPreview;
	chosen: Chosen[];
	/** The document that is to be made known. */
	made: NewDirective | null;
}

/** What the entry of a split tells. */
export interface SplitDone extends Omit<SplitPreview, "staying"> {
	choice: Omit<SplitChoice, "citations">;
	citations: Correction[];
}

const nothing = (message: string): AppError =>
	new AppError("not_found", message, { remedy: "Choose by place and day, or name citations of the document." });

/** The citations of a document that a choice means: all that it says holds of each. Those in copies go along. */
function chosenOf(
	connection: Connection,
	from: string,
	{ province, from: first, to, citations }: SplitChoice,
): Chosen[] {
	if (province === undefined && first === undefined && to === undefined && citations === undefined)
		throw nothing("Nothing says which citations go.");
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
			AND m.counted IN (0, 1) AND ${conditions.join(" AND ")} LIMIT ${MOST + 1}`)
		.all(values) as Chosen[];
	if (chosen.length > MOST)
		throw new AppError("too_large", `More than ${MOST} citations of ${from} are chosen.`, {
			remedy: "Split them off in parts, by place or by days.",
		});
	const keys = new Set(chosen.map(({ report, start }) => `${report} ${start}`));
	const stray = citations?.find(({ report, start }) => !keys.has(`${report} ${start}`));
	if (stray) throw nothing(`Report ${stray.report} has no citation of ${from} at ${stray.start} that is chosen.`);
	if (chosen.length === 0) throw nothing(`No citation of ${from} is chosen.`);
	return chosen;
}

/** The document that gets the citations: one that is there, or one that these facts make known. */
function target(connection: Connection, into: string | NewDocument): { id: string; made: NewDirective | null } {
	if (typeof into === "string") return { id: known(connection, into).id, made: null };
	const { type, symbol, term, province, place, issuedOn } = into;
	const year = issuedOn === null ? null : Number(issuedOn.slice(0, 4));
	const id = documentId({ type, symbol, term, year, province, place });
	if (directive(connection, id)) return { id, made: null };
	const merged = connection.sql("SELECT into_id AS into_, audit_id AS change FROM merged WHERE id = ?").get(id);
	if (merged) {
		const { into_, change } = merged as { into_: string; change: number };
		throw refused(`${id} was merged into ${into_}.`, `Name that one, or undo change ${change} first.`);
	}
	return { id, made: citedDirective(id, into) };
}

function plan(connection: Connection, from: string, choice: SplitChoice, into: string | NewDocument): Split {
	const { mentions } = known(connection, from);
	const { id, made } = target(connection, into);
	if (id === from) throw refused("What is split off a document must be another one.", "Tell in what the two differ.");
	const chosen = chosenOf(connection, from, choice);
	const counted = chosen.filter((one) => one.counted === 1);
	const preview: SplitPreview = {
		from,
		into: id,
		isNew: made !== null,
		mentions: counted.length,
		reports: new Set(counted.map(({ report }) => report)).size,
		staying: mentions - counted.length,
	};
	return { preview, chosen, made };
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
	const { staying: _staying, ...moved } = preview;
	const { citations: _named, ...where } = choice;
	const citations = chosen.map(({ report, start }) => ({ report, start, directive: preview.into }));
	const done: SplitDone = { ...moved, choice: where, citations };
	return decide(connection, "split", done, why);
}

/**
 * Gives the citations back; a document that the split made known goes where nothing else cites it.
 *
 * @throws AppError `conflict` where a later change stands on it.
 */
export function undoSplit(connection: Connection, id: number, { into, isNew, citations }: SplitDone): void {
	const merged = connection.sql("SELECT audit_id AS change FROM merged WHERE id = ?").get(into);
	if (isNew && merged)
		throw refused(
			`${into}, which the split made known, was merged into another document.`,
			`Undo change ${(merged as { change: number }).change} first.`,
		);
	undoDecision(connection, id, citations);
}
