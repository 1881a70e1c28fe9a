import { type SpelledWord, spelledWords } from "../../../citation/index.ts";

/*
 * What the full text index keeps of a text, beside the facts of `facts.ts`:
 *
 *     dan  dan_van     folded words, and pairs of neighbours
 *     dân  dân_vận     the same in the spelling of `accented`, where they are written with diacritics: both of a pair
 *     ^dan  ^dan_van   words and pairs of the title
 *     *dan_van         pairs that come up again and again: the index keeps no frequencies
 */

/** A pair counts as frequent from so many times in a text on; so many of them are kept of a report. */
const FREQUENT = 3;
const MOST_FREQUENT = 40;

const pairOf = (a: string, b: string): string => `${a}_${b}`;
/** The token of a word or pair in a title. */
export const titleTerm = (term: string): string => `^${term}`;
/** The token of a pair that comes up again and again. */
export const frequentTerm = (pair: string): string => `*${pair}`;

/** Folded words and pairs of a run of words, then their typed spellings; a text of one run gives what it is found by. */
export function* wordTerms(words: readonly SpelledWord[]): Generator<string> {
	let before: SpelledWord | undefined;
	for (const word of words) {
		yield word.fold;
		if (word.accents !== null) yield word.accents;
		if (before) {
			yield pairOf(before.fold, word.fold);
			if (before.accents !== null && word.accents !== null) yield pairOf(before.accents, word.accents);
		}
		before = word;
	}
}

/** The most frequent pairs of a text, those that come up first where several are as frequent. */
function frequentPairs(words: readonly SpelledWord[]): string[] {
	const counts = new Map<string, number>();
	for (let i = 1; i < words.length; i++) {
		const pair = pairOf((words[i - 1] as SpelledWord).fold, (words[i] as SpelledWord).fold);
		counts.set(pair, (counts.get(pair) ?? 0) + 1);
	}
	return [...counts]
		.filter(([, count]) => count >= FREQUENT)
		.sort(([, a], [, b]) => b - a)
		.slice(0, MOST_FREQUENT)
		.map(([pair]) => pair);
}

/**
 * The tokens of a report joined by blanks, each once: of title and text, and its facts. No pair reaches from the title
 * into the text.
 */
export function reportTokens(report: { title: string; text: string }, facts: readonly string[]): string {
	const [title, text] = [spelledWords(report.title), spelledWords(report.text)];
	const tokens = new Set(facts);
	for (const term of wordTerms(title)) tokens.add(term);
	for (const term of wordTerms(text)) tokens.add(term);
	for (const { fold } of title) tokens.add(titleTerm(fold));
	for (let i = 1; i < title.length; i++)
		tokens.add(titleTerm(pairOf((title[i - 1] as SpelledWord).fold, (title[i] as SpelledWord).fold)));
	for (const pair of frequentPairs(text)) tokens.add(frequentTerm(pair));
	return [...tokens].join(" ");
}
