import { expect } from "chai";
import { type CheerioAPI, load } from "cheerio";
import { DAN_VAN, directive, report, type Site, STUB, serve, storeWith, words } from "./fixture.ts";
import { HEAVY, heavilyCited } from "./heavily-cited.ts";

const href = (id: string): string => `/vb/${id.replaceAll(":", "/")}`;
const REPLACED = "/vb/nghi-quyet/25-nq-tw/k9";

async function read(site: Site, path: string): Promise<CheerioAPI> {
	const answer = await site.get(path);
	expect(answer.status, path).to.equal(200);
	return load(await answer.text());
}

/** Text as a reader sees it. */

describe("the page of a directive", () => {
	let site: Site;
	before(async () => {
		const store = await storeWith("all");
		const other = report(
			"Sở Nội vụ tập huấn công tác văn thư",
			"Lớp học phổ biến Nghị định số 30/2020/NĐ-CP cho văn thư các xã.",
			[{ raw: "Nghị định số 30/2020/NĐ-CP", id: "nghi-dinh:30-2020-nd-cp", more: { confidence: 0.6 } }],
			{ province: "ha-giang", publishedOn: "2024-05-06" },
		);
		await store.saveReport(other.report, other.mentions, [], null);
		site = await serve(store);
	});
	after(() => site.end());

	it("gives the forms of quoting it, each by itself and clean for pasting", async () => {
		const $ = await read(site, href(DAN_VAN));
		const forms = $("[data-copy]")
			.toArray()
			.map((element) => $(element).text());
		expect(forms).to.deep.equal([
			"Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
			"Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI",
			"Nghị quyết số 25-NQ/TW",
		]);
	});

	it("says of an unknown status that it is unknown, with the day of the register it was checked against", async () => {
		const $ = await read(site, href(DAN_VAN));
		expect(words($, ".state")).to.equal("? Chưa xác định");
		expect(words($, ".known-facts")).to.match(/Sổ văn bản, bản ngày \d\d\/\d\d\/20\d\d/);
		expect($(".superseded")).to.have.lengthOf(0);
	});

	it("says where the register has the document from, and how sure it is", async () => {
		expect(words(await read(site, href(DAN_VAN)), ".known-facts")).to.include(
			"chắc, theo trang báo; kho dữ liệu công khai",
		);
		expect(words(await read(site, `/en${href(DAN_VAN)}`), ".known-facts")).to.include(
			"sure, by news page; public data",
		);
	});

	it("says first of a replaced document that it is, by a sign too, and by what it was replaced", async () => {
		const $ = await read(site, REPLACED);
		const first = $("main").children().first();
		expect(first.is(".superseded")).to.equal(true);
		expect(first.text()).to.include("Văn bản này đã được thay thế.").and.to.include("22/08/2026");
		expect(first.find("svg[aria-hidden=true]")).to.have.lengthOf(1);
		expect(first.find("a").attr("href")).to.equal("/vb/nghi-quyet/25-nq-tw/k14");
		expect(words($, ".change"))
			.to.include("Được thay thế bởi Nghị quyết số 25-NQ/TW, 22/08/2026.")
			.and.to.include("chắc");
	});

	it("says of a document known only by being cited that it is, and asks the register for nothing", async () => {
		const $ = await read(site, href(STUB));
		expect(words($, ".caution")).to.include("Chỉ biết qua trích dẫn");
		expect(words($, ".known-facts")).to.include("không có trong sổ").and.not.to.include("Nguồn");
	});

	it("shows those of the same number by what sets each apart, itself among them", async () => {
		const $ = await read(site, href(DAN_VAN));
		const marks = $(".siblings li b")
			.toArray()
			.map((element) => $(element).text());
		expect(marks).to.deep.equal(["Khóa XIV, 2026", "Khóa XI, 2013", "Khóa X, 2008", "Khóa IX, 2003"]);
		const current = $(".siblings .current");
		expect(current.text()).to.include("Đang xem").and.to.include("Khóa XI, 2013");
		expect(current.find("a")).to.have.lengthOf(0);
	});

	it("lists relations with their source, and draws them with a link for each", async () => {
		const $ = await read(site, REPLACED);
		expect(words($, ".relations")).to.include("Được thay thế bởi").and.to.include("theo test");
		const link = $(".drawing svg a");
		expect(link.attr("href")).to.equal("/vb/nghi-quyet/25-nq-tw/k14");
		expect(link.find("title").text()).to.match(/^Được thay thế bởi Nghị quyết 25-NQ\/TW, 22\/08\/2026, /);
		expect($("[style]")).to.have.lengthOf(0);
	});

	it("leads from each sentence to its place in the report and to why it was taken so", async () => {
		const $ = await read(site, href(DAN_VAN));
		const [, id = "", start = ""] = /\/bc\/(\d+)#t(\d+)/.exec($(".exact").first().attr("href") ?? "") ?? [];
		expect($(".quoted").first().find(".meta a").attr("href")).to.equal(`/td/${id}-${start}`);
	});

	it("leaves out what is not sure where only sure citations are asked for", async () => {
		const path = href("nghi-dinh:30-2020-nd-cp");
		expect(words(await read(site, path), ".sentences")).to.include("chưa chắc");
		const $ = await read(site, `${path}?chac=1`);
		expect(words($, ".narrowed")).to.include("0 trích dẫn trong phạm vi này");
		expect($("[name=chac]").is("[checked]")).to.equal(true);
		expect((await (await site.get(`${path}.csv?chac=1`)).text()).trim().split("\n")).to.have.lengthOf(1);
	});

	it("says what each filter keeps out where nothing is left", async () => {
		const $ = await read(site, `${href(DAN_VAN)}?tinh=yen-bai&tu=2030-01-01`);
		const ways = $(".note li")
			.toArray()
			.map((element) => $(element).text());
		expect(ways).to.deep.equal([
			"Bỏ “Yên Bái”: 0 trích dẫn",
			"Bỏ “từ 01/01/2030”: 1 trích dẫn",
			"Xem mọi trích dẫn: 2 trích dẫn",
		]);
		expect($(".note li a").eq(1).attr("href")).to.equal(`${href(DAN_VAN)}?tinh=yen-bai#trich-dan`);
	});

	it("speaks of the provinces of today where that is asked for, in list, map, form and table alike", async () => {
		const $ = await read(site, `${href(DAN_VAN)}?noi=34&tinh=lao-cai`);
		// Yên Bái went into Lào Cai, Hậu Giang into Cần Thơ.
		expect($(".sentences > li")).to.have.lengthOf(1);
		expect(words($, ".tiles g.chosen title")).to.equal("Lào Cai: 1 báo cáo");
		expect($("select[name=tinh] option[selected]").text()).to.equal("Lào Cai (1)");
		expect(words($, "#noi table")).to.include("Cần Thơ1").and.not.to.include("Hậu Giang");
		expect($("input[name=noi]").attr("value")).to.equal("34");
		const rows = (await (await site.get(`${href(DAN_VAN)}.csv?noi=34&tinh=lao-cai`)).text()).trim().split("\n");
		expect(rows).to.have.lengthOf(2);
		expect((await read(site, `${href(DAN_VAN)}?noi=35&chac=x`))(".tiles svg .s0, .tiles svg .u").length).to.equal(61);
	});

	it("tells provinces that are silent from those that were not crawled, in words and on the map", async () => {
		const $ = await read(site, href("nghi-dinh:30-2020-nd-cp"));
		expect(words($, "section:has(#cach-dan)")).to.include("Yên Bái").and.to.include("60 địa phương khác chưa thu thập");
		expect($(".tiles svg .u")).to.have.lengthOf(60);
		expect($(".tiles svg .s0").text()).to.include("Yên").and.to.include("Hậu");
	});

	it("says of a document that nothing cites what was looked through", async () => {
		const $ = await read(site, REPLACED);
		expect(words($, "#trich-dan")).to.match(/Chưa thấy báo cáo nào trích dẫn.*4 báo cáo.*từ 01\/2022/);
		expect($(".tiles, .chart, .sieve")).to.have.lengthOf(0);
	});

	it("leads on: search, tables, feed, references, and a way to report a fault", async () => {
		const $ = await read(site, `${href(DAN_VAN)}?tinh=yen-bai`);
		const links = $("main a")
			.toArray()
			.map((element) => $(element).attr("href"));
		expect(links).to.include.members([
			"/trich-dan?vb=nghi-quyet%3A25-nq-tw%3Ak11",
			`${href(DAN_VAN)}.csv?tinh=yen-bai`,
			`${href(DAN_VAN)}.zip?tinh=yen-bai`,
			`${href(DAN_VAN)}.atom?tinh=yen-bai`,
			`${href(DAN_VAN)}.ris`,
			"/bao-loi?ve=directive&muc=nghi-quyet%3A25-nq-tw%3Ak11",
		]);
	});

	it("speaks English under /en, and leads to English pages, but for what documents and reports say", async () => {
		for (const path of [href(DAN_VAN), REPLACED, href(STUB), `${href(DAN_VAN)}?noi=34&tinh=ha-noi&chac=1`]) {
			const $ = await read(site, `/en${path}`);
			expect($("html").attr("lang")).to.equal("en");
			expect($("h1 .kind [lang=en]").text()).to.match(/^ \((resolution|guidance|directive)\)$/);
			for (const anchor of $("main a").toArray()) {
				const to = $(anchor).attr("href") ?? "";
				const isPage = to.startsWith("/") && !/\.(csv|zip|atom|ris|bib|csl\.json|json)\b|^\/api\//.test(to);
				if (isPage) expect(to).to.match(/^\/en\//);
			}
			// What remains besides names, once that which is marked as Vietnamese is taken out.
			$("[lang=vi], .issuer, .symbol, .tiles, select, script, style, head").remove();
			$(".drawing .name, .drawing text, .drawing a title").remove();
			expect(words($, "main"), path).not.to.match(
				/trích dẫn|báo cáo|văn bản|Sổ|khóa|Hiệu lực|Viện dẫn|chưa|Bảng|Lọc|Tải|theo/i,
			);
		}
	});
});

describe("the page of a directive that very many reports cite", () => {
	let site: Site;
	before(async () => {
		const store = await heavilyCited();
		const { reports, citations } = HEAVY;
		const found = await store.directive(DAN_VAN);
		expect(found?.mentions, "no report may be taken for a copy of another").to.equal(reports * citations);
		site = await serve(store);
	});
	after(() => site.end());

	it("stays under 60 kB, filtered or not, in both languages", async () => {
		for (const path of [
			href(DAN_VAN),
			`${href(DAN_VAN)}?tu=2019-01-01&den=2025-12-31&chac=1&noi=63`,
			`${href(DAN_VAN)}?tu=2019-01-01&den=2025-12-31&chac=1&noi=34`,
		])
			for (const lang of ["", "/en"]) {
				const body = await (await site.get(lang + path)).arrayBuffer();
				expect(body.byteLength, lang + path).to.be.below(60_000);
			}
	});

	it("has a tile with its count for each province, in shades, each a way to its sentences", async () => {
		const $ = await read(site, href(DAN_VAN));
		expect($(".tiles g > a")).to.have.lengthOf(63);
		const shades = new Set(
			$(".tiles svg > g[class^=s]")
				.toArray()
				.map((element) => $(element).attr("class")),
		);
		expect(shades.size).to.equal(5);
		expect($(".legend li")).to.have.lengthOf(6);
		const [tile] = $(".tiles g > a").toArray();
		expect($(tile).attr("href")).to.equal("?tinh=lai-chau#trich-dan");
		expect($(tile).attr("rel")).to.equal("nofollow");
	});

	it("has the exact total, its fields open, and a way through all of them that misses and repeats none", async () => {
		let path: string | undefined = href(DAN_VAN);
		const seen: string[] = [];
		while (path) {
			const $: CheerioAPI = await read(site, path);
			if (seen.length === 0) expect(words($, "#trich-dan .lead")).to.include("1.040 trích dẫn trong 260 báo cáo");
			expect($("details.sieve").is("[open]")).to.equal(true);
			for (const element of $(".exact").toArray()) seen.push($(element).attr("href") ?? "");
			path = $(".paging [rel=next]").attr("href")?.replace("#trich-dan", "");
		}
		expect(seen).to.have.lengthOf(HEAVY.reports * HEAVY.citations);
		expect(new Set(seen).size).to.equal(seen.length);
	});

	it("tells a date that differs from the register's", async () => {
		expect(words(await read(site, href(DAN_VAN)), "section:has(#cach-dan)")).to.include("13/06/2013 ≠ khác sổ");
	});
});

describe("the page of a directive that bears on very many others", () => {
	it("draws sixteen of them, says so, and lists the rest", async () => {
		const store = await storeWith("nothing");
		const others = Array.from({ length: 20 }, (_, i) =>
			directive(`ke-hoach:${i + 1}-kh-tw:k13`, `${i + 1}-KH/TW`, `Triển khai phần việc thứ ${i + 1}`),
		);
		const hub = directive(DAN_VAN, "25-NQ/TW", "Về công tác dân vận", { issuedOn: "2013-06-03" });
		const relations = others.map(({ id }) => ({
			from: id,
			kind: "implements",
			to: DAN_VAN,
			confidence: "low",
			sources: "recollection",
		}));
		await store.putRegister({ directives: [hub, ...others], relations, fingerprint: "many" });
		const site = await serve(store);
		const $ = await read(site, href(DAN_VAN));
		expect($(".relations li")).to.have.lengthOf(20);
		expect($(".drawing svg a")).to.have.lengthOf(16);
		expect(words($, ".drawing figcaption")).to.include("16/20 quan hệ");
		expect($(".drawing .line.low")).to.have.lengthOf(16);
		await site.end();
	});
});
