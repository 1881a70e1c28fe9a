import { expect } from "chai";
import * as api from "../../model/api.ts";
import { DAN_VAN, type Site, serve, storeWith } from "./fixture.ts";

describe("/api/v1", () => {
	let site: Site;
	before(async () => {
		const extract = (text: string, context: object) => ({ citations: [{ text, context }], relations: [] });
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
			expect((await post("25-NQ/TW, ".repeat(1900), "text/plain")).status).to.equal(200);
			const other = await post("<a/>", "text/xml");
			expect(other.status).to.equal(415);
			api.Problem.parse(await other.json());
		});

		it("says what to do about a body that it cannot read", async () => {
			const send = (body: string, headers: Record<string, string>) =>
				fetch(`${site.url}/api/v1/extract`, { method: "POST", body, headers });
			const text = { "content-type": "text/plain" };
			for (const [answer, status, detail, remedy] of [
				[await post("{", "application/json"), 400, "not valid JSON", '{"text"'],
				[await post("null", "application/json"), 400, "no object with a text", '{"text"'],
				[await post("{}", "application/json"), 400, "no object with a text", '{"text"'],
				[await post('{"text":1}', "application/json"), 400, "text: is not a string", '{"text"'],
				[await post("a", "application/xml"), 415, "neither text/plain nor", "text/plain"],
				[
					await post('{"text":"a","context":{"province":"yen-bay"}}', "application/json"),
					400,
					'no province "yen-bay"',
					"yen-bai",
				],
				[await post("a".repeat(256 * 1024 + 1), "text/plain"), 413, "over 256 KiB", "trichdan check"],
				[await post("25-NQ/TW, ".repeat(2100), "text/plain"), 413, "over 2000 citations", "in parts"],
				[await send("a", { ...text, "content-encoding": "gzip" }), 400, "not compressed as", "Content-Encoding"],
				[await send("a", { ...text, "content-encoding": "br" }), 400, "not compressed as", "Content-Encoding"],
				[await send("a", { ...text, "content-encoding": "zz" }), 415, "not read", "gzip"],
				[await post("a", "application/json; charset=latin9"), 415, "character set", "UTF-8"],
			] as const) {
				expect(answer.status, detail).to.equal(status);
				const problem = api.Problem.parse(await answer.json());
				expect(problem.detail).to.include(detail);
				expect(problem.remedy).to.include(remedy);
			}
		});
	});
});
