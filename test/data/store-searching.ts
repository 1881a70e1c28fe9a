import { expect } from "chai";
import { directive } from "./builders.ts";
import { failure, K10, K11, query, type StoreBench, walk } from "./store-bench.ts";

/** What searching reports keeps to. */
export function searching(bench: StoreBench): void {
	const { register, save, cite, found } = bench;

	describe("searching reports", () => {
		it("finds words with or without diacritics, and phrases only where the words stand together", async () => {
			const { id } = await save({ text: "Công tác dân vận ở Đô Lương." });
			const { id: apart } = await save({ text: "Dân chủ, vận động." });
			expect(await found({ text: query(["dan van"]) })).to.deep.equal([id]);
			expect(await found({ text: query(["dân", "vận"]) })).to.deep.equal([apart, id]);
			expect(await found({ text: query(["công tác dân vận"]) })).to.deep.equal([id]);
			expect(await found({ text: query(["do luong"]) })).to.deep.equal([id]);
		});

		it("finds a symbol, and does not join the title's last word to the text's first", async () => {
			const { id } = await save({ title: "Về công tác dân", text: "Vận dụng 25-NQ/TW." });
			expect(await found({ text: query(["25-NQ/TW"]) })).to.deep.equal([id]);
			expect(await found({ text: query(["dân vận"]) })).to.deep.equal([]);
			expect(await found({ text: query(["công tác"]) })).to.deep.equal([id]);
		});

		it("leaves out what is not wanted, with or without anything wanted", async () => {
			const { id: both } = await save({ text: "Dân vận và tuyên giáo." });
			const { id: one } = await save({ text: "Dân vận thôi." });
			const { id: other } = await save({ text: "Vận dân, giáo tuyên." });
			expect(await found({ text: query(["dân vận"], ["tuyên giáo"]) })).to.deep.equal([one]);
			expect(await found({ text: query([], ["dân vận"]) })).to.deep.equal([other]);
			expect(await found({ text: query([], ["thôi", "tuyên giáo"]) })).to.deep.equal([other]);
			expect(await found({ text: query([]) })).to.deep.equal([other, one, both]);
		});

		it("takes any token as a word, never as an operator", async () => {
			const { id } = await save({ text: "and or not near 𰻝 đặc_biệt" });
			for (const word of ["and", "or", "not", "near", "𰻝", "NOT near"])
				expect(await found({ text: query([word]) }), word).to.deep.equal([id]);
			const typed = (...folds: string[]) => folds.map((fold) => ({ fold, accents: fold }));
			for (const odd of ['" OR "', "NEAR(", "^not", "and*"])
				expect(await found({ text: { all: [[typed(odd)]], none: [] } }), odd).to.deep.equal([id]);
			expect(await found({ text: { all: [[typed("x OR and")]], none: [] } })).to.deep.equal([]);
			for (const wordless of ['"', "(", "-", "\0", ""])
				expect(await found({ text: { all: [[typed(wordless)]], none: [typed(wordless)] } }), wordless).to.deep.equal([
					id,
				]);
			expect(
				await found({ text: { all: [[typed("", "and")], [typed("")], []], none: [[], typed("")] } }),
			).to.deep.equal([id]);
		});

		it("answers a query of any length", async () => {
			const words = Array.from({ length: 500 }, (_, i) => `tu${i}`);
			await save({ text: words.join(" ") });
			expect(await found({ text: query([words.join(" ")]) })).to.have.length(1);
			expect(await found({ text: query([], words) })).to.deep.equal([]);
			const again = Array(5000).fill("tu1");
			expect(await found({ text: query([again, ...again], again) })).to.deep.equal([]);
			expect(await found({ text: query([again, ...again]) })).to.have.length(1);
			expect(await found({ province: words, source: words, cites: { type: words } })).to.deep.equal([]);
		});

		it("lists newest first, later ids first within a day, undated last, each once whatever the page size", async () => {
			const days = ["2023-02-28", null, "2024-01-01", "2023-02-28", null, "1969-05-01", "2023-02-28"];
			const ids: number[] = [];
			for (const [i, publishedOn] of days.entries()) ids.push((await save({ publishedOn, text: `dân vận ${i}` })).id);
			const expected = [2, 6, 3, 0, 5, 4, 1].map((i) => ids[i]);
			for (const text of [undefined, query(["dân vận"])])
				for (const limit of [1, 2, 3, 7, 100]) {
					const hits = await walk((paging) => bench.store.searchReports({ text }, "newest", paging), limit);
					expect(hits.map((hit) => hit.id)).to.deep.equal(expected);
				}
			expect((await bench.store.countReports({ text: query(["dân vận"]) })).total).to.equal(7);
		});

		it("goes on where it was when newer reports come in between two parts", async () => {
			for (const day of ["2023-01-01", "2023-01-02", "2023-01-03"]) await save({ publishedOn: day, text: day });
			const first = await bench.store.searchReports({}, "newest", { limit: 2 });
			await save({ publishedOn: "2023-01-04", text: "mới" });
			const rest = await bench.store.searchReports({}, "newest", { limit: 2, cursor: first.next ?? "" });
			expect(rest.items.map((hit) => hit.publishedOn)).to.deep.equal(["2023-01-01"]);
		});

		it("filters by directive, province, source and days, both ends included, with text or without", async () => {
			await register([directive(K11), directive(K10)]);
			const { id: a } = await cite("Dân vận a.", K11, { publishedOn: "2023-01-01", sourceId: "one" });
			const { id: b } = await cite("Dân vận b.", K11, { publishedOn: "2023-01-31", province: "yen-bai" });
			const { id: c } = await cite("Dân vận c.", K10, { publishedOn: "2023-02-01" });
			const { id: d } = await cite("Dân vận d.", K10, { publishedOn: null });
			for (const text of [undefined, query(["dân vận"]), query([], ["tuyên giáo"])]) {
				expect(await found({ text, directive: K11 })).to.deep.equal([b, a]);
				expect(await found({ text, province: ["nghe-an"] })).to.deep.equal([c, a, d]);
				expect(await found({ text, source: ["one"] })).to.deep.equal([a]);
				expect(await found({ text, from: "2023-01-01", to: "2023-01-31" })).to.deep.equal([b, a]);
				expect(await found({ text, from: "2023-01-02" })).to.deep.equal([c, b]);
				expect(await found({ text, to: "2023-01-30" })).to.deep.equal([a]);
				expect(await found({ text, directive: K11, province: ["yen-bai"], from: "2023-01-31" })).to.deep.equal([b]);
			}
			const { total } = await bench.store.countReports({ text: query(["dân vận"]), province: ["nghe-an"] });
			expect(total).to.equal(3);
		});

		it("gives the text and the number of mentions with each hit", async () => {
			await register([directive(K11)]);
			await cite("Một.", K11, { url: "http://a/1" });
			const [hit] = (await bench.store.searchReports({}, "newest", { limit: 1 })).items;
			expect(hit).to.deep.equal({
				id: hit?.id,
				url: "http://a/1",
				sourceId: "nghe-an",
				title: "Tin trong tỉnh",
				publishedOn: "2023-02-28",
				province: "nghe-an",
				mentions: 1,
				text: "Một. Nghị quyết 25-NQ/TW.",
			});
		});

		it("refuses a cursor it did not make, a day that is none and a part of no size", async () => {
			await register([directive(K10), directive(K11)]);
			const { next } = await bench.store.directives({}, "symbol", { limit: 1 });
			const made = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
			for (const cursor of [
				"",
				"x",
				"%%",
				made([]),
				made(["reports", "1"]),
				made(["reports", 1.5]),
				made({}),
				next ?? "",
			])
				expect((await failure(bench.store.searchReports({}, "newest", { limit: 1, cursor }))).code, cursor).to.equal(
					"bad_request",
				);
			const other = bench.store.directives({}, "cited", { limit: 1, cursor: next ?? "" });
			expect((await failure(other)).code).to.equal("bad_request");
			for (const from of ["2023-02-30", "2023", "hôm nay"])
				expect((await failure(bench.store.searchReports({ from }, "newest", { limit: 1 }))).code).to.equal(
					"bad_request",
				);
			for (const limit of [0, -1, 1.5, Number.NaN])
				expect((await failure(bench.store.searchReports({}, "newest", { limit }))).code).to.equal("bad_request");
		});
	});
}
