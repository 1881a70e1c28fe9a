import { Day } from "../../../model/dates.ts";
import type { Anniversary, Lag, Lags } from "../port.ts";
import { firstKeyOf } from "./days.ts";

/** A directive of known day of issue. */
export interface Issued {
	id: string;
	issuedOn: string;
	reports: number;
}

/** The same day so many years on; of 29 February in a common year the 28th, the last day of its month. */
function yearsOn(day: string, years: number): string {
	const year = String(Number(day.slice(0, 4)) + years).padStart(4, "0");
	const isKept = day.slice(4) !== "-02-29" || Day.safeParse(year + day.slice(4)).success;
	return isKept ? year + day.slice(4) : `${year}-02-28`;
}

/**
 * The years of issue of directives with one of these anniversaries between two days.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export function issuedIn(from: string, to: string, years: number[]): number[] {
	firstKeyOf(from);
	firstKeyOf(to);
	const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
	const issued = years.flatMap((passed) =>
		Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i - passed),
	);
	return [...new Set(issued)];
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Those of some directives that have an anniversary between two days, see `SearchStore.anniversaries`. */
export const anniversariesOf = (issued: Issued[], from: string, to: string, years: number[]): Anniversary[] =>
	issued
		.flatMap(({ id, issuedOn, reports }) =>
			years.map((passed) => ({ directiveId: id, reports, issuedOn, years: passed, on: yearsOn(issuedOn, passed) })),
		)
		.filter(({ on }) => from <= on && on <= to)
		.sort((a, b) => b.reports - a.reports || compare(a.on, b.on) || compare(a.directiveId, b.directiveId));

/** Of sorted lags the one that a part of them does not exceed. */
const quantile = (sorted: number[], part: number): number => sorted[Math.ceil(sorted.length * part) - 1] as number;

function lagOf(type: string | null, days: number[]): Lag {
	const sorted = days.toSorted((a, b) => a - b);
	const [first, median, third] = [0.25, 0.5, 0.75].map((part) => quantile(sorted, part)) as [number, number, number];
	return { type, directives: sorted.length, first, median, third };
}

/** The quartiles of lags in days, of all together and by type, see `SearchStore.lags`. */
export function lagsOf(rows: { type: string; days: number }[]): Lags["lags"] {
	const byType = new Map<string | null, number[]>();
	for (const row of rows)
		for (const type of [null, row.type]) {
			const days = byType.get(type);
			if (days) days.push(row.days);
			else byType.set(type, [row.days]);
		}
	const all = [...byType].map(([type, days]) => lagOf(type, days));
	// What is of all types comes first; of types with as many directives the one whose name is.
	return all.sort((a, b) => b.directives - a.directives || compare(a.type ?? "", b.type ?? ""));
}
