import type { DirectiveFilter, DirectiveSort, Facets } from "../port.ts";
import { Order } from "./cursor.ts";
import type { Value } from "./values.ts";

/*
 * What both engines read directives by. Names that are not all in small letters are quoted: PostgreSQL folds them otherwise.
 */

const ended = (kind: string): string =>
	`EXISTS (SELECT 1 FROM relation WHERE to_id = d.id AND kind = '${kind}' AND confidence <> 'low')`;
/** A fact of low confidence never decides a status alone. */
export const STATUS = `CASE WHEN ${ended("replaces")} THEN 'replaced' WHEN ${ended("repeals")} THEN 'repealed' ELSE 'unknown' END`;
/** Columns of a Directive, from a directive called `d`. */
export const COLUMNS = `d.id, d.symbol, d.number, d.type, d.title, d.issued_on AS "issuedOn", d.issuer,
	d.issuer_name AS "issuerName", d.level, d.term, d.province, d.origin, d.aliases, ${STATUS} AS status,
	d.mentions, d.reports, d.first_cited_on AS "firstCitedOn", d.last_cited_on AS "lastCitedOn"`;
/** Where no day is known the year in the symbol stands in; without any the directive is last. */
const ISSUED = "coalesce(d.issued_on, CAST(d.year AS TEXT), '')";
export const NEWEST = `ORDER BY ${ISSUED} DESC, d.id`;

/** The orders of a list; `number`: the number of a directive `d` as a whole number, 0 where it has none. */
export const ordersBy = (number: string): Record<DirectiveSort, Order> => ({
	cited: new Order("cited", [
		{ expression: "d.reports", descending: true, integer: true },
		{ expression: "d.mentions", descending: true, integer: true },
		{ expression: "d.id" },
	]),
	newest: new Order("newest", [{ expression: ISSUED, descending: true }, { expression: "d.id" }]),
	symbol: new Order("symbol", [
		{ expression: "d.type" },
		{ expression: number, integer: true },
		{ expression: "d.id" },
	]),
});

const FILTERS: Record<Exclude<keyof DirectiveFilter, "cited" | "province">, string> = {
	type: "d.type = @type",
	issuer: "d.issuer = @issuer",
	level: "d.level = @level",
	term: "d.term = CAST(@term AS BIGINT)",
	year: "d.year = CAST(@year AS BIGINT)",
	status: `${STATUS} = @status`,
};

/**
 * The condition that a directive fits a filter, with its values. `isIn`: how an engine asks whether a column is among the
 * values of a list, and what it is given as that list.
 */
export function conditionOf<List>(
	filter: DirectiveFilter,
	isIn: { sql: (column: string, name: string) => string; list: (values: string[]) => List },
): { fits: string; values: Record<string, Value | List> } {
	const values: Record<string, Value | List> = {};
	const conditions = ["true"];
	for (const [name, condition] of Object.entries(FILTERS)) {
		const value = filter[name as keyof typeof FILTERS];
		if (value === undefined) continue;
		values[name] = value;
		conditions.push(condition);
	}
	if (filter.province !== undefined) {
		values.province = isIn.list(filter.province);
		conditions.push(isIn.sql("d.province", "province"));
	}
	if (filter.cited !== undefined) conditions.push(filter.cited ? "d.mentions > 0" : "d.mentions = 0");
	return { fits: conditions.join(" AND "), values };
}

const FACETS = ["type", "issuer", "level", "term", "year", "province"] as const;
const FACET_COLUMNS = FACETS.map((name) => `d.${name}`).join(", ");
/** The few that something ended, by status: looking at all for it would cost more than all else. */
const ENDED = "d.id IN (SELECT to_id FROM relation WHERE kind IN ('replaces', 'repeals') AND confidence <> 'low')";

/** How many directives fit, by all facts together. */
export const countedBy = (fits: string): string =>
	`SELECT ${FACET_COLUMNS}, count(*) AS n FROM directive d WHERE ${fits} GROUP BY ${FACET_COLUMNS}`;
/** How many of them something ended, by status. */
export const countedEnded = (fits: string): string =>
	`SELECT ${STATUS} AS status, count(*) AS n FROM directive d WHERE ${ENDED} AND ${fits} GROUP BY 1`;

/** How many directives have each value of each fact, from the rows of `countedBy` and `countedEnded`. */
export function facetsOf(rows: unknown[], ended: unknown[]): Facets {
	const facets: Facets = { type: {}, issuer: {}, level: {}, term: {}, year: {}, province: {}, status: {} };
	const add = (name: string, value: string | number | null | undefined, n: number): void => {
		const counts = facets[name];
		if (counts && value != null && n > 0) counts[value] = (counts[value] ?? 0) + n;
	};
	let unknown = 0;
	for (const row of rows as ({ n: number } & Record<string, string | number | null>)[]) {
		for (const name of FACETS) add(name, row[name], row.n);
		unknown += row.n;
	}
	for (const { status, n } of ended as { status: string; n: number }[]) {
		add("status", status, n);
		unknown -= n;
	}
	add("status", "unknown", unknown);
	return facets;
}

/** Relations of a directive `@id`, its own first, each list by kind and then the other's date. */
export const RELATIONS_OF = (() => {
	const side = (direction: string, here: string, there: string): string =>
		`SELECT n.kind, '${direction}' AS direction, d.id, d.symbol, d.title, d.issued_on AS "issuedOn", n.confidence, n.sources
		FROM relation n JOIN directive d ON d.id = n.${there} WHERE n.${here} = @id`;
	return `${side("out", "from_id", "to_id")} UNION ALL ${side("in", "to_id", "from_id")}
		ORDER BY direction DESC, kind, "issuedOn" NULLS FIRST, id`;
})();

/** The directive that `@id` was merged into. One that came into the register since has a page of its own. */
export const MERGED_INTO = `SELECT into_id AS id FROM merged m
	WHERE id = @id AND NOT EXISTS (SELECT 1 FROM directive WHERE id = m.id)`;
