import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { directive, mention, report } from "../data/builders.ts";
import { CITED, K11, query } from "../data/store-bench.ts";
import { freshDatabase } from "./shared.ts";

/*
 * A month's texts can be looked through by their keys instead of by their words. That finds the same, and nobody would see
 * it in a test but by what it costs. So this asks the server what it used.
 */

const MONTHS = 8;
const OF_A_MONTH = 40;

/** How often the indexes whose names fit were used, and how many rows were read without any; of the searched tables. */
const USED = `SELECT
	(SELECT coalesce(sum(idx_scan), 0)::integer FROM pg_stat_user_indexes WHERE indexrelname LIKE 'mention_terms%pkey') AS "byKey",
	(SELECT coalesce(sum(idx_scan), 0)::integer FROM pg_stat_user_indexes WHERE indexrelname LIKE '%terms_idx') AS "byWords",
	(SELECT coalesce(sum(seq_tup_read), 0)::integer FROM pg_stat_user_tables
		WHERE relname LIKE 'mention_terms%' OR relname LIKE 'report_body%') AS "unaided"`;

describe("What searches of PostgreSQL look at", () => {
	let address: string;
	let store: Store;
	before(async () => {
		address = await freshDatabase();
		store = await openPostgres(address, { patienceMs: 0, connections: 1 });
		await store.putRegister({ directives: [directive(K11)], relations: [], fingerprint: "1" });
		for (let i = 0; i < MONTHS * OF_A_MONTH; i++) {
			const text = `Ban Dân vận họp lần ${i}. Thực hiện ${CITED}, xã ${i % 7} đổi mới công tác dân vận.`;
			const publishedOn = `2023-0${1 + (i % MONTHS)}-1${i % 10}`;
			await store.saveReport(report({ text, publishedOn }), [mention(text, CITED, K11)], [], null);
		}
		const client = new Client({ connectionString: address });
		await client.connect();
		await client.query("VACUUM ANALYZE").finally(() => client.end());
	});
	after(() => store.close());

	/** What some searches used. A session tells it when it ends. */
	async function usedBy(search: (store: Store) => Promise<unknown>): Promise<Record<string, number>> {
		const client = new Client({ connectionString: address });
		await client.connect();
		try {
			await client.query("SELECT pg_stat_reset()");
			const own = await openPostgres(address, { patienceMs: 0, connections: 1 });
			await search(own).finally(() => own.close());
			for (;;) {
				const { rows } = await client.query(USED);
				const { byKey, byWords, unaided } = rows[0];
				if (byKey + byWords + unaided > 0) return rows[0];
			}
		} finally {
			await client.end();
		}
	}

	const WORDS = { common: query(["dân vận"]), rare: query(["lần 17"]), none: undefined };
	for (const [kind, text] of Object.entries(WORDS))
		it(`is the rows that have the words alone: ${kind}`, async () => {
			const filter = { text, directive: K11, from: "2023-02-01" };
			const used = await usedBy(async (own) => {
				const { items } = await own.searchReports(filter, "newest", { limit: 5 });
				expect(items.length).to.be.above(0);
				await own.searchReports(filter, "relevance", { limit: 5 });
				await own.searchCitations({ ...filter, text: undefined }, { limit: 5 });
				expect((await own.countReports(filter)).total).to.be.above(0);
				await own.countCitations({ ...filter, province: ["nghe-an"] });
			});
			expect(used).to.include({ byKey: 0, unaided: 0 });
			expect(used.byWords).to.be.above(0);
		});
});
