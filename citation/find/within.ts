import { LOCAL_BODIES } from "../kinds.ts";
import type { Folded } from "../text/fold.ts";
import type { Citation } from "../types.ts";
import { MEMBER_GAP, type Numbered } from "./numbered.ts";
import type { Unnumbered } from "./unnumbered.ts";

/** A citation as it was located, before its surroundings are read: one that prints its symbol, or another. */
export type Found = {
	start: number;
	end: number;
	/** Whether it shares date, issuer and term with the one after it. */
	sharesNext: boolean;
} & ({ numbered: Numbered; other: undefined } | { numbered: undefined; other: Unnumbered });

export const foundNumbered = (one: Numbered): Found => ({
	start: one.start,
	end: one.end,
	sharesNext: one.sharesNext,
	numbered: one,
	other: undefined,
});

export const foundOther = (one: Unnumbered): Found => ({
	start: one.start,
	end: one.end,
	sharesNext: one.sharesNext,
	numbered: undefined,
	other: one,
});

/** Longest that a comma, `và` and `số` between two members are with their blanks. */
const LONGEST_GAP = 40;

/** Whether a symbol is followed by another of its list: only a comma or `và` between, and no type word of its own. */
const isListMember = (one: Found, next: Found, folded: Folded): boolean =>
	one.numbered !== undefined &&
	next.numbered !== undefined &&
	!next.numbered.ownWord &&
	next.numbered.start - one.numbered.end < LONGEST_GAP &&
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
		if (found1.sharesNext) {
			const { date, issuer, term, scope, place, parts } = next;
			// `Nghị định 100/2019 và 123/2021`: each number carries its own year.
			Object.assign(one, { date: found1.other?.year ?? date, issuer, term, scope, place, parts });
		} else if (isListMember(found1, found2, folded) && !one.parts.issuer && !one.parts.term) {
			const { issuer, term } = next.parts;
			one.parts = { ...one.parts, ...(issuer && { issuer }), ...(term && { term }) };
			one.issuer ??= next.issuer;
			one.term ??= next.term;
		}
	}
}

/** Types whose bare number is a local committee's own: the Centre's are called by their names. */
const OWN_SERIES: ReadonlySet<string> = new Set(["chuong-trinh", "ke-hoach", "de-an"]);
const CLAUSE_END = /[.;:!?\n]/;
const LONGEST_CLAUSE = 70;

/**
 * A local body behind the last number of a list is that of those before it too, where the list begins with a programme
 * or plan of its own: `Chương trình hành động số 09, Nghị quyết số 04 và … Nghị quyết số 10 của Huyện ủy`.
 */
export function shareLocalBody(citations: Citation[], found: readonly Found[], { plain }: Folded): void {
	for (let i = citations.length - 1; i > 0; i--) {
		const last = citations[i];
		if (last?.form !== "short" || !LOCAL_BODIES.has(last.issuer ?? "") || !last.parts.issuer) continue;
		let first = i;
		for (let at = i - 1; at >= 0; at--) {
			const [one, next] = [found[at], found[at + 1]];
			if (!one || !next || citations[at]?.form !== "short" || citations[at]?.issuer !== null) break;
			const between = plain.slice(one.end, next.start);
			if (between.length > LONGEST_CLAUSE || CLAUSE_END.test(between)) break;
			if (OWN_SERIES.has(citations[at]?.type ?? "")) first = at;
		}
		const { issuer, term, scope, place, parts } = last;
		for (let at = first; at < i; at++) {
			const one = citations[at];
			if (one) Object.assign(one, { issuer, term: one.term ?? term, scope, place, parts: { ...parts, ...one.parts } });
		}
		i = first;
	}
}
