import { gzipSync } from "node:zlib";
import { expect } from "chai";
import fc from "fast-check";
import { readSitemap } from "../../crawler/discover/sitemap.ts";
import { createParser } from "../../crawler/parse.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { errorOf, NOW, thrownBy } from "./support.ts";

const HOST = "https://huyen.example";
const at = { url: `${HOST}/sitemap.xml`, name: "sitemap.xml", now: NOW };
const read = (text: string | Uint8Array) => readSitemap(typeof text === "string" ? Buffer.from(text) : text, at);
const rows = (text: string | Uint8Array) =>
	read(text).pages.map(({ url, title, published }) => [url.replace(HOST, ""), title, published]);
const URLSET = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
	xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
	<url><loc>${HOST}/a.html?x=1&amp;y=2</loc><lastmod>2026-11-24T18:30:00Z</lastmod><image:image><image:loc>/anh.jpg</image:loc></image:image></url>
	<url><loc> <![CDATA[${HOST}/b.html]]> </loc><lastmod>2030-01-01</lastmod></url><url><lastmod>2026-11-24</lastmod></url>
	<url><loc>/c.html</loc></url><url><loc>${HOST}/a.html?x=1&amp;y=2#x</loc></url><url><loc>javascript:x</loc></url></urlset>`;
const PAGES = [
	["/a.html?x=1&y=2", null, "2026-11-25"],
	["/b.html", null, null],
	["/c.html", null, null],
];

describe("a sitemap", () => {
	it("lists pages with the day they were changed", () => {
		expect(rows(URLSET)).to.deep.equal(PAGES);
		expect(read(URLSET).sitemaps).to.deep.equal([]);
	});

	it("may be an index of sitemaps", () => {
		const index = `<sitemapindex><sitemap><loc>${HOST}/1.xml.gz</loc><lastmod>2026-11-01</lastmod></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>`;
		expect(read(index)).to.deep.equal({
			sitemaps: [
				{ url: `${HOST}/1.xml.gz`, title: null, published: "2026-11-01" },
				{ url: `${HOST}/2.xml`, title: null, published: null },
			],
			pages: [],
		});
	});

	it("may be one of news, which tells title and day of publication", () => {
		const news = `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><lastmod>2026-11-25</lastmod><news:news>
			<news:publication><news:name>Báo</news:name></news:publication><news:publication_date>2026-11-20T07:00:00+07:00</news:publication_date>
			<news:title>Dân vận &amp;amp; M&#7863;t trận</news:title></news:news></url></urlset>`;
		expect(rows(news)).to.deep.equal([["/a", "Dân vận & Mặt trận", "2026-11-20"]]);
	});

	it("may have a prefix, as some tools write it", () => {
		const xml = `<ns0:urlset xmlns:ns0="http://www.sitemaps.org/schemas/sitemap/0.9"><ns0:url><ns0:loc>/a</ns0:loc></ns0:url></ns0:urlset>`;
		expect(rows(xml)).to.deep.equal([["/a", null, null]]);
	});

	it("may be a text with an address a line", () => {
		const text = `\ufeff${HOST}/a\r\n${HOST}/b?x=1&y=2\n\nkhông phải\n  ${HOST}/c\n${HOST}/a#x`;
		expect(rows(text)).to.deep.equal([
			["/a", null, null],
			["/b?x=1&y=2", null, null],
			["/c", null, null],
		]);
		const long = Array.from({ length: 5000 }, (_, i) => `${HOST}/bai-viet-so-${i}.html`).join("\n");
		expect(rows(long)).to.have.length(5000);
	});

	it("may be packed, once or twice, or cut off", () => {
		expect(rows(gzipSync(URLSET))).to.deep.equal(PAGES);
		expect(rows(gzipSync(gzipSync(URLSET)))).to.deep.equal(PAGES);
		const many = `<urlset>${Array.from({ length: 2000 }, (_, i) => `<url><loc>/${i * 7919}</loc></url>`).join("")}</urlset>`;
		const half = gzipSync(many);
		expect(rows(half.subarray(0, half.length / 2)).length).to.be.within(500, 1500);
	});

	it("may be in UTF-16", () => {
		expect(rows(Buffer.from(`\ufeff${URLSET}`, "utf16le"))).to.deep.equal(PAGES);
	});

	it("is refused where it unpacks to no end or not at all", () => {
		const bomb = gzipSync(Buffer.alloc(60 * 1024 * 1024));
		expect(thrownBy(() => read(bomb)).message).to.contain("unpacks to more than 52428800 bytes");
		const broken = Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 255, 255, 255, 255, 255, 255]);
		expect(thrownBy(() => read(broken))).to.include({ code: "page_refused" });
	});

	it("has 50,000 entries at most", () => {
		const urls = Array.from({ length: 50_010 }, (_, i) => `<url><loc>/${i}</loc></url>`).join("");
		expect(read(`<urlset>${urls}</urlset>`).pages).to.have.length(50_000);
	});

	it("is none where there is something else in its place", () => {
		for (const text of [
			"",
			"<html><urlset><url><loc>/a</loc></url></urlset></html>",
			"{}",
			"%PDF-1.4",
			"Không có trang này",
		])
			expect(read(text), text).to.deep.equal({ sitemaps: [], pages: [] });
	});

	it("comes through the parser, packed and large", async function () {
		this.timeout(60_000);
		const { sitemap, close } = createParser();
		try {
			const input = { name: "sitemap", contentType: "application/gzip", url: at.url, now: NOW };
			const url = (i: number) =>
				`<url><loc>${HOST}/tin/bai-${i}.html</loc><lastmod>2026-11-24</lastmod>${" ".repeat(700)}</url>`;
			const large = Buffer.from(`<urlset>${Array.from({ length: 45_000 }, (_, i) => url(i)).join("")}</urlset>`);
			const { pages } = await sitemap({ ...input, bytes: gzipSync(large) });
			expect(pages).to.have.length(45_000);
			expect(pages[44_999]).to.deep.equal({ url: `${HOST}/tin/bai-44999.html`, title: null, published: "2026-11-24" });
			const bomb = await errorOf(sitemap({ ...input, bytes: gzipSync(Buffer.alloc(60 * 1024 * 1024)) }));
			expect(bomb.code).to.equal("page_refused");
		} finally {
			await close();
		}
	});
});

describe("a broken sitemap", () => {
	it("throws nothing but that it is refused, and each page comes once", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				..."<urlset> <sitemapindex> <url> </url> <sitemap> </sitemap> <loc> </loc> <lastmod> <news:title>".split(" "),
			),
			fc.constantFrom(
				"https://huyen.example/a",
				"/b",
				"\n",
				"<![CDATA[",
				"]]>",
				"<!--",
				"&amp;",
				"&#0;",
				"<",
				">",
				"\ud800",
			),
			fc.string({ maxLength: 4 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
				const { pages, sitemaps } = read(pieces.join(""));
				for (const links of [pages, sitemaps]) expect(new Set(links.map(({ url }) => url)).size).to.equal(links.length);
			}),
			{ numRuns: 1000 },
		);
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), (bytes) => {
				const packed = Buffer.from(gzipSync(URLSET));
				packed.set(bytes, 20);
				try {
					for (const { url } of readSitemap(packed, at).pages) expect(url).to.match(/^https?:/);
				} catch (error) {
					expect(error).to.include({ code: "page_refused" });
				}
			}),
		);
	});

	describe("is read in even time", () => {
		itGrowsEvenly(
			{
				pages: (size) => `<urlset>${repeat("<url><loc>https://huyen.example/a</loc></url>")(size)}`,
				"pages of many addresses": (size) =>
					`<urlset>${Array.from({ length: size / 30 }, (_, i) => `<url><loc>/${i}</loc></url>`).join("")}`,
				"elements in each other": (size) => `<urlset><url>${repeat("<loc>")(size)}`,
				"an element without end": (size) => `<urlset><url><loc>${repeat("https://huyen.example/ ")(size)}`,
				"a text of one line": repeat("https://huyen.example/"),
				"a text of many": repeat("https://huyen.example/a\n"),
			},
			(text) => {
				const bytes = Buffer.from(text);
				for (let times = 0; times < 5; times++) read(bytes);
			},
		);
	});
});
