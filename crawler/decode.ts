import iconv from "iconv-lite";
import { AppError } from "../model/errors.ts";

/** Text of a page or file, and how its bytes were read. The Unicode form is as given, not yet NFC. */
export interface Decoded {
	text: string;
	/** `utf-8`, `utf-16le`, `windows-1258`, `tcvn`, … */
	encoding: string;
}

export interface DecodeHints {
	/** What it is called in messages: a path or an address. */
	name: string;
	/** The `Content-Type` header, if there was one. */
	contentType?: string | null | undefined;
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

/** Words of nearly every Vietnamese sentence: the reading that shows most of them is the right one. */
const FUNCTION_WORDS = /(?<!\p{L})(?:của|và|các|được|trong|với|cho|những|đã|về|năm|không|theo|người)(?!\p{L})/giu;

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

const functionWords = (text: string): number => text.normalize("NFC").match(FUNCTION_WORDS)?.length ?? 0;

/** Share of characters that no reading understands, above which bytes that show no Vietnamese are no text at all. */
const MOST_UNREADABLE = 0.02;

function isUnreadable(text: string): boolean {
	const unread = text.match(/\ufffd/g)?.length ?? 0;
	return unread > text.length * MOST_UNREADABLE;
}

/** Reads bytes that are no valid UTF-8, by the reading that looks most like Vietnamese; ties go to the earlier one. */
function legacy(bytes: Buffer, charset: string | null, name: string): Decoded {
	const stated = charset && !/^utf-?8$/.test(charset) && iconv.encodingExists(charset) ? [charset] : [];
	const readings = [...stated, "utf-8", "windows-1258", "tcvn"].map((encoding) => {
		const text = iconv.decode(bytes, encoding);
		return { text, encoding, score: functionWords(text) };
	});
	const best = readings.reduce((a, b) => (b.score > a.score ? b : a));
	if (best.score === 0 && isUnreadable(best.text)) throw refuse(name, "in no encoding that is known");
	return { text: best.text, encoding: best.encoding };
}

function markedUtf16(bytes: Buffer): "utf-16le" | "utf-16be" | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
	return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/**
 * Reads bytes as text. A byte order mark decides; then valid UTF-8, whatever was declared (a legacy text is hardly ever
 * valid UTF-8 by accident); then the declared charset, windows-1258 or TCVN3 (ABC), whichever reads like Vietnamese.
 *
 * @throws AppError `file_unsupported` for anything that is no text, naming what it is.
 */
export function decode(bytes: Buffer, { name, contentType }: DecodeHints): Decoded {
	const marked = markedUtf16(bytes);
	if (marked) {
		const text = iconv.decode(bytes, marked);
		if (text.includes("\0") || isUnreadable(text)) throw refuse(name, "binary data");
		return { text, encoding: marked };
	}
	refuseBinary(bytes, name);
	const utf8 = strictUtf8(bytes);
	const charset = declared(bytes, contentType);
	const stateful = charset?.startsWith("iso-2022") ?? false;
	if (utf8 !== null && !stateful) return { text: utf8, encoding: "utf-8" };
	return legacy(bytes, charset, name);
}
