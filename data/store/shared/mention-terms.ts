import { sentenceAround, spelledWords } from "../../../citation/index.ts";
import { wordTerms } from "./terms.ts";

/** Mentions of one report that have a row in the index: a row id holds so many places. */
export const MOST_PLACES = 2048;

/** Sort keys above this, of days past the year 6771, leave no room for a place: such citations are not searched. */
export const MOST_KEY = 2 ** 52;

/** Row id of a mention in `mention_terms` and `mention_facts`, from its report's sort key and its place from 0. */
export const mentionKey = (reportKey: number, position: number): bigint =>
	BigInt(reportKey) * BigInt(MOST_PLACES) + BigInt(MOST_PLACES - 1 - position);

/** The tokens of a citation joined by blanks, each once: of the sentence it stands in, and its facts. */
export function mentionTokens(text: string, span: { start: number; end: number }, facts: readonly string[]): string {
	const sentence = sentenceAround(text, span);
	const words = spelledWords(text.slice(sentence.start, sentence.end));
	return [...new Set([...facts, ...wordTerms(words)])].join(" ");
}
