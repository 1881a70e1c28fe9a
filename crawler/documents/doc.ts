import WordExtractor from "word-extractor";
import type { RawText } from "./raw.ts";

/** Where tabs may part the cells of a letterhead. */
const HEAD_LINES = 20;

/** Reads a .doc of Word 97 to 2003: body, then footnotes; headers and footers are left out. */
export async function readDoc(bytes: Buffer): Promise<RawText> {
	const document = await new WordExtractor().extract(bytes);
	// Left as they are: dashes and quotation marks tell something.
	const as = { filterUnicode: false };
	const body = document.getBody(as).split("\n");
	// The end of a cell comes as a tab, and a letterhead is a table: its cells are lines of their own.
	const lines = body.flatMap((line, i) => (i < HEAD_LINES ? line.split("\t") : [line]));
	return { lines: [...lines, ...document.getFootnotes(as).split("\n")], title: null, pages: null };
}
