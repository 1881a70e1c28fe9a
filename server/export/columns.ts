import type { CitationItem, DirectiveItem, ReportItem } from "../../model/api.ts";
import { reportHref } from "../../web/links.ts";

/** What a cell of a table may hold. */
export type Cell = string | number | boolean | null;

/** A column of a table: its name, what it holds, and how it is read off a row. */
export interface Column<Row> {
	name: string;
	/** One line of the data dictionary, in English. */
	about: string;
	of(row: Row): Cell;
}

/** Several values in one cell. */
const several = (values: readonly string[]): string | null => values.join(" | ") || null;

/** One row a directive; docs/data.md explains them, and a test holds the two together. */
export const DIRECTIVE_COLUMNS: Column<DirectiveItem>[] = [
	{ name: "id", about: "key of the document, never reused", of: ({ id }) => id },
	{ name: "symbol", about: "number and symbol as printed; empty where it has none", of: ({ symbol }) => symbol },
	{ name: "number", about: "the number in the symbol", of: ({ number }) => number },
	{ name: "type", about: "slug of the type", of: ({ type }) => type },
	{ name: "title", about: "title; empty where no report tells it", of: ({ title }) => title },
	{ name: "issued_on", about: "day of issue, or its month or year where no more is known", of: (row) => row.issuedOn },
	{ name: "issuer", about: "slug of the issuer", of: ({ issuer }) => issuer },
	{ name: "issuer_name", about: "issuer in words", of: ({ issuerName }) => issuerName },
	{ name: "level", about: "level of the issuer: central, province, district, commune, unit", of: ({ level }) => level },
	{ name: "term", about: "term of the committee that issued it", of: ({ term }) => term },
	{ name: "province", about: "slug of the province of a local document (of the 63)", of: ({ province }) => province },
	{ name: "origin", about: "authority: in the register; cited: known from reports alone", of: ({ origin }) => origin },
	{ name: "status", about: "replaced, repealed, or unknown", of: ({ status }) => status },
	{
		name: "aliases",
		about: "names that people use for it, with a vertical bar between",
		of: ({ aliases }) => several(aliases),
	},
	{ name: "mentions", about: "citations of it", of: ({ mentions }) => mentions },
	{ name: "reports", about: "reports that cite it", of: ({ reports }) => reports },
	{ name: "first_cited_on", about: "day of the first report that cites it", of: ({ firstCitedOn }) => firstCitedOn },
	{ name: "last_cited_on", about: "day of the last report that cites it", of: ({ lastCitedOn }) => lastCitedOn },
	{ name: "path", about: "its page on this site, without the host", of: ({ url }) => url },
];

/** One row a report. */
export const REPORT_COLUMNS: Column<ReportItem>[] = [
	{ name: "id", about: "number of the report in this index", of: ({ id }) => id },
	{ name: "title", about: "headline", of: ({ title }) => title },
	{ name: "url", about: "address of the original; empty for a file", of: ({ url }) => url },
	{ name: "source", about: "id of the source", of: ({ source }) => source },
	{ name: "province", about: "slug of the province it tells of (of the 63)", of: ({ province }) => province },
	{ name: "published_on", about: "day of publication; empty where unknown", of: ({ publishedOn }) => publishedOn },
	{ name: "mentions", about: "citations found in it", of: ({ mentions }) => mentions },
	{ name: "path", about: "its page on this site, without the host", of: ({ id }) => reportHref(id) },
];

/** One row a citation, as it stands in one report. */
export const CITATION_COLUMNS: Column<CitationItem>[] = [
	{
		name: "directive_id",
		about: "document that is meant; empty where that is not settled",
		of: (row) => row.directive?.id ?? null,
	},
	{ name: "symbol", about: "number and symbol as read in the citation", of: ({ symbol }) => symbol },
	{ name: "type", about: "slug of the type as read in the citation", of: ({ type }) => type },
	{ name: "status", about: "resolved, ambiguous, stub or unlinked", of: ({ status }) => status },
	{ name: "confidence", about: "how sure the reading is, 0 to 1", of: ({ confidence }) => confidence },
	{ name: "form", about: "full, short, named, or back (refers back to an earlier one)", of: ({ form }) => form },
	{
		name: "relations",
		about: "what the report says is done to the document, with a vertical bar between",
		of: (row) => several(row.relations),
	},
	{ name: "text", about: "the citation as printed", of: ({ text }) => text },
	{ name: "before", about: "the sentence up to the citation", of: ({ before }) => before },
	{ name: "after", about: "the sentence from the citation on", of: ({ after }) => after },
	{ name: "start", about: "where the citation begins in the report's text, in UTF-16 units", of: ({ start }) => start },
	{ name: "end", about: "where it ends", of: ({ end }) => end },
	{ name: "report_id", about: "number of the report in this index", of: ({ report }) => report.id },
	{ name: "report_title", about: "headline of the report", of: ({ report }) => report.title },
	{ name: "report_url", about: "address of the original; empty for a file", of: ({ report }) => report.url },
	{ name: "source", about: "id of the source", of: ({ report }) => report.source },
	{
		name: "province",
		about: "slug of the province the report tells of (of the 63)",
		of: ({ report }) => report.province,
	},
	{
		name: "published_on",
		about: "day of publication of the report; empty where unknown",
		of: ({ report }) => report.publishedOn,
	},
	{
		name: "path",
		about: "the citation on the report's page on this site, without the host",
		of: ({ report, start }) => reportHref(report.id, start),
	},
];
