import type { CheerioAPI } from "cheerio";
import { childrenOf, isElement, type PageElement, type PageNode } from "../article/tree.ts";

/** A longer text is none of a pager. */
export const LONGEST = 40;
/** Names of the part that a pager is. */
export const PAGER = /pag(?:e|ing|ination|inator)|phan-?trang/i;

const MOST_NODES = 60;
const MOST_SELECTORS = 12;
const LONGEST_NAME = 300;
const NEXT_NAME = /next|sau$|tiep/i;
/** What a selector can say without escapes. */
const PLAIN_NAME = /^[a-z][\w-]*$/i;
/** The control that `__doPostBack('ctl00$x$lbtnNext','')` is sent for, also in the longer form of pages with validators. */
const TARGET = /(?:__doPostBack|WebForm_PostBackOptions)\s{0,9}\(\s{0,9}(?:"([^"'\\]{1,300})"|'([^"'\\]{1,300})')/;

/** The element and the three around it. */
export function around(element: PageElement): PageElement[] {
	const found = [element];
	for (let at = element.parent as PageNode | null; found.length < 4 && at !== null && isElement(at); ) {
		found.push(at);
		at = at.parent as PageNode | null;
	}
	return found;
}

/** What is written within an element, and what its first picture stands for; neither of one that holds a whole page. */
export function within(element: PageElement): { text: string; alt: string | null } {
	let nodes = 0;
	let text = "";
	let alt: string | null = null;
	const walk = (node: PageNode): void => {
		if (++nodes > MOST_NODES || text.length > LONGEST * 5) return;
		if (node.type === "text") text += node.data.slice(0, LONGEST * 6);
		if (!isElement(node)) return;
		if (node.name === "img") alt ??= node.attribs.alt ?? null;
		for (const child of childrenOf(node)) walk(child);
	};
	walk(element);
	return nodes > MOST_NODES || text.length > LONGEST * 5 ? { text: "", alt: null } : { text: text.trim(), alt };
}

/** A text between the quotes of a selector. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;

/** Ids that count what stands before them are another on the next page: `rpt_ctl07_lnk`. */
const isCounted = (id: string): boolean => /(?!^)ctl\d+|_\d+(?:_|$)/.test(id);

const classesOf = ({ attribs }: PageElement): string[] =>
	(attribs.class ?? "")
		.slice(0, LONGEST_NAME)
		.split(/\s+/)
		.filter((name) => PLAIN_NAME.test(name));

/** What tells a WebForms link from others: where its script stands, and the last part of the control that it names. */
function postbackOf({ attribs }: PageElement): { script: string; control: string } | null {
	for (const key of ["href", "onclick"]) {
		const match = TARGET.exec((attribs[key] ?? "").slice(0, 4000));
		if (match) return { script: `[${key}*='PostBack']`, control: (match[1] ?? match[2] ?? "").split("$").at(-1) ?? "" };
	}
	return null;
}

/** Selectors that may find an element, those first that find its like on the next page, too. */
function selectorsOf(element: PageElement): string[] {
	const { name, attribs } = element;
	const id = (attribs.id ?? "").slice(0, LONGEST_NAME);
	const byId = id === "" ? [] : [PLAIN_NAME.test(id) ? `#${id}` : `${name}[id=${quoted(id)}]`];
	const { script, control } = postbackOf(element) ?? { script: "", control: "" };
	const { text, alt } = within(element);
	const scope = around(element)
		.slice(1)
		.flatMap(classesOf)
		.find((one) => PAGER.test(one));
	const inPager = (selector: string): string[] => [...(scope ? [`.${scope} ${selector}`] : []), selector];
	const byValue = (key: string): string[] => {
		const value = attribs[key] ?? "";
		return value === "" || value.length > LONGEST ? [] : [`${name}[${key}=${quoted(value)}]`];
	};
	return [
		...(/(?:^|\s)next(?:\s|$)/i.test(attribs.rel ?? "") ? [`${name}[rel~='next' i]`] : []),
		...(isCounted(id) ? [] : byId),
		...(NEXT_NAME.test(control) && /^\w+$/.test(control) && script.startsWith("[href")
			? [`${name}[href*=${quoted(control)}]`]
			: []),
		...classesOf(element)
			.filter((one) => NEXT_NAME.test(one))
			.slice(0, 2)
			.flatMap((one) => inPager(`${name}.${one}`)),
		...(text !== "" && text.length <= LONGEST ? inPager(`${name}${script}:contains(${quoted(text)})`) : []),
		...["title", "aria-label", "value"].flatMap(byValue),
		...(alt !== null && alt.length <= LONGEST ? [`${name}:has(img[alt=${quoted(alt)}])`] : []),
		...byId,
	].slice(0, MOST_SELECTORS);
}

/** A CSS selector that finds an element of a pager before anything else of the page; null where none does. */
export function selectorOf($: CheerioAPI, element: PageElement): string | null {
	const finds = (selector: string): boolean => {
		try {
			return $(selector).get(0) === element;
		} catch {
			// What a page writes into a name may be no selector.
			return false;
		}
	};
	return selectorsOf(element).find(finds) ?? null;
}
