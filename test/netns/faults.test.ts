import { expect } from "chai";
import { type Internet, openInternet } from "./internet.ts";
import { needNamespaces } from "./namespace.ts";
import { BY_HOSTS_FILE, OTHER } from "./places.ts";

describe("fetch, in a network that fails", function () {
	this.timeout(180_000);
	let internet: Internet | undefined;
	let names: Internet["names"];
	let portals: Internet["portals"];
	let visitor: Internet["visitor"];

	before(async function () {
		needNamespaces(this);
		internet = await openInternet();
		({ names, portals, visitor } = internet);
	});
	after(async () => {
		await internet?.net.close();
	});
	beforeEach(async () => {
		await portals.seen();
	});

	describe("by a name server that stands still", () => {
		const stuck = Array.from({ length: 8 }, (_, i) => `http://treo-${i}.test/`);
		// Its pages are packed: inflating needs the threads that the system's own look-up would hold.
		const packed = `http://${BY_HOSTS_FILE}/nen`;
		const TIMES = 30;

		before(() => names.kill("SIGSTOP"));
		after(() => names.kill("SIGCONT"));

		it("goes on with other hosts, and its event loop hardly stands still", async function () {
			let least = Number.POSITIVE_INFINITY;
			// A busy machine may stop a process for longer than that; it is given three chances.
			for (let tries = 0; tries < 3 && least >= 100; tries++) {
				const { visits, others, ended, stall } = await visitor.meanwhile(stuck, packed, TIMES, "fetcher");
				for (const { code, why } of visits) {
					expect(code).to.equal("fetch_failed");
					expect(why).to.contain("the name server does not answer");
				}
				expect(others.filter(({ text }) => text?.startsWith("<p>Nghị quyết"))).to.have.length(TIMES);
				// All of them came before the first name was given up.
				expect(ended.slice(0, TIMES)).to.deep.equal(Array(TIMES).fill(packed));
				least = Math.min(least, stall);
			}
			if (this.test) this.test.title += `: ${least.toFixed(0)} ms`;
			expect(least).to.be.below(100);
		});

		it("where the system's own look-up keeps other hosts waiting", async () => {
			const { ended } = await visitor.meanwhile(stuck, packed, TIMES, "plain");
			expect(ended.indexOf(packed)).to.be.above(ended.findIndex((url) => stuck.includes(url)));
		});
	});

	it("finds names again when the name server goes on", async () => {
		expect(await visitor.visit("http://cong.test/")).to.include({ text: "được" });
		expect(await visitor.visit("http://treo-0.test/")).to.include({
			code: "fetch_failed",
			why: "http://treo-0.test/ was not fetched: its host is unknown.",
		});
	});

	it("by an address that goes away halfway, gives the page up, goes on elsewhere, and comes back to it", async () => {
		const halfway = visitor.visit("http://cong-khac.test/cho", {}, "hasty");
		await portals.holds();
		internet?.net.address("del", OTHER);
		for (let i = 0; i < 10; i++)
			expect(await visitor.visit(`http://cong.test/?${i}`, {}, "hasty")).to.include({ text: "được" });
		await portals.letGo();
		expect(await halfway).to.include({ text: null, code: "fetch_failed" });
		expect(await visitor.visit("http://cong-khac.test/", {}, "hasty")).to.include({ text: null, code: "fetch_failed" });
		internet?.net.address("add", OTHER);
		for (let i = 0; i < 10; i++)
			expect(await visitor.visit(`http://cong-khac.test/?${i}`, {}, "hasty")).to.include({ text: "được" });
		const { asked } = await portals.seen();
		expect(asked.filter((url) => url.startsWith("cong-khac.test/?"))).to.have.length(10);
	});
});
