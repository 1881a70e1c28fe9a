import type { Listing, Source } from "../../model/source.ts";
import { normaliseUrl, sameHost } from "./normalise.ts";

/** Patterns of a source file are the operator's own, yet they run on what pages write: this bounds their work. */
const LONGEST_MATCHED = 2000;

/** Address of the n-th page of a listing with `{n}`, counted from 0; null where it has no such page. */
export function pageOf(listing: Listing, index: number): string | null {
	if (!listing.url.includes("{n}")) return index === 0 ? listing.url : null;
	const first = "first" in listing ? (listing.first ?? 1) : 1;
	return listing.url.replaceAll("{n}", String(first + index));
}

const DOCUMENT = /\.(?:pdf|docx?)$/i;
/** Addresses of what is no page: pictures, sound, archives, parts of pages. */
const NO_PAGE =
	/\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|ico|mp[34]|m4a|wav|wm[av]|flv|avi|mov|zip|rar|7z|gz|exe|apk|xlsx?|pptx?|csv|css|js|json|xml|rss|atom|swf)$/i;

/** Whether an address is of a PDF or Word file, by the end of its path. */
export const isFile = (url: string): boolean => DOCUMENT.test(new URL(url).pathname);

/** Parameters that turn or sort the pages of a listing; keys in lower case. */
const PAGING = new Set(
	"page p pg trang paged pageindex pageno pagenumber pagesize currentpage start limitstart offset".split(" "),
);
const SORTING =
	/^(?:sort(?:_?(?:by|dir|order|field))?|order_?(?:by|dir)|sapxep|sap-xep)=|^(?:order|dir)=(?:asc|desc)$/i;

const partsOf = (search: string): string[] => search.slice(1).split("&");

/** An address without what tells one page of a listing from the next, so that all its pages are one. */
function withoutPage(address: string): string {
	const url = new URL(address);
	url.pathname = url.pathname.replace(/\/(?:page|trang)[/-]\d{1,6}(\.html?)?\/?$/i, "$1");
	url.search = partsOf(url.search)
		.filter((part) => !(PAGING.has(part.replace(/=.*$/s, "").toLowerCase()) && /=\d*$/.test(part)))
		.filter((part) => !SORTING.test(part))
		.join("&");
	return url.href.replace(/\/(?=$|\?)/, "");
}

/** What of a source decides on addresses, made ready once. */
interface Rules {
	articles: RegExp[];
	deny: RegExp[];
	/** Start pages, and the same without number of the page. */
	starts: Set<string>;
	listings: Set<string>;
	/** Pages of listings with `{n}`. */
	numbered: RegExp[];
}

const rulesOf = new WeakMap<Source, Rules>();

const NUMBER = "7777777";

/** The addresses that a listing with `{n}` has; the number stands for itself while the address is brought in form. */
function numberedPages({ url }: Listing): RegExp[] {
	const normal = url.includes("{n}") ? normaliseUrl(url.replaceAll("{n}", NUMBER)) : null;
	if (normal === null) return [];
	const parts = normal.split(NUMBER).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
	return [new RegExp(`^${parts.join("\\d{1,9}")}$`)];
}

function rules(source: Source): Rules {
	const known = rulesOf.get(source);
	if (known) return known;
	const compile = (patterns: string[]): RegExp[] => patterns.map((pattern) => new RegExp(pattern));
	const starts = [
		source.home,
		...source.feeds,
		...source.sitemaps,
		...source.listings.map((listing) => pageOf(listing, 0) ?? listing.url),
	].flatMap((start) => normaliseUrl(start) ?? []);
	const made = {
		articles: compile(source.articles),
		deny: compile(source.deny),
		starts: new Set(starts),
		listings: new Set(starts.map(withoutPage)),
		numbered: source.listings.flatMap(numberedPages),
	};
	rulesOf.set(source, made);
	return made;
}

/**
 * Whether a normalised link is an article of the source: a page on its host, of a pattern if it has any, and neither
 * denied nor a start page. Without patterns, further pages of a listing are told by their parameters.
 */
export function isArticle(link: string, source: Source): boolean {
	if (link.length > LONGEST_MATCHED || !sameHost(link, source.home)) return false;
	const { articles, deny, starts, listings, numbered } = rules(source);
	const { pathname, search } = new URL(link);
	if (starts.has(link) || DOCUMENT.test(pathname) || NO_PAGE.test(pathname)) return false;
	// A page in another order is another name of a page.
	if (partsOf(search).some((part) => SORTING.test(part))) return false;
	if ([...numbered, ...deny].some((pattern) => pattern.test(link))) return false;
	return articles.length > 0 ? articles.some((pattern) => pattern.test(link)) : !listings.has(withoutPage(link));
}

/** Whether a normalised link is a PDF or Word file that the source publishes as it does its articles. */
export function isDocument(link: string, source: Source): boolean {
	if (link.length > LONGEST_MATCHED || !isFile(link) || !sameHost(link, source.home)) return false;
	const { articles, deny } = rules(source);
	const fits = articles.length === 0 || articles.some((pattern) => pattern.test(link));
	return fits && !deny.some((pattern) => pattern.test(link));
}
