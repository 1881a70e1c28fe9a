import { expect } from "chai";
import { Client } from "pg";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { failure } from "../data/store-bench.ts";
import { freshDatabase } from "./shared.ts";

describe("A database with ten thousand messages that wait", () => {
	it("takes no further one until some are closed", async () => {
		const address = await freshDatabase();
		const client = new Client({ connectionString: address });
		await client.connect();
		await client.query(`INSERT INTO trichdan.feedback (at, about, subject, text)
			SELECT '2026-11-22T06:00:00.000Z', 'other', '', 'Lời nhắn thứ ' || i FROM generate_series(0, 9999) i`);
		await client.end();
		const store = await openPostgres(address, { patienceMs: 0 });
		try {
			const add = (text: string) =>
				store.addFeedback({ about: "other", subject: "", text, contact: null }, "2026-11-22T06:00:00.000Z");
			expect((await failure(add("Một lời nữa."))).code).to.equal("busy");
			// What is there already is no further one.
			await add("Lời nhắn thứ 7");
			const { items } = await store.feedback(true, { limit: 1 });
			await store.closeFeedback(items[0]?.id ?? 0, { by: "Lan", reason: "đã sửa" });
			await add("Một lời nữa.");
			expect((await store.feedback(true, { limit: 1 })).total).to.equal(10_000);
		} finally {
			await store.close();
		}
	});
});
