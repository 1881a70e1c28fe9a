import type { Command } from "commander";
import { migrateSqlite } from "../../data/store/sqlite/open.ts";
import { settingPath } from "../context.ts";
import { createOutput } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

/** `migrate` */
export function migrateCommand(program: Command, run: Run): void {
	program
		.command("migrate")
		.summary("bring the index's schema up to date")
		.description("Creates the index, or brings its schema and its register of documents up to this version.")
		.option("--json", "print JSON")
		.action((options: { json?: boolean }) =>
			run(async (context) => {
				const path = settingPath(context.settings.TRICHDAN_DB);
				const { from, to, applied } = migrateSqlite(path);
				const { changed } = await (await context.store()).putRegister(context.register());
				const output = createOutput(context.io, options.json ?? false);
				output.result({ path, from, to, applied, registerChanged: changed }, () => {
					output.line(from === to ? `${path}: schema ${to}, up to date.` : `${path}: schema ${from} brought to ${to}.`);
					for (const name of applied) output.line(`  ${name}`);
				});
				return EXIT.done;
			}),
		);
}
