import { z } from "zod";
import { Mention } from "../mention.ts";
import { Report, ReportSummary } from "../report.ts";
import { list } from "./list.ts";
import { citedDocument, paging, parameter, placeAndTime, SearchWords } from "./parameters.ts";

/** Query of `GET /api/v1/reports`; what is asked of a cited document may be true of several, each of one fact. */
export const ReportsQuery = z.object({
	q: SearchWords,
	directive: parameter(z.string().max(200).optional()).describe("Id of a directive that the report cites"),
	...citedDocument,
	...placeAndTime,
	sort: parameter(z.enum(["newest", "relevance"]).optional()).describe(
		"`newest` unless told, undated last; by `relevance` the title weighs more",
	),
	...paging,
});
export type ReportsQuery = z.infer<typeof ReportsQuery>;

/** Id in the path of a report. */
export const ReportId = z.object({
	id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).describe("Id of the report"),
});

/** A report as API lists it. */
export const ReportItem = ReportSummary.omit({ sourceId: true }).extend({
	source: z.string().nullable().describe("Id of the source"),
});
export type ReportItem = z.infer<typeof ReportItem>;

/** A stretch of a report's text with the ranges in it that matched the search. */
export const Snippet = z.object({
	text: z.string(),
	marks: z.array(z.object({ start: z.int(), end: z.int() })).describe("What matched, in UTF-16 units of `text`"),
});
export type Snippet = z.infer<typeof Snippet>;

export const ReportFound = ReportItem.extend({
	snippets: z.array(Snippet).describe("With words in `q`: the best passage"),
});
export const ReportsReply = list(ReportFound);
export type ReportsReply = z.infer<typeof ReportsReply>;

/** A citation in a report; `target` is the document it was taken to mean. */
export const ReportCitation = Mention.omit({ reportId: true, directiveId: true }).extend({
	target: z
		.object({ id: z.string(), url: z.string() })
		.nullable()
		.describe("The document meant; null where that is not settled"),
});
export type ReportCitation = z.infer<typeof ReportCitation>;

export const ReportReply = Report.omit({ sourceId: true }).extend({
	source: z.string().nullable().describe("Id of the source"),
	citations: z.array(ReportCitation).describe("In reading order"),
});
export type ReportReply = z.infer<typeof ReportReply>;
