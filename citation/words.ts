import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";

/** A word that may introduce a citation: `Nghị quyết`, `NQ`. Offsets are into the folded text. */
export interface IntroWord {
	start: number;
	end: number;
	type: string;
	abbreviation: boolean;
	/** Begins with a capital letter. */
	capital: boolean;
}

/** The words of a text that name a type of document, in order, and where each ends. */
export interface IntroWords {
	list: IntroWord[];
	byEnd: Map<number, IntroWord>;
}

const patterns = new WeakMap<Authority, RegExp>();

function firstWordPattern(authority: Authority): RegExp {
	const known = patterns.get(authority);
	if (known) return known;
	const first = authority.typeWords.firstWords().toSorted((a, b) => b.length - a.length);
	const pattern = new RegExp(`(?<![a-z0-9])(?:${first.join("|")})(?![a-z])`, "g");
	patterns.set(authority, pattern);
	return pattern;
}

/** Finds the words that name a type of document. An abbreviation counts only in capitals (`NQ`, not `nq`). */
export function introWords(folded: Folded, authority: Authority): IntroWords {
	const list: IntroWord[] = [];
	const byEnd = new Map<number, IntroWord>();
	let from = 0;
	for (const { index } of folded.plain.matchAll(firstWordPattern(authority))) {
		if (index < from) continue;
		const match = authority.typeWords.matchAt(folded.plain, index);
		if (!match) continue;
		const raw = folded.text.slice(match.start, match.end);
		if (match.value.abbreviation && !/^\p{Lu}{2}|^\p{Lu}[^\p{L}]?\p{L}?\p{Lu}/u.test(raw)) continue;
		// Text without diacritics is read by its letters; text with them must have the right ones.
		const spelled = raw.toLowerCase().replace(/\s+/g, " ");
		if (/[^\0-\x7f]/.test(spelled) && !match.value.spellings.includes(spelled)) continue;
		// `thông báo: kết luận` on two lines is two words, not one name.
		if (raw.includes("\n") && !/^\S+\s?\n\s?\S+$/.test(raw)) continue;
		const word = {
			start: match.start,
			end: match.end,
			type: match.value.type,
			abbreviation: match.value.abbreviation,
			capital: /^\p{Lu}/u.test(raw),
		};
		from = match.end;
		list.push(word);
		byEnd.set(word.end, word);
	}
	return { list, byEnd };
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
	const word = words.byEnd.get(at) ?? null;
	return { word, hasNumberWord, at };
}
