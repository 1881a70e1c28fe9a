/*
 * Tokens as lexemes of a tsvector, which has bounds of its own: 2,046 bytes each, 1 MB together. PostgreSQL does not look
 * whether an array of lexemes keeps to them.
 */

/** Longer tokens are cut; in UTF-8 a character of JavaScript takes three bytes at most. */
const LONGEST = 500;
const MOST_BYTES = 1_000_000;
const TOO_LONG = new RegExp(`[^ ]{${LONGEST + 1}}`);

/** A token as it stands in an index and in what is asked of one. */
export const lexeme = (token: string): string => (token.length > LONGEST ? token.slice(0, LONGEST) : token);

/** Tokens joined by blanks as one tsvector has room for them: of a text of megabytes the words at its end are left out. */
export function lexemes(tokens: string): string {
	if (tokens.length * 3 <= MOST_BYTES && !TOO_LONG.test(tokens)) return tokens;
	let bytes = 0;
	const fitting: string[] = [];
	for (const token of tokens.split(" ").map(lexeme)) {
		bytes += Buffer.byteLength(token);
		if (bytes > MOST_BYTES) break;
		fitting.push(token);
	}
	return fitting.join(" ");
}

/** Tokens joined by blanks, an expression of text, as a tsvector; PostgreSQL's parser never sees them. */
export const tsvector = (tokens: string): string => `array_to_tsvector(string_to_array(${tokens}, ' '))`;
