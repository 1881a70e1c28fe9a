import { setTimeout as wait } from "node:timers/promises";
import { createFetcher } from "../../../crawler/fetch.ts";
import type { Looking } from "../../../crawler/onboard/starts.ts";
import { createVisitor, type VisitorOptions } from "../../../crawler/onboard/visitor.ts";
import { createParser } from "../../../crawler/parse.ts";
import { version } from "../../../data/root.ts";
import { AppError } from "../../../model/errors.ts";
import type { Source } from "../../../model/source.ts";
import type { Context } from "../../context.ts";
import { stopController } from "../../stop.ts";
import { serveSample } from "../../web.ts";

/** The part of an entry that says how a site may be asked. */
export type Reach = VisitorOptions["source"];

/**
 * Looks at a site with the network and the parser that a crawl has, and closes them after it. Where the source is
 * bundled, the sample site is served meanwhile.
 *
 * @throws AppError `busy` where it was told to stop before its end.
 */
export async function lookAt<T>(
	context: Context,
	reach: Reach | Source,
	body: (looking: Looking) => Promise<T>,
): Promise<T> {
	const fetcher = createFetcher({ version, contact: context.settings.TRICHDAN_CONTACT ?? null });
	const parser = createParser();
	const stop = stopController();
	const now = (): Date => new Date();
	const sample = "bundled" in reach ? await serveSample([reach]) : null;
	try {
		const visitor = createVisitor({
			fetcher,
			source: reach,
			now,
			wait: (ms, signal) => wait(ms, undefined, { signal }),
			signal: stop.signal,
		});
		return await body({ visitor, parser, families: context.families(), now });
	} catch (error) {
		if (!stop.signal.aborted) throw error;
		throw new AppError("busy", "It was stopped; nothing was written.", { remedy: "Run it again to look at the rest." });
	} finally {
		stop.release();
		await Promise.all([parser.close(), fetcher.close(), sample?.close()]);
	}
}
