import type { Command } from "commander";
import { GRAMMAR_VERSION } from "../../citation/index.ts";
import { type ImportResult, importPaths } from "../../crawler/import.ts";
import { createParser } from "../../crawler/parse.ts";
import { count, counted, createOutput, createProgress } from "../io.ts";
import { day, knownProvince } from "../options.ts";
import { EXIT, type Run } from "../run.ts";
import { stopController } from "../stop.ts";

interface Options {
	province?: string;
	published?: string;
	json?: boolean;
}

function print(result: ImportResult, line: (text?: string) => void): void {
	line(
		`${counted(result.files, "file")} read: ${counted(result.created, "report")} new, ${count(result.updated)} changed, ` +
			`${count(result.unchanged)} known already; ${counted(result.mentions, "citation")}.`,
	);
	if (result.noReport > 0) line(`${counted(result.noReport, "record")} without a report passed over.`);
	if (result.left > 0) line(`Interrupted; ${counted(result.left, "file")} not read to the end.`);
	if (result.otherKinds > 0) line(`${counted(result.otherKinds, "file")} of other kinds skipped.`);
}

/** `import PATH… [--province SLUG] [--published DATE]` */
export function importCommand(program: Command, run: Run): void {
	program
		.command("import")
		.summary("read files and folders into the index")
		.description(
			"Reads .txt, .html, .pdf, .docx, .doc, .warc, .warc.gz and .jsonl files, and folders of them, into the index. The same content twice makes no second report; a broken file, record or line is named and skipped (exit status 3).",
		)
		.argument("<path...>", "files and folders")
		.option("--province <slug>", "province of all that is read, as yen-bai; else it is read from each")
		.option(
			"--published <date>",
			"day of publication of all that is read, as 2022-01-14; else it is read from each",
			day,
		)
		.option("--json", "print JSON")
		.action((paths: string[], options: Options) =>
			run(async (context) => {
				const province = knownProvince(context, options.province);
				const { provinces, districts } = context.authorityData();
				const progress = createProgress(context.io, options.json ?? false, "bytes");
				const parser = createParser();
				const stop = stopController();
				try {
					const result = await importPaths(paths, {
						store: await context.store(),
						parser,
						extract: context.cite(),
						grammarVersion: GRAMMAR_VERSION,
						places: { provinces, districts },
						sources: await context.sources(),
						families: context.families(),
						now: new Date(),
						province,
						published: options.published,
						onProgress: progress.update,
						signal: stop.signal,
					});
					progress.stop();
					const output = createOutput(context.io, options.json ?? false);
					output.result(result, () => print(result, output.line));
					for (const { path, reason, remedy } of result.skipped)
						context.io.stderr.write(`trichdan: ${path}: ${reason}. ${remedy}\n`);
					if (result.skippedMore > 0)
						context.io.stderr.write(`trichdan: and ${count(result.skippedMore)} more that could not be read.\n`);
					if (result.left > 0) context.io.stderr.write(`trichdan: interrupted; run the same command again.\n`);
					if (result.left > 0) return EXIT.partly;
					if (result.skipped.length === 0) return EXIT.done;
					return result.files > 0 ? EXIT.partly : EXIT.failed;
				} finally {
					progress.stop();
					stop.release();
					await parser.close();
				}
			}),
		);
}
