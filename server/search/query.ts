import { plain, type Token, tokens } from "../../citation/index.ts";
import { cutSearch } from "../../model/api.ts";

/** Most words and phrases that are looked for. */
const MAX_PARTS = 40;

const FIELDS = ["loai", "so", "khoa", "nam", "tinh", "nguon", "coquan", "tu", "den"] as const;
export type Field = (typeof FIELDS)[number];

/** A piece of a search text between blanks or quotation marks, with its folded words. */
export interface Part {
	/** As typed. */
	text: string;
	run: string[];
	/** Typed in quotation marks: the words stand side by side. */
	quoted: boolean;
}

/** A search text taken apart. */
export interface SearchText {
	/** As typed, tidied and cut to what is read. */
	text: string;
	parts: Part[];
	not: Part[];
	fields: Partial<Record<Field, string>>;
	/** Whether the last word may still be being typed. */
	open: boolean;
}

// A minus only at the start of a piece leaves out; a field's name may bear its diacritics; a closing mark may be missing.
const PIECE = /(-)?(?:(\p{L}[\p{L}\p{M}]{1,6}):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/gu;

const isField = (name: string): name is Field => (FIELDS as readonly string[]).includes(name);
const words = (text: string): string[] => tokens(text).map((token: Token) => token.text);

/**
 * Reads what was typed into a search box: words, `"phrases"`, `-not`, and fields such as `tinh:"nghệ an"`.
 * Every text has a reading; none throws.
 */
export function readSearch(typed: string): SearchText {
	const text = cutSearch(typed.normalize("NFC").replace(/\s+/gu, " ").trim());
	const found: SearchText = { text, parts: [], not: [], fields: {}, open: /[\p{L}\p{M}\p{N}]$/u.test(typed) };
	for (const [whole, minus, name, quoted, bare] of text.matchAll(PIECE)) {
		const value = quoted ?? bare ?? "";
		const field = name === undefined ? "" : plain(name);
		if (isField(field) && !minus) {
			if (words(value).length > 0) found.fields[field] = value;
			continue;
		}
		const part: Part = {
			text: minus ? whole.slice(1) : whole,
			run: words(minus ? whole.slice(1) : whole),
			quoted: quoted !== undefined,
		};
		if (part.run.length === 0 || part.text === "OR") continue;
		if (found.parts.length + found.not.length >= MAX_PARTS) break;
		(minus ? found.not : found.parts).push(part);
	}
	return found;
}
