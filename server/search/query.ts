import { accented, hasAccents, plain, tokens } from "../../citation/index.ts";
import type { QueryWord } from "../../data/store/port.ts";
import { cutSearch } from "../../model/api.ts";

/** Most words and phrases that are looked for. */
const MAX_PARTS = 40;
/** Most values of one field. */
const MAX_VALUES = 10;

const FIELDS = ["loai", "so", "khoa", "nam", "tinh", "nguon", "coquan", "tu", "den"] as const;
export type Field = (typeof FIELDS)[number];
/** The values typed for each field, as typed, at least one; any of them will do. */
export type Fields = Partial<Record<Field, string[]>>;

/** A piece of a search text between blanks or quotation marks. */
export interface Part {
	/** As typed, or as meant where keystrokes were decoded. */
	text: string;
	/** Its words, at least one; those of a symbol (`25-NQ/TW`) stand side by side as those of a phrase do. */
	words: QueryWord[];
	/** Typed in quotation marks. */
	quoted: boolean;
}

/** Keystrokes of Telex or VNI that reached us as letters, and the word that was meant. */
export interface Decoded {
	typed: string;
	meant: string;
}

/** A search text taken apart. */
export interface SearchText {
	/** As typed, tidied and cut to what is read. */
	text: string;
	/** What is looked for: of each clause one of its alternatives, of which `OR` makes more than one. */
	clauses: Part[][];
	/** What is left out. */
	not: Part[];
	fields: Fields;
	/** Whether the last word may still be being typed. */
	open: boolean;
	/** Words that were read as keystrokes, in reading order; `readKeystrokes` fills it. */
	decoded: Decoded[];
}

// A minus only at the start of a piece leaves out; a field's name may bear its diacritics, its values are parted by
// commas; a closing mark may be missing.
const VALUE = /["“”][^"“”]*["“”]?|[^\s"“”,;]+/.source;
const FIELD = `(?<name>\\p{L}[\\p{L}\\p{M}]{1,6}):(?<values>(?:${VALUE})(?:,(?:${VALUE}))*),?`;
const PIECE = new RegExp(`(?<minus>-)?(?:${FIELD}|["“”](?<quoted>[^"“”]*)["“”]?|(?<bare>[^\\s"“”]+))`, "gu");
const VALUES = new RegExp(VALUE, "gu");
const MARKS = /["“”]/g;

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);

/** A blank behind the colon of a field (`Số: 25-NQ/TW`). */
const COLON = /(?<!\S)(\p{L}[\p{L}\p{M}]{1,6}): /gu;
/** A symbol with blanks about its first dash (`25 -NQ/TW`), which leaves nothing out. */
const DASHED = /(\d) ?[-–] ?(?=\p{Lu}{1,5}[-/])/gu;

/** `25-NQ/TƯ`, `NQ T.Ư 6`: the code of the central bodies as newspapers print it; folded it would be that of a province. */
const CENTRAL =
	/(?<=\d\S*[-/] ?|(?:NQ|CT|KL|QĐ|HD|TB)[-/])T\.?Ư(?![\p{L}\p{M}])|(?<=(?:NQ|CT|KL|QĐ|HD|TB|BCH) ?)T\.?Ư(?! ?[\p{L}\p{M}])/giu;

/** A text as it is read: composed, its blanks single, cut to length, and without blanks where they say nothing. */
export const tidy = (typed: string): string =>
	cutSearch(typed.normalize("NFC").replace(/\s+/gu, " ").trim())
		.replace(COLON, (whole, name) => (isField(plain(name)) ? `${name}:` : whole))
		.replace(DASHED, "$1-")
		.replace(CENTRAL, "TW");

/** The words of a text, folded and as typed. */
export function wordsOf(text: string): QueryWord[] {
	return tokens(text).map(({ text: fold, start, end }) => {
		const typed = text.slice(start, end);
		return { fold, accents: hasAccents(typed) ? accented(typed) : null };
	});
}

/** All parts that are looked for, alternatives too. */
export const partsOf = ({ clauses }: SearchText): Part[] => clauses.flat();

/** The parts that are words, neither phrases nor a choice: what may tell a number, a type or a day. */
export const looseParts = ({ clauses }: SearchText): Part[] =>
	clauses.flatMap((clause) => (clause.length === 1 ? clause.filter(({ quoted }) => !quoted) : []));

/**
 * Reads what was typed into a search box: words, `"phrases"`, `-not`, `a OR b`, and fields such as `tinh:"nghệ an"` or
 * `loai:nq,ct`. `OR` binds its two neighbours: `a OR b c` is one of `a` and `b`, and `c`.
 * Every text has a reading; none throws.
 */
export function readSearch(typed: string): SearchText {
	const text = tidy(typed);
	const found: SearchText = {
		text,
		clauses: [],
		not: [],
		fields: {},
		open: /[\p{L}\p{M}\p{N}]$/u.test(typed),
		decoded: [],
	};
	let count = 0;
	/** The clause that an `OR` just read goes on with. */
	let or: Part[] | undefined;
	for (const { 0: whole, groups = {} } of text.matchAll(PIECE)) {
		const { minus, name, values, quoted, bare } = groups;
		const field = plain(name ?? "");
		if (!minus && values !== undefined && isField(field)) {
			or = undefined;
			for (const value of values.match(VALUES) ?? []) addValue(found.fields, field, value.replace(MARKS, ""));
			continue;
		}
		if (bare === "OR" && !minus) {
			or = found.clauses.at(-1);
			continue;
		}
		const said = minus ? whole.slice(1) : whole;
		const part: Part = { text: said, words: wordsOf(said), quoted: quoted !== undefined };
		if (part.words.length === 0) continue;
		if (++count > MAX_PARTS) break;
		const into = minus ? found.not : or;
		if (!into) found.clauses.push([part]);
		else if (!into.some(({ text }) => text === said)) into.push(part);
		or = undefined;
	}
	return found;
}

function addValue(fields: Fields, field: Field, value: string): void {
	if (tokens(value).length === 0) return;
	const values = fields[field] ?? [];
	if (values.length < MAX_VALUES && !values.includes(value)) values.push(value);
	fields[field] = values;
}
