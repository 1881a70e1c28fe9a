import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { compileAuthority, findCitations, resolveCitations } from "../../citation/index.ts";
import { printable } from "../../crawler/article/lines.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { scratch, trichdan } from "../cli/trichdan.ts";
import { DAN_VAN, realAuthority, type Site, serve, storeWith } from "../server/fixture.ts";

/** One number, as it is written to look the same and be another: by what is done to it. */
const SPELLINGS: Record<string, string> = {
	"a hyphen": "25\u2010NQ/TW",
	"a hyphen that does not break": "25\u2011NQ/TW",
	"a figure dash": "25\u2012NQ/TW",
	"an en dash": "25\u2013NQ/TW",
	"an em dash": "25\u2014NQ/TW",
	"a minus sign": "25\u2212NQ/TW",
	"a small hyphen": "25\ufe63NQ/TW",
	"a full-width hyphen": "25\uff0dNQ/TW",
	"a fraction slash": "25-NQ\u2044TW",
	"a full-width slash": "25-NQ\uff0fTW",
	"a division slash": "25-NQ\u2215TW",
	"full-width digits": "\uff12\uff15-NQ/TW",
	"full-width letters": "25-\uff2e\uff31/\uff34\uff37",
	"a zero-width space": "25\u200b-NQ/TW",
	"a soft hyphen": "25-N\u00adQ/TW",
	"a word joiner": "25-NQ/\u2060TW",
	"a byte order mark": "\ufeff25-NQ/TW",
	"a combining joiner": "25-N\u034fQ/TW",
	"a zero-width joiner": "25-NQ\u200d/TW",
	"a variation selector": "25-N\ufe00Q/TW",
	"a left-to-right mark": "25-N\u200eQ/TW",
	"an override of direction": "\u202d25-NQ/TW\u202c",
	"an isolate": "\u206625-NQ/TW\u2069",
	"a Cyrillic letter": "25-NQ/\u0422W",
	"a Greek letter": "25-\u039dQ/TW",
};

describe("a number that is spelled to look like another", () => {
	const authority = compileAuthority(realAuthority());
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	for (const [what, symbol] of Object.entries(SPELLINGS))
		it(`with ${what} is read as the number that it shows, at its place in the text`, () => {
			const text = `Xã tổ chức quán triệt Nghị quyết số ${symbol} ngày 03/6/2013 về công tác dân vận.`;
			const citations = findCitations(text, authority);
			const [found] = resolveCitations(citations, text, authority);
			expect(citations.map((one) => one.symbol)).to.deep.equal(["25-NQ/TW"]);
			expect(found).to.include({ status: "resolved", id: DAN_VAN });
			const { start = 0, end = 0, raw } = citations[0] ?? {};
			expect(text.slice(start, end)).to.equal(raw);
		});

	it("is found by any of its spellings in the search box", async () => {
		for (const [what, symbol] of Object.entries(SPELLINGS)) {
			// Letters of another script or width are what a text is made of to deceive, not what a reader types.
			if (/letter/.test(what)) continue;
			const answer = await site.get(`/api/v1/suggest?q=${encodeURIComponent(symbol)}`);
			const { items } = (await answer.json()) as { items: { id: string }[] };
			expect(
				items.map(({ id }) => id),
				what,
			).to.include(DAN_VAN);
		}
	});

	it("writes đ in each of the ways that look alike, and is the decision", () => {
		for (const letter of ["Đ", "\u00d0", "\u0189"]) {
			const text = `Thực hiện Quyết định số 217-Q${letter}/TW ngày 12/12/2013 của Bộ Chính trị.`;
			expect(
				findCitations(text, authority).map(({ symbol }) => symbol),
				letter,
			).to.deep.equal(["217-QĐ/TW"]);
		}
	});
});

describe("a line that is turned around by signs nobody sees", () => {
	const turned = "Xã Lâm Giang thực hiện \u202eWT/QN-52\u202c \u2066Nghị quyết số 25-NQ/TW\u2069\u200f ngày 03/6/2013";

	it("has none of them once it is read from a page", () => {
		expect(printable(turned)).to.equal("Xã Lâm Giang thực hiện WT/QN-52 Nghị quyết số 25-NQ/TW ngày 03/6/2013");
	});

	it("has none of them in the index after an import either, in its title or its text", async () => {
		const folder = await scratch();
		const body = `${turned}. Đảng uỷ xã Lâm Giang đã tổ chức hội nghị quán triệt và xây dựng kế hoạch thực hiện.`;
		await writeFile(
			folder.path("bai.html"),
			`<html><head><title>${turned}</title></head><body><h1>${turned}</h1><p>${body}</p></body></html>`,
		);
		const settings = { TRICHDAN_DB: folder.path("index.db") };
		const { status, stderr } = await trichdan(["import", folder.path("bai.html")], settings);
		expect(status, stderr).to.equal(0);
		const store = openSqlite(folder.path("index.db"));
		const { items } = await store.searchReports({}, "newest", { limit: 5 });
		await store.close();
		await folder.remove();
		expect(items.map(({ title }) => title)).to.deep.equal([printable(turned)]);
		expect(JSON.stringify(items)).to.not.match(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
	});
});
