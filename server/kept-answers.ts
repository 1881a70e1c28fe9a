import type { RequestHandler } from "express";
import { LRUCache } from "lru-cache";
import { MOST_MS } from "./limits.ts";
import { originOf } from "./origin.ts";

/** Characters that are kept in all, of which each takes two bytes at most, and of one answer. */
const MOST_KEPT = 6 * 1024 * 1024;
const LONGEST = 256 * 1024;
/** As long as `Cache-Control` lets others keep it, in milliseconds. */
const KEPT_MS = 60_000;

interface Answer {
	type: string;
	body: string;
}

/**
 * Gives an answer again as it was given a moment ago. To stand behind the middleware that makes the ETag: where that is
 * the same, so is the answer, but for the address of the site that it may name. What took so long that it may have been
 * cut short is not kept, nor what was made for a client that had gone, nor what is streamed.
 */
export function keptAnswers(): RequestHandler {
	const kept = new LRUCache<string, Answer>({
		maxSize: MOST_KEPT,
		maxEntrySize: LONGEST,
		sizeCalculation: ({ body }, key) => body.length + key.length,
		ttl: KEPT_MS,
	});
	return (req, res, next) => {
		if (req.method !== "GET" && req.method !== "HEAD") return next();
		const key = `${res.get("ETag")} ${originOf(req)}`;
		const found = kept.get(key);
		if (found) return void res.set("Content-Type", found.type).send(found.body);
		const began = performance.now();
		const send = res.send.bind(res);
		res.send = (body) => {
			const type = res.get("Content-Type");
			const whole = performance.now() - began < MOST_MS / 2 && !req.socket.destroyed;
			if (typeof body === "string" && type && res.statusCode === 200 && whole) kept.set(key, { type, body });
			return send(body);
		};
		next();
	};
}
