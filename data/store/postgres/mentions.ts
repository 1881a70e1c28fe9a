import { Mention, type NewMention } from "../../../model/mention.ts";
import { inReadingOrder, meansNothing, mentionColumns } from "../shared/mentions.ts";
import { records } from "../shared/rows.ts";
import type { Db } from "./db.ts";
import { columns, table } from "./many.ts";

const MENTION = {
	reportId: "integer",
	position: "integer",
	start: "integer",
	end: "integer",
	form: "text",
	raw: "text",
	symbol: "text",
	type: "text",
	date: "text",
	issuer: "text",
	term: "integer",
	title: "text",
	scope: "text",
	place: "text",
	parts: "text",
	named: "text",
	repairs: "text",
	rule: "text",
	status: "text",
	directiveId: "text",
	confidence: "double precision",
	reasons: "text",
	warnings: "text",
	candidates: "text",
	relations: "text",
};
const INSERT = `INSERT INTO mention (report_id, report_key, counted, position, start, "end", form, raw, symbol, type, date,
	issuer, term, title, scope, place, parts, named, repairs, rule, status, directive_id, confidence, reasons, warnings,
	candidates, relations)
	SELECT r.id, r.sort_key, (r.duplicate_of IS NULL)::integer, m.position, m.start, m."end", m.form, m.raw, m.symbol, m.type,
	m.date, m.issuer, m.term, m.title, m.scope, m.place, m.parts::json, m.named::json, m.repairs::json, m.rule, m.status,
	m."directiveId", m.confidence, m.reasons::json, m.warnings::json, m.candidates::json, m.relations::json
	FROM ${table("m", MENTION)} JOIN report r ON r.id = m."reportId"`;

const COLUMNS = `report_id AS "reportId", start, "end", form, raw, symbol, type, date, issuer, term, title, scope, place,
	parts, named, repairs, rule, status, directive_id AS "directiveId", confidence, reasons, warnings, candidates, relations`;

/** Mentions of a report in reading order. */
export async function mentionsOf(db: Db, reportId: number): Promise<Mention[]> {
	const rows = await db.all(`SELECT ${COLUMNS} FROM mention WHERE report_id = @reportId::bigint ORDER BY position`, {
		reportId,
	});
	return records(Mention, rows);
}

/** Mentions of several reports, by report and in reading order. */
export async function mentionsOfAll(db: Db, reportIds: number[]): Promise<Map<number, Mention[]>> {
	const rows = await db.all(
		`SELECT ${COLUMNS} FROM mention WHERE report_id = ANY (@reportIds::bigint[]) ORDER BY report_id, position`,
		{ reportIds },
	);
	const byReport = new Map<number, Mention[]>(reportIds.map((id) => [id, []]));
	for (const mention of records(Mention, rows)) byReport.get(mention.reportId)?.push(mention);
	return byReport;
}

/** How many counted mentions of each directive a report has: 0 in a copy. */
export type Cited = Map<string, number>;
type CitedRow = { report: number; id: string; times: number };

/** What the mentions in `changed` cite. */
const CITED = `SELECT report_id AS report, directive_id AS id, sum(counted) AS times FROM changed
	WHERE directive_id IS NOT NULL GROUP BY report_id, directive_id`;

function citedOf(reportIds: Iterable<number>, rows: CitedRow[]): Map<number, Cited> {
	const cited = new Map<number, Cited>([...reportIds].map((id) => [id, new Map()]));
	for (const { report, id, times } of rows) cited.get(report)?.set(id, times);
	return cited;
}

/** Removes the mentions of reports; returns what they cited, by report. */
export async function dropMentions(db: Db, reportIds: number[]): Promise<Map<number, Cited>> {
	const rows = await db.all<CitedRow>(
		`WITH changed AS (DELETE FROM mention WHERE report_id = ANY (@reportIds) RETURNING report_id, directive_id, counted)
			${CITED}`,
		{ reportIds },
	);
	return citedOf(reportIds, rows);
}

/** Those of these directives that the index holds. */
async function known(db: Db, ids: string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db.all<{ id: string }>("SELECT id FROM directive WHERE id = ANY (@ids)", { ids });
	return new Set(rows.map(({ id }) => id));
}

/**
 * Adds the mentions of reports that are there without any; returns what they cite, by report. Those of a copy are not
 * counted.
 *
 * @throws AppError `not_found` when one means a directive that the index does not hold.
 */
export async function addMentions(db: Db, byReport: ReadonlyMap<number, NewMention[]>): Promise<Map<number, Cited>> {
	const mentions = [...byReport.values()].flat();
	if (mentions.length === 0) return citedOf(byReport.keys(), []);
	const there = await known(db, [...new Set(mentions.flatMap(({ directiveId }) => directiveId ?? []))]);
	const lost = mentions.find(({ directiveId }) => directiveId !== null && !there.has(directiveId));
	if (lost) throw meansNothing(lost);
	const rows = [...byReport].flatMap(([reportId, own]) =>
		inReadingOrder(own).map((mention, position) => ({ ...mentionColumns(mention), reportId, position })),
	);
	const cited = await db.all<CitedRow>(
		`WITH changed AS (${INSERT} RETURNING report_id, directive_id, counted) ${CITED}`,
		columns(MENTION, rows),
	);
	return citedOf(byReport.keys(), cited);
}
