import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Store } from "../data/store/port.ts";
import { dayOf } from "../model/dates.ts";
import { AppError } from "../model/errors.ts";
import type { NewReport, Report } from "../model/report.ts";
import type { Family, Source } from "../model/source.ts";
import type { Cite } from "./cite.ts";
import { EXTRACTOR_VERSION, type Extracted } from "./extracted.ts";
import type { OnProgress } from "./import.ts";
import type { Parser } from "./parse.ts";
import { toReport } from "./report.ts";
import { recipeOf } from "./sources/recipe.ts";

export interface RereadOptions {
	store: Store;
	parser: Pick<Parser, "article" | "file">;
	extract: Cite;
	grammarVersion: number;
	sources: readonly Source[];
	families: readonly Family[];
	now: () => Date;
	/** Only reports that came on or after that day in Vietnam. */
	since?: string | undefined;
	/** Also those that today's grammar has read: after a change of the reference tables. */
	all?: boolean | undefined;
	onProgress?: OnProgress | undefined;
	/** Stops between two reports. */
	signal?: AbortSignal | undefined;
}

export interface RereadResult {
	/** Reports looked at, and how many of them were left as they are. */
	reports: number;
	upToDate: number;
	/** Pages read anew from their kept bytes, and how many gave another text. */
	pages: number;
	changed: number;
	/** Pages of an older reader without kept bytes, or in which today's finds no report: their text stays. */
	kept: number;
	/** Reports whose citations were found anew, and the number of these. */
	cited: number;
	mentions: number;
	/** Reports not reached because it was told to stop. */
	left: number;
}

const AT_ONCE = 50;
const unpack = promisify(gunzip);

/** Reads a report's page again from its kept bytes; null where there are none, or no report is found in them. */
async function readAgain(report: Report, options: RereadOptions): Promise<NewReport | null> {
	const { store, parser, sources, families, now, grammarVersion } = options;
	const page = report.url === null ? null : await store.page(report.url);
	const source = sources.find(({ id }) => id === report.sourceId);
	if (!page?.body || !source) return null;
	// A day without a year is read against the day on which the page came.
	const came = new Date(Math.min(Date.parse(report.fetchedAt), now().getTime()));
	const input = { bytes: await unpack(page.body), name: page.url, contentType: page.contentType, now: came };
	let read: Extracted;
	try {
		if (report.extractor === null) {
			const file = await parser.file({ ...input, title: report.title });
			if (file.needsOcr || file.text === "") return null;
			read = file;
		} else {
			const article = await parser.article({ ...input, url: page.finalUrl, recipe: recipeOf(source, families) });
			if (article.quality.junk) return null;
			read = article;
		}
	} catch (error) {
		if (error instanceof AppError && ["page_refused", "file_unsupported"].includes(error.code)) return null;
		throw error;
	}
	// A day that a person gave, or that only the listing told, is not on the page; what is inferred is no better.
	const { publishedOn, dateSource, dateInferred } = report;
	const isWeak = read.published === null || (read.dateSource === "inferred" && publishedOn !== null);
	const keepsDay = dateSource === "given" || isWeak;
	const day = keepsDay ? { published: publishedOn, dateSource, dateInferred } : {};
	const { url, file, sourceId, province, fetchedAt, attachedTo } = report;
	return toReport({ ...read, ...day }, { url, file, sourceId, province, fetchedAt, attachedTo, grammarVersion });
}

/** Brings one report up to date; says what it came to. */
async function refresh(report: Report, options: RereadOptions, result: RereadResult): Promise<void> {
	const { store, extract, grammarVersion } = options;
	const isOldText = report.extractorVersion < EXTRACTOR_VERSION && report.url !== null;
	const isOldGrammar = report.grammarVersion < grammarVersion || options.all === true;
	if (!isOldText && !isOldGrammar) {
		result.upToDate++;
		return;
	}
	const anew = isOldText ? await readAgain(report, options) : null;
	if (isOldText && anew === null) result.kept++;
	if (anew !== null) {
		result.pages++;
		const { mentions, cited } = await extract(anew, store);
		const { outcome } = await store.saveReport(anew, mentions, cited, null);
		if (outcome !== "unchanged") {
			result.changed++;
			result.cited++;
			result.mentions += mentions.length;
			return;
		}
	}
	if (!isOldGrammar) return;
	const { mentions, cited } = await extract(report, store);
	await store.replaceMentions(report.id, mentions, cited, grammarVersion);
	result.cited++;
	result.mentions += mentions.length;
}

/**
 * Runs today's grammar over the stored texts that an older one has read, and today's reader over the kept bytes of pages
 * that an older one has read. Reports that are up to date are passed over, so what was stopped goes on where it was.
 * Pages that were set aside are not among them; the next crawl of their source reads them again.
 *
 * To be run alone with the crawler's lock, or a crawl may exchange a text while its citations are being found.
 */
export async function reread(options: RereadOptions): Promise<RereadResult> {
	const { store, signal, since, onProgress } = options;
	const result: RereadResult = {
		reports: 0,
		upToDate: 0,
		pages: 0,
		changed: 0,
		kept: 0,
		cited: 0,
		mentions: 0,
		left: 0,
	};
	const total = (await store.stats()).reports;
	let seen = 0;
	for (let last = 0; ; ) {
		const reports = await store.reportsAfter(last, AT_ONCE);
		if (reports.length === 0) break;
		for (const report of reports) {
			if (signal?.aborted) return { ...result, left: Math.max(1, total - seen) };
			last = report.id;
			seen++;
			if (since !== undefined && dayOf(new Date(report.fetchedAt)) < since) continue;
			await refresh(report, options, result);
			result.reports++;
			onProgress?.(seen, Math.max(total, seen), report.title);
		}
	}
	return result;
}
