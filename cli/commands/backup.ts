import { resolve } from "node:path";
import type { Command } from "commander";
import { backupSqlite, type Copied, type CopyOptions } from "../../data/store/sqlite/backup.ts";
import { restoreSqlite } from "../../data/store/sqlite/restore.ts";
import { AppError } from "../../model/errors.ts";
import { isPostgres } from "../../model/settings.ts";
import { type Context, placeOf } from "../context.ts";
import { count, counted, createOutput, createProgress } from "../io.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";

interface Options {
	json?: boolean;
}

/** The file that the index is in. */
function indexFile(context: Context): string {
	const place = placeOf(context.settings);
	if (isPostgres(place))
		throw new AppError("usage", "TRICHDAN_DB names a PostgreSQL database; this command is for an index in a file.", {
			remedy: "Use pg_dump and pg_restore, or pg_basebackup; docs/operations.md#postgresql tells how.",
		});
	if (place === ":memory:")
		throw new AppError("usage", "An index in memory has no file.", { remedy: "Set TRICHDAN_DB to a path." });
	return place;
}

/** Copies in either direction; Ctrl-C leaves nothing. */
async function copy(
	context: Context,
	{ json = false }: Options,
	verb: string,
	work: (options: CopyOptions) => Promise<Copied>,
): Promise<number> {
	const progress = createProgress(context.io, json);
	const stop = stopController();
	try {
		const copied = await work({ signal: stop.signal, progress: (done, total) => progress.update(done, total) });
		progress.stop();
		const output = createOutput(context.io, json);
		output.result(copied, () => {
			const { path, bytes, schema, tables } = copied;
			const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
			output.line(
				`${path}: ${verb}, ${(bytes / 2 ** 20).toFixed(1)} MiB, schema ${schema}; ${counted(tables.report?.rows ?? 0, "report")}, ${count(rows)} rows of ${Object.keys(tables).length} tables verified.`,
			);
		});
		return EXIT.done;
	} catch (error) {
		// What SQLite is at in another thread would keep the process until it is done, and nobody waits for that.
		if (stop.signal.aborted) {
			stop.release();
			process.kill(process.pid, "SIGTERM");
		}
		throw error;
	} finally {
		progress.stop();
		stop.release();
	}
}

/** `backup FILE` */
export function backupCommand(program: Command, run: Run): void {
	program
		.command("backup")
		.summary("copy the index to a file, verified")
		.description(
			"Copies the index as it is at this moment to a new file, while crawls and readers go on. The file gets its name when every table in it has the rows and the hash of the index's, its texts fit their checksums, and all is on the disk. Never writes over a file.",
		)
		.argument("<file>", "file to make")
		.option("--json", "print JSON")
		.action((file: string, options: Options) =>
			run((context) => {
				const index = indexFile(context);
				return copy(context, options, "made", (given) => backupSqlite(index, resolve(file), given));
			}),
		);
}

/** `restore FILE` */
export function restoreCommand(program: Command, run: Run): void {
	program
		.command("restore")
		.summary("put a backup where the index is to be")
		.description(
			"Copies a backup to where TRICHDAN_DB says that the index is, if nothing is there. A file that is empty, damaged, of another program or of a later version is refused, and nothing is put in its place.",
		)
		.argument("<file>", "backup to restore")
		.option("--json", "print JSON")
		.action((file: string, options: Options) =>
			run((context) => {
				const index = indexFile(context);
				return copy(context, options, "restored", (given) => restoreSqlite(resolve(file), index, given));
			}),
		);
}
