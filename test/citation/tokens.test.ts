import { expect } from "chai";
import fc from "fast-check";
import { indexTerms, queryTerms, tokens } from "../../citation/index.ts";

const words = (text: string): string[] => tokens(text).map((token) => token.text);

describe("tokens", () => {
	it("are the folded words, and the parts of a symbol", () => {
		expect(words("Nghị quyết số 25-NQ/TW")).to.deep.equal(["nghi", "quyet", "so", "25", "nq", "tw"]);
		expect(words("Đảng ủy, QĐi")).to.deep.equal(["dang", "uy", "qdi"]);
	});

	it("are the same for composed and decomposed text, and for both Đ", () => {
		const text = "Ủy ban Kiểm tra Đảng ủy: Quyết định 37-QĐ/TW";
		expect(words(text.normalize("NFD"))).to.deep.equal(words(text));
		expect(words("Q\u00d0/TW")).to.deep.equal(words("QĐ/TW"));
	});

	it("lead back to the text as given", () => {
		const text = "Nghị quyết “25”".normalize("NFD");
		expect(tokens(text).map(({ start, end }) => text.slice(start, end).normalize("NFC"))).to.deep.equal([
			"Nghị",
			"quyết",
			"25",
		]);
	});

	it("are none for marks of punctuation, blanks and nothing", () => {
		for (const text of ["", " \n", "-/–“”…", "\u200b"]) expect(words(text)).to.deep.equal([]);
	});

	it("are not cut by a soft hyphen or a zero-width space within a word", () => {
		expect(words("quy\u00adết đi\u200bnh")).to.deep.equal(["quyet", "dinh"]);
	});

	it("of any text are in order, apart, within it, never empty", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
				let at = 0;
				for (const token of tokens(text)) {
					expect(token.start).to.be.at.least(at);
					expect(token.end).to.be.within(token.start + 1, text.length);
					expect(token.text).to.not.equal("");
					at = token.end;
				}
			}),
			{ numRuns: 500 },
		);
	});
});

describe("index and query", () => {
	it("keep each word and each pair, and ask for pairs", () => {
		expect(indexTerms(["cong", "tac", "dan"])).to.have.members(["cong", "tac", "dan", "cong_tac", "tac_dan"]);
		expect(queryTerms(["cong", "tac", "dan"])).to.deep.equal(["cong_tac", "tac_dan"]);
		expect(queryTerms(["dan"])).to.deep.equal(["dan"]);
		expect([indexTerms([]), queryTerms([])]).to.deep.equal([[], []]);
	});

	it("never ask for what is not kept: every run of words in a text is found by asking for it", () => {
		const word = fc.constantFrom("dan", "van", "cong", "tac", "25", "nq");
		fc.assert(
			fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), fc.nat(11), (run, a, b) => {
				const asked = queryTerms(run.slice(Math.min(a, b), Math.max(a, b) + 1));
				expect(indexTerms(run)).to.include.members(asked);
			}),
		);
	});
});
