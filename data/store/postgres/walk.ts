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
	type Stretch,
	type TextIndex,
	type Walk,
	type Walked,
} from "../shared/text-index.ts";
import type { Db, Parameters } from "./db.ts";
import { tsquery } from "./tsquery.ts";

/*
 * A GIN index finds rows in no order, so the newest are found by steps: the newest thousand reports first, then those before
 * them. Each step is a range of keys, by which all months outside of it are left out before anything is looked at.
 */

/** The tables of the full text indexes, and their keys. */
const TABLES = {
	reports: { table: "report_body", key: "report_key" },
	mentions: { table: "mention_terms", key: "key" },
};

/** Steps of a long count; the first of a walk is of so many reports at most, and each is so many times the one before. */
const STEPS = 12;
const FIRST_STEP = 1000;
const GROWTH = 4;
/** Up to so many times the first a step is counted out, beyond it goes by the days of the one before. */
const COUNTED_OUT = 16;

/**
 * Has the rest of a unit's statements planned once, without a look at what is asked, and rows of the full text indexes found
 * by nothing but these: the planner would rather read a month's texts from end to end, as it does not know what that costs.
 */
export const planForSearch = (db: Db): Promise<number> =>
	db.run(`SELECT ${PLANNED.map(([name, value]) => `set_config('${name}', '${value}', true)`)}`);
const PLANNED = [
	["plan_cache_mode", "force_generic_plan"],
	["enable_seqscan", "off"],
	// What is found costs, looking for it does not: so the index is taken that is expected to find least.
	["random_page_cost", "0"],
	["seq_page_cost", "0"],
	["cpu_index_tuple_cost", "1"],
];

/** A range cut into steps that hold about as many reports each, the newest first, as in `sqlite/walk.ts`. */
export async function stepsOf(db: Db, { places }: TextIndex, range: Range, steps = STEPS): Promise<Range[]> {
	const rows = await db.all<{ key: number }>(
		`SELECT DISTINCT r.sort_key AS key FROM generate_series(1, @steps::integer - 1) AS step (i),
			(SELECT max(id) AS id FROM report) AS last,
			LATERAL (SELECT sort_key FROM report WHERE id >= last.id::bigint * i / @steps::integer ORDER BY id LIMIT 1) AS r
		ORDER BY key DESC`,
		{ steps },
	);
	return cutAt(
		rows.map(({ key }) => BigInt(key) * places),
		range,
	);
}

/** The steps of a walk, the newest first. Of a small index they are small too, so that a long search can end between two. */
async function* stepsBack(db: Db, { places }: TextIndex, { first, end }: Range): AsyncGenerator<Range> {
	let width = 0n;
	for (let [before, size] = [end, 1]; before > first; size *= GROWTH) {
		const cut =
			size > COUNTED_OUT ? before - BigInt(GROWTH) * width : (await keyBefore(db, before, places, size)) * places;
		const from = greatest(first, cut);
		width = before - from;
		yield { first: from, end: before };
		before = from;
	}
}

/** The sort key at which a step begins that ends before a row id; `size`: how many times the first step it is. */
async function keyBefore(db: Db, before: bigint, places: bigint, size: number): Promise<bigint> {
	const row = await db.get<{ key: number }>(
		`SELECT sort_key AS key FROM report WHERE sort_key < @before ORDER BY sort_key DESC
			OFFSET @size::integer * (SELECT least(coalesce(max(id), 0) / ${STEPS} + 1, ${FIRST_STEP}) FROM report) LIMIT 1`,
		{ before: (before - 1n) / places + 1n, size },
	);
	return BigInt(row?.key ?? 0);
}

/** What is asked for in stretches of an index within a step, as parameters. */
const askedFor = (match: Expression, stretches: readonly Stretch[], step: Range): Parameters => ({
	matches: stretches.map((stretch) => tsquery(askedIn(match, stretch))),
	firsts: stretches.map(({ first }) => first),
	ends: stretches.map(({ end }) => end),
	first: step.first,
	end: step.end,
});
/**
 * Rows of those stretches. The bounds of the step stand by themselves: by them months are left out. The last is written so
 * that the planner expects very many rows between the two, and does not look through all of them by their keys.
 */
const foundIn = ({ of }: TextIndex): string => {
	const { table, key } = TABLES[of];
	return `${table} WHERE terms @@ stretch.match::tsquery AND ${key} + 0 >= stretch.first AND ${key} + 0 < stretch.last
		AND ${key} >= @first AND (${key} < @end OR ${key} < @first)`;
};
const STRETCHES = "unnest(@matches::text[], @firsts::bigint[], @ends::bigint[]) AS stretch (match, first, last)";

/** The row ids that fit within a step, newest first, at most `limit`; of reports only those up to an id, where one is known. */
async function rowsIn(
	db: Db,
	index: TextIndex,
	match: Expression,
	stretches: readonly Stretch[],
	step: Range,
	limit: number,
	known = DATED - 1,
): Promise<bigint[]> {
	const { key } = TABLES[index.of];
	const rows = await db.all<{ row: string }>(
		`SELECT found.row::text AS row FROM ${STRETCHES},
			LATERAL (SELECT ${key} AS row FROM ${foundIn(index)} AND (${key} / ${index.places} & ${DATED - 1}) <= @known
				ORDER BY ${key} + 0 DESC LIMIT @limit) AS found
		ORDER BY found.row DESC LIMIT @limit`,
		{ ...askedFor(match, stretches, step), limit, known },
	);
	return rows.map(({ row }) => BigInt(row));
}

/** The newest row ids that fit, at most `limit`, of reports up to an id. */
export async function rowsOf(
	db: Db,
	index: TextIndex,
	match: Expression,
	range: Range,
	limit: number,
	known: number,
): Promise<bigint[]> {
	const rows: bigint[] = [];
	for await (const step of stepsBack(db, index, range)) {
		rows.push(...(await rowsIn(db, index, match, [{ ...range, match: null }], step, limit - rows.length, known)));
		if (rows.length === limit) break;
	}
	return rows;
}

/** The rows that fit within a step as one list with commas, see `shared/digits.ts`: of a row id the part below the day. */
export async function listIn(
	db: Db,
	index: TextIndex,
	match: Expression,
	stretches: readonly Stretch[],
	step: Range,
): Promise<Buffer | null> {
	const { key } = TABLES[index.of];
	const found = await db.get<{ list: string | null }>(
		`SELECT string_agg((found.row & ${BigInt(DATED) * index.places - 1n})::text, ',') AS list
			FROM ${STRETCHES}, LATERAL (SELECT ${key} AS row FROM ${foundIn(index)} OFFSET 0) AS found`,
		askedFor(match, stretches, step),
	);
	return found?.list ? Buffer.from(found.list, "latin1") : null;
}

/** The next places of a list, as in `sqlite/walk.ts`. */
export async function walk(
	db: Db,
	{ index, tiers, stretches }: Walk,
	after: Place | null,
	limit: number,
	budget: Budget,
): Promise<Walked> {
	const places: Place[] = [];
	let begun = false;
	for (let tier = Math.max(0, after?.tier ?? 0); tier < tiers.length; tier++) {
		const whole = rangeOf(stretches);
		if (after?.tier === tier) whole.end = least(whole.end, after.row);
		for await (const step of stepsBack(db, index, whole)) {
			if (begun && budget.isSpent()) return { places, next: { tier, row: step.end } };
			begun = true;
			const rows = await rowsIn(db, index, tiers[tier] as Expression, stretches, step, limit + 1 - places.length);
			places.push(...rows.map((row) => ({ tier, row })));
			if (places.length > limit) return { places: places.slice(0, limit), next: places[limit - 1] as Place };
		}
	}
	return { places, next: null };
}
