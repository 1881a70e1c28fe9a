import type { z } from "zod";
import { AppError } from "../../../model/errors.ts";

/** A row as a store gives it, columns named as the model's fields. */
export type Row = Record<string, unknown>;

/** Columns that hold JSON; everything else is a plain value. */
const JSON_COLUMNS = [
	"aliases",
	"parts",
	"named",
	"repairs",
	"relations",
	"reasons",
	"warnings",
	"candidates",
	"facts",
	"baseline",
	"subject",
];

/**
 * Reads a row as a record of the model; columns the schema does not name are dropped.
 *
 * @throws AppError `store_unusable` for a row that does not fit: the file was damaged or written by something else.
 */
export function record<T extends z.ZodType>(schema: T, row: Row): z.infer<T> {
	const plain = { ...row };
	try {
		for (const column of JSON_COLUMNS) {
			const value = plain[column];
			if (typeof value === "string") plain[column] = JSON.parse(value);
		}
		return schema.parse(plain);
	} catch (cause) {
		throw new AppError("store_unusable", `The index holds a damaged row (id ${String(row.id ?? row.reportId)}).`, {
			remedy: "Run `npx trichdan doctor`; if it confirms the damage, restore a backup.",
			cause,
		});
	}
}

/** Reads many rows, see `record`. */
export const records = <T extends z.ZodType>(schema: T, rows: unknown[]): z.infer<T>[] =>
	rows.map((row) => record(schema, row as Row));

/** The number in a row of one column, `n`. */
export const count = (row: unknown): number => Number((row as { n: number }).n);
