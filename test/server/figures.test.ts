import { expect } from "chai";
import { load } from "cheerio";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import {
	AnniversariesReply,
	ByProvinceReply,
	CoverageReply,
	DirectiveFiguresReply,
	LagsReply,
	MostCitedReply,
	OutdatedByYearReply,
	OutdatedReply,
	OverTimeReply,
	SpreadReply,
} from "../../model/api.ts";
import type { NewMention } from "../../model/mention.ts";
import { FIGURE_COLUMNS } from "../../server/figures/columns.ts";
import { directive, report, type Site, serve } from "./fixture.ts";

const OLD = "chi-thi:18-ct-tw:k11";
const NEW = "chi-thi:23-ct-tw:k13";
const WITH = "nghi-quyet:25-nq-tw:k11";

const PLACES = [
	// Day, province, what is cited. Of Yên Bái there is a report since the issue of the new directive, of Hà Nội an older one.
	["2023-01-10", "ha-noi", [OLD]],
	["2023-05-25", "nghe-an", [OLD]],
	["2023-06-01", "nghe-an", [NEW, WITH]],
	["2023-06-02", "nghe-an", [NEW, OLD]],
	["2023-06-03", "lao-cai", [NEW]],
	["2023-06-04", "nghe-an", []],
	["2023-06-05", "nghe-an", []],
	["2023-06-06", "nghe-an", []],
	["2023-06-07", "yen-bai", []],
	["2023-07-01", null, [NEW, WITH]],
	[null, "son-la", []],
] as const;
const NAMES = { [OLD]: "Chỉ thị số 18-CT/TW", [NEW]: "Chỉ thị số 23-CT/TW", [WITH]: "Nghị quyết số 25-NQ/TW" };
const TOPICS = [
	"cầu đường",
	"trường học",
	"y tế",
	"rừng",
	"biển",
	"chợ",
	"hợp tác xã",
	"lễ hội",
	"thuế",
	"du lịch",
	"thủy lợi",
];
/** What the second and the third citing report print of the new directive. */
const STATED: Record<number, Partial<NewMention>> = {
	2: { date: "2023-05-25", title: "về bảo đảm trật tự, an toàn giao thông" },
	3: { date: "2023-05-23", title: "Về bảo đảm trật tự, an toàn giao thông" },
	9: { title: "an toàn giao thông trong tình hình mới" },
	4: { date: "2023-05-25", title: "Về an toan giao thông" },
};

async function served(): Promise<Site> {
	const store = openSqlite(":memory:");
	await store.putRegister({
		directives: [
			directive(OLD, "18-CT/TW", "=HYPERLINK về giao thông", { issuedOn: "2012-09-04" }),
			directive(NEW, "23-CT/TW", "Về bảo đảm trật tự, an toàn giao thông trong tình hình mới", {
				issuedOn: "2023-05-25",
			}),
			directive(WITH, "25-NQ/TW", "Về công tác dân vận", { issuedOn: "2013-06-03" }),
		],
		relations: [{ from: NEW, kind: "replaces", to: OLD, confidence: "high", sources: "test" }],
		fingerprint: "figures",
	});
	for (const [i, [publishedOn, province, cited]] of PLACES.entries()) {
		const words = cited.map((id) => NAMES[id]);
		const text = `Hội nghị bàn về ${TOPICS[i]} ở địa phương. ${words.map((name) => `Thực hiện ${name} về ${TOPICS[i]}.`).join(" ")}`;
		const mentions = cited.map((id) => ({ raw: NAMES[id], id, more: id === NEW ? (STATED[i] ?? {}) : {} }));
		const made = report(`Tin về ${TOPICS[i]}`, text, mentions, { publishedOn, province });
		await store.saveReport(made.report, made.mentions, [], null);
	}
	return serve(store);
}

describe("figures", () => {
	let site: Site;
	before(async () => {
		site = await served();
	});
	after(() => site.end());

	const json = async (path: string): Promise<unknown> => (await site.get(`/api/v1${path}`)).json();
	const page = async (path: string) => load(await (await site.get(path)).text());

	describe("of one directive", () => {
		let figures: DirectiveFiguresReply;
		before(async () => {
			figures = DirectiveFiguresReply.parse(await json(`/directives/${NEW}/figures`));
		});

		it("tell provinces that cite, that are silent, and that were not crawled since the issue", () => {
			const { since, 63: before, 34: today } = figures.provinces;
			const of = (list: typeof before, slug: string | null) => list.find(({ province }) => province === slug);
			expect(since).to.equal("2023-05-25");
			expect(before).to.have.length(64);
			expect(today).to.have.length(35);
			expect(before[0]).to.deep.equal({ province: "nghe-an", state: "cites", reports: 2, of: 6, percent: 33.3 });
			expect(of(before, "yen-bai")).to.include({ state: "silent", reports: 0, of: 1, percent: null });
			expect(of(before, "ha-noi")).to.include({ state: "uncrawled", reports: 0, of: 0 });
			expect(of(before, "son-la")).to.include({ state: "uncrawled", reports: 0, of: 1 });
			expect(before.at(-1)).to.include({ province: null, state: "cites", reports: 1 });
			expect(of(today, "lao-cai")).to.include({ state: "cites", reports: 1, of: 2 });
			expect(of(today, "yen-bai")).to.equal(undefined);
		});

		it("tell months beside all reports of the month, and no percentage below five reports", () => {
			expect(figures.months.items).to.deep.equal([
				{ month: "2023-06", reports: 3, of: 7, percent: 42.9 },
				{ month: "2023-07", reports: 1, of: 1, percent: null },
			]);
		});

		it("tell the days to the first report, and whether the index covers the time of the issue", async () => {
			expect(figures.lag).to.include({ days: 7, firstOn: "2023-06-01", covered: true });
			const older = DirectiveFiguresReply.parse(await json(`/directives/${WITH}/figures`));
			expect(older.lag).to.include({ days: 3650, firstOn: "2023-06-01", covered: false });
		});

		it("tell what is cited with it, and how date and title are printed beside the register's", () => {
			const { together, dates, titles } = figures;
			expect(together.of).to.equal(4);
			expect(together.items.map(({ directive: { id, url }, reports }) => [id, url, reports])).to.deep.equal([
				[WITH, "/vb/nghi-quyet/25-nq-tw/k11", 2],
				[OLD, "/vb/chi-thi/18-ct-tw/k11", 1],
			]);
			expect(dates.items.map(({ value, mentions, agrees }) => [value, mentions, agrees])).to.deep.equal([
				["2023-05-25", 2, true],
				["2023-05-23", 1, false],
			]);
			expect(titles.items.map(({ mentions, agrees, first }) => [mentions, agrees, first.publishedOn])).to.deep.equal([
				[2, true, "2023-06-01"],
				[1, false, "2023-06-03"],
				[1, true, "2023-07-01"],
			]);
		});

		it("are no longer than asked for, and not there for a directive that is not", async () => {
			const { together, dates } = DirectiveFiguresReply.parse(await json(`/directives/${NEW}/figures?limit=1`));
			expect([together.items.length, dates.items.length]).to.deep.equal([1, 1]);
			expect((await site.get("/api/v1/directives/none/figures")).status).to.equal(404);
			expect((await site.get(`/api/v1/directives/${NEW}/figures?limit=0`)).status).to.equal(400);
		});

		it("stand on its page: what is cited with it, slips, and the silent provinces", async () => {
			const $ = await page("/vb/chi-thi/23-ct-tw/k13");
			const section = $("section:has(#cach-dan)").text().replace(/\s+/g, " ");
			expect(section).to.match(/Được dẫn cùng.*Nghị quyết số 25-NQ\/TW: Về công tác dân vận.* · 2 báo cáo/);
			expect(section).to.include("23/05/2023 ≠ khác sổ");
			expect(section).to.match(/Chưa thấy dẫn ở\s*Yên Bái\.\s*1 địa phương .*\. 60 địa phương khác chưa thu thập/);
			expect((await page("/vb/chi-thi/18-ct-tw/k11"))("section:has(#cach-dan)").text()).not.to.include("Ngày được ghi");
		});
	});

	describe("of the whole index", () => {
		it("tell the most cited of all reports, of a province of today, of a span", async () => {
			const cited = async (query: string) => {
				const { of, items } = MostCitedReply.parse(await json(`/figures/most-cited${query}`));
				return [of, ...items.map(({ directive: { id }, reports, percent }) => [id, reports, percent])];
			};
			expect(await cited("")).to.deep.equal([11, [NEW, 4, 36.4], [OLD, 3, 27.3], [WITH, 2, 18.2]]);
			expect(await cited("?province=lao-cai&provinces=34")).to.deep.equal([2, [NEW, 1, null]]);
			expect(await cited("?from=2023-06-01&to=2023-06-02&type=nghi-quyet")).to.deep.equal([2, [WITH, 1, null]]);
			expect(await cited("?limit=1")).to.deep.equal([11, [NEW, 4, 36.4]]);
			expect(await cited("?source=none")).to.deep.equal([0]);
		});

		it("tell who still cites what was replaced, in part of those who cite either", async () => {
			const { items, crawled } = OutdatedReply.parse(await json("/figures/outdated"));
			expect(crawled).to.deep.equal({ reports: 11, from: "2023-01-10", to: "2023-07-01" });
			const [{ directive: old, replacedBy, ...figures } = {} as (typeof items)[number], ...others] = items;
			expect([old.id, replacedBy.id, others.length]).to.deep.equal([OLD, NEW, 0]);
			expect(figures).to.deep.equal({
				since: "2023-05-25",
				before: 1,
				after: 2,
				both: 1,
				successor: 4,
				percent: 40,
				lastOn: "2023-06-02",
			});
		});

		it("tell anniversaries of a span: by default of the next 90 days, by fives", async () => {
			const due = async (query: string) => {
				const { items } = AnniversariesReply.parse(await json(`/figures/anniversaries${query}`));
				return items.map(({ directive: { id }, years, on }) => [id, years, on]);
			};
			expect(await due("?from=2023-06-01&to=2023-06-30")).to.deep.equal([[WITH, 10, "2023-06-03"]]);
			expect(await due("?from=2024-05-01&to=2024-10-01&years=1,11,12,11")).to.deep.equal([
				[NEW, 1, "2024-05-25"],
				[OLD, 12, "2024-09-04"],
				[WITH, 11, "2024-06-03"],
			]);
			const { from, to } = AnniversariesReply.parse(await json("/figures/anniversaries?from=2024-01-01"));
			expect([from, to]).to.deep.equal(["2024-01-01", "2024-03-31"]);
			expect(AnniversariesReply.parse(await json("/figures/anniversaries?from=9999-12-30")).to).to.equal("9999-12-31");
			const cut = AnniversariesReply.parse(await json("/figures/anniversaries?from=2024-01-01&to=2034-01-01&years=1"));
			expect([cut.to, cut.items.length]).to.deep.equal(["2025-01-01", 1]);
			expect(await due("?from=2024-01-02&to=2024-01-01")).to.deep.equal([]);
			for (const wrong of ["years=0", "years=5;10", "from=2024-02-30"])
				expect((await site.get(`/api/v1/figures/anniversaries?${wrong}`)).status, wrong).to.equal(400);
		});

		it("tell no quartiles of fewer than five directives", async () => {
			const { since, items } = LagsReply.parse(await json("/figures/lags"));
			expect(since).to.equal("2023-01-10");
			expect(items).to.deep.equal([
				{ type: null, directives: 1, first: null, median: null, third: null },
				{ type: "chi-thi", directives: 1, first: null, median: null, third: null },
			]);
		});

		it("tell what is covered, in the provinces of then and of now", async () => {
			const covered = async (query: string) => CoverageReply.parse(await json(`/figures/coverage${query}`)).items;
			const [before, today] = [await covered(""), await covered("?provinces=34")];
			expect([before.length, today.length]).to.deep.equal([64, 35]);
			expect(before[0]).to.deep.equal({
				province: "nghe-an",
				reports: 6,
				undated: 0,
				from: "2023-05-25",
				to: "2023-06-06",
			});
			expect(today[1]).to.deep.equal({
				province: "lao-cai",
				reports: 2,
				undated: 0,
				from: "2023-06-03",
				to: "2023-06-07",
			});
			expect(today.at(-1)).to.include({ province: null, reports: 1 });
		});

		it("say what they count", async () => {
			for (const name of Object.keys(FIGURE_COLUMNS))
				expect(((await json(`/figures/${name}`)) as { about: string }).about, name).to.match(/^[A-Z].{40,}\.$/);
		});

		it("are tables too, for a spreadsheet and without formulas", async () => {
			const answer = await site.get("/api/v1/figures/outdated.csv");
			expect(answer.headers.get("content-type")).to.match(/^text\/csv; charset=utf-8/);
			expect(answer.headers.get("content-disposition")).to.equal("attachment; filename=trichdan-outdated.csv");
			const bytes = Buffer.from(await answer.arrayBuffer());
			expect(bytes.subarray(0, 3)).to.deep.equal(Buffer.from([0xef, 0xbb, 0xbf]));
			const [head = "", row = "", end] = bytes.toString("utf8").split("\r\n");
			expect(head.split(",")).to.include.members(['"replaced_by_id"', '"after"', '"percent"']);
			expect(row).to.include(`"${OLD}"`).and.to.include(`"'=HYPERLINK về giao thông"`);
			expect(row.endsWith(',"2023-05-25",1,2,1,4,40,"2023-06-02"')).to.equal(true);
			expect(end).to.equal("");
			for (const name of Object.keys(FIGURE_COLUMNS))
				expect((await site.get(`/api/v1/figures/${name}.csv`)).status, name).to.equal(200);
		});

		it("stand on a page with their definitions and tables to take away", async () => {
			const $ = await page("/so-lieu");
			const headings = $("h2")
				.toArray()
				.map((heading) => $(heading).text());
			expect(headings).to.have.length(7);
			expect($("#dan-nhieu tbody tr").length).to.equal(3);
			expect($("#ban-cu tbody tr").text()).to.match(/18-CT\/TW.*23-CT\/TW.*25\/05\/2023.*40%/);
			const sentences = await page($("#ban-cu tbody .number a").attr("href") ?? "");
			expect(sentences("#trich-dan .sentences > li").length).to.equal(2);
			expect($("#bao-phu").text())
				.to.include("Nghệ An")
				.and.to.match(/Chưa thu thập \(30 địa phương\): .*Huế/);
			for (const link of $("a[href$='.csv'], a[href*='.csv?']").toArray())
				expect((await site.get($(link).attr("href") ?? "")).status).to.equal(200);
			expect($("meta[name=robots]").length).to.equal(0);
			const narrowed = await page("/so-lieu?tinh=lao-cai&tu=2023-06-01&den=01/07/2023");
			expect(narrowed("#dan-nhieu tbody tr").length).to.equal(1);
			expect(narrowed("meta[name=robots]").attr("content")).to.equal("noindex");
			expect(await page("/so-lieu?tinh=yen-bai").then(($) => $("option[selected]").text())).to.equal("Lào Cai");
			const unread = await page("/so-lieu?tinh=%00&tu=hôm+nay");
			expect(unread("#dan-nhieu [role=alert]").text()).to.include("Có ngày không đọc được");
		});

		it("stand on the page with what they were counted over, and print no rate of a few", async () => {
			const $ = await page("/so-lieu");
			expect($(".lead").text()).to.include("11 báo cáo, đăng từ 10/01/2023 đến 01/07/2023, của 4 trong 34 tỉnh, thành");
			const rows = $("#thoi-gian tbody tr")
				.toArray()
				.map((row) =>
					$(row)
						.children()
						.toArray()
						.map((cell) => $(cell).text())
						.join(" | "),
				);
			expect(rows).to.deep.equal([
				"07/2023 | 1 | 1 | dưới 5 báo cáo | 2",
				"06/2023 | 7 | 3 | 42,9% | 5",
				"05/2023 | 1 | 1 | dưới 5 báo cáo | 1",
				"01/2023 | 1 | 1 | dưới 5 báo cáo | 1",
			]);
			expect($("#thoi-gian").text()).to.include("1 báo cáo chưa rõ ngày đăng");
			expect($("#thoi-gian .chart svg").first().find("rect")).to.have.length(7);
			expect($("#do-tre tbody").text()).to.include("dưới 5 văn bản").and.not.include("%");
			expect($("#ban-cu").text()).to.match(/20239222,2%/);
			const years = await page("/so-lieu?theo=nam");
			expect(years("#thoi-gian tbody th").text()).to.equal("2023");
			expect(years("meta[name=robots]").attr("content")).to.equal("noindex");
		});

		it("stand on a table of provinces by year that tells silence from what was not crawled", async () => {
			const cells = async (path: string, place: string): Promise<string[]> => {
				const $ = await page(path);
				const row = $(`.matrix tbody tr:has(th:contains("${place}"))`);
				return row
					.children("td")
					.toArray()
					.map((cell) => `${$(cell).attr("class")} ${$(cell).text()}`);
			};
			expect(await cells("/so-lieu/dia-phuong", "Nghệ An")).to.deep.equal(["number 3 / 6", "s3 3", "u chưa thu thập"]);
			expect(await cells("/so-lieu/dia-phuong", "Yên Bái")).to.deep.equal(["number 0 / 1", "s0 0", "u chưa thu thập"]);
			expect(await cells("/so-lieu/dia-phuong?noi=34", "Lào Cai")).to.deep.equal([
				"number 1 / 2",
				"s1 1",
				"u chưa thu thập",
			]);
			// By document: the new directive, the old one, the resolution.
			const documents = "/so-lieu/dia-phuong?theo=van-ban";
			expect(await cells(documents, "Hà Nội")).to.deep.equal(["number 1 / 1", "u chưa thu thập", "s1 1", "s0 0"]);
			expect(await cells(documents, "Yên Bái")).to.deep.equal(["number 0 / 1", "s0 0", "s0 0", "s0 0"]);
			const $ = await page("/so-lieu/dia-phuong?noi=34&theo=van-ban&xep=ten");
			expect($(".matrix thead a").first().attr("href")).to.equal("/vb/chi-thi/23-ct-tw/k13");
			expect($(".views [aria-current]").text()).to.equal("34 tỉnh, thành nayvăn bản được dẫn nhiều nhấttên");
			expect($(".tiles svg").length).to.equal(1);
			expect($("main").text()).to.include("Chưa thu thập: 30 địa phương");
			for (const link of $("a[href*='.csv']").toArray())
				expect((await site.get($(link).attr("href") ?? "")).status).to.equal(200);
			expect((await site.get("/so-lieu/dia-phuong?noi=99&theo=x&xep=%00")).status).to.equal(200);
		});

		it("tell reports and citations by month, by province and year, by document, and what was outdated by year", async () => {
			const { items: months } = OverTimeReply.parse(await json("/figures/over-time"));
			expect(months.at(-1)).to.deep.equal({ month: null, reports: 1, citing: 0, citations: 0, percent: null });
			expect(months[2]).to.deep.equal({ month: "2023-06", reports: 7, citing: 3, citations: 5, percent: 42.9 });
			const { items: places } = ByProvinceReply.parse(await json("/figures/by-province?provinces=34"));
			expect(places.find(({ province }) => province === "lao-cai")).to.deep.equal({
				province: "lao-cai",
				year: 2023,
				reports: 2,
				citing: 1,
				citations: 1,
				percent: null,
			});
			const { directives, items } = SpreadReply.parse(await json("/figures/spread?limit=1"));
			expect(directives.map(({ id, reports }) => [id, reports])).to.deep.equal([[NEW, 4]]);
			const alone = DirectiveFiguresReply.parse(await json(`/directives/${NEW}/figures`));
			expect(items.map(({ directive: _, ...figure }) => figure)).to.deep.equal(alone.provinces["63"]);
			const { items: years } = OutdatedByYearReply.parse(await json("/figures/outdated-by-year"));
			expect(years).to.deep.equal([{ year: 2023, resolved: 9, outdated: 2, percent: 22.2 }]);
		});

		it("speak English under /en, with links to English pages and to the same data", async () => {
			const $ = await page("/en/so-lieu");
			expect($("h1").text()).to.equal("Figures");
			expect($("#dan-nhieu tbody a").first().attr("href")).to.equal("/en/vb/chi-thi/23-ct-tw/k13");
			expect($("#dan-nhieu .more a").attr("href")).to.equal("/api/v1/figures/most-cited.csv");
			expect($("#dan-nhieu tbody").text()).to.include("36.4%");
			expect($(".lead").text()).to.include("11 reports, published from 10 January 2023 to 1 July 2023");
			expect((await page("/en/so-lieu/dia-phuong"))(".matrix td.u").first().text()).to.equal("not crawled");
		});

		it("say on an empty index that there is nothing to count yet", async () => {
			const empty = await serve(openSqlite(":memory:"));
			for (const path of ["/so-lieu", "/so-lieu/dia-phuong", "/so-lieu/dia-phuong?theo=van-ban"]) {
				const $ = load(await (await empty.get(path)).text());
				expect($(".lead").text(), path).to.include("chưa có báo cáo nào");
			}
			await empty.end();
		});
	});
});
