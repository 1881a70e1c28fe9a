import { expect } from "chai";
import type { AlarmKind } from "../../model/crawl.ts";
import { entry, listingPage, page, pathOf, printed, type SampleArticle } from "./articles.ts";
import { type Crawler, createCrawler, reportsOf, sourceOf, statesOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type HostileHost, openHost } from "./site.ts";

const DAY_MS = 86_400_000;
/** What there was before the change, yesterday and today, and what is published after it, tomorrow; newest first. */
const TOMORROW = new Date(Date.now() + DAY_MS).toISOString().slice(0, 10);
const BEFORE = articlesFrom(10, 29, TOMORROW, 10);
const AFTER = articlesFrom(0, 9, TOMORROW, 10);
const ALL = [...AFTER, ...BEFORE];

const paragraphs = (article: SampleArticle): string => article.paragraphs.map((line) => `<p>${line}</p>`).join("");
const links = ALL.slice(0, 12)
	.map((article) => `<li><a href="${pathOf(article)}">${article.title}</a></li>`)
	.join("");

describe("a site that is built anew", function () {
	this.timeout(60_000);
	let host: HostileHost;
	let crawler: Crawler;
	const crawl = () => crawler.crawl([sourceOf(host, "moi", { limits: { pages: 200 } })]);

	beforeEach(async () => {
		host = await openHost();
		servePortal(host, BEFORE);
		crawler = createCrawler();
		await crawl();
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(BEFORE));
		expect(await alarms()).to.deep.equal([]);
		crawler.clock.jump(DAY_MS + 3_600_000);
	});
	afterEach(async () => {
		await crawler.close();
		await host.close();
	});
	async function alarms(): Promise<AlarmKind[]> {
		return (await crawler.store.alarms({ sourceId: "moi", limit: 20 })).map(({ kind }) => kind);
	}
	const rebuild = (make: (article: SampleArticle) => string): void => {
		servePortal(host, ALL);
		for (const article of ALL) host.on(pathOf(article), make(article));
	};
	/** All that is in the index is an article as it was written, under its own title. */
	async function expectOnlyArticles(): Promise<void> {
		for (const { title, text, url } of await reportsOf(crawler.store)) {
			const article = ALL.find((one) => one.title === title);
			expect(article, `${url}: ${title}`).to.not.equal(undefined);
			expect(text, url ?? "").to.equal(article?.paragraphs.join("\n"));
		}
	}

	it("with all of its articles still in it raises an alarm, and nothing but articles is indexed", async () => {
		rebuild((article) =>
			page(
				article.title,
				`<section class="chi-tiet"><header><h2 class="ten-bai">${article.title}</h2><time>${printed(article.day)}</time></header>` +
					`<article class="than-bai">${paragraphs(article)}</article></section><aside><h4>Tin đọc nhiều</h4><ul>${links}</ul></aside>`,
			),
		);
		await crawl();
		expect(await alarms()).to.include.oneOf(["layout-shift", "empty-fields"]);
		await expectOnlyArticles();
		expect(await titlesOf(crawler.store)).to.include.members(titles(BEFORE));
	});

	it("with the body's name on its list of links raises an alarm, and nothing but articles is indexed", async () => {
		rebuild((article) =>
			page(
				article.title,
				`<h1 class="tieu-de">${article.title}</h1><span class="ngay-dang">${printed(article.day)}</span>` +
					`<div class="noi-dung"><h4>Tin đọc nhiều</h4><ul>${links}</ul></div><div class="than-bai">${paragraphs(article)}</div>`,
			),
		);
		await crawl();
		expect((await alarms()).length).to.be.at.least(1);
		await expectOnlyArticles();
		expect(await titlesOf(crawler.store)).to.include.members(titles(BEFORE));
	});

	const nothings: Record<string, string> = {
		"a page of maintenance": page(
			"Bảo trì hệ thống",
			'<h1 class="tieu-de">Bảo trì hệ thống</h1><div class="noi-dung"><p>Cổng thông tin đang được nâng cấp, mời quay lại sau.</p></div>',
		),
		"a page to log in": page(
			"Đăng nhập",
			'<form><input name="ten"><input name="mat-khau"><button>Đăng nhập</button></form>',
		),
		"a page that wants JavaScript":
			'<html><body><div id="app"></div><noscript>Hãy bật JavaScript.</noscript></body></html>',
		"an empty page": "",
	};
	for (const [what, html] of Object.entries(nothings))
		it(`with ${what} for each article raises an alarm, and what was indexed stays`, async () => {
			rebuild(() => html);
			await crawl();
			expect((await alarms()).length).to.be.at.least(1);
			await expectOnlyArticles();
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(BEFORE));
			// When it is mended all is read.
			servePortal(host, ALL);
			crawler.clock.jump(31 * DAY_MS);
			await crawl();
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(ALL));
			expect((await statesOf(crawler.store, "moi")).quarantined ?? 0).to.equal(0);
		});

	it("with a listing that leads nowhere raises an alarm", async () => {
		host.on(/^\/tin-tuc/, page("Tin tức", '<div id="danh-sach" data-nguon="/api/tin"></div>'));
		await crawl();
		expect(await alarms()).to.include("no-links");
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(BEFORE));
	});

	it("at other addresses raises an alarm", async () => {
		host.on(/^\/tin-tuc/, listingPage([], AFTER.map((article) => entry(article, `/bai-viet/${article.n}`)).join("")));
		await crawl();
		expect(await alarms()).to.include("no-links");
	});

	it("as before in all but its news raises none", async () => {
		servePortal(host, ALL);
		await crawl();
		expect(await alarms()).to.deep.equal([]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ALL));
	});
});
