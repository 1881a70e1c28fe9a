import type { TypeWord } from "../authority/codes.ts";
import type { Authority } from "../authority.ts";
import { hasLostMarks } from "../text/damage/marks.ts";
import type { Folded } from "../text/fold.ts";
import type { Reading } from "../text/reading.ts";
import { beginnings, TYPES } from "../text/vocabulary.ts";

/** A word that may introduce a citation: `Nghị quyết`, `NQ`. Offsets are into the folded text. */
export interface IntroWord {
	start: number;
	end: number;
	type: string;
	abbreviation: boolean;
	/** Begins with a capital letter. */
	capital: boolean;
	/** Some of its marks are lost: `Quyết đinh`. */
	spoilt: boolean;
}

/** The words of a text that name a type of document, in order; none overlaps another. */
export interface IntroWords {
	list: IntroWord[];
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Whether letters stand for a type, and whether some of their marks are lost. */
type Standing = "no" | "yes" | "spoilt";

/** An abbreviation stands for its type only in capitals, a word only with its own diacritics. */
function standingOf(raw: string, { abbreviation, spellings }: TypeWord): Standing {
	if (abbreviation && !/^\p{Lu}{2}|^\p{Lu}[^\p{L}]?\p{L}?\p{Lu}/u.test(raw)) return "no";
	// `thông báo: kết luận` on two lines is two words, not one name.
	if (raw.includes("\n") && !/^\S+\s?\n\s?\S+$/.test(raw)) return "no";
	// Text without diacritics is read by its letters; text with them must have the right ones.
	const spelled = raw.toLowerCase().replace(/\s+/g, " ");
	if (!/[^\0-\x7f]/.test(spelled) || spellings.includes(spelled)) return "yes";
	// A scanner loses marks here and there; one syllable alone would say too little.
	return spelled.includes(" ") && spellings.some((right) => hasLostMarks(spelled, right)) ? "spoilt" : "no";
}

/** Index of the last word that starts before `at`, or -1. */
export function lastBefore({ list }: IntroWords, at: number): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((list[middle]?.start ?? at) < at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** Finds the words that name a type of document. An abbreviation counts only in capitals (`NQ`, not `nq`). */
export function introWords(reading: Reading, authority: Authority): IntroWords {
	const { plain, text, words } = reading;
	const list: IntroWord[] = [];
	const standings = new Map<string, Standing>();
	let from = 0;
	for (const i of beginnings(words, TYPES)) {
		const index = words.starts[i] ?? 0;
		// A digit right before a word does not part it from the word: `3nghị` is none.
		if (index < from || isDigit(plain.charCodeAt(index - 1))) continue;
		const match = authority.typeWords.matchAt(plain, index);
		if (!match) continue;
		const raw = text.slice(match.start, match.end);
		let standing = standings.get(raw);
		if (standing === undefined) {
			standing = standingOf(raw, match.value);
			standings.set(raw, standing);
		}
		if (standing === "no") continue;
		const word = {
			start: match.start,
			end: match.end,
			type: match.value.type,
			abbreviation: match.value.abbreviation,
			capital: /^\p{Lu}/u.test(raw),
			spoilt: standing === "spoilt",
		};
		from = match.end;
		list.push(word);
	}
	return { list };
}

/** What stands directly before a number: the word that introduces it, and whether `số` does. */
export interface Intro {
	word: IntroWord | null;
	hasNumberWord: boolean;
	/** Where the text before `số` ends. */
	at: number;
}

/** Reads backwards from a number over `số`, `số:`, `số hiệu` to the word that introduces it. */
export function introBefore(folded: Folded, words: IntroWords, start: number): Intro {
	const { plain } = folded;
	const back = (at: number): number => {
		let i = at;
		while (i > 0 && /[\s:.("]/.test(plain[i - 1] ?? "") && start - i < 12) i--;
		return i;
	};
	let at = back(start);
	let hasNumberWord = false;
	for (let twice = 0; twice < 2; twice++) {
		const hieu = plain.endsWith("hieu", at) ? 4 : 0;
		const before = hieu ? back(at - hieu) : at;
		if (!plain.endsWith("so", before) || /[a-z]/.test(plain[before - 3] ?? "")) break;
		hasNumberWord = true;
		at = back(before - 2);
	}
	const last = words.list[lastBefore(words, at)];
	const word = last?.end === at ? last : null;
	return { word, hasNumberWord, at };
}
