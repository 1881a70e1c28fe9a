import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { directive, mention, report, stub } from "../data/builders.ts";
import { failure, K10, K11 } from "../data/store-bench.ts";
import { freshDatabase } from "./shared.ts";

const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const AT = "2026-11-22T06:00:00.000Z";
const SLIP = "chi-thi:7-ct-tu:khong-ro";
const RAW = "Nghị quyết số 25-NQ/TW";

/** Several people at several servers of one database, all at once. */
describe("People who decide at once, at two servers", () => {
	let servers: [Store, Store];
	let reports: number[];
	const at = (i: number): Store => servers[i % 2] as Store;

	beforeEach(async () => {
		const address = await freshDatabase();
		servers = [await openPostgres(address, { patienceMs: 0 }), await openPostgres(address, { patienceMs: 0 })];
		const [store] = servers;
		await store.putRegister({ directives: [directive(K10), directive(K11)], relations: [], fingerprint: "1" });
		reports = [];
		for (let i = 0; i < 8; i++) {
			const text = `Tin thứ ${i}: xã Tú Lệ sơ kết ${RAW}.`;
			const cited = mention(text, RAW, SLIP, { status: "stub", confidence: 0.3 });
			reports.push((await store.saveReport(report({ text }), [cited], [stub(SLIP)], null)).id);
		}
	});
	afterEach(async () => {
		expect(await servers[0].check()).to.deep.equal([]);
		for (const store of servers) await store.close();
	});
	const startIn = async (id: number): Promise<number> => (await servers[0].mentionsOf(id))[0]?.start ?? -1;
	const meant = async (id: number) => (await servers[1].mentionsOf(id)).map(({ directiveId }) => directiveId);

	it("each get a citation of their own to look at, while there are enough", async () => {
		const people = Array.from({ length: 10 }, (_, i) => `người ${i}`);
		const given = await Promise.all(people.map((by, i) => at(i).nextToReview(by, null, AT)));
		const items = given.flatMap(({ item }) => item?.report.id ?? []);
		expect(items.sort()).to.deep.equal(reports.sort());
		expect(given.filter(({ item }) => item === null)).to.have.length(2);
	});

	it("pin one citation one after the other, which is undone from the last to the first", async () => {
		const [id = 0] = reports;
		const start = await startIn(id);
		const made = await Promise.all(
			[K10, K11, null, K10].map((meaning, i) => at(i).correct([{ report: id, start, directive: meaning }], NOTE)),
		);
		const order = made.map((entry) => entry.id).sort((a, b) => b - a);
		for (const [i, change] of order.entries()) {
			if (i + 1 < order.length) expect((await failure(at(i).undo(order.at(-1) ?? 0, NOTE))).code).to.equal("conflict");
			await at(i).undo(change, NOTE);
		}
		expect(await meant(id)).to.deep.equal([SLIP]);
	});

	it("undo one change once", async () => {
		const { id: change } = await servers[0].merge(SLIP, K11, NOTE);
		const undone = await Promise.allSettled([0, 1, 2].map((i) => at(i).undo(change, NOTE)));
		expect(undone.map(({ status }) => status).sort()).to.deep.equal(["fulfilled", "rejected", "rejected"]);
		expect(await Promise.all(reports.map(meant))).to.deep.equal(reports.map(() => [SLIP]));
	});

	it("merge while what is read goes on, and leave no citation behind", async () => {
		const text = (i: number): string => `Tin đến sau ${i}: xã Tú Lệ sơ kết ${RAW}.`;
		const later = Array.from({ length: 6 }, (_, i) => {
			const cited = mention(text(i), RAW, SLIP, { status: "stub" });
			return at(i).saveReport(report({ text: text(i) }), [cited], [stub(SLIP)], null);
		});
		const [, ...saved] = await Promise.all([servers[1].merge(SLIP, K11, NOTE), ...later]);
		const all = [...reports, ...saved.map(({ id }) => id)];
		expect(await Promise.all(all.map(meant))).to.deep.equal(all.map(() => [K11]));
		expect(await servers[0].directive(K11)).to.include({ mentions: all.length, reports: all.length });
	});

	it("keep what is said many times at once only once", async () => {
		const said = { about: "other" as const, subject: "", text: "Thiếu một văn bản.", contact: null };
		await Promise.all(Array.from({ length: 8 }, (_, i) => at(i).addFeedback(said, AT)));
		expect((await servers[0].feedback(true, { limit: 9 })).total).to.equal(1);
	});
});
