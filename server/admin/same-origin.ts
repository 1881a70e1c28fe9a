import type { Request, RequestHandler } from "express";
import { AppError } from "../../model/errors.ts";
import { originOf } from "../origin.ts";

/**
 * Whether a page of this very site sent the request. Browsers say so in Sec-Fetch-Site; where they do not, being old or
 * without HTTPS, Origin has to be ours. What says neither was not sent by a form of ours.
 */
function isOurs(req: Request): boolean {
	const site = req.get("sec-fetch-site");
	return site === undefined ? req.get("origin") === originOf(req) : site === "same-origin";
}

/** Refuses what another site has a browser send, a subdomain of ours as well. Reading is open: it changes nothing. */
export const sameOrigin: RequestHandler = (req, res, next) => {
	// Without a referrer, browsers would send `Origin: null` with our own forms too.
	res.set("Referrer-Policy", "same-origin");
	if (req.method === "GET" || req.method === "HEAD" || req.method === "OPTIONS" || isOurs(req)) return next();
	throw new AppError("forbidden", "The form was not sent by a page of this site.", {
		remedy: "Open the page on this site and send it from there.",
	});
};
