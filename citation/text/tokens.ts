import { plain } from "./slug.ts";

/** A folded word with the offsets it has in the text as given. */
export interface Token {
	text: string;
	start: number;
	end: number;
}

/** Soft hyphens and characters of no width stand inside words without parting them. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad\u200b-\u200d\u2060\ufeff]*/gu;

/**
 * The folded words of a text in order: `Nghị quyết số 25-NQ/TW` gives `nghi quyet so 25 nq tw`.
 *
 * Every index and every query goes through this one function, because no engine folds `đ` and each splits a symbol in
 * a way of its own; engines are handed the tokens joined by spaces.
 */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	for (const { 0: word, index } of text.matchAll(WORD)) {
		const folded = plain(word.replace(INVISIBLE, ""));
		if (folded !== "") found.push({ text: folded, start: index, end: index + word.length });
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
