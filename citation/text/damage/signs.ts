/** What evening out does without a trace in the text it makes, and how it is told to readers. */
const SIGNS: readonly { pattern: RegExp; says: string; inSymbol?: true }[] = [
	{ pattern: /[ÐƉð]/u, says: "ký tự Ð đọc là Đ" },
	{
		pattern: /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\ufe00-\ufe0f]/,
		says: "bỏ ký tự không nhìn thấy",
	},
	{ pattern: /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, says: "gạch ngang đọc là dấu nối", inSymbol: true },
	{ pattern: /[\uff0f\u2044\u2215]/, says: "gạch chéo khác đọc là “/”", inSymbol: true },
	{ pattern: /[\uff10-\uff19]/, says: "chữ số rộng đọc là chữ số thường", inSymbol: true },
	{ pattern: /[\uff21-\uff3a\uff41-\uff5a]/, says: "chữ cái rộng đọc là chữ cái thường" },
];

/** What was evened out in a citation as it was printed, in words. Signs of a symbol count where it prints one. */
export function signsIn(raw: string, printsSymbol: boolean): string[] {
	return SIGNS.filter(({ pattern, inSymbol }) => (!inSymbol || printsSymbol) && pattern.test(raw)).map(
		({ says }) => says,
	);
}

/** Words typed without their marks, `Nghi quyet`, `CHI THI`; the codes in `NQ TW 4` have none to lose. */
export const isWithoutMarks = (words: string): boolean =>
	/^[\0-\x7f]*$/.test(words) && /[a-z]{3}|[A-Z]{3} [A-Z]{3}/.test(words);
