import { expect } from "chai";
import { DIRECTIVES, type Site, serve, storeWith } from "./fixture.ts";

describe("answers that are kept until the data changes", () => {
	let site: Site;
	let reads: number;
	before(async () => {
		const store = await storeWith("all");
		const read = store.directive.bind(store);
		reads = 0;
		store.directive = (id) => {
			reads++;
			return read(id);
		};
		site = await serve(store);
	});
	after(() => site.end());

	const asked = async (path: string, headers: Record<string, string> = {}) => {
		const before = reads;
		const answer = await site.get(path, headers);
		return { status: answer.status, headers: answer.headers, text: await answer.text(), reads: reads - before };
	};

	it("are the same as the first, made without asking the index again", async () => {
		for (const path of ["/api/v1/directives/nghi-quyet:25-nq-tw:k11", "/vb/nghi-quyet/25-nq-tw/k11"]) {
			const first = await asked(path);
			const again = await asked(path);
			expect(first.reads, path).to.be.greaterThan(0);
			expect(again.reads, path).to.equal(0);
			expect(again.text).to.equal(first.text);
			for (const name of ["content-type", "etag", "cache-control", "access-control-allow-origin", "vary"])
				expect(again.headers.get(name), name).to.equal(first.headers.get(name));
			expect(again.headers.get("x-request-id")).not.to.equal(first.headers.get("x-request-id"));
		}
	});

	it("are made anew for another address of the site, and never from what was refused", async () => {
		const path = "/api/v1/directives/nghi-quyet:18-nq-tw:k12";
		await asked(path);
		expect((await asked(`${path}?x=1`)).reads).to.be.greaterThan(0);
		const none = "/api/v1/directives/nghi-quyet:99-nq-tw:k9";
		expect((await asked(none)).status).to.equal(404);
		expect(await asked(none)).to.include({ status: 404, reads: 1 });
	});

	it("are given up when the data changes", async () => {
		const path = "/api/v1/directives/huong-dan:10-hd-tw:k13";
		expect((await asked(path)).text).to.include("dương lịch");
		const changed = DIRECTIVES.map((one) => (one.symbol === "10-HD/TW" ? { ...one, title: "Về lịch nghỉ" } : one));
		await site.store.putRegister({ directives: changed, relations: [], fingerprint: "changed" });
		expect((await asked(path)).text)
			.to.include("Về lịch nghỉ")
			.and.not.include("dương lịch");
	});
});
