import { expect } from "chai";
import type { StoreBench } from "./store-bench.ts";

const UNTIL = "2026-11-26T17:00:00.000Z";

/** Sessions of the admin pages that were ended before their time. */
export function signingOut(bench: StoreBench): void {
	describe("signing out", () => {
		it("ends that session and no other, said twice as well", async () => {
			for (let i = 0; i < 2; i++) await bench.store.signOut("phien-a", UNTIL, "2026-11-26T09:00:00.000Z");
			expect(await bench.store.isSignedOut("phien-a")).to.equal(true);
			expect(await bench.store.isSignedOut("phien-b")).to.equal(false);
		});

		it("is forgotten once the session has ended by itself", async () => {
			await bench.store.signOut("phien-a", UNTIL, "2026-11-26T09:00:00.000Z");
			await bench.store.signOut("phien-b", "2026-11-27T17:00:00.000Z", "2026-11-27T09:00:00.000Z");
			expect(await bench.store.isSignedOut("phien-a")).to.equal(false);
			expect(await bench.store.isSignedOut("phien-b")).to.equal(true);
		});

		it("tells readers nothing new: no page changes by it", async () => {
			const version = await bench.store.dataVersion();
			await bench.store.signOut("phien-a", UNTIL, "2026-11-26T09:00:00.000Z");
			expect(await bench.store.dataVersion()).to.equal(version);
		});
	});
}
