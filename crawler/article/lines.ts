import { FOOTERS, GLUED_HEADINGS, LINES, TAIL_HEADINGS, TRAILS } from "./boilerplate.ts";

const SPACE = "[\\t\\f\\v \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]";
const SPACES = new RegExp(`${SPACE}{2,}|[\\t\\f\\v]`, "gu");
/** At the edge of a line also the marks that no reader sees: byte order mark, zero-width space. */
const EDGE = SPACE.replace("]", "\\ufeff\\u200b]");
const EDGES = new RegExp(`^${EDGE}+|(?<!${EDGE})${EDGE}+$`, "gu");

/** A line this long is a paragraph, not a heading, a link or a counter. */
export const PARAGRAPH = 200;
/** A line this long holds a sentence, so the report has begun. */
const SENTENCE = 80;

/**
 * What no printer prints: control characters but for breaks and space, halves of characters, and the signs that turn the
 * order of letters, by which a line would show something else than it says.
 */
const UNPRINTABLE =
	/[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;

/** A text in NFC without what nobody can print. */
export const printable = (text: string): string => text.replace(UNPRINTABLE, "").normalize("NFC");

/** One line in NFC, without space at its ends; several spaces become one, a lone no-break space stays. */
export const cleanLine = (line: string): string => printable(line).replace(SPACES, " ").replace(EDGES, "");

/** The lines of a text that hold anything, each cleaned. */
export const cleanLines = (text: string): string[] =>
	text
		.split(/\r\n|[\n\r\u2028\u2029\u0085]/u)
		.map(cleanLine)
		.filter((line) => line !== "");

/** A key under which two printings of one line are the same: without case, space, punctuation and final stop. */
export const sameLine = (line: string): string =>
	line
		.normalize("NFC")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, "");

const matches = (rows: { pattern: RegExp }[], line: string): boolean => rows.some(({ pattern }) => pattern.test(line));

/** Whether the line is a counter, a button or the like, wherever it stands. */
export const isBoilerplate = (line: string): boolean => line.length <= PARAGRAPH && matches(LINES, line);

export const isTailHeading = (line: string): boolean => line.length <= PARAGRAPH && matches(TAIL_HEADINGS, line);

const isFinal = (line: string): boolean =>
	line.length <= PARAGRAPH &&
	matches(
		TAIL_HEADINGS.filter(({ final }) => final),
		line,
	);

/** A footer in one line is longer than a heading. */
const MOST_FOOTER = 500;
/** A footer has no more lines, so that what a report lists at its end is not taken for one for ever. */
const FOOTER_LINES = 15;
const MOST_GAP = 120;
const SURE_FOOTERS = FOOTERS.filter(({ sure }) => sure);

/** Whether the line may be one of the site's footer: a report has such lines too. */
export const isFooter = (line: string): boolean => line.length <= MOST_FOOTER && matches(FOOTERS, line);

/** Whether the line names who publishes the site, by which licence and with which rights: what only footers do. */
export const isSureFooter = (line: string): boolean => line.length <= MOST_FOOTER && matches(SURE_FOOTERS, line);

/** A short line amid a footer that no row knows: `Thường trực Ban Biên tập: Phòng Văn hóa - Thông tin`. */
const isGap = (line: string): boolean => line.length < MOST_GAP && !line.endsWith(".") && !mayCite(line);

/** Lines without the site's footer at their end; addresses alone are none, for notices end in them too. */
export function withoutFooter(lines: string[]): string[] {
	let start = lines.length;
	let isSure = false;
	let gap = 0;
	for (let i = lines.length - 1; i >= Math.max(0, lines.length - FOOTER_LINES); i--) {
		const line = lines[i] ?? "";
		if (isFooter(line)) {
			start = i;
			gap = 0;
			isSure ||= isSureFooter(line);
		} else if (!isBoilerplate(line) && !isTailHeading(line)) {
			if (start === lines.length || gap > 0 || !isGap(line)) break;
			gap++;
		}
	}
	return isSure ? lines.slice(0, start) : lines;
}

/** A line without the counters that stand at its end. */
export const withoutTrail = (line: string): string =>
	TRAILS.reduce((rest, { pattern }) => rest.replace(pattern, ""), line);

/** Whether a line may hold a citation: digits before a symbol of capitals, or a number after a type word. */
export const mayCite = (line: string): boolean =>
	/\d\s?[-–/]\s?\p{Lu}{2}/u.test(line) ||
	/(?:quyết|thị|luận|định|tư|lệnh|hướng dẫn|kế hoạch)\s(?:số\s)?\d/iu.test(line);

/** A name printed right behind the last full stop: `… dịch Covid-19.Cần Cù`. */
const GLUED_NAME = /(?<=[.…”])(?=\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,4}$)/u;

function unglue(line: string): string[] {
	for (const { pattern } of GLUED_HEADINGS) {
		const at = line.search(pattern);
		if (at > 0) return [...line.slice(0, at).trim().split(GLUED_NAME), line.slice(at).trim()];
	}
	return [line];
}

/** So much text before a heading that is final shows that the report has been. */
const REPORT = 400;

/**
 * Cuts off what follows a report on its page: related links, comments, counters, the site's footer.
 *
 * The cut is made at the first tail heading after which no paragraph follows, so that a heading which a report uses
 * itself costs that line at most, never text. A heading over comments ends a report whatever follows.
 */
export function cutTail(lines: string[]): string[] {
	// First, for a footer in one long line would pass for a paragraph.
	const all = withoutFooter(lines.flatMap(unglue));
	let lastParagraph = all.length - 1;
	while (lastParagraph >= 0 && (all[lastParagraph] ?? "").length < PARAGRAPH) lastParagraph--;
	const firstSentence = all.findIndex((line) => line.length >= SENTENCE);
	let before = 0;
	const cut = all.findIndex((line, i) => {
		const isOver = i > lastParagraph || (before >= REPORT && isFinal(line));
		before += line.length;
		return firstSentence !== -1 && i > firstSentence && isOver && isTailHeading(line);
	});
	return cut === -1 ? all : withoutFooter(all.slice(0, cut));
}
