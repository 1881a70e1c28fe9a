import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { found, HOST, locked, SOURCE } from "../data/crawl-bench.ts";
import { type Actor, act, endActors } from "./actors.ts";
import { makeIndex } from "./oracle.ts";
import { figure, isSoak, rounds } from "./rounds.ts";

describe("Processes that work on one index at once", function () {
	this.timeout(isSoak ? 0 : 120_000);
	const URLS = rounds(240, 3000);
	const PROCESSES = 3;
	let folder: string;
	let path: string;
	let fence: number;

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-contention-"));
		path = join(folder, "index.db");
		await makeIndex(path, 20);
	});
	afterEach(async () => {
		await endActors();
		rmSync(folder, { recursive: true });
	});

	async function fill(): Promise<void> {
		const store = openSqlite(path);
		fence = await locked(store);
		const urls = Array.from({ length: URLS }, (_, n) => found(`/tin/${n}`));
		await store.addUrls(fence, urls, "2026-11-22T06:00:00.000Z", false);
		await store.close();
	}

	/** Starts that many at one moment, and gives what each said. */
	async function together(role: string, options: object = {}): Promise<string[][]> {
		const actors: Actor[] = Array.from({ length: PROCESSES }, () => act(role, path, options));
		await Promise.all(actors.map((actor) => actor.said(/^ready$/)));
		for (const actor of actors) actor.tell();
		const ends = await Promise.all(actors.map((actor) => actor.ended));
		for (const { status, stderr } of ends) expect(status, stderr).to.equal(0);
		return actors.map(({ lines }) => lines.slice(1));
	}

	it("lease each address once and wait for one another, with the log folded in between", async function () {
		await fill();
		const at = "2026-11-22T06:00:00.000Z";
		const claim = { host: HOST, sourceIds: [SOURCE], at, leaseUntil: "2026-11-22T07:00:00.000Z" };
		const said = await together("claim", { fence, claim });
		const leased = said.flat();
		expect(leased.filter((line) => line.startsWith("fault"))).to.deep.equal([]);
		expect(leased).to.have.length(URLS);
		expect(new Set(leased).size).to.equal(URLS);
		figure(this, `${said.map((lines) => lines.length).join(" + ")} addresses, 0 twice, 0 turned away`);
	});

	it("are turned away where a transaction that writes begins as one that reads, so the test can tell", async function () {
		await fill();
		const turned = (await together("deferred")).flat().filter((line) => line.startsWith("fault"));
		expect(turned).not.to.deep.equal([]);
		figure(this, `${turned.length} turned away`);
	});

	it("take one lock", async () => {
		const said = await together("lock");
		const fences = said.flat().filter((line) => line.startsWith("fence"));
		expect(fences).to.have.length(1);
		expect(said.flat().filter((line) => line.startsWith("held by"))).to.have.length(PROCESSES - 1);
	});
});
