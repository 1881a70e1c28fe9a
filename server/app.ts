import { randomUUID } from "node:crypto";
import express, { type Express } from "express";
import helmet from "helmet";
import type { AuthorityData } from "../citation/index.ts";
import type { Store } from "../data/store/port.ts";
import type { Accuracy } from "../model/accuracy.ts";
import type { Log } from "../model/log.ts";
import type { Source } from "../model/source.ts";
import { KnownBrowsers } from "./admin/known-browser.ts";
import { assetRoutes, readAssets } from "./assets.ts";
import { Context } from "./context.ts";
import { handleErrors, notFound } from "./errors.ts";
import { keptAnswers } from "./kept-answers.ts";
import { compressed, conditional, languages, openToAll, refuse, requestLog } from "./middleware.ts";
import { namesFrom } from "./names.ts";
import { attemptLimit, rateLimits } from "./rate-limit.ts";
import { type Admin, adminRoutes } from "./routes/admin.ts";
import { adminPageRoutes } from "./routes/admin-pages.ts";
import { apiRoutes, mergedRoutes } from "./routes/api.ts";
import { checkApiRoutes, checkPageRoutes } from "./routes/check.ts";
import { citationRoutes } from "./routes/citation.ts";
import { citationSearchRoutes } from "./routes/citations.ts";
import { directiveRoutes } from "./routes/directives.ts";
import { discoveryRoutes } from "./routes/discovery.ts";
import { evidenceApiRoutes, evidencePageRoutes } from "./routes/evidence.ts";
import { exportApiRoutes, exportPageRoutes } from "./routes/export.ts";
import { type Extract, extractRoutes } from "./routes/extract.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { figurePageRoutes, figureRoutes } from "./routes/figures.ts";
import { healthRoutes } from "./routes/health.ts";
import { metricsRoutes } from "./routes/metrics.ts";
import { openApiRoutes } from "./routes/openapi.ts";
import { siteRoutes } from "./routes/pages.ts";
import { queryRoutes } from "./routes/query.ts";
import { reportRoutes } from "./routes/reports.ts";
import { searchRoutes } from "./routes/search.ts";
import { sourceApiRoutes, sourcePageRoutes } from "./routes/sources.ts";

export interface AppDeps {
	store: Store;
	authority: AuthorityData;
	log: Log;
	/** The entries of the sources file; a report of a source that is not told goes by its host. */
	sources?: readonly Source[];
	/** Where the built browser scripts are; pages work without them. */
	assetsDir: string;
	/** Finds citations for `POST /api/v1/extract`; without it there is no such route. */
	extract?: Extract;
	/** Scheme and host at which readers find the site; not set: those of each request. */
	origin?: string | undefined;
	/** Requests a minute that one address may send; 0: any number. */
	rateLimit?: number;
	/** The admin area is there where there is a token for it. */
	admin?: Admin | undefined;
	/** Whether to read the catalogue right away and not when first searched. */
	warm?: boolean;
	/** How well citations are found, for the page on the method; without it the page says that it was not measured. */
	accuracy?: Accuracy;
	/** Raised when the process is told to stop: from then on it is not ready. */
	stopping?: AbortSignal;
	/** Proxies in front whose `X-Forwarded-For` is believed: with none, the address is that of the connection. */
	trustProxy?: number;
}

const self = ["'self'"];
const none = ["'none'"];

/** Nothing inline, nothing from elsewhere: text from crawled pages that slips through as markup stays dead. */
const CONTENT_POLICY = {
	useDefaults: false,
	directives: {
		defaultSrc: none,
		scriptSrc: self,
		styleSrc: self,
		imgSrc: self,
		connectSrc: self,
		fontSrc: self,
		formAction: self,
		baseUri: none,
		objectSrc: none,
		frameAncestors: none,
	},
};

/** The product as one Express app: pages, API and health, over a store. */
export function createApp({ store, authority, log, assetsDir, sources = [], extract, ...deps }: AppDeps): Express {
	const assets = readAssets(assetsDir);
	const context = new Context(store, namesFrom(authority, sources), authority, assets, sources, deps.origin ?? null);
	// The first search would wait for it; where the store fails, that search tells.
	if (deps.warm) context.catalogue.refresh().catch(() => {});
	const limits = rateLimits(deps.rateLimit ?? 0);
	const app = express();
	app.disable("x-powered-by");
	// What fails while a failure is told would else be printed to the reader with its stack.
	app.set("env", "production");
	app.disable("etag");
	app.set("query parser", "simple");
	app.set("trust proxy", deps.trustProxy ?? 0);
	app.set("origin", deps.origin);
	app.use(requestLog(log));
	app.use(helmet({ contentSecurityPolicy: CONTENT_POLICY, frameguard: { action: "deny" } }));
	app.use(compressed);
	app.use(languages);
	app.use(refuse);

	app.use(healthRoutes(store, deps.stopping));
	app.use(metricsRoutes(context));
	app.use(assetRoutes(assets));
	if (deps.admin) {
		// Whoever guesses is counted for both ways in together.
		const browsers = new KnownBrowsers(deps.admin.token);
		const attempts = attemptLimit((req, res) => browsers.of(req, res));
		app.use("/admin", adminRoutes(context, deps.admin, attempts));
		app.use("/quan-tri", limits.reading);
		app.use(adminPageRoutes(context, deps.admin, attempts, browsers));
	}
	app.use(limits.sending);
	if (extract) app.use("/api/v1", extractRoutes(extract, context));
	app.use("/api/v1", checkApiRoutes(context));
	app.use(openToAll);
	// Behind the above, so that a page of another site can read why it is refused.
	app.use(limits.reading);
	app.use(feedbackRoutes(context, limits.messages));
	// A new build may render the same data differently, so tags do not outlive the process.
	app.use(conditional(store, randomUUID()));
	app.use(keptAnswers());
	app.use(openApiRoutes(context));
	app.use("/api/v1", mergedRoutes(context));
	app.use("/api/v1", sourceApiRoutes(context));
	app.use("/api/v1", figureRoutes(context));
	app.use("/api/v1", exportApiRoutes(context));
	app.use("/api/v1", evidenceApiRoutes(context));
	app.use("/api/v1", queryRoutes(context));
	app.use("/api/v1", apiRoutes(context));
	app.use(siteRoutes(context, deps.accuracy ?? null));
	app.use(searchRoutes(context));
	app.use(citationSearchRoutes(context));
	app.use(checkPageRoutes(context));
	app.use(exportPageRoutes(context));
	app.use(evidencePageRoutes(context));
	app.use(directiveRoutes(context));
	app.use(reportRoutes(context));
	app.use(citationRoutes(context));
	app.use(sourcePageRoutes(context));
	app.use(discoveryRoutes(context));
	app.use(figurePageRoutes(context));

	app.use((req) => {
		throw notFound(`page ${req.path}`);
	});
	app.use(handleErrors(context, log));
	return app;
}
