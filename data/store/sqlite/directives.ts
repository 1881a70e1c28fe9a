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
import { count, record, records } from "../shared/rows.ts";
import type { Connection } from "./connection.ts";

const ORDERS = ordersBy("coalesce(CAST(d.number AS INTEGER), 0)");
const isIn = {
	sql: (column: string, name: string) => `${column} IN (SELECT value FROM json_each(@${name}))`,
	list: (values: string[]) => JSON.stringify(values),
};

/** One directive, or null. */
export function directive(connection: Connection, id: string): Directive | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM directive d WHERE d.id = ?`).get(id);
	return row ? record(Directive, row as Record<string, unknown>) : null;
}

/** The directive that one was merged into, or null. */
export function mergedInto(connection: Connection, id: string): string | null {
	const row = connection.sql(MERGED_INTO).get({ id });
	return (row as { id: string } | undefined)?.id ?? null;
}

/** Directives that fit, in one of three orders, see `Store.directives`. */
export function directives(
	connection: Connection,
	filter: DirectiveFilter,
	sort: DirectiveSort,
	paging: Paging,
): Part<Directive> {
	const limit = limitOf(paging);
	const order = ORDERS[sort];
	const { fits, values } = conditionOf(filter, isIn);
	const total = count(connection.sql(`SELECT count(*) AS n FROM directive d WHERE ${fits}`).get(values));
	const after = order.after(paging.cursor, values) ?? "true";
	const rows = connection
		.sql(
			`SELECT ${COLUMNS}, ${order.columns} FROM directive d WHERE ${fits} AND ${after}
			ORDER BY ${order.sql} LIMIT @limit`,
		)
		.all({ ...values, limit: limit + 1 });
	return order.part(rows, limit, total, (row) => record(Directive, row));
}

/** Directives in the order of the ids; unknown ones are left out. */
export function directivesById(connection: Connection, ids: string[]): Directive[] {
	const rows = connection
		.sql(`SELECT ${COLUMNS} FROM directive d WHERE d.id IN (SELECT value FROM json_each(?))`)
		.all(JSON.stringify(ids));
	const byId = new Map(records(Directive, rows).map((found) => [found.id, found]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Directives that share a symbol, newest first. */
export function directivesBySymbol(connection: Connection, symbolSlug: string): Directive[] {
	const rows = connection.sql(`SELECT ${COLUMNS} FROM directive d WHERE d.symbol_slug = ? ${NEWEST}`).all(symbolSlug);
	return records(Directive, rows);
}

/** How many directives fit a filter by each value of some facts, see `Store.directiveFacets`. */
export function directiveFacets(connection: Connection, filter: DirectiveFilter): Facets {
	const { fits, values } = conditionOf(filter, isIn);
	return facetsOf(connection.sql(countedBy(fits)).all(values), connection.sql(countedEnded(fits)).all(values));
}

const changedBy = (index: string): string => `SELECT ${COLUMNS} FROM directive d ${index}
	WHERE d.changed > @since AND d.id > @after ORDER BY d.id LIMIT @limit`;
/** Few have changed, most often: these are found by the index and sorted. */
const CHANGED = changedBy("INDEXED BY directive_by_change");
/** Where they do not fit into one part all are walked by id, so that they are not sorted anew for each part. */
const WALKED = changedBy("NOT INDEXED");

/** A part of the directives that changed after a data version, see `Store.directivesChanged`. */
export function directivesChanged(
	connection: Connection,
	since: number,
	after: string | null,
	limit: number,
): DirectiveChanges<Directive> {
	const { version } = connection.sql("SELECT data_version AS version FROM meta").get() as { version: number };
	// One that has not changed since an older version of the index was carried over has 0.
	const rows = connection
		.sql(since === 0 || after !== null ? WALKED : CHANGED)
		.all({ since: since === 0 ? -1 : since, after: after ?? "", limit });
	const gone =
		after === null ? connection.sql("SELECT id FROM directive_gone WHERE changed > ? ORDER BY id").all(since) : [];
	return { version, changed: records(Directive, rows), gone: gone.map((row) => (row as { id: string }).id) };
}

/** Relations of a directive, see `RELATIONS_OF`. */
export const relationsOf = (connection: Connection, id: string): DirectiveRelation[] =>
	records(DirectiveRelation, connection.sql(RELATIONS_OF).all({ id }));
