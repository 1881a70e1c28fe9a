import { Router } from "express";
import { reportHref } from "../../web/links.ts";
import { ReportPage } from "../../web/pages/report.tsx";
import { ReportsPage } from "../../web/pages/reports.tsx";
import { shownOf } from "../../web/report-parts.ts";
import type { Context } from "../context.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { RangePageQuery, ReportPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirectTo, sendPage } from "../respond.ts";
import { reportReply } from "../views.ts";
import { readReportId } from "./api.ts";

const ROWS = 50;

/** `/bc` and the reports under it. */
export function reportRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/bc", async (req, res) => {
		const { sau, ...filter } = parse(RangePageQuery, req.query);
		const asked = {
			province: filter.tinh === null ? undefined : [filter.tinh],
			from: filter.tu ?? undefined,
			to: filter.den ?? undefined,
		};
		const limits = limitsOf(req);
		const [{ items, next }, { total }] = await Promise.all([
			store.searchReports(asked, "newest", { limit: ROWS, cursor: sau ?? undefined }, limits),
			context.totals.reports(asked, limits),
		]);
		const site = await context.site();
		sendPage(res, ReportsPage({ site, filter, reports: items, total, cursor: sau, next }));
	});

	router.get("/bc/:id", async (req, res) => {
		const [, digits = "", json = ""] = /^(.*?)(\.json)?$/.exec(req.params.id) ?? [];
		const id = readReportId(digits.replace(/^0+(?=\d)/, ""));
		if (redirectTo(reportHref(id) + json, req, res)) return;
		const report = await reportReply(store, id);
		if (json) return void res.json(report);
		const { vt } = parse(ReportPageQuery, req.query);
		const shown = shownOf(report, vt);
		const ids = shown.rows.flatMap(({ target, candidates }) => [
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
				shown,
			}),
		);
	});

	closeMethods(router);
	return router;
}
