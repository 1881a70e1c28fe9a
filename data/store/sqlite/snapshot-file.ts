import { existsSync, rmSync } from "node:fs";
import { setImmediate as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { AppError } from "../../../model/errors.ts";
import {
	SNAPSHOT_NAMES,
	SNAPSHOT_TABLES,
	SNAPSHOT_VERSION,
	type SnapshotBatch,
	type SnapshotColumn,
	type SnapshotKind,
	type SnapshotName,
} from "../../../model/snapshot.ts";
import { storeFault } from "./faults.ts";

/** Marks the file as a snapshot, `trds` in ASCII: no index, so that none opens it as one. */
const SNAPSHOT_ID = 0x74726473;
const TYPES: Record<SnapshotKind, string> = {
	text: "TEXT",
	json: "TEXT",
	integer: "INTEGER",
	boolean: "INTEGER",
	real: "REAL",
};

/** Names are our own constants, some of them words of SQL. */
const quoted = (name: string): string => `"${name}"`;

function columnSql({ name, kind, of, about, ...column }: SnapshotColumn, isKey: boolean): string {
	const parts = [quoted(name), TYPES[kind], column.null ? "" : "NOT NULL", isKey ? "PRIMARY KEY" : ""];
	if (of) parts.push(`REFERENCES ${quoted(of)}`);
	return `${parts.filter(Boolean).join(" ")} /* ${about} */`;
}

/** A table with what its columns mean, which SQLite keeps with it. STRICT is left out: old readers do not know it. */
function tableSql(table: SnapshotName): string {
	const { about, columns } = SNAPSHOT_TABLES[table];
	const keys = columns.filter(({ key }) => key);
	const lines = columns.map((column) => columnSql(column, keys.length === 1 && column === keys[0]));
	if (keys.length > 1) lines.push(`PRIMARY KEY (${keys.map(({ name }) => quoted(name)).join(", ")})`);
	const isByRow = keys.length === 1 && keys[0]?.kind === "integer";
	return `CREATE TABLE ${quoted(table)} ( /* ${about} */\n\t${lines.join(",\n\t")}\n)${isByRow ? "" : " WITHOUT ROWID"}`;
}

/** An SQLite file with the tables of a snapshot, filled in one transaction. */
class SnapshotFile {
	readonly #db: Database.Database;
	readonly #inserts = new Map<SnapshotName, Database.Statement>();

	constructor(path: string) {
		this.#db = new Database(path);
		// It is nobody's yet: one that is not finished is thrown away, so no journal is needed.
		this.#db.pragma("journal_mode = OFF");
		this.#db.pragma("synchronous = OFF");
		this.#db.pragma("foreign_keys = OFF");
		this.#db.pragma(`application_id = ${SNAPSHOT_ID}`);
		this.#db.pragma(`user_version = ${SNAPSHOT_VERSION}`);
		this.#db.exec("BEGIN");
		for (const table of SNAPSHOT_NAMES) this.#db.exec(tableSql(table));
	}

	/** Adds rows as they stand in JSONL. */
	add({ table, rows }: SnapshotBatch): void {
		const { columns } = SNAPSHOT_TABLES[table];
		let insert = this.#inserts.get(table);
		if (!insert) {
			insert = this.#db.prepare(`INSERT INTO ${quoted(table)} VALUES (${columns.map(() => "?").join(", ")})`);
			this.#inserts.set(table, insert);
		}
		for (const row of rows)
			insert.run(
				columns.map(({ name, kind }) => {
					const value = row[name];
					return kind === "json" ? JSON.stringify(value) : kind === "boolean" ? Number(value) : value;
				}),
			);
	}

	/** Makes the indexes, with all rows in place. */
	finish(): void {
		for (const table of SNAPSHOT_NAMES)
			for (const columns of SNAPSHOT_TABLES[table].indexes) {
				const names = columns.split(", ");
				this.#db.exec(
					`CREATE INDEX ${quoted(`${table}_by_${names.join("_")}`)} ON ${quoted(table)} (${names.map(quoted).join(", ")})`,
				);
			}
		this.#db.exec("COMMIT");
	}

	close(): void {
		this.#db.close();
	}
}

/**
 * Refuses to write over a file.
 *
 * @throws AppError `usage` where there is one of that name.
 */
export function refuseExisting(path: string): void {
	if (existsSync(path))
		throw new AppError("usage", `${path} is there already.`, { remedy: "Name a new file, or remove that one." });
}

/** Writes rows into a new file and gives them on. Where they are not taken to the end, no file is left. */
export async function* written(
	path: string,
	batches: AsyncIterable<SnapshotBatch>,
): AsyncGenerator<SnapshotBatch, void, void> {
	let file: SnapshotFile | undefined;
	let whole = false;
	try {
		file = new SnapshotFile(path);
		for await (const batch of batches) {
			file.add(batch);
			yield batch;
			// Signals and files get their turn.
			await pause();
		}
		file.finish();
		whole = true;
	} catch (thrown) {
		throw storeFault(path, thrown);
	} finally {
		file?.close();
		if (!whole) rmSync(path, { force: true });
	}
}
