import type { Response } from "express";
import type { VNode } from "preact";
import { render } from "preact-render-to-string";

/** Sends a page. */
export function sendPage(res: Response, page: VNode): void {
	res.type("html").send(`<!doctype html>${render(page)}`);
}
