import { request } from "node:http";
import { expect } from "chai";
import { Problem } from "../../../model/api.ts";
import { DAN_VAN, report, type Site, serve, storeWith } from "../fixture.ts";
import { readCsv } from "./support.ts";

/** Rows of a table by the names of its columns. */
async function table(answer: Response): Promise<Record<string, string>[]> {
	// Unlike text(), this shows the mark at the beginning.
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
	expect(text[0]).to.equal("\uFEFF");
	const [names = [], ...rows] = readCsv(text.slice(1));
	return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ""])));
}

describe("data out over HTTP", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	it("gives each list of the API whole in each of its forms, as a file with a name", async () => {
		const types = {
			csv: "text/csv; charset=utf-8; header=present",
			jsonl: "application/x-ndjson; charset=utf-8",
			ris: "application/x-research-info-systems; charset=utf-8",
			bib: "application/x-bibtex; charset=utf-8",
			"csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
		};
		for (const list of ["directives", "reports", "citations"])
			for (const [form, type] of Object.entries(types)) {
				const path = `/api/v1/${list}.${form}`;
				const answer = await site.get(path);
				if (list === "citations" && !["csv", "jsonl"].includes(form)) {
					expect(answer.status, path).to.equal(404);
					continue;
				}
				expect(answer.status, path).to.equal(200);
				expect(answer.headers.get("content-type"), path).to.equal(type);
				expect(answer.headers.get("content-disposition"), path).to.equal(
					`attachment; filename=trichdan-${list}.${form}`,
				);
				expect(answer.headers.get("access-control-allow-origin"), path).to.equal("*");
				const { total } = (await (await site.get(`/api/v1/${list}`)).json()) as { total: number };
				expect(rowsIn(form, await answer.text()), path)
					.to.equal(total)
					.and.to.be.above(0);
			}
	});

	const rowsIn = (form: string, text: string): number => {
		if (form === "csv") return readCsv(text).length - 1;
		if (form === "jsonl") return text.trimEnd().split("\n").length;
		if (form === "csl.json") return JSON.parse(text).length;
		return (text.match(form === "ris" ? /^TY {2}- /gm : /^@/gm) ?? []).length;
	};

	it("takes the parameters of the list, all but those of its parts", async () => {
		const ids = async (path: string) => (await table(await site.get(path))).map(({ id }) => id);
		const found = (await (await site.get("/api/v1/directives?q=25nqtw")).json()) as { items: { id: string }[] };
		expect(await ids("/api/v1/directives.csv?q=25nqtw&limit=1")).to.deep.equal(found.items.map(({ id }) => id));
		expect(await ids("/api/v1/directives.csv?type=nghi-quyet&term=11")).to.deep.equal([DAN_VAN]);
		expect(await ids(`/api/v1/reports.csv?q=d%C3%A2n+v%E1%BA%ADn&province=hau-giang`)).to.deep.equal(["2"]);
		expect(await ids(`/api/v1/reports.csv?directive=${DAN_VAN}`)).to.deep.equal(["1", "2"]);
		const cited = await table(await site.get("/api/v1/citations.csv?status=ambiguous"));
		expect(cited).to.have.length(1);
		expect(cited[0]).to.include({ status: "ambiguous", directive_id: "", report_id: "1", source: "bao-example" });
	});

	it("gives a line of JSON as the list gives the item", async () => {
		const lines = (await (await site.get("/api/v1/citations.jsonl")).text()).trimEnd().split("\n");
		const { items } = (await (await site.get("/api/v1/citations?limit=100")).json()) as { items: unknown[] };
		expect(lines.map((line) => JSON.parse(line))).to.deep.equal(items);
	});

	it("tells programs of a wrong parameter or page as a problem", async () => {
		for (const [path, status] of [
			["/api/v1/reports.csv?from=yesterday", 400],
			["/api/v1/directives.bib?level=none", 400],
			["/vb/nghi-quyet/99-nq-tw.csv", 404],
			["/vb/99-nq-tw.ris", 404],
			["/vb/25-nq-tw.atom", 404],
			["/bc/99.csv", 404],
			["/bc/1.atom", 404],
			["/bc/x.ris", 404],
			["/vb/nghi-quyet/25-nq-tw/k11.csv?tu=never", 400],
		] as const) {
			const answer = await site.get(path);
			expect(answer.status, path).to.equal(status);
			expect(answer.headers.get("content-type"), path).to.include("application/problem+json");
			expect(answer.headers.has("content-disposition"), path).to.equal(false);
			Problem.parse(await answer.json());
		}
	});

	it("answers 304, HEAD, and other methods as every list does", async () => {
		const first = await site.get("/api/v1/reports.csv");
		const again = await site.get("/api/v1/reports.csv", { "if-none-match": first.headers.get("etag") ?? "" });
		expect(again.status).to.equal(304);
		const head = await fetch(`${site.url}/api/v1/reports.csv`, { method: "HEAD" });
		expect([head.status, head.headers.get("content-type"), await head.text()]).to.deep.equal([
			200,
			"text/csv; charset=utf-8; header=present",
			"",
		]);
		expect((await fetch(`${site.url}/api/v1/reports.csv`, { method: "POST" })).status).to.equal(405);
		expect((await fetch(`${site.url}/bc/1.csv`, { method: "POST" })).status).to.equal(405);
	});

	it("gives a directive's citing sentences as a table, narrowed as its page is", async () => {
		const all = await table(await site.get("/vb/nghi-quyet/25-nq-tw/k11.csv"));
		expect(all.map(({ report_id }) => report_id)).to.deep.equal(["1", "2"]);
		expect(all[0]?.before).to.match(/mười năm thực hiện $/);
		const answer = await site.get("/vb/nghi-quyet/25-nq-tw/k11.csv?tinh=hau-giang&den=31/12/2022");
		expect(answer.headers.get("content-disposition")).to.equal("attachment; filename=nghi-quyet-25-nq-tw-k11.csv");
		expect((await table(answer)).map(({ report_id }) => report_id)).to.deep.equal(["2"]);
	});

	it("gives a directive itself to reference managers, under the address that it was asked at", async () => {
		const ris = await (await site.get("/vb/nghi-quyet/25-nq-tw/k11.ris")).text();
		expect(ris.match(/^TY {2}- .*$/gm)).to.deep.equal(["TY  - STAT\r"].map((line) => line.trim()));
		expect(ris).to.include(`UR  - ${site.url}/vb/nghi-quyet/25-nq-tw/k11\r\n`);
		const [csl] = (await (await site.get("/vb/nghi-quyet/25-nq-tw/k11.csl.json")).json()) as { number: string }[];
		expect(csl?.number).to.equal("25-NQ/TW");
		expect(await (await site.get("/vb/nghi-quyet/25-nq-tw/k11.bib")).text()).to.match(/^@legislation\{/);
	});

	it("gives the directives of a number as a list", async () => {
		const rows = await table(await site.get("/vb/25-nq-tw.csv"));
		expect(rows.map(({ term }) => term)).to.deep.equal(["14", "11", "10", "9"]);
		expect(await (await site.get("/vb/nghi-quyet/25-nq-tw.ris")).text()).to.match(
			/^(TY {2}- STAT[\s\S]*?ER {2}- \s+){4}$/,
		);
	});

	it("gives a report's citations as a table and the report itself to reference managers", async () => {
		const rows = await table(await site.get("/bc/1.csv"));
		expect(rows.map(({ status }) => status)).to.deep.equal(["resolved", "resolved", "stub", "ambiguous", "unlinked"]);
		expect(await (await site.get("/bc/1.ris")).text()).to.match(/^TY {2}- NEWS\r\nTI {2}- Yên Bái nâng cao/);
		expect((await site.get("/bc/001.csv")).headers.get("location")).to.equal("/bc/1.csv");
		expect(((await (await site.get("/bc/1.json")).json()) as { id: number }).id).to.equal(1);
	});

	it("repeats no host that is none", async () => {
		const { hostname, port } = new URL(site.url);
		const body = await new Promise<string>((resolve, reject) => {
			const path = "/vb/nghi-quyet/25-nq-tw/k11.ris";
			request({ hostname, port, path, headers: { host: 'evil"<x>.example' } }, (answer) => {
				let text = "";
				answer.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text));
			})
				.on("error", reject)
				.end();
		});
		expect(body).to.include("UR  - http://localhost/vb/").and.not.to.include("evil");
	});
});

describe("a list of more rows than are asked for at once", () => {
	it("comes whole and in order, each row once", async () => {
		const store = await storeWith("nothing");
		const site = await serve(store);
		try {
			for (let i = 0; i < 1234; i++) {
				const day = `20${10 + (i % 10)}-0${1 + (i % 9)}-11`;
				const one = report(`Tin ${i}`, `Nội dung của tin ${i}.`, [], { publishedOn: i % 7 ? day : null });
				await store.saveReport(one.report, [], [], null);
			}
			const rows = await table(await site.get("/api/v1/reports.csv"));
			expect(new Set(rows.map(({ id }) => id)).size).to.equal(1234);
			const days = rows.map(({ published_on }) => published_on);
			expect(days).to.deep.equal(days.toSorted().toReversed());
		} finally {
			await site.end();
		}
	});
});
