import { safeHref } from "./links.ts";

/** How many words on either side tell a passage from others that read the same. */
const WORDS_BESIDE = 3;
/** How far these words are looked for, in characters. */
const REACH = 80;
/** A longer passage is named by the words that it begins and ends with. */
const LONGEST = 200;
const WORDS_OF_LONG = 5;

/** Escaped for a text directive: there a comma parts its terms, `&` ends it, and a hyphen marks what stands beside. */
const encode = (term: string): string =>
	encodeURIComponent(term.replace(/\p{Surrogate}/gu, "\uFFFD")).replaceAll("-", "%2D");

const wordsOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The passage itself; one that goes over a line may lie in two elements of the page, so its two ends are named. */
function passage(text: string): string[] {
	const lines = text
		.split("\n")
		.map(wordsOf)
		.filter((line) => line.length > 0);
	const [first = []] = lines;
	const last = lines.at(-1) ?? [];
	if (lines.length < 2 && text.length <= LONGEST) return [first.join(" ")];
	return [first.slice(0, WORDS_OF_LONG).join(" "), last.slice(-WORDS_OF_LONG).join(" ")];
}

/** The last words of the line before the passage; none where it begins its line, for an element may begin there. */
function wordsBefore(text: string, start: number): string {
	const from = Math.max(0, start - REACH);
	const words = wordsOf(text.slice(Math.max(from, text.lastIndexOf("\n", start - 1) + 1), start));
	// The first one may have been cut in two.
	if (from > 0 && text.slice(from, start).indexOf("\n") < 0) words.shift();
	return words.slice(-WORDS_BESIDE).join(" ");
}

function wordsAfter(text: string, end: number): string {
	const stretch = text.slice(end, end + REACH);
	const line = stretch.indexOf("\n");
	const words = wordsOf(line < 0 ? stretch : stretch.slice(0, line));
	if (line < 0 && end + REACH < text.length) words.pop();
	return words.slice(0, WORDS_BESIDE).join(" ");
}

/**
 * The address of a page at a passage of its text, by a text fragment (`#:~:text=before-,passage,-after`): a browser that
 * knows them goes there and marks it, others open the page. A fragment that the address has stays in force.
 *
 * @param text What was read on the page; `start` and `end` are offsets into it.
 * @returns undefined where the address is none that may be followed.
 * @see https://wicg.github.io/scroll-to-text-fragment/
 */
export function atPassage(
	url: string | null,
	text: string,
	{ start, end }: { start: number; end: number },
): string | undefined {
	const href = safeHref(url);
	if (href === undefined) return undefined;
	const terms = passage(text.slice(start, end)).map(encode);
	if (terms.some((term) => term === "")) return href;
	const before = encode(wordsBefore(text, start));
	const after = encode(wordsAfter(text, end));
	const directive = `text=${[before && `${before}-`, ...terms, after && `-${after}`].filter(Boolean).join(",")}`;
	if (href.includes(":~:")) return `${href}&${directive}`;
	return `${href}${href.includes("#") ? "" : "#"}:~:${directive}`;
}
