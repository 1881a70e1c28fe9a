import { Router } from "express";
import type { Accuracy } from "../../model/accuracy.ts";
import { AboutPage } from "../../web/pages/about.tsx";
import { HomePage } from "../../web/pages/home.tsx";
import { MethodPage } from "../../web/pages/method.tsx";
import type { Context } from "../context.ts";
import { crawling } from "../freshness.ts";
import { frontFacts } from "../front.ts";
import { closeMethods } from "../methods.ts";
import { sendPage } from "../respond.ts";
import { workedExamples } from "../worked-examples.ts";

/** The start page and the pages about the site. `accuracy` is null where it was not measured. */
export function siteRoutes(context: Context, accuracy: Accuracy | null): Router {
	const router = Router();

	router.get("/", async (_req, res) => {
		const [site, stats, facts, { sources, well, staleSince, nextAt }] = await Promise.all([
			context.site(),
			context.stats(),
			frontFacts(context),
			crawling(context, new Date()),
		]);
		sendPage(res, HomePage, { site, stats, ...facts, sources, well, staleSince, nextAt });
	});

	router.get("/gioi-thieu", async (_req, res) => sendPage(res, AboutPage, { site: await context.site() }));

	router.get("/phuong-phap", async (_req, res) => {
		const site = await context.site();
		sendPage(res, MethodPage, { site, accuracy, examples: workedExamples(context.authority) });
	});

	closeMethods(router);
	return router;
}
