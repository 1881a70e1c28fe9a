import { z } from "zod";
import { Day } from "./dates.ts";

/** What `make eval` measures of finding and resolving citations, in the order in which it prints them. */
export const ACCURACY_KEYS = [
	"precision",
	"recall",
	"documents",
	"spans",
	"symbol",
	"type",
	"date",
	"issuer",
	"term",
	"scope",
	"document",
	"named",
	"relations",
] as const;
export type AccuracyKey = (typeof ACCURACY_KEYS)[number];

const percent = z.number().min(0).max(100);

/** The figures of one part of the passages. */
export const AccuracySet = z.strictObject({
	name: z.string().describe("As `make eval` heads its column"),
	passages: z.int(),
	labels: z.int().describe("Citations that were labelled in them"),
	figures: z.record(z.enum(ACCURACY_KEYS), percent.nullable()).describe("Per cent; null where nothing was labelled"),
});
export type AccuracySet = z.infer<typeof AccuracySet>;

const Reading = z.strictObject({
	words: percent.describe("F1 of the words of the text"),
	title: percent.describe("Titles that are right"),
	day: percent.describe("Days that are right"),
});

/** `data/accuracy.json`: how well citations are found and pages read, as `make accuracy` measured it. */
export const Accuracy = z.strictObject({
	citations: z.strictObject({
		measuredOn: Day,
		grammarVersion: z.int(),
		sets: z.array(AccuracySet),
	}),
	articles: z.strictObject({
		measuredOn: Day,
		pages: z.int(),
		withRecipe: Reading,
		withoutRecipe: Reading,
	}),
});
export type Accuracy = z.infer<typeof Accuracy>;
