import { type Command, Option } from "commander";
import type { Stats, Store } from "../../../data/store/port.ts";
import { CitationSearchQuery, DirectivesQuery, ReportsQuery } from "../../../model/api.ts";
import { gathered } from "../../../server/export/pages.ts";
import { citationRows, directiveRows, reportRows } from "../../../server/export/rows.ts";
import { citationWriters, directiveWriters, reportWriters, type Writers } from "../../../server/export/writers.ts";
import { namesFrom } from "../../../server/names.ts";
import { Catalogue } from "../../../server/search/catalogue.ts";
import type { Searching } from "../../../server/search/find.ts";
import type { Context } from "../../context.ts";
import type { Run } from "../../run.ts";
import { exportRows, type RowOptions, type Rows } from "./rows.ts";

interface Options extends RowOptions {
	format: "csv" | "jsonl";
}

/** A table that can be written whole. */
interface Table<Row> {
	name: string;
	noun: string;
	about: string;
	rows(searching: Searching, signal: AbortSignal): AsyncIterable<Row>;
	writers: Writers<Row>;
	/** How many rows there will be, for the progress bar. */
	total(stats: Stats): number;
}

const searchingIn = (store: Store, context: Context): Searching => {
	const authority = context.authorityData();
	return { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
};

/** `export directives|reports|citations [--format csv|jsonl] [-o FILE] [--force]` */
async function exportTable<Row>(context: Context, table: Table<Row>, options: Options): Promise<number> {
	const { format } = options;
	const write = table.writers.get(format);
	if (!write) throw new Error(`${table.name} cannot be written as ${format}.`);
	const store = await context.existingStore();
	const searching = searchingIn(store, context);
	const rows: Rows<Row> = {
		noun: table.noun,
		total: table.total(await store.stats()),
		rows: (signal) => table.rows(searching, signal),
		pieces: (all) => gathered(write(all, { names: searching.names, origin: "" })),
	};
	return exportRows(context, rows, options);
}

function tableCommand<Row>(parent: Command, run: Run, table: Table<Row>): void {
	parent
		.command(table.name)
		.summary(`write ${table.about} as CSV or JSON Lines`)
		.description(
			`Writes ${table.about} as CSV for spreadsheets or as JSON Lines for programs; docs/data.md explains the columns. A file gets its name when it is whole.`,
		)
		.addOption(new Option("--format <form>", "csv or jsonl").choices(["csv", "jsonl"]).default("csv"))
		.option("-o, --output <file>", "file to write; - is standard output", "-")
		.option("--force", "write over a file that is there")
		.option("--json", "print what was done as JSON")
		.action((options: Options) => run((context) => exportTable(context, table, options)));
}

/** Adds `directives`, `reports` and `citations` to the command `export`. */
export function listCommands(parent: Command, run: Run): void {
	tableCommand(parent, run, {
		name: "directives",
		noun: "directive",
		about: "all directives",
		rows: (searching, signal) => directiveRows(searching, DirectivesQuery.parse({}), signal),
		writers: directiveWriters,
		total: ({ directives }) => directives,
	});
	tableCommand(parent, run, {
		name: "reports",
		noun: "report",
		about: "all reports, without their texts,",
		rows: (searching, signal) => reportRows(searching, ReportsQuery.parse({}), signal),
		writers: reportWriters,
		total: ({ reports }) => reports,
	});
	tableCommand(parent, run, {
		name: "citations",
		noun: "citation",
		about: "all citations with their sentences",
		rows: (searching, signal) => citationRows(searching, CitationSearchQuery.parse({}), signal),
		writers: citationWriters,
		total: ({ mentions }) => mentions,
	});
}
