import express, { type RequestHandler, Router } from "express";
import { z } from "zod";
import {
	AuditQuery,
	type AuditReply,
	CorrectBody,
	CrawlBody,
	FeedbackQuery,
	type FeedbackReply,
	MergeBody,
	MergeQuery,
	Note,
	ReviewQuery,
	SplitBody,
	SplitPreviewBody,
} from "../../model/api.ts";
import { AppError } from "../../model/errors.ts";
import { tokenCheck } from "../admin/token.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { readAsCited } from "../new-document.ts";
import { parse } from "../parse.ts";

/**
 * Starts a crawl of these sources, or of those that are due, beside the server.
 *
 * @throws AppError `conflict` where a crawler is at work, `not_found` for a source that is not in the sources file.
 */
export type StartCrawl = (sources: string[]) => Promise<void>;

export interface Admin {
	/** What `Authorization: Bearer` must bear. */
	token: string;
	startCrawl: StartCrawl;
}

/** Longest body, in bytes: some hundred corrections. */
const BODY_LIMIT = 128 * 1024;

/** Lets through only who bears the token. */
function authorized(token: string): RequestHandler {
	const isToken = tokenCheck(token);
	return (req, res, next) => {
		res.set("Cache-Control", "no-store");
		const given = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(req.get("authorization") ?? "")?.[1];
		if (given !== undefined && isToken(given)) return next();
		throw new AppError(
			"unauthorized",
			given === undefined ? "The admin area asks for a token." : "The token is wrong.",
			{
				remedy: "Send `Authorization: Bearer …` with the token of TRICHDAN_ADMIN_TOKEN.",
			},
		);
	};
}

const Numbered = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/**
 * `/admin`: what people change by hand. Every change is written down with who and why, and can be undone. `attempts`
 * counts wrong tokens.
 */
export function adminRoutes(context: Context, { token, startCrawl }: Admin, attempts: RequestHandler): Router {
	const { store } = context;
	const router = Router();
	router.use(attempts, authorized(token), express.json({ limit: BODY_LIMIT, strict: false }));

	router.post("/citations", async (req, res) => {
		const { citations, ...why } = parse(CorrectBody, req.body ?? {});
		res.status(201).json(await store.correct(citations, why));
	});

	router.get("/directives/merge", async (req, res) => {
		const { from, into } = parse(MergeQuery, req.query);
		res.json(await store.mergePreview(from, into));
	});

	router.post("/directives/merge", async (req, res) => {
		const { from, into, ...why } = parse(MergeBody, req.body ?? {});
		res.status(201).json(await store.merge(from, into, why));
	});

	const target = (into: z.infer<typeof SplitBody>["into"]) =>
		typeof into === "string" ? into : readAsCited(into, context.authority);

	router.post("/directives/split/preview", async (req, res) => {
		const { from, choice, into } = parse(SplitPreviewBody, req.body ?? {});
		res.json(await store.splitPreview(from, choice, target(into)));
	});

	router.post("/directives/split", async (req, res) => {
		const { from, choice, into, ...why } = parse(SplitBody, req.body ?? {});
		res.status(201).json(await store.split(from, choice, target(into), why));
	});

	router.get("/reviews/next", async (req, res) => {
		const { by, after = null } = parse(ReviewQuery, req.query);
		res.json(await store.nextToReview(by, after, new Date().toISOString()));
	});

	router.get("/feedback", async (req, res) => {
		const { open, ...paging } = parse(FeedbackQuery, req.query);
		const { items, total, next } = await store.feedback(open, paging);
		res.json({ items, total, complete: true, facets: {}, next } satisfies FeedbackReply);
	});

	router.post("/feedback/:id/close", async (req, res) => {
		const id = Numbered.safeParse(req.params.id);
		if (!id.success) throw notFound(`message ${req.params.id}`);
		res.status(201).json(await store.closeFeedback(id.data, parse(Note, req.body ?? {})));
	});

	router.get("/audit", async (req, res) => {
		const { items, total, next } = await store.audit(parse(AuditQuery, req.query));
		res.json({ items, total, complete: true, facets: {}, next } satisfies AuditReply);
	});

	router.post("/audit/:id/undo", async (req, res) => {
		const id = Numbered.safeParse(req.params.id);
		if (!id.success) throw notFound(`change ${req.params.id}`);
		res.status(201).json(await store.undo(id.data, parse(Note, req.body ?? {})));
	});

	router.post("/crawls", async (req, res) => {
		const { sources, ...why } = parse(CrawlBody, req.body ?? {});
		await startCrawl(sources);
		res.status(202).json(await store.noteCrawl(sources, why));
	});

	closeMethods(router);
	return router;
}
