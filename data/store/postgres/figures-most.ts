import type { Cited, CitedMostFilter } from "../port.ts";
import { withinDays } from "../shared/days.ts";
import { count } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Db, Parameters } from "./db.ts";

/** Up to so many reports, what they cite is read; of more, directives are counted from the most cited down. */
const FEW_REPORTS = 30_000;
/** Directives that are counted by one statement: first as many as are wanted, then more. */
const AT_ONCE = 200;

const isEmpty = ({ province = [], source = [], from, to }: CitedMostFilter): boolean =>
	province.length === 0 && source.length === 0 && from === undefined && to === undefined;

/** What the filter asks of a report `r`, and of its sort key by itself. */
function conditionsOf({ province = [], source = [], from, to }: CitedMostFilter, key: string) {
	const days: Values = {};
	const within = withinDays(key, from, to, days);
	const values: Parameters = { ...days, provinces: province, sources: source };
	const places = [
		...(province.length > 0 ? ["r.province = ANY (@provinces)"] : []),
		...(source.length > 0 ? ["r.source_id = ANY (@sources)"] : []),
	];
	return { within, places, values };
}

/** Of few reports: reads what each cites. */
export function byReport(db: Db, filter: CitedMostFilter, limit: number): Promise<Cited[]> {
	const { within, places, values } = conditionsOf(filter, "r.sort_key");
	return db.all(
		`SELECT "directiveId", reports FROM (
			SELECT m.directive_id AS "directiveId", count(DISTINCT m.report_id) AS reports
			FROM report r JOIN mention m ON m.report_id = r.id
			WHERE ${["r.duplicate_of IS NULL", "m.directive_id IS NOT NULL", ...within, ...places].join(" AND ")} GROUP BY 1
		) cited WHERE @type::text IS NULL OR @type = (SELECT type FROM directive WHERE id = "directiveId")
		ORDER BY reports DESC, "directiveId" LIMIT @limit`,
		{ ...values, type: filter.type ?? null, limit },
	);
}

const mostFirst = (a: Cited, b: Cited): number => b.reports - a.reports || (a.directiveId < b.directiveId ? -1 : 1);

/**
 * Of very many reports: goes through the directives from the most cited down, counting some at a time within the filter,
 * until the next one has fewer reports in all than those found so far have within it.
 */
export async function byDirective(db: Db, filter: CitedMostFilter, limit: number): Promise<Cited[]> {
	const { within, places, values } = conditionsOf(filter, "m.report_key");
	const conditions = ["m.directive_id = ANY (@ids)", "m.counted = 1", ...within, ...places];
	const counted = `SELECT m.directive_id AS "directiveId", count(DISTINCT m.report_key) AS reports
		FROM mention m ${places.length > 0 ? "JOIN report r ON r.sort_key = m.report_key" : ""}
		WHERE ${conditions.join(" AND ")} GROUP BY 1`;
	const found: Cited[] = [];
	for (let offset = 0, some = limit; ; offset += some, some = AT_ONCE) {
		const candidates = await mostCited(db, filter.type, some, offset);
		const least = found.length === limit ? (found.at(-1) as Cited).reports : 1;
		const ids = candidates.filter(({ reports }) => reports >= least).map(({ directiveId }) => directiveId);
		if (ids.length > 0) found.push(...(await db.all<Cited>(counted, { ...values, ids })));
		found.sort(mostFirst);
		found.length = Math.min(found.length, limit);
		if (ids.length < some) return found;
	}
}

/** Directives by the reports that cite them, of all times and places. */
const mostCited = (db: Db, type: string | undefined, limit: number, offset = 0): Promise<Cited[]> =>
	db.all(
		`SELECT id AS "directiveId", reports FROM directive WHERE reports > 0 AND (@type::text IS NULL OR type = @type)
		ORDER BY reports DESC, id LIMIT @limit OFFSET @offset`,
		{ type: type ?? null, limit, offset },
	);

/** Directives by the number of reports that cite them in a time, at a place; see `SearchStore.citedMost`. */
export async function citedMost(db: Db, filter: CitedMostFilter, limit: number): Promise<Cited[]> {
	if (isEmpty(filter)) return mostCited(db, filter.type, limit);
	const { within, places, values } = conditionsOf(filter, "r.sort_key");
	const conditions = ["r.duplicate_of IS NULL", ...within, ...places].join(" AND ");
	const few = `SELECT count(*) AS n FROM (SELECT 1 FROM report r WHERE ${conditions} LIMIT ${FEW_REPORTS + 1}) few`;
	const isMany = count(await db.get(few, values)) > FEW_REPORTS;
	return (isMany ? byDirective : byReport)(db, filter, limit);
}
