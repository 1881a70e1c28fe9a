import { DATED } from "../shared/days.ts";
import { largeNumbers } from "../shared/digits.ts";
import { FactColumns } from "../shared/fact-columns.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "../shared/facts.ts";
import { MOST_KEY, MOST_PLACES, mentionKey } from "../shared/mention-terms.ts";
import { count } from "../shared/rows.ts";
import { ALL, MENTIONS, REPORTS } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { stepsOf } from "./walk.ts";

/** Rows that are handed over in one value, numbers with commas between, see `digits.ts`. */
const listed = (columns: readonly string[], from: string): string =>
	`SELECT CAST(group_concat(${columns.join(" || ',' || ")}) AS BLOB) FROM ${from}`;
const REPORT_DAYS = listed(
	[`(sort_key & ${DATED - 1})`, "(sort_key >> 30)"],
	"report WHERE sort_key >= @first AND sort_key < @end",
);
const REPORT_FACTS = listed(
	["report_id", ...Object.keys(REPORT_COLUMNS)],
	"report_facts WHERE report_id >= @first AND report_id < @end",
);
/** A citation by its report's id and its place. */
const MENTION_FACTS = listed(
	[`(key & ${DATED * MOST_PLACES - 1})`, ...Object.keys(MENTION_COLUMNS)],
	"mention_facts WHERE key >= @first AND key < @end",
);
const CHANGED = `SELECT f.report_id AS id, r.sort_key AS key
	FROM report_facts f CROSS JOIN report r ON r.id = f.report_id WHERE f.changed >= ?`;
/** Reports whose facts are read in one step, and steps for what is read day by day: what a step takes is soon over. */
const AT_ONCE = 20_000n;
const STEPS = 64;

const numbersOf = (connection: Connection, sql: string, first: bigint, end: bigint): Float64Array =>
	largeNumbers(connection.sql(sql).pluck().get({ first, end }) as Buffer | null);

function fillReports(connection: Connection, columns: FactColumns): void {
	const last = count(connection.sql("SELECT coalesce(max(id), 0) AS n FROM report").get());
	columns.clearReports(last);
	for (let first = 0n; first <= BigInt(last); first += AT_ONCE)
		columns.addReports(numbersOf(connection, REPORT_FACTS, first, first + AT_ONCE));
	for (const { first, end } of stepsOf(connection, REPORTS, ALL, STEPS))
		columns.addDays(numbersOf(connection, REPORT_DAYS, first, end));
}

function fillMentions(connection: Connection, columns: FactColumns): void {
	columns.clearMentions(count(connection.sql("SELECT count(*) AS n FROM mention_facts").get()));
	for (const { first, end } of stepsOf(connection, MENTIONS, ALL, STEPS))
		columns.addMentions(numbersOf(connection, MENTION_FACTS, first, end));
}

const versionOf = (connection: Connection): number => count(connection.sql("SELECT data_version AS n FROM meta").get());

/** Reports whose facts changed in that data version or later. */
const changedSince = (connection: Connection, version: number): { id: number; key: number }[] =>
	connection.sql(CHANGED).all(version) as { id: number; key: number }[];

const kept = new WeakMap<Connection, FactColumns>();

function columnsOf(connection: Connection): FactColumns {
	const made = kept.get(connection) ?? new FactColumns();
	kept.set(connection, made);
	return made;
}

/** The facts of reports as the connection sees them. */
export function reportColumns(connection: Connection): FactColumns {
	const columns = columnsOf(connection);
	const version = versionOf(connection);
	if (version === columns.reportVersion) return columns;
	if (columns.reportVersion === null) fillReports(connection, columns);
	else
		for (const { id, key } of changedSince(connection, columns.reportVersion)) {
			columns.addReports(numbersOf(connection, REPORT_FACTS, BigInt(id), BigInt(id) + 1n));
			columns.addDays(new Float64Array([id, Math.floor(key / DATED)]));
		}
	// One that became a copy left the index without a trace.
	if (columns.indexed !== count(connection.sql("SELECT count(*) AS n FROM report_facts").get())) {
		fillReports(connection, columns);
		columns.mentionVersion = null;
	}
	const sets = connection.sql("SELECT id, facts FROM fact_set WHERE id >= ? ORDER BY id").raw();
	columns.sets.add(sets.all(columns.sets.length) as [number, string][]);
	columns.reportVersion = version;
	return columns;
}

/** The facts of reports and citations. */
export function mentionColumns(connection: Connection): FactColumns {
	const columns = reportColumns(connection);
	const version = columns.reportVersion;
	if (version === columns.mentionVersion) return columns;
	if (columns.mentionVersion === null || columns.isLoose) fillMentions(connection, columns);
	else
		for (const { id, key } of changedSince(connection, columns.mentionVersion)) {
			columns.dropMentions(id);
			// Of such a late day, its citations are in no index.
			if (key >= MOST_KEY) continue;
			const first = mentionKey(key, MOST_PLACES - 1);
			columns.addMentions(numbersOf(connection, MENTION_FACTS, first, first + MENTIONS.places));
		}
	columns.mentionVersion = version;
	return columns;
}
