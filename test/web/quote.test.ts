import { expect } from "chai";
import { namesFrom } from "../../server/names.ts";
import { safeHref } from "../../web/links.ts";
import { issuerWords, quote, quoteForms } from "../../web/quote.ts";
import { textParts } from "../../web/report-parts.ts";
import { DIRECTIVES, directive, realAuthority } from "../server/fixture.ts";

const counted = { status: "unknown", mentions: 0, reports: 0, firstCitedOn: null, lastCitedOn: null } as const;

describe("quote(directive, names)", () => {
	const names = namesFrom(realAuthority());
	const quoted = (id: string): string => {
		const found = DIRECTIVES.find((one) => one.id === id);
		return found ? quote({ ...found, ...counted }, names) : "";
	};

	it("puts a comma before the date of a Party document", () => {
		expect(quoted("nghi-quyet:25-nq-tw:k9")).to.equal(
			"Nghị quyết số 25-NQ/TW, ngày 12/3/2003 của Ban Chấp hành Trung ương Đảng khóa IX về công tác tôn giáo",
		);
	});

	it("puts none before the date of a State document", () => {
		expect(quoted("nghi-dinh:30-2020-nd-cp")).to.equal(
			"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
		);
	});

	it("quotes a law by its name", () => {
		expect(quoted("luat:10-2022-qh15")).to.equal("Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022");
	});

	it("runs on with a title that begins with a verb", () => {
		expect(quoted("quyet-dinh:217-qd-tw:k11")).to.match(/của Bộ Chính trị khóa XI ban hành Quy chế giám sát/);
	});

	it("names local bodies with their place, and none that it does not know", () => {
		const local = (issuer: string, symbol: string, province: string | null) =>
			issuerWords(
				{
					...directive(`a:b`, symbol, null, { issuer, issuerName: null, level: "province", origin: "cited", province }),
					...counted,
				},
				names,
			);
		expect(local("tinh-uy", "01-NQ/TU", "ha-noi")).to.equal("Thành ủy Hà Nội");
		expect(local("khac", "01-HD/BTCTU", "yen-bai")).to.equal("Ban Tổ chức Tỉnh ủy Yên Bái");
		expect(local("khac", "01-HD/XYZ", "yen-bai")).to.equal(null);
	});
});

describe("quoteForms(directive, names)", () => {
	const names = namesFrom(realAuthority());
	const forms = (id: string, more: object = {}): string[] => {
		const found = DIRECTIVES.find((one) => one.id === id);
		return found ? quoteForms({ ...found, ...counted, ...more }, names).map(({ text }) => text) : [];
	};

	it("goes from the full form to that of later mentions", () => {
		expect(forms("nghi-dinh:30-2020-nd-cp")).to.deep.equal([
			"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư",
			"Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ",
			"Nghị định số 30/2020/NĐ-CP",
		]);
	});

	it("mentions a law again by name and year, and gives no form twice", () => {
		expect(forms("luat:10-2022-qh15")).to.deep.equal([
			"Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022",
			"Luật Thực hiện dân chủ ở cơ sở năm 2022",
		]);
	});

	it("has one line each, whatever blanks a title came with", () => {
		const [full = ""] = forms("nghi-quyet:25-nq-tw:k9", { title: "Về công tác\n  tôn\u00a0giáo " });
		expect(full).to.match(/ về công tác tôn giáo$/);
	});
});

describe("safeHref(url)", () => {
	it("leads to the web or nowhere", () => {
		expect(safeHref("https://a.vn/b?c=1")).to.equal("https://a.vn/b?c=1");
		for (const url of [
			null,
			"",
			"javascript:alert(1)",
			"JaVaScRiPt:x",
			"data:text/html,x",
			"//a.vn",
			"/x",
			" https://a.vn",
			"http://",
		])
			expect(safeHref(url), String(url)).to.equal(undefined);
	});
});

describe("textParts(text)", () => {
	it("leaves a short text whole and cuts a long one without a gap", () => {
		expect(textParts("ngắn")).to.deep.equal([{ start: 0, end: 4 }]);
		for (const text of ["từ ".repeat(20_000), "x".repeat(50_000), "dòng\n".repeat(12_000)]) {
			const parts = textParts(text);
			expect(parts.length).to.be.greaterThan(2);
			expect(parts.map(({ start, end }) => text.slice(start, end)).join("")).to.equal(text);
		}
	});
});
