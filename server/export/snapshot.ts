import { createHash } from "node:crypto";
import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { SnapshotGiven, Store } from "../../data/store/port.ts";
import { dayOf } from "../../model/dates.ts";
import { AppError, messageOf } from "../../model/errors.ts";
import { SNAPSHOT_NAMES, type SnapshotName } from "../../model/snapshot.ts";
import { jsonl } from "./jsonl.ts";
import { gathered } from "./pages.ts";
import { snapshotReadme } from "./snapshot-readme.ts";

/** A file of a snapshot. */
export interface SnapshotPart {
	name: string;
	bytes: number;
	sha256: string;
}

export interface SnapshotWritten {
	/** Absolute path of the folder. */
	folder: string;
	files: SnapshotPart[];
	/** Rows by table. */
	rows: Record<SnapshotName, number>;
}

export interface SnapshotOptions {
	signal?: AbortSignal | undefined;
	/** Told the number of reports written so far. */
	progress?: ((reports: number) => void) | undefined;
}

/** Rows that wait for a file to take them. */
const WAITING = 64;

/** A table as JSONL, gzipped, filled row by row. */
class TableFile {
	readonly #rows = new PassThrough({ objectMode: true, highWaterMark: WAITING });
	readonly #written: Promise<void>;

	constructor(path: string) {
		this.#written = pipeline(this.#rows, jsonl, gathered, createGzip(), createWriteStream(path, { flags: "wx" }));
		// A fault is told to whoever adds or ends; till then it is nobody's.
		this.#written.catch(() => {});
	}

	/** Adds rows; resolves when there is room for more. */
	async add(rows: readonly object[]): Promise<void> {
		for (const row of rows) if (!this.#rows.write(row)) await Promise.race([once(this.#rows, "drain"), this.#written]);
	}

	/** Resolves when all is in the file. */
	end(): Promise<void> {
		this.#rows.end();
		return this.#written;
	}
}

/** Flushes a file to the disk and tells what it is. */
async function sealed(folder: string, name: string): Promise<SnapshotPart> {
	const path = join(folder, name);
	const file = await open(path, "r");
	try {
		await file.sync();
	} finally {
		await file.close();
	}
	const hash = createHash("sha256");
	await pipeline(createReadStream(path), hash);
	return { name, bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

async function fill(
	store: Store,
	folder: string,
	given: SnapshotGiven,
	{ signal, progress }: SnapshotOptions,
): Promise<Omit<SnapshotWritten, "folder">> {
	const sqlite = `trichdan-${dayOf(new Date(given.madeAt))}.sqlite`;
	const tables = new Map(SNAPSHOT_NAMES.map((name) => [name, new TableFile(join(folder, `${name}.jsonl.gz`))]));
	const rows = Object.fromEntries(SNAPSHOT_NAMES.map((name) => [name, 0])) as Record<SnapshotName, number>;
	const about: Record<string, string | null> = {};
	for await (const batch of store.snapshot(join(folder, sqlite), given)) {
		if (signal?.aborted)
			throw new AppError("busy", "The snapshot was interrupted.", { remedy: "Run the same command again." });
		if (batch.table === "about") for (const { key, value } of batch.rows) about[String(key)] = value as string | null;
		await tables.get(batch.table)?.add(batch.rows);
		rows[batch.table] += batch.rows.length;
		progress?.(rows.report);
	}
	for (const table of tables.values()) await table.end();
	await writeFile(join(folder, "README.md"), snapshotReadme({ sqlite, rows, about }));
	const files: SnapshotPart[] = [];
	for (const name of [sqlite, ...SNAPSHOT_NAMES.map((table) => `${table}.jsonl.gz`), "README.md"])
		files.push(await sealed(folder, name));
	await writeFile(join(folder, "SHA256SUMS"), files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(""));
	return { files, rows };
}

/** Whether there is nothing in the place of a folder, or a folder with nothing in it. */
async function isFree(folder: string): Promise<boolean> {
	try {
		return (await readdir(folder)).length === 0;
	} catch (thrown) {
		const { code } = thrown as NodeJS.ErrnoException;
		if (code === "ENOENT") return true;
		if (code === "ENOTDIR") return false;
		throw thrown;
	}
}

/**
 * Writes the whole index into a new folder: one SQLite file, the same rows as gzipped JSONL, a README with the data
 * dictionary, and checksums. All is as it was at one moment. The folder is filled under a temporary name beside its
 * place, so that what bears the name given is whole.
 *
 * @throws AppError `usage` where the folder is there and not empty, `busy` where it was told to stop, `file_unreadable`
 * where the disk or the place fails.
 */
export async function writeSnapshot(
	store: Store,
	path: string,
	given: SnapshotGiven,
	options: SnapshotOptions = {},
): Promise<SnapshotWritten> {
	const folder = resolve(path);
	const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.part`);
	try {
		if (!(await isFree(folder)))
			throw new AppError("usage", `${path} is there already and not empty.`, {
				remedy: "Name a new folder: each snapshot has its own.",
			});
		await mkdir(temporary);
		try {
			const written = await fill(store, temporary, given, options);
			await rename(temporary, folder);
			return { folder, ...written };
		} finally {
			await rm(temporary, { recursive: true, force: true });
		}
	} catch (error) {
		if (error instanceof AppError || !(error instanceof Error && "syscall" in error)) throw error;
		throw new AppError("file_unreadable", `${path} cannot be written: ${messageOf(error)}.`, {
			remedy: "Check that the folder it is in exists, is yours to write to, and has room.",
			cause: error,
		});
	}
}
