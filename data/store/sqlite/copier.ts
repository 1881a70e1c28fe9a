import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import Database from "better-sqlite3";
import { Piscina } from "piscina";
import type { CopyFault, CopyJob } from "./backup-worker.ts";

/** A thread that has an index open and makes one copy of it, while this one can be told to stop. */
export interface Copier {
	/** Copies to a file that is not there what is in the index when it begins. Rejects with SQLite's error. */
	copyTo(path: string): Promise<void>;
	/** Ends the thread, which has nothing to do. */
	stop(): void;
}

const isTypeScript = import.meta.url.endsWith(".ts");
const workerFile = fileURLToPath(new URL(`./backup-worker${isTypeScript ? ".ts" : ".js"}`, import.meta.url));

/** Opens an index in a thread of its own. */
export async function openCopier(from: string): Promise<Copier> {
	const thread = new Piscina<CopyJob, CopyFault>({
		filename: workerFile,
		name: "copy",
		minThreads: 1,
		maxThreads: 1,
		// Run from source, a worker needs the loader that this thread has.
		...(isTypeScript && {
			execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href],
		}),
	});
	thread.on("error", () => {});
	const ask = async (to: string | null): Promise<void> => {
		const fault = await thread.run({ from, to });
		if (fault) throw new Database.SqliteError(fault.message, fault.code);
	};
	await ask(null);
	return {
		copyTo: ask,
		stop: () => {
			thread.destroy().catch(() => {});
		},
	};
}
