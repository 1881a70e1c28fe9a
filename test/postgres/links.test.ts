import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import type { FrontierUrl, NewUrl } from "../../model/crawl.ts";
import { at, claim, done, found, locked, path } from "../data/crawl-bench.ts";
import { freshDatabase } from "./shared.ts";

const many = (prefix: string, count: number): NewUrl[] =>
	Array.from({ length: count }, (_, i) => found(`/${prefix}/${i}`));

/* Without patience nothing is tried again, so two that stand in each other's way are a failure. */
describe("Two crawlers that store links at once on PostgreSQL", () => {
	let stores: [Store, Store];
	let fences: [number, number];
	beforeEach(async () => {
		const address = await freshDatabase();
		const open = () => openPostgres(address, { patienceMs: 0 });
		stores = [await open(), await open()];
		fences = [await locked(stores[0]), await locked(stores[1])];
	});
	afterEach(async () => {
		await Promise.all(stores.map((store) => store.close()));
	});

	it("find the same ones in another order, and each address is added once, in the order of who was first", async () => {
		const [one, other] = stores;
		const urls = many("tin", 3000);
		const added = await Promise.all([
			one.addUrls(fences[0], urls, at(0), false),
			other.addUrls(fences[1], urls.toReversed(), at(0), false),
		]);
		expect(added.toSorted((a, b) => a - b)).to.deep.equal([0, 3000]);
		const first = added[0] === 3000 ? "/tin/0" : "/tin/2999";
		expect(path(await claim(one, fences[0]))).to.equal(first);
	});

	it("link to each other's pages", async () => {
		const [one, other] = stores;
		const known = many("cu", 300);
		for (let round = 0; round < 20; round++) {
			const pages = [`/a${round}`, `/b${round}`].map((page) => found(page, { priority: 1 }));
			await one.addUrls(fences[0], pages, at(0), false);
			const a = (await claim(one, fences[0])) as FrontierUrl;
			const b = (await claim(other, fences[1])) as FrontierUrl;
			const linked = (to: FrontierUrl): NewUrl[] => [...known, found(path(to) ?? "")];
			const settled = await Promise.all([
				one.settle(fences[0], done(path(a) ?? "", { links: linked(b) })),
				other.settle(fences[1], done(path(b) ?? "", { links: linked(a) })),
			]);
			expect(settled.map(({ added }) => added).reduce((sum, n) => sum + n)).to.equal(round === 0 ? 300 : 0);
		}
	});
});
