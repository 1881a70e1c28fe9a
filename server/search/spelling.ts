import { plain } from "../../citation/index.ts";

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Spellings met before: titles are made of some thousand different words. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/**
 * A word with its diacritics in one spelling: lower case, the tone moved to the end, so that `hoà` and `hòa` are the
 * same word and `đường` and `dương` are not.
 */
export function accented(word: string): string {
	const met = known.get(word);
	if (met !== undefined) return met;
	const parts = word.toLowerCase().normalize("NFD");
	const spelling = parts.replace(TONES, "") + (parts.match(TONES)?.join("") ?? "");
	// Searches bring words without end, so there is an end to what is kept.
	if (known.size < MOST_KNOWN) known.set(word, spelling);
	return spelling;
}

/** A word of `accented` without its tone. */
export const toneless = (word: string): string => word.replace(TONES, "");

/** Whether a word bears diacritics that folding takes away. */
export const hasAccents = (word: string): boolean => plain(word) !== word.toLowerCase();

/** A symbol without what stands between its parts: `25-NQ/TW` is `25nqtw`; zeros in front do not count. */
export const compact = (text: string): string =>
	plain(text)
		.replace(/[^a-z0-9]+/g, "")
		.replace(/^0+(?=\d)/, "");

const DIGITS: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 };

/** A term written in Roman (`xi`) or Arabic (`11`) numerals, or null. */
export function termNumber(text: string): number | null {
	if (/^\d{1,2}$/.test(text)) return Number(text) || null;
	if (!/^[ivxl]{1,7}$/.test(text)) return null;
	const values = [...text].map((letter) => DIGITS[letter] ?? 0);
	return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}
