import { DATED } from "../shared/days.ts";

/** The day of a sort key as a date; null of an undated report. */
export const DAY_OF = (key: string): string =>
	`(CASE WHEN ${key} >= ${DATED} THEN DATE '1970-01-01' + ((${key} >> 30) - 2440588)::integer END)`;
