import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { type Running, scratch, start, writeSampleSources } from "../cli/trichdan.ts";
import { freePort } from "../free-port.ts";

/** `serve` as a process of its own, over an index of its own. */
export interface Server {
	port: number;
	running: Running;
	/** Path of the index. */
	index: string;
	/** Asks for a page on a connection of its own; the status, or null where there was no answer. */
	status(path: string): Promise<number | null>;
	/** Ends it, and removes its files. */
	end(): Promise<void>;
}

export async function startServer(settings: Record<string, string> = {}): Promise<Server> {
	const folder = await scratch();
	const port = await freePort();
	await writeSampleSources(folder.path("sources.json"), await freePort());
	const index = folder.path("index.db");
	const running = start(["serve"], {
		TRICHDAN_DB: index,
		TRICHDAN_SOURCES: folder.path("sources.json"),
		TRICHDAN_PORT: String(port),
		...settings,
	});
	await running.line(/serves http/);
	return {
		port,
		running,
		index,
		status: (path) =>
			new Promise((resolve) => {
				const asked = request({ host: "127.0.0.1", port, path, agent: new Agent() }, (answer) => {
					text(answer).then(
						() => resolve(answer.statusCode ?? 0),
						() => resolve(null),
					);
				});
				asked.on("error", () => resolve(null)).end();
			}),
		end: async () => {
			running.process.kill("SIGTERM");
			await running.finished;
			await folder.remove();
		},
	};
}

/** How many files and sockets a process has open. */
export const openFiles = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length;

/** Has a running process be given no more than so many files and sockets. */
export function limitFiles(pid: number, most: number): void {
	execFileSync("prlimit", ["--pid", String(pid), `--nofile=${most}:${most}`]);
}
