import { expect } from "chai";
import fc from "fast-check";
import { readSearch } from "../../server/search/query.ts";
import { type QueryField, withField, withWords } from "../../web/query-text.ts";

describe("withField(q, field, value)", () => {
	it("writes a field behind what was typed", () => {
		expect(withField("dân vận", "tinh", "nghe-an")).to.equal("dân vận tinh:nghe-an");
		expect(withField("", "khoa", "11")).to.equal("khoa:11");
	});

	it("quotes a value with blanks", () => {
		expect(withField("dân vận", "tinh", "nghệ an")).to.equal('dân vận tinh:"nghệ an"');
	});

	it("puts it in the place of the one before, however that was written", () => {
		expect(withField('tinh:"yên bái" dân vận TINH:lao-cai', "tinh", "nghe-an")).to.equal("dân vận tinh:nghe-an");
	});

	it("takes it out", () => {
		expect(withField("dân vận tinh:nghe-an khoa:11", "tinh", null)).to.equal("dân vận khoa:11");
	});

	it("leaves words that only look alike", () => {
		expect(withField("nhiemtinh:xa tinh thần", "tinh", null)).to.equal("nhiemtinh:xa tinh thần");
	});

	it("is read back as it was written", () => {
		const fields = fc.constantFrom<QueryField>("loai", "coquan", "khoa", "nam", "tinh", "nguon", "tu", "den");
		const values = fc.stringMatching(/^[a-z0-9]{1,8}( [a-z0-9]{1,8})?$/);
		const typed = fc.array(fc.constantFrom("dân", "vận", "25-NQ/TW", "-tôn", '"chuyển đổi"'), { maxLength: 5 });
		fc.assert(
			fc.property(typed, fields, values, values, (words, field, first, second) => {
				const text = withField(withField(words.join(" "), field, first), field, second);
				expect(readSearch(text).fields).to.deep.equal({ [field]: [second] });
				expect(readSearch(withField(text, field, null))).to.deep.equal(readSearch(words.join(" ")));
			}),
		);
	});
});

describe("withWords(q, corrected)", () => {
	it("mends what was taken for misspelt and leaves the rest as typed", () => {
		const corrected = [
			{ typed: "quyte", meant: "quyet" },
			{ typed: "danvan", meant: "dan van" },
		];
		expect(withWords('Nghị quyte "danvan" tinh:nghe-an', corrected)).to.equal('Nghị quyet "dan van" tinh:nghe-an');
	});
});
