import { Command } from "commander";
import { version } from "../data/root.ts";
import { backupCommand, restoreCommand } from "./commands/backup.ts";
import { checkCommand } from "./commands/check.ts";
import { crawlCommand } from "./commands/crawl.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { exportCommand } from "./commands/export.ts";
import { extractCommand } from "./commands/extract.ts";
import { importCommand } from "./commands/import.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { pruneCommand } from "./commands/prune.ts";
import { reextractCommand } from "./commands/reextract.ts";
import { scheduleCommand } from "./commands/schedule.ts";
import { searchCommand } from "./commands/search.ts";
import { serveCommand } from "./commands/serve.ts";
import { sourceCommand } from "./commands/source.ts";
import type { Run } from "./run.ts";

const COMMANDS = [
	importCommand,
	crawlCommand,
	scheduleCommand,
	serveCommand,
	sourceCommand,
	extractCommand,
	checkCommand,
	searchCommand,
	exportCommand,
	reextractCommand,
	pruneCommand,
	migrateCommand,
	backupCommand,
	restoreCommand,
	doctorCommand,
];

/** What commander says of wrong usage, which takes two lines where it has a guess, in the form of our own errors. */
const inOneLine = (message: string): string =>
	`trichdan: ${message
		.replace(/^error: /, "")
		.replace(/\s+/g, " ")
		.trim()} (\`npx trichdan --help\` lists the commands)`;

/** The whole command line. Wrong usage throws a CommanderError, so that the caller chooses the exit status. */
export function createProgram(run: Run): Command {
	const program = new Command("trichdan")
		.description(
			"Who cites which directive in Vietnam: an index from Party and State documents to the reports that cite them.",
		)
		.version(version)
		.configureOutput({ outputError: (message, write) => write(`${inOneLine(message)}\n`) })
		.exitOverride();
	for (const command of COMMANDS) command(program, run);
	return program;
}
