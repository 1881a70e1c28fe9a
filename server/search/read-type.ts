import type { Piece, Understood } from "./interpret.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** `luật` and `lệnh` are the only names of one word; every other single word is an abbreviation. */
const isName = (words: readonly string[]): boolean => words.length > 1 || /^(luat|lenh)$/.test(words[0] ?? "");

/** Words of the longest name or abbreviation of a type, counted in syllables: `thông báo kết luận`. */
const LONGEST = 4;

/**
 * Takes the type out of a search text: by its name anywhere (`nghị quyết dân vận`), by its abbreviation only where
 * that stands before the number (`nq 25`) or is all there is. Elsewhere an abbreviation may be any word's beginning.
 */
export function readType(
	pieces: (Piece | null)[],
	number: number | undefined,
	vocabulary: Vocabulary,
	found: Understood,
): void {
	if (number === undefined && readAlone(pieces, vocabulary, found)) return;
	for (let i = 0; i < pieces.length; i++) {
		for (let length = LONGEST; length >= 1; length--) {
			const run = pieces.slice(i, i + length);
			if (run.length < length || run.some((piece) => !piece || piece.digits)) continue;
			const words = run.map((piece) => piece?.fold ?? "");
			const meant = vocabulary.types.get(words.join(" "));
			const next = pieces[i + length]?.fold === "so" ? i + length + 1 : i + length;
			const name = isName(words);
			if (!meant || !(name || (number !== undefined && next === number))) continue;
			found.types = meant;
			if (name) found.typeWords = words;
			pieces.fill(null, i, i + length);
			return;
		}
	}
}

/** What leads up to a number, day or year, which may be still to come: `nghị quyết số`. */
const LEADS = /^(so|ngay|nam)$/;

/**
 * Takes a text that says a type and no more: `nq`, `nghị quyết số`, or with the issuer's code `nq-tw`. The letters are
 * not looked for as words then: titles have them too, `nq` that of each conclusion on a resolution.
 */
function readAlone(pieces: (Piece | null)[], { types, codes }: Vocabulary, found: Understood): boolean {
	const words = pieces.flatMap((piece) => piece?.fold ?? []);
	while (words.length > 1 && LEADS.test(words.at(-1) ?? "")) words.pop();
	for (let length = Math.min(LONGEST, words.length); length >= 1; length--) {
		const head = words.slice(0, length);
		const others = words.slice(length);
		const name = isName(head);
		const issuer = !name && others.every((word) => codes.has(word) && !types.has(word));
		const meant = types.get(head.join(" "));
		if (!meant || !(others.length === 0 || issuer)) continue;
		found.types = meant;
		found.codes = others;
		if (name) found.typeWords = head;
		pieces.fill(null);
		return true;
	}
	return false;
}
