import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";
import { LAW_TYPES } from "./kinds.ts";
import { partyNumber, readSymbol, type SymbolReading } from "./symbol.ts";
import { type IntroWord, type IntroWords, introBefore, lastBefore } from "./words.ts";

/** A numbered citation before its surroundings are read. Offsets are into the folded text. */
export interface Numbered {
	start: number;
	end: number;
	reading: SymbolReading;
	/** The word that introduces it, its own or that of the head of its list. */
	word: IntroWord | null;
	/** Whether that word stands in this citation's own span. */
	ownWord: boolean;
	/** Shares date, issuer and term with the citation after it, as in `187, 188-KL/TW ngày …`. */
	sharesNext: boolean;
	rule: "party-symbol" | "state-symbol";
}

const DIGITS = /(?<!\d|\d[.,]|[-/_])\d{1,5}/g;
/** How far before `số 50/2014/QH13` the word `Luật` may stand. */
const LAW_NAME_MAX = 140;
const LIST_BREAK = /[.;:!?()\d]|\n\s*\n/;
/** A bare number before a symbol: `57, 59, 66 và ⟨68-NQ/TW⟩`. */
const BARE_BEFORE = /(?<![\d/.-])(\d{1,4})\s{0,2}(?:,|;|va|den|&|·)\s{0,2}(?:so\s{1,2})?$/;
/** What may stand between two members of a list. */
export const MEMBER_GAP = /^\s*(?:,|;|va|&|·|-|\/|\bva\b)?\s*(?:so\s*)?(?:va\s*)?$/;

/** `Luật Xây dựng số 50/2014/QH13`: the word of type before the law's name. */
function lawWord(folded: Folded, words: IntroWords, at: number, floor: number): IntroWord | null {
	for (let i = lastBefore(words, at); i >= 0; i--) {
		const word = words.list[i];
		if (!word || word.start < Math.max(floor, at - LAW_NAME_MAX)) return null;
		const between = folded.plain.slice(word.end, at);
		if (LIST_BREAK.test(between)) return null;
		if (LAW_TYPES.has(word.type)) return word;
	}
	return null;
}

/** Whether the reading may stand as a citation with what introduces it. */
function accepted(reading: SymbolReading, word: IntroWord | null, hasNumberWord: boolean, folded: Folded): boolean {
	const raw = folded.text.slice(reading.start, reading.end);
	const lowerCase = !/\p{Lu}/u.test(raw);
	if (lowerCase) return reading.certain && (word !== null || /-nq\/tw$/.test(raw));
	if (reading.certain || word !== null) return true;
	// Without a word, an unknown body needs a known type before it, or `số` before a letter's number.
	return reading.typeCode !== null || (hasNumberWord && reading.issuer !== null) || reading.issuer !== null;
}

/**
 * Every citation that prints its symbol, with the bare numbers that share one.
 * Each place of the text is read a bounded number of times, so the work is linear in the text.
 */
export function findNumbered(folded: Folded, authority: Authority, words: IntroWords): Numbered[] {
	const found: Numbered[] = [];
	let floor = 0;
	for (const { index } of folded.plain.matchAll(DIGITS)) {
		if (index < floor) continue;
		const before = folded.plain[index - 1] ?? " ";
		const reading = readSymbol(folded, authority, index);
		if (!reading) continue;
		const intro = introBefore(folded, words, index);
		if (/[a-z]/.test(before) && intro.word === null && !intro.hasNumberWord) continue;
		if (!accepted(reading, intro.word, intro.hasNumberWord, folded)) continue;
		const law = /QH\d/.test(reading.symbol) && !intro.word ? lawWord(folded, words, intro.at, floor) : null;
		const word = intro.word && intro.word.start >= floor ? intro.word : law;
		const previous = found.at(-1);
		const heads = previous && MEMBER_GAP.test(folded.plain.slice(previous.end, index)) ? previous.word : null;
		const rule = /^\d+[a-z]?-/.test(reading.symbol) ? "party-symbol" : "state-symbol";
		const members = bareNumbers(folded, words, reading, index, floor);
		for (const member of members) found.push({ ...member, rule, word: member.word ?? members[0]?.word ?? null });
		found.push({
			start: members.length === 0 ? (word?.start ?? index) : index,
			end: reading.end,
			reading,
			word: members.length === 0 ? (word ?? heads) : (members[0]?.word ?? null),
			ownWord: members.length === 0 && word !== null,
			sharesNext: false,
			rule,
		});
		floor = reading.end;
	}
	return found;
}

/** The numbers before a symbol that share it: `Nghị quyết số 57, 59, 66 và 68-NQ/TW`. Needs a word before the first. */
function bareNumbers(
	folded: Folded,
	words: IntroWords,
	reading: SymbolReading,
	index: number,
	floor: number,
): Omit<Numbered, "rule">[] {
	const suffix = reading.symbol.replace(/^[\d.]+[a-z]?/, "");
	const members: Omit<Numbered, "rule">[] = [];
	let at = index;
	for (let n = 0; n < 40; n++) {
		const match = BARE_BEFORE.exec(folded.plain.slice(Math.max(floor, at - 16), at));
		if (!match?.[1]) break;
		const start = Math.max(floor, at - 16) + match.index;
		const number = match[1];
		members.unshift({
			start,
			end: start + number.length,
			reading: {
				...reading,
				start,
				end: start + number.length,
				number,
				symbol: `${/^\d+-/.test(reading.symbol) ? partyNumber(number) : number}${suffix}`,
				repairs: [...reading.repairs, `lấy phần ${suffix} của số đứng sau`],
			},
			word: null,
			ownWord: false,
			sharesNext: true,
		});
		at = start;
	}
	const first = members[0];
	if (!first) return [];
	const intro = introBefore(folded, words, first.start);
	if (!intro.word || intro.word.start < floor) return [];
	first.word = intro.word;
	first.ownWord = true;
	first.start = intro.word.start;
	return members;
}
