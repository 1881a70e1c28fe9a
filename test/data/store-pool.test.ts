import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openPooledSqlite } from "../../data/store/sqlite/pool.ts";
import { failure, query, storeBench } from "./store-bench.ts";
import { ranking } from "./store-ranking.ts";

const folder = mkdtempSync(join(tmpdir(), "trichdan-pool-"));
let files = 0;
after(() => rmSync(folder, { recursive: true }));

describe("A store whose searches run in threads", () => {
	const bench = storeBench(async () => openPooledSqlite(join(folder, `${++files}.db`)));
	ranking(bench);

	it("gives a search up at once when its signal comes, also one that still waits for its turn", async () => {
		const { id } = await bench.save({ text: "Công tác dân vận." });
		const [stop, gone] = [new AbortController(), new Error("the client went away")];
		const limits = { signal: stop.signal };
		const given = Array.from({ length: 5 }, () =>
			bench.store.searchReports({ text: query(["dân vận"]) }, "newest", { limit: 1 }, limits),
		);
		const counted = bench.store.countReports({}, limits);
		stop.abort(gone);
		const ends = await Promise.allSettled([...given, counted]);
		expect(ends.map((end) => end.status === "rejected" && end.reason)).to.deep.equal(Array(6).fill(gone));
		expect(await bench.found({ text: query(["dân vận"]) })).to.deep.equal([id]);
	});

	it("answers figures as well, and sees what was just written", async () => {
		for (const publishedOn of ["2023-01-05", "2023-02-01"]) {
			await bench.save({ publishedOn, text: publishedOn });
			expect((await bench.store.publishedByMonth()).at(-1)).to.include({ key: publishedOn.slice(0, 7), reports: 1 });
		}
		expect(await bench.store.coverage("2023-02-01")).to.have.length(1);
	});

	it("turns away what would wait too long, and answers all the others", async () => {
		const { id } = await bench.save({ text: "Công tác dân vận." });
		const search = async (): Promise<string> => {
			try {
				const { items } = await bench.store.searchReports({ text: query(["dân vận"]) }, "newest", { limit: 1 });
				return items[0]?.id === id ? "found" : "lost";
			} catch (error) {
				return (error as { code: string }).code;
			}
		};
		const ends = await Promise.all(Array.from({ length: 500 }, search));
		expect(new Set(ends)).to.deep.equal(new Set(["found", "busy"]));
		expect(ends.filter((end) => end === "found").length).to.be.at.least(200);
		expect(await search()).to.equal("found");
	});

	it("tells faults as the store itself does", async () => {
		const refused = await failure(bench.store.searchReports({}, "newest", { limit: 1, cursor: "x" }));
		expect(refused).to.include({ code: "bad_request", message: "The cursor is not one of this list." });
		expect(refused.remedy).to.contain("without a cursor");
	});
});

describe("A store in memory", () => {
	it("has no threads, since they would not see it", async () => {
		const store = openPooledSqlite(":memory:");
		expect((await store.searchReports({}, "newest", { limit: 1 })).items).to.deep.equal([]);
		await store.close();
	});
});
