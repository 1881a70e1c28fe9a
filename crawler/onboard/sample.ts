import type { Family, Recipe } from "../../model/source.ts";
import type { Fetched } from "../fetch.ts";
import type { Inspection } from "../inspect.ts";
import type { Article } from "../pages.ts";
import type { Parser } from "../parse.ts";

/** What pages are read with. */
export interface Reading {
	parser: Parser;
	families: readonly Family[];
	now: () => Date;
}

/** One page as a recipe reads it. */
export interface Sample {
	url: string;
	article: Article;
	inspection: Inspection;
}

/** How a page goes to the parser. */
export const inputOf = ({ url, body, contentType }: Fetched) => ({ bytes: body, name: url, url, contentType });

/**
 * Reads a page that was fetched by a recipe.
 *
 * @throws AppError `page_refused` for a page that is hostile; `file_unsupported` where it is no text.
 */
export async function readSample(page: Fetched, recipe: Recipe, { parser, families, now }: Reading): Promise<Sample> {
	const input = inputOf(page);
	const article = await parser.article({ ...input, recipe, now: now() });
	const inspection = await parser.inspect({ ...input, recipe, families });
	return { url: page.url, article, inspection };
}

const EDGE = 70;

/** A sample in the form that people and scripts get it in: without its whole text. */
export interface SampleSummary {
	url: string;
	title: string;
	published: string | null;
	author: string | null;
	/** How the text begins and ends. */
	first: string;
	last: string;
	/** Length of the text in characters. */
	length: number;
	quality: number;
	faults: string[];
	/** Whether it would not be indexed. */
	junk: boolean;
	extractor: Article["extractor"];
	attachments: number;
	/** What each selector found. */
	selectors: Inspection["findings"];
}

export function summaryOf({ url, article, inspection }: Sample): SampleSummary {
	const { title, published, author, text, quality, extractor, attachments } = article;
	const line = text.replaceAll("\n", " ");
	return {
		url,
		title,
		published,
		author,
		first: line.length > EDGE ? `${line.slice(0, EDGE).trimEnd()}…` : line,
		last: line.length > EDGE ? `…${line.slice(-EDGE).trimStart()}` : line,
		length: text.length,
		quality: Math.round(quality.score * 100) / 100,
		faults: quality.faults,
		junk: quality.junk,
		extractor,
		attachments: attachments.length,
		selectors: inspection.findings,
	};
}
