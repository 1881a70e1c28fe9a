import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Request, Response } from "express";
import { cutSearch, type Problem } from "../model/api.ts";
import { AppError, type ErrorCode, messageOf } from "../model/errors.ts";
import type { Log } from "../model/log.ts";
import { ErrorPage } from "../web/pages/error.tsx";
import type { Context } from "./context.ts";
import { explain } from "./faults.ts";
import { WrongMethod } from "./methods.ts";
import { forPrograms } from "./middleware.ts";
import { BadParameter } from "./parse.ts";
import { isOfThisSite, sendPage } from "./respond.ts";

const STATUS: Partial<Record<ErrorCode, number>> = {
	usage: 400,
	bad_request: 400,
	unauthorized: 401,
	forbidden: 403,
	conflict: 409,
	not_found: 404,
	unsupported_type: 415,
	too_large: 413,
	too_many: 429,
	busy: 503,
	store_unusable: 503,
	store_broken: 503,
	store_outdated: 503,
	store_too_new: 503,
};

/** The thing asked for is not there. */
export function notFound(what: string): AppError {
	return new AppError("not_found", `There is no ${what}.`, { remedy: "Check the address, or search for it." });
}

/** Status that Express or a body reader put on what it threw: `%` escapes, a body that is too large or no JSON. */
export function statusOf(thrown: unknown): number {
	if (thrown instanceof WrongMethod) return 405;
	if (thrown instanceof AppError) return STATUS[thrown.code] ?? 500;
	if (thrown instanceof URIError) return 400;
	const { status } = (thrown ?? {}) as { status?: unknown };
	return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

function wordsOf(thrown: unknown, status: number): Pick<Problem, "detail" | "remedy"> {
	// What an unforeseen failure says may tell of the inside of the machine, so only the log gets it.
	if (status === 500)
		return {
			detail: "The server failed at this; the log has the request id.",
			remedy: "Try again; if it fails again, tell the operator the request id.",
		};
	// Where the index is, and what its engine says, is for the log too.
	if (thrown instanceof AppError && status === 503 && thrown.cause !== undefined)
		return {
			detail: "The index does not answer just now.",
			remedy: "Try again in a moment; the operator finds the cause in the log by the request id.",
		};
	if (thrown instanceof AppError) return { detail: messageOf(thrown), remedy: thrown.remedy };
	return explain(thrown);
}

function problemOf(thrown: unknown, status: number, requestId: string): Problem {
	return {
		type: "about:blank",
		title: STATUS_CODES[status] ?? "Error",
		status,
		...wordsOf(thrown, status),
		...(thrown instanceof BadParameter ? { parameter: thrown.parameter } : {}),
		requestId,
	};
}

const wantsProblem = (req: Request): boolean =>
	forPrograms(req.path) ||
	req.path.startsWith("/admin/") ||
	// A form is sent by a person.
	!(["GET", "HEAD"].includes(req.method) || req.is("application/x-www-form-urlencoded"));

/** Longest address that a page of an error repeats. */
const MOST_REPEATED = 4000;

/** Where asking for the same again may help. */
const AGAIN = new Set([429, 500, 503]);

/** The address that was asked for, as a link; null where it was sent, or would lead to another host. */
const addressAgain = ({ method, originalUrl }: Request): string | null =>
	method === "GET" && originalUrl.length <= MOST_REPEATED && isOfThisSite(originalUrl) ? originalUrl : null;

/** The number of a document in a path, such as `99-nq-tw`: as the search reads it. */
function numberIn(path: string): string | null {
	const isNumber = (part: string): boolean =>
		/^\d{1,5}[a-zđ]?-?[a-zđ\d][a-zđ\d-]{0,38}$/i.test(part) && /[a-zđ]{2}/i.test(part);
	return path.split("/").slice(0, 8).find(isNumber)?.toUpperCase() ?? null;
}

/** Turns whatever was thrown into a problem document for programs, or a page for people. */
export function handleErrors(context: Context, log: Log): ErrorRequestHandler {
	return async (thrown: unknown, req: Request, res: Response, next) => {
		const status = statusOf(thrown);
		const requestId = String(res.locals.requestId ?? "");
		const fields = { requestId, method: req.method, url: req.originalUrl, status, error: messageOf(thrown) };
		// A search that was given up because nobody waits for it any more is no failure.
		if (res.closed) return void log.debug("http.gone", fields);
		// What is turned away because much is asked at once would fill the log as fast as it is asked.
		const isBusy = thrown instanceof AppError && thrown.code === "busy";
		if (status >= 500 && !isBusy)
			log.error("http.failed", { ...fields, stack: thrown instanceof Error ? thrown.stack : null });
		else log.debug("http.refused", fields);
		if (res.headersSent) return next(thrown);
		res.removeHeader("ETag");
		res.set("Cache-Control", "no-store");
		if (status === 503) res.set("Retry-After", "5");
		if (status === 401) res.set("WWW-Authenticate", 'Bearer realm="trichdan"');
		if (thrown instanceof WrongMethod) res.set("Allow", thrown.allow);
		res.status(status);
		const problem = problemOf(thrown, status, requestId);
		if (wantsProblem(req)) return void res.type("application/problem+json").send(JSON.stringify(problem));
		// The footer's figures come from the store, which may be what failed.
		const site = await context.site().catch(() => context.bareSite());
		const { q } = req.query;
		const number = status === 404 ? numberIn(req.path) : null;
		return sendPage(res, ErrorPage, {
			site,
			status,
			requestId,
			parameter: problem.parameter ?? null,
			q: typeof q === "string" && q !== "" ? cutSearch(q) : (number ?? ""),
			path: req.path,
			again: AGAIN.has(status) ? addressAgain(req) : null,
			number,
		});
	};
}
