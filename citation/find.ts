import type { Authority } from "./authority.ts";
import { evenContext, expectText } from "./context.ts";
import type { Surroundings } from "./find/around/reader.ts";
import { issuerOf, shortTypeOf, symbolOf, typeOf } from "./find/attributes.ts";
import { linkWithin } from "./find/links.ts";
import { findNumbered } from "./find/numbered.ts";
import { OwnAct } from "./find/own.ts";
import { type PinpointReading, pinpointOf, readPinpoints } from "./find/pinpoint.ts";
import { isCentral, isLocal, setScope } from "./find/places.ts";
import { readSurroundings } from "./find/surroundings.ts";
import { findUnnumbered } from "./find/unnumbered.ts";
import { type Found, foundNumbered, foundOther, shareBackwards, shareLocalBody } from "./find/within.ts";
import { introWords } from "./find/words.ts";
import { CHARSETS, repairsWithin } from "./text/damage/index.ts";
import { isWithoutMarks, signsIn } from "./text/damage/signs.ts";
import type { Folded } from "./text/fold.ts";
import { keepReading, type Reading, readText } from "./text/reading.ts";
import { slug } from "./text/slug.ts";
import type { Citation, CitationContext, CitationParts, Span } from "./types.ts";

/** Version of the grammar: raise it when a change would find or read something else in a stored text. */
export const GRAMMAR_VERSION = 4;

/** What was mended to read a citation, from the signs of its letters to the order of its parts. */
function repairsOf(reading: Reading, found: Found, { start, end }: Span, symbol: string | null): string[] {
	const { numbered } = found;
	const provincial = symbol?.endsWith("/TU") ?? false;
	const mended = reading.mended ? repairsWithin(reading.mended, start, end) : [];
	// In an old charset the same signs are letters.
	const inCharset = mended.some((says) => CHARSETS.has(says));
	const signs = inCharset ? [] : signsIn(reading.given.slice(start, end), numbered !== undefined);
	const words = reading.text.slice(found.start, numbered?.reading.start ?? found.end);
	if (isWithoutMarks(words)) signs.push("đọc từ chữ không dấu");
	else if (numbered?.ownWord && numbered.word?.spoilt) signs.push("chữ mất dấu");
	return [...mended, ...signs, ...(numbered?.reading.repairs ?? [])].map((says) =>
		provincial && says === "TƯ đọc là TW" ? "TƯ đọc là TU" : says,
	);
}

/** A span of the folded text in the text as given. */
const asGiven = (folded: Folded, { start, end }: Span): Span => ({ start: folded.at(start), end: folded.endAt(end) });

/** The citations of a text, without what only the whole text tells (scope, what a short form stands for). */
function build(
	folded: Reading,
	given: string,
	authority: Authority,
	found: Found,
	around: Surroundings | null,
	pinpoint: PinpointReading | null,
): Citation {
	const start = folded.at(found.start);
	const end = folded.endAt(found.end);
	const parts: CitationParts = {};
	if (around?.date) parts.date = asGiven(folded, around.date.span);
	if (around?.issuer) parts.issuer = asGiven(folded, around.issuer.span);
	if (around?.term) parts.term = asGiven(folded, around.term.span);
	if (around?.title) parts.title = asGiven(folded, around.title.span);
	const { numbered, other } = found;
	const stated = around?.issuer?.value.slug ?? null;
	const symbol = numbered ? symbolOf(numbered, stated) : null;
	const citation: Citation = {
		start,
		end,
		form: other?.form ?? "full",
		raw: given.slice(start, end),
		symbol,
		type: numbered
			? typeOf(authority, numbered, around?.type)
			: other
				? shortTypeOf(other.type, given.slice(start, end), around?.issuer?.value ?? null)
				: null,
		date: around?.date?.value ?? other?.year ?? null,
		issuer: numbered
			? issuerOf(numbered, stated)
			: (other?.issuer ?? stated ?? (around?.ofOther && other?.form === "short" ? "khac" : null)),
		term: around?.term?.value ?? (other?.rule === "party-congress" ? null : (other?.term ?? null)),
		title: around?.title?.value ?? null,
		scope: around?.province ?? null,
		place: around?.place ? slug(around.place) : null,
		parts,
		pinpoint: pinpoint && pinpointOf(folded, given, pinpoint),
		named: other?.documents ?? [],
		repairs: repairsOf(folded, found, { start, end }, symbol),
		rule: numbered?.rule ?? other?.rule ?? "",
	};
	const central = around?.issuer && isCentral(around.issuer.value);
	if (around?.seat && !central && isLocal(citation, authority)) citation.scope ??= around.seat;
	return citation;
}

function locate(folded: Reading, authority: Authority): Found[] {
	const words = introWords(folded, authority);
	const numbered = findNumbered(folded, authority, words);
	const others = findUnnumbered(folded, authority, words, numbered);
	return inOrder(numbered.map(foundNumbered), others.map(foundOther));
}

/** Two lists in reading order made one. */
function inOrder(some: readonly Found[], others: readonly Found[]): Found[] {
	const all: Found[] = [];
	let next = 0;
	for (const one of some) {
		for (let other = others[next]; other && other.start < one.start; other = others[++next]) all.push(other);
		all.push(one);
	}
	for (let other = others[next]; other; other = others[++next]) all.push(other);
	return all;
}

/** What the title of the page begins with, where a word of the text may point to it. */
function titleOf(citations: readonly Citation[], authority: Authority, { title }: CitationContext): Citation | null {
	if (!title || !citations.some(({ form }) => form === "back")) return null;
	const [first] = findCitations(title, authority);
	return first?.form === "full" && !/\p{L}/u.test(title.slice(0, first.start)) ? first : null;
}

/**
 * How many citations {@link findCitations} would find, at a third of its price: for whoever must refuse a text that is
 * made of nothing else.
 *
 * @throws TypeError where `text` is no string; nothing else throws.
 */
export function countCitations(text: string, authority: Authority): number {
	expectText(text);
	return locate(readText(text, authority), authority).length;
}

/**
 * Every citation in a text, in reading order, with offsets into the text as given.
 *
 * Linear in the text. What a citation means is for {@link resolveCitations} to say.
 *
 * @param context A value that is no string of the shape it should have counts as not given.
 * @throws TypeError where `text` is no string; nothing else throws.
 */
export function findCitations(text: string, authority: Authority, context?: CitationContext | null): Citation[] {
	expectText(text);
	const page = evenContext(context);
	const folded = readText(text, authority);
	const found = locate(folded, authority);
	const surroundings = readSurroundings(folded, authority, found, page);
	const pinpoints = readPinpoints(
		folded,
		found.map((one, i) => ({ start: one.start, end: one.end, all: surroundings[i]?.end ?? one.end })),
	);
	const citations = found.map((one, i) =>
		build(folded, text, authority, one, surroundings[i] ?? null, pinpoints[i] ?? null),
	);
	shareBackwards(citations, found, folded);
	shareLocalBody(citations, found, folded);
	linkWithin(citations, found, authority, text, new OwnAct(citations, folded, titleOf(citations, authority, page)));
	setScope(citations, folded, authority, page);
	keepReading(citations, folded);
	return citations;
}
