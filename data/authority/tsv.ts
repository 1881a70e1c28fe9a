import type { z } from "zod";
import { AppError } from "../../model/errors.ts";

/** One thing wrong in a table, at a place that an editor can go to. Lines and columns count from 1. */
export interface Fault {
	line: number;
	/** Name of the column, null where the whole line is meant. */
	column: string | null;
	columnNumber: number;
	problem: string;
}

/** A checked row with the line it stands on. */
export interface TableRow<T> {
	line: number;
	value: T;
	/** The cells as written, by column, for messages. */
	cells: Readonly<Record<string, string>>;
}

export interface Table<T> {
	file: string;
	columns: readonly string[];
	rows: TableRow<T>[];
}

/** More than this many faults tell no more than these. */
const MOST_FAULTS = 20;
const REMEDY = "Correct the lines named; data/authority/README.md says what each column holds.";

/**
 * Reads a table of tab-separated values: UTF-8 (NFC), a header line, one row a line, no quoting, empty cell = unknown.
 *
 * Every row is checked with `schema`, whose keys are the columns (in any order in the file). All faults are collected,
 * so that whoever edits a table sees them at once.
 *
 * @param file Name for messages: `documents.tsv`.
 * @param content The file's bytes, or its text where that was read already.
 * @throws AppError `authority_invalid`, one line a fault: `documents.tsv, line 17, column "date" (3): expected ...`.
 */
export function readTable<S extends z.ZodObject>(
	file: string,
	content: Uint8Array | string,
	schema: S,
): Table<z.output<S>> {
	const lines = linesOf(file, content);
	const columns = (lines[0] ?? "").split("\t");
	throwFaults(file, headerFaults(columns, Object.keys(schema.shape)));
	const faults: Fault[] = [];
	const rows: TableRow<z.output<S>>[] = [];
	for (let at = 1; at < lines.length; at++) {
		const text = lines[at] ?? "";
		const values = text.split("\t");
		const line = at + 1;
		if (values.length !== columns.length) {
			const last = Math.min(values.length, columns.length);
			const problem = `expected ${columns.length} cells, found ${values.length}`;
			faults.push({ line, column: columns[last - 1] ?? "", columnNumber: last, problem });
			continue;
		}
		const cells = Object.fromEntries(columns.map((name, index) => [name, values[index] ?? ""]));
		const checked = schema.safeParse(cells);
		if (checked.success) rows.push({ line, value: checked.data, cells });
		else for (const issue of checked.error.issues) faults.push(cellFault(line, columns, cells, issue));
		const decomposed = columns.find((name) => cells[name] !== cells[name]?.normalize("NFC"));
		if (decomposed) faults.push(faultAt(line, columns, decomposed, "expected composed letters (Unicode NFC)"));
	}
	throwFaults(file, faults);
	return { file, columns, rows };
}

/** A fault in a named column of a row; `line` as in `TableRow`. */
export function faultAt(line: number, columns: readonly string[], column: string, problem: string): Fault {
	return { line, column, columnNumber: columns.indexOf(column) + 1, problem };
}

/**
 * Throws all faults of one file as one error, the first twenty in words; does nothing where there are none.
 *
 * @throws AppError `authority_invalid`.
 */
export function throwFaults(file: string, faults: readonly Fault[]): void {
	if (faults.length === 0) return;
	const told = [...faults]
		.sort((a, b) => a.line - b.line || a.columnNumber - b.columnNumber)
		.slice(0, MOST_FAULTS)
		.map((fault) => {
			const column = fault.column === null ? "" : `, column "${fault.column}" (${fault.columnNumber})`;
			return `${file}, line ${fault.line}${column}: ${fault.problem}`;
		});
	if (faults.length > told.length) told.push(`${file}: and ${faults.length - told.length} more`);
	throw new AppError("authority_invalid", told.join("\n"), { remedy: REMEDY });
}

/** The lines without their ends; a byte that is no UTF-8 is a fault at its line and column. */
function linesOf(file: string, content: Uint8Array | string): string[] {
	const text = typeof content === "string" ? content : decode(file, content);
	const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
	if (lines.at(-1) === "") lines.pop();
	return lines;
}

function decode(file: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		throwFaults(file, encodingFaults(new TextDecoder("utf-8").decode(bytes)));
		throw new AppError("authority_invalid", `${file}: not UTF-8`, { remedy: REMEDY });
	}
}

/** Where a lenient decoder had to put U+FFFD. */
function encodingFaults(text: string): Fault[] {
	const lines = text.split("\n").map((line) => line.replace(/\r$/, "").split("\t"));
	const columns = lines[0] ?? [];
	return lines.flatMap((cells, at) =>
		cells.flatMap((cell, index) => {
			if (!cell.includes("\uFFFD")) return [];
			return [{ line: at + 1, column: columns[index] ?? "", columnNumber: index + 1, problem: "expected UTF-8" }];
		}),
	);
}

function headerFaults(columns: readonly string[], expected: readonly string[]): Fault[] {
	const missing = expected.filter((name) => !columns.includes(name));
	return [
		...missing.map((name) => ({
			line: 1,
			column: name,
			columnNumber: expected.indexOf(name) + 1,
			problem: "expected this column, found none",
		})),
		...columns.flatMap((name, index) => {
			const twice = columns.indexOf(name) !== index;
			if (expected.includes(name) && !twice) return [];
			const problem = twice ? "expected the column once, found it again" : `expected one of ${expected.join(", ")}`;
			return [{ line: 1, column: name, columnNumber: index + 1, problem }];
		}),
	];
}

function cellFault(
	line: number,
	columns: readonly string[],
	cells: Readonly<Record<string, string>>,
	issue: { path: PropertyKey[]; message: string },
): Fault {
	const column = String(issue.path[0] ?? columns[0] ?? "");
	return faultAt(line, columns, column, `${issue.message}, found "${cells[column] ?? ""}"`);
}
