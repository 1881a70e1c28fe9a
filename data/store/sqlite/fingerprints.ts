import { createHash } from "node:crypto";
import { setImmediate as pause } from "node:timers/promises";
import type Database from "better-sqlite3";

/** A table's content in two numbers: the same rows give the same. */
export interface Fingerprint {
	rows: number;
	/** SHA-256 over all rows in their order, as hex. */
	sha256: string;
}

/** Rows hashed between two turns for others. */
const AT_ONCE = 2000;

/** Types that JSON can hold. What is declared as anything else, the tables behind a full text index say, is read as it is. */
const PLAIN = new Set(["TEXT", "INTEGER", "REAL"]);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every table that holds rows of its own, those behind the full text indexes too. */
const tablesOf = (db: Database.Database): string[] =>
	db
		.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name")
		.pluck()
		.all() as string[];

/** How many rows all tables have. */
export const rowsOf = (db: Database.Database): number =>
	tablesOf(db).reduce(
		(sum, table) =>
			sum +
			Number(
				db
					.prepare(`SELECT count(*) FROM ${quoted(table)}`)
					.pluck()
					.get(),
			),
		0,
	);

/** All rows of a table: one value for what JSON can hold, made by SQLite since it is quicker there, and one for each of the others. */
function rowsSql(db: Database.Database, table: string): string {
	const columns = db.pragma(`table_xinfo(${quoted(table)})`) as { name: string; type: string }[];
	const plain = columns.filter(({ type }) => PLAIN.has(type)).map(({ name }) => quoted(name));
	const others = columns.filter(({ type }) => !PLAIN.has(type)).map(({ name }) => quoted(name));
	// By no index, so that the order is that of the table.
	return `SELECT json_array(${plain.join(", ")}), ${others.map((name) => `${name}, `).join("")}1 FROM ${quoted(table)} NOT INDEXED`;
}

const bytesOf = (value: unknown): Buffer => (Buffer.isBuffer(value) ? value : Buffer.from(String(value)));

async function fingerprint(db: Database.Database, table: string, passed: (rows: number) => void): Promise<Fingerprint> {
	const hash = createHash("sha256");
	let rows = 0;
	for (const row of db.prepare(rowsSql(db, table)).raw().safeIntegers().iterate() as Iterable<unknown[]>) {
		for (const value of row) {
			const bytes = bytesOf(value);
			hash.update(`${value === null ? "null" : typeof value} ${bytes.length}\n`).update(bytes);
		}
		if (++rows % AT_ONCE === 0) {
			passed(AT_ONCE);
			await pause();
		}
	}
	passed(rows % AT_ONCE);
	return { rows, sha256: hash.digest("hex") };
}

/**
 * The fingerprint of each table, and under the name of none that of the schema with its marks. They are of one moment only
 * within a transaction of the caller's. `passed` is told of rows as they are read.
 */
export async function fingerprints(
	db: Database.Database,
	passed: (rows: number) => void = () => {},
): Promise<Map<string, Fingerprint>> {
	const schema = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").raw().all();
	const marks = ["application_id", "user_version"].map((name) => db.pragma(name, { simple: true }));
	const sha256 = createHash("sha256")
		.update(JSON.stringify([marks, schema]))
		.digest("hex");
	const found = new Map([["", { rows: schema.length, sha256 }]]);
	for (const table of tablesOf(db)) found.set(table, await fingerprint(db, table, passed));
	return found;
}

/** Names of the tables whose rows differ. */
export const differing = (one: Map<string, Fingerprint>, other: Map<string, Fingerprint>): string[] =>
	[...new Set([...one.keys(), ...other.keys()])].filter(
		(table) => one.get(table)?.rows !== other.get(table)?.rows || one.get(table)?.sha256 !== other.get(table)?.sha256,
	);
