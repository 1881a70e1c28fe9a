import { readAround, type Surroundings } from "./around.ts";
import { issuerOf, typeOf } from "./attributes.ts";
import type { Authority } from "./authority.ts";
import { type Foregoing, readBefore } from "./before.ts";
import { type Folded, fold } from "./fold.ts";
import { isLocalSymbol } from "./id.ts";
import { LOCAL_BODIES } from "./kinds.ts";
import { findNumbered, MEMBER_GAP, type Numbered } from "./numbered.ts";
import { onlyProvince } from "./places.ts";
import { slug } from "./slug.ts";
import type { Citation, CitationContext, CitationParts, Span } from "./types.ts";
import { readUnnumbered, type Unnumbered } from "./unnumbered.ts";
import { introWords } from "./words.ts";

/** Version of the grammar: raise it when a change would find or read something else in a stored text. */
export const GRAMMAR_VERSION = 1;

type Found = { numbered: Numbered; other?: never } | { other: Unnumbered; numbered?: never };

const startOf = (found: Found): number => (found.numbered ?? found.other).start;
const endOf = (found: Found): number => (found.numbered ?? found.other).end;
const sharesNext = (found: Found | undefined): boolean => (found?.numbered ?? found?.other)?.sharesNext ?? false;

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

/** Whether a symbol is followed by another of its list: only a comma or `và` between, and no type word of its own. */
const isListMember = (one: Found, next: Found, folded: Folded): boolean =>
	one.numbered !== undefined &&
	next.numbered !== undefined &&
	!next.numbered.ownWord &&
	MEMBER_GAP.test(folded.plain.slice(one.numbered.end, next.numbered.start));

function locate(folded: Folded, authority: Authority): Found[] {
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
 * What is printed once behind a list belongs to all its members: everything, where they share a symbol or a type word
 * (`187, 188-KL/TW ngày …`); body and term, where each has a symbol of its own (`26-NQ/TW, 27-NQ/TW của …`), for each
 * of those has its own day.
 */
function shareBackwards(citations: Citation[], found: Found[], folded: Folded): void {
	for (let i = citations.length - 2; i >= 0; i--) {
		const [one, next] = [citations[i], citations[i + 1]];
		const [found1, found2] = [found[i], found[i + 1]];
		if (!one || !next || !found1 || !found2) continue;
		if (sharesNext(found1)) {
			const { date, issuer, term, scope, place, parts } = next;
			Object.assign(one, { date, issuer, term, scope, place, parts });
		} else if (isListMember(found1, found2, folded) && !one.parts.issuer && !one.parts.term) {
			const { issuer, term } = next.parts;
			one.parts = { ...one.parts, ...(issuer && { issuer }), ...(term && { term }) };
			one.issuer ??= next.issuer;
			one.term ??= next.term;
		}
	}
}

/** Number of a symbol without leading zeros, to compare `Chỉ thị 5` with `05-CT/TW`. */
const bare = (number: string | undefined): string => (number ?? "").replace(/^0+/, "");

/** Gives short and back forms the symbol that the text prints for them: before them, else, for a number, after. */
function linkWithin(citations: Citation[], found: Found[]): void {
	const keyOf = (type: string | null, number: string): string => `${type} ${bare(number)}`;
	const first = new Map<string, Citation>();
	for (const citation of citations) {
		const key = keyOf(citation.type, /^\d+/.exec(citation.symbol ?? "")?.[0] ?? "");
		if (citation.form === "full" && !first.has(key)) first.set(key, citation);
	}
	const latest = new Map<string | null, Citation>();
	const latestNumbered = new Map<string, Citation>();
	for (const [i, citation] of citations.entries()) {
		if (citation.form === "full") {
			latest.set(citation.type, citation);
			latestNumbered.set(keyOf(citation.type, /^\d+/.exec(citation.symbol ?? "")?.[0] ?? ""), citation);
		}
		if (citation.form !== "short" && citation.form !== "back") continue;
		const number = found[i]?.other?.number;
		const key = keyOf(citation.type, number ?? "");
		const named = number == null ? latest.get(citation.type) : (latestNumbered.get(key) ?? first.get(key));
		if (!named) continue;
		citation.symbol = named.symbol;
		citation.issuer ??= named.issuer;
		citation.scope ??= named.scope;
	}
}

const isLocal = (citation: Citation): boolean =>
	(citation.issuer !== null && LOCAL_BODIES.has(citation.issuer)) ||
	citation.rule === "local-congress" ||
	(citation.symbol !== null &&
		(isLocalSymbol(citation.symbol) || /-S[A-ZĐ&]{2,}|\/S[A-ZĐ&]{2,}-/.test(citation.symbol)));

/** Provinces of local documents: the one named with the body, else the page's, else the only one that the text names. */
function setScope(citations: Citation[], folded: Folded, authority: Authority, context: CitationContext): void {
	if (!citations.some((c) => isLocal(c) && c.scope === null)) return;
	const otherwise = context.province ?? onlyProvince(folded, authority);
	for (const citation of citations) if (isLocal(citation)) citation.scope ??= otherwise;
}

/**
 * Every citation in a text, in reading order, with offsets into the text as given.
 *
 * Linear in the text. Never throws. What a citation means is for {@link resolveCitations} to say.
 */
export function findCitations(text: string, authority: Authority, context: CitationContext = {}): Citation[] {
	const folded = fold(text);
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
	return citations;
}
