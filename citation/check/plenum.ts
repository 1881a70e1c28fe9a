import { type Authority, partyTermOf } from "../authority.ts";
import { ORDINAL_WORDS, ordinal } from "../find/dates.ts";
import { roman } from "../format.ts";
import { fold } from "../text/fold.ts";
import { plain } from "../text/slug.ts";
import type { KnownDocument, Span, Term } from "../types.ts";
import type { Case, Found } from "./finding.ts";
import { beside, quoted } from "./print.ts";

const ORDER = `(?<n>\\d{1,2}|(?:${ORDINAL_WORDS})|[ivx]{1,5})`;
/** `Hội nghị Trung ương 7`, `Hội nghị lần thứ bảy (lần 2)`. */
const PLENUM = new RegExp(
	`(?:hoi nghi\\s{1,2}(?:lan thu\\s{1,2})?|(?:hoi nghi\\s{1,2})?(?:trung uong|tw)(?:\\sdang)?\\s{1,2}(?:lan thu\\s{1,2})?)${ORDER}(?![a-z0-9])`,
);
/** How far before the name of the committee the number of its meeting may stand. */
const BEFORE = 60;
/** How long after a plenum its documents are signed: days or weeks (domain notes). */
const SIGNED_WITHIN_DAYS = 60;
const WORDS = "nhất hai ba tư năm sáu bảy tám chín mười".split(" ");
const UNITS = "một hai ba bốn lăm".split(" ");

/** The number of a plenum that stands with the issuer, and where. */
function statedPlenum({ citation: { parts }, text }: Case): { number: number; digits: Span; span: Span } | null {
	if (!parts.issuer) return null;
	const { start, end } = parts.issuer;
	const from = Math.max(0, start - BEFORE);
	const folded = fold(text.slice(from, end));
	// The last meeting before the committee's name, in the same run of words.
	const at = folded.plain.lastIndexOf("hoi nghi");
	const begin = at < 0 ? folded.plain.length - fold(text.slice(start, end)).plain.length : at;
	const match = PLENUM.exec(folded.plain.slice(begin));
	const printed = match?.groups?.n;
	if (!match || printed === undefined || match.index > 0) return null;
	const number = ordinal(printed);
	if (number === null) return null;
	const last = begin + match[0].length;
	const place = (index: number): number => from + folded.at(index);
	return {
		number,
		digits: { start: place(last - printed.length), end: from + folded.endAt(last) },
		span: { start: place(begin), end: from + folded.endAt(last) },
	};
}

/** The plenum that passed a document: the last of its term that had begun, where the register knows its days. */
function plenumOf({ date, term, issuer }: KnownDocument, authority: Authority): Term | null {
	if (issuer !== "bch-trung-uong" || date?.length !== 10 || term !== partyTermOf(authority, date)) return null;
	let last: Term | null = null;
	for (const one of authority.data.terms)
		if (one.kind === "plenum" && one.term === term && one.start !== null && one.start <= date)
			if (last === null || (last.start ?? "") < one.start) last = one;
	if (last === null || last.confidence === "low") return null;
	const days = (Date.parse(date) - Date.parse(last.end ?? last.start ?? date)) / 86_400_000;
	return days <= SIGNED_WITHIN_DAYS ? last : null;
}

/** Whether the tables name the document by that plenum. */
function isNamedBy(number: number, { id, term }: KnownDocument, authority: Authority): boolean {
	const name = plain(`nghị quyết trung ương ${number} khóa ${roman(term ?? 0)}`);
	return authority.names.matchAt(name, 0)?.value.documents.includes(id) ?? false;
}

/** A number in the way in which the draft prints its own: a figure, a Roman numeral or a word. */
function numberLike(printed: string, number: number): string {
	if (/^\d/.test(printed)) return String(number);
	if (/^[IVX]+$/.test(printed)) return roman(number);
	return number <= 10 ? (WORDS[number - 1] ?? "") : `mười ${UNITS[number - 11] ?? ""}`;
}

/** The plenum stated, where the document's day is that of another of its term. */
export function checkPlenum(one: Case): Found[] {
	const { document, authority, shared, text } = one;
	const plenum = document && plenumOf(document, authority);
	const stated = plenum && statedPlenum(one);
	if (!document || !plenum || !stated) return [];
	if (stated.number === plenum.number || isNamedBy(stated.number, document, authority)) return [];
	const { span, digits } = stated;
	const number = numberLike(text.slice(digits.start, digits.end), plenum.number);
	const known = `Hội nghị Trung ương ${plenum.number} khóa ${roman(plenum.term)}`;
	return [
		{
			kind: "issuer-differs",
			severity: document.confidence === "low" ? "note" : "warning",
			message: beside(quoted(text.slice(span.start, span.end)), known, document),
			replacement: shared ? null : text.slice(span.start, digits.start) + number + text.slice(digits.end, span.end),
			span,
		},
	];
}
