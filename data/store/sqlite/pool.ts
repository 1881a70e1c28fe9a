import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Piscina } from "piscina";
import { AppError } from "../../../model/errors.ts";
import type { Limits, Store } from "../port.ts";
import { MOST_WAITING, signalIn, tooManyWait } from "../shared/budget.ts";
import { openDatabase, openSqlite } from "./open.ts";
import type { SearchAnswer, SearchJob } from "./pool-worker.ts";
import type { SearchArguments, SearchName, SearchResult } from "./searches.ts";
import { SqliteStore } from "./store.ts";

/**
 * Lists have a thread of their own: they are quick, and none waits for a count. Counts and figures go by facts that are
 * kept in memory, which one thread then holds and not several.
 */
const LISTS: ReadonlySet<SearchName> = new Set<SearchName>(["searchReports", "searchCitations"]);

/** Objects of one search are soon garbage: room for few of them, in MiB, keeps a thread small. */
const YOUNG = 8;

const isTypeScript = import.meta.url.endsWith(".ts");
const workerFile = fileURLToPath(new URL(`./pool-worker${isTypeScript ? ".ts" : ".js"}`, import.meta.url));

/** A thread with a connection that only reads. */
interface SearchThread {
	readonly pool: Piscina<SearchJob, SearchAnswer>;
	/** Ends it, not before it has started: ended while it loads its modules, Node.js 20 aborts the whole process. */
	end(): Promise<void>;
}

function searchThread(path: string): SearchThread {
	const pool = new Piscina<SearchJob, SearchAnswer>({
		filename: workerFile,
		name: "search",
		minThreads: 1,
		maxThreads: 1,
		maxQueue: MOST_WAITING,
		resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
		// Run from source, a worker needs the loader that this thread has.
		...(isTypeScript && {
			execArgv: ["--import", pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href],
		}),
	});
	// A thread that dies without a job is told as an event; unheard, that would end the process.
	pool.on("error", () => {});
	const started = pool.run({ path, name: "ready", args: [], stop: null }).catch(() => {});
	return { pool, end: () => started.then(() => pool.destroy()) };
}

/** A store whose searches run in threads of their own. */
class PooledStore extends SqliteStore {
	readonly #lists: SearchThread;
	readonly #counts: SearchThread;

	constructor(path: string) {
		super(openDatabase(path).db, path);
		this.#lists = searchThread(path);
		this.#counts = searchThread(path);
		// The first count finds the facts in memory.
		this.#run("warm", [], null).catch(() => {});
	}

	protected override async search<K extends SearchName>(
		name: K,
		...args: SearchArguments<K>
	): Promise<SearchResult<K>> {
		const signal = signalIn(args);
		if (!signal) return (await this.#run(name, args, null)) as SearchResult<K>;
		signal.throwIfAborted();
		// A signal does not reach another thread; this does.
		const stop = new Int32Array(new SharedArrayBuffer(4));
		const given = [...args.slice(0, -1), { ...(args.at(-1) as Limits), signal: undefined }];
		return new Promise((resolve, reject) => {
			const giveUp = (): void => {
				Atomics.store(stop, 0, 1);
				reject(signal.reason);
			};
			signal.addEventListener("abort", giveUp, { once: true });
			this.#run(name, given, stop)
				.then((value) => resolve(value as SearchResult<K>), reject)
				.finally(() => signal.removeEventListener("abort", giveUp));
		});
	}

	async #run(name: SearchName | "warm", args: unknown[], stop: Int32Array | null): Promise<unknown> {
		const thread = (name !== "warm" && LISTS.has(name) ? this.#lists : this.#counts).pool;
		if (thread.queueSize >= MOST_WAITING) throw tooManyWait();
		const answer = await thread.run({ path: this.location, name, args, stop });
		if (!answer.ok) throw new AppError(answer.code, answer.message, { remedy: answer.remedy });
		return answer.value;
	}

	override async close() {
		await Promise.all([this.#lists.end(), this.#counts.end()]);
		await super.close();
	}
}

/**
 * Opens the index as `openSqlite` does, for a server: searches and figures run in worker threads, so that none keeps the
 * others waiting, and end where they are given up. One in memory is seen by one connection only and has no threads.
 */
export const openPooledSqlite = (path: string): Store =>
	path === ":memory:" ? openSqlite(path) : new PooledStore(path);
