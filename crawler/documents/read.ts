import { basename } from "node:path";
import { AppError, messageOf } from "../../model/errors.ts";
import { cleanLine, cleanLines } from "../article/lines.ts";
import { mendFonts } from "../decode/legacy.ts";
import { authorOfTail } from "../extracted.ts";
import type { FileText } from "../pages.ts";
import { readDoc } from "./doc.ts";
import { readDocx } from "./docx.ts";
import { readHeading } from "./heading.ts";
import { openDocument } from "./kind.ts";
import { readPdf } from "./pdf.ts";
import type { RawText } from "./raw.ts";
import { isUnreadable, withoutStamps } from "./scan.ts";
import { nameAsTitle, stated } from "./title.ts";

export interface DocumentInput {
	bytes: Buffer;
	/** Path or address. */
	name: string;
	/** What the link to it says; null where there is none. */
	title: string | null;
	/** The moment against which its day is judged. */
	now: Date;
}

const REMEDY = "Fetch it again; if it opens on a desk, save its text as .txt and import that.";

/** A scan has fewer letters than this a page; of a long one no more pages count, for its cover may be text. */
const LEAST_LETTERS = 100;
const PAGES_COUNTED = 5;
/** Letters of a document: no report has more, and more would hold up everything behind it. */
const MOST_TEXT = 5 * 1024 * 1024;

/** A bullet of a font of signs, which has no letters. */
const BULLET = /^[\uf000-\uf0ff]\s*/gmu;

const lettersOf = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** How a PDF tells the codes of ư and à in a font of before Unicode: as the dash and the letter they are elsewhere. */
const DASH_FOR_LETTER = /(?<![\p{Lu}\d/.,;:)])-(?=[\p{Ll}¬®µμ¸¹])/gu;

/** What was set in fonts of before Unicode, in Unicode. */
function mended(text: string): string {
	const read = mendFonts(text);
	if (read === text || text.includes("\u00ad")) return read;
	return mendFonts(text.replace(DASH_FOR_LETTER, "\u00ad").replaceAll("μ", "µ"));
}

async function rawText({ bytes, name }: DocumentInput): Promise<RawText> {
	const opened = openDocument(bytes, name);
	try {
		if (opened.kind === "pdf") return await readPdf(bytes, name);
		return await (opened.kind === "docx" ? readDocx(opened.zip) : readDoc(bytes));
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw new AppError("page_refused", `${name} was not read: the Word file is broken (${messageOf(error)}).`, {
			remedy: REMEDY,
		});
	}
}

/**
 * Reads a PDF or Word file: its whole text, letterhead, heading and footnotes with it, a paragraph a line.
 *
 * The title is the document's own heading, else what the file states of itself, else the link's text, else the file's
 * name; the day is that of the letterhead. A PDF without text, or with one that no reader could make sense of, is a scan.
 *
 * @throws AppError `file_unsupported` for another kind of file or an encrypted one; `page_refused` for a broken or too
 * large one.
 */
export async function readDocument(input: DocumentInput): Promise<FileText> {
	const raw = await rawText(input);
	const lines = withoutStamps(cleanLines(mended(raw.lines.join("\n").replace(BULLET, "- "))));
	const text = lines.join("\n");
	if (text.length > MOST_TEXT)
		throw new AppError("page_refused", `${input.name} was not read: it has more than 5 MB of text.`, {
			remedy: "Split it into parts.",
		});
	const { title, day } = readHeading(lines, input.now);
	const least = LEAST_LETTERS * Math.min(raw.pages ?? 0, PAGES_COUNTED);
	return {
		title: cleanLine(
			title ?? stated(raw.title && mended(raw.title)) ?? stated(input.title) ?? nameAsTitle(basename(input.name)),
		),
		published: day,
		dateSource: day ? "page" : null,
		dateInferred: false,
		// Below an official document stands who signed it, which is not who wrote it.
		author: title ? null : authorOfTail(lines),
		text,
		needsOcr: raw.pages !== null && (lettersOf(text) < least || isUnreadable(text)),
		pages: raw.pages,
	};
}
