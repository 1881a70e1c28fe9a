import { numeral } from "./dates.ts";

/** One way in which the term of a committee is printed. A test runs every row. */
export interface TermRow {
	says: string;
	/** Sticky, on folded text; group `t` is the number of the term, absent where only its years are printed. */
	pattern: RegExp;
	/** The character it begins with. */
	begins: string;
	/** Counts in brackets only: elsewhere it is a word of the sentence. */
	inBrackets?: true;
	/** As printed, and the number of the term it gives. */
	examples: readonly (readonly [printed: string, term: number | null])[];
	rejects: readonly string[];
}

/** The inventory: domain notes, `variants.md` section 7. */
export const TERM_FORMS: readonly TermRow[] = [
	{
		says: "khóa and a numeral, Roman or Arabic",
		pattern: /khoa\s{0,2}(?:thu\s{1,2})?(?<t>[ivx]{1,6}|\d{1,2})(?![a-z0-9]|[/.-]\d)/y,
		begins: "k",
		examples: [
			["khóa XI", 11],
			["khoá XI", 11],
			["Khóa XI", 11],
			["KHÓA XI", 11],
			["khoá 11", 11],
			["khóa 10", 10],
			["khóa 14", 14],
			["khóa IX", 9],
			["khóa VIII", 8],
			["khóa thứ XIII", 13],
		],
		rejects: ["khóa học", "khóa 2020", "khóa 31", "khoa học", "khóa XIII2"],
	},
	{
		says: "K with a full stop and a numeral",
		pattern: /k\s?\.\s?(?<t>[ivx]{1,6}|\d{1,2})(?![a-z0-9]|[/.-]\d)/y,
		begins: "k",
		examples: [
			["K.XI", 11],
			["K. 12", 12],
		],
		rejects: ["K.99", "k.a", "k.1.2"],
	},
	{
		says: "K and a Roman numeral of two letters or more",
		pattern: /k\s?(?<t>[ivx]{2,6})(?![a-z0-9])/y,
		begins: "k",
		examples: [
			["KXII", 12],
			["K XIV", 14],
		],
		rejects: ["K12", "KV", "kinh tế", "kì"],
	},
	{
		says: "nhiệm kỳ of a congress, by its numeral",
		pattern:
			/nhiem k[yi]\s{1,2}(?:cua\s{1,2})?(?:(?:khoa|dai hoi)\s{1,2})?(?:(?:dai bieu\s{1,2})?(?:dang\s{1,2})?toan quoc\s{1,2})?(?:(?:lan\s{1,2})?thu\s{1,2})?(?<t>[ivx]{1,6})(?![a-z0-9])(?:\s{1,2}cua dang(?! bo)(?![a-z]))?/y,
		begins: "n",
		examples: [
			["nhiệm kỳ XIII", 13],
			["nhiệm kỳ khóa XIII", 13],
			["nhiệm kỳ Đại hội XIII", 13],
			["nhiệm kỳ Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", 13],
		],
		rejects: ["nhiệm kỳ qua", "nhiệm kỳ Đại hội Đảng bộ tỉnh lần thứ XIX"],
	},
	{
		says: "a national congress by its numeral, in brackets",
		pattern:
			/dai hoi\s{1,2}(?:(?:dai bieu\s{1,2})?(?:dang\s{1,2})?toan quoc\s{1,2}|dang\s{1,2})?(?:lan thu\s{1,2})?(?<t>[ivx]{1,6})(?![a-z0-9])(?:\s{1,2}cua dang(?! bo)(?![a-z]))?/y,
		begins: "d",
		inBrackets: true,
		examples: [
			["Đại hội XIII", 13],
			["Đại hội lần thứ XIII của Đảng", 13],
			["Đại hội đại biểu toàn quốc lần thứ XIII", 13],
		],
		rejects: ["Đại hội Đảng bộ tỉnh lần thứ XIX", "Đại hội cổ đông"],
	},
	{
		says: "nhiệm kỳ by its years: the term of a local committee, which has no number of the Party",
		pattern: /nhiem k[yi]\s{1,2}(?:19|20)\d\d\s{0,2}(?:-|den|\/)\s{0,2}(?:19|20)\d\d(?!\d)/y,
		begins: "n",
		examples: [
			["nhiệm kỳ 2020 - 2025", null],
			["nhiệm kì 2020-2025", null],
			["nhiệm kỳ 2021–2026", null],
		],
		rejects: ["nhiệm kỳ 2020", "nhiệm kỳ 5 năm"],
	},
];

/** The term that starts at `start` of a folded text and where it ends; its number is null where only years are printed. */
export function termAt(
	plain: string,
	start: number,
	inBrackets: boolean,
): { value: number | null; end: number } | null {
	const first = plain.charAt(start);
	if (first !== "k" && first !== "n" && first !== "d") return null;
	for (const row of TERM_FORMS) {
		if (row.begins !== first || (row.inBrackets && !inBrackets)) continue;
		row.pattern.lastIndex = start;
		const match = row.pattern.exec(plain);
		if (!match) continue;
		const printed = match.groups?.t;
		const value = printed === undefined ? null : numeral(printed);
		if (printed === undefined || value !== null) return { value, end: start + match[0].length };
	}
	return null;
}
