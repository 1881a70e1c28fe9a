import { Router } from "express";
import { RunsQuery, type RunsReply, type SourcesReply } from "../../model/api.ts";
import { sourceHref } from "../../web/links.ts";
import { SourcePage } from "../../web/pages/source.tsx";
import { SourcesPage } from "../../web/pages/sources.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { SourcesPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirectTo, sendPage } from "../respond.ts";
import { runItem, sourceItems, sourceReply } from "../sources.ts";

/** The API of sources and runs. */
export function sourceApiRoutes(context: Context): Router {
	const router = Router();

	router.get("/sources", async (_req, res) => {
		const items = await sourceItems(context);
		res.json({ items, total: items.length, complete: true, facets: {}, next: null } satisfies SourcesReply);
	});

	router.get("/sources/:id", async (req, res) => {
		res.json(await sourceReply(context, req.params.id));
	});

	router.get("/runs", async (req, res) => {
		const { source, cursor, limit } = parse(RunsQuery, req.query);
		const { items, total, next } = await context.store.runList(source ?? null, { cursor, limit });
		res.json({ items: items.map(runItem), total, complete: true, facets: {}, next } satisfies RunsReply);
	});

	closeMethods(router);
	return router;
}

/** `/nguon` and the sources under it. */
export function sourcePageRoutes(context: Context): Router {
	const router = Router();

	router.get("/nguon", async (req, res) => {
		const { xep } = parse(SourcesPageQuery, req.query);
		const [site, sources] = await Promise.all([context.site(), sourceItems(context)]);
		sendPage(res, SourcesPage, { site, sources, order: xep });
	});

	router.get("/nguon/:id", async (req, res) => {
		const [, id = "", json = ""] = /^(.*?)(\.json)?$/.exec(req.params.id.toLowerCase()) ?? [];
		const source = await sourceReply(context, id);
		if (redirectTo(sourceHref(id) + json, req, res)) return;
		if (json) return void res.json(source);
		sendPage(res, SourcePage, { site: await context.site(), source });
	});

	closeMethods(router);
	return router;
}
