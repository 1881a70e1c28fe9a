import type { Cited, CitedMostFilter } from "../port.ts";
import { DATED, withinDays } from "../shared/days.ts";
import { count } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Connection } from "./connection.ts";

/** Up to so many reports, what they cite is read; of more, directives are counted one by one. */
const FEW_REPORTS = 30_000;

const isEmpty = ({ province = [], source = [], from, to }: CitedMostFilter): boolean =>
	province.length === 0 && source.length === 0 && from === undefined && to === undefined;

/** The reports that the filter leaves, as FROM and WHERE. */
function reportsOf({ province = [], source = [], from, to }: CitedMostFilter, values: Values): string {
	const conditions = ["duplicate_of IS NULL", ...withinDays("sort_key", from, to, values)];
	if (province.length > 0) {
		values.provinces = JSON.stringify(province);
		conditions.push("province IN (SELECT value FROM json_each(@provinces))");
	}
	if (source.length > 0) {
		values.sources = JSON.stringify(source);
		conditions.push("source_id IN (SELECT value FROM json_each(@sources))");
	}
	return `FROM report WHERE ${conditions.join(" AND ")}`;
}

/** Of few reports: reads what each cites. */
export function byReport(connection: Connection, filter: CitedMostFilter, limit: number): Cited[] {
	const values: Values = { type: filter.type ?? null, limit };
	return connection
		.sql(`SELECT directiveId, reports FROM (
				SELECT m.directive_id AS directiveId, count(DISTINCT m.report_id) AS reports
				FROM (SELECT id ${reportsOf(filter, values)}) r CROSS JOIN mention m ON m.report_id = r.id
				WHERE m.directive_id IS NOT NULL GROUP BY 1
			) WHERE @type IS NULL OR @type = (SELECT type FROM directive WHERE id = directiveId)
			ORDER BY reports DESC, directiveId LIMIT @limit`)
		.all(values) as Cited[];
}

const mostFirst = (a: Cited, b: Cited): number => b.reports - a.reports || (a.directiveId < b.directiveId ? -1 : 1);

/**
 * Of very many reports: goes through the directives from the most cited down, counting each within the filter, until
 * the next one has fewer reports in all than those found so far have within it.
 */
export function byDirective(connection: Connection, filter: CitedMostFilter, limit: number): Cited[] {
	const values: Values = {};
	const isWithin = marked(
		connection
			.sql(`SELECT id ${reportsOf(filter, values)}`)
			.pluck()
			.all(values) as number[],
	);
	const days: Values = {};
	const of = ["directive_id = @id AND counted = 1", ...withinDays("report_key", filter.from, filter.to, days)];
	// In the order of their index, citations of one report are neighbours.
	const citing = connection.sql(`SELECT report_key & ${DATED - 1} FROM mention WHERE ${of.join(" AND ")}`).pluck();
	const found: Cited[] = [];
	const candidates = connection
		.sql(`SELECT id AS directiveId, reports FROM directive WHERE reports > 0 AND (@type IS NULL OR type = @type)
			ORDER BY reports DESC, id`)
		.iterate({ type: filter.type ?? null }) as IterableIterator<Cited>;
	for (const { directiveId, reports: all } of candidates) {
		const least = found.length === limit ? (found.at(-1) as Cited).reports : 1;
		if (all < least) break;
		let [reports, before] = [0, 0];
		for (const id of citing.all({ ...days, id: directiveId }) as number[]) {
			if (id !== before) reports += isWithin[id] ?? 0;
			before = id;
		}
		if (reports < least) continue;
		found.push({ directiveId, reports });
		found.sort(mostFirst);
		found.length = Math.min(found.length, limit);
	}
	return found;
}

/** 1 at each of these ids, 0 elsewhere: asked millions of times. */
function marked(ids: number[]): Uint8Array {
	const marks = new Uint8Array(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
	for (const id of ids) marks[id] = 1;
	return marks;
}

/** Directives by the number of reports that cite them in a time, at a place; see `SearchStore.citedMost`. */
export function citedMost(connection: Connection, filter: CitedMostFilter, limit: number): Cited[] {
	if (isEmpty(filter))
		return connection
			.sql(`SELECT id AS directiveId, reports FROM directive WHERE reports > 0 AND (@type IS NULL OR type = @type)
				ORDER BY reports DESC, id LIMIT @limit`)
			.all({ type: filter.type ?? null, limit }) as Cited[];
	const values: Values = {};
	const few = `SELECT count(*) AS n FROM (SELECT 1 ${reportsOf(filter, values)} LIMIT ${FEW_REPORTS + 1})`;
	const isMany = count(connection.sql(few).get(values)) > FEW_REPORTS;
	return (isMany ? byDirective : byReport)(connection, filter, limit);
}
