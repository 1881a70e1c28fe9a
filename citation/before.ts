import { placeAt } from "./around.ts";
import type { Authority } from "./authority.ts";
import { dateAt, numeral } from "./dates.ts";
import type { Folded } from "./fold.ts";
import type { Issuer, Span } from "./types.ts";

/** What stands before a citation as its subject: `Ngày 20/4/1981, Bộ Chính trị khóa IV ra Nghị quyết …`. */
export interface Foregoing {
	date: { value: string; span: Span } | null;
	issuer: { value: Issuer; span: Span } | null;
	term: { value: number; span: Span } | null;
	province: string | null;
	place: string | null;
}

const REACH = 130;
/** The verb by which a body gives out the document named after it. */
const VERB =
	/\s+(?:(?:da|vua|cung|se|thay mat)\s+){0,2}(?:ky\s+)?(?:ban hanh|cong bo|thong qua|ra|ky|co(?: y kien tai)?)\s+(?:cac\s+|so\s+|mot\s+)?$/;
const TERM_LAST = /\s+\(?khoa\s+(?<t>[ivx]{1,5}|\d{1,2})\)?$/;
const DAY = /(?<![a-z0-9])ngay\s+\d/g;

/**
 * Reads backwards from a citation for the body that issues it in this sentence, its term and the day.
 * Says nothing unless the verb stands directly before the citation.
 */
export function readBefore(folded: Folded, authority: Authority, start: number, floor: number): Foregoing {
	const none: Foregoing = { date: null, issuer: null, term: null, province: null, place: null };
	const from = Math.max(floor, start - REACH);
	const before = folded.plain.slice(from, start);
	const verb = VERB.exec(before);
	if (!verb) return none;
	const sentence = Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf(";")) + 1;
	const term = TERM_LAST.exec(before.slice(0, verb.index));
	const bodyEnd = from + (term?.index ?? verb.index);
	let issuer: Foregoing["issuer"] = null;
	for (const match of authority.issuerNames.matches(folded.plain.slice(from + sentence, bodyEnd))) {
		const end = from + sentence + match.end;
		// Nothing but a place may stand between the body and the verb.
		if (bodyEnd - end > 24 || /[,.;]/.test(folded.plain.slice(end, bodyEnd))) continue;
		issuer = { value: match.value, span: { start: from + sentence + match.start, end } };
	}
	const value = !issuer || term?.groups?.t === undefined ? null : numeral(term.groups.t);
	const place = issuer ? placeAt(authority, folded, issuer.span.end, issuer.value.level) : none;
	return {
		province: place.province,
		place: place.place,
		date: dayBefore(folded, from + sentence, bodyEnd),
		issuer,
		term: value === null ? null : { value, span: { start: bodyEnd, end: from + verb.index } },
	};
}

/** The last full date of the clause, `Ngày 18/9/2023, Viện Hàn lâm có …`: the day of the verb, so of the document. */
function dayBefore(folded: Folded, start: number, end: number): Foregoing["date"] {
	const last = [...folded.plain.slice(start, end).matchAll(DAY)].at(-1);
	const date = last === undefined ? null : dateAt(folded.plain, start + last.index);
	if (date === null || date.value.length < 10 || date.end > end || /[;.]/.test(folded.plain.slice(date.end, end)))
		return null;
	return { value: date.value, span: { start: date.start, end: date.end } };
}
