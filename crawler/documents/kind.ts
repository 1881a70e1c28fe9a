import { AppError } from "../../model/errors.ts";
import { unzip, type Zip } from "./zip.ts";

/** A document of a kind that is read. */
export type Opened = { kind: "pdf" } | { kind: "doc" } | { kind: "docx"; zip: Zip };

/** `%PDF-` may stand behind a little of something else. */
const PDF_HEAD = 1024;
const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
const ZIP = Buffer.from("504b0304", "hex");
const RTF = Buffer.from("{\\rtf");
/** A directory of an old Office file names its streams in UTF-16. */
const stream = (name: string): Buffer => Buffer.from(name, "utf16le");

/** What a ZIP archive is, by an entry that only it has. */
const ARCHIVES: { entry: string; what: string }[] = [
	{ entry: "xl/workbook.xml", what: "a spreadsheet (.xlsx)" },
	{ entry: "ppt/presentation.xml", what: "a presentation (.pptx)" },
	{ entry: "mimetype", what: "an OpenDocument file" },
];
const STREAMS: { name: Buffer; what: string; remedy?: string }[] = [
	{
		name: stream("EncryptedPackage"),
		what: "encrypted",
		remedy: "Ask for a copy without a password, or save its text as .txt.",
	},
	{ name: stream("Workbook"), what: "an old spreadsheet (.xls)" },
	{ name: stream("PowerPoint Document"), what: "an old presentation (.ppt)" },
];

/** Whether bytes begin as a document does that `readDocument` is for, readable or not. */
export const isDocument = (bytes: Buffer): boolean =>
	bytes.subarray(0, PDF_HEAD).includes("%PDF-") ||
	[OLE, ZIP, RTF].some((head) => bytes.subarray(0, 8).indexOf(head) === 0);

export const unsupported = (
	name: string,
	what: string,
	remedy = "Save it as .docx or .pdf, or its text as .txt.",
): AppError => new AppError("file_unsupported", `${name} is ${what}.`, { remedy });

/**
 * Tells a document's kind by its bytes, whatever it is called.
 *
 * @throws AppError `file_unsupported` for what is none, or encrypted; `page_refused` for a broken archive.
 */
export function openDocument(bytes: Buffer, name: string): Opened {
	if (bytes.subarray(0, PDF_HEAD).includes("%PDF-")) return { kind: "pdf" };
	if (bytes.subarray(0, OLE.length).equals(OLE)) {
		if (bytes.includes(stream("WordDocument"))) return { kind: "doc" };
		const found = STREAMS.find((row) => bytes.includes(row.name));
		throw unsupported(name, found?.what ?? "an old Office file without a text", found?.remedy);
	}
	if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
		const zip = unzip(bytes, name);
		if (zip.exists("[Content_Types].xml") && zip.names.some((entry) => entry.startsWith("word/")))
			return { kind: "docx", zip };
		throw unsupported(name, ARCHIVES.find(({ entry }) => zip.exists(entry))?.what ?? "an archive (.zip)");
	}
	if (bytes.subarray(0, RTF.length).equals(RTF)) throw unsupported(name, "an RTF document");
	throw unsupported(name, "neither a PDF nor a Word file");
}
