import type { DateSource } from "../model/report.ts";

/**
 * Raised whenever a text or a date would be read differently than before, so that stored pages can be read again.
 */
export const EXTRACTOR_VERSION = 1;

/** What was read from a page or a file, before it becomes a report. */
export interface Extracted {
	title: string;
	/** Day of publication, `2022-01-14`, and where it was read; both null where the page does not tell. */
	published: string | null;
	dateSource: DateSource | null;
	author: string | null;
	/** Clean text in NFC, a paragraph a line, without the headline. */
	text: string;
}

const ORGANISATIONS =
	/^(?:ban|phòng|văn phòng|hội|đoàn|đảng|tỉnh|huyện|thành|thị|xã|ảnh|nguồn|theo|sở|uỷ|ủy|ubnd|hđnd|mttq|trung tâm|trường|chương trình|hồ chí minh|việt nam)(?!\p{L})/iu;
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}$/u;
const LABELLED =
	/^(?:tác giả(?: bài viết)?|người viết|bài(?:,| và| -)? ảnh|tin(?:,| và| -)? (?:bài|ảnh)|bài viết)\s*[:;]\s*(.{2,60})$/iu;

/** Whether it reads like a person's name: two to five capitalised words. */
export const isName = (line: string): boolean => NAME.test(line.normalize("NFC")) && !ORGANISATIONS.test(line);

/** The author as a report's last lines name them: `Tác giả: …`, `Tin, ảnh: …` or a name alone; null if they do not. */
export function authorOfTail(lines: string[]): string | null {
	for (const line of lines.slice(-3).reverse()) {
		const labelled = LABELLED.exec(line)?.[1];
		if (labelled) return labelled.trim();
		if (isName(line)) return line;
	}
	return null;
}
