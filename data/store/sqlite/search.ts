import { queryTerms, tokens } from "../../../citation/index.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { Paging, Part, ReportFilter, ReportHit, TextQuery } from "../port.ts";
import type { Connection, Values } from "./connection.ts";
import { limitOf, Order } from "./cursor.ts";
import { withinDays } from "./days.ts";
import { count, record } from "./rows.ts";

/** Terms used of one query, wanted and unwanted each: past that a query is an attack or an accident. */
const MOST_TERMS = 12;

/** Columns of a ReportSummary, from a report called `r`. */
export const SUMMARY = `r.id, r.url, r.source_id AS sourceId, r.title, r.published_on AS publishedOn, r.province,
	(SELECT count(*) FROM mention WHERE report_id = r.id) AS mentions`;

/** Every term quoted: what FTS5 takes for an operator elsewhere is a word here. */
const quoted = (term: string): string => `"${term.replaceAll('"', '""')}"`;
/** Tokenised once more, which changes no token: FTS5 without detail fails on a term that it would split itself. */
const termsOf = (run: string[]): string[] => queryTerms(run.flatMap(tokens).map((token) => token.text));

/** The MATCH expression of the wanted runs, all of them; empty where there is none. */
function wanted(query: TextQuery): string {
	const terms = new Set(query.all.flatMap(termsOf));
	return [...terms].slice(0, MOST_TERMS).map(quoted).join(" AND ");
}

/** The MATCH expression of the unwanted runs, any of them; a run is there when all its pairs are. */
function unwanted(query: TextQuery): string {
	const runs = query.none.map((run) => termsOf(run).map(quoted).join(" AND ")).filter((run) => run !== "");
	return [...new Set(runs)]
		.slice(0, MOST_TERMS)
		.map((run) => `(${run})`)
		.join(" OR ");
}

/** Tables and conditions of a search; `key` is the sort key, from the text index where one is searched. */
interface Plan {
	key: string;
	table: string;
	join: string;
	/** Whether the conditions need the joined table. */
	joined: boolean;
	conditions: string[];
	values: Values;
}

function planOf(filter: ReportFilter): Plan {
	const text = filter.text ?? { all: [], none: [] };
	const [yes, no] = [wanted(text), unwanted(text)];
	const values: Values = {};
	const conditions: string[] = [];
	const key = yes ? "report_terms.rowid" : "r.sort_key";
	if (yes) {
		values.match = no ? `(${yes}) NOT (${no})` : yes;
		conditions.push("report_terms MATCH @match");
	} else if (no) {
		values.unmatch = no;
		conditions.push(`${key} NOT IN (SELECT rowid FROM report_terms WHERE report_terms MATCH @unmatch)`);
	}
	conditions.push(...withinDays(key, filter.from, filter.to, values));
	if (filter.directive !== undefined) {
		values.directive = filter.directive;
		conditions.push(`${key} IN (SELECT report_key FROM mention WHERE directive_id = @directive AND counted = 1)`);
	}
	for (const [column, value] of [
		["province", filter.province],
		["source_id", filter.source],
	] as const) {
		if (value === undefined) continue;
		values[column] = value;
		conditions.push(`r.${column} = @${column}`);
	}
	const joined = filter.province !== undefined || filter.source !== undefined;
	// CROSS JOIN keeps the text index outside: it walks backwards in time and stops when the page is full.
	// The text index holds no copies; elsewhere the index on time tells them.
	if (!yes) conditions.push("r.duplicate_of IS NULL");
	return yes
		? {
				key,
				table: "report_terms",
				join: "CROSS JOIN report r ON r.sort_key = report_terms.rowid",
				joined,
				conditions,
				values,
			}
		: { key, table: "report r", join: "", joined, conditions, values };
}

const where = (conditions: string[]): string => (conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "");

/** Reports that fit, newest first, undated last, see `Store.searchReports`. */
export function searchReports(connection: Connection, filter: ReportFilter, paging: Paging): Part<ReportHit> {
	const limit = limitOf(paging);
	const { key, table, join, joined, conditions, values } = planOf(filter);
	const order = new Order("reports", [{ expression: key, descending: true, integer: true }]);
	const counting = `SELECT count(*) AS n FROM ${table} ${joined ? join : ""} ${where(conditions)}`;
	const total = count(connection.sql(counting).get(values));
	const after = order.after(paging.cursor, values);
	const page = where(after ? [...conditions, after] : conditions);
	const rows = connection
		.sql(`SELECT ${SUMMARY}, r.text, ${order.columns} FROM ${table} ${join} ${page} ORDER BY ${order.sql} LIMIT @limit`)
		.all({ ...values, limit: limit + 1 });
	return order.part(rows, limit, total, (row) => ({ ...record(ReportSummary, row), text: String(row.text) }));
}
