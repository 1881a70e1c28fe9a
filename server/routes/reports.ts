import { Router } from "express";
import { ReportPage } from "../../web/pages/report.tsx";
import { ReportsPage } from "../../web/pages/reports.tsx";
import type { Context } from "../context.ts";
import { RangePageQuery, ReportPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { sendPage } from "../respond.ts";
import { reportReply } from "../views.ts";
import { readReportId } from "./api.ts";

const ROWS = 50;

/** `/bc` and the reports under it. */
export function reportRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/bc", async (req, res) => {
		const { sau, ...filter } = parse(RangePageQuery, req.query);
		const { items, total, next } = await store.searchReports(
			{ province: filter.tinh ?? undefined, from: filter.tu ?? undefined, to: filter.den ?? undefined },
			{ limit: ROWS, cursor: sau ?? undefined },
		);
		const site = await context.site();
		sendPage(res, ReportsPage({ site, filter, reports: items, total, cursor: sau, next }));
	});

	router.get("/bc/:id", async (req, res) => {
		const [, digits = "", json] = /^(.*?)(\.json)?$/.exec(req.params.id) ?? [];
		const report = await reportReply(store, readReportId(digits));
		if (json) return void res.json(report);
		const { vt } = parse(ReportPageQuery, req.query);
		const ids = report.citations.flatMap(({ target, candidates }) => [
			...(target ? [target.id] : []),
			...candidates.map(({ id }) => id),
		]);
		const directives = await store.directivesById([...new Set(ids)]);
		sendPage(
			res,
			ReportPage({
				site: await context.site(),
				report,
				directives: new Map(directives.map((directive) => [directive.id, directive])),
				at: vt,
			}),
		);
	});

	return router;
}
