import type { CheerioAPI } from "cheerio";
import { childrenOf, isElement, type PageElement, type PageNode } from "../article/tree.ts";
import type { Postback } from "../pages.ts";
import { normaliseUrl } from "../urls.ts";
import { isSwitchedOff } from "./target.ts";

/** A form with more is none of a listing. `__VIEWSTATE` alone may be a megabyte. */
const MOST_FIELDS = 300;
const MOST_CHARACTERS = 4 * 1024 * 1024;
const LONGEST_SCRIPT = 4000;

const STRING = String.raw`(?:"((?:[^"\\]|\\.){0,500})"|'((?:[^'\\]|\\.){0,500})')`;
/** `__doPostBack('ctl00$pager','Page$2')`, and the longer form where the page has validators. */
const EVENT = new RegExp(
	String.raw`(?:__doPostBack|WebForm_PostBackOptions)\s{0,9}\(\s{0,9}${STRING}\s{0,9},\s{0,9}${STRING}`,
);

/** What a click sends: an event, or a button's own fields. */
interface Click {
	target: string;
	argument: string;
	own: [string, string][];
}

/** A string of a script as it is meant: `\'` is a quote. */
const meant = (text: string): string =>
	text
		.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2}))/gi, (_, u: string, x: string) =>
			String.fromCharCode(Number.parseInt(u ?? x, 16)),
		)
		.replace(/\\(.)/g, "$1");

function eventOf(script: string | undefined): Click | null {
	const match = EVENT.exec((script ?? "").slice(0, LONGEST_SCRIPT));
	if (!match) return null;
	return { target: meant(match[1] ?? match[2] ?? ""), argument: meant(match[3] ?? match[4] ?? ""), own: [] };
}

/** What a click on an element sends; null where it sends nothing back. */
function clickOf(element: PageElement): Click | null {
	const { name, attribs } = element;
	const event = eventOf(attribs.href) ?? eventOf(attribs.onclick);
	if (event) return event;
	const type = (attribs.type ?? (name === "button" ? "submit" : "")).toLowerCase();
	if ((name !== "input" && name !== "button") || !attribs.name) return null;
	if (type === "submit") return { target: "", argument: "", own: [[attribs.name, attribs.value ?? ""]] };
	if (type !== "image") return null;
	const own: [string, string][] = ["x", "y"].map((axis) => [`${attribs.name}.${axis}`, "1"]);
	return { target: "", argument: "", own };
}

/** The first click within an element that is not switched off. */
function clickWithin(node: PageNode): { click: Click; element: PageElement } | null {
	if (!isElement(node) || isSwitchedOff(node)) return null;
	const click = clickOf(node);
	if (click) return { click, element: node };
	for (const child of childrenOf(node)) {
		const found = clickWithin(child);
		if (found) return found;
	}
	return null;
}

function selectValue($: CheerioAPI, select: PageElement): string | null {
	const options = $(select).find("option:not([disabled])");
	const chosen = options.filter("[selected]").last();
	const option = chosen.length > 0 ? chosen : "multiple" in select.attribs ? chosen : options.first();
	return option.length === 0 ? null : (option.attr("value") ?? option.text().trim());
}

/** What a control of a form sends, null where nothing. */
function sent($: CheerioAPI, control: PageElement): string | null {
	const { name, attribs } = control;
	if (!attribs.name || attribs.disabled !== undefined) return null;
	if (name === "select") return selectValue($, control);
	if (name === "textarea") return $(control).text();
	const type = (attribs.type ?? "text").toLowerCase();
	if (/^(?:submit|button|image|reset|file)$/.test(type)) return null;
	if (type === "checkbox" || type === "radio") return attribs.checked === undefined ? null : (attribs.value ?? "on");
	return attribs.value ?? "";
}

/**
 * What a WebForms page wants sent back to turn to its next page: all fields of the form, as a browser would send them
 * after a click on what the selector finds.
 *
 * @param url address of the page; `base` is what its addresses are relative to.
 * @returns null where there is no such link or it is switched off, as on the last page, and for a form too large.
 */
export function postbackOf($: CheerioAPI, selector: string, url: string, base: string): Postback | null {
	const element = $(selector).get(0) as PageElement | undefined;
	const found = element ? clickWithin(element) : null;
	if (!found) return null;
	const around = $(found.element).closest("form");
	const form = around.length > 0 ? around : $("input[name=__VIEWSTATE]").first().closest("form");
	if (form.length === 0) return null;
	const stated = form.attr("action")?.trim() ?? "";
	if (normaliseUrl(stated, base) === null) return null;
	// Not in one form: a session id in it belongs to the fields.
	const action = stated === "" ? url : new URL(stated, base).href;
	const controls = form.find("input, select, textarea").toArray() as PageElement[];
	const fields = new Map<string, string>();
	let characters = 0;
	for (const control of controls) {
		const value = sent($, control);
		if (value === null) continue;
		const name = control.attribs.name ?? "";
		characters += name.length + value.length;
		fields.set(name, value);
		if (fields.size > MOST_FIELDS || characters > MOST_CHARACTERS) return null;
	}
	const { target, argument, own } = found.click;
	fields.set("__EVENTTARGET", target);
	fields.set("__EVENTARGUMENT", argument);
	for (const [name, value] of own) fields.set(name, value);
	return { action, fields: Object.fromEntries(fields) };
}
