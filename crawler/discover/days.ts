import { type DateOrder, plausibleInstant, readDay } from "../dates.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** RFC 822 as it is found: `Wed, 25 Nov 2026 08:30:00 +0700`, whatever the weekday, `25-Nov-26 8:30 PM`. */
const RFC_822 = new RegExp(
	String.raw`(?<!\d)(\d{1,2})[ -](${MONTHS.join("|")})[a-z]{0,6}[ -](\d{4}|\d{2})(?!\d)` +
		String.raw`(?:,?\s{1,3}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s?([ap])m)?\s{0,3}(.{0,12}))?`,
	"i",
);
/** ISO 8601 in full, as most sitemaps have it; a general reading of 50,000 of them would take a second. */
const ISO_8601 = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2}))?\s*$/;
const ZONE = /^(?:(?:GMT|UTC?|Z)?\s?([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)|(?:GMT|UTC?|Z)(?![a-z])|(E|C|M|P)([SD])T)/i;
const VIETNAM = 7 * 60;
/** Minutes by which the standard time of these American zones is behind. */
const AMERICAN: Record<string, number> = { e: -300, c: -360, m: -420, p: -480 };

/** Minutes ahead of Greenwich; a zone that nobody knows is the one of the site. */
function offsetOf(zone: string): number {
	const match = ZONE.exec(zone.trim());
	if (!match) return VIETNAM;
	const [, sign, hours, minutes, american, summer] = match;
	if (american) return (AMERICAN[american.toLowerCase()] ?? 0) + (summer?.toLowerCase() === "d" ? 60 : 0);
	if (!sign) return 0;
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

/**
 * The day in Vietnam that a date of a feed or sitemap tells: RFC 822, ISO 8601 or as Vietnamese sites write it; null
 * where it tells none that can be at `now`.
 */
export function feedDay(value: string, now: Date, order?: DateOrder): string | null {
	const text = value.slice(0, 100);
	const iso = ISO_8601.exec(text);
	if (iso) {
		const [, date = "", time = "12:00", offset = "+07:00"] = iso;
		const instant = new Date(`${date}T${time}${offset}`);
		// 2026-02-31 would be taken for a day of March.
		const isDay = new Date(`${date}T00:00Z`).toJSON()?.startsWith(date);
		return isDay ? plausibleInstant(instant, now) : null;
	}
	const match = RFC_822.exec(text);
	if (!match) return readDay(text, now, order);
	const [, day, month = "", year = "", hour = "12", minute = "0", second = "0", half, zone = ""] = match;
	const century = year.length === 4 ? 0 : Number(year) < 70 ? 2000 : 1900;
	const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hour);
	const offset = match[4] === undefined ? VIETNAM : offsetOf(zone);
	const utc = Date.UTC(
		Number(year) + century,
		MONTHS.indexOf(month.toLowerCase()),
		Number(day),
		hours,
		Number(minute) - offset,
		Number(second),
	);
	return Number(day) > 31 ? null : plausibleInstant(new Date(utc), now);
}
