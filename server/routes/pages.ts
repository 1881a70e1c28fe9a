import { Router } from "express";
import { AboutPage } from "../../web/pages/about.tsx";
import { HomePage } from "../../web/pages/home.tsx";
import type { Context } from "../context.ts";
import { closeMethods } from "../methods.ts";
import { sendPage } from "../respond.ts";

/** Rows of the two lists of the start page. */
const SHOWN = 6;

// A search or a filtered list has endlessly many addresses, so crawlers are kept to the documents themselves.
const ROBOTS = "User-agent: *\nDisallow: /tim\nDisallow: /api/\nDisallow: /*?\nAllow: /\n";

/** The start page, the page about the site, and what crawlers may read. */
export function siteRoutes(context: Context): Router {
	const { store } = context;
	const router = Router();

	router.get("/", async (_req, res) => {
		const [site, stats, newest, cited] = await Promise.all([
			context.site(),
			context.stats(),
			store.searchReports({}, { limit: SHOWN }),
			store.directives({ cited: true }, "cited", { limit: SHOWN }),
		]);
		sendPage(res, HomePage({ site, stats, newest: newest.items, mostCited: cited.items }));
	});

	router.get("/gioi-thieu", async (_req, res) => sendPage(res, AboutPage({ site: await context.site() })));

	router.get("/robots.txt", (_req, res) => void res.type("text/plain").send(ROBOTS));

	closeMethods(router);
	return router;
}
