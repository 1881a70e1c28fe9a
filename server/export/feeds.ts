import { sentenceAround } from "../../citation/index.ts";
import type { TextQuery } from "../../data/store/port.ts";
import type { CitationItem, CitationSearchQuery, DirectivesQuery, ReportsQuery } from "../../model/api.ts";
import type { Mention } from "../../model/mention.ts";
import type { Report } from "../../model/report.ts";
import { directiveHref, reportHref } from "../../web/links.ts";
import { quote } from "../../web/quote.ts";
import { reportFilter } from "../filters.ts";
import { findReports, type Searching } from "../search/find.ts";
import { snippetOf } from "../search/snippet.ts";
import { dayBegins, FEED_LENGTH, type FeedEntry, type Passage } from "./atom.ts";
import { allOf } from "./pages.ts";
import { citationRows, directiveRows } from "./rows.ts";

/**
 * Rows of a list that a feed looks at. Lists go by day of publication, while a feed has to show what is new in the index:
 * of the newest so many it takes those that came in last, so that an older report that is found today is seen too.
 */
const LOOKED_AT = 1000;

/** The first rows of a list; the rest is not asked for. */
async function* first<Row>(rows: AsyncIterable<Row>, count: number): AsyncGenerator<Row> {
	let left = count;
	for await (const row of rows) {
		yield row;
		if (--left === 0) return;
	}
}

/** The reports that came in last, by their ids, which count up. */
const latest = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => b - a).slice(0, FEED_LENGTH);

const sentenceIn = (text: string, { start, end }: Pick<Mention, "start" | "end">): Passage => {
	const sentence = sentenceAround(text, { start, end });
	return {
		text: text.slice(sentence.start, sentence.end),
		marks: [{ start: start - sentence.start, end: end - sentence.start }],
	};
};

/** A report as an entry: the same in every feed, but for what it is shown with. */
async function reportEntry({ store }: Searching, report: Report, passages: Passage[]): Promise<FeedEntry> {
	const { id, title, publishedOn, url, fetchedAt } = report;
	const versions = await store.versionsOf(id);
	return {
		path: reportHref(id),
		title,
		updated: versions.at(-1)?.fetchedAt ?? fetchedAt,
		published: publishedOn,
		passages,
		original: url,
	};
}

/** Entries for the reports of some ids, each with the passages that it is shown with. */
async function reportEntries(
	searching: Searching,
	ids: readonly number[],
	passagesOf: (report: Report) => Promise<Passage[]> | Passage[],
): Promise<FeedEntry[]> {
	const entries: FeedEntry[] = [];
	for (const id of ids) {
		const report = await searching.store.report(id);
		if (report) entries.push(await reportEntry(searching, report, await passagesOf(report)));
	}
	return entries;
}

/** The reports of a query that came in last, with the words found and the sentences that cite. */
export async function reportFeed(searching: Searching, query: ReportsQuery, signal: AbortSignal): Promise<FeedEntry[]> {
	const filter = reportFilter(query, searching.names);
	let words: TextQuery | undefined;
	const hits = allOf(async (paging) => {
		const found = await findReports({ ...searching, provinces: query.provinces }, query.q, filter, "newest", paging, {
			signal,
		});
		words = found.asked?.text;
		return found;
	}, signal);
	const ids: number[] = [];
	for await (const { id } of first(hits, LOOKED_AT)) ids.push(id);
	return reportEntries(searching, latest(ids), async ({ id, text }) => {
		const mentions = await searching.store.mentionsOf(id);
		const cited = mentions.filter(
			({ directiveId }) => query.directive === undefined || directiveId === query.directive,
		);
		return [...(words ? [snippetOf(text, words)] : []), ...cited.map((mention) => sentenceIn(text, mention))];
	});
}

/** The reports of a search for citations that came in last, each once, with the sentences that were found. */
export async function citationFeed(
	searching: Searching,
	query: CitationSearchQuery,
	signal: AbortSignal,
): Promise<FeedEntry[]> {
	const found = new Map<number, CitationItem[]>();
	for await (const row of first(citationRows(searching, query, signal), LOOKED_AT)) {
		const { id } = row.report;
		found.set(id, [...(found.get(id) ?? []), row]);
	}
	return reportEntries(searching, latest(found.keys()), ({ id }) =>
		(found.get(id) ?? []).map(({ before, text, after }) => ({
			text: before + text + after,
			marks: [{ start: before.length, end: before.length + text.length }],
		})),
	);
}

/**
 * The newest directives of a query. The index does not note when it first held one, so the day of issue stands for that, or
 * of one without a day that of the first report that cites it; one of which neither is known is left out.
 */
export async function directiveFeed(
	searching: Searching,
	query: DirectivesQuery,
	signal: AbortSignal,
): Promise<FeedEntry[]> {
	const entries: FeedEntry[] = [];
	for await (const row of first(directiveRows(searching, { ...query, sort: "newest" }, signal), FEED_LENGTH)) {
		const date = row.issuedOn ?? row.firstCitedOn;
		// What a report says of a day may be none.
		if (date === null || Number.isNaN(dayBegins(date).getTime())) continue;
		entries.push({
			path: directiveHref(row.id),
			title: quote(row, searching.names),
			updated: dayBegins(date).toISOString(),
			published: row.issuedOn,
			passages: [],
			original: null,
		});
	}
	return entries;
}
