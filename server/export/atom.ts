import { Feed } from "feed";
import { safeHref } from "../../web/links.ts";

/** Entries of a feed. */
export const FEED_LENGTH = 50;
/** Sentences shown of one report. */
const SENTENCES = 5;

/** A stretch of text with the parts of it that are marked. */
export interface Passage {
	text: string;
	marks: readonly { start: number; end: number }[];
}

/** A directive or report in a feed. */
export interface FeedEntry {
	/** Path on this site. */
	path: string;
	title: string;
	/** When the index first held it, as an instant. */
	updated: string;
	/** Day of publication, null where unknown. */
	published: string | null;
	/** What it says that matters here: the citing sentences, the words found. */
	passages: readonly Passage[];
	/** Address of the original. */
	original: string | null;
}

/** What a feed is of. */
export interface FeedHead {
	title: string;
	/** `https://trichdan.example`, the path of the feed with its query, and that of the page it belongs to. */
	origin: string;
	self: string;
	page: string;
	/** Stands for a feed without entries. */
	updated: string;
}

/**
 * Ids outlive the address that the site is served at, and a reader that has seen one does not show it again: they are
 * made of the path, which no other document or report ever gets (RFC 4151).
 */
const idOf = (path: string): string => `tag:trichdan,2026:${path}`;

/** What XML 1.0 has no place for. */
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const clean = (text: string): string => text.replace(NO_XML, "");

const HTML: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** With `>` escaped too, nothing ends the CDATA that the text comes into. */
const html = (text: string): string => clean(text).replace(/[&<>"]/g, (mark) => HTML[mark] ?? mark);

function passageHtml({ text, marks }: Passage): string {
	let at = 0;
	let out = "";
	for (const { start, end } of marks) {
		out += `${html(text.slice(at, start))}<mark>${html(text.slice(start, end))}</mark>`;
		at = end;
	}
	return `<blockquote>${out}${html(text.slice(at))}</blockquote>`;
}

function contentOf({ passages, original }: FeedEntry): string {
	const shown = passages.slice(0, SENTENCES).map(passageHtml).join("");
	const further = passages.length - SENTENCES;
	const rest = further > 0 ? `<p>và ${further} câu khác</p>` : "";
	const href = safeHref(original);
	return shown + rest + (href === undefined ? "" : `<p><a href="${html(href)}">Bản gốc</a></p>`);
}

/** The instant at which a day of Vietnam begins; of a month or year its first. */
export const dayBegins = (date: string): Date => new Date(`${date}${"-01-01".slice(date.length - 4)}T00:00:00+07:00`);

/** An Atom feed (RFC 4287). Titles are in HTML, since they may hold anything. */
export function atom({ title, origin, self, page, updated }: FeedHead, entries: readonly FeedEntry[]): string {
	const newest =
		entries
			.map((entry) => entry.updated)
			.toSorted()
			.at(-1) ?? updated;
	const feed = new Feed({
		id: idOf(self),
		title: clean(title),
		updated: new Date(newest),
		link: origin + page,
		feed: origin + self,
		author: { name: "trichdan", link: origin },
		generator: "trichdan",
	});
	for (const entry of entries)
		feed.addItem({
			id: idOf(entry.path),
			title: html(entry.title),
			link: origin + entry.path,
			date: new Date(entry.updated),
			...(entry.published === null ? {} : { published: dayBegins(entry.published) }),
			content: contentOf(entry),
		});
	return feed.atom1();
}
