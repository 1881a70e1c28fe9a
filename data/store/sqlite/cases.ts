import { z } from "zod";
import type { CorrectionCase } from "../admin-port.ts";
import type { Paging, Slice } from "../search-port.ts";
import { CASES_ORDER, CasedReport } from "../shared/changes.ts";
import { limitOf } from "../shared/cursor.ts";
import { record } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import { entry } from "./audit.ts";
import type { Connection } from "./connection.ts";
import { machineOf } from "./corrections.ts";

const Pin = z.object({ start: z.int(), directiveId: z.string().nullable(), change: z.int() });

/** Corrections that stand, see `AdminStore.corrections`. */
export function corrections(connection: Connection, paging: Paging): Slice<CorrectionCase> {
	const limit = limitOf(paging);
	const values: Values = {};
	const after = CASES_ORDER.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(`SELECT r.id, r.title, r.url, r.published_on AS publishedOn, r.province, r.text, r.grammar_version AS grammarVersion,
				c.start, c.directive_id AS directiveId, c.audit_id AS change, ${CASES_ORDER.columns}
			FROM correction c CROSS JOIN report r ON r.id = c.report_id WHERE ${after} ORDER BY ${CASES_ORDER.sql} LIMIT @limit`)
		.all({ ...values, limit: limit + 1 });
	const { items, next } = CASES_ORDER.part(rows, limit, 0, (row): CorrectionCase => {
		const report = record(CasedReport, row);
		const { start, directiveId, change } = record(Pin, row);
		const { mention } = machineOf(connection, report.id, start);
		return { report, mention, directiveId, entry: entry(connection, change) };
	});
	return { items, next };
}
