import type { DateSource } from "../model/report.ts";

/**
 * Raised whenever a text or a date would be read differently than before, so that stored pages can be read again.
 */
export const EXTRACTOR_VERSION = 2;

/** What was read from a page or a file, before it becomes a report. */
export interface Extracted {
	title: string;
	/** Day of publication, `2022-01-14`, and where it was read; both null where the page does not tell. */
	published: string | null;
	dateSource: DateSource | null;
	/** Whether a part of that day was not printed. */
	dateInferred: boolean;
	author: string | null;
	/** Clean text in NFC, a paragraph a line, without the headline. */
	text: string;
}

/** How the names of bodies begin; some of these words are names of people too: `Đoàn Thị Lan`, `Thành Trung`. */
const ORGANISATIONS =
	/^(?:bộ|phòng|văn phòng|đảng|đảng ủy|tỉnh|huyện|xã|phường|ảnh|nguồn|theo|sở|uỷ|ủy|ubnd|hđnd|mttq|trung tâm|báo|đài|chương trình|hồ chí minh|việt nam|ban(?= (?:dân|tuyên|tổ|biên|nội|chỉ|thường|chấp|quản|bí|đại|kinh|tư|pháp|văn|giám|trị))|hội(?= (?:nông|phụ|cựu|liên|khuyến|chữ|đồng|người|nhà|luật|làm|nghị|thánh))|đoàn(?= (?:thanh|tncs|xã|phường|khối|trường|cơ|công|giám|đại|thể|viên|kinh))|thành(?= (?:ủy|uỷ|phố|đoàn|viên))|thị(?= (?:ủy|uỷ|xã|trấn|đoàn))|trường(?= (?:thcs|thpt|th|ptdt|mn|tiểu|mầm|mẫu|trung|đại|cao|chính|phổ|dân|học)))(?!\p{L})/iu;
/** Offices, which sign a document in capitals where a name would stand. */
const OFFICES =
	/^(?:chủ tịch|phó|bí thư|trưởng|giám đốc|hiệu trưởng|chánh|thường trực|nơi nhận|người ký|đã ký|kính gửi|cộng hòa|độc lập)(?!\p{L})/iu;
/** `Nguyễn Văn An`, `Y Thơ Niê`, `H'Hen Niê`. */
const NAME = /^\p{Lu}['’]?\p{L}{0,12}(?: \p{Lu}['’]?\p{Ll}*){1,4}$/u;
const CAPITALS = /^\p{Lu}{2,}(?: \p{Lu}{2,}){1,3}$/u;
const LABEL =
	/^(?:tác giả(?: bài viết)?|người viết|bài(?:,| và| -)? ảnh|tin(?:,| và| -)? (?:bài|ảnh)|bài viết|bài|tin|thực hiện|viết bởi|người thực hiện|phóng viên)\s*[:;]\s*/iu;
/** What stands behind a name and says what its bearer did. */
const ROLE = /\s*\((?:thực hiện|ghi|tổng hợp|t\/h|biên soạn|sưu tầm|lược ghi|giới thiệu)\)$/iu;
const BETWEEN_NAMES = /\s*[-–,&/]\s*|\s+và\s+/u;
const MOST_NAMES = 3;
const MOST_NAME = 60;

/** Whether it begins like the name of a body, not of a person. */
export const isOrganisation = (line: string): boolean => ORGANISATIONS.test(line.normalize("NFC"));

/** Whether it reads like a person's name, two to five capitalised words, or like a few of them. */
export function isName(line: string): boolean {
	if (line.length > MOST_NAME) return false;
	const names = line.normalize("NFC").split(BETWEEN_NAMES);
	const isOne = (name: string): boolean => NAME.test(name) && /\p{Ll}/u.test(name) && !isOrganisation(name);
	return names.length <= MOST_NAMES && names.every(isOne);
}

const isNameInCapitals = (line: string): boolean =>
	CAPITALS.test(line) && line.length <= 30 && !isOrganisation(line) && !OFFICES.test(line);

/** A byline without its label and role: `Tác giả: Thu Trang (thực hiện)` is `Thu Trang`. */
export const nameInByline = (byline: string): string => byline.replace(LABEL, "").replace(ROLE, "").trim();

/** Before the name of a scholar: `PGS.TS. Nguyễn Văn Thành`. */
const DEGREES = /^(?:(?:GS|PGS|TSKH|TS|ThS|CN|BS|LS)\.?,?\s*){1,3}(?=\p{Lu})/u;

/** The author as a report's first lines name them, as journals do; null if they do not. */
export const authorOfHead = (lines: string[]): string | null =>
	lines.slice(0, 2).find((line) => line.length <= MOST_NAME && isName(line.replace(DEGREES, ""))) ?? null;

/** The author as a report's last lines name them: `Tác giả: …`, `Tin, ảnh: …` or a name alone; null if they do not. */
export function authorOfTail(lines: string[]): string | null {
	for (const line of lines.slice(-3).reverse()) {
		if (line.length > MOST_NAME * 2) continue;
		const name = nameInByline(line);
		if (name !== "" && name.length <= MOST_NAME && LABEL.test(line)) return name;
		if (isName(name)) return name;
	}
	const last = lines.length > 1 ? lines.at(-1) : undefined;
	return last !== undefined && isNameInCapitals(last) ? last : null;
}
