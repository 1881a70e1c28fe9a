/** A date read in a text: ISO, as much of it as is printed, and where it ends. */
export interface DateReading {
	value: string;
	start: number;
	end: number;
}

const pad = (n: string): string => n.padStart(2, "0");

function valid(year: number, month: number, day: number | null): boolean {
	if (year < 1930 || year > 2100 || month < 1 || month > 12) return false;
	return day === null || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

/**
 * Every way in which a document's date is printed, on folded text, anchored where it should start.
 * Groups: `d` day, `m` month, `y` year. Inventory: domain notes, `variants.md` section 6.
 */
export const DATE_FORMATS: readonly { pattern: RegExp; example: string }[] = [
	{
		pattern: /(?:n?gay\s*)?(?<d>\d{1,2})\s{0,2}[/.-]\s{0,2}(?<m>\d{1,2})\s{0,2}[/.-]\s{0,2}(?<y>(?:19|20)\d\d)(?!\d)/y,
		example: "ngày 03/6/2013",
	},
	{
		pattern: /(?:n?gay\s*)?(?<d>\d{1,2})\s+thang\s+(?<m>\d{1,2})\s*,?\s*nam\s+(?<y>(?:19|20)\d\d)(?!\d)/y,
		example: "ngày 3 tháng 10 năm 2017",
	},
	{
		pattern: /(?:thang\s*)(?<m>\d{1,2})\s{0,2}(?:[/.-]|\s+nam\s)\s{0,2}(?<y>(?:19|20)\d\d)(?!\d)/y,
		example: "tháng 11-2006",
	},
	{ pattern: /(?<m>\d{1,2})\s?[/.-]\s?(?<y>(?:19|20)\d\d)(?!\d|\s?[/-]\s?[a-z])/y, example: "8/2007" },
	{
		pattern: /ngay[\s.…]{1,12}thang[\s.…]{1,12}nam\s+(?<y>(?:19|20)\d\d)(?!\d)/y,
		example: "ngày ... tháng ... năm 2025",
	},
	{ pattern: /nam\s+(?<y>(?:19|20)\d\d)(?!\d|\s*-\s*(?:19|20)\d\d)/y, example: "năm 2013" },
];
/** A bare year counts only in brackets: `(2019)`. */
const BARE_YEAR = /(?<y>(?:19|20)\d\d)(?=\s*\))/y;

const PATTERNS = DATE_FORMATS.map(({ pattern }) => pattern);
const IN_BRACKETS = [...PATTERNS, BARE_YEAR];

/** The date that starts at `start` of a folded text, in any printed format, or null. */
export function dateAt(plain: string, start: number, inBrackets = false): DateReading | null {
	for (const pattern of inBrackets ? IN_BRACKETS : PATTERNS) {
		pattern.lastIndex = start;
		const match = pattern.exec(plain);
		const { d, m, y } = match?.groups ?? {};
		if (!match || y === undefined) continue;
		if (m !== undefined && !valid(Number(y), Number(m), d === undefined ? null : Number(d))) continue;
		const value = [y, m && pad(m), d && pad(d)].filter(Boolean).join("-");
		return { value, start, end: start + match[0].length };
	}
	return null;
}

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10 };

/** A term printed in Roman or Arabic numerals (`xi`, `13`), between 1 and 30; null for anything else. */
export function numeral(text: string): number | null {
	if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 30 ? Number(text) : null;
	if (!/^(?:x{0,2})(?:ix|iv|v?i{0,3})$/.test(text) || text === "") return null;
	let sum = 0;
	for (let i = 0; i < text.length; i++) {
		const value = ROMAN[text.charAt(i)] ?? 0;
		sum += value < (ROMAN[text.charAt(i + 1)] ?? 0) ? -value : value;
	}
	return sum;
}

const ORDINALS = [
	"nhat",
	"hai",
	"ba",
	"tu",
	"nam",
	"sau",
	"bay",
	"tam",
	"chin",
	"muoi",
	"muoi mot",
	"muoi hai",
	"muoi ba",
	"muoi bon",
	"muoi lam",
];

/** A plenum's number in words or numerals, folded: `tu` and `4` are 4, `muoi hai` is 12. */
export function ordinal(text: string): number | null {
	const word = ORDINALS.indexOf(text.replace(/\s+/g, " "));
	if (word >= 0) return word + 1;
	return text === "bon" ? 4 : text === "thu nhat" ? 1 : numeral(text);
}

/** The words of {@link ordinal} for a pattern, longest first. */
export const ORDINAL_WORDS = [...ORDINALS, "bon"].toSorted((a, b) => b.length - a.length).join("|");
