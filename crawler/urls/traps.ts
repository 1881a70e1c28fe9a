/** Limits of Heritrix. */
const MOST_SEGMENTS = 20;
const MOST_REPEATS = 2;
/** The web was hardly in Vietnam before. */
const FIRST_YEAR = 1997;

/** What parameters of calendars hold; keys in lower case, without `-` and `_`. */
const CALENDAR = new Map<string, "year" | "month" | "day" | "date">([
	["nam", "year"],
	["year", "year"],
	["thang", "month"],
	["month", "month"],
	["ngay", "day"],
	["day", "day"],
	["date", "date"],
	["tungay", "date"],
	["denngay", "date"],
	["fromdate", "date"],
	["todate", "date"],
	["startdate", "date"],
	["enddate", "date"],
]);
/** Segments of a path after which a year is one of a calendar: elsewhere four figures may be a number of any kind. */
const CALENDAR_SEGMENT = /^(?:lich(?:-(?:cong-tac|lam-viec|tuan|hop|tiep-dan|su-kien))?|calendar|events?)$/i;
const DATE = /^(?:(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?|(\d{1,2})[-/.](?:(\d{1,2})[-/.])?(\d{4}))(?!\d)/;

const decoded = (text: string): string => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};

/** Key and value of each part of a query; what has no `=` is a key alone. */
const queryOf = (url: URL): [string, string][] =>
	url.search
		.slice(1)
		.split("&")
		.filter((part) => part !== "")
		.map((part) => {
			const at = part.indexOf("=");
			return at === -1 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
		});

/** Why a value cannot be of a calendar that tells of reports; 0 stands for "all" on many sites. */
function calendarFault(kind: "year" | "month" | "day" | "date", value: string, lastYear: number): string | null {
	if (kind === "date") {
		const match = DATE.exec(value);
		if (!match) return null;
		return calendarFault("year", match[1] ?? match[6] ?? "", lastYear);
	}
	if (!/^\d{1,9}$/.test(value) || Number(value) === 0) return null;
	const number = Number(value);
	if (kind === "year" && (number < FIRST_YEAR || number > lastYear)) return `a calendar's year ${number}`;
	if (kind === "month" && number > 12) return `a calendar's month ${number}`;
	if (kind === "day" && number > 31 && number < FIRST_YEAR) return `a calendar's day ${number}`;
	return null;
}

function calendarTrap(url: URL, segments: string[], now: Date): string | null {
	const lastYear = now.getUTCFullYear() + 1;
	for (const [key, value] of queryOf(url)) {
		const kind = CALENDAR.get(decoded(key).toLowerCase().replace(/[-_]/g, ""));
		const fault = kind ? calendarFault(kind, decoded(value), lastYear) : null;
		if (fault) return fault;
	}
	const at = segments.findIndex((segment) => CALENDAR_SEGMENT.test(segment));
	const [year = "", month = ""] = at === -1 ? [] : segments.slice(at + 1).map((s) => s.replace(/\.\w{1,5}$/, ""));
	const date = DATE.test(year) ? calendarFault("date", year, lastYear) : null;
	if (date) return date;
	if (!/^\d{4}$/.test(year)) return null;
	return calendarFault("year", year, lastYear) ?? calendarFault("month", month, lastYear);
}

/**
 * Why a normalised address is a trap by itself: too deep, in circles, or of a calendar outside 1997 to next
 * year. Null where it is none; traps that show only over several addresses are told by their template.
 *
 * @param now what "next year" is counted from.
 */
export function trapOf(address: string, now = new Date()): string | null {
	const url = new URL(address);
	const segments = url.pathname.split("/").filter((segment) => segment !== "");
	if (segments.length > MOST_SEGMENTS) return `its path has more than ${MOST_SEGMENTS} segments`;
	const seen = new Map<string, number>();
	for (const segment of segments) {
		const times = (seen.get(segment) ?? 0) + 1;
		if (times > MOST_REPEATS) return `its path repeats "${segment.slice(0, 40)}" more than ${MOST_REPEATS} times`;
		seen.set(segment, times);
	}
	const fault = calendarTrap(url, segments, now);
	return fault && `it holds ${fault}`;
}

/** A number of one figure takes three in a shape, so it can be longer than its address. */
const LONGEST_SHAPE = 500;
/** Longer names are titles, shorter ones sections of a site. */
const LONGEST_NAME = 24;
const MOST_WORDS = 5;
/** Parameters by which one script serves several parts of a site: their words tell the parts apart. */
const ROUTES = new Set("nv op mod module option view task act action do func cmd ctl layout language".split(" "));

function nameTemplate(name: string): string {
	const text = decoded(name);
	const isTitle = text.length > LONGEST_NAME || text.split(/[-_+ ]+/).length > MOST_WORDS;
	return isTitle && /\p{L}/u.test(text) ? "{s}" : text.replace(/\d+/g, "{n}");
}

function segmentTemplate(segment: string): string {
	const dot = /\.[a-z]\w{0,4}$/i.exec(segment);
	return dot ? nameTemplate(segment.slice(0, dot.index)) + dot[0] : nameTemplate(segment);
}

function valueTemplate(key: string, value: string): string {
	if (/^\d+$/.test(value)) return "{n}";
	return value === "" || (ROUTES.has(key) && /^[a-z_-]{1,24}$/i.test(value)) ? value : "{s}";
}

/**
 * The shape of a normalised address, without its host: `/tin/{n}.html`, `/{s}-{n}.htm`, `/?nv=news&page={n}`. Numbers become
 * `{n}`, titles `{s}`, the query is in the order of its keys, upper case counts as lower. 500 characters at most.
 */
export function templateOf(address: string): string {
	const url = new URL(address);
	const path = url.pathname.split("/").map(segmentTemplate).join("/");
	const query = queryOf(url)
		.map(([key, value]) => [decoded(key).toLowerCase(), value] as const)
		.map(([key, value]) => `${nameTemplate(key)}=${valueTemplate(key, value)}`)
		.sort();
	return (query.length > 0 ? `${path}?${query.join("&")}` : path).toLowerCase().slice(0, LONGEST_SHAPE);
}
