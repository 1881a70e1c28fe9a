import type { Request } from "express";
import type { Limits } from "../data/store/port.ts";

/** Longest work of one search in milliseconds; what it has found till then is the answer. */
export const MOST_MS = 800;

/** Raised when the client goes away. */
export function goneSignal(req: Request): AbortSignal {
	const gone = new AbortController();
	req.res?.once("close", () => gone.abort());
	return gone.signal;
}

/** The bounds of a request's searches: a time, and the client still being there. */
export const limitsOf = (req: Request): Limits => ({ ms: MOST_MS, signal: goneSignal(req) });
