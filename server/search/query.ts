import { accented, hasAccents, plain, tokens } from "../../citation/index.ts";
import type { QueryWord } from "../../data/store/port.ts";
import { cutSearch } from "../../model/api.ts";
import type { FaultName } from "../../web/query-faults.ts";

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

/** A value that was typed behind a field, and where it stands in what was read. */
export interface FieldValue {
	field: Field;
	value: string;
	start: number;
	end: number;
}

/** Why a stretch of a search text does not say what it seems to. */
export type FaultKind = FaultName;

/** A stretch of a search text that was read over, or as something else than it seems to be. */
export interface Fault {
	kind: FaultKind;
	/** Where it stands in what was read, in UTF-16 units. */
	start: number;
	end: number;
	/** Slug of a name that differs by one letter; null where there is none. */
	meant: string | null;
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
	/** What was read: the text with keystrokes decoded and names quoted. Places of values and faults are in it. */
	read: string;
	/** The values of the fields one by one. */
	values: FieldValue[];
	/** What of it has no meaning by itself, in reading order; what only the tables tell is for `faultsOf`. */
	faults: Fault[];
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

/** A field's name without a value, and a name in front of a colon that is no field and no scheme of an address. */
const VALUELESS = /^(\p{L}[\p{L}\p{M}]{1,6}):[,;]*$/u;
const NO_FIELD = /^\p{L}[\p{L}\p{M}-]{1,20}:(?=[^/\s:])/u;
/** Signs that mean something in other search languages; a dash or a comma is only one of prose. */
const OPERATORS = /[*+&|!~^<>=\\(){}[\]"“”]/;
const OPEN_QUOTE = /^["“”](?:[^"“”]*)$/u;

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
 * `loai:nq,ct`. `OR` binds its two neighbours: `a OR b c` is one of `a` and `b`, and `c`. `AND` says nothing and `NOT` is
 * a minus, for those who bring them from elsewhere. Every text has a reading; none throws.
 */
export function readSearch(typed: string): SearchText {
	const text = tidy(typed);
	const found: SearchText = {
		text,
		read: text,
		clauses: [],
		not: [],
		fields: {},
		values: [],
		faults: [],
		open: /[\p{L}\p{M}\p{N}]$/u.test(typed),
		decoded: [],
	};
	const fault = (kind: FaultKind, start: number, end: number): void =>
		void found.faults.push({ kind, start, end, meant: null });
	let count = 0;
	/** The clause that an `OR` just read goes on with, and where that stands. */
	let or: Part[] | undefined;
	let orAt: number | null = null;
	const endOr = (joins: boolean): void => {
		if (orAt !== null && !joins) fault("or", orAt, orAt + 2);
		or = undefined;
		orAt = null;
	};
	let negated = false;
	for (const { 0: whole, index: start, groups = {} } of text.matchAll(PIECE)) {
		const { name, values, quoted, bare } = groups;
		const end = start + whole.length;
		const minus = groups.minus !== undefined || negated;
		const field = plain(name ?? "");
		if (!minus && values !== undefined && isField(field)) {
			endOr(false);
			addValues(found, field, values, start + whole.indexOf(":") + 1);
			continue;
		}
		if (!groups.minus && (bare === "OR" || bare === "AND" || bare === "NOT")) {
			if (bare !== "OR") fault(bare === "AND" ? "and" : "not", start, end);
			if (bare === "NOT") negated = true;
			if (bare !== "OR") continue;
			endOr(false);
			or = found.clauses.at(-1);
			orAt = start;
			continue;
		}
		if (bare !== undefined && isField(plain(VALUELESS.exec(bare)?.[1] ?? ""))) {
			fault("no-value", start, end);
			continue;
		}
		const said = groups.minus ? whole.slice(1) : whole;
		const part: Part = { text: said, words: wordsOf(said), quoted: quoted !== undefined };
		if (part.words.length === 0) {
			if (OPERATORS.test(said)) fault("no-word", start, end);
			continue;
		}
		if (++count > MAX_PARTS) {
			fault("too-many", start, text.length);
			break;
		}
		if (minus && isField(field)) fault("minus-field", start, end);
		else if (NO_FIELD.test(said) || (/^\p{L}{2,20}:$/u.test(said) && text[end] === '"')) fault("no-field", start, end);
		else if (OPEN_QUOTE.test(said)) fault("open-quote", start, end);
		const joins = !minus && or !== undefined;
		const into = minus ? found.not : or;
		if (!into) found.clauses.push([part]);
		else if (!into.some(({ text }) => text === said)) into.push(part);
		endOr(joins);
		negated = false;
	}
	endOr(false);
	found.faults.sort((a, b) => a.start - b.start);
	return found;
}

/** Takes the values behind a field, of which any will do; `at` is where they begin. */
function addValues(found: SearchText, field: Field, typed: string, at: number): void {
	const { fields, values, faults } = found;
	for (const { 0: whole, index } of typed.matchAll(VALUES)) {
		const value = whole.replace(MARKS, "").trim();
		const place = { start: at + index, end: at + index + whole.length };
		const fault = (kind: FaultKind): void => void faults.push({ kind, ...place, meant: null });
		const known = fields[field] ?? [];
		if (tokens(value).length === 0) fault("no-value");
		else if (known.includes(value)) continue;
		else if (known.length === MAX_VALUES) fault("too-many");
		else {
			if (OPEN_QUOTE.test(whole)) fault("open-quote");
			fields[field] = [...known, value];
			values.push({ field, value, ...place });
		}
	}
}
