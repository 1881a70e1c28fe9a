import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { AppError, messageOf } from "../model/errors.ts";
import type { Source } from "../model/source.ts";
import type { PageLinks } from "./discover.ts";
import type { Extracted } from "./extracted.ts";
import type { ParseAnswer, ParseInput, ParseJob } from "./parse-worker.ts";

export interface ParserOptions {
	/** Milliseconds that one page may take; then its worker is killed. */
	timeout?: number;
	/** Megabytes of memory that a worker may hold. */
	memory?: number;
	threads?: number;
}

/** Reads pages and files in worker threads, so that nothing hostile reaches the event loop. */
export interface Parser {
	/** @throws AppError `page_refused`, also where a page holds no report; `file_unsupported` where it is no text. */
	article(input: ParseInput & { url: string | null; selectors: Source["selectors"]; now: Date }): Promise<Extracted>;
	text(input: ParseInput & { now: Date }): Promise<Extracted>;
	/** Links of an HTML page; `next` is the selector of the link to the next page. */
	links(input: ParseInput & { url: string; next: string | null }): Promise<PageLinks>;
	/** Links of an RSS or Atom feed. */
	feed(input: ParseInput & { url: string }): Promise<string[]>;
	close(): Promise<void>;
}

/** Starting a thread may take long on a busy machine and is no fault of the page. */
const START_TIMEOUT = 60_000;

const isTypeScript = import.meta.url.endsWith(".ts");
const workerFile = fileURLToPath(new URL(`./parse-worker${isTypeScript ? ".ts" : ".js"}`, import.meta.url));

const refused = (name: string, why: string): AppError =>
	new AppError("page_refused", `${name} was not read: ${why}.`, {
		remedy: "Look at the page in a browser; if it is a real report, save its text and import that.",
	});

/** A parser with its worker threads. Call `close` when done, or the process stays up. */
export function createParser({ timeout = 5000, memory = 128, threads = 1 }: ParserOptions = {}): Parser {
	const pool = new Piscina<ParseJob, ParseAnswer>({
		filename: workerFile,
		name: "parsePage",
		minThreads: threads,
		maxThreads: threads,
		resourceLimits: { maxOldGenerationSizeMb: memory },
		// Run from source, a worker needs the loader that this thread has.
		...(isTypeScript && { execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href] }),
	});
	// At most one job a thread, so that a page's time starts when it does.
	const free: Promise<unknown>[] = Array.from({ length: threads }, () => Promise.resolve());

	async function runNow(job: Exclude<ParseJob, { kind: "ready" }>): Promise<ParseAnswer> {
		await pool.run({ kind: "ready" }, { signal: AbortSignal.timeout(START_TIMEOUT) });
		const signal = AbortSignal.timeout(timeout);
		try {
			return await pool.run(job, { signal });
		} catch (error) {
			if (signal.aborted) throw refused(job.name, `it took longer than ${timeout / 1000} s`);
			const isMemory = error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
			throw refused(job.name, isMemory ? `it needs more than ${memory} MB of memory` : messageOf(error));
		}
	}

	async function run<T>(job: Exclude<ParseJob, { kind: "ready" }>): Promise<T> {
		const turn = (free.shift() ?? Promise.resolve()).then(() => runNow(job));
		free.push(turn.catch(() => {}));
		const answer = await turn;
		if (!answer.ok) throw new AppError(answer.code, answer.message, { remedy: answer.remedy });
		return answer.value as T;
	}

	async function report(job: Exclude<ParseJob, { kind: "ready" }>): Promise<Extracted> {
		const extracted = await run<Extracted>(job);
		if (extracted.title === "" || extracted.text === "") throw refused(job.name, "no report was found in it");
		return extracted;
	}

	return {
		article: ({ now, ...input }) => report({ ...input, kind: "article", now: now.toISOString() }),
		text: ({ now, ...input }) => report({ ...input, kind: "text", now: now.toISOString() }),
		links: (input) => run({ ...input, kind: "links" }),
		feed: (input) => run({ ...input, kind: "feed" }),
		close: () => pool.destroy(),
	};
}
