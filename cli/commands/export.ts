import { once } from "node:events";
import { access, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Command } from "commander";
import { exportPages, type PagesExported } from "../../crawler/export.ts";
import { version } from "../../data/root.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import type { Context } from "../context.ts";
import type { Io } from "../io.ts";
import { count, counted, createOutput } from "../io.ts";
import { knownSources } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";

interface Options {
	source?: string;
	force?: boolean;
	json?: boolean;
}

/** Takes what is exported, piece by piece; resolves when there is room for more. */
type Write = (bytes: Uint8Array) => Promise<void>;

/** Standard output, which a binary export would spoil on a terminal. */
function toStdout({ stdout }: Io): Write {
	if (stdout.isTTY)
		throw new AppError("usage", "A WARC is not for a terminal.", {
			remedy: "Name a file, or pipe the output into another command.",
		});
	return async (bytes) => {
		if (!stdout.write(bytes)) await once(stdout, "drain");
	};
}

/** Fills a file under a temporary name, so that what bears the name given is always whole. */
async function writeWhole<T>(path: string, force: boolean, fill: (write: Write) => Promise<T>): Promise<T> {
	const isThere = await access(path).then(
		() => true,
		() => false,
	);
	if (isThere && !force)
		throw new AppError("usage", `${path} is there already.`, {
			remedy: "Give --force to write over it, or another name.",
		});
	const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
	try {
		const file = await open(temporary, "wx");
		try {
			const result = await fill(async (bytes) => {
				await file.writeFile(bytes);
			});
			await file.sync();
			await file.close();
			await rename(temporary, path);
			return result;
		} finally {
			await file.close().catch(() => {});
			await rm(temporary, { force: true });
		}
	} catch (error) {
		if (error instanceof AppError || !(error instanceof Error && "syscall" in error)) throw error;
		throw new AppError("file_unreadable", `${path} cannot be written: ${messageOf(error)}.`, {
			remedy: "Check that the folder exists, is yours to write to, and has room.",
			cause: error,
		});
	}
}

/** `export pages FILE.warc.gz [--source ID] [--force]` */
async function exportPagesTo(context: Context, path: string, options: Options): Promise<number> {
	const isStdout = path === "-";
	if (!isStdout && !/\.warc\.gz$/i.test(path))
		throw new AppError("usage", `${path} does not end in .warc.gz.`, {
			remedy: "Name it so, for that is what is written; - is standard output.",
		});
	if (options.source !== undefined) knownSources(await context.sources(), [options.source]);
	const toPipe = isStdout ? toStdout(context.io) : null;
	const store = await context.store();
	const stop = stopController();
	try {
		const fill = (write: Write): Promise<PagesExported> =>
			exportPages(store, write, {
				software: `trichdan/${version}`,
				now: new Date(),
				sourceId: options.source,
				signal: stop.signal,
			});
		const exported = toPipe ? await fill(toPipe) : await writeWhole(path, options.force ?? false, fill);
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

/** `export pages …`; what else can be exported joins here. */
export function exportCommand(program: Command, run: Run): void {
	const command = program
		.command("export")
		.summary("write what the index holds to a file")
		.description("Writes what the index holds to a file.");
	command
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
