import { createHash, randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import type { Store } from "../data/store/port.ts";
import { AppError } from "../model/errors.ts";
import type { Log } from "../model/log.ts";

/** Longest path and longest address with its query, in characters; the server refuses headers over 64 KiB anyway. */
const MAX_PATH = 1024;
const MAX_URL = 60_000;

/** Gives each request an id, its own or the one a proxy gave it, and logs how it ended. */
export function requestLog(log: Log): RequestHandler {
	return (req, res, next) => {
		const given = req.get("x-request-id");
		const requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
		const began = performance.now();
		res.locals.requestId = requestId;
		res.set("X-Request-Id", requestId);
		res.once("finish", () => {
			const ms = Math.round(performance.now() - began);
			log.debug("http.request", { requestId, method: req.method, url: req.originalUrl, status: res.statusCode, ms });
		});
		next();
	};
}

/** Refuses addresses that no page has. */
export const refuse: RequestHandler = (req, _res, next) => {
	const { originalUrl, path } = req;
	if (originalUrl.length > MAX_URL || path.length > MAX_PATH)
		throw new AppError("bad_request", "The address is too long.", { remedy: "Shorten it." });
	// Throws URIError for bad escapes, before a route or the static files see them.
	if (decodeURIComponent(path).includes("\0"))
		throw new AppError("bad_request", "The address has a NUL in it.", { remedy: "Correct the address." });
	next();
};

/**
 * Answers 304 where the client has what the data would give again. The tag is made of the data's version, the
 * address, and what renders it, so it is known before anything is looked up.
 */
export function conditional(store: Store, rendering: string): RequestHandler {
	return async (req, res, next) => {
		if (req.method !== "GET" && req.method !== "HEAD") return next();
		const version = await store.dataVersion();
		const tag = createHash("sha256").update(`${version} ${rendering} ${req.originalUrl}`).digest("base64url");
		res.set("ETag", `W/"${tag.slice(0, 22)}"`);
		res.set("Cache-Control", "public, max-age=60");
		if (has(req.get("if-none-match"), tag.slice(0, 22))) return void res.status(304).end();
		next();
	};
}

/**
 * Whether the client named the tag. Express's own test says no to any request with `Cache-Control: no-cache`, which
 * `fetch` adds by itself as soon as a program sets If-None-Match.
 */
const has = (named: string | undefined, tag: string): boolean =>
	named?.split(",").some((one) => one.trim().replace(/^W\//, "") === `"${tag}"`) === true;

/** Lets pages of other sites read what is meant for programs. */
export const openToAll: RequestHandler = (req, res, next) => {
	if (req.path.startsWith("/api/") || req.path.endsWith(".json")) res.set("Access-Control-Allow-Origin", "*");
	next();
};
