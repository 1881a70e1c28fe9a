import { expect } from "chai";
import fc from "fast-check";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { freshStore } from "../postgres/shared.ts";
import { at, claim, claimAll, days, done, found, locked, SOURCE } from "./crawl-bench.ts";
import { failure } from "./store-bench.ts";

const LEASE_MINUTES = 5;
const FAR_MINUTES = days(40);
const PATHS = Array.from({ length: 8 }, (_, i) => (i < 5 ? `/tin/${i}` : `/lich/${i}`));
const STATES = ["new", "retry", "done", "failed", "gone", "blocked", "quarantined", "needs-ocr", "trap"] as const;

const somePath = fc.nat(PATHS.length - 1).map((i) => PATHS[i] ?? "");
/** What may happen, in any order. `wait` goes back too: clocks do. */
const step = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant("add" as const), path: somePath, due: fc.boolean() }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant("claim" as const) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant("settle" as const),
			/** Mostly one that is leased. */
			path: fc.oneof({ weight: 1, arbitrary: somePath }, { weight: 5, arbitrary: fc.nat(PATHS.length - 1) }),
			state: fc.constantFrom(...STATES),
			nextIn: fc.option(fc.integer({ min: -10, max: 20 })),
			links: fc.array(somePath, { maxLength: 2 }),
			next: fc.option(fc.record({ path: somePath, always: fc.boolean() })),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("release" as const), path: fc.option(somePath) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("takeOver" as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant("close" as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant("wait" as const),
			minutes: fc.oneof(fc.integer({ min: 1, max: 8 }), fc.constantFrom(-3, -days(50), days(50))),
		}),
	},
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the frontier is held against: who has what, and which addresses were ever found. */
class World {
	readonly #store: Store;
	readonly #known = new Set<string>();
	/** When each lease ends, and whose it is. */
	readonly #leases = new Map<string, { until: number; fence: number }>();
	#now = 0;
	#fence: number;

	constructor(store: Store, fence: number) {
		this.#store = store;
		this.#fence = fence;
	}

	async do(what: Step): Promise<void> {
		if (what.kind === "wait") this.#now += what.minutes;
		else if (what.kind === "add") await this.#add(what.path, what.due);
		else if (what.kind === "claim") await this.#claim();
		else if (what.kind === "settle") await this.#settle(what);
		else if (what.kind === "release") await this.#release(what.path);
		else if (what.kind === "close") await this.#store.closeTemplate(this.#fence, SOURCE, "/lich/{n}", "lịch");
		else await this.#takeOver();
		await this.#checkAll();
	}

	async #add(path: string, due: boolean): Promise<void> {
		await this.#store.addUrls(this.#fence, [found(path)], at(this.#now), due);
		this.#known.add(path);
	}

	#runs(path: string): boolean {
		const until = this.#leases.get(path)?.until;
		return until !== undefined && until > this.#now && until <= this.#now + FAR_MINUTES;
	}

	async #claim(): Promise<void> {
		const next = await claim(this.#store, this.#fence, this.#now);
		if (!next) return;
		const { pathname } = new URL(next.url);
		expect(this.#runs(pathname), `${pathname} leased twice`).to.equal(false);
		this.#leases.set(pathname, { until: this.#now + LEASE_MINUTES, fence: this.#fence });
	}

	async #settle({ path: chosen, state, nextIn, links, next }: Step & { kind: "settle" }): Promise<void> {
		const leased = [...this.#leases.keys()];
		const path = typeof chosen === "string" ? chosen : (leased[chosen % leased.length] ?? "/nowhere");
		const settled = this.#store.settle(
			this.#fence,
			done(path, {
				at: at(this.#now),
				state,
				nextAt: nextIn === null ? null : at(this.#now + nextIn),
				links: links.map((link) => found(link)),
				next: next && { ...found(next.path), always: next.always },
			}),
		);
		if (this.#leases.get(path)?.fence !== this.#fence) {
			expect((await failure(settled)).code).to.equal("lock_lost");
			return;
		}
		const { goesOn } = await settled;
		this.#leases.delete(path);
		for (const link of links) this.#known.add(link);
		if (next && goesOn) this.#known.add(next.path);
	}

	async #release(path: string | null): Promise<void> {
		await this.#store.release(this.#fence, path === null ? undefined : found(path).url);
		if (path === null) this.#leases.clear();
		else this.#leases.delete(path);
	}

	/** The crawler is killed; what it still tries is refused. */
	async #takeOver(): Promise<void> {
		const dead = this.#fence;
		this.#fence = await locked(this.#store, this.#now, ["may-chu:1"]);
		expect(this.#fence).to.be.above(dead);
		for (const path of PATHS) expect((await failure(this.#store.settle(dead, done(path)))).code).to.equal("lock_lost");
		expect((await failure(claim(this.#store, dead, this.#now))).code).to.equal("lock_lost");
	}

	async #checkAll(): Promise<void> {
		const counts = await this.#store.frontierCounts();
		expect(counts.reduce((sum, { urls }) => sum + urls, 0)).to.equal(this.#known.size);
		const leased = counts.find(({ state }) => state === "leased")?.urls ?? 0;
		expect(leased).to.equal(this.#leases.size);
	}

	/** What waits for its time comes in time, and everything comes when asked for. */
	async end(): Promise<void> {
		await this.#takeOver();
		await this.#release(null);
		const urls = [...this.#known].map((path) => found(path));
		const all = await Promise.all(urls.map(({ url }) => this.#store.frontierUrl(url)));
		const waiting = all.filter((one) => one?.state === "new" || one?.nextAt != null);
		const later = waiting.map((one) => (Date.parse(one?.nextAt ?? at(0)) - Date.parse(at(0))) / 60_000);
		const came = await claimAll(this.#store, this.#fence, Math.max(this.#now, ...later));
		expect(came).to.have.members(waiting.map((one) => new URL(one?.url ?? "").pathname));
		await this.#store.release(this.#fence);
		await this.#store.addUrls(this.#fence, urls, at(this.#now), true);
		expect(await claimAll(this.#store, this.#fence, this.#now)).to.have.members([...this.#known]);
		expect(await this.#store.check()).to.deep.equal([]);
	}
}

const STORES: [name: string, open: () => Promise<Store>, numRuns: number][] = [
	["in SQLite", async () => openSqlite(":memory:"), 150],
	["in PostgreSQL", freshStore, 25],
];

for (const [name, open, numRuns] of STORES)
	describe(`The frontier ${name}, whatever happens in whatever order`, () => {
		it("loses no address, leases none twice at a time, and leaves none where it cannot be reached again", async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
					const store = await open();
					try {
						const world = new World(store, await locked(store));
						for (const what of steps) await world.do(what);
						await world.end();
					} finally {
						await store.close();
					}
				}),
				{ numRuns },
			);
		});
	});
