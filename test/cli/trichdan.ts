import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { projectRoot } from "../../data/root.ts";
import { PROGRAM } from "../program.ts";

/** What a finished command left behind. */
export interface Finished {
	status: number | null;
	stdout: string;
	stderr: string;
}

export interface Running {
	process: ChildProcess;
	/** Resolves with the first line of standard output that fits. */
	line(pattern: RegExp): Promise<RegExpExecArray>;
	finished: Promise<Finished>;
}

/** A folder of its own for one test's files and index. */
export async function scratch(): Promise<{ path: (name: string) => string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), "trichdan-"));
	return { path: (name) => join(folder, name), remove: () => rm(folder, { recursive: true }) };
}

/** The port that a server came to listen on, on loopback. */
export async function listening(server: Server): Promise<number> {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return (server.address() as AddressInfo).port;
}

/** Writes the sample's sources with another port, so that tests meet neither one another nor a running product. */
export async function writeSampleSources(file: string, port: number): Promise<void> {
	const text = await readFile(join(projectRoot, "data/sources.json"), "utf8");
	await writeFile(file, text.replaceAll(":3080/", `:${port}/`));
}

/** Starts the command line as a process of its own, with no setting but those given. */
export function start(args: string[], settings: Record<string, string>, input = ""): Running {
	const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("TRICHDAN_"));
	const child = spawn(process.execPath, [...PROGRAM, ...args], {
		cwd: projectRoot,
		env: { ...Object.fromEntries(inherited), ...settings },
	});
	child.stdin.end(input);
	const closed = once(child, "close");
	const finished = Promise.all([text(child.stdout), text(child.stderr), closed]).then(([stdout, stderr]) => ({
		status: child.exitCode,
		stdout,
		stderr,
	}));
	return {
		process: child,
		finished,
		line: (pattern) =>
			new Promise((resolve, reject) => {
				let seen = "";
				child.stdout.on("data", (chunk: Buffer) => {
					seen += chunk.toString();
					const found = pattern.exec(seen);
					if (found) resolve(found);
				});
				closed.then(() => reject(new Error(`ended without ${pattern}: ${seen}`)));
			}),
	};
}

/** Runs a command to its end. */
export const trichdan = (args: string[], settings: Record<string, string> = {}, input = ""): Promise<Finished> =>
	start(args, settings, input).finished;
