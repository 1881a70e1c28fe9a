import { expect } from "chai";
import { dueSources, isDue } from "../../crawler/crawl/due.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { SourceState } from "../../model/crawl.ts";
import { type Run, Source } from "../../model/source.ts";

const HOME = "https://bao.example/";
const source = (over: object = {}): Source =>
	Source.parse({ id: "bao", name: "Báo", province: null, level: "press", home: HOME, schedule: "0 18 * * *", ...over });
const run = (startedAt: string, over: Partial<Run> = {}): Run => ({
	id: 1,
	sourceId: "bao",
	startedAt,
	finishedAt: startedAt,
	fetched: 5,
	created: 1,
	updated: 0,
	unchanged: 0,
	failed: 0,
	mentions: 3,
	note: null,
	...over,
});
const state = (nextAt: string | null): SourceState => ({
	sourceId: "bao",
	verifiedAt: null,
	lastNewAt: null,
	rhythmHours: null,
	nextAt,
	robotsHash: null,
	baseline: null,
});
/** 18:05 in Vietnam. */
const now = new Date("2026-11-25T11:05:00Z");

describe("a source", () => {
	it("is due where it never ran, or not since its schedule came true in Vietnam", () => {
		expect(isDue(source(), [], null, now)).to.equal(true);
		expect(isDue(source(), [run("2026-11-25T10:59:59Z")], null, now)).to.equal(true);
		expect(isDue(source(), [run("2026-11-24T23:30:00Z")], null, new Date("2026-11-25T10:59:00Z"))).to.equal(false);
		expect(isDue(source(), [run("2026-11-25T11:00:00Z")], null, new Date("2026-11-25T11:30:00Z"))).to.equal(false);
	});

	it("is due by the rhythm of its listings where it has no schedule, once a day while that is not known", () => {
		const free = source({ schedule: undefined });
		const last = [run("2026-11-25T10:00:00Z")];
		expect(isDue(free, last, state("2026-11-25T11:00:00Z"), now)).to.equal(true);
		expect(isDue(free, last, state("2026-11-25T12:00:00Z"), now)).to.equal(false);
		expect(isDue(free, last, null, now)).to.equal(false);
		expect(isDue(free, [run("2026-11-24T11:00:00Z")], null, now)).to.equal(true);
	});

	it("is due again at once after a run that was stopped, killed, or failed for the first time", () => {
		for (const over of [
			{ finishedAt: null },
			{ note: "incomplete: interrupted" },
			{ note: "incomplete: its robots.txt cannot be read" },
			{ fetched: 2, failed: 2 },
		])
			expect(isDue(source(), [run("2026-11-25T11:04:00Z", over)], null, now), JSON.stringify(over)).to.equal(true);
		expect(isDue(source(), [run("2026-11-25T11:04:00Z", { failed: 1 })], null, now)).to.equal(false);
	});

	it("is left alone the longer the more of its last runs failed", () => {
		const bad = (minutesAgo: number) =>
			run(new Date(now.getTime() - minutesAgo * 60_000).toISOString(), { fetched: 1, failed: 1 });
		const good = run("2026-11-24T11:00:00Z");
		expect(isDue(source(), [bad(3), bad(4), good], null, now)).to.equal(false);
		expect(isDue(source(), [bad(4), bad(5), good], null, now)).to.equal(true);
		expect(isDue(source(), [bad(15), bad(20), bad(25)], null, now)).to.equal(false);
		expect(isDue(source(), [bad(16), bad(20), bad(25)], null, now)).to.equal(true);
		expect(isDue(source(), Array(8).fill(bad(1439)), null, now)).to.equal(false);
		expect(isDue(source(), Array(8).fill(bad(1440)), null, now)).to.equal(true);
	});

	it("is due once where the clock was set back by years, and not again after that", () => {
		const free = source({ schedule: undefined });
		const back = new Date("2016-11-25T11:05:00Z");
		for (const each of [source(), free]) {
			expect(isDue(each, [run("2026-11-25T11:00:00Z")], state("2026-11-26T11:00:00Z"), back)).to.equal(true);
			const again = [run("2016-11-25T11:05:00Z"), run("2026-11-25T11:00:00Z")];
			expect(isDue(each, again, state("2016-11-26T11:05:00Z"), back)).to.equal(false);
		}
	});

	it("is not due while its host is to be left alone, or while it is switched off", async () => {
		const store = openSqlite(":memory:");
		const lock = await store.takeLock("a:1", now.toISOString(), 30_000, null);
		const fence = "fence" in lock ? lock.fence : 0;
		const due = async (of: Source) => (await dueSources([of], store, now)).length;
		expect(await due(source())).to.equal(1);
		expect(await due(source({ enabled: false }))).to.equal(0);
		const host = { host: "bao.example", robots: null, fails: 5 };
		await store.putHost(fence, { ...host, retryAt: "2026-11-25T11:06:00.000Z" });
		expect(await due(source())).to.equal(0);
		await store.putHost(fence, { ...host, retryAt: "2026-11-25T11:05:00.000Z" });
		expect(await due(source())).to.equal(1);
		await store.putHost(fence, { ...host, retryAt: "2036-11-25T11:05:00.000Z" });
		expect(await due(source()), "the clock was set back").to.equal(1);
		await store.close();
	});

	it("is due once more where a person asked for it after its last run", async () => {
		const store = openSqlite(":memory:");
		// What a person does is of this moment, so the runs are put around it.
		const began = new Date(Date.now() - 3_600_000).toISOString();
		const counts = { fetched: 5, created: 0, updated: 0, unchanged: 5, failed: 0, mentions: 0 };
		const ran = async (at: string) => store.finishRun(await store.startRun("bao", at), at, counts, null);
		const due = async (at: Date) => (await dueSources([source({ schedule: "0 0 1 1 *" })], store, at)).length;
		await ran(began);
		await store.noteCrawl(["khac"], { by: "Lan", reason: "nguồn khác" });
		expect(await due(new Date()), "another one was asked for").to.equal(0);
		const { at } = await store.noteCrawl(["bao"], { by: "Lan", reason: "kiểm tra lại" });
		expect(await due(new Date(at))).to.equal(1);
		expect(await due(new Date(Date.parse(at) - 60_000)), "the clock was set back").to.equal(0);
		await ran(new Date(Date.parse(at) + 1).toISOString());
		expect(await due(new Date(Date.parse(at) + 2)), "it ran since").to.equal(0);
		await store.close();
	});
});
