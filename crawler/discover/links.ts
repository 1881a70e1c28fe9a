import type { CheerioAPI } from "cheerio";
import { cleanLine } from "../article/lines.ts";
import { loadPage } from "../article/load-page.ts";
import { childrenOf, isElement, type PageElement, type PageNode } from "../article/tree.ts";
import { readDay } from "../dates.ts";
import type { Link, ListingPage } from "../pages.ts";
import { normaliseUrl, sameHost } from "../urls.ts";
import { type Branch, type DayReading, dayOfStamp, dayOfText, daysBeside } from "./beside.ts";
import { postbackOf } from "./postback.ts";
import { isSwitchedOff, targetOf, targetWithin } from "./target.ts";

export interface ListingOptions extends DayReading {
	/** Address that the page came from. */
	url: string;
	/** Selectors of the link, or the WebForms link, to the next page. */
	next: string | null;
	postback: string | null;
}

/** Listings are cut off here: no page has more links of worth. */
const MOST_LINKS = 2000;
/** Places that lead somewhere, at which no more is looked. */
const MOST_PLACES = 20_000;
/** Texts that are read for a day. */
const MOST_DAYS = 5000;
const LONGEST_TITLE = 300;
/** So many nodes within a link are looked at for its title: links may stand in links. */
const MOST_NODES = 300;
/** A link's text of so many characters is a headline, not a section's name or "Xem tiếp". */
const HEADLINE = 20;
const SKIPPED = new Set("script style template textarea select svg math object video audio canvas".split(" "));
/** Elements that do not part words. */
const INLINE = new Set("a abbr b big em font i label mark small span strong sub sup u".split(" "));

interface Place {
	url: string;
	/** Text of the link. */
	title: string | null;
}

/** A text cut to what a title may be. */
const cut = (text: string): string => text.slice(0, LONGEST_TITLE).replace(/[\ud800-\udbff]$/, "");

/** Text within a link, without the days in it. */
function textOf(node: PageNode, days: DayReading): string {
	const parts: string[] = [];
	let length = 0;
	let nodes = 0;
	const walk = (inner: PageNode): void => {
		if (length > LONGEST_TITLE * 4 || ++nodes > MOST_NODES) return;
		if (inner.type === "text") {
			if (dayOfStamp(cleanLine(inner.data.slice(0, 1000)), days) !== null) return;
			parts.push(inner.data.slice(0, 1000));
			length += inner.data.length;
		}
		if (!isElement(inner) || SKIPPED.has(inner.name)) return;
		const isApart = !INLINE.has(inner.name);
		if (isApart) parts.push(" ");
		for (const child of childrenOf(inner)) walk(child);
		if (isApart) parts.push(" ");
	};
	walk(node);
	return cleanLine(parts.join("").replace(/\s+/g, " "));
}

/** A link's title, and the day that its text ends in: `Hội nghị dân vận (25/11/2026)`. */
function titleOf(element: PageElement, days: DayReading): { title: string | null; day: string | null } {
	const text = textOf(element, days);
	const bracket = text.endsWith(")") ? text.lastIndexOf("(") : -1;
	const day = bracket > 0 ? dayOfStamp(text.slice(bracket), days) : null;
	const shown = day === null ? text : text.slice(0, bracket).trim();
	const whole = cleanLine((element.attribs.title ?? "").slice(0, 1000));
	const start = shown.replace(/\s*(?:…|\.{3})$/, "");
	const isShortened = start !== shown && whole.length > start.length && whole.startsWith(start);
	return { title: cut(shown === "" || isShortened ? whole : shown) || null, day };
}

/** Address to which `<meta http-equiv=refresh content="0; url=…">` leads. */
function refreshOf({ name, attribs }: PageElement): string | null {
	if (name !== "meta" || attribs["http-equiv"]?.trim().toLowerCase() !== "refresh") return null;
	// Without spaces: to allow for them at each place would take cubic time where there are thousands.
	const content = (attribs.content ?? "").slice(0, 3000).replace(/\s+/g, "");
	return /^[\d.]*[;,]?url=["']?([^"']+)/i.exec(content)?.[1] ?? null;
}

/** All that leads somewhere, in reading order, and the page as the days beside it need it. */
function placesOf(root: PageNode[], url: string, base: string, days: DayReading): { places: Place[]; page: Branch } {
	const places: Place[] = [];
	let at = 0;
	let read = 0;
	const follow = (href: string | null): string | null => {
		const link = href === null || places.length >= MOST_PLACES ? null : normaliseUrl(href, base);
		return link === url ? null : link;
	};
	const walk = (node: PageNode, branch: Branch[], inLink: boolean): void => {
		if (node.type === "text") {
			const text = cleanLine(node.data.slice(0, 1000));
			if (text === "") return;
			// A day in a title is what the article is about.
			const isRead = /\d{4}/.test(text) && read++ < MOST_DAYS;
			const day = !isRead ? null : inLink ? dayOfStamp(text, days) : dayOfText(text, days);
			at++;
			if (day !== null) branch.push({ day, at });
			return;
		}
		if (!isElement(node) || SKIPPED.has(node.name)) return;
		const frame = node.name === "frame" || node.name === "iframe" ? follow(node.attribs.src ?? null) : null;
		if (frame !== null && sameHost(frame, url)) places.push({ url: frame, title: null });
		const refresh = follow(refreshOf(node));
		if (refresh !== null) places.push({ url: refresh, title: null });
		const inner: Branch[] = [];
		const link = node.name === "link" ? null : follow(targetOf(node));
		if (link !== null) {
			const { title, day } = titleOf(node, days);
			places.push({ url: link, title });
			inner.push({ url: link, isHeadline: (title?.length ?? 0) >= HEADLINE, at: ++at });
			if (day !== null) inner.push({ day, at });
		}
		const stated = node.name === "time" ? readDay((node.attribs.datetime ?? "").slice(0, 40), days.now) : null;
		if (stated !== null) inner.push({ day: stated, at });
		for (const child of childrenOf(node)) walk(child, inner, inLink || link !== null);
		const [first, second] = inner;
		if (second !== undefined) branch.push(inner);
		else if (first !== undefined) branch.push(first);
	};
	const page: Branch[] = [];
	for (const node of root) walk(node, page, false);
	return { places, page };
}

/** Each address once, with the best of its titles: the first that is a headline, else the longest. */
function linksOf(places: Place[], days: Map<string, string>): Link[] {
	const found = new Map<string, Link>();
	for (const { url, title } of places) {
		const link = found.get(url);
		if (link) {
			const before = link.title ?? "";
			if (before.length < HEADLINE && (title ?? "").length > before.length) link.title = title;
		} else if (found.size < MOST_LINKS) found.set(url, { url, title, published: days.get(url) ?? null });
	}
	return [...found.values()];
}

function nextOf($: CheerioAPI, selector: string, url: string, base: string): string | null {
	const element = $(selector).get(0) as PageElement | undefined;
	if (!element || isSwitchedOff(element)) return null;
	const target = targetWithin(element);
	const next = target === null ? null : normaliseUrl(target, base);
	return next === url ? null : next;
}

/**
 * Reads a page that lists articles: its links in reading order with text and day, and what leads to its next page.
 * Links are those of `<a>` and `<area>`, of scripts (`onclick="location.href='…'"`), of frames on the same host and of a
 * refresh.
 */
export function readListing(html: string, { url, next, postback, now, order }: ListingOptions): ListingPage {
	const $ = loadPage(html);
	const own = normaliseUrl(url) ?? url;
	const stated = $("base[href]").first().attr("href")?.trim() ?? "";
	const base = URL.canParse(stated, url) ? new URL(stated, url).href : url;
	const { places, page } = placesOf($.root().get(0)?.children ?? [], own, base, { now, order });
	return {
		links: linksOf(places, daysBeside(page)),
		next: next === null ? null : nextOf($, next, own, base),
		postback: postback === null ? null : postbackOf($, postback, url, base),
	};
}
