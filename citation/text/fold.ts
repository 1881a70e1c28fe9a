import { Lines } from "./lines.ts";
import { plain as plainText } from "./slug.ts";

/**
 * A text made even for matching, two views of the same length, with the way back to the text as given.
 *
 * `text` keeps letters and case but is NFC, with one kind of dash and of space and no invisible characters; `plain` is
 * the same without diacritics, in lower case and in ASCII alone, so that one pattern reads both `Nghị quyết` and
 * `NGHI QUYET`. In it every quotation mark is `"` or `'`, every bullet `;`, and what has no letter of ASCII is U+007F.
 */
export interface Folded {
	text: string;
	plain: string;
	/** The character codes of `plain`, for loops that a string would slow down. */
	codes: Uint8Array;
	/** Offset in the text as given of the character at `i`; for `i` at the end, the length of that text. */
	at(i: number): number;
	/** Offset just behind the character before `i`, so that a span `[a, b)` is given back as `[at(a), endAt(b))`. */
	endAt(i: number): number;
	/** The other way: index of the character that stands at, or else first behind, an offset of the text as given. */
	from(offset: number): number;
}

/** The one thing used that the language itself lacks; Node and every browser have it. */
declare const TextDecoder: new (
	label: string,
	options: { ignoreBOM: boolean },
) => { decode(bytes: Uint8Array | Uint16Array): string };

const DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";
const SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t";
const LOOKALIKE: Record<string, string> = {
	"\u00d0": "Đ",
	"\u0189": "Đ",
	"\u00f0": "đ",
	"\uff0f": "/",
	"\u2044": "/",
	"\u2215": "/",
};
/** What nobody sees, the signs that turn the order of what stands between them among it. */
const INVISIBLE =
	"\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufe00\ufe01\ufe0e\ufe0f\ufeff";
const IN_PLAIN: Record<string, string> = { "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'" };
for (const bullet of "·•●▪") IN_PLAIN[bullet] = ";";
/** Stands in `plain` for what ASCII has no letter for; no pattern names it. */
const NO_LETTER = 0x7f;

/** What a code unit is to the loop below; zero is a character like any other. */
const LINE_BREAK = 0x0a;
const UNSEEN = 1;
const MARK = 2;
const BLANK = 3;

const kinds = new Uint8Array(0x10000);
/** One unit for one unit: what stands for it in the even text, and in the plain one. */
const evenUnits = new Uint16Array(0x10000);
const plainUnits = new Uint8Array(0x10000);

function fillTables(): void {
	for (let unit = 0; unit < 0x10000; unit++) evenUnits[unit] = unit;
	for (const c of DASHES) evenUnits[c.charCodeAt(0)] = 0x2d;
	for (const c of SPACES) evenUnits[c.charCodeAt(0)] = 0x20;
	for (const [c, to] of Object.entries(LOOKALIKE)) evenUnits[c.charCodeAt(0)] = to.charCodeAt(0);
	// Full-width digits and letters, as input methods of East Asia write them.
	for (let digit = 0; digit < 10; digit++) evenUnits[0xff10 + digit] = 0x30 + digit;
	for (let letter = 0; letter < 26; letter++) {
		evenUnits[0xff21 + letter] = 0x41 + letter;
		evenUnits[0xff41 + letter] = 0x61 + letter;
	}
	for (let unit = 0; unit < 0x10000; unit++) {
		const even = evenUnits[unit] ?? 0;
		const c = String.fromCharCode(even);
		// Beyond the letters of Latin scripts nothing folds to ASCII, and taking 60,000 signs apart takes its time.
		const letter = even < 0x250 || (even >= 0x1e00 && even < 0x1f00) || even === 0x20ab ? plainText(c) : c;
		const folded = IN_PLAIN[c] ?? letter;
		plainUnits[unit] = folded.length === 1 && folded < "\x7f" ? folded.charCodeAt(0) : NO_LETTER;
	}
	for (const c of `${SPACES}\n\v\f\r \u2028\u2029`) kinds[c.charCodeAt(0)] = BLANK;
	for (const c of INVISIBLE) kinds[c.charCodeAt(0)] = UNSEEN;
	for (let unit = 0x300; unit < 0x370; unit++) kinds[unit] = MARK;
}
fillTables();

/** The characters of the even text that are not one unit of the given one, in order; the rest follow one by one. */
class Shifts {
	#count = 0;
	#entries = new Int32Array(48);

	/** The character at `at` of the even text spans `[start, end)` of the given one. */
	set(at: number, start: number, end: number): void {
		if (this.#count > 0 && this.#entries[this.#count * 3 - 3] === at) this.#count--;
		if (this.#count * 3 === this.#entries.length) {
			const more = new Int32Array(this.#entries.length * 2);
			more.set(this.#entries);
			this.#entries = more;
		}
		const slot = this.#count++ * 3;
		this.#entries[slot] = at;
		this.#entries[slot + 1] = start;
		this.#entries[slot + 2] = end;
	}

	/** Index in the even text of what stands at an offset of the given one, found by halving. */
	index(offset: number): number {
		let [low, high] = [0, this.#count];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#entries[middle * 3 + 2] ?? 0) <= offset) low = middle + 1;
			else high = middle;
		}
		const slot = low * 3;
		if (low < this.#count && (this.#entries[slot + 1] ?? 0) <= offset) return this.#entries[slot] ?? 0;
		return low === 0 ? offset : (this.#entries[slot - 3] ?? 0) + 1 + offset - (this.#entries[slot - 1] ?? 0);
	}

	/** Slot of the last entry at or before `at`, negative where there is none; found by halving. */
	#slotOf(at: number): number {
		let [low, high] = [0, this.#count];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((this.#entries[middle * 3] ?? 0) <= at) low = middle + 1;
			else high = middle;
		}
		return low * 3 - 3;
	}

	start(at: number): number {
		const slot = this.#slotOf(at);
		if (slot < 0) return at;
		const shifted = this.#entries[slot] ?? 0;
		return shifted === at ? (this.#entries[slot + 1] ?? 0) : (this.#entries[slot + 2] ?? 0) + at - shifted - 1;
	}

	end(at: number): number {
		const slot = this.#slotOf(at);
		return slot < 0 ? at + 1 : (this.#entries[slot + 2] ?? 0) + at - (this.#entries[slot] ?? 0);
	}
}

const decode16 = new TextDecoder("utf-16le", { ignoreBOM: true });
const decode8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where the run of units of one kind that starts at `start` ends. */
function endOf(given: string, start: number, kind: number): number {
	let end = start + 1;
	while (end < given.length && kinds[given.charCodeAt(end)] === kind) end++;
	return end;
}

/** How many line breaks stand in `[start, end)`, two for two and more. */
function breaksIn(given: string, start: number, end: number): number {
	let breaks = 0;
	for (let i = start; i < end && breaks < 2; i++) if (given.charCodeAt(i) === LINE_BREAK) breaks++;
	return breaks;
}

/** The two views of a text unit by unit, and where they part from it. */
interface Evened {
	units: Uint16Array;
	codes: Uint8Array;
	shifts: Shifts;
	/** Whether `units` are just those of the text as given. */
	same: boolean;
}

function evenOut(given: string): Evened {
	const { length } = given;
	const units = new Uint16Array(length);
	const codes = new Uint8Array(length);
	const shifts = new Shifts();
	const lines = new Lines(given);
	let same = true;
	let made = 0;
	/** Where the cluster that ends at `joint` starts, so that more marks can join it; -1 where nothing is there to join. */
	let [base, joint] = [-1, 0];
	for (let i = 0; i < length; i++) {
		const unit = given.charCodeAt(i);
		// Most of a text is plain letters.
		if (unit > 0x20 && unit < 0x80) {
			units[made] = unit;
			codes[made++] = plainUnits[unit] ?? NO_LETTER;
			continue;
		}
		const kind = kinds[unit];
		if (kind === UNSEEN) {
			[same, base, joint] = [false, -1, i + 1];
			// The character behind it, whatever it is, no longer follows the one before.
			shifts.set(made, i + 1, i + 2);
			continue;
		}
		const end = kind === MARK || kind === BLANK ? endOf(given, i, kind) : i + 1;
		if (kind === MARK && (joint !== i || base >= 0)) {
			const start = joint === i ? base : i - 1;
			// A cluster that NFC cannot make one character of keeps its first; the marks left over name no letter.
			const composed = evenUnits[given.slice(start, end).normalize("NFC").charCodeAt(0)] ?? 0;
			units[made - 1] = composed;
			codes[made - 1] = plainUnits[composed] ?? NO_LETTER;
			shifts.set(made - 1, start, end);
			[same, base, joint] = [false, start, end];
			i = end - 1;
			continue;
		}
		if (kind === BLANK && (end - i > 1 || unit === LINE_BREAK)) {
			const breaks = breaksIn(given, i, end);
			const soft = breaks === 1 && lines.isWrap(i, end);
			const blank = breaks === 0 || soft ? 0x20 : LINE_BREAK;
			// An empty line is two breaks; the second stands for the last blank of the run.
			if (breaks > 1) {
				units[made] = blank;
				codes[made] = blank;
				shifts.set(made++, i, end - 1);
			}
			units[made] = blank;
			codes[made] = blank;
			if (end - i > 1) shifts.set(made, breaks > 1 ? end - 1 : i, end);
			made++;
			[same, base, joint] = [false, i, end];
			i = end - 1;
			continue;
		}
		const even = evenUnits[unit] ?? 0;
		if (even !== unit) same = false;
		units[made] = even;
		codes[made++] = plainUnits[unit] ?? NO_LETTER;
	}
	return { units: units.subarray(0, made), codes: codes.subarray(0, made), shifts, same };
}

/** Evens out a text, see {@link Folded}. Linear in its length. */
export function fold(given: string): Folded {
	const { units, codes, shifts, same } = evenOut(given);
	const { length } = given;
	const made = codes.length;
	return {
		text: same ? given : decode16.decode(units),
		plain: decode8.decode(codes),
		codes,
		at: (i) => (i >= made ? length : shifts.start(i)),
		endAt: (i) => (i <= 0 ? 0 : i > made ? length : shifts.end(i - 1)),
		from: (offset) => Math.min(made, shifts.index(offset)),
	};
}
