import { type Cell, joinedText, largest, type Row } from "./pdf-rows.ts";

/** A step of the eye that is larger than the table's smallest by this much leads to the next row of the table. */
const ROW_STEP = 1.15;
/** Steps below this share of the letters' size are between cells of one line that are not level. */
const LEVEL = 0.9;
/** How a row begins in a table that counts its rows. */
const NUMBER = /^\s*\d{1,3}[.)]?(?:\s|$)/u;
/** Rows that are not counted are told by their distance only where they are as low as this. */
const MOST_LINES = 4;

/** Which column each cell of a table is in: one is what the cells of all its lines cover together. */
function columnsOf(lines: Row[]): Map<Cell, number> {
	const columns = new Map<Cell, number>();
	let column = -1;
	let end = Number.NEGATIVE_INFINITY;
	for (const cell of lines.flat().sort((a, b) => a.x - b.x)) {
		if (cell.x > end) column++;
		end = Math.max(end, cell.end);
		columns.set(cell, column);
	}
	return columns;
}

/** Parts a list before the items of which the test is true. */
function partedBefore<T>(items: T[], begins: (item: T, i: number) => boolean): T[][] {
	const parts: T[][] = [];
	for (const [i, item] of items.entries()) {
		const part = parts.at(-1);
		if (part && !begins(item, i)) part.push(item);
		else parts.push([item]);
	}
	return parts;
}

/** Lines of a table by the rows they make: parted where the distance is larger, else where the first column has text. */
function rowsOfTable(lines: Row[], columns: Map<Cell, number>): Row[][] {
	const startsRow = (line: Row): boolean => line.some((cell) => columns.get(cell) === 0);
	const yOf = (line: Row | undefined): number => line?.[0]?.y ?? 0;
	const steps = lines.map((line, i) => (i === 0 ? Number.POSITIVE_INFINITY : yOf(line) - yOf(lines[i - 1])));
	const size = largest(lines.flat(), (cell) => cell.size);
	const least = -largest(steps, (step) => (step >= LEVEL * size ? -step : Number.NEGATIVE_INFINITY));
	const byStep = partedBefore(lines, (_, i) => (steps[i] ?? 0) > least * ROW_STEP);
	const numbered = (row: Row[]): number => row.filter(([cell]) => NUMBER.test(cell?.text ?? "")).length;
	const isTold =
		byStep.length > 1 &&
		byStep.every((row) => numbered(row) === 1 || (numbered(row) === 0 && row.length <= MOST_LINES));
	return isTold ? byStep : partedBefore(lines, startsRow);
}

/** The rows of a table as one line each, cell by cell, so that number, title and day stay together. */
export function tableLines(lines: Row[]): Cell[] {
	const columns = columnsOf(lines);
	return rowsOfTable(lines, columns).flatMap((row) => {
		const cells = new Map<number, string[]>();
		for (const cell of row.flat()) {
			const column = columns.get(cell) ?? 0;
			const pieces = cells.get(column);
			if (pieces) pieces.push(cell.text);
			else cells.set(column, [cell.text]);
		}
		const texts = [...cells].sort(([a], [b]) => a - b).map(([, pieces]) => joinedText(pieces));
		const [first] = row.flat();
		return first ? [{ ...first, text: texts.join(" ") }] : [];
	});
}
