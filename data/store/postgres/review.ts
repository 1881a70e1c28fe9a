import type { Uncertain } from "../../../model/admin.ts";
import {
	cursorBehind,
	FOUND,
	type Found,
	FREE,
	isAhead,
	leaseTimes,
	OTHERS,
	REST,
	type Spot,
	spotOf,
	uncertainOf,
} from "../shared/review.ts";
import { count, type Row } from "../shared/rows.ts";
import { SUMMARY } from "../shared/summary.ts";
import type { Values } from "../shared/values.ts";
import type { Db } from "./db.ts";
import { mentionsOf } from "./mentions.ts";
import type { Work } from "./part.ts";
import { textsOf } from "./texts.ts";

/* The queue of uncertain citations, see `shared/review.ts`. */

/** The first of a number that is free: a step into the index. */
const first = (condition: string): string => `SELECT * FROM mention m
	WHERE m.likeness = g.likeness AND m.uncertain = 1 AND ${condition} AND ${FREE}
	ORDER BY m.likeness, m.report_key DESC, m.position LIMIT 1`;
/** Numbers are gone through in their order until one has a citation that is free; no other way is read the whole queue. */
const found = (groups: string, condition: string): string => `SELECT ${FOUND}
	FROM review_group g CROSS JOIN LATERAL (${first(condition)}) m WHERE ${groups} ORDER BY g.n DESC, g.likeness LIMIT 1`;

/** The citation that a person has and that still waits, unless the cursor has passed it over. */
async function held(db: Db, by: string, after: Spot | null): Promise<Found | undefined> {
	return db.get<Found>(
		`SELECT ${FOUND} FROM review_lease l JOIN mention m ON m.report_id = l.report_id AND m.start = l.start
			JOIN review_group g ON g.likeness = m.likeness WHERE l.by = @by AND m.uncertain = 1 AND ${isAhead(after)}`,
		{ by, ...after },
	);
}

/** The first citation after the cursor that no colleague has. */
async function free(db: Db, by: string, after: Spot | null): Promise<Found | undefined> {
	const ask = (groups: string, condition: string, values: Values): Promise<Found | undefined> =>
		db.get<Found>(found(groups, condition), { by, ...values });
	if (!after) return ask("true", "true", {});
	const { n, likeness, key, position } = after;
	return (
		(await ask("g.likeness = @likeness", REST, { likeness, key, position })) ??
		(await ask(`g.n <= @n AND ${OTHERS}`, "true", { n, likeness }))
	);
}

async function uncertain(db: Db, citation: Found): Promise<Uncertain> {
	const row = (await db.get<Row>(`SELECT ${SUMMARY}, r.sort_key AS key FROM report r WHERE r.id = @report`, {
		report: citation.report,
	})) as Row;
	const key = Number(row.key);
	const text = (await textsOf(db, [key])).get(key);
	return uncertainOf({ ...row, text }, await mentionsOf(db, citation.report), citation);
}

/** How many citations wait. */
export const waitingCitations = async (db: Db): Promise<number> =>
	count(await db.get("SELECT n FROM total WHERE kind = 'uncertain'"));

/** The uncertain citation that comes next, see `AdminStore.nextToReview`. Of several people one is served at a time. */
export const nextToReview: Work<"nextToReview"> = async (db, by, cursor, at) => {
	const { now, until } = leaseTimes(at);
	await db.run("DELETE FROM review_lease WHERE until <= @now OR until > @until", { now, until });
	const after = spotOf(cursor);
	const citation = (await held(db, by, after)) ?? (await free(db, by, after)) ?? null;
	await db.run("DELETE FROM review_lease WHERE by = @by", { by });
	if (citation)
		await db.run("INSERT INTO review_lease (by, report_id, start, until) VALUES (@by, @report, @start, @until)", {
			by,
			until,
			report: citation.report,
			start: citation.start,
		});
	const taken = await db.get(
		`SELECT count(*) AS n FROM review_lease l JOIN mention m ON m.report_id = l.report_id AND m.start = l.start
			WHERE l.by <> @by AND m.uncertain = 1`,
		{ by },
	);
	return {
		item: citation && (await uncertain(db, citation)),
		next: citation && cursorBehind(citation, after),
		waiting: await waitingCitations(db),
		taken: count(taken),
	};
};
