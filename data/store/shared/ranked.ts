import type { Paging } from "../search-port.ts";
import type { Budget } from "./budget.ts";
import { cursorOf, limitOf } from "./cursor.ts";
import { DATED } from "./days.ts";
import type { Expression } from "./expression.ts";
import type { Search } from "./match.ts";
import { type At, MOST_RANKED, RANKED, rankedAfter } from "./ranking.ts";
import { type Given, type Reading, wanted } from "./reading.ts";
import { type Place, type Range, REPORTS, type Walk, type Walked } from "./text-index.ts";

/** What a list by relevance reads, as an engine reads it. */
export interface RankedReads {
	/** The greatest id of a report, 0 without any. */
	last(): Given<number>;
	/** The reports of a tier that are ranked, of those up to an id: all of it, or the `MOST_RANKED` likeliest. */
	likeliest(tier: Expression, known: number): Given<ReadonlySet<bigint>>;
	/** Their order, see `byScore`. */
	rank(rows: readonly bigint[]): Given<bigint[]>;
	walk(walk: Walk, after: Place | null, limit: number): Given<Walked>;
}

/** The next places of a list, and where it goes on. */
export interface Ranked {
	places: Place[];
	cursor: string | null;
}

/**
 * The next places of a list by relevance. What is ranked is found anew for each part of it, among the reports that were
 * there when it began; so no part shows a report of another.
 */
export function* ranked(
	reads: RankedReads,
	search: Search,
	range: Range,
	paging: Paging,
	budget: Budget,
): Reading<Ranked> {
	const limit = limitOf(paging);
	const [known, start, shown, last]: At =
		paging.cursor === undefined ? [yield* wanted(reads.last()), 0, 0, RANKED] : rankedAfter(paging.cursor);
	// Each with the point in the list behind it.
	const found: { place: Place; at: At }[] = [];
	const part = (next: At | null): Ranked => ({
		places: found.slice(0, limit).map(({ place }) => place),
		cursor: next ? cursorOf("relevance", next) : null,
	});
	for (let tier = Math.max(0, start); tier < search.tiers.length; tier++) {
		const match = search.tiers[tier] as Expression;
		const likeliest = yield* wanted(reads.likeliest(match, known));
		const [from, key] = tier === start ? [shown, last] : [0, RANKED];
		if (key === RANKED && from < likeliest.size)
			(yield* wanted(reads.rank([...likeliest]))).forEach((row, i) => {
				if (i >= from) found.push({ place: { tier, row }, at: [known, tier, i + 1, RANKED] });
			});
		let after: Place | null = key === RANKED ? null : { tier: 0, row: BigInt(key) };
		// Fewer are all that there are.
		while (found.length <= limit && likeliest.size === MOST_RANKED) {
			const rest: Walk = {
				index: REPORTS,
				tiers: [match],
				stretches: [{ ...range, match: null }],
				terms: search.terms,
			};
			const { places, next } = yield* wanted(reads.walk(rest, after, limit + 1 - found.length + likeliest.size));
			for (const { row } of places)
				if (Number(row) % DATED <= known && !likeliest.has(row))
					found.push({ place: { tier, row }, at: [known, tier, 0, Number(row)] });
			if (next === null) break;
			if (found.length <= limit && budget.isSpent()) return part([known, tier, 0, Number(next.row)]);
			after = next;
		}
		if (found.length > limit) return part((found[limit - 1] as { at: At }).at);
	}
	return part(null);
}
