import { expect } from "chai";
import { load } from "cheerio";
import { CheckReply, Problem } from "../../model/api.ts";
import { type Site, serve, storeWith } from "./fixture.ts";

const DRAFT =
	"Thực hiện Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị về bảo vệ nền tảng tư tưởng của Đảng và Chỉ thị số 78-CT/TU của Tỉnh ủy Yên Bái.";

describe("the check of a draft over HTTP", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	describe("POST /api/v1/check", () => {
		const post = (body: string, headers: Record<string, string>): Promise<Response> =>
			fetch(`${site.url}/api/v1/check`, { method: "POST", body, headers });
		const plain = { "content-type": "text/plain; charset=utf-8" };

		it("answers findings whose offsets point into the text, in the shape of the model", async () => {
			const answer = await post(DRAFT, plain);
			expect(answer.status).to.equal(200);
			const reply = CheckReply.parse(await answer.json());
			const [finding, ...more] = reply.findings;
			expect(more.map(({ kind }) => kind)).to.deep.equal(["unknown"]);
			expect(finding).to.include({
				kind: "date-differs",
				severity: "error",
				message: "Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.",
				replacement: "ngày 22/10/2018",
			});
			expect(DRAFT.slice(finding?.start, finding?.end)).to.equal(finding?.raw);
			expect(reply.citations[finding?.citation ?? -1]?.document).to.include({
				id: "nghi-quyet:35-nq-tw:k12",
				url: "/vb/nghi-quyet/35-nq-tw/k12",
			});
		});

		it("takes a document that reports of the index cite for known", async () => {
			const { findings } = CheckReply.parse(await (await post(DRAFT.replace("78-CT/TU", "77-CT/TU"), plain)).json());
			expect(findings.map(({ kind }) => kind)).to.deep.equal(["date-differs"]);
		});

		it("reads the day of the draft and its place from the context", async () => {
			const text = "Căn cứ Quy định số 24-QĐ/TW ngày 30/7/2021 về thi hành Điều lệ Đảng.";
			const json = { "content-type": "application/json" };
			const kinds = async (published: string) => {
				const answer = await post(JSON.stringify({ text, context: { published } }), json);
				return CheckReply.parse(await answer.json()).findings.map(({ kind }) => kind);
			};
			expect(await kinds("2023-05-01")).to.deep.equal([]);
			expect(await kinds("2026-11-01")).to.deep.equal(["superseded"]);
			const dated = `Yên Bái, ngày 05 tháng 5 năm 2023\n${text}`;
			expect(CheckReply.parse(await (await post(dated, plain)).json()).findings).to.deep.equal([]);
		});

		it("is kept by nobody, and may not be asked from pages of other sites", async () => {
			const { headers } = await post(DRAFT, plain);
			expect(headers.get("cache-control")).to.equal("no-store");
			expect(headers.has("access-control-allow-origin")).to.equal(false);
		});

		it("refuses a body that is too large, of another type, or asked for by GET", async () => {
			expect((await post("x".repeat(256 * 1024 + 1), plain)).status).to.equal(413);
			const other = await post("a=b", { "content-type": "application/x-www-form-urlencoded" });
			expect(Problem.parse(await other.json())).to.include({ status: 415 });
			const json = { "content-type": "application/json" };
			const place = await post(JSON.stringify({ text: DRAFT, context: { province: "x" } }), json);
			expect(Problem.parse(await place.json())).to.include({ status: 400, parameter: "context.province" });
			const got = await site.get("/api/v1/check");
			expect([got.status, got.headers.get("allow")]).to.deep.equal([405, "POST, OPTIONS"]);
		});
	});

	describe("/kiem-tra", () => {
		const send = (fields: Record<string, string>): Promise<Response> =>
			fetch(`${site.url}/kiem-tra`, { method: "POST", body: new URLSearchParams(fields) });

		it("asks for a draft, and is linked from every page", async () => {
			const html = await (await site.get("/kiem-tra")).text();
			expect(html).to.include('<form class="draft-form" method="post" action="/kiem-tra">');
			expect(html).to.include("không được lưu lại");
			expect(await (await site.get("/")).text()).to.include('href="/kiem-tra"');
		});

		it("shows each finding beside its sentence, the right forms, and the draft with marks that lead to them", async () => {
			const answer = await send({ bai: `Mở đầu.\r\n${DRAFT}` });
			expect(answer.status).to.equal(200);
			expect(answer.headers.get("cache-control")).to.equal("no-store");
			const html = await answer.text();
			expect(html).to.include("Đã soát 2 trích dẫn");
			expect(html).to.include("Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.");
			expect(html).to.match(/<mark>ngày 22\/8\/2018<\/mark>/);
			expect(html).to.match(/<del lang="vi">ngày 22\/8\/2018<\/del>.*?data-copy[^>]*>ngày 22\/10\/2018</);
			expect(html).to.match(/data-copy[^>]*>Nghị quyết số 35-NQ\/TW, ngày 22\/10\/2018 của Bộ Chính trị khóa XII về/);
			const [, at] = /<a id="d\d+" class="mark differs" href="#k(\d+)"/.exec(html) ?? [];
			expect(html).to.include(`id="k${at}"`);
			expect(html).to.include("Chỉ thị số 78-CT/TU").and.include("của địa phương");
		});

		it("lists the documents of a draft in the form to copy, each once, and says which one was replaced", async () => {
			const old = "Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng";
			const $ = load(
				await (await send({ bai: `${DRAFT} ${DRAFT} Trình bày theo ${old}.`, ngay: "2026-11-01" })).text(),
			);
			const items = $("#danh-muc")
				.closest("section")
				.find("li")
				.toArray()
				.map((item) => $(item).text());
			expect(items).to.have.length(2);
			expect(items[0]).to.match(/^Nghị quyết số 35-NQ\/TW, ngày 22\/10\/2018 của Bộ Chính trị khóa XII/);
			expect(items[1]).to.include("Hướng dẫn số 36-HD/VPTW").and.include("đã được thay thế");
			expect($(".lines").text().split("\n")).to.have.length(2);
			expect($(".lines").text()).to.match(/^1\. Nghị quyết số 35-NQ.*\n2\. Hướng dẫn/);
		});

		it("offers an example to try, and shows what is found in it, without anything being sent", async () => {
			const empty = load(await (await site.get("/kiem-tra")).text());
			const example = empty("a[href='/kiem-tra?mau=1']");
			expect(example.text()).to.equal("Thử với một dự thảo mẫu");
			const $ = load(await (await site.get("/kiem-tra?mau=1")).text());
			expect($("textarea").text()).to.include("BÁO CÁO");
			expect($("#khac-so").length).to.equal(1);
			expect($("#xem-lai").length).to.equal(1);
			expect($(".note").text()).to.include("dự thảo mẫu");
			expect($("meta[name=robots]").attr("content")).to.equal("noindex");
			const any = load(await (await site.get("/kiem-tra?mau=%00&mau=2")).text());
			expect(any("textarea").text()).to.equal("");
		});

		it("speaks English under /en, and leaves what the register says in Vietnamese", async () => {
			const answer = await fetch(`${site.url}/en/kiem-tra`, {
				method: "POST",
				body: new URLSearchParams({ bai: DRAFT }),
			});
			const $ = load(await answer.text());
			expect($("html").attr("lang")).to.equal("en");
			expect($("#ket-qua").text()).to.equal("2 citations checked");
			expect($("#khac-so").text()).to.match(/^Differs from the register/);
			expect($(".found p[lang=vi]").first().text()).to.equal("Dự thảo ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.");
			expect($("form.draft-form").attr("action")).to.equal("/en/kiem-tra");
			expect($(".right a").attr("href")).to.equal("/en/vb/nghi-quyet/35-nq-tw/k12");
		});

		it("says that a draft has no findings, with the number of citations", async () => {
			const html = await (await send({ bai: "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị." })).text();
			expect(html).to.include("Không thấy chỗ nào khác với sổ trong 1 trích dẫn");
		});

		it("says that there is nothing to check in a text without citations, and asks for a text where there is none", async () => {
			expect(await (await send({ bai: "Hôm nay trời đẹp." })).text()).to.include("Không thấy trích dẫn nào để soát");
			expect(await (await send({ bai: " \r\n" })).text()).to.include("Chưa có nội dung để soát");
			expect(await (await send({})).text()).to.include("Chưa có nội dung để soát");
		});

		it("keeps what was filled in, and leaves out a place or day that is none", async () => {
			const html = await (await send({ bai: DRAFT, tinh: "yen-bai", ngay: "2019-01-01" })).text();
			expect(html)
				.to.match(/<option value="yen-bai" selected/)
				.and.include('value="2019-01-01"');
			expect((await send({ bai: DRAFT, tinh: "x".repeat(200), ngay: "hôm qua" })).status).to.equal(200);
		});

		it("says on the page that a draft is too long, and shows one just short enough", async () => {
			const long = await send({ bai: "ế".repeat(90_000) });
			expect(long.status).to.equal(413);
			expect(await long.text())
				.to.include("Dự thảo dài quá")
				.and.include("<textarea");
			const longest = await send({ bai: "ế".repeat(200_000) });
			expect(longest.status).to.equal(413);
			expect(await longest.text()).to.include("Dự thảo dài quá");
			expect((await send({ bai: "ế".repeat(87_000) })).status).to.equal(200);
			const dense = await send({ bai: "25-NQ/TW, ".repeat(2100) });
			expect(dense.status).to.equal(413);
			expect(await dense.text()).to.include("2.000 trích dẫn");
		});

		it("says on the page that a body could not be read", async () => {
			const answer = await fetch(`${site.url}/kiem-tra`, {
				method: "POST",
				body: "bai=x",
				headers: { "content-type": "application/x-www-form-urlencoded", "content-encoding": "squeeze" },
			});
			expect(answer.status).to.equal(415);
			expect(await answer.text()).to.include("Không đọc được nội dung gửi lên");
		});

		it("answers a person who sends a form with a page, where it is sent to the wrong address too", async () => {
			const answer = await fetch(`${site.url}/kiem-trra`, {
				method: "POST",
				body: new URLSearchParams({ bai: DRAFT }),
			});
			expect([answer.status, answer.headers.get("content-type")]).to.deep.equal([404, "text/html; charset=utf-8"]);
		});

		it("shows markup in a draft as text, and stores nothing of it", async () => {
			const before = await site.store.dataVersion();
			const html = await (
				await send({ bai: `<script>alert(1)</script> & ${DRAFT} "</textarea><img src=x onerror=alert(2)>` })
			).text();
			expect(html).not.to.match(/<script>alert|<img src=x/);
			expect(html).to.include("&lt;script>alert(1)");
			expect(await site.store.dataVersion()).to.equal(before);
		});

		it("stays a page of bearable size for a draft full of findings", async () => {
			const html = await (await send({ bai: `${DRAFT}\n`.repeat(1000) })).text();
			expect(html).to.include("Danh sách dừng ở 100 chỗ đầu trong 1.000");
			expect(html.length).to.be.below(2_000_000);
		});
	});
});
