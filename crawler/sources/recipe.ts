import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { sha256 } from "../../model/hash.ts";
import { Family, type Recipe, type Source } from "../../model/source.ts";
import { EXTRACTOR_VERSION } from "../extracted.ts";
import { encodingFault, readEntries, selectorFaults, unreadable } from "./entries.ts";

const SELECTORS = ["title", "published", "author", "body", "attachments", "drop"] as const;

/**
 * Reads the families of portals: a JSON list of entries, see `Family`.
 *
 * @throws AppError `sources_invalid`, naming file, entry and key of every fault at once; `file_unreadable` where the
 * file cannot be read.
 */
export function loadFamilies(file: string): Family[] {
	let text: string;
	try {
		text = readFileSync(file, "utf8");
	} catch (cause) {
		throw unreadable("families", file, cause, "Restore it: data/families.json is part of the program.");
	}
	return readEntries(text, {
		name: basename(file),
		remedy: "Correct the file; docs/sources.md tells what a family holds.",
		schema: Family,
		meaning: ({ signs, next, postback, recipe }) => {
			const read = (recipe ?? {}) as Record<string, unknown>;
			return [
				...selectorFaults("signs", signs),
				...selectorFaults("next", next),
				...selectorFaults("postback", postback),
				...encodingFault("recipe.encoding", read.encoding),
				...SELECTORS.flatMap((key) => selectorFaults(`recipe.${key}`, read[key])),
			];
		},
	});
}

/**
 * How the pages of a source are read: its own selectors come before its family's, what else it says adds to the
 * family's or, of what there can be only one, takes its place.
 *
 * @param families among them the source's, which `loadSources` has made sure of.
 */
export function recipeOf(source: Source, families: readonly Family[]): Recipe {
	const base = families.find(({ id }) => id === source.family)?.recipe;
	const both = (own: string | undefined, of: readonly string[] | undefined): string[] => [
		...new Set([...(own === undefined ? [] : [own]), ...(of ?? [])]),
	];
	const { selectors } = source;
	return {
		title: both(selectors.title, base?.title),
		published: both(selectors.published, base?.published),
		author: both(selectors.author, base?.author),
		body: both(selectors.body, base?.body),
		attachments: both(selectors.attachments, base?.attachments),
		drop: [...new Set([...(source.drop ?? []), ...(base?.drop ?? [])])],
		stopAt: [...new Set([...(source.stopAt ?? []), ...(base?.stopAt ?? [])])],
		strip: [...new Set([...(source.strip ?? []), ...(base?.strip ?? [])])],
		dateOrder: source.dateOrder ?? base?.dateOrder ?? "dmy",
		encoding: source.encoding ?? base?.encoding ?? null,
	};
}

/**
 * What a page was read with: SHA-256 of the recipe and of the reader's version as 64 hex digits. Another recipe or a
 * better reader means reading it again.
 */
export const recipeHash = (recipe: Recipe): string =>
	sha256(JSON.stringify([EXTRACTOR_VERSION, ...Object.entries(recipe).sort(([a], [b]) => (a < b ? -1 : 1))]));

/** Whether a recipe tells where anything of an article stands; without, pages are read by what they show alone. */
export const hasRecipe = ({ title, published, body }: Recipe): boolean =>
	title.length + published.length + body.length > 0;
