import { sentenceAround } from "../../../citation/index.ts";
import type { Review, Uncertain } from "../../../model/admin.ts";
import { ReportSummary } from "../../../model/report.ts";
import type { Connection, Value } from "./connection.ts";
import { cursorOf, readCursor } from "./cursor.ts";
import { mentionsOf } from "./mentions.ts";
import { count, type Row, record } from "./rows.ts";
import { SUMMARY } from "./search.ts";

/*
 * The queue of uncertain citations (`mention.uncertain`). Its order is by how many of the same number wait, then by
 * number, report and place. Counts change under the feet of who walks along it: a cursor keeps the count that stood when
 * its number was first met, so that what is left of that number comes before all others, whatever was decided meanwhile.
 */

/** How long a citation is the person's who looks at it. */
const LEASE_MS = 300_000;

const CURSOR = "reviews";

/** A citation in the queue: how many are like it, what it is like, the sort key of its report, its place there. */
interface Spot {
	n: number;
	likeness: string;
	key: number;
	position: number;
}

interface Found extends Spot {
	report: number;
	start: number;
}

const COLUMNS = "m.report_id AS report, m.start, g.n, m.likeness, m.report_key AS key, m.position";
/** Behind the cursor within its own number, and in all other numbers. */
const REST = "(m.report_key < @key OR (m.report_key = @key AND m.position > @position))";
const OTHERS = "(g.n < @n OR (g.n = @n AND g.likeness > @likeness))";
const FREE = `NOT EXISTS (SELECT 1 FROM review_lease l
	WHERE l.report_id = m.report_id AND l.start = m.start AND l.by <> @by)`;
/** The nested loops are in the order that is asked for, so that the first row is found without reading the others. */
const WAITING = `review_group g CROSS JOIN mention m INDEXED BY mention_uncertain
	ON m.likeness = g.likeness AND m.uncertain = 1`;

function spotOf(cursor: string | null): Spot | null {
	if (cursor === null) return null;
	const [n, likeness, key, position] = readCursor(CURSOR, cursor, [true, false, true, true]);
	return { n, likeness, key, position } as Spot;
}

/** The citation that a person has and that still waits, unless the cursor has passed it over. */
function held(connection: Connection, by: string, after: Spot | null): Found | null {
	const isAhead = after ? `((m.likeness = @likeness AND ${REST}) OR (m.likeness <> @likeness AND ${OTHERS}))` : "true";
	const row = connection
		.sql(`SELECT ${COLUMNS} FROM review_lease l CROSS JOIN mention m ON m.report_id = l.report_id AND m.start = l.start
			CROSS JOIN review_group g ON g.likeness = m.likeness WHERE l.by = @by AND m.uncertain = 1 AND ${isAhead}`)
		.get({ by, ...after });
	return (row as Found | undefined) ?? null;
}

/** The first citation after the cursor that no colleague has. */
function free(connection: Connection, by: string, after: Spot | null): Found | null {
	const first = (condition: string, order: string, values: Record<string, Value>): Found | undefined =>
		connection
			.sql(`SELECT ${COLUMNS} FROM ${WAITING} WHERE ${condition} AND ${FREE} ORDER BY ${order} LIMIT 1`)
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

function uncertain(connection: Connection, { report, start, n }: Found): Uncertain {
	const row = connection.sql(`SELECT ${SUMMARY}, r.text FROM report r WHERE r.id = ?`).get(report) as Row;
	const text = String(row.text);
	const mention = mentionsOf(connection, report).find((one) => one.start === start) as Uncertain["mention"];
	const sentence = sentenceAround(text, mention);
	return {
		report: record(ReportSummary, row),
		mention,
		before: text.slice(sentence.start, start),
		after: text.slice(mention.end, sentence.end),
		alike: n,
	};
}

/** How many citations wait. */
export const waitingCitations = (connection: Connection): number =>
	count(connection.sql("SELECT n FROM total WHERE kind = 'uncertain'").get());

/** The uncertain citation that comes next, see `AdminStore.nextToReview`. Runs inside a transaction. */
export function nextToReview(connection: Connection, by: string, cursor: string | null, at: string): Review {
	const now = Date.parse(at);
	const until = new Date(now + LEASE_MS).toISOString();
	// One that ends later than any can was given before the clock was set back.
	connection.sql("DELETE FROM review_lease WHERE until <= ? OR until > ?").run(new Date(now).toISOString(), until);
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
	const n = found && after?.likeness === found.likeness ? after.n : found?.n;
	return {
		item: found && uncertain(connection, found),
		next: found && cursorOf(CURSOR, [n, found.likeness, found.key, found.position]),
		waiting: waitingCitations(connection),
		taken: count(taken),
	};
}
