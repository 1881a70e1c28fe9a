import { ZONE } from "../../model/dates.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Vietnam has no summer time. */
const OFFSET_MS = 7 * HOUR_MS;

/** Newest days with reports that the rhythm is read from. */
const NEWEST_DAYS = 30;
/** With fewer reports, or all of them of fewer days, there is no rhythm to speak of. */
const LEAST_REPORTS = 8;
const LEAST_DAYS = 3;
/** A source with a smaller share of its reports at weekends rests then. One that never does has 2 of 7 there. */
const WEEKEND_SHARE = 0.1;
/** The shortest silence that is told, in hours: two days. */
const LEAST_PATIENCE = 48;
/**
 * How much longer than one that was met twice a silence is that is told. In a simulation of sources that publish at
 * random, from five reports a day to one a week, that made 0.7 false alarms a year and source at most; 1 made 2.4.
 */
const LONGER = 1.5;
/** Longest span that is counted day by day, in days. */
const MOST_DAYS = 400;

const lunar = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: ZONE, month: "numeric", day: "numeric" });
const lunarPart = (parts: Intl.DateTimeFormatPart[], type: "month" | "day"): string =>
	parts.find((part) => part.type === type)?.value ?? "";

/** Number of the day in Vietnam since 1970-01-01. */
const dayNumber = (instant: number): number => Math.floor((instant + OFFSET_MS) / DAY_MS);
/** A day as it is stored, as its number. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => (day + 4) % 7 === 0 || (day + 4) % 7 === 6;

/**
 * Whether offices rest on a day whatever its weekday: 1/1, 30/4, 1/5, 2/9 with the day on either side (one of them is
 * off by law), the Hùng kings' day (10/3 of the lunar year) and Tết from 27 Chạp to 8 Giêng. The Chinese calendar may be
 * a day off the Vietnamese one; the days of Tết are wide enough for that.
 */
function readHoliday(day: number): boolean {
	const date = new Date(day * DAY_MS);
	const solar = `${date.getUTCDate()}/${date.getUTCMonth() + 1}`;
	if (["1/1", "30/4", "1/5", "1/9", "2/9", "3/9"].includes(solar)) return true;
	const parts = lunar.formatToParts(date);
	const [dayOfMonth, month] = [Number(lunarPart(parts, "day")), lunarPart(parts, "month")];
	if (month === "3" && dayOfMonth === 10) return true;
	return (month === "12" && dayOfMonth >= 27) || (month === "1" && dayOfMonth <= 8);
}

const holidays = new Map<number, boolean>();

/** The lunar calendar is dear to ask, and the days are few. */
function isHoliday(day: number): boolean {
	const known = holidays.get(day);
	if (known !== undefined) return known;
	const read = readHoliday(day);
	holidays.set(day, read);
	return read;
}

/** Whether nothing new is to be looked for on a day; one between two days off is mostly taken off too. */
function isOff(day: number, weekends: boolean): boolean {
	const rests = (one: number): boolean => isHoliday(one) || (!weekends && isWeekend(one));
	return rests(day) || (rests(day - 1) && rests(day + 1));
}

/** Hours between two instants, those of days off not counted. */
export function hoursBetween(from: number, to: number, weekends: boolean): number {
	if (to <= from) return 0;
	if (to - from > MOST_DAYS * DAY_MS) return (to - from) / HOUR_MS;
	let hours = 0;
	for (let day = dayNumber(from); day <= dayNumber(to); day++) {
		if (isOff(day, weekends)) continue;
		const start = day * DAY_MS - OFFSET_MS;
		hours += (Math.min(to, start + DAY_MS) - Math.max(from, start)) / HOUR_MS;
	}
	return hours;
}

export const median = (numbers: readonly number[]): number => {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [low = 0, high = 0] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
	return (low + high) / 2;
};

/** How a source publishes. */
export interface Rhythm {
	/** Median hours between two reports, days off not counted; null while too few are known. */
	hours: number | null;
	/** Hours of silence that are nothing out of the way; null while too few are known. */
	patience: number | null;
	/** Whether weekends count. */
	weekends: boolean;
	/** Newest day of publication that is not in the future. */
	newestOn: string | null;
}

/**
 * The rhythm of a source by the days of publication of its newest reports. Several of one day share the time since the
 * day before. Silence is nothing out of the way up to three times the rhythm, or two days and half as long again as what
 * the source has twice been silent for over a day: who publishes in bursts is not silent between two of them.
 *
 * @param days newest first, a day for each report; 400 are enough.
 */
export function rhythmOf(days: readonly string[], now: Date): Rhythm {
	const today = dayNumber(now.getTime());
	const known = days
		.map(numberOf)
		.filter((day) => day <= today)
		.toSorted((a, b) => b - a);
	const distinct = [...new Set(known)].slice(0, NEWEST_DAYS);
	const newest = known.filter((day) => day >= (distinct.at(-1) ?? 0));
	const newestOn = newest[0] === undefined ? null : new Date(newest[0] * DAY_MS).toISOString().slice(0, 10);
	if (newest.length < LEAST_REPORTS || distinct.length < LEAST_DAYS)
		return { hours: null, patience: null, weekends: true, newestOn };
	const weekends = newest.filter(isWeekend).length >= WEEKEND_SHARE * newest.length;
	const gaps: number[] = [];
	const shares: number[] = [];
	for (const [i, day] of distinct.entries()) {
		const before = distinct[i + 1];
		if (before === undefined) break;
		const start = (one: number): number => one * DAY_MS - OFFSET_MS;
		const gap = Math.max(24, hoursBetween(start(before) + DAY_MS, start(day) + DAY_MS, weekends));
		const reports = newest.filter((one) => one === day).length;
		gaps.push(gap);
		shares.push(...Array.from({ length: reports }, () => gap / reports));
	}
	const hours = median(shares);
	const [, secondLongest = 0] = gaps.toSorted((a, b) => b - a);
	const patience = Math.max(3 * hours, LEAST_PATIENCE + LONGER * Math.max(0, secondLongest - 24));
	return { hours, patience, weekends, newestOn };
}

/** When listings are next worth a visit: after half the rhythm, but within half an hour to a day. */
export function nextVisit(hours: number | null, now: Date): string {
	const wait = Math.min(24, Math.max(0.5, hours === null ? 24 : hours / 2));
	return new Date(now.getTime() + wait * HOUR_MS).toISOString();
}
