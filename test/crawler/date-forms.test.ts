import { expect } from "chai";
import { readArticle } from "../../crawler/article.ts";
import {
	asPrinted,
	type DateForm,
	FULL_FORMS,
	matchForms,
	SHORT_FORMS,
	YEARLESS_FORMS,
} from "../../crawler/dates/forms.ts";
import { fullDates, readDate, readStamp } from "../../crawler/dates.ts";
import type { DateSource } from "../../model/report.ts";
import { Recipe } from "../../model/source.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { NOW, PARAGRAPH } from "./support.ts";

interface Expected {
	day: string | null;
	source?: DateSource;
	inferred?: boolean;
}
const JAN_14 = "2022-01-14";
const page = (day: string | null = JAN_14): Expected => ({ day, source: "page" });
const guess = (day: string): Expected => ({ day, source: "page", inferred: true });
const metadata = (day: string | null = JAN_14): Expected => ({ day, source: "metadata" });
const lede = (day: string, inferred = true): Expected => ({ day, source: "inferred", inferred });
const nothing: Expected = { day: null };

const TITLE = "Huyện Mường Xa đối thoại với hội viên nông dân";
const LATER = PARAGRAPH.replace("25-NQ/TW ngày 03/6/2013", "43-KL/TW");

/** Between headline and report, as the line of a stamp. */
const stamps: [string, Expected][] = [
	["14/01/2022", page()],
	["14/1/2022", page()],
	["14/1/22", page()],
	["14-01-2022", page()],
	["14.01.2022", page()],
	["2022-01-14", page()],
	["2022/01/14 08:30", page()],
	["14 / 01 / 2022", page()],
	["Thứ Hai, 14/01/2022 | 08:30 GMT+7", page()],
	["08:30 | 14/01/2022", page()],
	["08:30-14/01/2022", page()],
	["14/01/2022 08:30:15 SA", page()],
	["14/01/2022 5:05 CH", page()],
	["(14/01/2022 - 08:30)", page()],
	["T6, 14/01/2022", page()],
	["T.6, 14/01/2022 8h30'", page()],
	["Chủ nhật, 16/01/2022, 07:48 (GMT+7)", page("2022-01-16")],
	["ngày 14 tháng 01 năm 2022", page()],
	["Ngày 14 tháng 1, 2022", page()],
	["ngày 14 tháng 01/2022", page()],
	["Mường Xa, ngày 14 tháng 01 năm 2022", page()],
	["14 Tháng Giêng 2022", page()],
	["14 Tháng Một, 2022", page()],
	["14 tháng Năm 2022", page("2022-05-14")],
	["3 Tháng Mười hai 2021", page("2021-12-03")],
	["Tháng Mười Một 30, 2021", page("2021-11-30")],
	["14 thg 1, 2022", page()],
	["14 Th1 2022", page()],
	["January 14, 2022", page()],
	["14 Jan 2022", page()],
	["Posted on 14/01/2022 by admin", page()],
	["Ngày đăng: 14/01/2022", page()],
	["Ngày tạo: 14/01/2022 08:30", page()],
	["Đăng lúc 08 giờ 30 phút ngày 14/01/2022", page()],
	["Cập nhật lúc: 08:30 14/01/2022", page()],
	["Ngày cập nhật: 20/02/2022 | Ngày đăng: 14/01/2022", page()],
	["Đăng ngày 14/01/2022, cập nhật lần cuối 20/02/2022", page()],
	["[ Cập nhật vào ngày (14/01/2022) ] - [ Số lần xem: 539 ]", page()],
	["14/01/2022 - Lượt xem: 1.204", page()],
	["14/01/2022 | Nguyễn Thị Hoa", page()],
	["Thứ\u00a0Sáu,\u00a014/01/2022", page()],
	["１４／０１／２０２２　０８：３０", page()],
	["14–01–2022", page()],
	["ngày 14 tháng 01 năm 2022".normalize("NFD"), page()],
	["Thứ Sáu, 14/01 | 08:30", guess("2026-01-14")],
	["Thứ Sáu, ngày 25 tháng 12", guess("2025-12-25")],
	["Đăng ngày 29/02", guess("2024-02-29")],
	["2 giờ trước", guess("2026-11-25")],
	["10 giờ trước", guess("2026-11-24")],
	["3 ngày trước", guess("2026-11-22")],
	["Hôm qua, 16:20", guess("2026-11-24")],
	["Đăng 2 tuần trước", guess("2026-11-11")],
	["3 tháng trước", nothing],
	["26/11/2026", nothing],
	["14/01/1996", nothing],
	["31/02/2022", nothing],
	["01/14/2022 08:30", nothing],
	["ĐT: 0293.870.2022", nothing],
	["Ngày ban hành: 14/01/2022", nothing],
	["Ngày hiệu lực: 14/01/2022", nothing],
	["Hạn nộp: 14/01/2022", nothing],
	["Thời gian họp: 14h00 ngày 14/01/2022", nothing],
	["Hôm nay: Thứ Sáu, 14/01/2022", nothing],
	["Nghị quyết số 25-NQ/TW ngày 14/01/2022", nothing],
	["10/3/2022 (âm lịch)", nothing],
	["1/12", nothing],
];

/** As a page's metadata. */
const metas: [string, string, Expected][] = [
	["article:published_time", "2022-01-14T08:30:00+07:00", metadata()],
	["article:published_time", "2022-01-13T20:30:00Z", metadata()],
	["article:published_time", "2022-01-13T22:30:00.000+0000", metadata()],
	["article:published_time", "2022-01-14 08:30:00", metadata()],
	["pubdate", "Thu, 13 Jan 2022 20:30:00 GMT", metadata()],
	["pubdate", "1642123800", metadata()],
	["pubdate", "1642123800000", metadata()],
	["pubdate", "20220114", metadata()],
	["date", "20220114T083000+0700", metadata()],
	["dc.date", "14/01/2022", metadata()],
	["date", "1/14/2022 8:30:00 AM", nothing],
	["date", "0001-01-01T00:00:00", nothing],
	["article:modified_time", "2022-01-14T08:30:00+07:00", nothing],
];

/** As the first sentence, where the page prints no day. */
const ledes: [string, Expected][] = [
	["Chiều 22/2, Huyện ủy Mường Xa tổ chức hội nghị.", lede("2026-02-22")],
	["(MX) - Sáng ngày 13/01, Huyện ủy họp.", lede("2026-01-13")],
	["Ngày 10/1/2020, Ban Dân vận Huyện ủy họp.", lede("2020-01-10", false)],
	["Ngày 10 tháng 01 năm 2020, Ban Dân vận Huyện ủy họp.", lede("2020-01-10", false)],
	["Trong hai ngày 14 và 15/01/2022, Huyện đoàn mở lớp tập huấn.", lede("2022-01-15", false)],
	["Chiều 22/2, Huyện ủy tổng kết công tác năm 2022 và triển khai nhiệm vụ năm 2023.", lede("2023-02-22")],
	["Sáng nay (22/2), Huyện ủy họp.", lede("2026-02-22")],
	["Ngày 20/5/2020 tới đây, huyện sẽ tổ chức đại hội.", nothing],
	["Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013, Huyện ủy họp.", nothing],
	["Hôm qua, Huyện ủy họp.", nothing],
];

/** In the address. */
const addresses: [string, Expected][] = [
	["https://huyen.example/2022/01/14/tin.html", { day: JAN_14, source: "url" }],
	["https://huyen.example/tin-20220114083012345.htm", { day: JAN_14, source: "url" }],
	["https://huyen.example/doi-thoai-14-01-2022.html", { day: JAN_14, source: "url" }],
	["https://huyen.example/nghi-quyet-so-25-nq-tw-ngay-03-06-2013-ve-dan-van.html", nothing],
	["https://huyen.example/2022/01/tin-99.html", nothing],
];

/** As a recipe's `published` finds it, in the order that the recipe tells. */
const recipes: [string, Recipe["dateOrder"], Expected][] = [
	["01/14/2022 8:30 AM", "mdy", page()],
	["1/2/2022", "mdy", page("2022-01-02")],
	["1/2/2022", "dmy", page("2022-02-01")],
	["22/01/14", "ymd", page()],
	["14 Th1 2022 lúc 08:30 bởi Ban biên tập huyện", "dmy", page()],
	["Cập nhật 20/02/2022 – Đăng 14/01/2022", "dmy", page()],
	["14/01", "dmy", guess("2026-01-14")],
	["01/14", "mdy", guess("2026-01-14")],
];

async function expectDay(html: string, expected: Expected, options: { url?: string; recipe?: Partial<Recipe> } = {}) {
	const recipe = Recipe.parse(options.recipe ?? {});
	const { published, dateSource, dateInferred } = await readArticle(html, {
		url: options.url ?? null,
		recipe,
		now: NOW,
	});
	expect({ published, dateSource, dateInferred }).to.deep.equal({
		published: expected.day,
		dateSource: expected.source ?? null,
		dateInferred: expected.inferred ?? false,
	});
}
const told = ({ day, source, inferred }: Expected): string =>
	day === null ? "no day" : `${day} (${source}${inferred ? ", inferred" : ""})`;
const report = (before: string, text = PARAGRAPH): string => `${before}<h1>${TITLE}</h1><p>${text}</p><p>${LATER}</p>`;

describe("the day of a page", () => {
	for (const [line, expected] of stamps)
		it(`reads ${told(expected)} from the stamp "${line}"`, () =>
			expectDay(`<h1>${TITLE}</h1><div>${line}</div><p>${PARAGRAPH}</p><p>${LATER}</p>`, expected));

	for (const [name, content, expected] of metas)
		it(`reads ${told(expected)} from ${name}="${content}"`, () =>
			expectDay(report(`<meta property="${name}" content="${content}">`), expected));

	for (const [sentence, expected] of ledes)
		it(`reads ${told(expected)} from the lede "${sentence}"`, () =>
			expectDay(report("", `${sentence} ${LATER}`), expected));

	for (const [url, expected] of addresses)
		it(`reads ${told(expected)} from ${url}`, () => expectDay(report(""), expected, { url }));

	for (const [value, dateOrder, expected] of recipes)
		it(`reads ${told(expected)} from a recipe's "${value}" in the order ${dateOrder}`, () =>
			expectDay(report(`<i class="d">${value}</i>`), expected, { recipe: { published: [".d"], dateOrder } }));

	it("prefers the first publication to a change, wherever each stands", () =>
		expectDay(
			`<div>Cập nhật: 20/02/2022</div><h1>${TITLE}</h1><div>Ngày đăng:</div><div>14/01/2022</div><p>${PARAGRAPH}</p>`,
			page(),
		));

	it("prefers a stamp that says nothing to a change, and one below the headline to one above", async () => {
		const around = (above: string, below: string) =>
			`<div>${above}</div><div><h1>${TITLE}</h1><p>${below}</p><p>${PARAGRAPH}</p></div>`;
		await expectDay(around("", "Cập nhật: 20/02/2022<br>14/01/2022 08:30"), page());
		await expectDay(around("20/02/2022", "14/01/2022"), page());
		await expectDay(around("14/01/2022", ""), page());
	});

	it("takes today's date above the headline for a clock, unless it stands in the report's part of the page", async () => {
		const [clock, today] = ["<div>Thứ Tư, 25/11/2026</div>", page("2026-11-25")];
		const body = `<h1>${TITLE}</h1><p>${PARAGRAPH}</p>`;
		await expectDay(`${clock}<div>${body}</div>`, nothing);
		await expectDay(`<div>${clock}${body}</div><p>Trang tin</p>`, today);
	});

	it("finds a stamp at the report's foot, and leaves a document's own day there", async () => {
		const long = `<h1>${TITLE}</h1>${`<p>${PARAGRAPH}</p>`.repeat(15)}`;
		await expectDay(`<div>${long}</div><div>Ngày đăng: 14/01/2022</div>`, page());
		await expectDay(`<div>${long}</div><div>Lê Thị Mai 14/01/2022 08:30</div>`, page());
		await expectDay(`<div>${long}<p>Mường Xa, ngày 14 tháng 01 năm 2022</p></div>`, nothing);
	});

	it("prefers what is stated for machines to what is printed, and that to the address", async () => {
		const html = `<meta property="article:published_time" content="2022-01-14"><h1>${TITLE}</h1><i>15/01/2022</i><p>${PARAGRAPH}</p>`;
		await expectDay(html, metadata(), { url: "https://huyen.example/2022/01/16/tin.html" });
		await expectDay(html.replace(/<meta[^>]*>/, ""), page("2022-01-15"), {
			url: "https://huyen.example/2022/01/16/tin.html",
		});
	});

	it("never takes a date out of the text below the lede", () =>
		expectDay(report("", `${LATER} Ngày 20/5/2021, Huyện ủy họp.</p><p>Chiều 22/2, Huyện ủy lại họp.`), nothing));

	it("says where no stamp is a sentence", () => {
		for (const line of ["Công báo ra ngày 30/4/2020 in toàn văn Nghị quyết", "Luật có hiệu lực từ ngày 01/7/2020"])
			expect(readStamp(line, NOW), line).to.equal(null);
	});
});

describe("the table of date forms", () => {
	const all: [string, DateForm[]][] = [
		["full", FULL_FORMS],
		["short", SHORT_FORMS],
		["yearless", YEARLESS_FORMS],
	];
	for (const [name, forms] of all)
		for (const form of forms) {
			it(`reads the ${name} form "${form.examples[0]?.[0]}"`, () => {
				for (const [printed, day] of form.examples)
					expect(
						matchForms(asPrinted(printed), [form], "dmy", NOW).map((match) => match.day),
						printed,
					).to.deep.equal([day]);
			});
			it(`rejects ${form.rejects.join(", ")}`, () => {
				for (const printed of form.rejects)
					expect(matchForms(asPrinted(printed), [form], "dmy", NOW), printed).to.be.empty;
			});
		}

	it("gives offsets into the text's NFC", () => {
		const text = "Đăng ngày １４／０１／２０２２, sửa 15–02–2022".normalize("NFD");
		const found = fullDates(text, NOW).map(({ start, end }) => text.normalize("NFC").slice(start, end));
		expect(found).to.deep.equal(["１４／０１／２０２２", "15–02–2022"]);
	});

	describe("reads a value in even time", () => {
		const units = ["14/01/", "14 ", "tháng ", "1-", "2022-01-", "14 tháng ", "jan "];
		itGrowsEvenly(Object.fromEntries(units.map((unit) => [`"${unit}"`, repeat(unit)])), (text) => readDate(text, NOW));
	});
});
