import { expect } from "chai";
import { Client } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { page, report } from "../data/builders.ts";
import { at, claim, done, found, HOST, path, SOURCE, TTL } from "../data/crawl-bench.ts";
import { failure } from "../data/store-bench.ts";
import { freshDatabase } from "./shared.ts";

const COUNTS = { fetched: 1, created: 1, updated: 0, unchanged: 0, failed: 0, mentions: 0 };

describe("The crawlers of one PostgreSQL database", () => {
	let address: string;
	let store: Store;
	let first: number;
	let second: number;

	async function join(holder: string, minutes = 0): Promise<number> {
		const taken = await store.takeLock(holder, at(minutes), TTL, null);
		if ("fence" in taken) return taken.fence;
		throw new Error(`${taken.holder} is in the way`);
	}
	const holders = async () => (await store.crawlers()).map(({ holder }) => holder);

	beforeEach(async () => {
		address = await freshDatabase();
		store = await openPostgres(address, { patienceMs: 10_000 });
		first = await join("may-1:1");
		second = await join("may-2:2");
	});
	afterEach(() => store.close());

	/** A connection that others of the tests do not go through, in a transaction that holds the writers' lock. */
	async function writer(): Promise<Client> {
		const client = new Client({ connectionString: address });
		await client.connect();
		await client.query("BEGIN; SELECT 1 FROM trichdan.meta FOR UPDATE");
		return client;
	}

	it("leave a source to the one that is at it, and are told who and since when", async () => {
		const run = await store.startRun("mot", at(1), first);
		await store.startRun("hai", at(1), second);
		const refused = await failure(store.startRun("mot", at(2), second));
		expect(refused.code).to.equal("conflict");
		expect(refused.message).to.contain("mot").and.contain("may-1:1").and.contain(at(1));
		await store.finishRun(run, at(3), COUNTS, null);
		expect(await store.startRun("mot", at(4), second)).to.be.above(run);
		expect(await store.runs(9)).to.have.length(3);
	});

	it("begin one crawl of a source where two would at the same moment", async () => {
		const fences = [first, second, first, second];
		const begun = await Promise.allSettled(fences.map((fence, i) => store.startRun(`nguon-${i >> 1}`, at(1), fence)));
		expect(begun.filter(({ status }) => status === "fulfilled")).to.have.length(2);
		expect((await store.runs(9)).map(({ sourceId }) => sourceId).sort()).to.deep.equal(["nguon-0", "nguon-1"]);
	});

	it("share the addresses of a host among themselves, each address one's alone", async () => {
		const names = Array.from({ length: 40 }, (_, i) => `/tin/${i}`);
		await store.addUrls(
			first,
			names.map((name, i) => found(name, { priority: i % 3 })),
			at(0),
			false,
		);
		const take = async (fence: number): Promise<string[]> => {
			const mine: string[] = [];
			for (let next = await claim(store, fence); next; next = await claim(store, fence)) mine.push(path(next) ?? "");
			return mine;
		};
		const [a = [], b = [], c = []] = await Promise.all([take(first), take(second), take(second)]);
		expect([...a, ...b, ...c].sort()).to.deep.equal(names.sort());
		expect(a.length, "the first had its part").to.be.above(0);
		expect(b.length + c.length, "the second had its part").to.be.above(0);
	});

	it("take one out that is silent, end what it began, and let its addresses go", async () => {
		await store.addUrls(first, [found("/1"), found("/2")], at(0), false);
		await claim(store, first);
		await claim(store, second);
		await store.startRun("mot", at(0), first);
		await store.startRun("hai", at(0), second);
		expect(await store.keepLock(second, at(0.4), TTL)).to.equal(true);
		expect(await store.keepLock(second, at(0.8), TTL)).to.equal(true);
		expect(await holders()).to.deep.equal(["may-2:2"]);
		expect(await store.closeOpenRuns(second, at(1), "đã mất")).to.equal(1);
		expect((await store.runs(9)).map(({ sourceId, note }) => [sourceId, note])).to.deep.equal([
			["hai", null],
			["mot", "đã mất"],
		]);
		expect((await store.frontierUrl(found("/1").url))?.state).to.equal("new");
		expect((await store.frontierUrl(found("/2").url))?.state).to.equal("leased");
		expect((await failure(store.settle(first, done("/1")))).code).to.equal("lock_lost");
		await store.startRun("mot", at(2), second);
	});

	it("take nobody out by one that was silent itself: then it was the server that nobody heard", async () => {
		expect(await store.keepLock(second, at(5), TTL)).to.equal(true);
		expect(await holders()).to.deep.equal(["may-1:1", "may-2:2"]);
		expect(await store.keepLock(first, at(5.1), TTL)).to.equal(true);
		expect(await store.keepLock(second, at(5.2), TTL)).to.equal(true);
		expect(await holders()).to.deep.equal(["may-1:1", "may-2:2"]);
	});

	it("are kept out by one that is to be alone, and keep it out", async () => {
		const refused = await store.takeLock("may-3:3", at(0), TTL, null, true);
		expect(refused).to.deep.equal({ holder: "may-1:1", heartbeatAt: at(0) });
		await store.dropLock(first);
		await store.dropLock(second);
		expect(await store.takeLock("may-3:3", at(0), TTL, null, true)).to.have.property("fence");
		expect(await store.takeLock("may-4:4", at(0), TTL, null)).to.deep.equal({ holder: "may-3:3", heartbeatAt: at(0) });
	});

	it("have turns at a host one after the other, and at another host at once", async () => {
		const delay = 60_000;
		const waits: number[] = [];
		for (const fence of [first, second, second, first]) waits.push(await store.turn(fence, HOST, delay));
		expect(waits[0]).to.equal(0);
		// What has passed between two of these calls is waited already.
		for (const [i, wait] of waits.entries()) expect(wait).to.be.within(i * delay - 30_000, i * delay);
		expect(await store.turn(second, "khac.example", delay)).to.equal(0);
		const turns = await Promise.all([first, second, second].map((fence) => store.turn(fence, "ba.example", delay)));
		for (const [i, wait] of turns.sort((a, b) => a - b).entries())
			expect(wait).to.be.within(i * delay - 30_000, i * delay);
	});

	it("do not wait for a turn that a clock put years ahead", async () => {
		await store.turn(first, HOST, 1000);
		const client = new Client({ connectionString: address });
		await client.connect();
		await client.query("UPDATE trichdan.host_turn SET next_at = now() + interval '9 years'");
		await client.end();
		expect(await store.turn(second, HOST, 1000)).to.be.at.most(100_000);
	});

	it("store a page without a report while another writes reports, and a report only after it", async () => {
		await store.addUrls(first, [found("/1"), found("/2")], at(0), false);
		await claim(store, first);
		await claim(store, second);
		const other = await writer();
		let isStored = false;
		const text = "Hội nghị tổng kết công tác dân vận.";
		const whole = { report: report({ url: found("/1").url, text }), mentions: [], cited: [] };
		const stored = store.settle(first, done("/1", { report: whole })).then(() => {
			isStored = true;
		});
		await store.settle(second, done("/2", { page: page(found("/2").url), links: [found("/3")] }));
		expect((await store.frontierUrl(found("/2").url))?.state).to.equal("done");
		expect(isStored).to.equal(false);
		await other.query("COMMIT");
		await stored;
		await other.end();
		expect((await store.reportAt(found("/1").url))?.text).to.equal(text);
	});

	it("throw old bodies away while another writes reports", async () => {
		await store.savePage(page(`http://${HOST}/1`, { fetchedAt: at(0) }));
		const other = await writer();
		expect((await store.prune({ bodies: at(5), runs: null, dead: null }, false)).bodies).to.equal(1);
		await other.end();
		expect((await store.page(`http://${HOST}/1`))?.body).to.equal(null);
	});

	it("keep addresses and shapes of any length that a crawler gives", async () => {
		// Text that no compression makes short.
		const random = Array.from(
			{ length: 1900 },
			(_, i) => "abcdefghijklmnopqrstuvwxyz0123456789"[(i * i * 31 + (i % 97) * 7) % 36],
		);
		// A title that was cut in the midst of a character.
		const title = "😀".slice(0, 1);
		const long = found(`/${random.join("")}`, { template: random.join("").slice(0, 500), title });
		expect(await store.addUrls(first, [long], at(0), false)).to.equal(1);
		expect((await claim(store, first, 0, [SOURCE]))?.url).to.equal(long.url);
	});
});
