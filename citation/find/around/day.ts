import { matches, skip } from "../../text/sticky.ts";
import { type DateReading, dateAt } from "../dates.ts";
import { termAt } from "../term.ts";
import { bodyAt, canHaveIssued } from "./body.ts";
import { AFTER_BODY, BEGINS_ISSUED, BY, CLAUSE, GAP, GOES_ON, ISSUED, OF_OR_END, TOGETHER } from "./cues.ts";
import type { Place, Reader } from "./reader.ts";

const CAPITAL = /\p{Lu}/u;

/** Reads the day of issue, printed alone or behind words of issue. */
export function readDate(reader: Reader, { at, bracket, comma }: Place): boolean {
	const { found, cited, published } = reader;
	const { plain } = reader.folded;
	if (found.date) return false;
	const behind = at === cited.end || (at === cited.end + 1 && plain.charAt(cited.end) === " ");
	const where = bracket || reader.open ? "brackets" : behind && cited.numbered ? "number" : "running";
	const date = dateAt(plain, at, where, published);
	if (date) {
		if (isOfNextRow(reader, at, date)) return false;
		if (!bracket && ((comma && isOfAnother(reader, date)) || (reader.late && !isClaimed(reader, date)))) return false;
		return takeDate(reader, date);
	}
	const said = BEGINS_ISSUED.includes(plain.charAt(at)) ? skip(ISSUED, plain, at) : at;
	const issued = said > at ? dateAt(plain, said, "running", published) : null;
	if (!issued || !takeDate(reader, issued)) return false;
	if (matches(TOGETHER, plain, at)) found.together = "day";
	return true;
}

/** What stands behind a day on its line and shows that the line is not the document's: the status it had from then on. */
const ROW_OF_ITS_OWN = /[\s|]{1,4}(?!v[e/]|v\.v)[a-z]/y;
const IN_FORCE =
	/[\s,|]{1,4}(?:van ban\s)?(?:bat dau\s)?(?:co|het)\shieu luc(?!\s(?:thi hanh\s)?(?:ke\s)?(?:tu|vao|sau))/y;

/**
 * Whether a day without `ngày` is that of the next row of a table, `28/2013/NĐ-CP⏎14/11/2015 Văn bản hết hiệu lực`, or
 * the one from which the document was in force. A type word or a title behind it goes on with the row.
 */
function isOfNextRow({ found, folded, authority }: Reader, at: number, date: DateReading): boolean {
	const { plain } = folded;
	if (plain.charAt(date.start) === "n") return false;
	if (matches(IN_FORCE, plain, date.end)) return true;
	if (!plain.slice(found.end, at).includes("\n") || !matches(ROW_OF_ITS_OWN, plain, date.end)) return false;
	const next = skip(/[\s|]{1,4}/y, plain, date.end);
	return plain.slice(date.end, next).includes("\n")
		? false
		: authority.typeWords.matchAt(plain, next) === null || plain.startsWith("van ban", next);
}

/** Takes a date for the citation's, if it can be. */
export function takeDate({ found, cited, limit, folded }: Reader, { value, start, end }: DateReading): boolean {
	if (end > limit || (cited.year !== null && !value.startsWith(cited.year))) return false;
	const alone = folded.plain.charAt(start - 1) === "(" && folded.plain.charAt(end) === ")";
	if (cited.standing && value.length === 4 && !alone) return false;
	found.date = { value, span: { start, end } };
	found.end = end;
	return true;
}

/** Whether a date behind a comma is that of the next clause: `…, ngày 15/3/2025, Tỉnh ủy tổ chức hội nghị`. */
function isOfAnother(reader: Reader, date: DateReading): boolean {
	const { plain, text } = reader.folded;
	if (date.value.length < 10) return !matches(OF_OR_END, plain, date.end);
	const next = skip(GAP, plain, date.end);
	if (next >= reader.limit || matches(GOES_ON, plain, next)) return false;
	const body = bodyAt(reader.authority, reader.folded, next);
	if (body && canHaveIssued(reader.cited.implied, body.value))
		return plain.slice(date.end, next).includes(",") && !(body.plenum && endsName(plain, body.end));
	return CAPITAL.test(text.charAt(next)) || matches(CLAUSE, plain, next);
}

/** Whether a name ends behind a body and its term, rather than go on with what the body did. */
function endsName(plain: string, end: number): boolean {
	const term = termAt(plain, skip(/[\s(,]{0,3}/y, plain, end), false);
	// A meeting with its term does nothing behind a comma: `ngày 16/6/2022, Hội nghị Trung ương 5 khóa XIII, chi bộ …`.
	if (term && plain.charAt(skip(/\s?\)?/y, plain, term.end)) === ",") return true;
	return matches(AFTER_BODY, plain, term ? term.end : end);
}

/** Whether a date behind a title without marks is the document's: `của` and its body follow, or dots end the title. */
function isClaimed({ folded, authority, cited }: Reader, date: DateReading): boolean {
	const { plain, text } = folded;
	if (text.charAt(date.start) === "n" && /[.…]\s?$/.test(text.slice(date.start - 2, date.start))) return true;
	const by = skip(GAP, plain, date.end);
	const body = matches(BY, plain, by) ? bodyAt(authority, folded, skip(BY, plain, by)) : null;
	return body !== null && canHaveIssued(cited.implied, body.value);
}
