import { expect } from "chai";
import { DAN_VAN, directive, report, type Site, serve, storeWith } from "./fixture.ts";

describe("lists of the API", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	it("sorts what was searched as it sorts what was not", async () => {
		const store = await storeWith("all");
		const cites = (title: string, times: number, id: string) =>
			report(title, "Nghị quyết số 18-NQ/TW. ".repeat(times), Array(times).fill({ raw: "Nghị quyết số 18-NQ/TW", id }));
		// Six mentions in one report are fewer reports than two.
		const { report: one, mentions } = cites("Một bài dẫn nhiều lần", 6, "nghi-quyet:18-nq-tw:k12");
		await store.saveReport(one, mentions, [], null);
		const stubs = [
			directive("nghi-quyet:100-2019-nq-cp", "100/2019/NQ-CP", "Về công tác dân vận chính quyền", { origin: "cited" }),
			directive("nghi-quyet:9-2019-nq-cp", "9/2019/NQ-CP", "Về công tác cải cách", { origin: "cited" }),
		];
		const stub = cites("Bài dẫn văn bản ngoài sổ", 1, "nghi-quyet:100-2019-nq-cp");
		await store.saveReport(stub.report, stub.mentions, stubs, null);
		const other = await serve(store);
		try {
			const ids = async (query: string): Promise<string[]> =>
				(await (await other.get(`/api/v1/directives?type=nghi-quyet&limit=100&${query}`)).json()).items.map(
					(item: { id: string }) => item.id,
				);
			for (const sort of ["cited", "newest", "symbol"]) {
				const listed = await ids(`sort=${sort}`);
				expect(listed, sort).to.have.length.above(5);
				expect(await ids(`q=nq&sort=${sort}`), sort).to.deep.equal(listed);
			}
			expect((await ids("q=nq&sort=cited"))[0]).to.equal(DAN_VAN);
			expect(await ids("q=nq&year=2019")).to.deep.equal(await ids("year=2019"));
		} finally {
			await other.end();
		}
	});

	it("narrows by fields, to nothing where nothing fits", async () => {
		const total = async (path: string, q: string): Promise<number> => {
			const answer = await site.get(`/api/v1/${path}?q=${encodeURIComponent(q)}`);
			return (await answer.json()).total;
		};
		for (const [q, count] of [
			["khoa:xi", 2],
			["nam:2013", 2],
			["loai:ct", 2],
			["so:25", 4],
			["tinh:yen-bai", 1],
			["khoa:15", 0],
			["nam:1850", 0],
			["so:26", 0],
			["nq 25 khoa:13", 0],
			["nq 25 nam:1999", 0],
			["dân vận khoa:9", 0],
			["tinh:nghe-an", 0],
			// Read over, they leave nothing that was asked.
			["khoa:abc", 0],
			["tu:01/01/2022", 0],
		] as const)
			expect(await total("directives", q), q).to.equal(count);
		for (const [q, count] of [
			["tinh:yen-bai", 1],
			["tu:01/01/2022 den:31/12/2022", 1],
			["nguon:bao-example", 3],
			["tinh:ca-mau", 0],
			["khoa:xi", 2],
			["khoa:xi tinh:yen-bai", 1],
			["loai:kl", 1],
			["khoa:15", 0],
		] as const)
			expect(await total("reports", q), q).to.equal(count);
	});

	it("takes a province in the text for one of today with provinces=34, and counts by these", async () => {
		const asked = async (query: string) => {
			const answer = await site.get(`/api/v1/reports?q=${encodeURIComponent("tinh:lào cai")}${query}`);
			return (await answer.json()) as { total: number; facets: Record<string, unknown> };
		};
		expect((await asked("")).total).to.equal(0);
		const today = await asked("&provinces=34");
		expect(today.total).to.equal(1);
		expect(today.facets.province).to.deep.equal({ "lao-cai": 1 });
		const page = await (await site.get(`/tim?q=${encodeURIComponent("tinh:lào cai")}&loai=bc&noi=34`)).text();
		expect(page).to.include("Yên Bái nâng cao hiệu quả công tác dân vận").and.include("Xem theo 63 tỉnh");
	});

	it("takes a term of the page's list in either numerals", async () => {
		const page = async (term: string) =>
			(await (await site.get(`/vb?khoa=${term}`)).text()).replaceAll(`khoa=${term}`, "");
		expect(await page("XI")).to.equal(await page("xi"));
		expect(await page("xi"))
			.to.include("217-QĐ/TW")
			.and.not.include("30/2020/NĐ-CP");
		expect((await site.get("/vb?khoa=abc")).status).to.equal(400);
	});
});
