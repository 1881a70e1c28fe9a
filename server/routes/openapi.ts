import { Router } from "express";
import type { OpenApi } from "../../model/openapi.ts";
import { DocsPage } from "../../web/pages/docs.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { openApi } from "../openapi/document.ts";
import { sendPage } from "../respond.ts";

/** `/openapi.json`, and `/docs`, the same for people to read. */
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
		sendPage(res, DocsPage({ site: await context.site(), document: document() })),
	);
	closeMethods(router);
	return router;
}
