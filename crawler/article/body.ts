import { authorOfTail } from "../extracted.ts";
import { LEADS } from "./boilerplate.ts";
import { isBoilerplate, isSureFooter, isTailHeading, mayCite } from "./lines.ts";
import type { PageLine, PageLines, Range } from "./page-lines.ts";
import type { PageElement } from "./tree.ts";

/** A line of prose has at least so many characters. */
const PROSE = 80;
const SHORT = 25;
/** The words under another report's headline are fewer. */
const TEASER = 160;
/** Under a bare link, so many are a paragraph of a report that has links in its midst. */
const LONG_TEASER = 220;
/** What a range that the headline does not lead to is worth, against one that it does. */
const AWAY_FROM_TITLE = 0.2;

const isLinked = ({ text, linked }: PageLine): boolean => linked > text.length / 2;

/** A line that leads away: nearly all of it is a link, not to a document, and it is no sentence of the report. */
export const isLead = ({ text, linked, toFile }: PageLine): boolean =>
	linked >= text.length * 0.75 && text.length >= 15 && !toFile && !/(?<!\.)\.$/u.test(text);

/** Too short to be a sentence: a day, a mark, a section's name. */
export const isScrap = ({ text }: PageLine): boolean => text.length < SHORT && !mayCite(text);

/** What a line says for or against being part of a report: prose for, links and scraps against. */
export function weight(line: PageLine): number {
	const { text, linked } = line;
	if (isLinked(line)) return -Math.min(60, 15 + linked);
	if (isBoilerplate(text) || isTailHeading(text) || isSureFooter(text)) return -40;
	if (text.length >= PROSE) return text.length - 2 * linked;
	return text.length < SHORT ? -8 : text.length / 4;
}

/** Of a report under its headline: with so much of the weight of all, it is not left for what lies around. */
const WHOLE = 0.5;
const LEAST_WEIGHT = 200;

/** Of a list of links under the headline, so many count in full: the list is left out later, wherever it ends. */
const COUNTED_LEADS = 2;
const FURTHER_LEAD = -5;

/**
 * Weights of a page's lines for finding its report. Prose under another report's linked headline is a teaser and does
 * not count for it.
 */
function weights(lines: readonly PageLine[], title: number): number[] {
	let leads = 0;
	let isHeaded = false;
	return lines.map((line, i) => {
		const own = weight(line);
		const isTeaser = leads > 0 && (isHeaded || line.text.length < LONG_TEASER);
		if (isLead(line)) {
			leads++;
			isHeaded = line.heading > 0 || line.titled;
		} else if (!isScrap(line)) leads = 0;
		if (i <= title) return own;
		if (title !== -1 && leads > COUNTED_LEADS && isLead(line)) return Math.max(own, FURTHER_LEAD);
		return isTeaser ? Math.min(0, own) : own;
	});
}

/**
 * The part of a page that holds its report: the element whose lines weigh most together. Going up from a report, one
 * stops where the menus, teasers and links that come along weigh more than the prose, and where headline and report are
 * both in.
 *
 * @param title index of the headline's line, or -1.
 */
function findBody({ lines, ranges }: PageLines, title: number): Range {
	const sums = [0];
	const above = [0];
	for (const [i, own] of weights(lines, title).entries()) {
		sums.push((sums[i] ?? 0) + (i < title ? Math.min(0, own) : own));
		above.push((above[i] ?? 0) + own);
	}
	const sumOf = ({ start, end }: Range): number => {
		if (title === -1 || end > title) return (sums[end] ?? 0) - (sums[start] ?? 0);
		const sum = (above[end] ?? 0) - (above[start] ?? 0);
		return sum > 0 ? sum * AWAY_FROM_TITLE : sum;
	};
	const whole = { start: 0, end: lines.length };
	// A page may have no element around all.
	const all = [...ranges.values(), whole].filter(({ start, end }) => start < end);
	// Elements are met inside first: of two that weigh the same, the smaller one wins.
	const best = (among: readonly Range[]): Range =>
		among.reduce<{ range: Range; sum: number }>(
			(found, range) => {
				const sum = sumOf(range);
				return sum > found.sum ? { range, sum } : found;
			},
			{ range: whole, sum: Number.NEGATIVE_INFINITY },
		).range;
	const heaviest = best(all);
	if (title === -1) return heaviest;
	const enough = Math.max(LEAST_WEIGHT, sumOf(heaviest) * WHOLE);
	const home = all.find(
		(range) =>
			range.start <= title &&
			range.end > title &&
			range.start >= heaviest.start &&
			range.end <= heaviest.end &&
			sumOf(range) >= enough,
	);
	return home ? best(all.filter(({ start, end }) => start >= home.start && end <= home.end)) : heaviest;
}

/** Lines of prose between the headline and the body: the summary that many sites keep in an element of its own. */
function summaryBetween(lines: PageLine[], title: number, body: Range): PageLine[] {
	if (title === -1 || body.start <= title) return [];
	return lines.slice(title + 1, body.start).filter((line) => line.text.length >= SHORT * 2 && weight(line) > 0);
}

/** Lines of a page that are its report, with headline and stamps where they stand among them. */
export interface Body {
	extractor: "recipe" | "marked" | "heuristic";
	lines: PageLine[];
	/** From its first line to its last one. */
	range: Range;
}

/** The lines of a recipe's elements, each once, in reading order; null where they hold none. */
export function chosenBody({ lines, ranges }: PageLines, elements: readonly PageElement[]): Body | null {
	const taken = new Set<number>();
	for (const element of elements) {
		const range = ranges.get(element);
		for (let i = range?.start ?? 0; i < (range?.end ?? 0); i++) taken.add(i);
	}
	const order = [...taken].sort((a, b) => a - b);
	const [start, last] = [order[0], order.at(-1)];
	if (start === undefined || last === undefined) return null;
	return { extractor: "recipe", lines: order.flatMap((i) => lines[i] ?? []), range: { start, end: last + 1 } };
}

/** Where a report ends whose author's name stands right below its element. */
function withByline(lines: readonly PageLine[], end: number): number {
	const next = lines[end];
	const isByline = next !== undefined && next.linked === 0 && authorOfTail([next.text]) !== null;
	return isByline ? end + 1 : end;
}

/** The body that the page marks as such, else the heaviest part of it. */
export function foundBody(page: PageLines, title: number): Body {
	const { lines, ranges } = page;
	const weightOf = ({ start, end }: Range): number =>
		lines.slice(start, end).reduce((sum, line) => sum + Math.max(0, weight(line)), 0);
	const marked = [...ranges].filter(([{ attribs }]) => attribs.itemprop === "articleBody");
	const only = marked.length === 1 ? marked[0]?.[1] : undefined;
	const isMarked = only !== undefined && weightOf(only) > 0;
	let range = isMarked ? only : findBody(page, title);
	const summary = summaryBetween(lines, title, range);
	// What stands above the headline is navigation, unless the headline was mistaken and it is the report.
	const isInside = title >= range.start && title < range.end;
	if (isInside && weightOf({ start: range.start, end: title }) < weightOf(range) / 3)
		range = { start: title, end: range.end };
	if (!isMarked) range = { start: range.start, end: withByline(lines, range.end) };
	return {
		extractor: isMarked ? "marked" : "heuristic",
		lines: [...summary, ...lines.slice(range.start, range.end)],
		range,
	};
}

/**
 * Leaves out lists of links to other reports that stand in the midst of a report, with the headings over them. One
 * linked line alone may be a paragraph of the report and stays, unless it says that it leads away.
 */
export function withoutLeads(lines: PageLine[]): PageLine[] {
	const kept: PageLine[] = [];
	for (let i = 0; i < lines.length; ) {
		const line = lines[i] as PageLine;
		let end = i;
		let leads = 0;
		// Dates and marks between the links belong to the list.
		while (end < lines.length) {
			const at = lines[end] as PageLine;
			if (isLead(at)) leads++;
			else if (leads === 0 || !isScrap(at)) break;
			end++;
		}
		const before = kept.at(-1);
		const isHeaded = before !== undefined && isTailHeading(before.text);
		const saysSo = LEADS.some(({ pattern }) => pattern.test(line.text));
		if (leads >= 2 || (leads === 1 && (isHeaded || saysSo))) {
			if (isHeaded) kept.pop();
			// Scraps at the end may be the author's name.
			while (end > i && !isLead(lines[end - 1] as PageLine)) end--;
			// Under a headline that leads away stand its first words.
			const teaser = lines[end];
			if (teaser !== undefined && (lines[end - 1]?.heading ?? 0) > 1 && teaser.text.length < TEASER) end++;
			i = end;
			continue;
		}
		kept.push(line);
		i++;
	}
	return kept;
}
