import {
	cleanLines,
	cutTail,
	isBoilerplate,
	mayCite,
	PARAGRAPH,
	printable,
	sameLine,
	withoutTrail,
} from "./article/lines.ts";
import { dayInLede, isBrokenStamp, readDay, readStamp, type Stamp } from "./dates.ts";
import { authorOfTail, type Extracted, isName } from "./extracted.ts";

/** How many lines the head of a page may have: section, headline, stamp, summary, and the headline again. */
const HEAD_LINES = 14;
/** A headline is no longer than this; a longer first line is a paragraph. */
const TITLE_LENGTH = 250;
const SHORTENED = 150;

/** A `---` block of `key: value` lines, as static site tools write it. */
function frontMatter(text: string): { title: string | null; date: string | null; rest: string } {
	const match = /^\ufeff?---\r?\n((?:[\w-]+:.*\r?\n|[ \t]+.*\r?\n|-.*\r?\n){1,40}?)---\r?\n/.exec(text);
	if (!match) return { title: null, date: null, rest: text };
	const value = (key: string): string | null =>
		new RegExp(`^${key}:\\s*(.+?)\\s*$`, "im").exec(match[1] ?? "")?.[1]?.replace(/^["']\s*|\s*["']$/g, "") || null;
	return { title: value("title"), date: value("date"), rest: text.slice(match[0].length) };
}

/** A first paragraph shortened at a word, for a text that has no headline. */
function shortened(line: string): string {
	if (line.length <= TITLE_LENGTH) return line;
	const cut = line.slice(0, SHORTENED);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), SHORTENED / 2)).replace(/[\s,;:–-]+$/u, "")}…`;
}

/**
 * Drops what a page prints twice at its head: a line that comes again within the head, in the same words, goes where it
 * stands first, so that a citation in a summary is not counted twice.
 *
 * @returns the lines that stay, and the keys of those that came twice.
 */
function withoutRepeats(lines: string[]): { lines: string[]; repeated: Set<string> } {
	const keys = lines.slice(0, HEAD_LINES).map(sameLine);
	const repeated = new Set<string>();
	const kept = lines.filter((_, i) => {
		const key = keys[i];
		if (!key || !keys.includes(key, i + 1)) return true;
		repeated.add(key);
		return false;
	});
	return { lines: kept, repeated };
}

/** A headline without its final stop. */
const asTitle = (line: string): string => line.replace(/(?<![.…])\.$/u, "").trim();

/** Whether the line reads like a section's name, not a headline: few words, and a longer line follows. */
const isSection = (line: string, next: string | undefined): boolean =>
	next !== undefined && line.length <= 40 && line.length < next.length && !/[.?!:”"]$/u.test(line);

interface Head {
	title: string | null;
	/** Number of lines that the head takes, stamp included. */
	length: number;
	stamp: Stamp | null;
	author: string | null;
	/** Whether the headline is a sentence of the text as well and stays there. */
	keepTitle: boolean;
}

/** Reads section, headline and stamp off the top. A head ends where the first paragraph begins. */
function readHead(lines: string[], repeated: Set<string>, now: Date): Head {
	const candidates: string[] = [];
	let best: Stamp | null = null;
	let author: string | null = null;
	let length = 0;
	for (const line of lines.slice(0, HEAD_LINES)) {
		const stamp = readStamp(line, now);
		if (stamp) {
			if (best === null || stamp.original || (best.update && !stamp.update)) best = stamp;
			if (isName(stamp.rest)) author = stamp.rest;
			length++;
			continue;
		}
		if (isBoilerplate(line)) {
			length++;
			continue;
		}
		// A day that cannot be tells nothing; before a headline it is passed over, after one it begins the text.
		if (isBrokenStamp(line, now)) {
			if (candidates.length > 0) break;
			length++;
			continue;
		}
		// A headline, and no more than two section names before it; after a stamp the text begins.
		if (best !== null || line.length >= PARAGRAPH + 50 || candidates.length === 3) break;
		const previous = candidates.at(-1);
		const isHeadline = previous === undefined || (isSection(previous, line) && !/[.;]$/u.test(line));
		if (!isHeadline && !followedByStamp(lines, length, now)) break;
		candidates.push(line);
		length++;
	}
	const title =
		candidates.find((line) => repeated.has(sameLine(line)) && line.length > 20) ?? candidates.at(-1) ?? null;
	// Without a stamp, a first line that is a sentence with a citation may be the text itself.
	const keepTitle = title !== null && mayCite(title) && (/[.;]$/u.test(title) || lines.length === 1);
	return { title, length, stamp: best, author, keepTitle };
}

function followedByStamp(lines: string[], at: number, now: Date): boolean {
	const next = lines[at + 1];
	return next !== undefined && readStamp(next, now) !== null;
}

/**
 * Reads the text of a page that was saved as plain text: section and headline first, then a stamp, the report, and
 * what the page prints below it.
 *
 * Everything between head and tail stays; a text without a headline gets its first words as title and keeps them.
 *
 * @param text as decoded, in any Unicode form.
 * @param now the moment against which a date without a year is read.
 */
export function readPlainText(text: string, now: Date): Extracted {
	const front = frontMatter(text);
	const all = cutTail(cleanLines(front.rest));
	const { lines, repeated } = withoutRepeats(all);
	if (front.title) {
		const body = lines.filter((line) => sameLine(line) !== sameLine(front.title ?? "") && !isBoilerplate(line));
		const published = front.date ? readDay(front.date, now) : null;
		return {
			title: asTitle(printable(front.title)),
			published,
			dateSource: published ? "metadata" : null,
			dateInferred: false,
			author: authorOfTail(body),
			text: body.join("\n"),
		};
	}
	const head = readHead(lines, repeated, now);
	const rest = lines
		.slice(head.length)
		.map(withoutTrail)
		.filter((line) => line !== "" && !isBoilerplate(line));
	const body = head.title !== null && (head.keepTitle || rest.length === 0) ? [head.title, ...rest] : rest;
	const title = asTitle(shortened(head.title ?? rest[0] ?? lines[0] ?? ""));
	const inLede = head.stamp === null && rest[0] !== undefined ? dayInLede(rest[0], now) : null;
	const found = head.stamp ?? inLede;
	return {
		title,
		published: found?.day ?? null,
		dateSource: head.stamp ? "page" : inLede ? "inferred" : null,
		dateInferred: found?.inferred ?? false,
		author: head.author ?? authorOfTail(rest),
		text: body.join("\n"),
	};
}
