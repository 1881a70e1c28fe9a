import { permalink, sentenceAround } from "../../../citation/index.ts";
import {
	SNAPSHOT_TABLES,
	SNAPSHOT_VERSION,
	type SnapshotBatch,
	type SnapshotName,
	type SnapshotRow,
} from "../../../model/snapshot.ts";
import type { SnapshotGiven } from "../port.ts";
import { COLUMNS as DIRECTIVE_COLUMNS } from "./directives.ts";
import type { Row } from "./rows.ts";
import type { Values } from "./values.ts";

/** An index as it is at one moment. */
export interface Frozen {
	/** The rows of a statement. */
	all(sql: string, values?: Values): Promise<Row[]>;
	/** Statement for the reports with their texts behind the id `@after`, in the order of ids, at most `@limit`. */
	reports: string;
}

/** Rows read at once; reports are fewer, since each brings its text. */
const ROWS = 1000;
const REPORTS = 10;

/** All rows of a snapshot, in the order of the tables and, within each, of its keys. */
export async function* snapshotRows(source: Frozen, given: SnapshotGiven): AsyncGenerator<SnapshotBatch, void, void> {
	yield { table: "about", rows: await about(source, given) };
	yield { table: "source", rows: await sources(source, given) };
	for await (const rows of parts(source, DIRECTIVES, ROWS, "")) yield { table: "directive", rows: rows.map(directive) };
	yield { table: "relation", rows: await source.all(RELATIONS) };
	for await (const rows of parts(source, source.reports, REPORTS, 0)) {
		const texts = new Map(rows.map((row) => [row.id as number, row.text as string]));
		yield { table: "report", rows: rows.map(report) };
		const [first, last] = [rows[0]?.id as number, rows.at(-1)?.id as number];
		const mentions = await source.all(MENTIONS, { first, last });
		yield { table: "citation", rows: mentions.map((row) => citation(row, texts.get(row.report_id as number) ?? "")) };
	}
}

/** Rows in the order of their ids, some at a time. */
async function* parts(source: Frozen, sql: string, limit: number, before: string | number): AsyncGenerator<Row[]> {
	for (let after = before; ; ) {
		const rows = await source.all(sql, { after, limit });
		if (rows.length > 0) yield rows;
		if (rows.length < limit) return;
		after = rows.at(-1)?.id as string | number;
	}
}

const DIRECTIVES = `SELECT ${DIRECTIVE_COLUMNS} FROM directive d WHERE d.id > @after ORDER BY d.id LIMIT @limit`;
const RELATIONS = "SELECT from_id, kind, to_id, confidence, sources FROM relation ORDER BY from_id, kind, to_id";
const MENTIONS = `SELECT report_id, position, start, "end", raw AS text, form, status,
	directive_id, confidence, relations, symbol, type, date, issuer, term, title, reasons, warnings, candidates,
	counted FROM mention WHERE report_id BETWEEN @first AND @last ORDER BY report_id, position`;

async function about(source: Frozen, { software, madeAt }: SnapshotGiven): Promise<SnapshotRow[]> {
	const [meta = {}] = await source.all("SELECT data_version, changed_at FROM meta");
	const [run] = await source.all(
		"SELECT id, finished_at FROM run WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1",
	);
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
async function sources(source: Frozen, given: SnapshotGiven): Promise<SnapshotRow[]> {
	const counted = (await source.all(`SELECT source_id AS id, count(*) FILTER (WHERE duplicate_of IS NULL) AS reports,
		min(published_on) FILTER (WHERE duplicate_of IS NULL) AS first_published_on,
		max(published_on) FILTER (WHERE duplicate_of IS NULL) AS last_published_on
		FROM report WHERE source_id IS NOT NULL GROUP BY source_id ORDER BY source_id`)) as (Row & { id: string })[];
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
