import { expect } from "chai";
import { type CheerioAPI, load } from "cheerio";
import type { Store } from "../../data/store/port.ts";
import type { UrlState } from "../../model/crawl.ts";
import { DAN_VAN, report, type Site, serve, storeWith, words } from "./fixture.ts";

const URL = "https://bao.example/nghia-thuan.html";
const AT = "2024-03-10T02:00:00.000Z";

/** Has the crawler find something at an address. */
async function visited(store: Store, url: string, state: Exclude<UrlState, "leased">): Promise<void> {
	const lock = await store.takeLock("máy:1", AT, 60_000, null);
	if (!("fence" in lock)) throw new Error("The lock is taken.");
	const { fence } = lock;
	const found = { sourceId: "bao-example", host: "bao.example", kind: "article" as const, priority: 1, depth: 0 };
	await store.addUrls(fence, [{ ...found, url, template: "/", parent: null, title: null, published: null }], AT, false);
	const until = "2024-03-10T03:00:00.000Z";
	const claimed = await store.claim(fence, {
		host: "bao.example",
		sourceIds: ["bao-example"],
		at: AT,
		leaseUntil: until,
	});
	expect(claimed?.url).to.equal(url);
	const empty = { note: null, recipe: null, contentHash: null, page: null, report: null, links: [], next: null };
	await store.settle(fence, { ...empty, url, at: AT, state, nextAt: null, attempts: 0, stage: 0 });
	await store.dropLock(fence);
}

const OLD =
	"Ngày 05/3/2024, Đảng ủy xã Nghĩa Thuận sơ kết công tác dân vận.\nĐảng ủy xã thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 tại 12 chi bộ.\nCác chi bộ đã học tập đầy đủ.\nKhối dân vận xã có 14 tổ, mỗi thôn một tổ.";
const NEW = OLD.replace("tại 12", "và Kết luận số 43-KL/TW tại 14").concat("\nXã có 9 mô hình hay.");

const version = (text: string, day: number, title = "Nghĩa Thuận sơ kết công tác dân vận") =>
	report(title, text, [{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN }], {
		url: URL,
		fetchedAt: `2024-03-0${day}T02:00:00.000Z`,
		publishedOn: "2024-03-05",
	});

async function look(site: Site, path: string, status = 200): Promise<CheerioAPI> {
	const answer = await site.get(path);
	expect(answer.status, path).to.equal(status);
	return load(await answer.text());
}

describe("the page of a report", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	it("marks citations by what became of them and by how sure that is, and each asks why", async () => {
		const $ = await look(site, "/bc/1");
		const marks = $(".text .cite").toArray();
		expect(marks.map((mark) => $(mark).attr("class"))).to.deep.equal([
			"cite resolved sure",
			"cite resolved sure",
			"cite stub unsure",
			"cite ambiguous unsure",
			"cite unlinked",
		]);
		for (const mark of marks) {
			const start = $(mark).attr("id")?.slice(1);
			const why = $(mark).next();
			expect(why.attr("href")).to.equal(`/td/1-${start}`);
			expect(why.attr("aria-label")).to.equal(`Vì sao? ${$(mark).text()}`);
			expect($(`.citations a.ask[href="/td/1-${start}"]`).length).to.equal(1);
		}
		expect($(marks[0]).attr("title")).to.match(
			/^Nghị quyết số 25-NQ\/TW \(Khóa XI · .* · 03\/06\/2013\)\. Đã xác định, chắc chắn, 95%$/u,
		);
	});

	it("tells where it is from, how its day is known, and leads to the original at the citation", async () => {
		const $ = await look(site, "/bc/1");
		expect(words($, ".report-card dl")).to.match(
			/bao\.example.*22\/02\/2023 \(trang ghi cho máy đọc\).*Yên Bái.*07:00 22\/11\/2026/,
		);
		const href = $(".report-card .original a").attr("href") ?? "";
		expect(href).to.match(/^https:\/\/bao\.example\/[0-9a-f]+\.html#:~:text=/);
		expect(decodeURIComponent(href)).to.include("năm thực hiện-,Nghị quyết số 25-NQ/TW,-ngày 03/6/2013 về");
		expect($('.report-card a[href="/bao-loi?ve=report&muc=1"]').length).to.equal(1);
	});

	it("names a file or an address that cannot be followed without linking it", async () => {
		expect(words(await look(site, "/bc/3"), ".original")).to.equal("Tệp tin.txt");
		const $ = await look(site, "/bc/2");
		expect(words($, ".original")).to.equal("javascript:alert(2)");
		expect($.html()).not.to.include('href="javascript');
		expect($("main script, main img").length).to.equal(0);
	});

	it("speaks English too, and keeps the reader in it", async () => {
		const $ = await look(site, "/en/bc/1");
		expect(words($, ".citations h2")).to.equal("5 citations");
		expect(words($, ".report-card dl")).to.include("22 February 2023 (stated by the page for machines)");
		expect($(".text").attr("lang")).to.equal("vi");
		const inside = $("main a")
			.toArray()
			.map((link) => $(link).attr("href") ?? "")
			.filter((href) => href.startsWith("/") && !/\.(csv|json|ris|bib)$/.test(href));
		expect(inside.length).to.be.greaterThan(10);
		expect(inside.filter((href) => !href.startsWith("/en/"))).to.deep.equal([]);
	});
});

describe("the page of a report whose original changed", () => {
	for (const [state, told] of [
		["gone", "Trang gốc không còn (10/03/2024). Văn bản ở đây là bản đã đọc ngày 06/03/2024."],
		["failed", "Lần gần nhất không mở được trang gốc (10/03/2024)."],
		["blocked", "Trang gốc nay không cho máy thu thập đọc (10/03/2024)."],
		["done", null],
	] as const)
		it(`tells what the crawler found there last: ${state}`, async () => {
			const store = await storeWith("all");
			const { report: first, mentions } = version(OLD, 6);
			const { id } = await store.saveReport(first, mentions, [], null);
			await visited(store, URL, state);
			const site = await serve(store);
			try {
				const $ = await look(site, `/bc/${id}`);
				const href = $(".original a").attr("href");
				if (told === null) {
					expect($(".report-card .gone").length).to.equal(0);
					expect(href).to.include(":~:text=");
				} else {
					expect(words($, ".report-card .gone")).to.include(told);
					expect(href).to.equal(URL);
				}
			} finally {
				await site.end();
			}
		});
});

describe("what was edited in a report", () => {
	let site: Site;
	let id: number;
	before(async () => {
		const store = await storeWith("all");
		for (const { report: one, mentions } of [version(OLD, 6), version(NEW, 7), version(NEW, 8, "Nghĩa Thuận sơ kết")])
			({ id } = await store.saveReport(one, mentions, [], null));
		const copy = report("Nghĩa Thuận làm dân vận", NEW, [], {
			url: "https://khac.example/1",
			publishedOn: "2024-03-06",
		});
		await store.saveReport(copy.report, copy.mentions, [], null);
		site = await serve(store);
	});
	after(() => site.end());

	it("is told on its page, with the versions, and with others that print the same", async () => {
		const $ = await look(site, `/bc/${id}`);
		expect(words($, ".report-card")).to.include("Đã sửa 2 lần");
		expect(
			$(".versions a")
				.toArray()
				.map((link) => [$(link).attr("href"), $(link).text()]),
		).to.deep.equal([
			[`/bc/${id}/phien-ban/2`, "So bản 2 với bản này"],
			[`/bc/${id}/phien-ban/1`, "So bản 1 với bản 2"],
		]);
		expect(words($, ".copies")).to.equal("khac.example, 06/03/2024");
		const other = await look(site, $(".copies a").attr("href") ?? "");
		expect(words(other, ".copies")).to.equal("bao.example, 05/03/2024 · bản được tính");
		expect(words(other, ".report-card")).to.include("số liệu không tính bài này");
	});

	it("is shown by words, what did not change folded, and with the citations that came", async () => {
		const $ = await look(site, `/bc/${id}/phien-ban/1`);
		expect($(".diff-changed").length).to.equal(2);
		const [first, second] = $(".diff-changed").toArray();
		expect(
			$("del", first)
				.toArray()
				.map((one) => $(one).text()),
		).to.deep.equal(["12"]);
		expect(
			$("ins", first)
				.toArray()
				.map((one) => $(one).text()),
		).to.deep.equal(["và Kết luận số 43-KL/TW", "14"]);
		expect($("ins", second).text()).to.equal("Xã có 9 mô hình hay.");
		expect($("details summary").first().text()).to.equal("1 đoạn không đổi");
		expect(words($, ".note")).to.match(/Bản trước: 1 trích dẫn\. Bản sau: 2 trích dẫn\..*Thêm vào: 43-KL\/TW$/);
		expect($('nav a[rel="next"]').attr("href")).to.equal(`/bc/${id}/phien-ban/2`);
	});

	it("shows a changed title, and says where the text stayed", async () => {
		const $ = await look(site, `/bc/${id}/phien-ban/2`);
		expect($("h1 del").text()).to.equal("công tác dân vận");
		expect(words($, "main")).to.include("Nội dung không đổi.").and.to.include("bản hiện nay");
		const english = await look(site, `/en/bc/${id}/phien-ban/2`);
		expect(words(english, "main")).to.include("The text is the same.");
	});

	it("is not found in sense where there is no such version", async () => {
		for (const asked of ["3", "99", "0", "x", "9".repeat(30)]) {
			const $ = await look(site, `/bc/${id}/phien-ban/${asked}`, 404);
			expect($("h1").text(), asked).to.equal("Không có bản này");
			expect($(`main a[href="/bc/${id}/phien-ban/1"]`).length, asked).to.equal(1);
		}
		expect(words(await look(site, "/bc/1/phien-ban/1", 404), "main")).to.include("chưa thấy sửa lần nào");
		expect((await site.get("/bc/999/phien-ban/1")).status).to.equal(404);
		const moved = await site.get(`/en/bc/0${id}/phien-ban/01`);
		expect([moved.status, moved.headers.get("location")]).to.deep.equal([301, `/en/bc/${id}/phien-ban/1`]);
	});

	it("shows markup in what changed as text", async () => {
		const store = await storeWith("all");
		const evil = `<script>alert("x")</script> <img src=x onerror=alert(1)>`;
		let last = 0;
		for (const text of ["Một đoạn.", `Một đoạn ${evil}.`])
			last = (await store.saveReport(report(evil, text, [], { url: URL }).report, [], [], null)).id;
		const other = await serve(store);
		try {
			const $ = await look(other, `/bc/${last}/phien-ban/1`);
			expect($("main script, main img").length).to.equal(0);
			expect($(".diff-changed ins").text()).to.include(evil);
		} finally {
			await other.end();
		}
	});
});

describe("the pages of reports of a megabyte", () => {
	const sentence = "Câu này dài vừa phải để lấp đầy trang báo cáo và có đủ dấu tiếng Việt như thường lệ.";
	const ambiguous = ["k9", "k10", "k11", "k14"].map((term, i) => ({
		id: `nghi-quyet:25-nq-tw:${term}`,
		score: 3 - i,
		reasons: ["nội dung quanh trích dẫn nói đúng chủ đề"],
	}));
	let site: Site;
	const ids: Record<string, number> = {};
	before(async function () {
		this.timeout(120_000);
		const store = await storeWith("all");
		const dense = Array.from({ length: 2500 }, () => "25-NQ/TW");
		const unsure = { status: "ambiguous" as const, symbol: "25-NQ/TW", confidence: 0.5, candidates: ambiguous };
		const texts = {
			long: report(
				"Dài",
				`${`${sentence}\n`.repeat(100)}Thực hiện Nghị quyết số 25-NQ/TW.\n`.repeat(110),
				Array.from({ length: 110 }, () => ({ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN })),
			),
			line: report("Một dòng", `${sentence} `.repeat(11_000), []),
			dense: report(
				"Dày",
				dense.join("; "),
				dense.map((raw) => ({ raw, more: unsure })),
			),
		};
		for (const [name, { report: one, mentions }] of Object.entries(texts))
			ids[name] = (await store.saveReport(one, mentions, [], null)).id;
		const rewritten = (text: string) => report("Viết lại", text, [], { url: URL }).report;
		for (const text of [`${sentence}\n`.repeat(11_000), `Câu khác hẳn thế ${"và ".repeat(40)}.\n`.repeat(8000)])
			ids.edited = (await store.saveReport(rewritten(text), [], [], null)).id;
		site = await serve(store);
	});
	after(() => site.end());

	it("are each under 60 kB, part after part", async () => {
		const sizes: number[] = [];
		for (const name of ["long", "line", "dense"])
			for (const at of [0, 5000, 9500, 15_000, 500_000]) {
				const html = await (await site.get(`/bc/${ids[name]}?vt=${at}`)).text();
				sizes.push(Buffer.byteLength(html));
				expect(load(html)(".parts b").text(), `${name} at ${at}`).to.match(/^Phần \d+$/);
			}
		console.log(`      largest: ${(Math.max(...sizes) / 1000).toFixed(1)} kB`);
		expect(Math.max(...sizes)).to.be.below(60_000);
	});

	it("lead from each citation to the part that holds it, however close citations stand", async () => {
		const { citations } = await (await site.get(`/api/v1/reports/${ids.dense}`)).json();
		for (const i of [0, 20, 21, 22, 40, 700, 2499]) {
			const start = citations[i].start;
			const why = load(await (await site.get(`/td/${ids.dense}-${start}`)).text());
			const href = why(".why-use a").first().attr("href") ?? "";
			const html = await (await site.get(href.replace(/#.*/, ""))).text();
			expect(html, href).to.include(`id="t${start}"`);
		}
	});

	it("show a text that was written anew a page at a time, and say that it was not compared", async () => {
		let path: string | undefined = `/bc/${ids.edited}/phien-ban/1`;
		for (let i = 0; i < 3 && path; i++) {
			const answer = await site.get(path);
			const html = await answer.text();
			expect(Buffer.byteLength(html)).to.be.below(60_000);
			const $ = load(html);
			expect(words($, "main")).to.include("khác nhau quá nhiều").and.to.include("không so các trích dẫn");
			expect($(".diff-changed").length).to.be.greaterThan(10);
			path = $('a[rel="next"]').attr("href");
		}
		expect(path).to.match(/\?tu=\d+$/);
	});
});
