import { existsSync, rmSync } from "node:fs";
import { setImmediate as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { permalink, sentenceAround } from "../../../citation/index.ts";
import { AppError } from "../../../model/errors.ts";
import {
	SNAPSHOT_TABLES,
	SNAPSHOT_VERSION,
	type SnapshotBatch,
	type SnapshotName,
	type SnapshotRow,
} from "../../../model/snapshot.ts";
import type { SnapshotGiven } from "../port.ts";
import { Connection } from "./connection.ts";
import { COLUMNS as DIRECTIVE_COLUMNS } from "./directives.ts";
import { storeFault } from "./faults.ts";
import type { Row } from "./rows.ts";
import { SnapshotFile } from "./snapshot-file.ts";

/** Rows read at once; reports are fewer, since each brings its text. */
const ROWS = 1000;
const REPORTS = 10;

/** The same data at one moment: another connection of a file, a copy of what is in memory. */
function frozen({ db, location }: Connection): Connection {
	const copy =
		location === ":memory:"
			? new Database(db.serialize())
			: new Database(location, { readonly: true, fileMustExist: true, timeout: 5000 });
	copy.exec("BEGIN");
	return new Connection(copy, location);
}

/** Writes a snapshot and gives its rows, see `ExportStore.snapshot`. */
export async function* snapshot(
	connection: Connection,
	path: string,
	given: SnapshotGiven,
): AsyncGenerator<SnapshotBatch, void, void> {
	if (existsSync(path))
		throw new AppError("usage", `${path} is there already.`, { remedy: "Name a new file, or remove that one." });
	const source = frozen(connection);
	let file: SnapshotFile | undefined;
	let whole = false;
	try {
		file = new SnapshotFile(path);
		for (const batch of batches(source, given)) {
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
		source.db.close();
		file?.close();
		if (!whole) rmSync(path, { force: true });
	}
}

/** All rows, in the order of the tables and, within each, of its keys. */
function* batches(source: Connection, given: SnapshotGiven): Generator<SnapshotBatch> {
	yield { table: "about", rows: about(source, given) };
	yield { table: "source", rows: sources(source, given) };
	for (const rows of parts(source, DIRECTIVES, ROWS, "")) yield { table: "directive", rows: rows.map(directive) };
	yield { table: "relation", rows: source.sql(RELATIONS).all() as SnapshotRow[] };
	for (const rows of parts(source, REPORT_ROWS, REPORTS, 0)) {
		const texts = new Map(rows.map((row) => [row.id as number, row.text as string]));
		yield { table: "report", rows: rows.map(report) };
		const mentions = source.sql(MENTIONS).all(rows[0]?.id, rows.at(-1)?.id) as Row[];
		yield { table: "citation", rows: mentions.map((row) => citation(row, texts.get(row.report_id as number) ?? "")) };
	}
}

/** Rows in the order of their ids, some at a time. */
function* parts(source: Connection, sql: string, limit: number, before: string | number): Generator<Row[]> {
	for (let after: unknown = before; ; ) {
		const rows = source.sql(sql).all({ after, limit }) as Row[];
		if (rows.length > 0) yield rows;
		if (rows.length < limit) return;
		after = rows.at(-1)?.id;
	}
}

const DIRECTIVES = `SELECT ${DIRECTIVE_COLUMNS} FROM directive d WHERE d.id > @after ORDER BY d.id LIMIT @limit`;
const RELATIONS = "SELECT from_id, kind, to_id, confidence, sources FROM relation ORDER BY from_id, kind, to_id";
const REPORT_ROWS = "SELECT * FROM report WHERE id > @after ORDER BY id LIMIT @limit";
const MENTIONS = `SELECT report_id, position, start, "end", raw AS text, form, status,
	directive_id, confidence, relations, symbol, type, date, issuer, term, title, reasons, warnings, candidates,
	counted FROM mention WHERE report_id BETWEEN ? AND ? ORDER BY report_id, position`;

function about(source: Connection, { software, madeAt }: SnapshotGiven): SnapshotRow[] {
	const meta = source.sql("SELECT data_version, changed_at FROM meta").get() as Row;
	const run = source
		.sql("SELECT id, finished_at FROM run WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1")
		.get() as Row | undefined;
	const facts = {
		changed_at: meta.changed_at,
		data_version: meta.data_version,
		last_run: run?.id ?? null,
		last_run_at: run?.finished_at ?? null,
		made_at: madeAt,
		snapshot: SNAPSHOT_VERSION,
		software,
	};
	return Object.entries(facts).map(([key, value]) => ({ key, value: value === null ? null : String(value) }));
}

/** The sites of the sources file and those that reports name besides. */
function sources(source: Connection, given: SnapshotGiven): SnapshotRow[] {
	const counted = source
		.sql(`SELECT source_id AS id, count(*) FILTER (WHERE duplicate_of IS NULL) AS reports,
			min(published_on) FILTER (WHERE duplicate_of IS NULL) AS first_published_on,
			max(published_on) FILTER (WHERE duplicate_of IS NULL) AS last_published_on
			FROM report WHERE source_id IS NOT NULL GROUP BY source_id ORDER BY source_id`)
		.all() as (Row & { id: string })[];
	const none = { reports: 0, first_published_on: null, last_published_on: null };
	const rows = new Map<string, SnapshotRow>(
		given.sources.map(({ id, name, province, level, home }) => [id, { id, name, province, level, home, ...none }]),
	);
	const unknown = { name: null, province: null, level: null, home: null };
	for (const row of counted) rows.set(row.id, { ...unknown, ...rows.get(row.id), ...row });
	return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => rowOf("source", row));
}

/** The columns of a table, from values by their names. */
function rowOf(table: SnapshotName, values: Row): SnapshotRow {
	const row: SnapshotRow = {};
	for (const { name, kind } of SNAPSHOT_TABLES[table].columns) {
		const value = values[name];
		row[name] = kind === "json" ? JSON.parse(String(value)) : kind === "boolean" ? value === 1 : value;
	}
	return row;
}

const directive = (row: Row): SnapshotRow =>
	rowOf("directive", {
		...row,
		path: permalink(String(row.id)),
		issued_on: row.issuedOn,
		issuer_name: row.issuerName,
		first_cited_on: row.firstCitedOn,
		last_cited_on: row.lastCitedOn,
	});

const report = (row: Row): SnapshotRow => rowOf("report", { ...row, path: `/bc/${row.id}`, source: row.source_id });

function citation(row: Row, text: string): SnapshotRow {
	const { start, end } = row as { start: number; end: number };
	const sentence = sentenceAround(text, { start, end });
	return rowOf("citation", {
		...row,
		before: text.slice(sentence.start, start),
		after: text.slice(end, sentence.end),
	});
}
