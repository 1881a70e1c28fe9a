import { readAround, type Surroundings } from "./around.ts";
import { issuerOf, typeOf } from "./attributes.ts";
import type { Authority } from "./authority.ts";
import { type Foregoing, readBefore } from "./before.ts";
import type { Folded } from "./fold.ts";
import { findNumbered, type Numbered } from "./numbered.ts";
import { keepReading, type Reading, readText } from "./reading.ts";
import { slug } from "./slug.ts";
import type { Citation, CitationContext, CitationParts, Span } from "./types.ts";
import { readUnnumbered } from "./unnumbered.ts";
import { endOf, type Found, linkWithin, setScope, shareBackwards, sharesNext, startOf } from "./within.ts";
import { introWords } from "./words.ts";

/** Version of the grammar: raise it when a change would find or read something else in a stored text. */
export const GRAMMAR_VERSION = 1;

/** What stands before counts only where nothing behind says it; a day before, only for the first citation of a verb. */
function addForegoing(around: Surroundings, before: Foregoing): void {
	if (around.issuer === null) {
		around.issuer = before.issuer;
		around.province ??= before.province;
		around.place ??= before.place;
	}
	around.term ??= before.term;
	around.date ??= before.date;
}

function repairsOf(numbered: Numbered | undefined, raw: string): string[] {
	const lookalike = /[ÐƉð]/u.test(raw) ? ["ký tự Ð đọc là Đ"] : [];
	return [...lookalike, ...(numbered?.reading.repairs ?? [])];
}

/** The citations of a text, without what only the whole text tells (scope, what a short form stands for). */
function build(
	folded: Folded,
	given: string,
	authority: Authority,
	found: Found,
	around: Surroundings | null,
): Citation {
	const span = (s: Span): Span => ({ start: folded.at(s.start), end: folded.endAt(s.end) });
	const start = folded.at(startOf(found));
	const end = folded.endAt(endOf(found));
	const parts: CitationParts = {};
	if (around?.date) parts.date = span(around.date.span);
	if (around?.issuer) parts.issuer = span(around.issuer.span);
	if (around?.term) parts.term = span(around.term.span);
	if (around?.title) parts.title = span(around.title.span);
	const { numbered, other } = found;
	const stated = around?.issuer?.value.slug ?? null;
	return {
		start,
		end,
		form: other?.form ?? "full",
		raw: given.slice(start, end),
		symbol: numbered?.reading.symbol ?? null,
		type: numbered ? typeOf(authority, numbered) : (other?.type ?? null),
		date: around?.date?.value ?? other?.year ?? null,
		issuer: numbered ? issuerOf(numbered, stated) : (other?.issuer ?? stated),
		term: around?.term?.value ?? (other?.rule === "party-congress" ? null : (other?.term ?? null)),
		title: around?.title?.value ?? null,
		scope: around?.province ?? null,
		place: around?.place ? slug(around.place) : null,
		parts,
		named: other?.documents ?? [],
		repairs: repairsOf(numbered, given.slice(start, end)),
		rule: numbered?.rule ?? other?.rule ?? "",
	};
}

function locate(folded: Reading, authority: Authority): Found[] {
	const words = introWords(folded, authority);
	const numbered = findNumbered(folded, authority, words);
	const found: Found[] = numbered.map((one) => ({ numbered: one }));
	let next = 0;
	let floor = 0;
	for (const word of words.list) {
		while (next < numbered.length && (numbered[next]?.end ?? 0) <= word.start) next++;
		const ahead = numbered[next];
		if (word.start < floor || (ahead && ahead.start <= word.start)) continue;
		const limit = ahead?.start ?? Number.POSITIVE_INFINITY;
		for (const other of readUnnumbered(folded, authority, word)) {
			if (other.end > limit) continue;
			found.push({ other });
			floor = other.end;
		}
	}
	return found.toSorted((a, b) => startOf(a) - startOf(b));
}

/**
 * Every citation in a text, in reading order, with offsets into the text as given.
 *
 * Linear in the text. Never throws. What a citation means is for {@link resolveCitations} to say.
 */
export function findCitations(text: string, authority: Authority, context: CitationContext = {}): Citation[] {
	const folded = readText(text, authority);
	const found = locate(folded, authority);
	const citations: Citation[] = [];
	for (const [i, one] of found.entries()) {
		const following = found[i + 1];
		const limit = following ? startOf(following) : folded.plain.length;
		const around =
			one.other?.form === "back" || sharesNext(one) ? null : readAround(folded, authority, endOf(one), limit);
		if (around && one.numbered)
			addForegoing(
				around,
				readBefore(folded, authority, startOf(one), found[i - 1] ? endOf(found[i - 1] as Found) : 0),
			);
		citations.push(build(folded, text, authority, one, around));
	}
	shareBackwards(citations, found, folded);
	linkWithin(citations, found);
	setScope(citations, folded, authority, context);
	keepReading(citations, folded);
	return citations;
}
