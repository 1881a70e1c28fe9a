import type { Command } from "commander";
import { dueSources } from "../../crawler/crawl/due.ts";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import { type CrawlResult, crawlSources } from "../../crawler/crawl.ts";
import type { Source } from "../../model/source.ts";
import type { Context } from "../context.ts";
import { crawlTools, runLines, tellAlarms } from "../crawling.ts";
import { createOutput, createProgress } from "../io.ts";
import { knownSources } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";
import { serveSample } from "../web.ts";

interface Options {
	source?: string[];
	json?: boolean;
}

type Crawled = CrawlResult & { source: Source };

/** The sources to crawl: those named, due or not, else those that are due. */
async function choose(context: Context, sources: Source[], named: string[] | undefined): Promise<Source[]> {
	if (!named) return dueSources(sources, await context.store(), new Date());
	return knownSources(sources, named);
}

/** Crawls the sources side by side; `interrupted`: it was told to stop before their end. */
async function crawlAll(context: Context, chosen: Source[], json: boolean) {
	const tools = await crawlTools(context);
	const lock = await acquireLock(tools.store, tools).catch(async (error) => {
		await tools.close();
		throw error;
	});
	const progress = createProgress(context.io, json);
	const stop = stopController();
	try {
		const sample = await serveSample(chosen);
		try {
			const options = { ...tools, lock, onProgress: progress.update, signal: stop.signal };
			const crawled: Crawled[] = await crawlSources(chosen, options);
			return { crawled, interrupted: stop.signal.aborted };
		} finally {
			await sample?.close();
		}
	} finally {
		progress.stop();
		stop.release();
		await lock.release();
		await tools.close();
	}
}

/** `crawl [--source ID…]` */
export function crawlCommand(program: Command, run: Run): void {
	program
		.command("crawl")
		.summary("crawl the sources that are due")
		.description(
			"Crawls once the sources that are due, side by side, or those named, due or not. The bundled sample site is served on loopback while it is crawled. Pages that fail are listed (exit status 3). A second crawl on an index in a file refuses to start; in PostgreSQL many work at once, and a source that another is at is left to it.",
		)
		.option("--source <id...>", "sources to crawl, due or not")
		.option("--json", "print JSON")
		.action((options: Options) =>
			run(async (context) => {
				const sources = await context.sources();
				const chosen = await choose(context, sources, options.source);
				const json = options.json ?? false;
				const output = createOutput(context.io, json);
				const { crawled, interrupted } =
					chosen.length > 0 ? await crawlAll(context, chosen, json) : { crawled: [], interrupted: false };
				await tellAlarms(context, sources);
				const rows = crawled.map(({ source, ...rest }) => ({ source: source.id, name: source.name, ...rest }));
				output.result({ sources: rows }, () => {
					if (chosen.length === 0) output.line("No source is due.");
					for (const { source, ...result } of crawled) for (const line of runLines(source, result)) output.line(line);
				});
				const failures = crawled.flatMap((one) => one.failures);
				for (const { reason, remedy } of failures) context.io.stderr.write(`trichdan: ${reason} ${remedy}\n`);
				const whole = crawled.every(({ complete }) => complete);
				if (interrupted && !whole) return EXIT.partly;
				if (failures.length === 0) return whole ? EXIT.done : EXIT.partly;
				return crawled.some(({ counts }) => counts.fetched > counts.failed) ? EXIT.partly : EXIT.failed;
			}),
		);
}
