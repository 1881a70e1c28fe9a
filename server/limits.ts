import type { Request } from "express";
import type { Limits } from "../data/store/port.ts";

/** Longest work of the searches of one request in milliseconds; what they have found till then is the answer. */
export const MOST_MS = 800;
/** What each of them may take all the same, however long those before it took: nearly all need less. */
const LEAST_MS = 200;

/** Raised when the client goes away. */
export function goneSignal(req: Request): AbortSignal {
	const gone = new AbortController();
	req.res?.once("close", () => gone.abort());
	return gone.signal;
}

/** The bounds of a request's searches: a time that they share, and the client still being there. */
export function limitsOf(req: Request): Limits {
	const until = performance.now() + MOST_MS;
	return {
		// Read when a search is given out, so that each gets what those before it left.
		get ms() {
			return Math.max(LEAST_MS, until - performance.now());
		},
		signal: goneSignal(req),
	};
}
