import { z } from "zod";
import { Mention, MentionStatus, RelationKind } from "../mention.ts";
import { list } from "./list.ts";
import { citedDocument, paging, parameter, placeAndTime, SearchWords, yesOrNo } from "./parameters.ts";
import { ReportItem } from "./reports.ts";

const asked = {
	q: SearchWords,
	relation: parameter(RelationKind.optional()).describe("What the report says is done to the document"),
	...placeAndTime,
	confidence: parameter(z.coerce.number().min(0).max(1).optional()).describe("Least confidence, in steps of 0.1"),
	outdated: parameter(yesOrNo.optional()).describe("Only reports that came out once the document had been replaced"),
	...paging,
};

/** Query of `GET /api/v1/directives/{id}/citations`: the words are those of the citing sentence. */
export const CitationsQuery = z.object(asked);
export type CitationsQuery = z.infer<typeof CitationsQuery>;

/** Query of `GET /api/v1/citations`: citation search, one row a mention. */
export const CitationSearchQuery = z.object({
	...asked,
	directive: parameter(z.string().max(200).optional()).describe("Id of the directive that is meant"),
	...citedDocument,
	status: parameter(MentionStatus.optional()).describe("How the citation was resolved"),
});
export type CitationSearchQuery = z.infer<typeof CitationSearchQuery>;

export const CitationItem = z.object({
	report: ReportItem,
	directive: z
		.object({ id: z.string(), url: z.string() })
		.nullable()
		.describe("The document that was meant; null where that is not settled"),
	text: z.string().describe("The citation as printed"),
	start: z.int().describe("Where it stands in the report's text, in UTF-16 units"),
	end: z.int(),
	before: z.string().describe("The sentence before it"),
	after: z.string().describe("The sentence after it"),
	confidence: z.number().describe("How sure it is that `directive` is meant, 0 to 1"),
	...Mention.pick({ status: true, form: true, symbol: true, type: true, relations: true }).shape,
});
export type CitationItem = z.infer<typeof CitationItem>;
export const CitationsReply = list(CitationItem);
export type CitationsReply = z.infer<typeof CitationsReply>;
