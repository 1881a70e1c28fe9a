import type { Folded } from "../../text/fold.ts";

const isBlank = (code: number): boolean => code <= 0x20;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isSeparator = (code: number): boolean => code === 0x2d || code === 0x2f;
/** A letter, or a sign such as `§` that the plain view has no letter for. */
const isLetter = (code: number): boolean => code > 0x60 && code !== 0x7c;
const isCapital = (text: string, at: number): boolean => text.charAt(at) !== text.charAt(at).toLowerCase();

const skip = (codes: Uint8Array, from: number, most: number, of: (code: number) => boolean): number => {
	let at = from;
	while (at - from < most && at < codes.length && of(codes[at] ?? 0)) at++;
	return at;
};

/** Whether a number goes on as a symbol can: a look at a few characters, for most numbers of a text stand alone. */
export function goesOn({ text, codes }: Folded, start: number): boolean {
	const end = skip(codes, start, 9, (code) => isDigit(code) || code === 0x2e);
	let at = skip(codes, end, 12, isBlank);
	if (isSeparator(codes[at] ?? 0)) {
		at = skip(codes, skip(codes, at, 2, isSeparator), 12, isBlank);
		// Behind a separator stands a code or a year; `03/6/2013` is a day.
		return isLetter(codes[at] ?? 0) || isDigit(codes[at + 3] ?? 0);
	}
	if (!isLetter(codes[at] ?? 0)) return false;
	// With no more than a blank between, `62 KL/TW` and `19 K L/TW` go on, `2013 của` does not.
	return (
		at === end ||
		isCapital(text, at + 1) ||
		isSeparator(codes[skip(codes, at, 6, isLetter)] ?? 0) ||
		isBlank(codes[at + 1] ?? 0)
	);
}
