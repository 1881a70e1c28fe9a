import type { Authority } from "../authority.ts";
import type { Folded } from "../text/fold.ts";
import type { Span } from "../types.ts";
import { type BodyReading, bodyAt, canHaveIssued } from "./around/body.ts";
import { headingBody, letterheadBefore } from "./around/letterhead.ts";
import type { Cited } from "./around/reader.ts";
import { type DateReading, dateAt, numeral } from "./dates.ts";

/** What stands before a citation as its subject: `Ngày 20/4/1981, Bộ Chính trị khóa IV ra Nghị quyết …`. */
export interface Foregoing {
	date: { value: string; span: Span } | null;
	body: BodyReading | null;
	term: { value: number; span: Span } | null;
	/** Province of a letterhead's place. */
	seat: string | null;
}

const NOTHING: Foregoing = { date: null, body: null, term: null, seat: null };
const REACH = 150;
/** The last word of a verb by which a body gives out the document named after it, and what may follow the verb. */
const LAST_WORDS: ReadonlySet<string> = new Set([
	"hanh",
	"qua",
	"ra",
	"ky",
	"ki",
	"co",
	"tai",
	"cac",
	"so",
	"mot",
	"nhieu",
]);
/** The verb by which a body gives out the document named after it. */
const VERB =
	/[\s,]{1,3}(?:(?:da|vua|cung|se|moi|thay mat|nhat tri|thong nhat|kip thoi|chinh thuc|chu dong|tiep tuc|xem xet,?)\s){0,3}(?:k[yi]\s)?(?:ban hanh|thong qua|ra|k[yi]|co(?: y kien tai)?)\s(?:cac\s|so\s|mot\s|nhieu\s)?\s{0,2}$/;
const SESSION_LAST =
	/[\s,]{0,3}(?:tai\s)?(?:k[yi] hop|phien hop)(?:\sbat thuong)?\s(?:(?:lan\s)?thu\s)?[a-z0-9]{1,5}(?:\s[a-z]{2,4})?$/;
const TERM_LAST = /[\s,]{1,3}\(?\s?khoa\s{1,2}(?:thu\s)?(?<t>[ivx]{1,6}|\d{1,2})\s?\)?$/;
const DAY = /(?<![a-z0-9])(?:ngay|thang|nam)\s{0,2}\d/g;
/** Before a year or month that stands for the day: `Năm 2013, Ban Chấp hành Trung ương ban hành`. */
const CLAUSE_START = /(?:^|[.,;:\n])\s{0,2}$/;
/** Words that make a day a limit, not the day of something. */
const BOUND = /(?:tu|truoc|sau|tinh den|cho den|het)\s$/;
/** What may stand between a day and the body that acts on it; `của` would give the day to a document before. */
const THEN =
	/^(?:\s?[,:][^;]{0,100}|\s(?:(?:tai\s[^;,]{1,60}|(?:dong chi\s)?(?:tong bi thu|bi thu|(?:pho )?thu tuong|(?:pho )?chu tich(?: nuoc| quoc hoi)?|bo truong)(?:\s[a-z]{1,7}){0,6}|giam doc|thay mat|thuong truc|lanh dao),?)?)\s?$/;
const DAY_OF_ISSUE = /(?<day>\d{4})\s?[,(]?\s{0,2}(?:la\s)?ngay\s(?:k[yi]\s)?ban hanh\s{1,2}$/;

/** The last date in a stretch. */
function dayWithin(folded: Folded, start: number, end: number, published: string | null): DateReading | null {
	const { plain } = folded;
	let last: DateReading | null = null;
	for (const { index } of plain.slice(start, end).matchAll(DAY)) {
		const at = start + index;
		if (last && at < last.end) continue;
		const date = dateAt(plain, at, "running", published);
		if (date && date.end <= end) last = date;
	}
	return last;
}

/** `thay mặt Bộ Chính trị, Tổng Bí thư Tô Lâm ký`: who signs stands between the body and the verb. */
const ON_BEHALF = /thay mat\s$/;

/** What a body did before it issued the document: `Bộ Chính trị ⟨đã bàn về vấn đề tôn giáo và⟩ ban hành`. */
const ALSO_ACTED =
	/^\s(?:da|vua)\s(?:hop|ban|thao luan|xem xet|nghe|cho y kien|danh gia|tong ket|so ket)[^.,;:\n]{0,90}\sva$/;

/** The body that acts in `[start, end)`, the last one that nothing but its place and a meeting parts from the verb. */
function actor(folded: Folded, authority: Authority, start: number, end: number): BodyReading | null {
	const { plain } = folded;
	let found: BodyReading | null = null;
	let reach = start;
	for (const match of authority.issuerNames.matches(plain.slice(start, end))) {
		const body = start + match.start < reach ? null : bodyAt(authority, folded, start + match.start);
		if (!body || body.end > end) continue;
		reach = body.end;
		const between = plain.slice(body.end, end);
		if (ALSO_ACTED.test(between)) {
			found = body;
			continue;
		}
		const signed = ON_BEHALF.test(plain.slice(Math.max(start, body.span.start - 9), body.span.start));
		if (signed ? /[.;]/.test(between) : between.length > 24 || /[,.;]/.test(between)) continue;
		found = body;
	}
	return found;
}

/** What parts an author from the work in a list of references: `Bộ Chính trị (2024), Nghị quyết số …`, `Bộ Chính trị: …`. */
const AUTHOR_END = /(?:\s?\((?:19|20)\d\d[a-e]?\)\s?[,.:]?|(?<plain>\s?[,:]))\s{1,2}["'*_]{0,3}$/;
const LONGEST_AUTHOR = 90;
/** Before an author who is named without the year: a line, a quotation or a number of the list begins. */
const ENTRY_START = /(?:^|[\n"'(\];|]|(?:^|[\n\s])\d{1,3}\s?[.)])[\s*-]{0,4}$/;

/** The body that a list of references names as the author of a document. */
function authorBefore(
	folded: Folded,
	authority: Authority,
	{ start, implied }: Cited,
	floor: number,
): BodyReading | null {
	const { plain } = folded;
	let mark = start - 1;
	while (start - mark < 5 && " \"'*_".includes(plain.charAt(mark))) mark--;
	if (mark < floor || !"),.:".includes(plain.charAt(mark))) return null;
	const from = Math.max(floor, start - LONGEST_AUTHOR);
	const window = plain.slice(from, start);
	const end = AUTHOR_END.exec(window);
	if (end === null) return null;
	for (const match of authority.issuerNames.matches(window.slice(0, end.index))) {
		const body = bodyAt(authority, folded, from + match.start);
		if (body?.end !== from + end.index || !canHaveIssued(implied, body.value)) continue;
		const begins = ENTRY_START.test(plain.slice(Math.max(floor, body.span.start - 8), body.span.start));
		return end.groups?.plain === undefined || begins ? body : null;
	}
	return null;
}

/** The word before `start`, or a digit that stands there, behind blanks and a comma. */
function wordBefore(plain: string, start: number, floor: number): string {
	let end = start;
	while (end > floor && start - end < 4 && " \n,".includes(plain.charAt(end - 1))) end--;
	let at = end;
	for (let c = plain.charCodeAt(at - 1); at > floor && end - at < 8 && c >= 0x61 && c <= 0x7a; )
		c = plain.charCodeAt(--at - 1);
	return at === end ? plain.slice(Math.max(floor, end - 1), end) : plain.slice(at, end);
}

/**
 * Reads backwards from a citation for the body that issues it in this sentence, its term and the day. Null unless the
 * verb stands directly before the citation, or the day alone and the document is said to be `issued`, or a letterhead.
 * `floor` is where the citation before ends, with all that belongs to it.
 */
export function readBefore(
	folded: Folded,
	authority: Authority,
	cited: Cited,
	issued: boolean,
	floor: number,
	published: string | null,
): Foregoing | null {
	const { start } = cited;
	const { plain } = folded;
	if (cited.bare) {
		const head = letterheadBefore(folded, authority, start, floor);
		const body = headingBody(folded, authority, cited, floor);
		if (head || body) return { ...NOTHING, date: head?.date ?? null, seat: head?.seat ?? null, body };
	}
	const author = authorBefore(folded, authority, cited, floor);
	if (author) return { ...NOTHING, body: author };
	const word = wordBefore(plain, start, floor);
	const from = Math.max(floor, start - REACH);
	if (issued && /\d/.test(word)) {
		const date = dayWithin(folded, from, start, published);
		const alone = date && /^\s?,?\s{0,2}$/.test(plain.slice(date.end, start));
		return alone ? { ...NOTHING, date: dated(date) } : null;
	}
	if (!LAST_WORDS.has(word)) return null;
	const before = plain.slice(from, start);
	const issue = DAY_OF_ISSUE.exec(before);
	if (issue) {
		const date = dayWithin(folded, from, from + issue.index + 4, published);
		return date?.end === from + issue.index + 4 ? { ...NOTHING, date: dated(date) } : null;
	}
	const verb = VERB.exec(before);
	if (!verb) return null;
	const sentence = from + Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1;
	const session = SESSION_LAST.exec(before.slice(0, verb.index));
	const term = TERM_LAST.exec(before.slice(0, session?.index ?? verb.index));
	const end = from + (term?.index ?? session?.index ?? verb.index);
	const body = actor(folded, authority, sentence, end);
	const value = !body || term?.groups?.t === undefined ? null : numeral(term.groups.t);
	const date = dayWithin(folded, sentence, end, published);
	const between = date ? plain.slice(date.end, body?.span.start ?? end) : "";
	const acts =
		date &&
		!BOUND.test(plain.slice(Math.max(0, date.start - 9), date.start)) &&
		(date.value.length === 10 || (/^\s?,/.test(between) && CLAUSE_START.test(plain.slice(from, date.start)))) &&
		THEN.test(body ? between : between.trimEnd());
	return {
		date: date && acts ? dated(date) : null,
		body,
		term: value === null ? null : { value, span: { start: end, end: from + (session?.index ?? verb.index) } },
		seat: null,
	};
}

const dated = ({ value, start, end }: DateReading): Foregoing["date"] => ({ value, span: { start, end } });
