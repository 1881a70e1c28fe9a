import { Router } from "express";
import { AboutPage } from "../../web/pages/about.tsx";
import { HomePage } from "../../web/pages/home.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { sendPage } from "../respond.ts";

/** Rows of the two lists of the start page. */
const SHOWN = 6;

/** The start page and the page about the site. */
export function siteRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/", async (_req, res) => {
		const [site, stats, newest, cited] = await Promise.all([
			context.site(),
			context.stats(),
			store.searchReports({}, "newest", { limit: SHOWN }),
			store.directives({ cited: true }, "cited", { limit: SHOWN }),
		]);
		sendPage(res, HomePage({ site, stats, newest: newest.items, mostCited: cited.items }));
	});

	router.get("/gioi-thieu", async (_req, res) => sendPage(res, AboutPage({ site: await context.site() })));

	closeMethods(router);
	return router;
}
