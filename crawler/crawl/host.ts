import type { Store } from "../../data/store/port.ts";
import type { Host } from "../../model/crawl.ts";
import type { Source } from "../../model/source.ts";
import type { Fetcher } from "../fetch.ts";
import { compileRobots, fetchRobots, type RobotsRules } from "../robots.ts";

/** Waits so many milliseconds; rejects when the signal is aborted. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

export interface HostsOptions {
	store: Store;
	fetcher: Fetcher;
	fence: number;
	wait: Wait;
	now: () => Date;
	signal: AbortSignal;
}

/** Failures in a row after which a host is left alone. */
const OPENS_AFTER = 5;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const ROBOTS_MS = DAY_MS;
/** An answer slower than this tells of a host under load: it is given five times as long to breathe, 30 s at most. */
const SLOW_MS = 1000;
const MOST_BREATH = 30_000;
/** A host that asks for no more patience than this is waited for within the crawl. */
const PATIENCE_MS = 300_000;

/** A minute, four, sixteen, …, a day at most; a fifth more or less, so that hosts that failed together come back apart. */
export const backoff = (failures: number): number =>
	Math.min(DAY_MS, MINUTE_MS * 4 ** Math.max(0, failures - 1)) * (0.8 + Math.random() * 0.4);

/** One host: what it allows, how fast, and when. One request at a time goes through `turn`, at the pace of all crawlers. */
export interface HostPace {
	/** Its robots.txt, read at most once a day; null where it could not be read and nothing of the host may be asked. */
	robots(source: Source, url: string): Promise<RobotsRules | null>;
	/** Milliseconds until it may be asked at all; 0: now. */
	pause(): number;
	/** Whether that is what it asked for a moment ago, and short enough to wait for. */
	isWorthWaiting(): boolean;
	/** Runs one request when its turn has come: after the one before, and after the delay. */
	turn<T>(delay: number, request: () => Promise<T>): Promise<T>;
	/** Notes that it answered, and how long that took. */
	answered(elapsed: number): Promise<void>;
	/** Notes that it failed; after several in a row it is left alone for a while. */
	failed(): Promise<void>;
	/** Leaves it alone for so long, as it asked. */
	rest(ms: number): Promise<void>;
	/** Text of its robots.txt, empty where it has none; null where that is not known. */
	robotsText(): string | null;
	/** Takes what is stored of it: another crawler may have noted it. */
	learn(stored: Host): void;
}

function createHost(name: string, first: Host | null, options: HostsOptions): HostPace {
	const { store, fetcher, fence, wait, now, signal } = options;
	let host: Host = first ?? { host: name, robots: null, retryAt: null, fails: 0 };
	let rules: RobotsRules | null = null;
	let reading: Promise<unknown> = Promise.resolve();
	let queue: Promise<unknown> = Promise.resolve();
	let last: number | null = null;
	let breath = 0;
	let resting = false;

	async function put(change: Partial<Host>): Promise<void> {
		host = { ...host, ...change };
		await store.putHost(fence, host);
	}

	function turn<T>(delay: number, request: () => Promise<T>): Promise<T> {
		const mine = queue.then(async () => {
			const pace = Math.max(delay, breath);
			const left = last === null ? 0 : last + pace - performance.now();
			if (left > 0) await wait(left, signal);
			signal.throwIfAborted();
			// After its own pace: a turn that is reserved and then waited past would come too close to the next crawler's.
			const others = await store.turn(fence, name, pace);
			if (others > 0) await wait(others, signal);
			signal.throwIfAborted();
			return request().finally(() => {
				last = performance.now();
			});
		});
		queue = mine.catch(() => {});
		return mine;
	}

	const isFresh = (): boolean => {
		const age = host.robots ? now().getTime() - Date.parse(host.robots.fetchedAt) : Number.NaN;
		return host.robots?.status !== "unreachable" && age >= 0 && age < ROBOTS_MS;
	};

	async function readRobots(source: Source, origin: string): Promise<RobotsRules | null> {
		if (!isFresh()) {
			const { allowPrivateNetwork, ports, delay } = source;
			const robots = await turn(delay, () => fetchRobots(fetcher, origin, { allowPrivateNetwork, ports, signal, now }));
			signal.throwIfAborted();
			rules = null;
			if (robots.status === "unreachable") {
				const fails = host.fails + 1;
				await put({ robots, fails, retryAt: new Date(now().getTime() + backoff(fails)).toISOString() });
				return null;
			}
			await put({ robots });
		}
		rules ??= compileRobots(origin, host.robots?.text ?? "", fetcher.userAgent);
		return rules;
	}

	return {
		robots: (source, url) => {
			// Sources that share the host wait for one reading.
			const read = reading.then(() => readRobots(source, new URL(url).origin));
			reading = read.catch(() => {});
			return read;
		},
		pause: () => {
			const left = host.retryAt === null ? 0 : Date.parse(host.retryAt) - now().getTime();
			// Nobody is left alone for longer than a day: an instant further ahead is of a clock that was set back.
			return left > DAY_MS * 1.2 ? 0 : Math.max(0, left);
		},
		isWorthWaiting: () => resting,
		turn,
		answered: async (elapsed) => {
			resting = false;
			breath = elapsed < SLOW_MS ? 0 : Math.min(MOST_BREATH, elapsed * 5);
			if (host.fails > 0 || host.retryAt !== null) await put({ fails: 0, retryAt: null });
		},
		failed: async () => {
			resting = false;
			const fails = host.fails + 1;
			const open = fails < OPENS_AFTER ? 0 : backoff(fails - OPENS_AFTER + 1);
			const until = new Date(now().getTime() + open).toISOString();
			await put({ fails, ...(open > 0 && { retryAt: until }) });
		},
		rest: (ms) => {
			resting = ms <= PATIENCE_MS;
			return put({ retryAt: new Date(now().getTime() + Math.min(ms, DAY_MS)).toISOString() });
		},
		learn: (stored) => {
			if (stored.robots?.text !== host.robots?.text) rules = null;
			host = stored;
		},
		robotsText: () => (host.robots && host.robots.status !== "unreachable" ? host.robots.text : null),
	};
}

/** The hosts of a crawl: each is one, whatever sources share it. */
export function createHosts(options: HostsOptions): (name: string) => Promise<HostPace> {
	const { store } = options;
	const known = new Map<string, Promise<HostPace>>();
	return async (name) => {
		const host = known.get(name);
		if (host && store.shared) {
			const stored = await store.host(name);
			if (stored) (await host).learn(stored);
		}
		if (host) return host;
		const first = store.host(name).then((stored) => createHost(name, stored, options));
		known.set(name, first);
		return first;
	};
}
