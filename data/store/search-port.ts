import type { Mention, MentionStatus, RelationKind } from "../../model/mention.ts";
import type { ReportSummary } from "../../model/report.ts";

/** A word looked for: folded, and in the spelling of `accented` where it was typed with diacritics. */
export interface QueryWord {
	fold: string;
	accents: string | null;
}

/** Words that stand next to one another, in that order; a single word is a run of one. */
export type QueryRun = QueryWord[];

/**
 * What to look for in texts: of each entry of `all` at least one run is there (`a OR b`; most entries have one run), and
 * no run of `none`. Diacritics decide the order, not what is found: texts that have them as typed come first.
 */
export interface TextQuery {
	all: QueryRun[][];
	none: QueryRun[];
}

/** Which part of a list, and where to go on: `cursor` is the opaque `next` of the part before. */
export interface Paging {
	limit: number;
	cursor?: string | undefined;
}

/** A part of a list. */
export interface Slice<T> {
	items: T[];
	next: string | null;
}

/** A part of a list with the exact number of rows in the whole. */
export interface Part<T> extends Slice<T> {
	total: number;
}

/**
 * Bounds of one search. Past `ms` milliseconds of work a count is given as far as it came, and a list as far as it was
 * filled; `signal` gives the search up, with its reason thrown.
 */
export interface Limits {
	ms?: number | undefined;
	signal?: AbortSignal | undefined;
}

/** Counts by field and value: `{ province: { "nghe-an": 12 } }`. Values that nothing has are left out. */
export type Facets = Record<string, Record<string, number>>;

/** How many rows a filter leaves, and how they are spread. */
export interface Counts {
	total: number;
	facets: Facets;
	/** False where the time ran out: the figures are then the least that there are. */
	complete: boolean;
}

/** What is asked of the document that is cited: of each fact one of these values. */
export interface DocumentFilter {
	/** Type slugs. */
	type?: string[] | undefined;
	/** Numbers without zeros in front: `25`. */
	number?: string[] | undefined;
	issuer?: string[] | undefined;
	level?: string[] | undefined;
	term?: number[] | undefined;
	/** Years of issue. */
	year?: number[] | undefined;
}

/** What is asked of the report, for reports and citations alike. */
export interface PlaceTimeFilter {
	/** Any of these provinces (63 slugs): a province of today is asked for by those it was made of. */
	province?: string[] | undefined;
	/** Any of these sources. */
	source?: string[] | undefined;
	/** First and last day of publication, both inclusive. */
	from?: string | undefined;
	to?: string | undefined;
}

export interface ReportFilter extends PlaceTimeFilter {
	/** Words of title and text. */
	text?: TextQuery | undefined;
	/** Id of a directive that the report cites. */
	directive?: string | undefined;
	/** Each fact is of some document that the report cites; two facts may be of two documents. */
	cites?: DocumentFilter | undefined;
}

/** `newest`: newest first, undated last; `relevance`: see docs/design.md. Either way diacritics as typed come first. */
export type ReportSort = "newest" | "relevance";

/** A report that a search found; `text` is its whole text, for the snippet. */
export interface ReportHit extends ReportSummary {
	text: string;
}

export interface CitationFilter extends PlaceTimeFilter {
	/** Words of the sentence that the citation stands in. */
	text?: TextQuery | undefined;
	/** Id of the directive that is meant. */
	directive?: string | undefined;
	/** All facts are of the one document that is cited, as far as it is known. */
	cites?: DocumentFilter | undefined;
	/** What the report says is done to the document. */
	relation?: RelationKind | undefined;
	status?: MentionStatus | undefined;
	/** Least confidence, in tenths: 0 to 10. */
	confidence?: number | undefined;
	/** Citations of reports that came out on the day on which the document was replaced, or later. */
	outdated?: boolean | undefined;
}

/** One citation, with the sentence it stands in. */
export interface CitingSentence
	extends Pick<Mention, "form" | "status" | "directiveId" | "symbol" | "type" | "relations"> {
	report: ReportSummary;
	/** The citation as printed, its offsets in the report's text, and the rest of the sentence on either side. */
	text: string;
	start: number;
	end: number;
	before: string;
	after: string;
	confidence: number;
}

/** How many reports cite a directive in a month (`2023-02`, null for undated) or a province (slug, null for unknown). */
export interface Tally {
	key: string | null;
	reports: number;
}

/** Reports in the index: how many, how many of them cite anything, and their citations. */
export interface Volume {
	reports: number;
	citing: number;
	citations: number;
}

/** The reports of a month of publication (`2023-02`, null for undated). */
export interface MonthVolume extends Volume {
	key: string | null;
}

/** The reports of a province (63 slug, null for unknown) that came out in a year (null for undated). */
export interface PlaceVolume extends Volume {
	province: string | null;
	year: number | null;
}

/** A directive and how many reports: that cite it in a span of time, or cite it together with another. */
export interface Cited {
	directiveId: string;
	reports: number;
}

/** What is covered of a province: a province that is not here was not crawled. */
export interface Coverage {
	/** 63 slug; null: reports of no known place. */
	province: string | null;
	reports: number;
	/** Of these, those of an unknown day. */
	undated: number;
	from: string | null;
	to: string | null;
}

/** A way in which reports print a date or a title of a directive. */
export interface Variant {
	value: string;
	mentions: number;
	/** The report that printed it first. */
	first: ReportSummary;
}

/** What {@link SearchStore.citedMost} looks at. */
export interface CitedMostFilter extends PlaceTimeFilter {
	type?: string | undefined;
}

/** A directive with an anniversary. */
export interface Anniversary extends Cited {
	issuedOn: string;
	years: number;
	/** The day of the anniversary. */
	on: string;
}

/** Reports that cite a replaced document though its successor was out. Undated reports are in no count. */
export interface Outdated {
	directiveId: string;
	/** Of several that replaced it, the first. */
	replacedBy: string;
	/** Day from which the successor stood: its own date; of a month or a year, its last day. */
	since: string;
	/** Reports that cite it before that day and from it on, and the last day of one. */
	before: number;
	after: number;
	lastOn: string | null;
	/** Of `after`, those that cite the successor as well: they may tell of the change. */
	both: number;
	/** Reports that cite the successor from that day on. */
	successor: number;
}

/** Days from issue to the first report that cites it: quartiles, each the lag of a directive. */
export interface Lag {
	/** Type slug; null for all. */
	type: string | null;
	directives: number;
	/** Days; a report out before the document is left out. */
	first: number;
	median: number;
	third: number;
}

/** Lags of the directives issued since the index covers what was published. */
export interface Lags {
	/** See {@link SearchStore.coveredSince}. */
	since: string | null;
	/** All together first, then by type, those with most directives first; what has none is left out. */
	lags: Lag[];
}

/**
 * The dear reads: searches, counts and figures. Each is one unit of work over one state of the data. A server runs them
 * beside its own thread (`sqlite/pool.ts`).
 */
export interface SearchStore {
	/** Reports that fit, texts included. */
	searchReports(filter: ReportFilter, sort: ReportSort, paging: Paging, limits?: Limits): Promise<Slice<ReportHit>>;
	/** Facets: `year` (of publication, `unknown` for none), `province`, `source`, and of what they cite `type`, `issuer`, `level`, `term`. */
	countReports(filter: ReportFilter, limits?: Limits): Promise<Counts>;
	/** Citations, newest report first, then in reading order. */
	searchCitations(filter: CitationFilter, paging: Paging, limits?: Limits): Promise<Slice<CitingSentence>>;
	/** Facets: `year`, `province`, `source`, `type`, `issuer`, `level`, `term`, `status`, `relation`, `confidence` (tenths). */
	countCitations(filter: CitationFilter, limits?: Limits): Promise<Counts>;

	citedByMonth(id: string): Promise<Tally[]>;
	citedByProvince(id: string): Promise<Tally[]>;
	/** Directives cited by the reports that cite this one, most first; of very many the newest 5,000 reports are looked at. */
	citedTogether(id: string, limit: number): Promise<Cited[]>;
	dateVariants(id: string, limit: number): Promise<Variant[]>;
	titleVariants(id: string, limit: number): Promise<Variant[]>;
	/** Reports by province, of all days or of those from a day on and of an unknown day; unknown places last. */
	coverage(since?: string): Promise<Coverage[]>;
	/** Provinces with a report published on a day or later; without a day, with any report. */
	publishingProvinces(since?: string): Promise<string[]>;
	/** All reports by month of publication, in time, undated last. */
	publishedByMonth(): Promise<MonthVolume[]>;
	/** All reports by province and year of publication; unknown places and undated ones last. */
	publishedByPlace(): Promise<PlaceVolume[]>;
	citedMost(filter: CitedMostFilter, limit: number): Promise<Cited[]>;
	/** Directives whose 5th, 10th, 15th … day of issue falls between two days, most cited first. */
	anniversaries(from: string, to: string, years: number[], limit: number): Promise<Anniversary[]>;
	/** Day of the first report, of a day or later, that cites a directive. */
	firstCited(id: string, since: string): Promise<string | null>;
	/** Day from which the index covers what was published: all but the oldest hundredth of the dated reports. */
	coveredSince(): Promise<string | null>;
	/** Replaced documents by how many reports cite them after, most first. */
	outdated(limit: number): Promise<Outdated[]>;
	lags(): Promise<Lags>;
}

/** A directive whose facts or figures changed, or that is gone. */
export interface DirectiveChanges<D> {
	/** Data version these bring a reader to. */
	version: number;
	changed: D[];
	gone: string[];
}
