import type { CheerioAPI } from "cheerio";
import { cleanLine } from "../article/lines.ts";
import type { PageElement } from "../article/tree.ts";
import { isSwitchedOff, targetOf } from "../discover/target.ts";
import { around, LONGEST, PAGER, selectorOf, within } from "./pager-selector.ts";

/** What looks like the way to a listing's next page. */
export interface PagerLink {
	/** Whether an address follows, a WebForms form, or a script of the site's own, which nobody here can run. */
	by: "next" | "postback" | "script";
	/** A CSS selector that finds it before anything else of the page; null where none does. */
	selector: string | null;
	/** What it says. */
	text: string;
}

/** More elements are not looked at, nor more ways told. */
const MOST_ELEMENTS = 5000;
const MOST_LINKS = 4;

/** What pagers say of the next page, the surest first; `»` and `>>` are the last page on some sites. */
const WORDS = [
	/^(?:trang (?:sau|tiếp|kế|tiếp theo|kế tiếp)|next(?: page)?)\s?[>›»→]{0,2}$/iu,
	/^(?:sau|tiếp|tiếp theo|kế tiếp)\s?[>›»→]{0,2}$/iu,
	/^[>›→]$/u,
	/^(?:>>|»)$/u,
];
/** Number of the page after the first: a pager, but nothing that finds the third page from the second. */
const SECOND = /^2$/;
/** Arrows of calendars and of pictures that take turns. */
const OTHER = /calendar|lich|carousel|slide|swiper|slick|owl|gallery|album|video|month|tháng|tuần/iu;
const POSTBACK = /__doPostBack|WebForm_(?:DoPostBack|PostBackOptions)/;

/** How an element is named, and what its script names; not its address, for a section may be one on calendars. */
function namesOf({ attribs }: PageElement): string {
	const names = ["id", "class", "title", "onclick"].map((key) => attribs[key] ?? "");
	const script = POSTBACK.test((attribs.href ?? "").slice(0, 300)) ? attribs.href : "";
	return [...names, script ?? ""].map((text) => text.slice(0, 300)).join(" ");
}

/** What an element says: its text, what its picture stands for, what it is called. */
function textsOf(element: PageElement): string[] {
	const { name, attribs } = element;
	const { text, alt } = within(element);
	const said = [name === "input" ? attribs.value : text, attribs.title, attribs["aria-label"], alt];
	return said.flatMap((one) => {
		const line = cleanLine((one ?? "").slice(0, 200).replace(/\s+/g, " ")).normalize("NFC");
		return line === "" || line.length > LONGEST ? [] : [line];
	});
}

/** Place among the ways to the next page, 0 the surest; null where it is none. */
function rankOf(element: PageElement, texts: string[]): number | null {
	if (/(?:^|\s)next(?:\s|$)/i.test(element.attribs.rel ?? "")) return 0;
	const ranks = texts.map((text) => WORDS.findIndex((words) => words.test(text))).filter((rank) => rank >= 0);
	return ranks.length > 0 ? Math.min(...ranks) + 1 : null;
}

function byOf(element: PageElement): PagerLink["by"] {
	const { name, attribs } = element;
	if (POSTBACK.test(`${attribs.href ?? ""} ${attribs.onclick ?? ""}`.slice(0, 4000))) return "postback";
	if (targetOf(element) !== null) return "next";
	const type = (attribs.type ?? (name === "button" ? "submit" : "")).toLowerCase();
	return name !== "a" && /^(?:submit|image)$/.test(type) && attribs.name ? "postback" : "script";
}

/**
 * What of a page looks like the way to its next one, by what it says: `Trang sau`, `Tiếp`, `»`, or `rel=next`; the
 * surest first, a few at most. Where only numbers of pages are seen, that comes as `script` without a selector.
 */
export function pagerLinks($: CheerioAPI): PagerLink[] {
	const elements = (
		$(
			"a, link[rel][href], button, input[type=submit], input[type=image], input[type=button]",
		).toArray() as PageElement[]
	).slice(0, MOST_ELEMENTS);
	const found: { rank: number; element: PageElement; text: string }[] = [];
	let numbered: PagerLink | null = null;
	for (const element of elements) {
		const texts = textsOf(element);
		const rank = rankOf(element, texts);
		const isSecond = rank === null && texts.some((text) => SECOND.test(text));
		if ((rank === null && !isSecond) || isSwitchedOff(element)) continue;
		const near = around(element).map(namesOf).join(" ");
		const saysPage = texts.some((text) => /^trang /iu.test(text));
		if (OTHER.test(near) && !saysPage) continue;
		const isMarked = PAGER.test(near) || POSTBACK.test(namesOf(element));
		const text = texts[0] ?? "rel=next";
		// Arrows and "Next" with a script of their own turn pictures more often than pages.
		const isBelieved = isMarked || byOf(element) !== "script" || saysPage;
		if (rank !== null && isBelieved) found.push({ rank: rank + (isMarked ? 0 : 0.5), element, text });
		else if (isSecond && isMarked) numbered = { by: "script", selector: null, text };
	}
	const links = found
		.sort((a, b) => a.rank - b.rank)
		.slice(0, MOST_LINKS)
		.map(({ element, text }) => ({ by: byOf(element), selector: selectorOf($, element), text }));
	return links.length > 0 || numbered === null ? links : [numbered];
}
