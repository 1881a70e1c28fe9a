import { createHash, timingSafeEqual } from "node:crypto";
import express, { type RequestHandler, Router } from "express";
import { z } from "zod";
import { AuditQuery, type AuditReply, CorrectBody, CrawlBody, MergeBody, MergeQuery, Note } from "../../model/api.ts";
import { AppError } from "../../model/errors.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import { closeMethods } from "../methods.ts";
import { parse } from "../parse.ts";
import { attemptLimit } from "../rate-limit.ts";

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

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Lets through only who bears the token. */
function authorized(token: string): RequestHandler {
	const wanted = digest(token);
	return (req, res, next) => {
		res.set("Cache-Control", "no-store");
		const given = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(req.get("authorization") ?? "")?.[1];
		// Hashes are of one length, so the time of comparing them tells nothing of the token.
		if (given !== undefined && timingSafeEqual(digest(given), wanted)) return next();
		throw new AppError(
			"unauthorized",
			given === undefined ? "The admin area asks for a token." : "The token is wrong.",
			{
				remedy: "Send `Authorization: Bearer …` with the token of TRICHDAN_ADMIN_TOKEN.",
			},
		);
	};
}

const EntryId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** `/admin`: what people change by hand. Every change is written down with who and why, and can be undone. */
export function adminRoutes({ store }: Context, { token, startCrawl }: Admin): Router {
	const router = Router();
	router.use(attemptLimit(), authorized(token), express.json({ limit: BODY_LIMIT, strict: false }));

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

	router.get("/audit", async (req, res) => {
		const { items, total, next } = await store.audit(parse(AuditQuery, req.query));
		res.json({ items, total, complete: true, facets: {}, next } satisfies AuditReply);
	});

	router.post("/audit/:id/undo", async (req, res) => {
		const id = EntryId.safeParse(req.params.id);
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
