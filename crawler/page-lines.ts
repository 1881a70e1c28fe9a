import type { CheerioAPI } from "cheerio";
import { PARTS } from "./boilerplate.ts";
import { cleanLine } from "./lines.ts";

/** The node type of cheerio's tree, without a dependency on the package that declares it. */
export type PageNode = ReturnType<CheerioAPI["root"]>[0]["children"][number];
export type PageElement = Extract<PageNode, { attribs: Record<string, string> }>;

/** A line of a page as a reader sees it. */
export interface PageLine {
	text: string;
	/** Characters of it that are links. */
	linked: number;
	/** Innermost heading around it: 1 to 6, or 0. */
	heading: number;
	/** Whether it stands in the page's `<header>`. */
	inHeader: boolean;
}

/** A page as lines in reading order, and for each element the half-open range of lines in it. */
export interface PageLines {
	lines: PageLine[];
	ranges: Map<PageElement, { start: number; end: number }>;
}

const SKIPPED = new Set(
	"script style noscript template iframe nav footer aside select button svg math head title object video audio canvas textarea input map dialog menu".split(
		" ",
	),
);
const BLOCKS = new Set(
	"html body p div section article main header h1 h2 h3 h4 h5 h6 ul ol li table tbody thead tfoot tr caption blockquote pre dl dt dd figure figcaption center form fieldset legend address hr details summary".split(
		" ",
	),
);
const CELLS = new Set(["td", "th"]);
/** A cell with at most so many characters and no block in it is one of a data table and stays on its row's line. */
const SHORT_CELL = 60;
/** A part of a page with more than this share of its text is no sidebar, whatever its class says. */
const PART_SHARE = 0.4;

export const isElement = (node: PageNode): node is PageElement => "attribs" in node;

export const childrenOf = (node: PageNode): PageNode[] => ("children" in node ? node.children : []);

/** Length of the text in every element, by one walk. */
function measure(node: PageNode, sizes: Map<PageNode, number>): number {
	let size = node.type === "text" ? node.data.trim().length : 0;
	if (!isElement(node) || !SKIPPED.has(node.name)) for (const child of childrenOf(node)) size += measure(child, sizes);
	sizes.set(node, size);
	return size;
}

const isHidden = ({ attribs }: PageElement): boolean =>
	attribs.hidden !== undefined || /display\s*:\s*none/i.test(attribs.style ?? "");

/**
 * Lays a page out as lines: blocks and `<br>` break, cells of a data table share a line, and scripts, navigation,
 * footers, hidden parts and boxes for sharing or related links are left out.
 *
 * @param root the document's children.
 */
export function layOut(root: PageNode[]): PageLines {
	const sizes = new Map<PageNode, number>();
	const total = root.reduce((sum, node) => sum + measure(node, sizes), 0);
	const lines: PageLine[] = [];
	const ranges: PageLines["ranges"] = new Map();
	let buffer = "";
	/** Whether the buffer holds more than space; trimming it for every cell would take quadratic time. */
	let filled = false;
	let linked = 0;

	const isDropped = (element: PageElement): boolean => {
		if (SKIPPED.has(element.name) || isHidden(element)) return true;
		const marks = `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`;
		return PARTS.test(marks) && (sizes.get(element) ?? 0) < PART_SHARE * total;
	};
	const flush = (heading: number, inHeader: boolean): void => {
		const text = cleanLine(buffer);
		if (text !== "" && text !== "|") lines.push({ text, linked, heading, inHeader });
		buffer = "";
		filled = false;
		linked = 0;
	};
	const walk = (node: PageNode, inLink: boolean, heading: number, inHeader: boolean, isPre: boolean): void => {
		if (node.type === "text") {
			const text = isPre ? node.data : node.data.replace(/[ \t\r\n\f]+/g, " ");
			const length = text.trim().length;
			if (inLink) linked += length;
			filled ||= length > 0;
			if (!isPre || !text.includes("\n")) buffer += text;
			else
				for (const part of text.split(/(?<=\n)/)) {
					buffer += part;
					if (part.endsWith("\n")) flush(heading, inHeader);
				}
			return;
		}
		if (!isElement(node)) {
			for (const child of childrenOf(node)) walk(child, inLink, heading, inHeader, isPre);
			return;
		}
		if (isDropped(node)) return;
		if (node.name === "br") {
			flush(heading, inHeader);
			return;
		}
		const isCell = CELLS.has(node.name);
		const isShort =
			isCell &&
			(sizes.get(node) ?? 0) <= SHORT_CELL &&
			!node.children.some((child) => isElement(child) && BLOCKS.has(child.name) && child.name !== "p");
		const breaks = BLOCKS.has(node.name) || (isCell && !isShort);
		const own = /^h[1-6]$/.test(node.name) ? Number(node.name[1]) : heading;
		if (breaks) flush(heading, inHeader);
		else if (isShort && filled) buffer += " | ";
		const start = lines.length;
		for (const child of node.children) {
			// A lone paragraph inside a short cell does not break the row.
			if (isShort && isElement(child) && child.name === "p")
				for (const inner of child.children) walk(inner, inLink, own, inHeader, isPre);
			else
				walk(child, inLink || node.name === "a", own, inHeader || node.name === "header", isPre || node.name === "pre");
		}
		if (breaks) {
			flush(own, inHeader || node.name === "header");
			ranges.set(node, { start, end: lines.length });
		}
	};
	for (const node of root) walk(node, false, 0, false, false);
	flush(0, false);
	return { lines, ranges };
}
