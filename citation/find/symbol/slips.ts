/** A way in which a scanner or a hand spoils a code, with what is then found and what was meant. */
export interface CodeSlip {
	/** Of the first part, which is the type, of those behind it, or of any. */
	of: "type" | "body" | "any";
	pattern: RegExp;
	to: string;
	example: readonly [written: string, meant: string];
}

/** Tried one after the other on a code that the tables do not know, until they know what comes of it. */
export const CODE_SLIPS: readonly CodeSlip[] = [
	{ of: "any", pattern: /§/g, to: "Đ", example: ["Q§", "QĐ"] },
	{ of: "type", pattern: /ĐĐ/g, to: "Đ", example: ["QĐĐ", "QĐ"] },
	{ of: "type", pattern: /[OỌ]/g, to: "Q", example: ["ỌC", "QC"] },
	{ of: "type", pattern: /I$/, to: "L", example: ["KI", "KL"] },
	{ of: "body", pattern: /ƯW$/, to: "W", example: ["TƯW", "TW"] },
	{ of: "body", pattern: /UƯ$/, to: "U", example: ["HUƯ", "HU"] },
	{ of: "body", pattern: /VV/g, to: "W", example: ["TVV", "TW"] },
];

/** The code that a spoilt one was, or null where the slips lead to none that is known. */
export function mendCode(written: string, isType: boolean, isKnown: (code: string) => boolean): string | null {
	let code = written;
	for (const { of, pattern, to } of CODE_SLIPS) {
		if (of !== "any" && (of === "type") !== isType) continue;
		const mended = code.replace(pattern, to);
		if (mended !== code && isKnown(mended)) return mended;
		code = mended;
	}
	return null;
}

/** Misprints of a body's code that are met often enough to stand in the tables beside it. */
export const MISPRINTS: ReadonlyMap<string, string> = new Map([
	["BTGVTW", "BTGDVTW"],
	["BTGĐTW", "BTGDVTW"],
	["BDNTW", "BDVTW"],
	["UBTWQH", "UBTVQH"],
]);

/** What a scanner reads for a digit: one, nought and eight. */
const LIKE_DIGITS = new Map(
	["l1", "I1", "|1", "O0", "o0", "Ø0", "ø0", "§8"].map(([like = "", digit = ""]) => [like, digit]),
);

export const isLikeDigit = (c: string | undefined): boolean => c !== undefined && LIKE_DIGITS.has(c);

/** The number that digits and what a scanner read for digits are. */
export const digitsOf = (written: string): string => written.replace(/\D/g, (c) => LIKE_DIGITS.get(c) ?? c);
