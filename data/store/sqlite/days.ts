import { Day } from "../../../model/dates.ts";
import { AppError } from "../../../model/errors.ts";
import type { Values } from "./connection.ts";

/** `report.sort_key` is the Julian day of publication, then 30 bits of the report's id; see the first migration. */
const ID_BITS = 30n;
const EPOCH = 2_440_588n;
const DAY_MS = 86_400_000;

function firstKeyOf(day: string): bigint {
	if (!Day.safeParse(day).success)
		throw new AppError("bad_request", `${day} is not a day.`, { remedy: "Write it as 2023-02-28." });
	return (BigInt(Date.parse(day) / DAY_MS) + EPOCH) << ID_BITS;
}

/**
 * The condition that a sort key lies within two days, both inclusive, either open; undated reports lie in no range.
 * Returns nothing when both are open.
 *
 * @throws AppError `bad_request` for what is no day of the calendar.
 */
export function withinDays(key: string, from: string | undefined, to: string | undefined, values: Values): string[] {
	if (from === undefined && to === undefined) return [];
	values.fromKey = from === undefined ? 1n << ID_BITS : firstKeyOf(from);
	const conditions = [`${key} >= @fromKey`];
	if (to !== undefined) {
		values.toKey = firstKeyOf(to) + (1n << ID_BITS);
		conditions.push(`${key} < @toKey`);
	}
	return conditions;
}
