import { readDay } from "./dates.ts";
import { childrenOf, isElement, type PageElement, type PageNode } from "./page-lines.ts";

/** What a page says of itself in its head, its JSON-LD and its microdata. */
export interface PageMeta {
	title: string | null;
	siteName: string | null;
	/** Day of first publication. */
	published: string | null;
	author: string | null;
}

const ARTICLE_TYPE = /Article$|^Report$|^BlogPosting$/;
const MOST_NODES = 500;
const MOST_TITLE = 500;

const textOf = (value: unknown): string | null => {
	if (typeof value === "string") return value.trim() || null;
	if (Array.isArray(value)) return textOf(value[0]);
	if (value !== null && typeof value === "object" && "name" in value) return textOf(value.name);
	return null;
};

const WANTED = new Set(["meta", "title", "script", "time"]);

const isPublished = ({ attribs }: PageElement): boolean =>
	attribs.itemprop === "datePublished" || attribs.pubdate !== undefined;

/**
 * The elements that may tell something, by name; of `<time>` only those that an article holds or that say what they
 * are. One walk: a selector takes quadratic time on a hostile page.
 */
function collect(root: PageNode[]): Map<string, PageElement[]> {
	const found = new Map([...WANTED].map((name): [string, PageElement[]] => [name, []]));
	const walk = (node: PageNode, inArticle: boolean): void => {
		if (isElement(node) && (node.name !== "time" || inArticle || isPublished(node))) found.get(node.name)?.push(node);
		const inside = inArticle || (isElement(node) && node.name === "article");
		for (const child of childrenOf(node)) walk(child, inside);
	};
	for (const node of root) walk(node, false);
	return found;
}

/** The text directly in an element. */
const contentOf = (element: PageElement | undefined): string =>
	element?.children.map((child) => ("data" in child ? child.data : "")).join("") ?? "";

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
const NO_AUTHOR = /cổng thông tin|trang thông tin|website|admin|@|https?:|biên tập|\.vn|\.com/iu;

/**
 * Reads the metadata of a page.
 *
 * @param now the moment against which a date in the future is told.
 */
export function readMeta(root: PageNode[], now: Date): PageMeta {
	const elements = collect(root);
	const of = (name: string): PageElement[] => elements.get(name) ?? [];
	const stated = contents(of("meta"));
	const content = (...names: string[]): string | null =>
		names.map((name) => stated.get(name)).find((value) => value !== undefined) ?? null;
	const time = of("time").find(isPublished) ?? of("time")[0];
	const ld = articleLd(of("script"));
	const siteName = content("og:site_name");
	const author = textOf(ld?.author) ?? content("article:author", "author", "dc.creator");
	const stamps = [
		textOf(ld?.datePublished),
		content("article:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "dc.date.issued"),
		time?.attribs.datetime,
		content("dc.date", "date", "datecreated"),
	];
	const days = stamps.map((stamp) => (stamp ? readDay(stamp, now) : null));
	const title = textOf(ld?.headline) ?? content("og:title", "twitter:title") ?? contentOf(of("title")[0]).trim();
	return {
		title: title.slice(0, MOST_TITLE) || null,
		siteName,
		published: days.find((day) => day !== null) ?? null,
		author: author && author !== siteName && author.length <= 60 && !NO_AUTHOR.test(author) ? author : null,
	};
}
