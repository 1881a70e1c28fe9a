import type { Pair } from "./language.tsx";

const WEEKDAYS: readonly Pair[] = [
	["chủ nhật", "Sunday"],
	["thứ hai", "Monday"],
	["thứ ba", "Tuesday"],
	["thứ tư", "Wednesday"],
	["thứ năm", "Thursday"],
	["thứ sáu", "Friday"],
	["thứ bảy", "Saturday"],
];

const two = (number: string): string => number.padStart(2, "0");

/** The days of a week in words; null where they are written otherwise than as one day, Monday to Friday, or every day. */
function daysIn(field: string): Pair | null {
	if (field === "*") return ["mỗi ngày", "every day"];
	if (field === "1-5") return ["từ thứ hai đến thứ sáu", "Monday to Friday"];
	const day = /^[0-7]$/.test(field) ? WEEKDAYS[Number(field) % 7] : undefined;
	return day ? [`mỗi ${day[0]}`, `every ${day[1]}`] : null;
}

/** A cron expression in words (`06:00 mỗi ngày`), for the forms that sources have; null for any other. */
export function scheduleWords(cron: string): Pair | null {
	const [minute = "", hour = "", day, month, week = "", ...more] = cron.trim().split(/\s+/);
	const days = daysIn(week);
	if (days === null || day !== "*" || month !== "*" || more.length > 0 || !/^\d{1,2}$/.test(minute)) return null;
	const every = /^\*\/(\d{1,2})$/.exec(hour)?.[1];
	if (hour === "*")
		return [`mỗi giờ, phút ${two(minute)}, ${days[0]}`, `every hour at minute ${two(minute)}, ${days[1]}`];
	if (every) return [`cứ ${every} giờ một lần, ${days[0]}`, `every ${every} hours, ${days[1]}`];
	if (!/^\d{1,2}(,\d{1,2})*$/.test(hour)) return null;
	const times = hour.split(",").map((one) => `${two(one)}:${two(minute)}`);
	return [`${times.join(", ")} ${days[0]}`, `${times.join(", ")} ${days[1]}`];
}

/** How often a source brings a report, in words: hours up to two days, days from there; `count` writes the number. */
export function rhythmWords(hours: number, count: (number: number) => string): Pair {
	if (hours < 1.5) return ["thường mỗi giờ có một bài", "usually a report every hour"];
	const [vi, en] = hours > 48 ? ["ngày", "days"] : ["giờ", "hours"];
	const number = count(Math.round(hours > 48 ? hours / 24 : hours));
	return [`thường ${number} ${vi} có một bài`, `usually a report every ${number} ${en}`];
}
