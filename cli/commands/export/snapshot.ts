import type { Command } from "commander";
import { version } from "../../../data/root.ts";
import { type SnapshotWritten, writeSnapshot } from "../../../server/export/snapshot.ts";
import type { Context } from "../../context.ts";
import { counted, createOutput, createProgress, type Output } from "../../io.ts";
import { EXIT, type Run } from "../../run.ts";
import { stopController } from "../../stop.ts";

function print({ folder, files, rows }: SnapshotWritten, out: Output): void {
	out.line(
		`${counted(rows.report, "report")}, ${counted(rows.citation, "citation")} and ${counted(rows.directive, "directive")} written to ${folder}:`,
	);
	for (const { name, bytes } of files) out.line(`  ${name}  ${(bytes / 1024).toFixed(1)} KiB`);
}

/** `export snapshot DIR` */
async function exportSnapshot(context: Context, folder: string, options: { json?: boolean }): Promise<number> {
	const sources = await context.sources();
	const store = await context.existingStore();
	const { reports } = await store.stats();
	const json = options.json ?? false;
	const progress = createProgress(context.io, json);
	const stop = stopController();
	try {
		const written = await writeSnapshot(
			store,
			folder,
			{ software: `trichdan/${version}`, madeAt: new Date().toISOString(), sources },
			{ signal: stop.signal, progress: (done) => progress.update(done, Math.max(done, reports)) },
		);
		progress.stop();
		const out = createOutput(context.io, json);
		out.result(written, () => print(written, out));
		return EXIT.done;
	} finally {
		progress.stop();
		stop.release();
	}
}

/** Adds `snapshot` to the command `export`. */
export function snapshotCommand(parent: Command, run: Run): void {
	parent
		.command("snapshot")
		.summary("write the whole index as SQLite and JSONL")
		.description(
			"Writes the whole index as it is at this moment into a new folder: one SQLite file of public tables, the same as JSONL, a README with the data dictionary, and checksums. The folder gets its name when it is whole.",
		)
		.argument("<folder>", "folder to make, or an empty one")
		.option("--json", "print JSON")
		.action((folder: string, options: { json?: boolean }) =>
			run((context) => exportSnapshot(context, folder, options)),
		);
}
