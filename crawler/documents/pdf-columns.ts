import { type Cell, largest, type Row } from "./pdf-rows.ts";
import { tableLines } from "./pdf-table.ts";

/** Lines that are read one below the other: the page's text, or one of its columns. */
export interface Block {
	lines: Cell[];
	/** Whether several of its lines may be one paragraph: not where each is a row of a table. */
	flows: boolean;
	/** Whether its first line may go on with the block before. */
	continues: boolean;
}

/** A gutter between columns is as wide as this share of the letters, one of a single row much wider. */
const GUTTER = 0.8;
const ALONE = 2;
/** Columns of prose have so many lines, of so many letters; shorter ones are a table. */
const PROSE_LINES = 6;
const PROSE_LENGTH = 18;
/** What stands before a document's heading, in rows. */
const LETTERHEAD_ROWS = 12;
/** Below a letterhead, signature or table: how many rows may belong to it, how near they stand, how alike they begin. */
const MOST_TAIL = 8;
const TAIL_STEP = 2.2;
const ALIGNED = 3;
const SIGNATURE = /^\s*nơi nhận/iu;

interface Gap {
	start: number;
	end: number;
}

/** The widest gap of a row with two cells or more. */
function gapOf(row: Row): Gap | null {
	let widest: Gap | null = null;
	for (let i = 1; i < row.length; i++) {
		const gap = { start: row[i - 1]?.end ?? 0, end: row[i]?.x ?? 0 };
		if (widest === null || gap.end - gap.start > widest.end - widest.start) widest = gap;
	}
	return widest;
}

/** What is left of a gutter beside another row; null where the row runs across it, or stands in its middle alone. */
function narrowed({ start, end }: Gap, row: Row): Gap | null {
	const middle = (start + end) / 2;
	const gap = { start, end };
	for (const { x, end: right } of row) {
		if (right <= gap.start || x >= gap.end) continue;
		if (row.length === 1 && x < middle && right > middle) return null;
		if (x - gap.start > gap.end - right) gap.end = x;
		else gap.start = right;
	}
	const size = largest(row, (cell) => cell.size);
	return gap.end - gap.start >= GUTTER * size ? gap : null;
}

/** A part of a page whose rows share a gutter: from row to row, the last left out. */
interface Band {
	from: number;
	to: number;
	gutter: Gap;
}

/** The rows from `at` that share a gutter, the last of them with text on both sides; null where there are none. */
function bandAt(rows: Row[], at: number): Band | null {
	const [first] = rows[at] ?? [];
	let gutter = gapOf(rows[at] ?? []);
	if (gutter === null || !first) return null;
	let band = { from: at, to: at + 1, gutter };
	const isWide = gutter.end - gutter.start >= ALONE * first.size;
	for (let i = at + 1; i < rows.length && gutter; i++) {
		const row = rows[i] ?? [];
		gutter = narrowed(gutter, row);
		if (gutter && row.length > 1) band = { from: at, to: i + 1, gutter };
	}
	// One line with a gap in it may be a line of the text, drawn apart to fill its width.
	return band.to - at > 1 || isWide ? band : null;
}

/** The band with the rows above and below it that stand on one side of its gutter, as uneven columns do. */
function widened(rows: Row[], band: Band, least: number): Band {
	const wide = { ...band };
	const takes = (i: number): boolean => {
		const gutter = narrowed(wide.gutter, rows[i] ?? []);
		if (gutter) wide.gutter = gutter;
		return gutter !== null;
	};
	while (wide.from > least && takes(wide.from - 1)) wide.from--;
	while (wide.to < rows.length && takes(wide.to)) wide.to++;
	return wide;
}

/** The band with the rows right below it that have text on one side only: the last lines of a cell or a column. */
function withTail(rows: Row[], band: Band, belongs: (cell: Cell) => boolean): Band {
	const long = { ...band };
	while (long.to < rows.length && long.to - band.to < MOST_TAIL) {
		const [above] = rows[long.to - 1] ?? [];
		const [cell, second] = rows[long.to] ?? [];
		if (!above || !cell || second || !belongs(cell) || cell.y - above.y > TAIL_STEP * cell.size) break;
		const gutter = narrowed(long.gutter, [cell]);
		if (!gutter) break;
		long.gutter = gutter;
		long.to++;
	}
	return long;
}

/** The blocks of a band that is not prose: the sides of a letterhead or signature, else the rows of a table. */
function partsOf(rows: Row[], band: Band, isFirst: boolean): { parts: Cell[][]; to: number } {
	const sides = sidesOf(rows, band);
	const isLetterhead = isFirst && band.to <= LETTERHEAD_ROWS;
	const isSignature = sides?.[0].some((cell) => SIGNATURE.test(cell.text)) ?? false;
	if (sides && (isLetterhead || isSignature)) {
		const long = withTail(rows, band, () => true);
		return { parts: sidesOf(rows, long) ?? sides, to: long.to };
	}
	const starts = rows.slice(band.from, band.to).flatMap((row) => row.slice(1).map(({ x }) => x));
	const { to } = withTail(rows, band, ({ x }) => starts.some((start) => Math.abs(start - x) < ALIGNED));
	return { parts: [tableLines(rows.slice(band.from, to))], to };
}

/** The two sides of a band; null where a row has more cells than two. */
function sidesOf(rows: Row[], { from, to, gutter }: Band): [Cell[], Cell[]] | null {
	const band = rows.slice(from, to);
	if (band.some((row) => row.length > 2)) return null;
	const middle = (gutter.start + gutter.end) / 2;
	return [
		band.flatMap((row) => row.filter(({ x }) => x < middle)),
		band.flatMap((row) => row.filter(({ x }) => x >= middle)),
	];
}

const isProse = (cells: Cell[]): boolean =>
	cells.length >= PROSE_LINES && cells.reduce((sum, { text }) => sum + text.length, 0) >= PROSE_LENGTH * cells.length;

/**
 * The blocks of a page in reading order. Columns are read one after the other where they are a letterhead, a signature
 * or prose; what else stands side by side is a table.
 *
 * @param isFirst whether the page is the document's first, where the letterhead stands.
 */
export function readingOrder(rows: Row[], isFirst: boolean): Block[] {
	const blocks: Block[] = [];
	let text: Cell[] = [];
	const flush = (): void => {
		if (text.length > 0) blocks.push({ lines: text, flows: true, continues: blocks.length === 0 });
		text = [];
	};
	let done = 0;
	for (let i = 0; i < rows.length; ) {
		const row = rows[i] ?? [];
		const band = bandAt(rows, i);
		if (!band) {
			text.push(...tableLines([row]));
			i++;
			continue;
		}
		const wide = widened(rows, band, done);
		const columns = sidesOf(rows, wide);
		if (columns?.every(isProse)) {
			text.splice(text.length - (i - wide.from));
			flush();
			blocks.push(...columns.map((lines) => ({ lines, flows: true, continues: true })));
			i = done = wide.to;
			continue;
		}
		flush();
		const { parts, to } = partsOf(rows, band, isFirst);
		blocks.push(...parts.map((lines) => ({ lines, flows: false, continues: false })));
		i = done = to;
	}
	flush();
	return blocks;
}
