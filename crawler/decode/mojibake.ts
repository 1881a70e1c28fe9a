import iconv from "iconv-lite";
import { isSyllable } from "../../citation/index.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** What windows-1252 has for the bytes from 0x80, for which ISO 8859-1 has control characters. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes as the letters of Western Europe, which every byte is one of. */
export const readLatin = (bytes: Buffer): string =>
	bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (control) => WINDOWS.charAt(control.charCodeAt(0) - 0x80));

/** The byte of each, by either of the two. */
const BYTES = new Map<string, number>();
for (let byte = 0; byte < 0x100; byte++) BYTES.set(String.fromCharCode(byte), byte);
for (const [i, letter] of [...WINDOWS].entries()) BYTES.set(letter, 0x80 + i);

/** The bytes that were read as such letters; null where another letter stands among them. */
function bytesOf(text: string): Buffer | null {
	const bytes = Buffer.alloc(text.length);
	for (let i = 0; i < text.length; i++) {
		const byte = BYTES.get(text.charAt(i));
		if (byte === undefined) return null;
		bytes[i] = byte;
	}
	return bytes;
}

/** Words of nearly every Vietnamese sentence: the reading that shows most of them is the right one. */
const FUNCTION_WORDS = /(?<!\p{L})(?:của|và|các|được|trong|với|cho|những|đã|về|năm|không|theo|người)(?!\p{L})/giu;

export const functionWords = (text: string): number => text.normalize("NFC").match(FUNCTION_WORDS)?.length ?? 0;

/** Text between two tags or line ends: what came from one place. */
const LINE = /[^<>\n]+/g;
/** Letters of Vietnamese that no encoding of Western Europe has: where they stand, the text has been read rightly. */
const UNICODE = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]|[\u0300-\u0323]/g;

/** The second and third bytes of UTF-8 when read as letters of Western Europe. */
const NEXT = "[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]";
const SEQUENCE = new RegExp(`[ÂÃÄÅÆÌÍ]${NEXT}|á[º»]${NEXT}|â€${NEXT}`, "g");
/** What such a sequence may stand for in a Vietnamese text. */
const MEANT = /^(?:[\u00a0«»°§©®À-ÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9‐-―‘-‟•…]|[\u0300-\u0323])$/;

function readSequence(letters: string): string {
	try {
		const meant = utf8.decode(bytesOf(letters) ?? undefined);
		return MEANT.test(meant) ? meant : letters;
	} catch {
		return letters;
	}
}

/** What is left where a byte without a letter was lost on the way, and where a blank that does not break became one that does. */
const LOST = /Ä(?=[\p{L}\s]|$)|Ã(?=\s|$)/u;
const WHOLE_OR_LOST = new RegExp(`${SEQUENCE.source}|${LOST.source}`, "gu");

/** A line of UTF-8 that was read as letters of Western Europe: `cá»§a Äáº£ng`. */
function readUtf8(line: string): string {
	const letters = line.match(UNICODE)?.length ?? 0;
	const sequences = line.match(SEQUENCE) ?? [];
	if (sequences.length <= 2 * letters || sequences.every((given) => readSequence(given) === given)) return line;
	return line.replace(WHOLE_OR_LOST, (given) => (given === "Ä" ? "Đ" : given === "Ã" ? "à" : readSequence(given)));
}

/** How many words with marks are Vietnamese, and how many are not. */
function count(text: string): { good: number; bad: number } {
	const words = text.match(/\p{L}{2,40}/gu)?.filter((word) => /[^\0-\x7f]/.test(word)) ?? [];
	const good = words.filter((word) => isSyllable(word.toLowerCase())).length;
	return { good, bad: words.length - good };
}

/** What each letter of Western Europe stands for where its byte is one of another encoding. */
const lettersOf = (encoding: string): Map<string, string> =>
	new Map([...BYTES].map(([letter, byte]) => [letter, iconv.decode(Buffer.from([byte]), encoding)]));

const ONE_BYTE = [lettersOf("viscii"), lettersOf("windows-1258")];
const HIGH = /[^\0-\x7f]/g;
/** Whether a line has a word with letters that such an encoding may stand behind. */
const mayBeBytes = (line: string): boolean => /[a-z][^\0-\x7f]|[^\0-\x7f][a-z]/i.test(line) && line.search(UNICODE) < 0;

const by = (letters: Map<string, string>, text: string): string =>
	text.replace(HIGH, (letter) => letters.get(letter) ?? letter).normalize("NFC");

/** A line in an encoding of one byte a letter, read as letters of Western Europe, where more words come of it. */
function readBytes(line: string, letters: Map<string, string>): string {
	if (!mayBeBytes(line)) return line;
	const read = by(letters, line);
	const { good, bad } = count(read);
	return good > 2 * bad && good > count(line).good ? read : line;
}

/** So many function words must come of it for a whole page to be taken for something else than it seems. */
const ENOUGH = 2;

function readLines(text: string, read: (line: string) => string): { text: string; gain: number } {
	let gain = 0;
	const mended = text.replace(LINE, (line) => {
		const meant = read(line);
		if (meant !== line) gain += functionWords(meant) - functionWords(line);
		return meant;
	});
	return { text: mended, gain };
}

/** Reads what was UTF-8 and was taken for letters of Western Europe on its way into a page. */
export function mendUtf8(text: string): string {
	if (text.search(SEQUENCE) < 0) return text;
	const read = readLines(text, readUtf8);
	return read.gain > 0 ? read.text : text;
}

/** The same of what was VISCII or windows-1258. */
export function mendBytes(text: string): string {
	// Line by line it takes its time, so it is seen first whether they have anything of it together.
	const lines = text.match(LINE)?.filter(mayBeBytes).join("\n") ?? "";
	const words = functionWords(lines);
	const [best] = ONE_BYTE.filter((letters) => functionWords(by(letters, lines)) >= words + ENOUGH)
		.map((letters) => readLines(text, (line) => readBytes(line, letters)))
		.sort((a, b) => b.gain - a.gain);
	return best && best.gain >= ENOUGH ? best.text : text;
}
