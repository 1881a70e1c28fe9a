import type { Budget } from "../shared/budget.ts";
import { DATED } from "../shared/days.ts";
import type { Expression } from "../shared/expression.ts";
import type { Search } from "../shared/match.ts";
import type { RankedReads } from "../shared/ranked.ts";
import { byScore, LOOKED_AT, MOST_RANKED } from "../shared/ranking.ts";
import { type Range, REPORTS } from "../shared/text-index.ts";
import type { Db } from "./db.ts";
import { textsWithin } from "./texts.ts";
import { rowsOf, walk } from "./walk.ts";

async function likeliest(
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

/** What a list by relevance reads, in one unit of work. */
export const rankedReads = (db: Db, search: Search, range: Range, budget: Budget): RankedReads => ({
	last: async () => (await db.get<{ id: number | null }>("SELECT max(id) AS id FROM report"))?.id ?? 0,
	likeliest: (tier, known) => likeliest(db, tier, search.likely, range, known, budget),
	rank: (rows) => rank(db, search.phrases, rows),
	walk: (rest, after, limit) => walk(db, rest, after, limit, budget),
});
