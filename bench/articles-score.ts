import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readArticle } from "../crawler/article.ts";
import { decode } from "../crawler/decode.ts";
import type { Extracted } from "../crawler/extracted.ts";
import type { Article } from "../crawler/pages.ts";
import { projectRoot } from "../data/root.ts";
import { Recipe } from "../model/source.ts";

/** The moment at which the labelled pages are read. */
export const READ_AT = new Date("2026-11-25T02:00:00Z");

/** What a labelled page must be read as; `NAME.json` beside `NAME.html`. */
export interface Label {
	title: string;
	published: string | null;
	dateInferred: boolean;
	author: string | null;
	/** The report, a paragraph a line. */
	text: string;
	url: string;
	/** What an entry of the sources file would say of such a site. */
	recipe?: Partial<Recipe>;
	/** Addresses of its files, and its own, where the page tells them. */
	attachments?: string[];
	canonical?: string;
	/** Written before the reader was tuned, and not looked at until it had been scored once. */
	heldOut?: boolean;
}

export interface LabelledPage {
	name: string;
	bytes: Buffer;
	label: Label;
}

const folder = join(projectRoot, "test/articles");

/** The labelled pages, by name. */
export function labelledPages(): LabelledPage[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith(".html"))
		.sort()
		.map((file) => {
			const name = file.replace(/\.html$/, "");
			const label = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Label;
			return { name, bytes: readFileSync(join(folder, file)), label };
		});
}

/** Hash over pages and labels: a gate over pages that may vanish is none. */
export function corpusHash(pages: readonly LabelledPage[]): string {
	const hash = createHash("sha256");
	for (const { name, bytes, label } of pages) hash.update(name).update(bytes).update(JSON.stringify(label));
	return hash.digest("hex");
}

/** Reads a labelled page, by its recipe or without one. */
export function readLabelled({ name, bytes, label }: LabelledPage, withRecipe: boolean): Promise<Article> {
	const { text } = decode(bytes, { name });
	const recipe = Recipe.parse(withRecipe ? (label.recipe ?? {}) : { dateOrder: label.recipe?.dateOrder });
	return readArticle(text, { url: label.url, recipe, now: READ_AT });
}

/** Words without case and marks, each with how often it stands. */
function bag(text: string): Map<string, number> {
	const words = text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replaceAll("đ", "d")
		.match(/[\p{L}\p{N}]+/gu);
	const counts = new Map<string, number>();
	for (const word of words ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}

const size = (counts: Map<string, number>): number => [...counts.values()].reduce((sum, count) => sum + count, 0);

export interface Score {
	precision: number;
	recall: number;
	f1: number;
	title: boolean;
	day: boolean;
	author: boolean;
}

/** How near a reading comes to its label: by words, each as often as it stands, and field by field. */
export function score(read: Extracted, label: Omit<Label, "url">): Score {
	const [got, wanted] = [bag(read.text), bag(label.text)];
	let shared = 0;
	for (const [word, count] of got) shared += Math.min(count, wanted.get(word) ?? 0);
	const precision = size(got) === 0 ? 0 : shared / size(got);
	const recall = size(wanted) === 0 ? 1 : shared / size(wanted);
	const same = (a: string | null, b: string | null): boolean => (a ?? "").toLowerCase() === (b ?? "").toLowerCase();
	return {
		precision,
		recall,
		f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
		title: same(read.title, label.title),
		day: read.published === label.published && read.dateInferred === label.dateInferred,
		author: same(read.author, label.author),
	};
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of some scores; of titles, days and authors, the share that is right. */
export function meanOf(scores: readonly Score[]): Record<keyof Score, number> {
	const of = (key: keyof Score): number => mean(scores.map((one) => Number(one[key])));
	return {
		precision: of("precision"),
		recall: of("recall"),
		f1: of("f1"),
		title: of("title"),
		day: of("day"),
		author: of("author"),
	};
}
