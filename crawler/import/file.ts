import { readFile, realpath } from "node:fs/promises";
import { AppError } from "../../model/errors.ts";
import { Recipe } from "../../model/source.ts";
import { isDocument } from "../documents/kind.ts";
import type { Extracted } from "../extracted.ts";
import type { Article, FileText } from "../pages.ts";
import type { ParseInput } from "../parse/worker.ts";
import type { FoundFile } from "./files.ts";
import { type Entry, type ImportContext, unfit } from "./item.ts";

const MIB = 1024 * 1024;
/** Bytes that a page and a document may hold. */
const MOST = { page: 5 * MIB, document: 50 * MIB };

/** The text of a document; a scan and an empty one are named, not indexed. */
export function withText(file: FileText, name: string): FileText {
	if (file.needsOcr)
		throw unfit(
			`${name} is a scan: it has ${file.pages} pages and no text.`,
			"Have its text recognised (OCR), and import that.",
		);
	if (file.text === "") throw unfit(`${name} was not read: there is no text in it.`, "Open it to see what it holds.");
	return file;
}

/** An article that is one; what only looks like a page is named, not indexed. */
function withReport(article: Article, name: string): Article {
	const { junk, faults } = article.quality;
	if (!junk && article.title !== "" && article.text !== "") return article;
	const why = faults.join(", ") || "no report was found in it";
	throw unfit(`${name} was not read: ${why}.`, "If it is a real report, save its text as .txt and import that.");
}

/** Reads a file that holds one report: a document where its bytes say so, whatever it is called. */
async function readOne({ path, kind, size }: FoundFile, { parser, now }: ImportContext): Promise<Extracted> {
	const isNamedDocument = kind === ".pdf" || kind === ".docx" || kind === ".doc";
	const most = isNamedDocument ? MOST.document : MOST.page;
	if (size > most)
		throw new AppError("too_large", `it holds ${size} bytes, more than ${most}`, {
			remedy: "Split it, or save its text alone.",
		});
	if (size === 0) throw new AppError("file_unreadable", "it is empty", { remedy: "Save the page again." });
	const bytes = await readFile(path);
	const input: ParseInput & { now: Date } = { bytes, name: path, contentType: null, now };
	if (isDocument(bytes)) return withText(await parser.file({ ...input, title: null }), path);
	// Many a system writes a page and calls it .doc.
	const isMarkup =
		kind === ".html" || kind === ".htm" || (isNamedDocument && /^\s*</.test(bytes.toString("latin1", 0, 100)));
	if (!isMarkup) return parser.text(input);
	return withReport(await parser.article({ ...input, url: null, recipe: Recipe.parse({}) }), path);
}

/** The one entry of a file that holds one report. */
export async function* fileEntry(file: FoundFile, context: ImportContext): AsyncGenerator<Entry, void> {
	yield {
		where: null,
		name: file.path,
		at: file.size,
		read: async () => ({
			read: await readOne(file, context),
			url: null,
			file: file.name,
			sourceId: null,
			fetchedAt: context.now.toISOString(),
			province: null,
			published: null,
			path: await realpath(file.path),
			page: null,
		}),
	};
}
