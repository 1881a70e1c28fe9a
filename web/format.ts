import { dayOf, printDate, ZONE } from "../model/dates.ts";

const grouped = new Intl.NumberFormat("vi-VN");

/** A whole number as Vietnamese write it: `3.412`. */
export const count = (number: number): string => grouped.format(number);

const moment = new Intl.DateTimeFormat("vi-VN", {
	timeZone: ZONE,
	hour: "2-digit",
	minute: "2-digit",
	day: "2-digit",
	month: "2-digit",
	year: "numeric",
});

/** An instant as clock time and day in Vietnam: `06:00 22/11/2026`. */
export const printMoment = (instant: string): string => moment.format(new Date(instant)).replace(",", "");

/** The day of an instant in Vietnam: `22/11/2026`. */
export const printDay = (instant: string): string => printDate(dayOf(new Date(instant)));

/** A date, or in words that nobody knows it. */
export const dateOr = (date: string | null, otherwise = "chưa rõ ngày"): string => (date ? printDate(date) : otherwise);

/** Host of an address without `www.`, as the name of an outlet; null where there is none. */
export function hostOf(url: string | null): string | null {
	if (!url || !URL.canParse(url)) return null;
	return new URL(url).hostname.replace(/^www\./, "") || null;
}
