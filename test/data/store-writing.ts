import { expect } from "chai";
import { directive, mention, page, report, stub } from "./builders.ts";
import { CITED, failure, ids, K10, K11, LOCAL, query, relation, type StoreBench } from "./store-bench.ts";

/** What saving, stubs, the register and counting keep to. */
export function writing(bench: StoreBench): void {
	const { register, save, cite, found } = bench;

	describe("saving a report", () => {
		it("gives back the report and its mentions as they were, in reading order", async () => {
			await register([directive(K11)]);
			const given = report({ url: "http://a/1", author: "Lê Đạt", text: "Theo 25-NQ/TW và chỉ thị 𝟑 sau 25-NQ/TW." });
			const second = mention(given.text, CITED, null, {
				start: 31,
				end: 39,
				parts: { date: { start: 1, end: 4 } },
				candidates: [{ id: K11, score: 0.5, reasons: ["số trùng"] }],
			});
			const first = mention(given.text, CITED, K11, { repairs: ["U+00D0 read as Đ"], warnings: ["ngày lệch"] });
			const saved = await bench.store.saveReport(given, [second, first], [], null);
			expect(saved.outcome).to.equal("created");
			expect(await bench.store.report(saved.id)).to.deep.equal({ ...given, id: saved.id, duplicateOf: null });
			expect(await bench.store.mentionsOf(saved.id)).to.deep.equal([
				{ ...first, reportId: saved.id },
				{ ...second, reportId: saved.id },
			]);
		});

		it("finds nothing under a number that no report ever has", async () => {
			await register([directive(K10), directive(K11)]);
			const far = Number.MAX_SAFE_INTEGER;
			const { store } = bench;
			expect(await store.report(far)).to.equal(null);
			expect(await store.reportsAfter(far, 5)).to.deep.equal([]);
			expect(await store.decisionOn(far, far)).to.equal(null);
			expect([await store.mentionsOf(far), await store.versionsOf(far), await store.duplicatesOf(far)]).to.deep.equal([
				[],
				[],
				[],
			]);
			const why = { by: "Lan", reason: "đã đối chiếu bản gốc" };
			const place = { report: far, start: far };
			const refused = [
				() => store.replaceMentions(far, [], [], 2),
				() => store.auditEntry(far),
				() => store.correct([{ ...place, directive: K11 }], why),
				() => store.undo(far, why),
				() => store.closeFeedback(far, why),
				() => store.splitPreview(K11, { citations: [place] }, K10),
			];
			for (const one of refused) expect((await failure(one())).code).to.equal("not_found");
		});

		it("makes no second report of the same content, at whatever address", async () => {
			const first = await save({ url: "http://a/1" });
			const version = await bench.store.dataVersion();
			const again = await bench.store.saveReport(report({ url: "http://b/2" }), [], [], page("http://b/2"));
			expect(again).to.deep.equal({ id: first.id, outcome: "unchanged" });
			expect((await bench.store.stats()).reports).to.equal(1);
			expect(await bench.store.dataVersion()).to.equal(version);
			expect((await bench.store.page("http://b/2"))?.status).to.equal(200);
		});

		it("takes up what the same content, met again, tells besides, and forgets nothing it knew", async () => {
			const first = await save({ url: null, file: "a.txt", sourceId: null, publishedOn: null, dateSource: null });
			const told = { url: "http://a/1", sourceId: "mau", publishedOn: "2023-02-28", dateSource: "page" } as const;
			expect(await save({ ...told, file: null })).to.deep.equal({ id: first.id, outcome: "updated" });
			expect(await bench.store.report(first.id)).to.deep.include({ ...told, file: "a.txt" });
			expect(
				ids((await bench.store.searchReports({ from: "2023-02-28" }, "newest", { limit: 5 })).items),
			).to.deep.equal([first.id]);
			expect(await save({ ...told, publishedOn: null, dateSource: null })).to.include({ outcome: "unchanged" });
			expect(await bench.store.check()).to.deep.equal([]);
		});

		it("lets a day that a person gives stand above one that was read", async () => {
			const first = await save({ publishedOn: "2023-02-28", dateSource: "inferred" });
			const day = report({ publishedOn: "2022-01-14", dateSource: "given" });
			expect((await bench.store.saveReport(day, [], [], null, { given: ["publishedOn"] })).outcome).to.equal("updated");
			expect((await bench.store.saveReport(day, [], [], null, { given: ["publishedOn"] })).outcome).to.equal(
				"unchanged",
			);
			expect((await bench.store.report(first.id))?.publishedOn).to.equal("2022-01-14");
			await save({ publishedOn: "2023-02-28", dateSource: "page" });
			expect((await bench.store.report(first.id))?.publishedOn).to.equal("2022-01-14");
		});

		it("lets a province that a person gives stand above one that was read, and no other", async () => {
			await register([directive(K11), directive(K10)]);
			const { id } = await cite("Một.", K11, { province: "nghe-an" });
			const text = (await bench.store.report(id))?.text ?? "";
			const again = report({ text, province: "yen-bai" });
			expect((await bench.store.saveReport(again, [], [], null)).outcome).to.equal("unchanged");
			// What its citations mean was read anew with that province.
			const saved = await bench.store.saveReport(again, [mention(text, CITED, K10)], [], null, { given: ["province"] });
			expect(saved).to.deep.equal({ id, outcome: "updated" });
			expect((await bench.store.report(id))?.province).to.equal("yen-bai");
			expect((await bench.store.directive(K11))?.mentions).to.equal(0);
			expect((await bench.store.directive(K10))?.mentions).to.equal(1);
		});

		it("keeps what citations meant where a copy tells an author but not the place", async () => {
			await register([directive(K11)]);
			const { id } = await cite("Một.", K11, { province: "nghe-an" });
			const text = (await bench.store.report(id))?.text ?? "";
			const again = report({ text, province: null, author: "Lê Đạt" });
			await bench.store.saveReport(again, [mention(text, CITED, null)], [], null);
			expect(await bench.store.report(id)).to.include({ province: "nghe-an", author: "Lê Đạt" });
			expect((await bench.store.directive(K11))?.mentions).to.equal(1);
			expect(await bench.store.check()).to.deep.equal([]);
		});

		it("leaves an address with the report that has it", async () => {
			await save({ url: "http://a/1", text: "một" });
			const file = await save({ file: "/a.txt", text: "hai", author: "Lê Đạt" });
			expect(await save({ url: "http://a/1", text: "hai" })).to.deep.equal({ id: file.id, outcome: "unchanged" });
		});

		it("takes a changed file for a new version of its report, until that has an address", async () => {
			const read = (path: string, text: string) =>
				bench.store.saveReport(report({ file: "a.txt", text }), [], [], null, { path });
			const first = await read("/one/a.txt", "một");
			expect(await read("/one/a.txt", "hai")).to.deep.equal({ id: first.id, outcome: "updated" });
			expect((await read("/two/a.txt", "một")).outcome).to.equal("created");
			await save({ url: "http://a/1", file: null, text: "hai" });
			expect((await read("/one/a.txt", "ba")).outcome).to.equal("created");
			expect((await bench.store.report(first.id))?.text).to.equal("hai");
		});

		it("leaves a report to the first of two files with one content", async () => {
			const read = (path: string, text: string) => bench.store.saveReport(report({ text }), [], [], null, { path });
			const { id } = await read("/one.txt", "một");
			expect((await read("/two.txt", "một")).outcome).to.equal("unchanged");
			expect((await read("/two.txt", "hai")).outcome).to.equal("created");
			expect(await read("/one.txt", "ba")).to.deep.equal({ id, outcome: "updated" });
		});

		it("keeps two reports without address and path apart by their content", async () => {
			await save({ text: "một" });
			expect((await save({ text: "hai" })).outcome).to.equal("created");
		});

		it("replaces text, date, mentions and search terms when the page at an address changed", async () => {
			await register([directive(K11), directive(K10)]);
			const before = await cite("Dân vận khéo.", K11, { url: "http://a/1", publishedOn: "2023-02-28" });
			const after = await cite("Xây dựng Đảng.", K10, { url: "http://a/1", publishedOn: null });
			expect(after).to.deep.equal({ id: before.id, outcome: "updated" });
			expect(await found({ text: query(["dân vận"]) })).to.deep.equal([]);
			expect(await found({ text: query(["xây dựng đảng"]) })).to.deep.equal([before.id]);
			expect((await bench.store.directive(K11))?.mentions).to.equal(0);
			expect((await bench.store.directive(K11))?.lastCitedOn).to.equal(null);
			expect((await bench.store.directive(K10))?.mentions).to.equal(1);
			expect(await bench.store.check()).to.deep.equal([]);
		});

		it("stores nothing at all when one mention means a directive that is not there", async () => {
			const text = `${CITED}.`;
			const cited = [stub(LOCAL)];
			const fault = await failure(
				bench.store.saveReport(report({ text }), [mention(text, CITED, K11)], cited, page("http://a/")),
			);
			expect(fault.code).to.equal("not_found");
			expect(fault.message).to.contain(K11);
			expect((await bench.store.stats()).reports).to.equal(0);
			expect(await bench.store.directive(LOCAL)).to.equal(null);
			expect(await bench.store.page("http://a/")).to.equal(null);
			expect(await bench.store.dataVersion()).to.equal(0);
		});
	});

	describe("directives known only by being cited", () => {
		it("appear with the report that cites them and go with its last citation", async () => {
			await cite("Một.", LOCAL, { url: "http://a/1" }, [stub(LOCAL)]);
			expect(await bench.store.directive(LOCAL)).to.include({ origin: "cited", mentions: 1, status: "unknown" });
			await save({ url: "http://a/1", text: "Không dẫn gì." });
			expect(await bench.store.directive(LOCAL)).to.equal(null);
		});

		it("take a title or date they lacked, and keep the one they have", async () => {
			await cite("Một.", LOCAL, {}, [stub(LOCAL, { title: "Về rừng" })]);
			await cite("Hai.", LOCAL, {}, [stub(LOCAL, { title: "Về biển", issuedOn: "2021-05-04", issuer: "tinh-uy" })]);
			expect(await bench.store.directive(LOCAL)).to.include({
				title: "Về rừng",
				issuedOn: "2021-05-04",
				issuer: "tinh-uy",
			});
		});

		it("never change a directive of the register", async () => {
			await register([directive(K11, { title: null })]);
			await cite("Một.", K11, {}, [stub(K11, { title: "Sai" })]);
			expect(await bench.store.directive(K11)).to.include({ origin: "authority", title: null });
		});
	});

	describe("the register", () => {
		it("changes nothing the second time", async () => {
			const same = { directives: [directive(K11)], relations: [], fingerprint: "x" };
			expect(await bench.store.putRegister(same)).to.deep.equal({ changed: true });
			const version = await bench.store.dataVersion();
			expect(await bench.store.putRegister(same)).to.deep.equal({ changed: false });
			expect(await bench.store.dataVersion()).to.equal(version);
		});

		it("takes over a cited stub, and mentions keep pointing to it", async () => {
			await cite("Một.", LOCAL, {}, [stub(LOCAL)]);
			await register([directive(LOCAL, { title: "Về rừng", aliases: ["Nghị quyết rừng"] })]);
			expect(await bench.store.directive(LOCAL)).to.deep.include({
				origin: "authority",
				title: "Về rừng",
				aliases: ["Nghị quyết rừng"],
				mentions: 1,
			});
		});

		it("lets go what vanished from it, but for what reports cite", async () => {
			await register([directive(K10), directive(K11)], [relation(K11, "replaces", K10)]);
			await cite("Một.", K11);
			await register([]);
			expect(await bench.store.directive(K10)).to.equal(null);
			expect(await bench.store.directive(K11)).to.include({ origin: "cited", mentions: 1 });
			expect(await bench.store.relationsOf(K11)).to.deep.equal([]);
		});

		it("is refused as a whole when a relation leads nowhere", async () => {
			const fault = await failure(register([directive(K11)], [relation(K11, "amends", K10)]));
			expect(fault.code).to.equal("authority_invalid");
			expect(fault.message).to.contain(K10);
			expect((await bench.store.stats()).directives).to.equal(0);
		});

		it("tells status from relations, those of low confidence aside", async () => {
			await register(
				["a:1", "a:2", "a:3", "a:4", "a:5"].map((id) => directive(id)),
				[
					relation("a:1", "replaces", "a:2"),
					relation("a:1", "repeals", "a:3"),
					relation("a:1", "replaces", "a:4", "low"),
					relation("a:1", "amends", "a:5"),
				],
			);
			const { items } = await bench.store.directives({}, "symbol", { limit: 9 });
			expect(items.map((entry) => entry.status)).to.deep.equal([
				"unknown",
				"replaced",
				"repealed",
				"unknown",
				"unknown",
			]);
			expect(
				(await bench.store.directives({ status: "replaced" }, "symbol", { limit: 9 })).items.map((d) => d.id),
			).to.deep.equal(["a:2"]);
		});

		it("shows a relation from both ends", async () => {
			await register([directive(K10), directive(K11, { issuedOn: "2013-06-03" })], [relation(K11, "replaces", K10)]);
			expect(await bench.store.relationsOf(K11)).to.have.length(1);
			expect((await bench.store.relationsOf(K11))[0]).to.include({ direction: "out", kind: "replaces", id: K10 });
			expect((await bench.store.relationsOf(K10))[0]).to.include({ direction: "in", id: K11, issuedOn: "2013-06-03" });
		});
	});

	describe("counting citations", () => {
		it("counts mentions and reports, and dates the first and last, leaving ambiguous ones and undated days out", async () => {
			await register([directive(K11)]);
			const text = "25-NQ/TW, rồi 25-NQ/TW, rồi 25-NQ/TW.";
			await save({ text, publishedOn: "1969-12-31" }, [
				mention(text, CITED, K11),
				mention(text, CITED, K11, { start: 14, end: 22 }),
				mention(text, CITED, null, { start: 28, end: 36 }),
			]);
			await cite("Hai.", K11, { publishedOn: "2024-02-29" });
			await cite("Ba.", K11, { publishedOn: null });
			expect(await bench.store.directive(K11)).to.include({
				mentions: 4,
				reports: 3,
				firstCitedOn: "1969-12-31",
				lastCitedOn: "2024-02-29",
			});
			const stats = await bench.store.stats();
			expect(stats).to.include({ mentions: 5, citedDirectives: 1, from: "1969-12-31", to: "2024-02-29" });
			expect(stats.byStatus).to.deep.equal({ resolved: 4, ambiguous: 1, stub: 0, unlinked: 0 });
		});

		it("counts reports by month and by province, the unknown last", async () => {
			await register([directive(K11)]);
			await cite("Một.", K11, { publishedOn: "2023-02-01" });
			await cite("Hai.", K11, { publishedOn: "2023-02-28", province: null });
			await cite("Ba.", K11, { publishedOn: "2022-12-31", province: "yen-bai" });
			await cite("Bốn.", K11, { publishedOn: null, province: "yen-bai" });
			expect(await bench.store.citedByMonth(K11)).to.deep.equal([
				{ key: "2022-12", reports: 1 },
				{ key: "2023-02", reports: 2 },
				{ key: null, reports: 1 },
			]);
			expect(await bench.store.citedByProvince(K11)).to.deep.equal([
				{ key: "yen-bai", reports: 2 },
				{ key: "nghe-an", reports: 1 },
				{ key: null, reports: 1 },
			]);
		});

		it("follows when a stored text was read again", async () => {
			await register([directive(K11)]);
			const { id } = await cite("Một.", LOCAL, {}, [stub(LOCAL)]);
			const text = (await bench.store.report(id))?.text ?? "";
			await bench.store.replaceMentions(id, [mention(text, CITED, K11)], [], 2);
			expect((await bench.store.report(id))?.grammarVersion).to.equal(2);
			expect(await bench.store.directive(LOCAL)).to.equal(null);
			expect((await bench.store.directive(K11))?.mentions).to.equal(1);
			expect((await failure(bench.store.replaceMentions(99, [], [], 2))).code).to.equal("not_found");
		});
	});
}
