import { PARTS } from "./boilerplate.ts";
import { cleanLine } from "./lines.ts";
import {
	BLOCKS,
	childrenOf,
	isElement,
	measure,
	type PageElement,
	type PageNode,
	SKIPPED,
	withAncestors,
} from "./tree.ts";

/** A line of a page as a reader sees it. */
export interface PageLine {
	text: string;
	/** Characters of it that are links. */
	linked: number;
	/** Whether one of the links leads to a file. */
	toFile: boolean;
	/** Innermost heading around it: 1 to 6, or 0. */
	heading: number;
	/** Whether all of it is printed bold. */
	bold: boolean;
	/** Whether it stands in an element whose class says that it is a title. */
	titled: boolean;
	/** Whether it stands in a `<header>`. */
	inHeader: boolean;
}

/** A half-open range of lines. */
export interface Range {
	start: number;
	end: number;
}

/** A page as lines in reading order. */
export interface PageLines {
	lines: PageLine[];
	/** For each block, the lines in it. */
	ranges: Map<PageElement, Range>;
	/** Links and embedded documents, each with the line that it stands in or begins. */
	anchors: { element: PageElement; line: number }[];
}

/** What a recipe says of a page's elements. */
export interface Chosen {
	/** They get a range of their own and are kept with all that they stand in, whatever their class says. */
	wanted: ReadonlySet<PageElement>;
	/** They are left out. */
	dropped: ReadonlySet<PageElement>;
}

const CELLS = new Set(["td", "th"]);
const EMBEDDED = new Set(["iframe", "embed", "object"]);
const BOLD = new Set(["b", "strong"]);
/** A cell with at most so many characters and no block in it is one of a data table and stays on its row's line. */
const SHORT_CELL = 60;
/** A part of a page with more than this share of its text is no sidebar, whatever its class says. */
const PART_SHARE = 0.4;
/** An address that ends in a document's extension. */
export const TO_FILE = /\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|ods|zip|rar|7z)(?:$|[?#])/i;
/** The mark of a footnote, as printed high: `1`, `(2)`, `*`. */
const FOOTNOTE = /^[[(]?(?:\d{1,3}|\*{1,3})[\])]?$/;
/** Before a high figure that is no footnote's mark: `m²`, `10³`. */
const POWER = /(?:\d|(?<!\p{L})(?:[kdcm]?m|ha))$/u;

const TITLED = /(?:^|[\s_-])(?:title|tieu[_-]?de|ten[_-]?bai|headline|tit)(?:$|[\s_-])/i;

const isHidden = ({ attribs }: PageElement): boolean =>
	attribs.hidden !== undefined || /display\s*:\s*none/i.test(attribs.style ?? "");

/** Class and id as words: `RelatedNews box_1` is `Related-News box_1`. */
const marksOf = ({ attribs }: PageElement): string =>
	`${attribs.class ?? ""} ${attribs.id ?? ""}`.slice(0, 300).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-");

/** Text of a small element, or null where it holds more than `most` characters or any element. */
function plainText(element: PageElement, most: number): string | null {
	let text = "";
	for (const child of element.children) {
		if (child.type !== "text") return null;
		text += child.data;
		if (text.length > most) return null;
	}
	return text.trim();
}

/** What holds at a place of the tree. */
interface Place {
	inLink: boolean;
	toFile: boolean;
	heading: number;
	bold: boolean;
	titled: boolean;
	inHeader: boolean;
	isPre: boolean;
}

/** Puts lines together out of pieces of text. */
class LineWriter {
	readonly lines: PageLine[] = [];
	private buffer = "";
	/** Whether the buffer holds more than space; trimming it for every cell would take quadratic time. */
	private filled = false;
	private length = 0;
	private linked = 0;
	private bold = 0;
	private titled = 0;
	private toFile = false;

	/** The last characters of the line; never taken from the buffer, which would be copied for it each time. */
	tail = "";

	get isFilled(): boolean {
		return this.filled;
	}

	add(text: string, place: Place): void {
		const { length } = text.trim();
		this.buffer += text;
		if (length === 0) return;
		this.filled = true;
		this.tail = text.slice(-4);
		this.length += length;
		if (place.inLink) this.linked += length;
		if (place.bold) this.bold += length;
		if (place.titled) this.titled += length;
		this.toFile ||= place.toFile;
	}

	/** A mark between two cells. */
	separate(): void {
		this.buffer += " | ";
	}

	flush({ heading, inHeader }: Place): void {
		if (this.filled) {
			// Empty cells leave nothing but their marks.
			const text = cleanLine(this.buffer)
				.replace(/ \|(?: \|)+(?= |$)/gu, " |")
				.replace(/^(?:\| )+|(?: \|)+$/gu, "");
			const [bold, titled] = [this.bold, this.titled].map((part) => part >= this.length * 0.9) as [boolean, boolean];
			if (text !== "" && text !== "|")
				this.lines.push({ text, linked: this.linked, toFile: this.toFile, heading, bold, titled, inHeader });
		}
		this.buffer = "";
		this.filled = false;
		this.toFile = false;
		this.length = 0;
		this.linked = 0;
		this.bold = 0;
		this.titled = 0;
	}
}

/**
 * Lays a page out as lines: blocks and `<br>` break, cells of a data table share a line, and scripts, navigation,
 * footers, hidden parts and boxes for sharing or related links are left out.
 *
 * @param root the document's children.
 */
export function layOut(root: PageNode[], { wanted, dropped }: Chosen): PageLines {
	const kept = withAncestors(wanted);
	const { sizes, total } = measure(root);
	const writer = new LineWriter();
	const { lines } = writer;
	const ranges: PageLines["ranges"] = new Map();
	const anchors: PageLines["anchors"] = [];

	const isDropped = (element: PageElement): boolean => {
		if (dropped.has(element)) return true;
		if (kept.has(element)) return false;
		if (SKIPPED.has(element.name)) return true;
		const isPart = isHidden(element) || PARTS.test(marksOf(element));
		return isPart && (sizes.get(element) ?? 0) < PART_SHARE * total;
	};
	const write = (data: string, place: Place): void => {
		if (!place.isPre) {
			writer.add(data.replace(/[ \t\r\n\f]+/g, " "), place);
			return;
		}
		for (const part of data.split(/(?<=\n)/)) {
			writer.add(part, place);
			if (part.endsWith("\n")) writer.flush(place);
		}
	};
	const isShortCell = (element: PageElement): boolean =>
		CELLS.has(element.name) &&
		!wanted.has(element) &&
		(sizes.get(element) ?? 0) <= SHORT_CELL &&
		!element.children.some((child) => isElement(child) && BLOCKS.has(child.name) && child.name !== "p");

	function inside(element: PageElement, around: Place): Place {
		const { name, attribs } = element;
		const place = !around.titled && TITLED.test(marksOf(element)) ? { ...around, titled: true } : around;
		if (name === "a" && attribs.href !== undefined)
			return { ...place, inLink: true, toFile: place.toFile || TO_FILE.test(attribs.href) };
		if (BOLD.has(name)) return place.bold ? place : { ...place, bold: true };
		if (/^h[1-6]$/.test(name)) return { ...place, heading: Number(name[1]), bold: true };
		if (name === "header") return { ...place, inHeader: true };
		return name === "pre" ? { ...place, isPre: true } : place;
	}

	/** Writes what is no block: line breaks and the marks of footnotes; tells whether it was that. */
	function writeMark(element: PageElement, place: Place): boolean {
		if (element.name === "br") {
			writer.flush(place);
			return true;
		}
		const mark = element.name === "sup" ? plainText(element, 6) : null;
		if (mark === null || !FOOTNOTE.test(mark) || !writer.isFilled || POWER.test(writer.tail)) return false;
		// In brackets, lest `25-NQ/TW¹` become the symbol 25-NQ/TW1.
		writer.add(/^\w/.test(mark) ? `[${mark}]` : mark, place);
		return true;
	}

	function walk(node: PageNode, place: Place): void {
		if (node.type === "text") {
			write(node.data, place);
			return;
		}
		if (!isElement(node)) {
			for (const child of childrenOf(node)) walk(child, place);
			return;
		}
		const isLink = node.name === "a" && node.attribs.href !== undefined;
		if (isLink || EMBEDDED.has(node.name)) anchors.push({ element: node, line: lines.length });
		if (isDropped(node) || writeMark(node, place)) return;
		const isShort = isShortCell(node);
		const breaks = BLOCKS.has(node.name) || (CELLS.has(node.name) && !isShort) || wanted.has(node);
		const own = inside(node, place);
		if (breaks) writer.flush(place);
		else if (isShort && writer.isFilled) writer.separate();
		const start = lines.length;
		// A lone paragraph inside a short cell does not break the row.
		for (const child of node.children)
			if (isShort && isElement(child) && child.name === "p") for (const inner of child.children) walk(inner, own);
			else walk(child, own);
		if (breaks) {
			writer.flush(own);
			ranges.set(node, { start, end: lines.length });
		}
	}
	const top: Place = {
		inLink: false,
		toFile: false,
		heading: 0,
		bold: false,
		titled: false,
		inHeader: false,
		isPre: false,
	};
	for (const node of root) walk(node, top);
	writer.flush(top);
	return { lines, ranges, anchors };
}
