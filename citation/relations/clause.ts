import type { CueRow } from "./row.ts";

/** A stretch of a text in the two views of `fold`. */
export interface Stretch {
	text: string;
	plain: string;
}

const SENTENCE_END =
	/(?<!(?:^|[\s.])(?:TP|Tp|tp|TX|TT|GS|PGS|TS|ThS|BS|\p{Lu}))[.!?…]["”’)\]]*\s+(?=[\p{Lu}\p{N}"“‘(\-+*•])|\n\s*\n|\n(?=\s*(?:[-+*•]|\d{1,2}[.)]|\p{Lu}))/gu;
/** A line this long that ends in no mark was broken by the page, not by its writer. */
const FULL_LINE = 60;

/** How a point of a list begins. */
const POINT = /^\s*(?:[-+*•]|\d{1,2}[.)]|[a-zđ]\))/u;

/** How a line begins that says something of its own. */
const NEW_LINE =
	/^\s*(?:V\/v|Về việc|Thực hiện|Triển khai|Căn cứ|Sửa đổi|Hướng dẫn|Quy định|Tiếp tục|Tổng kết|Sơ kết|Theo)/iu;

/** Whether the line break at `at` ends nothing: it opens a point of a list, or breaks a full line. */
function goesOn(text: string, at: number): boolean {
	const line = text.slice(Math.max(0, at - FULL_LINE), at);
	if (/[:;]\s*$/.test(line)) return POINT.test(text.slice(at, at + 8));
	if (NEW_LINE.test(text.slice(at, at + 20))) return false;
	return line.length === FULL_LINE && !line.includes("\n") && !/[.,!?)”"]\s*$/.test(line);
}

/** Where the last sentence of `[from, to)` begins; `from` where it goes on from what stands before. */
export function lastSentence(text: string, from: number, to: number): number {
	let start = from;
	// One more character tells whether a capital follows.
	for (const { 0: mark, index } of text.slice(from, to + 1).matchAll(SENTENCE_END)) {
		const end = from + index + mark.length;
		if (end > to) break;
		// Pages set the points of a list apart by blank lines.
		if (
			/^\n\s*\n$/.test(mark) &&
			/[:;]\s*$/.test(text.slice(from, from + index)) &&
			POINT.test(text.slice(end, end + 8))
		)
			continue;
		// A line break right before a citation may be the page's.
		if (mark !== "\n" || (text.slice(end, to).trim() !== "" && !goesOn(text, end - 1))) start = end;
	}
	return start;
}

/** Names a doer at the head of a clause, so that what follows is not said of the citation before it. */
const DOER =
	/^\s*(?:va\s+)?(?:tinh(?! gon| than| hinh)|huyen|xa(?! hoi)|phuong(?! \w+ )|thanh pho|thi xa|ubnd|hdnd|uy ban|hoi dong|ban(?! hanh)|so(?! \d)|bo(?! sung)|chinh phu|thu tuong|quoc hoi|dang|chi bo|cap uy|cac|nganh|truong(?! hop)|nha truong|don vi|hoi(?! nhap)|doan(?! ket)|cong an|quan doi|dia phuong|dong chi|ong|nhieu|toan(?! dien)|he thong|can bo|nhan dan|trung uong|chu tich|bi thu|tap the|mat tran|chung ta|chung toi|den nay|cung ngay|hien nay|thoi gian|qua do|tu do|trong(?! do)|(?:nam|tu|ngay) \d)(?![a-z])/;
const startsClause = (piece: string): boolean => DOER.test(piece);

const JUNK = `[\\s,.:)\\]"'(-]*`;
/** A date, a term or a meeting that was not read as one. */
const WHEN = `(?:[\\s,(]*(?:ngay|nam|khoa|hoi\\s+nghi)\\s[^,;:()"|]{1,60}?[\\s,)]*){0,2}`;
const OWNER = `(?:(?:cua|do)\\s[^,;:()"|]{2,90}?)?`;
/** How a title, or what the document does, begins. */
const ABOUT =
	"(?:ve(?:\\s+viec)?|v/v|quy\\s+dinh|ban\\s+hanh|huong\\s+dan|phe\\s+duyet|mot\\s+so|chuong\\s+trinh|thong\\s+qua|noi\\s+dung|sua\\s+doi|cap\\s+nhat)";
/** What a sentence says of a document before it says that it replaces another. */
const AND_ALSO =
	"(?:(?:nay|hien(?:\\s+nay)?|moi|vua|cung|da|se|va|dong\\s+thoi|nham|de|chinh\\s+thuc|ra\\s+doi|duoc\\s+ban\\s+hanh|ban\\s+hanh|trong\\s+do|het\\s+hieu\\s+luc|(?:ke\\s+)?tu\\s+ngay\\s[\\d/.-]{6,12}|co\\s+hieu\\s+luc[^;|]{0,100}?)[\\s,]*){0,6}";
const TITLE = "(?![a-z])(?<title>[^;|]{0,240})";
const SAID_OF = {
	people: new RegExp(`^${JUNK}${WHEN}${OWNER}${JUNK}(?:${ABOUT}${TITLE})?[\\s"(-]*$`),
	document: new RegExp(`^${JUNK}${WHEN}${OWNER}${JUNK}(?:${ABOUT}${TITLE}|${AND_ALSO})[\\s"(-]*$`),
};

const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
/** Words that no title holds: behind them somebody else acts, or nothing is done yet. */
const NOT_SAID = {
	people: word(
		"đã|đang|sẽ|(?<!không )được|bị|để|nhằm|khi|nếu|gắn với|cùng với|cần|phải|yêu cầu|đề nghị|khẳng định|xác định|nhấn mạnh|chỉ rõ|góp phần|giúp",
	),
	document: word(
		"đề nghị|kiến nghị|đề xuất|dự thảo|xem xét|dự kiến|yêu cầu|khi|nếu|theo đó|góp ý|lấy ý kiến|chủ trương|định hướng|lộ trình|phương án|tiến độ|sự cần thiết|hồ sơ",
	),
};
/** A document without a number that does it, so that the one with a number does not. */
const NAMED_DOER =
	/(?:nghi\s+quyet|quyet\s+dinh|nghi\s+dinh|thong\s+tu|luat|phap\s+lenh|quy\s+che|chi\s+thi|ket\s+luan|ke\s+hoach|cong\s+van|van\s+ban)(?:\s+(?:moi|nay|de|nham))?\s*$/;

/** What a document is called from here on. */
const CALLED = /\((?:sau\s+day\s+)?(?:duoc\s+)?(?:goi|viet)\s[^()]{2,60}\)/;

/** The text without what a document is called from here on, so that what is told of it goes on. */
function withoutCalled({ text, plain }: Stretch): Stretch {
	const match = CALLED.exec(plain);
	if (!match) return { text, plain };
	const end = match.index + match[0].length;
	return { text: text.slice(0, match.index) + text.slice(end), plain: plain.slice(0, match.index) + plain.slice(end) };
}

/** The place behind the name of a body. */
const PLACE =
	/^(?:\s+(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu))?(?:\s+-?\s*(?!Về|Ban hành|Quy định|Hướng dẫn|Phê duyệt|Một số|Chương trình|Thông qua|Nội dung)\p{Lu}[\p{L}.]*)+(?!\p{L})/u;

/**
 * Whether the words that follow `between` are said of the citation before it: `between` is the rest of what is told of
 * that citation (issuer, title) or says that it does something, and names nobody else who would.
 */
export function isSaidOf(between: Stretch, by: CueRow["by"]): boolean {
	const whole = withoutCalled(between);
	const skipped = PLACE.exec(whole.text)?.[0].length ?? 0;
	const [text, plain] = [whole.text.slice(skipped), whole.plain.slice(skipped)];
	if (/\(\s*$/.test(plain) && by === "document") return true;
	const match = SAID_OF[by].exec(plain);
	if (!match || NOT_SAID[by].test(text)) return false;
	const title = match.groups?.title;
	if (by === "document" && NAMED_DOER.test(plain)) return false;
	const [, ...pieces] = (title ?? plain).split(",");
	if (pieces.some(startsClause)) return false;
	if (by === "document") return true;
	// People do one thing after another: `thực hiện Nghị quyết A, triển khai Chỉ thị B`.
	if (title === undefined) return !/[,:]/.test(plain);
	return !/(?:,|(?<![a-z])va)\s*$/.test(plain);
}

const NOT_OBJECT = word(
	"thuộc|sau|trước|gắn với|cùng với|phù hợp|trái|nhằm|để|đã|được|sẽ|đang|là|mà|bằng|thành|khi|vì|có(?! hiệu quả| chất lượng)|cụm từ|ban hành(?! kèm)|quán triệt|thông qua|phê duyệt",
);
/** Parts of a document, and what leads to it. */
const PREPOSITIONS =
	/^(?:\s|[,:>*+•-]|(?:va|mot so|mot phan|cac|nhung|toan bo|noi dung|dieu|khoan|diem|tiet|muc|phan|chuong|phu luc|[ivx]{1,5}|[a-z]|\d+(?:\.\d+)*|cua|ve|tai|trong|cho|van ban|quy pham phap luat|quy dinh|cu the|doi voi|nhu sau|sau day|sau)\)?(?![a-z0-9]))*$/;

/** Whether what is done by a cue reaches over `between` to the citation behind it. */
export function reaches(between: Stretch, cue: string, row: CueRow): boolean {
	const { text, plain } = between;
	if (PREPOSITIONS.test(plain)) return true;
	if (row.through?.test(plain)) return true;
	if (row.adjacent) return false;
	const annexed = /kem\s+theo\s*$/.test(plain);
	if (plain.length > (annexed ? 300 : 140) || /[;|!?:()]|\.(?!\d)/.test(plain) || NOT_OBJECT.test(text)) return false;
	const [, ...pieces] = plain.split(",");
	if (pieces.some((piece) => piece.trim() === "" || startsClause(piece))) return false;
	if (row.by === "people" && (row.kind !== "concludes" || /(?:hien|hanh|khai|hoa|thi)$/.test(cue))) return true;
	return annexed || (/(?:cua|tai|trong|ve)\s*$/.test(plain) && !/(?<![a-z])theo(?![a-z])/.test(plain));
}

const NEGATED =
	/(?:khong|chua|chang)\s+(?!(?:chi|nhung|ngung)\s)(?:(?:bi|duoc|he|con|the|phai|la|kip|tung|dam bao)\s+){0,2}$/;
/** Bodies that are named after what they carry out; the name runs into the cue. */
const NAMED_AFTER =
	/(?:ban chi dao|to cong tac|to giup viec|tieu ban|ban van dong)(?:\s+(?!(?:da|se|dang|can|phai|tap trung|chu dong|yeu cau)\s)[^\s,;.]+){0,9}$/;
const NOT_YET =
	/(?:tham muu|chuan bi|du kien|se|de nghi|can|ke hoach|chi dao|huong dan|phuc vu|cho|tien toi|truoc khi)\s+(?:viec\s+|to chuc\s+)?$/;

/** Whether the text before a cue takes back what it says. */
export const isTakenBack = (before: string, row: CueRow): boolean =>
	NEGATED.test(before) || (row.unless?.test(before) ?? false);

/** Whether a cue is a part of a body's name. */
export const isInName = (before: string, cue: string): boolean => NAMED_AFTER.test(before + cue);

/** Whether a summing-up is only planned; a report that says so sums nothing up. */
export const isPlanned = (before: string): boolean => NOT_YET.test(before);

const OPENING = /(?:^|[,;:.!?\n"(|-])\s*(?:(?:de|nham|dong thoi|va|tren tinh than)\s+){0,3}$/;

/** Whether a cue opens its clause, so that what it governs frames the rest of the sentence. */
export const opensClause = (before: string, cue: string): boolean => OPENING.test(before) || /^\p{Lu}\p{Ll}/u.test(cue);

const ISSUES =
	/,[^;]*(?<![a-z]|(?:khi|sau|tu) )(?:ban hanh|ky|ra|co|xay dung|thong qua|phe duyet)\s+(?:(?:cac|nhung|mot so|them|rieng|\d{1,2})\s+)?$/;

/** Whether what stands between two citations says that somebody issued the second. */
export const isIssued = (between: string): boolean => ISSUES.test(between);

const PINPOINTS = "(?:\\s*(?:tai\\s+)?(?:diem|khoan|dieu|muc|phan|tiet|chuong)\\s[a-z0-9.()\\s]{1,16},?){0,4}";
const BULLET = "(?:\\s*>){0,3}\\s*(?:[-+*•]|[a-z]\\)|\\d{1,2}[.)])?";
/** What else leads to the next of a list: a part of it, who proposed it there, the years that are summed up. */
const LEADS =
	'(?:(?:mot\\s+phan|toan\\s+bo|mot\\s+so\\s+(?:dieu|noi\\s+dung|khoan)|noi\\s+dung)(?:\\s+(?:cua|tai|trong))?\\s+|de\\s+nghi\\s[^,;.:()"]{0,80}?tai\\s+|\\d{1,2}\\s+nam\\s+(?:trien\\s+khai\\s+)?thuc\\s+hien\\s+)?';
const CONNECTOR = new RegExp(
	`(?<mark>[,;]|(?<![a-z])(?:va|cung voi)(?![a-z]))${BULLET}${PINPOINTS}${BULLET}\\s*${LEADS}(?:(?:cac|tai|theo|so)\\s+)?$`,
);
const FINITE = word("đã|đang|sẽ|là|khẳng định|xác định|nêu rõ|chỉ rõ|quy định rõ|có hiệu lực|yêu cầu");

const ACTS =
	/(?<![a-z])(?:ban hanh|xay dung|trien khai|thuc hien|to chuc|tham muu|chi dao|phe duyet|quan triet|hoan thanh|co)(?![a-z])/;

/** How two citations are joined in a list; null where they are not. */
export type Connector = "," | ";" | "and" | null;

export function connectorOf({ text, plain }: Stretch): Connector {
	const match = CONNECTOR.exec(plain);
	if (!match || FINITE.test(text.slice(0, match.index))) return null;
	const [, ...pieces] = plain.slice(0, match.index).split(",");
	// `của Bộ Chính trị, Ban Bí thư và …` names two bodies and says nothing of them.
	if (pieces.some((piece) => startsClause(piece) && ACTS.test(piece))) return null;
	const mark = match.groups?.mark;
	return mark === "," || mark === ";" ? mark : "and";
}
