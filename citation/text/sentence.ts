import type { Span } from "../types.ts";

/** Longest stretch shown on either side of a citation, in characters. */
const REACH = 400;
const END_BEFORE = /[.!?…]["”’)\]]?\s+(?=[\p{Lu}\p{N}"“(])|\n/gu;

/**
 * The sentence around a span, cut at sentence ends and line breaks, at most 400 characters to either side.
 * A full stop inside a number or an abbreviation followed by a small letter ends nothing.
 */
export function sentenceAround(text: string, span: Span): Span {
	const from = Math.max(0, span.start - REACH);
	// Cut at a blank, so that no word is shown in part.
	const blank = from === 0 ? -1 : text.slice(from, span.start).search(/\s/);
	let start = blank < 0 ? from : from + blank + 1;
	for (const match of text.slice(from, span.start).matchAll(END_BEFORE)) start = from + match.index + match[0].length;
	const tail = text.slice(span.end, span.end + REACH);
	const stop = tail.search(/[.!?…]["”’)\]]?(?=\s+[\p{Lu}\p{N}"“(]|\s*$)|\n/u);
	const mark = stop < 0 ? 0 : (/^[.!?…]["”’)\]]?/u.exec(tail.slice(stop))?.[0].length ?? 0);
	const whole = tail.length < REACH ? tail.length : Math.max(0, tail.search(/\s\S*$/));
	const end = span.end + (stop < 0 ? whole : stop + mark);
	return { start, end };
}
