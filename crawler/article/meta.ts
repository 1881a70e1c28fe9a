import { type DateOrder, readDate } from "../dates.ts";
import { isOrganisation, nameInByline } from "../extracted.ts";
import { printable } from "./lines.ts";
import { childrenOf, isElement, type PageElement, type PageNode } from "./tree.ts";

/** What a page says of itself in its head, its JSON-LD and its microdata. */
export interface PageMeta {
	/** Best first: of the article, for other sites, of the window. */
	titles: string[];
	siteName: string | null;
	/** Day of first publication. */
	published: string | null;
	author: string | null;
	/** Its own address, as stated. */
	canonical: string | null;
	/** What relative addresses are relative to, as stated. */
	base: string | null;
	/** Whether it asks for a password. */
	asksPassword: boolean;
}

const ARTICLE_TYPE = /Article$|^Report$|^BlogPosting$/;
const MOST_NODES = 500;
const MOST_VALUE = 500;

const textOf = (value: unknown): string | null => {
	if (typeof value === "string") return value.trim() || null;
	if (typeof value === "number") return String(value);
	if (Array.isArray(value)) return textOf(value[0]);
	if (value !== null && typeof value === "object" && "name" in value) return textOf(value.name);
	return null;
};

const WANTED = new Set(["meta", "title", "script", "time", "link", "base", "input"]);
const PROPERTIES = new Set(["headline", "datePublished", "author"]);

const isPublished = ({ attribs }: PageElement): boolean =>
	attribs.itemprop === "datePublished" || attribs.pubdate !== undefined;

const isByline = ({ attribs }: PageElement): boolean =>
	attribs.rel === "author" || /(?:^|[\s_-])(?:author|tac-?gia|byline)(?:$|[\s_-])/i.test(attribs.class ?? "");

/**
 * The elements that may tell something, by name or by what they are marked as; of `<time>` only those that an article
 * holds or that say what they are. One walk: a selector takes quadratic time on a hostile page.
 */
function collect(root: PageNode[]): Map<string, PageElement[]> {
	const found = new Map<string, PageElement[]>();
	const add = (key: string, element: PageElement): void => {
		const before = found.get(key);
		if (before) before.push(element);
		else found.set(key, [element]);
	};
	const walk = (node: PageNode, inArticle: boolean): void => {
		if (isElement(node)) {
			const { name, attribs } = node;
			if (WANTED.has(name) && (name !== "time" || inArticle || isPublished(node))) add(name, node);
			if (attribs.itemprop !== undefined && PROPERTIES.has(attribs.itemprop)) add(`@${attribs.itemprop}`, node);
			if (isByline(node)) add("byline", node);
		}
		const inside = inArticle || (isElement(node) && node.name === "article");
		for (const child of childrenOf(node)) walk(child, inside);
	};
	for (const node of root) walk(node, false);
	return found;
}

/** The text directly in an element. */
const contentOf = (element: PageElement | undefined): string =>
	element?.children.map((child) => ("data" in child ? child.data : "")).join("") ?? "";

/** The text of an element of few nodes; what is larger is no value. */
function statedIn(element: PageElement | undefined): string | null {
	if (!element) return null;
	const stated = element.attribs.content ?? element.attribs.datetime;
	if (stated !== undefined) return stated.trim() || null;
	let text = "";
	const queue: PageNode[] = [...element.children];
	for (let node = queue.shift(), seen = 0; node !== undefined; node = queue.shift(), seen++) {
		if (seen > 20 || text.length > MOST_VALUE) return null;
		if (node.type === "text") text += node.data;
		queue.unshift(...childrenOf(node).slice(0, 20));
	}
	return text.replace(/\s+/gu, " ").trim() || null;
}

/** The first content of each `<meta>`, by its name, property or itemprop. */
function contents(metas: PageElement[]): Map<string, string> {
	const found = new Map<string, string>();
	for (const { attribs } of metas)
		for (const key of [attribs.property, attribs.name, attribs.itemprop])
			if (key !== undefined && attribs.content?.trim() && !found.has(key.toLowerCase()))
				found.set(key.toLowerCase(), attribs.content.trim());
	return found;
}

/** The first article in the page's JSON-LD; broken JSON is passed over. */
function articleLd(scripts: PageElement[]): Record<string, unknown> | null {
	for (const script of scripts) {
		if (script.attribs.type !== "application/ld+json") continue;
		let parsed: unknown;
		try {
			parsed = JSON.parse(contentOf(script).replace(/[\u0000-\u001f]+/g, " "));
		} catch {
			continue;
		}
		const queue: unknown[] = [parsed];
		for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
			const node = queue[i];
			if (Array.isArray(node)) queue.push(...node.slice(0, MOST_NODES));
			else if (node !== null && typeof node === "object") {
				const record = node as Record<string, unknown>;
				const types = [record["@type"]].flat();
				if (types.some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) return record;
				if (record["@graph"]) queue.push(record["@graph"]);
			}
		}
	}
	return null;
}

/** Names that a content system puts where the author belongs. */
const NO_AUTHOR =
	/cổng thông tin|trang (?:thông )?tin|website|admin|super user|quản trị|người đăng|@|https?:|biên tập|\.vn|\.com/iu;

const isAuthor = (value: string, siteName: string | null): boolean =>
	value.length <= 60 && value !== siteName && !NO_AUTHOR.test(value) && !isOrganisation(value);

/**
 * Reads the metadata of a page.
 *
 * @param now the moment against which a date in the future is told.
 * @param order how days in figures are printed.
 */
export function readMeta(root: PageNode[], now: Date, order: DateOrder): PageMeta {
	const elements = collect(root);
	const of = (name: string): PageElement[] => elements.get(name) ?? [];
	const stated = contents(of("meta"));
	const content = (...names: string[]): string | null =>
		names.map((name) => stated.get(name)).find((value) => value !== undefined) ?? null;
	const time = of("time").find(isPublished) ?? of("time")[0];
	const ld = articleLd(of("script"));
	const siteName = content("og:site_name", "application-name");
	const stamps = [
		textOf(ld?.datePublished),
		content("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "dc.date.issued"),
		statedIn(of("@datePublished")[0]),
		time?.attribs.datetime,
		content("dc.date", "date", "datecreated"),
	];
	const days = stamps.flatMap((stamp) => {
		const read = stamp ? readDate(stamp, now, order) : null;
		return read?.inferred === false ? [read.day] : [];
	});
	const titles = [
		textOf(ld?.headline),
		statedIn(of("@headline")[0]),
		content("og:title"),
		content("twitter:title"),
		contentOf(of("title")[0]).trim(),
	];
	const authors = [
		textOf(ld?.author),
		content("article:author"),
		statedIn(of("@author")[0]),
		content("author", "dc.creator"),
		statedIn(of("byline")[0]),
	].map((author) => nameInByline(printable(author ?? "")));
	const canonical = of("link").find(({ attribs }) => attribs.rel?.toLowerCase() === "canonical")?.attribs.href;
	return {
		titles: titles.flatMap((title) => title?.slice(0, MOST_VALUE) || []),
		siteName,
		published: days[0] ?? null,
		author: authors.find((author) => author !== "" && isAuthor(author, siteName)) ?? null,
		canonical: canonical ?? content("og:url"),
		base: of("base").find(({ attribs }) => attribs.href !== undefined)?.attribs.href ?? null,
		asksPassword: of("input").some(({ attribs }) => attribs.type?.toLowerCase() === "password"),
	};
}
