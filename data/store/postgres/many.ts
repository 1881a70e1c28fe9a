import type { Value } from "../shared/values.ts";

/** The columns of rows that are given to a statement, with their types: `{ id: "text", year: "integer" }`. */
type Types = Record<string, string>;

/** Many rows as one table in a statement, so that they take one round trip: `unnest(@id::text[], …) AS name (id, …)`. */
export const table = (name: string, types: Types): string =>
	`unnest(${Object.entries(types)
		.map(([column, type]) => `@${column}::${type}[]`)
		.join(", ")}) AS ${name} (${Object.keys(types)
		.map((column) => `"${column}"`)
		.join(", ")})`;

/** The parameters of such a table: an array a column. */
export const columns = <T extends Types>(types: T, rows: readonly Record<keyof T, Value>[]): Record<string, Value[]> =>
	Object.fromEntries(Object.keys(types).map((column) => [column, rows.map((row) => row[column] as Value)]));
