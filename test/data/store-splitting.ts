import { expect } from "chai";
import type { NewDocument, SplitChoice } from "../../model/admin.ts";
import type { NewMention } from "../../model/mention.ts";
import { directive, mention, report, stub } from "./builders.ts";
import { CITED, failure, K10, K11, type StoreBench } from "./store-bench.ts";

const NOTE = { by: "Lan", reason: "hai văn bản trùng số" };
/** What reports of two provinces were taken to be. */
const ONE = "chi-thi:77-ct-tu:chua-ro:chua-ro";
const SYMBOL = "77-CT/TU";
const YEN_BAI = "chi-thi:77-ct-tu:yen-bai:k19";
const DOCUMENT: NewDocument = {
	type: "chi-thi",
	symbol: SYMBOL,
	title: "Về phòng, chống rét cho trâu bò",
	issuedOn: "2023-01-05",
	issuer: "tinh-uy",
	term: 19,
	province: "yen-bai",
	place: null,
};

/** One document that turns out to be two. */
export function splitting(bench: StoreBench): void {
	const { register } = bench;
	let saved = 0;

	const read = (text: string): NewMention =>
		mention(text, `Chỉ thị số ${SYMBOL}`, ONE, { status: "stub", symbol: SYMBOL, type: "chi-thi" });
	const cite = async (province: string | null, publishedOn: string | null): Promise<number> => {
		const text = `Tin thứ ${++saved}: bản nào cũng thực hiện Chỉ thị số ${SYMBOL} ngay từ đầu vụ.`;
		const one = report({ text, province, publishedOn });
		return (await bench.store.saveReport(one, [read(text)], [stub(ONE, { symbol: SYMBOL })], null)).id;
	};
	const meant = async (...reports: number[]): Promise<(string | null)[]> =>
		Promise.all(reports.map(async (id) => (await bench.store.mentionsOf(id))[0]?.directiveId ?? null));
	const at = async (id: number) => ({ report: id, start: (await bench.store.mentionsOf(id))[0]?.start ?? -1 });
	const split = (choice: SplitChoice, into: string | NewDocument = DOCUMENT, from = ONE) =>
		bench.store.split(from, choice, into, NOTE);
	const preview = (choice: SplitChoice, into: string | NewDocument = DOCUMENT) =>
		bench.store.splitPreview(ONE, choice, into);
	const undo = (id: number) => bench.store.undo(id, NOTE);

	describe("splitting a document", () => {
		let reports: number[];
		beforeEach(async () => {
			saved = 0;
			await register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]);
			reports = [
				await cite("yen-bai", "2023-02-01"),
				await cite("yen-bai", "2023-03-01"),
				await cite("nghe-an", "2023-02-01"),
				await cite(null, null),
			];
		});
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("says what it would do, and does that and nothing else", async () => {
			const choice = { province: "yen-bai" };
			expect(await preview(choice)).to.deep.equal({
				from: ONE,
				into: YEN_BAI,
				isNew: true,
				mentions: 2,
				reports: 2,
				staying: 2,
			});
			expect(await bench.store.directive(YEN_BAI)).to.equal(null);
			const entry = await split(choice);
			expect(entry).to.deep.include({ action: "split", ...NOTE, undoneBy: null });
			expect(entry.subject).to.deep.include({ from: ONE, into: YEN_BAI, mentions: 2, reports: 2, choice });
			expect(await meant(...reports)).to.deep.equal([YEN_BAI, YEN_BAI, ONE, ONE]);
			expect(await bench.store.directive(ONE)).to.include({ mentions: 2, reports: 2 });
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(1);
		});

		it("makes the new document known by the facts given", async () => {
			await split({ province: "yen-bai" });
			const { place: _, ...facts } = DOCUMENT;
			expect(await bench.store.directive(YEN_BAI)).to.deep.include({
				...facts,
				id: YEN_BAI,
				number: "77",
				level: "province",
				origin: "cited",
				mentions: 2,
				lastCitedOn: "2023-03-01",
			});
			expect((await bench.store.directivesBySymbol("77-ct-tu")).map(({ id }) => id)).to.have.members([ONE, YEN_BAI]);
		});

		it("takes a document of that id that is known already, and leaves it as it is", async () => {
			const facts: NewDocument = { ...DOCUMENT, type: "nghi-quyet", symbol: CITED, term: 10, province: null };
			expect(await preview({ province: "yen-bai" }, facts)).to.include({ into: K10, isNew: false });
			await split({ province: "yen-bai" }, facts);
			expect(await bench.store.directive(K10)).to.include({
				title: `Title of ${K10}`,
				origin: "authority",
				mentions: 2,
			});
		});

		it("keeps documents of two districts apart", async () => {
			const facts: NewDocument = { ...DOCUMENT, symbol: "5-CT/HU", issuer: "huyen-uy", term: null, place: "van-yen" };
			expect((await preview({ province: "yen-bai" }, facts)).into).to.equal("chi-thi:5-ct-hu:yen-bai:van-yen:2023");
		});

		it("chooses by days, by place and days, and by name", async () => {
			const moves = async (choice: SplitChoice) => (await preview(choice, K10)).mentions;
			expect(await moves({ from: "2023-02-01", to: "2023-02-01" })).to.equal(2);
			expect(await moves({ from: "2023-02-02" })).to.equal(1);
			expect(await moves({ province: "yen-bai", to: "2023-02-28" })).to.equal(1);
			expect(await moves({ citations: [await at(reports[3] ?? 0), await at(reports[0] ?? 0)] })).to.equal(2);
			await split({ citations: [await at(reports[3] ?? 0)] }, K10);
			expect(await meant(...reports)).to.deep.equal([ONE, ONE, ONE, K10]);
		});

		it("moves the citations of copies along, which nothing counts", async () => {
			const text = (day: string) =>
				`Sáng ${day}, Đảng uỷ xã Hưng Khánh họp bàn việc che chuồng, trữ rơm cho đàn trâu bò trước đợt rét đậm theo Chỉ thị số ${SYMBOL},
				phân công từng đồng chí phụ trách từng bản, vận động bà con không thả rông gia súc khi nhiệt độ xuống thấp.`;
			const given = async (day: string) => {
				const one = report({ text: text(day), province: "yen-bai" });
				return (await bench.store.saveReport(one, [read(one.text)], [], null)).id;
			};
			const [first, copy] = [await given("8/1"), await given("nay")];
			expect((await bench.store.report(copy))?.duplicateOf).to.equal(first);
			expect(await preview({ province: "yen-bai" })).to.include({ mentions: 3, reports: 3, staying: 2 });
			await split({ province: "yen-bai" });
			expect(await meant(first, copy)).to.deep.equal([YEN_BAI, YEN_BAI]);
			expect((await bench.store.directive(YEN_BAI))?.mentions).to.equal(3);
		});

		it("holds when the text is read again", async () => {
			await split({ province: "yen-bai" });
			const [id = 0] = reports;
			const stored = await bench.store.report(id);
			await bench.store.replaceMentions(id, [read(stored?.text ?? "")], [stub(ONE)], 9);
			expect(await meant(id)).to.deep.equal([YEN_BAI]);
		});

		it("is undone without a trace", async () => {
			const before = await bench.store.directive(ONE);
			const { id } = await split({ from: "2023-01-01" });
			await undo(id);
			expect(await meant(...reports)).to.deep.equal([ONE, ONE, ONE, ONE]);
			expect(await bench.store.directive(ONE)).to.deep.equal(before);
			expect(await bench.store.directive(YEN_BAI)).to.equal(null);
			expect((await bench.store.corrections({ limit: 9 })).items).to.deep.equal([]);
		});

		it("gives back a document of which nothing was left", async () => {
			const { id } = await split({ citations: await Promise.all(reports.map(at)) });
			expect(await bench.store.directive(ONE)).to.equal(null);
			await undo(id);
			expect(await bench.store.directive(ONE)).to.include({ mentions: 4, symbol: SYMBOL });
		});

		it("goes back to a correction that stood before", async () => {
			const [id = 0] = reports;
			await bench.store.correct([{ ...(await at(id)), directive: K11 }], NOTE);
			const entry = await split({ citations: [await at(id)] }, K10, K11);
			await undo(entry.id);
			expect(await meant(id)).to.deep.equal([K11]);
			expect((await bench.store.corrections({ limit: 9 })).items.map(({ directiveId }) => directiveId)).to.deep.equal([
				K11,
			]);
		});

		it("is not undone while a later change stands on it, which the answer names", async () => {
			const [id = 0] = reports;
			const first = await split({ province: "yen-bai" });
			const corrected = await bench.store.correct([{ ...(await at(id)), directive: K10 }], NOTE);
			const refusal = await failure(undo(first.id));
			expect(refusal.code).to.equal("conflict");
			expect(refusal.message).to.include(`change ${corrected.id}`);
			await undo(corrected.id);
			const merged = await bench.store.merge(YEN_BAI, K11, NOTE);
			expect((await failure(undo(first.id))).remedy).to.include(`change ${merged.id}`);
			await undo(merged.id);
			await undo(first.id);
			expect(await meant(...reports)).to.deep.equal([ONE, ONE, ONE, ONE]);
		});

		it("keeps a document that a second split stands on", async () => {
			const first = await split({ province: "yen-bai" });
			await split({ province: "nghe-an" });
			await undo(first.id);
			expect(await meant(...reports)).to.deep.equal([ONE, ONE, YEN_BAI, ONE]);
			expect(await bench.store.directive(YEN_BAI)).to.include({ mentions: 1 });
		});

		it("refuses what makes no sense, and changes nothing", async () => {
			const [id = 0] = reports;
			const code = async (work: Promise<unknown>) => (await failure(work)).code;
			expect(await code(split({}))).to.equal("not_found");
			expect(await code(split({ citations: [] }))).to.equal("not_found");
			expect(await code(split({ province: "ha-giang" }))).to.equal("not_found");
			expect(await code(split({ citations: [{ report: id, start: 1 }] }))).to.equal("not_found");
			expect(await code(split({ province: "yen-bai" }, "luat:khong-co"))).to.equal("not_found");
			expect(await code(split({ province: "yen-bai" }, DOCUMENT, "luat:khong-co"))).to.equal("not_found");
			expect(await code(split({ province: "yen-bai" }, ONE))).to.equal("conflict");
			const merged = await bench.store.merge(ONE, K11, NOTE);
			const same: NewDocument = { ...DOCUMENT, province: null, term: null };
			const refusal = await failure(split({ province: "yen-bai" }, same, K11));
			expect([refusal.code, refusal.remedy]).to.deep.equal([
				"conflict",
				`Name that one, or undo change ${merged.id} first.`,
			]);
			expect((await bench.store.audit({ limit: 9 })).total).to.equal(1);
		});

		it("moves at most 500 citations at once", async () => {
			const raw = `Chỉ thị số ${SYMBOL}`;
			const text = Array.from({ length: 501 }, () => raw).join("; ");
			const mentions = Array.from({ length: 501 }, (_, i) => {
				const start = i * (raw.length + 2);
				return { ...read(text), start, end: start + raw.length };
			});
			await bench.save({ text, province: "ha-giang" }, mentions);
			expect((await failure(split({ province: "ha-giang" }))).code).to.equal("too_large");
			const citations = mentions.slice(1).map(({ start }) => ({ report: reports.length + 1, start }));
			await split({ citations }, K10);
			expect((await bench.store.directive(K10))?.mentions).to.equal(500);
		});
	});
}
