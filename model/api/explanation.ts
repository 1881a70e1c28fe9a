import { z } from "zod";
import { DecidedBy } from "../mention.ts";
import { ReportCitation, ReportItem } from "./reports.ts";

/** Address of one citation: the id of its report and its offset there, `12-345`. */
export const CitationId = z.object({
	id: z
		.string()
		.regex(/^[1-9]\d{0,9}-(0|[1-9]\d{0,9})$/)
		.describe("Id of the report and offset of the citation in its text: `12-345`"),
});

/** One citation and how it came to mean what it does. */
export const ExplanationReply = z.object({
	report: ReportItem,
	citation: ReportCitation,
	before: z.string().describe("The sentence before it"),
	after: z.string().describe("The sentence after it"),
	decidedBy: DecidedBy.describe(
		"`reading`: grammar and evidence; `person`: a person said so; `merge`: a person merged the document with another",
	),
	rule: z
		.object({
			id: z.string(),
			says: z.string().describe("What the row of the grammar reads, in English"),
			examples: z.array(z.string()),
		})
		.nullable()
		.describe("The row of the grammar by which it was read; null where today's grammar has it no more"),
	lead: z
		.number()
		.nullable()
		.describe("By how much the first candidate scores above the second; null with fewer than two"),
	leastLead: z.number().describe("The least lead for the first to be taken"),
	previous: z.int().nullable().describe("Offset of the citation before it in the report"),
	next: z.int().nullable().describe("Offset of the one after it"),
});
export type ExplanationReply = z.infer<typeof ExplanationReply>;
