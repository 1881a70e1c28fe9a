import { isBoilerplate, isTailHeading } from "./lines.ts";
import type { PageLine, PageLines } from "./page-lines.ts";

/** A half-open range of lines. */
export interface Range {
	start: number;
	end: number;
}

/** A line of prose has at least so many characters. */
const PROSE = 80;
const SHORT = 25;
/** What a range that the headline does not lead to is worth, against one that it does. */
const AWAY_FROM_TITLE = 0.5;

const isLinked = ({ text, linked }: PageLine): boolean => linked > text.length / 2;

/** What a line says for or against being part of a report: prose for, links and scraps against. */
export function weight(line: PageLine): number {
	const { text, linked } = line;
	if (isLinked(line)) return -Math.min(60, 15 + linked);
	if (isBoilerplate(text) || isTailHeading(text)) return -40;
	if (text.length >= PROSE) return text.length - 2 * linked;
	return text.length < SHORT ? -8 : text.length / 4;
}

/**
 * The part of a page that holds its report: the element whose lines weigh most together. Going up from a report, one
 * stops where the menus, teasers and links that come along weigh more than the prose.
 *
 * @param title index of the headline's line, or -1.
 */
export function findBody({ lines, ranges }: PageLines, title: number): Range {
	const sums = [0];
	for (const line of lines) sums.push((sums.at(-1) ?? 0) + weight(line));
	let best: Range & { score: number } = { start: 0, end: lines.length, score: Number.NEGATIVE_INFINITY };
	for (const { start, end } of ranges.values()) {
		if (start === end) continue;
		const sum = (sums[end] ?? 0) - (sums[start] ?? 0);
		const away = title !== -1 && end <= title;
		const score = away && sum > 0 ? sum * AWAY_FROM_TITLE : sum;
		// Elements are met inside first: of two that weigh the same, the smaller one wins.
		if (score > best.score) best = { start, end, score };
	}
	return { start: best.start, end: best.end };
}

/** Lines of prose between the headline and the body: the summary that many sites keep in an element of its own. */
export function summaryBetween(lines: PageLine[], title: number, body: Range): PageLine[] {
	if (title === -1 || body.start <= title) return [];
	return lines.slice(title + 1, body.start).filter((line) => line.text.length >= SHORT * 2 && weight(line) > 0);
}
