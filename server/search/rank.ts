import type { QueryWord } from "../../data/store/port.ts";
import type { Entry } from "./entry.ts";
import type { Understood } from "./interpret.ts";
import { toneless } from "./spelling.ts";

/** Most documents that are weighed against each other; where more have all the words, the words say little. */
export const WEIGHED = 1000;

/** The words a ranking goes by, and whether the last may be the beginning of one. */
export interface Wanted {
	words: QueryWord[];
	open: boolean;
}

/** How well a title fits the words: each found counts two, a beginning one, and all side by side count most. */
function titleScore({ title, words: all }: Entry, { words, open }: Wanted): number {
	if (words.length === 0) return 0;
	let score = 0;
	for (const [i, { fold }] of words.entries()) {
		if (title.includes(` ${fold} `)) score += 2;
		else if (open && i === words.length - 1 && title.includes(` ${fold}`)) score += 1;
		else if (all.includes(` ${fold} `)) score += 0.5;
	}
	const phrase = ` ${words.map(({ fold }) => fold).join(" ")}`;
	return title.includes(open ? phrase : `${phrase} `) ? score + 2 * words.length : score;
}

/** How many words typed with diacritics the entry has with the same ones. */
function accentsMet(entry: Entry, { words, open }: Wanted): number {
	let met = 0;
	for (const [i, { accents }] of words.entries()) {
		if (accents === null || entry.accents.includes(` ${accents} `)) met += 1;
		// A word still being typed may get its tone yet, which stands last in these spellings.
		else if (open && i === words.length - 1 && entry.accents.includes(` ${toneless(accents)}`)) met += 0.5;
	}
	return met;
}

/** Sorts by keys, greatest first; entries whose keys are the same stay in their order. */
function sortBy(entries: Entry[], keys: (entry: Entry) => number[]): Entry[] {
	return entries
		.map((entry) => ({ entry, keys: keys(entry) }))
		.sort((a, b) => {
			for (let i = 0; i < a.keys.length; i++) {
				const difference = (b.keys[i] ?? 0) - (a.keys[i] ?? 0);
				if (difference !== 0) return difference;
			}
			return 0;
		})
		.map(({ entry }) => entry);
}

/** Documents of one number, which come in the order of `byRank`: those whose title has the other words first. */
export function rankByNumber(entries: Entry[], wanted: Wanted): Entry[] {
	if (wanted.words.length === 0) return entries;
	return sortBy(entries, (entry) => [accentsMet(entry, wanted), titleScore(entry, wanted)]);
}

/**
 * Documents that have the words, which come most used first: as typed, of the type named, side by side in the title, and
 * before those that are about another document. Of very many only the most used are weighed.
 */
export function rankByWords(
	entries: Entry[],
	wanted: Wanted,
	{ types, likely }: Pick<Understood, "types" | "likely">,
): Entry[] {
	const weighed = sortBy(entries.slice(0, WEIGHED), (entry) => [
		accentsMet(entry, wanted),
		types.includes(entry.directive.type) || likely.includes(entry.directive.type) ? 1 : 0,
		Math.round(titleScore(entry, wanted)),
		entry.derived ? 0 : 1,
	]);
	return entries.length > WEIGHED ? [...weighed, ...entries.slice(WEIGHED)] : weighed;
}
