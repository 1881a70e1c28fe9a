import { type RequestHandler, Router } from "express";
import {
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
import { closeMethods } from "../methods.ts";
import { parse } from "../parse.ts";
import { findDirectives, findReports, suggestDirectives } from "../search/find.ts";
import { citationItem, directiveItem, directiveReply, reportFound, reportReply, suggestion } from "../views.ts";

/** Most suggestions for a text being typed. */
const SUGGESTIONS = 10;

/** The API that reads: `/api/v1`. */
export function apiRoutes(context: Context): Router {
	const { store, names } = context;
	const router = Router();

	router.get("/directives", async (req, res) => {
		const { q, sort, cursor, limit, ...filter } = parse(DirectivesQuery, req.query);
		const { items, total, next } = await findDirectives(context, q, filter, sort, { cursor, limit });
		res.json({ items: items.map(directiveItem), total, facets: {}, next } satisfies DirectivesReply);
	});

	router.get("/directives/:id", async (req, res) => {
		res.json(await directiveReply(store, req.params.id));
	});

	router.get("/directives/:id/citations", async (req, res) => {
		const { id } = req.params;
		const { cursor, limit, ...filter } = parse(CitationsQuery, req.query);
		if (!(await store.directive(id))) throw notFound(`directive ${id}`);
		const { items, total, next } = await store.citations(id, filter, { cursor, limit });
		res.json({ items: items.map(citationItem), total, facets: {}, next } satisfies CitationsReply);
	});

	router.get("/reports", async (req, res) => {
		const { q, sort: _sort, cursor, limit, ...filter } = parse(ReportsQuery, req.query);
		const { items, total, next, query } = await findReports(context, q, filter, { cursor, limit });
		const shown = items.map((hit) => reportFound(hit, query));
		res.json({ items: shown, total, facets: {}, next } satisfies ReportsReply);
	});

	router.get("/reports/:id", async (req, res) => {
		res.json(await reportReply(store, readReportId(req.params.id)));
	});

	router.get("/suggest", async (req, res) => {
		const { q } = parse(SuggestQuery, req.query);
		const found = await suggestDirectives(context, q, SUGGESTIONS);
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
