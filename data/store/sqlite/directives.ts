import { Directive, DirectiveRelation } from "../../../model/directive.ts";
import type { DirectiveChanges, DirectiveFilter, DirectiveSort, Facets, Paging, Part } from "../port.ts";
import type { Connection, Values } from "./connection.ts";
import { limitOf, Order } from "./cursor.ts";
import { count, record, records } from "./rows.ts";

const ended = (kind: string): string =>
	`EXISTS (SELECT 1 FROM relation WHERE to_id = d.id AND kind = '${kind}' AND confidence <> 'low')`;
/** A fact of low confidence never decides a status alone. */
const STATUS = `CASE WHEN ${ended("replaces")} THEN 'replaced' WHEN ${ended("repeals")} THEN 'repealed' ELSE 'unknown' END`;
export const COLUMNS = `d.id, d.symbol, d.number, d.type, d.title, d.issued_on AS issuedOn, d.issuer,
	d.issuer_name AS issuerName, d.level, d.term, d.province, d.origin, d.aliases, ${STATUS} AS status,
	d.mentions, d.reports, d.first_cited_on AS firstCitedOn, d.last_cited_on AS lastCitedOn`;
/** Where no day is known the year in the symbol stands in; without any the directive is last. */
const ISSUED = "coalesce(d.issued_on, CAST(d.year AS TEXT), '')";
const NEWEST = `ORDER BY ${ISSUED} DESC, d.id`;

const ORDERS: Record<DirectiveSort, Order> = {
	cited: new Order("cited", [
		{ expression: "d.reports", descending: true, integer: true },
		{ expression: "d.mentions", descending: true, integer: true },
		{ expression: "d.id" },
	]),
	newest: new Order("newest", [{ expression: ISSUED, descending: true }, { expression: "d.id" }]),
	symbol: new Order("symbol", [
		{ expression: "d.type" },
		{ expression: "coalesce(CAST(d.number AS INTEGER), 0)", integer: true },
		{ expression: "d.id" },
	]),
};

const FILTERS: Record<Exclude<keyof DirectiveFilter, "cited">, string> = {
	type: "d.type = @type",
	issuer: "d.issuer = @issuer",
	level: "d.level = @level",
	term: "d.term = @term",
	year: "d.year = @year",
	province: "d.province IN (SELECT value FROM json_each(@province))",
	status: `${STATUS} = @status`,
};

/** The condition that a directive fits a filter, with its values. */
function conditionOf(filter: DirectiveFilter): { fits: string; values: Values } {
	const values: Values = {};
	const conditions = ["true"];
	for (const [name, condition] of Object.entries(FILTERS)) {
		const value = filter[name as keyof typeof FILTERS];
		if (value === undefined) continue;
		values[name] = Array.isArray(value) ? JSON.stringify(value) : value;
		conditions.push(condition);
	}
	if (filter.cited !== undefined) conditions.push(filter.cited ? "d.mentions > 0" : "d.mentions = 0");
	return { fits: conditions.join(" AND "), values };
}

/** One directive, or null. */
export function directive(connection: Connection, id: string): Directive | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM directive d WHERE d.id = ?`).get(id);
	return row ? record(Directive, row as Record<string, unknown>) : null;
}

/** The directive that one was merged into, or null. One that came into the register since has a page of its own. */
export function mergedInto(connection: Connection, id: string): string | null {
	const row = connection
		.sql(`SELECT into_id AS id FROM merged m WHERE id = ? AND NOT EXISTS (SELECT 1 FROM directive WHERE id = m.id)`)
		.get(id);
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
	const { fits, values } = conditionOf(filter);
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

const FACETS = ["type", "issuer", "level", "term", "year", "province"] as const;

/** The few that something ended, by status: looking at all for it would cost more than all else. */
const ENDED = "d.id IN (SELECT to_id FROM relation WHERE kind IN ('replaces', 'repeals') AND confidence <> 'low')";

/** How many directives fit a filter by each value of some facts, see `Store.directiveFacets`. */
export function directiveFacets(connection: Connection, filter: DirectiveFilter): Facets {
	const { fits, values } = conditionOf(filter);
	const columns = FACETS.map((name) => `d.${name}`).join(", ");
	const rows = connection
		.sql(`SELECT ${columns}, count(*) AS n FROM directive d WHERE ${fits} GROUP BY ${columns}`)
		.all(values) as ({ n: number } & Record<string, string | number | null>)[];
	const facets: Facets = { type: {}, issuer: {}, level: {}, term: {}, year: {}, province: {}, status: {} };
	const add = (name: string, value: string | number | null | undefined, n: number): void => {
		const counts = facets[name];
		if (counts && value != null && n > 0) counts[value] = (counts[value] ?? 0) + n;
	};
	let unknown = 0;
	for (const row of rows) {
		for (const name of FACETS) add(name, row[name], row.n);
		unknown += row.n;
	}
	const ended = connection
		.sql(`SELECT ${STATUS} AS status, count(*) AS n FROM directive d WHERE ${ENDED} AND ${fits} GROUP BY 1`)
		.all(values) as { status: string; n: number }[];
	for (const { status, n } of ended) {
		add("status", status, n);
		unknown -= n;
	}
	add("status", "unknown", unknown);
	return facets;
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
	const gone = after === null ? connection.sql("SELECT id FROM directive_gone WHERE changed > ?").all(since) : [];
	return { version, changed: records(Directive, rows), gone: gone.map((row) => (row as { id: string }).id) };
}

/** Relations of a directive, its own first, each list by kind and then the other's date. */
export function relationsOf(connection: Connection, id: string): DirectiveRelation[] {
	const side = (direction: string, here: string, there: string): string =>
		`SELECT n.kind, '${direction}' AS direction, d.id, d.symbol, d.title, d.issued_on AS issuedOn, n.confidence, n.sources
		FROM relation n JOIN directive d ON d.id = n.${there} WHERE n.${here} = @id`;
	const rows = connection
		.sql(`${side("out", "from_id", "to_id")} UNION ALL ${side("in", "to_id", "from_id")}
			ORDER BY direction DESC, kind, issuedOn, id`)
		.all({ id });
	return records(DirectiveRelation, rows);
}
