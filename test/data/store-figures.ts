import { expect } from "chai";
import type { NewMention } from "../../model/mention.ts";
import type { NewReport } from "../../model/report.ts";
import { directive, mention } from "./builders.ts";
import { failure, K10, K11, LOCAL, relation, type StoreBench } from "./store-bench.ts";

const OLD = "chi-thi:18-ct-tw:k11";
const NEW = "chi-thi:23-ct-tw:k13";

/** What the figures keep to, each over data whose answer is worked out by hand. */
export function figures(bench: StoreBench): void {
	const { register, save } = bench;
	let texts = 0;

	/** Saves a report that cites each of these once, in this order; gives its id. */
	async function citing(
		cited: string[],
		over: Partial<NewReport> = {},
		facts: Partial<NewMention> = {},
	): Promise<number> {
		texts++;
		// The number in each phrase: texts that are nearly the same would be copies.
		const places = cited.map((id, i) => ({ id, raw: `văn bản ${texts}-${i}` }));
		const text = `Tin số ${texts}: ${places.map(({ raw }) => raw).join(", ")}.`;
		const { id } = await save(
			{ text, ...over },
			places.map((place) => mention(text, place.raw, place.id, facts)),
		);
		return id;
	}

	describe("the figures of a directive", () => {
		beforeEach(() => register([directive(K11), directive(K10), directive(LOCAL)]));

		it("counts reports by month, each once, without empty months, the undated last", async () => {
			await citing([K11, K11], { publishedOn: "2023-02-28" });
			await citing([K11], { publishedOn: "2023-02-01" });
			await citing([K11], { publishedOn: "2023-03-01" });
			await citing([K11], { publishedOn: "1969-12-31" });
			await citing([K11], { publishedOn: "9999-12-31" });
			await citing([K11], { publishedOn: null });
			await citing([K10], { publishedOn: "2023-02-10" });
			expect(await bench.store.citedByMonth(K11)).to.deep.equal([
				{ key: "1969-12", reports: 1 },
				{ key: "2023-02", reports: 2 },
				{ key: "2023-03", reports: 1 },
				{ key: "9999-12", reports: 1 },
				{ key: null, reports: 1 },
			]);
			expect(await bench.store.citedByMonth(LOCAL)).to.deep.equal([]);
		});

		it("counts all reports by month, whether or not they cite anything", async () => {
			await citing([K11], { publishedOn: "2023-02-28" });
			await save({ text: "Không dẫn văn bản nào.", publishedOn: "2023-02-27" });
			await save({ text: "Cũng không, và không đề ngày.", publishedOn: null });
			expect(await bench.store.publishedByMonth()).to.deep.equal([
				{ key: "2023-02", reports: 2, citing: 1, citations: 1 },
				{ key: null, reports: 1, citing: 0, citations: 0 },
			]);
		});

		it("counts reports by province, most first, by name among equals, unknown places last", async () => {
			for (const province of ["yen-bai", "nghe-an", "nghe-an", "ha-noi", null, null, null])
				await citing([K11, K11], { province });
			await citing([K10], { province: "lao-cai" });
			expect(await bench.store.citedByProvince(K11)).to.deep.equal([
				{ key: "nghe-an", reports: 2 },
				{ key: "ha-noi", reports: 1 },
				{ key: "yen-bai", reports: 1 },
				{ key: null, reports: 3 },
			]);
		});

		it("tells what is cited in the same reports, most first, and not the directive itself", async () => {
			await citing([K11, K10, K10, LOCAL]);
			await citing([K10, K11]);
			await citing([LOCAL]);
			expect(await bench.store.citedTogether(K11, 10)).to.deep.equal([
				{ directiveId: K10, reports: 2 },
				{ directiveId: LOCAL, reports: 1 },
			]);
			expect(await bench.store.citedTogether(K11, 1)).to.deep.equal([{ directiveId: K10, reports: 2 }]);
		});

		it("tells the dates reports state by frequency, each with the first report, a dated one before undated", async () => {
			await citing([K11], { publishedOn: null }, { date: "2013-06-03" });
			const later = await citing([K11], { publishedOn: "2024-01-02" }, { date: "2013-03-06" });
			await citing([K11, K11], { publishedOn: "2024-01-02" }, { date: "2013-06-03" });
			const first = await citing([K11], { publishedOn: "2023-05-01", title: "Bài đầu" }, { date: "2013-06-03" });
			await citing([K11], {}, { date: null });
			await citing([K10], {}, { date: "2008-07-25" });
			const variants = await bench.store.dateVariants(K11, 10);
			expect(variants.map(({ value, mentions, first: { id } }) => [value, mentions, id])).to.deep.equal([
				["2013-06-03", 4, first],
				["2013-03-06", 1, later],
			]);
			expect(variants[0]?.first).to.include({ title: "Bài đầu", publishedOn: "2023-05-01", mentions: 1 });
			expect(await bench.store.dateVariants(K11, 1)).to.have.length(1);
		});

		it("takes titles for one that differ by case, blanks, quotation marks, tone place and `Về`, and no others", async () => {
			const titled = (title: string, publishedOn: string) => citing([K11], { publishedOn }, { title });
			await titled("Về công tác hòa giải ở cơ sở", "2023-01-03");
			await titled("Về công tác hòa giải ở cơ sở", "2023-01-04");
			const first = await titled("công tác  hoà giải “ở cơ sở”", "2023-01-01");
			await titled("VỀ CÔNG TÁC HÒA GIẢI Ở CƠ SỞ", "2023-01-02");
			const slip = await titled("Về công tác hoa giải ở cơ sở", "2023-01-05");
			const variants = await bench.store.titleVariants(K11, 10);
			expect(variants.map(({ value, mentions, first: { id } }) => [value, mentions, id])).to.deep.equal([
				["Về công tác hòa giải ở cơ sở", 4, first],
				["Về công tác hoa giải ở cơ sở", 1, slip],
			]);
		});

		it("leaves copies out of every figure", async () => {
			const text = Array.from({ length: 80 }, (_, i) => `từ${i} khác${i % 7}`).join(" ");
			for (const url of ["http://a/1", "http://b/1"])
				await save({ url, text: `${text} ${url} 25-NQ/TW, 08-NQ/TU`, publishedOn: "2023-02-28" }, [
					mention(`${text} ${url} 25-NQ/TW, 08-NQ/TU`, "25-NQ/TW", K11, { date: "2013-06-03", title: "Về dân vận" }),
					mention(`${text} ${url} 25-NQ/TW, 08-NQ/TU`, "08-NQ/TU", LOCAL),
				]);
			const { store } = bench;
			expect((await store.reportAt("http://b/1"))?.duplicateOf).not.to.equal(null);
			expect(await store.citedByMonth(K11)).to.deep.equal([{ key: "2023-02", reports: 1 }]);
			const one = { reports: 1, citing: 1, citations: 2 };
			expect(await store.publishedByMonth()).to.deep.equal([{ key: "2023-02", ...one }]);
			expect(await store.publishedByPlace()).to.deep.equal([{ province: "nghe-an", year: 2023, ...one }]);
			expect(await store.citedByProvince(K11)).to.deep.equal([{ key: "nghe-an", reports: 1 }]);
			expect(await store.citedTogether(K11, 5)).to.deep.equal([{ directiveId: LOCAL, reports: 1 }]);
			expect((await store.dateVariants(K11, 5))[0]?.mentions).to.equal(1);
			expect((await store.titleVariants(K11, 5))[0]?.mentions).to.equal(1);
			expect((await store.coverage())[0]?.reports).to.equal(1);
			expect((await store.citedMost({ province: ["nghe-an"] }, 5)).map(({ reports }) => reports)).to.deep.equal([1, 1]);
		});
	});

	describe("reports and citations by place and year", () => {
		beforeEach(() => register([directive(K11), directive(K10)]));

		it("count each report once, those that cite, and every citation; unknown places and days last", async () => {
			await citing([K11, K10], { province: "yen-bai", publishedOn: "2023-02-28", sourceId: "mot" });
			await citing([K11], { province: "yen-bai", publishedOn: "2023-12-31", sourceId: "hai" });
			await citing([], { province: "yen-bai", publishedOn: "2024-01-01" });
			await citing([K11], { province: "yen-bai", publishedOn: null });
			await citing([K10], { province: "nghe-an", publishedOn: "2024-05-05" });
			await citing([K10], { province: null, publishedOn: "2024-05-06" });
			const of = (
				province: string | null,
				year: number | null,
				reports: number,
				citing: number,
				citations: number,
			) => ({
				...{ province, year, reports, citing, citations },
			});
			expect(await bench.store.publishedByPlace()).to.deep.equal([
				of("nghe-an", 2024, 1, 1, 1),
				of("yen-bai", 2023, 2, 2, 3),
				of("yen-bai", 2024, 1, 0, 0),
				of("yen-bai", null, 1, 1, 1),
				of(null, 2024, 1, 1, 1),
			]);
		});

		it("follow what changes: a report that comes later, one that is read anew", async () => {
			const id = await citing([K11], { province: "yen-bai", publishedOn: "2023-02-28" });
			expect(await bench.store.publishedByPlace()).to.have.length(1);
			await citing([K11], { province: "nghe-an", publishedOn: "2023-02-27" });
			await bench.store.replaceMentions(id, [], [], 2);
			expect(await bench.store.publishedByPlace()).to.deep.equal([
				{ province: "nghe-an", year: 2023, reports: 1, citing: 1, citations: 1 },
				{ province: "yen-bai", year: 2023, reports: 1, citing: 0, citations: 0 },
			]);
			expect(await bench.store.publishedByMonth()).to.deep.equal([
				{ key: "2023-02", reports: 2, citing: 1, citations: 1 },
			]);
		});
	});

	it("counts on where reports of a day past all that is indexed change", async () => {
		await register([directive(K11)]);
		const id = await citing([K11], { publishedOn: "9999-12-31" });
		expect((await bench.store.countCitations({})).total).to.equal(0);
		await bench.store.replaceMentions(id, [], [], 2);
		await citing([K11], { publishedOn: "2023-02-28" });
		expect((await bench.store.countCitations({})).total).to.equal(1);
		expect(await bench.store.publishedByMonth()).to.deep.equal([
			{ key: "2023-02", reports: 1, citing: 1, citations: 1 },
			{ key: "9999-12", reports: 1, citing: 0, citations: 0 },
		]);
	});

	describe("coverage", () => {
		it("tells reports and days of each province, most first, of all time or since a day", async () => {
			const days: [string | null, string | null][] = [
				["nghe-an", "2023-01-05"],
				["nghe-an", null],
				["nghe-an", "2024-03-01"],
				["yen-bai", "2022-12-31"],
				["ha-noi", null],
				[null, "2024-03-01"],
			];
			for (const [province, publishedOn] of days) await citing([], { province, publishedOn });
			const of = (province: string | null, reports: number, undated: number, from: string | null, to = from) => ({
				...{ province, reports, undated, from, to },
			});
			expect(await bench.store.coverage()).to.deep.equal([
				of("nghe-an", 3, 1, "2023-01-05", "2024-03-01"),
				of("ha-noi", 1, 1, null),
				of("yen-bai", 1, 0, "2022-12-31"),
				of(null, 1, 0, "2024-03-01"),
			]);
			expect(await bench.store.coverage("2023-01-05")).to.deep.equal([
				of("nghe-an", 3, 1, "2023-01-05", "2024-03-01"),
				of("ha-noi", 1, 1, null),
				of(null, 1, 0, "2024-03-01"),
			]);
			expect(await bench.store.coverage("2024-03-02")).to.deep.equal([
				of("ha-noi", 1, 1, null),
				of("nghe-an", 1, 1, null),
			]);
			expect((await failure(bench.store.coverage("2023-02-30"))).code).to.equal("bad_request");
		});

		it("tells the provinces that reports of a time are from", async () => {
			await citing([], { province: "yen-bai", publishedOn: "2023-01-01" });
			await citing([], { province: "nghe-an", publishedOn: "2023-01-02" });
			await citing([], { province: "ha-noi", publishedOn: null });
			await citing([], { province: null, publishedOn: "2024-01-01" });
			expect(await bench.store.publishingProvinces()).to.deep.equal(["ha-noi", "nghe-an", "yen-bai"]);
			expect(await bench.store.publishingProvinces("2023-01-01")).to.deep.equal(["nghe-an", "yen-bai"]);
			expect(await bench.store.publishingProvinces("2023-01-02")).to.deep.equal(["nghe-an"]);
			expect(await bench.store.publishingProvinces("2024-01-01")).to.deep.equal([]);
		});
	});

	describe("the most cited directives", () => {
		beforeEach(async () => {
			await register([directive(K11), directive(K10), directive(OLD), directive(LOCAL)]);
			await citing([K11, K11, OLD], { publishedOn: "2023-01-01", sourceId: "mot" });
			await citing([K11, K10], { publishedOn: "2023-01-31", province: "yen-bai", sourceId: "hai" });
			await citing([K10], { publishedOn: "2023-02-01", province: "yen-bai" });
			await citing([K10, OLD], { publishedOn: null, province: "ha-noi" });
		});
		const most = async (filter: object, limit = 10): Promise<[string, number][]> =>
			(await bench.store.citedMost(filter, limit)).map(({ directiveId, reports }) => [directiveId, reports]);

		it("are those with most reports, by id among equals, and only such as have any", async () => {
			expect(await most({})).to.deep.equal([
				[K10, 3],
				[OLD, 2],
				[K11, 2],
			]);
			expect(await most({}, 1)).to.deep.equal([[K10, 3]]);
		});

		it("are told for a span of days, both included, for provinces, for sources, for a type", async () => {
			expect(await most({ from: "2023-01-01", to: "2023-01-31" })).to.deep.equal([
				[K11, 2],
				[OLD, 1],
				[K10, 1],
			]);
			expect(await most({ province: ["yen-bai", "ha-noi"] })).to.deep.equal([
				[K10, 3],
				[OLD, 1],
				[K11, 1],
			]);
			expect(await most({ source: ["mot"] })).to.deep.equal([
				[OLD, 1],
				[K11, 1],
			]);
			expect(await most({ type: "chi-thi" })).to.deep.equal([[OLD, 2]]);
			expect(await most({ type: "chi-thi", province: ["yen-bai"] })).to.deep.equal([]);
			expect(
				await most({ province: ["yen-bai"], source: ["hai"], from: "2023-01-02", type: "nghi-quyet" }),
			).to.deep.equal([
				[K10, 1],
				[K11, 1],
			]);
		});
	});

	describe("anniversaries", () => {
		it("fall on the day of issue, of 29 February on the last of the month, most cited first", async () => {
			await register([
				directive(K11, { issuedOn: "2013-06-03" }),
				directive(K10, { issuedOn: "2008-07-25" }),
				directive(OLD, { issuedOn: "2016-02-29" }),
				directive(NEW, { issuedOn: "2016-06" }),
				directive(LOCAL, { issuedOn: "2011-06-04" }),
			]);
			await citing([K11]);
			const due = async (from: string, to: string, years = [5, 10, 15]) =>
				(await bench.store.anniversaries(from, to, years, 10)).map(({ directiveId, years, on }) => [
					directiveId,
					years,
					on,
				]);
			expect(await due("2023-06-03", "2023-07-25")).to.deep.equal([
				[K11, 10, "2023-06-03"],
				[K10, 15, "2023-07-25"],
			]);
			expect(await due("2023-06-04", "2023-07-24")).to.deep.equal([]);
			expect(await due("2021-02-28", "2021-02-28")).to.deep.equal([[OLD, 5, "2021-02-28"]]);
			expect(await due("2024-02-29", "2024-02-29", [8])).to.deep.equal([[OLD, 8, "2024-02-29"]]);
			expect(await due("2021-01-01", "2021-12-31")).to.deep.equal([
				[OLD, 5, "2021-02-28"],
				[LOCAL, 10, "2021-06-04"],
			]);
			expect(await bench.store.anniversaries("2023-06-03", "2023-06-03", [10], 1)).to.deep.equal([
				{ directiveId: K11, reports: 1, issuedOn: "2013-06-03", years: 10, on: "2023-06-03" },
			]);
			expect((await failure(bench.store.anniversaries("2023", "2024-01-01", [5], 1))).code).to.equal("bad_request");
		});
	});

	describe("replaced documents", () => {
		it("are told with the reports that cite them before and after the day of their successor", async () => {
			await register(
				[directive(OLD, { issuedOn: "2012-09-04" }), directive(NEW, { issuedOn: "2023-05-25" })],
				[relation(NEW, "replaces", OLD)],
			);
			for (const publishedOn of ["2013-01-01", "2023-05-24", null]) await citing([OLD], { publishedOn });
			await citing([OLD, OLD], { publishedOn: "2023-05-25" });
			await citing([OLD, NEW], { publishedOn: "2024-01-01" });
			await citing([NEW], { publishedOn: "2024-01-02" });
			await citing([NEW], { publishedOn: "2023-05-24" });
			expect(await bench.store.outdated(10)).to.deep.equal([
				{
					directiveId: OLD,
					replacedBy: NEW,
					since: "2023-05-25",
					before: 2,
					after: 2,
					lastOn: "2024-01-01",
					both: 1,
					successor: 2,
				},
			]);
		});

		it("are late from the first of several successors, of a month from its end, and never by a doubtful one", async () => {
			const ids = [K10, K11, LOCAL, OLD, NEW, "chi-thi:24-ct-tw:k13", "chi-thi:25-ct-tw:k13"] as const;
			const issued = ["2008-01-01", "2023-02", "2011-01-01", "2012-01-01", "2023-05-25", "2022-01-01", null];
			await register(
				ids.map((id, i) => directive(id, { issuedOn: issued[i] ?? null })),
				[
					relation(K11, "replaces", K10),
					relation(NEW, "replaces", OLD),
					relation(ids[5], "replaces", OLD),
					relation(ids[5], "replaces", LOCAL, "low"),
					relation(ids[6], "replaces", K11),
					relation(ids[5], "amends", NEW),
				],
			);
			await citing([K10, LOCAL, K11], { publishedOn: "2023-02-27" });
			await citing([K10, LOCAL, K11, NEW], { publishedOn: "2023-02-28" });
			for (const publishedOn of ["2022-01-01", "2022-12-31"]) await citing([OLD], { publishedOn });
			const found = await bench.store.outdated(10);
			expect(
				found.map(({ directiveId, replacedBy, since, after }) => [directiveId, replacedBy, since, after]),
			).to.deep.equal([
				[OLD, ids[5], "2022-01-01", 2],
				[K10, K11, "2023-02-28", 1],
			]);
			expect(await bench.store.outdated(1)).to.have.length(1);
		});
	});

	describe("lags", () => {
		it("are quartiles of days to the first report on or after the issue, of what was issued since the index covers", async () => {
			const made = (number: number, type: string): string => `${type}:${number}-ct-tw:k13`;
			const waits = [0, 3, 10, 40];
			const ids = waits.map((_, i) => made(i + 1, "chi-thi"));
			await register([
				...ids.map((id) => directive(id, { issuedOn: "2023-02-01" })),
				directive(made(9, "ket-luan"), { issuedOn: "2023-02-28" }),
				directive(K10, { issuedOn: "2022-12-31" }),
				directive(K11, { issuedOn: "2023-02" }),
				directive(LOCAL, { issuedOn: "2023-02-01" }),
			]);
			await citing([K10, K11, ids[1] ?? ""], { publishedOn: "2023-01-01" });
			const days = ["2023-02-01", "2023-02-04", "2023-02-11", "2023-03-13"];
			for (const [i, id] of ids.entries()) await citing([id], { publishedOn: days[i] ?? null });
			await citing([made(9, "ket-luan"), K10, K11], { publishedOn: "2023-03-02" });
			await citing([LOCAL], { publishedOn: null });
			expect(await bench.store.lags()).to.deep.equal({
				since: "2023-01-01",
				lags: [
					{ type: null, directives: 5, first: 2, median: 3, third: 10 },
					{ type: "chi-thi", directives: 4, first: 0, median: 3, third: 10 },
					{ type: "ket-luan", directives: 1, first: 2, median: 2, third: 2 },
				],
			});
		});

		it("pass over the oldest hundredth of the reports, and there are none without reports", async () => {
			expect(await bench.store.lags()).to.deep.equal({ since: null, lags: [] });
			await citing([], { publishedOn: "1990-01-01" });
			for (let day = 1; day < 100; day++) await citing([], { publishedOn: day < 50 ? "2023-01-02" : "2024-01-02" });
			expect((await bench.store.lags()).since).to.equal("2023-01-02");
			expect(await bench.store.coveredSince()).to.equal("2023-01-02");
		});

		it("of one directive: the first day on which a report cites it, from a day on", async () => {
			await register([directive(K11), directive(K10)]);
			for (const publishedOn of ["2012-12-31", null, "2013-06-03", "2013-06-01"]) await citing([K11], { publishedOn });
			expect(await bench.store.firstCited(K11, "2013-01-01")).to.equal("2013-06-01");
			expect(await bench.store.firstCited(K11, "2013-06-02")).to.equal("2013-06-03");
			expect(await bench.store.firstCited(K11, "2013-06-04")).to.equal(null);
			expect(await bench.store.firstCited(K10, "2013-01-01")).to.equal(null);
		});
	});
}
