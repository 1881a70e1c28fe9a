import { join } from "node:path";
import { readAccuracy } from "../data/accuracy.ts";
import { projectRoot } from "../data/root.ts";
import { AppError } from "../model/errors.ts";
import type { Source } from "../model/source.ts";
import { createApp } from "../server/app.ts";
import { type Listening, listen } from "../server/listen.ts";
import { createSampleSite } from "../server/sample-site.ts";
import { extract } from "./commands/extract.ts";
import type { Context } from "./context.ts";
import { startCrawl } from "./start-crawl.ts";

/** Serves the product at the address of the settings; `stopping` is raised when the process is told to stop. */
export async function serveProduct(
	context: Context,
	sources: readonly Source[],
	stopping: AbortSignal,
): Promise<Listening> {
	const { TRICHDAN_ADMIN_TOKEN: token } = context.settings;
	const app = createApp({
		store: await context.store(),
		authority: context.authorityData(),
		log: context.log,
		sources,
		assetsDir: join(projectRoot, "dist", "web", "client"),
		extract: (text, page) => extract(context, text, page),
		origin: context.settings.TRICHDAN_URL,
		admin: token === undefined ? undefined : { token, startCrawl: startCrawl(context) },
		warm: true,
		accuracy: readAccuracy(),
		rateLimit: context.settings.TRICHDAN_RATE_LIMIT,
		trustProxy: context.settings.TRICHDAN_TRUST_PROXY,
		stopping,
	});
	const { TRICHDAN_HOST: host, TRICHDAN_PORT: port } = context.settings;
	return listen(app, { host, port });
}

/** Whether another trichdan already serves the sample site there. */
async function isSample(home: URL): Promise<boolean> {
	try {
		const answer = await fetch(home, { signal: AbortSignal.timeout(2000) });
		await answer.body?.cancel();
		return answer.headers.get("x-trichdan-sample") === "1";
	} catch {
		return false;
	}
}

/**
 * Serves the bundled sample site at the home address of the sources that are bundled, so that they can be crawled over
 * HTTP. Does nothing where no source is bundled, or where another trichdan serves it already.
 */
export async function serveSample(sources: readonly Source[]): Promise<Listening | null> {
	const bundled = sources.find((source) => source.bundled);
	if (!bundled) return null;
	const home = new URL(bundled.home);
	try {
		return await listen(createSampleSite(join(projectRoot, "data", "sample")), {
			host: home.hostname,
			port: Number(home.port || 80),
		});
	} catch (error) {
		if (!(error instanceof AppError) || error.code !== "port_taken") throw error;
		if (await isSample(home)) return null;
		throw new AppError(
			"port_taken",
			`Port ${home.port} on ${home.hostname}, where the sample site is served, is in use.`,
			{
				remedy: `Stop the other program, or change the port in the entries of the sources file that are bundled.`,
				cause: error,
			},
		);
	}
}
