import { isSyllable, plain, tokens } from "../../citation/index.ts";
import type { Decoded } from "./query.ts";

/** A syllable as its keys spell it. */
interface Keyed {
	/** Its letters without the tone: `quyêt`. */
	letters: string;
	/** Place in `TONES`. */
	tone: number;
	/** How many keys stand for a mark. */
	marks: number;
	/** No other language has such a word: a tone by `j`, a `đ`, a digit between letters, or more than one mark. */
	sure: boolean;
}

/** None, sắc, huyền, hỏi, ngã, nặng: in the order of the digits of VNI. */
const TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const TELEX_TONES = "_sfrxj";
const VOWEL = /[aăâeêioôơuưy]/;

const ROOF: Record<string, string> = { a: "â", e: "ê", o: "ô" };
const HORN: Record<string, string> = { o: "ơ", u: "ư" };
const BOWL: Record<string, string> = { a: "ă" };

/** Puts a mark on the last letter that takes it; null where none does. The `u` of `qu` is no vowel. */
function mark(letters: string, marks: Record<string, string>): string | null {
	for (let at = letters.length - 1; at >= 0; at--) {
		const marked = marks[letters.charAt(at)];
		if (marked && !(letters[at] === "u" && letters[at - 1] === "q"))
			return letters.slice(0, at) + marked + letters.slice(at + 1);
	}
	return null;
}

const horned = (letters: string): string | null =>
	/(?<!q)(?:uo|ưo|uơ)/.test(letters) ? letters.replace(/uo|ưo|uơ/, "ươ") : mark(letters, HORN);

const crossed = (letters: string): string | null => (letters.startsWith("d") ? `đ${letters.slice(1)}` : null);

/** What the key `w` of Telex makes: `ươ` of `uo`, `ưa` of `ua`, else `ă`, `ơ` or `ư`; alone it is an `ư`. */
const telexW = (letters: string): string =>
	(/(?<!q)ua$|uo|ưo/.test(letters) ? horned(letters.replace(/a$/, "")) + (letters.endsWith("a") ? "a" : "") : null) ??
	mark(letters, BOWL) ??
	horned(letters) ??
	`${letters}ư`;

/** What a letter of Telex that is typed a second time makes: `aa`, `dd`, or later in the word as in `tienge`. */
function telexTwice(letters: string, key: string): string | null {
	if (key === "d") return letters === "d" || /^d.*[^d]$/.test(letters) ? crossed(letters) : null;
	const at = letters.lastIndexOf(key);
	const between = letters.slice(at + 1);
	return ROOF[key] && at >= 0 && /^(?:c|ch|m|ng?|nh|p|t)?$/.test(between)
		? letters.slice(0, at) + ROOF[key] + between
		: null;
}

/** What a key does to the letters before it: their tone, or the letters with a mark; null for a letter of its own. */
type Key = (letters: string, key: string) => number | string | null;

const telexKey: Key = (letters, key) => {
	const tone = TELEX_TONES.indexOf(key);
	if (tone > 0 && VOWEL.test(letters)) return tone;
	return key === "w" ? telexW(letters) : telexTwice(letters, key);
};

const VNI: Record<string, (letters: string) => string | null> = {
	6: (letters) => mark(letters, ROOF),
	7: horned,
	8: (letters) => mark(letters, BOWL),
	9: crossed,
};

const vniKey: Key = (letters, key) => (/[1-5]/.test(key) ? Number(key) : (VNI[key]?.(letters) ?? null));

/** Reads the keys of one word; null where they spell none. */
function keyed(word: string, read: Key): Keyed | null {
	const found: Keyed = { letters: "", tone: 0, marks: 0, sure: /\d[a-z]/.test(word) };
	for (const key of word) {
		const does = read(found.letters, key);
		if (typeof does === "number") {
			if (found.tone > 0 || !VOWEL.test(found.letters)) return null;
			found.tone = does;
		} else if (does === null && /\d/.test(key)) return null;
		else found.letters = does ?? found.letters + key;
		if (does !== null) found.marks++;
		if (does !== null && /[jd]/.test(key)) found.sure = true;
	}
	if (found.marks === 0) return null;
	return { ...found, sure: found.sure || found.marks > 1 };
}

/** The syllable in print, its tone where the rules of spelling put it; `hòa` rather than `hoà`. */
function printed({ letters, tone }: Pick<Keyed, "letters" | "tone">): string {
	const start = /^(?:qu|gi(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*)/.exec(letters)?.[0].length ?? 0;
	const vowels = /^[aăâeêioôơuưy]+/.exec(letters.slice(start))?.[0] ?? "";
	const marked = Math.max(...[..."ăâêôơư"].map((vowel) => vowels.lastIndexOf(vowel)));
	const closed = start + vowels.length < letters.length;
	const at = start + (marked >= 0 ? marked : vowels.length > 2 || (vowels.length === 2 && closed) ? 1 : 0);
	return `${letters.slice(0, at + 1)}${TONES[tone]}${letters.slice(at + 1)}`.normalize("NFC");
}

/** How a word that is still being typed may end. */
const ENDINGS = ["", "n", "t", "c", "ng"];

/** The word that keys of Telex or VNI spell; null where they are a word as they are, or spell none. */
function meantBy(word: string, open: boolean): { meant: string; sure: boolean } | null {
	// Few words have `oong` (xoong), and all with `ông` are keyed so.
	if (word.length > 10 || (isSyllable(word) && !word.endsWith("oong"))) return null;
	for (const read of [telexKey, vniKey]) {
		const found = keyed(word, read);
		if (!found) continue;
		for (const letters of [found.letters, found.letters.replace("ươ", "uơ")]) {
			const meant = printed({ letters, tone: found.tone });
			if ((open ? ENDINGS : [""]).some((ending) => isSyllable(meant + ending))) return { meant, sure: found.sure };
		}
	}
	return null;
}

/** A word of letters that keys may spell: not one of a symbol, an address or a number. */
const WORD = /(?<![^\s"“”(:,;-])[a-z][a-z1-9]+(?![^\s"“”),;.?!])/giu;

/** What words are known, so that they are not taken for keystrokes or are taken for them. */
export interface KnownWords {
	/** Whether a word in lower case is one in spite of its letters: `tw`, `nq`. */
	has(word: string): boolean;
	/** How often two folded words stand side by side in titles. */
	together(first: string, second: string): number;
}

/**
 * Reads the keystrokes of an input method that was off: `nghij quyeets`, `nghi5 quye6t1`. A word is read as keys where it
 * is no syllable, nobody knows it and its keys spell one. A single word that may be of another language (`test`) is left,
 * unless it belongs to its neighbour then (`chir thi`).
 *
 * @param open Whether the last word may still be being typed.
 */
export function readKeystrokes(text: string, known: KnownWords, open: boolean): { text: string; decoded: Decoded[] } {
	const decoded: Decoded[] = [];
	let sure = false;
	const read = text.replace(WORD, (typed: string, at: number) => {
		const word = typed.toLowerCase();
		// The operator would read as `ỏ`.
		const found = typed === "OR" || known.has(word) ? null : meantBy(word, open && at + typed.length === text.length);
		if (!found) return typed;
		decoded.push({ typed, meant: found.meant });
		sure ||= found.sure;
		return found.meant;
	});
	const [only, another] = decoded;
	if (!only || !(sure || another || belongs(plain(only.meant), read, known))) return { text, decoded: [] };
	return { text: read, decoded };
}

function belongs(word: string, text: string, { together }: KnownWords): boolean {
	const words = tokens(text).map((token) => token.text);
	return words.some(
		(other, i) => other === word && (together(words[i - 1] ?? "", word) > 0 || together(word, words[i + 1] ?? "") > 0),
	);
}
