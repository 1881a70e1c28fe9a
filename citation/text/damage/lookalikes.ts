import { Edits } from "./rewriting.ts";

/** Cyrillic and Greek letters that show as Latin ones, each before the letter it shows as. */
const PAIRS =
	"АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS аa еe оo рp сc уy хx іi јj ѕs " +
	"ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo";
const LATIN = new Map(PAIRS.split(" ").map((pair) => [pair.charAt(0), pair.charAt(1)]));
const FOREIGN = /[\u0391-\u03c9\u0400-\u045f]/g;
const IS_FOREIGN = /[\u0391-\u03c9\u0400-\u045f]/;

/** A word or a symbol: what stands between two blanks. Longer ones are no symbol; they are read in parts. */
const WORD = /[\p{L}\p{M}\d/&.\-–]{1,60}/gu;

/**
 * Reads Cyrillic and Greek letters as the Latin ones they look like: all of them in a text that holds no letter of
 * those scripts beyond doubt, else in words that hold Latin letters too and none such. `05-СТ/TW` is read, while
 * `IT-компания` stays and makes one wary of the words around.
 */
export function lookalikes(text: string): Edits {
	const edits = new Edits("chữ Kirin hoặc Hy Lạp đọc là chữ Latinh");
	const isLatin = (letters: Iterable<RegExpExecArray>): boolean => {
		for (const [letter] of letters) if (!LATIN.has(letter)) return false;
		return true;
	};
	const inLatin = /[a-z]/i.test(text) && isLatin(text.matchAll(FOREIGN));
	for (const { 0: word, index } of text.matchAll(WORD)) {
		if (!IS_FOREIGN.test(word) || !(inLatin || (/[a-z]/i.test(word) && isLatin(word.matchAll(FOREIGN))))) continue;
		for (const { 0: letter, index: at } of word.matchAll(FOREIGN))
			edits.put(index + at, index + at + 1, LATIN.get(letter) ?? letter);
	}
	return edits;
}
