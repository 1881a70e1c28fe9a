/** A date read in a text: ISO, as much of it as is printed, and where it stands. */
export interface DateReading {
	value: string;
	start: number;
	end: number;
}

/** Where a date stands: some forms are a date only in brackets, or right behind the number of a document. */
export type DatePlace = "running" | "brackets" | "number";

/** One way in which the date of a document is printed. A test runs every row. */
export interface DateRow {
	says: string;
	/** Sticky, on folded text; groups `d` day, `m` month, `y` year. */
	pattern: RegExp;
	/** The characters it may begin with, so that no other text is tried. */
	begins: string;
	/** The one place where it counts; anywhere if absent. */
	only?: Exclude<DatePlace, "running">;
	/** As printed, and the date it gives in a report of 20/8/2025. */
	examples: readonly (readonly [printed: string, value: string])[];
	rejects: readonly string[];
}

const DIGITS = "0123456789";

/** The inventory: domain notes, `variants.md` section 6. The first row that fits is taken, so the fuller come first. */
export const DATE_FORMATS: readonly DateRow[] = [
	{
		// Not with a time of the day behind it, when pages are posted and nothing is signed.
		says: "day, month and year in figures, with slashes, dashes or dots, with or without ngày",
		pattern:
			/(?:n?ga?y\s{0,3}:?\s{0,3})?(?<d>\d{1,2})\s{0,2}[/.-]\s{0,2}(?<m>\d{1,2})\s{0,2}[/.-]\s{0,2}(?<y>(?:19|20)\d\d)(?!\d|[\s,-]{1,3}\d{1,2}:\d\d)/y,
		begins: `${DIGITS}ng`,
		examples: [
			["ngày 03/6/2013", "2013-06-03"],
			["ngày 7/1/2019", "2019-01-07"],
			["ngày 07-01-2019", "2019-01-07"],
			["ngày 3.10.2017", "2017-10-03"],
			["03-10-2017", "2017-10-03"],
			["1.2.2019", "2019-02-01"],
			["ngày 24 - 9 - 2001", "2001-09-24"],
			["25 - 2-2010", "2010-02-25"],
			["ngày25/5/2010", "2010-05-25"],
			["ngày 03–10–2017", "2017-10-03"],
			["gày 26/8/2016", "2016-08-26"],
		],
		rejects: [
			"ngày 31/4/2019",
			"ngày 5/13/2019",
			"ngày 0/1/2019",
			"ngày 3/10/20172",
			"ngày 3/10/17",
			"02/08/2021 10:45",
		],
	},
	{
		says: "day, month and year with tháng and năm, or with one of them",
		pattern:
			/(?:n?ga?y\s{0,3})?(?<d>\d{1,2})\s{0,2}(?:[/.-]\s{0,2})?(?:thang\s{0,2})?(?<=thang\s{0,2}|[/.-]\s{0,2})(?<m>\d{1,2})\s{0,2}(?:[/.,-]\s{0,2})?(?:nam\s{0,2})?(?<=nam\s{0,2}|[/.-]\s{0,2})(?<y>(?:19|20)\d\d)(?!\d|[\s,-]{1,3}\d{1,2}:\d\d)/y,
		begins: `${DIGITS}ng`,
		examples: [
			["ngày 3 tháng 10 năm 2017", "2017-10-03"],
			["ngày 03 tháng 10, năm 2017", "2017-10-03"],
			["NGÀY 05 THÁNG 5 NĂM 2022", "2022-05-05"],
			["03 tháng 10 năm 2017", "2017-10-03"],
			["ngày 3/10 năm 2017", "2017-10-03"],
			["ngày 3 tháng 10/2017", "2017-10-03"],
		],
		rejects: ["ngày 31 tháng 6 năm 2017", "ngày 3 tháng 10 tới"],
	},
	{
		says: "day, month and year whose marks were lost, after ngày",
		pattern: /ngay\s{0,3}(?<d>\d\d)(?<m>\d\d)(?<y>(?:19|20)\d\d)(?![\d/-])/y,
		begins: "n",
		examples: [["ngày 18102011", "2011-10-18"]],
		rejects: ["ngày 462010", "ngày 31112011", "18102011"],
	},
	{
		says: "year, month and day, as catalogues and tables print them",
		pattern: /(?:ngay\s{0,3})?(?<y>(?:19|20)\d\d)-(?<m>\d\d)-(?<d>\d\d)(?![\d-]|[\st,-]{1,3}\d{1,2}:\d\d)/y,
		begins: "n12",
		examples: [
			["2024-11-01", "2024-11-01"],
			["ngày 2013-06-03", "2013-06-03"],
		],
		rejects: ["2024-13-01", "2024-1-1", "2024-11-01 10:45", "2024-02-30"],
	},
	{
		says: "month and year with tháng",
		pattern: /thang\s{0,2}(?<m>\d{1,2})\s{0,2}(?:[/.-]\s{0,2}|,?\s{0,2}nam\s{1,2})(?<y>(?:19|20)\d\d)(?!\d)/y,
		begins: "t",
		examples: [
			["tháng 11-2006", "2006-11"],
			["tháng 11/2006", "2006-11"],
			["tháng 11 năm 2006", "2006-11"],
		],
		rejects: ["tháng 13/2006", "tháng 11", "tháng 11 tới"],
	},
	{
		says: "month and year in figures",
		pattern: /(?<m>\d{1,2})\s?[/.-]\s?(?<y>(?:19|20)\d\d)(?!\d|\s?[/-]\s?[a-z])/y,
		begins: DIGITS,
		examples: [
			["8/2007", "2007-08"],
			["3-2013", "2013-03"],
		],
		rejects: ["45/2007", "10/2022/QH15", "30/2020-NĐ"],
	},
	{
		says: "the form whose day, or day and month, was left open",
		pattern: /ngay[^a-z0-9]{1,12}thang[^a-z0-9]{0,12}(?<m>\d{1,2})?[^a-z0-9]{0,12}nam\s{1,2}(?<y>(?:19|20)\d\d)(?!\d)/y,
		begins: "n",
		examples: [
			["ngày ... tháng ... năm 2025", "2025"],
			["ngày … tháng 5 năm 2025", "2025-05"],
		],
		rejects: ["ngày ... tháng ... năm 202...", "ngày tháng năm"],
	},
	{
		says: "day and month after ngày, without a year: the latest such day that the report could know",
		pattern:
			/ngay\s{0,2}(?<d>\d{1,2})\s{0,2}(?:[/.-]\s{0,2}|thang\s{1,2})(?<m>\d{1,2})(?!\d|\s{0,2}[/.,-]\s{0,2}\d|\s+nam\s)/y,
		begins: "n",
		examples: [
			["ngày 7.8", "2025-08-07"],
			["ngày 15/5", "2025-05-15"],
			["ngày 22-12", "2024-12-22"],
			["ngày 15 tháng 5", "2025-05-15"],
		],
		rejects: ["ngày 31/6", "ngày 3-5/6", "ngày 7.8.17", "7.8"],
	},
	{
		says: "year with năm",
		pattern:
			/nam\s{1,2}(?<y>(?:19|20)\d\d)(?!\d|\s{0,2}(?:-\s{0,2}(?:19|20)?|(?:den|va|,)\s{0,2}(?:nam\s{1,2})?(?:19|20))\d\d(?![\d/]))/y,
		begins: "n",
		examples: [["năm 2013", "2013"]],
		rejects: ["năm 2021 - 2025", "năm 2021-2025", "năm 2021 và 2022", "năm học 2020", "năm 20133"],
	},
	{
		says: "a bare year in brackets",
		pattern: /(?<y>(?:19|20)\d\d)(?=\s*[),;])/y,
		begins: "12",
		only: "brackets",
		examples: [
			["2013)", "2013"],
			["2015, sửa đổi)", "2015"],
		],
		rejects: ["2021 - 2025)", "2013 đảng viên)"],
	},
	{
		says: "a bare year right behind the number",
		pattern: /[-/]?(?<y>(?:19|20)\d\d)(?!\d|\s{0,2}[/.,-]\s{0,2}\d|\s(?:nguoi|dong|ty|trieu|luot|ho)(?![a-z]))/y,
		begins: "12-/",
		only: "number",
		examples: [
			["2021", "2021"],
			["-1999", "1999"],
			["/2017", "2017"],
		],
		rejects: ["2021 - 2025", "2021-2025", "2000 người"],
	},
];

function valid(year: number, month: number, day: number | null): boolean {
	if (year < 1930 || year > 2100 || month < 1 || month > 12) return false;
	return day === null || (day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate());
}

const pad = (n: string): string => n.padStart(2, "0");

/** The year of a day without one: the report's, or the one before where the day would lie behind the report. */
function yearFor(day: string, published: string | null): string | null {
	const year = published?.slice(0, 4) ?? "";
	if (published === null || !/^\d{4}$/.test(year)) return null;
	return published.length < 10 || `${year}-${day}` <= published ? year : String(Number(year) - 1);
}

const BY_FIRST = new Map<string, DateRow[]>();
for (const row of DATE_FORMATS) for (const c of row.begins) BY_FIRST.set(c, [...(BY_FIRST.get(c) ?? []), row]);

/**
 * The date that starts at `start` of a folded text, in any printed format, or null. `published` is the ISO date of the
 * report, from which a day without a year takes one.
 */
export function dateAt(
	plain: string,
	start: number,
	place: DatePlace = "running",
	published: string | null = null,
): DateReading | null {
	for (const { pattern, only } of BY_FIRST.get(plain.charAt(start)) ?? []) {
		if (only !== undefined && only !== place) continue;
		pattern.lastIndex = start;
		const match = pattern.exec(plain);
		if (!match) continue;
		const { d, m } = match.groups ?? {};
		const y = match.groups?.y ?? (m && d ? yearFor(`${pad(m)}-${pad(d)}`, published) : null);
		if (y === null) continue;
		if (m !== undefined && !valid(Number(y), Number(m), d === undefined ? null : Number(d))) continue;
		const value = [y, m && pad(m), d && pad(d)].filter(Boolean).join("-");
		return { value, start: "-/".includes(plain.charAt(start)) ? start + 1 : start, end: start + match[0].length };
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
