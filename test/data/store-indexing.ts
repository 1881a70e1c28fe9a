import { expect } from "chai";
import type { CitationFilter, ReportFilter } from "../../data/store/port.ts";
import type { NewReport } from "../../model/report.ts";
import { directive, mention, stub } from "./builders.ts";
import { CITED, K10, K11, LOCAL, query, type StoreBench } from "./store-bench.ts";

/** What searches find follows from what is stored, whichever way it came to be there. */
export function indexing(bench: StoreBench): void {
	const { register, save, cite, found } = bench;
	const citations = async (filter: CitationFilter): Promise<number[]> =>
		(await bench.store.searchCitations(filter, { limit: 50 })).items.map(({ report }) => report.id);

	describe("what reports and citations are found by", () => {
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("is what the newest version of a report says, and where and when it came out", async () => {
			await register([directive(K10, { term: 10 }), directive(K11, { term: 11 })]);
			const address = { url: "http://a/1" };
			const { id } = await cite("Dân vận khéo.", K11, { ...address, publishedOn: "2023-02-28" });
			await cite("Xây dựng Đảng.", K10, {
				...address,
				publishedOn: "2024-01-02",
				province: "yen-bai",
				sourceId: "yen-bai",
			});
			const before: (ReportFilter & CitationFilter)[] = [
				{ directive: K11 },
				{ province: ["nghe-an"] },
				{ source: ["nghe-an"] },
				{ cites: { term: [11] } },
				{ to: "2023-12-31" },
				{ text: query(["dân vận khéo"]) },
			];
			const now: (ReportFilter & CitationFilter)[] = [
				{ directive: K10 },
				{ province: ["yen-bai"] },
				{ source: ["yen-bai"] },
				{ cites: { term: [10] } },
				{ from: "2024-01-01" },
			];
			for (const filter of before) {
				expect(await found(filter), JSON.stringify(filter)).to.deep.equal([]);
				expect(await citations(filter), JSON.stringify(filter)).to.deep.equal([]);
			}
			for (const filter of now) {
				expect(await found(filter), JSON.stringify(filter)).to.deep.equal([id]);
				expect(await citations(filter), JSON.stringify(filter)).to.deep.equal([id]);
			}
			expect(await found({ text: query(["xây dựng đảng"]) })).to.deep.equal([id]);
		});

		it("is a place that a person gives afterwards", async () => {
			const given: Partial<NewReport> = { text: "Một.", province: null };
			const { id } = await save(given);
			await bench.store.saveReport({ ...(await reportOf(id)), province: "yen-bai" }, [], [], null, {
				given: ["province"],
			});
			expect(await found({ province: ["yen-bai"] })).to.deep.equal([id]);
		});

		it("is what the register says of the documents they cite, also when it says something else later", async () => {
			await register([directive(K11, { issuer: "bch-tw", issuedOn: "2013-06-03", term: 11 })]);
			const { id } = await cite("Một.", K11);
			expect(await found({ cites: { issuer: ["bch-tw"], year: [2013], level: ["central"] } })).to.deep.equal([id]);
			await register([
				directive(K11, {
					issuer: "bo-chinh-tri",
					issuedOn: "2012-06-03",
					level: "unit",
					type: "ket-luan",
					number: "026",
				}),
			]);
			for (const find of [found, citations]) {
				expect(await find({ cites: { issuer: ["bch-tw"] } })).to.deep.equal([]);
				expect(
					await find({
						cites: { issuer: ["bo-chinh-tri"], year: [2012], level: ["unit"], type: ["ket-luan"], number: ["26"] },
					}),
				).to.deep.equal([id]);
			}
			expect((await bench.store.countReports({})).facets).to.deep.include({
				type: { "ket-luan": 1 },
				issuer: { "bo-chinh-tri": 1 },
				level: { unit: 1 },
			});
		});

		it("is what a later report tells of a document outside the register", async () => {
			const before = await cite("Một.", LOCAL, {}, [stub(LOCAL)]);
			expect(await found({ cites: { issuer: ["tinh-uy"] } })).to.deep.equal([]);
			const later = await cite("Hai.", LOCAL, {}, [stub(LOCAL, { issuer: "tinh-uy", issuedOn: "2021-05-04" })]);
			expect(await found({ cites: { issuer: ["tinh-uy"], year: [2021] } })).to.deep.equal([later.id, before.id]);
		});

		it("comes about for very many reports by the end of the crawl", async () => {
			const run = await bench.store.startRun("one", "2026-11-22T06:00:00.000Z");
			for (let i = 0; i < 120; i++) await cite(`Tin ${i}.`, LOCAL, {}, [stub(LOCAL)]);
			await cite("Tin cuối.", LOCAL, {}, [stub(LOCAL, { issuer: "tinh-uy" })]);
			const version = await bench.store.dataVersion();
			const counts = { fetched: 0, created: 0, updated: 0, unchanged: 0, failed: 0, mentions: 0 };
			await bench.store.finishRun(run, "2026-11-22T06:10:00.000Z", counts, null);
			expect((await bench.store.countReports({ cites: { issuer: ["tinh-uy"] } })).total).to.equal(121);
			expect((await bench.store.countCitations({ cites: { issuer: ["tinh-uy"] } })).total).to.equal(121);
			expect(await bench.store.dataVersion()).to.be.above(version);
		});

		it("is what was read of a citation where the document is not known", async () => {
			const text = `Theo ${CITED} năm ấy.`;
			const read = { symbol: "025-NQ/TW", issuer: "bch-tw", term: 11, date: "2013-06" };
			const { id } = await save({ text }, [mention(text, CITED, null, read)]);
			const cites = { type: ["nghi-quyet"], number: ["25"], issuer: ["bch-tw"], term: [11], year: [2013] };
			expect(await found({ cites })).to.deep.equal([id]);
			expect(await citations({ cites, status: "ambiguous" })).to.deep.equal([id]);
			expect(await citations({ cites, status: "resolved" })).to.deep.equal([]);
			expect(await found({ cites: { number: ["5"] } })).to.deep.equal([]);
		});

		it("is what is done to a document, and how sure that is, after a text was read again too", async () => {
			await register([directive(K11)]);
			const { id } = await cite("Một.", K11);
			const text = (await reportOf(id)).text;
			const anew = mention(text, CITED, K11, { relations: ["implements", "replaces"], confidence: 0.49 });
			await bench.store.replaceMentions(id, [anew], [], 2);
			expect((await bench.store.mentionsOf(id))[0]?.relations).to.deep.equal(["implements", "replaces"]);
			expect(await citations({ relation: "implements" })).to.deep.equal([id]);
			expect(await citations({ relation: "amends" })).to.deep.equal([]);
			expect(await citations({ confidence: 4 })).to.deep.equal([id]);
			expect(await citations({ confidence: 5 })).to.deep.equal([]);
			expect((await bench.store.countCitations({})).facets.relation).to.deep.equal({ implements: 1, replaces: 1 });
		});

		it("of a citation is the words of its own sentence", async () => {
			await register([directive(K11)]);
			const text = `Rừng được giữ tốt. Theo ${CITED}, dân vận đổi mới. Biển cũng vậy.`;
			const { id } = await save({ text }, [mention(text, CITED, K11)]);
			expect(await citations({ text: query(["dân vận đổi mới"]) })).to.deep.equal([id]);
			for (const words of ["rừng", "biển"]) expect(await citations({ text: query([words]) })).to.deep.equal([]);
		});

		it("holds for more citations in one report than have a place in the index", async () => {
			await register([directive(K11)]);
			const text = `${CITED} `.repeat(2050);
			const { id } = await save(
				{ text },
				Array.from({ length: 2050 }, (_, i) => mention(text, CITED, K11, { start: 9 * i, end: 9 * i + 8 })),
			);
			expect(await found({ directive: K11, cites: { type: ["nghi-quyet"] } })).to.deep.equal([id]);
			expect(await bench.store.stats()).to.include({ mentions: 2050 });
		});

		it("holds for reports without a day, and for one of the year 9999", async () => {
			await register([directive(K11)]);
			const { id: none } = await cite("Một.", K11, { publishedOn: null });
			const { id: last } = await cite("Hai.", K11, { publishedOn: "9999-12-31" });
			expect(await found({ directive: K11 })).to.deep.equal([last, none]);
			await cite("Hai.", K11, { publishedOn: "9999-12-31", url: "http://a/1" });
			expect(await found({ text: query(["hai"]) })).to.deep.equal([last]);
		});
	});

	async function reportOf(id: number) {
		const stored = await bench.store.report(id);
		if (!stored) throw new Error(`no report ${id}`);
		return stored;
	}
}
