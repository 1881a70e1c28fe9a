import type { Budget } from "../shared/budget.ts";
import { DATED } from "../shared/days.ts";
import type { Expression } from "../shared/expression.ts";
import type { Search } from "../shared/match.ts";
import type { RankedReads } from "../shared/ranked.ts";
import { byScore, LOOKED_AT, MOST_RANKED } from "../shared/ranking.ts";
import { type Range, REPORTS } from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { rowsOf, walk } from "./walk.ts";

function likeliest(
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

function rank(connection: Connection, phrases: string[][], rows: readonly bigint[]): bigint[] {
	const read = connection.sql(`SELECT title, substr(text, 1, ${LOOKED_AT}) AS text FROM report WHERE id = ?`);
	const textAt = (row: bigint) => read.get(Number(row) % DATED) as { title: string; text: string };
	return byScore(
		phrases,
		rows.map((row) => ({ row, ...textAt(row) })),
	);
}

/** What a list by relevance reads, in one transaction. */
export const rankedReads = (connection: Connection, search: Search, range: Range, budget: Budget): RankedReads => ({
	last: () => (connection.sql("SELECT max(id) AS id FROM report").get() as { id: number | null }).id ?? 0,
	likeliest: (tier, known) => likeliest(connection, tier, search.likely, range, known, budget),
	rank: (rows) => rank(connection, search.phrases, rows),
	walk: (rest, after, limit) => walk(connection, rest, after, limit, budget),
});
