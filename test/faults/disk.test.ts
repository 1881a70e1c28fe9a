import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { type Child, launch, meanwhile } from "../hostile/child.ts";
import { act, endActors } from "./actors.ts";
import { type Disk, ext4Disk, memoryDisk, needMounts } from "./disk.ts";
import { Acknowledged, expectWhole, judge, makeIndex, STORED } from "./oracle.ts";
import { figure } from "./rounds.ts";
import { needStrace, strace } from "./strace.ts";

const fault = /^fault /;
/** Room on a disk that is not enough for another index, in bytes. */
const ROOM = 1_000_000;

describe("A disk that fails", function () {
	this.timeout(120_000);

	describe("under one write", () => {
		let folder: string;
		const path = () => join(folder, "index.db");
		before(function () {
			needStrace(this);
		});
		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), "trichdan-fault-"));
			await makeIndex(path());
		});
		afterEach(async () => {
			await endActors();
			rmSync(folder, { recursive: true });
		});

		it("when it is asked to keep what was written, ends all writing of that process", async function () {
			const under = strace("fsync,fdatasync", "error=EIO:when=5");
			const writer = act("write", path(), { from: 1, count: 40, onFault: "next" }, under);
			await writer.ended;
			const first = writer.lines.findIndex((line) => fault.test(line));
			const before = writer.lines.slice(0, first).filter((line) => STORED.test(line)).length;
			const after = writer.lines.slice(first).filter((line) => STORED.test(line)).length;
			expect(writer.lines[first]).to.match(/^fault store_broken .*did not take what was written.*$/);
			expect(before).to.be.above(0);
			expect(after).to.equal(0);
			const acknowledged = new Acknowledged();
			acknowledged.add(writer);
			expectWhole(await judge(path(), acknowledged));
			figure(this, `${before} acknowledged before, ${after} after`);
		});

		it("when it is asked to keep what was written, ends a crawler that would go on by itself", async () => {
			const sources = join(folder, "sources.json");
			writeFileSync(sources, "[]");
			const settings = { TRICHDAN_DB: path(), TRICHDAN_SOURCES: sources };
			expect((await launch(["migrate"], settings).finished).status).to.equal(0);
			// With no source there is nothing to write but that it lives, every five seconds.
			const under = strace("fsync,fdatasync", "error=EIO:when=6+");
			const { status, stderr } = await launch(["schedule"], settings, under).finished;
			expect(status).to.equal(1);
			expect(stderr).to.match(/^trichdan: The disk did not take .* Check the disk, start again.*$/m);
		});

		it("fails that write only", async function () {
			const WRITES = 60;
			const under = strace("pwrite64", "error=EIO:when=50");
			const writer = act("write", path(), { from: 1, count: WRITES, onFault: "next" }, under);
			await writer.ended;
			const faults = writer.lines.filter((line) => fault.test(line));
			expect(faults).to.have.length(1);
			expect(faults[0]).to.match(/^fault store_unusable .*cannot be read or written/);
			const acknowledged = new Acknowledged();
			acknowledged.add(writer);
			expect(acknowledged.count).to.equal(WRITES - 1);
			expectWhole(await judge(path(), acknowledged));
			figure(this, `${acknowledged.count} of ${WRITES} stored`);
		});
	});

	describe("as a whole", () => {
		let disk: Disk;
		let child: Child | undefined;
		let sources: string;
		before(function () {
			needMounts(this);
		});
		beforeEach(() => {
			child = undefined;
			sources = mkdtempSync(join(tmpdir(), "trichdan-fault-"));
		});
		afterEach(async () => {
			await endActors();
			child?.process.kill("SIGKILL");
			await child?.finished;
			disk.remove();
			rmSync(sources, { recursive: true });
		});

		const settings = () => ({ TRICHDAN_DB: disk.path("index.db"), TRICHDAN_PORT: "0" });
		const trichdan = (...args: string[]) => launch(args, settings()).finished;

		it("by being full, refuses writes, still gives what there is, and goes on when there is room", async function () {
			disk = memoryDisk("4m");
			const path = disk.path("index.db");
			await makeIndex(path);
			const writer = act("write", path, { from: 1, count: 1e6, onFault: "ask" });
			await writer.said(/^reads /);
			const full = writer.lines.filter((line) => STORED.test(line)).length;
			expect(writer.lines.find((line) => fault.test(line))).to.match(/^fault store_unusable .*the disk is full/);
			expect(writer.lines.at(-1)).to.equal(`reads ${full}`);
			disk.remount("size=32m");
			writer.tell();
			await writer.said(STORED, full + 20);
			await writer.kill();
			const acknowledged = new Acknowledged();
			acknowledged.add(writer);
			expectWhole(await judge(path, acknowledged));
			figure(this, `full after ${full}, 0 lost of ${acknowledged.count}`);
		});

		it("by being full, leaves no half of a backup or an export, and no backup made before worse", async () => {
			disk = memoryDisk("32m");
			await makeIndex(disk.path("index.db"), 120);
			// Brings the register up to date, so that no command has to.
			expect((await trichdan("migrate")).status).to.equal(0);
			const good = await trichdan("backup", disk.path("good.db"));
			expect(good.status, good.stderr).to.equal(0);
			const used = readdirSync(disk.path(""));
			const { blocks, bfree, bsize } = statfsSync(disk.path("."));
			disk.remount(`size=${(blocks - bfree) * bsize + ROOM}`);
			for (const [command, remedy] of [
				[["backup", disk.path("second.db")], /second\.db cannot be written: .*full.*has room/],
				[["export", "snapshot", disk.path("snapshot")], /snapshot/],
			] as const) {
				const { status, stderr } = await trichdan(...command);
				expect(status).to.equal(1);
				expect(stderr).to.match(remedy);
				expect(readdirSync(disk.path(""))).to.deep.equal(used);
			}
			const restored = join(sources, "restored.db");
			const { status, stderr } = await launch(["restore", disk.path("good.db")], { TRICHDAN_DB: restored }).finished;
			expect(status, stderr).to.equal(0);
			const store = openSqlite(restored);
			expect(await store.check()).to.deep.equal([]);
			expect((await store.stats()).reports).to.equal(120);
			await store.close();
		});

		it("by going down, has readers answered, and tells that it is not ready", async function () {
			disk = ext4Disk();
			await makeIndex(disk.path("index.db"), 30);
			child = launch(["serve", "--json"], settings());
			const origin = await meanwhile(child, listeningAt(child));
			const get = (path: string) => fetch(`${origin}${path}`, { headers: { "user-agent": `${Math.random()}` } });
			expect((await get("/readyz")).status).to.equal(200);
			await (await get("/bc/1")).text();
			disk.remount("abort");
			let answered = 0;
			for (let id = 1; id <= 30; id++) {
				const response = await get(`/bc/${id}`);
				if (response.status === 200 && (await response.text()).includes(`Tin ${id}`)) answered++;
			}
			expect(answered).to.equal(30);
			const ready = await get("/readyz");
			expect(ready.status).to.equal(503);
			expect(await ready.text()).to.include("takes no changes");
			expect((await get("/healthz")).status).to.equal(200);
			const { status, stderr } = await trichdan("crawl");
			expect(status).to.equal(1);
			expect(stderr).to.match(/cannot be (?:opened|written|read or written)/);
			figure(this, `${answered} of 30 pages answered, readyz 503`);
		});

		it("by being read-only, is told with what to do, and no file is left", async function () {
			disk = ext4Disk();
			await makeIndex(disk.path("index.db"), 1);
			const there = readdirSync(disk.path("."));
			disk.remount("ro");
			const seconds: number[] = [];
			for (const command of ["serve", "crawl", "doctor"]) {
				const begun = performance.now();
				const { status, stdout, stderr } = await trichdan(command);
				seconds.push((performance.now() - begun) / 1000);
				expect(status, command).to.equal(1);
				expect(`${stdout}${stderr}`).to.match(/index\.db.* cannot be (?:opened|written)[\s\S]*writ[\s\S]*\./);
			}
			expect(readdirSync(disk.path("."))).to.deep.equal(there);
			expect(existsSync(disk.path("index.db-wal"))).to.equal(false);
			figure(this, `${Math.max(...seconds).toFixed(1)} s to the message`);
		});
	});
});

/** The address that a server prints when it listens. */
function listeningAt(child: Child): Promise<string> {
	let seen = "";
	return new Promise((resolve) => {
		child.process.stdout?.on("data", (chunk: Buffer) => {
			seen += chunk;
			const address = /http:\/\/127\.0\.0\.1:\d+/.exec(seen)?.[0];
			if (address) resolve(address);
		});
	});
}
