import type { Request, RequestHandler, Response } from "express";
import { ipKeyGenerator, type Options, rateLimit } from "express-rate-limit";
import { AppError } from "../model/errors.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A text to be read costs as much as this many look-ups. */
const COST_OF_A_TEXT = 10;
/** Messages that one address may leave within an hour: as many as a whole office has to tell, and too few to fill the list. */
const MESSAGES = 30;

/**
 * How often one address may ask within a minute (an IPv6 client has a whole network, so it counts by that): each answer
 * tells what is left in `RateLimit`, and one too many is a 429 that says in `Retry-After` when to come again. Texts that
 * are sent have a count of their own, a tenth of that of reading, and messages of readers one by the hour. 0 is without limit.
 */
export function rateLimits(perMinute: number): Record<"sending" | "reading" | "messages", RequestHandler> {
	if (perMinute === 0) return { sending: unlimited, reading: unlimited, messages: unlimited };
	const sends = (method: string): boolean => method === "POST";
	return {
		sending: limited("send", Math.ceil(perMinute / COST_OF_A_TEXT), sends),
		reading: limited("read", perMinute, (method) => !sends(method)),
		messages: limited("message", MESSAGES, sends, { windowMs: HOUR_MS }),
	};
}

/** How often one address may try a wrong token within a minute, whatever the setting says. */
const ATTEMPTS = 20;

/**
 * Counts only wrong tokens, not what whoever has it gets wrong.
 *
 * @param known what a request is counted by in place of its address, or null.
 */
export const attemptLimit = (known: (req: Request, res: Response) => Promise<string | null>): RequestHandler =>
	limited("attempt", ATTEMPTS, () => true, {
		skipSuccessfulRequests: true,
		requestWasSuccessful: (_req, { statusCode }) => statusCode !== 401,
		keyGenerator: async (req, res) => (await known(req, res)) ?? ipKeyGenerator(req.ip ?? ""),
	});

const unlimited: RequestHandler = (_req, _res, next) => next();

function limited(
	identifier: string,
	limit: number,
	counts: (method: string) => boolean,
	more: Partial<Options> = {},
): RequestHandler {
	const span = more.windowMs === undefined ? "a minute" : "an hour";
	return rateLimit({
		windowMs: MINUTE_MS,
		...more,
		limit,
		identifier,
		standardHeaders: "draft-8",
		legacyHeaders: false,
		skip: ({ method }) => !counts(method),
		handler: (_req, _res, next) =>
			next(
				new AppError("too_many", `This address asked more than ${limit} times within ${span}.`, {
					remedy: "Wait as many seconds as Retry-After says; for very many rows take a download or a snapshot.",
				}),
			),
		// Its checks are of our set-up, which tests hold; one of them has any client write to the console by a header.
		validate: false,
	});
}
