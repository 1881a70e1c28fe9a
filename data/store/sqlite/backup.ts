import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { AppError, messageOf } from "../../../model/errors.ts";
import { Connection } from "./connection.ts";
import { openCopier } from "./copier.ts";
import { findDamage } from "./damage.ts";
import { storeFault } from "./faults.ts";
import { make, sync, unwritable } from "./files.ts";
import { differing, type Fingerprint, fingerprints, rowsOf } from "./fingerprints.ts";
import { schemaVersion } from "./migrate.ts";
import { openAsItIs } from "./open.ts";

/** A backup that was made, or an index that was put back. */
export interface Copied {
	path: string;
	bytes: number;
	/** Version of its schema: an earlier one is brought up to date when it is next opened. */
	schema: number;
	/** Rows and hash of each table. */
	tables: Record<string, Fingerprint>;
}

export interface CopyOptions {
	/** Gives the copy up: nothing of it stays, but its thread may go on until the process ends. */
	signal?: AbortSignal | undefined;
	/** Told of rows as they are compared. */
	progress?: ((done: number, total: number) => void) | undefined;
}

/** How long writers are kept waiting for a copy to begin, in ms: less than the 5 s that they wait before they fail. */
const BEGIN_MS = 3000;

/** SQLite's codes for a fault of the file that it writes, where another one is read. */
const OF_THE_COPY = /^SQLITE_(?:FULL|READONLY|CANTOPEN|IOERR_(?:WRITE|FSYNC|TRUNCATE|DIR))/;

/** Resolves when there is something in a file. */
async function isBegun(path: string, signal: AbortSignal): Promise<void> {
	while ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) await wait(5, undefined, { signal });
}

/** Two connections to an index: one that keeps seeing the moment of the copy, and one that keeps writers off while it begins. */
interface Source {
	reader: Database.Database;
	writer: Database.Database;
}

function openSource(path: string): Source {
	const reader = openAsItIs(path, { readonly: true });
	try {
		return { reader, writer: openAsItIs(path, { readonly: false }) };
	} catch (thrown) {
		reader.close();
		throw thrown;
	}
}

function closeSource({ reader, writer }: Source): void {
	reader.close();
	// The last one, since only one that may write takes the log away.
	writer.close();
}

/**
 * Copies an index to a draft, of one moment: what the reader sees from then on is what is in the copy. For this, nobody may
 * write until the copy has begun.
 */
async function copyOneMoment(
	{ reader, writer }: Source,
	path: string,
	draft: string,
	signal: AbortSignal | undefined,
): Promise<void> {
	const copier = await openCopier(path);
	const begun = new AbortController();
	let copied: Promise<void> | undefined;
	try {
		writer.exec("BEGIN IMMEDIATE");
		reader.exec("BEGIN");
		reader.prepare("SELECT count(*) FROM sqlite_schema").get();
		copied = copier.copyTo(draft);
		// It reads before it writes: as soon as there is something of it, it sees this moment whatever comes after.
		const { signal: ended } = begun;
		await Promise.race([copied, isBegun(draft, ended), wait(BEGIN_MS, undefined, { signal: ended })]);
		writer.exec("ROLLBACK");
		await Promise.race([copied, givenUp(signal)]);
	} finally {
		begun.abort();
		// Where the copy is given up its thread ends after it: a thread that is ended within SQLite takes the process with it.
		Promise.resolve(copied)
			.catch(() => {})
			.finally(() => copier.stop());
	}
}

/** Rejects when a signal is raised. */
const givenUp = (signal: AbortSignal | undefined): Promise<never> =>
	new Promise((_, reject) => {
		if (signal?.aborted) reject(signal.reason);
		signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
	});

/** Compares a copy with what it was made of, and looks it over for damage that both have. */
async function verify(
	source: Database.Database,
	from: string,
	draft: string,
	{ signal, progress }: CopyOptions,
): Promise<Omit<Copied, "path">> {
	const copy = openAsItIs(draft, { readonly: true });
	try {
		const total = rowsOf(source) * 2;
		let done = 0;
		const passed = (rows: number): void => {
			signal?.throwIfAborted();
			done += rows;
			progress?.(done, total);
		};
		const tables = await fingerprints(copy, passed);
		const wrong = differing(await fingerprints(source, passed), tables);
		if (wrong.length > 0)
			throw new AppError("store_unusable", `The copy of ${from} differs from it (${wrong.join(", ") || "schema"}).`, {
				remedy: "Check the disk that it was written to, and try again. Nothing was left there.",
			});
		const damage = await findDamage(new Connection(copy, from));
		if (damage.length > 0)
			throw damaged(`The index ${from}`, damage, "Run `npx trichdan doctor`; keep the last backup.");
		return { bytes: statSync(draft).size, schema: schemaVersion(copy), tables: byName(tables) };
	} finally {
		copy.close();
	}
}

/** That something is damaged: the first fault found, and how many more. */
export const damaged = (what: string, [first, ...more]: string[], remedy: string): AppError =>
	new AppError("store_unusable", `${what} is damaged: ${first}${more.length > 0 ? ` And ${more.length} more.` : ""}`, {
		remedy,
	});

/** The tables of a result; the schema is compared and not told. */
export const byName = (tables: Map<string, Fingerprint>): Copied["tables"] =>
	Object.fromEntries([...tables].filter(([table]) => table !== ""));

/**
 * Copies the index in a file, at one moment and while others go on writing, to a new file. The copy gets its name when it
 * was compared with the index, table by table by counts and hashes, was looked over for damage, and is on the disk.
 *
 * @throws AppError `not_found` where there is no index; `usage` where there is a file of that name; `file_unreadable` where
 * the copy cannot be written; `store_unusable` where the index is damaged; others as `openSqlite`. Nothing is left then.
 */
export async function backupSqlite(from: string, to: string, options: CopyOptions = {}): Promise<Copied> {
	if (!existsSync(from))
		throw new AppError("not_found", `There is no index at ${from}.`, { remedy: "Set TRICHDAN_DB to where it is." });
	if (existsSync(to))
		throw new AppError("usage", `${to} is there already.`, {
			remedy: "Name a new file: a backup is never written over.",
		});
	if (!statSync(dirname(to), { throwIfNoEntry: false })?.isDirectory())
		throw unwritable(to, `there is no folder ${dirname(to)}`);
	return make(to, async (draft) => {
		const source = openSource(from);
		try {
			await copyOneMoment(source, from, draft, options.signal);
			sync(draft);
			return { path: to, ...(await verify(source.reader, from, draft, options)) };
		} catch (thrown) {
			if (thrown instanceof Database.SqliteError && OF_THE_COPY.test(thrown.code))
				throw unwritable(to, messageOf(thrown).replaceAll(draft, to), thrown);
			throw storeFault(from, thrown);
		} finally {
			closeSource(source);
		}
	});
}
