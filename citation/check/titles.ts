import { plain } from "../text/slug.ts";

/** Longest title that is compared, in words; a bound on the work for one citation. */
const LONGEST = 80;
/** Words that come and go in titles without changing what is named. */
const LIGHT = new Set(["ve", "viec", "va", "v", "cac", "nhung", "cua", "so"]);

/** The words of a title that count, folded: case, tone marks, dashes and quotation marks do not. */
export function titleWords(title: string): string[] {
	const words = plain(title).match(/[a-z0-9]+/g) ?? [];
	return words.filter((word) => !LIGHT.has(word)).slice(0, LONGEST);
}

/** Abbreviations in a title, `CNH` or `MTTQ`, folded; numbers and words in capitals throughout are none. */
function abbreviations(title: string): Set<string> {
	if (!/\p{Ll}/u.test(title)) return new Set();
	return new Set((title.match(/(?<![\p{L}\p{N}])\p{Lu}{2,7}(?![\p{L}\p{N}])/gu) ?? []).map(plain));
}

/** The words with each abbreviation spelled out, where the other title has a run of words with those initials. */
function spellOut(words: string[], short: Set<string>, other: string[]): string[] {
	if (short.size === 0) return words;
	const initials = other.map((word) => word.charAt(0)).join("");
	return words.flatMap((word) => {
		const at = short.has(word) ? initials.indexOf(word) : -1;
		return at < 0 ? [word] : other.slice(at, at + word.length);
	});
}

export const isRun = (part: string[], whole: string[]): boolean =>
	` ${whole.join(" ")} `.includes(` ${part.join(" ")} `);

/** Longest common subsequence of two short lists: its length, and the last word of `b` that it uses. */
function common(a: string[], b: string[]): { length: number; reach: number } {
	let row = new Array<number>(b.length + 1).fill(0);
	for (const word of a) {
		const next = [0];
		for (const [j, other] of b.entries())
			next.push(word === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
		row = next;
	}
	const length = row.at(-1) ?? 0;
	return { length, reach: row.indexOf(length) };
}

/** How two titles compare: `same` but for what is cut off or added at an end, and else how alike, 0 to 1. */
export interface TitleMatch {
	same: boolean;
	likeness: number;
}

/** Compares a title as stated with the register's. Either may be cut short or run on; abbreviations are spelled out. */
export function compareTitles(stated: string, known: string): TitleMatch {
	const [a, b] = [titleWords(stated), titleWords(known)];
	const said = spellOut(a, abbreviations(stated), b);
	const kept = spellOut(b, abbreviations(known), a);
	if (said.length === 0 || kept.length === 0 || isRun(said, kept) || isRun(kept, said))
		return { same: true, likeness: 1 };
	const { length, reach } = common(said, kept);
	return { same: false, likeness: length / Math.max(said.length, Math.min(kept.length, reach)) };
}
