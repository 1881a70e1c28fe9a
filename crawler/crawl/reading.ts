import type { ArticleSeen, FrontierUrl, NewUrl, Settlement } from "../../model/crawl.ts";
import { AppError } from "../../model/errors.ts";
import type { NewReport } from "../../model/report.ts";
import type { Extracted } from "../extracted.ts";
import { placeOf } from "../place.ts";
import { normaliseUrl } from "../urls.ts";
import { whenRead } from "./again.ts";
import { noteFailure, type SourceRun } from "./run.ts";
import type { Came } from "./visit.ts";

/** What is to be stored of a page that came, and what it showed of its source's health. */
export interface Reading extends Omit<Settlement, "url" | "at" | "recipe"> {
	seen: Omit<ArticleSeen, "outcome"> | null;
}

/** Errors that tell of the page, not of us. */
export const isOfPage = (error: unknown): error is AppError =>
	error instanceof AppError && ["page_refused", "file_unsupported"].includes(error.code);

/** What makes the store keep the body that it has, with its validators. */
const KEPT = { body: null, bodyHash: null, etag: null, lastModified: null, contentType: null };

/**
 * Sets a page aside: its bytes are kept, and it is read again when the recipe changes or the days have passed. Bytes of
 * which a report was made are not given up for a page to log in.
 */
export function quarantine(
	run: SourceRun,
	found: FrontierUrl,
	{ page }: Came,
	why: string,
	seen: Reading["seen"] = null,
): Reading {
	const reason = why.replace(`${found.url} was not read: `, "").replace(/\.$/, "");
	const note = `${found.url} is set aside: ${reason}.`;
	const remedy =
		found.kind === "file"
			? "If it is a real document, save its text as .txt and import that."
			: "If it is a real report, mend the recipe; `source test` shows what it finds.";
	noteFailure(run, found.url, note, remedy);
	return {
		// What was read well the last time is looked at again tomorrow; what was set aside before, later and later.
		...whenRead(found, found.note === null, run.options.now(), "quarantined"),
		note,
		contentHash: found.contentHash,
		page: { ...page, outcome: "refused", note, ...(found.contentHash !== null && KEPT) },
		report: null,
		links: [],
		next: null,
		seen,
	};
}

/** Where a report comes from. */
export const originOf = (
	{ source, options }: SourceRun,
	url: string,
	{ page }: Came,
	attachedTo: string | null,
	read: Extracted,
) => ({
	url,
	file: null,
	sourceId: source.id,
	province: source.province ?? placeOf(read, options.places),
	fetchedAt: page.fetchedAt,
	attachedTo,
	grammarVersion: options.grammarVersion,
});

/** Cites a report and says what is stored of it. */
export async function reading(
	run: SourceRun,
	found: FrontierUrl,
	came: Came,
	report: NewReport,
	links: NewUrl[],
	seen: Reading["seen"],
): Promise<Reading> {
	const { extract, now } = run.options;
	const { mentions, cited } = await extract(report, run.store);
	return {
		...whenRead(found, found.contentHash !== report.contentHash, now()),
		note: null,
		contentHash: report.contentHash,
		page: { ...came.page, outcome: "report" },
		report: { report, mentions, cited },
		links,
		next: null,
		seen,
	};
}

/** The day where the listing or feed tells it and the page does not, or only by its first sentence. */
export function withDay<T extends Extracted>(run: SourceRun, found: FrontierUrl, read: T): T {
	const isTold = read.published !== null && read.dateSource !== "inferred";
	if (isTold || found.published === null) return read;
	const isFeed = run.source.feeds.some((feed) => normaliseUrl(feed) === found.parent);
	return { ...read, published: found.published, dateSource: isFeed ? "metadata" : "page", dateInferred: false };
}

/** Nothing came that was not known: the page counts as read and nothing is read anew. */
export const asBefore = (run: SourceRun, found: FrontierUrl, { page }: Came): Reading => ({
	...whenRead(found, false, run.options.now()),
	note: null,
	contentHash: found.contentHash,
	page,
	report: null,
	links: [],
	next: null,
	seen: null,
});

/** Whether the stored reading of an unchanged page still holds. */
export const stillHolds = (run: SourceRun, found: FrontierUrl, came: Came): boolean =>
	came.unchanged && found.contentHash !== null && found.recipe === run.recipeHash;
