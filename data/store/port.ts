import type { Directive, DirectiveRelation, NewDirective } from "../../model/directive.ts";
import type { Mention, NewMention } from "../../model/mention.ts";
import type { FetchedPage, NewReport, Report } from "../../model/report.ts";
import type { Run, RunCounts } from "../../model/source.ts";
import type { AdminStore } from "./admin-port.ts";
import type { CrawlStore } from "./crawl-port.ts";
import type { ExportStore } from "./export-port.ts";
import type { DirectiveChanges, Facets, Paging, Part, SearchStore } from "./search-port.ts";

export type * from "./export-port.ts";
export type * from "./search-port.ts";

export interface DirectiveFilter {
	type?: string | undefined;
	issuer?: string | undefined;
	level?: string | undefined;
	term?: number | undefined;
	year?: number | undefined;
	/** Any of these provinces (63 slugs). */
	province?: string[] | undefined;
	status?: string | undefined;
	/** Only directives that at least one report cites. */
	cited?: boolean | undefined;
}

/** `cited`: most cited first; `newest`: newest first; `symbol`: by type and number. */
export type DirectiveSort = "cited" | "newest" | "symbol";

export interface NewRelation {
	from: string;
	kind: string;
	to: string;
	confidence: string;
	sources: string;
}

/** The reference data as the store keeps it. */
export interface Register {
	directives: NewDirective[];
	relations: NewRelation[];
	/** Hash of the tables it was made from: the same register twice changes nothing. */
	fingerprint: string;
}

/** A fact that a person stated of a report, against one that was read in it. */
export type Given = "province" | "publishedOn";

/** What is known of a report beyond its content. */
export interface Provenance {
	given?: readonly Given[];
	/** Absolute path of the file it was read from: by it a changed file is known again. Readers never get it. */
	path?: string;
}

/**
 * `created`: new; `updated`: the page at that address or the file changed, or the same content was there and this copy
 * tells more of it; `unchanged`: the same content was there already.
 */
export interface Saved {
	id: number;
	outcome: "created" | "updated" | "unchanged";
}

/** What is there in numbers; reports that repeat another one, and their mentions, are left out as everywhere. */
export interface Stats {
	directives: number;
	/** Directives that at least one report cites, and those known only by being cited. */
	citedDirectives: number;
	stubs: number;
	reports: number;
	mentions: number;
	/** Mentions by how they were resolved. */
	byStatus: Record<Mention["status"], number>;
	/** First and last day of publication. */
	from: string | null;
	to: string | null;
	/** When the last crawl or import changed anything. */
	changedAt: string | null;
}

/**
 * The one way to what is kept. Every method is one unit of work, done wholly or not at all; none takes a callback.
 * Methods that read return null where there is nothing, and lists in a stable order.
 */
export interface Store extends CrawlStore, SearchStore, ExportStore, AdminStore {
	/** Where it is, for messages: a path, `:memory:`, or the address of a database without its password. */
	readonly location: string;

	/** Puts the register in place of the one before; directives known only by citation keep their rows. */
	putRegister(register: Register): Promise<{ changed: boolean }>;

	/**
	 * Stores a report with its mentions, the directives that it made known (`cited`), and the page it came from.
	 * A report is the same as one before when its content hash is: then only what was unknown is filled in (address, day,
	 * place), and what is `given` replaces what was read. It is a new version of one when its address is, or, of two
	 * without an address, the path of its file.
	 * One that repeats another report nearly word for word is kept as its duplicate and counted nowhere.
	 * A directive in `cited` that is already known is left as it is, but for an unknown title or date it can fill.
	 */
	saveReport(
		report: NewReport,
		mentions: NewMention[],
		cited: NewDirective[],
		page: FetchedPage | null,
		provenance?: Provenance,
	): Promise<Saved>;
	/** Replaces the mentions of a stored report after its text was read again. */
	replaceMentions(
		reportId: number,
		mentions: NewMention[],
		cited: NewDirective[],
		grammarVersion: number,
	): Promise<void>;

	/** Keeps a page that is not a report: a listing, a failure. */
	savePage(page: FetchedPage): Promise<void>;
	/** The last fetch of an address. */
	page(url: string): Promise<FetchedPage | null>;

	report(id: number): Promise<Report | null>;
	/** The mentions of a report in reading order. */
	mentionsOf(reportId: number): Promise<Mention[]>;

	directive(id: string): Promise<Directive | null>;
	directives(filter: DirectiveFilter, sort: DirectiveSort, paging: Paging): Promise<Part<Directive>>;
	/** Directives by id, in the order asked; unknown ids are left out. */
	directivesById(ids: string[]): Promise<Directive[]>;
	/** All directives whose symbol folds to that slug (`25-nq-tw`), newest first. */
	directivesBySymbol(symbolSlug: string): Promise<Directive[]>;
	/** How many directives fit a filter, by `type`, `issuer`, `level`, `term`, `year`, `province` and `status`. */
	directiveFacets(filter: DirectiveFilter): Promise<Facets>;
	/**
	 * Directives that changed after a data version, by id, for the catalogue search: all there are after 0. A part at a
	 * time, at most `limit`; `after` is the last id of the part before, and a part that is not full is the last. Those that
	 * are gone come with the first part, and its `version` is the one to go on from: what changes meanwhile comes again.
	 */
	directivesChanged(since: number, after: string | null, limit: number): Promise<DirectiveChanges<Directive>>;
	relationsOf(id: string): Promise<DirectiveRelation[]>;

	/**
	 * Notes that a crawl of a source begins, by the crawler of that fence; without one it is nobody's.
	 *
	 * @throws AppError `lock_lost` where that crawler has been taken out; `conflict` where another that lives is at that
	 * source, with who and since when.
	 */
	startRun(sourceId: string, at: string, fence?: number): Promise<number>;
	/** Notes what a crawl has done so far: it stands where the process is killed. */
	noteProgress(id: number, counts: RunCounts): Promise<void>;
	finishRun(id: number, at: string, counts: RunCounts, note: string | null): Promise<void>;
	/** The newest runs, of one source or of all. */
	runs(limit: number, sourceId?: string): Promise<Run[]>;

	stats(): Promise<Stats>;
	/**
	 * A number that grows with every change, and is none that was told before of other data, also where an older state of the
	 * index took its place: the instant of the change in ms, or one more than the last. For ETags and the catalogue.
	 */
	dataVersion(): Promise<number>;
	/** Every fault found in what is kept, in words; empty when all is well. */
	check(): Promise<string[]>;
	close(): Promise<void>;
}
