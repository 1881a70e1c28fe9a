import { z } from "zod";
import { NewMention, RelationKind } from "../mention.ts";

const Range = { start: z.int(), end: z.int() };

/** What a text says that one of its documents does to another. */
const StatedRelation = z.object({
	to: z.int().describe("Index of the citation that it is done to"),
	kind: RelationKind,
	evidence: z.object(Range).describe("The part of the sentence that says so, both citations included"),
	words: z.string().describe("The words that say it"),
	rule: z.string().describe("Row of the cues that matched"),
});

/** Where in a document a citation points: `điểm a khoản 2 Điều 5`. */
const Pinpoint = z.object({
	...Range,
	text: z.string(),
	parts: z.array(z.object({ level: z.string(), value: z.string() })),
});

/** A citation that was found in a text that was sent. */
export const ExtractedCitation = NewMention.omit({ directiveId: true, relations: true }).extend({
	pinpoint: Pinpoint.nullable().describe("The article, clause or point of the document; null for the whole"),
	directive: z.string().nullable().describe("Id of the document meant"),
	document: z.string().nullable().describe("`SYMBOL@DATE` of the document meant, where both are known"),
	relations: z.array(StatedRelation).describe("What the text says that this document does to others of the text"),
});

/** Answer of `POST /api/v1/extract`. */
export const ExtractReply = z.object({
	citations: z.array(ExtractedCitation).describe("In reading order; offsets are UTF-16 units of the text as sent"),
	relations: z.array(StatedRelation).describe("What the text itself does to the documents it cites"),
});
