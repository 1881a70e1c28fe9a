import type { Review, Uncertain } from "../../../model/admin.ts";
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
import type { Value } from "../shared/values.ts";
import type { Connection } from "./connection.ts";
import { mentionsOf } from "./mentions.ts";

/* The queue of uncertain citations, see `shared/review.ts`. */

/** The nested loops are in the order that is asked for, so that the first row is found without reading the others. */
const WAITING = `review_group g CROSS JOIN mention m INDEXED BY mention_uncertain
	ON m.likeness = g.likeness AND m.uncertain = 1`;

/** The citation that a person has and that still waits, unless the cursor has passed it over. */
function held(connection: Connection, by: string, after: Spot | null): Found | null {
	const row = connection
		.sql(`SELECT ${FOUND} FROM review_lease l CROSS JOIN mention m ON m.report_id = l.report_id AND m.start = l.start
			CROSS JOIN review_group g ON g.likeness = m.likeness WHERE l.by = @by AND m.uncertain = 1 AND ${isAhead(after)}`)
		.get({ by, ...after });
	return (row as Found | undefined) ?? null;
}

/** The first citation after the cursor that no colleague has. */
function free(connection: Connection, by: string, after: Spot | null): Found | null {
	const first = (condition: string, order: string, values: Record<string, Value>): Found | undefined =>
		connection
			.sql(`SELECT ${FOUND} FROM ${WAITING} WHERE ${condition} AND ${FREE} ORDER BY ${order} LIMIT 1`)
			.get({ by, ...values }) as Found | undefined;
	const place = "m.report_key DESC, m.position";
	const all = `g.n DESC, g.likeness, ${place}`;
	if (!after) return first("true", all, {}) ?? null;
	const { n, likeness, key, position } = after;
	return (
		first(`g.likeness = @likeness AND ${REST}`, place, { likeness, key, position }) ??
		first(`g.n <= @n AND ${OTHERS}`, all, { n, likeness }) ??
		null
	);
}

function uncertain(connection: Connection, found: Found): Uncertain {
	const row = connection.sql(`SELECT ${SUMMARY}, r.text FROM report r WHERE r.id = ?`).get(found.report) as Row;
	return uncertainOf(row, mentionsOf(connection, found.report), found);
}

/** How many citations wait. */
export const waitingCitations = (connection: Connection): number =>
	count(connection.sql("SELECT n FROM total WHERE kind = 'uncertain'").get());

/** The uncertain citation that comes next, see `AdminStore.nextToReview`. Runs inside a transaction. */
export function nextToReview(connection: Connection, by: string, cursor: string | null, at: string): Review {
	const { now, until } = leaseTimes(at);
	connection.sql("DELETE FROM review_lease WHERE until <= ? OR until > ?").run(now, until);
	const after = spotOf(cursor);
	const found = held(connection, by, after) ?? free(connection, by, after);
	connection.sql("DELETE FROM review_lease WHERE by = ?").run(by);
	if (found)
		connection
			.sql("INSERT INTO review_lease (by, report_id, start, until) VALUES (?, ?, ?, ?)")
			.run(by, found.report, found.start, until);
	const taken = connection
		.sql(`SELECT count(*) AS n FROM review_lease l CROSS JOIN mention m ON m.report_id = l.report_id AND m.start = l.start
			WHERE l.by <> ? AND m.uncertain = 1`)
		.get(by);
	return {
		item: found && uncertain(connection, found),
		next: found && cursorBehind(found, after),
		waiting: waitingCitations(connection),
		taken: count(taken),
	};
}
