import { expect } from "chai";
import type { NewFeedback } from "../../model/admin.ts";
import { failure, type StoreBench, walk } from "./store-bench.ts";

const NOTE = { by: "Lan", reason: "đã sửa" };
const at = (n: number): string => new Date(Date.UTC(2026, 10, 22) + n * 60_000).toISOString();

/** What readers say is wrong. */
export function readersSay(bench: StoreBench): void {
	const said = (text: string, over: Partial<NewFeedback> = {}): NewFeedback => ({
		about: "report",
		subject: "12",
		text,
		contact: null,
		...over,
	});
	const add = (feedback: NewFeedback, n = 0) => bench.store.addFeedback(feedback, at(n));
	const list = (open: boolean, limit = 2) => walk((paging) => bench.store.feedback(open, paging), limit);
	const texts = async (open: boolean) => (await list(open)).map(({ text }) => text);
	const totals = async () => [
		(await bench.store.feedback(true, { limit: 1 })).total,
		(await bench.store.feedback(false, { limit: 1 })).total,
	];

	describe("what readers say", () => {
		it("is kept with its day, newest first", async () => {
			await add(said("Bài này sai ngày."));
			await add(
				said("Thiếu Nghị quyết 19.", { about: "missing", subject: "nghị quyết 19", contact: "0912 345 678" }),
				1,
			);
			await add(said("Trích dẫn này là của khóa X.", { about: "citation", subject: "12-345" }), 2);
			expect(await texts(true)).to.deep.equal([
				"Trích dẫn này là của khóa X.",
				"Thiếu Nghị quyết 19.",
				"Bài này sai ngày.",
			]);
			expect((await list(true))[1]).to.deep.include({ at: at(1), contact: "0912 345 678", closedBy: null });
			expect(await totals()).to.deep.equal([3, 0]);
		});

		it("is kept once, however often the same is said of the same", async () => {
			await add(said("Bài này sai ngày."));
			await add(said("Bài này sai ngày."), 1);
			await add(said("Bài này sai ngày.", { subject: "13" }), 2);
			expect((await list(true)).map(({ subject }) => subject)).to.deep.equal(["13", "12"]);
		});

		it("is closed by a change that says who and why, and opened again when that is undone", async () => {
			await add(said("Bài này sai ngày."));
			await add(said("Bài này sai tỉnh."));
			const [, { id = 0 } = {}] = await list(true);
			const entry = await bench.store.closeFeedback(id, NOTE);
			expect(entry).to.deep.include({ action: "feedback", subject: { feedback: id }, ...NOTE });
			expect([await texts(true), await texts(false)]).to.deep.equal([["Bài này sai tỉnh."], ["Bài này sai ngày."]]);
			expect((await list(false))[0]?.closedBy).to.equal(entry.id);
			await bench.store.undo(entry.id, NOTE);
			expect(await totals()).to.deep.equal([2, 0]);
			expect((await failure(bench.store.undo(entry.id, NOTE))).code).to.equal("conflict");
		});

		it("loses the way to answer when it is closed, for good", async () => {
			await add(
				said("Thiếu Nghị quyết 19.", { about: "missing", subject: "nghị quyết 19", contact: "lan@example.vn" }),
			);
			const [{ id = 0 } = {}] = await list(true);
			const entry = await bench.store.closeFeedback(id, NOTE);
			expect((await list(false)).map(({ contact }) => contact)).to.deep.equal([null]);
			await bench.store.undo(entry.id, NOTE);
			expect((await list(true)).map(({ text, contact }) => [text, contact])).to.deep.equal([
				["Thiếu Nghị quyết 19.", null],
			]);
		});

		it("is closed once, and only what is there", async () => {
			await add(said("Bài này sai ngày."));
			const [{ id = 0 } = {}] = await list(true);
			const { id: change } = await bench.store.closeFeedback(id, NOTE);
			const again = await failure(bench.store.closeFeedback(id, NOTE));
			expect([again.code, again.message]).to.deep.equal([
				"conflict",
				`Message ${id} was closed already, in change ${change}.`,
			]);
			expect((await failure(bench.store.closeFeedback(99, NOTE))).code).to.equal("not_found");
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(1);
		});

		it("tells readers nothing new: no page changes by it", async () => {
			const version = await bench.store.dataVersion();
			await add(said("Bài này sai ngày."));
			await bench.store.closeFeedback((await list(true))[0]?.id ?? 0, NOTE);
			expect(await bench.store.dataVersion()).to.equal(version);
		});
	});
}
