import { randomBytes } from "node:crypto";
import { expect } from "chai";
import type { Source } from "../../model/source.ts";
import { articlePage, entry, listingPage, page, pathOf, type SampleArticle } from "./articles.ts";
import { type Crawler, createCrawler, frontierOf, sourceOf, statesOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { POSTBACK, servePostback } from "./postback.ts";
import { type HostileHost, openHost } from "./site.ts";

const HTML = { "content-type": "text/html; charset=utf-8" };
const ARTICLES = articlesFrom(0, 29);
const PER_PAGE = 10;
const DAY_MS = 86_400_000;

const shelf = (number: number): SampleArticle[] => ARTICLES.slice((number - 1) * PER_PAGE, number * PER_PAGE);
const numberIn = (path: string): number => Number(/\d+/.exec(path.replace(/^\/[^?]*/, ""))?.[0] ?? 1);

describe("a site without end", function () {
	this.timeout(120_000);
	let host: HostileHost;
	let crawler: Crawler;
	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES, PER_PAGE);
		crawler = createCrawler();
	});
	afterEach(async () => {
		await crawler.close();
		await host.close();
	});
	const source = (more: Partial<Record<keyof Source, unknown>> = {}): Source => sourceOf(host, "bay", more);
	const list = (make: (number: number) => string): void => {
		host.on(/^\/tin-tuc\?trang=\d+$/, (response, { path }) => {
			response.writeHead(200, HTML).end(make(numberIn(path)));
		});
	};
	/** Every real article is in the index, once. */
	const expectAll = async (): Promise<void> => {
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	};

	const again = {
		"its last page": () => shelf(3),
		"its first page": () => shelf(1),
		"all it has, shuffled": (number: number) => [...ARTICLES.slice(number % 30), ...ARTICLES.slice(0, number % 30)],
	};
	for (const [what, behind] of Object.entries(again))
		it(`that shows ${what} behind the last one is turned but one page further`, async () => {
			list((number) => listingPage(number <= 3 ? shelf(number) : behind(number)));
			await crawler.crawl([source()]);
			await expectAll();
			expect(host.count(/^\/tin-tuc/)).to.be.at.most(4);
		});

	it("of calendars is left alone before long, and its articles are read", async () => {
		list((number) => {
			const months = Array.from({ length: 12 }, (_, i) => {
				const month = `thang=${i + 1}&nam=${2026 + number}`;
				return `<a href="/lich-cong-tac?${month}">Tháng ${i + 1}/${2026 + number}</a>`;
			});
			const days = Array.from(
				{ length: 12 },
				(_, i) => `<a href="/lich/${number * 12 + i}">Tuần ${number * 12 + i}</a>`,
			);
			return listingPage(shelf(number), [...months, ...days].join(" "));
		});
		host.on(/^\/lich/, (response, { path }) => {
			const weeks = Array.from({ length: 8 }, (_, i) => `<td><a href="${path}&tuan=${i}">${i + 1}</a></td>`).join("");
			response.writeHead(200, HTML).end(page("Lịch công tác", `<table><tr>${weeks}</tr></table><p>Không có lịch.</p>`));
		});
		await crawler.crawl([source({ articles: [] })]);
		await expectAll();
		expect(host.count(/^\/lich/)).to.be.at.most(100);
		expect(host.count(/^\/tin-tuc/)).to.be.at.most(20);
		host.hits.length = 0;
		await crawler.crawl([source({ articles: [] })]);
		expect(host.hits.length).to.be.at.most(30);
		await expectAll();
	});

	const sorry = "Bài viết bạn tìm không tồn tại hoặc đã bị xóa. Mời bạn quay lại trang chủ của cổng thông tin.";
	for (const code of [200, 404])
		it(`of pages that say they do not exist with ${code}, at the addresses of articles, is left alone before long`, async () => {
			list((number) => {
				const dead = Array.from({ length: 10 }, (_, i) => {
					const n = number * 10 + i + 10_000;
					return `<div class="tin"><h3><a href="/tin/doi-moi-cong-tac-dan-van-${n}.html">Tin cũ số ${n}</a></h3></div>`;
				});
				return listingPage(shelf(number), dead.join(""));
			});
			host.on(/-\d{5}\.html$/, (response) => {
				response.writeHead(code, HTML).end(page("Thông báo", `<h1 class="tieu-de">Thông báo</h1><p>${sorry}</p>`));
			});
			await crawler.crawl([source()]);
			const found = await titlesOf(crawler.store);
			for (const { title } of ARTICLES) expect(found).to.include(title);
			expect(host.hits.length).to.be.at.most(200);
		});

	it("of one article under ever new addresses stores it once, and is left alone before long", async () => {
		const [first] = ARTICLES as [SampleArticle];
		list((number) => {
			const copies = Array.from({ length: 10 }, (_, i) => entry(first, `${pathOf(first)}?xem=${number * 10 + i}`));
			return listingPage(shelf(number), copies.join(""));
		});
		host.on(/\?xem=\d+$/, articlePage(first));
		await crawler.crawl([source()]);
		await expectAll();
		expect(host.hits.length).to.be.at.most(200);
	});

	it("of ever new articles is read as far as its limit goes, and further the next time", async () => {
		const endless = articlesFrom(0, 199);
		host.on(/^\/tin\//, (response, { path }) => {
			const article = endless[Number(/-(\d+)\.html/.exec(path)?.[1])];
			response.writeHead(200, HTML).end(article ? articlePage(article) : "");
		});
		list((number) => listingPage(endless.slice((number - 1) * 10, number * 10)));
		const limited = source({ limits: { pages: 60 } });
		await crawler.crawl([limited]);
		expect(host.hits.filter(({ path }) => path !== "/robots.txt")).to.have.length(60);
		const before = (await titlesOf(crawler.store)).length;
		expect(before).to.be.at.least(50);
		host.hits.length = 0;
		await crawler.crawl([limited]);
		expect(host.hits.filter(({ path }) => path !== "/robots.txt")).to.have.length(60);
		expect((await titlesOf(crawler.store)).length).to.be.at.least(before + 50);
	});

	it("of folders within folders is not gone into", async () => {
		list((number) => {
			const deeper = Array.from(
				{ length: 30 },
				(_, i) => `<a href="/tin/${"tin-tuc/".repeat(i + 2)}bai.html">Bài ${i}</a>`,
			);
			return listingPage(shelf(number), number <= 3 ? deeper.join("") : "");
		});
		host.on(/^\/tin\/tin-tuc\//, page("Tin", '<a href="tin-tuc/bai.html">Tin</a>'));
		await crawler.crawl([source({ articles: [] })]);
		await expectAll();
		expect(host.count(/^\/tin\/tin-tuc\//)).to.be.at.most(3);
	});

	it("of session ids is one site: each article has one address and is read once", async () => {
		const session = () => randomBytes(16).toString("hex");
		list((number) =>
			listingPage(
				[],
				shelf(number)
					.map((article, i) => {
						const path = pathOf(article);
						const forms = [
							`${path}?PHPSESSID=${session()}`,
							`${path};jsessionid=${session()}`,
							`${path}?sid=${session()}`,
						];
						return entry(article, forms[i % 3]);
					})
					.join(""),
			),
		);
		await crawler.crawl([source()]);
		await expectAll();
		expect(host.count(/^\/tin\//)).to.equal(ARTICLES.length);
		host.hits.length = 0;
		await crawler.crawl([source()]);
		expect(host.count(/^\/tin\//)).to.equal(0);
		expect((await frontierOf(crawler.store, "bay")).filter(({ kind }) => kind === "article")).to.have.length(30);
	});

	const shelves = [shelf(1), shelf(2), shelf(3)];
	const byPostback = () => source({ listings: [{ url: `${host.origin}/van-ban.aspx`, postback: POSTBACK }] });
	it("of forms that ends is read to its end, and the next time only at its start", async () => {
		servePostback(host, shelves, null);
		await crawler.crawl([byPostback()]);
		await expectAll();
		expect(host.count("/van-ban.aspx")).to.equal(3);
		host.hits.length = 0;
		await crawler.crawl([byPostback()]);
		expect(host.hits.map(({ path }) => path)).to.deep.equal(["/van-ban.aspx"]);
	});

	for (const back of [1, 2, 3])
		it(`of forms whose last page leads to page ${back} is turned but one page further`, async () => {
			servePostback(host, shelves, back);
			await crawler.crawl([byPostback()]);
			await expectAll();
			expect(host.count("/van-ban.aspx")).to.be.at.most(4);
			host.hits.length = 0;
			crawler.clock.jump(DAY_MS / 2);
			await crawler.crawl([byPostback()]);
			expect(host.count("/van-ban.aspx")).to.be.at.most(4);
			expect((await statesOf(crawler.store, "bay")).failed ?? 0).to.equal(0);
		});
});
