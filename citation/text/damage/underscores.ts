import { Edits } from "./rewriting.ts";
import { isSyllable } from "./syllable.ts";

/** What stands between two blanks and holds an underscore between letters. */
const WORD =
	/(?<![^\s("“‘'[])\p{L}[\p{L}\p{M}]{0,11}(?:_\p{L}[\p{L}\p{M}]{0,11}){1,11}(?![^\s.,;:!?)"”’'\]…])(?![.:]\S)/uy;
/** Farthest that a syllable reaches back from the underscore behind it. */
const SYLLABLE = 12;
const BEFORE_WORD = /[\s("“‘'[]/;
const MARKED = /[^\0-\x7f]/;

/** Syllables, or names of other tongues that Vietnamese has put its marks on: `Đắk_Lắk`. */
const isVietnamese = (word: string): boolean =>
	word.split("_").every((part) => MARKED.test(part) || isSyllable(part.toLowerCase()));

/** The words with underscores, looked for from one underscore to the next, for they are rare. */
function wordsIn(text: string): RegExpExecArray[] {
	const found: RegExpExecArray[] = [];
	for (let at = text.indexOf("_"); at >= 0; ) {
		let start = at;
		while (start > 0 && at - start < SYLLABLE && !BEFORE_WORD.test(text.charAt(start - 1))) start--;
		WORD.lastIndex = start;
		const word = WORD.exec(text);
		// What was read may be the word before, when only a mark parts the two: `Chỉ_thị;Đảng_bộ`.
		const end = word ? start + word[0].length : 0;
		if (word && end > at) found.push(word);
		at = text.indexOf("_", Math.max(end, at + 1));
	}
	return found;
}

/**
 * Reads the underscores by which a program joined the syllables of a word, `Chỉ_thị số 05 - CT / TW`, as the blanks
 * they were. A name of a file or a variable is none: each part must be a syllable, and one word of the text must carry
 * a mark, which such names do not.
 */
export function underscores(text: string): Edits {
	const edits = new Edits("bỏ gạch dưới do tách từ");
	const words = wordsIn(text).filter(([word]) => isVietnamese(word));
	if (!words.some(([word]) => MARKED.test(word))) return edits;
	for (const { 0: word, index } of words)
		for (const { index: at } of word.matchAll(/_/g)) edits.put(index + at, index + at + 1, " ");
	return edits;
}
