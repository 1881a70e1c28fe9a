import { sentenceAround } from "../../../citation/index.ts";
import type { Uncertain } from "../../../model/admin.ts";
import type { Mention } from "../../../model/mention.ts";
import { ReportSummary } from "../../../model/report.ts";
import { cursorOf, readCursor } from "./cursor.ts";
import { type Row, record } from "./rows.ts";

/*
 * The queue of uncertain citations (`mention.uncertain`). Its order is by how many of the same number wait, then by
 * number, report and place. Counts change under the feet of who walks along it: a cursor keeps the count that stood when
 * its number was first met, so that what is left of that number comes before all others, whatever was decided meanwhile.
 */

/** How long a citation is the person's who looks at it. */
const LEASE_MS = 300_000;

const CURSOR = "reviews";

/** A citation in the queue: how many are like it, what it is like, the sort key of its report, its place there. */
export interface Spot {
	n: number;
	likeness: string;
	key: number;
	position: number;
}

export interface Found extends Spot {
	report: number;
	start: number;
}

/** The columns of a `Found`; `m` is the mention, `g` its group. */
export const FOUND = "m.report_id AS report, m.start, g.n, m.likeness, m.report_key AS key, m.position";

/** That no colleague has it. */
export const FREE = `NOT EXISTS (SELECT 1 FROM review_lease l
	WHERE l.report_id = m.report_id AND l.start = m.start AND l.by <> @by)`;

/** Behind the cursor within its own number, and in all other numbers. */
export const REST = "(m.report_key < @key OR (m.report_key = @key AND m.position > @position))";
export const OTHERS = "(g.n < @n OR (g.n = @n AND g.likeness > @likeness))";

/** That a citation is behind the cursor, wherever it is. */
export const isAhead = (after: Spot | null): string =>
	after ? `((m.likeness = @likeness AND ${REST}) OR (m.likeness <> @likeness AND ${OTHERS}))` : "true";

/** Where a cursor stands; null at the start. */
export function spotOf(cursor: string | null): Spot | null {
	if (cursor === null) return null;
	const [n, likeness, key, position] = readCursor(CURSOR, cursor, [true, false, true, true]);
	return { n, likeness, key, position } as Spot;
}

/** The cursor behind a citation, for one who came from `after`. */
export function cursorBehind({ n, likeness, key, position }: Found, after: Spot | null): string {
	return cursorOf(CURSOR, [after?.likeness === likeness ? after.n : n, likeness, key, position]);
}

/** The instant, and when a lease given then ends. One that ends later was given before the clock was set back. */
export function leaseTimes(at: string): { now: string; until: string } {
	const now = Date.parse(at);
	return { now: new Date(now).toISOString(), until: new Date(now + LEASE_MS).toISOString() };
}

/** A citation as it is shown to who decides it; `row`: its report with its text. */
export function uncertainOf(row: Row, mentions: Mention[], { start, n }: Found): Uncertain {
	const text = String(row.text);
	const mention = mentions.find((one) => one.start === start) as Mention;
	const sentence = sentenceAround(text, mention);
	return {
		report: record(ReportSummary, row),
		mention,
		before: text.slice(sentence.start, start),
		after: text.slice(mention.end, sentence.end),
		alike: n,
	};
}
