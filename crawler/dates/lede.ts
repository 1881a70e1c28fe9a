import { asPrinted, type FoundDate, fullDates, nearestPast, plausible } from "./forms.ts";

/** Day and month after a word for the time of day, at the start of a lede: `Chiều 22/2`, `Sáng ngày 13/01`. */
const PARTIAL = new RegExp(
	String.raw`(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|hôm qua|vừa qua)[\s,]*(?:(?:sáng|chiều|tối|nay)\s+)?(?:ngày\s+|mùng\s+|\()*` +
		String.raw`(?:\d{1,2}(?:[/.]\d{1,2})?\s*(?:-|–|và|,|đến)\s*(?:ngày\s+)?)?(?<d>\d{1,2})(?:\s?[/.-]\s?|\s+tháng\s+)(?<m>\d{1,2})(?![\d/.-]*\d)`,
	"iu",
);

/** A document cited just before a date: its date is no day of the report's. */
const CITED =
	/(?:\d\s?[-–/]\s?\p{Lu}[\p{L}\d/–-]*|(?:quyết|thị|luận|định|tư|luật|lệnh|hướng dẫn|kế hoạch|công văn|thông báo)\s[^.;:]{0,60}?số\s[^\s]+)[^.;:]{0,40}$/iu;
const DOCUMENT =
	/nghị quyết|chỉ thị|kết luận|quyết định|quy định|nghị định|thông tư|kế hoạch|hướng dẫn|công văn|luật|pháp lệnh|công điện/iu;
/** What an invitation says before its day. */
const INVITED = /thời gian|thời hạn|hạn (?:nộp|chót)|lịch|mời/iu;
/** What a lede says of an event that is still to come: it was printed before that day. */
const TO_COME = /^[^.]{0,160}?(?<!\p{L})(?:sẽ|dự kiến|tới đây|sắp tới|sắp diễn ra)(?!\p{L})/iu;

/** How far into a lede an event's day may stand: `(TG) - Sáng ngày 13/01, tại …`, `Ngày 10/1/2020, Ban …`. */
const LEDE_START = 60;
/** How much of it tells the year. */
const LEDE_LENGTH = 2000;
const LEDE_OPENING =
	/(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|hôm qua|vừa qua)[\s,(]*(?:nay[\s(]*)?(?:ngày|mùng)?(?:\s*\d{1,2}(?:\/\d{1,2})?\s*(?:-|–|và|,|đến)\s*(?:ngày\s+)?)?[\s(]*$/iu;

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

/**
 * The day of the event that a lede opens with, taken for the day of publication where the page prints none. Only the
 * lede's opening words count, never the date of a document that it cites, nor of an event to come. `inferred` tells
 * whether the year is ours.
 */
export function dayInLede(lede: string, now: Date): FoundDate | null {
	const text = asPrinted(lede.slice(0, LEDE_LENGTH));
	const [full] = fullDates(text.slice(0, LEDE_START + 40), now);
	if (full && full.start <= LEDE_START) {
		const before = text.slice(0, full.start);
		if (INVITED.test(before)) return null;
		if (LEDE_OPENING.test(before) && !CITED.test(before) && !DOCUMENT.test(before))
			return TO_COME.test(text.slice(full.end)) ? null : full;
	}
	const partial = PARTIAL.exec(text.slice(0, LEDE_START + 40));
	if (!partial || partial.index > LEDE_START || DOCUMENT.test(text.slice(0, partial.index))) return null;
	const end = partial.index + partial[0].length;
	if (INVITED.test(text.slice(0, partial.index))) return null;
	if (TO_COME.test(text.slice(end))) return null;
	const [day, month] = [Number(partial.groups?.d), Number(partial.groups?.m)];
	const year = yearOfContext(text, month, now);
	const iso = year === null ? nearestPast(month, day, now) : plausible(year, month, day, now);
	return iso ? { day: iso, inferred: true, start: partial.index, end } : null;
}

/** Words of a document in an address: the day behind them is the document's. */
const DOCUMENT_SLUG =
	/nghi-quyet|chi-thi|ket-luan|quyet-dinh|quy-dinh|nghi-dinh|thong-tu|ke-hoach|huong-dan|cong-van|luat/i;

/**
 * A day in the path of an address: `/2022/01/14/`, `-20220114.html`, `-14-01-2022.html`, `20220114083012345.htm`.
 * Never a day in the words of a headline (`…-ngay-03-06-2013-…`): it is a document's or an event's.
 */
export function dayInUrl(url: string, now: Date): string | null {
	const path = url.replace(/^\w+:\/\/[^/]*/, "").replace(/[?#].*$/, "");
	const stamped = /(?<!\d)((?:19|20)\d{2})([/-]?)(\d{2})\2(\d{2})(?!\d)/.exec(path);
	const long = /(?<!\d)(20\d{2})(\d{2})(\d{2})(?:[01]\d|2[0-3])[0-5]\d[0-5]\d\d{0,6}(?!\d)/.exec(path);
	if (long) return plausible(Number(long[1]), Number(long[2]), Number(long[3]), now);
	if (stamped && !/ngay-$/.test(path.slice(0, stamped.index)))
		return plausible(Number(stamped[1]), Number(stamped[3]), Number(stamped[4]), now);
	const last = /(?<=[/-])(\d{1,2})[/-](\d{1,2})[/-]((?:19|20)\d{2})(?:\/|(?=\.\w{2,5}$)|$)/.exec(path);
	const before = last ? path.slice(0, last.index) : "";
	if (!last || /ngay-$/.test(before) || DOCUMENT_SLUG.test(before.slice(before.lastIndexOf("/")))) return null;
	return plausible(Number(last[3]), Number(last[2]), Number(last[1]), now);
}
