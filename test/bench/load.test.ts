import { expect } from "chai";
import { ask, end, load, type Server, serve } from "../../bench/load/client.ts";
import { copyAnswers, isTelling, paired, verdict } from "../../bench/load/pairs.ts";
import { slope } from "../../bench/load/steady.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { scratch } from "../cli/trichdan.ts";
import { fill } from "../server/fixture.ts";

const CONNECTIONS = 50;
const PATHS = [
	"/bc/1",
	"/vb/nghi-quyet/25-nq-tw/k11",
	"/api/v1/directives/nghi-quyet:25-nq-tw:k11",
	"/api/v1/suggest?q=25nq",
	"/tim?q=d%C3%A2n%20v%E1%BA%ADn",
	"/healthz",
];
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

describe("the server under load, for a moment (`make bench-load` takes its time)", function () {
	this.timeout(60_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	let server: Server;
	let bare: Server;
	before(async () => {
		folder = await scratch();
		const store = await fill(openSqlite(folder.path("index.db")));
		await store.close();
		[server, bare] = await Promise.all([serve(folder.path("index.db")), serve(null)]);
	});
	after(async () => {
		await Promise.all([server, bare].map(end));
		await folder.remove();
	});

	it("answers 50 connections on every kind of page, and none fails", async () => {
		for (const path of PATHS) {
			const { statuses, errors } = await load(
				server,
				times(200, () => path),
				CONNECTIONS,
			);
			expect([statuses, errors], path).to.deep.equal([{ 200: 200 }, []]);
		}
	});

	it("fails nobody without saying when to come again where far more search at once, and is as before after", async () => {
		// No two of them ask for the same, so that nothing is answered from what is kept.
		const searches = times(1500, (n) => `/api/v1/citations?q=${encodeURIComponent(`"dân vận" OR ${n}`)}`);
		const busy = load(server, searches, 16 * CONNECTIONS);
		let asked = 0;
		let isOver = false;
		busy.finally(() => {
			isOver = true;
		});
		do {
			expect((await ask(server, "/healthz")).status).to.equal(200);
			asked++;
		} while (!isOver);
		const { statuses, errors, untold } = await busy;
		expect(asked).to.be.above(1);
		expect(untold).to.equal(0);
		expect(Object.keys(statuses).filter((status) => status !== "200" && status !== "503")).to.deep.equal([]);
		// Of 800 connections the server takes 512; what it closes at once is the only kind of failure.
		expect(errors.filter((error) => !/ECONNRESET|EPIPE|socket hang up/.test(error))).to.deep.equal([]);
		expect((await ask(server, "/api/v1/citations?q=sau")).status).to.equal(200);
	});

	it("is held against bare Express with the same bytes, in pairs", async () => {
		const paths = PATHS.slice(0, 3);
		await copyAnswers(server, [bare], paths);
		for (const path of paths) expect((await ask(bare, path)).body, path).to.equal((await ask(server, path)).body);
		const { cpu, p50, p99 } = await paired(
			server,
			bare,
			times(3, () => paths),
			4,
		);
		for (const ratios of [cpu, p50, p99]) {
			expect(ratios).to.have.length(3);
			for (const ratio of ratios) expect(ratio).to.be.above(0);
		}
	});
});

describe("a figure held against its bar", () => {
	it("is met or missed by its median where the same beside the same is about one", () => {
		const same = [0.9, 0.95, 1, 1.05, 1.1];
		expect(isTelling(same)).to.equal(true);
		expect(verdict([1, 1.9, 9], 2, same)).to.equal("ok");
		expect(verdict([1, 2.1, 2.2], 2, same)).to.equal("missed");
	});

	it("is inconclusive, and never met, where the machine makes the same differ", () => {
		for (const same of [
			[0.3, 0.5, 1, 1.1, 1.2],
			[0.9, 1, 1.1, 1.6, 2],
		])
			expect(verdict([0.1, 0.1, 0.1], 2, same)).to.equal("INCONCLUSIVE");
	});

	it("rises by what most points say, whatever one of them is", () => {
		const line = times(20, (n) => [n, 100 + 2 * n] as const);
		expect(slope([...line, [20, 9000]])).to.be.closeTo(2, 0.2);
		expect(slope(times(20, (n) => [n, 50] as const))).to.equal(0);
	});
});
