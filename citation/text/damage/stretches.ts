/** A stretch of text on one line that no letter beyond Latin-1 parts, without the words that such a letter cuts. */
export interface Stretch {
	start: number;
	end: number;
	/** Whether it reaches to the start of its line, and to the end. */
	opensLine: boolean;
	closesLine: boolean;
}

/** Letters of Vietnamese that the fonts of before Unicode cannot have left: a text with one of them near is Unicode. */
const isUnicode = (unit: number): boolean =>
	(unit > 0x101 && unit < 0x1b1) || (unit > 0x2ff && unit < 0x370) || (unit > 0x1e9f && unit < 0x1efa);

const isLetter = (unit: number): boolean => ((unit | 32) > 0x60 && (unit | 32) < 0x7b) || (unit > 0xa0 && unit < 0x100);

const LINE_END = 0x0a;
const parts = (unit: number): boolean => unit === LINE_END || isUnicode(unit);

/** Cuts a stretch to whole words; its edges are where a parting character or the text's end stands. */
function trimmed(text: string, from: number, to: number): Stretch {
	const opensLine = from === 0 || text.charCodeAt(from - 1) === LINE_END;
	const closesLine = to === text.length || text.charCodeAt(to) === LINE_END;
	let [start, end] = [from, to];
	if (!opensLine) while (start < end && isLetter(text.charCodeAt(start))) start++;
	if (!closesLine) while (end > start && isLetter(text.charCodeAt(end - 1))) end--;
	return { start, end, opensLine, closesLine };
}

/** The stretch around an offset that no parting character stands at, and where to look on for the next one. */
export function stretchAround(text: string, at: number): { stretch: Stretch; next: number } {
	let [from, to] = [at, at + 1];
	while (from > 0 && !parts(text.charCodeAt(from - 1))) from--;
	while (to < text.length && !parts(text.charCodeAt(to))) to++;
	return { stretch: trimmed(text, from, to), next: to };
}

/** All stretches of a text, in order. */
export function stretches(text: string): Stretch[] {
	const found: Stretch[] = [];
	for (let from = 0, i = 0; i <= text.length; i++) {
		if (i < text.length && !parts(text.charCodeAt(i))) continue;
		if (i > from) found.push(trimmed(text, from, i));
		from = i + 1;
	}
	return found;
}
