import type { ArticleSeen, FrontierUrl, NewUrl, Settlement } from "../../model/crawl.ts";
import { AppError } from "../../model/errors.ts";
import type { NewReport } from "../../model/report.ts";
import { resemblance, shingles } from "../../model/similar.ts";
import type { Extracted } from "../extracted.ts";
import type { Article } from "../pages.ts";
import { placeOf } from "../place.ts";
import { toReport } from "../report.ts";
import { isArticle, normaliseUrl } from "../urls.ts";
import { whenRead } from "./again.ts";
import { noteFailure, type SourceRun } from "./run.ts";
import { attachmentsOf, startsOf } from "./starts.ts";
import type { Came } from "./visit.ts";

/** What is to be stored of a page that came, and what it showed of its source's health. */
export interface Reading extends Omit<Settlement, "url" | "at" | "recipe"> {
	seen: Omit<ArticleSeen, "outcome"> | null;
}

/** Errors that tell of the page, not of us. */
const isOfPage = (error: unknown): error is AppError =>
	error instanceof AppError && ["page_refused", "file_unsupported"].includes(error.code);

/** Share of the articles before that had a field by the recipe, above which a page without it is built otherwise. */
const USUAL = 0.8;

/** What makes the store keep the body that it has, with its validators. */
const KEPT = { body: null, bodyHash: null, etag: null, lastModified: null, contentType: null };

/** Why a page must not be indexed though it was read; null where it may. */
function faultOf(run: SourceRun, article: Article): string | null {
	const { quality, fields } = article;
	if (article.title === "") return "it has no title";
	if (quality.junk) return quality.faults.join(", ") || "no report was found in it";
	const usual = run.state?.baseline?.usual?.filled;
	if (!fields || !usual) return null;
	for (const field of ["title", "body"] as const)
		if (!fields[field] && usual[field] >= USUAL)
			return `the recipe finds no ${field} in it, as if the layout had changed`;
	return null;
}

/**
 * Sets a page aside: its bytes are kept, and it is read again when the recipe changes or the days have passed. Bytes of
 * which a report was made are not given up for a page to log in.
 */
function quarantine(
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

/**
 * The address a report is filed under: what the page calls its own, where that can be an article of the source, else
 * where the redirects led. Many pages call one address their own by mistake, so none takes an address that was, or is
 * still to be, read for itself, nor one under which something else is filed.
 */
async function reportAddress(run: SourceRun, found: FrontierUrl, came: Came, article: Article): Promise<string> {
	const own = normaliseUrl(came.url) ?? came.url;
	const { canonical } = article;
	if (canonical === null || canonical === own || !isArticle(canonical, run.source)) return own;
	if (canonical === found.url) return canonical;
	const { contentHash } = toReport(article, originOf(run, canonical, came, null, article));
	const other = await run.store.frontierUrl(canonical);
	if (other !== null) return other.contentHash === contentHash ? canonical : own;
	// Not known yet: it may be an article that is still to be found, unless the two differ by their parameters alone.
	if (new URL(canonical).pathname !== new URL(own).pathname) return own;
	const filed = await run.store.reportAt(canonical);
	return filed === null || [contentHash, found.contentHash].includes(filed.contentHash) ? canonical : own;
}

const originOf = (
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
async function reading(
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
function withDay<T extends Extracted>(run: SourceRun, found: FrontierUrl, read: T): T {
	const isTold = read.published !== null && read.dateSource !== "inferred";
	if (isTold || found.published === null) return read;
	const isFeed = run.source.feeds.some((feed) => normaliseUrl(feed) === found.parent);
	return { ...read, published: found.published, dateSource: isFeed ? "metadata" : "page", dateInferred: false };
}

/** Nothing came that was not known: the page counts as read and nothing is read anew. */
const asBefore = (run: SourceRun, found: FrontierUrl, { page }: Came): Reading => ({
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
const stillHolds = (run: SourceRun, found: FrontierUrl, came: Came): boolean =>
	came.unchanged && found.contentHash !== null && found.recipe === run.recipeHash;

/** Two texts that share less of their runs of words than this have nothing to do with one another. */
const UNLIKE = 0.05;

/**
 * Whether a page says something else altogether than the report that was read at its address, without a day of its own:
 * a notice that the site has moved or is for sale, in place of everything that stood there.
 */
async function isAnother(run: SourceRun, { text, published }: Article, url: string): Promise<boolean> {
	const before = published === null ? await run.store.reportAt(url) : null;
	return before !== null && resemblance(shingles(before.text), shingles(text)) < UNLIKE;
}

/** Reads an article that came; see `Reading`. */
export async function readArticlePage(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	if (stillHolds(run, found, came)) return asBefore(run, found, came);
	const { source, recipe, options } = run;
	const at = normaliseUrl(came.url) ?? came.url;
	if (at !== found.url && (at === normaliseUrl(source.home) || startsOf(source).some(({ url }) => url === at)))
		return quarantine(run, found, came, "it leads to a start page, as sites do with articles that are gone");
	const input = { bytes: came.bytes, name: found.url, contentType: came.contentType, url: came.url, recipe };
	let article: Article;
	try {
		article = withDay(run, found, await options.parser.article({ ...input, now: options.now() }));
	} catch (error) {
		if (!isOfPage(error)) throw error;
		return quarantine(run, found, came, error.message, { url: found.url, fields: null, length: 0, layout: [] });
	}
	const { fields, text, layout, attachments, published } = article;
	const seen = { url: found.url, fields, length: text.length, layout };
	const fault = faultOf(run, article);
	if (fault !== null) return quarantine(run, found, came, fault, seen);
	const url = await reportAddress(run, found, came, article);
	// A page that only carries a document is no report; the document is.
	const files = attachmentsOf(source, attachments, url, published, options.now());
	if (text === "" && files.length > 0) return { ...asBefore(run, found, came), links: files };
	if (text === "") return quarantine(run, found, came, "no report was found in it", seen);
	const report = toReport(article, originOf(run, url, came, null, article));
	if (found.contentHash !== null && (await isAnother(run, article, url)))
		return quarantine(run, found, came, "nothing of what it said before is in it, nor a day", seen);
	return reading(run, found, came, report, files, seen);
}

/** Reads a PDF or Word file that came; a scan waits for somebody to read it. */
export async function readFile(run: SourceRun, found: FrontierUrl, came: Came): Promise<Reading> {
	if (stillHolds(run, found, came)) return asBefore(run, found, came);
	const { parser, now } = run.options;
	const input = { bytes: came.bytes, name: found.url, contentType: came.contentType, now: now() };
	try {
		const file = await parser.file({ ...input, title: found.title });
		if (file.needsOcr) {
			const note = `${found.url} is a scan of ${file.pages ?? "some"} pages without text.`;
			const page = { ...came.page, outcome: "refused" as const, note };
			return {
				...whenRead(found, false, now(), "needs-ocr"),
				note,
				contentHash: null,
				page,
				report: null,
				links: [],
				next: null,
				seen: null,
			};
		}
		if (file.text === "" || file.title === "") return quarantine(run, found, came, "no text was found in it");
		const read = withDay(run, found, file);
		const attachedTo = found.depth > 0 ? found.parent : null;
		return reading(run, found, came, toReport(read, originOf(run, found.url, came, attachedTo, read)), [], null);
	} catch (error) {
		if (!isOfPage(error)) throw error;
		return quarantine(run, found, came, error.message);
	}
}
