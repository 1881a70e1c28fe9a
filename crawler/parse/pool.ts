import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { AppError, messageOf } from "../../model/errors.ts";
import type { ParseAnswer, ParseJob } from "./worker.ts";

export interface PoolOptions {
	/** Milliseconds that one job may take; then its worker is killed. */
	timeout: number;
	/** Megabytes that a worker may hold. */
	memory: number;
	threads: number;
	/**
	 * Whether memory outside a worker's heap counts too: what a decompressor fills is there, and no limit of the thread
	 * sees it. Told by how much the whole process grew during a job.
	 */
	watched: boolean;
	/** What to do about a page or file that was refused. */
	remedy: string;
}

export interface ParsePool {
	/** @throws AppError as the job told it, or `page_refused` where its worker had to be killed. */
	run<T>(job: Exclude<ParseJob, { kind: "ready" }>): Promise<T>;
	close(): Promise<void>;
}

/** Starting a thread may take long on a busy machine and is no fault of the page. */
const START_TIMEOUT = 60_000;
const WATCH_MS = 100;
const IDLE_MS = 30_000;
const MB = 1024 * 1024;

const isTypeScript = import.meta.url.endsWith(".ts");
const workerFile = fileURLToPath(new URL(`./worker${isTypeScript ? ".ts" : ".js"}`, import.meta.url));

/** Aborts once the process has grown by so many megabytes. */
function watchMemory(megabytes: number): { signal: AbortSignal; stop(): void } {
	const most = process.memoryUsage.rss() + megabytes * MB;
	const controller = new AbortController();
	const timer = setInterval(() => {
		if (process.memoryUsage.rss() > most) controller.abort();
	}, WATCH_MS);
	return { signal: controller.signal, stop: () => clearInterval(timer) };
}

/** A pool of worker threads that jobs can be killed in. Its threads start with the first job and go when idle. */
export function createPool({ timeout, memory, threads, watched, remedy }: PoolOptions): ParsePool {
	const pool = new Piscina<ParseJob, ParseAnswer>({
		filename: workerFile,
		name: "parsePage",
		minThreads: 0,
		maxThreads: threads,
		idleTimeout: IDLE_MS,
		resourceLimits: { maxOldGenerationSizeMb: memory },
		// Run from source, a worker needs the loader that this thread has.
		...(isTypeScript && { execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href] }),
	});
	// A thread that dies without a job (while it starts, say) is told as an event; unheard, that would end the process.
	pool.on("error", () => {});
	// Ended while it loads its modules, a thread makes Node.js 20 abort the whole process.
	const starting = new Set<Promise<unknown>>();
	async function start(): Promise<void> {
		const started = pool.run({ kind: "ready" }, { signal: AbortSignal.timeout(START_TIMEOUT) });
		starting.add(started);
		await started.finally(() => starting.delete(started));
	}
	// At most one job a thread, so that a page's time starts when it does.
	const free: Promise<unknown>[] = Array.from({ length: threads }, () => Promise.resolve());

	async function runNow(job: Exclude<ParseJob, { kind: "ready" }>): Promise<ParseAnswer> {
		await start();
		const clock = AbortSignal.timeout(timeout);
		const watch = watched ? watchMemory(memory) : null;
		const refused = (why: string): AppError =>
			new AppError("page_refused", `${job.name} was not read: ${why}.`, { remedy });
		try {
			return await pool.run(job, { signal: watch ? AbortSignal.any([clock, watch.signal]) : clock });
		} catch (error) {
			if (clock.aborted) throw refused(`it took longer than ${timeout / 1000} s`);
			const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
			const isTooLarge = isMemory || watch?.signal.aborted;
			throw refused(isTooLarge ? `it needs more than ${memory} MB of memory` : messageOf(error));
		} finally {
			watch?.stop();
		}
	}

	return {
		run: async <T>(job: Exclude<ParseJob, { kind: "ready" }>): Promise<T> => {
			const turn = (free.shift() ?? Promise.resolve()).then(() => runNow(job));
			free.push(turn.catch(() => {}));
			const answer = await turn;
			if (!answer.ok) throw new AppError(answer.code, answer.message, { remedy: answer.remedy });
			return answer.value as T;
		},
		close: async () => {
			await Promise.allSettled(starting);
			await pool.destroy();
		},
	};
}
