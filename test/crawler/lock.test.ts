import { spawn } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { expect } from "chai";
import { acquireLock } from "../../crawler/crawl/lock.ts";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { silentLog } from "../../model/log.ts";
import { errorOf, NOW } from "./support.ts";

describe("the lock of a crawler", () => {
	let store: Store;
	beforeEach(() => {
		store = openSqlite(":memory:");
	});
	afterEach(() => store.close());
	const at = (seconds: number) => ({ now: () => new Date(NOW.getTime() + seconds * 1000), log: silentLog });

	it("is one crawler's at a time, and the second is told whose", async () => {
		const first = await acquireLock(store, at(0));
		const error = await errorOf(acquireLock(store, at(29)));
		expect(error.code).to.equal("busy");
		expect(error.message).to.contain(`${hostname()}:${process.pid}`);
		await first.release();
		const second = await acquireLock(store, at(29));
		expect(second.fence).to.be.above(first.fence);
	});

	it("is free when its holder was not heard of for half a minute, and the holder finds out", async () => {
		const first = await acquireLock(store, at(0));
		const second = await acquireLock(store, at(31));
		const [url, host] = ["http://a.example/1", "a.example"];
		const link = { url, host, sourceId: "a", kind: "article" as const, priority: 0, depth: 0, template: url };
		const urls = [{ ...link, parent: null, title: null, published: null }];
		expect((await errorOf(store.addUrls(first.fence, urls, NOW.toISOString(), false))).code).to.equal("lock_lost");
		expect(await store.addUrls(second.fence, urls, NOW.toISOString(), false)).to.equal(1);
		await first.release();
		expect(await store.keepLock(second.fence, NOW.toISOString(), 30_000), "the first gives back nothing").to.equal(
			true,
		);
	});

	it("is free at once when its holder is a process that is no more", async () => {
		const child = spawn(process.execPath, ["-e", ""]);
		await once(child, "exit");
		await store.takeLock(`${hostname()}:${child.pid}`, NOW.toISOString(), 30_000, null);
		const lock = await acquireLock(store, at(1));
		expect(lock.fence).to.equal(2);
		await lock.release();
	});

	it("is not taken from a process of another machine before its time", async () => {
		await store.takeLock("may-khac:1", NOW.toISOString(), 30_000, null);
		expect((await errorOf(acquireLock(store, at(1)))).code).to.equal("busy");
	});
});
