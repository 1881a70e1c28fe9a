import { expect } from "chai";
import { formatCitation, type Quotable, quotable, roman } from "../../citation/index.ts";
import { authority } from "./authority.ts";
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

	it("writes a law so that the finder reads it back", () => {
		const law = { ...PARTY, typeName: "Luật Đất đai", symbol: null, date: "2024-01-18", law: true };
		expect(formatCitation(law)).to.equal("Luật Đất đai ngày 18 tháng 01 năm 2024");
		expect(only(formatCitation(law)).date).to.equal("2024-01-18");
		expect(formatCitation({ ...law, date: null })).to.equal("Luật Đất đai");
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

describe("quotable", () => {
	const quoted = (id: string, form?: "short"): string => {
		const document = authority.documentsById.get(id);
		if (!document) throw new Error(`${id} is not in the register`);
		return formatCitation(quotable(document, authority), form);
	};

	it("readies a document of the register to be quoted", () => {
		expect(quoted("nghi-dinh:30-2020-nd-cp", "short")).to.equal("Nghị định số 30/2020/NĐ-CP");
		expect(quoted("nghi-quyet:25-nq-tw:k11")).to.match(
			/^Nghị quyết số 25-NQ\/TW, ngày 03\/6\/2013 của Ban Chấp hành Trung ương.* khóa XI về /,
		);
	});

	it("names a law by its name, and a document without number by its title, without the remark in brackets", () => {
		expect(quoted("luat:10-2022-qh15")).to.equal("Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022");
		expect(quoted("luat:10-2022-qh15", "short")).to.equal("Luật Thực hiện dân chủ ở cơ sở năm 2022");
		expect(quoted("bo-luat:45-2019-qh14")).to.equal("Bộ luật Lao động ngày 20 tháng 11 năm 2019");
		expect(quoted("hien-phap:2013")).to.equal(
			"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam ngày 28/11/2013 của Quốc hội",
		);
	});
});

describe("roman", () => {
	it("writes the terms of the Party", () => {
		const terms = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 24];
		expect(terms.map(roman).join(" ")).to.equal("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XIX XX XXIV");
	});
});
