import { tokens } from "../citation/index.ts";

/** Words in a row that make one shingle. */
const RUN = 4;
/** How many of the smallest hashes stand for a text. */
const SKETCH = 8;
/** Shorter texts are too short to be told apart: a notice of one line repeats by itself. */
const LEAST_WORDS = 40;
/** What two reports of one text resemble each other by at least: a changed headline, a dropped line, a signature. */
export const SAME_TEXT = 0.8;

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
	return hash;
}

/** The last step of MurmurHash3: every bit of the sum decides on every bit of the hash, so that small ones are a fair sample. */
function mixed(sum: number): number {
	let hash = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * Hashes (32 bits, unsigned) of all runs of four folded words in a text; empty for a text of fewer than 40 words. Case,
 * marks, blanks and punctuation make no difference.
 */
export function shingles(text: string): Set<number> {
	const words = tokens(text).map((token) => hashOf(token.text));
	const found = new Set<number>();
	if (words.length < LEAST_WORDS) return found;
	for (let i = RUN; i <= words.length; i++) {
		let sum = 0;
		for (let k = i - RUN; k < i; k++) sum = Math.imul(sum, 0x01000193) + (words[k] ?? 0);
		found.add(mixed(sum));
	}
	return found;
}

/**
 * The eight smallest hashes of the shingles of a text, ascending. Texts that resemble each other by 0.8 share about six
 * of them, unlike ones none (Broder, “On the resemblance and containment of documents”, 1997).
 */
export function sketch(text: string): number[] {
	return [...Float64Array.from(shingles(text)).sort().subarray(0, SKETCH)];
}

/** How much two texts have in common, 0 to 1: shingles in both by shingles in either. */
export function resemblance(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
	if (a.size > b.size) return resemblance(b, a);
	let both = 0;
	for (const hash of a) if (b.has(hash)) both++;
	return both === 0 ? 0 : both / (a.size + b.size - both);
}
