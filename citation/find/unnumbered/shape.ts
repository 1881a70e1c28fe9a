import type { Folded } from "../../text/fold.ts";
import type { CitationForm } from "../../types.ts";
import type { IntroWord } from "../words.ts";

/** A citation without a symbol, before its surroundings are read. Offsets are into the folded text. */
export interface Unnumbered {
	start: number;
	end: number;
	form: CitationForm;
	rule: string;
	type: string;
	/** Number of a short form. */
	number: string | null;
	/** Year that belongs to the name or number. */
	year: string | null;
	/** Plenum by number and part; congresses carry their number as `term`. */
	plenum: { number: number; part: number | null } | null;
	term: number | null;
	issuer: string | null;
	/** Documents that the name stands for, by the tables. */
	documents: string[];
	/** Shares date, issuer and term with the one after it, as in `Nghị quyết 18, 19 của …`. */
	sharesNext: boolean;
	/** Gives the document before it this short name: `(sau đây gọi tắt là Nghị quyết 18)`. */
	defines: boolean;
	/** Points back to several documents, so to none alone: `các Nghị quyết trên`. */
	plural: boolean;
}

/** A citation that starts at a word and says nothing yet but its type. */
export const unnumbered = (word: Pick<IntroWord, "start" | "type">) => ({
	start: word.start,
	type: word.type,
	number: null,
	year: null,
	plenum: null,
	term: null,
	issuer: null,
	documents: [] as string[],
	sharesNext: false,
	defines: false,
	plural: false,
});

/** What a sticky pattern reads at one place. */
export function at(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
	pattern.lastIndex = from;
	return pattern.exec(text);
}

/** Whether a word is written with its diacritics, so that those around it can be told by theirs. */
export const isAccented = ({ text }: Folded, { start, end }: { start: number; end: number }): boolean =>
	/[^\0-\x7f]/.test(text.slice(start, end));
