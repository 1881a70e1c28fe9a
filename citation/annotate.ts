import type { Span } from "./types.ts";

/** A stretch of a text: plain, or one citation with its index in the list that was given. */
export interface Piece {
	text: string;
	start: number;
	end: number;
	index: number | null;
}

/**
 * Cuts a text into pieces, so that the citations can be marked and nothing else is touched: the pieces joined are the
 * text. Spans must be in order; one that overlaps an earlier one, or lies outside the text, is left unmarked.
 */
export function annotate(text: string, spans: readonly Span[]): Piece[] {
	const pieces: Piece[] = [];
	let at = 0;
	const plainTo = (end: number): void => {
		if (end > at) pieces.push({ text: text.slice(at, end), start: at, end, index: null });
	};
	for (const [index, { start, end }] of spans.entries()) {
		if (start < at || end <= start || end > text.length) continue;
		plainTo(start);
		pieces.push({ text: text.slice(start, end), start, end, index });
		at = end;
	}
	plainTo(text.length);
	return pieces;
}
