import { expect } from "chai";
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
				message: "Bài ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.",
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
			expect(html).to.include("Bài ghi ngày 22/8/2018; sổ ghi ngày 22/10/2018.");
			expect(html).to.match(/<mark>ngày 22\/8\/2018<\/mark>/);
			expect(html).to.match(/<del>ngày 22\/8\/2018<\/del>.*?data-copy[^>]*>ngày 22\/10\/2018</);
			expect(html).to.match(/data-copy[^>]*>Nghị quyết số 35-NQ\/TW, ngày 22\/10\/2018 của Bộ Chính trị khóa XII về/);
			const [, at] = /<a id="d\d+" class="mark differs" href="#k(\d+)"/.exec(html) ?? [];
			expect(html).to.include(`id="k${at}"`);
			expect(html).to.include("Chỉ thị số 78-CT/TU").and.include("của địa phương");
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
