import iconv from "iconv-lite";

/** The marks of a tone, as Unicode and as windows-1258 put them behind the letter. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

/** Letters with the tone behind them, all other marks within: what windows-1258 can hold. */
const withToneBehind = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/([a-z])([\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]+)/gi, (_, letter, marks) => {
			const all = [...(marks as string)];
			const tone = all.filter((mark) => TONES.test(mark)).join("");
			const shape = all.filter((mark) => !TONES.test(mark)).join("");
			return ((letter as string) + shape).normalize("NFC") + tone;
		});

/** As old Windows wrote Vietnamese. */
export const windows1258 = (text: string): Buffer => iconv.encode(withToneBehind(text), "windows-1258");

/** The letters that are more than a plain letter and have a capital in TCVN: those without a tone. */
const TCVN_CAPITALS = /[ĂÂĐÊÔƠƯ]/;

/** As it is typed where there are no capitals with a tone. */
export const withoutTonedCapitals = (text: string): string =>
	text.normalize("NFC").replace(/[À-Ỹ]/g, (letter) => (TCVN_CAPITALS.test(letter) ? letter : letter.toLowerCase()));

/** As the fonts of TCVN 5712 (`.VnTime`) show it. */
export const tcvn = (text: string): Buffer => iconv.encode(withoutTonedCapitals(text), "tcvn");

/** The letters of VNI for Windows that are one byte. */
const VNI_LETTERS: Record<string, number> = {
	đ: 0xf1,
	ơ: 0xf4,
	ư: 0xf6,
	í: 0xed,
	ì: 0xec,
	ỉ: 0xe6,
	ĩ: 0xf3,
	ị: 0xf2,
	ỵ: 0xee,
};
/** The byte behind a plain letter, by its marks. */
const VNI_MARKS: Record<string, number> = {
	"\u0301": 0xf9,
	"\u0300": 0xf8,
	"\u0309": 0xfb,
	"\u0303": 0xf5,
	"\u0323": 0xef,
	"\u0302": 0xe2,
	"\u0302\u0301": 0xe1,
	"\u0302\u0300": 0xe0,
	"\u0302\u0309": 0xe5,
	"\u0302\u0303": 0xe3,
	"\u0302\u0323": 0xe4,
	"\u0306": 0xea,
	"\u0306\u0301": 0xe9,
	"\u0306\u0300": 0xe8,
	"\u0306\u0309": 0xfa,
	"\u0306\u0303": 0xfc,
	"\u0306\u0323": 0xeb,
};

/** A letter in VNI, lower case. */
function vniLetter(letter: string): number[] {
	const whole = VNI_LETTERS[letter];
	if (whole !== undefined) return [whole];
	const [base = "", ...marks] = letter.normalize("NFD");
	if (marks.includes("\u031b")) {
		const tone = VNI_MARKS[marks.filter((mark) => mark !== "\u031b").join("")];
		return tone === undefined ? [] : [base === "o" ? 0xf4 : 0xf6, tone];
	}
	// The mark of the letter's shape comes before that of its tone, whatever order Unicode gives them.
	const ordered = [...marks.filter((mark) => !TONES.test(mark)), ...marks.filter((mark) => TONES.test(mark))].join("");
	const mark = VNI_MARKS[ordered];
	return mark === undefined ? [] : [base.charCodeAt(0), mark];
}

/** As the fonts of VNI show it. */
export function vni(text: string): Buffer {
	const out: number[] = [];
	for (const letter of text.normalize("NFC")) {
		const lower = letter.toLowerCase();
		if (letter.charCodeAt(0) < 0x80) out.push(letter.charCodeAt(0));
		else if (letter === lower) out.push(...vniLetter(letter));
		// Capitals are 0x20 below: both the letters and the marks.
		else out.push(...vniLetter(lower).map((byte) => byte - 0x20));
	}
	return Buffer.from(out);
}
