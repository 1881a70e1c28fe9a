import iconv from "iconv-lite";
import { type Charset, TCVN3, VNI } from "../../citation/text/damage/charsets.ts";

/** A text as a font of before Unicode wanted it typed, shown as letters of Western Europe. */
export function typed(text: string, { reads }: Charset): string {
	const shown = new Map<string, string>();
	for (const [letter, meant] of reads)
		if (!/[-\u2010\u2011]/.test(letter)) shown.set(meant, shown.get(meant) ?? letter);
	return text.replace(/[^\0-\x7f]/g, (letter) => shown.get(letter) ?? letter);
}

/** Windows-1258 has letters such as `ê` and combining tone marks, so that is how a text must be written for it. */
function decomposed(text: string): string {
	return text
		.normalize("NFD")
		.replace(/([aeo])\u0323?\u0302/g, (pair) => (pair.includes("\u0323") ? `${pair[0]}\u0302\u0323` : pair))
		.replace(/[aeoAEO]\u0302|[aA]\u0306|[ouOU]\u031b/g, (pair) => pair.normalize("NFC"))
		.replace(/([ou])\u0323\u031b/gi, (_, letter: string) => `${`${letter}\u031b`.normalize("NFC")}\u0323`);
}

/** Ways in which old pages hold Vietnamese, each with the name under which it is read. */
export const LEGACY: Record<string, (text: string) => Buffer> = {
	"windows-1258": (text) => iconv.encode(decomposed(text), "windows-1258"),
	tcvn3: (text) => Buffer.from(typed(text, TCVN3), "latin1"),
	vni: (text) => Buffer.from(typed(text, VNI), "latin1"),
	viscii: (text) => iconv.encode(text, "viscii"),
};

/** Windows-1252 has these for the control characters of ISO 8859-1. */
const SIGNS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes shown as a browser shows those of an unknown encoding, and saved again as UTF-8. */
export const asLatin = (bytes: Buffer): string =>
	[...bytes].map((byte) => SIGNS[byte - 0x80] ?? String.fromCharCode(byte)).join("");
