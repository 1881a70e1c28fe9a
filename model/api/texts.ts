import { z } from "zod";
import { Day } from "../dates.ts";

/** JSON body of `POST /api/v1/extract`; `text/plain` carries the text alone. */
export const ExtractBody = z.object({
	text: z.string().describe("The text, 256 KiB at most with all"),
	context: z
		.object({
			published: Day.nullable().default(null).describe("Day of publication; of a draft its own day"),
			province: z.string().nullable().default(null).describe("Province slug of the body that writes"),
			title: z.string().nullable().default(null),
			url: z.string().nullable().default(null),
		})
		.optional()
		.describe("What is known of the page or the draft"),
});
export type ExtractBody = z.infer<typeof ExtractBody>;

const Range = { start: z.int(), end: z.int() };

/** A document that a check names. */
export const CheckedDocument = z.object({
	id: z.string(),
	mark: z.string().describe("What tells it from others of its number, in one line"),
	full: z.string().describe("The full form to copy"),
	url: z.string(),
});
export type CheckedDocument = z.infer<typeof CheckedDocument>;

export const CheckFinding = z.object({
	kind: z.enum([
		"unknown",
		"ambiguous",
		"superseded",
		"date-differs",
		"term-differs",
		"issuer-differs",
		"type-differs",
		"title-differs",
		"symbol-slip",
	]),
	severity: z
		.enum(["error", "warning", "note"])
		.describe("`error`: a fact of the register is contradicted; `warning`: to be looked at; `note`: of form only"),
	...Range,
	raw: z.string().describe("The part at fault, from `start` to `end` in UTF-16 units"),
	citation: z.int().describe("Index of its citation in `citations`"),
	message: z.string().describe("What the draft and what the register says, in Vietnamese"),
	replacement: z
		.string()
		.nullable()
		.describe("What to put in the place of `start` to `end`; null where no one right text is known"),
	others: z.array(CheckedDocument).describe("Documents that may be meant, or that came in the place of the one meant"),
	also: z.array(z.object(Range)).describe("Further places of the draft where the same was found"),
});
export type CheckFinding = z.infer<typeof CheckFinding>;

/** Answer of `POST /api/v1/check`; its body is {@link ExtractBody}. */
export const CheckReply = z.object({
	citations: z
		.array(z.object({ ...Range, raw: z.string(), document: CheckedDocument.nullable() }))
		.describe(
			"The citations that were held against the register, in order; `document` is the one meant, where that is settled",
		),
	unchecked: z.int().describe("Number of citations of which nothing could be said"),
	findings: z.array(CheckFinding),
});
export type CheckReply = z.infer<typeof CheckReply>;
