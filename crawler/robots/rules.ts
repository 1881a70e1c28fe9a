/** A rule as RFC 9309 compares it. */
interface Rule {
	allows: boolean;
	/** In normal form: `*` is a wildcard, `$` at the end the end of the address. */
	pattern: string;
}

/** What a robots.txt says to one crawler. */
export interface RobotsText {
	/** Each once, the one that counts first: longest first, then what allows. */
	rules: Rule[];
	/** Seconds to wait between two requests. */
	delay: number;
	/** As they stand, for all crawlers. */
	sitemaps: string[];
}

/** Characters that RFC 9309 wants read at least; what stands behind is passed over. */
const MOST = 500 * 1024;

const hex = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;

/**
 * An address or pattern as RFC 9309, 2.2.2 compares it: letters, digits and `-._~` plain, whatever else an address
 * cannot hold as upper-case `%XX` of its UTF-8, reserved characters as they are given, for `%2F` is no `/`.
 */
const normalise = (text: string): string =>
	text.replace(/%[0-9a-f]{2}|[^\w\-.~:/?#[\]@!$&'()*+,;=]/giu, (part) => {
		if (part.length < 3 || !part.startsWith("%")) return [...Buffer.from(part)].map(hex).join("");
		const byte = Number.parseInt(part.slice(1), 16);
		const letter = String.fromCharCode(byte);
		return /[\w\-.~]/.test(letter) ? letter : hex(byte);
	});

/** Only at the end of a pattern `$` means something. */
const patternOf = (value: string): string => normalise(value).replace(/\$(?!$)/g, "%24");

/** A path with its query; the signs of patterns are signs like others in it. */
export const pathOf = ({ pathname, search }: URL): string =>
	normalise(pathname + search).replace(/[*$]/g, (sign) => hex(sign.charCodeAt(0)));

/** Whom a `User-agent` line names: the product alone, without version and remarks. */
const agentOf = (value: string): string => (value.startsWith("*") ? "*" : (/^[a-z_-]+/i.exec(value)?.[0] ?? ""));

/** What groups for one crawler say, taken together. */
class Group {
	isNamed = false;
	readonly rules = new Map<string, Rule>();
	delay = 0;

	add(value: string, allows: boolean): void {
		const pattern = patternOf(value);
		// An empty one forbids nothing, and one that begins otherwise fits no path.
		if (/^[/*]/.test(pattern)) this.rules.set(`${allows} ${pattern}`, { allows, pattern });
	}
}

const byWeight = (a: Rule, b: Rule): number =>
	b.pattern.length - a.pattern.length || Number(b.allows) - Number(a.allows) || (a.pattern < b.pattern ? -1 : 1);

/**
 * Reads what a robots.txt says to a crawler: all groups that name it, or those for `*` where none does. Lines that
 * RFC 9309 does not know, `Sitemap` and `Crawl-delay` among them, neither open nor end a group.
 */
export function readRobots(text: string, product: string): RobotsText {
	const agent = product.toLowerCase();
	const groups = { own: new Group(), any: new Group() };
	const sitemaps: string[] = [];
	let current = new Set<Group>();
	let hasRules = false;
	const lines = text
		.slice(0, MOST)
		.replace(/^\ufeff/, "")
		.split(/\r\n?|\n/);
	for (const line of lines) {
		const [, key = "", value = ""] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
		const given = value.trimEnd();
		switch (key.toLowerCase()) {
			case "user-agent": {
				if (hasRules) current = new Set();
				hasRules = false;
				const named = agentOf(given).toLowerCase();
				const group = named === "*" ? groups.any : named === agent ? groups.own : null;
				if (group === null) break;
				group.isNamed = true;
				current.add(group);
				break;
			}
			case "allow":
			case "disallow":
				hasRules = true;
				for (const group of current) group.add(given, key.toLowerCase() === "allow");
				break;
			case "crawl-delay":
				for (const group of current)
					group.delay = Math.max(group.delay, Number(/^\d{1,9}(?:\.\d{1,9})?/.exec(given)?.[0] ?? 0));
				break;
			case "sitemap":
				sitemaps.push(given);
				break;
		}
	}
	const { rules, delay } = groups.own.isNamed ? groups.own : groups.any;
	return { rules: [...rules.values()].sort(byWeight), delay, sitemaps };
}

/**
 * Makes a pattern into a test of paths. Takes the first place for each piece between two wildcards, which never misses
 * a match; the time is that of looking through the path once.
 */
export function matcherOf(pattern: string): (path: string) => boolean {
	const isAnchored = pattern.endsWith("$");
	const [first = "", ...others] = (isAnchored ? pattern.slice(0, -1) : pattern).split("*");
	const last = isAnchored ? others.pop() : undefined;
	return (path) => {
		if (!path.startsWith(first)) return false;
		if (isAnchored && last === undefined) return path.length === first.length;
		let at = first.length;
		for (const piece of others) {
			const found = path.indexOf(piece, at);
			if (found < 0) return false;
			at = found + piece.length;
		}
		return last === undefined || (path.length - last.length >= at && path.endsWith(last));
	};
}
