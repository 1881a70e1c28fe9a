import { plain } from "./slug.ts";
import { foldWord, INVISIBLE, WORD } from "./tokens.ts";

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** A word for searching: folded, and as `accented` spells it where it is written with diacritics, else null. */
export interface SpelledWord {
	fold: string;
	accents: string | null;
}

/** Words met before: Vietnamese is written with some thousand syllables. */
const known = new Map<string, SpelledWord>();
/** Texts bring words without end, so there is an end to what is kept: no more of them, and none that is no syllable. */
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 12;

function spelled(word: string): SpelledWord {
	const met = known.get(word);
	if (met !== undefined) return met;
	const fold = foldWord(word);
	const lower = word.replace(INVISIBLE, "").toLowerCase();
	const parts = lower.normalize("NFD");
	const accents = fold === lower ? null : parts.replace(TONES, "") + (parts.match(TONES)?.join("") ?? "");
	const one = Object.freeze({ fold, accents });
	if (known.size < MOST_KNOWN && word.length <= LONGEST_KNOWN) known.set(word, one);
	return one;
}

/**
 * A word with its diacritics in one spelling: lower case, the tone moved to the end, so that `hoà` and `hòa` are the
 * same word and `đường` and `dương` are not.
 */
export function accented(word: string): string {
	const { fold, accents } = spelled(word);
	return accents ?? fold;
}

/** Whether a word bears diacritics that folding takes away. */
export const hasAccents = (word: string): boolean => plain(word) !== word.toLowerCase();

/** The words of a text in order, see `tokens`. */
export function spelledWords(text: string): SpelledWord[] {
	const found: SpelledWord[] = [];
	for (const [word] of text.matchAll(WORD)) {
		const one = spelled(word);
		if (one.fold !== "") found.push(one);
	}
	return found;
}
