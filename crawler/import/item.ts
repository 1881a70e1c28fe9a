import type { Given, Saved, Store } from "../../data/store/port.ts";
import { AppError } from "../../model/errors.ts";
import type { FetchedPage } from "../../model/report.ts";
import type { Family, Source } from "../../model/source.ts";
import type { Cite } from "../cite.ts";
import type { Extracted } from "../extracted.ts";
import type { Article } from "../pages.ts";
import type { Parser } from "../parse.ts";
import { type Places, placeOf } from "../place.ts";
import { toReport } from "../report.ts";

/** What imports work with. */
export interface ImportContext {
	store: Store;
	parser: Parser;
	extract: Cite;
	grammarVersion: number;
	places: Places;
	/** Sources whose pages a WARC may hold, and by whose recipes they are read. */
	sources: readonly Source[];
	families: readonly Family[];
	/** The moment of the import: it is stored, and dates without a year are read against it. */
	now: Date;
	/** Province slug of all that is imported; else it is read from each. */
	province?: string | undefined;
	/** Day of publication of all that is imported, `2022-01-14`; else it is read from each. */
	published?: string | undefined;
}

/** One report on its way into the index. */
export interface Item {
	read: Extracted & Partial<Pick<Article, "extractor" | "quality">>;
	url: string | null;
	file: string | null;
	sourceId: string | null;
	fetchedAt: string;
	/** What was stated of it beside its text. */
	province: string | null;
	published: string | null;
	/** Absolute path of a file that holds nothing else, by which a new version of it is known. */
	path: string | null;
	/** The page it was read from. */
	page: FetchedPage | null;
}

/** A thing to be imported: a file, or one record of it. */
export interface Entry {
	/** Where it stands in its file, for messages: `line 12`; null for a whole file. */
	where: string | null;
	/** What messages about it call it: a path or an address. */
	name: string;
	/** How many bytes of the file have been read with it. */
	at: number;
	/**
	 * Reads it; null where it is well but holds no report.
	 *
	 * @throws AppError where it is broken.
	 */
	read(): Promise<Item | null>;
}

/** Says that something which was to be imported is broken. */
export const unfit = (message: string, remedy: string): AppError => new AppError("page_refused", message, { remedy });

/** Stores one report with its citations. */
export async function take(
	item: Item,
	context: ImportContext,
): Promise<{ outcome: Saved["outcome"]; mentions: number }> {
	const { store, extract, places, grammarVersion } = context;
	const published = context.published ?? item.published;
	const province = context.province ?? item.province;
	const dated = published ? { published, dateSource: "given" as const, dateInferred: false } : {};
	const source = context.sources.find(({ id }) => id === item.sourceId);
	const report = toReport(
		{ ...item.read, ...dated },
		{
			url: item.url,
			file: item.file,
			sourceId: item.sourceId,
			province: province ?? source?.province ?? placeOf(item.read, places),
			fetchedAt: item.fetchedAt,
			attachedTo: null,
			grammarVersion,
		},
	);
	const { mentions, cited } = await extract(report, store);
	const given: Given[] = [];
	if (province) given.push("province");
	if (published) given.push("publishedOn");
	const provenance = { given, ...(item.path !== null && { path: item.path }) };
	const { outcome } = await store.saveReport(report, mentions, cited, item.page, provenance);
	return { outcome, mentions: outcome === "unchanged" ? 0 : mentions.length };
}
