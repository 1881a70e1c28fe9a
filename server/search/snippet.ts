import { accented, plain } from "../../citation/index.ts";
import type { QueryRun, TextQuery } from "../../data/store/port.ts";
import type { Snippet } from "../../model/api.ts";

/** Length of a snippet in characters, how much of a report is looked through for it, and for how many marks. */
const LENGTH = 260;
const LOOKED_AT = 60_000;
const MOST_MARKS = 200;
/** Most characters between two words of a run: `25-NQ/TW`, `dân  vận`. */
const APART = 8;

/** What a character is folded to, one for one, and whether it belongs to a word; for the letters that Vietnamese uses. */
const TABLE = 0x2000;
const FOLDED = new Uint16Array(TABLE);
const IS_WORD = new Uint8Array(TABLE);
for (let code = 0; code < TABLE; code++) {
	const letter = String.fromCharCode(code);
	const folded = plain(letter);
	FOLDED[code] = folded.length === 1 ? folded.charCodeAt(0) : code;
	IS_WORD[code] = /[\p{L}\p{M}\p{N}]/u.test(letter) ? 1 : 0;
}

/**
 * A text without case and diacritics in which each character keeps its place. Cutting all texts of a page of results
 * into tokens would be the dearest part of a search; in this the words are found by plain search.
 */
function foldInPlace(text: string): string {
	const codes = new Uint16Array(text.length);
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		codes[i] = code < TABLE ? (FOLDED[code] as number) : code;
	}
	return Buffer.from(codes.buffer).toString("utf16le");
}

const isWord = (folded: string, at: number): boolean => {
	const code = folded.charCodeAt(at);
	return code < TABLE ? IS_WORD[code] === 1 : false;
};

interface Mark {
	start: number;
	end: number;
	run: number;
	/** Whether the diacritics are as typed. */
	exact: boolean;
}

/** End of a word that begins at a place, or -1 where it is not there as a whole word. */
function endOf(folded: string, word: string, at: number): number {
	const end = at + word.length;
	return folded.startsWith(word, at) && !isWord(folded, end) ? end : -1;
}

/** The run from the place where its first word was found, or null. */
function markAt(text: string, folded: string, run: QueryRun, start: number): Omit<Mark, "run"> | null {
	let end = start;
	let exact = true;
	for (const [i, { fold, accents }] of run.entries()) {
		let at = end;
		if (i > 0) while (at < end + APART && at < folded.length && !isWord(folded, at)) at++;
		if (i > 0 && at === end) return null;
		end = endOf(folded, fold, at);
		if (end < 0) return null;
		exact &&= accents === null || accented(text.slice(at, end)) === accents;
	}
	return { start, end, exact };
}

/** Where the runs stand in the text, in order, none inside another. */
function marksIn(text: string, runs: QueryRun[]): Mark[] {
	const folded = foldInPlace(text);
	const found: Mark[] = [];
	for (const [run, words] of runs.entries()) {
		const first = words[0]?.fold ?? "";
		if (first === "") continue;
		let marks = 0;
		for (let at = folded.indexOf(first); at >= 0 && marks < MOST_MARKS; at = folded.indexOf(first, at + first.length)) {
			if (at > 0 && isWord(folded, at - 1)) continue;
			const mark = markAt(text, folded, words, at);
			if (mark === null) continue;
			found.push({ ...mark, run });
			marks++;
		}
	}
	found.sort((a, b) => a.start - b.start || b.end - a.end);
	// Runs may overlap (`dân vận` and `vận động`); a mark inside another would be drawn twice.
	let end = 0;
	return found.filter((mark) => {
		if (mark.start < end) return false;
		end = mark.end;
		return true;
	});
}

/** Where the words looked for stand in a text, all of it read. */
export const marksOf = (text: string, query: TextQuery | undefined): { start: number; end: number }[] =>
	marksIn(text, query?.all.flat() ?? []).map(({ start, end }) => ({ start, end }));

/**
 * The stretch of a text that has most of the words looked for, with the words marked.
 * Text and diacritics are as in the report; without a word in it, it is the beginning.
 */
export function snippetOf(text: string, query: TextQuery | undefined): Snippet {
	const runs = query?.all.flat() ?? [];
	const marks = runs.length > 0 ? marksIn(text.slice(0, LOOKED_AT), runs) : [];
	let from = 0;
	let most = 0;
	let until = 0;
	for (const [i, first] of marks.entries()) {
		// Each window begins at a mark; its worth is how many different runs it holds, how many as typed, and how many marks.
		const held = marks.slice(i, i + 40).filter(({ end }) => end <= first.start + LENGTH * 0.8);
		const different = new Set(held.map(({ run }) => run)).size;
		const exact = new Set(held.filter((mark) => mark.exact).map(({ run }) => run)).size;
		const worth = different * 1000 + exact * 50 + held.length;
		if (worth <= most) continue;
		most = worth;
		from = first.start;
		until = held.at(-1)?.end ?? first.end;
	}
	const { start, end } = cut(text, Math.max(0, from - 60), Math.max(until, from + LENGTH - 60));
	const inside = marks.filter((mark) => mark.start >= start && mark.end <= end);
	const lead = start > 0 ? "… " : "";
	const shift = lead.length - start;
	return {
		text: `${lead}${text.slice(start, end).replace(/[\n\t]/g, " ")}${end < text.length ? " …" : ""}`,
		marks: inside.map((mark) => ({ start: mark.start + shift, end: mark.end + shift })),
	};
}

/** Widens or narrows a range to whole words. */
function cut(text: string, from: number, to: number): { start: number; end: number } {
	const blank = from === 0 ? -1 : text.slice(from, from + 40).search(/\s/u);
	const start = blank >= 0 ? from + blank + 1 : from;
	if (to >= text.length) return { start, end: text.length };
	const back = text.slice(start, to).search(/\s\S*$/u);
	return { start, end: back > 0 ? start + back : to };
}
