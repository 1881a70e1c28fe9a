import { type Request, type Response, Router } from "express";
import { CitationSearchQuery } from "../../model/api.ts";
import { directiveHref } from "../../web/links.ts";
import type { Context } from "../context.ts";
import { type EvidenceQuery, evidence } from "../export/evidence.ts";
import { sendMade } from "../export/send.ts";
import { citationFilter, directiveCitations } from "../filters.ts";
import { closeMethods, readsOnly } from "../methods.ts";
import { originOf } from "../origin.ts";
import { DirectivePageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirectTo } from "../respond.ts";
import type { Searching } from "../search/find.ts";

const ZIP = "application/zip";
const SUFFIX = /\.zip$/;

function send(searching: Searching, req: Request, res: Response, name: string, asked: Omit<EvidenceQuery, "url">) {
	const url = originOf(req) + req.originalUrl;
	return sendMade(req, res, { type: ZIP, file: `${name}.zip` }, (gone) => evidence(searching, { url, ...asked }, gone));
}

/** `/api/v1/citations.zip`: the evidence for a search for citations. */
export function evidenceApiRoutes(context: Context): Router {
	const router = Router();
	router.get("/citations.zip", async (req, res) => {
		const query = parse(CitationSearchQuery, req.query);
		const filter = citationFilter(query, context.names);
		await send({ ...context, provinces: query.provinces }, req, res, "trich-dan", { q: query.q, filter });
	});
	closeMethods(router);
	return router;
}

/** `/vb/nghi-quyet/25-nq-tw/k11.zip`: the evidence for what a directive's page shows. */
export function evidencePageRoutes(context: Context): Router {
	const router = Router();
	router.use(readsOnly);
	router.get("/vb/*path", async (req, res, next) => {
		const path = (req.params.path as unknown as string[]).join("/").toLowerCase();
		if (!SUFFIX.test(path)) return next();
		const id = path.replace(SUFFIX, "").replaceAll("/", ":");
		const into = await context.store.mergedInto(id);
		if (into !== null) return void redirectTo(`${directiveHref(into)}.zip`, req, res);
		if (!(await context.store.directive(id))) return next();
		const filter = directiveCitations(id, parse(DirectivePageQuery, req.query), context.names);
		await send(context, req, res, `trich-dan-${id.replaceAll(":", "-")}`, { q: "", filter });
	});
	return router;
}
