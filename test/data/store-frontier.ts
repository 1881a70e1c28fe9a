import { expect } from "chai";
import { directive, mention, page, report, stub } from "./builders.ts";
import { at, claim, claimAll, days, done, found, HOST, locked, path, SOURCE, visit } from "./crawl-bench.ts";
import { CITED, failure, K11, LOCAL, type StoreBench } from "./store-bench.ts";

const url = (name: string): string => `http://${HOST}${name}`;

/** What the frontier keeps to: which address is next, and what becomes of it. */
export function frontier(bench: StoreBench): void {
	let fence: number;
	beforeEach(async () => {
		fence = await locked(bench.store);
	});
	const add = (...paths: string[]) =>
		bench.store.addUrls(
			fence,
			paths.map((name) => found(name)),
			at(0),
			false,
		);

	describe("addresses", () => {
		it("are new once, and keep what was known of them first", async () => {
			expect(await add("/1", "/2", "/1")).to.equal(2);
			const again = found("/1", { sourceId: "khac", priority: 1, title: "Khác" });
			expect(await bench.store.addUrls(fence, [again, found("/3")], at(5), false)).to.equal(1);
			expect(await bench.store.frontierUrl(url("/1"))).to.deep.equal({
				...found("/1"),
				state: "new",
				nextAt: null,
				attempts: 0,
				stage: 0,
				foundAt: at(0),
				fetchedAt: null,
				note: null,
				recipe: null,
				contentHash: null,
			});
			expect(await bench.store.frontierUrl(url("/9"))).to.equal(null);
		});

		it("are leased by priority, then as long as they are due, then as they were found", async () => {
			await bench.store.addUrls(
				fence,
				[found("/late", { priority: 9 }), found("/b"), found("/a"), found("/start", { priority: 0 })],
				at(0),
				false,
			);
			await visit(bench.store, fence, done("/old", { nextAt: at(20) }), { priority: -1 });
			await visit(bench.store, fence, done("/older", { state: "retry", nextAt: at(10) }), { priority: -1 });
			expect(await claimAll(bench.store, fence, 9)).to.deep.equal(["/start", "/b", "/a", "/late"]);
			await bench.store.release(fence);
			expect(await claimAll(bench.store, fence, 13)).to.deep.equal(["/older", "/start", "/b", "/a", "/late"]);
			await bench.store.release(fence);
			expect(await claimAll(bench.store, fence, 30)).to.deep.equal(["/older", "/old", "/start", "/b", "/a", "/late"]);
		});

		it("are leased of one host and of the sources asked for", async () => {
			await bench.store.addUrls(
				fence,
				[
					found("/1"),
					found("/2", { sourceId: "hai" }),
					found("/3", { sourceId: "ba", priority: 1 }),
					{ ...found("/4"), url: "http://khac.example/4", host: "khac.example" },
				],
				at(0),
				false,
			);
			expect(await bench.store.dueHosts([SOURCE], at(0))).to.deep.equal(["khac.example", HOST]);
			expect(await bench.store.dueHosts(["hai", "nobody"], at(0))).to.deep.equal([HOST]);
			expect(await claimAll(bench.store, fence, 0, ["hai"])).to.deep.equal(["/2"]);
			expect(await bench.store.dueHosts(["hai"], at(0))).to.deep.equal([]);
			expect(await claimAll(bench.store, fence, 0, [SOURCE, "ba"])).to.deep.equal(["/3", "/1"]);
			expect(await bench.store.dueHosts([SOURCE, "ba", "hai"], at(0))).to.deep.equal(["khac.example"]);
		});

		it("come back when their lease runs out, and not before", async () => {
			await add("/1");
			expect(path(await claim(bench.store, fence))).to.equal("/1");
			expect(await claim(bench.store, fence, 4)).to.equal(null);
			expect(await bench.store.dueHosts([SOURCE], at(4))).to.deep.equal([]);
			expect(await bench.store.dueHosts([SOURCE], at(5))).to.deep.equal([HOST]);
			expect(path(await claim(bench.store, fence, 5))).to.equal("/1");
		});

		it("are what they were before their lease ran out when a later one is given back", async () => {
			await visit(bench.store, fence, done("/1", { state: "retry", nextAt: at(2), attempts: 1 }));
			for (const minutes of [2, 7, 12]) expect(path(await claim(bench.store, fence, minutes))).to.equal("/1");
			await bench.store.release(fence);
			expect(await bench.store.frontierUrl(url("/1"))).to.include({ state: "retry", nextAt: at(2), attempts: 1 });
		});

		it("are given back as they were, one or all", async () => {
			await add("/1", "/2");
			await visit(bench.store, fence, done("/0", { state: "retry", nextAt: at(2), attempts: 3 }), { priority: 0 });
			expect(await claimAll(bench.store, fence, 2)).to.deep.equal(["/0", "/1", "/2"]);
			await bench.store.release(fence, url("/2"));
			expect(await bench.store.frontierUrl(url("/1"))).to.include({ state: "leased" });
			expect(await claimAll(bench.store, fence, 2)).to.deep.equal(["/2"]);
			const second = await locked(bench.store, 60);
			await bench.store.release(second);
			expect(await bench.store.frontierUrl(url("/0"))).to.include({ state: "retry", nextAt: at(2), attempts: 3 });
			expect(await claimAll(bench.store, second, 2)).to.deep.equal(["/0", "/1", "/2"]);
		});

		it("are set aside where their crawler was gone eight times in a row, unless one of them was read", async () => {
			await add("/1", "/2");
			let holder = fence;
			for (let times = 1; times <= 8; times++) {
				const one = await claim(bench.store, holder, 2);
				expect(path(one), String(times)).to.equal("/1");
				holder = await locked(bench.store, times * 60);
				await bench.store.release(holder);
			}
			expect(await bench.store.frontierUrl(url("/1"))).to.include({
				state: "quarantined",
				nextAt: null,
				note: "Its crawler ended 8 times in a row before it was read.",
			});
			expect(path(await claim(bench.store, holder, 2))).to.equal("/2");
		});

		it("are due though put off for longer than anything is, for then a clock went back", async () => {
			await visit(bench.store, fence, done("/1", { nextAt: at(days(39)) }));
			await visit(bench.store, fence, done("/2", { nextAt: at(days(3650)) }));
			await add("/3");
			await claim(bench.store, fence, days(3650));
			expect(await bench.store.dueHosts([SOURCE], at(1))).to.deep.equal([HOST]);
			expect(await claimAll(bench.store, fence, 1)).to.deep.equal(["/2", "/3"]);
		});

		it("are made due again on demand, whatever became of them, unless leased", async () => {
			for (const state of ["done", "failed", "gone", "blocked", "quarantined", "needs-ocr", "trap"] as const)
				await visit(bench.store, fence, done(`/${state}`, { state }));
			await add("/leased");
			expect(await claimAll(bench.store, fence, 2)).to.deep.equal(["/leased"]);
			const all = ["/done", "/failed", "/gone", "/blocked", "/quarantined", "/needs-ocr", "/trap", "/leased"];
			expect(
				await bench.store.addUrls(
					fence,
					all.map((name) => found(name)),
					at(3),
					true,
				),
			).to.equal(0);
			expect(await claimAll(bench.store, fence, 3)).to.deep.equal(all.slice(0, -1));
			await bench.store.release(fence, url("/leased"));
			expect(await bench.store.frontierUrl(url("/leased"))).to.include({ state: "new", nextAt: null });
		});

		it("that were quarantined are due again when read with another recipe", async () => {
			const junk = { state: "quarantined", page: page(url("/1")) } as const;
			await visit(bench.store, fence, done("/1", { ...junk, recipe: "r1" }));
			await visit(bench.store, fence, done("/2", { ...junk, recipe: "r2" }));
			await visit(bench.store, fence, done("/3", { recipe: "r1" }));
			expect(await bench.store.requeueQuarantined(fence, SOURCE, "r2", at(2))).to.equal(1);
			expect(await claimAll(bench.store, fence, 2)).to.deep.equal(["/1"]);
		});

		it("are counted and listed by source and state, newest visit first", async () => {
			await visit(bench.store, fence, done("/1", { state: "gone", at: at(2) }));
			await visit(bench.store, fence, done("/2", { state: "gone", at: at(3), note: "404" }));
			await add("/3");
			expect(await bench.store.frontierCounts()).to.deep.equal([
				{ sourceId: SOURCE, state: "gone", urls: 2 },
				{ sourceId: SOURCE, state: "new", urls: 1 },
			]);
			expect((await bench.store.frontierUrls(SOURCE, "gone", 9)).map(path)).to.deep.equal(["/2", "/1"]);
			expect(await bench.store.frontierUrls(SOURCE, "gone", 1)).to.have.length(1);
			expect((await bench.store.frontierUrls(SOURCE, "gone", 1))[0]).to.include({ note: "404", fetchedAt: at(3) });
		});
	});

	describe("settling an address", () => {
		const text = `Thực hiện Nghị quyết ${CITED}, công tác dân vận có nhiều đổi mới.`;
		const full = (directiveId: string) =>
			done("/1", {
				nextAt: at(days(1)),
				stage: 1,
				note: "đã đọc",
				recipe: "r1",
				contentHash: "c".repeat(64),
				page: page(url("/1")),
				report: {
					report: report({ url: url("/1"), text }),
					mentions: [mention(text, CITED, directiveId)],
					cited: [stub(LOCAL)],
				},
				links: [found("/tep.pdf", { kind: "file", parent: url("/1") })],
				next: { ...found("/trang-2", { kind: "listing" }), always: true },
			});

		it("stores page, report, state, links and next page together", async () => {
			await bench.register([directive(K11)]);
			const settled = await visit(bench.store, fence, full(K11));
			expect(settled).to.deep.equal({ saved: { id: 1, outcome: "created" }, added: 1, goesOn: true });
			expect(await bench.store.page(url("/1"))).to.deep.equal(page(url("/1")));
			expect((await bench.store.directive(K11))?.mentions).to.equal(1);
			expect(await bench.store.frontierUrl(url("/1"))).to.include({
				state: "done",
				nextAt: at(days(1)),
				stage: 1,
				note: "đã đọc",
				recipe: "r1",
				contentHash: "c".repeat(64),
				fetchedAt: at(1),
			});
			expect(await claimAll(bench.store, fence, 2)).to.deep.equal(["/tep.pdf", "/trang-2"]);
		});

		it("stores nothing at all when one mention means a directive that is not there", async () => {
			await add("/1");
			await claim(bench.store, fence);
			const [version, before] = [await bench.store.dataVersion(), await bench.store.frontierUrl(url("/1"))];
			expect((await failure(bench.store.settle(fence, full(K11)))).code).to.equal("not_found");
			expect(await bench.store.frontierUrl(url("/1"))).to.deep.equal(before);
			expect(await bench.store.frontierCounts()).to.deep.equal([{ sourceId: SOURCE, state: "leased", urls: 1 }]);
			expect(await bench.store.page(url("/1"))).to.equal(null);
			expect(await bench.store.report(1)).to.equal(null);
			expect(await bench.store.directive(LOCAL)).to.equal(null);
			expect(await bench.store.dataVersion()).to.equal(version);
			await bench.register([directive(K11)]);
			expect((await bench.store.settle(fence, full(K11))).saved?.outcome).to.equal("created");
		});

		it("is refused to who does not hold its lease", async () => {
			await add("/1");
			expect((await failure(bench.store.settle(fence, done("/1")))).code).to.equal("lock_lost");
			expect((await failure(bench.store.settle(fence, done("/nowhere")))).message).to.contain("/nowhere is not leased");
			await claim(bench.store, fence);
			const second = await locked(bench.store, 60);
			expect((await failure(bench.store.settle(second, done("/1")))).code).to.equal("lock_lost");
			await bench.store.release(second);
			await claim(bench.store, second);
			await bench.store.settle(second, done("/1"));
			expect((await failure(bench.store.settle(second, done("/1")))).code).to.equal("lock_lost");
		});

		it("keeps the recipe that a page was last read with while it cannot be had", async () => {
			await visit(bench.store, fence, done("/1", { recipe: "r1" }));
			await visit(bench.store, fence, done("/1", { state: "retry", note: "quá tải", attempts: 1 }));
			expect(await bench.store.frontierUrl(url("/1"))).to.include({ recipe: "r1", attempts: 1, note: "quá tải" });
		});

		it("goes on with a listing only where it led to something new, or always", async () => {
			const listing = (links: string[], always = false) =>
				done("/tin", {
					links: links.map((name) => found(name)),
					next: { ...found("/tin-2", { kind: "listing", priority: 9 }), always },
				});
			const start = { kind: "listing", priority: 0 } as const;
			expect(await visit(bench.store, fence, listing([]), start)).to.deep.include({ added: 0, goesOn: false });
			expect(await bench.store.frontierUrl(url("/tin-2"))).to.equal(null);
			expect(await visit(bench.store, fence, listing(["/1", "/2"]), start)).to.deep.include({ added: 2, goesOn: true });
			expect(await claimAll(bench.store, fence, 1)).to.deep.equal(["/1", "/2", "/tin-2"]);
			for (const name of ["/1", "/2", "/tin-2"]) await bench.store.settle(fence, done(name));
			expect(await visit(bench.store, fence, listing(["/1", "/2"]), start)).to.deep.include({ goesOn: false });
			expect(await claimAll(bench.store, fence, 1)).to.deep.equal([]);
			expect(await visit(bench.store, fence, listing(["/1"], true), start)).to.deep.include({ goesOn: true });
			expect(await claimAll(bench.store, fence, 1)).to.deep.equal(["/tin-2"]);
		});

		it("does not go on to the page itself", async () => {
			const next = { ...found("/tin"), always: true };
			expect(await visit(bench.store, fence, done("/tin", { next }))).to.include({ goesOn: false });
			expect(await claimAll(bench.store, fence, 1)).to.deep.equal([]);
		});
	});

	describe("shapes of addresses", () => {
		const read = (name: string, words: string | null) =>
			visit(
				bench.store,
				fence,
				done(name, {
					report: words === null ? null : { report: report({ url: url(name), text: words }), mentions: [], cited: [] },
				}),
			);

		it("tell how many were read and how many brought something new, each address once", async () => {
			await read("/lich/1", "Lịch công tác tuần một.");
			await read("/lich/1", "Lịch công tác tuần một, sửa.");
			await read("/lich/2", "Lịch công tác tuần một, sửa.");
			await read("/lich/3", null);
			await visit(bench.store, fence, done("/lich/4", { state: "gone" }));
			await visit(bench.store, fence, done("/lich/5", { state: "quarantined" }));
			await visit(bench.store, fence, done("/lich/6", { links: [found("/tin/1")] }));
			expect(await bench.store.templateYield(SOURCE, "/lich/{n}")).to.deep.equal({ read: 5, useful: 2 });
			expect(await bench.store.templateYield("khac", "/lich/{n}")).to.deep.equal({ read: 0, useful: 0 });
		});

		it("take a page that repeats one of its own source for nothing new, and a copy from elsewhere for something", async () => {
			const text = `Lịch công tác tuần của Thường trực Tỉnh ủy từ ngày 21 đến ngày 27 tháng 11. Thứ hai: giao ban, tiếp công dân
				định kỳ. Thứ ba: làm việc với huyện ủy về kết quả thực hiện nghị quyết đại hội. Thứ tư: dự hội nghị trực tuyến toàn quốc.`;
			await bench.save({ url: "http://khac.example/1", sourceId: "khac", text: `${text} Hết.` });
			await read("/tin/1", `${text} Nguồn: tỉnh bạn.`);
			await read("/lich/1", `${text} Tuần này.`);
			expect(await bench.store.duplicatesOf(1)).to.have.length(2);
			expect(await bench.store.templateYield(SOURCE, "/tin/{n}")).to.deep.equal({ read: 1, useful: 1 });
			await bench.save({ url: url("/0"), text: text.replaceAll("tuần", "tháng").replaceAll("hội", "họp") });
			await read("/nam/1", text.replaceAll("tuần", "tháng").replaceAll("hội", "họp").concat(" Hết."));
			expect(await bench.store.templateYield(SOURCE, "/nam/{n}")).to.deep.equal({ read: 1, useful: 0 });
		});

		it("count what an import brought before as theirs when the address is its own", async () => {
			await bench.save({ url: url("/tin/1"), text: "Nhập từ tệp." });
			await read("/tin/1", "Nhập từ tệp.");
			expect(await bench.store.templateYield(SOURCE, "/tin/{n}")).to.deep.equal({ read: 1, useful: 1 });
		});

		it("once closed set aside what waits, and what comes later, of their source alone", async () => {
			await read("/lich/1", null);
			await visit(bench.store, fence, done("/lich/2", { state: "retry", nextAt: at(9) }));
			await add("/lich/3", "/tin/1");
			await bench.store.addUrls(fence, [found("/lich/4", { sourceId: "khac" })], at(0), false);
			expect(await bench.store.closeTemplate(fence, SOURCE, "/lich/{n}", "lịch không có gì mới")).to.equal(2);
			expect(await add("/lich/5", "/lich/6", "/tin/2")).to.equal(1);
			expect(await bench.store.frontierUrl(url("/lich/5"))).to.include({
				state: "trap",
				note: "lịch không có gì mới",
			});
			expect(await claimAll(bench.store, fence, 20, [SOURCE, "khac"])).to.have.members(["/tin/1", "/tin/2", "/lich/4"]);
			expect(await bench.store.frontierUrl(url("/lich/1"))).to.include({ state: "done" });
		});

		it("once closed make no listing go on", async () => {
			await bench.store.closeTemplate(fence, SOURCE, "/lich/{n}", "lịch");
			const next = { ...found("/tin-2"), always: false };
			const settled = await visit(bench.store, fence, done("/tin", { links: [found("/lich/7")], next }));
			expect(settled).to.include({ added: 0, goesOn: false });
		});

		it("stay known as traps when their addresses are thrown away", async () => {
			await bench.store.closeTemplate(fence, SOURCE, "/lich/{n}", "lịch");
			await add("/lich/1");
			expect((await bench.store.prune({ bodies: null, runs: null, dead: at(5) }, false)).urls).to.equal(1);
			await add("/lich/1");
			expect(await bench.store.frontierUrl(url("/lich/1"))).to.include({ state: "trap" });
		});
	});
}
