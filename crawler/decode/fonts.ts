/** Charsets of fonts of before Unicode. */
export type FontCharset = "TCVN3" | "VNI";

/** A stretch of a text that is set in such a font. */
export interface FontRun {
	start: number;
	end: number;
	charset: FontCharset;
	/** A font of capitals, whose codes are the small letters: `.VnTimeH`. */
	capitals: boolean;
}

/** A tag with the font that it states. The list of fonts may be long; the first one counts. */
const FONT = /(?:\bface\s{0,9}=|font-family\s{0,9}:)\s{0,9}(?:&quot;|["'])?\s{0,9}([^"',;&>]{1,40})/i;
const LONGEST_TAG = 2000;
const MOST_OPEN = 512;
const NEVER_CLOSED = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|wbr)$/;

function charsetOf(font: string): Pick<FontRun, "charset" | "capitals"> | null {
	if (/^\.Vn[a-z]/i.test(font)) return { charset: "TCVN3", capitals: /H$/.test(font.trim()) };
	return /^VNI-/i.test(font) ? { charset: "VNI", capitals: false } : null;
}

/** Stretches of HTML in the fonts of before Unicode, as its tags state them, in order. */
export function fontsOf(html: string): FontRun[] {
	const runs: FontRun[] = [];
	const open: { name: string; font: ReturnType<typeof charsetOf> }[] = [];
	/** How many of each name are open, so that a tag that closes none costs no search. */
	const counts = new Map<string, number>();
	const count = (name: string, by: number): Map<string, number> => counts.set(name, (counts.get(name) ?? 0) + by);
	for (let at = html.indexOf("<"); at >= 0; ) {
		const end = html.indexOf(">", at);
		if (end < 0) break;
		const [, closing, given = ""] = /^<(\/?)([a-z][a-z\d]{0,20})/i.exec(html.slice(at, at + 24)) ?? [];
		const name = given.toLowerCase();
		if (closing) {
			for (let isOpen = (counts.get(name) ?? 0) > 0; isOpen; ) {
				const last = open.pop();
				if (last) count(last.name, -1);
				isOpen = last !== undefined && last.name !== name;
			}
		} else if (name !== "" && !NEVER_CLOSED.test(name) && open.length < MOST_OPEN) {
			const stated = FONT.exec(html.slice(at, Math.min(end, at + LONGEST_TAG)))?.[1];
			count(name, 1);
			open.push({ name, font: stated === undefined ? (open.at(-1)?.font ?? null) : charsetOf(stated) });
		}
		at = html.indexOf("<", end);
		const font = open.at(-1)?.font;
		if (font) runs.push({ start: end + 1, end: at < 0 ? html.length : at, ...font });
	}
	return runs;
}
