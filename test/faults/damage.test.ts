import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "chai";
import { type Fingerprint, fingerprints } from "../../data/store/sqlite/fingerprints.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { random } from "../hostile/random.ts";
import { examine, makeFullIndex } from "./damage.ts";
import { removeIndex } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";

describe("Damage to the file of an index", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
	const BYTES = 512;
	let folder: string;
	let path: string;
	let whole: Buffer;
	let prints: Map<string, Fingerprint>;

	before(async () => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-damage-"));
		path = join(folder, "index.db");
		await makeFullIndex(path);
		whole = readFileSync(path);
		const db = new Database(path, { readonly: true });
		prints = await fingerprints(db);
		db.close();
	});
	after(() => rmSync(folder, { recursive: true }));

	/** Puts other bytes into the file, which nobody has open. */
	function damage(at: number, bytes: Uint8Array): void {
		const content = Buffer.from(whole);
		content.set(bytes, at);
		removeIndex(path);
		writeFileSync(path, content);
	}

	it(`of ${BYTES} bytes anywhere is found wherever something is kept (HOSTILE_SEED=${seed})`, async function () {
		const r = random(seed);
		const times = rounds(100, 2000);
		let seen = 0;
		for (let i = 0; i < times; i++) {
			const at = r.whole(0, whole.length - BYTES);
			damage(
				at,
				Uint8Array.from({ length: BYTES }, () => r.whole(0, 255)),
			);
			const found = await examine(path, prints);
			expect(found, `bytes from ${at}`).to.be.oneOf(["seen", "harmless"]);
			if (found === "seen") seen++;
		}
		expect(seen).to.be.above(times / 4);
		figure(this, `${times} times, ${seen} found, ${times - seen} where nothing is kept, 0 missed`);
	});

	it("of one letter is found where SQLite's own check finds none, and is named", async () => {
		const places: [start: Buffer, named: RegExp][] = [
			// The n-th text begins so; the report at an address was changed since, so its first one is an earlier version.
			[Buffer.from("Đợt 7, kỳ"), /^Report \d+ does not match its checksum/],
			[Buffer.from("Đợt 1007, kỳ"), /^Version 1 of report \d+ does not match its checksum/],
			// The first bytes of a page's kept body: the letters of gzip's data follow its header.
			[Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0]), /^The kept page http\S+ does not match its checksum/],
		];
		for (const [start, named] of places) {
			const at = whole.lastIndexOf(start);
			expect(at).to.be.above(0);
			const letter = at + start.length + 40;
			damage(letter, Uint8Array.of((whole[letter] ?? 0) ^ 1));
			const db = new Database(path, { readonly: true });
			expect(db.pragma("integrity_check", { simple: true })).to.equal("ok");
			db.close();
			const store = openSqlite(path, { readonly: true });
			const faults = await store.check();
			await store.close();
			expect(faults.join("\n")).to.match(named);
		}
	});

	it("by being cut in half, overwritten or emptied has it refused, with what to do", () => {
		for (const spoil of [
			() => truncateSync(path, whole.length / 2),
			() => writeFileSync(path, "rác ".repeat(whole.length / 4)),
			() => truncateSync(path, 0),
		]) {
			damage(0, whole.subarray(0, 1));
			spoil();
			expect(() => openSqlite(path))
				.to.throw(/damaged|not an SQLite database|empty/)
				.with.property("remedy")
				.that.includes("restore");
		}
	});
});
