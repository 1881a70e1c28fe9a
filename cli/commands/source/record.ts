import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { contractName, contractOf } from "../../../crawler/onboard/contract.ts";
import { readSample, summaryOf } from "../../../crawler/onboard/sample.ts";
import { recipeOf } from "../../../crawler/sources/recipe.ts";
import { sameHost } from "../../../crawler/urls.ts";
import { projectRoot } from "../../../data/root.ts";
import { AppError, messageOf } from "../../../model/errors.ts";
import type { Source } from "../../../model/source.ts";
import type { Context } from "../../context.ts";
import { createOutput } from "../../io.ts";
import { knownSources } from "../../options.ts";
import { EXIT, type Run } from "../../run.ts";
import { lookAt } from "./looking.ts";
import { showSample } from "./show.ts";

interface Options {
	source: string;
	into?: string;
	json?: boolean;
}

/** Writes a file that is not there yet. */
async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
	try {
		await writeFile(path, content, { flag: "wx" });
	} catch (cause) {
		const isThere = cause instanceof Error && "code" in cause && cause.code === "EEXIST";
		throw new AppError(
			"file_unreadable",
			isThere ? `${path} is there already.` : `${path} could not be written: ${messageOf(cause)}.`,
			{ remedy: "Delete it to record the page anew, or give another folder with --into.", cause },
		);
	}
}

async function record(context: Context, url: string, options: Options): Promise<number> {
	const output = createOutput(context.io, options.json ?? false);
	const [source] = knownSources(await context.sources(), [options.source]) as [Source];
	if (!URL.canParse(url) || !sameHost(url, source.home))
		throw new AppError("usage", `${url} is no address of ${source.id}.`, {
			remedy: `Give one of an article on the host of ${source.home}.`,
		});
	const { page, sample } = await lookAt(context, source, async (looking) => {
		const page = await looking.visitor.get(url);
		return { page, sample: await readSample(page, recipeOf(source, context.families()), looking) };
	});
	const folder = options.into ? resolve(options.into) : join(projectRoot, "data", "local", "contracts", source.id);
	const path = join(folder, contractName(url));
	await mkdir(folder, { recursive: true });
	const contract = contractOf(sample, page.contentType);
	await writeNew(`${path}.json`, `${JSON.stringify(contract, null, "\t")}\n`);
	await writeNew(`${path}.html`, page.body);
	output.result({ page: `${path}.html`, contract: `${path}.json`, reading: contract }, () => {
		showSample(summaryOf(sample), output.line);
		output.line(
			`Recorded as ${path}.html. Check ${path}.json: it holds what is read now, and must hold what is right.`,
		);
	});
	return EXIT.done;
}

/** `source record URL --source ID` */
export function recordCommand(group: Command, run: Run): void {
	group
		.command("record")
		.summary("keep an article as a contract that its source's recipe is held to")
		.description(
			"Saves an article's page, and beside it as JSON what is read from it now. Once a person has corrected the JSON, the tests hold the recipe to it.",
		)
		.argument("<url>", "address of the article")
		.requiredOption("--source <id>", "the source that it is of")
		.option("--into <folder>", "folder to save it in, data/local/contracts/ID unless told")
		.option("--json", "print JSON")
		.action((url: string, options: Options) => run((context) => record(context, url, options)));
}
