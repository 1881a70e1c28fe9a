import type {
	CitationFilter,
	CitingSentence,
	DirectiveFilter,
	DirectiveSort,
	DocumentFilter,
	Limits,
	Paging,
	Part,
	ReportFilter,
	ReportHit,
	ReportSort,
	Slice,
	Store,
	TextQuery,
} from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";
import type { Names } from "../../web/names.ts";
import { type Division, provincesOf } from "../filters.ts";
import { BadParameter } from "../parse.ts";
import type { Catalogue, Found } from "./catalogue.ts";
import { ORDERS } from "./order.ts";
import type { SearchText } from "./query.ts";
import { placeAndTime, textQuery } from "./text-query.ts";

/** What a search needs: the server's context, or the same three made by the command line. */
export interface Searching {
	store: Store;
	catalogue: Catalogue;
	names: Names;
	/** Which provinces `tinh:` speaks of among reports and citations; not told: the 63. */
	provinces?: Division;
}

/** Ranked lists are counted through, so their cursor is a position. */
const writeCursor = (at: number): string => Buffer.from(`at ${at}`).toString("base64url");

function readCursor(cursor: string | undefined): number {
	if (cursor === undefined) return 0;
	const at = /^at (\d{1,9})$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
	if (at === undefined) throw new BadParameter("cursor", "is not one that a list gave");
	return Number(at);
}

export interface DirectivesFound extends Part<Directive> {
	/** The search behind it, null where nothing was typed and the list is the store's own. */
	found: Found | null;
}

/** Directives for a text that is still being typed, best first. */
export async function suggestDirectives({ catalogue }: Searching, q: string, count: number): Promise<Directive[]> {
	await catalogue.refresh();
	const search = catalogue.read(q);
	const { entries } = catalogue.search(search, {}, true);
	return entries.slice(0, count).map(({ directive }) => directive);
}

/** Directives by what was typed and by filters: ranked by the catalogue, or listed by the store where nothing was typed. */
export async function findDirectives(
	{ store, catalogue }: Searching,
	q: string,
	filter: DirectiveFilter,
	sort: DirectiveSort | "relevance" | undefined,
	paging: Paging,
): Promise<DirectivesFound> {
	if (q.trim() === "") {
		const order = sort === undefined || sort === "relevance" ? "cited" : sort;
		return { ...(await store.directives(filter, order, paging)), found: null };
	}
	await catalogue.refresh();
	const search = catalogue.read(q);
	const found = catalogue.search(search, filter);
	const all = found.entries.map(({ directive }) => directive);
	if (sort !== undefined && sort !== "relevance") all.sort(ORDERS[sort]);
	const at = readCursor(paging.cursor);
	const end = at + paging.limit;
	return { items: all.slice(at, end), total: all.length, next: end < all.length ? writeCursor(end) : null, found };
}

/** A filter without what it does not ask. */
const stated = <T extends object>(filter: T): Partial<T> =>
	Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as Partial<T>;

/** What a text and a filter ask of reports and citations alike; null where the text is not blank and says nothing of them. */
function asked<T extends { cites?: DocumentFilter | undefined }>(
	{ catalogue, names, provinces = "63" }: Searching,
	search: SearchText,
	filter: T,
): T | null {
	const named = placeAndTime(search, catalogue);
	const province = named.province?.flatMap((one) => provincesOf(one, provinces, names) ?? []);
	const fields = stated({ ...named, province, cites: emptyIsNone(catalogue.documentFields(search)) });
	const said = search.clauses.length + search.not.length + Object.keys(fields).length > 0;
	// Punctuation asks for nothing; that is not the list of all.
	if (search.text !== "" && !said) return null;
	const within = { ...fields, ...stated(filter) } as T;
	if (fields.cites && filter.cites) within.cites = { ...fields.cites, ...stated(filter.cites) };
	return within;
}

const emptyIsNone = (filter: DocumentFilter): DocumentFilter | undefined =>
	Object.keys(stated(filter)).length > 0 ? filter : undefined;

/** A part of a list with the question behind it. */
interface Answered<T, F> extends Slice<T> {
	/** The whole filter behind the list, for counting; null where what was typed asks for nothing. */
	asked: F | null;
	/** What was typed, as it was read. */
	search: SearchText;
}

/**
 * Finds by what was typed and by a filter. Words of which neighbours that belong together are asked for as such; words
 * apart find more and worse, so they are asked for only where words together find nothing.
 */
async function find<T, F extends { text?: TextQuery | undefined; cites?: DocumentFilter | undefined }>(
	searching: Searching,
	q: string,
	filter: F,
	paging: Paging,
	list: (asked: F, paging: Paging) => Promise<Slice<T>>,
): Promise<Answered<T, F>> {
	const { catalogue } = searching;
	if (q.trim() !== "") await catalogue.refresh();
	const search = catalogue.read(q);
	const within = asked(searching, search, filter);
	if (within === null) return { items: [], next: null, asked: null, search };
	const together = { ...within, text: textQuery(search, catalogue, true) };
	const apart = { ...within, text: textQuery(search, catalogue, false) };
	const isOne = JSON.stringify(apart.text) === JSON.stringify(together.text);
	if (isOne || paging.cursor === undefined) {
		const first = await list(together, paging);
		if (isOne || first.items.length > 0) return { ...first, asked: together, search };
		return { ...(await list(apart, paging)), asked: apart, search };
	}
	// A later part is of the list that the first part was of.
	const whole = (await list(together, { limit: 1 })).items.length > 0 ? together : apart;
	return { ...(await list(whole, paging)), asked: whole, search };
}

export type ReportsFound = Answered<ReportHit, ReportFilter>;

/** Reports by what was typed and by filters, in one of two orders. */
export const findReports = (
	searching: Searching,
	q: string,
	filter: ReportFilter,
	sort: ReportSort,
	paging: Paging,
	limits: Limits = {},
): Promise<ReportsFound> =>
	find(searching, q, filter, paging, (within, part) => searching.store.searchReports(within, sort, part, limits));

export type CitationsFound = Answered<CitingSentence, CitationFilter>;

/** Citations by the words of their sentences and by filters, newest report first. */
export const findCitations = (
	searching: Searching,
	q: string,
	filter: CitationFilter,
	paging: Paging,
	limits: Limits = {},
): Promise<CitationsFound> =>
	find(searching, q, filter, paging, (within, part) => searching.store.searchCitations(within, part, limits));
