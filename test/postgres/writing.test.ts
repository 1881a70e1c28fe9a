import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { contentHash } from "../../model/hash.ts";
import { report } from "../data/builders.ts";
import { ids, query } from "../data/store-bench.ts";
import { freshDatabase } from "./shared.ts";

describe("Reports in PostgreSQL", () => {
	let store: Store;
	let client: Client;

	beforeEach(async () => {
		const address = await freshDatabase();
		store = await openPostgres(address, { patienceMs: 0 });
		client = new Client({ connectionString: address, options: "-c search_path=trichdan" });
		await client.connect();
	});
	afterEach(async () => {
		await client.end();
		const faults = await store.check().finally(() => store.close());
		expect(faults).to.deep.equal([]);
	});

	const save = (text: string, publishedOn: string | null, url: string | null = null) =>
		store.saveReport(report({ text, publishedOn, url }), [], [], null);
	/** The parts that hold texts, with the number of texts in each. */
	const partitions = async (): Promise<Record<string, number>> => {
		const { rows } = await client.query<{ name: string; n: string }>(
			"SELECT tableoid::regclass AS name, count(*) AS n FROM report_body GROUP BY 1",
		);
		return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));
	};

	it("lie in a partition of their month, those of no plausible one together at either end", async () => {
		const days = [
			"2023-02-28",
			"2023-02-01",
			"2024-12-31",
			"2025-01-01",
			null,
			"1026-03-01",
			"0001-01-01",
			"9999-12-31",
		];
		for (const [i, day] of days.entries()) await save(`Tin ${i}.`, day);
		expect(await partitions()).to.deep.equal({
			report_body_2023_02: 2,
			report_body_2024_12: 1,
			report_body_2025_01: 1,
			report_body_undated: 1,
			report_body_before: 2,
			report_body_after: 1,
		});
	});

	it("move with their day", async () => {
		await save("Một.", "2023-02-28", "http://a/1");
		await save("Hai.", "2024-12-31", "http://a/1");
		expect(await partitions()).to.deep.equal({ report_body_2024_12: 1 });
		expect(ids((await store.searchReports({ text: query(["hai"]) }, "newest", { limit: 5 })).items)).to.deep.equal([1]);
	});

	it("may hold more words, and longer ones, than an entry of the index has room for", async () => {
		const words = Array.from({ length: 60_000 }, (_, i) => `tu${i.toString(36)}`);
		const endless = "x".repeat(3000);
		const { id } = await save(`Mở đầu. ${endless} ${words.join(" ")}`, "2023-02-28");
		expect(ids((await store.searchReports({ text: query(["mở đầu"]) }, "newest", { limit: 5 })).items)).to.deep.equal([
			id,
		]);
		expect((await store.report(id))?.text).to.have.length.above(300_000);
	});

	it("are known by the path of their file, however long that is", async () => {
		// Nothing in it repeats, so it cannot be packed into less.
		const path = Array.from({ length: 62 }, (_, i) => `/${contentHash("thư mục", String(i))}`).join("");
		const read = (text: string) => store.saveReport(report({ file: "a.txt", text }), [], [], null, { path });
		const { id } = await read("Một.");
		expect(await read("Hai.")).to.deep.equal({ id, outcome: "updated" });
	});

	it("are written by several at once, none lost and none counted twice", async () => {
		const saved = await Promise.all(
			Array.from({ length: 24 }, (_, i) => save(`Tin ${i % 12}.`, `2023-0${1 + (i % 9)}-01`)),
		);
		expect(new Set(ids(saved)).size).to.equal(12);
		expect((await store.stats()).reports).to.equal(12);
	});
});
