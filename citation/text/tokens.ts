import { plain } from "./slug.ts";

/** A folded word with the offsets it has in the text as given. */
export interface Token {
	text: string;
	start: number;
	end: number;
}

/** Soft hyphens and characters of no width stand inside words without parting them. */
export const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** A word as it is printed. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

/** Words met before: Vietnamese is written with some thousand syllables, and folding one anew costs most of the time. */
const known = new Map<string, string>();
/** Texts bring words without end, so there is an end to what is kept: no more of them, and none that is no syllable. */
const MOST_KNOWN = 20_000;
const LONGEST_KNOWN = 12;

/** A word of `WORD` without diacritics, in lower case, without what is not seen of it. */
export function foldWord(word: string): string {
	const met = known.get(word);
	if (met !== undefined) return met;
	const fold = plain(word.replace(INVISIBLE, ""));
	if (known.size < MOST_KNOWN && word.length <= LONGEST_KNOWN) known.set(word, fold);
	return fold;
}

/**
 * The folded words of a text in order: `Nghị quyết số 25-NQ/TW` gives `nghi quyet so 25 nq tw`.
 *
 * Every index and every query goes through this one function, because no engine folds `đ` and each splits a symbol in
 * a way of its own; engines are handed the tokens joined by spaces.
 */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (const { 0: word, index } of text.matchAll(WORD)) {
		const fold = foldWord(word);
		if (fold !== "") found.push({ text: fold, start: index, end: index + word.length });
	}
	return found;
}

/** What an index keeps of a run of tokens: each alone, and each with its neighbour (`dan_van`). */
export function indexTerms(run: string[]): string[] {
	const terms = [...run];
	for (let i = 1; i < run.length; i++) terms.push(`${run[i - 1]}_${run[i]}`);
	return terms;
}

/** What a query asks of the index for tokens standing together: pairs, or the single token. */
export function queryTerms(run: string[]): string[] {
	if (run.length < 2) return run;
	return run.slice(1).map((token, i) => `${run[i]}_${token}`);
}
