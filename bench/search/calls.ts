import type { CitationFilter, ReportFilter, Store } from "../../data/store/port.ts";
import { MOST_CITED } from "./directives.ts";
import { PROVINCES, type Query, textOf } from "./queries.ts";

/** What a store is asked for, one line of a table: a call, made for each of some queries. */
export interface Calls {
	name: string;
	queries: readonly Query[];
	call: (query: Query) => Promise<unknown>;
}

const PAGE = { limit: 20 };
const big: CitationFilter = { directive: MOST_CITED };
const bigQueries: Query[] = [{ kind: "all", runs: [], within: {} }];
const placed: Query[] = PROVINCES.map((province) => ({ kind: "all", runs: [], within: { province: [province] } }));

const reportFilter = (query: Query): ReportFilter => ({ ...query.within, text: textOf(query) });
const sentences = (query: Query): CitationFilter => ({ ...query.within, text: textOf(query) });
const ofBig = (query: Query): CitationFilter => ({ ...big, ...query.within });

/** The searches of reports and citations that are measured, over a mix of queries. */
export function searchCalls(store: Store, queries: readonly Query[]): Calls[] {
	const worded = queries.filter(({ runs }) => runs.length > 0);
	const calls: [name: string, queries: readonly Query[], call: Calls["call"]][] = [
		["reports, newest first", queries, (query) => store.searchReports(reportFilter(query), "newest", PAGE)],
		["reports, by relevance", worded, (query) => store.searchReports(reportFilter(query), "relevance", PAGE)],
		["reports, count and facets", queries, (query) => store.countReports(reportFilter(query))],
		["citations of the big directive", bigQueries, () => store.searchCitations(big, PAGE)],
		["… of a province", placed, (query) => store.searchCitations(ofBig(query), PAGE)],
		["… count and facets", bigQueries, () => store.countCitations(big)],
		["… count and facets of a province", placed, (query) => store.countCitations(ofBig(query))],
		["citations by words, newest first", worded, (query) => store.searchCitations(sentences(query), PAGE)],
		["citations by words, count and facets", worded, (query) => store.countCitations(sentences(query))],
	];
	return calls.map(([name, queries, call]) => ({ name, queries, call }));
}
