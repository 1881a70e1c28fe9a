import { Router } from "express";
import { type QueryReply, ReadQuery } from "../../model/api.ts";
import { SPEECH } from "../../web/language.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { parse } from "../parse.ts";
import { composed, readForBuilder, sourceIds } from "../search/builder.ts";

/** `/api/v1/query`: how a search text is read, and the text that controls of a form make; the builder's script asks it. */
export function queryRoutes(context: Context): Router {
	const { catalogue } = context;
	const router = Router();
	router.get("/query", async (req, res) => {
		const { q, lang, ...texts } = parse(ReadQuery, req.query);
		await catalogue.refresh();
		const text = Object.values(texts).some(Boolean) ? composed(catalogue, q, texts) : q;
		const reply: QueryReply = readForBuilder(catalogue, catalogue.read(text), await sourceIds(context), SPEECH[lang]);
		res.json(reply);
	});
	closeMethods(router);
	return router;
}
