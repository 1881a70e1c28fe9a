import { tellingFacts } from "../shared/check.ts";
import {
	type CitedMention,
	factSet,
	MENTION_COLUMNS,
	mentionFacts,
	REPORT_COLUMNS,
	reportFacts,
} from "../shared/facts.ts";
import { MOST_KEY, MOST_PLACES, mentionKey, mentionTokens } from "../shared/mention-terms.ts";
import { reportTokens } from "../shared/terms.ts";
import type { Connection } from "./connection.ts";

/*
 * The rows of a report in the search indexes: `report_terms`, `report_facts`, `mention_terms`, `mention_facts`. Only a
 * report that is no copy has any. They follow from the report, its mentions and the directives these mean.
 */

interface ReportRow {
	key: number;
	title: string;
	province: string | null;
	sourceId: string | null;
	text: string;
}

interface MentionRow extends CitedMention {
	position: number;
	start: number;
	end: number;
}

const keyOf = (connection: Connection, id: number): number =>
	(connection.sql("SELECT sort_key AS key FROM report WHERE id = ?").get(id) as { key: number }).key;

/** Takes a report out of the indexes. Its row ids follow the day: called before that changes. */
export function dropIndex(connection: Connection, id: number): void {
	const key = keyOf(connection, id);
	connection.sql("DELETE FROM report_terms WHERE rowid = ?").run(BigInt(key));
	connection.sql("DELETE FROM report_facts WHERE report_id = ?").run(id);
	if (key >= MOST_KEY) return;
	const range = { first: mentionKey(key, MOST_PLACES - 1), last: mentionKey(key, 0) };
	connection
		.sql("DELETE FROM mention_terms WHERE rowid IN (SELECT key FROM mention_facts WHERE key BETWEEN @first AND @last)")
		.run(range);
	connection.sql("DELETE FROM mention_facts WHERE key BETWEEN @first AND @last").run(range);
}

/** The counted mentions of a report with what is known of the documents they mean, in reading order. */
function citedBy(connection: Connection, id: number): MentionRow[] {
	const rows = connection
		.sql(`SELECT position, start, "end", status, confidence, relations, directive_id AS directiveId, type, number, issuer,
			level, term, year FROM cited_document WHERE report_id = ? ORDER BY position`)
		.all(id) as (MentionRow & { relations: string })[];
	return rows.map((row) => ({ ...row, relations: JSON.parse(row.relations) as string[] }));
}

function factSetId(connection: Connection, facts: string): number {
	const found = connection.sql("SELECT id FROM fact_set WHERE facts = ?").get(facts) as { id: number } | undefined;
	return found?.id ?? Number(connection.sql("INSERT INTO fact_set (facts) VALUES (?)").run(facts).lastInsertRowid);
}

/** The ids of the sets that some facts make, by column. */
const setIds = (connection: Connection, facts: readonly string[], columns: Record<string, string>) =>
	Object.fromEntries(
		Object.entries(columns).map(([name, kinds]) => [name, factSetId(connection, factSet(facts, kinds))]),
	);
const COUNT_REPORT = `INSERT INTO report_facts (report_id, ${Object.keys(REPORT_COLUMNS)}, changed)
	SELECT @id, ${Object.keys(REPORT_COLUMNS).map((name) => `@${name}`)}, data_version + 1 FROM meta`;
const COUNT_MENTION = `INSERT INTO mention_facts (key, ${Object.keys(MENTION_COLUMNS)})
	VALUES (@key, ${Object.keys(MENTION_COLUMNS).map((name) => `@${name}`)})`;

/** Puts a report that is in none of the indexes into them, with the mentions it has; a copy stays out. */
export function addIndex(connection: Connection, id: number): void {
	connection.sql("DELETE FROM index_queue WHERE report_id = ?").run(id);
	const report = connection
		.sql(`SELECT sort_key AS key, title, province, source_id AS sourceId, text FROM report
			WHERE id = ? AND duplicate_of IS NULL`)
		.get(id) as ReportRow | undefined;
	if (!report) return;
	const mentions = citedBy(connection, id);
	const facts = reportFacts(report, mentions);
	connection
		.sql("INSERT INTO report_terms (rowid, terms) VALUES (?, ?)")
		.run(BigInt(report.key), reportTokens(report, facts));
	connection.sql(COUNT_REPORT).run({ id, ...setIds(connection, facts, REPORT_COLUMNS) });
	if (report.key >= MOST_KEY) return;
	// Row ids must grow within a transaction: FTS5 writes out what it has gathered when one is lower than the one before.
	for (const mention of mentions.slice(0, MOST_PLACES).reverse()) {
		const key = mentionKey(report.key, mention.position);
		const own = mentionFacts(report, mention);
		connection
			.sql("INSERT INTO mention_terms (rowid, terms) VALUES (?, ?)")
			.run(key, mentionTokens(report.text, mention, own));
		connection.sql(COUNT_MENTION).run({ key, ...setIds(connection, own, MENTION_COLUMNS) });
	}
}

/** Whether a row is filed under the sets that these facts make; `row` finds it. */
function isCounted(
	connection: Connection,
	row: string,
	value: number | bigint,
	facts: readonly string[],
	columns: Record<string, string>,
): boolean {
	const sets = Object.keys(columns).map((name) => `(SELECT facts FROM fact_set WHERE id = ${name}) AS ${name}`);
	const filed = connection.sql(`SELECT ${sets} FROM ${row} = ?`).get(value) as Record<string, string> | undefined;
	return Object.entries(columns).every(([name, kinds]) => filed?.[name] === factSet(facts, kinds));
}

/** Whether the facts that the indexes hold of a report are its own; for `doctor`. One that waits to be made anew is. */
export function isFiledRight(connection: Connection, id: number): boolean {
	const report = connection
		.sql(`SELECT sort_key AS key, province, source_id AS sourceId FROM report WHERE id = ? AND duplicate_of IS NULL
			AND id NOT IN (SELECT report_id FROM index_queue)`)
		.get(id) as Omit<ReportRow, "title" | "text"> | undefined;
	if (!report) return true;
	const mentions = citedBy(connection, id);
	const facts = reportFacts(report, mentions);
	if (!isCounted(connection, "report_facts WHERE report_id", id, facts, REPORT_COLUMNS)) return false;
	// Looking a token up costs more than all else here: the telling ones will do.
	const tokens = tellingFacts(facts)
		.map((one) => `"${one}"`)
		.join(" AND ");
	const found = connection.sql("SELECT 1 FROM report_terms WHERE report_terms MATCH ? AND rowid = ?");
	if (!found.get(tokens, BigInt(report.key))) return false;
	if (report.key >= MOST_KEY) return true;
	return mentions.slice(0, MOST_PLACES).every((mention) => {
		const key = mentionKey(report.key, mention.position);
		return isCounted(connection, "mention_facts WHERE key", key, mentionFacts(report, mention), MENTION_COLUMNS);
	});
}

/**
 * Makes anew the rows of reports whose documents have changed, see `index_queue`; at most so many, as a transaction
 * should not take long. Runs inside a transaction.
 *
 * @returns how many it were: fewer than asked for when the queue is empty.
 */
export function workQueue(connection: Connection, most: number): number {
	const waiting = connection
		.sql(`SELECT q.report_id AS id, r.sort_key AS key FROM index_queue q CROSS JOIN report r ON r.id = q.report_id
			ORDER BY q.report_id LIMIT ?`)
		.all(most) as { id: number; key: number }[];
	for (const { id } of waiting) dropIndex(connection, id);
	for (const { id } of waiting.sort((a, b) => a.key - b.key)) addIndex(connection, id);
	if (waiting.length > 0) connection.changed(false);
	return waiting.length;
}
