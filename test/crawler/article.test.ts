import { expect } from "chai";
import fc from "fast-check";
import { readArticle } from "../../crawler/article.ts";
import { Recipe } from "../../model/source.ts";
import { NOW, PARAGRAPH } from "./support.ts";

const read = (html: string, recipe: Partial<Recipe> = {}, url: string | null = null) =>
	readArticle(html, { url, recipe: Recipe.parse(recipe), now: NOW });
const TITLE = "Xã Bản Mới đối thoại trực tiếp với Nhân dân";
const SECOND = PARAGRAPH.replace("25-NQ/TW", "43-KL/TW");
const MENU = `<div class="top">${Array.from({ length: 30 }, (_, i) => `<a href="/muc/${i}">Chuyên mục số ${i}</a>`).join("")}</div>`;
const RELATED = `<div class="khac"><h3>Tin liên quan</h3><ul>${"<li><a href='/x'>Huyện khác triển khai Nghị quyết số 18-NQ/TW</a></li>".repeat(6)}</ul></div>`;

describe("article", () => {
	it("takes the prose of a page and leaves menus, counters, related links and footers", async () => {
		const { title, text, published, dateSource } = await read(
			`<html><head><title>${TITLE} - Cổng thông tin điện tử</title></head><body>${MENU}<div id="main"><div class="tin">
			<h1>${TITLE}</h1><span>Thứ ba, 14/01/2022, 08:30</span> <span>Số lần xem: 12</span>
			<p>${PARAGRAPH}</p><script>var a = "Nghị quyết 1-NQ/TW";</script><!-- Nghị quyết 2-NQ/TW -->
			<p>${SECOND}</p><p style="display:none">Ẩn</p></div>${RELATED}</div><footer><p>${SECOND}</p></footer></body></html>`,
		);
		expect(title).to.equal(TITLE);
		expect([published, dateSource]).to.deep.equal(["2022-01-14", "page"]);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}`);
	});

	it("reads JSON-LD, Open Graph and microdata before the page's own text", async () => {
		const ld = {
			"@graph": [
				{ "@type": "NewsArticle", headline: TITLE, datePublished: "2023-05-06T22:00:00Z", author: { name: "Lê Mai" } },
			],
		};
		const report = await read(
			`<script type="application/ld+json">${JSON.stringify(ld)}</script><h2>${TITLE}</h2><i>01/01/2020</i><p>${PARAGRAPH}</p>`,
		);
		expect(report).to.include({ title: TITLE, published: "2023-05-07", dateSource: "metadata", author: "Lê Mai" });
		const og = await read(
			`<meta property="og:title" content="${TITLE}"><meta property="article:published_time" content="2021-02-03T04:05:06+07:00"><p>${PARAGRAPH}`,
		);
		expect(og).to.include({ title: TITLE, published: "2021-02-03" });
		const broken = await read(`<script type="application/ld+json">{broken</script><h1>${TITLE}</h1><p>${PARAGRAPH}`);
		expect(broken.title).to.equal(TITLE);
	});

	it("lets a recipe's selectors decide before all else", async () => {
		const html = `<meta property="og:title" content="Trang chủ"><b class="t">${TITLE}</b><i class="d">5-6-2020</i><u class="a">Bản tin</u>
			<div class="b"><p>${PARAGRAPH}</p></div><div><p>${SECOND}</p><p>${SECOND}</p></div>`;
		const report = await read(html, { title: [".t"], published: [".d"], author: [".a"], body: [".b"] });
		expect(report).to.deep.include({
			title: TITLE,
			published: "2020-06-05",
			dateSource: "page",
			dateInferred: false,
			author: "Bản tin",
			text: PARAGRAPH,
			extractor: "recipe",
			fields: { title: true, published: true, body: true },
		});
	});

	it("finds the whole headline where the metadata cut it short", async () => {
		const { title } = await read(
			`<meta property="og:title" content="Xã Bản Mới đối thoại ..."><h1>${TITLE}</h1><p>${PARAGRAPH}</p>`,
		);
		expect(title).to.equal(TITLE);
	});

	it("keeps a summary that stands outside the body", async () => {
		const sapo = "Sáng 12/01, Huyện ủy tổ chức hội nghị quán triệt Kết luận số 43-KL/TW của Ban Bí thư.";
		const { text } = await read(
			`<h1>${TITLE}</h1><div class="sapo">${sapo}</div><div itemprop="articleBody"><p>${PARAGRAPH}</p></div>`,
		);
		expect(text).to.equal(`${sapo}\n${PARAGRAPH}`);
	});

	it("does not repeat the headline in the text", async () => {
		const { text } = await read(`<div><h1>${TITLE}</h1><p><b>${TITLE.toUpperCase()}</b></p><p>${PARAGRAPH}</p></div>`);
		expect(text).to.equal(PARAGRAPH);
	});

	it("reads pages laid out in tables, and keeps the rows of a data table together", async () => {
		const { text, title } = await read(
			`<title>${TITLE}</title><table><tr><td width=200>${MENU}</td><td><table><tr><td><b>${TITLE}</b></td></tr><tr><td>${PARAGRAPH}<br>${SECOND}
			<table><tr><td>Mô hình</td><td><p>12</p></td></tr><tr><td>Hộ</td><td>340</td></tr></table></td></tr></table></td></tr></table>`,
		);
		expect(title).to.equal(TITLE);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}\nMô hình | 12\nHộ | 340`);
	});

	it("reads decomposed text, entities and no-break spaces", async () => {
		const { text, title } = await read(
			`<h1>${TITLE.normalize("NFD")}</h1><p>Ngh&#7883; quy&#7871;t&nbsp;25-NQ/TW &amp; ${PARAGRAPH.normalize("NFD")}`,
		);
		expect(title).to.equal(TITLE);
		expect(text).to.equal(`Nghị quyết\u00a025-NQ/TW & ${PARAGRAPH}`);
	});

	it("reads without what nobody can print", async () => {
		const dirty = (text: string) => text.replaceAll(" ", " \u0008").replace("Nhân dân", "Nhân&#xD800; dân&#0;");
		const { title, text, author } = await read(
			`<meta name="author" content="Lê\u0007 Mai"><h1>${dirty(TITLE)}</h1><p>${dirty(PARAGRAPH)}</p>`,
		);
		expect({ title, text, author }).to.satisfy(
			(report: object) => !/[\u0000-\u0009\u000b-\u001f\ud800-\udfff]/u.test(Object.values(report).join("")),
		);
		expect([title, author]).to.deep.equal([TITLE, "Lê Mai"]);
	});

	it("takes a day from the address, and from the lede only as inferred", async () => {
		const lede = `Chiều 22/2, Huyện ủy họp. ${PARAGRAPH}`;
		expect(await read(`<h1>${TITLE}</h1><p>${lede}</p>`, {}, "https://bao.example/2023/02/23/a.html")).to.include({
			published: "2023-02-23",
			dateSource: "url",
		});
		expect(await read(`<h1>${TITLE}</h1><p>${lede}</p>`)).to.include({
			published: "2026-02-22",
			dateSource: "inferred",
		});
		expect((await read(`<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`)).published).to.equal(null);
	});

	it("is not misled by today's date in the page's header", async () => {
		const header = `<div class="banner"><span>Thứ tư, 25/11/2026</span></div>${MENU}`;
		expect((await read(`${header}<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`)).published).to.equal(null);
	});

	describe("by a recipe", () => {
		const BODY = `<div class="a"><p>${PARAGRAPH}</p></div><div class="b"><p>${SECOND}</p></div>`;

		it("tries selectors in their order and takes the first that finds something", async () => {
			const html = `<h1>Trang tin</h1><h3 class="t">${TITLE}</h3><i class="empty"></i>${BODY}`;
			const report = await read(html, { title: [".missing", ".empty", ".t"], body: ["#none", ".empty", ".b", ".a"] });
			expect(report).to.include({ title: TITLE, text: SECOND, extractor: "recipe" });
		});

		it("joins all that the body's selector matches, each line once", async () => {
			const nested = `<div class="x">${BODY}</div>`;
			expect((await read(nested, { body: [".b, .a"] })).text).to.equal(`${PARAGRAPH}\n${SECOND}`);
			expect((await read(nested, { body: [".x, .a"] })).text).to.equal(`${PARAGRAPH}\n${SECOND}`);
		});

		it("finds a body that is no block, that is hidden, or whose class says something else", async () => {
			for (const open of [
				'<span id="b">',
				'<div style="display:none"><div id="b">',
				'<div class="comment"><div id="b" class="related share">',
			])
				expect((await read(`<p>Mục lục</p>${open}${PARAGRAPH}`, { body: ["#b"] })).text, open).to.equal(PARAGRAPH);
		});

		it("leaves out what it drops, ends where it says, and takes out what changes by itself", async () => {
			const html = `<div class="b"><p>${PARAGRAPH}</p><div class="ad">Quảng cáo máy lọc nước</div><p>Đã có 12 người đọc. ${SECOND}</p>
				<p>Nguồn: Ban Dân vận</p><p>CÁC TIN KHÁC TRONG NGÀY</p><p>${PARAGRAPH}</p></div>`;
			const { text } = await read(html, {
				body: [".b"],
				drop: [".ad"],
				stopAt: ["^các tin khác"],
				strip: ["Đã có \\d+ người đọc\\."],
			});
			expect(text).to.equal(`${PARAGRAPH}\n${SECOND}\nNguồn: Ban Dân vận`);
		});

		it("tells which fields it found, and reads the page without it where it found none", async () => {
			const html = `<h1>${TITLE}</h1><i>14/01/2022</i><p>${PARAGRAPH}</p>`;
			const moved = await read(html, { title: [".t"], published: [".d"], body: [".b"] });
			expect(moved).to.include({ title: TITLE, published: "2022-01-14", text: PARAGRAPH, extractor: "heuristic" });
			expect(moved.fields).to.deep.equal({ title: false, published: false, body: false });
			expect((await read(html, { title: ["h1"], published: ["h1"] })).fields).to.deep.equal({
				title: true,
				published: false,
				body: true,
			});
			expect((await read(html)).fields).to.equal(null);
		});

		it("passes over a selector that is none", async () => {
			const report = await read(`<div class="b"><p>${PARAGRAPH}</p></div>`, {
				title: ["::!"],
				body: ["[[", ".b"],
				drop: ["))"],
			});
			expect(report).to.include({ text: PARAGRAPH, extractor: "recipe" });
		});
	});

	it("leaves out lists of other reports in the midst of a report, and keeps a paragraph that is a link", async () => {
		const related = `<ul><li><a href="/1">Huyện khác triển khai Nghị quyết số 18-NQ/TW</a></li><li><a href="/2">Công bố quyết định điều động cán bộ</a></li></ul>`;
		const linked = "Toàn văn phát biểu của đồng chí Bí thư Huyện ủy tại hội nghị ngày 12 tháng 01.";
		const { text } = await read(
			`<h1>${TITLE}</h1><div><p>${PARAGRAPH}</p>${related}<p>${SECOND}</p><p><a href="/pv">${linked}</a></p>
			<p><a href="/3">>>> Huyện đoàn ra quân tháng thanh niên</a></p><h4>Đọc thêm</h4><p><a href="/4">Khai mạc giải bóng chuyền</a></p><p>${PARAGRAPH} Hết.</p></div>`,
		);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}\n${linked}\n${PARAGRAPH} Hết.`);
	});

	it("ends a report at the comments, however long they are", async () => {
		const comment = "Tôi rất tâm đắc với cách làm của xã; mong lãnh đạo huyện về cơ sở nhiều hơn. ".repeat(4);
		const { text } = await read(
			`<h1>${TITLE}</h1><div><p>${PARAGRAPH}</p><p>${SECOND}</p><p>Ý kiến bạn đọc (3)</p><p>${comment}</p></div>`,
		);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}`);
	});

	it("takes counters and share bars out, also from the end of a paragraph", async () => {
		const { text } = await read(
			`<h1>${TITLE}</h1><div><p>Chia sẻ: Facebook Zalo</p><p>Nghe đọc bài</p><p>${PARAGRAPH} [Lượt xem: 1.204]</p><p>Lượt xem: 1.204</p><p>${SECOND}</p></div>`,
		);
		expect(text).to.equal(`${PARAGRAPH}\n${SECOND}`);
	});

	it("keeps captions of pictures and videos, and nothing that a player says", async () => {
		const { text } = await read(
			`<h1>${TITLE}</h1><div><figure><img src=a><figcaption>Quang cảnh hội nghị. Ảnh: Thu Hà</figcaption></figure><p>${PARAGRAPH}</p>
			<video><p>Trình duyệt của bạn không hỗ trợ video.</p></video><p>0:00 / 3:25</p><p>Video: Đường về bản Nà Lốc</p><p>${SECOND}</p></div>`,
		);
		expect(text.split("\n")).to.deep.equal([
			"Quang cảnh hội nghị. Ảnh: Thu Hà",
			PARAGRAPH,
			"Video: Đường về bản Nà Lốc",
			SECOND,
		]);
	});

	it("never lets a footnote's mark or a neighbouring cell run into a symbol", async () => {
		const { text } = await read(
			`<h1>${TITLE}</h1><div><p>Theo Nghị quyết số 25-NQ/TW<sup>1</sup> và Kết luận số 43-KL/TW<sup>(2)</sup>, diện tích 12 m<sup>2</sup>. ${PARAGRAPH}</p>
			<table><tr><td>25-NQ/TW</td><td>43-KL/TW</td><td></td></tr></table></div>`,
		);
		expect(text).to.contain("25-NQ/TW[1] và Kết luận số 43-KL/TW(2), diện tích 12 m2.");
		expect(text.split("\n").at(-1)).to.equal("25-NQ/TW | 43-KL/TW");
	});

	describe("at the end of a report", () => {
		const PUBLISHER =
			"Cơ quan chủ quản: Ủy ban nhân dân huyện Mường Xa. Địa chỉ: số 1 đường 19/5. Điện thoại: 0213.3870.123";
		/** A page of the old kind, where cells for layout hold the report, its writer's name and the footer alike. */
		const inTables = (foot: string) =>
			`<form><table><tr><td>${MENU}</td></tr><tr><td><b>${TITLE}</b><br>14/01/2022<br>${PARAGRAPH}<br>${SECOND}<br>Thu Trang</td></tr>${foot}</table></form>`;

		it("leaves out the footer of a page laid out in tables", async () => {
			const lines = [
				"Cổng thông tin điện tử huyện Mường Xa",
				"Cơ quan chủ quản: Ủy ban nhân dân huyện Mường Xa",
				"Chịu trách nhiệm nội dung: ông Lò Văn Sáng, Chánh Văn phòng",
				"Thường trực Ban Biên tập: Phòng Văn hóa và Thông tin",
				"Địa chỉ: số 1 đường 19/5, thị trấn Mường Xa - Điện thoại: 0213.3870.123",
				"Giấy phép số 12/GP-TTĐT do Sở Thông tin và Truyền thông cấp ngày 03/02/2015",
				"Số người online: 14",
				"Bản quyền thuộc về Ủy ban nhân dân huyện Mường Xa",
			];
			for (const foot of [
				`<tr><td>${PUBLISHER}</td></tr>`,
				`<tr><td>${lines.join("<br>")}</td></tr>`,
				lines.map((line) => `<tr><td>${line}</td></tr>`).join(""),
			]) {
				const { text, author } = await read(inTables(foot));
				expect(text).to.equal(`${PARAGRAPH}\n${SECOND}\nThu Trang`);
				expect(author).to.equal("Thu Trang");
			}
			const inOneCell = await read(`<h1>${TITLE}</h1><div>${PARAGRAPH}<br>${SECOND}<br>${PUBLISHER}</div>`);
			expect(inOneCell.text).to.equal(`${PARAGRAPH}\n${SECOND}`);
		});

		it("keeps what a report says of publishers, licences and addresses", async () => {
			const said = [
				"Cơ quan chủ quản phải chịu trách nhiệm về nội dung mà trang thông tin của mình đã đăng.",
				"Cơ quan chủ quản: Ủy ban nhân dân tỉnh",
				"Thời gian thực hiện dự án: từ năm 2021 đến năm 2025",
				"Mọi ý kiến góp ý xin gửi về Phòng Nội vụ huyện trước ngày 30/01/2022.",
				"Địa chỉ: tầng 2, nhà B, khu hành chính huyện",
				"Điện thoại: 0213.3870.555",
			];
			const { text } = await read(`<h1>${TITLE}</h1><div><p>${[PARAGRAPH, ...said].join("</p><p>")}</p></div>`);
			expect(text).to.equal([PARAGRAPH, ...said].join("\n"));
		});

		it("leaves out lines that are nothing but links to attachments, and keeps a sentence that is one", async () => {
			const at = "https://huyen.example/tin/1.html";
			const links = `<p><a href="/in"><img src="/in.gif"></a></p><p><a href="/f/bc.pdf">Tải báo cáo (PDF)</a> <a href="/f/12.pdf">Kế hoạch số 12-KH/HU</a></p>
				<p>Tệp đính kèm: <a href="/f/13.docx">Kế hoạch số 13-KH/HU</a> (312 KB)</p>
				<p><a href="/download.aspx?id=14">Tải kế hoạch số 14-KH/HU</a></p>`;
			const sentence = `<p><a href="/f/25.pdf">Nghị quyết số 25-NQ/TW đã được gửi đến từng chi bộ trong toàn huyện.</a></p>`;
			const mixed = `<p>Ban Thường vụ ban hành <a href="/f/9.pdf">Kế hoạch số 9-KH/HU</a> để thực hiện</p>`;
			const page = `<h1>${TITLE}</h1><div class="b"><p>${PARAGRAPH}</p>${sentence}${mixed}<p>${SECOND}</p>${links}</div>`;
			for (const recipe of [{}, { body: [".b"] }]) {
				const { text, attachments } = await read(page, recipe, at);
				expect(text.split("\n")).to.deep.equal([
					PARAGRAPH,
					"Nghị quyết số 25-NQ/TW đã được gửi đến từng chi bộ trong toàn huyện.",
					"Ban Thường vụ ban hành Kế hoạch số 9-KH/HU để thực hiện",
					SECOND,
				]);
				expect(attachments.map(({ url }) => new URL(url).pathname)).to.deep.equal([
					"/f/25.pdf",
					"/f/9.pdf",
					"/f/bc.pdf",
					"/f/12.pdf",
					"/f/13.docx",
					"/download.aspx",
				]);
			}
		});
	});

	it("tells the author by marks, by the stamp or by the last line, and takes no body for one", async () => {
		const by = async (before: string, after = "") =>
			(await read(`${before}<h1>${TITLE}</h1><i>14/01/2022</i><p>${PARAGRAPH}</p><p>${SECOND}</p>${after}`)).author;
		expect(await by('<meta name="author" content="Lê Thị Mai">')).to.equal("Lê Thị Mai");
		expect(await by('<meta name="author" content="Trường THCS Hòa Hưng">')).to.equal(null);
		expect(await by('<span class="author">Tác giả: Lê Thị Mai</span>')).to.equal("Lê Thị Mai");
		expect(await by("", "<p>Bài, ảnh: Lê Mai - Thu Hà</p>")).to.equal("Lê Mai - Thu Hà");
		expect(await by("", "<p>Y Thơ Niê (thực hiện)</p>")).to.equal("Y Thơ Niê");
		expect(await by("", "<p>Đoàn Thành Trung</p>")).to.equal("Đoàn Thành Trung");
		for (const body of ["BAN DÂN VẬN HUYỆN ỦY", "Ban Tuyên Giáo", "Thành Ủy Vinh"])
			expect(await by("", `<p>${body}</p>`), body).to.equal(null);
	});

	it("finds the headline where the window names the site, by heading, class, bold print or stamp", async () => {
		for (const headline of [
			`<h3>${TITLE}</h3>`,
			`<div class="news_title">${TITLE}</div>`,
			`<a class="tieude" href="/t/1">${TITLE}</a>`,
			`<font size=4><b>${TITLE}</b></font><br>`,
			`<div>${TITLE}</div>`,
		]) {
			const html = `<title>Huyện đoàn Mường Xa</title>${MENU}<div>${headline}<div>14/01/2022</div><p>${PARAGRAPH}</p><p>${SECOND}</p></div>`;
			expect((await read(html)).title, headline).to.equal(TITLE);
		}
	});

	describe("attachments", () => {
		const at = "https://huyen.example/tin/1.html";
		const files = async (after: string, recipe: Partial<Recipe> = {}) =>
			(await read(`<h1>${TITLE}</h1><div class=b><p>${PARAGRAPH}</p></div>${after}`, recipe, at)).attachments;

		it("are links in or below a report that end in a document's name, or that are said to be one", async () => {
			expect(
				await files(
					`<p>Tệp đính kèm: <a href="../vb/12.pdf">12-KH/HU</a> <a href="/download.aspx?id=7">Tải về phụ lục</a> <a href="/b.docx?v=1"></a> <a href="/anh.jpg">Ảnh</a> <a href="/lien-he">Liên hệ</a></p>`,
				),
			).to.deep.equal([
				{ url: "https://huyen.example/vb/12.pdf", title: "12-KH/HU", published: null },
				{ url: "https://huyen.example/download.aspx?id=7", title: "Tải về phụ lục", published: null },
				{ url: "https://huyen.example/b.docx?v=1", title: null, published: null },
			]);
		});

		it("are documents that are shown in a frame", async () => {
			const found = await files(
				`<iframe src="/pdfjs/viewer.html?file=%2Fvb%2F87.pdf"></iframe><object data="/vb/88.pdf"></object>`,
			);
			expect(found.map(({ url }) => url)).to.deep.equal([
				"https://huyen.example/vb/87.pdf",
				"https://huyen.example/vb/88.pdf",
			]);
		});

		it("are no files of other reports, and at most twenty", async () => {
			expect(await files(`<h4>Văn bản khác</h4><p><a href="/x.pdf">Nghị quyết số 18-NQ/TW</a></p>`)).to.be.empty;
			const many = Array.from({ length: 30 }, (_, i) => `<a href="/f/${i}.pdf">${i}</a>`).join(" ");
			expect(await files(`<p>${many}</p>`)).to.have.length(20);
		});

		it("are what a recipe says, whatever the addresses look like", async () => {
			const html = `<ul class="f"><li><a href="/xem?vb=12">Phụ lục I</a></li></ul><p><a href="/y.pdf">khác</a></p>`;
			expect((await files(html, { attachments: [".none", ".f"] })).map(({ title }) => title)).to.deep.equal([
				"Phụ lục I",
			]);
		});
	});

	it("tells a page's own address where it is on the same host and not the home page", async () => {
		const of = async (head: string, url: string | null = "https://huyen.example/m/tin?id=1&x=2") =>
			(await read(`${head}<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`, {}, url)).canonical;
		expect(await of('<link rel="canonical" href="/tin/1.html#top">')).to.equal("https://huyen.example/tin/1.html");
		expect(await of('<meta property="og:url" content="https://www.huyen.example/tin/1.html">')).to.equal(
			"https://www.huyen.example/tin/1.html",
		);
		expect(await of('<link rel="canonical" href="https://khac.example/tin/1.html">')).to.equal(null);
		for (const home of ["/", "https://huyen.example", "/index.html", "/Default.aspx", "javascript:void(0)"])
			expect(await of(`<link rel="canonical" href="${home}">`), home).to.equal(null);
		expect(await of('<link rel="canonical" href="/?p=12">')).to.equal("https://huyen.example/?p=12");
		expect(await of('<link rel="canonical" href="https://huyen.example/tin/1.html">', null)).to.equal(null);
	});

	it("describes how a page is built by the paths of its elements, heaviest first", async () => {
		const page = (id: number, text: string) =>
			`<html><body class="x"><div class="main wide"><div class="post-${id}"><p><b>${text}</b></p></div></div><span>a</span></body></html>`;
		const { layout } = await read(page(12, PARAGRAPH));
		expect(layout).to.deep.equal(["div.main>div.post-{n}>p"]);
		expect((await read(page(77, SECOND))).layout).to.deep.equal(layout);
		const many = Array.from(
			{ length: 90 },
			(_, i) => `<i class="${String.fromCharCode(97 + (i % 26)).repeat(1 + i / 26)}">a</i>`,
		).join("");
		expect((await read(many)).layout).to.have.length(64);
	});

	it("asks the last resort where it trusts its own reading least, and takes the better of the two", async () => {
		// The report stands in an element that calls itself comments, beside more text than it has.
		const prices = Array.from({ length: 60 }, (_, i) => `<li>Giá cà phê nhân xô ${i}.500 đồng</li>`).join("");
		const html = `<title>${TITLE}</title><ul>${prices}</ul><div class="binh-luan"><p>${PARAGRAPH}</p><p>${SECOND}</p><p>${PARAGRAPH} Hết.</p><p><a href="/f/1.pdf">Báo cáo số 1-BC/HU</a></p></div>`;
		const { extractor, text, quality } = await read(html);
		expect({ extractor, text }).to.deep.equal({
			extractor: "fallback",
			text: `${PARAGRAPH}\n${SECOND}\n${PARAGRAPH} Hết.`,
		});
		expect(quality.junk).to.equal(false);
	});

	it("takes time that grows with a page, not with its square", async () => {
		for (const unit of [
			"<p>a<b>c</b> ",
			"<td>a",
			"<a href=x>Tin</a> ",
			"<meta name=a content=b>",
			"<h2>a</h2>",
			"&amp;",
			"14/01/2022 ",
			"TW<sup>1</sup> ",
			"<h3><a href=x>Hội nghị tổng kết</a></h3>01/02/2022<p>x",
			"<div>Ngày đăng: 01/02/2022</div>",
			"<a href=x.pdf>Tải về</a>",
		]) {
			const html = unit.repeat(Math.ceil(400_000 / unit.length));
			const started = process.cpuUsage();
			await read(html);
			expect(process.cpuUsage(started).user / 1000, unit).to.be.lessThan(3000);
		}
	});

	it("never throws on tag soup", async () => {
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
		await fc.assert(
			fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }), async (parts) => {
				const report = await read(parts.join(""));
				expect(report.text).to.equal(report.text.normalize("NFC"));
			}),
			{ numRuns: 300 },
		);
	});
});
