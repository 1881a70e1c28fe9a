import { plain } from "../../citation/index.ts";

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** A word of `accented` without its tone. */
export const toneless = (word: string): string => word.replace(TONES, "");

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
