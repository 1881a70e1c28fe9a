import { fileURLToPath } from "node:url";
import { expect } from "chai";
import type { Cite } from "../../crawler/cite.ts";
import { isDue } from "../../crawler/crawl/due.ts";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import { startsOf } from "../../crawler/crawl/starts.ts";
import { type CrawlOptions, type CrawlResult, crawlSources } from "../../crawler/crawl.ts";
import { createFetcher, type Fetcher } from "../../crawler/fetch.ts";
import { createParser, type Parser } from "../../crawler/parse.ts";
import { loadFamilies } from "../../crawler/sources/recipe.ts";
import { loadSources } from "../../crawler/sources.ts";
import { loadAuthority } from "../../data/authority/load.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { silentLog } from "../../model/log.ts";
import { Source } from "../../model/source.ts";
import { createSampleSite, readSampleManifest } from "../../server/sample-site.ts";
import { makeDocx, p } from "./documents/make-docx.ts";
import { NOW, PLACES, serve, type TestServer } from "./support.ts";

const extract: Cite = async () => ({ mentions: [], cited: [] });
const sampleFolder = fileURLToPath(new URL("../../data/sample", import.meta.url));
const sourcesFile = fileURLToPath(new URL("../../data/sources.json", import.meta.url));
const authorityFolder = fileURLToPath(new URL("../../data/authority", import.meta.url));
const families = loadFamilies(fileURLToPath(new URL("../../data/families.json", import.meta.url)));

/** A report that shares no run of words with that of another number. */
const story = (n: number): string =>
	`Thôn ${n} có ${n * 7} hộ, ${n * 3} tổ dân vận khéo. Chi bộ ${n} họp ngày ${n}/6, kiểm điểm ${n + 4} việc của năm. Cán bộ ` +
	`phụ trách ${n} nhóm hộ đã về ${n} buổi nghe dân nói, ghi ${n * 11} ý kiến, trả lời được ${n * 10} ý kiến. Quỹ ${n} triệu đồng giúp ${n} ` +
	`hộ nghèo sửa nhà trong ${n} tháng; đường số ${n} dài ${n * 100} mét do ${n * 20} người góp công làm xong.`;
const article = (n: number, extra = ""): string =>
	`<html><body><h1>Bài số ${n} về công tác dân vận ở cơ sở</h1><p>${story(n)}${extra}</p></body></html>`;
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
	/** Crawls sources with the lock held for as long, as the command does. */
	const crawlAll = async (sources: Source[], more: Partial<CrawlOptions> = {}) => {
		const now = more.now ?? (() => NOW);
		const lock = await acquireLock(store, { now, log: silentLog });
		try {
			return await crawlSources(sources, {
				store,
				fetcher,
				parser,
				extract,
				grammarVersion: 1,
				families,
				places: PLACES,
				lock,
				log: silentLog,
				now,
				...more,
			});
		} finally {
			await lock.release();
		}
	};
	const crawl = async (of: Source, more: Partial<CrawlOptions> = {}): Promise<CrawlResult> => {
		const [result] = await crawlAll([of], more);
		if (!result) throw new Error("nothing was crawled");
		return result;
	};
	/** The clock so many days after NOW. */
	const later = (days: number) => ({ now: () => new Date(NOW.getTime() + days * 86_400_000 + 60_000) });

	it("reads the sample site as its manifest says, and creates nothing the second time", async () => {
		const server = createSampleSite(sampleFolder).listen(0, "127.0.0.1");
		await new Promise((resolve) => server.once("listening", resolve));
		const address = server.address();
		const port = typeof address === "object" && address !== null ? address.port : 0;
		const { provinces } = loadAuthority(authorityFolder);
		const known = { provinces: new Set(provinces.map(({ slug }) => slug)), families };
		const all = await loadSources(sourcesFile, known);
		const moved = JSON.stringify(all.filter(({ bundled }) => bundled)).replaceAll(
			"127.0.0.1:3080",
			`127.0.0.1:${port}`,
		);
		const sources = Source.array().parse(JSON.parse(moved));
		try {
			for (const each of sources) expect((await crawl(each)).failures).to.deep.equal([]);
			const reports = (await store.searchReports({}, "newest", { limit: 100 })).items;
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
		expect(site.asked, "robots.txt is read once a day").to.deep.equal(["/?page=1"]);
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
		expect(counts).to.include({ created: 1, failed: 2 });
		expect(failures.map(({ reason }) => reason.replace(/^\S+ /, ""))).to.deep.equal([
			"answers 500.",
			"is set aside: its tags are nested deeper than 512.",
		]);
		expect(await store.page(`${site.origin}/tin/2.html`)).to.include({ outcome: "failed", status: 500 });
		const refused = await store.page(`${site.origin}/tin/3.html`);
		expect(refused).to.include({ outcome: "refused", status: 200 });
		expect(refused?.body).to.be.instanceOf(Buffer);
		broken = false;
		expect((await crawl(source({}), later(-0.0005))).counts, "not before a minute has passed").to.include({
			created: 0,
		});
		expect((await crawl(source({}), later(0.01))).counts).to.include({ created: 1 });
	});

	it("asks after 1, 7 and 30 days whether an article has changed, and then no more", async () => {
		const answered: number[] = [];
		site = await serve({
			"/?page=1": list(1),
			"/tin/1.html": (request, response) => {
				const status = request.headers["if-none-match"] === '"1"' ? 304 : 200;
				answered.push(status);
				response.writeHead(status, { "content-type": "text/html", etag: '"1"' }).end(status === 200 ? article(1) : "");
			},
		});
		const asked: number[] = [];
		for (const day of [0, 0.5, 1, 2, 7.9, 8, 9, 38, 39, 100]) {
			const before = answered.length;
			await crawl(source({}), later(day));
			if (answered.length > before) asked.push(day);
		}
		expect(asked).to.deep.equal([0, 1, 8, 38]);
		expect(answered).to.deep.equal([200, 304, 304, 304]);
	});

	it("takes an article for changed by its text, not by a counter, and keeps what it said before", async () => {
		let visits = 0;
		let text = "";
		site = await serve({
			"/?page=1": list(1),
			"/tin/1.html": (_, response) => {
				visits++;
				response.setHeader("content-type", "text/html");
				response.end(article(1, text).replace("</body>", `<p>Lượt xem: ${visits}</p></body>`));
			},
		});
		expect((await crawl(source({}), later(0))).counts).to.include({ created: 1 });
		expect((await crawl(source({}), later(1))).counts).to.include({ unchanged: 1, updated: 0 });
		text = " Hội nghị đã bầu bổ sung ba đồng chí.";
		expect((await crawl(source({}), later(8))).counts).to.include({ updated: 1 });
		expect((await crawl(source({}), later(9))).counts, "one that changed is watched from anew").to.include({
			unchanged: 1,
		});
		const [report] = (await store.searchReports({}, "newest", { limit: 1 })).items;
		const versions = await store.versionsOf(report?.id ?? 0);
		expect(versions.map((one) => one.text.includes("bầu bổ sung"))).to.deep.equal([false]);
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
		expect(waited, "robots.txt is a request as well").to.have.length(3);
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
		const limited = source({ limits: { pages: 4 } });
		const first = await crawl(limited);
		expect(first.counts).to.include({ fetched: 4, created: 2 });
		expect(first.note).to.equal("limited: its limit of pages is reached, the rest is left for the next crawl");
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
		expect(isDue(source({}), run ? [run] : [], null, NOW)).to.equal(true);
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
			if (done === 2) stop.abort();
		};
		const { counts, note } = await crawl(source({}), { signal: stop.signal, onProgress });
		expect(counts).to.include({ created: 1, failed: 0 });
		expect(note).to.equal("incomplete: interrupted");
	});

	it("asks a host that two sources share one question at a time", async () => {
		let open = 0;
		let most = 0;
		const slowly = (html: string) => (_: unknown, response: import("node:http").ServerResponse) => {
			most = Math.max(most, ++open);
			setImmediate(() => {
				open--;
				response.writeHead(200, { "content-type": "text/html" }).end(html);
			});
		};
		const routes = Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/tin/${n}.html`, slowly(article(n))]));
		site = await serve({ ...routes, "/a": slowly(list(1, 2, 3)), "/b": slowly(list(4, 5, 6)) });
		const results = await crawlAll([
			source({ id: "a", listings: [{ url: `${site.origin}/a` }] }),
			source({ id: "b", listings: [{ url: `${site.origin}/b` }] }),
		]);
		expect(results.map(({ counts }) => counts.created)).to.deep.equal([3, 3]);
		expect(most).to.equal(1);
		expect(site.asked.filter((path) => path === "/robots.txt")).to.have.length(1);
	});

	it("asks what a killed crawler had on its hands for again, and says of its run that it was killed", async () => {
		site = await serve({ "/?page=1": list(1, 2), "/tin/1.html": article(1), "/tin/2.html": article(2) });
		const lock = await store.takeLock("elsewhere:1", NOW.toISOString(), 1, null);
		if (!("fence" in lock)) throw new Error("the lock is taken");
		await store.startRun("huyen", NOW.toISOString());
		const [start] = startsOf(source({}));
		if (!start) throw new Error("there is no start page");
		const at = NOW.toISOString();
		await store.addUrls(lock.fence, [start], at, true);
		await store.claim(lock.fence, {
			host: start.host,
			sourceIds: ["huyen"],
			at,
			leaseUntil: new Date(NOW.getTime() + 900_000).toISOString(),
		});
		expect((await crawl(source({}), later(0))).counts).to.include({ created: 2 });
		expect((await store.runs(2)).map(({ note }) => note)).to.deep.equal([null, "incomplete: the crawler was killed"]);
	});

	it("turns the pages of a WebForms listing by its form and its session", async () => {
		const page = (n: number, next: boolean): string =>
			`<form method="post" action="/ds.aspx"><input type="hidden" name="__VIEWSTATE" value="trang${n}">
			${list(n * 2 - 1, n * 2)}
			${next ? `<a id="sau" href="javascript:__doPostBack('luoi','Page$${n + 1}')">Sau</a>` : ""}</form>`;
		const posted: string[] = [];
		site = await serve({
			...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/tin/${n}.html`, article(n)])),
			"/ds.aspx": (request, response) => {
				let body = "";
				request.on("data", (part) => {
					body += part;
				});
				request.on("end", () => {
					const form = new URLSearchParams(body);
					const n = Number(/\$(\d)/.exec(form.get("__EVENTARGUMENT") ?? "")?.[1] ?? 1);
					if (request.method === "POST")
						posted.push(`${form.get("__VIEWSTATE")} ${form.get("__EVENTTARGET")} ${request.headers.cookie}`);
					response.writeHead(200, { "content-type": "text/html", "set-cookie": "phien=7; Path=/" }).end(page(n, n < 3));
				});
			},
		});
		const forms = source({ listings: [{ url: `${site.origin}/ds.aspx`, postback: "#sau" }] });
		expect((await crawl(forms)).counts).to.include({ created: 6, failed: 0 });
		expect(posted).to.deep.equal(["trang1 luoi phien=7", "trang2 luoi phien=7"]);
		expect((await crawl(forms, later(0))).counts).to.include({ fetched: 1, created: 0 });
	});

	it("walks a WebForms listing anew where it was left half way", async () => {
		const page = (n: number): string =>
			`<form method="post" action="/ds.aspx">${list(n)}${n < 3 ? `<a id="sau" href="javascript:__doPostBack('luoi','Page$${n + 1}')">Sau</a>` : ""}</form>`;
		site = await serve({
			...Object.fromEntries([1, 2, 3].map((n) => [`/tin/${n}.html`, article(n)])),
			"/ds.aspx": (request, response) => {
				let body = "";
				request.on("data", (part) => {
					body += part;
				});
				request.on("end", () =>
					response
						.writeHead(200, { "content-type": "text/html" })
						.end(page(Number(/Page%24(\d)/.exec(body)?.[1] ?? 1))),
				);
			},
		});
		const forms = { listings: [{ url: `${site.origin}/ds.aspx`, postback: "#sau" }] };
		expect((await crawl(source({ ...forms, limits: { pages: 4 } }))).counts).to.include({ created: 2 });
		expect((await crawl(source(forms), later(0))).counts).to.include({ created: 1, failed: 0 });
	});

	it("reads the documents attached to an article as reports of their own", async () => {
		const docx = makeDocx(["KẾ HOẠCH", "về thực hiện công tác dân vận", story(9)].map((text) => p(text)).join(""));
		site = await serve({
			"/?page=1": list(1),
			"/tin/1.html": article(1).replace("</body>", '<p><a href="/tep/ke-hoach.docx">Kế hoạch số 12</a></p></body>'),
			"/tep/ke-hoach.docx": (_, response) =>
				response.writeHead(200, { "content-type": "application/octet-stream" }).end(docx),
		});
		expect((await crawl(source({}))).counts).to.include({ created: 2, failed: 0 });
		const reports = (await store.searchReports({}, "newest", { limit: 9 })).items;
		const attached = await Promise.all(reports.map(async ({ id }) => (await store.report(id))?.attachedTo));
		expect(attached).to.have.members([null, `${site.origin}/tin/1.html`]);
	});

	it("files an article under the address it calls its own, unless that is another's", async () => {
		const own = (n: number, canonical: string): string =>
			article(n).replace("<body>", `<head><link rel="canonical" href="${canonical}"></head><body>`);
		site = await serve({
			"/?page=1": `<a href="/tin/1.html?ref=trang-chu">Một</a>${list(2, 3)}`,
			"/tin/1.html?ref=trang-chu": own(1, "/tin/1.html"),
			"/tin/2.html": own(2, "/"),
			"/tin/3.html": own(3, "/tin/2.html"),
		});
		await crawl(source({ articles: ["/tin/\\d+\\.html(?:\\?ref=.*)?$"] }));
		const reports = (await store.searchReports({}, "newest", { limit: 9 })).items;
		expect(reports.map(({ url }) => new URL(url ?? "").pathname)).to.have.members([
			"/tin/1.html",
			"/tin/2.html",
			"/tin/3.html",
		]);
	});

	it("leaves alone, for a while, a host that does nothing but fail", async () => {
		const broken = (_: unknown, response: import("node:http").ServerResponse) => response.writeHead(500).end();
		const ids = [1, 2, 3, 4, 5, 6, 7, 8, 9];
		site = await serve({
			...Object.fromEntries(ids.map((n) => [`/tin/${n}.html`, broken])),
			"/?page=1": list(...ids),
		});
		const { note } = await crawl(source({}));
		expect(note).to.match(/^incomplete: .* is left alone until it has recovered/);
		const articles = () => site?.asked.filter((path) => path.startsWith("/tin/")).length;
		expect(articles()).to.equal(5);
		await crawl(source({}));
		expect(articles(), "not asked while it is left alone").to.equal(5);
	});

	it("keeps what it had of an article that now asks to log in, report and bytes", async () => {
		let isOpen = true;
		const login =
			"<html><head><title>Đăng nhập</title></head><body><form>Tên đăng nhập <input> Mật khẩu <input type=password></form></body></html>";
		site = await serve({
			"/?page=1": list(1),
			"/tin/1.html": (_, response) =>
				response.writeHead(200, { "content-type": "text/html" }).end(isOpen ? article(1) : login),
		});
		await crawl(source({}), later(0));
		const address = `${site.origin}/tin/1.html`;
		const before = await store.page(address);
		isOpen = false;
		expect((await crawl(source({}), later(1))).counts).to.include({ failed: 1, updated: 0 });
		expect((await store.frontierUrl(address))?.state).to.equal("quarantined");
		expect((await store.page(address))?.body).to.deep.equal(before?.body);
		expect((await store.countReports({})).total).to.equal(1);
		isOpen = true;
		expect((await crawl(source({}), later(2))).counts).to.include({ failed: 0, unchanged: 1 });
		expect((await store.frontierUrl(address))?.state).to.equal("done");
	});

	it("asks for what robots.txt forbade once it allows it", async () => {
		let rules = "User-agent: *\nDisallow: /tin/";
		site = await serve({
			"/robots.txt": (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end(rules),
			"/?page=1": list(1),
			"/tin/1.html": article(1),
		});
		expect((await crawl(source({}), later(0))).counts).to.include({ created: 0, failed: 1 });
		rules = "User-agent: *\nDisallow: /quan-tri/";
		// The first visit finds that the rules have changed.
		await crawl(source({}), later(1.1));
		expect((await crawl(source({}), later(1.2))).counts).to.include({ created: 1, failed: 0 });
	});

	it("goes on with a site under another source's name, as when one is renamed", async () => {
		const routes: Record<string, string> = {
			"/?page=1": list(1),
			"/tin/1.html": article(1),
			"/tin/2.html": article(2),
		};
		site = await serve(routes);
		expect((await crawl(source({}), later(0))).counts).to.include({ created: 1 });
		routes["/?page=1"] = list(2, 1);
		expect((await crawl(source({ id: "ten-moi" }), later(0.1))).counts).to.include({ created: 1, failed: 0 });
	});

	it("files a report anew where its site has moved its pages", async () => {
		const routes: Record<string, string> = { "/?page=1": list(1), "/tin/1.html": article(1) };
		site = await serve(routes);
		await crawl(source({}), later(0));
		delete routes["/tin/1.html"];
		routes["/?page=1"] = '<a href="/tin/2001.html">Một</a>';
		routes["/tin/2001.html"] = article(1);
		const address = async () => (await store.searchReports({}, "newest", { limit: 9 })).items.map(({ url }) => url);
		expect((await crawl(source({}), later(1))).counts).to.include({ created: 0, unchanged: 1 });
		expect(await address(), "the old one may come back").to.deep.equal([`${site.origin}/tin/1.html`]);
		await crawl(source({}), later(2.1));
		expect((await store.frontierUrl(`${site.origin}/tin/1.html`))?.state).to.equal("gone");
		expect(await address()).to.deep.equal([`${site.origin}/tin/2001.html`]);
	});

	it("keeps its reports where a site answers everything with one notice", async () => {
		let isSold = false;
		const notice = (n: number): string =>
			`<html><body><h1>Thông tin từ đơn vị vận hành</h1><p>Quý độc giả vừa mở trang số ${n}. Toàn bộ nội dung trước đây của
			đơn vị được bàn giao cho cơ quan khác quản lý và vận hành theo phương án sắp xếp mới. Kính mong quý độc giả thông cảm,
			liên hệ với bộ phận một cửa để được hướng dẫn tìm lại bài viết cần đọc, xin trân trọng cảm ơn quý độc giả.</p></body></html>`;
		const page = (n: number) => (_: unknown, response: import("node:http").ServerResponse) =>
			response.writeHead(200, { "content-type": "text/html" }).end(isSold ? notice(n) : article(n));
		site = await serve({ "/?page=1": list(1, 2), "/tin/1.html": page(1), "/tin/2.html": page(2) });
		await crawl(source({}), later(0));
		isSold = true;
		expect((await crawl(source({}), later(1))).counts).to.include({ updated: 0, failed: 2 });
		const { items } = await store.searchReports({}, "newest", { limit: 9 });
		expect(items.map(({ title }) => title)).to.have.members(
			[1, 2].map((n) => `Bài số ${n} về công tác dân vận ở cơ sở`),
		);
	});
});
