import { plain } from "../citation/index.ts";

/** Fields of a search text as they are written in it: `khoa:11`. */
export type QueryField = "loai" | "coquan" | "khoa" | "nam" | "tinh" | "nguon" | "tu" | "den";

/** A field with its value, quoted where it has blanks. */
const written = (field: QueryField, value: string): string => `${field}:${/\s/u.test(value) ? `"${value}"` : value}`;

/** A search text with a field put in the place of what it said before; a null value takes the field out. */
export function withField(q: string, field: QueryField, value: string | null): string {
	const bare = q
		.replace(new RegExp(`(?<!\\S)${field}:(?:"[^"]*"|[^\\s"]+)`, "giu"), " ")
		.replace(/\s+/gu, " ")
		.trim();
	return value === null ? bare : `${bare} ${written(field, value)}`.trim();
}

/** A search text with words in the place of those that were taken for misspelt; `typed` is folded. */
export function withWords(q: string, corrected: readonly { typed: string; meant: string }[]): string {
	const meant = new Map(corrected.map((word) => [word.typed, word.meant]));
	return q.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => meant.get(plain(word)) ?? word);
}
