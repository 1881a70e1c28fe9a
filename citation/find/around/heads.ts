import type { Authority } from "../../authority.ts";
import type { Folded } from "../../text/fold.ts";
import { skip } from "../../text/sticky.ts";
import { termAt } from "../term.ts";
import type { Found } from "../within.ts";
import { type BodyReading, bodyAt, canHaveIssued } from "./body.ts";
import type { Surroundings } from "./reader.ts";

/** How far before the first of a list its heading may begin. */
const REACH = 120;
/** `04 nghị quyết của ⟨Bộ Chính trị⟩, gồm:`, up to the body. */
const OF_BODY =
	/(?:cac|nhung|\d{1,2}|hai|ba|bon|nam|sau|bay|tam)\s(?:nghi quyet|ket luan|chi thi|quy dinh|quyet dinh|huong dan|van ban|thong bao)(?:\s(?!cua\s)[a-z]{1,8}){0,8}?\scua\s/;
/** `Bộ Chính trị ⟨vừa ban hành 2 nghị quyết⟩ là`: a body that issues what is then listed. */
const ISSUES =
	/\s(?:(?:da|vua|moi|cung|lien tiep|tiep tuc)\s){0,3}(?:k[yi]\s)?(?:ban hanh|thong qua|ra)\s(?:cac|nhung|nhieu|\d{1,2}|hai|ba|bon|nam|sau|bay|tam)\s(?=(?:nghi quyet|ket luan|chi thi|quy dinh|quyet dinh|huong dan|van ban|thong bao)(?![a-z]))/;
/** What leads from the body to the list. */
const LEADS_TO_LIST =
	/^[\s,)]{0,3}(?:[a-z][a-z0-9 ,-]{0,60}(?:\s|(?=:)))?(?:gom|bao gom|do la|la|nhu|sau|sau day)?(?:\sco)?\s?(?<mark>:|(?<=gom|la|nhu))[\s"*(+-]{0,6}(?:cac\s)?$/;
/** Ends the list: a sentence, or an empty line. */
const LIST_END = /[.!?](?=\s+\S)|\n\s*\n/;
/** Longest that a title between two members may be. */
const TITLE_MAX = 400;

/** The body that ends, with its term, where a verb begins. */
function bodyBefore(folded: Folded, authority: Authority, from: number, verb: number): BodyReading | null {
	for (const match of authority.issuerNames.matches(folded.plain.slice(from, verb))) {
		const body = bodyAt(authority, folded, from + match.start);
		if (!body || body.end > verb) continue;
		const term = termAt(folded.plain, skip(/[\s(,]{0,3}/y, folded.plain, body.end), false);
		if (skip(/[\s),]{0,3}/y, folded.plain, term?.end ?? body.end) >= verb) return body;
	}
	return null;
}

/** The body and term that a heading gives to the list that begins at `start`. */
function headingOf(folded: Folded, authority: Authority, start: number, floor: number) {
	const { plain } = folded;
	const from = Math.max(floor, start - REACH);
	const window = plain.slice(from, start);
	const of = OF_BODY.exec(window);
	const issues = of ? null : ISSUES.exec(window);
	const body = of
		? bodyAt(authority, folded, from + of.index + of[0].length)
		: issues && bodyBefore(folded, authority, from, from + issues.index);
	if (!body || body.end >= start) return null;
	const at = skip(/[\s(,]{0,3}/y, plain, body.end);
	const term = termAt(plain, at, false);
	const rest = issues ? from + issues.index + issues[0].length : term && term.end < start ? term.end : body.end;
	return LEADS_TO_LIST.test(folded.plain.slice(rest, start)) ? { body, term: term && { ...term, start: at } } : null;
}

/** Whether a document of the list can be that body's; one without a symbol can be anybody's. */
const fits = ({ numbered, other }: Found, { value }: BodyReading): boolean =>
	numbered ? canHaveIssued(numbered.reading.issuer, value) : other?.form === "short";

/** What the heading of a list says of its members is said of each: `04 nghị quyết của Bộ Chính trị, gồm: A, B, C và D`. */
export function shareFromHeading(
	folded: Folded,
	authority: Authority,
	found: readonly Found[],
	read: readonly (Surroundings | null)[],
): void {
	for (let i = 0; i < found.length; i++) {
		const first = found[i];
		const previous = found[i - 1];
		if (!first || read[i]?.issuer) continue;
		const mark = folded.plain.slice(first.start - 8, first.start);
		if (!/:|gom|la|nhu/.test(mark)) continue;
		const heading = headingOf(folded, authority, first.start, previous ? previous.end : 0);
		if (heading === null) continue;
		const { body, term } = heading;
		for (let at = i; at < found.length; at++) {
			const [one, around, before] = [found[at], read[at], found[at - 1]];
			if (!one || !fits(one, body)) break;
			const between = at > i && before ? folded.plain.slice(before.end, one.start) : "";
			if (between.length > TITLE_MAX || LIST_END.test(between)) break;
			i = at;
			if (!around || around.issuer) continue;
			Object.assign(around, {
				issuer: { value: body.value, span: body.span },
				province: body.province,
				place: body.place,
				term: around.term ?? (term && { value: term.value, span: { start: term.start, end: term.end } }),
			});
		}
	}
}
