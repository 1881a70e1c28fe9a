import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import type { FrontierUrl, NewUrl, Settlement } from "../../model/crawl.ts";

export const HOST = "portal.example";
export const SOURCE = "nghe-an";
export const TTL = 30_000;
const LEASE_MS = 300_000;

/** An instant `minutes` after the day on which these tests play. */
export const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 22, 6) + minutes * 60_000).toISOString();
export const days = (count: number): number => count * 24 * 60;

/** An address as it is discovered. */
export const found = (path: string, over: Partial<NewUrl> = {}): NewUrl => ({
	url: `http://${HOST}${path}`,
	sourceId: SOURCE,
	host: HOST,
	kind: "article",
	priority: 5,
	depth: 0,
	template: path.replace(/\d+/g, "{n}"),
	parent: null,
	title: null,
	published: null,
	...over,
});

/** What became of an address: read, and never to be asked for again. */
export const done = (path: string, over: Partial<Settlement> = {}): Settlement => ({
	url: `http://${HOST}${path}`,
	at: at(1),
	state: "done",
	nextAt: null,
	attempts: 0,
	stage: 0,
	note: null,
	recipe: null,
	contentHash: null,
	page: null,
	report: null,
	links: [],
	next: null,
	...over,
});

/** Takes the lock, and fails where it is another's; `gone` as in `takeLock`. */
export async function locked(store: Store, minutes = 0, gone: readonly string[] | null = null): Promise<number> {
	const taken = await store.takeLock("may-chu:1", at(minutes), TTL, gone);
	if ("fence" in taken) return taken.fence;
	throw new Error(`${taken.holder} has the lock.`);
}

/** Leases the next address of the host. */
export const claim = (store: Store, fence: number, minutes = 0, sourceIds = [SOURCE]): Promise<FrontierUrl | null> =>
	store.claim(fence, {
		host: HOST,
		sourceIds,
		at: at(minutes),
		leaseUntil: new Date(Date.parse(at(minutes)) + LEASE_MS).toISOString(),
	});

/** The path of an address, for short comparisons. */
export const path = (url: { url: string } | null): string | null => url && new URL(url.url).pathname;

/** Leases until nothing is left; the paths in their order. */
export async function claimAll(store: Store, fence: number, minutes = 0, sourceIds = [SOURCE]): Promise<string[]> {
	const paths: string[] = [];
	for (;;) {
		const next = await claim(store, fence, minutes, sourceIds);
		if (!next) return paths;
		expect(next.state).to.equal("leased");
		paths.push(path(next) ?? "");
	}
}

/** Leases addresses and settles them in one go, whichever comes first. */
export async function visit(store: Store, fence: number, settlement: Settlement, kind: Partial<NewUrl> = {}) {
	await store.addUrls(fence, [found(new URL(settlement.url).pathname, kind)], settlement.at, true);
	const next = await store.claim(fence, {
		host: HOST,
		sourceIds: [SOURCE],
		at: settlement.at,
		leaseUntil: new Date(Date.parse(settlement.at) + LEASE_MS).toISOString(),
	});
	expect(next?.url).to.equal(settlement.url);
	return store.settle(fence, settlement);
}
