import express, { type Request, type RequestHandler } from "express";
import type { AuthorityData } from "../citation/index.ts";
import { ExtractBody } from "../model/api.ts";
import { AppError } from "../model/errors.ts";
import { provinceFault } from "../model/near.ts";
import { BadParameter, parse } from "./parse.ts";

const SHAPE = 'Send {"text": "…", "context": {…}}, or the text alone as text/plain.';

/** Longest text that is read, in bytes. */
export const TEXT_LIMIT = 256 * 1024;

/** Reads the body of a request that sends a text: alone as `text/plain`, or with its context as JSON. */
export const textBody: RequestHandler[] = [
	express.text({ type: "text/plain", limit: TEXT_LIMIT }),
	// Not strict: `null` or a text in quotation marks is JSON, only not of the shape that is wanted.
	express.json({ limit: TEXT_LIMIT, strict: false }),
];

/**
 * The text that was sent, behind {@link textBody}.
 *
 * @throws AppError `unsupported_type` where the body is of another type, `bad_request` where it is of another shape or
 *   names no province of the tables.
 */
export function sentText(req: Request, { provinces }: Pick<AuthorityData, "provinces">): ExtractBody {
	const plain = req.is("text/plain");
	if (!plain && !req.is("application/json"))
		throw new AppError("unsupported_type", "The body is neither text/plain nor application/json.", {
			remedy: "Send the text as text/plain, or {text, context} as application/json.",
		});
	const given: unknown = req.body;
	const sent: unknown = plain ? { text: typeof given === "string" ? given : "" } : given;
	if (typeof sent !== "object" || sent === null || Array.isArray(sent) || !("text" in sent))
		throw new AppError("bad_request", "The JSON body is no object with a text in it.", { remedy: SHAPE });
	if (typeof sent.text !== "string") throw new BadParameter("text", "is not a string", SHAPE);
	const body = parse(ExtractBody, sent);
	const { province } = body.context ?? {};
	const fault = province
		? provinceFault(
				province,
				provinces.map(({ slug }) => slug),
			)
		: null;
	if (fault) throw new BadParameter("context.province", fault.problem, fault.remedy);
	return body;
}
