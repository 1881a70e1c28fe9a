import { printable, sameLine } from "./lines.ts";
import type { PageMeta } from "./meta.ts";
import type { PageLine } from "./page-lines.ts";

const SITE_WORDS = /cổng|trang|báo|website|đảng bộ|tỉnh ủy|huyện ủy|thành ủy|ubnd|sở|phòng|trường|portal|\.vn|\.com/iu;
/** How a site's own name begins; a headline hardly does. */
const SITE_NAME =
	/^(?:trang chủ|home|cổng (?:thông tin|giao tiếp|dịch vụ)|trang (?:thông tin|tin) (?:điện tử|tổng hợp)|website|báo .{1,30} (?:điện tử|online)|chi tiết (?:tin|bài)|tin tức(?: (?:-|–) sự kiện)?|in (?:bài viết|tin)|bản in|untitled|index|portal)(?!\p{L})/iu;
const TRUNCATED = /\s*(?:\.{3}|…)\s*$/u;
const LEAST_TITLE = 10;
const MOST_TITLE = 300;

const clean = (title: string): string => printable(title).replace(/\s+/gu, " ").trim();

/** A `<title>` without the site's name at its end, or before it. */
function withoutSite(title: string, siteName: string | null): string {
	const match = /^(.{15,}?)\s+[|–—-]\s+([^|–—]+)$/u.exec(title);
	if (match?.[1] && match[2]) {
		const isSite = match[2] === siteName || title.includes("|") || SITE_WORDS.test(match[2]);
		if (isSite && !SITE_NAME.test(match[1])) return match[1];
	}
	const before = /^([^|]{3,80}?)\s+[|–—-]\s+(.{15,})$/u.exec(title);
	return before?.[1] && before[2] && (before[1] === siteName || SITE_NAME.test(before[1])) ? before[2] : title;
}

/** Whether a title names the site, not a report. */
export const isSiteTitle = (title: string, siteName: string | null): boolean => {
	const [name = title] = title.split(" | ");
	return (siteName !== null && sameLine(name) === sameLine(siteName)) || (SITE_NAME.test(name) && name.length < 90);
};

/** The headlines that a page's metadata tell, best first, but for those that name the site only. */
export function statedTitles({ titles, siteName }: PageMeta): string[] {
	const stated = titles.map((title) => withoutSite(clean(title), siteName));
	return stated.filter((title) => title !== "" && !isSiteTitle(title, siteName));
}

const isHeadline = ({ text }: PageLine): boolean => text.length >= LEAST_TITLE && text.length <= MOST_TITLE;

/** Whether a line is marked as a headline. */
export const isMarkedTitle = ({ heading, titled }: PageLine): boolean => (heading > 0 && heading < 4) || titled;

/** Index of the line that says what the metadata say, or -1. */
function lineSaying(title: string, lines: readonly PageLine[]): number {
	const wanted = sameLine(title.replace(TRUNCATED, ""));
	if (wanted.length < LEAST_TITLE)
		return lines.findIndex(
			(line) => line.heading > 0 && line.linked === 0 && sameLine(line.text.slice(0, 99)) === wanted,
		);
	const isTruncated = TRUNCATED.test(title);
	const isIt = ({ text }: PageLine): boolean => {
		if (text.length > MOST_TITLE * 2) return false;
		const key = sameLine(text);
		if (key === wanted) return true;
		return isTruncated ? key.startsWith(wanted) : key.length >= LEAST_TITLE * 2 && wanted.startsWith(key);
	};
	const inHeading = lines.findIndex((line) => line.heading > 0 && line.linked === 0 && isIt(line));
	if (inHeading !== -1) return inHeading;
	const plain = lines.findIndex((line) => line.linked === 0 && isIt(line));
	if (plain !== -1) return plain;
	return lines.findIndex((line) => line.heading > 0 && isIt(line));
}

/**
 * Index of the line that is the headline: the first that the metadata name, else the first `<h1>` below the header, or
 * -1.
 */
export function titleLine(lines: readonly PageLine[], stated: readonly string[]): number {
	for (const title of stated) {
		const said = lineSaying(title, lines);
		if (said !== -1) return said;
	}
	return lines.findIndex((line) => line.heading === 1 && line.linked === 0 && !line.inHeader && isHeadline(line));
}

/** A line of so many characters is a sentence of the report. */
const SENTENCE = 80;
/** How far above the report its headline may stand. */
const ABOVE = 12;

/**
 * The headline of a page whose metadata do not name it: over a report's first line or its stamp, what is a heading,
 * what its class calls a title, what is printed bold, and last what the stamp follows; -1 where nothing is.
 *
 * @param isNone whether a line is a stamp, a counter or the site's name.
 */
export function titleAbove(
	lines: readonly PageLine[],
	place: number,
	isNone: (line: string) => boolean,
	isStamp: (line: string) => boolean,
): number {
	const prose = lines.findIndex(
		(line, i) => i >= place && !line.bold && line.text.length >= SENTENCE && !isNone(line.text),
	);
	const end = prose === -1 || prose > place + ABOVE ? place + 1 : prose;
	const from = Math.max(0, place - ABOVE);
	const near = lines.slice(from, end);
	const isFree = ({ linked }: PageLine): boolean => linked === 0;
	const kinds: ((line: PageLine, i: number) => boolean)[] = [
		(line) => isFree(line) && line.heading >= 1 && line.heading <= 3,
		(line) => isFree(line) && line.titled,
		(line) => isFree(line) && (line.heading > 0 || line.bold),
		(line, i) => isFree(line) && isStamp(near[i + 1]?.text ?? ""),
		(line) => line.heading > 0 || line.titled,
	];
	for (const accept of kinds) {
		const found = near.findLastIndex((line, i) => isHeadline(line) && !isNone(line.text) && accept(line, i));
		if (found !== -1) return from + found;
	}
	return -1;
}
