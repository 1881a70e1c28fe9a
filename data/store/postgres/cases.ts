import { z } from "zod";
import { CASES_ORDER, CasedReport } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { machineOf } from "../shared/decisions.ts";
import { record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import { entries } from "./audit.ts";
import type { Work } from "./part.ts";
import { textsOf } from "./texts.ts";

const Pin = z.object({ machine: z.string(), directiveId: z.string().nullable(), change: z.int() });

/** Corrections that stand, see `AdminStore.corrections`. */
export const corrections: Work<"corrections"> = async (db, paging) => {
	const limit = limitOf(paging);
	const values: Values = {};
	const after = CASES_ORDER.after(paging.cursor, values) ?? "true";
	const rows = await db.all<{ change: number; key: number }>(
		`SELECT r.id, r.title, r.url, r.published_on AS "publishedOn", r.province, r.sort_key AS key,
				r.grammar_version AS "grammarVersion", c.machine, c.directive_id AS "directiveId", c.audit_id AS change,
				${CASES_ORDER.columns}
			FROM correction c JOIN report r ON r.id = c.report_id
			WHERE ${after} ORDER BY ${CASES_ORDER.sql} LIMIT @limit`,
		{ ...values, limit: limit + 1 },
	);
	const made = await entries(db, [...new Set(rows.map(({ change }) => change))]);
	const texts = await textsOf(
		db,
		rows.map(({ key }) => key),
	);
	const { items, next } = CASES_ORDER.part(rows, limit, 0, (row) => {
		const { machine, directiveId, change } = record(Pin, row);
		const entry = made.get(change);
		if (!entry) throw new Error(`A correction is of change ${change}, which is not there.`);
		return {
			report: record(CasedReport, { ...row, text: texts.get(Number(row.key)) }),
			mention: machineOf(machine).mention,
			directiveId,
			entry,
		};
	});
	return { items, next };
};
