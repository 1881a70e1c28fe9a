import { plain as plainText } from "./slug.ts";

/**
 * A text made even for matching, two views of the same length, with the way back to the text as given.
 *
 * `text` keeps letters and case but is NFC, with one kind of dash and of space and no invisible characters; `plain` is
 * the same without diacritics and in lower case, so that one pattern reads both `Nghị quyết` and `NGHI QUYET`.
 */
export interface Folded {
	text: string;
	plain: string;
	/** Offset in the text as given of the character at `i`; for `i` at the end, the length of that text. */
	at(i: number): number;
	/** Offset just behind the character before `i`, so that a span `[a, b)` is given back as `[at(a), endAt(b))`. */
	endAt(i: number): number;
}

const DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";
const SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t";
const LOOKALIKE: Record<string, string> = { "\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\uff0f": "/", "\u2044": "/" };

/** One character for one character: what stands in the even text for a code unit; absent means itself. */
const EVEN = new Map<number, string>();
for (const c of DASHES) EVEN.set(c.charCodeAt(0), "-");
for (const c of SPACES) EVEN.set(c.charCodeAt(0), " ");
for (const [c, to] of Object.entries(LOOKALIKE)) EVEN.set(c.charCodeAt(0), to);
for (let digit = 0; digit < 10; digit++) EVEN.set(0xff10 + digit, String(digit));

const INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff";
const UNEVEN = new RegExp(`[${DASHES}${SPACES}${Object.keys(LOOKALIKE).join("")}\uff10-\uff19]`);
const SHIFTING = new RegExp(`[${INVISIBLE}\\u0300-\\u036f]|\\s{3}`);
const CLUSTER = new RegExp(`[${INVISIBLE}]|\\s{3,}|[\\s\\S][\\u0300-\\u036f]*`, "g");

/** The plain letter of every code unit of the Basic Multilingual Plane that Vietnamese text may hold. */
const PLAIN = new Map<string, string>();
function plainChar(c: string): string {
	const known = PLAIN.get(c);
	if (known !== undefined) return known;
	const folded = plainText(c);
	const one = folded.length === 1 ? folded : c;
	PLAIN.set(c, one);
	return one;
}

const NOT_ASCII = /[^\0-\x7f]/g;

function toPlain(text: string): string {
	return text.replace(NOT_ASCII, plainChar).toLowerCase();
}

/** A long run of blanks in short: an empty line stays one, so does a line break. No pattern can lose its way in it. */
function shortBlank(run: string): string {
	const breaks = run.split("\n").length - 1;
	return breaks > 1 ? "\n\n" : breaks === 1 ? "\n" : " ";
}

const evenChar = (c: string): string => EVEN.get(c.charCodeAt(0)) ?? c;

/** Evens out a text, see {@link Folded}. Linear in its length; a clean NFC text keeps its offsets and costs no map. */
export function fold(given: string): Folded {
	if (!SHIFTING.test(given)) {
		const text = UNEVEN.test(given) ? given.replace(new RegExp(UNEVEN, "g"), evenChar) : given;
		return { text, plain: toPlain(text), at: (i) => i, endAt: (i) => i };
	}
	const chars: string[] = [];
	const starts: number[] = [];
	const ends: number[] = [];
	for (const { 0: cluster, index } of given.matchAll(CLUSTER)) {
		if (INVISIBLE.includes(cluster)) continue;
		if (cluster.length > 2 && /^\s/.test(cluster)) {
			for (const blank of shortBlank(cluster)) {
				chars.push(blank);
				starts.push(index);
				ends.push(index + cluster.length);
			}
			continue;
		}
		// A cluster that NFC cannot make one character of keeps its first; the marks left over name no letter.
		const composed = cluster.length > 1 ? cluster.normalize("NFC") : cluster;
		chars.push(evenChar(composed.charAt(0)));
		starts.push(index);
		ends.push(index + cluster.length);
	}
	const text = chars.join("");
	return {
		text,
		plain: toPlain(text),
		at: (i) => starts[i] ?? given.length,
		endAt: (i) => (i > 0 ? (ends[i - 1] ?? given.length) : 0),
	};
}
