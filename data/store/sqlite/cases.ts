import { z } from "zod";
import { Report } from "../../../model/report.ts";
import type { CorrectionCase } from "../admin-port.ts";
import type { Paging, Slice } from "../search-port.ts";
import { entry } from "./audit.ts";
import type { Connection, Values } from "./connection.ts";
import { machineOf } from "./corrections.ts";
import { limitOf, Order } from "./cursor.ts";
import { record } from "./rows.ts";

const ORDER = new Order("corrections", [
	{ expression: "c.audit_id", integer: true },
	{ expression: "c.report_id", integer: true },
	{ expression: "c.start", integer: true },
]);

const CasedReport = Report.pick({
	id: true,
	title: true,
	url: true,
	publishedOn: true,
	province: true,
	text: true,
	grammarVersion: true,
});
const Pin = z.object({ start: z.int(), directiveId: z.string().nullable(), change: z.int() });

/** Corrections that stand, see `AdminStore.corrections`. */
export function corrections(connection: Connection, paging: Paging): Slice<CorrectionCase> {
	const limit = limitOf(paging);
	const values: Values = {};
	const after = ORDER.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(`SELECT r.id, r.title, r.url, r.published_on AS publishedOn, r.province, r.text, r.grammar_version AS grammarVersion,
				c.start, c.directive_id AS directiveId, c.audit_id AS change, ${ORDER.columns}
			FROM correction c CROSS JOIN report r ON r.id = c.report_id WHERE ${after} ORDER BY ${ORDER.sql} LIMIT @limit`)
		.all({ ...values, limit: limit + 1 });
	const { items, next } = ORDER.part(rows, limit, 0, (row): CorrectionCase => {
		const report = record(CasedReport, row);
		const { start, directiveId, change } = record(Pin, row);
		const { mention } = machineOf(connection, report.id, start);
		return { report, mention, directiveId, entry: entry(connection, change) };
	});
	return { items, next };
}
