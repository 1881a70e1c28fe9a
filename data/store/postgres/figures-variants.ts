import { ReportSummary } from "../../../model/report.ts";
import type { Variant } from "../port.ts";
import { DATED } from "../shared/days.ts";
import { asOneTitle, type Spelling } from "../shared/figures.ts";
import { type Row, record } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import type { Db } from "./db.ts";

/** Every spelling of a directive's date or title in counted mentions, most frequent first. */
const spellings = (db: Db, column: "date" | "title", id: string): Promise<Spelling[]> =>
	db.all(
		`SELECT ${column} AS value, count(*) AS mentions,
			min(report_key) FILTER (WHERE report_key >= ${DATED}) AS dated,
			min(report_key) FILTER (WHERE report_key < ${DATED}) AS undated
		FROM mention WHERE directive_id = @id AND counted = 1 AND ${column} IS NOT NULL
		GROUP BY ${column} ORDER BY mentions DESC, value`,
		{ id },
	);

async function variants(db: Db, found: Spelling[]): Promise<Variant[]> {
	const firsts = found.map(({ dated, undated }) => (dated ?? undated ?? 0) % DATED);
	const rows = await db.all<Row>(`SELECT ${SUMMARY} FROM report r WHERE r.id = ANY (@firsts)`, { firsts });
	const byId = new Map(rows.map((row) => [row.id, record(ReportSummary, row)]));
	return found.map(({ value, mentions }, i) => ({ value, mentions, first: byId.get(firsts[i]) as ReportSummary }));
}

/** Dates of a directive as reports state them: days, months, years. */
export const dateVariants = async (db: Db, id: string, limit: number): Promise<Variant[]> =>
	variants(db, (await spellings(db, "date", id)).slice(0, limit));

/** Titles of a directive as reports quote them; of spellings that are one, the most frequent is given. */
export const titleVariants = async (db: Db, id: string, limit: number): Promise<Variant[]> =>
	variants(db, asOneTitle(await spellings(db, "title", id)).slice(0, limit));
