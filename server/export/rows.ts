import { sentenceAround } from "../../citation/index.ts";
import type {
	CitationItem,
	CitationSearchQuery,
	DirectiveItem,
	DirectivesQuery,
	ReportItem,
	ReportReply,
	ReportsQuery,
} from "../../model/api.ts";
import { citationFilter, directiveFilter, reportFilter } from "../filters.ts";
import { findCitations, findDirectives, findReports, type Searching } from "../search/find.ts";
import { citationItem, directiveItem, reportItem } from "../views.ts";
import { allOf, mapped } from "./pages.ts";

/** More than there are directives: a search ranks them all each time, so they are taken at once. */
const ALL = 1_000_000;

/**
 * Directives of a query, all of them whatever part it asks for. Where no order is asked for they go by their symbol: that
 * does not change under the reader, as the number of citations does while a crawler is at work, and a row that moves would
 * be missed or given twice.
 */
export function directiveRows(
	searching: Searching,
	query: DirectivesQuery,
	signal?: AbortSignal,
): AsyncIterable<DirectiveItem> {
	const filter = directiveFilter(query, searching.names);
	const isSearch = query.q.trim() !== "";
	const sort = query.sort ?? (isSearch ? "relevance" : "symbol");
	const found = allOf(
		async (paging) => findDirectives(searching, query.q, filter, sort, isSearch ? { limit: ALL } : paging),
		signal,
	);
	return mapped(found, directiveItem);
}

/** Reports of a query, all of them. */
export function reportRows(searching: Searching, query: ReportsQuery, signal?: AbortSignal): AsyncIterable<ReportItem> {
	const filter = reportFilter(query, searching.names);
	const found = allOf(
		(paging) =>
			findReports({ ...searching, provinces: query.provinces }, query.q, filter, query.sort ?? "newest", paging, {
				signal,
			}),
		signal,
	);
	return mapped(found, reportItem);
}

/** Citations of a query, all of them. */
export function citationRows(
	searching: Searching,
	query: CitationSearchQuery,
	signal?: AbortSignal,
): AsyncIterable<CitationItem> {
	const filter = citationFilter(query, searching.names);
	const found = allOf(
		(paging) => findCitations({ ...searching, provinces: query.provinces }, query.q, filter, paging, { signal }),
		signal,
	);
	return mapped(found, citationItem);
}

/** The citations in one report, in reading order. */
export function citationsIn(report: ReportReply): CitationItem[] {
	const { id, title, url, source, province, publishedOn, text, citations } = report;
	const item = { id, title, url, source, province, publishedOn, mentions: citations.length };
	return citations.map(({ raw, target, start, end, confidence, status, form, symbol, type, relations }) => {
		const sentence = sentenceAround(text, { start, end });
		return {
			report: item,
			directive: target,
			text: raw,
			start,
			end,
			before: text.slice(sentence.start, start),
			after: text.slice(end, sentence.end),
			confidence,
			status,
			form,
			symbol,
			type,
			relations,
		};
	});
}
