import type { Command } from "commander";
import type { Run } from "../run.ts";
import { correctionsCommand } from "./export/corrections.ts";
import { listCommands } from "./export/lists.ts";
import { pagesCommand } from "./export/pages.ts";
import { snapshotCommand } from "./export/snapshot.ts";

/** `export directives|reports|citations|corrections|pages|snapshot` */
export function exportCommand(program: Command, run: Run): void {
	const group = program
		.command("export")
		.summary("write what the index holds to a file")
		.description("Writes what the index holds to a file.");
	for (const command of [listCommands, correctionsCommand, pagesCommand, snapshotCommand]) command(group, run);
}
