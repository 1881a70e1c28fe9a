import { expect } from "chai";
import { formatCitation, type Quotable, roman } from "../../citation/index.ts";
import { only } from "./reading.ts";

const PARTY: Quotable = {
	typeName: "Nghị quyết",
	symbol: "25-NQ/TW",
	date: "2013-06-03",
	issuerName: "Ban Chấp hành Trung ương Đảng",
	term: 11,
	title: "Về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
};

describe("formatCitation", () => {
	it("quotes a Party document with a comma before the day, its body, term and title", () => {
		expect(formatCitation(PARTY)).to.equal(
			"Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng khóa XI về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới",
		);
	});

	it("quotes it in short by type and symbol", () => {
		expect(formatCitation(PARTY, "short")).to.equal("Nghị quyết số 25-NQ/TW");
	});

	it("leaves out what is not known without a trace", () => {
		const bare = { ...PARTY, date: null, issuerName: null, term: null, title: null };
		expect(formatCitation(bare)).to.equal("Nghị quyết số 25-NQ/TW");
		expect(formatCitation({ ...bare, symbol: null, typeName: "Điều lệ Đảng" })).to.equal("Điều lệ Đảng");
	});

	it("writes what the finder reads back", () => {
		const found = only(formatCitation(PARTY));
		expect(found).to.include({ symbol: "25-NQ/TW", date: "2013-06-03", issuer: "bch-trung-uong", term: 11 });
	});

	it("writes a year or a month alone as the finder reads it", () => {
		expect(only(formatCitation({ ...PARTY, date: "2013" })).date).to.equal("2013");
		expect(only(formatCitation({ ...PARTY, date: "2013-06" })).date).to.equal("2013-06");
	});
});

describe("roman", () => {
	it("writes the terms of the Party", () => {
		const terms = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 24];
		expect(terms.map(roman).join(" ")).to.equal("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XIX XX XXIV");
	});
});
