import { type CheerioAPI, load } from "cheerio";
import type { Source } from "../model/source.ts";
import { dayInLede, dayInUrl, readDay, readStamp } from "./dates.ts";
import { authorOfTail, type Extracted, isName } from "./extracted.ts";
import { cutTail, isBoilerplate, PARAGRAPH, sameLine } from "./lines.ts";
import { findBody, type Range, summaryBetween, weight } from "./page-body.ts";
import { layOut, type PageElement, type PageLine, type PageLines } from "./page-lines.ts";
import { type PageMeta, readMeta } from "./page-meta.ts";

export interface ArticleOptions {
	/** Address of the page, for a date in it; null for a file. */
	url: string | null;
	selectors: Source["selectors"];
	/** The moment against which dates are read. */
	now: Date;
}

const SITE_WORDS = /cổng|trang|báo|website|đảng bộ|tỉnh ủy|huyện ủy|thành ủy|ubnd|sở|phòng|trường|portal|\.vn|\.com/iu;
const TRUNCATED = /\s*(?:\.{3}|…)\s*$/u;
/** How many lines around the headline a stamp may stand in. */
const BEFORE_TITLE = 3;
const AFTER_TITLE = 12;
const LEAST_TITLE = 10;
const MOST_TITLE = 500;

/** A `<title>` without the site's name at its end. */
function withoutSite(title: string, siteName: string | null): string {
	const match = /^(.{15,}?)\s+[|–—-]\s+([^|–—]+)$/u.exec(title);
	if (!match?.[1] || !match[2]) return title;
	const isSite = match[2] === siteName || title.includes("|") || SITE_WORDS.test(match[2]);
	return isSite ? match[1] : title;
}

/** Index of the line that is the headline: the one that the metadata name, else the first `<h1>` below the header. */
function titleLine(lines: PageLine[], meta: PageMeta): number {
	const wanted = sameLine(meta.title?.replace(TRUNCATED, "") ?? "");
	const isTruncated = TRUNCATED.test(meta.title ?? "");
	if (wanted.length >= LEAST_TITLE) {
		const isIt = ({ text }: PageLine): boolean => {
			const key = sameLine(text);
			if (key === wanted) return true;
			return isTruncated ? key.startsWith(wanted) : key.length >= LEAST_TITLE * 2 && wanted.startsWith(key);
		};
		const inHeading = lines.findIndex((line) => line.heading > 0 && line.linked === 0 && isIt(line));
		if (inHeading !== -1) return inHeading;
		const anywhere = lines.findIndex((line) => line.linked === 0 && isIt(line));
		if (anywhere !== -1) return anywhere;
	}
	const heading = (level: number): number =>
		lines.findIndex(
			({ heading: own, text, inHeader, linked }) =>
				own === level && !inHeader && linked === 0 && text.length >= LEAST_TITLE && text.length <= PARAGRAPH * 1.5,
		);
	return heading(1);
}

function selected($: CheerioAPI, selector: string | undefined): PageElement[] {
	if (!selector) return [];
	try {
		return $(selector).toArray() as PageElement[];
	} catch {
		// A selector that is none finds nothing; `source test` is where an operator sees it.
		return [];
	}
}

const valueFor = ($: CheerioAPI, selector: string | undefined): string | null => {
	const [element] = selected($, selector);
	if (!element) return null;
	const stated = element.attribs.datetime ?? element.attribs.content;
	return (stated ?? $(element).text()).slice(0, MOST_TITLE).normalize("NFC").replace(/\s+/gu, " ").trim() || null;
};

/** The lines of the body: the recipe's, the one marked as such, or the heaviest part of the page. */
function bodyLines($: CheerioAPI, page: PageLines, selector: string | undefined, title: number): PageLine[] {
	const chosen = selected($, selector)
		.map((element) => page.ranges.get(element))
		.filter((range): range is Range => range !== undefined);
	if (chosen.length > 0) {
		const taken = new Set(chosen.flatMap(({ start, end }) => [...Array(end - start).keys()].map((i) => start + i)));
		return page.lines.filter((_, i) => taken.has(i));
	}
	const marked = [...page.ranges].filter(([{ attribs }]) => attribs.itemprop === "articleBody");
	const only = marked[0]?.[1];
	const isMarked = marked.length === 1 && only !== undefined;
	const weightOf = ({ start, end }: Range): number =>
		page.lines.slice(start, end).reduce((sum, line) => sum + Math.max(0, weight(line)), 0);
	let body = isMarked && weightOf(only) > 0 ? only : findBody(page, title);
	const summary = summaryBetween(page.lines, title, body);
	// What stands above the headline is navigation, unless the headline was mistaken and it is the report.
	if (title >= body.start && title < body.end && weightOf({ start: body.start, end: title }) < weightOf(body) / 3)
		body = { start: title, end: body.end };
	return [...summary, ...page.lines.slice(body.start, body.end)];
}

const HEAD = 8;

/** Leaves out the headline and stamps at the top, counters everywhere, and what follows the report. */
function clean(body: string[], title: string, now: Date): string[] {
	const key = sameLine(title);
	const firstParagraph = body.findIndex((line) => line.length >= PARAGRAPH);
	const head = firstParagraph === -1 ? HEAD : Math.min(HEAD, firstParagraph);
	const kept = body.filter((line, i) => {
		if (i < HEAD && sameLine(line) === key) return false;
		if (i < head && readStamp(line, now)) return false;
		return !isBoilerplate(line);
	});
	return cutTail(kept);
}

/**
 * Reads the report on a page: a recipe's selectors before all, then what the page says of itself, then where its prose
 * stands. Never throws on any markup; a page without prose gives an empty text.
 *
 * The page must have passed `guardHtml`: parsers are slow on hostile markup.
 */
export function readArticle(html: string, { url, selectors, now }: ArticleOptions): Extracted {
	const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
	const root = $.root()[0]?.children ?? [];
	const meta = readMeta(root, now);
	const page = layOut(root);
	const at = titleLine(page.lines, meta);
	const lines = bodyLines($, page, selectors.body, at).map(({ text }) => text);
	const told = meta.title ? withoutSite(meta.title.normalize("NFC").replace(/\s+/gu, " "), meta.siteName) : null;
	const title = valueFor($, selectors.title) ?? page.lines[at]?.text ?? told ?? lines[0]?.slice(0, PARAGRAPH) ?? "";
	const text = clean(lines, title, now);

	const around =
		at === -1
			? lines.slice(0, HEAD)
			: page.lines.slice(Math.max(0, at - BEFORE_TITLE), at + AFTER_TITLE).map((line) => line.text);
	const stamps = around.flatMap((line) => readStamp(line, now) ?? []);
	const stamp = stamps.find(({ original }) => original) ?? stamps[0];
	const recipeDate = valueFor($, selectors.published);
	const days = [
		{ day: recipeDate ? readDay(recipeDate, now) : null, source: "page" as const },
		{ day: meta.published, source: "metadata" as const },
		{ day: stamp?.day ?? null, source: "page" as const },
		{ day: url ? dayInUrl(url, now) : null, source: "url" as const },
		{ day: text[0] ? (dayInLede(text[0], now)?.day ?? null) : null, source: "inferred" as const },
	];
	const known = days.find(({ day }) => day !== null);
	const stamped = stamp && isName(stamp.rest) ? stamp.rest : null;
	return {
		title: title.replace(/\s+/gu, " ").trim(),
		published: known?.day ?? null,
		dateSource: known?.source ?? null,
		author: valueFor($, selectors.author) ?? meta.author ?? stamped ?? authorOfTail(text),
		text: text.join("\n"),
	};
}
