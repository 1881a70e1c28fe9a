import { byDate, type Entry } from "./entry.ts";
import type { Understood, Word } from "./interpret.ts";
import { toneless } from "./spelling.ts";

/** Most documents that are weighed against each other; where more have all the words, the words say little. */
const WEIGHED = 1000;

/** The words a ranking goes by, and whether the last may be the beginning of one. */
export interface Wanted {
	words: Word[];
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
		// A word still being typed may get its tone yet, but its letters are what they are.
		else if (open && i === words.length - 1 && entry.toneless.includes(` ${toneless(accents)}`)) met += 0.5;
	}
	return met;
}

const shape = ({ directive, codes }: Entry): number =>
	directive.level !== "central" ? 2 : codes.includes("tw") ? 0 : 1;

function sortBy(entries: Entry[], keys: (entry: Entry) => number[], last: (a: Entry, b: Entry) => number): Entry[] {
	return entries
		.map((entry) => ({ entry, keys: keys(entry) }))
		.sort((a, b) => {
			for (let i = 0; i < a.keys.length; i++) {
				const difference = (b.keys[i] ?? 0) - (a.keys[i] ?? 0);
				if (difference !== 0) return difference;
			}
			return last(a.entry, b.entry);
		})
		.map(({ entry }) => entry);
}

/** Documents of one number: those whose title has the other words first, then central ones, newest first. */
export function rankByNumber(entries: Entry[], wanted: Wanted): Entry[] {
	return sortBy(entries, (entry) => [accentsMet(entry, wanted), titleScore(entry, wanted), -shape(entry)], byDate);
}

/**
 * Documents that have the words: as typed, of the type named, side by side in the title, most cited first. Of very many
 * only the most cited are weighed; the others follow by use.
 */
export function rankByWords(entries: Entry[], wanted: Wanted, { types }: Pick<Understood, "types">): Entry[] {
	const used = entries.toSorted((a, b) => a.order - b.order);
	const weighed = sortBy(
		used.slice(0, WEIGHED),
		(entry) => [
			accentsMet(entry, wanted),
			types.includes(entry.directive.type) ? 1 : 0,
			Math.round(titleScore(entry, wanted)),
		],
		(a, b) => a.order - b.order,
	);
	return used.length > WEIGHED ? [...weighed, ...used.slice(WEIGHED)] : weighed;
}
