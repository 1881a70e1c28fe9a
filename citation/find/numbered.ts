import type { Authority } from "../authority.ts";
import { isPartySymbol } from "../id.ts";
import type { Folded } from "../text/fold.ts";
import { bareNumbers, numbersBehind } from "./numbered/lists.ts";
import { headBefore, wordBefore } from "./numbered/words.ts";
import { readSpoiltSymbol, readSymbol, type SymbolReading } from "./symbol.ts";
import { type Intro, type IntroWord, type IntroWords, introBefore } from "./words.ts";

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
/** What may stand between two members of a list. */
export const MEMBER_GAP = /^\s*(?:,|;|va|&|·|-|\/|\bva\b)?\s*(?:so\s*)?(?:va\s*)?$/;

/** Things with numbers of their own: `phụ lục 02/PL-HĐTĐ`, `Mẫu số: 01/TB-ĐĐKD`. */
const THING = /(?:^|[^a-z])(?:phu luc|mau|hop dong(?: [a-z]+){0,3}|hoa don|phieu|bien lai)\s*$/;

/** Whether the reading may stand as a citation with what introduces it. */
function accepted(reading: SymbolReading, { word, hasNumberWord, at }: Intro, folded: Folded): boolean {
	const raw = folded.text.slice(reading.start, reading.end);
	const lowerCase = !/\p{Lu}/u.test(raw);
	if (lowerCase) return reading.certain && (word !== null || /-nq\/tw$/.test(raw));
	if (reading.needsWord && !hasNumberWord) return false;
	if (word !== null) return true;
	if (reading.needsWord || THING.test(folded.plain.slice(Math.max(0, at - 32), at))) return false;
	// Without a word, an unknown body needs a known type before it; a code alone is a seat's or a bus's (`bàn 12-HU`).
	if (reading.certain) return true;
	if (!/[-/].*[-/]/.test(reading.symbol)) return false;
	return reading.typeCode !== null || reading.issuer !== null;
}

/** The symbol at a digit as it is printed; where that is none for certain, as it was before it was spoilt. */
function readNumber(
	folded: Folded,
	authority: Authority,
	words: IntroWords,
	digit: number,
	floor: number,
): SymbolReading | null {
	const reading = readSymbol(folded, authority, digit);
	if (reading?.certain && !/[a-z|\x7f]/.test(folded.plain[digit - 1] ?? "")) return reading;
	const typeBefore = (at: number): string | null => {
		const { word } = introBefore(folded, words, at);
		return word && word.start >= floor ? word.type : null;
	};
	return readSpoiltSymbol(folded, authority, digit, typeBefore) ?? reading;
}

/**
 * Every citation that prints its symbol, with the bare numbers that share one.
 * Each place of the text is read a bounded number of times, so the work is linear in the text.
 */
export function findNumbered(folded: Folded, authority: Authority, words: IntroWords): Numbered[] {
	const found: Numbered[] = [];
	/** Symbols that a word introduced, so that they count where they stand bare. */
	const introduced = new Map<string, IntroWord>();
	let floor = 0;
	for (const { index: digit } of folded.plain.matchAll(DIGITS)) {
		if (digit < floor) continue;
		const reading = readNumber(folded, authority, words, digit, floor);
		if (!reading) continue;
		const index = reading.start;
		const intro = introBefore(folded, words, index);
		if (/[a-z]/.test(folded.plain[index - 1] ?? " ") && intro.word === null && !intro.hasNumberWord) continue;
		const repeated = reading.certain ? undefined : introduced.get(reading.symbol);
		if (!accepted(reading, intro, folded) && repeated === undefined) continue;
		const word = wordBefore(folded, authority, words, reading, intro, floor);
		if (word && !reading.certain && !reading.needsWord) introduced.set(reading.symbol, word);
		const heads = headBefore(folded, words, found.at(-1), index) ?? (word ? null : (repeated ?? null));
		const rule = isPartySymbol(reading.symbol) ? "party-symbol" : "state-symbol";
		const members = bareNumbers(folded, words, reading, index, floor);
		for (const member of members) found.push({ ...member, rule, word: member.word ?? members[0]?.word ?? null });
		const behind = numbersBehind(folded, reading, members[0]?.word ?? word ?? heads);
		found.push({
			start: members.length === 0 ? (word?.start ?? index) : index,
			end: reading.end,
			reading,
			word: members.length === 0 ? (word ?? heads) : (members[0]?.word ?? null),
			ownWord: members.length === 0 && word !== null,
			sharesNext: behind[0]?.dated === false,
			rule,
		});
		for (const { dated: _, ...member } of behind) found.push({ ...member, rule });
		floor = behind.at(-1)?.end ?? reading.end;
	}
	return found;
}
