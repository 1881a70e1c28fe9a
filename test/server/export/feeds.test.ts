import { expect } from "chai";
import { load } from "cheerio";
import type { Store } from "../../../data/store/port.ts";
import { DAN_VAN, report, type Site, serve, storeWith } from "../fixture.ts";

async function entries(answer: Response) {
	expect(answer.status).to.equal(200);
	expect(answer.headers.get("content-type")).to.equal("application/atom+xml; charset=utf-8");
	const $ = load(await answer.text(), { xml: true });
	return $("entry")
		.toArray()
		.map((one) => {
			const content = load($(one).find("content").text(), null, false);
			return {
				id: $(one).find("id").text(),
				updated: $(one).find("updated").text(),
				sentences: content("blockquote")
					.toArray()
					.map((sentence) => content(sentence).text()),
				marks: content("mark")
					.toArray()
					.map((mark) => content(mark).text()),
			};
		});
}

/** Stores a report that cites the resolution on mass mobilisation. */
async function citing(store: Store, title: string, more: Parameters<typeof report>[3] = {}): Promise<number> {
	const text = `${title}: Huyện ủy tổ chức quán triệt Nghị quyết số 25-NQ/TW tới các chi bộ.`;
	const one = report(title, text, [{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN }], { province: "nghe-an", ...more });
	return (await store.saveReport(one.report, one.mentions, [], null)).id;
}

describe("feeds", () => {
	let store: Store;
	let site: Site;
	beforeEach(async () => {
		store = await storeWith("all");
		site = await serve(store);
	});
	afterEach(() => site.end());

	const FEEDS = [
		"/vb/nghi-quyet/25-nq-tw/k11.atom",
		`/api/v1/reports.atom?directive=${DAN_VAN}`,
		`/api/v1/citations.atom?directive=${DAN_VAN}`,
		"/api/v1/citations.atom?q=qu%C3%A1n+tri%E1%BB%87t",
		"/api/v1/reports.atom?q=qu%C3%A1n+tri%E1%BB%87t",
		"/api/v1/reports.atom",
	];

	it("show a new citing report once, with its sentence, before what was there", async () => {
		const before = new Map<string, Awaited<ReturnType<typeof entries>>>();
		for (const path of FEEDS) before.set(path, await entries(await site.get(path)));
		// It came out before the others: what is new here is new to the reader.
		const id = await citing(store, "Diễn Châu học tập nghị quyết", { publishedOn: "2014-05-06" });
		for (const path of FEEDS) {
			const [first, ...rest] = await entries(await site.get(path));
			expect(first?.id, path).to.equal(`tag:trichdan,2026:/bc/${id}`);
			expect(first?.sentences.at(-1), path).to.match(/quán triệt Nghị quyết số 25-NQ\/TW tới các chi bộ/);
			expect(first?.marks, path).to.include.oneOf(["Nghị quyết số 25-NQ/TW", "quán triệt"]);
			expect(rest, path).to.deep.equal(before.get(path));
		}
	});

	it("keep the time at which a report was first held when its page has changed", async () => {
		const url = "https://bao.example/hoc-tap.html";
		await citing(store, "Học tập nghị quyết", { url, fetchedAt: "2026-11-20T01:00:00.000Z" });
		await citing(store, "Học tập nghị quyết (có sửa)", { url, fetchedAt: "2026-11-21T01:00:00.000Z" });
		const [first] = await entries(await site.get("/vb/nghi-quyet/25-nq-tw/k11.atom"));
		expect(first?.sentences.at(0)).to.include("(có sửa)");
		expect(first?.updated).to.equal("2026-11-20T01:00:00.000Z");
	});

	it("hold the fifty that came in last", async () => {
		const ids: number[] = [];
		for (let i = 0; i < 60; i++)
			ids.push(await citing(store, `Tin số ${i}`, { publishedOn: i % 2 ? null : "2020-01-01" }));
		const shown = await entries(await site.get("/vb/nghi-quyet/25-nq-tw/k11.atom"));
		expect(shown.map(({ id }) => id)).to.deep.equal(
			ids
				.toReversed()
				.slice(0, 50)
				.map((id) => `tag:trichdan,2026:/bc/${id}`),
		);
	});

	it("are narrowed as the page is, and say what they are of", async () => {
		await citing(store, "Nghi Lộc học tập nghị quyết");
		const answer = await site.get("/vb/nghi-quyet/25-nq-tw/k11.atom?tinh=nghe-an");
		const $ = load(await answer.clone().text(), { xml: true });
		expect(await entries(answer)).to.have.length(1);
		expect($("feed > title").text()).to.equal("Trích dẫn · Nghị quyết số 25-NQ/TW · trichdan");
		expect($("feed > link[rel=self]").attr("href")).to.equal(
			`${site.url}/vb/nghi-quyet/25-nq-tw/k11.atom?tinh=nghe-an`,
		);
	});

	it("of directives give the newest, each as one would quote it", async () => {
		const answer = await site.get("/api/v1/directives.atom?q=25nqtw");
		const $ = load(await answer.clone().text(), { xml: true });
		expect((await entries(answer)).map(({ id }) => id.split("/").at(-1))).to.deep.equal(["k14", "k11", "k10", "k9"]);
		expect($("entry > title").first().text()).to.match(/^Nghị quyết số 25-NQ\/TW, ngày 22\/8\/2026 của Bộ Chính trị/);
	});
});
