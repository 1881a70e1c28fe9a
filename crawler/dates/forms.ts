import { dayOf } from "../../model/dates.ts";
import type { Recipe } from "../../model/source.ts";

/** In which order a day in figures alone is printed. */
export type DateOrder = Recipe["dateOrder"];

/** A day found in a text. */
export interface FoundDate {
	/** `2022-01-14`. */
	day: string;
	/** Whether a part of it, the year most often, was not printed. */
	inferred: boolean;
	/** Where it stands in the text's NFC, UTF-16 offsets. */
	start: number;
	end: number;
}

/** The web was hardly in Vietnam before: an earlier day of publication is a misreading. */
const FIRST_YEAR = 1997;

const ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTHS = new Map(
	Object.entries({
		một: 1,
		giêng: 1,
		hai: 2,
		ba: 3,
		tư: 4,
		năm: 5,
		sáu: 6,
		bảy: 7,
		bẩy: 7,
		tám: 8,
		chín: 9,
		mười: 10,
		"mười một": 11,
		"mười hai": 12,
		chạp: 12,
	}),
);
const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join("|");
const MONTH = String.raw`(?:tháng|thg\.?|th\.?)\s{0,3}(?<m>\d{1,2}|${longestFirst(MONTHS.keys())})`;
/** Of the moon's calendar is what says so; its days are no days of publication. */
const NOT_LUNAR = String.raw`(?!\s{0,3}\(?\s?(?:âm lịch|ÂL))`;
const ORDINAL = "(?:st|nd|rd|th)?";

export interface DateForm {
	/** Groups: `d`, `m` (a number or a Vietnamese word), `mon` (English), `y`, `zoned`; figures in the page's order: `a`, `b`, `c`. */
	pattern: RegExp;
	/** As printed, and the day it must be read as. */
	examples: [printed: string, day: string][];
	rejects: string[];
}

/** Days printed in full. Quantifiers are bounded: what is read is hostile. */
export const FULL_FORMS: DateForm[] = [
	{
		pattern:
			/(?<!\d|\d[/.-])(?<y>\d{4})(?<sep>[-/.])(?<m>\d{1,2})\k<sep>(?<d>\d{1,2})(?!\d)(?<zoned>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2}))?/giu,
		examples: [
			["2022-01-14", "2022-01-14"],
			["2022/1/14 08:30", "2022-01-14"],
			["2022-01-13T20:30:00Z", "2022-01-14"],
			["2022-01-14T20:30:00.000+0700", "2022-01-14"],
		],
		rejects: ["12022-01-14", "10/2022/QH15"],
	},
	{
		pattern: new RegExp(
			String.raw`(?<!\d)(?<d>\d{1,2})\s{1,3}${MONTH}(?:\s{1,3}năm\s{1,3}|\s{0,3}[,/-]\s{0,3}|\s{1,3})(?<y>\d{4})(?!\d)${NOT_LUNAR}`,
			"giu",
		),
		examples: [
			["ngày 14 tháng 01 năm 2022", "2022-01-14"],
			["14 Tháng Giêng 2022", "2022-01-14"],
			["14 tháng Năm 2022", "2022-05-14"],
			["3 Tháng Mười hai, 2021", "2021-12-03"],
			["14 thg 1, 2022", "2022-01-14"],
			["14 Th1 2022", "2022-01-14"],
			["ngày 14 tháng 1/2022", "2022-01-14"],
		],
		rejects: ["ngày 10 tháng 3 năm 2022 (âm lịch)", "14 tháng 01"],
	},
	{
		pattern: new RegExp(String.raw`(?<!\p{L})${MONTH}\s{1,3}(?<d>\d{1,2}),\s{0,3}(?<y>\d{4})(?!\d)${NOT_LUNAR}`, "giu"),
		examples: [
			["Tháng Một 14, 2022", "2022-01-14"],
			["Tháng Mười Hai 3, 2021", "2021-12-03"],
		],
		rejects: ["tháng 1 2022"],
	},
	{
		pattern: /(?<!\d|\d[/.])(?<a>\d{1,2})\s?(?<sep>[-/.])\s?(?<b>\d{1,2})\s?\k<sep>\s?(?<y>\d{4})(?![\d/])/giu,
		examples: [
			["14/01/2022", "2022-01-14"],
			["14-1-2022", "2022-01-14"],
			["14.01.2022.", "2022-01-14"],
			["14 / 01 / 2022", "2022-01-14"],
			["08:30-14/01/2022", "2022-01-14"],
		],
		rejects: ["0293.3870.2022", "1/14/01/2022", "14/01/20221"],
	},
	{
		pattern: new RegExp(
			String.raw`(?<!\d)(?<d>\d{1,2})${ORDINAL}[\s-]{1,3}(?<mon>${ENGLISH.join("|")})[a-z]{0,6}\.?,?[\s-]{1,3}(?<y>\d{4})(?!\d)(?<zoned>\s\d{2}:\d{2}(?::\d{2})?\s(?:GMT|[+-]\d{4}))?`,
			"giu",
		),
		examples: [
			["Wed, 19 Feb 2025 15:00:00 +0700", "2025-02-19"],
			["Wed, 19 Feb 2025 20:00:00 GMT", "2025-02-20"],
			["14th January, 2022", "2022-01-14"],
			["14-Jan-2022", "2022-01-14"],
		],
		rejects: ["14 xan 2022"],
	},
	{
		pattern: new RegExp(
			String.raw`(?<!\p{L})(?<mon>${ENGLISH.join("|")})[a-z]{0,6}\.?\s{1,3}(?<d>\d{1,2})${ORDINAL},?\s{1,3}(?<y>\d{4})(?!\d)`,
			"giu",
		),
		examples: [
			["January 14, 2022", "2022-01-14"],
			["Jan. 14 2022", "2022-01-14"],
		],
		rejects: ["Jan 2022"],
	},
];

/** Days whose year has two figures: read only where something is known to be a date. */
export const SHORT_FORMS: DateForm[] = [
	{
		pattern: /(?<!\d|\d[/.])(?<a>\d{1,2})(?<sep>[-/.])(?<b>\d{1,2})\k<sep>(?<c>\d{2})(?![\d/]|[.:-]\d)/giu,
		examples: [
			["14/1/22", "2022-01-14"],
			["14.01.22", "2022-01-14"],
			["5-9-99", "1999-09-05"],
		],
		rejects: ["14/01", "1.14.01.22", "14/01/22/3"],
	},
];

/** Day and month without a year: read only where something is known to be a date, and flagged. */
export const YEARLESS_FORMS: DateForm[] = [
	{
		pattern: /(?<!\d|\d[/.-])(?<a>\d{1,2})[/-](?<b>\d{1,2})(?![/.:-]?\d)/giu,
		examples: [["14/01", "2026-01-14"]],
		rejects: ["14/01/2022", "3.14"],
	},
	{
		pattern: new RegExp(String.raw`(?<!\d)(?<d>\d{1,2})\s{1,3}${MONTH}(?![\p{L}\d])${NOT_LUNAR}`, "giu"),
		examples: [["14 tháng 01", "2026-01-14"]],
		rejects: ["14 tháng 100"],
	},
];

const pad = (n: number): string => String(n).padStart(2, "0");

/** A day of publication that can be true at `now`, or null: a real day, not before 1997, not to come. */
export function plausible(year: number, month: number, day: number, now: Date): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
	const iso = `${year}-${pad(month)}-${pad(day)}`;
	return real && year >= FIRST_YEAR && iso <= dayOf(now) ? iso : null;
}

/** Day of an instant in Vietnam, where it can be one of publication. */
export function plausibleInstant(instant: Date, now: Date): string | null {
	if (Number.isNaN(instant.getTime())) return null;
	const [y = 0, m = 0, d = 0] = dayOf(instant).split("-").map(Number);
	return plausible(y, m, d, now);
}

/** The nearest past day of that date; eight years hold every 29 February. */
export function nearestPast(month: number, day: number, now: Date): string | null {
	const thisYear = Number(dayOf(now).slice(0, 4));
	for (let ago = 0; ago <= 8; ago++) {
		const iso = plausible(thisYear - ago, month, day, now);
		if (iso) return iso;
	}
	return null;
}

/** What a printed day is made of; the year is null where none is printed. */
interface Parts {
	year: number | null;
	month: number;
	day: number;
}

/** A year of two figures, in the hundred years up to now. */
function longYear(short: number, now: Date): number {
	const thisYear = now.getUTCFullYear();
	const inCentury = Math.floor(thisYear / 100) * 100 + short;
	return inCentury > thisYear ? inCentury - 100 : inCentury;
}

function partsOf(groups: Record<string, string | undefined>, order: DateOrder, now: Date): Parts {
	const { a, b, c, y, m, d, mon } = groups;
	const [first = 0, second = 0, third = 0] = [a, b, c].map(Number);
	const english = mon === undefined ? 0 : ENGLISH.indexOf(mon.toLowerCase()) + 1;
	if (d !== undefined)
		return {
			year: y === undefined ? null : Number(y),
			month: english || MONTHS.get(m?.toLowerCase() ?? "") || Number(m),
			day: Number(d),
		};
	if (c !== undefined) {
		if (order === "ymd") return { year: longYear(first, now), month: second, day: third };
		const year = longYear(third, now);
		return order === "mdy" ? { year, month: first, day: second } : { year, month: second, day: first };
	}
	const year = y === undefined ? null : Number(y);
	const isMonthFirst = order === "mdy" || (order === "ymd" && year === null);
	return isMonthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}

/** `2022/01/13 20:30:00 +0700` as the clock's standard has it. */
const asIso = (stamp: string): string =>
	stamp
		.replace(/[/.](?=\d{1,2}[/.T ])/g, "-")
		.replace(/\s(?=\d)/, "T")
		.replace(/\s/g, "")
		.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");

function dayOfMatch(match: RegExpMatchArray, order: DateOrder, now: Date): string | null {
	const groups = match.groups ?? {};
	// A time with a zone says which day it was in Vietnam.
	if (groups.zoned) return plausibleInstant(new Date(groups.mon ? match[0] : asIso(match[0])), now);
	const { year, month, day } = partsOf(groups, order, now);
	return year === null ? nearestPast(month, day, now) : plausible(year, month, day, now);
}

/** Full-width figures and marks, the dashes and the invisible spaces that stand in dates: one character each. */
const PRINTED: [RegExp, (char: string) => string][] = [
	[/[\uff0d-\uff1a]/gu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)],
	[/[\u2010-\u2014\u2212]/gu, () => "-"],
	[/[\u2044\u2215]/gu, () => "/"],
	[/[\u200b\u2060\ufeff]/gu, () => " "],
];

/** A text as dates are looked for in it: NFC, with plain figures and dashes; no longer or shorter than its NFC. */
export const asPrinted = (text: string): string =>
	PRINTED.reduce((rest, [pattern, to]) => rest.replace(pattern, to), text.normalize("NFC"));

/** What looks like a date, whether or not it can be one. */
export interface DateMatch extends Omit<FoundDate, "day"> {
	day: string | null;
}

/** Everything of some forms in a text (see `asPrinted`), in reading order; of two that overlap the earlier, longer one. */
export function matchForms(text: string, forms: readonly DateForm[], order: DateOrder, now: Date): DateMatch[] {
	const all: DateMatch[] = [];
	for (const { pattern } of forms)
		for (const match of text.matchAll(pattern)) {
			const day = dayOfMatch(match, order, now);
			const { y, c } = match.groups ?? {};
			const inferred = y === undefined && c === undefined;
			all.push({ day, inferred, start: match.index, end: match.index + match[0].length });
		}
	all.sort((a, b) => a.start - b.start || b.end - a.end);
	let end = 0;
	return all.filter((match) => {
		if (match.start < end) return false;
		end = match.end;
		return true;
	});
}

const isDay = (match: DateMatch): match is FoundDate => match.day !== null;

/**
 * Every full date (day, month and year) in a text, in reading order; impossible and future days are left out.
 *
 * @param now the moment against which "future" is judged; never the clock, so that a re-reading gives the same.
 */
export const fullDates = (text: string, now: Date, order: DateOrder = "dmy"): FoundDate[] =>
	matchForms(asPrinted(text), FULL_FORMS, order, now).filter(isDay);
