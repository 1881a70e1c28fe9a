import type { Authority } from "../authority.ts";
import type { Folded } from "../text/fold.ts";
import { skip } from "../text/sticky.ts";
import { bodyAt, canHaveIssued, isFirstWord } from "./around/body.ts";
import { BRACKET, CELL, FIRST_WORDS, GAP, OWNED, SESSION, SHORT_NAME, UNTIL, YEARLESS } from "./around/cues.ts";
import { readDate } from "./around/day.ts";
import { readBody, readPassive, readPlace } from "./around/issuer.ts";
import { bodyField, enactingBody, fieldBehind, letterheadBehind, termBelow } from "./around/letterhead.ts";
import { type Ahead, type Cited, nextAfter, type Place, type Reader, type Surroundings } from "./around/reader.ts";
import { type TitleReading, titleAt } from "./around/title.ts";
import { dateAt } from "./dates.ts";
import { termAt } from "./term.ts";

const CAPITAL = /\p{Lu}/u;
/** Begins every form of a term but `nhiệm kỳ`. */
const K = 0x6b;
/** Longer than any word that begins a part. */
const LONGEST_WORD = 12;
/** Bodies whose `khóa` is no term of the Party. */
const ELECTED: ReadonlySet<string> = new Set(["quoc-hoi", "uy-ban-thuong-vu-quoc-hoi", "hdnd"]);

/** A quick look: whether anything can begin at `at`. Behind most citations nothing does. */
function canBegin({ folded: { plain, text }, authority, cited, found }: Reader, at: number): boolean {
	const first = plain.charCodeAt(at);
	if (first < 0x61 || first > 0x7a) return (first >= 0x30 && first <= 0x39) || "\"'(:-/".includes(plain.charAt(at));
	let end = at + 1;
	for (let c = plain.charCodeAt(end); c >= 0x61 && c <= 0x7a && end - at < LONGEST_WORD; c = plain.charCodeAt(++end));
	const word = plain.slice(at, end);
	if (FIRST_WORDS.has(word) || first === K || isFirstWord(authority, word)) return true;
	// A local body's symbol may be followed by the name of its place.
	return cited.numbered && found.end === cited.end && CAPITAL.test(text.charAt(at));
}

/** Reads one more part; false where none follows. */
function step(reader: Reader): boolean {
	const { found, cited } = reader;
	const { plain } = reader.folded;
	const cell = cited.bare && found.end === cited.end ? skip(CELL, plain, found.end) : found.end;
	const gap = skip(GAP, plain, cell);
	if (reader.open && plain.charAt(gap) === ")") {
		reader.open = false;
		found.end = gap + 1;
		return true;
	}
	if (gap >= reader.limit) return false;
	const bracket = !reader.open && plain.charAt(gap) === "(";
	const at = bracket ? skip(BRACKET, plain, gap) : gap;
	if (!canBegin(reader, at)) return false;
	const place = { at, bracket, comma: gap > found.end && plain.slice(found.end, gap).includes(",") };
	if (
		readDate(reader, place) ||
		readTerm(reader, place) ||
		readPlace(reader, place) ||
		passOver(reader, place) ||
		readPassive(reader, place) ||
		readBody(reader, place)
	) {
		reader.open ||= bracket && plain.charAt(found.end - 1) !== ")";
		return true;
	}
	return readTitle(reader, gap, place.comma);
}

function readTerm(reader: Reader, { at, bracket }: Place): boolean {
	const { found, cited, limit } = reader;
	const term = termAt(reader.folded.plain, at, bracket || reader.open);
	if (!term || term.end > limit || (reader.late && !found.issuer)) return false;
	const counts = cited.termed && !ELECTED.has(found.issuer?.value.slug ?? "");
	if (counts && (found.term?.value ?? null) === null)
		found.term = { value: term.value, span: { start: at, end: term.end } };
	found.end = term.end;
	return true;
}

/**
 * What tells none of the parts but may stand between them: a meeting, a day whose year nobody knows, the short name that a
 * bracket gives the document.
 */
function passOver(reader: Reader, { at, bracket }: Place): boolean {
	const { found, folded, late, limit, ahead } = reader;
	const { plain } = folded;
	const first = plain.charAt(at);
	if (bracket && "sgv".includes(first) && !late) {
		const end = skip(SHORT_NAME, plain, at);
		if (end === at) return false;
		found.end = end;
		reader.limit = nextAfter(ahead, end);
		return true;
	}
	if (late || !"kptnd".includes(first)) return false;
	// `Chiến lược cải cách tư pháp đến năm 2020`: the end of its time.
	const other = first === "d" ? (reader.cited.standing ? UNTIL : null) : SESSION;
	const end = other ? skip(first === "n" ? YEARLESS : other, plain, at) : at;
	if (end === at || end > limit) return false;
	found.end = end;
	return true;
}

function readTitle(reader: Reader, at: number, comma: boolean): boolean {
	const { found, folded } = reader;
	if (found.title) return false;
	const title = titleAt(folded, at, reader.limit, found.date !== null || found.issuer !== null);
	if (!title || (comma && title.kind === "quoted" && /^(?!về\s)\p{Ll}/u.test(title.value))) return false;
	found.title = title;
	found.end = title.end;
	if (title.kind === "quoted") {
		reader.open ||= folded.plain.charAt(at) === "(";
		reader.limit = nextAfter(reader.ahead, title.end);
		return true;
	}
	reader.late = true;
	if (!found.issuer) cutAtOwner(reader, title);
	return true;
}

/** `về chuyển đổi số của Bộ Chính trị`: the body behind the title is its issuer, and no part of the title. */
function cutAtOwner({ folded, authority, cited, found }: Reader, title: TitleReading): void {
	const { plain } = folded;
	const { start, end } = title.span;
	const of = start + plain.slice(start, end).lastIndexOf(" cua ");
	if (of < start + 4) return;
	const body = bodyAt(authority, folded, of + 5);
	if (!body || !canHaveIssued(cited.implied, body.value)) return;
	if (OWNED.test(plain.slice(Math.max(start, of - 12), of))) return;
	const next = skip(GAP, plain, body.end);
	if (next < end && termAt(plain, next, false) === null && dateAt(plain, next) === null) return;
	title.span.end = of;
	title.value = folded.text.slice(start, of).replace(/\s+/g, " ");
	title.end = of;
	title.kind = "open";
	found.end = of;
}

/**
 * Reads what follows a citation: date, issuer, term and title, in any order, each at most once.
 *
 * It stops at the first word that is none of these, so that a date never comes from a neighbour, nor from `có hiệu lực
 * từ ngày …`. `published` is the ISO date of the report. A bounded number of steps over bounded stretches, whatever the
 * text.
 */
export function readAround(
	folded: Folded,
	authority: Authority,
	cited: Cited,
	ahead: Ahead,
	published: string | null,
): Surroundings {
	const found: Surroundings = {
		date: null,
		issuer: null,
		term: null,
		title: null,
		province: null,
		place: null,
		seat: null,
		type: null,
		together: null,
		issued: false,
		ofOther: false,
		end: cited.end,
	};
	// `"Nghị quyết 04" (2016)`: the mark behind closes what the one before opened, and begins no title.
	const { plain } = folded;
	if (plain.charAt(cited.end) === '"' && plain.charAt(cited.start - 1) === '"') found.end++;
	const limit = nextAfter(ahead, cited.end);
	const reader = { folded, authority, cited, ahead, published, found, limit, open: false, late: false };
	for (let steps = 0; steps < 10 && step(reader); steps++);
	const next = nextAfter(ahead, found.end);
	const unsaid = !found.issuer && !cited.implied?.slug;
	if (cited.bare && unsaid && !found.issued) {
		const body = bodyField(folded, authority, cited.implied, found.end, next);
		if (body) found.issuer = { value: body.value, span: body.span };
	}
	if (found.date || found.issued || !cited.numbered) return found;
	const head = cited.bare ? letterheadBehind(folded, authority, cited.end, next) : null;
	found.date = head?.date ?? fieldBehind(folded.plain, found.end, next);
	found.seat = head?.seat ?? null;
	found.type = head?.type?.slug ?? null;
	const enacting = head && unsaid && !found.issuer ? enactingBody(folded, authority, cited.implied, found.end) : null;
	if (enacting) found.issuer = { value: enacting.value, span: enacting.span };
	if (head && cited.termed) found.term ??= termBelow(folded, head.date.span.end);
	if (head?.type) found.title ??= titleAt(folded, head.type.end, next, false);
	return found;
}
