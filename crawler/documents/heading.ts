import { dayOf } from "../../model/dates.ts";

/** What the head of an official document tells. */
export interface Heading {
	/** Type word and subject in one line, `Nghị quyết về công tác dân vận`; null where it has none. */
	title: string | null;
	/** The day in the letterhead, `2013-06-03`; null where it is blank or missing. */
	day: string | null;
}

/** Letterhead, type and subject stand within the first lines. */
const HEAD_LINES = 40;
/** A subject (trích yếu) is no longer than this, and takes no more lines. */
const SUBJECT_LENGTH = 500;
const SUBJECT_LINES = 6;
/** A longer line is a paragraph of the text. */
const LINE_LENGTH = 300;
/** The earliest day that a document may bear: the Party's founding. */
const FIRST_YEAR = 1930;
const DAY_MS = 86_400_000;

const TYPE_WORDS =
	"NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN|QUY ĐỊNH|QUI ĐỊNH|QUYẾT ĐỊNH|QUY CHẾ|HƯỚNG DẪN|THÔNG BÁO|THÔNG TRI|THÔNG CÁO|BÁO CÁO|" +
	"KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|PHƯƠNG ÁN|TỜ TRÌNH|CÔNG VĂN|CÔNG ĐIỆN|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|BỘ LUẬT|PHÁP LỆNH|LỆNH|" +
	"ĐIỀU LỆ|CHIẾN LƯỢC|QUY TRÌNH|BIÊN BẢN|THAM LUẬN|DIỄN VĂN|BÀI PHÁT BIỂU|PHÁT BIỂU|ĐỀ CƯƠNG|NỘI QUY|LỜI KÊU GỌI";
/** A line in capitals that begins with a type word: `NGHỊ QUYẾT`, `BÁO CÁO TỔNG KẾT`, `CHỈ THỊ CỦA BAN BÍ THƯ`. */
const TYPE = new RegExp(`^(?:${TYPE_WORDS})(?!\\p{L})[^\\p{Ll}]{0,${LINE_LENGTH}}$`, "u");
/** The subject of a letter (công văn), which has no type word. */
const LETTER = /^v\/v:?\s+\S.{5,}$/iu;

/** Lines and asterisks between the parts of a head. */
const SEPARATOR = /^[\s*_=~–—.-]{1,}$/u;
/** How the text below a subject begins: with a point of a list, or with words that a subject may begin with too. */
const POINT = /^(?:Kính gửi|Điều \d|[IVX]{1,5}[.)\s]|[A-ZĐ][.)]|\d{1,2}[.)]|[-+•(])/u;
const OPENING =
	/^(?:Căn cứ|Thực hiện|Xét|Theo |Để |Nhằm |Ngày |Sau |Trong |Trên cơ sở|Thi hành|Kèm theo|Phần |Chương |Mục )/u;
/** `BAN CHẤP HÀNH TRUNG ƯƠNG`, `THỦ TƯỚNG CHÍNH PHỦ`: who resolves, between subject and grounds. */
const ISSUER =
	/^(?:BAN|BỘ|CHÍNH PHỦ|THỦ TƯỚNG|HỘI ĐỒNG|ỦY BAN|UỶ BAN|QUỐC HỘI|CHỦ TỊCH|TỈNH|THÀNH|HUYỆN|ĐẢNG|BÍ THƯ)(?!\p{L})/u;
const isCapitals = (line: string): boolean => !/\p{Ll}/u.test(line);

/** The lines below a type word that say what the document is about. */
function subjectOf(lines: string[], isTypeAlone: boolean): string[] {
	const subject: string[] = [];
	let length = 0;
	for (const line of lines) {
		if (SEPARATOR.test(line)) {
			if (subject.length === 0) continue;
			break;
		}
		const isFirst = subject.length === 0;
		const allCapitals = isCapitals(line);
		if (line.length > LINE_LENGTH || subject.length === SUBJECT_LINES || length + line.length > SUBJECT_LENGTH) break;
		if (allCapitals && (ISSUER.test(line) || (!isFirst && !isCapitals(subject[0] ?? "")))) break;
		// The text itself begins with a capital and ends with a stop; a subject does neither of the two together.
		const isText = /^\p{Lu}/u.test(line) && /[.;:]$/u.test(line);
		if (POINT.test(line) || (OPENING.test(line) && (isText || !isFirst))) break;
		if (isText && (!isFirst || !isTypeAlone)) break;
		if (!isFirst && !isTypeAlone && /^\p{Lu}/u.test(line) && !allCapitals) break;
		subject.push(line);
		length += line.length;
		if (/[.;]$/u.test(line)) break;
	}
	return subject;
}

/** `NGHỊ QUYẾT` as `Nghị quyết`. */
const asWord = (type: string): string => `${type.charAt(0)}${type.slice(1).toLowerCase()}`;

/** Marks around a subject and stops behind it. */
const bare = (text: string): string => text.replace(/^[\s*_–—-]+|[\s*_–—.-]+$/gu, "").trim();

function titleOf(lines: string[]): string | null {
	const at = lines.findIndex((line) => TYPE.test(line));
	if (at === -1) {
		const letter = lines.findIndex((line) => LETTER.test(line));
		if (letter === -1) return null;
		return bare(lines[letter] ?? "");
	}
	const type = bare(lines[at] ?? "");
	const isAlone = new RegExp(`^(?:${TYPE_WORDS})$`, "u").test(type);
	const subject = subjectOf(lines.slice(at + 1), isAlone).join(" ");
	// A line in capitals tells what it is about by itself: names in it could not be told from words.
	if (subject === "") return isAlone ? null : type;
	const isShouted = isCapitals(subject) && /\p{Lu}/u.test(subject);
	return bare(isAlone ? `${isShouted ? type : asWord(type)} ${subject}` : `${type} ${subject}`);
}

/** `Hà Nội, ngày 03 tháng 6 năm 2013`, with whatever else stands in its line. */
const PLACE_AND_DAY =
	/\p{Lu}[\p{L} .-]{1,40},?\s+ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)|\p{Lu}[\p{L} .-]{1,40},\s+ngày\s+(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})(?!\d)/u;

function dayIn(line: string, now: Date): string | null {
	const found = PLACE_AND_DAY.exec(line.slice(0, LINE_LENGTH));
	if (!found) return null;
	const [day, month, year] = found
		.slice(1)
		.filter((figure) => figure !== undefined)
		.map(Number) as [number, number, number];
	const date = new Date(Date.UTC(year, month - 1, day));
	const iso = date.toISOString().slice(0, 10);
	const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return isReal && year >= FIRST_YEAR && iso <= dayOf(new Date(now.getTime() + DAY_MS)) ? iso : null;
}

/**
 * Reads title and day off the head of an official document: letterhead, type word, subject. The day is the document's
 * own and may be older than the web; one that is not printed in full is none.
 *
 * @param lines of the text, cleaned.
 * @param now the moment against which a day is judged to be in the future.
 */
export function readHeading(lines: string[], now: Date): Heading {
	const head = lines.slice(0, HEAD_LINES);
	const type = head.findIndex((line) => TYPE.test(line));
	const letterhead = type === -1 ? head.slice(0, HEAD_LINES / 2) : head.slice(0, type);
	// Where the day of the letterhead is blank, one further down is another document's.
	const day = letterhead.map((line) => dayIn(line, now)).find((found) => found !== null) ?? null;
	return { title: titleOf(head), day };
}
