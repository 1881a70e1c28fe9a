import type { Connection } from "./connection.ts";
import { DATED } from "./days.ts";
import { largeNumbers } from "./digits.ts";
import { FactSets, withRoom } from "./fact-sets.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "./facts.ts";
import { MOST_PLACES, mentionKey } from "./mention-terms.ts";
import { count } from "./rows.ts";
import { MENTIONS, type Range, REPORTS, stepsOf } from "./walk.ts";

/** Columns of `facts.ts` in their order, each with ids of sets. */
export type Columns = Uint32Array<ArrayBuffer>[];

const EPOCH = 2_440_588;
const DAY_MS = 86_400_000;
/** Year of a Julian day; 0 for day 0, which stands for an unknown one. */
const yearOf = (day: number): number => (day === 0 ? 0 : new Date((day - EPOCH) * DAY_MS).getUTCFullYear());

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
const ALL: Range = { first: 0n, end: (1n << 63n) - 1n };

/** Calls for each row of a list with the first of its numbers; the others are in `row`. */
function eachRow(connection: Connection, sql: string, range: Range, row: Uint32Array, take: (first: number) => void) {
	const numbers = largeNumbers(connection.sql(sql).pluck().get(range) as Buffer | null);
	const width = row.length + 1;
	for (let at = 0; at < numbers.length; at += width) {
		for (let i = 1; i < width; i++) row[i - 1] = numbers[at + i] as number;
		take(numbers[at] as number);
	}
}

const columnsFor = (names: object): Columns => Object.keys(names).map(() => new Uint32Array(0));

/** Puts a row into columns that have room for it. */
function put(columns: Columns, at: number, row: Uint32Array): void {
	for (let i = 0; i < row.length; i++) (columns[i] as Uint32Array)[at] = row[i] as number;
}

/**
 * The facts that results are counted by, in memory, so that counting looks nothing up: of each report and citation the ids
 * of its sets. Filled when first asked for, then brought up by what has changed.
 */
export class FactColumns {
	readonly sets = new FactSets();
	/** By report id: ids of its sets, 0 where it is in no index; its year, 0 where that is unknown. */
	readonly reports = columnsFor(REPORT_COLUMNS);
	years = new Uint32Array(0);
	/** By report id: where its citations begin in the columns of `mentions`, in reading order, and how many there are. */
	starts = new Uint32Array(0);
	lengths = new Uint32Array(0);
	readonly mentions = columnsFor(MENTION_COLUMNS);

	/** The data versions that these are of; null before they are filled. */
	#reportVersion: number | null = null;
	#mentionVersion: number | null = null;
	#indexed = 0;
	/** Length of the columns of `mentions`, and how much of it is in use: a report that is read anew goes to the end. */
	#end = 0;
	#used = 0;

	/** Brings the facts of reports to the state that the connection sees. */
	readReports(connection: Connection): void {
		const version = versionOf(connection);
		if (version === this.#reportVersion) return;
		if (this.#reportVersion === null) this.#fillReports(connection);
		else
			for (const { id, key } of changedSince(connection, this.#reportVersion)) {
				this.#readReports(connection, BigInt(id), BigInt(id) + 1n);
				this.years[id] = yearOf(Math.floor(key / DATED));
			}
		// One that became a copy left the index without a trace.
		if (this.#indexed !== count(connection.sql("SELECT count(*) AS n FROM report_facts").get())) {
			this.#fillReports(connection);
			this.#mentionVersion = null;
		}
		this.sets.read(connection);
		this.#reportVersion = version;
	}

	/** As `readReports`, and the facts of citations. */
	readMentions(connection: Connection): void {
		this.readReports(connection);
		const version = this.#reportVersion;
		if (version === this.#mentionVersion) return;
		if (this.#mentionVersion === null || this.#end > 2 * this.#used + MOST_PLACES) this.#fillMentions(connection);
		else
			for (const { id, key } of changedSince(connection, this.#mentionVersion)) {
				this.#used -= this.lengths[id] as number;
				this.lengths[id] = 0;
				const first = mentionKey(key, MOST_PLACES - 1);
				this.#readMentions(connection, { first, end: first + MENTIONS.places });
			}
		this.#mentionVersion = version;
	}

	#fillReports(connection: Connection): void {
		this.#indexed = 0;
		const last = count(connection.sql("SELECT coalesce(max(id), 0) AS n FROM report").get());
		this.#makeRoom(last);
		this.reports[0]?.fill(0);
		for (let first = 0n; first <= BigInt(last); first += AT_ONCE) this.#readReports(connection, first, first + AT_ONCE);
		// Reports come in the order of their days.
		let [known, year] = [0, 0];
		for (const step of stepsOf(connection, REPORTS, ALL, STEPS)) {
			const row = new Uint32Array(1);
			eachRow(connection, REPORT_DAYS, step, row, (id) => {
				const [day] = row as unknown as [number];
				if (day !== known) [known, year] = [day, yearOf(day)];
				this.years[id] = year;
			});
		}
	}

	#readReports(connection: Connection, first: bigint, end: bigint): void {
		const row = new Uint32Array(this.reports.length);
		eachRow(connection, REPORT_FACTS, { first, end }, row, (id) => {
			if (id >= this.years.length) this.#makeRoom(id);
			if (this.reports[0]?.[id] === 0) this.#indexed++;
			put(this.reports, id, row);
		});
	}

	#fillMentions(connection: Connection): void {
		this.lengths.fill(0);
		this.#end = 0;
		this.#used = 0;
		const rows = count(connection.sql("SELECT count(*) AS n FROM mention_facts").get());
		this.#makeMentionRoom(rows);
		for (const step of stepsOf(connection, MENTIONS, ALL, STEPS)) this.#readMentions(connection, step);
	}

	#readMentions(connection: Connection, range: Range): void {
		const row = new Uint32Array(this.mentions.length);
		eachRow(connection, MENTION_FACTS, range, row, (spot) => {
			const id = Math.floor(spot / MOST_PLACES);
			const position = MOST_PLACES - 1 - (spot % MOST_PLACES);
			// The citations of a report follow one another, the last of them first.
			if (this.lengths[id] === 0) {
				this.starts[id] = this.#end;
				this.lengths[id] = position + 1;
				this.#end += position + 1;
				this.#used += position + 1;
				this.#makeMentionRoom(this.#end);
			}
			put(this.mentions, (this.starts[id] as number) + position, row);
		});
	}

	#makeMentionRoom(length: number): void {
		this.mentions.forEach((column, i) => {
			this.mentions[i] = withRoom(column, length);
		});
	}

	#makeRoom(id: number): void {
		this.reports.forEach((column, i) => {
			this.reports[i] = withRoom(column, id + 1);
		});
		this.years = withRoom(this.years, id + 1);
		this.starts = withRoom(this.starts, id + 1);
		this.lengths = withRoom(this.lengths, id + 1);
	}
}

const versionOf = (connection: Connection): number => count(connection.sql("SELECT data_version AS n FROM meta").get());

/** Reports whose facts changed in that data version or later. */
const changedSince = (connection: Connection, version: number): { id: number; key: number }[] =>
	connection.sql(CHANGED).all(version) as { id: number; key: number }[];

const columns = new WeakMap<Connection, FactColumns>();

/** The columns of a connection. */
export function columnsOf(connection: Connection): FactColumns {
	const made = columns.get(connection) ?? new FactColumns();
	columns.set(connection, made);
	return made;
}
