import { expect } from "chai";
import fc from "fast-check";
import { documentId, isLocalSymbol, isPartySymbol, permalink, plain, slug } from "../../citation/index.ts";
import { authority } from "./authority.ts";

describe("documentId", () => {
	it("tells a Party document by its term", () => {
		expect(documentId({ type: "nghi-quyet", symbol: "25-NQ/TW", term: 11 })).to.equal("nghi-quyet:25-nq-tw:k11");
	});

	it("tells a local one by place and term, a district's by both places", () => {
		expect(documentId({ type: "nghi-quyet", symbol: "66-NQ/TU", province: "yen-bai", term: 19 })).to.equal(
			"nghi-quyet:66-nq-tu:yen-bai:k19",
		);
		const district = { type: "nghi-quyet", symbol: "04-NQ/HU", province: "quang-tri", place: "trieu-phong" };
		expect(documentId(district)).to.equal("nghi-quyet:04-nq-hu:quang-tri:trieu-phong:chua-ro");
	});

	it("tells a State document by the year in its symbol, else by the year given", () => {
		expect(documentId({ type: "nghi-dinh", symbol: "30/2020/NĐ-CP", year: 1999 })).to.equal("nghi-dinh:30-2020-nd-cp");
		expect(documentId({ type: "quyet-dinh", symbol: "147/QĐ-TTg", year: 2020 })).to.equal("quyet-dinh:147-qd-ttg:2020");
	});

	it("says what is not known", () => {
		expect(documentId({ type: "nghi-quyet", symbol: "25-NQ/TW" })).to.equal("nghi-quyet:25-nq-tw:chua-ro");
		expect(documentId({ type: "nghi-quyet", symbol: "66-NQ/TU" })).to.equal("nghi-quyet:66-nq-tu:chua-ro:chua-ro");
	});

	it("tells a rule from a decision of one code and number", () => {
		const of = { symbol: "37-QĐ/TW", term: 13 };
		expect(documentId({ ...of, type: "quy-dinh" })).to.not.equal(documentId({ ...of, type: "quyet-dinh" }));
	});

	it("tells apart what a variant tells apart", () => {
		const of = { type: "nghi-quyet", symbol: "04-NQ/HNTW", term: 7 };
		expect(documentId({ ...of, variant: "y-te" })).to.equal("nghi-quyet:04-nq-hntw:k7:y-te");
	});

	it("is a safe path, whatever the symbol", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 30 }), (symbol) => {
				expect(documentId({ type: "van-ban", symbol })).to.match(/^[a-z0-9:-]*$/);
			}),
		);
	});

	it("is the same for every spelling of one symbol in decomposed and composed text", () => {
		const of = { type: "quy-dinh", term: 13 };
		expect(documentId({ ...of, symbol: "37-QĐ/TW".normalize("NFD") })).to.equal(
			documentId({ ...of, symbol: "37-QĐ/TW" }),
		);
	});

	it("is different for every document of the register", () => {
		expect(authority.documentsById.size).to.equal(authority.data.documents.length);
	});
});

describe("permalink", () => {
	it("is the id as a path", () => {
		expect(permalink("nghi-quyet:25-nq-tw:k11")).to.equal("/vb/nghi-quyet/25-nq-tw/k11");
	});
});

describe("isLocalSymbol", () => {
	for (const symbol of [
		"66-NQ/TU",
		"16-CTr/TU",
		"21-HD/BTCTU",
		"123-CV/BTGTU",
		"04-NQ/HU",
		"15-CTr/ThU",
		"05-NQ/ĐU",
		"28-TB/ĐUK",
		"45/NQ-HĐND",
		"12/2019/NQ-HĐND",
		"371/KH-UBND",
		"3861/UBND-NC",
	])
		it(`says that ${symbol} needs a place`, () => expect(isLocalSymbol(symbol)).to.equal(true));

	for (const symbol of [
		"25-NQ/TW",
		"38-HD/BTCTW",
		"2662-NQ/QUTW",
		"30/2020/NĐ-CP",
		"1719/QĐ-TTg",
		"10/2022/QH15",
		"01/2011/TT-BNV",
		"34/2007/PL-UBTVQH11",
		"02-HD/VPTW",
		"09-KL/BCĐ",
	])
		it(`says that ${symbol} needs none`, () => expect(isLocalSymbol(symbol)).to.equal(false));
});

describe("isPartySymbol", () => {
	it("tells the Party's shape from the State's", () => {
		for (const symbol of ["25-NQ/TW", "11-QĐi/TW", "66-NQ/TU", "06-HD/BTCTW-BTGTW"])
			expect(isPartySymbol(symbol), symbol).to.equal(true);
		for (const symbol of ["30/2020/NĐ-CP", "1719/QĐ-TTg", "45/NQ-HĐND", "10/2022/QH15", "3861/UBND-NC"])
			expect(isPartySymbol(symbol), symbol).to.equal(false);
	});
});

describe("slug and plain", () => {
	it("fold Vietnamese in any Unicode form", () => {
		for (const form of ["NFC", "NFD"]) {
			expect(slug("Bà Rịa - Vũng Tàu".normalize(form))).to.equal("ba-ria-vung-tau");
			expect(slug("Đắk Nông".normalize(form))).to.equal("dak-nong");
			expect(plain("QUYẾT ĐỊNH".normalize(form))).to.equal("quyet dinh");
		}
		expect(slug("204-Q\u00d0/TW")).to.equal("204-qd-tw");
	});

	it("give the same again when given their own result", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				expect(slug(slug(text))).to.equal(slug(text));
			}),
		);
	});
});
