import { DATED, dayNumber } from "./days.ts";

/** A replaced document. */
export interface Replaced {
	id: string;
	/** Of several that replaced it, the first. */
	by: string;
	/** The day from which that one stood: its own date; of a month or a year, its last day. */
	since: string;
	/** The least sort key of that day. */
	sinceKey: number;
}

/** Each replacement with the date of the newer document. One of low confidence or of no known date counts for none. */
export const REPLACEMENTS = `SELECT n.to_id AS id, n.from_id AS by, d.issued_on AS "issuedOn"
	FROM relation n JOIN directive d ON d.id = n.from_id
	WHERE n.kind = 'replaces' AND n.confidence <> 'low' AND d.issued_on IS NOT NULL ORDER BY n.to_id, n.from_id`;

/** Last day of a date that may be a month or a year: nothing is late before it is certain. */
function lastDay(date: string): string {
	if (date.length === 4) return `${date}-12-31`;
	if (date.length !== 7) return date;
	const [year, month] = date.split("-").map(Number) as [number, number];
	const last = new Date(Date.UTC(year, month, 0));
	return Number.isNaN(last.getTime()) ? date : last.toISOString().slice(0, 10);
}

/** The replaced documents, from the rows of `REPLACEMENTS`. */
export function replacedBy(rows: { id: string; by: string; issuedOn: string }[]): Replaced[] {
	const first = new Map<string, Replaced>();
	for (const { id, by, issuedOn } of rows) {
		const since = lastDay(issuedOn);
		const day = dayNumber(since);
		if (day === null || since >= (first.get(id)?.since ?? "~")) continue;
		first.set(id, { id, by, since, sinceKey: day * DATED });
	}
	return [...first.values()];
}
