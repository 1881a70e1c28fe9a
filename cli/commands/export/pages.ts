import type { Command } from "commander";
import { exportPages, type PagesExported } from "../../../crawler/export.ts";
import { version } from "../../../data/root.ts";
import { AppError } from "../../../model/errors.ts";
import type { Context } from "../../context.ts";
import { count, counted, createOutput } from "../../io.ts";
import { knownSources } from "../../options.ts";
import { EXIT, type Run } from "../../run.ts";
import { stopController } from "../../stop.ts";
import { toStdout, type Write, writeWhole } from "./output.ts";

interface Options {
	source?: string;
	force?: boolean;
	json?: boolean;
}

/** `export pages FILE.warc.gz [--source ID] [--force]` */
async function exportPagesTo(context: Context, path: string, options: Options): Promise<number> {
	const isStdout = path === "-";
	if (!isStdout && !/\.warc\.gz$/i.test(path))
		throw new AppError("usage", `${path} does not end in .warc.gz.`, {
			remedy: "Name it so, for that is what is written; - is standard output.",
		});
	if (options.source !== undefined) knownSources(await context.sources(), [options.source]);
	// Its bytes would spoil a terminal.
	if (isStdout && context.io.stdout.isTTY)
		throw new AppError("usage", "A WARC is not for a terminal.", {
			remedy: "Name a file, or pipe the output into another command.",
		});
	const store = await context.existingStore();
	const stop = stopController();
	try {
		const fill = (write: Write): Promise<PagesExported> =>
			exportPages(store, write, {
				software: `trichdan/${version}`,
				now: new Date(),
				sourceId: options.source,
				signal: stop.signal,
			});
		const exported = isStdout ? await fill(toStdout(context.io)) : await writeWhole(path, options.force ?? false, fill);
		const told =
			`${counted(exported.pages, "page")} written` +
			(exported.withoutBody > 0 ? `; ${count(exported.withoutBody)} of which no bytes are kept left out.` : ".");
		// Standard output holds the export itself.
		if (isStdout) context.io.stderr.write(`trichdan: ${told}\n`);
		else createOutput(context.io, options.json ?? false).result(exported, () => context.io.stdout.write(`${told}\n`));
		return EXIT.done;
	} finally {
		stop.release();
	}
}

/** Adds `pages` to the command `export`. */
export function pagesCommand(parent: Command, run: Run): void {
	parent
		.command("pages")
		.summary("write what was fetched as WARC")
		.description(
			"Writes the pages and documents that were fetched as WARC 1.1, which import reads again. The file gets its name when it is whole.",
		)
		.argument("<file>", "file to write, ending in .warc.gz; - is standard output")
		.option("--source <id>", "pages of that source only")
		.option("--force", "write over a file that is there")
		.option("--json", "print JSON")
		.action((path: string, options: Options) => run((context) => exportPagesTo(context, path, options)));
}
