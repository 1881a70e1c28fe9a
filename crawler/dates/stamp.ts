import { isName } from "../extracted.ts";
import {
	asPrinted,
	type DateMatch,
	type DateOrder,
	type FoundDate,
	FULL_FORMS,
	matchForms,
	plausible,
	plausibleInstant,
	SHORT_FORMS,
	YEARLESS_FORMS,
} from "./forms.ts";

/** What a label says of its day, best first: a first publication, nothing, a change. */
const ORIGINAL =
	/(?:ngày|giờ|thời gian)\s*(?:đăng|xuất bản|viết|tạo|gửi|phát hành)|(?:đăng|xuất bản|gửi|viết|tạo|phát hành)(?:\s+(?:tin|bài|bởi|lúc|vào|ngày|on))*|post(?:ed)?(?:\s*date|\s+on)?|published(?:\s+on)?|created|date/iu;
const UPDATE =
	/(?:(?:ngày|giờ|thời gian|lần)\s*)?(?:cập nhật|chỉnh sửa|sửa đổi)(?:\s+(?:tin|bài|lần cuối|mới nhất|cuối|bởi|lúc|vào|ngày|on))*|(?:last\s+)?(?:updated?|modified)(?:\s+(?:on|at))?/iu;
/** Labels of days that are none of publication: of a document, of an event, of the clock in a header. */
const OTHER_DAY =
	/ban hành|hiệu lực|hết hạn|hạn (?:nộp|chót|cuối)|(?:ngày|ngày giờ|người) ký|khai mạc|bế mạc|khai giảng|bắt đầu|kết thúc|diễn ra|tổ chức|ngày sinh|ngày họp|lịch (?:họp|làm việc|công tác|tiếp)|(?:từ|đến) ngày|hôm nay\s*(?:là|:)|công báo|số hiệu|thời hạn|thời gian(?!\s*(?:đăng|cập nhật|xuất bản|viết|tạo|gửi|phát hành|đọc))/iu;

/** What belongs to a stamp beside its day: weekday, time, label, counters, marks. */
const STAMP_WORDS = new RegExp(
	[
		String.raw`(?<!\p{L})(?:thứ|t\.?)\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?![\p{L}\d])|chủ nhật|(?<!\p{L})cn(?!\p{L})`,
		String.raw`(?<!\p{L})(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|nes|rs|ur)*(?!\p{L})`,
		String.raw`\d{1,2}\s*(?::|giờ|h|g)\s*(?:\d{1,2}(?::\d{2})?)?(?:\s*(?:phút|'))?`,
		String.raw`(?<!\p{L})(?:am|pm|sa|ch|sáng|chiều|tối|gmt|utc)(?!\p{L})|[+-]\d{1,2}(?::?\d{2})?(?!\d)`,
		String.raw`(?:số\s*)?(?:lần|lượt)\s*(?:xem|đọc|truy cập)\s*:?\s*\(?[\d.,]*\)?|(?:đã\s+)?(?:xem|đọc)\s*:?\s*[\d.,]+(?:\s*lần)?|[\d.,]+\s*(?:lượt|lần)\s*(?:xem|đọc)|views?\s*:?\s*[\d.,]+|\d{1,2}\s*phút đọc|(?<!\p{L})A\s?[+-]*(?![\p{L}\d])`,
		UPDATE.source,
		ORIGINAL.source,
		String.raw`(?<!\p{L})(?:được|ngày|lúc|vào|hồi|tháng|năm|tác giả|nguồn|bởi|hôm nay|hôm qua|hôm kia|vừa xong)(?!\p{L})`,
	].join("|"),
	"giu",
);
const BARE_FIGURES = /^[\s(]*\d{1,2}\s?[/-]\s?\d{1,2}[\s)]*$/;
const PLACE_AND_DAY = /^(?!thứ |chủ nhật)\p{Lu}[\p{L} .-]{1,30},\s*ngày\s/iu;
const SEPARATOR = /[|•·–-]|\s\/\s/u;
const SEPARATED = /(?:[|•·–-]|\s\/)\s*$/u;
const TIME = /\d{1,2}\s?[:h]\s?\d{2}/u;
const STAMP_LENGTH = 160;
/** Letters that may be left in a stamp: the author's name or a section. */
const STAMP_REST = 30;

const DAY_MS = 86_400_000;
const UNITS = new Map([
	["giây", 1000],
	["phút", 60_000],
	["giờ", 3_600_000],
	["tiếng", 3_600_000],
	["ngày", DAY_MS],
	["tuần", 7 * DAY_MS],
]);
/** Months and years ago tell no day. */
const AGO = /(?<![\d/])(?<count>\d{1,3})\s{1,3}(?<unit>giây|phút|giờ|tiếng|ngày|tuần)\s{1,3}trước(?!\p{L})/iu;
const NAMED_DAYS = new Map([
	["vừa xong", 0],
	["hôm nay", 0],
	["hôm qua", 1],
	["hôm kia", 2],
]);
const NAMED = /(?<!\p{L})(?:vừa xong|hôm nay|hôm qua|hôm kia)(?!\p{L})/iu;

/** A day that is told against the moment of reading: `2 giờ trước`, `hôm qua`; always inferred. */
function relativeDay(text: string, now: Date): DateMatch[] {
	const ago = AGO.exec(text);
	const named = ago ? null : NAMED.exec(text);
	const match = ago ?? named;
	if (!match) return [];
	const back = ago
		? Number(ago.groups?.count) * (UNITS.get(ago.groups?.unit?.toLowerCase() ?? "") ?? 0)
		: (NAMED_DAYS.get(match[0].toLowerCase()) ?? 0) * DAY_MS;
	const day = plausibleInstant(new Date(now.getTime() - back), now);
	return [{ day, inferred: true, start: match.index, end: match.index + match[0].length }];
}

/** Every day in a text that is known to be a date: in full, else with a short year, without one, or told against now. */
function datesOf(printed: string, order: DateOrder, now: Date): DateMatch[] {
	const full = matchForms(printed, [...FULL_FORMS, ...SHORT_FORMS], order, now);
	if (full.length > 0) return full;
	const relative = relativeDay(printed, now);
	return relative.length > 0 ? relative : matchForms(printed, YEARLESS_FORMS, order, now);
}

interface Labelled extends FoundDate {
	rank: number;
}

/** The best day of a text by the labels before each: `Ngày đăng` comes before none, `Cập nhật` last. */
function bestDay(printed: string, dates: readonly DateMatch[]): Labelled | null {
	let from = 0;
	let best: Labelled | null = null;
	for (const { day, ...date } of dates) {
		const label = printed.slice(from, date.start);
		from = date.end;
		if (day === null) continue;
		const rank = ORIGINAL.test(label) ? 0 : UPDATE.test(label) ? 2 : 1;
		if (best === null || rank < best.rank) best = { ...date, day, rank };
	}
	return best;
}

/** A line that is a date stamp: its day, what is said of it, and what else it says. */
export interface Stamp {
	day: string;
	/** Whether a part of the day was not printed: `Thứ Sáu, 14/01`, `hôm qua`. */
	inferred: boolean;
	/** Whether it says "đăng" or "xuất bản". */
	original: boolean;
	/** Whether it says "cập nhật" and nothing better: a day of change, perhaps not of publication. */
	update: boolean;
	/** What is left without date, time, label and counters: an author's name, often nothing. */
	rest: string;
}

/** What a text says beside its dates and what goes with them. */
function restOf(printed: string, dates: readonly DateMatch[]): string {
	let rest = "";
	let from = 0;
	for (const { start, end } of dates) {
		rest += `${printed.slice(from, start)} | `;
		from = end;
	}
	return (rest + printed.slice(from))
		.replace(STAMP_WORDS, " ")
		.replace(/[^\p{L}\p{N}. ]+/gu, " ")
		.replace(/\s+/gu, " ")
		.trim();
}

/**
 * Reads a line that is nothing but a stamp: `[ Cập nhật vào ngày (14/01/2022) ] - [ Số lần xem: 539 ]`,
 * `Thứ ba, 14/01/2022, 08:30`, `Hà Nội, ngày 16 tháng 4 năm 2026`. Null for a sentence that holds a date, and for a day
 * that is said to be a document's or an event's.
 *
 * @param isNear whether it stands right by a headline, where few words beside a day and a time make no sentence.
 */
export function readStamp(line: string, now: Date, order: DateOrder = "dmy", isNear = false): Stamp | null {
	if (line.length > STAMP_LENGTH) return null;
	const text = asPrinted(line);
	const dates = datesOf(text, order, now);
	const best = bestDay(text, dates);
	if (!best || OTHER_DAY.test(text)) return null;
	const { day, inferred, rank } = best;
	if (PLACE_AND_DAY.test(text) && best.end >= text.length - 2)
		return { day, inferred, original: false, update: false, rest: "" };
	const isLabelled = ORIGINAL.test(text) || UPDATE.test(text);
	const rest = restOf(text, dates);
	const isSeparated = SEPARATOR.test(text.slice(best.end)) || SEPARATED.test(text.slice(0, best.start));
	// An author's name beside day and time, or near a headline its section: `Xây dựng Đảng 02/02/2024 17:25`.
	const isTimed = TIME.test(text) && (isNear || isName(rest));
	if (rest.length > (isSeparated || isLabelled || isTimed ? STAMP_REST : 0)) return null;
	// `14/01` alone may be a fraction or a page number.
	if (inferred && !isLabelled && (rest !== "" || BARE_FIGURES.test(text))) return null;
	return { day, inferred, original: rank === 0, update: rank === 2, rest };
}

/**
 * Whether a line is a stamp whose day cannot be: `Ngày 31/02/2022`. It is no headline, though it tells no day.
 *
 * @param now as for `readStamp`.
 */
export function isBrokenStamp(line: string, now: Date): boolean {
	if (line.length > STAMP_LENGTH) return false;
	const text = asPrinted(line);
	const dates = matchForms(text, FULL_FORMS, "dmy", now);
	return dates.length > 0 && dates.every(({ day }) => day === null) && restOf(text, dates) === "";
}

/** Whether a line is nothing but the label of a stamp, whose day stands in the next one: `Ngày đăng:`. */
export const isStampLabel = (line: string): boolean =>
	line.length <= 40 && (ORIGINAL.test(line) || UPDATE.test(line)) && restOf(asPrinted(line), []) === "";

const EPOCH = /^\/?(?:Date\()?(\d{10}|\d{13})(?:[+-]\d{4})?\)?\/?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?\d{4,6}(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Reads a value that is known to be a date, as metadata and a recipe's selectors give it: any form of a stamp, an
 * epoch in seconds or milliseconds, or figures alone (`20220114`). Of several days the first publication counts.
 *
 * @param now as for `fullDates`.
 */
export function readDate(
	value: string,
	now: Date,
	order: DateOrder = "dmy",
): { day: string; inferred: boolean } | null {
	const text = asPrinted(value).trim();
	const epoch = EPOCH.exec(text)?.[1];
	if (epoch) {
		const day = plausibleInstant(new Date(Number(epoch) * (epoch.length === 10 ? 1000 : 1)), now);
		return day === null ? null : { day, inferred: false };
	}
	const compact = COMPACT.exec(text);
	if (compact) {
		const day = plausible(Number(compact[1]), Number(compact[2]), Number(compact[3]), now);
		return day === null ? null : { day, inferred: false };
	}
	const best = bestDay(text, datesOf(text, order, now));
	return best && { day: best.day, inferred: best.inferred };
}

/** The day in a value that is known to be a date, where it is printed in full; else null. */
export function readDay(value: string, now: Date, order: DateOrder = "dmy"): string | null {
	const read = readDate(value, now, order);
	return read?.inferred === false ? read.day : null;
}
