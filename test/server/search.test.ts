import { expect } from "chai";
import fc from "fast-check";
import { accented } from "../../citation/index.ts";
import { Compounds } from "../../server/search/compounds.ts";
import { interpret } from "../../server/search/interpret.ts";
import { readSearch, wordsOf } from "../../server/search/query.ts";
import { snippetOf } from "../../server/search/snippet.ts";
import { compact, termNumber } from "../../server/search/spelling.ts";
import { readDay } from "../../server/search/text-query.ts";
import { vocabularyOf } from "../../server/search/vocabulary.ts";
import { realAuthority } from "./fixture.ts";

describe("interpret(search, vocabulary)", () => {
	const vocabulary = vocabularyOf(realAuthority());
	const read = (text: string) => interpret(readSearch(text), vocabulary);
	const rest = (text: string): string =>
		read(text)
			.rest.map(({ fold }) => fold)
			.join(" ");

	for (const [text, meant] of [
		["nq 25", { types: ["nghi-quyet"], number: "25", codes: [] }],
		["nq", { types: ["nghi-quyet"], number: null, rest: [] }],
		["kl", { types: ["ket-luan"], number: null, rest: [] }],
		["25nqtw", { number: "25", codes: ["nqtw"] }],
		["25-NQ/TW", { number: "25", codes: ["nq", "tw"] }],
		["NQ 25 khóa XI", { number: "25", term: 11 }],
		["nq 25 k11", { number: "25", term: 11 }],
		["nghị quyết số 05", { types: ["nghi-quyet"], number: "5" }],
		["nđ 30/2020", { types: ["nghi-dinh"], number: "30", year: 2020 }],
		["1719/QĐ-TTg", { number: "1719", codes: ["qd", "ttg"] }],
		["2020/QĐ-TTg", { number: "2020", codes: ["qd", "ttg"] }],
		["3/6/2013", { date: "2013-06-03", number: null }],
		["ngày 3 tháng 6 năm 2013", { date: "2013-06-03", number: null }],
		["luật đất đai năm 2024", { types: ["luat"], number: null, year: 2024 }],
		["thông báo kết luận 12", { types: ["thong-bao"], number: "12" }],
	] as const)
		it(`reads ${text}`, () => expect(read(text)).to.deep.include(meant));

	it("leaves the words for the title", () => {
		expect(rest("nq 25 dan van")).to.equal("dan van");
		expect(rest("nghị quyết dân vận")).to.equal("dan van");
		expect(rest("luật đất đai năm 2024")).to.equal("dat dai");
	});

	it("takes an abbreviation for a type only before a number or alone", () => {
		expect(read("kh công tác")).to.deep.include({ types: [] });
		for (const text of ["ct", "CT", "ct khóa xii", "ct năm 2016", "ct số"])
			expect(read(text), text).to.deep.include({ types: ["chi-thi"], rest: [] });
		expect(read("qđ").types).to.have.members(["quyet-dinh", "quy-dinh"]);
		expect(read("nq-tw")).to.deep.include({ types: ["nghi-quyet"], codes: ["tw"], rest: [] });
	});
});

describe("spellings", () => {
	it("has one for each place of the tone, and keeps đ apart from d", () => {
		expect(accented("hoà")).to.equal(accented("hòa"));
		expect(accented("Ủy")).to.equal(accented("uỷ"));
		expect(accented("đường")).not.to.equal(accented("dương"));
	});

	it("writes a symbol in one", () => {
		expect(compact("05-CT/TW")).to.equal("5cttw");
		expect(compact("10/2022/QH15")).to.equal("102022qh15");
	});

	it("reads terms in either numerals", () => {
		expect(["xi", "xiv", "ix", "13", "0", "abc"].map(termNumber)).to.deep.equal([11, 14, 9, 13, null, null]);
	});

	it("reads days as typed", () => {
		expect(["1/2/2025", "2025-02-28", "30/2/2025", "hôm nay", undefined].map(readDay)).to.deep.equal([
			"2025-02-01",
			"2025-02-28",
			undefined,
			undefined,
			undefined,
		]);
	});
});

describe("Compounds.group(words)", () => {
	it("joins syllables that belong together and leaves the others alone", () => {
		const compounds = new Compounds();
		for (const title of ["ve cong tac dan van", "ve cong tac ton giao", "dan van kheo", "ve dan so", "ve dat dai"])
			compounds.count(title, 1);
		const group = (text: string): string[] =>
			compounds.group(wordsOf(text)).map((run) => run.map(({ fold }) => fold).join(" "));
		expect(group("ve cong tac dan van")).to.deep.equal(["ve", "cong tac", "dan van"]);
		expect(group("yen bai")).to.deep.equal(["yen", "bai"]);
	});
});

describe("Compounds.rarest(words, count)", () => {
	it("keeps the words that tell most, in order, and the last", () => {
		const compounds = new Compounds();
		for (const title of ["ve cong tac dan van", "ve cong tac ton giao", "ve dan so"]) compounds.count(title, 1);
		expect(compounds.rarest("ve cong tac ton giao dan v".split(" "), 3)).to.deep.equal(["ton", "giao", "v"]);
	});
});

describe("snippetOf(text, query)", () => {
	const text = `${"Mở đầu dài dòng. ".repeat(40)}Thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận của Đảng. ${"Kết thúc. ".repeat(60)}`;
	const marksOf = (shown: string, ...phrases: string[]): string[] => {
		const snippet = snippetOf(shown, { all: phrases.map((phrase) => [wordsOf(phrase)]), none: [] });
		return snippet.marks.map(({ start, end }) => snippet.text.slice(start, end));
	};

	it("shows the place that has the words, as printed", () => {
		expect(marksOf(text, "dan van", "25-nq/tw")).to.deep.equal(["25-NQ/TW", "dân vận"]);
	});

	it("marks each alternative", () => {
		const all = [[wordsOf("hải quan"), wordsOf("dân vận")]];
		expect(snippetOf(text, { all, none: [] }).marks).to.have.length(1);
	});

	it("prefers the place where the diacritics are as typed", () => {
		const shown = `Ông Đàn, cư dân vạn chài. ${"Câu đệm ở giữa. ".repeat(40)}Công tác dân vận. ${"Câu cuối. ".repeat(60)}`;
		expect(marksOf(shown, "dân vận")).to.deep.equal(["dân vận"]);
		expect(marksOf(shown, "dan van")).to.deep.equal(["dân vạn"]);
	});

	it("takes only whole words, with marks between them", () => {
		expect(marksOf("sự vận động; Dân — vận. Quân dân vậng", "dan van")).to.deep.equal(["Dân — vận"]);
	});

	it("takes either place of a tone and any case", () => {
		expect(marksOf("XÃ HÒA BÌNH và xã Hoà Bình", "hòa bình")).to.deep.equal(["HÒA BÌNH", "Hoà Bình"]);
	});

	it("is short, on whole words, and marks nothing of what is not there", () => {
		const { text: shown, marks } = snippetOf(text, { all: [[wordsOf("không có")]], none: [] });
		expect(marks).to.deep.equal([]);
		expect(shown.length).to.be.below(280);
		expect(shown).to.match(/^Mở đầu .* …$/);
	});

	it("marks what stands in the text, whatever is looked for", () => {
		const pieces = fc.constantFrom(
			"dân",
			"vận",
			"Dan",
			"đ",
			"25-NQ/TW",
			"-",
			" ",
			"\n",
			"…",
			"ậ",
			"a\u0323",
			"𝒳",
			"İ",
			"ß",
			"0",
		);
		const texts = fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join(""));
		fc.assert(
			fc.property(texts, texts, (body, typed) => {
				const { text: shown, marks } = snippetOf(body, { all: [[wordsOf(typed)], [wordsOf("dan")]], none: [] });
				let last = 0;
				for (const { start, end } of marks) {
					expect(start).to.be.at.least(last);
					expect(end).to.be.above(start).and.at.most(shown.length);
					last = end;
				}
			}),
		);
	});

	it("takes an empty text", () => {
		expect(snippetOf("", undefined)).to.deep.equal({ text: "", marks: [] });
	});
});
