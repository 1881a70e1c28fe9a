import iconv from "iconv-lite";
import type { FontCharset } from "./fonts.ts";
import { mendFonts } from "./legacy.ts";
import { readMixed } from "./mixed.ts";
import { functionWords, mendBytes, mendUtf8, readLatin } from "./mojibake.ts";

/** Text of a page or file, and how its bytes were read. The Unicode form is as given, not always NFC. */
export interface Decoded {
	text: string;
	/** `utf-8`, `utf-16le`, `windows-1258`, `tcvn3`, … */
	encoding: string;
}

/** Enough to tell encodings apart. */
const SAMPLE_BYTES = 64 * 1024;
const LINE_END = 0x0a;
const NEW_LINE = Buffer.from("\n");

/** Text in Unicode, with what in it was taken for letters of Western Europe on its way there. */
export function mended(text: string, hint: string | null): string {
	const read = mendFonts(mendUtf8(text), hint === null ? undefined : FONTS.get(hint.toLowerCase())?.charset);
	return read === text ? mendBytes(text) : read;
}

/** Share of characters that no reading understands, above which bytes that show no Vietnamese are no text at all. */
const MOST_UNREADABLE = 0.02;

export function isUnreadable(text: string): boolean {
	const unread = text.match(/[\ufffd\0-\x08\x0e-\x1f]/g)?.length ?? 0;
	return unread > text.length * MOST_UNREADABLE;
}

/** One way of reading bytes. */
interface Reading {
	encoding: string;
	read: (bytes: Buffer) => string;
}

const byIconv = (encoding: string): Reading => ({ encoding, read: (bytes) => iconv.decode(bytes, encoding) });
const byFont = (encoding: string, charset: FontCharset): Reading => ({
	encoding,
	read: (bytes) => mendFonts(readLatin(bytes), charset),
});

/** Fonts by what people call their encodings. */
const FONTS: ReadonlyMap<string, Reading & { charset: FontCharset }> = new Map(
	["tcvn3", "tcvn", "abc", "vni"].map((name) => {
		const charset = name === "vni" ? "VNI" : "TCVN3";
		return [name, { ...byFont(charset.toLowerCase(), charset), charset }];
	}),
);

/** What bytes may be that are no valid UTF-8; of those that show as many Vietnamese words the first counts. */
const READINGS: readonly Reading[] = [
	{ encoding: "utf-8", read: (bytes) => bytes.toString("utf8") },
	{ encoding: "windows-1258", read: (bytes) => iconv.decode(bytes, "windows-1258").normalize("NFC") },
	byFont("tcvn3", "TCVN3"),
	byFont("vni", "VNI"),
	byIconv("viscii"),
	// TCVN 5712 in full, with capitals where the fonts have quotation marks.
	byIconv("tcvn"),
	// A template in UTF-8 round paragraphs that are not.
	{ encoding: "utf-8", read: (bytes) => mended(readMixed(bytes), null) },
];

/** Whether a name is one that `DecodeHints.encoding` may have. */
export const isEncoding = (name: string): boolean => FONTS.has(name.toLowerCase()) || iconv.encodingExists(name);

function readingBy(name: string): Reading | null {
	const lower = name.toLowerCase();
	if (/^utf-?8$/.test(lower)) return null;
	return (
		FONTS.get(lower) ??
		READINGS.find(({ encoding }) => encoding === lower) ??
		(isEncoding(lower) ? byIconv(lower) : null)
	);
}

/** Bytes by which the readings are told apart: the first stretches without markup that are not all ASCII. */
function sampleOf(bytes: Buffer): Buffer {
	const parts: Buffer[] = [];
	let [length, from, isPlain] = [0, 0, true];
	for (let i = 0; i <= bytes.length && length < SAMPLE_BYTES; i++) {
		const byte = bytes[i] ?? LINE_END;
		if (byte > 0x7f) isPlain = false;
		if (byte !== LINE_END && byte !== 0x3c && byte !== 0x3e && i - from < SAMPLE_BYTES) continue;
		if (!isPlain) {
			parts.push(bytes.subarray(from, i), NEW_LINE);
			length += i - from;
		}
		[from, isPlain] = [i + 1, true];
	}
	return Buffer.concat(parts);
}

/**
 * Reads bytes that are no valid UTF-8, by the reading that looks most like Vietnamese; ties go to the earlier one, the
 * stated charset first. Null where none of them makes text of the bytes.
 */
export function readBest(bytes: Buffer, charset: string | null): Decoded | null {
	const stated = charset === null ? null : readingBy(charset);
	const readings = stated ? [stated, ...READINGS] : READINGS;
	const sample = sampleOf(bytes);
	const scores = readings.map(({ read }) => functionWords(read(sample)));
	const best = scores.indexOf(Math.max(...scores));
	const { encoding, read } = readings[best] as Reading;
	const text = read(bytes);
	return scores[best] === 0 && isUnreadable(text) ? null : { text, encoding };
}

/** Reads bytes by the encoding that they are known to be in; null where they are not, or there is none of that name. */
export function readKnown(bytes: Buffer, name: string): Decoded | null {
	const reading = readingBy(name);
	const text = reading?.read(bytes) ?? null;
	return reading === null || text === null || isUnreadable(text) ? null : { text, encoding: reading.encoding };
}
