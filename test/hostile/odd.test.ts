import { expect } from "chai";
import type { Source } from "../../model/source.ts";
import { bytes, inTurn } from "./answers.ts";
import { articlePage, entry, listingPage, page, pathOf, type SampleArticle } from "./articles.ts";
import { type Crawler, createCrawler, frontierOf, reportsOf, sourceOf, stateOf, titles, titlesOf } from "./harness.ts";
import { tinyPdf } from "./pdf.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHost } from "./site.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };
const ARTICLES = articlesFrom(0, 11);
const [ILL, ...WELL] = ARTICLES as [SampleArticle, ...SampleArticle[]];
const DAY_MS = 86_400_000;

describe("a site of odd manners", function () {
	this.timeout(60_000);
	let host: HostileHost;
	let crawler: Crawler;
	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES);
		crawler = createCrawler();
	});
	afterEach(async () => {
		await crawler.close();
		await host.close();
	});
	const source = (more: Partial<Record<keyof Source, unknown>> = {}): Source => sourceOf(host, "la", more);
	const urlOf = (article: SampleArticle): string => `${host.origin}${pathOf(article)}`;

	const ills: Record<string, Answer> = {
		"a hundred thousand letters of headers": (response) => {
			response.writeHead(200, { ...HTML, "x-dai": "a".repeat(100_000) }).end(articlePage(ILL));
		},
		"a picture that is said to be a page": bytes(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex")),
		"a PDF that is said to be a page": bytes(tinyPdf(ILL.paragraphs)),
		"an archive that is said to be a page": bytes(Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(5000)])),
		"random bytes that are said to be packed": bytes(Buffer.alloc(5000, 7), "text/html", {
			"content-encoding": "gzip",
		}),
		"an encoding that nobody asked for": bytes(articlePage(ILL), "text/html", { "content-encoding": "zstd" }),
		"a redirect to nowhere": (response) => {
			response.writeHead(302, { location: "http://" }).end();
		},
		"a redirect to a script": (response) => {
			response.writeHead(302, { location: "javascript:alert(1)" }).end();
		},
		"a redirect without an address": (response) => {
			response.writeHead(302).end();
		},
		"a status that there is none of": (response) => {
			response.writeHead(799).end();
		},
		"what is no HTTP": (response) => {
			response.socket?.end("SSH-2.0-OpenSSH_9.6\r\n");
		},
		"an unasked 304": (response) => {
			response.writeHead(304).end();
		},
		"nothing at all": (response) => {
			response.writeHead(204).end();
		},
	};
	for (const [what, answer] of Object.entries(ills))
		it(`that answers with ${what} keeps its other articles`, async () => {
			host.on(pathOf(ILL), answer);
			const [result] = await crawler.crawl([source()]);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(WELL));
			expect(await stateOf(crawler.store, urlOf(ILL))).to.be.oneOf(["retry", "failed", "quarantined"]);
			expect(result?.counts.failed).to.equal(1);
		});

	it("that hangs up after each answer without a word is read all the same", async () => {
		host.on(/^\/tin\//, (response, { path }) => {
			const article = ARTICLES.find((one) => pathOf(one) === path);
			response.once("finish", () => response.socket?.destroy());
			response.writeHead(200, HTML).end(article ? articlePage(article) : "");
		});
		for (const article of ARTICLES)
			host.on(pathOf(article), (response) => {
				response.once("finish", () => response.socket?.destroy());
				response.writeHead(200, HTML).end(articlePage(article));
			});
		await crawler.crawl([source()]);
		crawler.clock.jump(DAY_MS / 2);
		await crawler.crawl([source()]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	for (const [which, of] of [
		["first", ARTICLES[0]],
		["last", ARTICLES.at(-1)],
	] as [string, SampleArticle][])
		it(`whose pages all say that they are its ${which} article loses none`, async () => {
			for (const article of ARTICLES)
				host.on(
					pathOf(article),
					articlePage(article).replace("</head>", `<link rel="canonical" href="${pathOf(of)}"></head>`),
				);
			await crawler.crawl([source()]);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
			crawler.clock.jump(DAY_MS + 3_600_000);
			const [again] = await crawler.crawl([source()]);
			expect(again?.counts).to.include({ created: 0, updated: 0 });
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
		});

	it("whose pages say that they are another host's are filed under their own address", async () => {
		for (const article of ARTICLES)
			host.on(
				pathOf(article),
				articlePage(article).replace("</head>", '<link rel="canonical" href="http://bao-khac.test/tin/1.html"></head>'),
			);
		await crawler.crawl([source()]);
		const addresses = (await reportsOf(crawler.store)).map(({ url }) => url);
		expect(addresses).to.have.members(ARTICLES.map(urlOf));
	});

	it("with characters that nobody can print is read without them", async () => {
		const dirty = ILL.paragraphs.map((line) =>
			line.replace(/ /g, (blank, at) => (at % 7 ? blank : " \u0008\u200b\ufeff ")),
		);
		host.on(pathOf(ILL), articlePage({ ...ILL, paragraphs: [...dirty, "&#0;&#xD800;&#1114112;"] }));
		await crawler.crawl([source()]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
		const report = (await reportsOf(crawler.store)).find(({ title }) => title === ILL.title);
		expect(report?.text).to.not.match(/[\u0000-\u0009\u000b-\u001f\ud800-\udfff]/);
		expect(await crawler.store.check()).to.deep.equal([]);
	});

	it("with links of every make leads to its own pages alone", async () => {
		const hrefs = [
			"//khac.test/tin/a.html",
			"http:\\\\khac.test/tin/b.html",
			"javascript:void(0)",
			"mailto:vp@cong.test",
			"tel:0216",
			"data:text/html,<h1>Tin</h1>",
			"http://nguoi:mat-khau@127.0.0.1/tin/c.html",
			"http://[::1/tin/d.html",
			`/tin/${"a".repeat(9000)}.html`,
			"/tin/%00.html",
			"/tin/%E0%A4%A.html",
			"   ",
			"#",
			"/tin/\u202etxt.html",
			`?${"a=1&".repeat(3000)}`,
		];
		host.on(
			"/tin-tuc?trang=1",
			listingPage(
				ARTICLES.slice(0, 10),
				hrefs.map((href) => `<a href="${href}">Tin của tỉnh ngày hôm nay</a>`).join(""),
			),
		);
		await crawler.crawl([source({ articles: [] })]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
		const found = await frontierOf(crawler.store, "la");
		expect(found.filter(({ host: of }) => of !== host.host)).to.deep.equal([]);
		expect(found.filter(({ url }) => url.length > 8192)).to.deep.equal([]);
	});

	it("whose listing has forty thousand links is read from its top, as far as the limit goes", async () => {
		const rows = Array.from({ length: 40_000 }, (_, i) => `<a href="/tin/cu-${i}.html">Tin ${i}</a>`).join("");
		host.on("/tin-tuc?trang=1", listingPage(ARTICLES.slice(0, 10), rows));
		await crawler.crawl([source({ limits: { pages: 40 } })]);
		expect(host.hits.length).to.be.at.most(41);
		expect(await titlesOf(crawler.store)).to.include.members(titles(ARTICLES.slice(0, 10)));
	});

	it("whose sitemaps lead to sitemaps without end is left before long", async () => {
		host.on(/^\/ban-do-\d+\.xml$/, (response, { path }) => {
			const n = Number(/\d+/.exec(path)?.[0]);
			const further = Array.from({ length: 20 }, (_, i) => `/ban-do-${n * 20 + i}.xml`);
			const maps = [...further, "/sitemap.xml"].map((map) => `<sitemap><loc>${host.origin}${map}</loc></sitemap>`);
			response
				.writeHead(200, { "content-type": "application/xml" })
				.end(`<sitemapindex>${maps.join("")}</sitemapindex>`);
		});
		host.on(
			"/sitemap.xml",
			bytes(
				`<sitemapindex>${[1, 2].map((n) => `<sitemap><loc>${host.origin}/ban-do-${n}.xml</loc></sitemap>`).join("")}</sitemapindex>`,
				"application/xml",
			),
		);
		await crawler.crawl([source({ sitemaps: [`${host.origin}/sitemap.xml`], limits: { pages: 300 } })]);
		expect(host.hits.length).to.be.at.most(301);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("whose counters turn with every look has not changed", async () => {
		let views = 1000;
		for (const article of ARTICLES)
			host.on(pathOf(article), (response) => {
				views += 17;
				const footer = `<p>Số lần xem: ${views}</p><p>Đang trực tuyến: ${views % 91}</p>`;
				response.writeHead(200, HTML).end(articlePage(article, footer));
			});
		await crawler.crawl([source()]);
		crawler.clock.jump(DAY_MS + 3_600_000);
		const [again] = await crawler.crawl([source()]);
		expect(again?.counts).to.include({ created: 0, updated: 0, unchanged: ARTICLES.length });
	});

	it("whose article is mended keeps what it said before, and one that is gone keeps what it said last", async () => {
		const mended = { ...ILL, paragraphs: [...ILL.paragraphs, "Tòa soạn xin đính chính số hộ nghèo đã nêu là 31 hộ."] };
		host.on(pathOf(ILL), inTurn(articlePage(ILL), articlePage(mended)));
		await crawler.crawl([source()]);
		for (const article of WELL.slice(0, 3)) host.on(pathOf(article), bytes("", "text/html"));
		host.on(pathOf(WELL[4] as SampleArticle), (response) => {
			response.writeHead(410).end();
		});
		crawler.clock.jump(DAY_MS + 3_600_000);
		await crawler.crawl([source()]);
		const report = (await reportsOf(crawler.store)).find(({ title }) => title === ILL.title);
		expect(report?.text).to.equal(mended.paragraphs.join("\n"));
		const [version] = await crawler.store.versionsOf(report?.id ?? 0);
		expect(version?.text).to.equal(ILL.paragraphs.join("\n"));
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("that lists its articles in several places asks to be read once", async () => {
		const rows = ARTICLES.map((article) => entry(article, `${pathOf(article)}#binh-luan`)).join("");
		host.on("/muc-moi", page("Mục mới", rows));
		host.on(
			"/rss",
			bytes(
				`<rss><channel>${ARTICLES.map((one) => `<item><link>${urlOf(one)}?utm_source=rss</link></item>`).join("")}</channel></rss>`,
				"application/rss+xml",
			),
		);
		await crawler.crawl([
			source({
				feeds: [`${host.origin}/rss`],
				listings: [{ url: `${host.origin}/muc-moi` }, { url: `${host.origin}/tin-tuc?trang={n}` }],
			}),
		]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
		for (const article of ARTICLES) expect(host.count(pathOf(article))).to.equal(1);
	});
});
