import { Day } from "../../../model/dates.ts";
import { AppError } from "../../../model/errors.ts";
import type { Values } from "./values.ts";

/** `report.sort_key` is the Julian day of publication, then 30 bits of the report's id; see the first migration. */
const ID_BITS = 30n;
/** Sort keys of reports of a known day are this or more; what they have below it is the id. */
export const DATED = 2 ** 30;
const EPOCH = 2_440_588n;
const DAY_MS = 86_400_000;

/**
 * The least sort key of a day.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export function firstKeyOf(day: string): bigint {
	if (!Day.safeParse(day).success)
		throw new AppError("bad_request", `${day} is not a day.`, { remedy: "Write it as 2023-02-28." });
	return (BigInt(Date.parse(day) / DAY_MS) + EPOCH) << ID_BITS;
}

/** The Julian day of a calendar day, with which a sort key begins; null for what is none. */
export function dayNumber(day: string): number | null {
	const [, year, month, date] = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(day) ?? [];
	return year === undefined ? null : Date.UTC(Number(year), Number(month) - 1, Number(date)) / DAY_MS + Number(EPOCH);
}

/** Behind every sort key: that of a day in the year 9999 has 53 bits, and not all of them are set. */
const END = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The sort keys of two days and those between, from `first` on and before `end`; either may be open. Undated reports lie
 * in no range, and in all that there is when both are open.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export const keysWithin = (from: string | undefined, to: string | undefined): { first: bigint; end: bigint } => ({
	first: from !== undefined ? firstKeyOf(from) : to !== undefined ? 1n << ID_BITS : 0n,
	end: to === undefined ? END : firstKeyOf(to) + (1n << ID_BITS),
});

/**
 * The condition that a sort key lies within two days, both inclusive, either open; undated reports lie in no range.
 * Returns nothing when both are open.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export function withinDays(key: string, from: string | undefined, to: string | undefined, values: Values): string[] {
	if (from === undefined && to === undefined) return [];
	const { first, end } = keysWithin(from, to);
	values.fromKey = first;
	const conditions = [`${key} >= @fromKey`];
	if (to !== undefined) {
		values.toKey = end;
		conditions.push(`${key} < @toKey`);
	}
	return conditions;
}
