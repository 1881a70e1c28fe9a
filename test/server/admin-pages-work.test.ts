import { expect } from "chai";
import { load } from "cheerio";
import { AppError } from "../../model/errors.ts";
import { OURS, TOKEN, Visitor } from "./admin-visitor.ts";
import { DAN_VAN, REPORTS, report, type Site, STUB, serve, storeWith } from "./fixture.ts";

const K9 = "nghi-quyet:25-nq-tw:k9";
const REASON = "đã đối chiếu bản gốc";
const XSS = `<script>alert(1)</script>"><img src=x onerror=alert(2)>`;

const SOURCES = ["mot", "hai"].map((id) => ({
	id: `nguon-${id}`,
	name: `Nguồn ${id === "mot" ? "một" : "hai"}`,
	province: null,
	level: "press" as const,
	home: `https://${id}.example/`,
	feeds: [],
	sitemaps: [],
	listings: [],
	articles: [],
	deny: [],
	selectors: {},
	enabled: true,
	delay: 3000,
	limits: {},
	ports: [],
	allowPrivateNetwork: false,
	bundled: false,
}));

describe("what is done on the admin pages", () => {
	let site: Site;
	let lan: Visitor;
	let started: string[][];
	let refusal: AppError | null;

	beforeEach(async () => {
		started = [];
		refusal = null;
		const startCrawl = async (sources: string[]): Promise<void> => {
			if (refusal) throw refusal;
			started.push(sources);
		};
		site = await serve(await storeWith("all"), { admin: { token: TOKEN, startCrawl }, sources: SOURCES });
		lan = await new Visitor(site).signIn("Lan");
	});
	afterEach(() => site.end());

	const page = async (answer: Response | Promise<Response>) => load(await (await answer).text());
	const words = (text: string): string => text.replace(/\s+/g, " ").trim();
	const main = async (answer: Response | Promise<Response>): Promise<string> =>
		words((await page(answer))("main").text());
	const newest = async () => {
		const { items } = await site.store.audit({ limit: 1 });
		return items[0];
	};
	/** The hidden fields of a form, as a browser would send them again. */
	const hidden = ($: ReturnType<typeof load>, form = "form.decide"): Record<string, string> =>
		Object.fromEntries(
			$(`${form} input[type=hidden]`)
				.toArray()
				.map((input) => [$(input).attr("name") ?? "", $(input).attr("value") ?? ""]),
		);
	/** Where a citation of the first report is, by how often it was printed before. */
	const placeOf = async (raw: string, nth = 0): Promise<{ report: number; start: number; at: string }> => {
		const title = REPORTS[0]?.report.title;
		const { items } = await site.store.searchReports({}, "newest", { limit: 10 });
		const report = items.find((one) => one.title === title)?.id ?? 0;
		const start = (await site.store.mentionsOf(report)).filter((one) => one.raw === raw)[nth]?.start ?? -1;
		return { report, start, at: `${report}-${start}` };
	};
	const meaning = async ({ report, start }: { report: number; start: number }): Promise<string | null | undefined> =>
		(await site.store.mentionsOf(report)).find((one) => one.start === start)?.directiveId;

	describe("the review queue", () => {
		it("gives the sentence, the documents it may mean with their reasons, and what else the report cites", async () => {
			const $ = await page(lan.get("/quan-tri/duyet?td=x"));
			expect($("mark").length).to.equal(1);
			expect(words($(".progress").text())).to.equal("còn 2 câu");
			const keys = $("[data-key]")
				.toArray()
				.map((one) => $(one).attr("data-key"));
			expect(keys).to.include.members(["1", "n", "s", "t"]);
		});

		it("takes a decision, pins it under the name of who is signed in and goes on to the next", async () => {
			const first = await page(lan.get("/quan-tri/duyet"));
			const mark = first("mark").text();
			const answer = await lan.post("/quan-tri/duyet", { ...hidden(first), chon: K9, "ly-do": REASON });
			expect(answer.status).to.equal(303);
			const entry = await newest();
			expect(entry).to.include({ by: "Lan", reason: REASON, action: "correct" });
			const next = await page(lan.get(answer.headers.get("location") ?? ""));
			expect(next("mark").text()).not.to.equal(mark);
			expect(words(next(".progress").text())).to.equal("còn 1 câu");
			expect(next("#ly-do").val()).to.equal(REASON);
		});

		it("says that nothing is left when all are decided, and takes the last one back", async () => {
			for (let left = 2; left > 0; left--) {
				const $ = await page(lan.get("/quan-tri/duyet"));
				await lan.post("/quan-tri/duyet", { ...hidden($), chon: "-", "ly-do": REASON });
			}
			expect(await main(lan.get("/quan-tri/duyet"))).to.include("Hết việc");
			const last = await newest();
			const undone = await lan.post("/quan-tri/duyet/hoan-tac");
			const [back] = (last?.subject.citations ?? []) as { report: number; start: number }[];
			expect(undone.headers.get("location")).to.equal(`/quan-tri/duyet?td=${back?.report}-${back?.start}`);
			const $ = await page(lan.get(undone.headers.get("location") ?? ""));
			expect($("mark").length).to.equal(1);
			expect((await newest())?.action).to.equal("undo");
			await lan.post("/quan-tri/duyet/hoan-tac");
			expect(words((await page(lan.get("/quan-tri/duyet")))(".progress").text())).to.equal("còn 2 câu");
			expect((await page(lan.get("/quan-tri/duyet")))("[data-key=u]").length).to.equal(0);
		});

		it("skips to the next one, and says at the end how many were skipped", async () => {
			const first = await page(lan.get("/quan-tri/duyet"));
			const second = await page(lan.get(first("[data-key=s]").attr("href") ?? ""));
			expect(second("mark").text()).not.to.equal(first("mark").text());
			const end = await main(lan.get(second("[data-key=s]").attr("href") ?? ""));
			expect(end).to.include("Đã đi hết hàng chờ").and.include("2 câu đã bỏ qua");
		});

		it("gives a colleague another citation and tells of the one that is taken", async () => {
			const mine = (await page(lan.get("/quan-tri/duyet")))("mark").text();
			const hung = await new Visitor(site).signIn("Hùng");
			const $ = await page(hung.get("/quan-tri/duyet"));
			expect($("mark").text()).not.to.equal(mine);
			expect(words($(".progress").text())).to.equal("còn 2 câu · 1 câu đồng nghiệp đang xem");
		});

		it("overwrites nobody: whoever comes late is told who decided what", async () => {
			const seen = hidden(await page(lan.get("/quan-tri/duyet")));
			const [report = 0, start = 0] = (seen.td ?? "").split("-").map(Number);
			await site.store.correct([{ report, start, directive: K9 }], { by: "Hùng", reason: "có trong công văn" });
			const answer = await lan.post("/quan-tri/duyet", { ...seen, chon: DAN_VAN, "ly-do": REASON });
			expect(answer.status).to.equal(409);
			const text = await main(answer);
			expect(text).to.include("Hùng vừa xác định câu này là Nghị quyết số 25-NQ/TW").and.include("có trong công văn");
			expect(text).to.include("sang câu tiếp theo");
			expect(await meaning({ report, start })).to.equal(K9);
		});

		it("takes a button that was pressed twice for once", async () => {
			const $ = await page(lan.get("/quan-tri/duyet"));
			const sent = { ...hidden($), chon: K9, "ly-do": REASON };
			const [first, second] = [await lan.post("/quan-tri/duyet", sent), await lan.post("/quan-tri/duyet", sent)];
			expect([first.status, second.status]).to.deep.equal([303, 303]);
			expect((await site.store.audit({ limit: 10 })).total).to.equal(1);
		});

		it("asks for a reason, and does nothing where no button was pressed", async () => {
			const sent = hidden(await page(lan.get("/quan-tri/duyet")));
			const without = await lan.post("/quan-tri/duyet", { ...sent, chon: K9, "ly-do": " a " });
			expect(without.status).to.equal(400);
			expect((await page(without))("#ly-do").attr("aria-describedby")).to.equal("ly-do-loi");
			expect((await lan.post("/quan-tri/duyet", { ...sent, "ly-do": REASON })).status).to.equal(400);
			expect((await site.store.audit({ limit: 10 })).total).to.equal(0);
		});

		it("finds any other document by number or name", async () => {
			const $ = await page(lan.get("/quan-tri/duyet?q=30%2F2020"));
			expect($("button[name=chon]").first().val()).to.equal("nghi-dinh:30-2020-nd-cp");
		});
	});

	it("corrects a citation that nobody doubted, shows who did and leads to undoing it", async () => {
		const place = await placeOf("Nghị quyết số 25-NQ/TW");
		const here = `/quan-tri/trich-dan/${place.at}`;
		const $ = await page(lan.get(here));
		expect($(".now").closest("button").val()).to.equal(DAN_VAN);
		const answer = await lan.post(here, { ...hidden($), chon: K9, "ly-do": REASON });
		const entry = await newest();
		expect(answer.headers.get("location")).to.equal(`${here}?xong=${entry?.id}`);
		expect(await meaning(place)).to.equal(K9);
		const after = await main(lan.get(answer.headers.get("location") ?? ""));
		expect(after).to.include("Lan đã xác định câu này").and.include(REASON);
		expect((await lan.post(here, { ...hidden($), chon: DAN_VAN, "ly-do": REASON })).status).to.equal(409);
		for (const lost of ["1-999999", "999-1", "0-0", "x", "1-1-1", "99999999999999999999-1"])
			expect((await lan.get(`/quan-tri/trich-dan/${lost}`)).status, lost).to.equal(404);
	});

	describe("merging", () => {
		it("shows both sides and what will move, merges, leads the old address on, and undoes it", async () => {
			const $ = await page(lan.get(`/quan-tri/gop?tu=/vb/chi-thi/77-ct-tu/yen-bai/k19&vao=${K9}`));
			expect(words($(".desk-outcome").text())).to.include("1 trích dẫn sẽ chuyển");
			expect($(".differs").length).to.be.greaterThan(3);
			const sent = { ...hidden($, "form.confirm"), "ly-do": REASON };
			const made = await lan.post("/quan-tri/gop", sent);
			expect(made.status).to.equal(303);
			expect((await site.get("/vb/chi-thi/77-ct-tu/yen-bai/k19")).headers.get("location")).to.equal(
				"/vb/nghi-quyet/25-nq-tw/k9",
			);
			const change = await page(lan.get(made.headers.get("location") ?? ""));
			const undo = change("form.confirm").attr("action") ?? "";
			expect((await lan.post(undo, { "ly-do": "gộp nhầm" })).status).to.equal(303);
			expect((await site.get("/vb/chi-thi/77-ct-tu/yen-bai/k19")).status).to.equal(200);
			const late = await lan.post("/quan-tri/gop", { ...sent, tu: "chi-thi:1-ct-tw:k1" });
			expect(late.status).to.equal(404);
		});

		it("offers the other way round where the document of the register would go", async () => {
			const $ = await page(lan.get(`/quan-tri/gop?tu=${K9}&vao=${STUB}`));
			expect(words($("[role=alert]").text())).to.include("có trong sổ");
			expect(
				$("main a")
					.toArray()
					.map((a) => $(a).attr("href")),
			).to.include(`/quan-tri/gop?tu=${encodeURIComponent(STUB)}&vao=${encodeURIComponent(K9)}`);
			expect($("form.confirm").length).to.equal(0);
			expect((await lan.post("/quan-tri/gop", { tu: K9, vao: STUB, "ly-do": REASON })).status).to.equal(409);
		});

		it("tells which change to undo first, in a chain", async () => {
			const to = async (tu: string, vao: string): Promise<number> => {
				await lan.post("/quan-tri/gop", { tu, vao, "ly-do": REASON });
				return (await newest())?.id ?? 0;
			};
			await site.store.split(
				DAN_VAN,
				{ citations: [await placeOf("Nghị quyết số 25-NQ/TW")] },
				{
					type: "nghi-quyet",
					symbol: "25-NQ/TW",
					term: 5,
					title: null,
					issuedOn: null,
					issuer: null,
					province: null,
					place: null,
				},
				{ by: "Lan", reason: REASON },
			);
			const first = await to(STUB, "nghi-quyet:25-nq-tw:k5");
			const second = await to("nghi-quyet:25-nq-tw:k5", K9);
			const answer = await lan.post(`/quan-tri/nhat-ky/${first}`, { "ly-do": REASON });
			expect(answer.status).to.equal(409);
			const $ = await page(answer);
			expect(words($("[role=alert]").text())).to.include(`Hãy hoàn tác thay đổi ${second} trước`);
			expect($("[role=alert] a").attr("href")).to.equal(`/quan-tri/nhat-ky/${second}`);
		});
	});

	describe("splitting", () => {
		it("lists the citations of a document, previews, splits them off to a new one and undoes it", async () => {
			const list = await page(lan.get(`/quan-tri/tach?tu=${DAN_VAN}`));
			expect(list("input[name=cau]").length).to.equal(2);
			const place = await placeOf("Nghị quyết số 25-NQ/TW");
			const facts = { loai: "nghi-quyet", so: "25-NQ/TW", khoa: "5", ngay: "17/6/1985" };
			const asked = { tu: DAN_VAN, cach: "chon", cau: place.at, dich: "moi", ...facts, buoc: "xem" };
			const preview = await page(lan.post("/quan-tri/tach", asked));
			expect(words(preview(".desk-outcome").text()))
				.to.include("1 trích dẫn sẽ chuyển")
				.and.include("/vb/nghi-quyet/25-nq-tw/k5")
				.and.include("1 trích dẫn ở lại");
			expect((await site.store.audit({ limit: 1 })).total).to.equal(0);
			const made = await lan.post("/quan-tri/tach", {
				...hidden(preview, "form.confirm"),
				buoc: "lam",
				"ly-do": REASON,
			});
			expect(made.status).to.equal(303);
			expect(await meaning(place)).to.equal("nghi-quyet:25-nq-tw:k5");
			expect((await site.store.directive("nghi-quyet:25-nq-tw:k5"))?.issuedOn).to.equal("1985-06-17");
			await lan.post((made.headers.get("location") ?? "").replace(/\?.*/, ""), { "ly-do": REASON });
			expect(await meaning(place)).to.equal(DAN_VAN);
		});

		it("takes all of a filter, and a document of the index by its number", async () => {
			const asked = { tu: DAN_VAN, tinh: "hau-giang", cach: "loc", dich: "co", vao: "25nqtw", buoc: "xem" };
			const unsure = await page(lan.post("/quan-tri/tach", asked));
			expect(unsure("input[name=chon-vao]").length).to.be.greaterThan(2);
			const preview = await page(lan.post("/quan-tri/tach", { ...asked, "chon-vao": K9 }));
			expect(words(preview(".desk-outcome").text())).to.include("1 trích dẫn sẽ chuyển");
			await lan.post("/quan-tri/tach", { ...hidden(preview, "form.confirm"), buoc: "lam", "ly-do": REASON });
			expect((await site.store.directive(K9))?.mentions).to.equal(1);
		});

		it("says of each fact what is wrong, and keeps what was typed and marked", async () => {
			const place = await placeOf("Nghị quyết số 25-NQ/TW");
			const typed = { loai: "", so: "không số", khoa: "trăm", ngay: "hôm qua", noi: "Văn Yên" };
			const asked = { tu: DAN_VAN, cach: "chon", cau: place.at, dich: "moi", ...typed };
			const answer = await lan.post("/quan-tri/tach", asked);
			expect(answer.status).to.equal(400);
			const $ = await page(answer);
			for (const [name, value] of Object.entries(typed)) {
				expect($(`#loi-${name}`).length, name).to.equal(1);
				expect($(`#f-${name}`).val(), name).to.equal(value);
			}
			expect($("input[name=cau]:checked").val()).to.equal(place.at);
			const nothing = await lan.post("/quan-tri/tach", { tu: DAN_VAN, cach: "chon", dich: "co", vao: K9 });
			expect(words((await page(nothing))("[role=alert]").text())).to.include("Chưa chọn trích dẫn nào");
		});
	});

	describe("crawling", () => {
		it("starts a source again after asking, and writes down who and why", async () => {
			const $ = await page(lan.get("/quan-tri/chay-lai?nguon=nguon-mot"));
			expect($("#ly-do").val()).to.equal("kiểm tra lại nguồn");
			const answer = await lan.post("/quan-tri/chay-lai", { nguon: "nguon-mot", "ly-do": "bài mới không vào" });
			expect(answer.status).to.equal(303);
			expect(started).to.deep.equal([["nguon-mot"]]);
			expect(await newest()).to.include({ action: "crawl", by: "Lan", reason: "bài mới không vào" });
		});

		it("says in Vietnamese that a crawler is at work", async () => {
			refusal = new AppError("conflict", "A crawler is at work (may-chu:4711).", { remedy: "Wait." });
			const answer = await lan.post("/quan-tri/chay-lai", { nguon: "nguon-mot", "ly-do": "thử lại lần nữa" });
			expect(answer.status).to.equal(409);
			const $ = await page(answer);
			expect(words($("[role=alert]").text())).to.include("máy thu thập đang làm việc (may-chu:4711)");
			expect($("#ly-do").val()).to.equal("thử lại lần nữa");
			expect((await site.store.audit({ limit: 1 })).total).to.equal(0);
		});

		it("tells in the morning which source is well and which is not, with word, sign and since when", async () => {
			const counts = { fetched: 5, created: 2, updated: 0, unchanged: 3, failed: 0, mentions: 4 };
			const bad = await site.store.startRun("nguon-mot", "2026-11-20T01:00:00.000Z");
			await site.store.finishRun(bad, "2026-11-20T01:00:09.000Z", { ...counts, failed: 5 }, "incomplete: host down");
			const good = await site.store.startRun("nguon-hai", "2026-11-20T02:00:00.000Z");
			await site.store.finishRun(good, "2026-11-20T02:03:00.000Z", counts, null);
			const rows = async (path: string): Promise<string[]> => {
				const $ = await page(lan.get(path));
				return $(".watch li")
					.toArray()
					.map((row) => words($(row).text()));
			};
			const [first, second] = await rows("/quan-tri");
			expect(first).to.match(/^✕ Hỏng ?Nguồn một ?Lần gần nhất không thành \(từ 08:00 20\/11\/2026\)$/);
			expect(second).to.match(/^✓ Tốt ?Nguồn hai/);
			expect((await rows("/en/quan-tri"))[0])
				.to.include("Broken")
				.and.include("08:00, 20 November 2026");
			const runs = await main(lan.get("/quan-tri/lan-thu-thap?nguon=nguon-hai"));
			expect(runs).to.include("3 phút").and.not.include("host down");
			expect(await main(lan.get("/quan-tri/lan-thu-thap"))).to.include("incomplete: host down");
		});
	});

	describe("what readers say", () => {
		const reader = (): Visitor => new Visitor(site);
		const said = { ve: "directive", muc: DAN_VAN, noidung: "Ngày ban hành ghi sai.", lienhe: "bạn đọc" };

		it("is kept, thanked for, shown to whoever is signed in, and closed with a reason", async () => {
			const form = await page(site.get(`/bao-loi?ve=directive&muc=${DAN_VAN}`));
			expect(words(form(".about-what").text())).to.equal("Về một văn bản: Nghị quyết số 25-NQ/TW");
			const answer = await reader().post("/bao-loi", said);
			expect(answer.status).to.equal(303);
			expect(answer.headers.getSetCookie()).to.deep.equal([]);
			expect(await main(site.get(answer.headers.get("location") ?? ""))).to.include("Cảm ơn bạn");
			const list = await page(lan.get("/quan-tri/gop-y"));
			expect(words(list(".messages").text()))
				.to.include(said.noidung)
				.and.include("Liên hệ: bạn đọc");
			const action = list(".messages form").attr("action") ?? "";
			expect((await lan.post(action, { "ly-do": "x" })).status).to.equal(400);
			expect((await lan.post(action, { "ly-do": "đã sửa ngày" })).status).to.equal(303);
			expect(await newest()).to.include({ action: "feedback", reason: "đã sửa ngày" });
			const again = await lan.post(action, { "ly-do": "đã sửa ngày" });
			expect(again.status).to.equal(409);
			expect(await main(again)).to.include("đã được đóng rồi");
			expect(await main(lan.get("/quan-tri/gop-y?xem=dong")))
				.to.include(said.noidung)
				.and.not.include("bạn đọc");
		});

		it("comes back with what was typed where it is too short or too long", async () => {
			for (const noidung of ["", "ừ", "dài ".repeat(600)]) {
				const answer = await reader().post("/bao-loi", { ...said, noidung });
				expect(answer.status).to.equal(400);
				const $ = await page(answer);
				expect(String($("textarea").val()).slice(0, 2000)).to.equal(noidung.trim().slice(0, 2000));
				expect($("#lien-he").val()).to.equal("bạn đọc");
				expect($("textarea").attr("aria-describedby")).to.include("loi-noi-dung");
			}
			expect((await site.store.feedback(true, { limit: 1 })).total).to.equal(0);
		});

		it("is not kept from a program that fills in what nobody sees", async () => {
			expect((await reader().post("/bao-loi", { ...said, website: "http://x" })).status).to.equal(303);
			expect((await site.store.feedback(true, { limit: 1 })).total).to.equal(0);
		});

		it("is taken only so often from one address", async () => {
			const few = await serve(await storeWith("nothing"), { rateLimit: 20 });
			try {
				const once = (): Promise<Response> => new Visitor(few).post("/bao-loi", said);
				expect([(await once()).status, (await once()).status, (await once()).status]).to.deep.equal([303, 303, 429]);
			} finally {
				await few.end();
			}
		});

		it("is taken thirty times an hour from one address, so that nobody fills the list", async () => {
			const open = await serve(await storeWith("nothing"), { rateLimit: 10_000, trustProxy: 1 });
			const from = (address: string, n: number): Promise<Response> =>
				new Visitor(open).post(
					"/bao-loi",
					{ ...said, noidung: `Lời nhắn ${n}.` },
					{ ...OURS, "X-Forwarded-For": address },
				);
			try {
				for (let n = 1; n <= 30; n++) expect((await from("192.0.2.1", n)).status).to.equal(303);
				const refused = await from("192.0.2.1", 31);
				expect(refused.status).to.equal(429);
				expect(Number(refused.headers.get("retry-after"))).to.be.within(60, 3600);
				expect((await from("192.0.2.2", 32)).status).to.equal(303);
				expect((await open.store.feedback(true, { limit: 1 })).total).to.equal(31);
			} finally {
				await open.end();
			}
		});
	});

	it("lists all changes in words, newest first, with who, why and what was undone", async () => {
		const place = await placeOf("Nghị quyết số 25-NQ/TW");
		const made = await site.store.correct([{ report: place.report, start: place.start, directive: K9 }], {
			by: "Hùng",
			reason: REASON,
		});
		await site.store.undo(made.id, { by: "Lan", reason: "nhầm khóa" });
		const $ = await page(lan.get("/quan-tri/nhat-ky"));
		const rows = $(".log li")
			.toArray()
			.map((row) => words($(row).text()));
		expect(rows[0]).to.include("Hoàn tác thay đổi 1").and.include("Lan").and.include("“nhầm khóa”");
		expect(rows[1]).to.include("là Nghị quyết số 25-NQ/TW (k9)").and.include("đã hoàn tác ở thay đổi 2");
		expect($("main").text()).not.to.match(/[{}]|"report"/);
		expect((await lan.post("/quan-tri/nhat-ky/1", { "ly-do": REASON })).status).to.equal(409);
		expect((await lan.post("/quan-tri/nhat-ky/2", { "ly-do": REASON })).status).to.equal(409);
		for (const lost of ["0", "99", "x", "1e3"])
			expect((await lan.get(`/quan-tri/nhat-ky/${lost}`)).status, lost).to.equal(404);
	});

	it("prints names, reasons, messages and searches as text, never as markup", async () => {
		const mallory = await new Visitor(site).signIn(XSS);
		const sent = hidden(await page(mallory.get("/quan-tri/duyet")));
		await mallory.post("/quan-tri/duyet", { ...sent, chon: K9, "ly-do": XSS });
		for (const ve of ["directive", "report", "citation", "missing", "other", XSS])
			await new Visitor(site).post("/bao-loi", { ve, muc: XSS, noidung: `${XSS} ${ve}`, lienhe: XSS });
		const q = encodeURIComponent(XSS);
		const paths = [
			"/quan-tri",
			`/quan-tri/duyet?q=${q}`,
			`/quan-tri/duyet?td=${sent.td}`,
			`/quan-tri/trich-dan/${sent.td}`,
			`/quan-tri/gop?tu=${q}&vao=${q}`,
			`/quan-tri/tach?tu=${q}&tinh=${q}&tungay=${q}`,
			`/quan-tri/lan-thu-thap?nguon=${q}`,
			"/quan-tri/gop-y",
			"/quan-tri/nhat-ky",
			"/quan-tri/nhat-ky/1",
			`/bao-loi?ve=other&muc=${q}`,
			`/bao-loi?ve=missing&muc=${q}`,
		];
		for (const path of paths.flatMap((one) => [one, `/en${one}`])) {
			const answer = await mallory.get(path);
			expect(answer.status, path).to.equal(200);
			const $ = await page(answer);
			expect($("script:not([src])").length, path).to.equal(0);
			expect($("[onerror], [style], img").length, path).to.equal(0);
			expect($("a[href^='javascript:' i]").length, path).to.equal(0);
		}
	});

	it("keeps every page under 60 kB, however much there is of everything", async () => {
		const store = await storeWith("all");
		const many = Array.from({ length: 70 }, (_, i) => ({
			...SOURCES[0],
			id: `nguon-${i}`,
			name: `Cổng thông tin số ${i}`,
		}));
		const big = await serve(store, {
			admin: { token: TOKEN, startCrawl: async () => {} },
			sources: many as typeof SOURCES,
		});
		try {
			const lock = await store.takeLock("may:1", "2026-11-20T00:00:00.000Z", 30_000, null);
			if (!("fence" in lock)) throw new Error("the lock is taken");
			const health = {
				verifiedAt: null,
				lastNewAt: null,
				rhythmHours: 30,
				nextAt: null,
				robotsHash: null,
				baseline: null,
			};
			for (const { id } of many) {
				const run = await store.startRun(id, "2026-11-20T01:00:00.000Z");
				const counts = { fetched: 15, created: 12, updated: 1, unchanged: 1, failed: 15, mentions: 40 };
				await store.finishRun(run, "2026-11-20T01:10:00.000Z", counts, `incomplete: ${"host down ".repeat(8)}`);
				const alarm = { kind: "silent" as const, message: "Nothing new.", facts: { days: 18 } };
				await store.putHealth(lock.fence, { sourceId: id, ...health }, [alarm], [], "2026-11-20T01:10:00.000Z");
			}
			const reason = "đã đối chiếu với bản chính lưu ở văn phòng ".repeat(11);
			const change = await store.merge(STUB, K9, { by: "Nguyễn Thị Lan", reason });
			for (let i = 0, { id } = change; i < 20; i++) {
				await store.undo(id, { by: "Nguyễn Thị Lan", reason });
				({ id } = await store.merge(STUB, K9, { by: "Nguyễn Thị Lan", reason }));
			}
			for (let i = 0; i < 12; i++)
				await store.addFeedback(
					{ about: "other", subject: "x".repeat(300), text: `${i} ${"sai ngày ban hành ".repeat(110)}`, contact: null },
					"2026-11-20T01:00:00.000Z",
				);
			const text = Array.from(
				{ length: 60 },
				(_, i) => `Lần ${i} ${"xã nào cũng làm ".repeat(12)} Nghị quyết số 25-NQ/TW.`,
			);
			const raw = "Nghị quyết số 25-NQ/TW";
			const long = report(
				"Xã báo cáo",
				text.join("\n"),
				text.map(() => ({ raw, id: DAN_VAN })),
			);
			await store.saveReport(long.report, long.mentions, [], null);
			const visitor = await new Visitor(big).signIn();
			for (const path of [
				"/quan-tri",
				"/quan-tri/nguon",
				"/quan-tri/lan-thu-thap",
				"/quan-tri/nhat-ky",
				"/quan-tri/gop-y",
				"/quan-tri/duyet",
				`/quan-tri/tach?tu=${DAN_VAN}`,
			]) {
				const html = await (await visitor.get(path)).text();
				expect(Buffer.byteLength(html), path).to.be.lessThan(60_000);
			}
		} finally {
			await big.end();
		}
	});

	it("answers whatever is sent in its forms, and never fails", async () => {
		// The longest of them is more than a form may hold, the one before it fits in.
		const odd = [
			"",
			"-",
			"a".repeat(1500),
			"a".repeat(5000),
			"\u0000",
			"1-1",
			"💥",
			"'; DROP TABLE audit; --",
			"[object Object]",
		];
		const paths = [
			"/quan-tri/duyet",
			"/quan-tri/trich-dan/1-60",
			"/quan-tri/gop",
			"/quan-tri/tach",
			"/quan-tri/chay-lai",
		];
		const names = [
			"td",
			"chon",
			"truoc",
			"sau",
			"tu",
			"vao",
			"cach",
			"cau",
			"dich",
			"buoc",
			"ngay",
			"khoa",
			"tinh",
			"nguon",
		];
		for (const path of [...paths, "/bao-loi"])
			for (const value of odd) {
				const fields = Object.fromEntries(names.map((name) => [name, [value, value]]));
				const answer = await lan.post(path, { ...fields, "ly-do": value, noidung: value }, OURS);
				expect(answer.status, `${path} ${value.slice(0, 20)}`).to.be.lessThan(500);
				const query = new URLSearchParams(names.map((name) => [name, value]));
				expect((await lan.get(`${path}?${query}`)).status, `${path}?${value.slice(0, 20)}`).to.be.lessThan(500);
			}
	});
});
