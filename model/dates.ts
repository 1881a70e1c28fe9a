import { z } from "zod";

/** A calendar day, `2013-06-03`. */
export const Day = z.iso.date();

/** A point in time in UTC, `2026-11-22T06:00:00.000Z`. */
export const Instant = z.iso.datetime();

/** The zone in which a day of publication, a schedule and everything shown to people is meant. */
export const ZONE = "Asia/Ho_Chi_Minh";

const dayInZone = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, dateStyle: "short" });

/** The calendar day in Vietnam at that instant, `2026-11-22`. */
export const dayOf = (instant: Date): string => dayInZone.format(instant);

/** A day, month or year as Vietnamese print them: `03/06/2013`, `06/2013`, `2013`. */
export const printDate = (date: string): string => date.split("-").reverse().join("/");

const DAY_MS = 86_400_000;
const LAST_DAY = "9999-12-31";

/** The day so many days after another, or before it where they are negative; the calendar ends with the year 9999. */
export function daysAfter(day: string, days: number): string {
	const after = new Date(Date.parse(day) + days * DAY_MS).toISOString();
	return after.startsWith("+") ? LAST_DAY : after.slice(0, 10);
}
