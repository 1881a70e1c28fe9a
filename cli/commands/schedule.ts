import type { Command } from "commander";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import { watchSources } from "../../crawler/schedule/sources.ts";
import { runSchedule } from "../../crawler/schedule.ts";
import { messageOf } from "../../model/errors.ts";
import type { Source } from "../../model/source.ts";
import type { Listening } from "../../server/listen.ts";
import { type Context, settingPath } from "../context.ts";
import { crawlTools, runLines, tellAlarms } from "../crawling.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";
import { serveSample } from "../web.ts";

/** The sources as they are now, with the sample site served where one of them is bundled. */
function liveSources(context: Context): { read: () => Promise<Source[]>; close: () => Promise<void> } {
	const file = settingPath(context.settings.TRICHDAN_SOURCES);
	const read = watchSources(file, () => context.sources(), context.log);
	let sample: Listening | null = null;
	let isFirst = true;
	return {
		read: async () => {
			const sources = await read();
			try {
				sample ??= await serveSample(sources.filter(({ enabled }) => enabled));
			} catch (error) {
				if (isFirst) throw error;
				context.log.warn("sample.not_served", { reason: messageOf(error) });
			}
			isFirst = false;
			return sources;
		},
		close: async () => sample?.close(),
	};
}

/** Crawls what is due until the signal is raised. */
async function keepCrawling(context: Context, json: boolean, signal: AbortSignal): Promise<void> {
	const { stdout } = context.io;
	const print = (line: string): boolean => stdout.write(`${line}\n`);
	const sources = liveSources(context);
	const tools = await crawlTools(context);
	try {
		// With a fault in the sources file, or another crawler at work, it does not start at all.
		const enabled = (await sources.read()).filter((source) => source.enabled).length;
		const lock = await acquireLock(tools.store, { now: tools.now, log: tools.log });
		try {
			context.log.info("schedule.started", { sources: enabled, fence: lock.fence });
			if (stdout.isTTY && !json) print(`trichdan crawls ${enabled} sources as they are due (Ctrl-C stops it)`);
			await runSchedule({
				crawl: { ...tools, lock, signal },
				sources: sources.read,
				retentionDays: context.settings.TRICHDAN_RETENTION_DAYS,
				notify: (current) => tellAlarms(context, current),
				onRun: (source, result) => {
					if (json) print(JSON.stringify({ source: source.id, name: source.name, ...result }));
					else if (stdout.isTTY) for (const line of runLines(source, result)) print(line);
				},
			});
			context.log.info("schedule.stopped");
		} finally {
			await lock.release();
		}
	} finally {
		await sources.close();
		await tools.close();
	}
}

/** `schedule` */
export function scheduleCommand(program: Command, run: Run): void {
	program
		.command("schedule")
		.summary("stay up and crawl each source when it is due")
		.description(
			"Stays up and crawls each source when its schedule or its rhythm says, until interrupted (Ctrl-C, SIGTERM). Reads the sources file anew when it changes, throws old bodies away once a day, and posts alarms to TRICHDAN_WEBHOOK. A second one, or a crawl, on an index in a file refuses to start; in PostgreSQL many share the sources among themselves.",
		)
		.option("--json", "print a line of JSON for each run")
		.action((options: { json?: boolean }) =>
			run(
				async (context) => {
					const stop = stopController();
					try {
						await keepCrawling(context, options.json ?? false, stop.signal);
					} finally {
						stop.release();
					}
					return EXIT.done;
				},
				{ service: true },
			),
		);
}
