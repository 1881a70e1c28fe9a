import { hash, randomUUID } from "node:crypto";
import compression from "compression";
import type { RequestHandler } from "express";
import type { Store } from "../data/store/port.ts";
import { dayOf } from "../model/dates.ts";
import { AppError } from "../model/errors.ts";
import type { Log } from "../model/log.ts";

/** Longest path and longest address with its query, in characters; the server refuses headers over 64 KiB anyway. */
const MAX_PATH = 1024;
const MAX_URL = 60_000;

/** Headers of an answer that a page of another site may read. */
const READABLE = [
	"Content-Disposition",
	"ETag",
	"Link",
	"RateLimit",
	"RateLimit-Policy",
	"Retry-After",
	"X-Request-Id",
];

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

/** What has one address for both languages. */
const WITHOUT_LANGUAGE =
	/^\/(api|admin|assets|en)(\/|$)|^\/(healthz|readyz|metrics|openapi\.json|opensearch\.xml|robots\.txt)$|^\/sitemap/i;

/** Has a page under `/en` answer in English: the rest of the server sees the address without it. */
export const languages: RequestHandler = (req, res, next) => {
	const rest = /^\/en(?=[/?]|$)(.*)$/s.exec(req.url)?.[1];
	if (rest === undefined) return next();
	const url = rest.startsWith("/") ? rest : `/${rest}`;
	if (WITHOUT_LANGUAGE.test(url.replace(/\?.*$/s, ""))) return next();
	req.url = url;
	res.locals.lang = "en";
	next();
};

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
 * address, what renders it and the day, by which anniversaries are told, so it is known before anything is looked up.
 */
export function conditional(store: Store, rendering: string): RequestHandler {
	const today = eachMinute(() => dayOf(new Date()));
	return async (req, res, next) => {
		if (req.method !== "GET" && req.method !== "HEAD") return next();
		const version = await store.dataVersion();
		const what = `${version} ${rendering} ${today()} ${req.originalUrl}`;
		const tag = hash("sha256", what, "base64url").slice(0, 22);
		res.set("ETag", `W/"${tag}"`);
		res.set("Cache-Control", "public, max-age=60");
		if (has(req.get("if-none-match"), tag)) return void res.status(304).end();
		next();
	};
}

/** What is dear to work out for each request, and may be a minute old. */
function eachMinute<T>(work: () => T): () => T {
	let known: { value: T; until: number } | null = null;
	return () => {
		const now = performance.now();
		if (known === null || now >= known.until) known = { value: work(), until: now + 60_000 };
		return known.value;
	};
}

/**
 * Whether the client named the tag. Express's own test says no to any request with `Cache-Control: no-cache`, which
 * `fetch` adds by itself as soon as a program sets If-None-Match.
 */
const has = (named: string | undefined, tag: string): boolean =>
	named?.split(",").some((one) => one.trim().replace(/^W\//, "") === `"${tag}"`) === true;

/** Whether an address gives data to programs rather than a page to people. */
export const forPrograms = (path: string): boolean =>
	/^\/(api\/|healthz|readyz|metrics)|\.(json|jsonl|csv|ris|bib|atom|zip)$/.test(path);

/** Lets pages of other sites read what is meant for programs, with the headers that say how to go on. */
export const openToAll: RequestHandler = (req, res, next) => {
	if (forPrograms(req.path))
		res.set({ "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": READABLE.join(", ") });
	next();
};

/** Compresses what is text, also where the packages' own list of types does not know it for one. */
export const compressed: RequestHandler = (req, res, next) => {
	if (req.headers["accept-encoding"] !== undefined) return void compress(req, res, next);
	// The same for whoever keeps the answer, without what it costs to get ready.
	res.vary("Accept-Encoding");
	next();
};

const compress = compression({
	filter: (req, res) =>
		/^application\/(x-ndjson|jsonl|x-research-info-systems|x-bibtex)/.test(String(res.getHeader("Content-Type"))) ||
		compression.filter(req, res),
});
