import { CommanderError } from "commander";
import { createProgram } from "./program.ts";
import { createRun, EXIT } from "./run.ts";

const io = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
const finish = (status: number): void => {
	process.exitCode = status;
};

// A reader that stops early (`trichdan extract … | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	if (error.code === "EPIPE") process.exit(EXIT.done);
	process.stderr.write(
		`trichdan: Standard output cannot be written: ${error.message}. Free some space and try again.\n`,
	);
	process.exit(EXIT.failed);
});

try {
	await createProgram(createRun(io, process.env, finish)).parseAsync(process.argv);
} catch (error) {
	if (!(error instanceof CommanderError)) throw error;
	finish(error.exitCode === 0 ? EXIT.done : EXIT.usage);
}
