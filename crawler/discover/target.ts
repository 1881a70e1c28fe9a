import { childrenOf, isElement, type PageElement, type PageNode } from "../article/tree.ts";

/** Scripts that lead to an address: `location.href='…'`, `window.open('…')`, `location.replace("…")`. */
const SCRIPTED =
	/(?:\blocation(?:\.href)?\s{0,9}=|\blocation\.(?:assign|replace)\s{0,9}\(|\bopen\s{0,9}\()\s{0,9}["']([^"']{1,2000})["']/i;
const LONGEST_SCRIPT = 4000;
/** Addresses of other kinds than pages: they need no look. */
const NO_ADDRESS = /^\s*(?:#|$|(?:mailto|tel|data|about|blob|zalo|sms|callto|skype):)/i;

const scripted = (code: string | undefined): string | null =>
	SCRIPTED.exec((code ?? "").slice(0, LONGEST_SCRIPT))?.[1] ?? null;

/**
 * What an element leads to when it is clicked, as it is written: its `href`, the address in a script of it, its
 * `data-href`. Null where it leads nowhere.
 */
export function targetOf({ name, attribs }: PageElement): string | null {
	const { href } = attribs;
	if (href !== undefined && (name === "a" || name === "area" || name === "link")) {
		const isScript = /^\s*javascript:/i.test(href.slice(0, 100));
		if (!isScript && !NO_ADDRESS.test(href)) return href;
		const inScript = isScript ? scripted(href) : null;
		if (inScript !== null) return inScript;
	}
	return attribs["data-href"]?.trim() || scripted(attribs.onclick);
}

/** What an element or the first one within it leads to. */
export function targetWithin(node: PageNode): string | null {
	if (!isElement(node)) return null;
	const own = targetOf(node);
	if (own !== null) return own;
	for (const child of childrenOf(node)) {
		const target = targetWithin(child);
		if (target !== null) return target;
	}
	return null;
}

/** Whether a link of a pager is switched off, as on the last page, or is of the page that is shown. */
export function isSwitchedOff(element: PageElement): boolean {
	const isOff = ({ attribs }: PageElement): boolean =>
		attribs.disabled !== undefined ||
		attribs["aria-disabled"] === "true" ||
		attribs["aria-current"] === "page" ||
		/(?:^|\s)(?:disabled|aspnetdisabled|current)(?:\s|$)/i.test(attribs.class ?? "");
	const { parent } = element;
	// Most pagers mark the list item, not the link in it.
	return isOff(element) || (parent !== null && isElement(parent as PageNode) && isOff(parent as PageElement));
}
