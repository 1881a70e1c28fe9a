import { type Folded, fold } from "../fold.ts";
import { type Mended, mend } from "./index.ts";

/** A text mended and evened out; all offsets lead back to the text as given. */
export interface MendedFold extends Folded {
	/** What was mended before the evening out; null for nothing. */
	mended: Mended | null;
}

/** Mends a text, then evens it out. Linear in its length. */
export function foldMended(given: string): MendedFold {
	const mended = mend(given);
	if (mended === null) return { ...fold(given), mended };
	const folded = fold(mended.text);
	return {
		...folded,
		mended,
		at: (i) => mended.starts[folded.at(i)] ?? given.length,
		endAt: (i) => (i <= 0 ? 0 : (mended.ends[folded.endAt(i) - 1] ?? given.length)),
		from: (offset) => folded.from(firstFrom(mended.starts, offset)),
	};
}

/** Index of the first of rising numbers that is not below `least`. */
function firstFrom(numbers: Int32Array, least: number): number {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((numbers[middle] ?? 0) < least) low = middle + 1;
		else high = middle;
	}
	return low;
}
