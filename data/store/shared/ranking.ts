import { plain } from "../../../citation/index.ts";
import { readCursor } from "./cursor.ts";

/*
 * By relevance: of each tier the likeliest reports are read and ranked, the others follow newest first. The likeliest are
 * the newest that have all words in the title, then some in the title, then some often in the text, then any; so many.
 * More would be of no use to a person and cost what a search may not.
 */
export const MOST_RANKED = 100;
/** Characters of a text that are looked at: what a report is about stands in front. */
export const LOOKED_AT = 6_000;
/** A word in the title counts as so many in the text. */
const TITLE_WEIGHT = 5;
/** How soon further occurrences stop to count, and the length of a usual report, as BM25 has them. */
const SATURATION = 1.2;
const USUAL_LENGTH = 3_000;
const LENGTH_WEIGHT = 0.5;
/** Occurrences that are counted: a score hardly grows beyond. */
const MOST_COUNTED = 20;

/** What parts folded words. Asked for as letters and digits of Unicode it would take three times as long. */
const BETWEEN = /[^a-z0-9\u00c0-\u1fff\u2c00-\uffff]+/g;

/** A text as words that stand between blanks, to look for phrases in. */
const wordsIn = (text: string): string => ` ${plain(text).replace(BETWEEN, " ")} `;

function occurrences(words: string, phrase: string): number {
	const wanted = ` ${phrase} `;
	let found = 0;
	for (let at = words.indexOf(wanted); at >= 0 && found < MOST_COUNTED; found++)
		at = words.indexOf(wanted, at + wanted.length - 1);
	return found;
}

/** How well a report fits: the sum over what is looked for, as BM25 with the title weighing more. */
function score(phrases: string[][], title: string, text: string): number {
	const [head, body] = [wordsIn(title), wordsIn(text)];
	const length = 1 - LENGTH_WEIGHT + (LENGTH_WEIGHT * body.length) / USUAL_LENGTH;
	const worth = (phrase: string): number => {
		const frequency = TITLE_WEIGHT * occurrences(head, phrase) + occurrences(body, phrase);
		return (frequency * (SATURATION + 1)) / (frequency + SATURATION * length);
	};
	return phrases.reduce((sum, alternatives) => sum + Math.max(...alternatives.map(worth)), 0);
}

/** A report that is ranked: its row in the index, its title and the first `LOOKED_AT` characters of its text. */
export interface Candidate {
	row: bigint;
	title: string;
	text: string;
}

/** The rows of candidates, those first that fit what is looked for best (`Search.phrases`), then the newest. */
export const byScore = (phrases: string[][], candidates: readonly Candidate[]): bigint[] =>
	candidates
		.map(({ row, title, text }) => ({ row, score: score(phrases, title, text) }))
		.sort((a, b) => b.score - a.score || (a.row < b.row ? 1 : -1))
		.map(({ row }) => row);

/** Where a list goes on: greatest id when it began, tier, how many of its ranked, the sort key of the last after these. */
export type At = [known: number, tier: number, place: number, key: number];
/** No key yet: the ranked are being shown. */
export const RANKED = Number.MAX_SAFE_INTEGER;

/** Where a cursor of a list by relevance goes on. */
export const rankedAfter = (cursor: string): At => readCursor("relevance", cursor, [true, true, true, true]) as At;
