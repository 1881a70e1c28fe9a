import { Directive, DirectiveRelation } from "../../../model/directive.ts";
import type { DirectiveChanges, DirectiveFilter, DirectiveSort, Facets, Paging, Part } from "../port.ts";
import { limitOf } from "../shared/cursor.ts";
import {
	COLUMNS,
	conditionOf,
	countedBy,
	countedEnded,
	facetsOf,
	MERGED_INTO,
	NEWEST,
	ordersBy,
	RELATIONS_OF,
} from "../shared/directives.ts";
import { count, type Row, record, records } from "../shared/rows.ts";
import type { Values } from "../shared/values.ts";
import type { Db } from "./db.ts";

/** So many digits are a whole number in JavaScript too. */
const ORDERS = ordersBy("coalesce(CAST(substring(d.number FROM '^[0-9]{1,15}') AS BIGINT), 0)");
const isIn = {
	sql: (column: string, name: string) => `${column} = ANY (@${name})`,
	list: (values: string[]) => values,
};

/** One directive, or null. */
export async function directive(db: Db, id: string): Promise<Directive | null> {
	const row = await db.get<Row>(`SELECT ${COLUMNS} FROM directive d WHERE d.id = @id`, { id });
	return row ? record(Directive, row) : null;
}

/** The directive that one was merged into, or null. */
export async function mergedInto(db: Db, id: string): Promise<string | null> {
	return (await db.get<{ id: string }>(MERGED_INTO, { id }))?.id ?? null;
}

/** Directives that fit, in one of three orders, see `Store.directives`. */
export async function directives(
	db: Db,
	filter: DirectiveFilter,
	sort: DirectiveSort,
	paging: Paging,
): Promise<Part<Directive>> {
	const limit = limitOf(paging);
	const order = ORDERS[sort];
	const { fits, values } = conditionOf(filter, isIn);
	const at: Values = {};
	const after = order.after(paging.cursor, at) ?? "true";
	const total = count(await db.get(`SELECT count(*) AS n FROM directive d WHERE ${fits}`, values));
	const rows = await db.all(
		`SELECT ${COLUMNS}, ${order.columns} FROM directive d WHERE ${fits} AND ${after} ORDER BY ${order.sql} LIMIT @limit`,
		{ ...values, ...at, limit: limit + 1 },
	);
	return order.part(rows, limit, total, (row) => record(Directive, row));
}

/** Directives in the order of the ids; unknown ones are left out. */
export async function directivesById(db: Db, ids: string[]): Promise<Directive[]> {
	const rows = await db.all(`SELECT ${COLUMNS} FROM directive d WHERE d.id = ANY (@ids)`, { ids });
	const byId = new Map(records(Directive, rows).map((found) => [found.id, found]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Directives that share a symbol, newest first. */
export async function directivesBySymbol(db: Db, symbolSlug: string): Promise<Directive[]> {
	const sql = `SELECT ${COLUMNS} FROM directive d WHERE d.symbol_slug = @symbolSlug ${NEWEST}`;
	return records(Directive, await db.all(sql, { symbolSlug }));
}

/** How many directives fit a filter by each value of some facts, see `Store.directiveFacets`. */
export async function directiveFacets(db: Db, filter: DirectiveFilter): Promise<Facets> {
	const { fits, values } = conditionOf(filter, isIn);
	return facetsOf(await db.all(countedBy(fits), values), await db.all(countedEnded(fits), values));
}

const changedIn = (directives: string): string => `SELECT ${COLUMNS} FROM ${directives} d
	WHERE d.changed > @since AND d.id > @after ORDER BY d.id LIMIT @limit`;
/** Few have changed, most often: these are found by their index and sorted, not met on a walk along all ids. */
const CHANGED = changedIn("(SELECT * FROM directive WHERE changed > @since OFFSET 0)");
/** Where they do not fit into one part all are walked by id, so that they are not sorted anew for each part. */
const WALKED = changedIn("directive");

/** A part of the directives that changed after a data version, see `Store.directivesChanged`. */
export async function directivesChanged(
	db: Db,
	since: number,
	after: string | null,
	limit: number,
): Promise<DirectiveChanges<Directive>> {
	const meta = await db.get<{ version: number }>("SELECT data_version AS version FROM meta");
	const rows = await db.all(since === 0 || after !== null ? WALKED : CHANGED, { since, after: after ?? "", limit });
	const gone =
		after === null
			? await db.all<{ id: string }>("SELECT id FROM directive_gone WHERE changed > @since ORDER BY id", { since })
			: [];
	return { version: meta?.version ?? 0, changed: records(Directive, rows), gone: gone.map(({ id }) => id) };
}

/** Relations of a directive, see `RELATIONS_OF`. */
export const relationsOf = async (db: Db, id: string): Promise<DirectiveRelation[]> =>
	records(DirectiveRelation, await db.all(RELATIONS_OF, { id }));
