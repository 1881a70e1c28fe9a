import { AppError, type ErrorCode } from "../../../model/errors.ts";
import type { Limits } from "../search-port.ts";
import { Connection } from "./connection.ts";
import { mentionColumns } from "./fact-columns.ts";
import { openDatabase } from "./open.ts";
import { SEARCHES, type SearchName } from "./searches.ts";

/**
 * One of the dear reads of an index; `stop` is set to 1 where it is given up. `ready`: nothing, told once the thread has
 * started; `warm`: what counts go by is read.
 */
export interface SearchJob {
	path: string;
	name: SearchName | "ready" | "warm";
	args: unknown[];
	stop: Int32Array | null;
}

/** An error as data: a class does not survive the way between threads. */
export type SearchAnswer =
	| { ok: true; value: unknown }
	| { ok: false; code: ErrorCode; message: string; remedy: string };

/** Pages of the index that a thread keeps itself, in KiB: the system keeps the others, and more made no search quicker. */
const CACHE = 4_000;

let opened: Connection | undefined;

function connectionTo(path: string): Connection {
	if (!opened) {
		const { db } = openDatabase(path, { readonly: true });
		db.pragma(`cache_size = -${CACHE}`);
		opened = new Connection(db, path);
	}
	return opened;
}

/** Stands for the AbortSignal that the other thread has. */
const signalOf = (stop: Int32Array) => ({
	throwIfAborted: () => {
		if (Atomics.load(stop, 0) === 1)
			throw new AppError("busy", "The search was given up.", { remedy: "Search again." });
	},
});

/** Does a search in a worker thread, see `openPooledSqlite`. */
export function search({ path, name, args, stop }: SearchJob): SearchAnswer {
	if (name === "ready") return { ok: true, value: null };
	try {
		const connection = connectionTo(path);
		if (name === "warm") {
			connection.read(() => mentionColumns(connection));
			return { ok: true, value: null };
		}
		const [limits] = args.slice(-1) as [Limits | undefined];
		const given = stop ? [...args.slice(0, -1), { ...limits, signal: signalOf(stop) }] : args;
		const read = SEARCHES[name] as (connection: Connection, ...args: unknown[]) => unknown;
		return { ok: true, value: connection.read(() => read(connection, ...given)) };
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return { ok: false, code: error.code, message: error.message, remedy: error.remedy };
	}
}
