import { expect } from "chai";
import { DAN_VAN, directive, type Site, STUB, serve, storeWith } from "./fixture.ts";

const href = (id: string): string => `/vb/${id.replaceAll(":", "/")}`;

describe("pages of a filled index", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	async function page(path: string): Promise<string> {
		const answer = await site.get(path);
		expect(answer.status, path).to.equal(200);
		expect(answer.headers.get("content-type")).to.match(/^text\/html/);
		const html = await answer.text();
		expect(html.length, path).to.be.below(60_000);
		expect(html, path).to.match(/^<!doctype html><html lang="vi">/);
		return html;
	}

	it("lists the documents of one number by term, and says what it understood", async () => {
		const html = await page("/tim?q=nq+25");
		expect(html).to.include("4 văn bản cùng mang số");
		expect(html).to.include("Khóa XIV").and.to.include("Khóa IX");
		expect(html).to.match(/<li class="chip">số 25<a href="\/tim\?q=nq&amp;loai=vb"/);
		expect(html.indexOf("Khóa XIV")).to.be.below(html.indexOf("Khóa XI<"));
	});

	it("finds reports and marks the words as they were printed", async () => {
		const html = await page("/tim?q=dan+van&loai=bc");
		expect(html).to.include("<mark>dân vận</mark>");
		expect(html).to.include('href="/bc/1"');
	});

	it("turns to the reports where no document has the words", async () => {
		expect(await page("/tim?q=quán+triệt")).to.include('href="/bc/2"');
	});

	it("helps where nothing was found", async () => {
		const html = await page("/tim?q=nq+26");
		expect(html).to.include("Không tìm thấy văn bản").and.to.include("Các số gần nhất").and.to.include("25-NQ/TW");
	});

	it("offers reports for what was meant by a slip", async () => {
		expect(await page("/tim?q=danvan&loai=bc")).to.include('<a href="/tim?q=dan+van&amp;loai=bc">dan van</a>');
	});

	it("asks what to look for where nothing was typed", async () => {
		expect(await page("/tim")).to.include("Cách viết");
	});

	it("shows a document as one would quote it, with siblings, relations and citing sentences", async () => {
		const html = await page(href(DAN_VAN));
		expect(html).to.include(
			"Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về tăng cường",
		);
		expect(html).to.include("Chưa xác định");
		expect(html).to.include("Khóa XIV, 2026").and.to.include("/vb/nghi-quyet/25-nq-tw/k9");
		expect(html).to.include("Được kết luận, sơ kết, tổng kết tại").and.to.include("/vb/ket-luan/43-kl-tw/k12");
		expect(html).to.match(/mười năm thực hiện <a class="exact" href="\/bc\/1#t\d+">Nghị quyết số 25-NQ\/TW<\/a> ngày/);
		expect(html).to.include("22/02/2023").and.to.include("Yên Bái");
		expect(html).to.include("<svg").and.to.include("02/2023");
	});

	it("narrows the citing sentences by place and day, at an address of its own", async () => {
		const html = await page(`${href(DAN_VAN)}?tinh=hau-giang&tu=01/01/2022&den=2022-12-31`);
		expect(html).to.include("/bc/2#t").and.not.to.include("/bc/1#t");
		expect(html).to.include("1 trích dẫn trong phạm vi này");
		expect(await page(`${href(DAN_VAN)}?tinh=ca-mau`)).to.include("Không có trích dẫn nào trong phạm vi này");
	});

	it("says so of a replaced document, and leads on", async () => {
		const html = await page("/vb/nghi-quyet/25-nq-tw/k9");
		expect(html).to.include("Đã được thay thế").and.to.include("Được thay thế bởi");
		expect(html).to.include("/vb/nghi-quyet/25-nq-tw/k14");
		expect(html).to.include("Chưa thấy báo cáo nào trích dẫn");
	});

	it("says so of a document known only by being cited", async () => {
		const html = await page(href(STUB));
		expect(html).to.include("Chỉ biết qua trích dẫn").and.to.include("Tỉnh ủy Yên Bái");
	});

	it("lists the choices of a bare number", async () => {
		for (const path of ["/vb/25-nq-tw", "/vb/nghi-quyet/25-nq-tw"])
			expect(await page(path)).to.include("4 văn bản mang số");
	});

	it("redirects a bare number that one document bears, never for good", async () => {
		for (const path of ["/vb/05-ct-tw", "/vb/chi-thi/05-ct-tw", "/vb/chi-thi/05-CT-TW"]) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(302);
			expect(answer.headers.get("location")).to.equal("/vb/chi-thi/05-ct-tw/k12");
		}
		expect((await site.get("/vb/chi-thi")).headers.get("location")).to.equal("/vb?loai=chi-thi");
	});

	it("lists documents by type, issuer and term", async () => {
		expect(await page("/vb")).to.include("13 văn bản");
		const html = await page("/vb?loai=nghi-quyet&khoa=11&coquan=bch-trung-uong");
		expect(html).to.include(">1 văn bản, xếp theo").and.to.include(href(DAN_VAN));
		expect(await page("/vb?loai=sac-lenh")).to.include("Bỏ mọi điều kiện lọc");
	});

	it("lists reports newest first, undated ones last", async () => {
		const html = await page("/bc");
		expect(html.indexOf("/bc/1")).to.be.below(html.indexOf("/bc/2"));
		expect(html.indexOf("/bc/2")).to.be.below(html.indexOf("/bc/3"));
	});

	it("marks every citation of a report, and tells what each means and why", async () => {
		const html = await page("/bc/1");
		expect(html).to.match(/<a class="cite resolved sure" id="t\d+" href="\/vb\/nghi-quyet\/25-nq-tw\/k11"/);
		expect(html).to.match(/<a class="cite stub unsure" id="t\d+" href="\/vb\/chi-thi\/77-ct-tu\/yen-bai\/k19"/);
		expect(html).to.match(/<a class="cite ambiguous unsure" id="t\d+" href="\/vb\/nghi-quyet\/25-nq-tw"/);
		expect(html).to.match(/<mark class="cite unlinked" id="t\d+"/);
		expect(html).to.include("5 trích dẫn").and.to.include("chắc chắn");
		expect(html).to.include('Lưu ý: <span lang="vi">ngày trong bài khác sổ');
		expect(html).to.include('href="https://bao.example/');
	});

	it("shows a report without citations or address", async () => {
		const html = await page("/bc/3");
		expect(html).to.include("Không tìm thấy trích dẫn văn bản nào").and.to.include("tin.txt");
	});

	it("has one address for a report", async () => {
		for (const [path, location] of [
			["/bc/01", "/bc/1"],
			["/bc/1/", "/bc/1"],
			["/bc/001/?vt=5", "/bc/1?vt=5"],
			["/BC/1", "/bc/1"],
			["/bc/01.json", "/bc/1.json"],
		] as const) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(301);
			expect(answer.headers.get("location"), path).to.equal(location);
		}
		expect((await site.get("/bc/1.json")).status).to.equal(200);
		expect((await site.get("/bc/0")).status).to.equal(404);
		expect((await site.get("/api/v1/reports/01")).status).to.equal(404);
	});

	it("looks in reports for what only reports have, and for reports that cite what documents have", async () => {
		expect(await page("/tim?q=tu:01/01/2023"))
			.to.include('href="/bc/1"')
			.and.not.to.include('href="/bc/2"');
		const html = await page("/tim?q=khoa:xi+loai:nq");
		expect(html).to.include(href(DAN_VAN)).and.to.include('Báo cáo <span class="count">2</span>');
		expect(await page("/tim?q=khoa:15")).to.include("Không tìm thấy văn bản");
	});

	it("tells what it is", async () => {
		expect(await page("/gioi-thieu")).to.include("Không phải là");
		expect(await (await site.get("/robots.txt")).text()).to.include("Disallow: /tim");
	});

	it("leaves markup from crawled pages and searches as text", async () => {
		const hostile = [
			href("huong-dan:09-hd-tw:k13"),
			"/bc/2",
			"/bc",
			"/",
			href(DAN_VAN),
			`/tim?q=${encodeURIComponent('"><script>alert(3)</script>')}`,
			`/tim?loai=bc&q=${encodeURIComponent("<img src=x onerror=alert(4)> dân vận")}`,
			`/vb?loai=${encodeURIComponent('"><script>alert(5)</script>')}`,
			`/khong-co?q=${encodeURIComponent('"><script>alert(6)</script>')}`,
		];
		for (const path of hostile) {
			const html = await (await site.get(path)).text();
			expect(html, path).not.to.match(/<script>|<img|onerror="|href="javascript:/i);
			for (const [, inline] of html.matchAll(/<script([^>]*)>/g))
				expect(inline, path).to.match(/src=|application\/ld\+json/);
			expect(html, path).not.to.match(/\sstyle="|\son\w+="/);
		}
		expect(await (await site.get("/bc/2")).text()).to.include("&lt;img src=x onerror=alert(1)>");
	});

	it("cuts a long report into parts, each reached by an offset in it", async () => {
		const { report } = await import("./fixture.ts");
		const paragraph = "Câu này dài vừa phải để lấp đầy trang báo cáo.\n".repeat(700);
		const long = report("Báo cáo dài", `${paragraph}Thực hiện Chỉ thị số 05-CT/TW.`, [
			{ raw: "Chỉ thị số 05-CT/TW", id: "chi-thi:05-ct-tw:k12" },
		]);
		const store = await storeWith("all");
		const { id } = await store.saveReport(long.report, long.mentions, [], null);
		const other = await serve(store);
		try {
			const sentences = await (await other.get("/vb/chi-thi/05-ct-tw/k12")).text();
			const target = new RegExp(`href="(/bc/${id}\\?vt=(\\d+))#t\\2"`).exec(sentences);
			expect(target, "link to the part").not.to.equal(null);
			const html = await (await other.get(target?.[1] ?? "")).text();
			expect(html.length).to.be.below(60_000);
			expect(html).to.include(`id="t${target?.[2]}"`);
			expect((await (await other.get(`/bc/${id}`)).text()).length).to.be.below(60_000);
		} finally {
			await other.end();
		}
	});
});

describe("the page of a report with very many citations", () => {
	it("asks for and shows those of one part", async () => {
		const { report } = await import("./fixture.ts");
		const lines = Array.from({ length: 3000 }, (_, i) => `Chỉ thị số ${1000 + i}-CT/TU`);
		const stubs = lines.map((_, i) => directive(`chi-thi:${1000 + i}-ct-tu:yen-bai:k19`, `${1000 + i}-CT/TU`, null));
		const cited = lines.map((raw, i) => ({ raw, id: stubs[i]?.id ?? null }));
		const long = report("Danh mục", lines.join(";\n"), cited);
		const store = await storeWith("all");
		const { id } = await store.saveReport(long.report, long.mentions, stubs, null);
		const asked: number[] = [];
		const byId = store.directivesById.bind(store);
		store.directivesById = (ids) => {
			asked.push(ids.length);
			return byId(ids);
		};
		const other = await serve(store);
		try {
			const html = await (await other.get(`/bc/${id}?vt=40000`)).text();
			const [, graph = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
			const marked = [...html.matchAll(/class="cite resolved sure" id=/g)].length;
			expect(marked).to.be.within(20, 60);
			expect(Buffer.byteLength(html)).to.be.below(60_000);
			expect(JSON.parse(graph).citation).to.have.length(marked);
			expect([...html.matchAll(/<a class="raw"/g)]).to.have.length(marked);
			expect(asked).to.deep.equal([marked]);
			expect(html).to.include(`trên tổng số 3.000`);
		} finally {
			await other.end();
		}
	});
});

describe("pages of an empty index", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("nothing"));
	});
	after(() => site.end());

	it("say what to do", async () => {
		const home = await (await site.get("/")).text();
		expect(home).to.include("make run").and.to.include("npx trichdan crawl").and.to.include("npx trichdan import");
		expect(await (await site.get("/bc")).text()).to.include("Chưa có báo cáo nào");
		expect(await (await site.get("/vb")).text()).to.include("Sổ văn bản còn trống");
		expect(await (await site.get("/tim?q=nq+25")).text()).to.include("Không tìm thấy");
	});
});
