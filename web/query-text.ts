import { plain, tokens } from "../citation/index.ts";
import { printDate } from "../model/dates.ts";
import { quoted, tidied } from "./query-list.ts";

/** Fields of a search text as they are written in it: `khoa:11`. */
export type QueryField = "loai" | "so" | "coquan" | "khoa" | "nam" | "tinh" | "nguon" | "tu" | "den";

/** What the controls of the builder hold: the whole of a search text, taken apart. */
export interface QueryControls {
	/** Words and numbers that all must be there, as they are written in a search text. */
	words: string;
	phrases: string[];
	/** Of each group one must be there. */
	any: string[][];
	not: string[];
	/** Slugs, or what was typed where the tables do not know it; so for issuers and provinces. */
	type: string[];
	/** Numbers or whole symbols. */
	number: string[];
	/** Figures. */
	term: string[];
	year: string[];
	issuer: string[];
	province: string[];
	/** Ids. */
	source: string[];
	/** First and last day of publication, `2025-01-31`; empty where none is asked for. */
	from: string;
	to: string;
}

export const NO_CONTROLS: QueryControls = {
	words: "",
	phrases: [],
	any: [],
	not: [],
	type: [],
	number: [],
	term: [],
	year: [],
	issuer: [],
	province: [],
	source: [],
	from: "",
	to: "",
};

const hasWords = (text: string): boolean => tokens(text).length > 0;

/** A value behind a field, quoted where it would end too soon. */
const valued = (value: string): string => (/[\s,;"“”]/u.test(value) ? quoted(value) : value);
/** What stands beside `OR`, quoted where it is more than a word or a symbol. */
const alternative = (text: string): string =>
	/^(?!(?:OR|AND|NOT)$)[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}./-]*$/u.test(text) ? text : quoted(text);
/** Capitals behind a dash would be taken for the rest of a symbol. */
const leftOut = (text: string): string =>
	/^(?:\p{Ll}[\p{L}\p{M}\p{N}]*|\d[\p{L}\p{M}\p{N}./-]*)$/u.test(text) ? `-${text}` : `-${quoted(text)}`;

/** Fields and values as they are written: one field, its values with commas. */
const field = (name: QueryField, values: readonly string[]): string[] => {
	const written = values.filter(hasWords).map(valued);
	return written.length > 0 ? [`${name}:${written.join(",")}`] : [];
};

/**
 * The search text that says what the controls hold, in one order: words, phrases, choices, what is left out, fields. Read
 * again it gives the same controls. Fields come last, for a name without quotation marks would take in the word behind it.
 */
export function writeQuery(controls: QueryControls): string {
	const { words, phrases, any, not, from, to } = controls;
	return [
		words,
		...phrases.filter(hasWords).map(quoted),
		...any.map((group) => group.filter(hasWords).map(alternative).join(" OR ")),
		...not.filter(hasWords).map(leftOut),
		...field("loai", controls.type),
		...field("so", controls.number),
		...field("khoa", controls.term),
		...field("nam", controls.year),
		...field("coquan", controls.issuer),
		...field("tinh", controls.province),
		...field("nguon", controls.source),
		...field("tu", from ? [printDate(from)] : []),
		...field("den", to ? [printDate(to)] : []),
	]
		.filter(Boolean)
		.join(" ");
}

/** Reads what a box holds several of; empty items are left out. */
export const readList = (text: string): string[] =>
	(text.match(/["“”][^"“”]*["“”]?|[^,;"“”]+/gu) ?? []).map(tidied).filter(hasWords);

const VALUE = /["“”][^"“”]*["“”]?|[^\s"“”,;]+/.source;
const FIELD = new RegExp(`(?<!\\S)(\\p{L}[\\p{L}\\p{M}]{1,6}):(?:${VALUE})(?:,(?:${VALUE}))*,?`, "gu");

/** A search text with a field put in the place of what it said before; a null value takes the field out. */
export function withField(q: string, field: QueryField, value: string | null): string {
	const bare = q
		.replace(FIELD, (whole, name) => (plain(name) === field ? " " : whole))
		.replace(/\s+/gu, " ")
		.trim();
	return value === null ? bare : `${bare} ${field}:${valued(value)}`.trim();
}

/** A search text with words in the place of those that were taken for misspelt; `typed` is folded. */
export function withWords(q: string, corrected: readonly { typed: string; meant: string }[]): string {
	const meant = new Map(corrected.map((word) => [word.typed, word.meant]));
	return q.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => meant.get(plain(word)) ?? word);
}
