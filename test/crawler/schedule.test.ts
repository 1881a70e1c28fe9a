import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { acquireLock, type CrawlLock } from "../../crawler/crawl/lock.ts";
import { createFetcher } from "../../crawler/fetch.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { watchSources } from "../../crawler/schedule/sources.ts";
import { runSchedule, type ScheduleOptions } from "../../crawler/schedule.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { AppError } from "../../model/errors.ts";
import { silentLog } from "../../model/log.ts";
import type { FetchedPage } from "../../model/report.ts";
import { Source } from "../../model/source.ts";
import { scratch } from "../cli/trichdan.ts";
import { collectLog } from "./collect-log.ts";
import { errorOf, PARAGRAPH, PLACES, serve, type TestServer } from "./support.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEARS = 3652 * DAY;

/** A clock in the hands of the test: the wall's, which can be set, and the time that passes. */
function testClock(start: string) {
	let wall = Date.parse(start);
	let passed = 0;
	let next: (() => void) | null = null;
	let isWaiting: (() => void) | null = null;
	return {
		now: () => new Date(wall),
		elapsed: () => passed,
		wait: (_ms: number, signal: AbortSignal) =>
			new Promise<void>((resolve) => {
				const go = (): void => {
					signal.removeEventListener("abort", go);
					resolve();
				};
				next = go;
				signal.addEventListener("abort", go);
				isWaiting?.();
			}),
		set: (ms: number) => {
			wall += ms;
		},
		/** Lets so much time pass, and the schedule look once. */
		async pass(ms: number) {
			wall += ms;
			passed += ms;
			const looked = new Promise<void>((resolve) => {
				isWaiting = resolve;
			});
			next?.();
			await looked;
		},
	};
}

const article = (n: number): string =>
	`<html><body><h1>Hội nghị dân vận lần thứ ${n}</h1><p>Ngày 24/11/2026</p>${`<p>${PARAGRAPH} Lần ${n}.</p>`.repeat(4)}</body></html>`;

describe("The schedule", () => {
	let store: Store;
	let parser: Parser;
	let lock: CrawlLock;
	let site: TestServer;
	let clock: ReturnType<typeof testClock>;
	let stop: AbortController;
	const fetcher = createFetcher();

	const source = (id: string, more: Partial<Source> = {}): Source =>
		Source.parse({
			id,
			name: `Trang ${id}`,
			province: "yen-bai",
			level: "district",
			home: `${site.origin}/`,
			listings: [{ url: `${site.origin}/${id}` }],
			articles: [`/${id}/\\d+$`],
			schedule: "0 6 * * *",
			delay: 0,
			allowPrivateNetwork: true,
			...more,
		});

	before(() => {
		parser = createParser({ timeout: 30_000 });
	});
	after(() => Promise.all([parser.close(), fetcher.close()]));
	beforeEach(async () => {
		store = openSqlite(":memory:");
		// Five o'clock in the morning in Vietnam.
		clock = testClock("2026-11-24T22:00:00Z");
		stop = new AbortController();
		lock = await acquireLock(store, { now: clock.now, log: silentLog });
		site = await serve({
			"/xa": '<a href="/xa/1">Hội nghị một</a>',
			"/xa/1": article(1),
			"/huyen": '<a href="/huyen/1">Hội nghị một</a>',
			"/huyen/1": article(2),
		});
	});
	afterEach(async () => {
		await lock.release();
		await Promise.all([site.close(), store.close()]);
	});

	/** Starts it; `end` stops it. */
	function begin(sources: Source[] | (() => Promise<Source[]>), more: Partial<ScheduleOptions> = {}) {
		const log = collectLog();
		const ended = runSchedule({
			crawl: {
				store,
				fetcher,
				parser,
				extract: async () => ({ mentions: [], cited: [] }),
				grammarVersion: 1,
				families: [],
				places: PLACES,
				lock,
				log: log.log,
				now: clock.now,
				signal: stop.signal,
				wait: async () => {},
			},
			sources: typeof sources === "function" ? sources : async () => sources,
			retentionDays: 0,
			wait: clock.wait,
			elapsed: clock.elapsed,
			...more,
		});
		const count = (name: string): number => log.events.filter(({ event }) => event === name).length;
		return {
			...log,
			ended,
			/** Lets so much time pass, and the crawls that it brings come to their end. */
			pass: async (ms: number) => {
				await clock.pass(ms);
				await log.seen("crawl.finished", count("crawl.started"));
			},
			end: async () => {
				stop.abort();
				await ended;
			},
		};
	}
	const runs = async (id: string): Promise<string[]> =>
		(await store.runs(50, id)).map(({ startedAt }) => startedAt).reverse();

	it("crawls what was never crawled, and then each source when its schedule says", async () => {
		const schedule = begin([source("xa"), source("huyen", { schedule: "30 5 * * *" })]);
		await schedule.seen("crawl.finished", 2);
		await clock.pass(MINUTE);
		await clock.pass(29 * MINUTE);
		await schedule.seen("crawl.finished", 3);
		await clock.pass(30 * MINUTE);
		await schedule.seen("crawl.finished", 4);
		await clock.pass(MINUTE);
		await schedule.end();
		expect(await runs("xa")).to.deep.equal(["2026-11-24T22:00:00.000Z", "2026-11-24T23:00:00.000Z"]);
		expect(await runs("huyen")).to.deep.equal(["2026-11-24T22:00:00.000Z", "2026-11-24T22:30:00.000Z"]);
	});

	it("leaves alone what is switched off", async () => {
		const schedule = begin([source("xa"), source("huyen", { enabled: false })]);
		await schedule.seen("crawl.finished");
		await schedule.end();
		expect(await runs("huyen")).to.deep.equal([]);
	});

	it("holds up no source for another that takes long, and starts none twice", async () => {
		let release: () => void = () => {};
		const held = new Promise<void>((resolve) => {
			release = resolve;
		});
		const slow = await serve({
			"/xa": (_req, res) => void held.then(() => res.writeHead(200, { "content-type": "text/html" }).end("<p>")),
		});
		const xa = source("xa", {
			home: `${slow.origin}/`,
			listings: [{ url: `${slow.origin}/xa` }],
			schedule: "* * * * *",
		});
		const schedule = begin([xa, source("huyen", { schedule: "* * * * *" })]);
		for (let done = 1; done <= 3; done++) {
			await schedule.seen("crawl.finished", done);
			await clock.pass(MINUTE);
		}
		await schedule.seen("crawl.finished", 4);
		expect(await runs("huyen")).to.have.length(4);
		expect(await runs("xa")).to.have.length(1);
		release();
		await schedule.seen("crawl.finished", 5);
		await schedule.end();
		await slow.close();
	});

	it("ends between two pages when told to stop, with its runs closed", async () => {
		const schedule = begin([source("xa"), source("huyen")]);
		await schedule.seen("crawl.started", 2);
		await schedule.end();
		const all = await store.runs(10);
		expect(all).to.have.length(2);
		for (const { finishedAt } of all) expect(finishedAt).to.not.equal(null);
		expect(await store.frontierCounts()).to.not.deep.include({ sourceId: "xa", state: "leased", urls: 1 });
	});

	it("ends with the reason where another crawler has taken over", async () => {
		const schedule = begin([source("xa", { schedule: "* * * * *" })]);
		await schedule.seen("crawl.finished");
		const later = new Date(clock.now().getTime() + HOUR).toISOString();
		await store.takeLock("may-khac:7", later, 30_000, null);
		const failed = errorOf(schedule.ended);
		await clock.pass(MINUTE);
		expect((await failed).code).to.equal("lock_lost");
	});

	it("goes on where the store fails for a moment", async () => {
		let fails = true;
		const sources = async (): Promise<Source[]> => {
			if (fails) throw new AppError("store_unusable", "The disk is full.", { remedy: "Free some space." });
			return [source("xa")];
		};
		const schedule = begin(sources);
		await schedule.seen("schedule.look-failed");
		fails = false;
		await clock.pass(MINUTE);
		await schedule.seen("crawl.finished");
		await schedule.end();
	});

	it("tells of alarms while a crawl is under way, one round at a time", async () => {
		const rounds: string[][] = [];
		let answer: () => void = () => {};
		const schedule = begin([source("xa")], {
			notify: (sources) => {
				rounds.push(sources.map(({ id }) => id));
				return new Promise<void>((resolve) => {
					answer = resolve;
				});
			},
		});
		await schedule.seen("crawl.finished");
		await schedule.pass(MINUTE);
		await schedule.pass(MINUTE);
		expect(rounds).to.deep.equal([["xa"]]);
		answer();
		await schedule.pass(MINUTE);
		expect(rounds.length, "one more for all that came meanwhile").to.equal(2);
		answer();
		await schedule.end();
	});

	describe("where the clock is set", () => {
		for (const [what, jump] of [
			["ten years ahead", YEARS],
			["ten years back", -YEARS],
		] as const)
			it(`${what} crawls each source once more at most, and goes on by the new time`, async () => {
				const schedule = begin([source("xa"), source("huyen", { schedule: undefined })]);
				await schedule.seen("crawl.finished", 2);
				await schedule.pass(MINUTE);
				clock.set(jump);
				for (let i = 0; i < 10; i++) await schedule.pass(MINUTE);
				for (const id of ["xa", "huyen"]) expect((await runs(id)).length, id).to.be.within(1, 2);
				const known = (await runs("xa")).length;
				// The next six o'clock comes, whatever day it is.
				for (let i = 0; i < 25; i++) await schedule.pass(HOUR);
				expect((await runs("xa")).length - known).to.be.within(1, 2);
				expect((await runs("huyen")).length).to.be.at.most(4);
				await schedule.end();
			});

		it("there and back asks for no page more than twice again", async () => {
			const schedule = begin([source("xa")]);
			await schedule.seen("crawl.finished");
			const asked = site.asked.length;
			clock.set(YEARS);
			await clock.pass(MINUTE);
			await schedule.seen("crawl.finished", 2);
			clock.set(-YEARS);
			await clock.pass(MINUTE);
			await schedule.seen("crawl.finished", 3);
			for (let i = 0; i < 10; i++) await schedule.pass(MINUTE);
			await schedule.end();
			expect(await runs("xa")).to.have.length(3);
			expect(site.asked.filter((path) => path === "/xa/1").length).to.be.at.most(3);
			expect(site.asked.length - asked).to.be.at.most(6);
		});

		it("ahead throws nothing away", async () => {
			const schedule = begin([source("xa")], { retentionDays: 365 });
			await schedule.seen("crawl.finished");
			clock.set(YEARS);
			await clock.pass(DAY);
			await clock.pass(DAY);
			await schedule.end();
			expect(schedule.events.filter(({ event }) => event === "prune.left-undone")).to.have.length(1);
			expect((await store.page(`${site.origin}/xa/1`))?.body).to.not.equal(null);
		});
	});

	it("throws old bodies away once a day", async () => {
		const schedule = begin([source("xa")], { retentionDays: 30 });
		await schedule.seen("crawl.finished");
		// Of a source that is no more nothing is fetched again.
		await store.savePage({ ...((await store.page(`${site.origin}/xa`)) as FetchedPage), url: "https://cu.example/1" });
		const kept = async (): Promise<boolean> => (await store.page("https://cu.example/1"))?.body !== null;
		for (let day = 0; day < 30; day++) await schedule.pass(DAY);
		expect(await kept()).to.equal(true);
		await schedule.pass(DAY);
		expect(await kept()).to.equal(false);
		await schedule.end();
		expect(schedule.events.filter(({ event }) => event === "prune.done")).to.have.length(32);
	});
});

describe("The sources file of a schedule", () => {
	it("is read anew when it changes, and a faulty change leaves the last good entries", async () => {
		const folder = await scratch();
		const file = folder.path("sources.json");
		const { log, events } = collectLog();
		let loads = 0;
		const load = async (): Promise<Source[]> => {
			loads++;
			const { readFile } = await import("node:fs/promises");
			return JSON.parse(await readFile(file, "utf8")) as Source[];
		};
		const read = watchSources(file, load, log);
		await writeFile(file, '[{"id":"a"}]');
		expect((await read()).map(({ id }) => id)).to.deep.equal(["a"]);
		await read();
		expect(loads).to.equal(1);
		await writeFile(file, '[{"id":"a"},{"id":"b"}]');
		expect((await read()).map(({ id }) => id)).to.deep.equal(["a", "b"]);
		await writeFile(file, '[{"id":"a"}');
		for (let i = 0; i < 3; i++) expect((await read()).map(({ id }) => id)).to.deep.equal(["a", "b"]);
		expect(events.filter(({ event }) => event === "sources.invalid")).to.have.length(1);
		await writeFile(file, '[{"id":"c"}]');
		expect((await read()).map(({ id }) => id)).to.deep.equal(["c"]);
		await folder.remove();
	});

	it("must be right at the start", async () => {
		const read = watchSources(
			"/nowhere/sources.json",
			() => Promise.reject(new AppError("file_unreadable", "It does not exist.", { remedy: "Set the path." })),
			silentLog,
		);
		expect((await errorOf(read())).code).to.equal("file_unreadable");
	});
});
