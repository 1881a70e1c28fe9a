import type { Paging } from "../search-port.ts";
import type { Budget } from "../shared/budget.ts";
import { cursorOf, limitOf } from "../shared/cursor.ts";
import { DATED } from "../shared/days.ts";
import type { Expression } from "../shared/expression.ts";
import type { Search } from "../shared/match.ts";
import { type At, byScore, LOOKED_AT, MOST_RANKED, RANKED, rankedAfter } from "../shared/ranking.ts";
import { type Place, type Range, REPORTS, type Walk } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { rowsOf, walk } from "./walk.ts";

/** The reports of a tier that are ranked: of those up to an id, which were there when the list began. */
function candidates(
	connection: Connection,
	tier: Expression,
	likely: Expression[],
	range: Range,
	known: number,
	budget: Budget,
): Set<bigint> {
	const found = new Set<bigint>();
	for (const match of [...likely.map((one) => ({ all: [tier, one] })), tier]) {
		// Ranked in part the list would show a report twice, so only giving it up ends this.
		budget.isSpent();
		for (const row of rowsOf(connection, REPORTS, match, range, MOST_RANKED, known))
			if (found.size < MOST_RANKED) found.add(row);
		if (found.size >= MOST_RANKED) break;
	}
	return found;
}

function rank(connection: Connection, phrases: string[][], rows: Iterable<bigint>): bigint[] {
	const read = connection.sql(`SELECT title, substr(text, 1, ${LOOKED_AT}) AS text FROM report WHERE id = ?`);
	const textAt = (row: bigint) => read.get(Number(row) % DATED) as { title: string; text: string };
	return byScore(
		phrases,
		[...rows].map((row) => ({ row, ...textAt(row) })),
	);
}

function startOf(connection: Connection, cursor: string | undefined): At {
	if (cursor !== undefined) return rankedAfter(cursor);
	const { id } = connection.sql("SELECT max(id) AS id FROM report").get() as { id: number | null };
	return [id ?? 0, 0, 0, RANKED];
}

/**
 * The next places of a list by relevance. What is ranked is found anew for each part of it, among the reports that were
 * there when it began; so no part shows a report of another.
 */
export function ranked(
	connection: Connection,
	search: Search,
	range: Range,
	paging: Paging,
	budget: Budget,
): { places: Place[]; cursor: string | null } {
	const limit = limitOf(paging);
	const [known, start, shown, last] = startOf(connection, paging.cursor);
	// Each with the point in the list behind it.
	const found: { place: Place; at: At }[] = [];
	const part = (next: At | null) => ({
		places: found.slice(0, limit).map(({ place }) => place),
		cursor: next ? cursorOf("relevance", next) : null,
	});
	for (let tier = Math.max(0, start); tier < search.tiers.length; tier++) {
		const match = search.tiers[tier] as Expression;
		const likeliest = candidates(connection, match, search.likely, range, known, budget);
		const [from, key] = tier === start ? [shown, last] : [0, RANKED];
		if (key === RANKED && from < likeliest.size)
			rank(connection, search.phrases, likeliest).forEach((row, i) => {
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
			const { places, next } = walk(connection, rest, after, limit + 1 - found.length + likeliest.size, budget);
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
