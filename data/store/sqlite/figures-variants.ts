import { titleKey } from "../../../model/figures.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { Variant } from "../port.ts";
import type { Connection } from "./connection.ts";
import { DATED } from "./days.ts";
import { type Row, record } from "./rows.ts";
import { SUMMARY } from "./search.ts";

/** One spelling, how often, and the sort key of the first report with it: of a known day if there is one. */
interface Spelling {
	value: string;
	mentions: number;
	dated: number | null;
	undated: number | null;
}

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

const earlier = (a: number | null, b: number | null): number | null =>
	a === null || b === null ? (a ?? b) : Math.min(a, b);

/** Titles of a directive as reports quote them; of spellings that are one (`titleKey`), the most frequent is given. */
export function titleVariants(connection: Connection, id: string, limit: number): Variant[] {
	const variants = new Map<string, Spelling>();
	for (const spelling of spellings(connection, "title", id)) {
		const key = titleKey(spelling.value);
		const known = variants.get(key);
		if (!known) variants.set(key, spelling);
		else {
			known.mentions += spelling.mentions;
			known.dated = earlier(known.dated, spelling.dated);
			known.undated = earlier(known.undated, spelling.undated);
		}
	}
	return [...variants.values()]
		.sort((a, b) => b.mentions - a.mentions)
		.slice(0, limit)
		.map((spelling) => variantOf(connection, spelling));
}
