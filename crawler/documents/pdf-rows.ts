/** A piece of text where it stands on a page, in points; y grows downwards. */
export interface Run {
	text: string;
	x: number;
	/** Its right end. */
	end: number;
	/** Its baseline. */
	y: number;
	/** Height of its letters. */
	size: number;
}

/** Text that stands together in a row: a line, or one column's part of it. */
export interface Cell extends Run {}

/** What stands on one baseline, from left to right. */
export type Row = Cell[];

/** Shares of the letters' size: how far baselines of one row differ, what is a gap between words, between columns. */
const SAME_ROW = 0.4;
const WORD_GAP = 0.18;
const COLUMN_GAP = 0.9;
/** The same for the mark of a footnote: how small it is, how much it is raised. */
const MARK_SIZE = 0.86;
const MARK_RAISED = 0.15;
/** A text drawn again so near makes it bold and is no second text. */
const OVERPRINT = 0.2;

/** The largest that a function gives for any of them; spreading a page's pieces as arguments could overflow the stack. */
export const largest = <T>(items: readonly T[], of: (item: T) => number): number =>
	items.reduce((most, item) => Math.max(most, of(item)), Number.NEGATIVE_INFINITY);

/** Pieces of a text in one. A symbol broken behind its dash or slash (`25-` / `NQ/TW`) gets no space. */
export function joinedText(pieces: readonly string[]): string {
	const trimmed = pieces.map((piece) => piece.trim());
	return trimmed.map((piece, i) => (i === 0 || /\S[-/]$/u.test(trimmed[i - 1] ?? "") ? piece : ` ${piece}`)).join("");
}

/** A run whose inner space is as wide as a gap between columns, as typists make a letterhead, in its parts. */
function parted(run: Run): Run[] {
	if (!/ {4,}/.test(run.text)) return [run];
	const width = (run.end - run.x) / run.text.length;
	let at = 0;
	return run.text.split(/( {4,})/).flatMap((text) => {
		const x = run.x + at * width;
		at += text.length;
		return text.trim() === "" ? [] : [{ ...run, text, x, end: run.x + at * width }];
	});
}

/** The mark of a footnote: a small raised figure. `m2` is none. */
const isNoteMark = (run: Run, last: Run): boolean =>
	run.size <= MARK_SIZE * last.size &&
	last.y - run.y > MARK_RAISED * last.size &&
	/^[[(]?(?:\d{1,3}|\*{1,3})[\])]?$/u.test(run.text.trim()) &&
	!/(?<!\p{L})[kcd]?m$/u.test(last.text);

/** Joins the runs of one row, sorted from left to right, into cells; marks of footnotes would spoil the words before. */
function cellsOf(runs: Run[]): Row {
	const row: (Run & { pieces: string[] })[] = [];
	let isSpace = false;
	for (const run of runs) {
		if (run.text.trim() === "") {
			isSpace = true;
			continue;
		}
		const last = row.at(-1);
		const gap = last ? run.x - last.end : 0;
		// `text` of a cell is its last piece until all are joined: a string that grows would be copied each time.
		if (!last || gap > COLUMN_GAP * Math.max(run.size, last.size)) row.push({ ...run, pieces: [run.text] });
		else if (isNoteMark(run, last)) last.end = Math.max(last.end, run.end);
		else if (last.text !== run.text || Math.abs(run.end - last.end) >= OVERPRINT * run.size) {
			const isParted = isSpace || gap > WORD_GAP * run.size;
			if (isParted && !last.text.endsWith(" ") && !run.text.startsWith(" ")) last.pieces.push(" ");
			last.pieces.push(run.text);
			last.text = run.text;
			last.end = Math.max(last.end, run.end);
			if (run.size > last.size) Object.assign(last, { size: run.size, y: run.y });
		}
		isSpace = false;
	}
	return row.map(({ pieces, x, end, y, size }) => ({ text: pieces.join("").normalize("NFC"), x, end, y, size }));
}

/** The rows of a page from top to bottom. Letters raised or lowered a little are of the row they stand in. */
export function rowsOf(runs: Run[]): Row[] {
	const sorted = runs.flatMap(parted).sort((a, b) => a.y - b.y || a.x - b.x);
	const rows: Run[][] = [];
	let base = Number.NEGATIVE_INFINITY;
	for (const run of sorted) {
		const row = rows.at(-1);
		if (row && run.y - base <= SAME_ROW * Math.max(run.size, row[0]?.size ?? 0)) row.push(run);
		else {
			rows.push([run]);
			base = run.y;
		}
	}
	return rows.map((row) => cellsOf(row.sort((a, b) => a.x - b.x))).filter((row) => row.length > 0);
}
