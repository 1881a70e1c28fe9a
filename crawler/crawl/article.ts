import type { FrontierUrl } from "../../model/crawl.ts";
import { resemblance, shingles } from "../../model/similar.ts";
import type { Article } from "../pages.ts";
import { toReport } from "../report.ts";
import { isArticle, normaliseUrl } from "../urls.ts";
import { asBefore, isOfPage, originOf, quarantine, type Reading, reading, stillHolds, withDay } from "./reading.ts";
import type { SourceRun } from "./run.ts";
import { attachmentsOf, startsOf } from "./starts.ts";
import type { Came } from "./visit.ts";

/** Share of the articles before that had a field by the recipe, above which a page without it is built otherwise. */
const USUAL = 0.8;

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
 * The address a report is filed under: what the page calls its own, where that can be an article of the source, else
 * where the redirects led. Many pages call one address their own by mistake, so none takes an address that was, or is
 * still to be, read for itself, nor one under which something else is filed.
 */
async function reportAddress(run: SourceRun, found: FrontierUrl, came: Came, article: Article): Promise<string> {
	const own = normaliseUrl(came.url) ?? found.url;
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
