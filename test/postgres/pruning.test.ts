import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { page } from "../data/builders.ts";
import { at, done, found, locked, visit } from "../data/crawl-bench.ts";
import { eventually } from "./eventually.ts";
import { freshDatabase } from "./shared.ts";

const MANY = 4500;
const OLD = "2020-01-01T00:00:00.000Z";
const RETENTION = { bodies: "2021-01-01T00:00:00.000Z", dead: "2021-01-01T00:00:00.000Z", runs: null };
const FIRST = "http://portal.example/00001";
const LAST = `http://portal.example/0${MANY}`;

describe("Pruning an index on PostgreSQL", () => {
	let store: Store;
	let client: Client;
	beforeEach(async () => {
		const address = await freshDatabase();
		store = await openPostgres(address, { patienceMs: 0 });
		client = new Client({ connectionString: address, options: "-c search_path=trichdan" });
		await client.connect();
		const url = "'http://portal.example/' || lpad(i::text, 5, '0')";
		await client.query(`INSERT INTO page (url, source_id, status, outcome, fetched_at, body)
			SELECT ${url}, 'nghe-an', 200, 'report', '${OLD}', 'abc' FROM generate_series(1, ${MANY}) AS n (i);
			INSERT INTO frontier (url, source_id, host, kind, priority, depth, template, state, found_at)
			SELECT ${url}, 'nghe-an', 'portal.example', 'article', 5, 0, '/{n}', 'gone', '${OLD}'
				FROM generate_series(1, ${MANY}) AS n (i)`);
	});
	afterEach(async () => {
		await client.end();
		await store.close();
	});

	it("lets go all that is old, in however many portions", async () => {
		await store.savePage(page("http://portal.example/new", { fetchedAt: at(0) }));
		const pruned = { bodies: MANY, bytes: MANY * 3, urls: MANY, runs: 0, alarms: 0 };
		expect(await store.prune(RETENTION, true)).to.deep.equal(pruned);
		expect(await store.prune(RETENTION, false)).to.deep.equal(pruned);
		expect(await store.prune(RETENTION, false)).to.deep.equal({ ...pruned, bodies: 0, bytes: 0, urls: 0 });
		expect((await store.page("http://portal.example/new"))?.body).to.not.equal(null);
	});

	it("keeps no crawler waiting that stores a page, or a link to one, that it has been over", async () => {
		const fence = await locked(store);
		await store.addUrls(fence, [found("/listing")], at(0), false);
		await client.query("BEGIN");
		await client.query("SELECT FROM page WHERE url = $1 FOR UPDATE", [LAST]);
		const pruning = store.prune(RETENTION, false);
		await eventually(
			() => store.page(FIRST),
			(first) => first?.body === null,
		);
		const settled = await visit(store, fence, done("/listing", { links: [found("/00001")], page: page(FIRST) }));
		expect(settled.added).to.equal(0);
		await client.query("COMMIT");
		expect((await pruning).bodies).to.equal(MANY);
	});
});
