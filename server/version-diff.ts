import { diffArrays } from "diff";
import type { Stretch, TextDiff, Words } from "../web/version-parts.ts";

/*
 * Bounds of the comparison, whose work grows with the length and with what differs. They are numbers of steps and not
 * of milliseconds, so that a page reads the same each time.
 */
const MOST_PARAGRAPH_EDITS = 400;
const MOST_WORD_EDITS = 300;
/** Longest run of paragraphs that is compared by words, in characters of both versions. */
const LONGEST_BY_WORDS = 12_000;
/** What is compared by words on a page, in characters. */
const MOST_BY_WORDS = 60_000;
/** Paragraphs that share less of their words than this are two, not one that was edited. */
const LEAST_SHARED = 0.3;

/** Words, with their symbols and dates whole (`25-NQ/TW`, `03/6/2013`), and all that stands between them. */
const TOKEN = /[\p{L}\p{N}\p{M}]+(?:[-/.][\p{L}\p{N}\p{M}]+)*|\s+|[^\p{L}\p{N}\p{M}\s]/gu;

interface Edit<T> {
	kind: Words["kind"];
	value: T[];
}

function edits<T>(from: T[], to: T[], most: number): Edit<T>[] | null {
	const found = diffArrays(from, to, { maxEditLength: most });
	if (!found) return null;
	return found.map(({ added, removed, value }) => ({ kind: added ? "added" : removed ? "removed" : "same", value }));
}

const isWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Joins what lies between two changes to them where it holds no word: a row of single words is one change. */
function calm(found: Edit<string>[]): Words[] {
	const words: Words[] = [];
	let removed = "";
	let added = "";
	const push = (kind: Words["kind"], text: string): void => void (text && words.push({ kind, text }));
	const flush = (): void => {
		// Blanks at the ends are no change that anyone looks for.
		const blanks = removed || added;
		push("same", blanks.slice(0, blanks.length - blanks.trimStart().length));
		push("removed", removed.trim());
		push("added", added.trim());
		if (blanks.trim()) push("same", blanks.slice(blanks.trimEnd().length));
		removed = "";
		added = "";
	};
	for (const [i, { kind, value }] of found.entries()) {
		const text = value.join("");
		if (kind === "removed") removed += text;
		else if (kind === "added") added += text;
		else if (removed && added && i < found.length - 1 && !isWord(text) && !text.includes("\n")) {
			removed += text;
			added += text;
		} else {
			flush();
			words.push({ kind, text });
		}
	}
	flush();
	return words;
}

/** Whole paragraphs in the place of others; an empty line is none. */
function whole(removed: string[], added: string[]): Words[][] {
	const all = (kind: Words["kind"], lines: string[]): Words[][] =>
		lines.filter((text) => text.trim() !== "").map((text) => [{ kind, text }]);
	return [...all("removed", removed), ...all("added", added)];
}

/** Stretches of words cut at their line breaks, as the paragraphs of one text. */
function inParagraphs(words: Words[]): Words[][] {
	const paragraphs: Words[][] = [[]];
	for (const { kind, text } of words) {
		const [first = "", ...others] = text.split("\n");
		paragraphs.at(-1)?.push({ kind, text: first });
		for (const line of others) paragraphs.push([{ kind, text: line }]);
	}
	return paragraphs.map((line) => line.filter(({ text }) => text !== "")).filter((line) => line.length > 0);
}

/** Paragraphs in the place of others, by words where they are the same ones edited. */
function edited(removed: string[], added: string[]): Words[][] {
	const tokensOf = (lines: string[]): string[] => lines.join("\n").match(TOKEN) ?? [];
	const found = edits(tokensOf(removed), tokensOf(added), MOST_WORD_EDITS);
	if (!found) return whole(removed, added);
	const count = (kind: Words["kind"]): number =>
		found.reduce((sum, edit) => sum + (edit.kind === kind ? edit.value.filter(isWord).length : 0), 0);
	const same = count("same");
	if (same < LEAST_SHARED * Math.max(same + count("removed"), same + count("added"))) return whole(removed, added);
	return inParagraphs(calm(found));
}

/** Paragraphs in the place of others: compared all together where they are few, one by one where they are as many. */
function replaced(removed: string[], added: string[], budget: { left: number }): Words[][] {
	if (removed.length === 0 || added.length === 0) return whole(removed, added);
	const size = [removed, added].flat().reduce((sum, { length }) => sum + length, 0);
	if (size <= Math.min(LONGEST_BY_WORDS, budget.left)) {
		budget.left -= size;
		return edited(removed, added);
	}
	if (removed.length !== added.length || removed.length === 1) return whole(removed, added);
	return removed.flatMap((text, i) => replaced([text], added.slice(i, i + 1), budget));
}

/** What changed from one text to another, by words within paragraphs. Time and memory are bounded whatever the texts. */
export function diffTexts(older: string, newer: string): TextDiff {
	const [from, to] = [older.split("\n"), newer.split("\n")];
	const most = Math.min(from.length, to.length);
	let head = 0;
	while (head < most && from[head] === to[head]) head++;
	let tail = 0;
	while (tail < most - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
	const [oldMiddle, newMiddle] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)];
	const compared = edits(oldMiddle, newMiddle, MOST_PARAGRAPH_EDITS);
	const middle: Edit<string>[] = compared ?? [
		{ kind: "removed", value: oldMiddle },
		{ kind: "added", value: newMiddle },
	];
	const runs: Edit<string>[] = [
		{ kind: "same", value: to.slice(0, head) },
		...middle,
		{ kind: "same", value: to.slice(to.length - tail) },
	];

	const stretches: Stretch[] = [];
	const budget = { left: MOST_BY_WORDS };
	let removed: string[] = [];
	let added: string[] = [];
	const flush = (): void => {
		if (removed.length + added.length === 0) return;
		stretches.push({ kind: "changed", paragraphs: replaced(removed, added, budget) });
		removed = [];
		added = [];
	};
	for (const { kind, value } of runs) {
		if (kind === "removed") removed = removed.concat(value);
		else if (kind === "added") added = added.concat(value);
		else if (value.length > 0) {
			flush();
			stretches.push({ kind: "same", paragraphs: value });
		}
	}
	flush();
	return { stretches, complete: compared !== null };
}
