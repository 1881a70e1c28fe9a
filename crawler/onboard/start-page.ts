import { Recipe } from "../../model/source.ts";
import type { Fetched } from "../fetch.ts";
import { sameHost } from "../urls.ts";
import { inputOf } from "./sample.ts";
import { articleShape, isHeadline, sectionLinks } from "./shapes.ts";
import { type FoundListing, type Looking, readListing, tried } from "./starts.ts";

/** The page that a look at a site begins with, and what it lists. */
export interface StartPage {
	page: Fetched;
	start: FoundListing;
}

const PLAIN = Recipe.parse({});
/** A text of so many characters is an article's, whatever the links beside it are like. */
const LONG = 1000;
/** Folders above an article that are looked at. */
const MOST_FOLDERS = 4;
const LEAST_LINKS = 3;

/** Whether a page is an article, not one that lists them. */
async function isArticle({ page, start }: StartPage, { parser, now }: Looking): Promise<boolean> {
	const { pathname, search } = new URL(page.url);
	if (pathname === "/" && search === "") return false;
	const read = await tried(() => parser.article({ ...inputOf(page), recipe: PLAIN, now: now() }));
	if (read === null || read.quality.junk || read.title === "" || read.text === "") return false;
	const shape = articleShape(start.articles, page.url);
	if (shape !== null && new RegExp(shape.pattern).test(page.url)) return true;
	return read.published !== null && (shape === null || read.text.length >= LONG);
}

/** The folders that an address is in, the site's root first. */
function foldersOf(address: string): string[] {
	const { origin, pathname } = new URL(address);
	const segments = pathname.split("/").slice(1, -1);
	const folders = segments.map((_, i) => `${origin}/${segments.slice(0, i + 1).join("/")}/`);
	return [...new Set([`${origin}/`, ...folders])].filter((folder) => folder !== address).slice(0, MOST_FOLDERS);
}

/** Whether a page leads on: by headlines, or by sections. */
function leadsOn({ page, start }: StartPage): boolean {
	const headlines = start.articles.filter((link) => sameHost(link.url, page.url) && isHeadline(link));
	return headlines.length >= LEAST_LINKS || sectionLinks(start.articles, page.url, null).length > 0;
}

/**
 * The page to begin with at an address: itself, or where it is an article, the first of the folders above it that leads
 * on, from the site's root.
 *
 * @throws AppError `fetch_refused`, `fetch_failed`, `page_refused` where the address cannot be had or read.
 */
export async function startPage(address: string, looking: Looking): Promise<StartPage> {
	const open = async (url: string): Promise<StartPage> => {
		const page = await looking.visitor.get(url);
		return { page, start: await readListing(page, looking) };
	};
	const asked = await open(address);
	if (!(await isArticle(asked, looking))) return asked;
	for (const folder of foldersOf(asked.page.url)) {
		const above = await tried(() => open(folder));
		if (above !== null && leadsOn(above) && !(await isArticle(above, looking))) return above;
	}
	return asked;
}
