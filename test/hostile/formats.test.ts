import { gzipSync } from "node:zlib";
import { expect } from "chai";
import type { Source } from "../../model/source.ts";
import { bytes, gzipped, status } from "./answers.ts";
import { articlePage, pathOf, printed, type SampleArticle } from "./articles.ts";
import { tcvn, vni, windows1258, withoutTonedCapitals } from "./encodings.ts";
import { type Crawler, createCrawler, reportsOf, sourceOf, titles, titlesOf } from "./harness.ts";
import { tinyPdf } from "./pdf.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type HostileHost, openHosts } from "./site.ts";

const ARTICLES = articlesFrom(0, 11);

describe("a site of the old kind", function () {
	this.timeout(60_000);
	let hosts: HostileHost[];
	let host: HostileHost;
	let crawler: Crawler;
	beforeEach(async () => {
		hosts = await openHosts(2);
		host = hosts[0] as HostileHost;
		servePortal(host, ARTICLES);
		crawler = createCrawler();
	});
	afterEach(async () => {
		await crawler.close();
		await Promise.all(hosts.map((one) => one.close()));
	});
	const source = (more: Partial<Record<keyof Source, unknown>> = {}): Source => sourceOf(host, "cu", more);

	const asIs = (text: string): string => text;
	for (const [name, encode, printedAs] of [
		["windows-1258", windows1258, asIs],
		["TCVN3", tcvn, withoutTonedCapitals],
		["VNI", vni, asIs],
	] as const)
		it(`in ${name}, of which it says nothing, is read as what it says`, async () => {
			for (const article of ARTICLES) {
				const html = articlePage(article).replace('<meta charset="utf-8">', "");
				host.on(pathOf(article), bytes(encode(html), "text/html"));
			}
			await crawler.crawl([source()]);
			const found = (await reportsOf(crawler.store)).map(({ title, text }) => ({ title, text }));
			const expected = ARTICLES.map(({ title, paragraphs }) => ({
				title: printedAs(title),
				text: printedAs(paragraphs.join("\n")),
			}));
			expect(found).to.have.deep.members(expected);
		});

	it("that packs its pages is read as what it says", async () => {
		for (const article of ARTICLES) host.on(pathOf(article), gzipped(articlePage(article)));
		await crawler.crawl([source()]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("with a feed tells of its news and of their days", async () => {
		const items = ARTICLES.map(
			(article) =>
				`<item><title>${article.title}</title><link>${host.origin}${pathOf(article)}</link><pubDate>${new Date(`${article.day}T03:00:00Z`).toUTCString()}</pubDate></item>`,
		);
		host.on(
			"/rss.xml",
			bytes(
				`<?xml version="1.0"?><rss version="2.0"><channel>${items.join("")}</channel></rss>`,
				"application/rss+xml",
			),
		);
		for (const article of ARTICLES)
			host.on(pathOf(article), articlePage(article).replace(/<span class="ngay-dang">.*?<\/span>/, ""));
		await crawler.crawl([source({ listings: [], feeds: [`${host.origin}/rss.xml`] })]);
		const days = (await reportsOf(crawler.store)).map(({ title, publishedOn }) => [title, publishedOn]);
		expect(days.sort()).to.deep.equal(ARTICLES.map(({ title, day }) => [title, day]).sort());
	});

	it("with an index of packed sitemaps, one of them gone, is read to the last page of it", async () => {
		const map = (articles: SampleArticle[]): string =>
			`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${articles.map((one) => `<url><loc>${host.origin}${pathOf(one)}</loc><lastmod>${one.day}</lastmod></url>`).join("")}</urlset>`;
		const names = ["a.xml.gz", "b.xml.gz", "mat.xml.gz"];
		host.on(
			"/sitemap.xml",
			bytes(
				`<?xml version="1.0"?><sitemapindex>${names.map((name) => `<sitemap><loc>${host.origin}/${name}</loc></sitemap>`).join("")}</sitemapindex>`,
				"application/xml",
			),
		);
		host.on("/a.xml.gz", bytes(gzipSync(map(ARTICLES.slice(0, 6))), "application/x-gzip"));
		host.on("/b.xml.gz", bytes(gzipSync(map(ARTICLES.slice(6))), "application/octet-stream"));
		host.on("/mat.xml.gz", status(404));
		await crawler.crawl([source({ listings: [], sitemaps: [`${host.origin}/sitemap.xml`] })]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("with files attached to its articles is read with them, each once", async () => {
		const [first, second] = ARTICLES as [SampleArticle, SampleArticle];
		const file = `<div class="tep-dinh-kem"><a href="/tep/bao-cao.pdf">Báo cáo của huyện ủy</a></div>`;
		for (const article of [first, second]) host.on(pathOf(article), articlePage(article, file));
		const lines = [
			"BÁO CÁO",
			"kết quả thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013",
			"Các cấp ủy trong huyện đã chỉ đạo quyết liệt, nhân dân đồng tình ủng hộ và tham gia",
			"xây dựng nông thôn mới với 42 tổ dân vận, 315 đồng chí nòng cốt ở cơ sở.",
		];
		host.on("/tep/bao-cao.pdf", bytes(tinyPdf(lines), "application/pdf"));
		await crawler.crawl([source()]);
		expect(host.count("/tep/bao-cao.pdf")).to.equal(1);
		const files = (await reportsOf(crawler.store)).filter(({ url }) => url?.endsWith(".pdf"));
		expect(files).to.have.length(1);
		expect(files[0]?.text).to.include("Nghị quyết số 25-NQ/TW ngày 03/6/2013");
		expect(files[0]?.attachedTo).to.be.oneOf([first, second].map((one) => `${host.origin}${pathOf(one)}`));
		const mentions = await crawler.store.mentionsOf(files[0]?.id ?? 0);
		expect(mentions.map(({ directiveId }) => directiveId)).to.include("nghi-quyet:25-nq-tw:k11");
	});

	it("whose articles another site prints with changes of its own counts once for each", async () => {
		const other = hosts[1] as HostileHost;
		const reprints = ARTICLES.map((article) => ({
			...article,
			paragraphs: [
				...article.paragraphs.slice(0, -1),
				`${article.paragraphs.at(-1)} Theo cổng thông tin huyện, ngày ${printed(article.day)}.`,
			],
		}));
		servePortal(other, reprints);
		await crawler.crawl([source()]);
		await crawler.crawl([sourceOf(other, "in-lai")]);
		const reports = await reportsOf(crawler.store);
		const originals = reports.filter(({ sourceId }) => sourceId === "cu");
		const copies = reports.filter(({ sourceId }) => sourceId === "in-lai");
		expect(originals.every(({ duplicateOf }) => duplicateOf === null)).to.equal(true);
		expect(copies).to.have.length(ARTICLES.length);
		for (const { title, duplicateOf } of copies)
			expect(duplicateOf, title).to.equal(originals.find((one) => one.title === title)?.id);
	});
});
