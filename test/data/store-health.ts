import { expect } from "chai";
import type { NewAlarm, SourceState } from "../../model/crawl.ts";
import { page } from "./builders.ts";
import { at, done, found, HOST, locked, SOURCE, visit } from "./crawl-bench.ts";
import type { StoreBench } from "./store-bench.ts";

const STATE: SourceState = {
	sourceId: SOURCE,
	verifiedAt: at(0),
	lastNewAt: at(-60),
	rhythmHours: 5.5,
	nextAt: at(165),
	robotsHash: "a".repeat(64),
	baseline: {
		recipe: "r1",
		usual: null,
		waiting: [],
		shifted: null,
		starts: [`http://${HOST}/tin`],
		robotsChangedAt: at(-60),
		newestOn: "2026-11-21",
		weekends: false,
		patienceHours: 20.5,
	},
};
const silent: NewAlarm = {
	kind: "silent",
	message: "Nothing new for 20 hours.",
	facts: { hours: 20, url: "http://a/" },
};

/** What hosts, health and alarms keep to, and what pruning lets go. */
export function health(bench: StoreBench): void {
	let fence: number;
	beforeEach(async () => {
		fence = await locked(bench.store);
	});

	it("keeps what is known of a host, as last told", async () => {
		expect(await bench.store.host(HOST)).to.equal(null);
		const robots = { text: "User-agent: *\nDisallow: /x", status: "rules", fetchedAt: at(0) } as const;
		for (const host of [
			{ host: HOST, robots, retryAt: at(5), fails: 2 },
			{ host: HOST, robots: null, retryAt: null, fails: 0 },
		]) {
			await bench.store.putHost(fence, host);
			expect(await bench.store.host(HOST)).to.deep.equal(host);
		}
	});

	it("keeps what earlier runs have shown of each source", async () => {
		const bare = { ...STATE, sourceId: "a", verifiedAt: null, rhythmHours: null, baseline: null };
		expect(await bench.store.sourceState(SOURCE)).to.equal(null);
		for (const state of [{ ...STATE, robotsHash: null }, STATE, bare])
			await bench.store.putHealth(fence, state, [], [], at(0));
		expect(await bench.store.sourceState(SOURCE)).to.deep.equal(STATE);
		expect(await bench.store.sourceStates()).to.deep.equal([bare, STATE]);
	});

	it("tells what became of the articles of a source, and how many of its reports have a day", async () => {
		expect(await bench.store.sourceYield(SOURCE)).to.deep.equal({ articles: {}, reports: 0, dated: 0 });
		const urls = [found("/a"), found("/b"), { ...found("/tin"), kind: "listing" as const }];
		await bench.store.addUrls(fence, urls, at(0), false);
		await bench.save({ sourceId: SOURCE, text: "Một tin.", publishedOn: "2026-11-20" });
		await bench.save({ sourceId: SOURCE, text: "Hai tin.", publishedOn: "2026-11-20" });
		await bench.save({ sourceId: SOURCE, text: "Ba tin cũ.", publishedOn: "2026-11-19" });
		await bench.save({ sourceId: SOURCE, text: "Bốn tin không ngày.", publishedOn: null });
		await bench.save({ sourceId: "khac", text: "Tin của nơi khác.", publishedOn: "2026-11-20" });
		expect(await bench.store.sourceYield(SOURCE)).to.deep.equal({ articles: { new: 2 }, reports: 4, dated: 3 });
		expect(await bench.store.reportsByDay(SOURCE, "2026-11-20")).to.deep.equal([{ key: "2026-11-20", reports: 2 }]);
		expect(await bench.store.reportsByDay(SOURCE, "2026-11-19")).to.have.length(2);
	});

	it("gives the newest days of publication of a source, undated reports and other sources left out", async () => {
		for (const [i, publishedOn] of ["2023-02-28", null, "2023-03-01", "2023-02-28"].entries())
			await bench.save({ text: `tin ${i}`, publishedOn });
		await bench.save({ text: "khác", sourceId: "khac", publishedOn: "2024-01-01" });
		expect(await bench.store.publicationDays(SOURCE, 9)).to.deep.equal(["2023-03-01", "2023-02-28", "2023-02-28"]);
		expect(await bench.store.publicationDays(SOURCE, 1)).to.deep.equal(["2023-03-01"]);
	});

	describe("alarms", () => {
		const raise = (standing: NewAlarm[], over: NewAlarm["kind"][], minutes: number) =>
			bench.store.putHealth(fence, STATE, standing, over, at(minutes));

		it("stand from when they were raised until they are over, one of a kind", async () => {
			const { raised } = await raise([silent, { ...silent, kind: "no-links" }], [], 1);
			expect(raised[0]).to.deep.equal({
				id: 1,
				sourceId: SOURCE,
				...silent,
				since: at(1),
				clearedAt: null,
				notifiedAt: null,
			});
			const later = { ...silent, message: "Nothing new for 25 hours.", facts: { hours: 25 } };
			expect(await raise([later], ["no-links", "failing"], 2)).to.deep.equal({
				raised: [],
				cleared: [{ ...raised[1], clearedAt: at(2) }],
			});
			expect(await bench.store.alarms({ limit: 9 })).to.deep.equal([{ ...raised[0], ...later }]);
			expect(await bench.store.alarms({ limit: 9, sourceId: "khac" })).to.deep.equal([]);
			expect((await raise([], ["silent"], 3)).cleared[0]).to.include({ since: at(1), clearedAt: at(3) });
			expect((await raise([silent], [], 4)).raised[0]).to.include({ since: at(4) });
			expect((await bench.store.alarms({ limit: 9, all: true })).map((one) => one.since)).to.deep.equal([
				at(4),
				at(1),
				at(1),
			]);
		});

		it("wait for the webhook to take them, oldest first", async () => {
			await raise([silent, { ...silent, kind: "failing" }], [], 1);
			const [first] = await bench.store.unnotified(1);
			expect(first?.kind).to.equal("silent");
			await bench.store.markNotified([first?.id ?? 0], at(2));
			expect((await bench.store.unnotified(9)).map((one) => one.kind)).to.deep.equal(["failing"]);
			expect((await bench.store.alarms({ limit: 1 }))[0]?.notifiedAt).to.equal(at(2));
		});

		it("wait for it again when they are over, also when that was while they were told", async () => {
			await raise([silent, { ...silent, kind: "failing" }], [], 1);
			await bench.store.markNotified([1], at(2));
			await raise([], ["silent", "failing"], 3);
			await bench.store.markNotified([2], at(2));
			expect((await bench.store.unnotified(9)).map((one) => one.clearedAt)).to.deep.equal([at(3), at(3)]);
			await bench.store.markNotified([1, 2], at(3));
			expect(await bench.store.unnotified(9)).to.deep.equal([]);
		});

		it("are not told without end when the clock went back since they were over", async () => {
			await raise([silent], [], 0);
			await raise([], ["silent"], 1000);
			await bench.store.markNotified([1], at(2));
			expect(await bench.store.unnotified(9)).to.deep.equal([]);
		});
	});

	it("closes the runs that never came to their end, and no other", async () => {
		const counts = { fetched: 1, created: 1, updated: 0, unchanged: 0, failed: 0, mentions: 2 };
		const ended = await bench.store.startRun(SOURCE, at(0));
		await bench.store.finishRun(ended, at(1), counts, null);
		await bench.store.startRun(SOURCE, at(2));
		expect(await bench.store.closeOpenRuns(fence, at(9), "ngắt giữa chừng")).to.equal(1);
		expect((await bench.store.runs(9)).map((run) => [run.finishedAt, run.note])).to.deep.equal([
			[at(9), "ngắt giữa chừng"],
			[at(1), null],
		]);
		expect(await bench.store.closeOpenRuns(fence, at(9), "ngắt giữa chừng")).to.equal(0);
	});

	it("gives fetched pages in the order of their addresses, part by part, of one source or all", async () => {
		for (const name of ["c", "a", "b"])
			await bench.store.savePage(
				page(`http://a/${name}`, { finalUrl: `http://a/${name}/moi`, sourceId: name === "b" ? "khac" : SOURCE }),
			);
		const names = async (after: string | null, sourceId?: string) =>
			(await bench.store.pages({ after, limit: 2, ...(sourceId && { sourceId }) })).map((one) => one.url.at(-1));
		expect(await names(null)).to.deep.equal(["a", "b"]);
		expect(await names("http://a/b")).to.deep.equal(["c"]);
		expect(await names(null, SOURCE)).to.deep.equal(["a", "c"]);
		expect((await bench.store.pages({ after: null, limit: 1 }))[0]).to.deep.equal(
			page("http://a/a", { finalUrl: "http://a/a/moi" }),
		);
	});

	describe("pruning", () => {
		const NOTHING = { bodies: null, runs: null, dead: null };
		const counts = { fetched: 1, created: 0, updated: 0, unchanged: 0, failed: 0, mentions: 0 };

		beforeEach(async () => {
			for (const minutes of [0, 10]) {
				const name = `/${minutes}`;
				await bench.store.savePage(page(`http://${HOST}${name}`, { fetchedAt: at(minutes) }));
				await bench.store.finishRun(await bench.store.startRun(SOURCE, at(minutes)), at(minutes), counts, null);
				await bench.store.putHealth(fence, STATE, [silent], [], at(minutes));
				await bench.store.putHealth(fence, STATE, [], ["silent"], at(minutes));
				for (const state of ["gone", "failed", "trap", "done", "blocked"] as const)
					await visit(bench.store, fence, done(`${name}/${state}`, { state, at: at(minutes) }));
			}
			await visit(bench.store, fence, done("/due", { state: "gone", at: at(0), nextAt: at(60) }));
			await bench.store.startRun(SOURCE, at(0));
			await bench.store.putHealth(fence, STATE, [silent], [], at(0));
		});

		it("lets go what is older, and only that; a dry one tells the same and lets nothing go", async () => {
			const limits = { bodies: at(5), runs: at(5), dead: at(5) };
			const told = { bodies: 1, bytes: 4, runs: 1, alarms: 1, urls: 3 };
			expect(await bench.store.prune(NOTHING, false)).to.deep.equal({
				bodies: 0,
				bytes: 0,
				runs: 0,
				alarms: 0,
				urls: 0,
			});
			expect(await bench.store.prune(limits, true)).to.deep.equal(told);
			expect(await bench.store.prune(limits, false)).to.deep.equal(told);
			expect(await bench.store.prune(limits, false)).to.deep.equal({
				bodies: 0,
				bytes: 0,
				runs: 0,
				alarms: 0,
				urls: 0,
			});
			expect(await bench.store.runs(9)).to.have.length(2);
			expect(await bench.store.alarms({ limit: 9, all: true })).to.have.length(2);
			expect(await bench.store.alarms({ limit: 9 })).to.have.length(1);
			expect(await bench.store.frontierUrl(`http://${HOST}/0/gone`)).to.equal(null);
			for (const kept of ["/0/done", "/0/blocked", "/due", "/10/gone", "/10/trap"])
				expect(await bench.store.frontierUrl(`http://${HOST}${kept}`)).to.not.equal(null);
		});

		it("takes the validators with a body, so that the page is sent whole again", async () => {
			await bench.store.prune({ ...NOTHING, bodies: at(5) }, false);
			expect(await bench.store.page(`http://${HOST}/0`)).to.deep.equal(
				page(`http://${HOST}/0`, { fetchedAt: at(0), body: null, etag: null }),
			);
			expect((await bench.store.page(`http://${HOST}/10`))?.body).to.not.equal(null);
		});

		it("leaves an address that is leased", async () => {
			await bench.store.addUrls(fence, [found("/0/gone")], at(0), true);
			const leaseUntil = at(5);
			await bench.store.claim(fence, { host: HOST, sourceIds: [SOURCE], at: at(0), leaseUntil });
			expect((await bench.store.prune({ ...NOTHING, dead: at(5) }, false)).urls).to.equal(2);
			expect(await bench.store.frontierUrl(`http://${HOST}/0/gone`)).to.include({ state: "leased" });
		});
	});
}
