import { expect } from "chai";
import * as api from "../../model/api.ts";
import { DAN_VAN, type Site, serve, storeWith } from "./fixture.ts";

describe("/api/v1", () => {
	let site: Site;
	before(async () => {
		const extract = (text: string, context: object) => [{ text, context }];
		site = await serve(await storeWith("all"), { extract });
	});
	after(() => site.end());

	async function json<T>(path: string, schema: { parse(input: unknown): T }): Promise<T> {
		const answer = await site.get(path);
		expect(answer.status, path).to.equal(200);
		expect(answer.headers.get("access-control-allow-origin")).to.equal("*");
		return schema.parse(await answer.json());
	}

	it("lists directives, filtered, sorted and paged without gaps", async () => {
		const all = await json("/api/v1/directives?limit=100", api.DirectivesReply);
		expect(all.total).to.equal(13);
		expect(all.items[0]?.id).to.equal(DAN_VAN);
		const seen: string[] = [];
		for (let next: string | null = ""; next !== null; ) {
			const part: api.DirectivesReply = await json(`/api/v1/directives?limit=5&cursor=${next}`, api.DirectivesReply);
			seen.push(...part.items.map(({ id }) => id));
			next = part.next;
		}
		expect(seen).to.deep.equal(all.items.map(({ id }) => id));
		const filtered = await json("/api/v1/directives?type=nghi-quyet&term=11&year=2013", api.DirectivesReply);
		expect(filtered.items.map(({ id }) => id)).to.deep.equal([DAN_VAN]);
		const newest = await json("/api/v1/directives?sort=newest&limit=1", api.DirectivesReply);
		expect(newest.items[0]?.issuedOn).to.equal("2026-08-22");
	});

	it("searches directives, filtered, sorted and paged", async () => {
		const found = await json("/api/v1/directives?q=25nqtw&limit=3", api.DirectivesReply);
		expect(found.items.map(({ term }) => term)).to.deep.equal([14, 11, 10]);
		expect(found.total).to.equal(4);
		const rest = await json(`/api/v1/directives?q=25nqtw&limit=3&cursor=${found.next}`, api.DirectivesReply);
		expect(rest.items.map(({ term }) => term)).to.deep.equal([9]);
		expect(rest.next).to.equal(null);
		const cited = await json("/api/v1/directives?q=25nqtw&sort=cited", api.DirectivesReply);
		expect(cited.items[0]?.id).to.equal(DAN_VAN);
		const replaced = await json("/api/v1/directives?q=25nqtw&status=replaced", api.DirectivesReply);
		expect(replaced.items.map(({ term }) => term)).to.deep.equal([9]);
	});

	it("gives one directive with its siblings and relations", async () => {
		const one = await json(`/api/v1/directives/${DAN_VAN}`, api.DirectiveReply);
		expect(one).to.include({
			symbol: "25-NQ/TW",
			number: "25",
			type: "nghi-quyet",
			origin: "authority",
			status: "unknown",
		});
		expect(one).to.include({ mentions: 2, reports: 2, firstCitedOn: "2022-01-14", lastCitedOn: "2023-02-22" });
		expect(one.url).to.equal("/vb/nghi-quyet/25-nq-tw/k11");
		expect(one.sameNumber.map(({ term }) => term)).to.deep.equal([14, 10, 9]);
		expect(one.relations).to.have.length(1);
		expect(one.relations[0]).to.include({ kind: "concludes", direction: "in", url: "/vb/ket-luan/43-kl-tw/k12" });
	});

	it("gives the sentences that cite it", async () => {
		const { items, total } = await json(`/api/v1/directives/${DAN_VAN}/citations`, api.CitationsReply);
		expect(total).to.equal(2);
		expect(items[0]?.report).to.include({
			id: 1,
			source: "bao-example",
			province: "yen-bai",
			publishedOn: "2023-02-22",
		});
		expect(items[0]).to.include({ text: "Nghị quyết số 25-NQ/TW", confidence: 0.95 });
		expect(items[0]?.before).to.match(/mười năm thực hiện $/);
		const some = await json(
			`/api/v1/directives/${DAN_VAN}/citations?province=hau-giang&to=2022-12-31`,
			api.CitationsReply,
		);
		expect(some.items.map(({ report }) => report.id)).to.deep.equal([2]);
	});

	it("searches reports with marked snippets", async () => {
		const { items, total } = await json("/api/v1/reports?q=dân+vận", api.ReportsReply);
		expect(total).to.equal(2);
		const [snippet] = items[0]?.snippets ?? [];
		expect(snippet?.marks.map(({ start, end }) => snippet.text.slice(start, end).toLowerCase())).to.include("dân vận");
		const citing = await json(`/api/v1/reports?directive=${DAN_VAN}&province=yen-bai`, api.ReportsReply);
		expect(citing.items.map(({ id }) => id)).to.deep.equal([1]);
		expect((await json("/api/v1/reports?q=dân+vận+-hội", api.ReportsReply)).total).to.equal(1);
		expect((await json('/api/v1/reports?q=tinh:"Hậu Giang"', api.ReportsReply)).items[0]?.id).to.equal(2);
	});

	it("finds a symbol in reports in any spelling", async () => {
		for (const q of ["25-NQ/TW", "25nqtw", "25 nq tw", '"25-nq-tw"'])
			expect((await json(`/api/v1/reports?q=${encodeURIComponent(q)}`, api.ReportsReply)).total, q).to.equal(2);
	});

	it("gives one report with every citation, its target and reasons", async () => {
		const one = await json("/api/v1/reports/1", api.ReportReply);
		expect(one.citations.map(({ status }) => status)).to.deep.equal([
			"resolved",
			"resolved",
			"stub",
			"ambiguous",
			"unlinked",
		]);
		for (const { start, end, raw } of one.citations) expect(one.text.slice(start, end)).to.equal(raw);
		expect(one.citations[0]?.target).to.deep.equal({ id: DAN_VAN, url: "/vb/nghi-quyet/25-nq-tw/k11" });
		expect(one.citations[3]?.target).to.equal(null);
		expect(one.citations[3]?.candidates).to.have.length(2);
	});

	it("gives the same under the pages' addresses with .json", async () => {
		expect(await (await site.get("/bc/1.json")).json()).to.deep.equal(
			await (await site.get("/api/v1/reports/1")).json(),
		);
		const directive = await (await site.get("/vb/nghi-quyet/25-nq-tw/k11.json")).json();
		expect(directive).to.deep.equal(await (await site.get(`/api/v1/directives/${DAN_VAN}`)).json());
		expect((await json("/vb/25-nq-tw.json", api.DirectivesReply)).total).to.equal(4);
	}).timeout(4000);

	it("tells the figures", async () => {
		expect(await json("/api/v1/stats", api.StatsReply)).to.include({
			directives: 13,
			reports: 3,
			mentions: 6,
			stubs: 1,
		});
	});

	it("names the parameter that does not fit", async () => {
		for (const [path, parameter] of [
			["/api/v1/directives?limit=0", "limit"],
			["/api/v1/directives?limit=101", "limit"],
			["/api/v1/directives?term=x", "term"],
			["/api/v1/directives?status=good", "status"],
			["/api/v1/directives?sort=best&q=a", "sort"],
			["/api/v1/directives?q=nq&cursor=zzz", "cursor"],
			["/api/v1/directives?type=a&type=b", "type"],
			["/api/v1/reports?from=2023-02-31", "from"],
			[`/api/v1/directives/${DAN_VAN}/citations?to=x`, "to"],
		] as const) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(400);
			expect(answer.headers.get("content-type")).to.match(/^application\/problem\+json/);
			const problem = api.Problem.parse(await answer.json());
			expect(problem.parameter, path).to.equal(parameter);
			expect(problem.requestId).to.equal(answer.headers.get("x-request-id"));
		}
		expect((await site.get("/api/v1/reports?cursor=zzz")).status).to.equal(400);
	});

	it("answers with a problem where there is nothing", async () => {
		for (const path of [
			"/api/v1/directives/nghi-quyet:1",
			"/api/v1/directives/x/citations",
			"/api/v1/reports/99",
			"/api/v1/reports/x",
			"/api/v1/none",
			"/bc/99.json",
			"/vb/1-x.json",
		]) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(404);
			expect(api.Problem.parse(await answer.json()).status).to.equal(404);
		}
	});

	describe("POST /extract", () => {
		const post = (body: string, type: string) =>
			fetch(`${site.url}/api/v1/extract`, { method: "POST", body, headers: { "content-type": type } });

		it("takes plain text, or JSON with a context", async () => {
			const plain = await (await post("Nghị quyết 25", "text/plain; charset=utf-8")).json();
			expect(plain.citations[0].text).to.equal("Nghị quyết 25");
			const body = JSON.stringify({ text: "a", context: { province: "yen-bai" } });
			const given = await (await post(body, "application/json")).json();
			expect(given.citations[0].context).to.include({ province: "yen-bai", published: null });
		});

		it("refuses what is too large, malformed or of another kind", async () => {
			expect((await post("a".repeat(256 * 1024 + 1), "text/plain")).status).to.equal(413);
			expect((await post("{", "application/json")).status).to.equal(400);
			expect((await post('{"text":1}', "application/json")).status).to.equal(400);
			const other = await post("<a/>", "text/xml");
			expect(other.status).to.equal(400);
			api.Problem.parse(await other.json());
		});
	});
});

describe("GET /api/v1/suggest?q=", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	async function suggested(q: string): Promise<string[]> {
		const answer = await site.get(`/api/v1/suggest?q=${encodeURIComponent(q)}`);
		return api.SuggestReply.parse(await answer.json()).items.map(({ id }) => id);
	}
	const terms = (...numbers: number[]): string[] => numbers.map((term) => `nghi-quyet:25-nq-tw:k${term}`);

	for (const q of [
		"nq 25",
		"NQ 25",
		"25nqtw",
		"25-NQ/TW",
		"25–nq/tw",
		"nghị quyết 25",
		"nghi quyet so 25",
		"25-nq",
		"025nqtw",
	])
		it(`lists every document of that number, newest first: ${q}`, async () => {
			expect((await suggested(q)).slice(0, 4)).to.deep.equal(terms(14, 11, 10, 9));
		});

	for (const [q, id] of [
		["nq 25 d", DAN_VAN],
		["nq 25 dan", DAN_VAN],
		["nq 25 dan van", DAN_VAN],
		["nq 25 dân vận", DAN_VAN],
		["nghị quyết dân vận", DAN_VAN],
		["nghi quyet dan van", DAN_VAN],
		["NQ 25 khóa XI", DAN_VAN],
		["nq 25 k11", DAN_VAN],
		["nq 25 2013", DAN_VAN],
		["3/6/2013", DAN_VAN],
		["03/06/2013", DAN_VAN],
		["nq 25 ton giao", "nghi-quyet:25-nq-tw:k9"],
		["30/2020", "nghi-dinh:30-2020-nd-cp"],
		["nđ 30", "nghi-dinh:30-2020-nd-cp"],
		["10/2022/QH15", "luat:10-2022-qh15"],
		["luật dân chủ cơ sở", "luat:10-2022-qh15"],
		["217qd", "quyet-dinh:217-qd-tw:k11"],
		["5ct", "chi-thi:05-ct-tw:k12"],
		["trung ương 6 khóa xii", "nghi-quyet:18-nq-tw:k12"],
		["phản biện xã h", "quyet-dinh:217-qd-tw:k11"],
		["giam sat phan bien xa hooi", "quyet-dinh:217-qd-tw:k11"],
		["loai:ct khoa:xii", "chi-thi:05-ct-tw:k12"],
		["về tăng cường và đổi mới sự lãnh đạo của đảng đối với công tác dân vận trong tình hình mới", DAN_VAN],
		["dương", "huong-dan:10-hd-tw:k13"],
		["đường", "huong-dan:09-hd-tw:k13"],
	] as const)
		it(`puts it first: ${q}`, async () => {
			expect((await suggested(q))[0]).to.equal(id);
		});

	it("gives nothing for nothing", async () => {
		for (const q of ["", " ", "!?", "-"]) expect(await suggested(q)).to.deep.equal([]);
	});

	it("follows the data", async () => {
		const store = await storeWith("all");
		const other = await serve(store);
		try {
			const ask = async () => (await (await other.get("/api/v1/suggest?q=nq+88")).json()).items.length;
			expect(await ask()).to.equal(0);
			const { directive } = await import("./fixture.ts");
			await store.putRegister({
				directives: [directive("nghi-quyet:88-nq-tw:k13", "88-NQ/TW", "Về một việc mới")],
				relations: [],
				fingerprint: "other",
			});
			expect(await ask()).to.equal(1);
		} finally {
			await other.end();
		}
	});
});
