import {
	type CitedMention,
	factSet,
	MENTION_COLUMNS,
	mentionFacts,
	REPORT_COLUMNS,
	reportFacts,
} from "../shared/facts.ts";
import { MOST_KEY, MOST_PLACES, mentionKey, mentionTokens } from "../shared/mention-terms.ts";
import { QUEUED_AT_ONCE } from "../shared/saving.ts";
import { reportTokens } from "../shared/terms.ts";
import type { Connection } from "./connection.ts";
import type { Db } from "./db.ts";
import { lexemes, tsvector } from "./lexemes.ts";
import { columns, table } from "./many.ts";
import { textsOf } from "./texts.ts";

/*
 * The rows of reports in the search indexes: `report_body.terms`, `report_facts`, `mention_terms`, `mention_facts`. Only a
 * report that is no copy has any. They follow from the report, its mentions and the directives these mean.
 */

/** A report as the indexes take it. */
export interface Filed {
	id: number;
	key: number;
	title: string;
	text: string;
	province: string | null;
	sourceId: string | null;
	isCopy: boolean;
}

export interface CitedRow extends CitedMention {
	reportId: number;
	position: number;
	start: number;
	end: number;
}

/** Where a report is in the indexes. */
type Place = Pick<Filed, "id" | "key">;

/** Reports as the indexes take them, those of these ids that there are. */
export async function filed(db: Db, ids: readonly number[]): Promise<Filed[]> {
	const rows = await db.all<Omit<Filed, "text">>(
		`SELECT id, sort_key AS key, title, province, source_id AS "sourceId", duplicate_of IS NOT NULL AS "isCopy"
			FROM report WHERE id = ANY (@ids::bigint[]) ORDER BY id`,
		{ ids },
	);
	const texts = await textsOf(
		db,
		rows.map(({ key }) => key),
	);
	return rows.map((row) => ({ ...row, text: texts.get(row.key) ?? "" }));
}

/** The keys of mentions that all those of some reports lie between. */
const boundsOf = (keys: readonly number[]) => ({
	least: keys.length === 0 ? 0 : mentionKey(Math.min(...keys), MOST_PLACES - 1),
	greatest: keys.length === 0 ? 0 : mentionKey(Math.max(...keys), 0),
});

/** Takes reports out of the indexes, but for their terms. Keys follow the day: called before that changes. */
export async function dropIndex(db: Db, reports: readonly Place[]): Promise<void> {
	const ranges = reports.filter(({ key }) => key < MOST_KEY);
	const range = "unnest(@firsts::bigint[], @lasts::bigint[]) AS range (first, last) WHERE key BETWEEN first AND last";
	await db.run(
		`WITH facts AS (DELETE FROM report_facts WHERE report_id = ANY (@ids)),
			counted AS (DELETE FROM mention_facts USING ${range})
		DELETE FROM mention_terms USING ${range} AND key BETWEEN @least AND @greatest`,
		{
			// By these, months are left out before any is looked at.
			...boundsOf(ranges.map(({ key }) => key)),
			ids: reports.map(({ id }) => id),
			firsts: ranges.map(({ key }) => mentionKey(key, MOST_PLACES - 1)),
			lasts: ranges.map(({ key }) => mentionKey(key, 0)),
		},
	);
}

/** The counted mentions of reports with what is known of the documents they mean, by report and in reading order. */
export async function citedBy(db: Db, ids: readonly number[]): Promise<Map<number, CitedRow[]>> {
	const rows = await db.all<CitedRow & { relations: string }>(
		`SELECT report_id AS "reportId", position, start, "end", status, confidence, relations,
			directive_id AS "directiveId", type, number, issuer, level, term, year
		FROM cited_document WHERE report_id = ANY (@ids) ORDER BY report_id, position`,
		{ ids },
	);
	const byReport = new Map<number, CitedRow[]>(ids.map((id) => [id, []]));
	for (const row of rows)
		byReport.get(row.reportId)?.push({ ...row, relations: JSON.parse(row.relations) as string[] });
	return byReport;
}

/** The sets that some facts make, by column. */
export const sets = (facts: readonly string[], kinds: Record<string, string>): Record<string, string> =>
	Object.fromEntries(Object.entries(kinds).map(([column, letters]) => [column, factSet(facts, letters)]));

/** The ids of sets of facts; those met for the first time are added. */
async function setIds(db: Db, facts: Iterable<string>): Promise<Map<string, number>> {
	const rows = await db.all<{ id: number; facts: string }>(
		`WITH asked AS (SELECT facts FROM unnest(@facts::text[]) AS asked (facts)),
			found AS (SELECT s.id, s.facts FROM asked a JOIN fact_set s ON md5(s.facts) = md5(a.facts)),
			made AS (INSERT INTO fact_set (facts) SELECT facts FROM asked EXCEPT SELECT facts FROM found RETURNING id, facts)
		SELECT id, facts FROM found UNION ALL SELECT id, facts FROM made`,
		{ facts: [...new Set(facts)] },
	);
	return new Map(rows.map(({ id, facts }) => [facts, id]));
}

const BODY = { bodyKey: "bigint", text: "text", reportTerms: "text" };
const names = (kinds: Record<string, string>, prefix: string) => Object.keys(kinds).map((name) => `${prefix}_${name}`);
const integers = (columns: string[]) => Object.fromEntries(columns.map((column) => [column, "integer"]));
const REPORT_SETS = names(REPORT_COLUMNS, "report");
const MENTION_SETS = names(MENTION_COLUMNS, "mention");
const REPORT = { reportId: "integer", ...integers(REPORT_SETS) };
const MENTION = { mentionKey: "bigint", mentionTerms: "text", ...integers(MENTION_SETS) };

/** A text that is there keeps its place: its terms alone are written. */
const FILE = `WITH body AS (INSERT INTO report_body (report_key, text, terms)
		SELECT "bodyKey", text, ${tsvector('"reportTerms"')} FROM ${table("body", BODY)}
		ON CONFLICT (report_key) DO UPDATE SET terms = excluded.terms),
	facts AS (INSERT INTO report_facts (report_id, ${Object.keys(REPORT_COLUMNS)}, changed)
		SELECT "reportId", ${REPORT_SETS}, meta.data_version + 1 FROM ${table("facts", REPORT)}, meta),
	terms AS (INSERT INTO mention_terms (key, terms)
		SELECT "mentionKey", ${tsvector('"mentionTerms"')} FROM ${table("terms", MENTION)}),
	counted AS (INSERT INTO mention_facts (key, ${Object.keys(MENTION_COLUMNS)})
		SELECT "mentionKey", ${MENTION_SETS} FROM ${table("counted", MENTION)})
	DELETE FROM index_queue WHERE report_id = ANY (@ids)`;

/** Puts reports that are in none of the indexes into them, with the mentions they have, and their texts where these are not
 * there yet. A copy stays out. */
export async function addIndex(db: Db, reports: readonly Filed[]): Promise<void> {
	const ids = reports.map(({ id }) => id);
	const cited = await citedBy(db, ids);
	const bodies = reports.map((report) => ({ report, mentions: cited.get(report.id) ?? [] }));
	const counting = bodies
		.filter(({ report }) => !report.isCopy)
		.map(({ report, mentions }) => ({ report, mentions, facts: reportFacts(report, mentions) }));
	const places = counting.flatMap(({ report, mentions }) =>
		report.key >= MOST_KEY
			? []
			: mentions.slice(0, MOST_PLACES).map((mention) => ({ report, mention, facts: mentionFacts(report, mention) })),
	);
	const terms = new Map(counting.map(({ report, facts }) => [report.id, lexemes(reportTokens(report, facts))]));
	const filedUnder = counting.map(({ report, facts }) => ({ id: report.id, sets: sets(facts, REPORT_COLUMNS) }));
	const placed = places.map(({ report, mention, facts }) => ({
		mentionKey: mentionKey(report.key, mention.position),
		mentionTerms: lexemes(mentionTokens(report.text, mention, facts)),
		sets: sets(facts, MENTION_COLUMNS),
	}));
	const all = [...filedUnder, ...placed].flatMap((one) => Object.values(one.sets));
	const known = all.length > 0 ? await setIds(db, all) : new Map<string, number>();
	const idsOf = (prefix: string, one: Record<string, string>): Record<string, number> =>
		Object.fromEntries(Object.entries(one).map(([name, facts]) => [`${prefix}_${name}`, known.get(facts) as number]));
	await db.run(FILE, {
		ids,
		...columns(
			BODY,
			reports.map((report) => ({
				bodyKey: report.key,
				text: report.text,
				reportTerms: terms.get(report.id) ?? null,
			})),
		),
		...columns(
			REPORT,
			filedUnder.map((one) => ({ reportId: one.id, ...idsOf("report", one.sets) })),
		),
		...columns(
			MENTION,
			placed.map(({ sets, ...one }) => ({ ...one, ...idsOf("mention", sets) })),
		),
	});
}

/**
 * Makes anew the rows of reports whose documents have changed, see `index_queue`; at most so many, as a unit should not
 * take long. Runs inside a unit that writes.
 *
 * @returns how many it were: fewer than asked for when the queue is empty.
 */
export async function workQueue(db: Db, most: number): Promise<number> {
	const waiting = await db.all<{ id: number }>(
		"SELECT report_id AS id FROM index_queue ORDER BY report_id LIMIT @most",
		{ most },
	);
	if (waiting.length === 0) return 0;
	const reports = await filed(
		db,
		waiting.map(({ id }) => id),
	);
	await dropIndex(db, reports);
	await addIndex(db, reports);
	await db.changed(false);
	return waiting.length;
}

/** Brings the search indexes up to date, in units between which others get their turn. */
export async function workOff(connection: Connection): Promise<void> {
	while ((await connection.write((db) => workQueue(db, QUEUED_AT_ONCE))) === QUEUED_AT_ONCE);
}
