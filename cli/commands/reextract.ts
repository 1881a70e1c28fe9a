import type { Command } from "commander";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import { type RereadResult, reread } from "../../crawler/reread.ts";
import type { Context } from "../context.ts";
import { crawlTools } from "../crawling.ts";
import { count, counted, createOutput, createProgress } from "../io.ts";
import { day } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";

interface Options {
	since?: string;
	all?: boolean;
	json?: boolean;
}

/** Reads again with the lock held, so that no crawl exchanges a text meanwhile. */
async function readAgain(context: Context, { since, all, json }: Options): Promise<RereadResult> {
	const tools = await crawlTools(context);
	const stop = stopController();
	const progress = createProgress(context.io, json ?? false);
	try {
		const lock = await acquireLock(tools.store, { now: tools.now, log: tools.log, alone: true });
		try {
			const sources = await context.sources();
			const signal = AbortSignal.any([stop.signal, lock.lost]);
			return await reread({ ...tools, sources, since, all, signal, onProgress: progress.update });
		} finally {
			await lock.release();
		}
	} finally {
		progress.stop();
		stop.release();
		await tools.close();
	}
}

function print(result: RereadResult, line: (text?: string) => void): void {
	line(
		`${counted(result.reports, "report")} looked at, ${count(result.upToDate)} up to date; ` +
			`citations of ${count(result.cited)} found anew: ${count(result.mentions)}.`,
	);
	if (result.pages > 0) line(`${counted(result.pages, "page")} read anew, ${count(result.changed)} with another text.`);
	if (result.kept > 0)
		line(`${count(result.kept)} of an older reader keep their text: no bytes are kept, or no report is found in them.`);
	if (result.left > 0) line(`Interrupted; ${counted(result.left, "report")} not reached. Run the same command again.`);
}

/** `reextract [--since DATE] [--all]` */
export function reextractCommand(program: Command, run: Run): void {
	program
		.command("reextract")
		.summary("find the citations of the stored reports anew")
		.description(
			"Runs today's grammar over the stored texts that an older one has read, and today's reader over the kept bytes of pages that an older one has read. No page is fetched. What was interrupted goes on where it stopped. Stop the schedule first.",
		)
		.option("--since <date>", "only reports that came on that day or later, as 2026-01-31", day)
		.option("--all", "also what today's grammar has read: after a change of the reference tables")
		.option("--json", "print JSON")
		.action((options: Options) =>
			run(async (context) => {
				const result = await readAgain(context, options);
				const output = createOutput(context.io, options.json ?? false);
				output.result(result, () => print(result, output.line));
				return result.left > 0 ? EXIT.partly : EXIT.done;
			}),
		);
}
