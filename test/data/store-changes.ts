import { expect } from "chai";
import { directive, stub } from "./builders.ts";
import { ids, K10, K11, LOCAL, relation, type StoreBench } from "./store-bench.ts";

/** How a reader that keeps the directives in memory is told what changed, and what lists of them are narrowed by. */
export function changes(bench: StoreBench): void {
	const { register, save, cite } = bench;
	/** What a reader that has seen `since` is told. */
	const news = async (since: number) => {
		const { version, changed, gone } = await bench.store.directivesChanged(since, null, 50);
		return { version, changed: ids(changed), gone };
	};

	describe("the directives that changed", () => {
		it("are all of them at first, by id, in parts", async () => {
			await register([directive(K11), directive("a:1"), directive(K10)]);
			const version = await bench.store.dataVersion();
			const first = await bench.store.directivesChanged(0, null, 2);
			expect({ ...first, changed: ids(first.changed) }).to.deep.equal({ version, changed: ["a:1", K10], gone: [] });
			expect(first.changed[0]).to.deep.equal(await bench.store.directive("a:1"));
			expect(ids((await bench.store.directivesChanged(0, K10, 2)).changed)).to.deep.equal([K11]);
			expect(await news(version)).to.deep.equal({ version, changed: [], gone: [] });
		});

		it("are those with other figures, facts or status since a version", async () => {
			await register([directive(K10), directive(K11), directive("a:1")]);
			let { version } = await news(0);
			const change = async (work: Promise<unknown>): Promise<string[]> => {
				await work;
				const { changed, ...rest } = await news(version);
				expect(rest.version).to.be.above(version);
				version = rest.version;
				return changed;
			};
			expect(await change(cite("Một.", K11))).to.deep.equal([K11]);
			expect(await change(cite("Hai.", LOCAL, {}, [stub(LOCAL)]))).to.deep.equal([LOCAL]);
			expect(await change(cite("Ba.", LOCAL, {}, [stub(LOCAL, { title: "Về rừng" })]))).to.deep.equal([LOCAL]);
			expect(await change(save({ text: "Không dẫn gì." }))).to.deep.equal([]);
			const kept = [directive(K10), directive(K11, { title: "Về dân vận" }), directive("a:1")];
			expect(await change(register(kept))).to.deep.equal([K11]);
			expect(await change(register(kept, [relation(K11, "replaces", K10)]))).to.deep.equal([K10]);
			expect(await change(register(kept, [relation(K11, "replaces", K10)]))).to.deep.equal([]);
			expect(await change(register(kept, [relation(K11, "replaces", K10, "low")]))).to.deep.equal([K10]);
			expect(await change(register(kept))).to.deep.equal([K10]);
		});

		it("are told as gone until they are there again", async () => {
			await register([directive(K10), directive(K11)]);
			await cite("Một.", LOCAL, { url: "http://a/1" }, [stub(LOCAL)]);
			const { version } = await news(0);
			await save({ url: "http://a/1", text: "Không dẫn gì." });
			await register([directive(K11)]);
			expect(await news(version)).to.deep.include({ changed: [], gone: [K10, LOCAL].sort() });
			expect((await news(await bench.store.dataVersion())).gone).to.deep.equal([]);
			await register([directive(K10), directive(K11)]);
			expect(await news(version)).to.deep.include({ changed: [K10], gone: [LOCAL] });
		});
	});

	describe("counting directives by their facts", () => {
		it("counts those that fit, by each fact that they have", async () => {
			await register(
				[
					directive(K10, { issuer: "bch-tw", term: 10, issuedOn: "2008" }),
					directive(K11, { issuer: "bch-tw", term: 11, issuedOn: "2013-06-03" }),
					directive("chi-thi:8-ct-tu:nghe-an:k19", { level: "province", province: "nghe-an" }),
				],
				[relation(K11, "replaces", K10)],
			);
			await cite("Một.", K10);
			expect(await bench.store.directiveFacets({})).to.deep.equal({
				type: { "nghi-quyet": 2, "chi-thi": 1 },
				issuer: { "bch-tw": 2 },
				level: { central: 2, province: 1 },
				term: { "10": 1, "11": 1 },
				year: { "2008": 1, "2013": 1 },
				province: { "nghe-an": 1 },
				status: { replaced: 1, unknown: 2 },
			});
			const none = { issuer: {}, term: {}, year: {} };
			expect(await bench.store.directiveFacets({ province: ["nghe-an", "yen-bai"] })).to.deep.equal({
				...none,
				type: { "chi-thi": 1 },
				level: { province: 1 },
				province: { "nghe-an": 1 },
				status: { unknown: 1 },
			});
			expect((await bench.store.directiveFacets({ cited: true, status: "replaced" })).year).to.deep.equal({
				"2008": 1,
			});
			expect((await bench.store.directiveFacets({ cited: false, status: "replaced" })).type).to.deep.equal({});
		});
	});
}
