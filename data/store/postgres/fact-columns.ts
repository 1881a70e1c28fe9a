import { DATED } from "../shared/days.ts";
import { largeNumbers } from "../shared/digits.ts";
import { FactColumns } from "../shared/fact-columns.ts";
import { MENTION_COLUMNS, REPORT_COLUMNS } from "../shared/facts.ts";
import { MOST_KEY, MOST_PLACES } from "../shared/mention-terms.ts";
import { ALL, MENTIONS, REPORTS } from "../shared/text-index.ts";
import type { Db, Parameters } from "./db.ts";
import { stepsOf } from "./walk.ts";

/** Rows that are handed over in one value, numbers with commas between, see `shared/digits.ts`. */
const listed = (columns: readonly string[], from: string): string =>
	`SELECT string_agg(concat_ws(',', ${columns}), ',') AS list FROM ${from}`;
const FACTS = ["report_id", ...Object.keys(REPORT_COLUMNS)];
const REPORT_FACTS = listed(FACTS, "report_facts WHERE report_id >= @first AND report_id < @end");
const DAY = [`r.sort_key & ${DATED - 1}`, "r.sort_key >> 30"];
const REPORT_DAYS = listed(
	DAY,
	`(SELECT sort_key FROM report WHERE sort_key >= @first AND sort_key < @end ORDER BY sort_key) AS r`,
);
/** A citation by its report's id and its place. */
const MENTION = [`m.key & ${BigInt(DATED) * BigInt(MOST_PLACES) - 1n}`, ...Object.keys(MENTION_COLUMNS)];
const MENTION_FACTS = listed(
	MENTION,
	"(SELECT * FROM mention_facts WHERE key >= @first AND key < @end ORDER BY key) AS m",
);

/** What changed in that data version or later. */
const CHANGED = "report_facts AS f JOIN report AS r ON r.id = f.report_id WHERE f.changed >= @version";
const CHANGED_FACTS = listed(FACTS, "report_facts WHERE changed >= @version");
const CHANGED_DAYS = listed(DAY, CHANGED);
const CHANGED_MENTIONS = listed(
	MENTION,
	`(SELECT sort_key AS key FROM ${CHANGED} AND sort_key < ${MOST_KEY}) AS r,
		LATERAL (SELECT * FROM mention_facts WHERE key >= r.key * ${MOST_PLACES} AND key < r.key * ${MOST_PLACES} + ${MOST_PLACES}
			ORDER BY key) AS m`,
);

/** Reports whose facts are read in one step, and steps for what is read day by day. */
const AT_ONCE = 20_000;
const STEPS = 64;

async function listOf(db: Db, sql: string, values: Parameters): Promise<Buffer | null> {
	const row = await db.get<{ list: string | null }>(sql, values);
	return row?.list ? Buffer.from(row.list, "latin1") : null;
}

async function fillReports(db: Db, columns: FactColumns): Promise<void> {
	const last = (await db.get<{ id: number }>("SELECT coalesce(max(id), 0) AS id FROM report"))?.id ?? 0;
	columns.clearReports(last);
	for (let first = 0; first <= last; first += AT_ONCE)
		columns.addReports(largeNumbers(await listOf(db, REPORT_FACTS, { first, end: first + AT_ONCE })));
	for (const { first, end } of await stepsOf(db, REPORTS, ALL, STEPS))
		columns.addDays(largeNumbers(await listOf(db, REPORT_DAYS, { first, end })));
}

async function fillMentions(db: Db, columns: FactColumns): Promise<void> {
	columns.clearMentions(0);
	for (const { first, end } of await stepsOf(db, MENTIONS, ALL, STEPS))
		columns.addMentions(largeNumbers(await listOf(db, MENTION_FACTS, { first, end })));
}

const kept = new WeakMap<object, FactColumns>();

/** What is kept for a connection, to be brought up to a data version; anew where it is ahead, as of a server that was lost. */
function columnsFor(db: Db, version: number): FactColumns {
	const found = kept.get(db.connection);
	if (found && (found.reportVersion ?? 0) <= version) return found;
	const made = new FactColumns();
	kept.set(db.connection, made);
	return made;
}

/**
 * The facts of reports as a unit sees them. What is kept is of one state at a time, so such units come one after the other
 * (`StorePart.counts`).
 */
export async function reportColumns(db: Db): Promise<FactColumns> {
	const now = await db.get<{ version: number; indexed: number }>(
		`SELECT data_version AS version, (SELECT n FROM total WHERE kind = 'indexed') AS indexed FROM meta`,
	);
	const { version, indexed } = now ?? { version: 0, indexed: 0 };
	const columns = columnsFor(db, version);
	if (version === columns.reportVersion) return columns;
	const since = columns.reportVersion;
	// Left as it is by a failure, it is filled anew.
	columns.reportVersion = null;
	if (since === null) await fillReports(db, columns);
	else {
		columns.addReports(largeNumbers(await listOf(db, CHANGED_FACTS, { version: since })));
		columns.addDays(largeNumbers(await listOf(db, CHANGED_DAYS, { version: since })));
	}
	// One that became a copy left the index without a trace.
	if (columns.indexed !== indexed) {
		await fillReports(db, columns);
		columns.mentionVersion = null;
	}
	const sets = await db.all<{ id: number; facts: string }>(
		"SELECT id, facts FROM fact_set WHERE id >= @first ORDER BY id",
		{ first: columns.sets.length },
	);
	columns.sets.add(sets.map(({ id, facts }) => [id, facts]));
	columns.reportVersion = version;
	return columns;
}

/** The facts of reports and citations. */
export async function mentionColumns(db: Db): Promise<FactColumns> {
	const columns = await reportColumns(db);
	const { reportVersion: version, mentionVersion: since } = columns;
	if (version === since) return columns;
	columns.mentionVersion = null;
	if (since === null || columns.isLoose) await fillMentions(db, columns);
	else {
		for (const id of await changedSince(db, since)) columns.dropMentions(id);
		columns.addMentions(largeNumbers(await listOf(db, CHANGED_MENTIONS, { version: since })));
	}
	columns.mentionVersion = version;
	return columns;
}

async function changedSince(db: Db, version: number): Promise<number[]> {
	const rows = await db.all<{ id: number }>("SELECT report_id AS id FROM report_facts WHERE changed >= @version", {
		version,
	});
	return rows.map(({ id }) => id);
}
