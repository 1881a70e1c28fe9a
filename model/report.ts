import { z } from "zod";
import { Day, Instant } from "./dates.ts";

/**
 * Where the day of publication was read: `given` by a person; `metadata`: stated for machines, by the page or by the feed
 * that led to it; `page`: printed on it; `inferred`: from the first sentence; `url`: from the address.
 */
export const DateSource = z.enum(["given", "metadata", "page", "inferred", "url"]);
export type DateSource = z.infer<typeof DateSource>;

/** A cleaned page or file, before it is stored. */
export const NewReport = z.object({
	url: z.string().nullable().describe("Address of the page, or null for a file"),
	file: z.string().nullable().describe("Name of the file it was read from, or null for a page"),
	sourceId: z.string().nullable(),
	title: z.string().min(1),
	publishedOn: Day.nullable(),
	dateSource: DateSource.nullable(),
	dateInferred: z.boolean().describe("Whether a part of the day was not printed: the year, most often"),
	author: z.string().nullable(),
	province: z.string().nullable().describe("Province slug (63 provinces), by the source or told in the text"),
	text: z.string().describe("Clean text in NFC, paragraphs separated by a newline; offsets of mentions point into it"),
	contentHash: z.string().length(64).describe("SHA-256 of title and text as hex: the same content is stored once"),
	fetchedAt: Instant,
	attachedTo: z
		.string()
		.nullable()
		.describe("Address of the page that it is attached to; null for what stands by itself"),
	extractor: z
		.enum(["recipe", "marked", "heuristic", "fallback"])
		.nullable()
		.describe(
			"How its text was found: by a recipe, by a text's own marks, by weight, by the last resort; null for plain text",
		),
	quality: z
		.number()
		.min(0)
		.max(1)
		.nullable()
		.describe("How sure it is that this is a whole report and nothing else, 0 to 1"),
	extractorVersion: z.int(),
	grammarVersion: z.int(),
});
export type NewReport = z.infer<typeof NewReport>;

/** A stored report. */
export const Report = NewReport.extend({
	id: z.int().positive(),
	duplicateOf: z
		.int()
		.positive()
		.nullable()
		.describe("Id of the report that this one repeats nearly word for word; it is not counted beside it"),
});
export type Report = z.infer<typeof Report>;

/** A report in a list, without its text. */
export const ReportSummary = Report.pick({
	id: true,
	url: true,
	sourceId: true,
	title: true,
	publishedOn: true,
	province: true,
}).extend({
	mentions: z.int().describe("Number of citations found in it"),
});
export type ReportSummary = z.infer<typeof ReportSummary>;

/** The page as it was fetched, kept so that better grammar can run over it again. */
export interface FetchedPage {
	url: string;
	sourceId: string;
	/** HTTP status, and what became of the page. */
	status: number;
	outcome: "report" | "listing" | "unchanged" | "refused" | "failed";
	/** As the answer stated it. */
	contentType: string | null;
	/** Address after redirects. */
	finalUrl: string;
	/** Why it was refused or failed, in words. */
	note: string | null;
	/** The body, gzipped; null where none was kept. */
	body: Buffer | null;
	/** SHA-256 of the body before compression, as hex. */
	bodyHash: string | null;
	etag: string | null;
	lastModified: string | null;
	fetchedAt: string;
}
