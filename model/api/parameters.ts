import { z } from "zod";
import { Day } from "../dates.ts";
import { Directive } from "../directive.ts";

/** A blank form field is one that was not filled in. */
const blankIsUnset = (value: unknown): unknown => (value === "" ? undefined : value);
export const parameter = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema);

/** Longest search text that is read, in characters; the rest is left out. */
const SEARCH_LENGTH = 200;

/**
 * A search text, cut to what is read. The cut falls between words, since half a word is in no document; where none ends
 * near by, it still spares a surrogate pair.
 */
export function cutSearch(typed: string): string {
	if (typed.length <= SEARCH_LENGTH) return typed;
	const text = typed.normalize("NFC").replace(/\s+/gu, " ").trim();
	if (text.length <= SEARCH_LENGTH) return text;
	const blank = text.lastIndexOf(" ", SEARCH_LENGTH);
	return blank > SEARCH_LENGTH / 2
		? text.slice(0, blank)
		: text.slice(0, SEARCH_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
}

/** What was typed into a search box: anything at all, of any length, given more than once even, and never a fault. */
export const SearchWords = z.preprocess(
	(value) => (Array.isArray(value) ? value.join(" ") : (value ?? "")),
	z.string().transform(cutSearch).describe('Words, "phrases", -not'),
);

export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
export const word = z.string().max(100);
export const yesOrNo = z.enum(["true", "false"]).transform((value) => value === "true");

/** What is asked of the place and the day of a report. */
export const placeAndTime = {
	province: parameter(word.optional()).describe("Slug of a province"),
	provinces: parameter(z.enum(["63", "34"]).default("63")).describe(
		"Which provinces `province` and the facet speak of: the 63 of before 01/07/2025 or the 34 of today",
	),
	source: parameter(word.optional()).describe("Id of a source"),
	from: parameter(Day.optional()).describe("First day of publication"),
	to: parameter(Day.optional()).describe("Last day of publication"),
};

/** What is asked of the document that is cited. */
export const citedDocument = {
	type: parameter(word.optional()).describe("Slug of a type: nghi-quyet"),
	issuer: parameter(word.optional()).describe("Slug of an issuer: bo-chinh-tri"),
	level: parameter(Directive.shape.level.optional()).describe("Level of the issuer"),
	term: parameter(whole(1, 99).optional()).describe("Term of the committee that issued it"),
	year: parameter(whole(1900, 2100).optional()).describe("Year in which the document was issued"),
};

export const paging = {
	cursor: parameter(z.string().max(500).optional()).describe("`next` of the part before"),
	limit: parameter(whole(1, 100).default(20)).describe("Number of items, at most 100"),
};
