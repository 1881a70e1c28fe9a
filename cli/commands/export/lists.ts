import { type Command, Option } from "commander";
import type { Stats, Store } from "../../../data/store/port.ts";
import { CitationSearchQuery, DirectivesQuery, ReportsQuery } from "../../../model/api.ts";
import { AppError } from "../../../model/errors.ts";
import { gathered } from "../../../server/export/pages.ts";
import { citationRows, directiveRows, reportRows } from "../../../server/export/rows.ts";
import { citationWriters, directiveWriters, reportWriters, type Writers } from "../../../server/export/writers.ts";
import { namesFrom } from "../../../server/names.ts";
import { Catalogue } from "../../../server/search/catalogue.ts";
import type { Searching } from "../../../server/search/find.ts";
import type { Context } from "../../context.ts";
import { counted, createOutput, createProgress } from "../../io.ts";
import { EXIT, type Run } from "../../run.ts";
import { stopController } from "../../stop.ts";
import { toStdout, type Write, writeWhole } from "./output.ts";

interface Options {
	format: "csv" | "jsonl";
	output: string;
	force?: boolean;
	json?: boolean;
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

/** The rows as they are; each is told, and a stop signal ends them. */
async function* watched<Row>(rows: AsyncIterable<Row>, signal: AbortSignal, each: () => void): AsyncGenerator<Row> {
	for await (const row of rows) {
		if (signal.aborted)
			throw new AppError("busy", "The export was interrupted.", { remedy: "Run the same command again." });
		each();
		yield row;
	}
}

const searchingIn = (store: Store, context: Context): Searching => {
	const authority = context.authorityData();
	return { store, catalogue: new Catalogue(store, authority), names: namesFrom(authority) };
};

/** `export directives|reports|citations [--format csv|jsonl] [-o FILE] [--force]` */
async function exportTable<Row>(context: Context, table: Table<Row>, options: Options): Promise<number> {
	const { format, output, force = false, json = false } = options;
	const write = table.writers.get(format);
	if (!write) throw new Error(`${table.name} cannot be written as ${format}.`);
	const store = await context.store();
	const searching = searchingIn(store, context);
	const total = table.total(await store.stats());
	const progress = createProgress(context.io, json);
	const stop = stopController();
	let rows = 0;
	const fill = async (to: Write): Promise<void> => {
		const all = watched(table.rows(searching, stop.signal), stop.signal, () => progress.update(++rows, total));
		for await (const piece of gathered(write(all, { names: searching.names, origin: "" }))) await to(piece);
	};
	try {
		if (output === "-") await fill(toStdout(context.io));
		else await writeWhole(output, force, fill);
	} finally {
		progress.stop();
		stop.release();
	}
	const told = `${counted(rows, table.noun)} written.`;
	// Standard output holds the export itself.
	if (output === "-") context.io.stderr.write(`trichdan: ${told}\n`);
	else createOutput(context.io, json).result({ rows }, () => context.io.stdout.write(`${told}\n`));
	return EXIT.done;
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
