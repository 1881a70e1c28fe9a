import express, { type Request, type RequestHandler } from "express";
import { countCitations } from "../citation/index.ts";
import { ExtractBody } from "../model/api.ts";
import { AppError } from "../model/errors.ts";
import { provinceFault } from "../model/near.ts";
import type { Context } from "./context.ts";
import { BadParameter, parse } from "./parse.ts";

const SHAPE = 'Send {"text": "…", "context": {…}}, or the text alone as text/plain.';

/** Longest text that is read, in bytes. */
export const TEXT_LIMIT = 256 * 1024;

/**
 * Most citations of a text. What each is costs more than finding it, and a quarter of a megabyte of nothing but numbers
 * has thirty thousand; a page of a report has five.
 */
const MOST_CITATIONS = 2000;
/** A citation takes no less, in characters with what parts it from the next: one of a list of numbers. */
const SHORTEST_CITATION = 2;

/** A text is counted through in pieces of so many characters: one that is too dense shows it early. */
const PIECE = 32_768;

/** Whether a text holds more citations than are answered at once, give or take one where its pieces meet. */
export function hasTooMany(text: string, context: Context): boolean {
	if (text.length <= MOST_CITATIONS * SHORTEST_CITATION) return false;
	let count = 0;
	for (let at = 0; at < text.length && count <= MOST_CITATIONS; at += PIECE)
		count += countCitations(text.slice(at, at + PIECE), context.authority);
	return count > MOST_CITATIONS;
}

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
 *   names no province of the tables, `too_large` where it is made of citations.
 */
export function sentText(req: Request, context: Context): ExtractBody {
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
				context.names.provinces.map(({ slug }) => slug),
			)
		: null;
	if (fault) throw new BadParameter("context.province", fault.problem, fault.remedy);
	if (hasTooMany(body.text, context))
		throw new AppError("too_large", `The text has over ${MOST_CITATIONS} citations in it.`, {
			remedy: "Send the text in parts, or run `npx trichdan check` or `extract` on the whole.",
		});
	return body;
}
