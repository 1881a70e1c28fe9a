import type { CitationItem, DirectiveItem, ReportItem } from "../../model/api.ts";
import { bibtex } from "./bibtex.ts";
import { CITATION_COLUMNS, type Column, DIRECTIVE_COLUMNS, REPORT_COLUMNS } from "./columns.ts";
import { cslJson } from "./csl.ts";
import { csv } from "./csv.ts";
import { type Authored, directiveEntry, type Entry, reportEntry, type Site } from "./entry.ts";
import type { FormName } from "./forms.ts";
import { jsonl } from "./jsonl.ts";
import { mapped } from "./pages.ts";
import { ris } from "./ris.ts";

/** Writes rows in a form, piece by piece. */
type Writer<Row> = (rows: AsyncIterable<Row>, site: Site) => AsyncIterable<string>;

/** The forms that a list of some rows can be had in. */
export type Writers<Row> = ReadonlyMap<FormName, Writer<Row>>;

/** The two forms of any table. */
const tables = <Row>(columns: Column<Row>[]): [FormName, Writer<Row>][] => [
	["csv", (rows) => csv(columns, rows)],
	["jsonl", (rows) => jsonl(rows)],
];

/** The forms that reference managers read. */
const references = <Row>(entryOf: (row: Row, site: Site) => Entry): [FormName, Writer<Row>][] => [
	["ris", (rows, site) => ris(mapped(rows, (row) => entryOf(row, site)))],
	["bib", (rows, site) => bibtex(mapped(rows, (row) => entryOf(row, site)))],
	["csl.json", (rows, site) => cslJson(mapped(rows, (row) => entryOf(row, site)))],
];

export const directiveWriters: Writers<DirectiveItem> = new Map([
	...tables(DIRECTIVE_COLUMNS),
	...references(directiveEntry),
]);
export const reportWriters: Writers<ReportItem & Authored> = new Map([
	...tables<ReportItem>(REPORT_COLUMNS),
	...references(reportEntry),
]);
export const citationWriters: Writers<CitationItem> = new Map(tables(CITATION_COLUMNS));
