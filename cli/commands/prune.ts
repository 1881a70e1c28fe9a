import type { Command } from "commander";
import { retentionOf } from "../../crawler/schedule/retention.ts";
import { count, counted, createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

const NOTHING = { bodies: 0, bytes: 0, runs: 0, alarms: 0, urls: 0 };

/** `prune [--yes]` */
export function pruneCommand(program: Command, run: Run): void {
	program
		.command("prune")
		.summary("throw away what is older than TRICHDAN_RETENTION_DAYS")
		.description(
			"Says how many bodies of fetched pages, finished runs, alarms that are over and dead addresses are older than TRICHDAN_RETENTION_DAYS, and with --yes throws them away. Reports and their earlier versions stay.",
		)
		.option("--yes", "throw them away")
		.option("--json", "print JSON")
		.action((options: { yes?: boolean; json?: boolean }) =>
			run(async (context) => {
				const days = context.settings.TRICHDAN_RETENTION_DAYS;
				const retention = retentionOf(days, new Date());
				const store = await context.existingStore();
				const done = options.yes ?? false;
				const pruned = retention === null ? NOTHING : await store.prune(retention, !done);
				const output = createOutput(context.io, options.json ?? false);
				output.result({ days, done: done && retention !== null, before: retention?.bodies ?? null, ...pruned }, () => {
					if (retention === null) return output.line("Everything is kept: TRICHDAN_RETENTION_DAYS is 0.");
					const { bodies, bytes, runs, alarms, urls } = pruned;
					const what =
						`${bodies === 1 ? "1 body" : `${count(bodies)} bodies`} (${count(Math.round(bytes / 1024))} KiB), ` +
						`${counted(runs, "run")}, ${counted(alarms, "alarm")} and ${urls === 1 ? "1 address" : `${count(urls)} addresses`}`;
					output.line(`Older than ${counted(days, "day")}: ${what}.`);
					if (done) output.line("Thrown away. The file keeps its size and fills the room again.");
					else if (bodies + runs + alarms + urls > 0) output.line("Nothing was thrown away; --yes does it.");
				});
				return EXIT.done;
			}),
		);
}
