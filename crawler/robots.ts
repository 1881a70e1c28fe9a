import type { Host } from "../model/crawl.ts";
import { AppError, messageOf } from "../model/errors.ts";
import { sha256 } from "../model/hash.ts";
import type { Reach } from "./fetch/addresses.ts";
import { isRedirectLoop } from "./fetch/faults.ts";
import type { Fetcher } from "./fetch.ts";
import { matcherOf, pathOf, readRobots } from "./robots/rules.ts";

/** A robots.txt, ready to be asked in the name of one crawler. */
export interface RobotsRules {
	/** Whether an address of the host may be fetched; nothing but its path and query counts. */
	isAllowed(url: string): boolean;
	/** Milliseconds that the host wants between two requests, at most five minutes; 0 where it says nothing. */
	delay: number;
	/** Absolute addresses. */
	sitemaps: string[];
}

const MOST_DELAY = 300_000;

/** Only the product's name is compared, not its version and contact. */
const productOf = (userAgent: string): string => userAgent.split(/[\s/]/)[0] ?? userAgent;

/** Reads the text of a robots.txt; the text of `Host.robots` with whatever status will do. */
export function compileRobots(origin: string, text: string, userAgent: string): RobotsRules {
	const { rules, delay, sitemaps } = readRobots(text, productOf(userAgent));
	const tests = rules.map(({ allows, pattern }) => ({ allows, fits: matcherOf(pattern) }));
	return {
		isAllowed: (url) => {
			if (!URL.canParse(url)) return false;
			const path = pathOf(new URL(url));
			// The longest rule that fits counts, and they stand in that order.
			return path === "/robots.txt" || (tests.find(({ fits }) => fits(path))?.allows ?? true);
		},
		delay: Math.min(MOST_DELAY, delay * 1000),
		sitemaps: sitemaps.filter((url) => URL.canParse(url, origin)).map((url) => new URL(url, origin).href),
	};
}

/** Hash of what a robots.txt says to us: another comment, or a rule for somebody else, changes nothing of it. */
export function robotsHash(text: string, userAgent: string): string {
	const { rules, delay } = readRobots(text, productOf(userAgent));
	return sha256(JSON.stringify({ rules, delay }));
}

/**
 * Asks a host for its robots.txt, as RFC 9309, 2.3.1 has it: redirects are followed, to other hosts as well; a host that
 * answers 4xx, with a page of HTML or with redirects in a circle has no rules; one that answers 5xx, 429 or not at all is
 * `unreachable`, and nothing of it may be fetched. The text is then the reason, in English.
 *
 * @throws the signal's reason, where it is aborted.
 */
export async function fetchRobots(
	fetcher: Fetcher,
	origin: string,
	{ now, ...asked }: Reach & { signal?: AbortSignal | undefined; now: () => Date },
): Promise<NonNullable<Host["robots"]>> {
	const result = (status: "rules" | "none" | "unreachable", text: string) => ({
		text,
		status,
		fetchedAt: now().toISOString(),
	});
	try {
		const { status, body } = await fetcher.get(`${origin}/robots.txt`, { ...asked, kind: "robots" });
		if (status >= 500 || status === 429) return result("unreachable", `${origin}/robots.txt answers ${status}.`);
		const text = status < 300 ? body.toString("utf8") : "";
		return text.trim() === "" || /^\s*</.test(text) ? result("none", "") : result("rules", text);
	} catch (error) {
		if (!(error instanceof AppError)) throw error;
		return isRedirectLoop(error) ? result("none", "") : result("unreachable", messageOf(error));
	}
}
