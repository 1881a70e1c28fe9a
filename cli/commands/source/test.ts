import type { Command } from "commander";
import { lookOf, shiftsOf } from "../../../crawler/health/looks.ts";
import { type Sample, type SampleSummary, summaryOf } from "../../../crawler/onboard/sample.ts";
import { type Trial, trySource } from "../../../crawler/onboard/trial.ts";
import { hasRecipe, recipeHash, recipeOf } from "../../../crawler/sources/recipe.ts";
import type { Look } from "../../../model/crawl.ts";
import type { Source } from "../../../model/source.ts";
import type { Context } from "../../context.ts";
import { count, counted, createOutput } from "../../io.ts";
import { knownSources } from "../../options.ts";
import { EXIT, type Run } from "../../run.ts";
import { lookAt } from "./looking.ts";
import { showSample, showSelectors } from "./show.ts";

/** What earlier crawls have shown of the source, and how these articles differ from it. */
interface Comparison {
	/** Articles behind the figures. */
	articles: number;
	/** Median length of their texts. */
	length: number;
	/** What differs, a sentence each. */
	shifts: string[];
	/** Whether it was seen by the same recipe. */
	sameRecipe: boolean;
}

function compare(usual: Look, samples: readonly Sample[], sameRecipe: boolean): Comparison {
	const looks = samples.map(({ article: { text, fields, layout } }) => ({ length: text.length, fields, layout }));
	const shifts = looks.length > 0 && sameRecipe ? shiftsOf(usual, lookOf(looks)).map(({ message }) => message) : [];
	return { articles: usual.articles, length: Math.round(usual.length), shifts, sameRecipe };
}

async function against(context: Context, source: Source, samples: readonly Sample[]): Promise<Comparison | null> {
	const store = await context.storeIfThere();
	const baseline = (await store?.sourceState(source.id))?.baseline;
	if (!baseline?.usual) return null;
	const recipe = recipeHash(recipeOf(source, context.families()));
	return compare(baseline.usual, samples, baseline.recipe === null || baseline.recipe === recipe);
}

function showStarts({ starts }: Trial, line: (text?: string) => void): void {
	for (const { kind, url, links, articles, next, fault } of starts)
		if (fault !== null) line(`  ${kind.padEnd(8)} ${url}: ${fault}`);
		else
			line(
				`  ${kind.padEnd(8)} ${url}: ${counted(links ?? 0, "link")}, ${counted(articles ?? 0, "article")}` +
					`${kind === "listing" ? `; next page: ${next ?? "none found"}` : ""}`,
			);
}

const isGood = (samples: readonly SampleSummary[], { starts, failures }: Trial): boolean =>
	samples.length > 0 &&
	failures.length === 0 &&
	samples.every(({ junk }) => !junk) &&
	starts.every(({ fault, articles }) => fault === null && articles !== 0);

async function test(context: Context, id: string, json: boolean): Promise<number> {
	const output = createOutput(context.io, json);
	const [source] = knownSources(await context.sources(), [id]) as [Source];
	const recipe = recipeOf(source, context.families());
	const trial = await lookAt(context, source, (looking) => trySource(source, looking));
	const baseline = await against(context, source, trial.samples);
	const samples = trial.samples.map(summaryOf);
	const { starts, failures } = trial;
	output.result({ source: id, recipe, starts, samples, failures, baseline }, () => {
		const { line } = output;
		line(`${source.id} (${source.name}), family ${source.family ?? "none"}`);
		showStarts(trial, line);
		for (const sample of samples) {
			line();
			showSample(sample, line);
			if (hasRecipe(recipe)) showSelectors(sample, line);
		}
		for (const { url, reason } of failures) line(`  ! ${url}: ${reason}`);
		line();
		if (baseline === null) line("No crawl has shown yet how its articles usually look.");
		else if (!baseline.sameRecipe) line("Its articles were last crawled by another recipe: nothing to compare with.");
		else {
			line(`Usually ${count(baseline.length)} characters an article, by ${counted(baseline.articles, "article")}.`);
			for (const shift of baseline.shifts) line(`  ! ${shift}`);
		}
	});
	if (samples.length === 0) return EXIT.failed;
	return isGood(samples, trial) ? EXIT.done : EXIT.partly;
}

/** `source test ID` */
export function testCommand(group: Command, run: Run): void {
	group
		.command("test")
		.summary("try a source's entry without storing anything")
		.description(
			"Asks for the start pages of a source and for three of its articles, and shows what its recipe finds in them, against what earlier crawls have shown. Stores nothing. Exit status 3 where a start page leads nowhere or an article would not be indexed, 1 where no article came.",
		)
		.argument("<id>", "id of the source")
		.option("--json", "print JSON")
		.action((id: string, options: { json?: boolean }) => run((context) => test(context, id, options.json ?? false)));
}
