import { expect } from "chai";
import { load } from "cheerio";
import { readListing } from "../../../crawler/discover/links.ts";
import { inspectPage } from "../../../crawler/inspect.ts";
import type { PagerLink } from "../../../crawler/onboard/pager.ts";
import { Recipe } from "../../../model/source.ts";
import { NOW } from "../support.ts";

const URL_ = "https://mau.example.vn/tin.aspx";
const recipe = Recipe.parse({});
const page = (pager: string): string =>
	`<body><form method="post" action="tin.aspx"><input type="hidden" name="__VIEWSTATE" value="dDw"><a href="/">Trang chủ</a>${pager}</form></body>`;
const pagerOf = (html: string): PagerLink[] => inspectPage(html, "utf-8", { url: URL_, families: [], recipe }).pager;
const back = (target: string): string => `javascript:__doPostBack('${target}','')`;

describe("the way to a listing's next page", () => {
	for (const text of ["Trang sau", "Sau", "Tiếp", "Trang tiếp", "&gt;", "&gt;&gt;", "»", "Next", "Trang sau »"])
		it(`is told by ${text} of a WebForms pager`, () => {
			const html = page(
				`<a id="ctl00_x_lbtnPrev" href="${back("ctl00$x$lbtnPrev")}">Trước</a>
				<a id="ctl00_x_lbtnNext" href="${back("ctl00$x$lbtnNext")}">${text}</a>`,
			);
			const [link] = pagerOf(html);
			expect(link).to.include({ by: "postback", selector: "#ctl00_x_lbtnNext" });
			const postback = link?.selector ?? "";
			const read = readListing(html, { url: URL_, next: null, postback, now: NOW, order: "dmy" });
			expect(read.postback?.fields).to.include({ __EVENTTARGET: "ctl00$x$lbtnNext", __VIEWSTATE: "dDw" });
		});

	const forms: [string, string, Partial<PagerLink>][] = [
		[
			"no id, by where it sends",
			`<a href="${back("ctl00$x$lnkNext")}">Tiếp</a>`,
			{ by: "postback", selector: "a[href*='lnkNext']" },
		],
		[
			"an id that counts, by what it says",
			`<a id="rpt_ctl07_lnk" href="${back("rpt$ctl07$lnk")}">Trang sau</a>`,
			{ by: "postback", selector: "a[href*='PostBack']:contains('Trang sau')" },
		],
		["rel=next", '<a rel="next" href="?p=2">Cũ hơn</a>', { by: "next", selector: "a[rel~='next' i]" }],
		[
			"a class, within its pager",
			'<a class="next" href="/bai.html">x</a><div class="pagination"><a class="next" href="?p=2">Trang sau</a></div>',
			{ by: "next", selector: ".pagination a.next" },
		],
		[
			"a picture",
			'<a href="?p=2"><img src="n.gif" alt="Trang sau"></a>',
			{ by: "next", selector: "a:has(img[alt='Trang sau'])" },
		],
		[
			"a button",
			'<input type="submit" name="btn" value="Trang sau">',
			{ by: "postback", selector: "input[value='Trang sau']" },
		],
		[
			"a single arrow before one to the last page",
			'<div class="paging"><a href="?p=9">»</a><a href="?p=2">›</a></div>',
			{ by: "next", selector: ".paging a:contains('›')" },
		],
	];
	for (const [what, html, expected] of forms)
		it(`is found by ${what}`, () => {
			const [link] = pagerOf(page(html));
			expect(link).to.include(expected);
			const $ = load(page(html));
			expect($(link?.selector ?? "").length).to.be.at.least(1);
		});

	it("is found in a section whose address speaks of a calendar", () => {
		expect(pagerOf(page('<a href="/lich-su-dang/?p=2">Tiếp</a>'))[0]).to.include({ by: "next" });
	});

	it("cannot be followed where a script turns the pages, or only numbers are shown", () => {
		expect(pagerOf(page('<a href="#" onclick="loadPage(2)">Trang sau</a>'))[0]).to.include({ by: "script" });
		const numbers = `<div class="paging"><span>1</span><a href="${back("gv$ctl01")}">2</a></div>`;
		expect(pagerOf(page(numbers))).to.deep.equal([{ by: "script", selector: null, text: "2" }]);
	});

	const others: [string, string][] = [
		[
			"a calendar",
			`<table class="lich"><tr><td><a href="${back("ctl00$Calendar1")}" title="Go to the next month">&gt;</a></td></tr></table>`,
		],
		["pictures that take turns", '<a class="carousel-control" href="#anh"><span>Next</span></a>'],
		["a pager on its last page", '<ul class="pagination"><li class="disabled"><a href="?p=2">Trang sau</a></li></ul>'],
		["a report about what comes next", '<a href="/bai-1.html">Sau hội nghị, xã triển khai nghị quyết</a>'],
	];
	for (const [what, html] of others)
		it(`is not ${what}`, () => {
			expect(pagerOf(page(html))).to.deep.equal([]);
		});

	it("is looked for in a time that grows with the page alone", () => {
		const html = page(`<div class="paging">${`<a id="a_1" href="${back("a'\\")}">»</a>`.repeat(4000)}</div>`);
		expect(pagerOf(html)).to.have.length(4);
	});
});
