import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { AppError, messageOf } from "../../model/errors.ts";
import { readingOrder } from "./pdf-columns.ts";
import { withoutFootnotes, withoutRepeats } from "./pdf-pages.ts";
import { paragraphsOf } from "./pdf-paragraphs.ts";
import { type Row, type Run, rowsOf } from "./pdf-rows.ts";
import type { RawText } from "./raw.ts";

const MOST_PAGES = 500;
/** Pieces of text on one page; a page of a report has some hundreds. */
const MOST_RUNS = 100_000;
/** Letters of a document. */
const MOST_TEXT = 5 * 1024 * 1024;

const refuse = (name: string, why: string, remedy: string): AppError =>
	new AppError("page_refused", `${name} was not read: ${why}.`, { remedy });

type Matrix = readonly number[];

const multiply = (
	[a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Matrix,
	[g = 0, h = 0, i = 0, j = 0, k = 0, l = 0]: Matrix,
) => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f] as const;

/** Which way a text runs on the page: 0 rightwards, 1 downwards, 2 upside down, 3 upwards; null: aslant, as watermarks. */
function wayOf(matrix: Matrix): 0 | 1 | 2 | 3 | null {
	const [a = 0, b = 0] = matrix;
	if (Math.abs(b) <= Math.abs(a) * 0.1) return a >= 0 ? 0 : 2;
	if (Math.abs(a) <= Math.abs(b) * 0.1) return b >= 0 ? 1 : 3;
	return null;
}

/** The place of a text as if the page were turned so that it runs rightwards. */
function turned(way: 0 | 1 | 2 | 3, x: number, y: number): { x: number; y: number } {
	if (way === 0) return { x, y };
	if (way === 1) return { x: y, y: -x };
	return way === 2 ? { x: -x, y: -y } : { x: -y, y: x };
}

/** The rows of a page. Of texts that run in several ways only the main one is read. */
async function rowsOfPage(page: PDFPageProxy, name: string): Promise<Row[]> {
	const { items } = await page.getTextContent({ includeMarkedContent: false });
	if (items.length > MOST_RUNS)
		throw refuse(
			name,
			`a page has more than ${MOST_RUNS} pieces of text`,
			"If it is a real document, save its text as .txt.",
		);
	const base = page.getViewport({ scale: 1 }).transform as number[];
	const ways: [Run[], Run[], Run[], Run[]] = [[], [], [], []];
	const letters: [number, number, number, number] = [0, 0, 0, 0];
	for (const item of items) {
		if (!("str" in item) || item.str === "") continue;
		const matrix = multiply(base, item.transform as number[]);
		const way = wayOf(matrix);
		const size = Math.hypot(matrix[2], matrix[3]);
		if (way === null || !Number.isFinite(size) || size === 0) continue;
		const { x, y } = turned(way, matrix[4], matrix[5]);
		ways[way].push({ text: item.str, x, end: x + item.width, y, size });
		letters[way] += item.str.length;
	}
	return rowsOf(ways[letters.indexOf(Math.max(...letters)) as 0 | 1 | 2 | 3]);
}

async function open(bytes: Buffer, name: string): Promise<PDFDocumentProxy> {
	// Loaded when first needed: it is large, and pages of the web do not need it. The other build wants a newer Node.
	const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
	const task = getDocument({
		// pdf.js wants a plain array that it may keep.
		data: new Uint8Array(bytes),
		verbosity: 0,
		useSystemFonts: false,
		disableFontFace: true,
		useWorkerFetch: false,
		enableXfa: false,
	});
	try {
		return await task.promise;
	} catch (error) {
		await task.destroy();
		if (error instanceof Error && error.name === "PasswordException")
			throw new AppError("file_unsupported", `${name} is encrypted.`, {
				remedy: "Ask for a copy without a password, or save its text as .txt.",
			});
		throw refuse(
			name,
			`the PDF is broken (${messageOf(error)})`,
			"Fetch it again; if it opens in a viewer, save its text as .txt.",
		);
	}
}

/**
 * Reads the text layer of a PDF: paragraphs in reading order, without page numbers and repeated headers and footers.
 * A scan has none.
 *
 * @throws AppError `file_unsupported` where it wants a password; `page_refused` where it is broken, or has more than 500
 * pages or 5 MB of text.
 */
export async function readPdf(bytes: Buffer, name: string): Promise<RawText> {
	const document = await open(bytes, name);
	try {
		const { numPages } = document;
		if (numPages > MOST_PAGES)
			throw refuse(name, `it has ${numPages} pages, more than ${MOST_PAGES}`, "Split it into parts.");
		const pages: Row[][] = [];
		let length = 0;
		for (let n = 1; n <= numPages; n++) {
			const page = await document.getPage(n);
			const rows = await rowsOfPage(page, name);
			page.cleanup();
			pages.push(rows);
			length += rows.flat().reduce((sum, { text }) => sum + text.length, 0);
			if (length > MOST_TEXT)
				throw refuse(name, `it has more than ${MOST_TEXT / 1024 / 1024} MB of text`, "Split it into parts.");
		}
		const parts = withoutRepeats(pages).map(withoutFootnotes);
		const text = paragraphsOf(parts.flatMap((part, i) => readingOrder(part.text, i === 0)));
		const notes = paragraphsOf(parts.flatMap((part) => readingOrder(part.notes, false)));
		const { info } = await document.getMetadata();
		const title = "Title" in info && typeof info.Title === "string" ? info.Title : null;
		return { lines: [...text, ...notes], title, pages: numPages };
	} catch (error) {
		if (error instanceof AppError) throw error;
		throw refuse(
			name,
			`the PDF is broken (${messageOf(error)})`,
			"Fetch it again; if it opens in a viewer, save its text as .txt.",
		);
	} finally {
		await document.destroy();
	}
}
