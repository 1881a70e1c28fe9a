import { type RequestHandler, Router } from "express";
import { changeRoutes } from "../admin/changes.ts";
import { crawlingRoutes } from "../admin/crawling.ts";
import { form } from "../admin/form.ts";
import { identityRoutes } from "../admin/identity.ts";
import type { KnownBrowsers } from "../admin/known-browser.ts";
import { messageRoutes } from "../admin/messages.ts";
import { reviewRoutes } from "../admin/review.ts";
import { sameOrigin } from "../admin/same-origin.ts";
import { Sessions } from "../admin/session.ts";
import { signedIn, signInRoutes } from "../admin/sign-in.ts";
import { tokenCheck } from "../admin/token.ts";
import type { Context } from "../context.ts";
import { notFound } from "../errors.ts";
import type { Admin } from "./admin.ts";

const AREA = /^\/quan-tri(\/|$)/i;

/** What nobody keeps and no search engine lists. */
const isPrivate: RequestHandler = (_req, res, next) => {
	res.set({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });
	next();
};

/**
 * `/quan-tri`: the pages of those who look after the index. Signing in takes the token of the admin API; whatever is sent
 * has to come from a page of this site. `attempts` counts wrong tokens.
 */
export function adminPageRoutes(
	context: Context,
	{ token, startCrawl }: Admin,
	attempts: RequestHandler,
	browsers: KnownBrowsers,
): Router {
	const sessions = new Sessions(token, context.store);
	const router = Router();
	// All else goes past; what is of the area does not leave it.
	router.use((req, _res, next) => (AREA.test(req.path) ? next() : next("router")));
	router.use(isPrivate, sameOrigin);
	router.use(signInRoutes(context, { sessions, browsers, isToken: tokenCheck(token), attempts }));
	router.use(signedIn(sessions), form);
	router.use(crawlingRoutes(context, startCrawl));
	router.use(reviewRoutes(context, sessions));
	router.use(identityRoutes(context));
	router.use(changeRoutes(context));
	router.use(messageRoutes(context));
	router.use((req) => {
		throw notFound(`page ${req.path}`);
	});
	return router;
}
