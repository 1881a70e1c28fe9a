import { type DateOrder, fullDates, readStamp } from "../dates.ts";

/** A link or a day, at its place in reading order; `at` counts texts and links. */
export type Leaf = { url: string; isHeadline: boolean; at: number } | { day: string; at: number };
/** A page without what is neither: elements with one child only are left out. */
export type Branch = Leaf | Branch[];

/** Longer texts are no stamps. */
const LONGEST_STAMP = 160;
const LONGEST_SHORT = 80;
/** A day further away from a link than so many texts is not beside it. */
const FARTHEST = 8;

/** A document's symbol: a day beside it is the document's. */
const SYMBOL = /\d\s?[-–/]\s?\p{Lu}{2}/u;

/** How days are read: figures in which order, and against which moment. */
export interface DayReading {
	order: DateOrder | undefined;
	now: Date;
}

function stampOf(text: string, { now, order }: DayReading): { day: string; rest: string } | null {
	const stamp = text.length > LONGEST_STAMP || !/\d{4}/.test(text) ? null : readStamp(text, now, order);
	// A day without its year tells too little here.
	return stamp === null || stamp.inferred ? null : stamp;
}

/** The day of a text that is a stamp and nothing else: `(25/11/2026)`, `Thứ tư, 25/11/2026 | 12 lượt xem`. */
export function dayOfStamp(text: string, reading: DayReading): string | null {
	const stamp = stampOf(text, reading);
	return stamp?.rest === "" ? stamp.day : null;
}

/**
 * The day that a text beside a link tells: it is a stamp, perhaps with a name in it, or short with a day at its start
 * or end. A sentence with a day in it tells none, nor does one that cites a document.
 */
export function dayOfText(text: string, reading: DayReading): string | null {
	const stamp = stampOf(text, reading);
	if (stamp) return stamp.day;
	if (text.length > LONGEST_SHORT || SYMBOL.test(text)) return null;
	const [only, second] = fullDates(text, reading.now, reading.order);
	if (!only || only.inferred || second) return null;
	const isLetter = /\p{L}/u;
	return isLetter.test(text.slice(0, only.start)) && isLetter.test(text.slice(only.end)) ? null : only.day;
}

/** The one address that the headlines of a branch lead to; null: none, `undefined`: several. */
type Only = string | null | undefined;

/**
 * Gives each link the day that stands in the same item of the page: the largest part of it whose headlines all lead
 * to one address. Where items are no elements (`<a>…</a> (25/11/2026)<br>`), the days all stand before or all after.
 */
export function daysBeside(page: Branch): Map<string, string> {
	const days = new Map<string, string>();
	// Short links in an item (its section, "Xem tiếp") must not split it; where all are short, all count.
	assign(page, days, (leaf) => leaf.isHeadline);
	assign(page, days, () => true);
	return days;
}

type LinkLeaf = Extract<Leaf, { url: string }>;

function assign(page: Branch, days: Map<string, string>, counts: (leaf: LinkLeaf) => boolean): void {
	const only = new Map<Branch[], Only>();
	const onlyOf = (branch: Branch): Only => {
		if (Array.isArray(branch)) return only.get(branch);
		return "url" in branch && counts(branch) ? branch.url : null;
	};
	const weigh = (branch: Branch): void => {
		if (!Array.isArray(branch)) return;
		let found: Only = null;
		for (const child of branch) {
			weigh(child);
			const of = onlyOf(child);
			if (of !== null) found = found === null || found === of ? of : undefined;
		}
		only.set(branch, found);
	};
	const give = (url: string, day: string): void => {
		if (!days.has(url)) days.set(url, day);
	};
	const visit = (branch: Branch): void => {
		const url = onlyOf(branch);
		if (url === null || !Array.isArray(branch)) return;
		if (url !== undefined) {
			const day = nearestDay(branch, url);
			if (day !== null) give(url, day);
			return;
		}
		for (const child of branch) visit(child);
		for (const [link, day] of daysBetween(branch, onlyOf)) give(link, day);
	};
	weigh(page);
	visit(page);
}

function leavesOf(branch: Branch, into: Leaf[] = []): Leaf[] {
	if (!Array.isArray(branch)) into.push(branch);
	else for (const child of branch) leavesOf(child, into);
	return into;
}

/** The day of an item that is nearest to a link to its address. */
function nearestDay(item: Branch, url: string): string | null {
	let best: string | null = null;
	let distance = FARTHEST + 1;
	let link: number | null = null;
	let before: { day: string; at: number } | null = null;
	for (const leaf of leavesOf(item)) {
		if ("day" in leaf) {
			if (link !== null && leaf.at - link < distance) [best, distance] = [leaf.day, leaf.at - link];
			before = leaf;
		} else if (leaf.url === url) {
			if (before && leaf.at - before.at < distance) [best, distance] = [before.day, leaf.at - before.at];
			link = leaf.at;
		}
	}
	return best;
}

/** The days that stand between the items of a branch. */
function daysBetween(branch: Branch[], onlyOf: (branch: Branch) => Only): [string, string][] {
	interface Gap {
		first: { day: string; at: number } | null;
		last: { day: string; at: number } | null;
	}
	const gaps: Gap[] = [{ first: null, last: null }];
	const items: { url: string | undefined; from: number; to: number }[] = [];
	for (const child of branch) {
		const only = onlyOf(child);
		// What holds several items was looked at for itself; to list its leaves at each level would take quadratic time.
		const leaves = only === undefined ? [] : leavesOf(child);
		if (only === null) {
			const stamps = leaves.filter((leaf) => "day" in leaf);
			const gap = gaps.at(-1) as Gap;
			gap.first ??= stamps[0] ?? null;
			gap.last = stamps.at(-1) ?? gap.last;
			continue;
		}
		items.push({ url: only, from: leaves[0]?.at ?? 0, to: leaves.at(-1)?.at ?? 0 });
		gaps.push({ first: null, last: null });
	}
	const isBefore = gaps[0]?.first !== null && gaps.at(-1)?.first === null;
	return items.flatMap(({ url, from, to }, i): [string, string][] => {
		const stamp = isBefore ? gaps[i]?.last : gaps[i + 1]?.first;
		if (url === undefined || !stamp) return [];
		const distance = isBefore ? from - stamp.at : stamp.at - to;
		return distance <= FARTHEST ? [[url, stamp.day]] : [];
	});
}
