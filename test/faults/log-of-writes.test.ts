import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { statSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { openPooledSqlite } from "../../data/store/sqlite/pool.ts";
import { scratch } from "../cli/trichdan.ts";
import { page, report } from "../data/builders.ts";
import { serve } from "../server/fixture.ts";
import { figure } from "./rounds.ts";

const MEGABYTE = 2 ** 20;
/** What `journal_size_limit` lets the log of writes keep once nobody holds it. */
const MOST_KEPT = 64;
const PAGE = 64 * 1024;
const REPORTS = 1500;
const TITLE = 8000;

/** Noise, which packing makes no smaller, as the body of a page. */
const bodyOf = (noise: Buffer) => ({
	body: gzipSync(noise, { level: 0 }),
	bodyHash: createHash("sha256").update(noise).digest("hex"),
});

describe("the log of writes of an index that is read while it is written", function () {
	this.timeout(120_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	let store: Store;
	let written: number;
	const path = (): string => folder.path("index.db");
	const size = (): number => statSync(`${path()}-wal`).size / MEGABYTE;

	beforeEach(async () => {
		folder = await scratch();
		store = openPooledSqlite(path());
		written = 0;
	});
	afterEach(async () => {
		await store.close();
		await folder.remove();
	});

	/** Keeps as many megabytes of pages as a crawl does, one write each; the largest that the log was meanwhile. */
	async function write(megabytes: number): Promise<number> {
		let most = 0;
		for (let n = 0; n < (megabytes * MEGABYTE) / PAGE; n++) {
			await store.savePage(page(`https://bao.example/${written++}`, bodyOf(randomBytes(PAGE))));
			most = Math.max(most, size());
		}
		return most;
	}

	it("stays small where a reader takes a download a little at a time: no download holds it", async function () {
		// Long titles, so that the list is more than the connection holds by itself.
		const long = "a".repeat(TITLE);
		for (let n = 0; n < REPORTS; n++)
			await store.saveReport(report({ title: `Tin ${n} ${long}`, text: `Tin số ${n}.` }), [], [], null);
		const site = await serve(store);
		try {
			const asked = get(`${site.url}/api/v1/reports.jsonl`);
			const [answer] = (await once(asked, "response")) as [IncomingMessage];
			// Taken up to here and no further: the server waits for this reader.
			await once(answer, "readable");
			const most = await write(24);
			expect(most).to.be.below(16);
			figure(this, `${most.toFixed(1)} MB at most while 24 MB were written`);
			let lines = 0;
			for await (const chunk of answer) lines += String(chunk).split("\n").length - 1;
			expect(lines).to.equal(REPORTS);
		} finally {
			await site.close();
		}
	});

	it("grows while a foreign reader holds it, loses nothing, and is cut back once that one has gone", async function () {
		await write(1);
		const reader = new Database(path(), { readonly: true });
		const rows = reader.prepare("SELECT url FROM page").iterate();
		rows.next();
		const most = await write(MOST_KEPT + 8);
		// It is held: what was written meanwhile cannot leave the log.
		expect(most).to.be.above(MOST_KEPT);
		rows.return?.();
		reader.close();
		await write(1);
		await write(1);
		const after = size();
		expect(after).to.be.at.most(MOST_KEPT);
		expect(await store.check()).to.deep.equal([]);
		figure(this, `${most.toFixed(0)} MB while it was held, ${after.toFixed(0)} MB after`);
	});
});
