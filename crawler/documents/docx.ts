import mammoth from "mammoth";
import { mendFonts } from "../decode/legacy.ts";
import type { RawText } from "./raw.ts";
import type { Zip } from "./zip.ts";

/** What mammoth makes of a document: a tree of paragraphs, tables and runs. Of its nodes, what is read here. */
interface Node {
	type: string;
	children?: Node[];
	value?: string;
	styleName?: string | null;
	font?: string | null;
	noteType?: string;
	noteId?: string;
	notes?: { resolve(reference: Node): { body: Node[] } | undefined };
}

const HEADING_STYLES = /^(?:title|heading 1|tiêu đề(?: 1)?)$/iu;
/** Fonts of before Unicode whose small letters are capitals; others show in the words themselves. */
const CAPITALS = /^\.Vn\w*H$/iu;
/** Deeper nesting than this is no document. */
const MOST_DEEP = 200;

/** Text of runs, hyperlinks and the like; a line break inside a paragraph begins a line. */
function inline(node: Node, notes: Node[], depth: number): string {
	if (depth > MOST_DEEP) return "";
	if (node.type === "text") return node.value ?? "";
	if (node.type === "tab") return "\t";
	if (node.type === "break") return "\n";
	if (node.type === "noteReference") {
		notes.push(node);
		return "";
	}
	const text = (node.children ?? []).map((child) => inline(child, notes, depth + 1)).join("");
	return CAPITALS.test(node.font ?? "") ? mendFonts(text, "TCVN3").toUpperCase() : text;
}

/** The lines of a document's tree, in reading order. */
function linesOf(nodes: Node[], notes: Node[], depth = 0): string[] {
	if (depth > MOST_DEEP) return [];
	return nodes.flatMap((node) => {
		if (node.type === "table") return (node.children ?? []).flatMap((row) => rowLines(row, notes, depth + 1));
		if (node.type === "paragraph") return inline(node, notes, depth + 1).split("\n");
		return linesOf(node.children ?? [], notes, depth + 1);
	});
}

/**
 * A row of a table. Of three columns and more it is one line, for number, title and day of a list belong together; of
 * two it is a letterhead or a signature, and each cell is read by itself.
 */
function rowLines(row: Node, notes: Node[], depth: number): string[] {
	const cells = (row.children ?? []).map((cell) =>
		linesOf(cell.children ?? [], notes, depth).filter((line) => line.trim() !== ""),
	);
	const isList = cells.length > 2 && cells.every((lines) => lines.length <= 1);
	return isList ? [cells.flat().join(" ")] : cells.flat();
}

/** The paragraph styled as title, for a document without an official heading. */
function styledTitle(nodes: Node[]): string | null {
	const found = nodes
		.slice(0, 20)
		.find(({ type, styleName }) => type === "paragraph" && HEADING_STYLES.test(styleName ?? ""));
	const text = found ? inline(found, [], 0).replace(/\s+/gu, " ").trim() : "";
	return text === "" ? null : text;
}

/** The archive as mammoth wants it, so that it inflates nothing by itself. */
const asFile = (zip: Zip) => ({
	exists: zip.exists,
	read: async (name: string, encoding?: "base64" | "utf-8") => {
		const data = zip.read(name);
		return encoding ? data.toString(encoding === "base64" ? "base64" : "utf8") : new Uint8Array(data);
	},
});

/** Reads a .docx: body with tables and text boxes, then the footnotes; headers and footers are left out. */
export async function readDocx(zip: Zip): Promise<RawText> {
	let raw: RawText = { lines: [], title: null, pages: null };
	// mammoth takes an opened archive though its types do not say so; its tree of the document is all that is wanted.
	const input = { file: asFile(zip) } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
	await mammoth.convertToHtml(input, {
		includeEmbeddedStyleMap: false,
		externalFileAccess: false,
		transformDocument: (document: Node) => {
			const references: Node[] = [];
			const body = linesOf(document.children ?? [], references);
			const notes = references.flatMap((reference) => linesOf(document.notes?.resolve(reference)?.body ?? [], []));
			raw = { lines: [...body, ...notes], title: styledTitle(document.children ?? []), pages: null };
			return { ...document, children: [] };
		},
	});
	return raw;
}
