import type { Extracted } from "./extracted.ts";

/** A link as the place where it stands tells of it. */
export interface Link {
	/** Normalised. */
	url: string;
	/** Its text, cleaned; null where it has none. */
	title: string | null;
	/** The day beside it, `2026-11-25`; null where none is. For a sitemap, the day it was changed. */
	published: string | null;
}

/** What a WebForms page wants sent back to turn to its next page. */
export interface Postback {
	/** Address of the form. */
	action: string;
	/** All fields of the form, the event's target and argument among them. */
	fields: Record<string, string>;
}

/** What a page that lists articles shows. */
export interface ListingPage {
	/** Each once, in reading order. */
	links: Link[];
	/** What the listing's `next` selector points to. */
	next: string | null;
	/** What its `postback` selector would send. */
	postback: Postback | null;
}

/** What a sitemap lists: of an index, further sitemaps. */
export interface SitemapPage {
	sitemaps: Link[];
	pages: Link[];
}

/** How far an article can be trusted to be one. */
export interface Quality {
	/** 0 to 1. */
	score: number;
	/** What speaks against it, in English: `no day`, `mostly links`. */
	faults: string[];
	/** Whether it is not fit to be indexed. */
	junk: boolean;
}

/** What was read from a page. */
export interface Article extends Extracted {
	extractor: "recipe" | "marked" | "heuristic" | "fallback";
	quality: Quality;
	/** What the page says its own address is, on the same host; null where it does not. */
	canonical: string | null;
	/** Files attached to it, with the links' texts. */
	attachments: Link[];
	/**
	 * Which fields the recipe's selectors found, and of those it has no selector for, which were found at all; null where
	 * there is no recipe.
	 */
	fields: { title: boolean; published: boolean; body: boolean } | null;
	/** Paths of the elements that hold text (`div.main>div.content>p`), each once, at most 64: the page's layout. */
	layout: string[];
}

/** What was read from a PDF or Word file; its text is the whole document, letterhead and heading with it. */
export interface FileText extends Extracted {
	/** A scan: it has pages and no text. */
	needsOcr: boolean;
	pages: number | null;
}
