import type { Authority } from "../authority.ts";
import type { Citation } from "../types.ts";
import { foldMended, type MendedFold } from "./damage/fold.ts";
import type { Words } from "./vocabulary.ts";

/** A text read once, for everything that looks at it: mended, evened out, and taken apart into words. */
export interface Reading extends MendedFold {
	/** The text as given. */
	given: string;
	words: Words;
}

/** Reads a text. Linear in its length. */
export function readText(given: string, authority: Authority): Reading {
	const folded = foldMended(given);
	return { ...folded, given, words: authority.vocabulary.scan(folded.codes) };
}

const readings = new WeakMap<readonly Citation[], Reading>();

/** Keeps the reading of a text for as long as the citations found in it are kept, so that resolving need not read it again. */
export function keepReading(citations: readonly Citation[], reading: Reading): void {
	readings.set(citations, reading);
}

/** The reading that citations were found in, or a new one where they were found elsewhere or are a part of them. */
export function readingOf(citations: readonly Citation[], given: string, authority: Authority): Reading {
	const kept = readings.get(citations);
	return kept?.given === given ? kept : readText(given, authority);
}

/** Index of the first word that starts at or behind an offset of the text as given. */
export function wordAt({ words, from }: Reading, offset: number): number {
	const start = from(offset);
	let [low, high] = [0, words.count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((words.starts[middle] ?? 0) < start) low = middle + 1;
		else high = middle;
	}
	return low;
}
