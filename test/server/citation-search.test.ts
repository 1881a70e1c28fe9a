import { expect } from "chai";
import { load } from "cheerio";
import fc from "fast-check";
import type { CitationsReply, QueryReply } from "../../model/api.ts";
import { readCsv } from "./export/support.ts";
import { DAN_VAN, report, type Site, serve, storeWith } from "./fixture.ts";

const QUESTION = 'loai:ct tinh:"nghệ an" tu:01/01/2025 "chuyển đổi số"';

/** Two reports of Nghệ An that cite a chỉ thị; one sentence says the phrase, one report is too old. */
const CT = "chi-thi:05-ct-tw:k12";
const NGHE_AN = [
	report(
		"Nghệ An đẩy mạnh chuyển đổi số",
		"Tỉnh quán triệt Chỉ thị số 05-CT/TW gắn với chuyển đổi số trong cơ quan. Cùng ngày, Nghị quyết số 25-NQ/TW được nhắc lại trong chuyển đổi số.",
		[
			{ raw: "Chỉ thị số 05-CT/TW", id: CT, more: { relations: ["implements"] } },
			{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN, more: { confidence: 0.72 } },
		],
		{ province: "nghe-an", publishedOn: "2025-03-02" },
	),
	report(
		"Nghệ An sơ kết năm 2024",
		"Việc thực hiện Chỉ thị số 05-CT/TW và chuyển đổi số có nhiều tiến bộ.",
		[{ raw: "Chỉ thị số 05-CT/TW", id: CT }],
		{ province: "nghe-an", publishedOn: "2024-03-02" },
	),
];

describe("the citation search page", () => {
	let site: Site;
	before(async () => {
		const store = await storeWith("all");
		for (const { report: one, mentions } of NGHE_AN) await store.saveReport(one, mentions, [], null);
		site = await serve(store);
	});
	after(() => site.end());

	const address = (parameters: Record<string, string> | [string, string][], lang = ""): string =>
		`${lang}/trich-dan?${new URLSearchParams(parameters)}`;
	async function page(parameters: Record<string, string>, lang = "") {
		const answer = await site.get(address(parameters, lang));
		expect(answer.status).to.equal(200);
		return load(await answer.text());
	}
	type Page = Awaited<ReturnType<typeof page>>;
	const sentences = ($: Page): string[] =>
		$("td.cau")
			.map((_, cell) => $(cell).text())
			.get();
	const value = ($: Page, name: string): string[] =>
		$(`#cac-o [name="${name}"]`)
			.map((_, control) => String($(control).val() ?? ""))
			.get()
			.filter(Boolean);

	it("finds the sentences of job 5, and has each operator in its control", async () => {
		const $ = await page({ q: QUESTION });
		expect(sentences($)).to.deep.equal(["Tỉnh quán triệt Chỉ thị số 05-CT/TW gắn với chuyển đổi số trong cơ quan."]);
		expect($("td.cau mark").text()).to.equal("chuyển đổi số");
		expect($(".total b").text()).to.equal("1 trích dẫn");
		expect(value($, "loai")).to.deep.equal(["chi-thi"]);
		expect(value($, "tinh")).to.deep.equal(["nghe-an"]);
		expect(value($, "tu")).to.deep.equal(["2025-01-01"]);
		expect(value($, "cumtu")).to.deep.equal(["chuyển đổi số"]);
		expect(value($, "cactu")).to.deep.equal([]);
		expect($("#da-doc").attr("hidden")).to.equal("hidden");
	});

	it("has a control for every operator and every parameter of the API", async () => {
		const $ = await page({
			q: 'dân vận "tình hình mới" rừng OR "lâm nghiệp" -"lễ hội" loai:nq,kl so:25 khoa:xi nam:2013 coquan:"bộ chính trị" tinh:"yên bái" nguon:bao-example tu:01/01/2023 den:31/12/2023',
			quanhe: "implements",
			trangthai: "resolved",
			tincay: "7",
			vb: "https://trichdan.example/vb/nghi-quyet/25-nq-tw/k11#trich-dan",
			cu: "1",
			noi: "34",
		});
		const controls: [string, string[]][] = [
			["cactu", ["dân vận"]],
			["cumtu", ["tình hình mới"]],
			["mottrong", ["rừng, lâm nghiệp"]],
			["khongco", ["lễ hội"]],
			["loai", ["nghi-quyet", "ket-luan"]],
			["so", ["25"]],
			["khoa", ["XI"]],
			["nam", ["2013"]],
			["coquan", ["bo-chinh-tri"]],
			["tinh", ["yen-bai"]],
			["nguon", ["bao-example"]],
			["tu", ["2023-01-01"]],
			["den", ["2023-12-31"]],
			["quanhe", ["implements"]],
			["trangthai", ["resolved"]],
			["tincay", ["7"]],
			["vb", [DAN_VAN]],
			["noi", ["34"]],
		];
		for (const [name, values] of controls) expect(value($, name), name).to.deep.equal(values);
		expect($('#cac-o [name="cu"]').is("[checked]")).to.equal(true);
	});

	it("makes one address of what the controls send, and that says the same", async () => {
		const sent = await site.get(
			address([
				["cactu", ""],
				["cumtu", "chuyển đổi số"],
				["loai", "chi-thi"],
				["loai", ""],
				["tinh", "nghe-an"],
				["tinh", ""],
				["tu", "2025-01-01"],
				["quanhe", ""],
				["vb", ""],
			]),
		);
		expect(sent.status).to.equal(302);
		const to = new URL(sent.headers.get("location") ?? "", "http://localhost");
		expect(to.pathname).to.equal("/trich-dan");
		expect(Object.fromEntries(to.searchParams)).to.deep.equal({
			q: '"chuyển đổi số" loai:chi-thi tinh:nghe-an tu:01/01/2025',
		});
		const rows = async (parameters: Record<string, string>) => sentences(await page(parameters));
		expect(await rows(Object.fromEntries(to.searchParams))).to.deep.equal(await rows({ q: QUESTION }));
		const english = await site.get(address({ loai: "chi-thi", cot: "cau" }, "/en"));
		expect(english.headers.get("location")).to.equal("/en/trich-dan?q=loai%3Achi-thi&cot=cau");
	});

	it("underlines what it does not understand, says what it took it for, and searches all the same", async () => {
		const $ = await page({ q: 'OR tinh:"nghệ an","nghệ am" tu:31/02/2025 "chuyển đổi số" loai:xyz' });
		const at = $("#da-doc u")
			.map((_, one) => $(one).text())
			.get();
		expect(at).to.deep.equal(["OR", '"nghệ am"', "31/02/2025", "xyz"]);
		const told = $("#da-doc li")
			.map((_, one) => $(one).text())
			.get();
		expect(told).to.have.length(4);
		expect(told[1]).to.include("không có tỉnh, thành nào tên này").and.include("Có phải là Nghệ An?");
		expect(told[2]).to.include("không có ngày này");
		const mended = new URL($("#da-doc a").attr("href") ?? "", "http://localhost").searchParams.get("q");
		expect(mended).to.equal('OR tinh:"nghệ an",nghe-an tu:31/02/2025 "chuyển đổi số" loai:xyz');
		expect(sentences($)).to.have.length(3);
		const english = await page({ q: "tu:31/02/2025" }, "/en");
		expect(english("#da-doc").text()).to.include("not a real date; write it like 31/01/2025. It was left out");
	});

	it("says which part of a long text was not read", async () => {
		const $ = await page({ q: `${"dân vận ".repeat(24)}dài quá mức đọc được đuôi câu` });
		expect($("#da-doc").text()).to.include("Chỉ 200 ký tự đầu được đọc").and.include("đuôi câu");
	});

	it("shows the columns that are chosen, and those that most want where none is", async () => {
		const heads = ($: Page): string[] =>
			$("thead th")
				.map((_, one) => $(one).attr("class"))
				.get();
		expect(heads(await page({ q: "loai:ct" }))).to.deep.equal(["cau", "vanban", "baocao", "tinh", "ngay", "tincay"]);
		expect(heads(await page({ q: "loai:ct", cot: "quanhe,cau,lạ,nguon" }))).to.deep.equal(["cau", "nguon", "quanhe"]);
		expect(heads(await page({ q: "loai:ct", cot: "lạ" }))).to.have.length(6);
		const sent = await site.get("/trich-dan?q=loai%3Act&cot=trangthai&cot=cau");
		expect(sent.headers.get("location")).to.equal("/trich-dan?q=loai%3Act&cot=cau%2Ctrangthai");
		const all = await page({ q: QUESTION, cot: "cau,vanban,baocao,nguon,tinh,ngay,quanhe,trangthai,tincay" });
		const cells = all("tbody tr:first-child td")
			.map((_, one) => all(one).text())
			.get();
		expect(cells.slice(1)).to.deep.equal([
			cells[1],
			"Nghệ An đẩy mạnh chuyển đổi số",
			"bao.example",
			"Nghệ An",
			"02/03/2025",
			"Triển khai, hướng dẫn thi hành",
			"Đã xác định",
			"chắc chắn 95% Vì sao?",
		]);
		const links = all("tbody a")
			.map((_, one) => all(one).attr("href"))
			.get();
		const [id, start] = [/\/bc\/(\d+)/.exec(links[0] ?? "")?.[1], NGHE_AN[0]?.mentions[0]?.start];
		expect(links).to.deep.equal([
			`/bc/${id}#t${start}`,
			"/vb/chi-thi/05-ct-tw/k12",
			`/bc/${id}#t${start}`,
			`/td/${id}-${start}`,
		]);
	});

	it("explains itself with five searches where nothing is asked, each of which is understood", async () => {
		const $ = await page({});
		const examples = $(".openings a")
			.map((_, one) => $(one).attr("href"))
			.get();
		expect(examples).to.have.length(5);
		for (const href of examples) {
			const example = load(await (await site.get(href)).text());
			expect(example("#da-doc").attr("hidden"), href).to.equal("hidden");
		}
		expect($("details.query-fields").is("[open]")).to.equal(true);
		expect($("table").length).to.equal(0);
		const empty = await serve(await storeWith("nothing"));
		try {
			expect(await (await empty.get("/trich-dan")).text()).to.include("Chưa có trích dẫn nào");
		} finally {
			await empty.end();
		}
	});

	it("says what was understood where nothing is found, and what is found by all but one condition", async () => {
		const $ = await page({ q: `${QUESTION} tinh:"cà mau"`.replace('tinh:"nghệ an" ', ""), trangthai: "resolved" });
		const chips = $(".nothing .chip")
			.map((_, one) => $(one).text())
			.get();
		expect(chips).to.deep.equal(["“chuyển đổi số”", "Chỉ thị", "Cà Mau", "đăng từ 01/01/2025", "Đã xác định"]);
		const ways = $(".nothing h3 + ul a");
		expect(ways.map((_, one) => $(one).text()).get()).to.deep.equal(["bỏ Cà Mau"]);
		const without = load(await (await site.get(ways.attr("href") ?? "")).text());
		expect(without(".total b").text()).to.equal("1 trích dẫn");
		expect($(".nothing").text()).to.include("1 trích dẫn").and.include("Báo thiếu");
	});

	it("leads to documents and reports that the same text finds", async () => {
		const $ = await page({ q: "dương lịch" });
		expect($(".nothing").text()).to.include("1 văn bản");
		expect($('.nothing a[href^="/tim?"]').attr("href")).to.include("loai=vb");
	});

	it("offers the whole result, its feed, its address and its call, all of the same search", async () => {
		const $ = await page({ q: "tinh:nghe-an", quanhe: "implements", noi: "34", tincay: "7", cot: "cau" });
		const hrefs = $(".away a[href^='/api/']")
			.map((_, one) => $(one).attr("href"))
			.get();
		expect(hrefs.map((href) => href.split("?")[0])).to.deep.equal([
			"/api/v1/citations.csv",
			"/api/v1/citations.jsonl",
			"/api/v1/citations.zip",
			"/api/v1/citations.atom",
		]);
		const query = "q=tinh%3Anghe-an&relation=implements&confidence=0.7&provinces=34";
		for (const href of hrefs) expect(href.split("?")[1]).to.equal(query);
		const copies = $(".away code")
			.map((_, one) => $(one).text())
			.get();
		expect(copies).to.deep.equal([
			`${site.url}/trich-dan?q=tinh%3Anghe-an&quanhe=implements&tincay=7&noi=34&cot=cau`,
			`curl '${site.url}/api/v1/citations?${query}&limit=100'`,
		]);
		const called: CitationsReply = await (await fetch(copies[1]?.split("'")[1] ?? "")).json();
		expect(called.items.map(({ before, text, after }) => before + text + after)).to.deep.equal(sentences($));
		expect($(".away").text()).to.include("Tải cả 1 dòng");
		const feed = await (await site.get(hrefs[3] ?? "")).text();
		expect(feed)
			.to.include("/trich-dan?q=tinh%3Anghe-an&amp;quanhe=implements&amp;tincay=7&amp;noi=34")
			.and.include("Nghệ An đẩy mạnh chuyển đổi số");
	});

	it("says in which order the rows are", async () => {
		expect((await page({ q: "loai:ct" }))(".tallied").text()).to.include("báo cáo mới trước");
		expect((await page({ q: "chuyển đổi số" }))(".tallied").text()).to.include("đúng dấu như đã gõ đứng trước");
	});

	it("narrows by facets to as many rows as they say, on this page", async () => {
		const $ = await page({ q: 'loai:ct tinh:"nghệ an","yên bái"', cot: "cau,ngay" });
		const links = $(".by-facets li").get();
		expect(links).to.have.length.above(3);
		for (const one of links) {
			const href = $(one).find("a").attr("href") ?? "";
			expect(href).to.match(/^\/trich-dan\?.*cot=cau%2Cngay/);
			const narrowed = load(await (await site.get(href)).text());
			expect(narrowed(".total b").text(), href).to.equal(`${$(one).find(".count").text()} trích dẫn`);
		}
	});

	it("gives an answer to anything typed", async () => {
		const piece = fc.constantFrom(
			'"',
			"OR",
			"NOT",
			"-",
			"tinh:",
			"tu:",
			"32/13/2025",
			"(",
			"*",
			"dân",
			"loai:nq",
			",",
			"\0",
		);
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					fc.array(piece, { maxLength: 30 }).map((all) => all.join(" ")),
					fc.string({ unit: "binary", maxLength: 300 }),
				),
				fc.dictionary(fc.constantFrom("cactu", "cumtu", "mottrong", "tinh", "tu", "cot", "vb", "tincay"), fc.string()),
				async (q, others) => {
					const answer = await site.get(address({ ...others, q }));
					await answer.arrayBuffer();
					expect(answer.status).to.be.oneOf([200, 302]);
				},
			),
			{ numRuns: 120 },
		);
	}).timeout(30_000);

	it("keeps the query where the address goes on at a place that is none", async () => {
		const answer = await site.get(address({ q: "dân vận", sau: "xyz" }));
		expect(answer.status).to.equal(400);
		expect(load(await answer.text())("#q").val()).to.equal("dân vận");
	});

	it("speaks English under /en, and leaves the sentences Vietnamese", async () => {
		const $ = await page({ q: QUESTION, tincay: "7" }, "/en");
		expect($("html").attr("lang")).to.equal("en");
		expect($("h1").text()).to.equal("Citation search");
		expect($(".total b").text()).to.equal("1 citation");
		expect($("td.cau blockquote").attr("lang")).to.equal("vi");
		expect(
			$("main a[href^='/']")
				.map((_, one) => $(one).attr("href"))
				.get()
				.filter((href) => !/^\/(en|api)\b/.test(href)),
		).to.deep.equal([]);
	});

	describe("GET /api/v1/query", () => {
		const ask = async (parameters: Record<string, string>): Promise<QueryReply> =>
			(await site.get(`/api/v1/query?${new URLSearchParams(parameters)}`)).json();

		it("takes a text apart and writes it in its one form", async () => {
			const reply = await ask({ q: QUESTION });
			expect(reply.q).to.equal('"chuyển đổi số" loai:chi-thi tinh:nghe-an tu:01/01/2025');
			expect(reply.controls).to.deep.include({ phrases: ["chuyển đổi số"], type: ["chi-thi"], from: "2025-01-01" });
			expect(reply.faults).to.deep.equal([]);
			expect((await ask({ q: reply.q })).controls).to.deep.equal(reply.controls);
		});

		it("tells faults by their place in what was read", async () => {
			const { read, faults } = await ask({ q: "nghij quyeets tinh:nghệ am" });
			expect(read).to.equal("nghị quyết tinh:nghệ am");
			expect(faults.map(({ kind, start, end }) => [kind, read.slice(start, end)])).to.deep.equal([
				["province", "nghệ"],
			]);
		});

		it("makes a text of controls, and adds them to one that was typed", async () => {
			const { q } = await ask({
				q: "dân vận",
				type: "nghị quyết, chỉ thị",
				any: "rừng, lâm nghiệp; biển, đảo",
				not: "lễ hội",
			});
			expect(q).to.equal('dân vận rừng OR "lâm nghiệp" biển OR đảo -"lễ hội" loai:nghi-quyet,chi-thi');
		});
	});
});

/** Reports with many citations each, of which the search wants those of Nghệ An. */
const ROWS = 3412;
const EACH = 60;

describe("a citation search of 3,412 rows", () => {
	let site: Site;
	before(async function () {
		this.timeout(120_000);
		const store = await storeWith("all");
		for (let made = 0, i = 0; made < ROWS; i++, made += EACH) {
			const count = Math.min(EACH, ROWS - made);
			const text = Array.from(
				{ length: count },
				(_, at) => `Đợt ${i}.${at}: chi bộ học tập Chỉ thị số 05-CT/TW "${"ộ".repeat(at % 90)}", ghi sổ đầy đủ.`,
			).join("\n");
			const { report: one, mentions } = report(
				`Sổ ghi số ${i}`,
				text,
				Array.from({ length: count }, () => ({ raw: "Chỉ thị số 05-CT/TW", id: CT })),
				{ province: "nghe-an", publishedOn: `2024-01-${String(1 + (i % 28)).padStart(2, "0")}` },
			);
			await store.saveReport(one, mentions, [], null);
		}
		site = await serve(store);
	});
	after(() => site.end());

	const q = "loai:ct tinh:nghe-an";

	it("counts as many on the page, over the API and in the files", async () => {
		const $ = load(await (await site.get(`/trich-dan?${new URLSearchParams({ q })}`)).text());
		expect($(".total b").text()).to.equal("3.412 trích dẫn");
		expect($(".away").text()).to.include("Tải cả 3.412 dòng");
		const href = (form: string): string => $(`.away a[href^="/api/v1/citations.${form}"]`).attr("href") ?? "";
		const csv = readCsv((await (await site.get(href("csv"))).text()).replace(/^\uFEFF/, ""));
		expect(csv.length - 1).to.equal(ROWS);
		const [head = [], ...rows] = csv;
		const key = (row: string[]): string => `${row[head.indexOf("report_id")]} ${row[head.indexOf("start")]}`;
		expect(new Set(rows.map(key)).size).to.equal(ROWS);
		const lines = (await (await site.get(href("jsonl"))).text()).trim().split("\n");
		expect(lines).to.have.length(ROWS);
		const reply: CitationsReply = await (await site.get(`/api/v1/citations?${new URLSearchParams({ q })}`)).json();
		expect(reply.total).to.equal(ROWS);
	}).timeout(60_000);

	it("shows each row once when paged through, in pages under 60 kB", async () => {
		const seen: string[] = [];
		let pages = 0;
		const [from, to] = ["2024-01-01", "2024-01-04"];
		let next: string | undefined =
			`/trich-dan?${new URLSearchParams({ q: `${q} tu:${from} den:${to}`, cot: "cau,vanban,baocao,nguon,tinh,ngay,quanhe,trangthai,tincay" })}`;
		let total = "";
		while (next && pages < 100) {
			const html = await (await site.get(next)).text();
			expect(Buffer.byteLength(html)).to.be.below(60_000);
			const $ = load(html);
			total = $(".total b").text();
			const rows = $("td.cau a")
				.map((_, one) => $(one).attr("href"))
				.get();
			seen.push(...rows);
			next = $('a[rel="next"]').attr("href");
			expect(rows.length).to.be.within(next ? 10 : 1, 50);
			pages++;
		}
		expect(`${seen.length} trích dẫn`).to.equal(total);
		expect(new Set(seen).size).to.equal(seen.length);
		expect(pages).to.be.above(4);
	}).timeout(60_000);
});
