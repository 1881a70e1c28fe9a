import type { Budget } from "./budget.ts";
import type { Connection } from "./connection.ts";
import { DATED } from "./days.ts";
import { MOST_PLACES } from "./mention-terms.ts";

/** One of the full text indexes. */
export interface TextIndex {
	table: "report_terms" | "mention_terms";
	/** So many row ids belong to each sort key. */
	places: bigint;
	/** A walk along more terms than these is a long one: there are more citations than reports. */
	short: number;
}
export const REPORTS: TextIndex = { table: "report_terms", places: 1n, short: 6 };
export const MENTIONS: TextIndex = { table: "mention_terms", places: BigInt(MOST_PLACES), short: 2 };

/** Row ids from `first` on and before `end`. */
export interface Range {
	first: bigint;
	end: bigint;
}

/** A stretch of an index that is searched; `match`: what is asked for there besides. */
export interface Stretch extends Range {
	match: string | null;
}

/** Where in a list a row stands: by tier, then by row id downwards. */
export interface Place {
	tier: number;
	row: bigint;
}

/** Steps of a long walk. */
const STEPS = 12;
const MOST_ROW = (1n << 63n) - 1n;

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const greatest = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/**
 * A range cut into steps that hold about as many reports each, the newest first: reports that come in one after the other
 * are a fair sample of the days.
 */
export function stepsOf(connection: Connection, index: TextIndex, { first, end }: Range, steps = STEPS): Range[] {
	const sample =
		connection.sql(`WITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM step WHERE i < @steps - 1),
		last (id) AS (SELECT max(id) FROM report)
		SELECT DISTINCT (SELECT sort_key FROM report WHERE report.id >= last.id * i / @steps ORDER BY id LIMIT 1) AS key
		FROM step, last ORDER BY key DESC`);
	const cuts = (sample.all({ steps }) as { key: number | null }[]).map(({ key }) => BigInt(key ?? 0) * index.places);
	const inside = cuts.filter((cut) => cut > first && cut < end);
	return [...inside, first].map((from, i) => ({ first: from, end: inside[i - 1] ?? end }));
}

/** The row ids that fit, newest first, at most `limit`; of reports only those up to an id, where one is `known`. */
export function rowsOf(
	connection: Connection,
	{ table }: TextIndex,
	match: string,
	{ first, end }: Range,
	limit: number,
	known: number | null = null,
): bigint[] {
	if (first >= end) return [];
	// The range is given in whole numbers: FTS5 seeks to no others.
	return connection
		.sql(`SELECT rowid FROM ${table} WHERE ${table} MATCH @match AND rowid BETWEEN @first AND @last
				AND (@known IS NULL OR (rowid & ${DATED - 1}) <= @known)
			ORDER BY rowid DESC LIMIT @limit`)
		.pluck()
		.safeIntegers()
		.all({ match, first, last: end - 1n, limit, known }) as bigint[];
}

/** What a walk goes along. */
export interface Walk {
	index: TextIndex;
	/** Expressions of the tiers, see `Search`. */
	tiers: string[];
	/** Where; a row is in one of them only. */
	stretches: Stretch[];
	terms: number;
}

/** What a walk brings: the places that were found, and the one to go on after; null at the end of the list. */
interface Walked {
	places: Place[];
	next: Place | null;
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
		const whole = {
			first: stretches.map(({ first }) => first).reduce(least, MOST_ROW),
			end: stretches.map(({ end }) => end).reduce(greatest, 0n),
		};
		if (after?.tier === tier) whole.end = least(whole.end, after.row);
		for (const step of terms > index.short ? stepsOf(connection, index, whole) : [whole]) {
			if (begun && budget.isSpent()) return { places, next: { tier, row: step.end } };
			begun = true;
			const wanted = limit + 1 - places.length;
			const rows = stretches.flatMap(({ match, first, end }) =>
				rowsOf(
					connection,
					index,
					match === null ? (tiers[tier] as string) : `(${tiers[tier]}) AND ${match}`,
					{ first: greatest(first, step.first), end: least(end, step.end) },
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
