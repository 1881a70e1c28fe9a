import { sameLine } from "../article/lines.ts";
import type { Row } from "./pdf-rows.ts";

/** Rows at the top and the bottom of a page that may be its header and footer. */
const EDGE_ROWS = 3;
/** How far, in points, a header may move from page to page. */
const SAME_PLACE = 4;
/** Share of the pages that bear a header. */
const MOST_PAGES = 0.5;
const HEADER_LENGTH = 160;

/** `12`, `- 12 -`, `Trang 12/30`. */
const PAGE_NUMBER = /^[\s–—-]*(?:trang|page)?\s*\d{1,4}(?:\s*[/|]\s*\d{1,4})?[\s–—.-]*$/iu;

const textOf = (row: Row): string => row.map(({ text }) => text.trim()).join(" ");

/** The rows of a page's edges, by index; those further in are of the text. */
function edges(rows: Row[]): number[] {
	const top = rows.slice(0, EDGE_ROWS).map((_, i) => i);
	const bottom = rows.slice(-EDGE_ROWS).map((_, i) => rows.length - 1 - i);
	return [...new Set([...top, ...bottom])];
}

/** What a header is known again by: its words, with its figures left out, and its place. */
function keysOf(row: Row): string[] {
	const text = textOf(row);
	if (text.length > HEADER_LENGTH) return [];
	const words = sameLine(text.replace(/\d+/g, "#")) || text.replace(/\d+/g, "#");
	const place = Math.round((row[0]?.y ?? 0) / SAME_PLACE);
	return [place, place + 1].map((at) => `${at} ${words}`);
}

/**
 * The pages without page numbers and without the headers and footers that more than half of them bear in the same place,
 * the figures in them aside.
 */
export function withoutRepeats(pages: Row[][]): Row[][] {
	const seen = new Map<string, number>();
	for (const rows of pages)
		for (const key of new Set(edges(rows).flatMap((i) => keysOf(rows[i] ?? []))))
			seen.set(key, (seen.get(key) ?? 0) + 1);
	const least = Math.max(2, Math.floor(pages.length * MOST_PAGES) + 1);
	return pages.map((rows) => {
		const dropped = new Set(
			edges(rows).filter((i) => {
				const row = rows[i] ?? [];
				const isOutermost = i === 0 || i === rows.length - 1;
				if (isOutermost && rows.length > 1 && PAGE_NUMBER.test(textOf(row))) return true;
				return pages.length > 1 && keysOf(row).some((key) => (seen.get(key) ?? 0) >= least);
			}),
		);
		return rows.filter((_, i) => !dropped.has(i));
	});
}

/** Letters of a footnote are no larger than this share of the text's. */
const NOTE_SIZE = 0.82;
const NOTE_MARK = /^\s*[[(]?(?:\d{1,3}|\*{1,3})[\]).]?(?!\d)/u;

/** The size that most letters of a page have. */
function textSize(rows: Row[]): number {
	const letters = new Map<number, number>();
	for (const { size, text } of rows.flat()) {
		const step = Math.round(size * 2) / 2;
		letters.set(step, (letters.get(step) ?? 0) + text.length);
	}
	return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0])[0];
}

/** Parts the footnotes from the text of a page, so that a paragraph may go on above the next page's. */
export function withoutFootnotes(rows: Row[]): { text: Row[]; notes: Row[] } {
	const most = textSize(rows) * NOTE_SIZE;
	let first = rows.length;
	while (first > 0 && (rows[first - 1] ?? []).every(({ size }) => size <= most)) first--;
	while (first < rows.length && !NOTE_MARK.test(rows[first]?.[0]?.text ?? "")) first++;
	return { text: rows.slice(0, first), notes: rows.slice(first) };
}
