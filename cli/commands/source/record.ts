import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { startsOf } from "../../../crawler/crawl/starts.ts";
import { contractName, contractOf } from "../../../crawler/onboard/contract.ts";
import { readSample, type Sample, summaryOf } from "../../../crawler/onboard/sample.ts";
import { recipeOf } from "../../../crawler/sources/recipe.ts";
import { normaliseUrl, sameHost } from "../../../crawler/urls.ts";
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

/** Why a page must not become a contract, as a crawl would not make a report of it; null where it may. */
function faultOf({ url, article }: Sample, source: Source): string | null {
	const { title, text, quality } = article;
	if (isStart(url, source)) return "it is a start page of the source, not an article";
	if (quality.junk) return quality.faults.join(", ") || "no report was found in it";
	return title === "" ? "it has no title" : text === "" ? "no report was found in it" : null;
}

const isStart = (address: string, source: Source): boolean => {
	const url = normaliseUrl(address);
	return url === normaliseUrl(source.home) || startsOf(source).some((start) => start.url === url);
};

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
	const fault = faultOf(sample, source);
	if (fault !== null)
		throw new AppError("page_refused", `${url} was not recorded, for it would not be indexed: ${fault}.`, {
			remedy: `Give the address of an article; if it is one, mend the recipe: \`npx trichdan source test ${source.id}\` shows what it finds.`,
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
