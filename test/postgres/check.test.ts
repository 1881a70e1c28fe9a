import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { directive, mention, report } from "../data/builders.ts";
import { CITED, K11 } from "../data/store-bench.ts";
import { freshDatabase, sharedServer } from "./shared.ts";

const TEXT = `Theo Nghị quyết số ${CITED}, dân vận có nhiều đổi mới.`;

/** What someone did to the tables by hand, and the fault that is then told first of all. */
const DAMAGE: [what: string, sql: string, told: string | RegExp][] = [
	[
		"a text with a letter changed",
		"UPDATE report_body SET text = replace(text, 'mới', 'mời') WHERE report_key IN (SELECT sort_key FROM report WHERE id = 1)",
		"Report 1 does not match its checksum: its text was damaged.",
	],
	["a text that is gone", "DELETE FROM report_body WHERE report_key > 1", "Report 1 has lost its text."],
	[
		"a text that nobody's is",
		"INSERT INTO report_body (report_key, text) VALUES (77, 'x')",
		"The text 77 belongs to no report.",
	],
	["a report without terms", "UPDATE report_body SET terms = NULL", "Report 1 is missing from the full text index."],
	[
		"terms of another report",
		"UPDATE report_body SET terms = array_to_tsvector(ARRAY['=', 'p=yen-bai'])",
		"Report 1 is filed in the search indexes under other facts than its own.",
	],
	[
		"a copy of itself in the index",
		"UPDATE report SET duplicate_of = 2 WHERE id = 1",
		/^The facts of report 1 are counted, which is a copy or not there\.$/m,
	],
	[
		"a citation without terms",
		"DELETE FROM mention_terms",
		"Report 1 has citations that are missing from the index of citations.",
	],
	[
		"terms of no citation",
		"INSERT INTO mention_terms (key, terms) VALUES (5409606004750942213, '')",
		"The index of citations has entry 5409606004750942213, which belongs to no citation that counts.",
	],
	[
		"a set of facts that is gone",
		"DELETE FROM fact_set",
		/^Results are filed under the set of facts 1, which is not there\.$/m,
	],
	[
		"a wrong total",
		"UPDATE total SET n = 7 WHERE kind = 'reports'",
		"The total of reports differs from what is there.",
	],
	[
		"a wrong count of citations",
		"UPDATE directive SET mentions = 7",
		`Directive ${K11} has a count of citations that differs from its citations.`,
	],
	[
		"a citation that its text does not hold",
		"UPDATE mention SET raw = '26-NQ/TW'",
		`Report 1 does not hold “26-NQ/TW” at 19 to 27, where a citation of it was kept.`,
	],
	[
		"a sketch of nothing",
		"INSERT INTO sketch (hash, report_key) VALUES (1, 77)",
		"The index of copies has entry 77, which belongs to no report that counts.",
	],
	[
		"a lease of no crawler",
		`INSERT INTO frontier (url, source_id, host, kind, priority, depth, template, state, found_at, leased_from, lease_fence,
			lease_until) VALUES ('http://a/9', 'a', 'a', 'article', 1, 1, 't', 'leased', '', 'new', 99, '')`,
		"http://a/9 is leased to a crawler that never had the lock.",
	],
];

describe("Checking an index in PostgreSQL", () => {
	let store: Store;
	let client: Client;

	beforeEach(async () => {
		const address = await freshDatabase();
		store = await openPostgres(address, { patienceMs: 5000 });
		client = new Client({ connectionString: address, options: "-c search_path=trichdan" });
		// One that is idle when the server stops tells of it by an event.
		client.on("error", () => {});
		await client.connect();
		await store.putRegister({ directives: [directive(K11)], relations: [], fingerprint: "1" });
		await store.saveReport(report({ text: TEXT }), [mention(TEXT, CITED, K11)], [], null);
		await store.saveReport(report({ text: "Tin thứ hai.", publishedOn: null }), [], [], null);
	});
	afterEach(async () => {
		await client.end().catch(() => {});
		await store.close();
	});

	it("finds nothing wrong with what the store wrote", async () => {
		expect(await store.check()).to.deep.equal([]);
	});

	for (const [what, sql, told] of DAMAGE)
		it(`finds ${what}`, async () => {
			await client.query(sql);
			const faults = await store.check();
			if (typeof told === "string") expect(faults).to.include(told);
			else expect(faults.join("\n")).to.match(told);
		});

	it("tells of damage on the disk that stops it short, and goes on behind it", async () => {
		const long = report({ text: Array.from({ length: 50 }, (_, i) => `từ ${i}`).join(" ") });
		await store.saveReport(long, [], [], null);
		await client.query("DELETE FROM mention_terms");
		const { rows } = await client.query("SELECT pg_relation_filepath('sketch') AS path");
		const server = await sharedServer();
		server.stop("fast");
		const file = openSync(join(server.data, rows[0].path), "r+");
		writeSync(file, "hỏng", 300);
		closeSync(file);
		server.resume();
		const faults = (await store.check()).join("\n");
		expect(faults).to.match(/is damaged \(invalid page in block 0/);
		expect(faults).to.match(/Report 1 has citations that are missing from the index/);
	});
});
