import { ReportSummary } from "../../../model/report.ts";
import type { Variant } from "../port.ts";
import { DATED } from "../shared/days.ts";
import { asOneTitle, type Spelling } from "../shared/figures.ts";
import { type Row, record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import type { Connection } from "./connection.ts";

/** Every spelling of a directive's date or title in counted mentions, most frequent first. */
const spellings = (connection: Connection, column: "date" | "title", id: string): Spelling[] =>
	connection
		.sql(`SELECT ${column} AS value, count(*) AS mentions,
				min(iif(report_key >= ${DATED}, report_key, NULL)) AS dated,
				min(iif(report_key < ${DATED}, report_key, NULL)) AS undated
			FROM mention WHERE directive_id = ? AND counted = 1 AND ${column} IS NOT NULL
			GROUP BY ${column} ORDER BY mentions DESC, value`)
		.all(id) as Spelling[];

function variantOf(connection: Connection, { value, mentions, dated, undated }: Spelling): Variant {
	const row = connection.sql(`SELECT ${SUMMARY} FROM report r WHERE r.id = ?`).get((dated ?? undated ?? 0) % DATED);
	return { value, mentions, first: record(ReportSummary, row as Row) };
}

/** Dates of a directive as reports state them: days, months, years. */
export const dateVariants = (connection: Connection, id: string, limit: number): Variant[] =>
	spellings(connection, "date", id)
		.slice(0, limit)
		.map((spelling) => variantOf(connection, spelling));

/** Titles of a directive as reports quote them; of spellings that are one, the most frequent is given. */
export const titleVariants = (connection: Connection, id: string, limit: number): Variant[] =>
	asOneTitle(spellings(connection, "title", id))
		.slice(0, limit)
		.map((spelling) => variantOf(connection, spelling));
