import { expect } from "chai";
import { act, endActors } from "./actors.ts";
import { type Disk, ext4Disk, needMounts } from "./disk.ts";
import { Acknowledged, expectWhole, judge, makeIndex, STORED, type Verdict } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";

describe("A power cut", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const CUTS = rounds(3, 100);
	/** So many are acknowledged before the power goes. */
	const ENOUGH = 25;
	let disk: Disk | undefined;

	before(function () {
		needMounts(this);
	});
	afterEach(async () => {
		await endActors();
		disk?.remove();
	});

	/** Cuts the power under a writer, starts anew, and holds what is there against what the writer had acknowledged. */
	async function cut(normal: boolean): Promise<{ promised: number; verdict: Verdict }> {
		disk = ext4Disk();
		const path = disk.path("index.db");
		await makeIndex(path);
		const writer = act("write", path, { from: 1, count: 1e6, normal, onFault: "next" });
		await writer.said(STORED, ENOUGH);
		const instant = disk.cutPower();
		await writer.kill();
		disk.restart();
		const acknowledged = new Acknowledged();
		// With a real cut nobody hears what comes after. Here the process lives on, and the system may for an instant take for
		// written what was under way.
		acknowledged.add(writer, instant);
		const verdict = await judge(path, acknowledged);
		disk.remove();
		return { promised: acknowledged.count, verdict };
	}

	it("takes nothing that was acknowledged", async function () {
		let promised = 0;
		for (let i = 0; i < CUTS; i++) {
			const one = await cut(false);
			expectWhole(one.verdict);
			promised += one.promised;
		}
		expect(promised).to.be.at.least(CUTS * ENOUGH);
		figure(this, `${CUTS} cuts, 0 lost of ${promised}`);
	});

	it("does where commits do not wait for the disk, so the test can tell", async function () {
		let promised = 0;
		let lost = 0;
		// Where the log was just folded into the file, there is nothing to lose.
		for (let i = 0; i < CUTS || (lost === 0 && i < 10); i++) {
			const one = await cut(true);
			promised += one.promised;
			lost += one.verdict.lost;
		}
		expect(lost).to.be.above(0);
		figure(this, `${lost} lost of ${promised} with synchronous = NORMAL`);
	});
});
