import type { RequestHandler, Router } from "express";
import { AppError } from "../model/errors.ts";

/** A method that the address does not take, with those that it does. */
export class WrongMethod extends AppError {
	readonly allow: string;

	constructor(method: string, allow: string) {
		super("bad_request", `This address does not take ${method}.`, { remedy: `Use ${allow}.` });
		this.allow = allow;
	}
}

/** How long a browser may keep the answer to its preflight, in seconds. */
const PREFLIGHT_AGE = 86_400;

/**
 * Answers what is asked of the routes of a router by any other method: 405 with the methods that there are, and
 * OPTIONS with the same list. To be called after the routes were added, for it goes by them.
 */
export function closeMethods(router: Router): void {
	const methods = new Map<string, Set<string>>();
	for (const { route } of router.stack) {
		if (!route) continue;
		const known = methods.get(route.path) ?? new Set<string>();
		for (const { method } of route.stack) known.add(method.toUpperCase());
		methods.set(route.path, known);
	}
	for (const [path, known] of methods) {
		if (known.has("GET")) known.add("HEAD");
		router.all(path, refuseOthers([...known, "OPTIONS"].join(", ")));
	}
}

/**
 * For a router whose addresses are closed by another behind it, {@link closeMethods}: leaves all but reading to that one,
 * which Express would answer here by the methods of this router alone.
 */
export const readsOnly: RequestHandler = (req, _res, next) =>
	req.method === "GET" || req.method === "HEAD" ? next() : next("router");

function refuseOthers(allow: string): RequestHandler {
	return (req, res) => {
		if (req.method !== "OPTIONS") throw new WrongMethod(req.method, allow);
		res.set("Allow", allow);
		// Where reading is open to all, a page of another site may ask first, to send If-None-Match say.
		if (res.get("Access-Control-Allow-Origin") !== undefined)
			res.set({
				"Access-Control-Allow-Methods": "GET, HEAD",
				"Access-Control-Allow-Headers": "*",
				"Access-Control-Max-Age": String(PREFLIGHT_AGE),
			});
		res.status(204).end();
	};
}
