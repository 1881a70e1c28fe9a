import type { Block } from "./pdf-columns.ts";
import { type Cell, joinedText, largest } from "./pdf-rows.ts";

/** Shares of the letters' size: where lines of a paragraph begin, how far they are apart, how alike their letters are. */
const INDENT = 0.8;
const LINE_DISTANCE = 2.1;
const ALIKE = 0.15;
const SPACE = 0.45;
/** A line shows the margins if it is as long as this share of the longest. */
const LONG = 0.7;

/** A line that begins a point of a list, whatever stands above it. */
const POINT =
	/^(?:[-–+•*○▪]\s|\(?(?:\d{1,3}|[a-zđ])[.)]\s|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[IVX]{1,5}[.)]\s|(?:Điều|Chương|Mục|Phần)\s)/u;
const SENTENCE_END = /[.;:!?…]["”’)]*$/u;
const OPEN_END = /[,(]$/u;

/** A line with the margins of the block that it stands in. */
interface Line extends Cell {
	left: number;
	right: number;
}

/** Margins by the lines that are long enough to show them. */
function withMargins({ lines }: Block): Line[] {
	const widest = largest(lines, ({ x, end }) => end - x);
	const long = lines.filter(({ x, end }) => end - x >= widest * LONG);
	const left = -largest(long, ({ x }) => -x);
	const right = largest(long, ({ end }) => end);
	return lines.map((line) => ({ ...line, left, right }));
}

/** Whether the first word of `next` would have fitted behind `line`: then the writer began anew. */
function hadRoom(line: Line, next: Line): boolean {
	const [word = ""] = next.text.trimStart().split(/\s/, 1);
	const width = ((next.end - next.x) / Math.max(1, next.text.length)) * word.length;
	return line.right - line.end > width + SPACE * line.size;
}

/** Whether `next`, which may stand `isElsewhere` on a new page, goes on with the paragraph of these lines. */
function goesOn(lines: Line[], next: Line, isElsewhere: boolean): boolean {
	const [start] = lines;
	const line = lines.at(-1);
	if (!start || !line) return false;
	const text = line.text.trimEnd();
	if (Math.abs(line.size - next.size) > ALIKE * line.size || hadRoom(line, next)) return false;
	if (!isElsewhere && (next.y - line.y > LINE_DISTANCE * line.size || next.y <= line.y)) return false;
	if (SENTENCE_END.test(text) && (POINT.test(next.text) || isElsewhere)) return false;
	const isAtMargin = next.x <= next.left + INDENT * next.size;
	if (isAtMargin) return true;
	if (POINT.test(next.text) && !OPEN_END.test(text)) return false;
	// A block that is indented as a whole, or hangs behind its first line.
	const isAligned = line !== start && Math.abs(next.x - line.x) < INDENT * next.size;
	return !SENTENCE_END.test(text) && (isAligned || (line === start && next.x > line.x && POINT.test(start.text)));
}

/** The paragraphs of blocks in reading order. One that runs over the end of a page or a column is joined across it. */
export function paragraphsOf(blocks: Block[]): string[] {
	const paragraphs: string[] = [];
	/** The lines of the paragraph that may go on. */
	let open: Line[] = [];
	const close = (): void => {
		if (open.length > 0) paragraphs.push(joinedText(open.map(({ text }) => text)));
		open = [];
	};
	for (const block of blocks) {
		if (!block.continues) close();
		if (!block.flows) for (const { text } of block.lines) paragraphs.push(text);
		else
			for (const [i, line] of withMargins(block).entries()) {
				if (!goesOn(open, line, i === 0)) close();
				open.push(line);
			}
	}
	close();
	return paragraphs;
}
