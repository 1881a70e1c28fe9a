import type { Paging } from "../search-port.ts";
import type { Budget } from "../shared/budget.ts";
import { cursorOf, limitOf } from "../shared/cursor.ts";
import { DATED } from "../shared/days.ts";
import type { Expression } from "../shared/expression.ts";
import type { Search } from "../shared/match.ts";
import { type At, byScore, LOOKED_AT, MOST_RANKED, RANKED, rankedAfter } from "../shared/ranking.ts";
import { type Place, type Range, REPORTS, type Walk } from "../shared/text-index.ts";
import type { Db } from "./db.ts";
import { textsWithin } from "./texts.ts";
import { rowsOf, walk } from "./walk.ts";

/** The reports of a tier that are ranked, as in `sqlite/ranking.ts`. */
async function candidates(
	db: Db,
	tier: Expression,
	likely: Expression[],
	range: Range,
	known: number,
	budget: Budget,
): Promise<Set<bigint>> {
	const newest = await rowsOf(db, REPORTS, tier, range, MOST_RANKED, known);
	// Where these are all, there is nothing to choose from: that spares searches for what is rare, which look everywhere.
	if (newest.length < MOST_RANKED) return new Set(newest);
	const found = new Set<bigint>();
	for (const one of likely) {
		// Ranked in part the list would show a report twice, so only giving it up ends this.
		budget.isSpent();
		const rows = await rowsOf(db, REPORTS, { all: [tier, one] }, range, MOST_RANKED, known);
		for (const row of rows) if (found.size < MOST_RANKED) found.add(row);
		if (found.size >= MOST_RANKED) return found;
	}
	for (const row of newest) if (found.size < MOST_RANKED) found.add(row);
	return found;
}

async function rank(db: Db, phrases: string[][], rows: readonly bigint[]): Promise<bigint[]> {
	const keys = rows.map(Number);
	const texts = await textsWithin(db, keys, LOOKED_AT);
	const titles = await db.all<{ key: number; title: string }>(
		"SELECT sort_key AS key, title FROM report WHERE id = ANY (@ids)",
		{ ids: keys.map((key) => key % DATED) },
	);
	return byScore(
		phrases,
		titles.map(({ key, title }) => ({ row: BigInt(key), title, text: texts.get(key) ?? "" })),
	);
}

async function startOf(db: Db, cursor: string | undefined): Promise<At> {
	if (cursor !== undefined) return rankedAfter(cursor);
	const last = await db.get<{ id: number | null }>("SELECT max(id) AS id FROM report");
	return [last?.id ?? 0, 0, 0, RANKED];
}

/**
 * The next places of a list by relevance. What is ranked is found anew for each part of it, among the reports that were
 * there when it began; so no part shows a report of another.
 */
export async function ranked(
	db: Db,
	search: Search,
	range: Range,
	paging: Paging,
	budget: Budget,
): Promise<{ places: Place[]; cursor: string | null }> {
	const limit = limitOf(paging);
	const [known, start, shown, last] = await startOf(db, paging.cursor);
	// Each with the point in the list behind it.
	const found: { place: Place; at: At }[] = [];
	const part = (next: At | null) => ({
		places: found.slice(0, limit).map(({ place }) => place),
		cursor: next ? cursorOf("relevance", next) : null,
	});
	for (let tier = Math.max(0, start); tier < search.tiers.length; tier++) {
		const match = search.tiers[tier] as Expression;
		const likeliest = await candidates(db, match, search.likely, range, known, budget);
		const [from, key] = tier === start ? [shown, last] : [0, RANKED];
		if (key === RANKED && from < likeliest.size)
			(await rank(db, search.phrases, [...likeliest])).forEach((row, i) => {
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
			const { places, next } = await walk(db, rest, after, limit + 1 - found.length + likeliest.size, budget);
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
