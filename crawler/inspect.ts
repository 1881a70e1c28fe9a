import type { CheerioAPI } from "cheerio";
import type { Family, Recipe } from "../model/source.ts";
import { cleanLine } from "./article/lines.ts";
import { loadPage } from "./article/load-page.ts";
import type { PageElement } from "./article/tree.ts";
import { type PagerLink, pagerLinks } from "./onboard/pager.ts";
import { normaliseUrl } from "./urls.ts";

/** What one selector of a recipe found on a page. */
export interface Finding {
	field: "title" | "published" | "author" | "body" | "attachments" | "drop";
	selector: string;
	matches: number;
	/** How the first of them begins; null where nothing matched. */
	text: string | null;
}

/** A family that a page may be of. */
export interface FamilyMatch {
	id: string;
	/** Those of its signs that the page has. */
	signs: string[];
	/** The first of its selectors of the way to a listing's next page that matches; null where none does. */
	next: string | null;
	postback: string | null;
}

/** What a person wants to know of a page before a recipe is written. */
export interface Inspection {
	encoding: string;
	/** Name of the site: what its metadata say, else its title. */
	siteName: string | null;
	/** Feeds that its head names, normalised. */
	feeds: string[];
	/** Families of which it has a sign, most signs first. */
	families: FamilyMatch[];
	/** What looks like the way to the next page, the surest first. */
	pager: PagerLink[];
	/** Every selector of the recipe, in their order. */
	findings: Finding[];
}

export interface InspectOptions {
	url: string;
	families: readonly Pick<Family, "id" | "signs" | "next" | "postback">[];
	recipe: Recipe;
}

const SHOWN = 160;
const FIELDS = ["title", "published", "author", "body", "attachments", "drop"] as const;
const FEED = /^application\/(?:rss|atom)\+xml/i;
const MOST_FEEDS = 10;

function matching($: CheerioAPI, selector: string): PageElement[] {
	try {
		return $(selector).toArray() as PageElement[];
	} catch {
		// A selector that is none finds nothing; it is named where its file is loaded.
		return [];
	}
}

function shown($: CheerioAPI, element: PageElement | undefined): string | null {
	if (!element) return null;
	const text = element.attribs.content ?? element.attribs.datetime ?? $(element).text();
	const line = cleanLine(text.slice(0, SHOWN * 20).replace(/\s+/gu, " "));
	return line.length > SHOWN ? `${line.slice(0, SHOWN).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

const firstMatch = ($: CheerioAPI, selectors: readonly string[]): string | null =>
	selectors.find((selector) => matching($, selector).length > 0) ?? null;

/**
 * Looks a page over: which family it shows signs of, which feeds it names, what each selector of a recipe finds.
 *
 * The page must have passed `guardHtml`.
 */
export function inspectPage(html: string, encoding: string, { url, families, recipe }: InspectOptions): Inspection {
	const $ = loadPage(html);
	const feeds = ($("link[rel~='alternate' i][href]").toArray() as PageElement[])
		.filter(({ attribs }) => FEED.test(attribs.type ?? ""))
		.flatMap(({ attribs }) => normaliseUrl(attribs.href ?? "", url) ?? []);
	const siteName =
		shown($, matching($, "meta[property='og:site_name'][content]")[0]) ?? shown($, matching($, "title")[0]);
	return {
		encoding,
		siteName: siteName || null,
		feeds: [...new Set(feeds)].slice(0, MOST_FEEDS),
		families: families
			.map(({ id, signs, next, postback }) => ({
				id,
				signs: signs.filter((sign) => matching($, sign).length > 0),
				next: firstMatch($, next),
				postback: firstMatch($, postback),
			}))
			.filter(({ signs }) => signs.length > 0)
			.sort((a, b) => b.signs.length - a.signs.length),
		pager: pagerLinks($),
		findings: FIELDS.flatMap((field) =>
			recipe[field].map((selector) => {
				const found = matching($, selector);
				return { field, selector, matches: found.length, text: shown($, found[0]) };
			}),
		),
	};
}
