import { expect } from "chai";
import type { Correction } from "../../model/admin.ts";
import type { NewMention } from "../../model/mention.ts";
import { directive, mention, stub } from "./builders.ts";
import { failure, K10, K11, type StoreBench } from "./store-bench.ts";

const TEXT = "Thực hiện Nghị quyết số 25-NQ/TW, và Chỉ thị số 77-CT/TU. Thi hành Nghị quyết số 18-NQ/TW.";
const STUB = "chi-thi:77-ct-tu:yen-bai:k19";
const SLIP = "chi-thi:77-ct-tu:khong-ro";
const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };

const NQ = mention(TEXT, "Nghị quyết số 25-NQ/TW", K11);
const CT = mention(TEXT, "Chỉ thị số 77-CT/TU", STUB, { status: "stub", symbol: "77-CT/TU", type: "chi-thi" });

const OTHER = "Huyện ủy vừa sơ kết một năm thi hành Chỉ thị số 77-CT/TU tại các xã ven sông.";
const ofOther = (id: string): NewMention => ({ ...mention(OTHER, CT.raw, id), type: "chi-thi", symbol: "77-CT/TU" });

/** What people change by hand: pinned, written down, undone. */
export function decisions(bench: StoreBench): void {
	const { register, save } = bench;

	const meant = async (report: number): Promise<(string | null)[]> =>
		(await bench.store.mentionsOf(report)).map(({ directiveId }) => directiveId);
	const saveText = async (mentions: NewMention[] = [NQ, CT], text = TEXT): Promise<number> => {
		const cited = mentions.flatMap(({ directiveId }) =>
			directiveId === STUB || directiveId === SLIP
				? [stub(directiveId, { level: "province", province: "yen-bai" })]
				: [],
		);
		return (await save({ text }, mentions, cited)).id;
	};
	const correct = (...citations: Correction[]) => bench.store.correct(citations, NOTE);
	const citing = async (id: string): Promise<number> => (await bench.store.countCitations({ directive: id })).total;

	describe("decisions of people", () => {
		beforeEach(() => register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]));
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("corrects what a citation means, everywhere at once", async () => {
			const id = await saveText();
			const entry = await correct({ report: id, start: NQ.start, directive: K10 });
			expect(entry).to.include({ action: "correct", by: "Lan", undoneBy: null });
			expect(await meant(id)).to.deep.equal([K10, STUB]);
			expect((await bench.store.mentionsOf(id))[0]).to.include({ status: "resolved", confidence: 1 });
			expect([await citing(K11), await citing(K10)]).to.deep.equal([0, 1]);
			expect((await bench.store.directive(K10))?.mentions).to.equal(1);
			expect((await bench.store.countReports({ cites: { term: [11] } })).total).to.equal(0);
		});

		it("holds a correction when the text is read again", async () => {
			const id = await saveText();
			await correct({ report: id, start: NQ.start, directive: K10 });
			await bench.store.replaceMentions(id, [NQ, CT], [stub(STUB)], 9);
			expect(await meant(id)).to.deep.equal([K10, STUB]);
		});

		it("holds it where the grammar no longer finds the citation, as long as the text has it", async () => {
			const id = await saveText();
			await correct({ report: id, start: NQ.start, directive: K10 });
			await bench.store.replaceMentions(id, [CT], [stub(STUB)], 9);
			expect(await meant(id)).to.deep.equal([K10, STUB]);
		});

		it("takes a citation for none that is known", async () => {
			const id = await saveText();
			await correct({ report: id, start: NQ.start, directive: null });
			expect((await bench.store.mentionsOf(id))[0]).to.include({ status: "unlinked", directiveId: null });
		});

		it("puts back what was read, and what was read since", async () => {
			const id = await saveText();
			const { id: change } = await correct({ report: id, start: NQ.start, directive: K10 });
			await bench.store.replaceMentions(id, [{ ...NQ, confidence: 0.6 }, CT], [stub(STUB)], 9);
			const undone = await bench.store.undo(change, NOTE);
			expect(undone).to.include({ action: "undo" });
			expect(await meant(id)).to.deep.equal([K11, STUB]);
			expect((await bench.store.mentionsOf(id))[0]?.confidence).to.equal(0.6);
		});

		it("puts back a document that went with its last citation", async () => {
			const id = await saveText();
			const { id: change } = await correct({ report: id, start: CT.start, directive: K11 });
			expect(await bench.store.directive(STUB)).to.equal(null);
			await bench.store.undo(change, NOTE);
			expect(await meant(id)).to.deep.equal([K11, STUB]);
			expect(await bench.store.directive(STUB)).to.include({ province: "yen-bai", mentions: 1 });
		});

		it("goes back to the correction before, not past a later one", async () => {
			const id = await saveText();
			const first = await correct({ report: id, start: NQ.start, directive: K10 });
			const second = await correct({ report: id, start: NQ.start, directive: null });
			expect(await failure(bench.store.undo(first.id, NOTE))).to.include({ code: "conflict" });
			await bench.store.undo(second.id, NOTE);
			expect(await meant(id)).to.deep.equal([K10, STUB]);
			await bench.store.undo(first.id, NOTE);
			expect(await meant(id)).to.deep.equal([K11, STUB]);
			expect(await failure(bench.store.undo(first.id, NOTE))).to.include({ code: "conflict" });
		});

		it("does not go back to a document that was merged meanwhile", async () => {
			const id = await saveText();
			await saveText([mention(OTHER, CT.raw, STUB, { status: "stub" })], OTHER);
			await saveText([CT], `${TEXT} Lần sau.`);
			await correct({ report: id, start: CT.start, directive: STUB });
			const second = await correct({ report: id, start: CT.start, directive: K10 });
			const merge = await bench.store.merge(STUB, K11, NOTE);
			const refused = await failure(bench.store.undo(second.id, NOTE));
			expect(refused).to.include({ code: "conflict", remedy: `Undo change ${merge.id} first.` });
			expect(await bench.store.directive(STUB)).to.equal(null);
			await bench.store.undo(merge.id, NOTE);
			await bench.store.undo(second.id, NOTE);
			expect(await meant(id)).to.deep.equal([K11, STUB]);
		});

		it("changes nothing where one of many is wrong", async () => {
			const id = await saveText();
			const wrong = correct({ report: id, start: NQ.start, directive: K10 }, { report: id, start: 3, directive: K10 });
			expect(await failure(wrong)).to.include({ code: "not_found" });
			expect(await failure(correct({ report: id, start: NQ.start, directive: "luat:khong-co" }))).to.include({
				code: "not_found",
			});
			expect(await meant(id)).to.deep.equal([K11, STUB]);
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(0);
		});

		it("lets a correction go with the text it was of", async () => {
			const url = "https://a.example/1";
			const { id } = await save({ url, text: TEXT }, [NQ]);
			await correct({ report: id, start: NQ.start, directive: K10 });
			const edited = `Đã sửa. ${TEXT}`;
			await save({ url, text: edited }, [mention(edited, "Nghị quyết số 25-NQ/TW", K11)]);
			expect(await meant(id)).to.deep.equal([K11]);
		});
	});

	describe("decisions on what has changed since", () => {
		const url = "https://a.example/1";
		const EDITED = "Thực hiện Nghị quyết 25-NQ/TW, huyện đã làm.";
		const EDITED_NQ = mention(EDITED, "Nghị quyết 25-NQ/TW", K11);
		/** A report whose citation was corrected, then printed another way at the same place. */
		const edited = async () => {
			const { id } = await save({ url, text: TEXT }, [NQ]);
			const { id: change } = await correct({ report: id, start: NQ.start, directive: K10 });
			await save({ url, text: EDITED }, [EDITED_NQ]);
			return { id, change };
		};
		const printed = async (id: number) => (await bench.store.mentionsOf(id)).map(({ raw }) => raw);
		beforeEach(() => register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]));
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("leaves a new text alone where the correction of the old one is undone", async () => {
			const { id, change } = await edited();
			await bench.store.undo(change, NOTE);
			expect([await printed(id), await meant(id)]).to.deep.equal([[EDITED_NQ.raw], [K11]]);
		});

		it("corrects the new text at the place of the old correction", async () => {
			const { id } = await edited();
			await correct({ report: id, start: EDITED_NQ.start, directive: K10 });
			expect([await printed(id), await meant(id)]).to.deep.equal([[EDITED_NQ.raw], [K10]]);
		});

		it("holds a correction where better grammar reads on to another end", async () => {
			const id = await saveText();
			await correct({ report: id, start: NQ.start, directive: K10 });
			await bench.store.replaceMentions(id, [mention(TEXT, `${NQ.raw}, và`, K11)], [], 9);
			expect(await meant(id)).to.deep.equal([K10]);
		});

		it("keeps no document that nothing cites when a correction is undone", async () => {
			const id = await saveText();
			const { id: change } = await correct({ report: id, start: CT.start, directive: K11 });
			await bench.store.replaceMentions(id, [NQ, { ...CT, directiveId: K10 }], [], 9);
			await bench.store.undo(change, NOTE);
			expect(await meant(id)).to.deep.equal([K11, K10]);
			expect(await bench.store.directive(STUB)).to.equal(null);
		});

		it("refuses two meanings of one citation", async () => {
			const id = await saveText();
			const both = correct(...[K10, K11].map((meaning) => ({ report: id, start: NQ.start, directive: meaning })));
			expect(await failure(both)).to.include({ code: "bad_request" });
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(0);
		});
	});

	describe("merging documents", () => {
		const SLIPPED = { ...CT, directiveId: SLIP };
		beforeEach(() => register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]));
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("says what would move and in what the two differ", async () => {
			await saveText([NQ, SLIPPED]);
			const preview = await bench.store.mergePreview(SLIP, K11);
			expect(preview).to.include({ mentions: 1, reports: 1 });
			expect(preview.differences).to.deep.include({ field: "type", from: "chi-thi", into: "nghi-quyet" });
		});

		it("moves the citations, also of texts that come later, and leads on from the old id", async () => {
			const id = await saveText([NQ, SLIPPED]);
			await bench.store.merge(SLIP, K10, NOTE);
			expect(await meant(id)).to.deep.equal([K11, K10]);
			expect(await bench.store.directive(SLIP)).to.equal(null);
			expect(await bench.store.mergedInto(SLIP)).to.equal(K10);
			const later = await saveText([ofOther(SLIP)], OTHER);
			expect(await meant(later)).to.deep.equal([K10]);
			await bench.store.replaceMentions(id, [NQ, SLIPPED], [stub(SLIP)], 9);
			expect(await meant(id)).to.deep.equal([K11, K10]);
			expect(await bench.store.directive(SLIP)).to.equal(null);
		});

		it("finds by the old id what is found by the new one", async () => {
			const id = await saveText([NQ, SLIPPED]);
			const { id: change } = await bench.store.merge(SLIP, K10, NOTE);
			const found = async (directive: string) => [
				await bench.found({ directive }),
				(await bench.store.countReports({ directive })).total,
				(await bench.store.searchCitations({ directive }, { limit: 9 })).items.map(({ start }) => start),
				(await bench.store.countCitations({ directive })).total,
			];
			expect(await found(SLIP)).to.deep.equal([[id], 1, [CT.start], 1]);
			expect(await found(SLIP)).to.deep.equal(await found(K10));
			await bench.store.undo(change, NOTE);
			expect(await found(K10)).to.deep.equal([[], 0, [], 0]);
			expect(await found(SLIP)).to.deep.equal([[id], 1, [CT.start], 1]);
		});

		it("is undone, with what came since", async () => {
			const id = await saveText([NQ, SLIPPED]);
			const { id: change } = await bench.store.merge(SLIP, K10, NOTE);
			const later = await saveText([ofOther(SLIP)], OTHER);
			await bench.store.undo(change, NOTE);
			expect(await meant(id)).to.deep.equal([K11, SLIP]);
			expect(await meant(later)).to.deep.equal([SLIP]);
			expect(await bench.store.directive(SLIP)).to.include({ province: "yen-bai" });
			expect(await bench.store.mergedInto(SLIP)).to.equal(null);
			expect((await bench.store.mentionsOf(id))[1]?.status).to.equal("stub");
		});

		it("is undone from the last to the first of a chain", async () => {
			const id = await saveText([CT, { ...mention(TEXT, "Nghị quyết số 18-NQ/TW", SLIP) }]);
			const first = await bench.store.merge(SLIP, STUB, NOTE);
			const second = await bench.store.merge(STUB, K10, NOTE);
			expect(await meant(id)).to.deep.equal([K10, K10]);
			expect(await bench.store.mergedInto(SLIP)).to.equal(K10);
			expect(await failure(bench.store.undo(first.id, NOTE))).to.include({ code: "conflict" });
			await bench.store.undo(second.id, NOTE);
			expect(await meant(id)).to.deep.equal([STUB, STUB]);
			await bench.store.undo(first.id, NOTE);
			expect(await meant(id)).to.deep.equal([STUB, SLIP]);
		});

		it("leads on no more once the register has the document", async () => {
			await saveText([NQ, SLIPPED]);
			await bench.store.merge(SLIP, K10, NOTE);
			await register([directive(K11, { term: 11 }), directive(K10, { term: 10 }), directive(SLIP)]);
			expect(await bench.store.mergedInto(SLIP)).to.equal(null);
		});

		it("refuses the register's own, itself, and what is not there", async () => {
			await saveText([NQ, SLIPPED]);
			expect(await failure(bench.store.merge(K11, SLIP, NOTE))).to.include({ code: "conflict" });
			expect(await failure(bench.store.merge(SLIP, SLIP, NOTE))).to.include({ code: "conflict" });
			expect(await failure(bench.store.merge(SLIP, "luat:khong-co", NOTE))).to.include({ code: "not_found" });
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(0);
		});

		it("takes corrections along, and gives them back", async () => {
			const id = await saveText([NQ, SLIPPED]);
			await correct({ report: id, start: NQ.start, directive: SLIP });
			const { id: change } = await bench.store.merge(SLIP, K10, NOTE);
			expect(await meant(id)).to.deep.equal([K10, K10]);
			await bench.store.undo(change, NOTE);
			expect(await meant(id)).to.deep.equal([SLIP, SLIP]);
		});
	});

	describe("the list of changes", () => {
		it("has all of them, newest first, in parts", async () => {
			await bench.store.noteCrawl(["mau-bao"], NOTE);
			await bench.store.noteCrawl([], { by: "Minh", reason: "sau khi sửa nguồn" });
			const first = await bench.store.audit({ limit: 1 });
			expect(first.items[0]).to.deep.include({ action: "crawl", by: "Minh", subject: { sources: [] } });
			const second = await bench.store.audit({ limit: 1, cursor: first.next ?? "" });
			expect(second.items[0]).to.include({ by: "Lan" });
			expect([second.total, second.next]).to.deep.equal([2, null]);
			expect(await failure(bench.store.undo(second.items[0]?.id ?? 0, NOTE))).to.include({ code: "conflict" });
			expect(await failure(bench.store.undo(99, NOTE))).to.include({ code: "not_found" });
		});
	});
}
