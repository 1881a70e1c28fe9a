import { load } from "cheerio";
import type { Listing, Source } from "../model/source.ts";

/** The links of a page, normalised, each once, in reading order. */
export interface PageLinks {
	links: string[];
	/** What the listing's `next` selector points to; null without one. */
	next: string | null;
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|zarsrc)(?:=|$)/i;
/** Feeds and listings are cut off here: no page has more links of worth. */
const MOST_LINKS = 2000;

/**
 * One form for every spelling of an address: absolute, without fragment, default port and tracking parameters. The
 * order of a query stays, for some sites read it.
 *
 * @returns null for anything but http and https, and for addresses that carry a password.
 */
export function normaliseUrl(href: string, base?: string): string | null {
	if (!URL.canParse(href.trim(), base)) return null;
	const url = new URL(href.trim(), base);
	if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
	url.hash = "";
	const query = url.search
		.slice(1)
		.split("&")
		.filter((part) => part !== "" && !TRACKING.test(part));
	url.search = query.join("&");
	return url.href;
}

const hostOf = (url: string): string => new URL(url).host.replace(/^www\./, "");

/** Whether two addresses are on one host; `www.` makes no difference. */
export const sameHost = (a: string, b: string): boolean => hostOf(a) === hostOf(b);

/** The links of an HTML page. */
export function linksOf(html: string, url: string, nextSelector: string | null): PageLinks {
	const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
	const base = normaliseUrl($("base[href]").first().attr("href") ?? "", url) ?? url;
	const found = new Set<string>();
	for (const anchor of $("a[href]").toArray()) {
		const link = normaliseUrl($(anchor).attr("href") ?? "", base);
		if (link && link !== url) found.add(link);
		if (found.size >= MOST_LINKS) break;
	}
	let next: string | null = null;
	if (nextSelector) {
		const element = $(nextSelector).first();
		const href = element.attr("href") ?? element.find("a[href]").first().attr("href");
		next = href ? normaliseUrl(href, base) : null;
	}
	return { links: [...found], next: next === url ? null : next };
}

/** The items' links of an RSS 2.0 or Atom feed. */
export function feedLinks(xml: string, url: string): string[] {
	const $ = load(xml, { xml: true });
	const found = new Set<string>();
	for (const item of $("item, entry").toArray()) {
		const links = $(item).children("link").toArray();
		const atom = links.find((link) => $(link).attr("href") && /^(?:alternate)?$/.test($(link).attr("rel") ?? ""));
		const href = atom
			? $(atom).attr("href")
			: $(links[0]).text() || $(item).children('guid[isPermaLink!="false"]').text();
		const link = href ? normaliseUrl(href, url) : null;
		if (link) found.add(link);
		if (found.size >= MOST_LINKS) break;
	}
	return [...found];
}

/** Whether a link is an article of the source: on its host, and of a pattern if it has any. */
export function isArticle(link: string, source: Source): boolean {
	if (!sameHost(link, source.home)) return false;
	if (source.articles.length > 0) return source.articles.some((pattern) => new RegExp(pattern).test(link));
	const starts = [source.home, ...source.listings.map((listing) => listing.url), ...source.feeds];
	return !starts.some((start) => normaliseUrl(start) === link);
}

/** Address of the n-th page of a listing with `{n}`, counted from 0; null where it has no such page. */
export function pageOf(listing: Listing, index: number): string | null {
	if (!listing.url.includes("{n}")) return index === 0 ? listing.url : null;
	const first = "first" in listing ? (listing.first ?? 1) : 1;
	return listing.url.replaceAll("{n}", String(first + index));
}
