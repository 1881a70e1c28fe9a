import { stringify } from "csv-stringify/sync";
import type { Cell, Column } from "./columns.ts";

/**
 * CSV as RFC 4180 has it, and safe to open with a spreadsheet: texts are quoted, so that a program which also splits at
 * semicolons or tabs splits none, and a cell that would be taken for a formula (it begins with `=`, `+`, `-`, `@`, a tab
 * or a carriage return) has an apostrophe before it. Figures stand as they are.
 */
const OPTIONS = {
	record_delimiter: "windows",
	quoted_string: true,
	escape_formulas: true,
} as const;

/** Tells Excel that the bytes are UTF-8; without it Vietnamese is garbled there. */
const BOM = "\uFEFF";

const line = (cells: Cell[]): string => stringify([cells], { ...OPTIONS, cast: { boolean: String } });

/** A table as CSV: a line of column names, then one for each row, lines ending in CRLF. Null is an empty cell. */
export async function* csv<Row>(columns: readonly Column<Row>[], rows: AsyncIterable<Row>): AsyncGenerator<string> {
	yield BOM + line(columns.map(({ name }) => name));
	for await (const row of rows) yield line(columns.map((column) => column.of(row)));
}
