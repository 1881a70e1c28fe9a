import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { page } from "./builders.ts";
import { at, claim, done, found, locked, SOURCE, TTL } from "./crawl-bench.ts";
import { failure, type StoreBench } from "./store-bench.ts";

const state = {
	sourceId: SOURCE,
	verifiedAt: null,
	lastNewAt: null,
	rhythmHours: null,
	nextAt: null,
	robotsHash: null,
	baseline: null,
};

/** Every method that takes a fence. */
const FENCED: [name: string, call: (store: Store, fence: number) => Promise<unknown>][] = [
	["addUrls", (store, fence) => store.addUrls(fence, [found("/2")], at(0), true)],
	["claim", (store, fence) => claim(store, fence)],
	["release", (store, fence) => store.release(fence)],
	["settle", (store, fence) => store.settle(fence, done("/1", { page: page("http://portal.example/1") }))],
	["closeTemplate", (store, fence) => store.closeTemplate(fence, SOURCE, "/{n}", "lịch")],
	["requeueQuarantined", (store, fence) => store.requeueQuarantined(fence, SOURCE, "r2", at(0))],
	[
		"putHost",
		(store, fence) => store.putHost(fence, { host: "portal.example", robots: null, retryAt: null, fails: 1 }),
	],
	["putHealth", (store, fence) => store.putHealth(fence, state, [], [], at(0))],
	["turn", (store, fence) => store.turn(fence, "portal.example", 1000)],
	["startRun", (store, fence) => store.startRun(SOURCE, at(0), fence)],
	["closeOpenRuns", (store, fence) => store.closeOpenRuns(fence, at(0), "ngắt giữa chừng")],
];

/** What the lock of the crawler keeps to. */
export function locking(bench: StoreBench): void {
	const take = (holder: string, minutes: number, gone: string[] | null = null) =>
		bench.store.takeLock(holder, at(minutes), TTL, gone);
	const holders = async () => (await bench.store.crawlers()).map(({ holder }) => holder);

	describe("the crawler's lock", () => {
		it("goes to the first of two and tells the second whose it is; of a shared store both have a fence", async () => {
			const { shared } = bench.store;
			expect(await take("may-chu:1", 0)).to.deep.equal({ fence: 1 });
			const first = { holder: "may-chu:1", heartbeatAt: at(0) };
			expect(await take("may-chu:2", 0.1)).to.deep.equal(shared ? { fence: 2 } : first);
			const second = { holder: "may-chu:2", heartbeatAt: at(0.1) };
			expect(await bench.store.crawlers()).to.deep.equal(shared ? [first, second] : [first]);
		});

		it("is free again when given back, and its next fence is higher", async () => {
			const first = await locked(bench.store);
			await bench.store.dropLock(first);
			expect(await bench.store.crawlers()).to.deep.equal([]);
			expect(await take("may-chu:2", 0)).to.deep.equal({ fence: first + 1 });
			await bench.store.dropLock(first);
			expect(await bench.store.keepLock(first + 1, at(0), TTL)).to.equal(true);
		});

		it("is taken from one that was not heard of for so long, and from none that was", async () => {
			const first = await locked(bench.store);
			expect(await bench.store.keepLock(first, at(10), TTL)).to.equal(true);
			await take("may-chu:2", 10.4);
			expect((await bench.store.crawlers())[0]).to.deep.equal({ holder: "may-chu:1", heartbeatAt: at(10) });
			expect(await take("may-chu:3", 10.5)).to.have.property("fence");
			expect(await holders()).to.deep.equal(bench.store.shared ? ["may-chu:2", "may-chu:3"] : ["may-chu:3"]);
			expect(await bench.store.keepLock(first, at(10.6), TTL)).to.equal(false);
		});

		it("is taken from one last heard of in the future, for then a clock went back", async () => {
			await locked(bench.store, 60);
			await take("may-chu:2", 59.6);
			expect(await holders()).to.include("may-chu:1");
			expect(await take("may-chu:3", 0)).to.have.property("fence");
			expect(await holders()).to.deep.equal(["may-chu:3"]);
		});

		it("is taken at once from a holder known to be gone, and from no other", async () => {
			await locked(bench.store);
			await take("may-chu:2", 0, ["may-chu:9"]);
			expect(await holders()).to.include("may-chu:1");
			expect(await take("may-chu:3", 0, ["may-chu:9", "may-chu:1"])).to.have.property("fence");
			expect(await holders())
				.to.include("may-chu:3")
				.and.not.include("may-chu:1");
		});

		for (const [name, call] of FENCED)
			it(`lets nobody else write: ${name}`, async () => {
				const first = await locked(bench.store);
				await bench.store.addUrls(first, [found("/1")], at(0), true);
				await claim(bench.store, first);
				await bench.store.startRun(SOURCE, at(0));
				const second = await locked(bench.store, 1);
				const before = await bench.store.dataVersion();
				const fault = await failure(call(bench.store, first));
				expect(fault.code).to.equal("lock_lost");
				expect(fault.message).to.contain(bench.store.shared ? "not heard of for too long" : "may-chu:1 has taken over");
				expect(fault.remedy).to.match(/\S.*\.$/);
				expect(await bench.store.frontierCounts()).to.deep.equal([{ sourceId: SOURCE, state: "leased", urls: 1 }]);
				expect(await bench.store.host("portal.example")).to.equal(null);
				expect(await bench.store.sourceStates()).to.deep.equal([]);
				expect(await bench.store.page("http://portal.example/1")).to.equal(null);
				expect((await bench.store.runs(9)).map(({ finishedAt }) => finishedAt)).to.deep.equal([null]);
				expect(await bench.store.dataVersion()).to.equal(before);
				await bench.store.dropLock(second);
				expect((await failure(call(bench.store, second))).message).to.contain("given its lock back");
			});
	});
}
