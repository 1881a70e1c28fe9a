import { slug } from "../../citation/index.ts";
import type {
	DirectiveFilter,
	DirectiveSort,
	Part,
	ReportFilter,
	ReportHit,
	Store,
	TextQuery,
} from "../../data/store/port.ts";
import type { Directive } from "../../model/directive.ts";
import type { Names } from "../../web/names.ts";
import { BadParameter } from "../parse.ts";
import type { Catalogue, Found } from "./catalogue.ts";
import { ORDERS } from "./order.ts";
import { readSearch, type SearchText } from "./query.ts";
import { reportFields, textQuery } from "./text-query.ts";

/** What a search needs: the server's context, or the same three made by the command line. */
export interface Searching {
	store: Store;
	catalogue: Catalogue;
	names: Names;
}

interface Paging {
	limit: number;
	cursor?: string | undefined;
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

/** What the fields ask of directives by the names of places and bodies: `tinh:"nghệ an" coquan:"bộ chính trị"`. */
function namedIn({ fields: { tinh, coquan } }: SearchText, names: Names): DirectiveFilter {
	const named = (rows: { slug: string; name: string }[], value: string): string =>
		rows.find((row) => row.slug === slug(value) || slug(row.name) === slug(value))?.slug ?? value;
	return {
		...(tinh === undefined ? {} : { province: named(names.provinces, tinh) }),
		...(coquan === undefined ? {} : { issuer: named(names.issuers, coquan) }),
	};
}

/** Directives for a text that is still being typed, best first. */
export async function suggestDirectives(
	{ catalogue, names }: Searching,
	q: string,
	count: number,
): Promise<Directive[]> {
	await catalogue.refresh();
	const search = readSearch(q);
	const { entries } = catalogue.search(search, namedIn(search, names), true);
	return entries.slice(0, count).map(({ directive }) => directive);
}

/** Directives by what was typed and by filters: ranked by the catalogue, or listed by the store where nothing was typed. */
export async function findDirectives(
	{ store, catalogue, names }: Searching,
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
	const search = readSearch(q);
	const found = catalogue.search(search, { ...namedIn(search, names), ...filter });
	const all = found.entries.map(({ directive }) => directive);
	if (sort !== undefined && sort !== "relevance") all.sort(ORDERS[sort]);
	const at = readCursor(paging.cursor);
	const end = at + paging.limit;
	return { items: all.slice(at, end), total: all.length, next: end < all.length ? writeCursor(end) : null, found };
}

export interface ReportsFound extends Part<ReportHit> {
	query: TextQuery | undefined;
}

/** Reports by what was typed and by filters, newest first. */
export async function findReports(
	{ store, catalogue, names }: Searching,
	q: string,
	filter: ReportFilter,
	paging: Paging,
): Promise<ReportsFound> {
	const search = readSearch(q);
	const fields = reportFields(search, names.provinces);
	const said =
		search.parts.length + search.not.length > 0 || Object.values(fields).some((value) => value !== undefined);
	// Punctuation, and fields of directives alone (`khoa:xi`), ask for no report; they are not the list of all.
	if (q.trim() !== "" && !said) return { items: [], total: 0, next: null, query: undefined };
	if (search.parts.length > 0) await catalogue.refresh();
	const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
	const within: ReportFilter = { ...fields, ...Object.fromEntries(asked) };
	const query = textQuery(search, catalogue, true);
	const part = await store.searchReports({ ...within, text: query }, paging);
	// Words apart find more and worse, so they are asked for only where words together find nothing.
	const apart = textQuery(search, catalogue, false);
	if (part.total > 0 || JSON.stringify(apart) === JSON.stringify(query)) return { ...part, query };
	return { ...(await store.searchReports({ ...within, text: apart }, paging)), query: apart };
}
