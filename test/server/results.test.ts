import { expect } from "chai";
import { load } from "cheerio";
import { DAN_VAN, directive, report, type Site, serve, storeWith } from "./fixture.ts";

const href = (id: string): string => `/vb/${id.replaceAll(":", "/")}`;
const find = (q: string, more = ""): string => `/tim?q=${encodeURIComponent(q)}${more}`;

describe("/tim", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	async function page(path: string) {
		const answer = await site.get(path);
		expect(answer.status, path).to.equal(200);
		return load(await answer.text());
	}
	type Page = Awaited<ReturnType<typeof page>>;
	const texts = ($: Page, selector: string): string[] =>
		$(selector)
			.toArray()
			.map((one) => $(one).text().replace(/\s+/g, " ").trim());
	const links = ($: Page, selector: string): string[] =>
		$(selector)
			.toArray()
			.map((one) => $(one).attr("href") ?? "");

	describe("a search that names one document", () => {
		for (const [q, id] of [
			["nq 25 dan van", DAN_VAN],
			["NQ 25 khóa XI", DAN_VAN],
			["nghị quyết 25 năm 2013", DAN_VAN],
			["25nqtw dân vận", DAN_VAN],
			["05-CT/TW", "chi-thi:05-ct-tw:k12"],
			["30/2020/NĐ-CP", "nghi-dinh:30-2020-nd-cp"],
		] as const)
			it(`opens it: ${q}`, async () => {
				const answer = await site.get(find(q));
				expect(answer.status).to.equal(302);
				expect(answer.headers.get("location")).to.equal(`${href(id)}?${new URLSearchParams({ tim: q })}`);
			});

		for (const q of [
			"nq 25",
			"25-NQ/TW",
			"25nqtw",
			"nq 25 khóa 1",
			"nq 25 năm 1999",
			"3/6/2013",
			"dân vận",
			"25",
			'"nq 25 dân vận"',
			"nq 25 dan -van",
			"so:25 khoa:11",
		])
			it(`shows a list where it asks for one, or several fit: ${q}`, async () => {
				expect((await site.get(find(q))).status).to.equal(200);
			});

		it("shows the results to who asks for a list, with the document on top", async () => {
			const $ = await page(find("nq 25 dan van", "&loai=vb"));
			expect(links($, ".meant h2 a")).to.deep.equal([href(DAN_VAN)]);
			expect($(".meant h2").text()).to.match(/^Nghị quyết số 25-NQ\/TW, ngày 03\/6\/2013 của Ban Chấp hành/);
			expect($(".meant").text()).to.include("Enter");
			expect($("#mot-so").text()).to.include("3 văn bản khác cùng mang số 25-NQ/TW");
			expect(links($, ".terms a")).not.to.include(href(DAN_VAN));
		});

		it("keeps what was typed on the document's page, with the way to the results", async () => {
			const $ = await page(`${href(DAN_VAN)}?tim=nq+25+dan+van`);
			expect($("#q").val()).to.equal("nq 25 dan van");
			expect(links($, ".found-by a")).to.deep.equal(["/tim?q=nq+25+dan+van&loai=vb"]);
		});

		it("leads to the English page from an English search", async () => {
			const answer = await site.get(`/en${find("nq 25 dan van")}`);
			expect(answer.headers.get("location")).to.equal(`/en${href(DAN_VAN)}?tim=nq+25+dan+van`);
		});
	});

	it("shows a document of the day asked for without promising that Enter opens it", async () => {
		const $ = await page(find("3/6/2013"));
		expect(links($, ".meant h2 a")).to.deep.equal([href(DAN_VAN)]);
		expect($(".meant").text()).not.to.include("Enter");
	});

	it("says what it understood, each part with the search without it", async () => {
		const $ = await page(find("nq 25 khóa 11 dan van tinh:ca-mau", "&loai=vb"));
		expect(texts($, ".chip").map((text) => text.replace("×", ""))).to.deep.equal([
			"Nghị quyết",
			"số 25",
			"khóa XI",
			"Cà Mau",
			"“dan van”",
		]);
		expect(links($, ".chip a")).to.include.members([
			"/tim?q=25+kh%C3%B3a+11+dan+van+tinh%3Aca-mau&loai=vb",
			"/tim?q=nq+25+dan+van+tinh%3Aca-mau&loai=vb",
			"/tim?q=nq+25+kh%C3%B3a+11+dan+van&loai=vb",
			"/tim?q=nq+25+kh%C3%B3a+11+tinh%3Aca-mau&loai=vb",
		]);
		expect(links($, ".chip a")).to.have.length(5);
	});

	it("takes a name of several words out as a whole, and a phrase, a choice and what is left out as one", async () => {
		const $ = await page(find('"dân vận" OR rừng -tôn tinh:yên bái', "&loai=vb"));
		expect(texts($, ".chip").map((text) => text.replace("×", ""))).to.deep.equal([
			"Yên Bái",
			'"dân vận" hoặc rừng',
			"không có tôn",
		]);
		expect($(".chip a").eq(0).attr("href")).to.equal(
			`/tim?${new URLSearchParams({ q: '"dân vận" OR rừng -tôn', loai: "vb" })}`,
		);
		expect($(".chip a").eq(1).attr("href")).to.equal(
			`/tim?${new URLSearchParams({ q: "-tôn tinh:yên bái", loai: "vb" })}`,
		);
	});

	it("leaves a part that cannot be parted from the rest without a way to remove it", async () => {
		const $ = await page(find(`${"rừng ".repeat(13)}nq`, "&loai=vb"));
		expect($(".chip a").length).to.equal(0);
	});

	it("tells what keystrokes with the input method off were read as", async () => {
		const $ = await page(find("daan vaanj", "&loai=bc"));
		expect(texts($, ".chip")).to.include.members(["daan → dân", "vaanj → vận"]);
		expect($(".reports mark").length).to.be.above(0);
	});

	it("narrows citations by relation, status, confidence and year of publication, and keeps all in the address", async () => {
		const all = await page(find("nghị quyết", "&loai=td"));
		const heads = texts(all, ".facets h2");
		expect(heads).to.include.members(["Năm đăng", "Xác định văn bản", "Độ tin cậy"]);
		const ambiguous = links(all, ".facets a").find((one) => one.includes("trangthai=ambiguous")) ?? "";
		const narrowed = await page(ambiguous);
		expect(texts(narrowed, ".tabs [aria-current] .count")).to.deep.equal(["1"]);
		expect(texts(narrowed, ".chip").join()).to.include("Xác định văn bản: Chưa phân biệt được");
		const year = links(all, ".facets a").find((one) => one.includes("2022")) ?? "";
		expect(decodeURIComponent(year)).to.include("tu:01/01/2022 den:31/12/2022".replaceAll(" ", "+"));
		expect(texts(await page(year), ".sentences .when")).to.deep.equal(["14/01/2022"]);
		expect(texts(await page(year), ".facets b")).to.include("2022");
		const sure = await page(find("nghị quyết", "&loai=td&tincay=9"));
		expect(links(sure, ".hint.noprint a")[0]).to.include("confidence=0.9");
		expect(links(sure, ".onward a")).to.deep.equal([
			`/trich-dan?${new URLSearchParams({ q: "nghị quyết", tincay: "9" })}`,
		]);
	});

	it("narrows documents by status", async () => {
		const all = await page(find("nq", "&loai=vb"));
		const replaced = links(all, ".facets a").find((one) => one.includes("hieuluc=replaced")) ?? "";
		const narrowed = await page(replaced);
		expect(links(narrowed, ".register .entry, .terms a, .meant a")).to.deep.equal([href("nghi-quyet:25-nq-tw:k9")]);
		expect(links(narrowed, ".hint.noprint a")[0]).to.include("status=replaced");
	});

	it("takes words that are none for nothing asked", async () => {
		await page(find("nq", "&loai=xx&xep=xx&hieuluc=xx&quanhe=xx&trangthai=xx&tincay=xx&noi=xx"));
		await page(find("nq", "&loai=td&hieuluc=&quanhe=&trangthai=&tincay=99"));
	});

	it("prints by which date it sorts, and sorts documents in three orders", async () => {
		expect((await page(find("dân vận", "&loai=bc")))(".order b").text()).to.equal("ngày đăng, mới nhất trước");
		const $ = await page(find("nq", "&loai=vb&xep=newest"));
		expect($(".order b").text()).to.equal("ngày ban hành, mới nhất trước");
		const days = texts($, ".register .meta").map((text) =>
			/(\d\d)\/(\d\d)\/(\d{4})/.exec(text)?.slice(1).reverse().join(),
		);
		expect(days.filter(Boolean)).to.deep.equal(days.filter(Boolean).sort().reverse());
		expect(links($, ".order a")).to.have.length(2);
	});

	describe("where nothing is found", () => {
		it("says what was understood, and what is found without each part", async () => {
			const $ = await page(find("nq 25 dân vận tinh:ca-mau", "&loai=bc"));
			expect($(".nothing h2").text()).to.equal("Không tìm thấy báo cáo nào");
			expect(texts($, ".chip").join()).to.include("Cà Mau");
			const ways = texts($, ".nothing > ul > li");
			expect(ways).to.deep.equal(["Bỏ Cà Mau: 2 báo cáo"]);
			const [way = ""] = links($, ".nothing > ul a");
			expect(texts(await page(way), ".tabs [aria-current] .count")).to.deep.equal(["2"]);
		});

		it("offers the other lists, numbers near by, and to tell what is missing", async () => {
			const $ = await page(find("chỉ thị 77 tập huấn", "&loai=td"));
			expect(links($, ".nothing .hint a")).to.deep.equal([
				`/bao-loi?${new URLSearchParams({ ve: "missing", muc: "chỉ thị 77 tập huấn" })}`,
			]);
			const other = await page(find("nq 26"));
			expect(other(".nothing h3").text()).to.include("Các số gần nhất");
			expect(links(other, ".nothing .register a")[0]).to.include("/25-nq-tw/");
			const quoted = await page(find("hội nghị đánh giá mười năm", "&loai=vb"));
			expect(links(quoted, ".nothing li a").some((one) => one.includes("loai=bc"))).to.equal(true);
		});

		it("counts six shorter searches at most", async () => {
			const q = "nq 25 khóa 11 năm 2013 dân vận tinh:ca-mau nguon:bao-example tu:01/01/2020 den:31/12/2024 -mưa";
			const $ = await page(find(q, "&loai=td"));
			expect($(".nothing").length).to.equal(1);
			expect($(".nothing ul").first().find("li").length).to.be.at.most(6);
		});
	});

	it("teaches how to write a search where nothing was typed", async () => {
		const $ = await page("/tim");
		const examples = links($, ".language a");
		expect(examples.length).to.be.above(8);
		for (const example of examples) await page(example);
	});

	it("speaks English under /en, and stays there", async () => {
		for (const path of [
			find("nq 25"),
			find("dân vận", "&loai=bc"),
			find("nghị quyết", "&loai=td"),
			find("nq 26"),
			"/tim",
		]) {
			const $ = await page(`/en${path}`);
			expect($("html").attr("lang")).to.equal("en");
			const out = links($, "main a").filter((one) => !/^(\/en\/|#)/.test(one) && !/^\/api\/v1\//.test(one));
			expect(out, path).to.deep.equal([]);
			$("[lang=vi], h1, .meta, mark, .kind, .symbol").remove();
			expect($("main").text(), path).not.to.match(/Xếp|Kết quả|báo cáo|Thu hẹp|văn bản|Đã hiểu/);
		}
	});

	it("groups documents of one number and one term under the term", async () => {
		const store = await storeWith("all");
		const one = report("Bài về hai văn bản", "Quy định số 217-QĐ/TW và Quyết định số 217-QĐ/TW.", [
			{ raw: "Quy định số 217-QĐ/TW", id: "quy-dinh:217-qd-tw:k11" },
		]);
		await store.saveReport(
			one.report,
			one.mentions,
			[directive("quy-dinh:217-qd-tw:k11", "217-QĐ/TW", "Về một việc", { origin: "cited" })],
			null,
		);
		const other = await serve(store);
		try {
			const $ = load(await (await other.get(find("217-QĐ/TW"))).text());
			expect($("#mot-so").text()).to.include("2 văn bản cùng mang số 217-QĐ/TW");
			expect($(".terms li").length).to.equal(2);
			expect($(".terms .same").length).to.equal(1);
		} finally {
			await other.end();
		}
	});
});

describe("/tim of an empty index", () => {
	it("says what fills it", async () => {
		const site = await serve(await storeWith("nothing"));
		try {
			const $ = load(await (await site.get("/tim")).text());
			expect($("main").text()).to.include("Sổ còn trống").and.include("make run");
		} finally {
			await site.end();
		}
	});
});

describe("/vb and /bc", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());
	const page = async (path: string) => load(await (await site.get(path)).text());

	it("count what each filter leaves", async () => {
		const $ = await page("/vb");
		expect($('select[name="hieuluc"] option').text()).to.include("Đã được thay thế (1)");
		expect($('select[name="loai"] option[value="nghi-quyet"]').text()).to.match(/^Nghị quyết \(\d\)$/);
		const reports = await page("/bc");
		expect(reports('select[name="nguon"] option').length).to.equal(2);
		expect(reports(".years").text()).to.include("2023").and.include("2022");
	});

	it("list documents by year, by status, and only those that are cited", async () => {
		expect((await page("/vb?hieuluc=replaced"))(".register li").length).to.equal(1);
		expect((await page("/vb?nam=2013"))(".register li").length).to.equal(2);
		expect((await page("/vb?dan=1"))(".register li").length).to.equal(3);
		expect((await page("/vb?dan=1&nam=2013"))(".register a").attr("href")).to.equal(href(DAN_VAN));
	});

	it("list the reports of a source and of a year", async () => {
		expect((await page("/bc?nguon=bao-example"))(".reports li").length).to.equal(3);
		expect((await page("/bc?nguon=khac"))("main").text()).to.include("Bỏ mọi điều kiện lọc");
		const year = (await page("/bc"))(".years a").first().attr("href") ?? "";
		expect((await page(year))(".reports li").length).to.equal(1);
	});

	it("speak English under /en", async () => {
		for (const path of ["/en/vb", "/en/bc", "/en/vb/25-nq-tw", "/en/vb?loai=sac-lenh"]) {
			const $ = await page(path);
			$("[lang=vi], .meta, .kind, .symbol, option").remove();
			expect($("main").text(), path).not.to.match(/báo cáo|văn bản|Lọc|Xếp/);
		}
	});
});
