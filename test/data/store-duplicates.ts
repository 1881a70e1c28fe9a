import { expect } from "chai";
import type { NewReport } from "../../model/report.ts";
import { directive, mention, report, stub } from "./builders.ts";
import { CITED, ids, K10, K11, LOCAL, query, type StoreBench } from "./store-bench.ts";

const BODY = `, Ban Dân vận Tỉnh ủy tổ chức hội nghị sơ kết ba năm thực hiện Nghị quyết số ${CITED} về tăng cường và đổi mới sự lãnh
đạo của Đảng đối với công tác dân vận. Hội nghị nghe báo cáo của mười một huyện, thị xã; nhiều ý kiến đề nghị tập trung giải
quyết việc đền bù đất đai, giảm nghèo ở các xã vùng cao và chăm lo đời sống công nhân tại khu công nghiệp.`;
/** One report as several portals print it. */
const copy = (start: string): string => `${start}${BODY}`;
const OTHER = `Chiều qua, huyện ủy kiểm tra việc thực hiện Nghị quyết số ${CITED} tại ba xã ven biển. Đoàn yêu cầu các chi bộ phân công
đảng viên phụ trách từng hộ, rà soát những kiến nghị còn tồn đọng, trả lời dân trước mùa mưa và báo cáo bằng văn bản trong
tháng tới, không để khiếu kiện kéo dài sang năm sau.`;

/** What keeps one report that several portals carry from being counted as several. */
export function duplicates(bench: StoreBench): void {
	const { register, save, found } = bench;

	/** Saves a text that cites K11 where it says so. */
	const cite = (text: string, over: Partial<NewReport> = {}) => save({ text, ...over }, [mention(text, CITED, K11)]);
	const firstOf = async (id: number) => (await bench.store.report(id))?.duplicateOf;

	describe("near-duplicates", () => {
		beforeEach(() => register([directive(K11), directive(K10)]));
		afterEach(async () => expect(await bench.store.check()).to.deep.equal([]));

		it("count once, in every figure and list, and are all there to be read", async () => {
			const first = await cite(copy("Sáng 14/3"), { publishedOn: "2023-03-14", province: "nghe-an" });
			const again = await cite(copy("Sáng nay (14/3)"), { publishedOn: "2023-03-16", province: "yen-bai" });
			const third = await cite(copy("Mới đây"), { publishedOn: null });
			await cite(OTHER, { publishedOn: "2023-03-15" });
			expect(again.outcome).to.equal("created");
			expect(await firstOf(again.id)).to.equal(first.id);
			expect(await firstOf(third.id)).to.equal(first.id);
			expect(await bench.store.mentionsOf(again.id)).to.have.length(1);
			expect(await bench.store.duplicatesOf(first.id)).to.deep.equal([again.id, third.id]);
			expect(await bench.store.duplicatesOf(third.id)).to.deep.equal([first.id, again.id]);
			expect(await bench.store.duplicatesOf(99)).to.deep.equal([]);

			expect(await bench.store.directive(K11)).to.include({ mentions: 2, reports: 2, lastCitedOn: "2023-03-15" });
			expect((await bench.store.searchCitations({ directive: K11 }, { limit: 9 })).items).to.have.length(2);
			expect((await bench.store.countCitations({ directive: K11 })).total).to.equal(2);
			expect(await bench.store.citedByMonth(K11)).to.deep.equal([{ key: "2023-03", reports: 2 }]);
			expect(await bench.store.citedByProvince(K11)).to.deep.equal([{ key: "nghe-an", reports: 2 }]);
			expect(await bench.store.stats()).to.include({ reports: 2, mentions: 2 });
			for (const filter of [
				{},
				{ text: query(["dân vận"]) },
				{ directive: K11 },
				{ text: query(["hội nghị"]), directive: K11, province: ["nghe-an"] },
				{ text: query([], ["nông thôn"]) },
				{ from: "2023-03-01", source: ["nghe-an"] },
			]) {
				const part = await bench.store.searchReports(filter, "newest", { limit: 9 });
				expect((await bench.store.countReports(filter)).total).to.equal(part.items.length);
				expect(ids(part.items)).to.include(first.id).and.not.include.members([again.id, third.id]);
			}
			expect(await found({ province: ["yen-bai"] })).to.deep.equal([]);
		});

		it("are none when published more than a month apart, and judged anew when a day becomes known", async () => {
			const first = await cite(copy("Sáng 14/3"), { publishedOn: "2023-03-14" });
			const year = await cite(copy("Sáng nay"), { publishedOn: "2024-03-14" });
			expect(await firstOf(year.id)).to.equal(null);
			const month = await cite(copy("Vừa qua"), { publishedOn: "2023-04-13" });
			expect(await firstOf(month.id)).to.equal(first.id);
			const day = await cite(copy("Mới đây"), { publishedOn: null, dateSource: null });
			expect(await firstOf(day.id)).to.equal(first.id);
			await cite(copy("Mới đây"), { publishedOn: "2024-03-15" });
			expect(await firstOf(day.id)).to.equal(year.id);
			expect((await bench.store.directive(K11))?.reports).to.equal(2);
		});

		it("are none below forty words, whose like repeats by itself", async () => {
			await cite(`Theo ${CITED}, công tác dân vận có nhiều đổi mới.`);
			const again = await cite(`Theo ${CITED}, công tác dân vận có nhiều đổi mới!`);
			expect(await firstOf(again.id)).to.equal(null);
		});

		it("choose a new first when theirs changes, which is judged anew", async () => {
			const first = await cite(copy("Sáng 14/3"), { url: "http://a/1" });
			const second = await cite(copy("Sáng nay"), { url: "http://b/1" });
			const third = await cite(copy("Mới đây"), { url: "http://c/1" });
			expect((await bench.store.directive(K11))?.reports).to.equal(1);
			expect((await cite(OTHER, { url: "http://a/1" })).outcome).to.equal("updated");
			expect(await firstOf(first.id)).to.equal(null);
			expect(await firstOf(second.id)).to.equal(null);
			expect(await firstOf(third.id)).to.equal(second.id);
			expect((await bench.store.directive(K11))?.reports).to.equal(2);
			expect(await found({ text: query(["khu công nghiệp"]) })).to.deep.equal([second.id]);

			// And back again: what was the first is now the one that came later.
			await cite(copy("Sáng qua"), { url: "http://a/1" });
			expect(await firstOf(first.id)).to.equal(second.id);
			expect((await bench.store.directive(K11))?.reports).to.equal(1);
			expect(await found({ text: query(["mùa mưa"]) })).to.deep.equal([]);
		});

		it("stay under their first when it changes but little", async () => {
			const first = await cite(copy("Sáng 14/3"), { url: "http://a/1" });
			const second = await cite(copy("Sáng nay"), { url: "http://b/1" });
			await cite(copy("Sáng ngày 14/3"), { url: "http://a/1" });
			expect(await firstOf(first.id)).to.equal(null);
			expect(await firstOf(second.id)).to.equal(first.id);
		});

		it("leave their group when their own text changes", async () => {
			await cite(copy("Sáng 14/3"), { url: "http://a/1" });
			const second = await cite(copy("Sáng nay"), { url: "http://b/1" });
			await cite(OTHER, { url: "http://b/1" });
			expect(await firstOf(second.id)).to.equal(null);
			expect((await bench.store.directive(K11))?.reports).to.equal(2);
		});

		it("stay uncounted when their mentions are read again, and when a copy tells more", async () => {
			await cite(copy("Sáng 14/3"));
			const text = copy("Sáng nay");
			const second = await cite(text, { author: null });
			await bench.store.replaceMentions(second.id, [mention(text, CITED, K10)], [], 2);
			expect((await bench.store.directive(K10))?.mentions).to.equal(0);
			expect((await cite(text, { author: "Lê Đạt" })).outcome).to.equal("updated");
			expect((await bench.store.directive(K11))?.mentions).to.equal(1);
		});

		it("keep a directive that they alone cite, uncounted", async () => {
			await cite(copy("Sáng 14/3"), { url: "http://a/1" });
			const text = `${copy("Sáng nay")} Xem thêm 08-NQ/TU.`;
			const saved = await save({ text, url: "http://b/1" }, [mention(text, "08-NQ/TU", LOCAL)], [stub(LOCAL)]);
			expect(await firstOf(saved.id)).to.not.equal(null);
			expect(await bench.store.directive(LOCAL)).to.include({ mentions: 0, reports: 0 });
			await register([directive(K11)]);
			expect(await bench.store.directive(LOCAL)).to.include({ mentions: 0 });
			await save({ text: OTHER, url: "http://b/1" });
			expect(await bench.store.directive(LOCAL)).to.equal(null);
		});

		it("never form a chain, and of a large group no copy is lost when its first changes", async function () {
			this.timeout(30_000);
			const first = await cite(copy("Sáng 14/3"), { url: "http://a/1" });
			const copies: number[] = [];
			for (let i = 0; i < 60; i++) copies.push((await cite(copy(`Bản tin ${i}`))).id);
			expect(await bench.store.duplicatesOf(first.id)).to.deep.equal(copies);
			await cite(OTHER, { url: "http://a/1" });
			const [lead, ...rest] = copies;
			expect(await bench.store.duplicatesOf(lead ?? 0)).to.deep.equal(rest);
			expect(await bench.store.duplicatesOf(first.id)).to.deep.equal([]);
			expect((await bench.store.directive(K11))?.reports).to.equal(2);
		});
	});

	describe("versions of a report", () => {
		it("are kept, newest first, when the page at its address brings another content", async () => {
			const { id } = await save({ url: "http://a/1", title: "Tin một", text: "một", publishedOn: "2023-03-14" });
			await save({ url: "http://a/1", title: "Tin một", text: "một", fetchedAt: "2026-11-23T06:00:00.000Z" });
			expect(await bench.store.versionsOf(id)).to.deep.equal([]);
			await save({ url: "http://a/1", title: "Tin hai", text: "hai", publishedOn: null, extractorVersion: 2 });
			await save({ url: "http://a/1", title: "Tin ba", text: "ba" });
			const old = report({ title: "Tin một", text: "một" });
			expect(await bench.store.versionsOf(id)).to.deep.equal([
				{
					version: 2,
					title: "Tin hai",
					text: "hai",
					publishedOn: null,
					contentHash: report({ title: "Tin hai", text: "hai" }).contentHash,
					fetchedAt: old.fetchedAt,
					extractorVersion: 2,
				},
				{
					version: 1,
					title: "Tin một",
					text: "một",
					publishedOn: "2023-03-14",
					contentHash: old.contentHash,
					fetchedAt: old.fetchedAt,
					extractorVersion: 1,
				},
			]);
			expect((await bench.store.report(id))?.title).to.equal("Tin ba");
		});

		it("are the newest twenty of a page that changes at every visit", async () => {
			const { id } = await save({ url: "http://a/1", text: "lượt xem: 0" });
			for (let i = 1; i <= 30; i++) await save({ url: "http://a/1", text: `lượt xem: ${i}` });
			const versions = await bench.store.versionsOf(id);
			expect(versions.map((one) => one.version)).to.deep.equal(Array.from({ length: 20 }, (_, i) => 30 - i));
			expect(versions.at(-1)?.text).to.equal("lượt xem: 10");
		});
	});

	describe("reports in the order of their ids", () => {
		it("are given part by part, copies among them, with all that is known", async () => {
			const whole = { dateInferred: true, attachedTo: "http://a/0", extractor: "recipe", quality: 0.75 } as const;
			const one = report({ url: "http://a/1", text: "một", ...whole });
			await bench.store.saveReport(one, [], [], null);
			for (const text of ["hai", "ba"]) await save({ text });
			expect(ids(await bench.store.reportsAfter(0, 2))).to.deep.equal([1, 2]);
			expect(ids(await bench.store.reportsAfter(2, 2))).to.deep.equal([3]);
			expect((await bench.store.reportsAfter(0, 1))[0]).to.deep.equal({ ...one, id: 1, duplicateOf: null });
		});

		it("know which code read them last, though it read the same", async () => {
			const { id } = await save({ url: "http://a/1", text: "một" });
			const version = await bench.store.dataVersion();
			const better = { text: "một", extractor: "heuristic", quality: 0.9, extractorVersion: 2 } as const;
			expect((await save({ url: "http://b/1", ...better })).outcome).to.equal("unchanged");
			expect(await bench.store.report(id)).to.include({ extractor: null, extractorVersion: 1 });
			expect((await save({ url: "http://a/1", ...better })).outcome).to.equal("unchanged");
			expect(await bench.store.report(id)).to.include({ extractor: "heuristic", quality: 0.9, extractorVersion: 2 });
			expect(await bench.store.dataVersion()).to.equal(version);
		});
	});
}
