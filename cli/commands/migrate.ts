import { resolve } from "node:path";
import type { Command } from "commander";
import { moveIndex } from "../../data/store/move.ts";
import { migrateStore, printedPlace } from "../../data/store/open.ts";
import { AppError } from "../../model/errors.ts";
import { isPostgres } from "../../model/settings.ts";
import { type Context, placeOf } from "../context.ts";
import { count, counted, createOutput, createProgress } from "../io.ts";
import { EXIT, type Run } from "../run.ts";

interface Options {
	json?: boolean;
	from?: string;
}

/** Moves an index from a file into the database of the settings. */
async function move(context: Context, from: string, json: boolean): Promise<number> {
	const place = placeOf(context.settings);
	if (!isPostgres(place))
		throw new AppError("usage", "TRICHDAN_DB names no PostgreSQL database to move the index into.", {
			remedy: "Set it to postgres://USER@HOST/DATABASE; a file is copied by `backup` and `restore`.",
		});
	const progress = createProgress(context.io, json);
	const moved = await moveIndex(resolve(from), place, progress.update).finally(progress.stop);
	await context.store();
	const output = createOutput(context.io, json);
	output.result(moved, () => {
		const rows = Object.values(moved.tables).reduce((sum, table) => sum + table.rows, 0);
		output.line(
			`${moved.from} moved to ${moved.to}: ${counted(moved.tables.report?.rows ?? 0, "report")}, ${count(rows)} rows of ${Object.keys(moved.tables).length} tables, the same on both sides.`,
		);
	});
	return EXIT.done;
}

/** `migrate` */
export function migrateCommand(program: Command, run: Run): void {
	program
		.command("migrate")
		.summary("bring the index's schema up to date")
		.description(
			"Creates the index, or brings its schema and its register of documents up to this version. With --from, first moves all of an index in a file into the empty PostgreSQL database that TRICHDAN_DB names, and says so when every table there has the rows and the hash of the file's. The file is only read.",
		)
		.option("--from <file>", "file of the index to move into the database of TRICHDAN_DB")
		.option("--json", "print JSON")
		.action((options: Options) =>
			run(async (context) => {
				if (options.from !== undefined) return move(context, options.from, options.json ?? false);
				const place = placeOf(context.settings);
				const path = printedPlace(place);
				const { from, to, applied } = await migrateStore(place);
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
