import type { Report } from "../../model/report.ts";
import type { SnapshotBatch } from "../../model/snapshot.ts";
import type { Source } from "../../model/source.ts";

/** What a snapshot tells that the store does not know. */
export interface SnapshotGiven {
	/** Name and version of the program: `trichdan/0.1.0`. */
	software: string;
	/** When it is made. */
	madeAt: string;
	/** The sites of the sources file. */
	sources: readonly Pick<Source, "id" | "name" | "province" | "level" | "home">[];
}

/** What shows which text a report had: all of a report but the text and what is told after it. */
export type ReportFacts = Pick<
	Report,
	| "id"
	| "url"
	| "file"
	| "sourceId"
	| "title"
	| "publishedOn"
	| "province"
	| "contentHash"
	| "fetchedAt"
	| "extractorVersion"
	| "grammarVersion"
>;

/** Pages of the site with a permanent address: of directives, of reports that are no copies. */
export type SitePages = "directives" | "reports";

/** A file of a sitemap: the pages after one key, which is no page of its own, up to the last. */
export interface SitePart {
	after: string;
	last: string;
	/** When a page of it last changed; null where that is not known. */
	changedAt: string | null;
}

/** A page of the site, by the key of what it shows: the id. */
export interface SitePage {
	id: string;
	changedAt: string | null;
}

/** What is read to be taken away whole. */
export interface ExportStore {
	/**
	 * Writes the public tables of `model/snapshot.ts` into a new SQLite file, and gives the rows as they are written, table
	 * after table (reports and their citations by turns). All is as it was at one moment, whatever is written meanwhile. The
	 * file is whole when the last rows were taken; where they are not taken to the end, none is left.
	 *
	 * @throws AppError `usage` where there is a file of that name.
	 */
	snapshot(path: string, given: SnapshotGiven): AsyncGenerator<SnapshotBatch, void, void>;
	/** Reports by id, in the order asked; unknown ids are left out. */
	reportFacts(ids: number[]): Promise<ReportFacts[]>;
	/** The pages of the site in files of at most so many, by their keys. */
	siteParts(pages: SitePages, size: number): Promise<SitePart[]>;
	/** The pages after one key and up to another, at most `limit`, in order. */
	sitePages(pages: SitePages, range: Pick<SitePart, "after" | "last">, limit: number): Promise<SitePage[]>;
}
