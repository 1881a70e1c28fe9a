import { expect } from "chai";
import type { Review } from "../../model/admin.ts";
import { type NewMention, SURE } from "../../model/mention.ts";
import { directive, mention, report } from "./builders.ts";
import { failure, K10, K11, type StoreBench, walk } from "./store-bench.ts";

const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const AT = "2026-11-22T06:00:00.000Z";
const minutes = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString();

/** The citations that wait for a person, and how several people share them. */
export function reviewing(bench: StoreBench): void {
	const { register, save } = bench;
	let saved = 0;

	/** A report of that day that cites these numbers, each of which several documents bear. */
	const citing = async (publishedOn: string | null, ...symbols: string[]): Promise<number> => {
		const text = `Tin thứ ${++saved}. Các xã thực hiện ${symbols.map((symbol) => `Nghị quyết số ${symbol}`).join("; ")}.`;
		const mentions = symbols.map((symbol) => mention(text, symbol, null, { symbol }));
		return (await save({ text, publishedOn }, mentions)).id;
	};
	/** A report with one citation that is like this. */
	const with_ = async (over: Partial<NewMention>, id: string | null = K11): Promise<number> => {
		const text = `Tin thứ ${++saved}. Huyện uỷ sơ kết Nghị quyết số 25-NQ/TW.`;
		return (await save({ text }, [mention(text, "Nghị quyết số 25-NQ/TW", id, over)])).id;
	};
	const next = (by = "Lan", after: string | null = null, at = AT): Promise<Review> =>
		bench.store.nextToReview(by, after, at);
	const shown = ({ item }: Review): string | null => item && `${item.report.id} ${item.mention.symbol}`;
	/** What is found by one who passes everything over. */
	const queue = async (by = "Lan"): Promise<(string | null)[]> => {
		const found: (string | null)[] = [];
		let after: string | null = null;
		do {
			const review: Review = await next(by, after);
			if (review.item) found.push(shown(review));
			after = review.next;
		} while (after !== null);
		return found;
	};
	const correct = (report: number, start: number | undefined, id: string | null = K11) =>
		bench.store.correct([{ report, start: start ?? -1, directive: id }], NOTE);
	const decide = async ({ item }: Review) => correct(item?.report.id ?? 0, item?.mention.start);

	describe("the queue of uncertain citations", () => {
		beforeEach(async () => {
			saved = 0;
			await register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]);
		});
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("is empty where everything is sure", async () => {
			await with_({ confidence: SURE });
			await with_({ status: "unlinked", confidence: 0 }, null);
			expect(await next()).to.deep.equal({ item: null, next: null, waiting: 0, taken: 0 });
		});

		it("holds what several documents fit, and what one was taken for without being sure", async () => {
			const waiting = [
				await with_({}, null),
				await with_({ confidence: SURE - 0.01 }),
				await with_({ status: "stub", confidence: 0.3 }),
			];
			expect((await queue()).sort()).to.deep.equal(waiting.map((id) => `${id} 25-NQ/TW`));
			expect((await next()).waiting).to.equal(3);
		});

		it("begins with the number of which most wait, then takes the newest report, then reads on", async () => {
			const [one, two, three] = [
				await citing("2023-02-01", "18-NQ/TW", "25-NQ/TW"),
				await citing("2023-03-01", "30-NQ/TW"),
				await citing(null, "25-NQ/TW", "18-NQ/TW"),
			];
			const four = await citing("2022-01-01", "25-NQ/TW");
			expect(await queue()).to.deep.equal([
				`${one} 25-NQ/TW`,
				`${four} 25-NQ/TW`,
				`${three} 25-NQ/TW`,
				`${one} 18-NQ/TW`,
				`${three} 18-NQ/TW`,
				`${two} 30-NQ/TW`,
			]);
		});

		it("takes several in one report in the order of the text", async () => {
			const text = "Nghị quyết 18 và Nghị quyết 18 nữa.";
			const first = mention(text, "Nghị quyết 18", null, { symbol: null });
			await save({ text }, [first, { ...first, start: 17, end: 30 }]);
			const { item, next: after } = await next();
			expect([item?.mention.start, item?.alike]).to.deep.equal([0, 2]);
			expect((await next("Lan", after)).item?.mention.start).to.equal(17);
		});

		it("gives the citation with its sentence, its report and how many are like it", async () => {
			const text = "Tin đầu. Xã Hùng Sơn sơ kết Nghị quyết số 25-NQ/TW tại đình làng. Tin sau.";
			const { id } = await save({ text, title: "Sơ kết" }, [mention(text, "Nghị quyết số 25-NQ/TW", null)]);
			await citing(null, "25-NQ/TW");
			const { item } = await next();
			expect(item).to.deep.include({ before: "Xã Hùng Sơn sơ kết ", after: " tại đình làng.", alike: 2 });
			expect(item?.report).to.deep.include({ id, title: "Sơ kết", mentions: 1 });
			expect(item?.mention).to.deep.include({ reportId: id, raw: "Nghị quyết số 25-NQ/TW", status: "ambiguous" });
		});

		it("is one shorter with each that is decided, and as long again when that is undone", async () => {
			await citing("2023-02-01", "25-NQ/TW");
			await citing("2023-02-02", "25-NQ/TW");
			const first = await next();
			const { id } = await decide(first);
			const second = await next();
			expect([second.waiting, second.item?.alike, shown(second) === shown(first)]).to.deep.equal([1, 1, false]);
			await bench.store.undo(id, NOTE);
			expect((await next("Minh")).waiting).to.equal(2);
		});

		it("does not hold a citation that a person takes for none that is known", async () => {
			const id = await with_({}, null);
			await correct(id, (await next()).item?.mention.start, null);
			expect(await next()).to.deep.equal({ item: null, next: null, waiting: 0, taken: 0 });
		});

		it("holds each citation of a report that was printed twice once, and again where the first is edited", async () => {
			const text = (day: string) =>
				`Sáng ${day}, Huyện uỷ Tân Lạc tổ chức hội nghị sơ kết ba năm thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận, ghi nhận
				nhiều mô hình hay ở các xã vùng cao và biểu dương mười hai tập thể, hai mươi cá nhân có thành tích trong giai đoạn vừa qua.`;
			const given = (url: string, day: string) => {
				const one = report({ url, text: text(day) });
				return bench.store.saveReport(one, [mention(one.text, "Nghị quyết số 25-NQ/TW", null)], [], null);
			};
			const first = await given("https://a.example/1", "14/3");
			const copy = await given("https://b.example/1", "nay");
			expect((await bench.store.report(copy.id))?.duplicateOf).to.equal(first.id);
			expect([(await next()).waiting, await queue()]).to.deep.equal([1, [`${first.id} 25-NQ/TW`]]);
			await save({ url: "https://a.example/1", text: "Trang đã gỡ bài theo yêu cầu của toà soạn." });
			expect([(await next()).waiting, await queue()]).to.deep.equal([1, [`${copy.id} 25-NQ/TW`]]);
		});

		it("grows and shrinks with what is read", async () => {
			const id = await with_({}, null);
			const [read] = await bench.store.mentionsOf(id);
			const again = (over: Partial<NewMention>) =>
				bench.store.replaceMentions(id, [{ ...(read as NewMention), ...over }], [], 2);
			await again({ status: "resolved", directiveId: K11, confidence: 0.9 });
			expect((await next()).waiting).to.equal(0);
			await again({ status: "resolved", directiveId: K11, confidence: 0.5 });
			expect((await next()).waiting).to.equal(1);
		});

		it("gives two people different citations, and tells each how many the others have", async () => {
			await citing("2023-02-01", "25-NQ/TW", "18-NQ/TW");
			const [lan, minh, hoa] = [await next("Lan"), await next("Minh"), await next("Hoà")];
			expect(new Set([shown(lan), shown(minh)]).size).to.equal(2);
			expect([lan.taken, minh.taken]).to.deep.equal([0, 1]);
			expect(hoa).to.deep.equal({ item: null, next: null, waiting: 2, taken: 2 });
			expect((await next("Lan")).taken).to.equal(1);
		});

		it("gives the same citation to who asks again, also where another now stands before it", async () => {
			const one = await citing("2023-02-01", "18-NQ/TW");
			expect(shown(await next())).to.equal(`${one} 18-NQ/TW`);
			await citing("2023-02-02", "25-NQ/TW", "25-NQ/TW");
			expect(shown(await next())).to.equal(`${one} 18-NQ/TW`);
			expect(shown(await next("Minh"))).to.match(/25-NQ\/TW$/);
		});

		it("passes a citation over, leaves it to the others then, and begins anew after the end", async () => {
			await citing("2023-02-01", "25-NQ/TW");
			const first = await next();
			const end = await next("Lan", first.next);
			expect(end).to.deep.equal({ item: null, next: null, waiting: 1, taken: 0 });
			expect(shown(await next("Minh"))).to.equal(shown(first));
			expect(shown(await next("Lan", null, minutes(6)))).to.equal(shown(first));
		});

		it("lets a citation go after five minutes, unless it is asked for again", async () => {
			const id = await citing("2023-02-01", "25-NQ/TW");
			await next("Lan");
			expect((await next("Minh", null, minutes(4))).item).to.equal(null);
			await next("Lan", null, minutes(4));
			expect((await next("Minh", null, minutes(8))).item).to.equal(null);
			expect(shown(await next("Minh", null, minutes(9)))).to.equal(`${id} 25-NQ/TW`);
		});

		it("does not count what a colleague has decided as taken", async () => {
			await citing("2023-02-01", "25-NQ/TW", "18-NQ/TW");
			const { taken } = await decide(await next("Lan")).then(() => next("Minh"));
			expect(taken).to.equal(0);
		});

		it("frees what was taken before the clock was set back", async () => {
			const id = await citing("2023-02-01", "25-NQ/TW");
			await next("Lan", null, minutes(600));
			expect(shown(await next("Minh"))).to.equal(`${id} 25-NQ/TW`);
		});

		it("stays with a number until it is done, though more wait of another by then", async () => {
			const ours = [await citing("2023-02-03", "18-NQ/TW"), await citing("2023-02-02", "18-NQ/TW")];
			ours.push(await citing("2023-02-01", "18-NQ/TW"));
			for (const day of ["2023-02-03", "2023-02-02"]) await citing(day, "25-NQ/TW");
			const first = await next();
			const second = await next("Lan", first.next);
			await decide(second);
			const newest = await citing("2023-02-04", "25-NQ/TW");
			const third = await next("Lan", second.next);
			await decide(third);
			const fourth = await next("Lan", third.next);
			expect([first, second, third, fourth].map(shown)).to.deep.equal([
				...ours.map((id) => `${id} 18-NQ/TW`),
				`${newest} 25-NQ/TW`,
			]);
		});

		it("goes on from a citation that was decided meanwhile", async () => {
			const old = await citing("2023-02-01", "25-NQ/TW");
			await citing("2023-02-02", "25-NQ/TW");
			const other = await citing("2023-02-03", "18-NQ/TW");
			const first = await next();
			await decide(first);
			const second = await next("Lan", first.next);
			expect(shown(second)).to.equal(`${old} 25-NQ/TW`);
			await decide(second);
			expect(shown(await next("Lan", second.next))).to.equal(`${other} 18-NQ/TW`);
		});

		it("refuses a cursor of something else", async () => {
			for (const cursor of ["x", "", Buffer.from('["audit",3]').toString("base64url")])
				expect(await failure(next("Lan", cursor))).to.include({ code: "bad_request" });
		});
	});

	describe("corrections that stand", () => {
		beforeEach(() => register([directive(K11, { term: 11 }), directive(K10, { term: 10 })]));
		const cases = (limit = 1) => walk((paging) => bench.store.corrections(paging), limit);

		it("are given with the text, with what was read and with what a person says, in the order they were made", async () => {
			const [one, two] = [await with_({ confidence: 0.5 }), await with_({}, null)];
			const start = (await bench.store.mentionsOf(one))[0]?.start;
			await correct(two, start, null);
			await correct(one, start, K10);
			const found = await cases();
			expect(found.map(({ report, directiveId }) => [report.id, directiveId])).to.deep.equal([
				[two, null],
				[one, K10],
			]);
			expect(found[1]?.mention).to.include({ directiveId: K11, confidence: 0.5, start });
			expect(found[1]?.report.text.slice(start)).to.equal("Nghị quyết số 25-NQ/TW.");
			expect(found[1]?.entry).to.deep.include({ action: "correct", ...NOTE });
		});

		it("leave with what undoes them", async () => {
			const id = await with_({});
			const { id: change } = await correct(id, (await bench.store.mentionsOf(id))[0]?.start, K10);
			expect(await cases()).to.have.length(1);
			await bench.store.undo(change, NOTE);
			expect(await cases()).to.deep.equal([]);
		});
	});
}
