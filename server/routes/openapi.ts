import { Router } from "express";
import type { OpenApi } from "../../model/openapi.ts";
import { DocsPage } from "../../web/pages/docs.tsx";
import { DocsTagPage } from "../../web/pages/docs-tag.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { openApi } from "../openapi/document.ts";
import { sendPage } from "../respond.ts";

/** `/openapi.json`, and `/docs` with the pages under it, the same for people to read. */
export function openApiRoutes(context: Context): Router {
	const router = Router();
	let made: OpenApi | null = null;
	// Made when the first asks: it takes as long as twenty pages.
	const document = (): OpenApi => {
		made ??= openApi();
		return made;
	};
	router.get("/openapi.json", (_req, res) => void res.json(document()));
	router.get("/docs", async (_req, res) =>
		sendPage(res, DocsPage, { site: await context.site(), document: document() }),
	);
	router.get("/docs/:tag", async (req, res) => {
		const tag = document().tags.find(({ name }) => name === req.params.tag);
		if (!tag) throw notFound(`page ${req.path}`);
		sendPage(res, DocsTagPage, { site: await context.site(), document: document(), tag });
	});
	closeMethods(router);
	return router;
}
