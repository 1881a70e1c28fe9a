import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { directive, mention } from "./builders.ts";
import { CITED, ids, K10, K11, type StoreBench, walk } from "./store-bench.ts";

/** What lists of directives and citations, numbers and checks keep to. */
export function listing(bench: StoreBench): void {
	const { register, save, cite } = bench;

	describe("listing directives", () => {
		const list = [
			directive("nghi-quyet:9-nq-tw:k12", { issuedOn: "2017-06" }),
			directive("nghi-quyet:25-nq-tw:k11", { issuedOn: "2013-06-03", issuer: "bch-tw", term: 11 }),
			directive("nghi-quyet:100-nq-tw:k11", { issuedOn: "2013", term: 11 }),
			directive("chi-thi:5-ct-tw:k12", { issuedOn: "2013-06" }),
			directive("nghi-dinh:30-2020-nd-cp", { symbol: "30/2020/NĐ-CP" }),
			directive("hien-phap:2013", { symbol: null, number: null }),
			directive("nghi-quyet:8-nq-tu:nghe-an:chua-ro", { level: "province", province: "nghe-an" }),
		];
		beforeEach(() => register(list));

		it("sorts by date, by type and number, and by citations, each once whatever the page size", async () => {
			await cite("Một.", "chi-thi:5-ct-tw:k12");
			await cite("Hai.", "nghi-quyet:9-nq-tw:k12");
			await cite("Ba.", "nghi-quyet:9-nq-tw:k12");
			const orders = { newest: [4, 0, 1, 3, 5, 2, 6], symbol: [3, 5, 4, 6, 0, 1, 2], cited: [0, 3, 5, 4, 2, 1, 6] };
			for (const [sort, order] of Object.entries(orders) as ["newest" | "symbol" | "cited", number[]][])
				for (const limit of [1, 2, 3, 100])
					expect(
						ids(await walk((paging) => bench.store.directives({}, sort, paging), limit)),
						`${sort} by ${limit}`,
					).to.deep.equal(order.map((i) => list[i]?.id));
		});

		it("filters by each fact, and by being cited", async () => {
			await cite("Một.", K11);
			const total = async (filter: Parameters<Store["directives"]>[0]) =>
				(await bench.store.directives(filter, "cited", { limit: 1 })).total;
			expect(await total({})).to.equal(7);
			expect(await total({ type: "nghi-quyet" })).to.equal(4);
			expect(await total({ issuer: "bch-tw" })).to.equal(1);
			expect(await total({ level: "province" })).to.equal(1);
			expect(await total({ term: 11, year: 2013 })).to.equal(2);
			expect(await total({ year: 2013 })).to.equal(4);
			expect(await total({ year: 2020 })).to.equal(1);
			expect(await total({ province: ["nghe-an", "yen-bai"] })).to.equal(1);
			expect(await total({ cited: true })).to.equal(1);
			expect(await total({ cited: false })).to.equal(6);
			expect(await total({ status: "repealed" })).to.equal(0);
		});

		it("finds those of a symbol, newest first, and those of some ids in the order asked", async () => {
			await register([
				directive(K10, { issuedOn: "2008" }),
				directive(K11, { issuedOn: "2013-06-03" }),
				directive("a:1"),
			]);
			expect(ids(await bench.store.directivesBySymbol("25-nq-tw"))).to.deep.equal([K11, K10]);
			expect(await bench.store.directivesBySymbol("26-nq-tw")).to.deep.equal([]);
			expect(ids(await bench.store.directivesById(["a:1", "none", K10]))).to.deep.equal(["a:1", K10]);
		});
	});

	it("shows citing sentences newest report first and in reading order, across parts", async () => {
		await register([directive(K11)]);
		const text = "Mở đầu.\nTheo Nghị quyết 25-NQ/TW của Trung ương. Câu hai dẫn 25-NQ/TW.";
		const second = text.lastIndexOf(CITED);
		await save({ text, publishedOn: "2023-01-01" }, [
			mention(text, CITED, K11),
			mention(text, CITED, K11, { start: second, end: second + CITED.length, confidence: 0.5 }),
		]);
		await cite("Sau này.", K11, { publishedOn: "2024-01-01", province: "yen-bai" });
		const all = await walk((paging) => bench.store.searchCitations({ directive: K11 }, paging), 1);
		expect(all.map((one) => [one.before, one.text, one.after, one.confidence])).to.deep.equal([
			["Nghị quyết ", CITED, ".", 0.9],
			["Theo Nghị quyết ", CITED, " của Trung ương.", 0.9],
			["Câu hai dẫn ", CITED, ".", 0.5],
		]);
		expect(all[2]).to.include({ start: second, end: second + CITED.length });
		expect(all[1]?.report).to.include({ publishedOn: "2023-01-01", mentions: 2 });
		const filtered = { directive: K11, province: ["nghe-an"], to: "2023-12-31" };
		expect((await bench.store.searchCitations(filtered, { limit: 5 })).items).to.have.length(2);
		expect((await bench.store.countCitations(filtered)).total).to.equal(2);
		expect((await bench.store.countCitations({ directive: K11, from: "2024-01-02" })).total).to.equal(0);
	});

	it("reports a text that does not fit its checksum, and a mention that is not where it says", async () => {
		await register([directive(K11)]);
		const text = `Theo ${CITED}.`;
		await save({ text, contentHash: "0".repeat(64) }, [mention(text, CITED, K11, { start: 4, end: 12 })]);
		const faults = await bench.store.check();
		expect(faults).to.have.length(2);
		expect(faults[0]).to.match(/^Report 1 .*checksum/);
		expect(faults[1]).to.contain(CITED);
	});

	it("is empty at first", async () => {
		expect(await bench.store.stats()).to.deep.equal({
			directives: 0,
			citedDirectives: 0,
			stubs: 0,
			reports: 0,
			mentions: 0,
			byStatus: { resolved: 0, ambiguous: 0, stub: 0, unlinked: 0 },
			from: null,
			to: null,
			changedAt: null,
		});
		expect(await bench.store.report(1)).to.equal(null);
		expect(await bench.store.directive(K11)).to.equal(null);
		expect(await bench.store.page("http://a/")).to.equal(null);
		expect(await bench.store.searchReports({}, "newest", { limit: 5 })).to.deep.equal({ items: [], next: null });
		expect(await bench.store.directivesChanged(0, null, 5)).to.deep.equal({ version: 0, changed: [], gone: [] });
		expect(await bench.store.check()).to.deep.equal([]);
	});

	it("raises the data version with every change that readers see, to the instant at least, and dates changes of content", async () => {
		const versions = [await bench.store.dataVersion(), Date.now() - 1];
		await register([directive(K11)]);
		versions.push(await bench.store.dataVersion());
		const { id } = await save({});
		versions.push(await bench.store.dataVersion());
		await bench.store.replaceMentions(id, [], [], 2);
		versions.push(await bench.store.dataVersion());
		const { changedAt } = await bench.store.stats();
		await bench.store.startRun("one", "2026-11-22T06:00:00.000Z");
		versions.push(await bench.store.dataVersion());
		expect(versions).to.deep.equal([...new Set(versions)].sort((a, b) => a - b));
		expect(Date.now() - Date.parse(changedAt ?? "")).to.be.within(0, 60_000);
		expect((await bench.store.stats()).changedAt).to.equal(changedAt);
	});
}
