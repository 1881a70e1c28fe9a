import { Router } from "express";
import type { CitationContext } from "../../citation/index.ts";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { sentText, textBody } from "../text-body.ts";

/** Finds the citations in a text: the same as the command `extract`. */
export type Extract = (text: string, context: CitationContext) => Extracted | Promise<Extracted>;

/** The citations of a text, and what the text itself does to the documents it cites. */
export interface Extracted {
	citations: readonly object[];
	relations: readonly object[];
}

/** `POST /api/v1/extract`; nothing of it is stored. */
export function extractRoutes(extract: Extract, site: Context): Router {
	const router = Router();
	router.post("/extract", ...textBody, async (req, res) => {
		const { text, context } = sentText(req, site);
		res.set("Cache-Control", "no-store").json(await extract(text, context ?? {}));
	});
	closeMethods(router);
	return router;
}
