import { expect } from "chai";
import { AppError } from "../../model/errors.ts";
import { DAN_VAN, REPORTS, type Site, STUB, serve, storeWith } from "./fixture.ts";

const TOKEN = "mot-ma-dai-va-kho-doan";
const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const K9 = "nghi-quyet:25-nq-tw:k9";

describe("/admin", () => {
	let site: Site;
	let started: string[][];
	let refusal: AppError | null;

	beforeEach(async () => {
		started = [];
		refusal = null;
		const startCrawl = async (sources: string[]): Promise<void> => {
			if (refusal) throw refusal;
			started.push(sources);
		};
		site = await serve(await storeWith("all"), { admin: { token: TOKEN, startCrawl } });
	});
	afterEach(() => site.end());

	const post = (path: string, body: unknown, token: string | null = TOKEN): Promise<Response> =>
		fetch(`${site.url}/admin${path}`, {
			method: "POST",
			headers: { "Content-Type": "application/json", ...(token === null ? {} : { Authorization: `Bearer ${token}` }) },
			body: JSON.stringify(body),
		});
	const asked = (path: string): Promise<Response> => site.get(`/admin${path}`, { Authorization: `Bearer ${TOKEN}` });
	/** Id and first citation of the report that the fixture stores first. */
	const citation = async (): Promise<{ report: number; start: number }> => {
		const found = (await (await site.get(`/api/v1/citations?directive=${DAN_VAN}`)).json()) as {
			items: { report: { id: number; title: string }; start: number }[];
		};
		const item = found.items.find(({ report }) => report.title === REPORTS[0]?.report.title);
		return { report: item?.report.id ?? 0, start: item?.start ?? 0 };
	};

	it("is not there without a token in the settings", async () => {
		const open = await serve(await storeWith("nothing"));
		try {
			expect((await open.get("/admin/audit", { Authorization: `Bearer ${TOKEN}` })).status).to.equal(404);
		} finally {
			await open.end();
		}
	});

	it("lets nobody in without the token, and says how to send it", async () => {
		for (const token of [null, "", "khac", `${TOKEN}x`]) {
			const answer = await post("/crawls", NOTE, token);
			expect(answer.status, String(token)).to.equal(401);
			expect(answer.headers.get("www-authenticate")).to.match(/^Bearer/);
			expect(answer.headers.get("content-type")).to.match(/^application\/problem\+json/);
		}
		expect((await site.get("/admin/audit")).status).to.equal(401);
		expect(started).to.deep.equal([]);
	});

	it("stops whoever goes on guessing", async () => {
		for (let i = 0; i < 20; i++) await post("/crawls", NOTE, `sai-${i}`);
		expect((await post("/crawls", NOTE, "sai")).status).to.equal(429);
	});

	it("counts no mistakes of whoever has the token", async () => {
		for (let i = 0; i < 25; i++) await post("/audit/99/undo", NOTE);
		expect((await asked("/audit")).status).to.equal(200);
	});

	it("is read by no other site and kept by no cache", async () => {
		const answer = await asked("/audit");
		expect(answer.status).to.equal(200);
		expect(answer.headers.get("access-control-allow-origin")).to.equal(null);
		expect(answer.headers.get("cache-control")).to.equal("no-store");
	});

	it("corrects a citation, which every list then shows, and undoes it", async () => {
		const { report, start } = await citation();
		const answer = await post("/citations", { ...NOTE, citations: [{ report, start, directive: K9 }] });
		expect(answer.status).to.equal(201);
		const entry = (await answer.json()) as { id: number };
		const total = async (id: string): Promise<number> => {
			const list = await site.get(`/api/v1/directives/${id}/citations`);
			return ((await list.json()) as { total: number }).total;
		};
		expect([await total(DAN_VAN), await total(K9)]).to.deep.equal([1, 1]);
		expect((await post(`/audit/${entry.id}/undo`, NOTE)).status).to.equal(201);
		expect([await total(DAN_VAN), await total(K9)]).to.deep.equal([2, 0]);
		expect((await post(`/audit/${entry.id}/undo`, NOTE)).status).to.equal(409);
		const audit = (await (await asked("/audit")).json()) as { items: { action: string; by: string }[]; total: number };
		expect(audit.items.map(({ action, by }) => `${action} ${by}`)).to.deep.equal(["undo Lan", "correct Lan"]);
	});

	it("shows a merge before it is done, and leads from the old address to the new one", async () => {
		const preview = await asked(`/directives/merge?from=${STUB}&into=${K9}`);
		expect(await preview.json()).to.include({ mentions: 1, reports: 1 });
		expect((await post("/directives/merge", { ...NOTE, from: STUB, into: K9 })).status).to.equal(201);
		const page = await site.get("/vb/chi-thi/77-ct-tu/yen-bai/k19");
		expect([page.status, page.headers.get("location")]).to.deep.equal([301, "/vb/nghi-quyet/25-nq-tw/k9"]);
		const led = async (path: string): Promise<[number, string | null]> => {
			const answer = await site.get(path);
			return [answer.status, answer.headers.get("location")];
		};
		for (const rest of ["", "/citations?limit=1", "/figures"])
			expect(await led(`/api/v1/directives/${STUB}${rest}`)).to.deep.equal([
				301,
				`/api/v1/directives/${encodeURIComponent(K9)}${rest}`,
			]);
		for (const form of ["csv?tu=2020", "ris", "atom", "zip", "json"])
			expect(await led(`/vb/chi-thi/77-ct-tu/yen-bai/k19.${form}`)).to.deep.equal([
				301,
				`/vb/nghi-quyet/25-nq-tw/k9.${form}`,
			]);
	});

	it("shows a split before it is done, gives the new document a page, and undoes it", async () => {
		const { report, start } = await citation();
		const asking = {
			from: DAN_VAN,
			choice: { province: "hau-giang" },
			into: { type: "nghi-quyet", symbol: "25-nq/tw", issuedOn: "2018-10-22", title: "Về một việc khác" },
		};
		const id = "nghi-quyet:25-nq-tw:k12";
		const preview = await post("/directives/split/preview", asking);
		expect([preview.status, await preview.json()]).to.deep.equal([
			200,
			{ from: DAN_VAN, into: id, isNew: true, mentions: 1, reports: 1, staying: 1 },
		]);
		const done = await post("/directives/split", { ...NOTE, ...asking });
		expect(done.status).to.equal(201);
		const entry = (await done.json()) as { id: number; action: string };
		expect(entry.action).to.equal("split");
		const made = (await (await site.get(`/api/v1/directives/${id}`)).json()) as Record<string, unknown>;
		// The symbol as the library writes it, and the term in which that day lies.
		expect(made).to.include({ symbol: "25-NQ/TW", term: 12, title: "Về một việc khác", mentions: 1, origin: "cited" });
		expect((await site.get("/vb/nghi-quyet/25-nq-tw/k12")).status).to.equal(200);
		const again = { ...asking, choice: { citations: [{ report, start }] }, into: K9 };
		expect(await (await post("/directives/split/preview", again)).json()).to.include({ isNew: false, staying: 0 });
		expect((await post(`/audit/${entry.id}/undo`, NOTE)).status).to.equal(201);
		expect((await site.get(`/api/v1/directives/${id}`)).status).to.equal(404);
	});

	it("gives people the uncertain citations one by one, each to one of them", async () => {
		interface Answer {
			item: { mention: { raw: string; status: string }; alike: number; before: string } | null;
			next: string | null;
			waiting: number;
			taken: number;
		}
		const next = async (by: string, after = ""): Promise<Answer> =>
			(await (await asked(`/reviews/next?by=${by}&after=${after}`)).json()) as Answer;
		const lan = await next("Lan");
		expect(lan).to.include({ waiting: 2, taken: 0 });
		expect(lan.item?.mention).to.include({ raw: "Nghị quyết số 25-NQ/TW", status: "ambiguous" });
		expect(lan.item?.before).to.equal("Trước đó, ");
		const minh = await next("Minh");
		expect([minh.item?.mention.raw, minh.taken]).to.deep.equal(["Chỉ thị số 77-CT/TU", 1]);
		expect(await next("Lan", lan.next ?? "")).to.deep.equal({ item: null, next: null, waiting: 2, taken: 1 });
		expect((await asked("/reviews/next")).status).to.equal(400);
		expect((await asked("/reviews/next?by=Lan&after=xyz")).status).to.equal(400);
	});

	it("lists what readers say, and closes and opens it again", async () => {
		const said = { about: "report" as const, subject: "1", text: "Bài này sai ngày.", contact: null };
		await site.store.addFeedback(said, "2026-11-22T06:00:00.000Z");
		const list = async (query = "") =>
			(await (await asked(`/feedback${query}`)).json()) as { items: { id: number; text: string }[]; total: number };
		const [{ id } = { id: 0 }] = (await list()).items;
		const closed = await post(`/feedback/${id}/close`, NOTE);
		expect(closed.status).to.equal(201);
		expect([(await list()).total, (await list("?open=false")).items[0]?.text]).to.deep.equal([0, said.text]);
		expect((await post(`/feedback/${id}/close`, NOTE)).status).to.equal(409);
		expect((await post("/feedback/99/close", NOTE)).status).to.equal(404);
		expect((await post("/feedback/x/close", NOTE)).status).to.equal(404);
		const { id: change } = (await closed.json()) as { id: number };
		expect((await post(`/audit/${change}/undo`, NOTE)).status).to.equal(201);
		expect((await list()).total).to.equal(1);
	});

	it("starts a crawl and writes that down, or neither", async () => {
		expect((await post("/crawls", { ...NOTE, sources: ["mau-bao"] })).status).to.equal(202);
		refusal = new AppError("conflict", "A crawler is at work.", { remedy: "Wait." });
		expect((await post("/crawls", NOTE)).status).to.equal(409);
		expect(started).to.deep.equal([["mau-bao"]]);
		expect(((await (await asked("/audit")).json()) as { total: number }).total).to.equal(1);
	});

	it("names what is wrong in a body", async () => {
		for (const [path, body, parameter] of [
			["/citations", { ...NOTE, citations: [] }, "citations"],
			["/citations", { citations: [{ report: 1, start: 0, directive: null }], by: "Lan" }, "reason"],
			["/directives/merge", { ...NOTE, from: STUB }, "into"],
			["/directives/split", { ...NOTE, from: DAN_VAN, choice: {}, into: 5 }, "into"],
			["/directives/split/preview", { from: DAN_VAN, choice: { from: "2023" }, into: K9 }, "choice.from"],
			[
				"/directives/split/preview",
				{ from: DAN_VAN, choice: {}, into: { type: "nghi-quyet", symbol: "1-NQ/TU", province: "sao-hoa" } },
				"into.province",
			],
			[
				"/directives/split/preview",
				{ from: DAN_VAN, choice: {}, into: { type: "tho", symbol: "1-NQ/TU" } },
				"into.type",
			],
			["/crawls", null, "by"],
			["/crawls", [], "body"],
		] as const) {
			const answer = await post(path, body);
			expect(answer.status, path).to.equal(400);
			expect(((await answer.json()) as { parameter: string }).parameter, path).to.equal(parameter);
		}
		const long = await post("/crawls", { ...NOTE, sources: ["x".repeat(128 * 1024)] });
		expect([long.status, await long.text()].join(" ")).to.match(/^413 .*over 128 KiB/);
		expect((await post("/audit/abc/undo", NOTE)).status).to.equal(404);
		expect((await post("/audit/99/undo", NOTE)).status).to.equal(404);
		expect((await asked("/crawls")).status).to.equal(405);
	});
});
