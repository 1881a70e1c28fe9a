import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Cite } from "../../crawler/cite.ts";
import { type CrawlOptions, crawlSource } from "../../crawler/crawl.ts";
import { createFetcher, type Fetcher } from "../../crawler/fetch.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { isDue, loadSources } from "../../crawler/sources.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { silentLog } from "../../model/log.ts";
import { Source } from "../../model/source.ts";
import { createSampleSite, readSampleManifest } from "../../server/sample-site.ts";
import { NOW, PARAGRAPH, PLACES, serve, type TestServer } from "./support.ts";

const extract: Cite = async () => ({ mentions: [], cited: [] });
const sampleFolder = fileURLToPath(new URL("../../data/sample", import.meta.url));
const sourcesFile = fileURLToPath(new URL("../../data/sources.json", import.meta.url));

const article = (n: number, extra = ""): string =>
	`<html><body><h1>Bài số ${n} về công tác dân vận ở cơ sở</h1><p>${PARAGRAPH} Bài ${n}.${extra}</p></body></html>`;
const list = (...ids: number[]): string => ids.map((n) => `<a href="/tin/${n}.html">Bài ${n}</a>`).join("");

describe("crawl", function () {
	this.timeout(60_000);
	let store: Store;
	let parser: Parser;
	let fetcher: Fetcher;
	let site: TestServer | undefined;
	before(() => {
		parser = createParser();
		fetcher = createFetcher();
	});
	after(async () => {
		await parser.close();
		await fetcher.close();
	});
	beforeEach(() => {
		store = openSqlite(":memory:");
	});
	afterEach(async () => {
		await store.close();
		await site?.close();
		site = undefined;
	});

	const source = (entry: object): Source =>
		Source.parse({
			id: "huyen",
			name: "Huyện",
			province: "yen-bai",
			level: "district",
			home: `${site?.origin}/`,
			articles: ["/tin/\\d+\\.html$"],
			listings: [{ url: `${site?.origin}/?page={n}` }],
			delay: 0,
			allowPrivateNetwork: true,
			...entry,
		});
	const crawl = (of: Source, more: Partial<CrawlOptions> = {}) =>
		crawlSource(of, {
			store,
			fetcher,
			parser,
			extract,
			grammarVersion: 1,
			places: PLACES,
			log: silentLog,
			now: () => NOW,
			...more,
		});
	const total = async (): Promise<number> => (await store.searchReports({}, { limit: 1 })).total;

	it("reads the sample site as its manifest says, and creates nothing the second time", async () => {
		const server = createSampleSite(sampleFolder).listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		const address = server.address();
		const port = typeof address === "object" && address !== null ? address.port : 0;
		const moved = JSON.stringify(
			await loadSources(sourcesFile, new Set(["yen-bai", "an-giang", "nghe-an"])),
		).replaceAll("127.0.0.1:3080", `127.0.0.1:${port}`);
		const sources = Source.array().parse(JSON.parse(moved));
		try {
			for (const each of sources) expect((await crawl(each)).failures).to.deep.equal([]);
			const reports = (await store.searchReports({}, { limit: 100 })).items;
			const told = readSampleManifest(sampleFolder);
			for (const { id, title, province, publishedOn } of reports) {
				const path = new URL((await store.report(id))?.url ?? "").pathname.slice(1);
				const page = told.find((row) => row.path === path);
				expect(page, path).to.include({ title, province, published: publishedOn });
			}
			// One page is a reprint of another: the same content is stored once.
			expect(new Set(reports.map(({ title }) => title))).to.deep.equal(new Set(told.map(({ title }) => title)));
			for (const each of sources) {
				const { counts, note } = await crawl(each);
				expect(counts).to.include({ created: 0, updated: 0, failed: 0 });
				expect(note).to.contain("nothing new");
			}
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});

	it("turns pages until one brings nothing new, and the second time only the first", async () => {
		site = await serve({
			"/?page=1": list(1, 2),
			"/?page=2": list(3, 1),
			"/?page=3": list(3, 2),
			"/?page=4": list(4),
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
			"/tin/3.html": article(3),
		});
		const { counts } = await crawl(source({}));
		expect(counts).to.deep.equal({ fetched: 6, created: 3, updated: 0, unchanged: 0, failed: 0, mentions: 0 });
		expect(site.asked).to.not.include("/?page=4");
		site.asked.length = 0;
		await crawl(source({}));
		expect(site.asked).to.deep.equal(["/robots.txt", "/?page=1"]);
	});

	it("follows the link to the next page, and stops where it leads back", async () => {
		site = await serve({
			"/": `${list(1)}<a class="sau" href="/trang2">Sau</a>`,
			"/trang2": `${list(2)}<a class="sau" href="/">Sau</a>`,
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
		});
		expect((await crawl(source({ listings: [{ url: `${site.origin}/`, next: "a.sau" }] }))).counts).to.include({
			fetched: 4,
			created: 2,
		});
	});

	it("reads feeds, and still looks through the pages behind them", async () => {
		const item = (n: number): string => `<item><link>${site?.origin}/tin/${n}.html</link></item>`;
		site = await serve({
			"/rss.xml": (_, response) =>
				response
					.writeHead(200, { "content-type": "application/rss+xml" })
					.end(`<rss><channel>${item(1)}${item(2)}</channel></rss>`),
			"/?page=1": list(1, 2),
			"/?page=2": list(3),
			"/?page=3": "",
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
			"/tin/3.html": article(3),
		});
		expect((await crawl(source({ feeds: [`${site.origin}/rss.xml`] }))).counts).to.include({ created: 3 });
	});

	it("notes a page that fails, goes on, and asks for it again the next time", async () => {
		let broken = true;
		site = await serve({
			"/?page=1": list(1, 2, 3),
			"/tin/1.html": article(1),
			"/tin/3.html": "<div>".repeat(3000),
			"/tin/2.html": (_, response) =>
				response.writeHead(broken ? 500 : 200, { "content-type": "text/html" }).end(article(2)),
		});
		const { counts, failures } = await crawl(source({}));
		expect(counts).to.include({ created: 1, failed: 3 });
		expect(failures.map(({ reason }) => reason.replace(/^\S+ /, ""))).to.deep.equal([
			"answers 404.",
			"answers 500.",
			"was not read: its tags are nested deeper than 512.",
		]);
		expect(await store.page(`${site.origin}/tin/2.html`)).to.include({ outcome: "failed", status: 500 });
		const refused = await store.page(`${site.origin}/tin/3.html`);
		expect(refused).to.include({ outcome: "refused", status: 200 });
		expect(refused?.body).to.be.instanceOf(Buffer);
		broken = false;
		expect((await crawl(source({}))).counts).to.include({ created: 1 });
	});

	it("asks after a day whether a page has changed", async () => {
		let version = 1;
		const answered: number[] = [];
		site = await serve({
			"/?page=1": list(1),
			"/?page=2": "",
			"/tin/1.html": (request, response) => {
				const status = request.headers["if-none-match"] === `"${version}"` ? 304 : 200;
				answered.push(status);
				response
					.writeHead(status, { "content-type": "text/html", etag: `"${version}"` })
					.end(status === 200 ? article(1, ` Bản ${version}.`) : "");
			},
		});
		const on = (day: number) => crawl(source({}), { now: () => new Date(NOW.getTime() + day * 86_400_001) });
		expect((await on(0)).counts).to.include({ created: 1 });
		expect((await on(1)).counts).to.include({ created: 0, unchanged: 1 });
		version = 2;
		expect((await on(2)).counts).to.include({ updated: 1, created: 0 });
		expect(answered).to.deep.equal([200, 304, 200]);
		expect(await total()).to.equal(1);
	});

	it("keeps the run with its counts", async () => {
		site = await serve({ "/?page=1": list(1), "/?page=2": "", "/tin/1.html": article(1) });
		const { counts } = await crawl(source({}));
		const [run] = await store.runs(1, "huyen");
		expect(run).to.deep.include({ ...counts, note: null, finishedAt: NOW.toISOString() });
	});

	it("fetches nothing from a host whose robots.txt is broken", async () => {
		site = await serve({
			"/robots.txt": (_, response) => response.writeHead(500).end(),
			"/?page=1": list(1),
			"/tin/1.html": article(1),
		});
		const { counts, note } = await crawl(source({}));
		expect(counts).to.include({ fetched: 0, failed: 1 });
		expect(note).to.contain("robots.txt");
		expect(site.asked).to.deep.equal(["/robots.txt"]);
	});

	it("leaves alone what robots.txt forbids", async () => {
		site = await serve({
			"/robots.txt": (_, response) =>
				response.writeHead(200, { "content-type": "text/plain" }).end("User-agent: *\nDisallow: /tin/2"),
			"/?page=1": list(1, 2),
			"/?page=2": "",
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
		});
		const { failures } = await crawl(source({}));
		expect(failures.map(({ reason }) => reason)).to.have.length(1);
		expect(site.asked).to.not.include("/tin/2.html");
	});

	it("says that a listing leads nowhere", async () => {
		site = await serve({ "/?page=1": "<p>Trang đã đổi giao diện</p>" });
		const { failures, counts } = await crawl(source({}));
		expect(counts.failed).to.equal(1);
		expect(failures[0]?.reason).to.contain("no feed or listing leads to an article");
	});

	it("waits between two requests as source and robots.txt want", async () => {
		const waited: number[] = [];
		site = await serve({
			"/robots.txt": (_, response) =>
				response.writeHead(200, { "content-type": "text/plain" }).end("User-agent: *\nCrawl-delay: 60"),
			"/?page=1": list(1),
			"/?page=2": "",
			"/tin/1.html": article(1),
		});
		const wait = async (ms: number): Promise<void> => {
			waited.push(ms);
		};
		await crawl(source({ delay: 3000 }), { wait });
		expect(waited).to.have.length(2);
		for (const ms of waited) expect(ms).to.be.within(50_000, 60_000);
	});

	it("keeps to its limit, says so, and goes on where it stopped", async () => {
		site = await serve({
			"/?page=1": list(1, 2),
			"/?page=2": list(3),
			"/?page=3": "",
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
			"/tin/3.html": article(3),
		});
		const limited = source({ limits: { pages: 5 } });
		const first = await crawl(limited);
		expect(first.counts).to.include({ fetched: 5, created: 2 });
		expect(first.note).to.equal("limited: 1 pages left for the next crawl");
		expect((await crawl(limited)).counts).to.include({ created: 1 });
	});

	it("waits for no robots.txt when it is stopped, and stays due", async () => {
		const stop = new AbortController();
		site = await serve({ "/robots.txt": () => stop.abort() });
		const began = Date.now();
		const { note, complete, counts } = await crawl(source({}), { signal: stop.signal });
		expect({ note, complete }).to.deep.equal({ note: "incomplete: interrupted", complete: false });
		expect(counts.failed).to.equal(0);
		expect(Date.now() - began).to.be.below(5000);
		const [run] = await store.runs(1);
		expect(isDue(source({}), run ?? null, NOW)).to.equal(true);
	});

	it("ends between two pages when it is stopped, and keeps what it has", async () => {
		const stop = new AbortController();
		site = await serve({
			"/?page=1": list(1, 2),
			"/?page=2": "",
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
		});
		const onProgress = (done: number): void => {
			if (done === 1) stop.abort();
		};
		const { counts, note } = await crawl(source({}), { signal: stop.signal, onProgress });
		expect(counts).to.include({ created: 1, failed: 0 });
		expect(note).to.equal("incomplete: interrupted");
	});
});
