import type { Command } from "commander";
import { GRAMMAR_VERSION } from "../../citation/index.ts";
import { type CrawlOptions, type CrawlResult, crawlSource } from "../../crawler/crawl.ts";
import { createFetcher } from "../../crawler/fetch.ts";
import { createParser } from "../../crawler/parse.ts";
import { isDue } from "../../crawler/sources.ts";
import { version } from "../../data/root.ts";
import { AppError } from "../../model/errors.ts";
import type { Source } from "../../model/source.ts";
import type { Context } from "../context.ts";
import { count, counted, createOutput, createProgress } from "../io.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";
import { serveSample } from "../web.ts";

interface Options {
	source?: string[];
	json?: boolean;
}

type Crawled = CrawlResult & { source: string; name: string };

/** The sources to crawl: those named, due or not, else those that are due. */
async function choose(context: Context, sources: Source[], named: string[] | undefined): Promise<Source[]> {
	if (named) {
		const unknown = named.filter((id) => !sources.some((source) => source.id === id));
		if (unknown.length > 0)
			throw new AppError("usage", `There is no source ${unknown.join(", ")}.`, {
				remedy: `The sources file has ${sources.map(({ id }) => id).join(", ") || "none"}.`,
			});
		return sources.filter(({ id }) => named.includes(id));
	}
	const store = await context.store();
	const due: Source[] = [];
	for (const source of sources) {
		const [last] = await store.runs(1, source.id);
		if (isDue(source, last ?? null, new Date())) due.push(source);
	}
	return due;
}

/** Crawls one source after the other; `interrupted`: it was told to stop before the last one's end. */
async function crawlAll(
	context: Context,
	chosen: Source[],
	json: boolean,
): Promise<{ crawled: Crawled[]; interrupted: boolean }> {
	const { provinces, districts } = context.authorityData();
	const progress = createProgress(context.io, json);
	const fetcher = createFetcher({ userAgent: `trichdan/${version}` });
	const parser = createParser();
	const stop = stopController();
	const sample = await serveSample(chosen);
	try {
		const options: CrawlOptions = {
			store: await context.store(),
			fetcher,
			parser,
			extract: context.cite(),
			grammarVersion: GRAMMAR_VERSION,
			places: { provinces, districts },
			log: context.log,
			now: () => new Date(),
			onProgress: progress.update,
			signal: stop.signal,
		};
		const crawled: Crawled[] = [];
		for (const source of chosen) {
			if (stop.signal.aborted) break;
			crawled.push({ source: source.id, name: source.name, ...(await crawlSource(source, options)) });
		}
		return { crawled, interrupted: stop.signal.aborted };
	} finally {
		progress.stop();
		stop.release();
		await Promise.all([parser.close(), fetcher.close(), sample?.close()]);
	}
}

function print(crawled: Crawled[], line: (text?: string) => void): void {
	for (const { source, name, counts, note } of crawled) {
		line(
			`${source} (${name}): ${counted(counts.fetched, "page")} fetched, ${counted(counts.created, "report")} new, ` +
				`${count(counts.updated)} changed, ${count(counts.unchanged)} unchanged, ${count(counts.failed)} failed; ` +
				`${counted(counts.mentions, "citation")}.`,
		);
		if (note) line(`  ${note}`);
	}
}

/** `crawl [--source ID…]` */
export function crawlCommand(program: Command, run: Run): void {
	program
		.command("crawl")
		.summary("crawl the sources that are due")
		.description(
			"Crawls once the sources that are due, or those named, due or not. The bundled sample site is served on loopback while it is crawled. Pages that fail are listed (exit status 3).",
		)
		.option("--source <id...>", "sources to crawl, due or not")
		.option("--json", "print JSON")
		.action((options: Options) =>
			run(async (context) => {
				const sources = await context.sources();
				const chosen = await choose(context, sources, options.source);
				const { crawled, interrupted } = await crawlAll(context, chosen, options.json ?? false);
				const output = createOutput(context.io, options.json ?? false);
				const notReached = chosen.slice(crawled.length).map(({ id }) => id);
				output.result({ sources: crawled, notReached }, () => {
					if (chosen.length === 0) output.line("No source is due.");
					print(crawled, output.line);
					if (notReached.length > 0) output.line(`Not reached: ${notReached.join(", ")}.`);
				});
				const failures = crawled.flatMap((one) => one.failures);
				for (const { reason, remedy } of failures) context.io.stderr.write(`trichdan: ${reason} ${remedy}\n`);
				const whole = notReached.length === 0 && crawled.every(({ complete }) => complete);
				if (interrupted && !whole) return EXIT.partly;
				if (failures.length === 0) return whole ? EXIT.done : EXIT.partly;
				return crawled.some(({ counts }) => counts.fetched > counts.failed) ? EXIT.partly : EXIT.failed;
			}),
		);
}
