import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "chai";
import { random } from "../hostile/random.ts";
import { act, endActors } from "./actors.ts";
import { Acknowledged, expectWhole, judge, makeIndex, removeIndex, STORED } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";
import { needStrace, strace } from "./strace.ts";

describe("A writer that is killed", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1_000_000);
	let folder: string;
	let empty: string;
	const path = () => join(folder, "index.db");

	before(async () => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-crash-"));
		empty = join(folder, "empty.db");
		await makeIndex(empty);
	});
	afterEach(endActors);
	after(() => rmSync(folder, { recursive: true }));

	function anew(): Acknowledged {
		removeIndex(path());
		copyFileSync(empty, path());
		return new Acknowledged();
	}

	/** Indexes grow from kill to kill; after so many a new one is begun. */
	const KILLS_AN_INDEX = 20;

	it(`at random instants loses nothing that it acknowledged (HOSTILE_SEED=${seed})`, async function () {
		const r = random(seed);
		const kills = rounds(20, 1000);
		let promised = anew();
		let total = 0;
		let slowest = 0;
		for (let kill = 0; kill < kills; kill++) {
			if (kill > 0 && kill % KILLS_AN_INDEX === 0) {
				total += promised.count;
				promised = anew();
			}
			const writer = act("write", path(), { from: promised.next, count: 1e6, onFault: "next" });
			await writer.said(/^ready$/);
			// However slow the machine is, half of them have acknowledged something.
			if (kill % 2 === 1) await writer.said(STORED);
			await sleep(5 + r.next() * 200);
			await writer.kill();
			promised.add(writer);
			const verdict = await judge(path(), promised);
			expectWhole(verdict);
			slowest = Math.max(slowest, verdict.ms);
		}
		total += promised.count;
		expect(total).to.be.at.least(kills / 2);
		figure(this, `${kills} kills, 0 lost of ${total}, longest check ${slowest.toFixed(0)} ms`);
	});

	it("at the n-th write to the disk loses nothing that it acknowledged", async function () {
		needStrace(this);
		const points = Array.from({ length: rounds(10, 58) }, (_, i) => 1 + i * rounds(41, 7));
		let promised = 0;
		let halfway = 0;
		for (const point of points) {
			const stored = anew();
			const under = strace("pwrite64", `signal=KILL:when=${point}`);
			const writer = act("write", path(), { from: 1, count: 200, onFault: "next" }, under);
			await writer.ended;
			expect(writer.lines, `write ${point}`).not.to.include("end");
			stored.add(writer);
			expectWhole(await judge(path(), stored));
			promised += stored.count;
			if (stored.count > 0) halfway++;
		}
		expect(halfway).to.be.above(points.length / 2);
		figure(this, `${points.length} points, 0 lost of ${promised}`);
	});
});
