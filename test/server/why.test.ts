import { expect } from "chai";
import { type CheerioAPI, load } from "cheerio";
import { GRAMMAR } from "../../citation/index.ts";
import { ExplanationReply } from "../../model/api.ts";
import { RULE_WORDS } from "../../web/rule-words.ts";
import { DAN_VAN, directive, REPORTS, report, type Site, serve, storeWith, words } from "./fixture.ts";

const TEXT =
	"Đảng ủy xã Minh Bảo họp chiều 3/4.\nHội nghị quán triệt Nghị quyết số 25- NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về công tác dân vận. Sau đó nghe Nghị quyết 25 và thảo luận.";
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });

const WEIGHED = report(
	"Minh Bảo quán triệt nghị quyết",
	TEXT,
	[
		{
			raw: "Nghị quyết số 25- NQ/TW",
			id: DAN_VAN,
			more: {
				symbol: "25-NQ/TW",
				rule: "party-symbol",
				date: "2013-06-03",
				term: 11,
				issuer: "bch-trung-uong",
				confidence: 0.966,
				parts: {
					date: at("ngày 03/6/2013"),
					issuer: at("Ban Chấp hành Trung ương Đảng"),
					term: at("khóa XI"),
				},
				repairs: ["bỏ dấu cách trong ký hiệu"],
				reasons: ["khớp nhất trong các văn bản cùng số", "đúng ngày ban hành 03/06/2013"],
				warnings: ["Trích yếu khác sổ."],
				candidates: [
					{ id: DAN_VAN, score: 18.25, reasons: ["đúng ngày ban hành 03/06/2013", "đúng khóa"] },
					{ id: "nghi-quyet:25-nq-tw:k9", score: -9.5, reasons: ["ngày không khớp"] },
					{ id: "nghi-quyet:25-nq-tw:k10", score: -30, reasons: [] },
				],
			},
		},
		{
			raw: "Nghị quyết 25",
			more: {
				form: "short",
				symbol: "25-NQ/TW",
				rule: "number-only",
				status: "ambiguous",
				confidence: 0.53,
				reasons: ["nhiều văn bản cùng khớp"],
				candidates: [
					{ id: DAN_VAN, score: 2.1, reasons: ["chủ đề khớp"] },
					{ id: "nghi-quyet:25-nq-tw:k9", score: 1.6, reasons: ["chủ đề khớp"] },
				],
			},
		},
	],
	{ url: "https://bao.example/minh-bao.html#bai" },
);

describe("why a citation means what it does", () => {
	let site: Site;
	let id: number;
	const [sure, unsure] = WEIGHED.mentions.map(({ start }) => start) as [number, number];
	before(async () => {
		const store = await storeWith("all");
		({ id } = await store.saveReport(WEIGHED.report, WEIGHED.mentions, [], null));
		site = await serve(store);
	});
	after(() => site.end());

	async function page(path: string, status = 200): Promise<CheerioAPI> {
		const answer = await site.get(path);
		expect(answer.status, path).to.equal(status);
		return load(await answer.text());
	}
	/** The text of a part of a page, its blanks evened out. */

	it("is told step by step: what was printed, read, weighed and decided", async () => {
		const $ = await page(`/td/${id}-${sure}`);
		expect($("h1").text()).to.equal("“Nghị quyết số 25- NQ/TW”");
		const [printed, read, weighed, decided] = $(".why-steps > li")
			.toArray()
			.map((step) => $(step).text().replace(/\s+/g, " "));
		expect(printed).to.include("Hội nghị quán triệt Nghị quyết số 25- NQ/TW ngày 03/6/2013");
		expect($(".why-passage mark").text()).to.equal("Nghị quyết số 25- NQ/TW");
		expect(
			$(".why-passage .why-part")
				.toArray()
				.map((part) => $(part).text()),
		).to.deep.equal(["ngày 03/6/2013 ngày", "Ban Chấp hành Trung ương Đảng cơ quan", "khóa XI khóa"]);
		expect(read).to.include("bỏ dấu cách trong ký hiệu").and.to.include("25-NQ/TW");
		expect(read).to.include("03/06/2013").and.to.include("số và ký hiệu của văn bản Đảng");
		expect(weighed).to.include("18,25 điểm").and.to.include("−9,5 điểm").and.to.include("đúng khóa");
		expect(weighed).to.include("Văn bản đầu hơn văn bản thứ hai 27,75 điểm, đủ mức 1,4.");
		expect($(".why-chosen").text()).to.include("dân vận").and.to.include("được chọn");
		expect(decided).to.match(/Đã xác định: chắc chắn \(96%\)/u);
		expect(decided).to.include("khớp nhất trong các văn bản cùng số").and.to.include("Trích yếu khác sổ.");
	});

	it("shows each fact where it was read", async () => {
		const $ = await page(`/td/${id}-${sure}`);
		for (const link of $(".why-facts a").toArray()) {
			const target = $(link).attr("href") ?? "";
			expect($(`.why-passage ${target}`).text(), target).to.include($(link).text().trim().slice(1, -1));
		}
		expect($(".why-facts a").length).to.equal(3);
	});

	it("draws scores beside their figures: to the right for, to the left and hollow against", async () => {
		const $ = await page(`/td/${id}-${sure}`);
		const bars = $(".why-weighed .score-bar rect").toArray();
		expect(bars.map((bar) => $(bar).attr("class"))).to.deep.equal(["for", "against", "against"]);
		const zero = Number($(".score-bar line").first().attr("x1"));
		expect(Number($(bars[0]).attr("x"))).to.equal(zero);
		expect(Number($(bars[1]).attr("x")) + Number($(bars[1]).attr("width"))).to.equal(zero);
		for (const bar of bars) expect(Number($(bar).attr("x")) + Number($(bar).attr("width"))).to.be.within(0, 160);
	});

	it("says that nothing was chosen where the lead is too small, and leads to the choices", async () => {
		const $ = await page(`/td/${id}-${unsure}`);
		expect(words($, ".why-verdict")).to.match(/Có 2 văn bản khớp, chưa chọn được.*Chưa phân biệt được.*53%/u);
		expect($('.why-verdict a[href="/vb/nghi-quyet/25-nq-tw"]').length).to.equal(1);
		expect(words($, ".why-gap")).to.equal("Văn bản đầu hơn văn bản thứ hai 0,5 điểm, chưa đủ mức 1,4.");
		expect($(".why-chosen").length).to.equal(0);
	});

	it("speaks English too, and leaves Vietnamese what is quoted", async () => {
		const $ = await page(`/en/td/${id}-${sure}`);
		expect($("html").attr("lang")).to.equal("en");
		expect(words($, ".why-steps")).to.match(/Party symbol.*18\.25 points.*enough: 1\.4 are needed.*certain \(96%\)/s);
		for (const own of [".why-passage", ".why-reasons", "h1"]) expect($(own).attr("lang"), own).to.equal("vi");
		const inside = $("main a")
			.toArray()
			.map((link) => $(link).attr("href") ?? "")
			.filter((href) => href.startsWith("/") && !/^\/(api\/|td\/.*\.json)/.test(href));
		expect(inside.filter((href) => !href.startsWith("/en/"))).to.deep.equal([]);
		expect(inside).to.include(`/en/bc/${id}#t${sure}`);
	});

	it("leads on: to its place in the report and on the original page, to its data, to saying that it is wrong", async () => {
		const $ = await page(`/td/${id}-${sure}`);
		const links = $(".why-use a")
			.toArray()
			.map((link) => $(link).attr("href") ?? "");
		expect(links).to.include.members([
			`/bc/${id}#t${sure}`,
			`/td/${id}-${sure}.json`,
			`/api/v1/reports/${id}`,
			`/bao-loi?ve=citation&muc=${id}-${sure}`,
		]);
		const original = links.find((href) => href.startsWith("https:"));
		expect(original).to.match(/^https:\/\/bao\.example\/minh-bao\.html#bai:~:text=/);
		expect(decodeURIComponent(original ?? "")).to.include("-,Nghị quyết số 25- NQ/TW,-");
		expect($("[data-copy]").text()).to.include(`/td/${id}-${sure}`).and.to.include("Minh Bảo quán triệt nghị quyết");
		expect($('nav a[rel="next"]').attr("href")).to.equal(`/td/${id}-${unsure}`);
	});

	it("is data as well", async () => {
		const answer = await site.get(`/td/${id}-${unsure}.json`);
		const data = ExplanationReply.parse(await answer.json());
		expect(data).to.deep.include({ lead: 0.5, leastLead: 1.4, decidedBy: "reading", previous: sure, next: null });
		expect(data.before + data.citation.raw + data.after).to.equal("Sau đó nghe Nghị quyết 25 và thảo luận.");
		expect(data.rule?.id).to.equal("number-only");
	});

	it("has one address a citation, and helps from an address within it or beside it", async () => {
		for (const [path, status, location] of [
			[`/td/0${id}-0${sure}`, 301, `/td/${id}-${sure}`],
			[`/td/${id}-${sure + 3}`, 302, `/td/${id}-${sure}`],
			[`/en/td/${id}-${sure + 3}`, 302, `/en/td/${id}-${sure}`],
			[`/td/${id}-${sure + 3}.json`, 302, `/td/${id}-${sure}.json`],
		] as const) {
			const answer = await site.get(path);
			expect([answer.status, answer.headers.get("location")], path).to.deep.equal([status, location]);
		}
		const $ = await page(`/td/${id}-0`, 404);
		expect($("h1").text()).to.equal("Không có trích dẫn ở chỗ này");
		expect($(`main a[href="/bc/${id}"]`).text()).to.equal("Minh Bảo quán triệt nghị quyết");
		for (const path of ["/td/99-1", "/td/1", "/td/x-1", "/td/1-", "/td/1-1-1", "/td/0-0", `/td/${id}-0.json`])
			expect((await site.get(path)).status, path).to.equal(404);
		expect((await site.get(`/td/99999999999-${"9".repeat(30)}`)).status).to.equal(404);
	});

	it("says when a person decided, and that what was weighed does not count then", async () => {
		const note = { by: "An", reason: "Bài nói về tôn giáo." };
		const entry = await site.store.correct([{ report: id, start: unsure, directive: "nghi-quyet:25-nq-tw:k9" }], note);
		const $ = await page(`/td/${id}-${unsure}`);
		expect(words($, ".why-verdict")).to.include("tôn giáo").and.to.include("do người biên tập");
		expect(words($, ".why-steps > li:last-child")).to.include("Người biên tập xác định là văn bản này");
		expect(words($, ".why-weighed")).to.include("2,1 điểm");
		const told = await (await site.get(`/td/${id}-${unsure}.json`)).json();
		expect(told).to.deep.include({ decidedBy: "person" });
		expect(await (await site.get(`/bc/${id}`)).text()).to.include("do người biên tập");
		await site.store.undo(entry.id, note);
		expect(words(await page(`/td/${id}-${unsure}`), "main")).not.to.include("do người biên tập");
	});

	it("says when the document was merged into another by a person", async () => {
		const store = await storeWith("all");
		const twin = directive("nghi-quyet:25-nq-tw:chua-ro", "25-NQ/TW", null, { origin: "cited" });
		const merged = report("Tin cũ", "Học Nghị quyết số 25-NQ/TW.", [
			{ raw: "Nghị quyết số 25-NQ/TW", id: twin.id, more: { status: "stub", confidence: 0.5 } },
		]);
		const saved = await store.saveReport(merged.report, merged.mentions, [twin], null);
		await store.merge(twin.id, DAN_VAN, { by: "An", reason: "Cùng một văn bản." });
		const other = await serve(store);
		try {
			const html = await (await other.get(`/td/${saved.id}-4`)).text();
			expect(load(html)(".why-steps").text()).to.include("Người biên tập đã nhập văn bản đọc được vào văn bản này");
		} finally {
			await other.end();
		}
	});

	it("shows markup in titles and texts as text, and never links what is no address of the web", async () => {
		const $ = await page(`/td/2-${REPORTS[1]?.mentions[0]?.start}`);
		expect($("main script, main img").length).to.equal(0);
		expect($(".lead a").first().text()).to.equal("Hậu Giang <img src=x onerror=alert(1)> tổng kết");
		expect($.html()).not.to.include('href="javascript');
	});

	it("has words for every rule of the grammar", () => {
		expect(Object.keys(RULE_WORDS)).to.have.members(GRAMMAR.map(({ id: rule }) => rule));
	});
});
