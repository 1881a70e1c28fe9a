import type { Charset } from "./charsets.ts";
import { isSyllable } from "./syllable.ts";

/** A letter that a charset writes, by its place in the word, and what it is meant as. */
interface Letter {
	at: number;
	end: number;
	meant: string;
}

/**
 * What a word says for a charset: `telling`, Vietnamese by it and not as it stands; `either`, both; `miss`, none by it;
 * `native` and `foreign`, without a mark; `silent`, a code or a sign.
 */
export type Says = "telling" | "either" | "miss" | "native" | "foreign" | "silent";

/** A word as a charset reads it. */
export interface Wording {
	says: Says;
	/** The word as it is meant. */
	meant: string;
	/** What to put in its place, letter by letter; nothing in a word that has come from elsewhere. */
	letters: readonly Letter[];
	/** Whether its letters of ASCII are capitals; null where too few are left to tell. */
	shouted: boolean | null;
}

const ASCII = /^[a-z]+$/i;
const SMALL = /^[a-z]{2,}$/;
/** The number of a term (`khóa XI`) and a code (`TW`) are capitals among small letters too. */
const ROMAN = /^[IVXLC]+$/;
const tellsNoCase = (word: string): boolean =>
	ROMAN.test(word) || (ASCII.test(word) && word.length > 1 && !isSyllable(word.toLowerCase()));
/** A code (`Q§`, `HÑND`) says nothing for or against. */
const CODE = /^[A-Z§®Ñ]+$/;

/** Even words that have lost the blanks between them are no longer. */
const LONGEST_WORD = 40;

/** A sign alone, as the bullet `·`, is no word, though TCVN3 has a letter for it; but `đ` and `ô` are met alone. */
const isWord = (word: string): boolean => (word.length > 1 ? word.length <= LONGEST_WORD : /[\p{L}®«]/u.test(word));

function isShouted(word: string): boolean | null {
	if (/[a-z]/.test(word)) return false;
	return /[A-Z].*[A-Z]/.test(word) ? true : null;
}

const lettersOf = (word: string, charset: Charset): Letter[] =>
	[...word.matchAll(charset.letters)].map(({ 0: shown, 1: lost, index }) => ({
		at: index,
		end: index + shown.length,
		meant: `${lost === undefined ? "" : "ư"}${charset.reads.get(shown)}`,
	}));

function wordingOf(word: string, charset: Charset): Wording {
	const shouted = tellsNoCase(word) ? null : isShouted(word);
	if (ASCII.test(word)) {
		const says = !SMALL.test(word) ? "silent" : isSyllable(word) ? "native" : "foreign";
		return { says, meant: word, letters: [], shouted };
	}
	if (!isWord(word)) return { says: "silent", meant: word, letters: [], shouted };
	const letters = lettersOf(word, charset);
	let [meant, rest, from] = ["", "", 0];
	for (const letter of letters) {
		rest += word.slice(from, letter.at);
		meant += word.slice(from, letter.at) + letter.meant;
		from = letter.end;
	}
	rest += word.slice(from);
	meant += word.slice(from);
	if (CODE.test(word)) return { says: "silent", meant, letters, shouted };
	const stands = isSyllable(word.toLowerCase());
	if (!charset.rest.test(rest) || !isSyllable(meant.toLowerCase()))
		// A word that is Vietnamese as it stands and none by the charset has come from elsewhere.
		return { says: "miss", meant: stands ? word : meant, letters: stands ? [] : letters, shouted };
	// Letters alone, without one of ASCII, are met in other texts that have lost their encoding.
	return { says: stands || !/[a-z]/i.test(word) ? "either" : "telling", meant, letters, shouted };
}

/** Reads words by a charset, each but once: a text has few different ones. */
export class Wordings {
	readonly #charset: Charset;
	readonly #known = new Map<string, Wording>();

	constructor(charset: Charset) {
		this.#charset = charset;
	}

	of(word: string): Wording {
		let wording = this.#known.get(word);
		if (wording === undefined) {
			wording = wordingOf(word, this.#charset);
			this.#known.set(word, wording);
		}
		return wording;
	}
}
