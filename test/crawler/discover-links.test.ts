import { expect } from "chai";
import fc from "fast-check";
import { readListing } from "../../crawler/discover/links.ts";
import { createParser } from "../../crawler/parse.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { errorOf, NOW } from "./support.ts";

const HOST = "https://huyen.example";
const BASE = `${HOST}/tin-tuc?page=1`;
const read = (html: string, next: string | null = null) =>
	readListing(html, { url: BASE, next, postback: null, order: undefined, now: NOW });
/** The links as rows: path, title, day. */
const rows = (html: string) =>
	read(html).links.map(({ url, title, published }) => [url.replace(HOST, ""), title, published]);
const days = (html: string) => read(html).links.map(({ published }) => published);

const FIRST = "Thường trực Huyện ủy giao ban công tác dân vận tháng 11";
const SECOND = "Xã Mường Xa ra mắt tổ dân vận cộng đồng ở bản Nà Lốc";

describe("links of a page", () => {
	it("come once each, in reading order, against the page's base", () => {
		const html = `<base href="/muc/"><a href="1.html">A</a><a href="1.html#x">Bài một</a><a name="k">C</a><a href=" /2.html
			">D</a><a href="${BASE}">chính trang này</a><link rel="stylesheet" href="/a.css">`;
		expect(rows(html)).to.deep.equal([
			["/muc/1.html", "Bài một", null],
			["/2.html", "D", null],
		]);
	});

	it("are those that scripts, frames on the host and a refresh lead to, too", () => {
		const html = `<meta http-equiv="Refresh" content="0; URL='/moi/index.htm'">
			<a href="javascript:location.href='/1.htm'">Một</a><a href="javascript:window.open(&quot;/2.htm&quot;,'w')">Hai</a>
			<a href="#" onclick="location.href = '/3.htm'; return false">Ba</a><tr data-href="/4.htm"><td>Bốn</td></tr>
			<div onclick="window.location='/5.htm'">Năm</div><a href="javascript:void(0)">Không</a><map><area href="/6.htm"></map>
			<a href="mailto:a@huyen.example">Thư</a><a href="javascript:xem(7)">Không</a>
			<frameset><frame src="/khung.htm"><frame src="https://khac.example/khung.htm"></frameset><iframe src="/tin-moi.htm"></iframe>`;
		expect(read(html).links.map(({ url }) => url.replace(HOST, ""))).to.deep.equal([
			"/moi/index.htm",
			"/1.htm",
			"/2.htm",
			"/3.htm",
			"/4.htm",
			"/5.htm",
			"/6.htm",
			"/khung.htm",
			"/tin-moi.htm",
		]);
	});

	it("have the cleaned text of the best link to them", () => {
		const html = `<a href="/1"><img src="a.jpg"></a> <a href="/1"> Hội&nbsp;nghị <b>sơ</b>
			<br>kết quy&#x1EBF;t định 217 </a> <a href="/1">Xem tiếp trong chuyên mục này của huyện, có ảnh</a>
			<a href="/2" title="${FIRST}">Thường trực Huyện ủy giao ban…</a>
			<a href="/3" title="Ảnh"><img src="b.jpg"></a><a href="/4">${"dài ".repeat(200)}</a><a href="/5"><script>x()</script></a>`;
		const titles = read(html).links.map(({ title }) => title);
		expect(titles.slice(0, 3)).to.deep.equal(["Hội nghị sơ kết quyết định 217", FIRST, "Ảnh"]);
		expect(titles[3]).to.have.length(300);
		expect(titles[4]).to.equal(null);
	});

	it("are 2,000 at most", () => {
		const html = Array.from({ length: 3000 }, (_, i) => `<a href="/${i}">${i}</a>`).join("");
		expect(read(html).links).to.have.length(2000);
	});
});

describe("the day beside a link", () => {
	const item = (inner: string): string => `<ul><li>${inner}</li><li><a href="/2">${SECOND}</a> (24/11/2026)</li></ul>`;

	const places: [string, string][] = [
		["behind it in brackets", item(`<a href="/1">${FIRST}</a> <i>(25/11/2026)</i>`)],
		["before it", item(`<span>25-11-2026 08:30</span><a href="/1">${FIRST}</a>`)],
		["in it, apart from the title", item(`<a href="/1"><h3>${FIRST}</h3><span>25/11/2026</span></a>`)],
		["at the end of its text, in brackets", item(`<a href="/1">${FIRST} (25/11/2026)</a>`)],
		[
			"behind a lede that cites a document",
			item(`<a href="/1">${FIRST}</a><p>Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016, huyện họp.</p><p>25/11/2026</p>`),
		],
		[
			"with weekday, hour and counter",
			item(`<a href="/1">${FIRST}</a><p>Thứ tư, ngày 25/11/2026 - 08:30 | 12 lượt xem</p>`),
		],
		["with the section's name", item(`<a href="/1">${FIRST}</a> <a href="/muc">Dân vận</a><em>25/11/2026</em>`)],
		[
			"beside the section's link",
			item(`<a href="/1">${FIRST}</a><div><a href="/muc">Dân vận</a> <em>Ngày đăng: 25/11/2026</em></div>`),
		],
		["of a picture and a title", item(`<a href="/1"><img src="a.jpg"></a><b>25.11.2026</b><a href="/1">${FIRST}</a>`)],
		["in words", item(`<a href="/1">${FIRST}</a> ngày 25 tháng 11 năm 2026`)],
		["of a time element", item(`<a href="/1">${FIRST}</a> <time datetime="2026-11-25T00:30:00+07:00">hôm nay</time>`)],
		[
			"in another cell",
			`<table><tr><td>25/11/2026<td><a href="/1">${FIRST}</a><tr><td>24/11/2026<td><a href="/2">${SECOND}</a></table>`,
		],
		[
			"without elements, behind",
			`<div><a href="/1">${FIRST}</a> (25/11/2026)<br><a href="/2">${SECOND}</a> (24/11/2026)</div>`,
		],
		[
			"without elements, before",
			`<div>25/11/2026: <a href="/1">${FIRST}</a><br>24/11/2026: <a href="/2">${SECOND}</a></div>`,
		],
		[
			"in the paragraph behind",
			`<h3><a href="/1">${FIRST}</a></h3><p>25/11/2026</p><h3><a href="/2">${SECOND}</a></h3><p>24/11/2026</p>`,
		],
		[
			"in the term before",
			`<dl><dt>25/11/2026<dd><a href="/1">${FIRST}</a><dt>24/11/2026<dd><a href="/2">${SECOND}</a></dl>`,
		],
		["of short titles", `<ul><li><a href="/1">Tin vắn</a> 25/11/2026<li><a href="/2">Nhắn tin</a> 24/11/2026</ul>`],
	];
	for (const [name, html] of places)
		it(`is found ${name}`, () => {
			const found = new Map(read(html).links.map(({ url, published }) => [url.replace(HOST, ""), published]));
			expect([found.get("/1"), found.get("/2")]).to.deep.equal(["2026-11-25", "2026-11-24"]);
			expect(
				read(html)
					.links.map(({ title }) => title)
					.join(),
			).to.not.match(/202[46]/);
		});

	const nowhere: [string, string][] = [
		[
			"in a sentence",
			`<li><a href="/1">${FIRST}</a><p>Từ ngày 02/11/2026 đến nay, các xã đã ra mắt mười tổ dân vận cộng đồng.</p>`,
		],
		["in the title itself", `<li><a href="/1">Kết quả công tác dân vận tính đến 20/11/2026</a>`],
		["with a document", `<li><a href="/1">${FIRST}</a><p>Nghị quyết số 25-NQ/TW ngày 03/6/2013</p>`],
		["that is to come", `<li><a href="/1">${FIRST}</a> (25/12/2026)`],
		["that never was", `<li><a href="/1">${FIRST}</a> (31/02/2026)`],
		[
			"far from it",
			`<div><p>25/11/2026</p>${"<p>Trung tâm hành chính công</p>".repeat(12)}<a href="/1">${FIRST}</a></div>`,
		],
	];
	for (const [name, html] of nowhere) it(`is none that stands ${name}`, () => expect(days(html)).to.deep.equal([null]));

	it("is read in the order of the source's pages", () => {
		const html = `<li><a href="/1">${FIRST}</a> 11/05/2026`;
		const of = (order: "dmy" | "mdy") => readListing(html, { url: BASE, next: null, postback: null, order, now: NOW });
		expect(of("mdy").links[0]?.published).to.equal("2026-11-05");
		expect(of("dmy").links[0]?.published).to.equal("2026-05-11");
	});

	it("is not today's date in the head of the page", () => {
		const html = `<div class="top">Thứ tư, 25/11/2026 <a href="/">Trang chủ</a></div>
			<ul><li><a href="/1">${FIRST}</a><li><a href="/2">${SECOND}</a></ul>`;
		expect(new Map(read(html).links.map((link) => [link.url, link.published])).get(`${HOST}/1`)).to.equal(null);
	});
});

describe("the next page of a listing", () => {
	const next = (html: string, selector = ".sau") => read(html, selector).next?.replace(HOST, "") ?? null;

	it("is what the selector finds, or the first link in it", () => {
		expect(next(`<a class="sau" href="?page=2">Sau</a>`)).to.equal("/tin-tuc?page=2");
		expect(next(`<p class="sau"><b></b><a href="?page=2">Sau</a></p>`)).to.equal("/tin-tuc?page=2");
		expect(next(`<button class="sau" onclick="location.href='?page=2'">Sau</button>`)).to.equal("/tin-tuc?page=2");
		expect(next(`<link rel="next" href="?page=2">`, "link[rel=next]")).to.equal("/tin-tuc?page=2");
		expect(next(`<b>1</b> <a href="?page=2">2</a> <a href="?page=3">3</a>`, "b + a")).to.equal("/tin-tuc?page=2");
	});

	it("is none on the last page", () => {
		for (const html of [
			"<p>Hết</p>",
			`<a class="sau" href="?page=1">Sau</a>`,
			`<a class="sau" href="#">Sau</a>`,
			`<a class="sau disabled" href="?page=2">Sau</a>`,
			`<li class="disabled"><a class="sau" href="?page=2">Sau</a>`,
			`<a class="sau" aria-disabled="true" href="?page=2">Sau</a>`,
			`<a class="sau" href="javascript:void(0)">Sau</a>`,
		])
			expect(next(html), html).to.equal(null);
	});
});

describe("listings in the parser", function () {
	this.timeout(60_000);

	it("are read in its worker, and a hostile page is refused", async () => {
		const { links, close } = createParser();
		try {
			const input = { name: "muc", contentType: "text/html", url: BASE, next: "a.sau", postback: null, now: NOW };
			const html = `<li><a href="/1.html">${FIRST}</a> (25/11/2026)<a class="sau" href="?page=2">Trang sau</a>`;
			expect(await links({ ...input, bytes: Buffer.from(html) })).to.deep.equal({
				links: [
					{ url: `${HOST}/1.html`, title: FIRST, published: "2026-11-25" },
					{ url: `${HOST}/tin-tuc?page=2`, title: "Trang sau", published: null },
				],
				next: `${HOST}/tin-tuc?page=2`,
				postback: null,
			});
			const deep = await errorOf(links({ ...input, bytes: Buffer.from("<div>".repeat(1000)) }));
			expect(deep.code).to.equal("page_refused");
		} finally {
			await close();
		}
	});
});

describe("a hostile listing", () => {
	it("throws nothing, whatever it holds", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				"<a href='",
				"/1",
				"'>",
				"</a>",
				"<li>",
				"</li>",
				"<ul>",
				"(25/11/2026)",
				"<frame src=x>",
				"<base href='",
			),
			fc.constantFrom(
				"javascript:",
				"location.href='",
				"%",
				"&#0;",
				'<a onclick="',
				"<time datetime=",
				"\ud800",
				"<meta http-equiv=refresh content=",
			),
			fc.string({ maxLength: 6 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const { links } = read(pieces.join(""), "li a");
				expect(new Set(links.map(({ url }) => url)).size).to.equal(links.length);
				for (const { url } of links) expect(url).to.match(/^https?:/);
			}),
		);
	});

	describe("is read in even time", () => {
		itGrowsEvenly(
			{
				links: repeat(`<li><a href="/tin">Thường trực Huyện ủy giao ban</a> 25/11/2026</li>`),
				"links of many addresses": (size) =>
					Array.from(
						{ length: size / 60 },
						(_, i) => `<p><a href="/${i}">Thường trực Huyện ủy họp</a> (25/11/2026)`,
					).join(""),
				"one link and many days": (size) => `<a href="/1">${FIRST}</a>${repeat("<b>25/11/2026</b> ")(size)}`,
				"one long text": repeat("25/11/2026 "),
				"scripts that lead nowhere": repeat(`<a href="javascript:location . location.href  =  open open(">x</a>`),
				"links in links": (size) =>
					`<div>${repeat(`<a href=/x${size}><b><a href=/y>`)(Math.min(size, 4000))}</div>${repeat("<i>a</i>")(size)}`,
				"refreshes to nowhere": repeat(`<meta http-equiv="refresh" content="0${" ".repeat(2900)}">`),
				"an attribute without end": (size) => `<a href="${repeat("/location.href=")(size)}`,
			},
			// Several times, for the clock is coarse.
			(html) => {
				for (let times = 0; times < 4; times++) read(html, "a.sau");
			},
		);
	});
});
