import { dayOf } from "../model/dates.ts";

/** A day found in a text. */
export interface FoundDate {
	/** `2022-01-14`. */
	day: string;
	/** Whether a part of it, the year, was not printed. */
	inferred: boolean;
	/** Where it stands, UTF-16 offsets. */
	start: number;
	end: number;
}

/** The web was hardly in Vietnam before: an earlier day of publication is a misreading. */
const FIRST_YEAR = 1997;
const DAY_MS = 86_400_000;

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** A full date in any spelling. Named groups end in the number of the alternative, since names must be unique. */
const FULL = new RegExp(
	[
		// 2022-01-14T08:30:00+07:00, 2022/01/14
		String.raw`(?<![\d/.-])(?<y1>\d{4})(?<sep1>[-/.])(?<m1>\d{1,2})\k<sep1>(?<d1>\d{1,2})(?!\d)(?<time>[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?`,
		// ngày 14 tháng 01 năm 2022, 14 tháng 1, 2022
		String.raw`(?<!\d)(?<d2>\d{1,2})\s+tháng\s+(?<m2>\d{1,2})(?:\s+năm\s+|\s*[,/]\s*)(?<y2>\d{4})(?!\d)`,
		// 14/01/2022, 14-1-2022, 14.01.2022, 14 / 01 / 2022
		String.raw`(?<![\d/.-])(?<d3>\d{1,2})\s?(?<sep3>[-/.])\s?(?<m3>\d{1,2})\s?\k<sep3>\s?(?<y3>\d{4})(?![\d/])`,
		// Wed, 19 Feb 2025 15:00:00 +0700
		String.raw`(?<!\d)(?<d4>\d{1,2})\s+(?<mon4>${MONTHS.join("|")})[a-z]*\.?,?\s+(?<y4>\d{4})(?!\d)`,
	].join("|"),
	"giu",
);

/** Day and month after a word for the time of day, at the start of a lede: `Chiều 22/2`, `Sáng ngày 13/01`. */
const PARTIAL = new RegExp(
	String.raw`(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|vừa qua)[\s,]*(?:(?:sáng|chiều|tối|nay)\s+)?(?:ngày\s+|mùng\s+|\()*` +
		String.raw`(?:\d{1,2}(?:[/.]\d{1,2})?\s*(?:-|–|và|,|đến)\s*(?:ngày\s+)?)?(?<d>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?<m>\d{1,2})(?![\d/.-]*\d)`,
	"iu",
);

/** A document cited just before a date: its date is no day of the report's. */
const CITED =
	/(?:\d\s?[-–/]\s?\p{Lu}[\p{L}\d/–-]*|(?:quyết|thị|luận|định|tư|luật|lệnh|hướng dẫn|kế hoạch|công văn|thông báo)\s[^.;:]{0,60}?số\s[^\s]+)[^.;:]{0,40}$/iu;

const pad = (n: number): string => String(n).padStart(2, "0");

/** A day of publication that can be true at `now`, or null: a real day, not before 1997, at most a day ahead. */
function plausible(year: number, month: number, day: number, now: Date): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month >= 1;
	const iso = `${year}-${pad(month)}-${pad(day)}`;
	if (!real || year < FIRST_YEAR || iso > dayOf(new Date(now.getTime() + DAY_MS))) return null;
	return iso;
}

function dayOfMatch(groups: Record<string, string | undefined>, whole: string, now: Date): string | null {
	const number = (...names: string[]): number => Number(names.map((name) => groups[name]).find((v) => v));
	const month = groups.mon4 ? MONTHS.indexOf(groups.mon4.slice(0, 3).toLowerCase()) + 1 : number("m1", "m2", "m3");
	// A time with a zone says which day it was in Vietnam.
	if (groups.time && /(?:Z|[+-]\d{2}:?\d{2})$/i.test(whole)) {
		const iso = whole
			.replace(/[/.](?=\d{1,2}[/.T ])/g, "-")
			.replace(" ", "T")
			.replace(/\s/g, "");
		const instant = new Date(iso.replace(/([+-]\d{2})(\d{2})$/, "$1:$2"));
		if (!Number.isNaN(instant.getTime())) {
			const [y = 0, m = 0, d = 0] = dayOf(instant).split("-").map(Number);
			return plausible(y, m, d, now);
		}
	}
	return plausible(number("y1", "y2", "y3", "y4"), month, number("d1", "d2", "d3", "d4"), now);
}

/**
 * Every full date (day, month and year) in a text, in reading order; impossible and future days are left out.
 *
 * @param now the moment against which "future" is judged; never the clock, so that a re-reading gives the same.
 */
export function fullDates(text: string, now: Date): FoundDate[] {
	const found: FoundDate[] = [];
	for (const match of text.normalize("NFC").matchAll(FULL)) {
		const day = dayOfMatch(match.groups ?? {}, match[0], now);
		if (day) found.push({ day, inferred: false, start: match.index, end: match.index + match[0].length });
	}
	return found;
}

/** The first full date in a value that is known to be one (metadata, a recipe's selector), or null. */
export const readDay = (value: string, now: Date): string | null => fullDates(value, now)[0]?.day ?? null;

/** A day in the path of an address: `/2022/01/14/`, `/20220114/`, `-14-01-2022.html`. */
export function dayInUrl(url: string, now: Date): string | null {
	const path = url.replace(/^\w+:\/\/[^/]*/, "");
	const match = /(?<!\d)((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?!\d)/.exec(path);
	if (match) return plausible(Number(match[1]), Number(match[3]), Number(match[4]), now);
	return readDay(path.replaceAll("/", " "), now);
}

const LABEL =
	/(?:ngày|giờ|thời gian)\s*(?:đăng|cập nhật|xuất bản|viết|tạo|gửi|phát hành)|(?:cập nhật|đăng|xuất bản|gửi|viết|tạo|phát hành)(?:\s+(?:tin|bài|lần cuối|bởi|lúc|vào|ngày|on))*|post(?:ed)?(?:\s*date|\s+on)?|updated?(?:\s+(?:on|at))?|published|date|created/iu;
/** What belongs to a stamp beside its date: weekday, time, label, counters, marks. */
const STAMP_WORDS = new RegExp(
	[
		String.raw`(?<!\p{L})(?:thứ|t)\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?![\p{L}\d])|chủ nhật|(?<!\p{L})cn(?!\p{L})`,
		String.raw`(?<!\p{L})(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|nes|rs|ur)*(?!\p{L})`,
		String.raw`\d{1,2}\s*(?::|giờ|h|g)\s*(?:\d{1,2}(?::\d{2})?)?(?:\s*phút)?`,
		String.raw`(?<!\p{L})(?:am|pm|sa|ch|gmt)(?!\p{L})|[+-]\d{1,2}(?::?\d{2})?(?!\d)`,
		String.raw`(?:số\s*)?(?:lần|lượt)\s*(?:xem|đọc|truy cập)\s*:?\s*[\d.,]*|(?:đã\s+)?(?:xem|đọc)\s*:?\s*[\d.,]+(?:\s*lần)?|[\d.,]+\s*(?:lượt|lần)\s*(?:xem|đọc)`,
		LABEL.source,
		"ngày|lúc|vào|hồi|tháng|năm|tác giả|nguồn|bởi",
	].join("|"),
	"giu",
);
const PLACE_AND_DAY = /^\p{Lu}[\p{L} .-]{1,30},\s*ngày\s/u;
const STAMP_LENGTH = 160;
/** Letters that may be left in a stamp: the author's name or a section. */
const STAMP_REST = 30;

/** A line that is a date stamp: its day, whether it is labelled as the first publication, and what else it says. */
export interface Stamp {
	day: string;
	/** Whether it says "đăng" or "xuất bản", against "cập nhật" or nothing. */
	original: boolean;
	/** What is left without date, time, label and counters: an author's name, often nothing. */
	rest: string;
}

/**
 * Reads a line that is nothing but a stamp: `[ Cập nhật vào ngày (14/01/2022) ] - [ Số lần xem: 539 ]`,
 * `Thứ ba, 14/01/2022, 08:30`, `Hà Nội, ngày 16 tháng 4 năm 2026`. Null for a sentence that holds a date.
 */
export function readStamp(line: string, now: Date): Stamp | null {
	if (line.length > STAMP_LENGTH) return null;
	const [first] = fullDates(line, now);
	if (!first) return null;
	if (PLACE_AND_DAY.test(line) && first.end >= line.length - 2) return { day: first.day, original: true, rest: "" };
	const text = line.normalize("NFC");
	const rest = text
		.replace(FULL, " | ")
		.replace(STAMP_WORDS, " ")
		.replace(/[^\p{L}\p{N}. ]+/gu, " ")
		.replace(/\s+/g, " ")
		.trim();
	const separated = /[|•·–-]/.test(text.slice(first.end)) || /[|•·–-]\s*$/.test(text.slice(0, first.start));
	if (rest.length > (separated || LABEL.test(text) ? STAMP_REST : 0)) return null;
	return { day: first.day, original: /đăng|xuất bản|post|published/iu.test(text), rest };
}

/**
 * Whether a line is a stamp whose day cannot be: `Ngày 31/02/2022`. It is no headline, though it tells no day.
 *
 * @param now as for `readStamp`.
 */
export function isBrokenStamp(line: string, now: Date): boolean {
	if (line.length > STAMP_LENGTH || fullDates(line, now).length > 0) return false;
	const text = line.normalize("NFC");
	const rest = text.replace(FULL, "").replace(STAMP_WORDS, " ");
	return text.search(FULL) !== -1 && !/[\p{L}\p{N}]/u.test(rest);
}

/** The year that a lede speaks in, for a day printed without one; null where it does not tell. */
function yearOfContext(lede: string, month: number, now: Date): number | null {
	const said = [...lede.matchAll(/(?<!\p{L})năm\s+(\d{4})(?!\s*[-–]\s*\d|\d)/giu)].map((match) => Number(match[1]));
	const years = [...new Set(said)].sort((a, b) => a - b);
	const [first, second] = years;
	const isReview = /tổng kết|kết quả|đánh giá|rút kinh nghiệm|nhìn lại/iu.test(lede);
	const isHalf = /6 tháng đầu năm|sáu tháng đầu năm|sơ kết|quý\s+(?:I{1,3}|IV|[1-4])(?!\p{L})/iu.test(lede);
	const isPair = years.length === 2 && first !== undefined && second === first + 1;
	// A year is reviewed, and the next one's work set out, at its end or early in the next.
	if (first !== undefined && !isHalf && (isPair || (isReview && years.length === 1)))
		return month <= 6 ? first + 1 : first;
	const dates = fullDates(lede, now).filter(({ start }) => !CITED.test(lede.slice(Math.max(0, start - 140), start)));
	if (dates[0]) return Number(dates[0].day.slice(0, 4));
	return years.length === 1 ? (first ?? null) : null;
}

/** How far into a lede an event's day may stand: `(TG) - Sáng ngày 13/01, tại …`, `Ngày 10/1/2020, Ban …`. */
const LEDE_START = 60;
/** How much of it tells the year. */
const LEDE_LENGTH = 2000;
const LEDE_OPENING = /(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|vừa qua)[\s,(]*(?:ngày|mùng)?[\s(]*$/iu;

/**
 * The day of the event that a lede opens with, taken for the day of publication where the page prints none; always
 * inferred. Only the lede's opening words count, and never the date of a document that it cites.
 */
export function dayInLede(lede: string, now: Date): FoundDate | null {
	const text = lede.slice(0, LEDE_LENGTH).normalize("NFC");
	const [full] = fullDates(text.slice(0, LEDE_START + 40), now);
	if (full && full.start <= LEDE_START) {
		const before = text.slice(0, full.start);
		if (LEDE_OPENING.test(before) && !CITED.test(before) && !mentionsDocument(before))
			return { ...full, inferred: true };
	}
	const partial = PARTIAL.exec(text.slice(0, LEDE_START + 40));
	if (!partial || partial.index > LEDE_START || mentionsDocument(text.slice(0, partial.index))) return null;
	const [day, month] = [Number(partial.groups?.d), Number(partial.groups?.m)];
	const year = yearOfContext(text, month, now);
	const thisYear = Number(dayOf(now).slice(0, 4));
	const known = year === null ? null : plausible(year, month, day, now);
	// Eight years hold every 29 February.
	const nearest = [...Array(9).keys()].map((ago) => plausible(thisYear - ago, month, day, now)).find((iso) => iso);
	const iso = known ?? (year === null ? nearest : null);
	return iso ? { day: iso, inferred: true, start: partial.index, end: partial.index + partial[0].length } : null;
}

const mentionsDocument = (text: string): boolean =>
	/nghị quyết|chỉ thị|kết luận|quyết định|quy định|nghị định|thông tư|kế hoạch|hướng dẫn|công văn|luật/iu.test(text);
