import robotsModule, { type Robot } from "robots-parser";
import { AppError, messageOf } from "../model/errors.ts";
import type { Fetcher } from "./fetch.ts";

/** What robots.txt files say, each read once in a crawl. */
export interface Robots {
	/**
	 * Whether an address may be fetched.
	 *
	 * @throws AppError `fetch_failed` where the host's robots.txt cannot be read (5xx, time out): nothing of that host
	 * is fetched then, as RFC 9309 asks.
	 */
	isAllowed(url: string): Promise<boolean>;
	/** Milliseconds that the host wants between two requests, at most five minutes; 0 where it says nothing. */
	delay(url: string): Promise<number>;
}

/** The package is CommonJS, and its types tell of a default export that it has only for bundlers. */
const robotsParser = robotsModule as unknown as (url: string, text: string) => Robot;

const MOST_DELAY = 300_000;

const unreadable = (origin: string, why: string): AppError =>
	new AppError("fetch_failed", `Nothing of ${origin} is fetched: its robots.txt cannot be read (${why}).`, {
		remedy: "Nothing to do if it happens once; the next crawl asks again.",
	});

/** Reads robots.txt with the given fetcher, in the name of its user agent. A missing one allows everything. */
export function createRobots(fetcher: Fetcher, allowPrivateNetwork: boolean, signal?: AbortSignal): Robots {
	const known = new Map<string, Promise<Robot>>();
	// Only the product's name is compared, not its version and contact.
	const agent = fetcher.userAgent.split(/[\s/]/)[0] ?? fetcher.userAgent;

	async function read(origin: string): Promise<Robot> {
		const address = `${origin}/robots.txt`;
		let text = "";
		try {
			const { status, body } = await fetcher.get(address, { allowPrivateNetwork, signal });
			if (status >= 500 || status === 429) throw unreadable(origin, `it answers ${status}`);
			if (status < 300) text = body.toString("utf8");
		} catch (error) {
			if (error instanceof AppError && error.code === "fetch_failed") throw unreadable(origin, messageOf(error));
			// Of a kind that is no robots.txt, such as a picture: there are no rules in it.
			if (!(error instanceof AppError && / which is not read\.$/.test(error.message))) throw error;
		}
		// A page of HTML in its place holds no rules either.
		return robotsParser(address, /^\s*</.test(text) ? "" : text);
	}

	function of(url: string): Promise<Robot> {
		const { origin } = new URL(url);
		const robot = known.get(origin) ?? read(origin);
		known.set(origin, robot);
		return robot;
	}

	return {
		isAllowed: async (url) => (await of(url)).isAllowed(url, agent) ?? true,
		delay: async (url) => Math.min(MOST_DELAY, ((await of(url)).getCrawlDelay(agent) ?? 0) * 1000),
	};
}
