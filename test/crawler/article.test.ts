import { expect } from "chai";
import fc from "fast-check";
import { readArticle } from "../../crawler/article.ts";
import { NOW, PARAGRAPH } from "./support.ts";

const read = (html: string, selectors = {}, url: string | null = null) =>
	readArticle(html, { url, selectors, now: NOW });
const TITLE = "Xã Bản Mới đối thoại trực tiếp với Nhân dân";
const SECOND = PARAGRAPH.replace("25-NQ/TW", "43-KL/TW");
const MENU = `<div class="top">${Array.from({ length: 30 }, (_, i) => `<a href="/muc/${i}">Chuyên mục số ${i}</a>`).join("")}</div>`;
const RELATED = `<div class="khac"><h3>Tin liên quan</h3><ul>${"<li><a href='/x'>Huyện khác triển khai Nghị quyết số 18-NQ/TW</a></li>".repeat(6)}</ul></div>`;

describe("article", () => {
	it("takes the prose of a page and leaves menus, counters, related links and footers", () => {
		const { title, text, published, dateSource } = read(
			`<html><head><title>${TITLE} - Cổng thông tin điện tử</title></head><body>${MENU}<div id="main"><div class="tin">
			<h1>${TITLE}</h1><span>Thứ ba, 14/01/2022, 08:30</span> <span>Số lần xem: 12</span>
			<p>${PARAGRAPH}</p><script>var a = "Nghị quyết 1-NQ/TW";</script><!-- Nghị quyết 2-NQ/TW -->
			<p>${SECOND}</p><p style="display:none">Ẩn</p></div>${RELATED}</div><footer><p>${SECOND}</p></footer></body></html>`,
		);
		expect(title).to.equal(TITLE);
		expect([published, dateSource]).to.deep.equal(["2022-01-14", "page"]);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}`);
	});

	it("reads JSON-LD, Open Graph and microdata before the page's own text", () => {
		const ld = {
			"@graph": [
				{ "@type": "NewsArticle", headline: TITLE, datePublished: "2023-05-06T22:00:00Z", author: { name: "Lê Mai" } },
			],
		};
		const report = read(
			`<script type="application/ld+json">${JSON.stringify(ld)}</script><h2>${TITLE}</h2><i>01/01/2020</i><p>${PARAGRAPH}</p>`,
		);
		expect(report).to.include({ title: TITLE, published: "2023-05-07", dateSource: "metadata", author: "Lê Mai" });
		const og = read(
			`<meta property="og:title" content="${TITLE}"><meta property="article:published_time" content="2021-02-03T04:05:06+07:00"><p>${PARAGRAPH}`,
		);
		expect(og).to.include({ title: TITLE, published: "2021-02-03" });
		expect(read(`<script type="application/ld+json">{broken</script><h1>${TITLE}</h1><p>${PARAGRAPH}`).title).to.equal(
			TITLE,
		);
	});

	it("lets a recipe's selectors decide before all else", () => {
		const html = `<meta property="og:title" content="Trang chủ"><b class="t">${TITLE}</b><i class="d">5-6-2020</i><u class="a">Bản tin</u>
			<div class="b"><p>${PARAGRAPH}</p></div><div><p>${SECOND}</p><p>${SECOND}</p></div>`;
		const report = read(html, { title: ".t", published: ".d", author: ".a", body: ".b" });
		expect(report).to.deep.equal({
			title: TITLE,
			published: "2020-06-05",
			dateSource: "page",
			author: "Bản tin",
			text: PARAGRAPH,
		});
	});

	it("finds the whole headline where the metadata cut it short", () => {
		const { title } = read(
			`<meta property="og:title" content="Xã Bản Mới đối thoại ..."><h1>${TITLE}</h1><p>${PARAGRAPH}</p>`,
		);
		expect(title).to.equal(TITLE);
	});

	it("keeps a summary that stands outside the body", () => {
		const sapo = "Sáng 12/01, Huyện ủy tổ chức hội nghị quán triệt Kết luận số 43-KL/TW của Ban Bí thư.";
		const { text } = read(
			`<h1>${TITLE}</h1><div class="sapo">${sapo}</div><div itemprop="articleBody"><p>${PARAGRAPH}</p></div>`,
		);
		expect(text).to.equal(`${sapo}\n${PARAGRAPH}`);
	});

	it("does not repeat the headline in the text", () => {
		const { text } = read(`<div><h1>${TITLE}</h1><p><b>${TITLE.toUpperCase()}</b></p><p>${PARAGRAPH}</p></div>`);
		expect(text).to.equal(PARAGRAPH);
	});

	it("reads pages laid out in tables, and keeps the rows of a data table together", () => {
		const { text, title } = read(
			`<title>${TITLE}</title><table><tr><td width=200>${MENU}</td><td><table><tr><td><b>${TITLE}</b></td></tr><tr><td>${PARAGRAPH}<br>${SECOND}
			<table><tr><td>Mô hình</td><td><p>12</p></td></tr><tr><td>Hộ</td><td>340</td></tr></table></td></tr></table></td></tr></table>`,
		);
		expect(title).to.equal(TITLE);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}\nMô hình | 12\nHộ | 340`);
	});

	it("reads decomposed text, entities and no-break spaces", () => {
		const { text, title } = read(
			`<h1>${TITLE.normalize("NFD")}</h1><p>Ngh&#7883; quy&#7871;t&nbsp;25-NQ/TW &amp; ${PARAGRAPH.normalize("NFD")}`,
		);
		expect(title).to.equal(TITLE);
		expect(text).to.equal(`Nghị quyết\u00a025-NQ/TW & ${PARAGRAPH}`);
	});

	it("takes a day from the address, and from the lede only as inferred", () => {
		const lede = `Chiều 22/2, Huyện ủy họp. ${PARAGRAPH}`;
		expect(read(`<h1>${TITLE}</h1><p>${lede}</p>`, {}, "https://bao.example/2023/02/23/a.html")).to.include({
			published: "2023-02-23",
			dateSource: "url",
		});
		expect(read(`<h1>${TITLE}</h1><p>${lede}</p>`)).to.include({ published: "2026-02-22", dateSource: "inferred" });
		expect(read(`<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`).published).to.equal(null);
	});

	it("is not misled by today's date in the page's header", () => {
		const header = `<div class="banner"><span>Thứ tư, 25/11/2026</span></div>${MENU}`;
		expect(read(`${header}<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`).published).to.equal(null);
	});

	it("takes time that grows with a page, not with its square", () => {
		for (const unit of [
			"<p>a<b>c</b> ",
			"<td>a",
			"<a href=x>Tin</a> ",
			"<meta name=a content=b>",
			"<h2>a</h2>",
			"&amp;",
			"14/01/2022 ",
		]) {
			const html = unit.repeat(Math.ceil(400_000 / unit.length));
			const started = process.cpuUsage();
			read(html);
			expect(process.cpuUsage(started).user / 1000, unit).to.be.lessThan(3000);
		}
	});

	it("never throws on tag soup", () => {
		const piece = fc.constantFrom(
			"<div>",
			"</div>",
			"<p",
			">",
			"<td>",
			"</table>",
			"<table>",
			"<h1>",
			"</h1>",
			"<a href='x'>",
			"</a>",
			"<!--",
			"-->",
			"<script>",
			"</script>",
			'<meta property="og:title" content="',
			'">',
			"&amp;",
			"&#x110000;",
			"\u0000",
			PARAGRAPH,
			TITLE,
			"14/01/2022",
			"<br/>",
			'<script type="application/ld+json">{"@type":["NewsArticle"],"headline":[null]}</script>',
			"<time datetime=",
			"<svg><p>",
			"]]>",
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), (parts) => {
				const report = read(parts.join(""));
				expect(report.text).to.equal(report.text.normalize("NFC"));
			}),
			{ numRuns: 300 },
		);
	});
});
