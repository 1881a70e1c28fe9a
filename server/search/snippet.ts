import { type Token, tokens } from "../../citation/index.ts";
import type { TextQuery } from "../../data/store/port.ts";
import type { Snippet } from "../../model/api.ts";

/** Length of a snippet in characters, and how much of a report is looked through for it. */
const LENGTH = 260;
const LOOKED_AT = 60_000;

interface Mark {
	start: number;
	end: number;
	run: number;
}

/** Where the runs stand in the text, each as one mark. */
function marksIn(words: Token[], runs: string[][]): Mark[] {
	const marks: Mark[] = [];
	for (let i = 0; i < words.length; i++) {
		for (const [run, wanted] of runs.entries()) {
			if (!wanted.every((word, j) => words[i + j]?.text === word)) continue;
			const last = words[i + wanted.length - 1];
			const start = words[i]?.start ?? 0;
			// Runs may overlap (`dân vận` and `vận động`); a mark inside another would be drawn twice.
			if (last && start >= (marks.at(-1)?.end ?? 0)) marks.push({ start, end: last.end, run });
		}
	}
	return marks;
}

/**
 * The stretch of a text that has most of the words looked for, with the words marked.
 * Text and diacritics are as in the report; without a word in it, it is the beginning.
 */
export function snippetOf(text: string, query: TextQuery | undefined): Snippet {
	const runs = (query?.all ?? []).filter((run) => run.length > 0);
	const marks = runs.length > 0 ? marksIn(tokens(text.slice(0, LOOKED_AT)), runs) : [];
	let from = 0;
	let most = 0;
	let until = 0;
	for (const [i, first] of marks.entries()) {
		// Each window begins at a mark; its worth is how many different runs it holds, then how many marks.
		const held = marks.slice(i, i + 40).filter(({ end }) => end <= first.start + LENGTH * 0.8);
		const worth = new Set(held.map(({ run }) => run)).size * 100 + held.length;
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
	const blank = from === 0 ? 0 : text.slice(from, from + 40).search(/\s/u);
	const start = blank > 0 ? from + blank + 1 : from;
	if (to >= text.length) return { start, end: text.length };
	const back = text.slice(start, to).search(/\s\S*$/u);
	return { start, end: back > 0 ? start + back : to };
}
