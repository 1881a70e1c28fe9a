import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { projectRoot } from "../../data/root.ts";

/** A process that a test started, and what it has said so far. */
export interface Actor {
	process: ChildProcess;
	/** Lines of its standard output, all that came whole. */
	lines: string[];
	/** Resolves when it has said so many lines that fit; fails with its words where it ends before. */
	said(pattern: RegExp, times?: number): Promise<void>;
	/** Tells it to go on. */
	tell(): void;
	/** Its end. */
	ended: Promise<{ status: number | null; signal: NodeJS.Signals | null; stderr: string }>;
	/** Kills it, and waits until it is gone. */
	kill(): Promise<void>;
}

let built: string | undefined;

const living = new Set<Actor>();
/** Kills what a test that failed has left running: called after each test that starts actors. */
export const endActors = async (): Promise<void> => {
	await Promise.all([...living].map((actor) => actor.kill()));
};

/** The actors as plain JavaScript beside the built program: they start in a third of the time, and strace sees no loader. */
function script(): string {
	if (built) return join(built, "actor.js");
	mkdirSync(join(projectRoot, "dist"), { recursive: true });
	const folder = mkdtempSync(join(projectRoot, "dist", "faults-"));
	process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
	buildSync({
		entryPoints: [join(projectRoot, "test/faults/actor.ts"), join(projectRoot, "data/store/sqlite/backup-worker.ts")],
		entryNames: "[name]",
		bundle: true,
		packages: "external",
		platform: "node",
		format: "esm",
		target: "node20",
		outdir: folder,
		logLevel: "warning",
	});
	built = folder;
	return join(folder, "actor.js");
}

/** Starts an actor; `under` is a program with its arguments that runs it, strace say. */
export function act(role: string, path: string, options: object = {}, under: readonly string[] = []): Actor {
	const [program = "", ...args] = [...under, process.execPath, script(), role, path, JSON.stringify(options)];
	const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"], cwd: projectRoot });
	// Told to one that is gone.
	child.stdin.on("error", () => {});
	const lines: string[] = [];
	const reader = createInterface({ input: child.stdout });
	reader.on("line", (line) => lines.push(line));
	let stderr = "";
	child.stderr.on("data", (chunk: Buffer) => {
		stderr += chunk;
	});
	const ended = Promise.all([once(child, "close"), once(reader, "close")]).then(() => ({
		status: child.exitCode,
		signal: child.signalCode,
		stderr,
	}));
	const actor: Actor = {
		process: child,
		lines,
		said: (pattern, times = 1) =>
			new Promise((resolve, reject) => {
				const look = (): void => {
					if (lines.filter((line) => pattern.test(line)).length < times) return;
					reader.off("line", look);
					resolve();
				};
				reader.on("line", look);
				ended.then((end) =>
					reject(new Error(`It ended before (${JSON.stringify(end)}): ${lines.slice(-5).join("; ")}`)),
				);
				look();
			}),
		tell: () => child.stdin.write("\n"),
		ended,
		async kill() {
			child.kill("SIGKILL");
			await ended;
		},
	};
	living.add(actor);
	ended.then(() => living.delete(actor));
	return actor;
}
