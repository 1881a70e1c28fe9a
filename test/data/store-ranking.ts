import { expect } from "chai";
import { directive, mention } from "./builders.ts";
import { CITED, ids, K10, K11, LOCAL, query, relation, type StoreBench, walk } from "./store-bench.ts";

/** In which order searches find, what they count, and where they end; what fits is the matter of search-oracle.test.ts. */
export function ranking(bench: StoreBench): void {
	const { register, save, cite, found } = bench;
	const relevant = async (...words: Parameters<typeof query>) =>
		ids((await bench.store.searchReports({ text: query(...words) }, "relevance", { limit: 50 })).items);

	describe("the order of what is found", () => {
		it("has texts with diacritics as typed before those without, each newest first", async () => {
			const { id: other } = await save({ publishedOn: "2024-03-01", text: "Xã Dân Vân họp bàn việc thu hoạch." });
			const { id: bare } = await save({ publishedOn: "2024-02-01", text: "Cong tac dan van o xa." });
			const { id: exact } = await save({ publishedOn: "2023-01-01", text: "Công tác dân vận ở xã." });
			const { id: older } = await save({ publishedOn: "2022-01-01", text: "Khối dân vận họp." });
			expect(await found({ text: query(["dân vận"]) })).to.deep.equal([exact, older, other, bare]);
			expect(await found({ text: query(["dan van"]) })).to.deep.equal([other, bare, exact, older]);
			expect(await found({ text: query(["dân van"]) })).to.deep.equal([other, exact, older, bare]);
			for (const limit of [1, 2, 3]) {
				const all = (sort: "newest" | "relevance") =>
					walk((paging) => bench.store.searchReports({ text: query(["dân vận"]) }, sort, paging), limit);
				expect(ids(await all("newest"))).to.deep.equal([exact, older, other, bare]);
				const ranked = ids(await all("relevance"));
				expect(ranked.slice(0, 2)).to.have.members([exact, older]);
				expect(ranked.slice(2)).to.have.members([other, bare]);
			}
		});

		it("takes hoà for hòa", async () => {
			const { id } = await save({ text: "Xã Yên Hoà." });
			await save({ publishedOn: "2024-01-01", text: "Xã Yên Hoa." });
			expect((await found({ text: query(["Yên Hòa"]) }))[0]).to.equal(id);
		});

		it("finds either of two", async () => {
			const { id: a } = await save({ text: "Ban Dân vận Tỉnh ủy." });
			const { id: b } = await save({ text: "Ban Tuyên giáo Tỉnh ủy." });
			await save({ text: "Ban Tổ chức Tỉnh ủy." });
			expect(await found({ text: query([["dân vận", "tuyên giáo"], "tỉnh ủy"]) })).to.deep.equal([b, a]);
		});

		it("is, by relevance, the title first, then how often a text says it and how short it is", async () => {
			const aside = "Hội nghị cũng nghe báo cáo về giáo dục, y tế, nông nghiệp và giao thông của huyện. ".repeat(6);
			const { id: once } = await save({ publishedOn: "2024-05-01", text: `${aside} Có bàn việc dân vận.` });
			const { id: often } = await save({ text: "Dân vận, dân vận, dân vận. Hội nghị dân vận." });
			const { id: titled } = await save({ publishedOn: "2020-01-01", title: "Dân vận ở Yên Bái", text: aside });
			expect(await relevant(["dân vận"])).to.deep.equal([titled, often, once]);
			expect(await found({ text: query(["dân vận"]) })).to.deep.equal([once, often, titled]);
		});

		it("is newest first where there are no words to rank by", async () => {
			const { id: first } = await save({ publishedOn: "2023-01-01", text: "Một." });
			const { id: second } = await save({ publishedOn: "2023-01-02", text: "Hai." });
			expect(await relevant([])).to.deep.equal([second, first]);
			expect(await relevant([], ["ba"])).to.deep.equal([second, first]);
		});

		it("shows each report once by relevance, however many there are and whatever comes in between", async () => {
			const expected: number[] = [];
			for (let i = 0; i < 130; i++) expected.push((await save({ text: `Dân vận ${"khéo ".repeat(i % 7)}${i}.` })).id);
			const text = query(["dân vận"]);
			const listed: number[] = [];
			let cursor: string | undefined;
			do {
				const part = await bench.store.searchReports({ text }, "relevance", { limit: 30, cursor });
				listed.push(...ids(part.items));
				await save({ title: `Dân vận ${listed.length}`, text: "Dân vận.", publishedOn: "2024-01-01" });
				cursor = part.next ?? undefined;
			} while (cursor !== undefined);
			expect(listed).to.have.members(expected);
			expect(listed).to.have.length(expected.length);
		});
	});

	describe("what a search may cost", () => {
		const WORDS = "thường vụ đảng ủy xã họp bàn công tác dân vận tháng tám";

		it("ends a list where its time is over, and the next part goes on there", async () => {
			const expected: number[] = [];
			for (let i = 0; i < 30; i++) expected.push((await save({ text: `${WORDS} ${i}` })).id);
			const text = query(WORDS.split(" "));
			const limits = { ms: 0 };
			const first = await bench.store.searchReports({ text }, "newest", { limit: 50 }, limits);
			expect(first.items.length).to.be.within(1, 29);
			for (const sort of ["newest", "relevance"] as const) {
				const all = await walk((paging) => bench.store.searchReports({ text }, sort, paging, limits), 50);
				expect(ids(all)).to.have.members(expected);
			}
		});

		it("counts as far as time allows, and says so", async () => {
			for (let i = 0; i < 30; i++) await save({ text: `${WORDS} ${i}` });
			const text = query(WORDS.split(" "));
			const some = await bench.store.countReports({ text }, { ms: 0 });
			expect(some.complete).to.equal(false);
			expect(some.total).to.be.within(1, 29);
			expect(await bench.store.countReports({ text }, { ms: 60_000 })).to.include({ complete: true, total: 30 });
		});

		it("is given up for a signal, with its reason, and the next search is answered", async () => {
			const { id } = await save({ text: WORDS });
			const gone = new Error("the client went away");
			const before = bench.store.searchReports({}, "newest", { limit: 1 }, { signal: AbortSignal.abort(gone) });
			expect(await before.catch((error: unknown) => error)).to.equal(gone);
			const count = bench.store.countCitations({}, { signal: AbortSignal.abort(gone) });
			expect(await count.catch((error: unknown) => error)).to.equal(gone);
			expect(await found({})).to.deep.equal([id]);
		});
	});

	describe("searching citations", () => {
		it("finds those whose own sentence has the words", async () => {
			await register([directive(K11)]);
			const text = `Ban Dân vận đã họp. Thực hiện Nghị quyết ${CITED}, xã Đô Lương tặng quà.`;
			await save({ text }, [mention(text, CITED, K11)]);
			const about = async (words: string) =>
				(await bench.store.searchCitations({ text: query([words]) }, { limit: 5 })).items.length;
			expect(await about("đô lương")).to.equal(1);
			expect(await about("dân vận")).to.equal(0);
		});

		it("tells form, status, document and relations of each, with its sentence", async () => {
			await register([directive(K11)]);
			const text = `Mở đầu. Sơ kết 10 năm thực hiện ${CITED} của Trung ương. Kết thúc.`;
			await save({ text }, [mention(text, CITED, K11, { relations: ["implements"], confidence: 0.75 })]);
			const [hit] = (await bench.store.searchCitations({ relation: "implements" }, { limit: 5 })).items;
			expect(hit).to.deep.include({
				form: "full",
				status: "resolved",
				directiveId: K11,
				symbol: CITED,
				type: "nghi-quyet",
				relations: ["implements"],
				text: CITED,
				before: "Sơ kết 10 năm thực hiện ",
				after: " của Trung ương.",
				confidence: 0.75,
			});
			expect(text.slice(hit?.start, hit?.end)).to.equal(CITED);
			expect((await bench.store.searchCitations({ relation: "amends" }, { limit: 5 })).items).to.deep.equal([]);
		});

		it("finds citations of a replaced document from the day of its successor on", async () => {
			await register([directive(K11, { issuedOn: "2013-06-03" }), directive(K10)], [relation(K11, "replaces", K10)]);
			await cite("Trước.", K10, { publishedOn: "2013-06-02" });
			await cite("Không ngày.", K10, { publishedOn: null });
			await cite("Bản mới.", K11, { publishedOn: "2014-01-01" });
			const { id: same } = await cite("Cùng ngày.", K10, { publishedOn: "2013-06-03" });
			const { id: after } = await cite("Về sau.", K10, { publishedOn: "2015-01-01", province: "yen-bai" });
			const late = await bench.store.searchCitations({ outdated: true }, { limit: 5 });
			expect(late.items.map((hit) => hit.report.id)).to.deep.equal([after, same]);
			const counts = await bench.store.countCitations({ outdated: true });
			expect(counts).to.deep.include({ total: 2, complete: true });
			expect(counts.facets.year).to.deep.equal({ 2013: 1, 2015: 1 });
			expect((await bench.store.countCitations({ outdated: true, province: ["yen-bai"] })).total).to.equal(1);
		});

		it("takes a value that nothing has, or that is none, for one that finds nothing", async () => {
			await register([directive(K11), directive(LOCAL)]);
			await cite("Một.", K11);
			for (const filter of [
				{ province: [] },
				{ province: ["khong-co"] },
				{ source: ['" OR "='] },
				{ directive: "\0" },
				{ cites: { type: ['nghi-quyet" OR "=', ""] } },
				{ cites: { issuer: ["*"] } },
				{ cites: { number: ["99999999999999999999"] } },
			]) {
				expect(await found(filter), JSON.stringify(filter)).to.deep.equal([]);
				expect((await bench.store.countReports(filter)).total).to.equal(0);
				expect((await bench.store.searchCitations(filter, { limit: 1 })).items).to.deep.equal([]);
				expect((await bench.store.countCitations(filter)).total).to.equal(0);
			}
			expect((await bench.store.countCitations({ from: "2024-01-01", to: "2023-01-01" })).total).to.equal(0);
			expect((await bench.store.countCitations({ from: "9999-01-01" })).total).to.equal(0);
		});
	});
}
