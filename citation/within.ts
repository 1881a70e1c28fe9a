import type { Authority } from "./authority.ts";
import type { Folded } from "./fold.ts";
import { isLocalSymbol } from "./id.ts";
import { LOCAL_BODIES } from "./kinds.ts";
import { MEMBER_GAP, type Numbered } from "./numbered.ts";
import { onlyProvince } from "./places.ts";
import type { Reading } from "./reading.ts";
import type { Citation, CitationContext } from "./types.ts";
import type { Unnumbered } from "./unnumbered.ts";

/** A citation as it was located, before its surroundings are read. */
export type Found = { numbered: Numbered; other?: never } | { other: Unnumbered; numbered?: never };

export const startOf = (found: Found): number => (found.numbered ?? found.other).start;
export const endOf = (found: Found): number => (found.numbered ?? found.other).end;
export const sharesNext = (found: Found | undefined): boolean => (found?.numbered ?? found?.other)?.sharesNext ?? false;

/** Whether a symbol is followed by another of its list: only a comma or `và` between, and no type word of its own. */
const isListMember = (one: Found, next: Found, folded: Folded): boolean =>
	one.numbered !== undefined &&
	next.numbered !== undefined &&
	!next.numbered.ownWord &&
	MEMBER_GAP.test(folded.plain.slice(one.numbered.end, next.numbered.start));

/**
 * What is printed once behind a list belongs to all its members: everything, where they share a symbol or a type word
 * (`187, 188-KL/TW ngày …`); body and term, where each has a symbol of its own (`26-NQ/TW, 27-NQ/TW của …`), for each
 * of those has its own day.
 */
export function shareBackwards(citations: Citation[], found: Found[], folded: Folded): void {
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
export function linkWithin(citations: Citation[], found: Found[]): void {
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
export function setScope(citations: Citation[], folded: Reading, authority: Authority, context: CitationContext): void {
	if (!citations.some((c) => isLocal(c) && c.scope === null)) return;
	const otherwise = context.province ?? onlyProvince(folded, authority);
	for (const citation of citations) if (isLocal(citation)) citation.scope ??= otherwise;
}
