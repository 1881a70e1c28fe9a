import { expect } from "chai";
import { page } from "./builders.ts";
import { failure, type StoreBench } from "./store-bench.ts";

/** What fetched pages and runs keep to. */
export function crawling(bench: StoreBench): void {
	describe("pages", () => {
		it("are kept as last fetched, byte for byte, unseen by readers", async () => {
			await bench.store.savePage(page("http://a/1"));
			await bench.store.savePage(
				page("http://a/1", { body: Buffer.from([1, 0, 2]), bodyHash: "c".repeat(64), etag: null }),
			);
			expect(await bench.store.page("http://a/1")).to.deep.equal(
				page("http://a/1", { body: Buffer.from([1, 0, 2]), bodyHash: "c".repeat(64), etag: null }),
			);
			expect(await bench.store.dataVersion()).to.equal(0);
		});

		it("keep their body when the next fetch brings none", async () => {
			await bench.store.savePage(page("http://a/1"));
			const empty = { body: null, bodyHash: null, etag: null };
			await bench.store.savePage(page("http://a/1", { ...empty, status: 304, outcome: "unchanged" }));
			expect(await bench.store.page("http://a/1")).to.deep.equal(
				page("http://a/1", { status: 304, outcome: "unchanged" }),
			);
			await bench.store.savePage(page("http://a/1", { ...empty, status: 503, outcome: "failed", note: "quá tải" }));
			expect(await bench.store.page("http://a/1")).to.deep.include({ status: 503, note: "quá tải", etag: '"1"' });
			expect((await bench.store.page("http://a/1"))?.body).to.deep.equal(page("http://a/1").body);
		});
	});

	it("keeps the runs of each source, newest first", async () => {
		const counts = { fetched: 9, created: 2, updated: 1, unchanged: 5, failed: 1, mentions: 7 };
		const first = await bench.store.startRun("one", "2026-11-22T06:00:00.000Z");
		const second = await bench.store.startRun("two", "2026-11-22T07:00:00.000Z");
		await bench.store.finishRun(first, "2026-11-22T06:01:00.000Z", counts, "một trang hỏng");
		expect((await bench.store.runs(10)).map((one) => one.id)).to.deep.equal([second, first]);
		expect((await bench.store.runs(1)).map((one) => one.id)).to.deep.equal([second]);
		expect(await bench.store.runs(10, "one")).to.deep.equal([
			{
				id: first,
				sourceId: "one",
				startedAt: "2026-11-22T06:00:00.000Z",
				finishedAt: "2026-11-22T06:01:00.000Z",
				...counts,
				note: "một trang hỏng",
			},
		]);
		expect((await bench.store.runs(1))[0]?.finishedAt).to.equal(null);
		expect((await failure(bench.store.finishRun(99, "2026-11-22T06:01:00.000Z", counts, null))).code).to.equal(
			"not_found",
		);
	});
}
