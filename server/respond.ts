import type { Request, Response } from "express";
import { type ComponentType, h } from "preact";
import { render } from "preact-render-to-string";
import { type Lang, pathIn, SPEECH, Speaking, type Speech } from "../web/language.tsx";

/** In which language a request asks for its page; `languages` of the middleware has found it. */
const langOf = ({ locals }: Response): Lang => (locals.lang === "en" ? "en" : "vi");

/** The language that a request asks for, for words that are made outside a page. */
export const speechFor = (res: Response): Speech => SPEECH[langOf(res)];

/** Longest address that a page repeats, in characters: it stands in it twice, and a pasted paragraph would fill the page. */
const LONGEST_HERE = 2400;

/** Whether an address that a client asked for leads to this site where a page repeats it: `//` begins another host. */
export const isOfThisSite = (address: string): boolean => /^\/(?![/\\])/.test(address);

/** Where a page is, for the link to its like in the other language: of an address that is too long, what is not. */
const hereOf = ({ req }: Response): string =>
	[req.url, req.path].find((address) => address.length <= LONGEST_HERE && isOfThisSite(address)) ?? "/";

/** A component as HTML, in the language of the request. */
export function rendered<Props extends object>(res: Response, component: ComponentType<Props>, props: Props): string {
	const language = { ...speechFor(res), here: hereOf(res), at: new Date().toISOString() };
	return render(h(Speaking, { language, children: h(component, props) }));
}

/** Sends a page, in the language of the request. */
export function sendPage<Props extends object>(res: Response, page: ComponentType<Props>, props: Props): void {
	res.type("html").send(`<!doctype html>${rendered(res, page, props)}`);
}

/** Sends the reader on to another page, in the language of the request. */
export function redirect(res: Response, status: 301 | 302 | 303, path: string): void {
	res.redirect(status, pathIn(langOf(res), path));
}

/** Sends an address that another one stands for to that one, for good, with its query; true where it did. */
export function redirectTo(path: string, req: Request, res: Response): boolean {
	if (req.path === path) return false;
	const query = req.url.indexOf("?");
	redirect(res, 301, query < 0 ? path : path + req.url.slice(query));
	return true;
}
