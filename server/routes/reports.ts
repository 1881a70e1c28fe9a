import { Router } from "express";
import type { Store } from "../../data/store/port.ts";
import { reportHref, versionHref } from "../../web/links.ts";
import { type OriginalState, ReportPage } from "../../web/pages/report.tsx";
import { ReportsPage } from "../../web/pages/reports.tsx";
import { NoVersionPage, VersionPage } from "../../web/pages/version.tsx";
import { shownOf } from "../../web/report-parts.ts";
import { diffPart, type Words } from "../../web/version-parts.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { directivesOf } from "../explain.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { ReportPageQuery, ReportsPageQuery, VersionPageQuery } from "../page-query.ts";
import { parse } from "../parse.ts";
import { redirectTo, sendPage } from "../respond.ts";
import { diffTexts } from "../version-diff.ts";
import { citationChange, versionPair } from "../versions.ts";
import { reportReply } from "../views.ts";
import { readReportId } from "./api.ts";

const ROWS = 50;
const MOST_COPIES = 5;

/** What the crawler last found at an address; an address that it asks for again after a fault is not yet given up. */
async function originalOf(store: Store, url: string | null): Promise<OriginalState | null> {
	const known = url === null ? null : await store.frontierUrl(url);
	if (known === null) return null;
	const { state, fetchedAt: at } = known;
	if (state === "gone" || state === "blocked") return { state, at };
	return { state: state === "failed" || state === "retry" ? "failing" : "there", at };
}

/** `/bc` and the reports under it. */
export function reportRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/bc", async (req, res) => {
		const { sau, ...filter } = parse(ReportsPageQuery, req.query);
		const asked = {
			province: filter.tinh === null ? undefined : [filter.tinh],
			source: filter.nguon === null ? undefined : [filter.nguon],
			from: filter.tu ?? undefined,
			to: filter.den ?? undefined,
		};
		const limits = limitsOf(req);
		const [{ items, next }, { total, complete, facets }] = await Promise.all([
			store.searchReports(asked, "newest", { limit: ROWS, cursor: sau ?? undefined }, limits),
			context.totals.reports(asked, limits),
		]);
		const site = await context.site();
		sendPage(res, ReportsPage, { site, filter, facets, reports: items, total, complete, cursor: sau, next });
	});

	router.get("/bc/:id", async (req, res) => {
		const [, digits = "", json = ""] = /^(.*?)(\.json)?$/.exec(req.params.id) ?? [];
		const id = readReportId(digits.replace(/^0+(?=\d)/, ""));
		if (redirectTo(reportHref(id) + json, req, res)) return;
		const report = await reportReply(store, id);
		if (json) return void res.json(report);
		const { vt } = parse(ReportPageQuery, req.query);
		const shown = shownOf(report, vt);
		const [site, directives, original, copies, versions] = await Promise.all([
			context.site(),
			directivesOf(store, shown.citations),
			originalOf(store, report.url),
			store.duplicatesOf(id),
			store.versionsOf(id),
		]);
		sendPage(res, ReportPage, {
			site,
			report,
			shown,
			directives,
			original,
			copies: await store.reportFacts(copies.slice(0, MOST_COPIES)),
			copiesInAll: copies.length,
			versions,
		});
	});

	router.get("/bc/:id/phien-ban/:version", async (req, res) => {
		const id = readReportId(req.params.id.replace(/^0+(?=\d)/, ""));
		const [, digits = ""] = /^0*(\d{1,9})$/.exec(req.params.version) ?? [];
		const asked = digits === "" ? null : Number(digits);
		if (asked !== null && redirectTo(versionHref(id, asked), req, res)) return;
		const [site, report, versions] = await Promise.all([context.site(), store.report(id), store.versionsOf(id)]);
		if (!report) throw notFound(`report ${id}`);
		const others = versions.map(({ version }) => version).reverse();
		const pair = asked === null ? null : versionPair(report, versions, asked);
		if (pair === null) return sendPage(res.status(404), NoVersionPage, { site, report, others });
		const { older, newer, isNewest } = pair;
		const { tu: from } = parse(VersionPageQuery, req.query);
		const diff = diffTexts(older.text, newer.text);
		const [title] = diffTexts(older.title, newer.title).stretches;
		const unchanged: Words = { kind: "same", text: newer.title };
		sendPage(res, VersionPage, {
			site,
			report,
			older,
			newer,
			isNewest,
			title: title?.kind === "changed" ? title.paragraphs.flat() : [unchanged],
			part: diffPart(diff, from),
			complete: diff.complete,
			citations: citationChange(older.text, newer.text, context.authority),
			from,
			others,
		});
	});

	closeMethods(router);
	return router;
}
