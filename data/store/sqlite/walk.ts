import type { Budget } from "../shared/budget.ts";
import { DATED } from "../shared/days.ts";
import type { Expression } from "../shared/expression.ts";
import {
	askedIn,
	cutAt,
	greatest,
	least,
	type Place,
	type Range,
	rangeOf,
	type TextIndex,
	type Walk,
	type Walked,
} from "../shared/text-index.ts";
import type { Connection } from "./connection.ts";
import { fts5 } from "./fts5.ts";

/** The tables of FTS5. */
export const TABLES = { reports: "report_terms", mentions: "mention_terms" };

/** Steps of a long walk. */
const STEPS = 12;

/**
 * A range cut into steps that hold about as many reports each, the newest first: reports that come in one after the other
 * are a fair sample of the days.
 */
export function stepsOf(connection: Connection, index: TextIndex, range: Range, steps = STEPS): Range[] {
	const sample =
		connection.sql(`WITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM step WHERE i < @steps - 1),
		last (id) AS (SELECT max(id) FROM report)
		SELECT DISTINCT (SELECT sort_key FROM report WHERE report.id >= last.id * i / @steps ORDER BY id LIMIT 1) AS key
		FROM step, last ORDER BY key DESC`);
	const keys = sample.all({ steps }) as { key: number | null }[];
	return cutAt(
		keys.map(({ key }) => BigInt(key ?? 0) * index.places),
		range,
	);
}

/** The row ids that fit, newest first, at most `limit`; of reports only those up to an id, where one is `known`. */
export function rowsOf(
	connection: Connection,
	index: TextIndex,
	match: Expression,
	{ first, end }: Range,
	limit: number,
	known: number | null = null,
): bigint[] {
	if (first >= end) return [];
	const table = TABLES[index.of];
	// The range is given in whole numbers: FTS5 seeks to no others.
	return connection
		.sql(`SELECT rowid FROM ${table} WHERE ${table} MATCH @match AND rowid BETWEEN @first AND @last
				AND (@known IS NULL OR (rowid & ${DATED - 1}) <= @known)
			ORDER BY rowid DESC LIMIT @limit`)
		.pluck()
		.safeIntegers()
		.all({ match: fts5(match), first, last: end - 1n, limit, known }) as bigint[];
}

/**
 * The next places of a list, tier by tier and newest first: after `after`, at most `limit`. Where the time runs out it is
 * fewer, with the place to go on from.
 */
export function walk(
	connection: Connection,
	{ index, tiers, stretches, terms }: Walk,
	after: Place | null,
	limit: number,
	budget: Budget,
): Walked {
	const places: Place[] = [];
	let begun = false;
	for (let tier = Math.max(0, after?.tier ?? 0); tier < tiers.length; tier++) {
		const whole = rangeOf(stretches);
		if (after?.tier === tier) whole.end = least(whole.end, after.row);
		for (const step of terms > index.short ? stepsOf(connection, index, whole) : [whole]) {
			if (begun && budget.isSpent()) return { places, next: { tier, row: step.end } };
			begun = true;
			const wanted = limit + 1 - places.length;
			const rows = stretches.flatMap((stretch) =>
				rowsOf(
					connection,
					index,
					askedIn(tiers[tier] as Expression, stretch),
					{ first: greatest(stretch.first, step.first), end: least(stretch.end, step.end) },
					wanted,
				),
			);
			// One stretch comes in order; of several the newest are taken.
			if (stretches.length > 1) rows.sort((a, b) => (a < b ? 1 : -1));
			places.push(...rows.slice(0, wanted).map((row) => ({ tier, row })));
			if (places.length > limit) return { places: places.slice(0, limit), next: places[limit - 1] as Place };
		}
	}
	return { places, next: null };
}
