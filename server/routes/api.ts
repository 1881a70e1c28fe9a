import { type RequestHandler, Router } from "express";
import type { Limits } from "../../data/store/port.ts";
import {
	CitationSearchQuery,
	CitationsQuery,
	type CitationsReply,
	DirectivesQuery,
	type DirectivesReply,
	ReportId,
	ReportsQuery,
	type ReportsReply,
	type StatsReply,
	SuggestQuery,
	type SuggestReply,
} from "../../model/api.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { citationFilter, directiveFilter, inDivision, reportFilter } from "../filters.ts";
import { limitsOf } from "../limits.ts";
import { closeMethods } from "../methods.ts";
import { openSearchSuggestions } from "../open-search.ts";
import { originOf } from "../origin.ts";
import { parse } from "../parse.ts";
import { findCitations, findDirectives, findReports, suggestDirectives } from "../search/find.ts";
import { citationItem, directiveItem, directiveReply, reportFound, reportReply, suggestion } from "../views.ts";

/** Most suggestions for a text being typed. */
const SUGGESTIONS = 10;

/** Leads on from a document that was merged into another, whatever is asked of it. */
export function mergedRoutes({ store }: Context): Router {
	const router = Router();
	router.use("/directives/:id", async (req, res, next) => {
		const into = await store.mergedInto(req.params.id ?? "");
		if (into === null) return next();
		// Here the path and the query are what follows the id.
		res.redirect(301, `/api/v1/directives/${encodeURIComponent(into)}${req.url === "/" ? "" : req.url}`);
	});
	return router;
}

/** The API that reads: `/api/v1`. */
export function apiRoutes(context: Context): Router {
	const { store, names, catalogue } = context;
	const router = Router();

	router.get("/directives", async (req, res) => {
		const query = parse(DirectivesQuery, req.query);
		const filter = directiveFilter(query, names);
		const { items, total, next, found } = await findDirectives(context, query.q, filter, query.sort, query);
		const facets = found === null ? await context.totals.directives(filter) : catalogue.facets(found.entries);
		res.json({
			items: items.map(directiveItem),
			total,
			complete: true,
			facets: inDivision(facets, query.provinces, names),
			next,
		} satisfies DirectivesReply);
	});

	router.get("/directives/:id", async (req, res) => {
		res.json(await directiveReply(store, req.params.id));
	});

	router.get("/directives/:id/citations", async (req, res) => {
		const { id } = req.params;
		const query = parse(CitationsQuery, req.query);
		if (!(await store.directive(id))) throw notFound(`directive ${id}`);
		res.json(await citationsReply({ ...query, directive: id }, limitsOf(req)));
	});

	router.get("/citations", async (req, res) => {
		res.json(await citationsReply(parse(CitationSearchQuery, req.query), limitsOf(req)));
	});

	async function citationsReply(query: CitationSearchQuery, limits: Limits): Promise<CitationsReply> {
		const searching = { ...context, provinces: query.provinces };
		const found = await findCitations(searching, query.q, citationFilter(query, names), query, limits);
		const { total, complete, facets } = await context.totals.citations(found.asked, limits);
		const items = found.items.map(citationItem);
		return { items, total, complete, facets: inDivision(facets, query.provinces, names), next: found.next };
	}

	router.get("/reports", async (req, res) => {
		const query = parse(ReportsQuery, req.query);
		const limits = limitsOf(req);
		const found = await findReports(
			{ ...context, provinces: query.provinces },
			query.q,
			reportFilter(query, names),
			query.sort ?? "newest",
			query,
			limits,
		);
		const { total, complete, facets } = await context.totals.reports(found.asked, limits);
		res.json({
			items: found.items.map((hit) => reportFound(hit, found.asked?.text)),
			total,
			complete,
			facets: inDivision(facets, query.provinces, names),
			next: found.next,
		} satisfies ReportsReply);
	});

	router.get("/reports/:id", async (req, res) => {
		res.json(await reportReply(store, readReportId(req.params.id)));
	});

	router.get("/suggest", async (req, res) => {
		const { q, form } = parse(SuggestQuery, req.query);
		const found = await suggestDirectives(context, q, SUGGESTIONS);
		if (form === "opensearch")
			return void res
				.type("application/x-suggestions+json")
				.send(JSON.stringify(openSearchSuggestions(q, found, names, originOf(req))));
		res.json({ items: found.map((directive) => suggestion(directive, names)) } satisfies SuggestReply);
	});

	router.get("/stats", async (_req, res) => {
		res.json((await context.stats()) satisfies StatsReply);
	});

	closeMethods(router);
	router.use(nothingHere);
	return router;
}

const nothingHere: RequestHandler = (req) => {
	throw notFound(`page ${req.originalUrl.split("?")[0]}`);
};

/**
 * The id of a report in a path.
 *
 * @throws AppError `not_found` where it is no number as we write them: a report has one address.
 */
export function readReportId(text: string): number {
	const result = ReportId.safeParse({ id: text });
	if (!result.success || !/^[1-9]\d*$/.test(text)) throw notFound(`report ${text}`);
	return result.data.id;
}
