import express, { Router } from "express";
import type { CitationContext } from "../../citation/index.ts";
import { ExtractBody } from "../../model/api.ts";
import { AppError } from "../../model/errors.ts";
import { closeMethods } from "../methods.ts";
import { parse } from "../parse.ts";

/** Finds the citations in a text: the same as the command `extract`. */
export type Extract = (text: string, context: CitationContext) => readonly object[] | Promise<readonly object[]>;

/** Longest body, in bytes. */
const LIMIT = 256 * 1024;

/** `POST /api/v1/extract`; nothing of it is stored. */
export function extractRoutes(extract: Extract): Router {
	const router = Router();
	router.post(
		"/extract",
		express.text({ type: "text/plain", limit: LIMIT }),
		express.json({ limit: LIMIT }),
		async (req, res) => {
			if (!req.is("text/plain") && !req.is("application/json"))
				throw new AppError("bad_request", "The body is neither text/plain nor application/json.", {
					remedy: "Send the text as text/plain, or {text, context} as application/json.",
				});
			const sent: unknown = typeof req.body === "string" ? { text: req.body } : (req.body ?? { text: "" });
			const { text, context } = parse(ExtractBody, sent);
			res.set("Cache-Control", "no-store").json({ citations: await extract(text, context ?? {}) });
		},
	);
	closeMethods(router);
	return router;
}
