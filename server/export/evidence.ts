import type { CitationFilter, CitingSentence, ReportFacts, Store } from "../../data/store/port.ts";
import { reportHref } from "../../web/links.ts";
import { findCitations, type Searching } from "../search/find.ts";
import { citationItem } from "../views.ts";
import { CITATION_COLUMNS, type Column } from "./columns.ts";
import { csv } from "./csv.ts";
import { evidenceReadme } from "./evidence-readme.ts";
import { jsonl } from "./jsonl.ts";
import { allOf, mapped } from "./pages.ts";
import { zip } from "./zip.ts";

/** Version of the files in a pack. */
const PACK = 1;
/** Reports whose facts are asked for at once. */
const REPORTS = 200;
/** Newest runs that are looked at for one that is finished. */
const RUNS = 50;

/** What a pack holds the citations of. */
export interface EvidenceQuery {
	/** Address that gives the pack. */
	url: string;
	q: string;
	filter: CitationFilter;
}

/** One row a report; docs/data.md explains them. */
export const EVIDENCE_REPORT_COLUMNS: Column<ReportFacts>[] = [
	{ name: "id", about: "number of the report in this index", of: ({ id }) => id },
	{ name: "title", about: "headline", of: ({ title }) => title },
	{ name: "url", about: "address of the original; empty for a file", of: ({ url }) => url },
	{ name: "file", about: "name of the file; empty for a page", of: ({ file }) => file },
	{ name: "source", about: "id of the source", of: ({ sourceId }) => sourceId },
	{ name: "province", about: "slug of the province it tells of (of the 63)", of: ({ province }) => province },
	{ name: "published_on", about: "day of publication; empty where unknown", of: ({ publishedOn }) => publishedOn },
	{ name: "fetched_at", about: "instant at which this text was fetched or imported", of: (row) => row.fetchedAt },
	{ name: "content_hash", about: "SHA-256 of title, a line feed and text", of: ({ contentHash }) => contentHash },
	{ name: "extractor_version", about: "version of what read the text off the page", of: (row) => row.extractorVersion },
	{ name: "grammar_version", about: "version of what found the citations", of: (row) => row.grammarVersion },
	{ name: "path", about: "its page on this site, without the host", of: ({ id }) => reportHref(id) },
];

/** The reports of citations that come report by report, each once. */
async function* reportsOf(store: Store, rows: AsyncIterable<CitingSentence>): AsyncGenerator<ReportFacts> {
	let ids: number[] = [];
	let last = 0;
	for await (const { report } of rows) {
		if (report.id === last) continue;
		last = report.id;
		ids.push(last);
		if (ids.length < REPORTS) continue;
		yield* await store.reportFacts(ids);
		ids = [];
	}
	yield* await store.reportFacts(ids);
}

/** The same question without the order of words as typed first: then the citations of a report follow one another. */
function reportByReport({ text, ...filter }: CitationFilter): CitationFilter {
	const all = text?.all.map((clause) => clause.map((run) => run.map((word) => ({ ...word, accents: null }))));
	return { ...filter, text: text && all && { ...text, all } };
}

/** Rows as they pass, counted. */
async function* counted<Row>(rows: AsyncIterable<Row>, count: { n: number }): AsyncGenerator<Row> {
	for await (const row of rows) {
		count.n++;
		yield row;
	}
}

/** As of when the index stands. */
async function asOf(store: Store) {
	const [dataVersion, { changedAt }, runs] = await Promise.all([store.dataVersion(), store.stats(), store.runs(RUNS)]);
	const run = runs.find(({ finishedAt }) => finishedAt !== null);
	return {
		dataVersion,
		changedAt,
		run: run ? { id: run.id, source: run.sourceId, finishedAt: run.finishedAt } : null,
	};
}

/**
 * The evidence for what a search for citations shows, as a ZIP archive: the sentences, the reports they stand in with the
 * hashes of their texts, and the query with the state of the index it was asked of. Of the same state it is the same
 * bytes. The sentences are read once for each file, so that none has to be held.
 */
export async function* evidence(
	searching: Searching,
	{ url, q, filter }: EvidenceQuery,
	signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
	const { store } = searching;
	const state = await asOf(store);
	// Settled once, so that all files answer one question.
	const {
		asked,
		items: [first],
	} = await findCitations(searching, q, filter, { limit: 1 }, { signal });
	const sentences = (question: CitationFilter | null): AsyncIterable<CitingSentence> =>
		allOf(async (paging) => {
			if (question === null) return { items: [], next: null };
			return store.searchCitations(question, paging, { signal });
		}, signal);
	const items = () => mapped(sentences(asked), citationItem);
	const ofReports = () => sentences(asked && reportByReport(asked));
	const count = { sentences: { n: 0 }, reports: { n: 0 } };
	async function* query(): AsyncGenerator<string> {
		const facts = {
			pack: PACK,
			url,
			query: { q, filter: asked },
			asOf: state,
			sentences: count.sentences.n,
			reports: count.reports.n,
			changedWhilePacked: (await store.dataVersion()) !== state.dataVersion,
		};
		yield `${JSON.stringify(facts, null, 2)}\n`;
	}
	async function* readme(): AsyncGenerator<string> {
		yield evidenceReadme(url, first?.report.id ?? null);
	}
	yield* zip([
		{ name: "README.txt", make: readme },
		{ name: "sentences.csv", make: () => csv(CITATION_COLUMNS, counted(items(), count.sentences)) },
		{ name: "sentences.jsonl", make: () => jsonl(items()) },
		{
			name: "reports.csv",
			make: () => csv(EVIDENCE_REPORT_COLUMNS, counted(reportsOf(store, ofReports()), count.reports)),
		},
		{ name: "query.json", make: query },
	]);
}
