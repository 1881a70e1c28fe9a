import { type CheerioAPI, load } from "cheerio";
import type { Recipe } from "../model/source.ts";
import { attachmentsOf, canonicalOf, fileLinesOf, isAllLinks } from "./article/attachments.ts";
import { type Body, chosenBody, foundBody, withoutLeads } from "./article/body.ts";
import { dayOfPage, stampOf } from "./article/dates.ts";
import { readByReadability } from "./article/fallback.ts";
import { layoutOf } from "./article/layout.ts";
import {
	cutTail,
	isBoilerplate,
	isTailHeading,
	PARAGRAPH,
	printable,
	sameLine,
	withoutFooter,
	withoutTrail,
} from "./article/lines.ts";
import { type PageMeta, readMeta } from "./article/meta.ts";
import { layOut, type PageLine, type PageLines, type Range } from "./article/page-lines.ts";
import { type Evidence, judge } from "./article/quality.ts";
import { applyPatterns, selectAll, selectFirst, selectValue } from "./article/recipe.ts";
import { isMarkedTitle, isSiteTitle, statedTitles, titleAbove, titleLine } from "./article/title.ts";
import type { PageElement, PageNode } from "./article/tree.ts";
import { readDate, readStamp } from "./dates.ts";
import { authorOfHead, authorOfTail, isName, nameInByline } from "./extracted.ts";
import type { Article } from "./pages.ts";
import { hasRecipe } from "./sources/recipe.ts";

export interface ArticleOptions {
	/** Address of the page, for a date in it and for relative links; null for a file. */
	url: string | null;
	recipe: Recipe;
	/** The moment against which dates are read. */
	now: Date;
}

/** Where a report's headline and stamps may stand, in lines from either end. */
const HEAD = 8;
const FOOT = 3;

/** Leaves out the headline and stamps at the top, counters everywhere, and what follows the report. */
function clean(body: readonly PageLine[], title: string, { recipe, now }: ArticleOptions): string[] {
	const lines = withoutFooter(
		applyPatterns(
			withoutLeads([...body])
				.map(({ text }) => withoutTrail(text))
				.filter((line) => line !== ""),
			recipe,
		),
	);
	const key = sameLine(title);
	const firstParagraph = lines.findIndex((line) => line.length >= PARAGRAPH);
	const head = firstParagraph === -1 ? HEAD : Math.min(HEAD, firstParagraph);
	const kept = lines.filter((line, i) => {
		if (i < HEAD && sameLine(line.slice(0, 600)) === key) return false;
		const isAtFoot = i >= lines.length - FOOT;
		if ((i < head || isAtFoot) && line.length < PARAGRAPH) {
			const stamp = readStamp(line, now, recipe.dateOrder);
			// At its foot, a document has its own day: `Mường Xa, ngày 14 tháng 01 năm 2022`.
			if (stamp && (i < head || stamp.original || stamp.update)) return false;
		}
		return !isBoilerplate(line);
	});
	return cutTail(kept);
}

/** The smallest part of the page that holds both the headline and the report. */
function containerOf({ ranges, lines }: PageLines, title: number, body: Range): Range {
	const start = title === -1 ? body.start : Math.min(title, body.start);
	const end = Math.max(title + 1, body.end);
	for (const range of ranges.values()) if (range.start <= start && range.end >= end) return range;
	return { start: 0, end: lines.length };
}

/** A page taken apart, before anything is decided on. */
interface Parts {
	$: CheerioAPI;
	root: PageNode[];
	meta: PageMeta;
	page: PageLines;
	/** What the recipe's `body` matches. */
	bodies: PageElement[];
}

function takeApart(html: string, { recipe, now }: ArticleOptions): Parts {
	const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
	const root = $.root()[0]?.children ?? [];
	const bodies = selectFirst($, recipe.body);
	const page = layOut(root, { wanted: new Set(bodies), dropped: selectAll($, recipe.drop) });
	return { $, root, meta: readMeta(root, now, recipe.dateOrder), page, bodies };
}

/** The headline: the line that the page states to be one, else the line over the report that looks like one. */
function headlineOf({ meta, page }: Parts, { now, recipe }: ArticleOptions) {
	const { lines } = page;
	const stated = statedTitles(meta);
	const at = titleLine(lines, stated);
	const body = foundBody(page, at);
	// What metadata say of the article, beside the window's title, is taken at its word; most windows name the site.
	const isSure = new Set(stated.map(sameLine)).size > 1;
	const told = lines[at];
	// What is marked as no headline may be the site's name, which its window says and its head repeats.
	const isTold = told !== undefined && (isSure || told.bold || isMarkedTitle(told));
	if (isTold || isSure) return { at, stated, isTold, body };
	const isStamp = (line: string): boolean => readStamp(line, now, recipe.dateOrder) !== null;
	const isNone = (line: string): boolean =>
		isSiteTitle(line, meta.siteName) || isTailHeading(line) || isBoilerplate(line) || isStamp(line);
	const above = titleAbove(lines, body.range.start, isNone, isStamp);
	const isBetter = told === undefined ? above !== -1 : above > at && isMarkedTitle(lines[above] ?? told);
	return isBetter
		? { at: above, stated, isTold, body: foundBody(page, above) }
		: { at, stated, isTold: told !== undefined, body };
}

/** Reads a page by recipe, marks and weight; with the article comes what it was judged by. */
function readByRule(parts: Parts, options: ArticleOptions): { article: Article; evidence: Evidence } {
	const { $, root, meta, page, bodies } = parts;
	const { url, recipe, now } = options;
	const chosen = chosenBody(page, bodies);
	const { at, stated, isTold, body: found } = headlineOf(parts, options);
	const body: Body = chosen ?? found;
	const byRecipe = {
		title: selectValue($, recipe.title, (value) => value),
		published: selectValue($, recipe.published, (value) => readDate(value, now, recipe.dateOrder)),
		author: selectValue($, recipe.author, (value) => nameInByline(value) || null),
	};
	const firstLine = body.lines.find(({ text }) => !isBoilerplate(text))?.text.slice(0, PARAGRAPH);
	const own = byRecipe.title ?? page.lines[at]?.text ?? stated[0];
	const title = printable(own ?? firstLine ?? meta.titles[0] ?? "")
		.replace(/\s+/gu, " ")
		.trim();
	const files = selectFirst($, recipe.attachments);
	const fileLines = fileLinesOf(page, body.range, files);
	const text = clean(
		body.lines.filter((line) => !fileLines.has(line)),
		title,
		options,
	);
	const stamp = stampOf(
		page.lines,
		{ title: at, body: body.range, container: containerOf(page, at, body.range) },
		now,
		recipe.dateOrder,
	);
	const day = dayOfPage(
		{ recipe: byRecipe.published, metadata: meta.published, stamp, url, lede: text[0] ?? null },
		now,
	);
	const stamped = stamp && isName(stamp.rest) ? stamp.rest : null;
	const base = meta.base !== null && url !== null && URL.canParse(meta.base, url) ? new URL(meta.base, url).href : url;
	const attachments = attachmentsOf(page, body.range, files, base);
	const report = {
		title,
		...day,
		author: byRecipe.author ?? meta.author ?? stamped ?? authorOfTail(text) ?? authorOfHead(text),
		text: text.join("\n"),
	};
	const evidence: Evidence = {
		...report,
		isSiteTitle: own === undefined || isSiteTitle(title, meta.siteName),
		hasHeadline: byRecipe.title !== null || isTold,
		body: body.lines,
		page: page.lines,
		isMarked: body.extractor !== "heuristic",
		asksPassword: meta.asksPassword,
		attachments: attachments.length,
	};
	const article: Article = {
		...report,
		extractor: body.extractor,
		quality: judge(evidence),
		canonical: canonicalOf(meta, url),
		attachments,
		fields: hasRecipe(recipe)
			? {
					title: recipe.title.length > 0 ? byRecipe.title !== null : title !== "",
					published: recipe.published.length > 0 ? byRecipe.published !== null : day.published !== null,
					body: recipe.body.length > 0 ? chosen !== null : report.text !== "",
				}
			: null,
		layout: layoutOf(root),
	};
	return { article, evidence };
}

/** By so much the last resort must be better to be believed. */
const BETTER = 0.1;
/** Below it, what the heuristic read is doubtful enough for the last resort. */
const DOUBTFUL = 0.5;
/** The last resort takes too long on larger pages. */
const MOST_FOR_FALLBACK = 1_000_000;
/** So many characters outside of links can hold a report that was missed. */
const LEAST_FOR_FALLBACK = 800;

/** Whether the last resort may find what the rules have missed. */
function isDoubtful(article: Article, { page }: Parts, html: string): boolean {
	if (article.extractor !== "heuristic" || article.quality.score >= DOUBTFUL) return false;
	// What says itself that it is no report is none.
	if (article.quality.score === 0 && article.text !== "") return false;
	if (html.length > MOST_FOR_FALLBACK) return false;
	const plain = page.lines.filter(({ text, linked }) => linked < text.length / 2);
	return plain.reduce((sum, { text }) => sum + text.length, 0) >= LEAST_FOR_FALLBACK;
}

/** Reads a page by the last resort; null where it finds nothing better. */
async function readByFallback(
	html: string,
	{ article, evidence }: { article: Article; evidence: Evidence },
	options: ArticleOptions,
): Promise<Article | null> {
	const found = await readByReadability(html);
	if (found === null) return null;
	const title = article.title || (found.title ?? "");
	const told = found.lines.filter((line) => !(line.toFile && isAllLinks(line)));
	const text = clean(told, title, options).join("\n");
	const quality = judge({ ...evidence, title, text, body: found.lines });
	if (quality.score < article.quality.score + BETTER) return null;
	return { ...article, title, text, quality, author: article.author ?? found.author, extractor: "fallback" };
}

/**
 * Reads the report on a page: a recipe's selectors before all, then what the page says of itself, then where its prose
 * stands, and where that is doubtful by the last resort. Never throws on any markup; of a page without a report comes
 * `quality.junk`.
 *
 * The page must have passed `guardHtml`: parsers are slow on hostile markup.
 */
export async function readArticle(html: string, options: ArticleOptions): Promise<Article> {
	const parts = takeApart(html, options);
	const read = readByRule(parts, options);
	if (!isDoubtful(read.article, parts, html)) return read.article;
	return (await readByFallback(html, read, options)) ?? read.article;
}
