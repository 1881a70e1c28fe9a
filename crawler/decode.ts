import iconv from "iconv-lite";
import { AppError } from "../model/errors.ts";
import { type Decoded, isUnreadable, mended, readBest, readKnown } from "./decode/readings.ts";

export { type Decoded, isEncoding } from "./decode/readings.ts";

export interface DecodeHints {
	/** What it is called in messages: a path or an address. */
	name: string;
	/** The `Content-Type` header, if there was one. */
	contentType?: string | null | undefined;
	/** The encoding that its bytes are known to be in, whatever they are declared as: a name that `isEncoding` knows. */
	encoding?: string | null | undefined;
}

/** How files that are no text begin. */
const MAGIC: { bytes: number[]; what: string }[] = [
	{ bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: "a PDF" },
	{ bytes: [0x50, 0x4b, 0x03, 0x04], what: "a ZIP archive (.docx, .xlsx, .zip)" },
	{ bytes: [0x50, 0x4b, 0x05, 0x06], what: "an empty ZIP archive" },
	{ bytes: [0xd0, 0xcf, 0x11, 0xe0], what: "an old Office document (.doc, .xls)" },
	{ bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: "an RTF document" },
	{ bytes: [0x1f, 0x8b], what: "a gzip archive" },
	{ bytes: [0x89, 0x50, 0x4e, 0x47], what: "a PNG picture" },
	{ bytes: [0xff, 0xd8, 0xff], what: "a JPEG picture" },
	{ bytes: [0x47, 0x49, 0x46, 0x38], what: "a GIF picture" },
	{ bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], what: "an SQLite database" },
	{ bytes: [0x7f, 0x45, 0x4c, 0x46], what: "a program" },
];

/** Where `%PDF-` and a `<meta charset>` may still stand. */
const HEAD_BYTES = 1024;
const META_BYTES = 4096;

const refuse = (name: string, what: string): AppError =>
	new AppError("file_unsupported", `${name} is ${what}, not text.`, {
		remedy: "Save its text as a .txt file and give that instead.",
	});

function refuseBinary(bytes: Buffer, name: string): void {
	const magic = MAGIC.find(({ bytes: start }) => start.every((byte, i) => bytes[i] === byte));
	if (magic) throw refuse(name, magic.what);
	if (bytes.subarray(0, HEAD_BYTES).includes("%PDF-")) throw refuse(name, "a PDF");
	if (bytes.includes(0)) throw refuse(name, "binary data (it holds NUL bytes)");
}

/** The charset that the header, a `<meta>` or an XML declaration states, in lower case. */
function declared(bytes: Buffer, contentType: string | null | undefined): string | null {
	const inHeader = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? "");
	if (inHeader?.[1]) return inHeader[1].toLowerCase();
	const head = bytes.subarray(0, META_BYTES).toString("latin1");
	const inPage =
		/<meta\b[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
		/^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i.exec(head);
	return inPage?.[1]?.toLowerCase() ?? null;
}

function strictUtf8(bytes: Buffer): string | null {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** UTF-16 by its mark, or by the first sign of a page, which is ASCII. */
function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | null {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
	return (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c) ? "utf-16be" : null;
}

/**
 * Reads bytes as text. A byte order mark decides; then valid UTF-8, whatever was declared (a legacy text is hardly ever
 * valid UTF-8 by accident); then the encoding that is known; then the declared one, windows-1258, TCVN3 (ABC), VNI or
 * VISCII, whichever reads like Vietnamese. What is in an encoding of before Unicode inside a page of UTF-8 is read as
 * well, where its words leave no doubt.
 *
 * Linear in the bytes.
 *
 * @throws AppError `file_unsupported` for anything that is no text, naming what it is.
 */
export function decode(bytes: Buffer, { name, contentType, encoding = null }: DecodeHints): Decoded {
	const wide = utf16Of(bytes);
	if (wide) {
		const text = iconv.decode(bytes, wide);
		if (text.includes("\0") || isUnreadable(text)) throw refuse(name, "binary data");
		return { text, encoding: wide };
	}
	refuseBinary(bytes, name);
	const utf8 = strictUtf8(bytes);
	const charset = encoding ?? declared(bytes, contentType);
	const stateful = charset?.startsWith("iso-2022") ?? false;
	if (utf8 !== null && !stateful) return { text: mended(utf8, encoding), encoding: "utf-8" };
	const read = (encoding === null ? null : readKnown(bytes, encoding)) ?? readBest(bytes, charset);
	if (!read) throw refuse(name, "in no encoding that is known");
	return read;
}
