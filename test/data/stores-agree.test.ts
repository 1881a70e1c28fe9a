import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import type { Slice, Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { AppError } from "../../model/errors.ts";
import { freshDatabase } from "../postgres/shared.ts";
import { type Call, EVERYTHING, register, searching, writing } from "./store-scripts.ts";

/*
 * Whatever is written and whatever is asked, in whatever order: a store in PostgreSQL says what one in SQLite says. That it is
 * right is shown elsewhere; here that a page looks the same whichever is under it.
 */

/** The lists that are read in parts, with the place of the paging among their arguments. */
const LISTS: { [K in keyof Store]?: number } = {
	searchReports: 2,
	searchCitations: 1,
	directives: 2,
	audit: 0,
	corrections: 0,
	feedback: 1,
};

const HOUR = 3_600_000;
const isNow = (ms: number): boolean => Math.abs(Date.now() - ms) < HOUR;
/**
 * As JSON, with the present for every instant of now, data versions too: the stores are asked one after the other. What
 * cursors hold is their own.
 */
const plain = (answer: unknown): unknown =>
	JSON.parse(
		JSON.stringify(answer, (key, value) => {
			if (key === "next") return value !== null;
			const isInstant = typeof value === "string" && /^\d{4}-.*Z$/.test(value);
			return isNow(isInstant ? Date.parse(value) : Number(value)) ? "now" : value;
		}) ?? "null",
	);

async function answer(store: Store, { call, args }: Call): Promise<unknown> {
	const ask = (given: unknown[]): Promise<unknown> =>
		(store[call] as (...given: unknown[]) => Promise<unknown>).apply(store, given);
	try {
		const place = LISTS[call];
		if (place === undefined) return plain(await ask(args));
		const parts: unknown[] = [];
		for (let cursor: string | null | undefined; cursor !== null; ) {
			const part = (await ask(args.with(place, { ...(args[place] as object), cursor }))) as Slice<unknown>;
			parts.push(plain(part));
			cursor = part.next;
		}
		return parts;
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		return { code: thrown.code, message: thrown.message };
	}
}

describe("A store in SQLite and one in PostgreSQL", () => {
	const folder = mkdtempSync(join(tmpdir(), "trichdan-agree-"));
	let snapshots = 0;
	after(() => rmSync(folder, { recursive: true }));

	async function rows(store: Store): Promise<unknown> {
		const given = { software: "trichdan/test", madeAt: "2020-01-01T00:00:00.000Z", sources: [] };
		const batches: unknown[] = [];
		for await (const batch of store.snapshot(join(folder, `${++snapshots}.sqlite`), given)) batches.push(plain(batch));
		return batches;
	}

	it("say the same, whatever is written and whatever is asked", async function () {
		this.timeout(120_000);
		const steps = fc.array(fc.oneof(writing, searching), { minLength: 1, maxLength: 90, size: "max" });
		await fc.assert(
			fc.asyncProperty(register, steps, async (first, asked) => {
				// Of its own, and patient: nothing but what is written here may tell the two apart.
				const address = await freshDatabase();
				const [sqlite, postgres] = [openSqlite(":memory:"), await openPostgres(address, { patienceMs: 20_000 })];
				try {
					const script: Call[] = [{ call: "putRegister", args: first }, ...asked, ...EVERYTHING];
					for (const [i, one] of script.entries())
						expect(await answer(postgres, one), `${one.call}, step ${i}`).to.deep.equal(await answer(sqlite, one));
					expect(await rows(postgres)).to.deep.equal(await rows(sqlite));
				} finally {
					await sqlite.close();
					await postgres.close();
				}
			}),
			// Time enough to tell of the least script that it found to differ.
			{ numRuns: 8, interruptAfterTimeLimit: 60_000 },
		);
	});
});
