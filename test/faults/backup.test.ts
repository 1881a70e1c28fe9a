import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { backupSqlite, type Copied } from "../../data/store/sqlite/backup.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { restoreSqlite } from "../../data/store/sqlite/restore.ts";
import { random } from "../hostile/random.ts";
import { act, endActors } from "./actors.ts";
import { Acknowledged, expectWhole, judge, makeIndex, removeIndex, STORED } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";

const REPORTS = 120;

describe("A backup", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
	let folder: string;
	const path = (name: string): string => join(folder, name);

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-backup-"));
		await makeIndex(path("index.db"), REPORTS);
	});
	afterEach(async () => {
		await endActors();
		rmSync(folder, { recursive: true });
	});

	/** Restores a file to another place, and gives how many reports are in it; null where it is refused. */
	async function restored(file: string): Promise<number | null> {
		removeIndex(path("elsewhere.db"));
		try {
			await restoreSqlite(file, path("elsewhere.db"));
		} catch {
			expect(existsSync(path("elsewhere.db"))).to.equal(false);
			return null;
		}
		const store = openSqlite(path("elsewhere.db"));
		expect(await store.check()).to.deep.equal([]);
		const { reports } = await store.stats();
		await store.close();
		return reports;
	}

	it(`that is killed has its name only when it is whole (HOSTILE_SEED=${seed})`, async function () {
		const begun = performance.now();
		const undisturbed = act("backup", path("index.db"), { to: path("backup.db") });
		await undisturbed.said(/^ready$/);
		const start = performance.now() - begun;
		await undisturbed.said(/^end$/);
		const took = performance.now() - begun - start;
		const r = random(seed);
		const kills = rounds(20, 300);
		let named = 0;
		let drafts = 0;
		for (let kill = 0; kill < kills; kill++) {
			removeIndex(path("backup.db"));
			const actor = act("backup", path("index.db"), { to: path("backup.db") });
			await actor.said(/^ready$/);
			await sleep(r.next() * took);
			await actor.kill();
			if (existsSync(path("backup.db"))) {
				named++;
				expect(await restored(path("backup.db"))).to.equal(REPORTS);
			}
			for (const draft of readdirSync(folder).filter((name) => name.endsWith(".part"))) {
				drafts++;
				// Whoever takes it for a backup all the same gets all of it or nothing.
				expect(await restored(path(draft))).to.be.oneOf([null, REPORTS]);
				rmSync(path(draft));
			}
		}
		expect(drafts).to.be.above(0);
		figure(this, `${kills} kills over ${took.toFixed(0)} ms, ${drafts} drafts left, ${named} named, 0 bad accepted`);
	});

	it("of an index that another process writes to is of one moment, and gives all that was stored before it", async function () {
		const writer = act("write", path("index.db"), { from: 1000, count: 1e6, pace: 20, onFault: "next" });
		await writer.said(STORED, 20);
		const promised = new Acknowledged();
		promised.add(writer);
		const begun = performance.now();
		const made = await backupSqlite(path("index.db"), path("backup.db"));
		const took = performance.now() - begun;
		const during = writer.lines.length;
		await writer.said(STORED, promised.count + 20);
		await writer.kill();
		expect(writer.lines.filter((line) => line.startsWith("fault"))).to.deep.equal([]);
		expect(during - 1).to.be.above(promised.count);

		// The disk with the index is gone: the drill.
		removeIndex(path("index.db"));
		const again = performance.now();
		const back = await restoreSqlite(path("backup.db"), path("index.db"));
		const seconds = (performance.now() - again) / 1000;
		expect(hashes(back)).to.deep.equal(hashes(made));
		expectWhole(await judge(path("index.db"), promised));
		figure(
			this,
			`made in ${(took / 1000).toFixed(1)} s while ${during - 1 - promised.count} reports came, 0 lost of ${promised.count} stored before; back in ${seconds.toFixed(1)} s`,
		);
	});
});

const hashes = ({ tables }: Copied): string[] =>
	Object.entries(tables).map(([table, { rows, sha256 }]) => `${table}: ${rows} ${sha256}`);
