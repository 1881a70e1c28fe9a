import { AppError } from "../../model/errors.ts";
import type { Source } from "../../model/source.ts";
import type { FetchKind } from "../fetch/kinds.ts";
import type { Fetched, Fetcher } from "../fetch.ts";
import { compileRobots, fetchRobots, type RobotsRules } from "../robots.ts";
import { sameHost } from "../urls.ts";

/** A look at a site by hand: politely, within its robots.txt, and nothing of it is stored. */
export interface Visitor {
	/**
	 * An address of the site, after the delay since the last one.
	 *
	 * @throws AppError `fetch_refused` where robots.txt forbids it or it redirects to another host; `fetch_failed` where it
	 * does not come, also for an answer of 400 and above.
	 */
	get(url: string, kind?: FetchKind): Promise<Fetched>;
	/** What robots.txt of an address' host says; null where it could not be read. */
	robots(url: string): Promise<RobotsRules | null>;
}

export interface VisitorOptions {
	fetcher: Fetcher;
	/** How the site may be asked: what its entry in the sources file says. */
	source: Pick<Source, "home" | "delay" | "ports" | "allowPrivateNetwork">;
	now: () => Date;
	wait: (ms: number, signal: AbortSignal) => Promise<void>;
	signal: AbortSignal;
}

export function createVisitor({ fetcher, source, now, wait, signal }: VisitorOptions): Visitor {
	const { allowPrivateNetwork, ports, delay } = source;
	const rules = new Map<string, Promise<RobotsRules | AppError>>();
	let last: number | null = null;

	async function readRobots(origin: string): Promise<RobotsRules | AppError> {
		const { status, text } = await fetchRobots(fetcher, origin, { allowPrivateNetwork, ports, signal, now });
		last = performance.now();
		if (status !== "unreachable") return compileRobots(origin, text, fetcher.userAgent);
		return new AppError(
			"fetch_failed",
			`Nothing of ${origin} may be asked for: its robots.txt cannot be read. ${text}`,
			{
				remedy: "Look whether the site can be reached, and try again later.",
			},
		);
	}
	function robotsOf(url: string): Promise<RobotsRules | AppError> {
		const { origin } = new URL(url);
		const read = rules.get(origin) ?? readRobots(origin);
		rules.set(origin, read);
		return read;
	}
	async function allowed(url: string): Promise<RobotsRules> {
		const robots = await robotsOf(url);
		if (robots instanceof AppError) throw robots;
		if (robots.isAllowed(url)) return robots;
		throw new AppError("fetch_refused", `robots.txt of ${new URL(url).host} forbids ${url}.`, {
			remedy: "What a site forbids is not fetched; ask its owner, or name other pages of it.",
		});
	}

	return {
		robots: async (url) => {
			const robots = await robotsOf(url);
			return robots instanceof AppError ? null : robots;
		},
		get: async (url, kind = "page") => {
			const robots = await allowed(url);
			const left = last === null ? 0 : last + Math.max(delay, robots.delay) - performance.now();
			if (left > 0) await wait(left, signal);
			const allow = async ({ href }: URL): Promise<boolean> =>
				sameHost(href, source.home) && (await allowed(href)) !== null;
			try {
				const fetched = await fetcher.get(url, { kind, allowPrivateNetwork, ports, allow, signal });
				if (fetched.status < 400) return fetched;
				throw new AppError("fetch_failed", `${url} answers ${fetched.status}.`, { remedy: "Open it in a browser." });
			} finally {
				last = performance.now();
			}
		},
	};
}
