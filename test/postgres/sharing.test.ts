import { hostname } from "node:os";
import { expect } from "chai";
import { acquireLock, type CrawlLock } from "../../crawler/crawl/lock.ts";
import { type Crawler, type CrawlOptions, crawlSources, createCrawler } from "../../crawler/crawl.ts";
import { createFetcher, type Fetcher } from "../../crawler/fetch.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { runSchedule } from "../../crawler/schedule.ts";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { silentLog } from "../../model/log.ts";
import { Source } from "../../model/source.ts";
import { trichdan } from "../cli/trichdan.ts";
import { collectLog } from "../crawler/collect-log.ts";
import { PLACES, serve, type TestServer } from "../crawler/support.ts";
import { freshDatabase } from "./shared.ts";

const DELAY = 300;

/** A report that shares no run of words with that of another number. */
const story = (n: number): string =>
	`Thôn ${n} có ${n * 7} hộ, ${n * 3} tổ dân vận khéo. Chi bộ ${n} họp ngày ${n}/6, kiểm điểm ${n + 4} việc của năm. Cán bộ ` +
	`phụ trách ${n} nhóm hộ đã về ${n} buổi nghe dân nói, ghi ${n * 11} ý kiến, trả lời được ${n * 10} ý kiến. Quỹ ${n} triệu đồng giúp ${n} ` +
	`hộ nghèo sửa nhà trong ${n} tháng; đường số ${n} dài ${n * 100} mét do ${n * 20} người góp công làm xong.`;
const article = (n: number): string =>
	`<html><body><h1>Bài số ${n} về công tác dân vận ở cơ sở</h1><p>${story(n)}</p></body></html>`;

/** A crawler with a connection to the database of its own, as in a process of its own. */
interface Working {
	store: Store;
	lock: CrawlLock;
	options: CrawlOptions;
	crawler: Crawler;
}

describe("Two crawlers on one PostgreSQL database", function () {
	this.timeout(120_000);
	let address: string;
	let parser: Parser;
	let site: TestServer;
	/** When each page was asked for, in milliseconds. */
	let asked: { path: string; at: number }[];
	let working: { one: Working; other: Working };
	const fetchers: Fetcher[] = [];

	const source = (id: string, more: object = {}): Source =>
		Source.parse({
			id,
			name: `Trang ${id}`,
			province: "yen-bai",
			level: "district",
			home: `${site.origin}/`,
			listings: [{ url: `${site.origin}/${id}` }],
			articles: [`/${id}/\\d+$`],
			delay: 0,
			allowPrivateNetwork: true,
			...more,
		});

	async function work(): Promise<Working> {
		const store = await openPostgres(address, { patienceMs: 10_000 });
		const fetcher = createFetcher();
		fetchers.push(fetcher);
		const now = () => new Date();
		const lock = await acquireLock(store, { now, log: silentLog });
		const extract = async () => ({ mentions: [], cited: [] });
		const read = { parser, extract, grammarVersion: 1, families: [], places: PLACES };
		const options = { ...read, store, fetcher, lock, now, log: silentLog };
		return { store, lock, options, crawler: await createCrawler(options) };
	}

	before(() => {
		parser = createParser({ timeout: 30_000 });
	});
	after(() => Promise.all([parser.close(), ...fetchers.map((one) => one.close())]));

	beforeEach(async () => {
		address = await freshDatabase();
		asked = [];
		const answer = (html: string, status = 200, headers = {}): Parameters<typeof serve>[0][string] => {
			return ({ url = "" }, response) => {
				asked.push({ path: url, at: performance.now() });
				response.writeHead(status, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
			};
		};
		const pages = ["a", "b", "c", "d"].flatMap((id, i) => {
			const numbers = [1, 2, 3, 4].map((n) => i * 10 + n);
			const list = numbers.map((n) => `<a href="/${id}/${n}">Bài số ${n} về công tác dân vận</a>`).join("");
			return [[`/${id}`, answer(list)], ...numbers.map((n) => [`/${id}/${n}`, answer(article(n))])];
		});
		site = await serve({ ...Object.fromEntries(pages), "/ban": answer("Bận", 503, { "retry-after": "3600" }) });
		working = { one: await work(), other: await work() };
	});
	afterEach(async () => {
		for (const { lock, store } of Object.values(working)) {
			await lock.release();
			await store.close();
		}
		await site.close();
	});

	it("share the sources among themselves: each is crawled by one, each page is asked for once", async () => {
		const sources = ["a", "b", "c", "d"].map((id) => source(id));
		const { one, other } = working;
		const results = await Promise.all([
			crawlSources(sources, one.options),
			crawlSources(sources.toReversed(), other.options),
		]);
		const crawled = results.flat().filter(({ counts }) => counts.fetched > 0);
		expect(crawled.map(({ source: { id } }) => id).sort()).to.deep.equal(["a", "b", "c", "d"]);
		const left = results.flat().filter(({ counts }) => counts.fetched === 0);
		expect(left).to.have.length(4);
		for (const { note, complete, failures, source: of } of left) {
			expect(note).to.match(new RegExp(`^${of.id} is left to \\S+:${process.pid}, which crawls it since 20`));
			expect({ complete, failures }).to.deep.equal({ complete: true, failures: [] });
		}
		const paths = asked.map(({ path }) => path);
		expect(paths).to.have.length(new Set(paths).size).and.length(20);
		expect(await one.store.reportsAfter(0, 99)).to.have.length(16);
		expect((await one.store.runs(99)).map(({ note, created }) => [note, created])).to.deep.equal(
			Array.from({ length: 4 }, () => [null, 4]),
		);
		expect(await one.store.check()).to.deep.equal([]);
	});

	it("never ask a host faster together than one alone may", async () => {
		const { one, other } = working;
		await Promise.all([
			one.crawler.crawl(source("a", { delay: DELAY })),
			other.crawler.crawl(source("b", { delay: DELAY })),
		]);
		expect(asked.map(({ path }) => path[1])).to.include.members(["a", "b"]);
		expect(asked).to.have.length(10);
		// Five turns lie between these. A timer may be late, and bring a request closer to the next ones: by two turns at most,
		// for each with a pace of its own they would be half as far apart.
		for (const [i, { at }] of asked.entries()) {
			const later = asked[i + 5];
			if (later) expect(later.at - at, `${later.path} after ${asked[i]?.path}`).to.be.at.least(3 * DELAY);
		}
	});

	it("leave a host alone that asked one of them for it", async () => {
		const { one, other } = working;
		await other.crawler.crawl(source("a"));
		expect((await one.crawler.crawl(source("ban"))).failures[0]?.reason).to.contain("answers 503");
		const before = asked.length;
		const { complete, note } = await other.crawler.crawl(source("b"));
		expect(asked).to.have.length(before);
		expect(complete).to.equal(false);
		expect(note).to.contain("left alone until it has recovered");
	});

	it("pass over in the schedule what the other is at, and take it up when that one is no more", async () => {
		const { one, other } = working;
		const run = await other.store.startRun("a", new Date().toISOString(), other.lock.fence);
		const { log, seen, events } = collectLog();
		const stop = new AbortController();
		let look: () => void = () => {};
		let looked: () => void = () => {};
		const ended = runSchedule({
			crawl: { ...one.options, log, signal: stop.signal },
			sources: async () => [source("a"), source("b")],
			retentionDays: 0,
			wait: (_ms, signal) =>
				new Promise<void>((resolve) => {
					look = resolve;
					signal.addEventListener("abort", () => resolve());
					looked();
				}),
		});
		await seen("crawl.finished");
		expect(asked.filter(({ path }) => path.startsWith("/a"))).to.deep.equal([]);
		await new Promise<void>((resolve) => {
			looked = resolve;
			look();
		});
		expect(events.filter(({ event }) => event === "crawl.left")).to.deep.equal([]);
		// Killed: nothing of its run was finished.
		await other.lock.release();
		look();
		await seen("crawl.finished", 2);
		stop.abort();
		await ended;
		expect((await one.store.runs(9, "a")).map(({ id, note }) => [id === run, note])).to.deep.equal([
			[false, null],
			[true, "incomplete: the crawler was killed"],
		]);
		expect(asked.filter(({ path }) => path.startsWith("/a"))).to.have.length(5);
	});

	it("tell on the command line who is at a source, and end well", async () => {
		const { one } = working;
		await one.store.startRun("mau-bao", new Date().toISOString(), one.lock.fence);
		const left = await trichdan(["crawl", "--source", "mau-bao"], { TRICHDAN_DB: address });
		expect(left.status, left.stderr).to.equal(0);
		expect(left.stdout).to.match(/mau-bao is left to \S+:\d+, which crawls it since 20/);
		const doctor = await trichdan(["doctor", "--json"], { TRICHDAN_DB: address });
		const { checks } = JSON.parse(doctor.stdout) as { checks: { name: string; found: string }[] };
		const crawlers = checks.filter(({ name }) => name === "crawler").map(({ found }) => found);
		expect(crawlers).to.deep.equal(Array.from({ length: 2 }, () => `process ${hostname()}:${process.pid} is at work`));
		const alone = await trichdan(["reextract"], { TRICHDAN_DB: address });
		expect(alone.status).to.equal(1);
		expect(alone.stderr).to.contain(`:${process.pid}`);
	});
});
