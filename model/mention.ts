import { z } from "zod";
import type { Relation } from "../citation/index.ts";

/** What a text states; that one document follows another is for the register to know. */
type CitedRelation = Relation["kind"];

export const MentionStatus = z.enum(["resolved", "ambiguous", "stub", "unlinked"]);
export type MentionStatus = z.infer<typeof MentionStatus>;

export const RelationKind = z.enum([
	"continues",
	"implements",
	"amends",
	"replaces",
	"repeals",
	"concludes",
	"based-on",
]) satisfies z.ZodType<CitedRelation>;
export type RelationKind = z.infer<typeof RelationKind>;

/** From this confidence on, what a citation was taken for counts as sure; one below it waits for a person. */
export const SURE = 0.7;

/** Begins the reasons of a citation that means what it does because a person said so. */
export const BY_PERSON = "người biên tập xác định";
/** Begins the reasons of one whose document a person made one with another. */
export const BY_MERGE = "đã nhập vào văn bản khác do người biên tập xác định là một";

/** Who decided what a citation means: the grammar and the evidence, a person, or a person who merged two documents. */
export const DecidedBy = z.enum(["reading", "person", "merge"]);
export type DecidedBy = z.infer<typeof DecidedBy>;

/** Who decided what a citation means. */
export function decidedBy({ reasons: [first] }: { reasons: readonly string[] }): DecidedBy {
	return first === BY_PERSON ? "person" : first === BY_MERGE ? "merge" : "reading";
}

const Range = z.object({ start: z.int(), end: z.int() });

/** One citation in a report, with what it was taken to mean. Offsets are UTF-16, into the report's text. */
export const NewMention = z.object({
	start: z.int(),
	end: z.int(),
	form: z
		.enum(["full", "short", "named", "back"])
		.describe("`full` prints the symbol, `short` only a number, `named` a name, `back` points back"),
	raw: z.string().describe("What stands from `start` to `end`"),
	symbol: z.string().nullable().describe("Number and symbol in canonical form"),
	type: z.string().nullable().describe("Slug of the type"),
	date: z.string().nullable().describe("Day, month or year as stated: `2013-06-03`, `2013-06`, `2013`"),
	issuer: z.string().nullable().describe("Slug of the issuer, stated or implied by the symbol"),
	term: z.int().nullable().describe("Party term where stated"),
	title: z.string().nullable().describe("Title as quoted"),
	scope: z.string().nullable().describe("Province slug of a local document"),
	place: z.string().nullable().describe("District, commune or unit of a document below the province, as a slug"),
	parts: z
		.object({
			date: Range.optional(),
			issuer: Range.optional(),
			term: Range.optional(),
			title: Range.optional(),
		})
		.describe("Where that which is beside the citation stands"),
	named: z.array(z.string()).describe("Ids that a name stands for"),
	repairs: z.array(z.string()).describe("What was mended to read it, in Vietnamese"),
	rule: z.string().describe("Row of the grammar that matched"),
	status: MentionStatus.describe(
		"`resolved`: one document; `ambiguous`: several fit; `stub`: a certain number that the register does not know; `unlinked`: no number and no known name",
	),
	relations: z.array(RelationKind).describe("What the text says is done to the document"),
	directiveId: z.string().nullable().describe("Id of the document meant; null when ambiguous or unlinked"),
	confidence: z.number().min(0).max(1).describe("How sure that is"),
	reasons: z.array(z.string()).describe("Why it means that, in Vietnamese"),
	warnings: z.array(z.string()).describe("What disagrees with the register, in Vietnamese"),
	candidates: z
		.array(z.object({ id: z.string(), score: z.number(), reasons: z.array(z.string()) }))
		.describe("The documents that it may mean, likeliest first"),
});
export type NewMention = z.infer<typeof NewMention>;

/** A stored mention. */
export const Mention = NewMention.extend({ reportId: z.int().positive() });
export type Mention = z.infer<typeof Mention>;
