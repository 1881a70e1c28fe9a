import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { directive, mention, report } from "./builders.ts";
import { failure } from "./store-bench.ts";
import { storeContract } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "trichdan-store-"));
let files = 0;
after(() => rmSync(folder, { recursive: true }));

storeContract("in memory", async () => openSqlite(":memory:"));
storeContract("in a file", async () => openSqlite(join(folder, `${++files}.db`)));

describe("A store of 1,000 directives and 10,000 mentions", () => {
	it("gives all directives in less than 50 ms", async function () {
		this.timeout(60_000);
		const store = openSqlite(":memory:");
		const directives = Array.from({ length: 1000 }, (_, i) => directive(`nghi-quyet:${i}-nq-tw:k11`));
		await store.putRegister({ directives, relations: [], fingerprint: "1" });
		for (let i = 0; i < 1000; i++) {
			const text = `${i} ${"25-NQ/TW ".repeat(10)}`;
			const mentions = Array.from({ length: 10 }, (_, k) =>
				mention(text, "25-NQ/TW", `nghi-quyet:${(i * 7 + k) % 1000}-nq-tw:k11`, {
					start: String(i).length + 1 + 9 * k,
					end: String(i).length + 9 + 9 * k,
				}),
			);
			await store.saveReport(report({ text }), mentions, [], null);
		}
		const times: number[] = [];
		for (let i = 0; i < 7; i++) {
			const start = process.cpuUsage();
			const { changed } = await store.directivesChanged(0, null, 1000);
			const { user, system } = process.cpuUsage(start);
			times.push((user + system) / 1000);
			expect(changed.reduce((sum, one) => sum + one.mentions, 0)).to.equal(10_000);
		}
		expect(Math.min(...times)).to.be.below(50);
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});
});

// In memory alone: ten thousand transactions of a file take long.
describe("A store with ten thousand messages that wait", () => {
	it("takes no further one until some are closed", async function () {
		this.timeout(60_000);
		const store = openSqlite(":memory:");
		const add = (text: string) =>
			store.addFeedback({ about: "other", subject: "", text, contact: null }, "2026-11-22T06:00:00.000Z");
		for (let i = 0; i < 10_000; i++) await add(`Lời nhắn thứ ${i}`);
		expect((await failure(add("Một lời nữa."))).code).to.equal("busy");
		// What is there already is no further one.
		await add("Lời nhắn thứ 7");
		const { items } = await store.feedback(true, { limit: 1 });
		await store.closeFeedback(items[0]?.id ?? 0, { by: "Lan", reason: "đã sửa" });
		await add("Một lời nữa.");
		expect((await store.feedback(true, { limit: 1 })).total).to.equal(10_000);
		await store.close();
	});
});
