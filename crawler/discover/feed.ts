import { cleanLine } from "../article/lines.ts";
import type { DateOrder } from "../dates.ts";
import type { Link } from "../pages.ts";
import { normaliseUrl } from "../urls.ts";
import { feedDay } from "./days.ts";
import { readXml, textOfHtml } from "./xml.ts";

const ROOTS = new Set(["rss", "rdf", "feed", "channel"]);
const ITEMS = new Set(["item", "entry"]);
/** Feeds are cut off here. */
const MOST_ITEMS = 2000;
const LONGEST_TITLE = 300;
/** So many characters of one field are kept while it is read. */
const LONGEST_FIELD = 8192;
/** Elements that tell a day, by their local names, best first: when it was published before when it was changed. */
const DAYS = ["published", "issued", "pubdate", "date", "created", "updated", "modified"];
const FIELDS = new Set(["title", "link", "guid", "id", "feedburner:origlink", ...DAYS]);

/** One item as it is read. */
interface Item {
	base: string;
	/** Text of its elements; the first of a name counts. */
	fields: Map<string, string>;
	/** Addresses of Atom's `<link>` that lead to the article. */
	hrefs: string[];
	/** Whether its `<guid>` is an address. */
	isPermaLink: boolean;
}

/** An address against one that was stated, which may be none. */
function resolved(href: string, base: string): string {
	return URL.canParse(href, base) ? new URL(href, base).href : base;
}

function linkOf({ fields, hrefs, base, isPermaLink }: Item): string | null {
	const guid = fields.get("guid") ?? "";
	const candidates = [
		// The address before a counting service took its place.
		fields.get("feedburner:origlink"),
		...hrefs,
		fields.get("link"),
		isPermaLink && /^https?:/i.test(guid.trim()) ? guid : undefined,
		/^https?:/i.test(fields.get("id")?.trim() ?? "") ? fields.get("id") : undefined,
	];
	for (const candidate of candidates) {
		const link = candidate?.trim() ? normaliseUrl(textOfHtml(candidate), base) : null;
		if (link !== null) return link;
	}
	return null;
}

function toLink(item: Item, now: Date, order: DateOrder | undefined): Link | null {
	const url = linkOf(item);
	if (url === null) return null;
	const title = cleanLine(textOfHtml(item.fields.get("title") ?? "").replace(/\s+/g, " ")).slice(0, LONGEST_TITLE);
	const days = DAYS.flatMap((name) => feedDay(item.fields.get(name) ?? "", now, order) ?? []);
	return { url, title: title.replace(/[\ud800-\udbff]$/, "") || null, published: days[0] ?? null };
}

/**
 * Reads the items of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, each address once. A page in HTML gives nothing, and
 * of a broken feed what can be read.
 *
 * @param url address of the feed, against which relative links are read.
 */
export function readFeed(
	xml: string,
	{ url, now, order }: { url: string; now: Date; order?: DateOrder | undefined },
): Link[] {
	const found = new Map<string, Link>();
	let item: Item | null = null;
	/** Elements open within the item, the innermost last. */
	let open: string[] = [];
	let base = url;
	/** The field whose text comes now. */
	let field: string | null = null;
	let link: Record<string, string> = {};

	const finish = (): void => {
		const done = item && toLink(item, now, order);
		if (done && !found.has(done.url)) found.set(done.url, done);
		item = null;
		open = [];
	};
	/** Under what the text of an element of the item is kept; days whatever their prefix, `dc:date`, `a10:updated`. */
	const fieldOf = (name: string): string | null => {
		const local = name.slice(name.indexOf(":") + 1);
		const key = DAYS.includes(local) ? local : name;
		return FIELDS.has(key) && !item?.fields.has(key) ? key : null;
	};

	readXml([xml], ROOTS, {
		isFull: () => found.size >= MOST_ITEMS,
		open(name) {
			if (ITEMS.has(name)) {
				// An item that was not closed ends where the next one begins.
				if (item) finish();
				item = { base, fields: new Map(), hrefs: [], isPermaLink: true };
			} else if (item) open.push(name);
			if (open.length > 1) return;
			field = open.length === 1 ? fieldOf(name) : null;
			link = {};
		},
		attribute(name, value) {
			if (value.length > LONGEST_FIELD) return;
			if (name === "xml:base" && item && open.length === 0) item.base = resolved(value, base);
			else if (name === "xml:base" && !item) base = resolved(value, base);
			if (!item || open.length !== 1) return;
			if (open[0] === "link") link[name] = value;
			if (open[0] === "guid" && name === "ispermalink") item.isPermaLink = value !== "false";
		},
		text(text) {
			if (!item || field === null) return;
			const before = item.fields.get(field) ?? "";
			if (before.length < LONGEST_FIELD) item.fields.set(field, before + text.slice(0, LONGEST_FIELD));
		},
		close(name) {
			if (!item) return;
			if (open.length === 0) return ITEMS.has(name) ? finish() : undefined;
			if (open.length === 1 && name === "link" && link.href && /^(?:alternate)?$/i.test(link.rel ?? ""))
				item.hrefs[/html/i.test(link.type ?? "html") ? "unshift" : "push"](link.href);
			open.pop();
			if (open.length === 0) field = null;
		},
	});
	finish();
	return [...found.values()];
}
