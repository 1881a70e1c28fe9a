import type { Authority } from "../../authority.ts";
import { LAW_TYPES } from "../../kinds.ts";
import type { Folded } from "../../text/fold.ts";
import { slug } from "../../text/slug.ts";
import type { SymbolReading } from "../symbol.ts";
import { amendsAt } from "../unnumbered/laws.ts";
import { type Intro, type IntroWord, type IntroWords, lastBefore } from "../words.ts";

/** How far before `số 50/2014/QH13` the word `Luật` may stand. */
const LAW_NAME_MAX = 140;
/** The same for `Luật sửa đổi, bổ sung một số điều của`, which goes by the names of all laws that it amends. */
const AMENDING_NAME_MAX = 300;
const LIST_BREAK = /[.;:!?()\d]|\n\s*\n/;
/** How far behind the head of a list, past its day and body, a symbol may stand that has no word of its own. */
const MEMBER_MAX = 160;
/** The label of a letterhead's number on its line: another document begins. */
const LABEL = /[\n|][\s*]{0,4}so\s?:\s{0,3}$/;
const CLAUSE_END = /[.!?](?=\s)|\n\s*\n/;

/** `Luật Xây dựng số 50/2014/QH13`: the word of type before the law's name. */
function lawWord(
	folded: Folded,
	authority: Authority,
	words: IntroWords,
	symbol: string,
	at: number,
	floor: number,
): IntroWord | null {
	let law: IntroWord | null = null;
	for (let i = lastBefore(words, at); i >= 0; i--) {
		const word = words.list[i];
		if (!word || word.start < Math.max(floor, at - (law ? AMENDING_NAME_MAX : LAW_NAME_MAX))) break;
		if (LIST_BREAK.test(folded.plain.slice(word.end, law?.start ?? at))) break;
		if (!LAW_TYPES.has(word.type) || isCompound(folded, word)) continue;
		if (law === null) law = word;
		// The number behind the laws amended is the amending law's, unless the register has it as another.
		else if (amendsAt(folded, word.end)) return isAmending(authority, symbol) ? word : law;
	}
	return law;
}

function isAmending(authority: Authority, symbol: string): boolean {
	const known = authority.documentsBySymbol.get(slug(symbol)) ?? [];
	return known.length === 0 || known.some(({ title }) => /sửa đổi/i.test(title));
}

/**
 * `văn bản quy phạm pháp luật số 80/2015/QH13`, `Số hiệu văn bản: 12/2020/QĐ-UBND`: the word is part of another, or of
 * a label, and introduces nothing.
 */
const COMPOUND = new Map([
	["luat", /(?:phap|ky|quy)\s$/],
	["cong-van", /(?:so hieu|^so|\sso)\s$/],
]);
const isCompound = ({ plain }: Folded, { start, type }: IntroWord): boolean =>
	COMPOUND.get(type)?.test(plain.slice(Math.max(0, start - 8), start)) ?? false;

/** Up to four plain words between the type and `số`: `Quy chế làm việc số 01-QC/TU`. */
const QUALIFIER =
	/^(?:\s(?!(?:của|về|và|tại|trong|theo|cho|là|do|từ|với|để|ngày|có|được|đã|này|trên|vào|kèm)\s)\p{Ll}+){1,4}\s$/u;

/** The word of type before such words, where the symbol says the same type. */
function qualifiedWord(
	folded: Folded,
	authority: Authority,
	words: IntroWords,
	reading: SymbolReading,
	{ at, hasNumberWord }: Intro,
): IntroWord | null {
	const last = hasNumberWord ? words.list[lastBefore(words, at)] : undefined;
	if (!last || at - last.end > LAW_NAME_MAX) return null;
	// A letter's symbol names no type: `Công văn khẩn số 2718/UBND-VX`.
	const agrees =
		reading.typeCode === null
			? last.type === "cong-van" && !/QH\d/.test(reading.symbol)
			: authority.typesByCode.get(reading.typeCode)?.some(({ slug }) => slug === last.type);
	return agrees && QUALIFIER.test(`${folded.text.slice(last.end, at)} `) ? last : null;
}

/** The word of the list that a symbol without a word of its own stands in: no other word and no sentence's end between. */
export function headBefore(
	folded: Folded,
	words: IntroWords,
	previous: { word: IntroWord | null; end: number } | undefined,
	index: number,
): IntroWord | null {
	if (!previous?.word || index - previous.end > MEMBER_MAX) return null;
	const last = words.list[lastBefore(words, index)];
	if (last && last.start >= previous.end) return null;
	if (LABEL.test(folded.plain.slice(Math.max(0, index - 12), index))) return null;
	return CLAUSE_END.test(folded.plain.slice(previous.end, index)) ? null : previous.word;
}

/** The word that introduces a symbol: right before it, before a law's name, or before a few words that tell the type more closely. */
export function wordBefore(
	folded: Folded,
	authority: Authority,
	words: IntroWords,
	reading: SymbolReading,
	intro: Intro,
	floor: number,
): IntroWord | null {
	const own = intro.word && !isCompound(folded, intro.word) ? intro.word : null;
	const ofLaw = /QH\d/.test(reading.symbol) && !own;
	const law = ofLaw ? lawWord(folded, authority, words, reading.symbol, intro.at, floor) : null;
	const word = own ?? law ?? qualifiedWord(folded, authority, words, reading, intro);
	return word && word.start >= floor ? word : null;
}
