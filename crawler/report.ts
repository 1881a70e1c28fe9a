import { contentHash } from "../model/hash.ts";
import type { NewReport } from "../model/report.ts";
import { EXTRACTOR_VERSION, type Extracted } from "./extracted.ts";
import type { Article } from "./pages.ts";

/** What is known of a report from where it came, beside what was read in it. */
export type ReportOrigin = Pick<
	NewReport,
	"url" | "file" | "sourceId" | "province" | "fetchedAt" | "attachedTo" | "grammarVersion"
>;

/** Makes a report of what was read from a page or a file; only an article tells how its text was found. */
export function toReport(
	read: Extracted & Partial<Pick<Article, "extractor" | "quality">>,
	from: ReportOrigin,
): NewReport {
	const { title, published, dateSource, dateInferred, author, text, extractor, quality } = read;
	return {
		...from,
		title,
		text,
		author,
		publishedOn: published,
		dateSource,
		dateInferred,
		extractor: extractor ?? null,
		quality: quality?.score ?? null,
		contentHash: contentHash(title, text),
		extractorVersion: EXTRACTOR_VERSION,
	};
}
