import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect } from "chai";
import { load } from "cheerio";
import { Source } from "../../model/source.ts";
import { createSampleSite, readSampleManifest } from "../../server/sample-site.ts";

const root = join(import.meta.dirname, "../..");
const dir = join(root, "data/sample");
const NOTE = "Trang mẫu do dự án trichdan viết để chạy thử, không phải tin thật.";
const SYMBOL =
	/\d{1,4}(?:\/\d{4})?\s*[-/]\s*(?:NQ|CTr|CT|KL|QĐi|QĐ|HD|KH|NĐ|PL|QH15)(?:\s*[-/]\s*(?:TW|TU|HU|UBKTTU|TTg|CP|HĐND|UBND|UBTVQH11))?/g;

const clean = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
const symbols = (text: string): string[] =>
	[...text.normalize("NFC").replaceAll("Ð", "Đ").replace(/[‑–]/g, "-").matchAll(SYMBOL)].map((match) =>
		match[0].replace(/\s+/g, ""),
	);

/** The article alone, read as the layout of its source puts it. */
function articleText(source: string, page: string): string {
	const $ = load(page.replace(/<br>/gi, "\n"));
	$("script").remove();
	if (source === "mau-tinh") return $(".ArticleBody").text();
	if (source === "mau-huyen") return $("table table p").text();
	return $(".sapo, .noi-dung").text();
}

describe("sample site", () => {
	const pages = readSampleManifest(dir);
	const noted = (text: string) => {
		const page = pages.find((one) => one.note.includes(text));
		if (!page) throw new Error(`no page of the manifest is noted for ${text}`);
		return page;
	};
	let server: Server;
	let origin: string;

	before((done) => {
		server = createSampleSite(dir).listen(0, "127.0.0.1", () => {
			origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			done();
		});
	});
	after((done) => {
		server.close(done);
		server.closeAllConnections();
	});

	const get = async (path: string): Promise<string> => {
		const response = await fetch(`${origin}${path}`);
		expect(response.status, path).to.equal(200);
		return response.text();
	};
	const links = (page: string, start: string): string[] =>
		load(page)("a[href]")
			.toArray()
			.map((a) => a.attribs.href ?? "")
			.filter((href) => href.startsWith(start) && /\.html?$/.test(href));

	it("has at least 30 articles in three layouts, some without any citation", () => {
		expect(pages.length).to.be.at.least(30);
		const count = (source: string) => pages.filter((page) => page.source === source).length;
		expect(count("mau-tinh")).to.be.at.least(12);
		expect(count("mau-huyen")).to.be.at.least(9);
		expect(count("mau-bao")).to.be.at.least(10);
		expect(pages.filter((page) => page.citations.length === 0).length).to.be.at.least(3);
		expect(pages.some((page) => page.published === null)).to.equal(true);
		expect(pages.filter((page) => page.published?.startsWith("2026")).length).to.be.at.least(2);
	});

	for (const page of pages) {
		it(`serves ${page.path} as the manifest tells it`, async () => {
			const response = await fetch(`${origin}/${page.path}`);
			expect(response.status).to.equal(200);
			expect(response.headers.get("content-type")).to.equal("text/html; charset=utf-8");
			expect(response.headers.get("x-trichdan-sample")).to.equal("1");
			expect(response.headers.get("x-powered-by")).to.equal(null);
			expect(response.headers.get("etag")).to.be.a("string");
			expect(response.headers.get("last-modified")).to.be.a("string");
			const body = await response.text();
			const text = clean(load(body).text());
			expect(text).to.include(clean(page.title));
			expect(text).to.include(NOTE);
			expect(load(body)("meta[name=robots]").attr("content")).to.equal("noindex");
			const article = articleText(page.source, body);
			expect(symbols(article)).to.deep.equal(page.citations);
			expect(clean(article)).to.not.include(NOTE);
			expect(clean(article).split(" ").length).to.be.within(150, 450);
		});
	}

	it("answers an unchanged page with 304", async () => {
		const path = `${origin}/${pages[0]?.path}`;
		const etag = (await fetch(path)).headers.get("etag") ?? "";
		// Without a cache-control of its own, fetch asks for a full answer.
		const again = await fetch(path, { headers: { "if-none-match": etag, "cache-control": "max-age=0" } });
		expect(again.status).to.equal(304);
	});

	it("lists the province's articles newest first, five a page, and nothing past the end", async () => {
		const expected = pages
			.filter((page) => page.source === "mau-tinh")
			.map((page) => page.published ?? "")
			.sort()
			.reverse();
		const found: string[] = [];
		let n = 1;
		for (; ; n++) {
			const on = links(await get(`/tinh/tin-tuc?page=${n}`), "/tinh/bai-viet/");
			if (on.length === 0) break;
			expect(on.length).to.be.at.most(5);
			found.push(...on);
		}
		expect(n).to.be.at.least(4);
		expect(new Set(found).size).to.equal(expected.length);
		expect(found.map((href) => pages.find((page) => `/${page.path}` === href)?.published ?? "")).to.deep.equal(
			expected,
		);
		expect(await get("/tinh/tin-tuc?page=khong")).to.equal(await get("/tinh/tin-tuc"));
	});

	it("leads through the district's listing by its next links", async () => {
		const found = new Set<string>();
		let next: string | undefined = "/huyen/index.htm";
		let steps = 0;
		while (next) {
			const listing: string = await get(next);
			expect(listing).to.not.match(/<\/?(html|body)\b/i);
			for (const href of links(listing, "/huyen/tin/")) found.add(href);
			next = load(listing)("a.next").attr("href");
			expect(++steps).to.be.below(10);
		}
		expect(steps).to.be.at.least(2);
		const expected = pages.filter((page) => page.source === "mau-huyen").map((page) => `/${page.path}`);
		expect([...found].sort()).to.deep.equal(expected.sort());
	});

	it("turns the pages of the district's WebForms listing where its form is sent back whole", async () => {
		const address = `${origin}/huyen/danh-sach.aspx`;
		const post = async (fields: Record<string, string>): Promise<string> =>
			(await fetch(address, { method: "POST", body: new URLSearchParams(fields) })).text();
		const first = await get("/huyen/danh-sach.aspx");
		const found = new Set(links(first, "/huyen/tin/"));
		let state = load(first)("[name=__VIEWSTATE]").attr("value") ?? "";
		for (const n of [2, 3]) {
			const page = await post({ __VIEWSTATE: state, __EVENTTARGET: "ctl00$Main$grvTin", __EVENTARGUMENT: `Page$${n}` });
			expect(load(page)(".Pager span").text()).to.equal(String(n));
			state = load(page)("[name=__VIEWSTATE]").attr("value") ?? "";
			for (const href of links(page, "/huyen/tin/")) found.add(href);
		}
		const expected = pages.filter((page) => page.source === "mau-huyen").map((page) => `/${page.path}`);
		expect([...found].sort()).to.deep.equal(expected.sort());
		expect(await post({ __EVENTARGUMENT: "Page$2" })).to.equal(first);
	});

	it("gives the newspaper's articles in a sitemap, too", async () => {
		const $ = load(await get("/bao/sitemap.xml"), { xml: true });
		const expected = pages.filter((page) => page.source === "mau-bao");
		const listed = $("url")
			.toArray()
			.map((url) => [$(url).find("loc").text(), $(url).find("news\\:publication_date").text()]);
		expect(listed.sort()).to.deep.equal(expected.map((page) => [`${origin}/${page.path}`, page.published]).sort());
	});

	it("gives the newspaper's articles in its listing and in an RSS 2.0 feed", async () => {
		const expected = pages.filter((page) => page.source === "mau-bao");
		const listed = links(await get("/bao/"), "/bao/");
		expect(listed.sort()).to.deep.equal(expected.map((page) => `/${page.path}`).sort());
		const response = await fetch(`${origin}/bao/rss.xml`);
		expect(response.headers.get("content-type")).to.match(/^application\/rss\+xml/);
		const $ = load(await response.text(), { xml: true });
		expect($("rss").attr("version")).to.equal("2.0");
		expect($("item").length).to.equal(expected.length);
		for (const item of $("item").toArray()) {
			const page = expected.find((one) => `${origin}/${one.path}` === $(item).find("link").text());
			expect($(item).find("title").text()).to.equal(page?.title);
			const published = new Date(Date.parse($(item).find("pubDate").text()) + 7 * 3600_000);
			expect(published.toISOString().slice(0, 10)).to.equal(page?.published);
			expect($(item).find("description").text()).to.not.equal("");
		}
	});

	it("has the odd pages it promises", async () => {
		const nfd = await get(`/${noted("NFD").path}`);
		expect(nfd).to.equal(nfd.normalize("NFD"));
		expect(nfd).to.not.equal(nfd.normalize("NFC"));
		const nbsp = await get(`/${noted("U+00A0").path}`);
		expect(nbsp)
			.to.match(/43\u00a0-\u00a0NQ\/TW/)
			.and.match(/42-\u202fNQ\/TW/);
		expect(await get(`/${noted("U+00D0").path}`)).to.include("99-Q\u00d0/TW");
		expect(await get(`/${noted("ngắt dòng").path}`))
			.to.match(/25-\nNQ\/TW/)
			.and.match(/218-<BR>\nQĐ\/TW/);
		const messy = await get(`/${noted("lộn xộn").path}`);
		expect(messy)
			.to.match(/alert\(/)
			.and.include("<o:p>")
			.and.include("javascript:")
			.and.include("onclick=");
		for (const page of pages.filter((one) => one.source === "mau-huyen")) {
			const text = await get(`/${page.path}`);
			expect(text)
				.to.not.match(/<\/?(html|body)\b/i)
				.and.not.match(/<\/(p|td|tr)>/i);
		}
		expect(await get(`/${noted("thực thể").path}`)).to.include("ng&agrave;y");
		const reprint = noted("đăng lại");
		const original = pages.find((one) => one !== reprint && one.title === reprint.title);
		const [a, b] = [await get(`/${reprint.path}`), await get(`/${original?.path}`)];
		expect(articleText("mau-tinh", a)).to.equal(articleText("mau-tinh", b));
		const metadata = load(await get("/bao/cua-lo-don-thoi-co-du-lich-10261533.html"));
		expect(metadata("link[rel=canonical]").attr("href")).to.equal("/bao/cua-lo-don-thoi-co-du-lich-10261533.html");
		expect(JSON.parse(metadata('script[type="application/ld+json"]').text())["@type"]).to.equal("NewsArticle");
	});

	it("links to no page it does not have", async () => {
		const seen = new Set(["/"]);
		for (const path of seen) {
			const response = await fetch(`${origin}${path}`);
			expect(response.status, path).to.equal(200);
			if (!response.headers.get("content-type")?.startsWith("text/html")) continue;
			const $ = load(await response.text());
			for (const element of $("a[href], link[href], img[src]").toArray()) {
				const url = new URL(element.attribs.href ?? element.attribs.src ?? "", `${origin}${path}`);
				if (url.origin === origin) seen.add(url.pathname + url.search);
			}
		}
		for (const page of pages) expect(seen.has(`/${page.path}`), page.path).to.equal(true);
	});

	it("closes the search page to crawlers and allows the rest", async () => {
		const robots = await get("/robots.txt");
		expect(robots).to.include("Disallow: /tinh/tim-kiem").and.include("Allow: /");
		expect(await get("/")).to.include(NOTE);
	});

	it("says in plain words that a page is not there, and escapes its address", async () => {
		for (const path of ["/khong-co", "/tinh/bai-viet/khong-co.html", "/manifest.json", "/bao/%3Cscript%3E"]) {
			const response = await fetch(`${origin}${path}`);
			expect(response.status, path).to.equal(404);
			expect(response.headers.get("x-trichdan-sample")).to.equal("1");
			const text = await response.text();
			expect(text).to.include("Không tìm thấy trang").and.not.include("<script>");
		}
	});

	it("is described by sources whose patterns fit every article and no listing", () => {
		const sources = (JSON.parse(readFileSync(join(root, "data/sources.json"), "utf8")) as unknown[])
			.map((one) => Source.parse(one))
			.filter((source) => source.bundled);
		expect(sources.map((source) => source.id)).to.deep.equal(["mau-tinh", "mau-huyen", "mau-bao"]);
		for (const source of sources) {
			expect(source.allowPrivateNetwork).to.equal(true);
			const fits = (url: string) => source.articles.some((pattern) => new RegExp(pattern).test(url));
			const base = new URL("/", source.home).href;
			for (const page of pages)
				expect(fits(base + page.path), `${source.id} ${page.path}`).to.equal(page.source === source.id);
			for (const listing of source.listings) expect(fits(listing.url), listing.url).to.equal(false);
			expect(fits(source.home)).to.equal(false);
			for (const page of pages.filter((one) => one.source === source.id))
				expect(page.province).to.equal(source.province);
		}
	});
});
