import { type Request, type RequestHandler, type Response, Router } from "express";
import { z } from "zod";
import { withQuery } from "../../web/links.ts";
import { type SignInFault, SignInPage } from "../../web/pages/admin/sign-in.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { redirect, sendPage } from "../respond.ts";
import { form, line } from "./form.ts";
import type { KnownBrowsers } from "./known-browser.ts";
import type { Sessions } from "./session.ts";

const HOME = "/quan-tri";
const SIGN_IN = "/quan-tri/dang-nhap";

/** A page of the admin area with its query, of letters that cannot lead elsewhere; for all else, its first page. */
const Back = z
	.string()
	.max(2000)
	.regex(/^\/quan-tri(\/[\w/-]*)?(\?[\w%=&.~+:-]*)?$/)
	.catch(HOME);

const SignIn = z.object({ ten: line(100), ma: z.string().max(500).catch(""), "tro-lai": Back });

/** Where to come back to after signing in: the page that was asked for, or the overview for what is no page. */
const backTo = (req: Request): string => (req.method === "GET" ? req.url : HOME);

/** Lets only those through who are signed in; others are asked to, and come back. */
export function signedIn(sessions: Sessions): RequestHandler {
	return async (req, res, next) => {
		const session = await sessions.of(req, res);
		if (!session) return redirect(res, 303, withQuery(SIGN_IN, { "tro-lai": Back.parse(backTo(req)) }));
		res.locals.session = session;
		next();
	};
}

interface Door {
	sessions: Sessions;
	browsers: KnownBrowsers;
	isToken(given: string): boolean;
	/** Counts wrong tokens. */
	attempts: RequestHandler;
}

/** Signing in and out. */
export function signInRoutes(context: Context, { sessions, browsers, isToken, attempts }: Door): Router {
	const router = Router();

	const ask = async (res: Response, name: string, back: string, fault: SignInFault | null, isOut = false) =>
		sendPage(res, SignInPage, { site: await context.site(), name, back, fault, isOut });

	router.get(SIGN_IN, async (req, res) => {
		const back = Back.parse(req.query["tro-lai"]);
		if (await sessions.of(req, res)) return redirect(res, 303, back);
		await ask(res, "", back, null, req.query.ra === "1");
	});

	router.post(SIGN_IN, attempts, form, async (req, res) => {
		const { ten: name, ma: token, "tro-lai": back } = SignIn.parse(req.body ?? {});
		// Looked at first, so that it tells nothing of the token.
		if (name === "") return void (await ask(res.status(400), name, back, "name"));
		if (!isToken(token)) return void (await ask(res.status(401), name, back, "token"));
		await sessions.begin(req, res, name);
		await browsers.remember(req, res);
		redirect(res, 303, back);
	});

	router.post("/quan-tri/dang-xuat", async (req, res) => {
		await sessions.end(req, res);
		redirect(res, 303, withQuery(SIGN_IN, { ra: "1" }));
	});

	closeMethods(router);
	return router;
}
