import { Command } from "commander";
import { version } from "../data/root.ts";
import { crawlCommand } from "./commands/crawl.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { extractCommand } from "./commands/extract.ts";
import { importCommand } from "./commands/import.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { searchCommand } from "./commands/search.ts";
import { serveCommand } from "./commands/serve.ts";
import type { Run } from "./run.ts";

const COMMANDS = [
	importCommand,
	crawlCommand,
	serveCommand,
	extractCommand,
	searchCommand,
	migrateCommand,
	doctorCommand,
];

/** The whole command line. Wrong usage throws a CommanderError, so that the caller chooses the exit status. */
export function createProgram(run: Run): Command {
	const program = new Command("trichdan")
		.description(
			"Who cites which directive in Vietnam: an index from Party and State documents to the reports that cite them.",
		)
		.version(version)
		.showHelpAfterError("(`npx trichdan --help` lists the commands)")
		.exitOverride();
	for (const command of COMMANDS) command(program, run);
	return program;
}
