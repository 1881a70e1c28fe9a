import { Router } from "express";
import { whyHref } from "../../web/links.ts";
import { CitationPage } from "../../web/pages/citation.tsx";
import { CitationGonePage } from "../../web/pages/citation-gone.tsx";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { directivesOf, explanation } from "../explain.ts";
import { closeMethods } from "../methods.ts";
import { redirect, redirectTo, sendPage } from "../respond.ts";
import { reportReply } from "../views.ts";
import { readReportId } from "./api.ts";

/** `/td/REPORT-START`: one citation, and why it means what it does. */
export function citationRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/td/:id", async (req, res) => {
		const [, digits = "", offset = "", json = ""] = /^0*(\d{1,10})-0*(\d{1,10})(\.json)?$/.exec(req.params.id) ?? [];
		if (offset === "") throw notFound(`citation ${req.params.id}`);
		const id = readReportId(digits);
		const start = Number(offset);
		if (redirectTo(whyHref(id, start) + json, req, res)) return;
		const report = await reportReply(store, id);
		const { citations } = report;
		const index = citations.findIndex((one) => one.start <= start && start < one.end);
		const citation = citations[index];
		if (!citation) {
			if (json) throw notFound(`citation at ${start} of report ${id}`);
			return sendPage(res.status(404), CitationGonePage, { site: await context.site(), report, start });
		}
		if (citation.start !== start)
			return json
				? res.redirect(302, whyHref(id, citation.start) + json)
				: redirect(res, 302, whyHref(id, citation.start));
		const why = explanation(report, index, citation);
		if (json) return void res.json(why);
		const directives = await directivesOf(store, [citation]);
		sendPage(res, CitationPage, { site: await context.site(), report, why, directives, nth: index + 1 });
	});

	closeMethods(router);
	return router;
}
