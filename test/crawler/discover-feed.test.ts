import { expect } from "chai";
import fc from "fast-check";
import { feedDay } from "../../crawler/discover/days.ts";
import { readFeed } from "../../crawler/discover/feed.ts";
import { createParser } from "../../crawler/parse.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { NOW } from "./support.ts";

const HOST = "https://huyen.example";
const URL = `${HOST}/rss/tin.xml`;
const read = (xml: string) => readFeed(xml, { url: URL, now: NOW });
const rss = (items: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Tin huyện</title>
	<link>https://huyen.example/</link><pubDate>Wed, 25 Nov 2026 08:00:00 +0700</pubDate>${items}</channel></rss>`;
const rows = (xml: string) => read(xml).map(({ url, title, published }) => [url.replace(HOST, ""), title, published]);
const TITLE = "Xã Mường Xa ra mắt tổ dân vận";

describe("a feed", () => {
	it("is read as RSS 2.0", () => {
		const xml =
			rss(`<item><title>${TITLE}</title><link> ${HOST}/a.html </link><pubDate>Tue, 24 Nov 2026 09:00:00 +0700</pubDate></item>
			<item><title><![CDATA[Họp & bàn]]></title><link><![CDATA[${HOST}/b.html?x=1&y=2]]></link></item>
			<item><guid>${HOST}/c.html</guid></item><item><guid isPermaLink="false">${HOST}/99</guid></item>
			<item><link>/d.html</link></item><item><link>${HOST}/a.html#binh-luan</link></item>`);
		expect(rows(xml)).to.deep.equal([
			["/a.html", TITLE, "2026-11-24"],
			["/b.html?x=1&y=2", "Họp & bàn", null],
			["/c.html", null, null],
			["/d.html", null, null],
		]);
	});

	it("is read as RSS 0.91 without a head, and as RSS 1.0 with prefixes", () => {
		const plain = `<rss version="0.91"><channel><item><title>${TITLE}</title><link>${HOST}/a</link></item></channel></rss>`;
		expect(rows(plain)).to.deep.equal([["/a", TITLE, null]]);
		const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
			<channel rdf:about="${URL}"><title>Tin</title><items><rdf:Seq><rdf:li resource="${HOST}/a"/></rdf:Seq></items></channel>
			<item rdf:about="${HOST}/a"><title>${TITLE}</title><link>${HOST}/a</link><dc:date>2026-11-24T23:30:00Z</dc:date></item></rdf:RDF>`;
		expect(rows(rdf)).to.deep.equal([["/a", TITLE, "2026-11-25"]]);
	});

	it("is read as Atom, by the link to the page and the day it was published", () => {
		const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${HOST}/muc/"><link href="/"/><title>Tin</title>
			<entry><title type="html">&lt;b&gt;${TITLE}&lt;/b&gt;</title><link rel="self" href="/x"/>
			<link rel="alternate" type="application/json" href="/a.json"/><link rel="alternate" type="text/html" href="a.html"/>
			<updated>2026-11-25T00:00:00Z</updated><published>2026-11-20T00:00:00Z</published></entry>
			<entry><title type="xhtml"><div>Họp <i>giao ban</i></div></title><link href="b.html"/><updated>2026-11-19T10:00:00+07:00</updated></entry>
			<entry xml:base="/khac/"><link href="c.html"/><author><name>Một</name></author></entry>
			<entry><id>${HOST}/d.html</id><link rel="edit" href="/sua"/></entry><entry><id>tag:huyen.example,2026:1</id></entry></feed>`;
		expect(rows(atom)).to.deep.equal([
			["/muc/a.html", TITLE, "2026-11-20"],
			["/muc/b.html", "Họp giao ban", "2026-11-19"],
			["/khac/c.html", null, null],
			["/d.html", null, null],
		]);
		expect(
			rows(`<ns0:feed xmlns:ns0="http://www.w3.org/2005/Atom"><ns0:entry><ns0:link href="/a"/></ns0:entry></ns0:feed>`),
		).to.deep.equal([["/a", null, null]]);
	});

	it("tells an item's own title, link and day from those of other names", () => {
		const xml = rss(`<item><media:title>Ảnh</media:title><title>${TITLE}</title><title>Khác</title>
			<atom:link href="/x"/><image><link>/anh</link><title>Ảnh</title></image><link>${HOST}/a</link><link>${HOST}/b</link>
			<a10:updated>2026-11-23T08:00:00+07:00</a10:updated></item>
			<ITEM><TITLE>Họp</TITLE><LINK>${HOST}/c</LINK><PUBDATE>23 Nov 2026</PUBDATE></ITEM>
			<item><link>http://feeds.example/~r/tin/1</link><feedburner:origLink>${HOST}/d</feedburner:origLink></item>`);
		expect(rows(xml)).to.deep.equal([
			["/a", TITLE, "2026-11-23"],
			["/c", "Họp", "2026-11-23"],
			["/d", null, null],
		]);
	});

	it("has titles as a reader sees them, whatever they are written in", () => {
		const titles = (title: string) => read(rss(`<item><title>${title}</title><link>/a</link></item>`))[0]?.title;
		expect(titles("D&acirc;n&nbsp;vận &amp;amp; M&#7863;t trận")).to.equal("Dân vận & Mặt trận");
		expect(titles("<![CDATA[<a href='/x'><b>Dân</b> vận</a>&hellip;]]>")).to.equal("Dân vận …");
		expect(titles("Tăng < 5% & giảm > 3%")).to.equal("Tăng < 5% & giảm > 3%");
		expect(titles("Dân vận".normalize("NFD"))).to.equal("Dân vận");
		expect(titles("dài ".repeat(200))).to.have.length(300);
		expect(titles("<script>x</script>")).to.not.equal(undefined);
	});

	it("is read as far as it goes where it is broken", () => {
		const item = (n: number) => `<item><title>Tin ${n}</title><link>/${n}</link>`;
		expect(rows(rss(`${item(1)}${item(2)}<description>không đóng <b>thẻ`))).to.deep.equal([
			["/1", "Tin 1", null],
			["/2", "Tin 2", null],
		]);
		expect(rows(`<br /><b>Warning</b>: mysql_connect()\n${rss(item(3))}`)).to.deep.equal([["/3", "Tin 3", null]]);
		expect(rows(rss(`<item><title><![CDATA[Tin 4</title><link>/4</link></item>`))).to.deep.equal([]);
		expect(rows(`\ufeff\n${rss(`${item(5)}</item>`)}`)).to.deep.equal([["/5", "Tin 5", null]]);
	});

	it("is none where there is a page in its place", () => {
		for (const text of [
			"",
			"<<<",
			"{}",
			"<html><body><item><link>/a</link></item></body></html>",
			"<!doctype html><p>Bảo trì</p>",
		])
			expect(read(text), text).to.deep.equal([]);
		expect(read(`<html><rss>${rss("<item><link>/a</link></item>")}</html>`)).to.deep.equal([]);
		expect(read("<urlset><url><loc>/a</loc></url></urlset>")).to.deep.equal([]);
	});

	it("has 2,000 items at most", () => {
		const items = Array.from({ length: 2500 }, (_, i) => `<item><link>/${i}</link></item>`).join("");
		expect(read(rss(items))).to.have.length(2000);
	});

	it("comes through the parser", async function () {
		this.timeout(60_000);
		const { feed, close } = createParser();
		try {
			const input = { name: "rss", contentType: "application/rss+xml", url: URL, now: NOW };
			const bytes = Buffer.from(
				rss(`<item><title>${TITLE}</title><link>/a</link><pubDate>24 Nov 2026</pubDate></item>`),
			);
			expect(await feed({ ...input, bytes })).to.deep.equal([
				{ url: `${HOST}/a`, title: TITLE, published: "2026-11-24" },
			]);
			// A page of this depth would be refused.
			expect(await feed({ ...input, bytes: Buffer.from(rss("<x>".repeat(100_000))) })).to.deep.equal([]);
		} finally {
			await close();
		}
	});
});

describe("a day in a feed", () => {
	const days: [string, string | null][] = [
		["Tue, 24 Nov 2026 09:00:00 +0700", "2026-11-24"],
		["Mon, 24 Nov 2026 09:00:00 +0700", "2026-11-24"],
		["Thứ ba, 24 Nov 2026 09:00", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00 GMT", "2026-11-25"],
		["Tue, 24 Nov 2026 18:30:00 Z", "2026-11-25"],
		["24 Nov 26 18:30 UT", "2026-11-25"],
		["Tue, 24 Nov 2026 18:30:00 GMT+7", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00 GMT+07:00", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00 +7", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00 ICT", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00", "2026-11-24"],
		["Tue, 24 Nov 2026 18:30:00 EST", "2026-11-25"],
		["Tue, 24 Nov 2026 08:30:00 -0500", "2026-11-24"],
		["Tue, 24 Nov 2026 11:30:00 PM", "2026-11-24"],
		["Tue, 24 November 2026", "2026-11-24"],
		["24-Nov-2026 08:30:00", "2026-11-24"],
		["12 Jan 99 08:30 GMT", "1999-01-12"],
		["2026-11-24T18:30:00Z", "2026-11-25"],
		["2026-11-24T18:30:00.123+07:00", "2026-11-24"],
		["2026-11-24 18:30:00", "2026-11-24"],
		["2026-11-24", "2026-11-24"],
		["24/11/2026 6:30:00 CH", "2026-11-24"],
		["Tue, 45 Nov 2026 18:30:00 GMT", null],
		["Tue, 24 Nov 2027 18:30:00 GMT", null],
		["Thu, 01 Jan 1970 00:00:00 GMT", null],
		["0000-00-00 00:00:00", null],
		["hôm qua", null],
		["", null],
	];
	for (const [value, day] of days)
		it(`is ${day ?? "none"} for "${value}"`, () => expect(feedDay(value, NOW)).to.equal(day));

	it("is none or one that can be, whatever is written", () => {
		const piece = fc.constantFrom(..."1 24 99 0 Nov Feb 2026 , : 30 +0700 GMT +99:99 Z - / T am pm".split(" "), " ");
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
				const day = feedDay(pieces.join(""), NOW);
				expect(day === null || (day >= "1997-01-01" && day <= "2026-11-26"), `${day}`).to.equal(true);
			}),
		);
	});
});

describe("a broken feed", () => {
	it("throws nothing, and each link comes once", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				..."<rss> <rdf:RDF <feed> <item> </item> <entry> </entry> <link> </link> <link href=' <title> </title>".split(
					" ",
				),
			),
			fc.constantFrom(
				"https://huyen.example/a",
				"/b",
				"'>",
				">",
				"/>",
				"<![CDATA[",
				"]]>",
				"<!--",
				"-->",
				"<?",
				"&#x110000;",
				"&",
				"&lt;",
			),
			fc.constantFrom(
				`<guid isPermaLink="`,
				"<pubDate>",
				"xml:base='http://['",
				"<constructor>",
				"__proto__",
				"\ud800",
			),
			fc.string({ maxLength: 4 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
				const links = read(`<rss>${pieces.join("")}`);
				expect(new Set(links.map(({ url }) => url)).size).to.equal(links.length);
				for (const { url } of links) expect(url).to.match(/^https?:/);
			}),
			{ numRuns: 1000 },
		);
	});

	describe("is read in even time", () => {
		const open = "<rss><channel><item>";
		itGrowsEvenly(
			{
				items: (size) =>
					open + repeat("<item><title>Tin</title><link>/a</link><pubDate>24 Nov 2026</pubDate></item>")(size),
				"items without end": (size) => open + repeat("<item>")(size),
				"tags without end": (size) => open + repeat("<title")(size),
				"elements in each other": (size) => open + repeat("<a>")(size),
				"ends of nothing": (size) => open + repeat("</a></link>")(size),
				attributes: (size) => `${open}<link ${repeat("href='/a' b ")(size)}`,
				entities: (size) => `${open}<title>${repeat("&amp;lt;&nbsp;&")(size)}`,
				"sections in sections": (size) => `${open}<title>${repeat("<![CDATA[]]")(size)}`,
				"one long day": (size) => `${open}<pubDate>${repeat("24 Nov 2026 ")(size)}`,
			},
			(xml) => {
				for (let times = 0; times < 5; times++) read(xml);
			},
		);
	});
});
