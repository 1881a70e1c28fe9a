import type { Authority } from "../../authority.ts";
import type { Folded } from "../../text/fold.ts";
import { matches, skip } from "../../text/sticky.ts";
import type { Span } from "../../types.ts";
import { dateAt } from "../dates.ts";
import { termAt } from "../term.ts";
import { type BodyReading, bodyAt, canHaveIssued, seatAt } from "./body.ts";
import type { Cited } from "./reader.ts";

/** Day and place of a letterhead. Spans are into the folded text. */
export interface Letterhead {
	date: { value: string; span: Span };
	/** Province of the place, where it is one or lies in one. */
	seat: string | null;
	/** The type of document, where it stands in capitals below the day, and where the title under it begins. */
	type: { slug: string; end: number } | null;
}

/** How far the day may stand from the number: state motto, rules, and the subject line of a letter lie between. */
const REACH = 300;
const HEADING = 160;
const PLACE_AND_DAY = /(\p{Lu}[\p{L}.]*(?: (?:\p{Lu}[\p{L}.]*|\d{1,2})){0,4})\s?,\s{0,3}(?=[Nn][Gg][àaÀA][Yy]\s)/gu;
/** What a letterhead prints between number and place. */
const BETWEEN =
	/(?:[\s*_|.-]{1,40}|doc lap|tu do|hanh phuc|cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|v\/v[^\n]{0,200}\n){0,12}$/y;
/** The label of a day in a table or list of documents: `Ngày ban hành: 19/10/2004`, `Ban hành: (19/10/2004)`. */
const FIELD =
	/(?<![a-z])(?:ngay\s(?:ban hanh|k[yi])\s{0,2}:?|(?<=[\n|]\s{0,3})(?:ban hanh|ngay van ban)\s?:)\s{0,3}\(?(?=\d|ngay\s)/g;
/** A day of running text before the label: the stretch is no row of a table, and the label another document's. */
const OTHER_DAY = /(?<![a-z])ngay\s\d/;
const ROW = 400;

/** `QUY ĐỊNH` in capitals below the day. */
function typeBelow({ plain, text }: Folded, authority: Authority, from: number): Letterhead["type"] {
	const word = authority.typeWords.matchAt(plain, skip(/[\s*_|-]{1,40}/y, plain, from));
	if (word === null || /\p{Ll}/u.test(text.slice(word.start, word.end))) return null;
	return { slug: word.value.type, end: skip(/\s{0,3}/y, plain, word.end) };
}

function read(folded: Folded, authority: Authority, place: number, day: number): Letterhead | null {
	const date = dateAt(folded.plain, day);
	if (date === null || date.value.length < 10) return null;
	return {
		date: { value: date.value, span: { start: date.start, end: date.end } },
		seat: seatAt(authority, folded, place),
		type: typeBelow(folded, authority, date.end),
	};
}

/** The day of a letterhead behind its number: `Số: 12/KH-UBND … Yên Bái, ngày 5 tháng 3 năm 2021`. */
export function letterheadBehind(folded: Folded, authority: Authority, from: number, limit: number): Letterhead | null {
	const window = folded.text.slice(from, Math.min(limit, from + REACH));
	for (const match of window.matchAll(PLACE_AND_DAY)) {
		const place = from + match.index;
		const before = folded.plain.slice(from, place);
		if (!/\n\s*$/.test(before) && !matches(BETWEEN, before, 0)) continue;
		return read(folded, authority, place, place + match[0].length);
	}
	return null;
}

/** The day of a letterhead before its number: `Yên Bái, ngày 5 tháng 3 năm 2021⏎Số: 12/KH-UBND`. */
export function letterheadBefore(
	folded: Folded,
	authority: Authority,
	start: number,
	floor: number,
): Letterhead | null {
	const from = Math.max(floor, start - 100);
	if (!folded.plain.slice(from, start).includes("ngay")) return null;
	const window = folded.text.slice(from, start);
	const match = [...window.matchAll(PLACE_AND_DAY)].at(-1);
	if (match === undefined) return null;
	const place = from + match.index;
	const head = read(folded, authority, place, place + match[0].length);
	const between = head ? folded.plain.slice(head.date.span.end, start) : "";
	return head && /^[\s*_|-]{0,40}\n?[\s*_|-]{0,40}so\s?:?\s{0,3}$/.test(between) ? head : null;
}

/**
 * The body in the heading above a number, on a line of its own: `BỘ CHÍNH TRỊ⏎*⏎Số 178-QĐ/TW`. Null for one that the
 * symbol rules out.
 */
export function headingBody(
	folded: Folded,
	authority: Authority,
	{ start, implied, horned }: Pick<Cited, "start" | "implied" | "horned">,
	floor: number,
): BodyReading | null {
	const from = Math.max(floor, start - HEADING);
	const lines = folded.plain.slice(from, start).split("\n");
	let at = start;
	for (let i = lines.length - 1; i >= 0; i--) {
		const line = lines[i] ?? "";
		at -= line.length;
		const body = bodyAt(authority, folded, at + (line.length - line.trimStart().length));
		const whole = body !== null && matches(/[ *_-]{0,40}(?:\n|$)/y, folded.plain, body.end);
		if (whole && (canHaveIssued(implied, body.value) || (horned && body.value.slug === "tinh-uy"))) return body;
		at--;
	}
	return null;
}

/** The label of a body in a table or list of documents: `Cơ quan ban hành: Bộ Chính trị`. */
const BODY_FIELD = /(?<![a-z])(?:co quan|noi) ban hanh(?:\s?\/\s?chuc danh)?[\s:|]{1,4}/;

/** The body that a table or list prints under its label behind a document. */
export function bodyField(
	folded: Folded,
	authority: Authority,
	implied: Cited["implied"],
	from: number,
	limit: number,
): BodyReading | null {
	const label = BODY_FIELD.exec(folded.plain.slice(from, Math.min(limit, from + ROW)));
	const body = label && bodyAt(authority, folded, from + label.index + label[0].length);
	return body && canHaveIssued(implied, body.value) ? body : null;
}

/** How far below its letterhead the body may stand that enacts a document. */
const PREAMBLE = 1500;
/** The body in capitals on its own line, and below it the word by which it enacts. */
const ENACTING =
	/\n\s?(?=(?:ban|bo|uy|hoi)\s)([a-z ]{6,60})\n{1,2}\s?(?:quyet dinh|quy dinh|quyet nghi|ket luan|chi thi)(?![a-z])/;

/** The body that enacts below a letterhead: `BAN CHẤP HÀNH TRUNG ƯƠNG⏎QUYẾT ĐỊNH`. */
export function enactingBody(
	folded: Folded,
	authority: Authority,
	implied: Cited["implied"],
	from: number,
): BodyReading | null {
	const { plain, text } = folded;
	const match = ENACTING.exec(plain.slice(from, from + PREAMBLE));
	if (match === null) return null;
	const at = from + match.index + match[0].indexOf(match[1] ?? "");
	if (/\p{Ll}/u.test(text.slice(at, at + 12))) return null;
	const body = bodyAt(authority, folded, at);
	return body && canHaveIssued(implied, body.value) ? body : null;
}

const TITLE = 240;
/** The meeting in the heading: `HỘI NGHỊ LẦN THỨ BẢY⏎BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XVI)`. */
const MEETING = /ban chap hanh\s[a-z ]{4,50}[\s,(]{1,4}(?=khoa\s)/;

/** The term in the heading below a letterhead, where that names the meeting in capitals. */
export function termBelow({ plain, text }: Folded, from: number): { value: number | null; span: Span } | null {
	const meeting = MEETING.exec(plain.slice(from, from + TITLE));
	const start = meeting ? from + meeting.index + meeting[0].length : 0;
	const term = meeting && !/\p{Ll}/u.test(text.slice(from + meeting.index, start)) ? termAt(plain, start, true) : null;
	return term && { value: term.value, span: { start, end: term.end } };
}

/** The day that a table or list prints under its label behind a document: `Ngày ban hành: 19/10/2004`. */
export function fieldBehind(plain: string, from: number, limit: number): { value: string; span: Span } | null {
	const window = plain.slice(from, Math.min(limit, from + ROW));
	for (const { index, 0: label } of window.matchAll(FIELD)) {
		if (OTHER_DAY.test(window.slice(0, index))) return null;
		const date = dateAt(plain, from + index + label.length);
		if (date) return { value: date.value, span: { start: date.start, end: date.end } };
	}
	return null;
}
