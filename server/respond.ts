import type { Request, Response } from "express";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";

/** Sends a page. */
export function sendPage(res: Response, page: VNode): void {
	res.type("html").send(`<!doctype html>${render(page)}`);
}

/** Sends an address that another one stands for to that one, for good, with its query; true where it did. */
export function redirectTo(path: string, req: Request, res: Response): boolean {
	if (req.path === path) return false;
	const query = req.originalUrl.indexOf("?");
	res.redirect(301, query < 0 ? path : path + req.originalUrl.slice(query));
	return true;
}
