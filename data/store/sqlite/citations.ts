import { sentenceAround } from "../../../citation/index.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { CitationFilter, CitingSentence, Paging, Part, Tally } from "../port.ts";
import type { Connection, Values } from "./connection.ts";
import { limitOf, Order } from "./cursor.ts";
import { withinDays } from "./days.ts";
import { count, record } from "./rows.ts";
import { SUMMARY } from "./search.ts";

const ORDER = new Order("citations", [
	{ expression: "m.report_key", descending: true, integer: true },
	{ expression: "m.position", integer: true },
]);
const FROM = "FROM mention m CROSS JOIN report r ON r.id = m.report_id";

interface MentionRow {
	raw: string;
	start: number;
	end: number;
	confidence: number;
	body: string;
}

function sentenceOf(row: Record<string, unknown>): CitingSentence {
	const { raw, start, end, confidence, body } = row as unknown as MentionRow;
	const sentence = sentenceAround(body, { start, end });
	return {
		report: record(ReportSummary, row),
		text: raw,
		start,
		end,
		before: body.slice(sentence.start, start),
		after: body.slice(end, sentence.end),
		confidence,
	};
}

/** Citing sentences of a directive, newest report first, then in reading order; see `Store.citations`. */
export function citations(
	connection: Connection,
	id: string,
	filter: CitationFilter,
	paging: Paging,
): Part<CitingSentence> {
	const limit = limitOf(paging);
	const values: Values = { id };
	const conditions = [
		"m.directive_id = @id AND m.counted = 1",
		...withinDays("m.report_key", filter.from, filter.to, values),
	];
	if (filter.province !== undefined) {
		values.province = filter.province;
		conditions.push("r.province = @province");
	}
	const fits = conditions.join(" AND ");
	const counted = filter.province === undefined ? "FROM mention m" : FROM;
	const total = count(connection.sql(`SELECT count(*) AS n ${counted} WHERE ${fits}`).get(values));
	const after = ORDER.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(
			`SELECT ${SUMMARY}, m.raw, m.start, m."end", m.confidence, r.text AS body, ${ORDER.columns}
			${FROM} WHERE ${fits} AND ${after} ORDER BY ${ORDER.sql} LIMIT @limit`,
		)
		.all({ ...values, limit: limit + 1 });
	return ORDER.part(rows, limit, total, sentenceOf);
}

const tally = (connection: Connection, key: string, order: string, id: string): Tally[] =>
	connection
		.sql(
			`SELECT ${key} AS key, count(DISTINCT r.id) AS reports ${FROM} WHERE m.directive_id = ? AND m.counted = 1
			GROUP BY 1 ORDER BY ${order}`,
		)
		.all(id) as Tally[];

/** Reports that cite a directive by month of publication, in time, undated last. */
export const citedByMonth = (connection: Connection, id: string): Tally[] =>
	tally(connection, "substr(r.published_on, 1, 7)", "key ASC NULLS LAST", id);

/** Reports that cite a directive by province, most first, unknown last. */
export const citedByProvince = (connection: Connection, id: string): Tally[] =>
	tally(connection, "r.province", "key IS NULL, reports DESC, key", id);
