import { type Family, Recipe } from "../../model/source.ts";
import type { Fetched } from "../fetch.ts";
import { readSample, type Sample } from "./sample.ts";
import { type Looking, tried } from "./starts.ts";

const SAMPLES = 3;

/** The family whose signs most of the pages have. */
function familyOf(samples: Sample[], families: readonly Family[]): Family | null {
	const votes = new Map<string, number>();
	for (const { inspection } of samples)
		for (const { id, signs } of inspection.families) votes.set(id, (votes.get(id) ?? 0) + 1 + signs.length / 100);
	const [best] = [...votes].sort(([, a], [, b]) => b - a);
	if (best === undefined || best[1] * 2 < samples.length) return null;
	return families.find(({ id }) => id === best[0]) ?? null;
}

/** Reads the first three pages that can be had, by the recipe of their family where that fits them. */
export async function readByFamily(
	urls: string[],
	looking: Looking,
): Promise<{ family: Family | null; samples: Sample[]; notes: string[] }> {
	const notes: string[] = [];
	const pages: Fetched[] = [];
	for (const url of urls.slice(0, SAMPLES * 2)) {
		if (pages.length === SAMPLES) break;
		const page = await tried(() => looking.visitor.get(url));
		if (page) pages.push(page);
		else notes.push(`${url} could not be fetched.`);
	}
	const readAll = async (recipe: Recipe): Promise<Sample[]> => {
		const read = await Promise.all(pages.map((page) => tried(() => readSample(page, recipe, looking))));
		return read.filter((sample) => sample !== null);
	};
	const plain = await readAll(Recipe.parse({}));
	const family = familyOf(plain, looking.families);
	if (family === null) return { family, samples: plain, notes };
	const samples = await readAll(family.recipe);
	const fitting = samples.filter(({ article }) => article.fields?.body === true && !article.quality.junk).length;
	if (fitting * 2 > samples.length) return { family, samples, notes };
	notes.push(`The pages show signs of the family ${family.id}, but its recipe does not fit them: it is left out.`);
	return { family: null, samples: plain, notes };
}
