import { type Command, Option } from "commander";
import type { Store } from "../../../data/store/port.ts";
import type { Context } from "../../context.ts";
import type { Run } from "../../run.ts";
import { type GoldCase, goldCase } from "./gold-case.ts";
import { exportRows, type RowOptions } from "./rows.ts";

/** Corrections read at a time: each comes with the text of its report. */
const AT_ONCE = 50;

async function* cases(store: Store): AsyncGenerator<GoldCase> {
	let cursor: string | undefined;
	do {
		const part = await store.corrections({ limit: AT_ONCE, cursor });
		for (const one of part.items) {
			const document = one.directiveId === null ? null : await store.directive(one.directiveId);
			yield goldCase(one, document, await store.mentionsOf(one.report.id));
		}
		cursor = part.next ?? undefined;
	} while (cursor !== undefined);
}

async function* lines(rows: AsyncIterable<GoldCase>): AsyncGenerator<string> {
	for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** `export corrections [-o FILE] [--force]` */
async function exportCorrections(context: Context, options: RowOptions): Promise<number> {
	const store = await context.existingStore();
	return exportRows(context, { noun: "case", total: null, rows: () => cases(store), pieces: lines }, options);
}

/** Adds `corrections` to the command `export`. */
export function correctionsCommand(parent: Command, run: Run): void {
	parent
		.command("corrections")
		.summary("write what people corrected as cases to measure by")
		.description(
			"Writes each correction that stands as a passage of a gold set, in JSON Lines: the paragraph of the citation and what a person said that it means. A file gets its name when it is whole.",
		)
		.addOption(new Option("--format <form>", "jsonl").choices(["jsonl"]).default("jsonl"))
		.option("-o, --output <file>", "file to write; - is standard output", "-")
		.option("--force", "write over a file that is there")
		.option("--json", "print what was done as JSON")
		.action((options: RowOptions) => run((context) => exportCorrections(context, options)));
}
