import { Command } from "commander";
import { extractCommand } from "./commands/extract.ts";
import type { Run } from "./run.ts";

/** The whole command line. Wrong usage throws a CommanderError, so that the caller chooses the exit status. */
export function createProgram(run: Run): Command {
	const program = new Command("trichdan")
		.description("Who cites which directive in Vietnam: an index from Party and State documents to the reports that cite them.")
		.version("0.1.0")
		.showHelpAfterError("(`trichdan --help` lists the commands)")
		.exitOverride();
	for (const command of [extractCommand]) command(program, run);
	return program;
}
