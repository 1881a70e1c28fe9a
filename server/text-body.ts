import express, { type Request, type RequestHandler } from "express";
import { ExtractBody } from "../model/api.ts";
import { AppError } from "../model/errors.ts";
import { parse } from "./parse.ts";

/** Longest text that is read, in bytes. */
export const TEXT_LIMIT = 256 * 1024;

/** Reads the body of a request that sends a text: alone as `text/plain`, or with its context as JSON. */
export const textBody: RequestHandler[] = [
	express.text({ type: "text/plain", limit: TEXT_LIMIT }),
	express.json({ limit: TEXT_LIMIT }),
];

/**
 * The text that was sent, behind {@link textBody}.
 *
 * @throws AppError `bad_request` where the body is of another type or shape.
 */
export function sentText(req: Request): ExtractBody {
	if (!req.is("text/plain") && !req.is("application/json"))
		throw new AppError("bad_request", "The body is neither text/plain nor application/json.", {
			remedy: "Send the text as text/plain, or {text, context} as application/json.",
		});
	const sent: unknown = typeof req.body === "string" ? { text: req.body } : (req.body ?? { text: "" });
	return parse(ExtractBody, sent);
}
