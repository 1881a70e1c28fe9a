import type { Expression } from "./expression.ts";
import { MOST_PLACES } from "./mention-terms.ts";

/** One of the full text indexes. */
export interface TextIndex {
	of: "reports" | "mentions";
	/** So many row ids belong to each sort key. */
	places: bigint;
	/** A walk along more terms than these is a long one: there are more citations than reports. */
	short: number;
}
export const REPORTS: TextIndex = { of: "reports", places: 1n, short: 6 };
export const MENTIONS: TextIndex = { of: "mentions", places: BigInt(MOST_PLACES), short: 2 };

/** Row ids from `first` on and before `end`. */
export interface Range {
	first: bigint;
	end: bigint;
}

/** A stretch of an index that is searched; `match`: what is asked for there besides. */
export interface Stretch extends Range {
	match: Expression | null;
}

/** Where in a list a row stands: by tier, then by row id downwards. */
export interface Place {
	tier: number;
	row: bigint;
}

/** What a walk goes along. */
export interface Walk {
	index: TextIndex;
	/** Expressions of the tiers, see `Search`. */
	tiers: Expression[];
	/** Where; a row is in one of them only. */
	stretches: Stretch[];
	terms: number;
}

/** What a walk brings: the places that were found, and the one to go on after; null at the end of the list. */
export interface Walked {
	places: Place[];
	next: Place | null;
}

const MOST_ROW = (1n << 63n) - 1n;
/** All row ids there may be. */
export const ALL: Range = { first: 0n, end: MOST_ROW };

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The range that all stretches lie in. */
export const rangeOf = (stretches: readonly Range[]): Range => ({
	first: stretches.map(({ first }) => first).reduce(least, MOST_ROW),
	end: stretches.map(({ end }) => end).reduce(greatest, 0n),
});

/** What is asked for in a stretch. */
export const askedIn = (match: Expression, { match: besides }: Stretch): Expression =>
	besides === null ? match : { all: [match, besides] };

/** A range cut at the keys inside it, which are given the highest first. */
export function cutAt(keys: readonly bigint[], { first, end }: Range): Range[] {
	const inside = keys.filter((key) => key > first && key < end);
	return [...inside, first].map((from, i) => ({ first: from, end: inside[i - 1] ?? end }));
}
