import { expect } from "chai";
import { load } from "cheerio";
import { type Site, serve, storeWith } from "../fixture.ts";

describe("pages", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	for (const page of [
		"/vb/nghi-quyet/25-nq-tw/k11?tinh=yen-bai",
		"/vb/25-nq-tw",
		"/bc/1",
		"/vb?loai=nghi-quyet&khoa=11",
		"/bc?tinh=yen-bai&tu=2023-01-01",
		"/tim?q=d%C3%A2n+v%E1%BA%ADn&loai=td",
	])
		it(`point to other forms of what ${page} shows, in the head and in sight`, async () => {
			const $ = load(await (await site.get(page)).text());
			const told = $("head link[rel=alternate]:not([hreflang])").toArray();
			expect(told.length).to.be.at.least(3);
			const seen = new Set(
				$("main a")
					.toArray()
					.map((a) => $(a).attr("href")),
			);
			for (const link of told) {
				const href = $(link).attr("href") ?? "";
				const answer = await site.get(href);
				expect(answer.status, href).to.equal(200);
				expect(answer.headers.get("content-type")?.split(";")[0], href).to.equal($(link).attr("type"));
				await answer.arrayBuffer();
				expect(seen.has(href) || href.endsWith(".json"), href).to.equal(true);
			}
		});

	it("keep the filter of the page in the forms of its rows", async () => {
		const $ = load(await (await site.get("/vb/nghi-quyet/25-nq-tw/k11?tinh=yen-bai")).text());
		expect($('head link[type="text/csv"]').attr("href")).to.equal("/vb/nghi-quyet/25-nq-tw/k11.csv?tinh=yen-bai");
		expect($('head link[type="application/atom+xml"]').attr("href")).to.match(/k11\.atom\?tinh=yen-bai$/);
	});
});
