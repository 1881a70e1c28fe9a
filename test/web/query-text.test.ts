import { expect } from "chai";
import fc from "fast-check";
import { controlsOf } from "../../server/search/controls.ts";
import { readSearch } from "../../server/search/query.ts";
import { vocabularyOf } from "../../server/search/vocabulary.ts";
import { listText } from "../../web/query-list.ts";
import {
	NO_CONTROLS,
	type QueryControls,
	type QueryField,
	readList,
	withField,
	withWords,
	writeQuery,
} from "../../web/query-text.ts";
import { realAuthority } from "../server/fixture.ts";

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

	it("takes it out with all its values, and under its name with diacritics", () => {
		expect(withField('dân vận tinh:"nghệ an","hà nội",yen-bai khoa:11', "tinh", null)).to.equal("dân vận khoa:11");
		expect(withField('loại:"chỉ thị" dân vận', "loai", "nghi-quyet")).to.equal("dân vận loai:nghi-quyet");
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

describe("writeQuery(controls)", () => {
	const vocabulary = vocabularyOf(realAuthority());
	const read = (text: string): QueryControls => controlsOf(readSearch(text), vocabulary);

	it("writes each control as its operator", () => {
		expect(
			writeQuery({
				words: "dân vận 25-NQ/TW",
				phrases: ["chuyển đổi số"],
				any: [["lâm nghiệp", "rừng"]],
				not: ["tôn", "lễ hội"],
				type: ["chi-thi", "nghi-quyet"],
				number: ["25"],
				term: ["11"],
				year: ["2013"],
				issuer: ["bo-chinh-tri"],
				province: ["nghe-an"],
				source: ["mau-bao"],
				from: "2025-01-01",
				to: "2025-06-30",
			}),
		).to.equal(
			'dân vận 25-NQ/TW "chuyển đổi số" "lâm nghiệp" OR rừng -tôn -"lễ hội" loai:chi-thi,nghi-quyet so:25 khoa:11 nam:2013 coquan:bo-chinh-tri tinh:nghe-an nguon:mau-bao tu:01/01/2025 den:30/06/2025',
		);
		expect(writeQuery(NO_CONTROLS)).to.equal("");
	});

	it("does not let what is left out run into the number before it", () => {
		expect(read(writeQuery({ ...NO_CONTROLS, words: "25", not: ["NQ/TW"] }))).to.deep.include({
			words: "25",
			not: ["NQ/TW"],
		});
	});

	/** Words that are nothing else, symbols, and what looks like an operator. */
	const item = fc.constantFrom(
		"dân vận",
		"rừng",
		"25-NQ/TW",
		"TW",
		"xanh, sạch, đẹp",
		"OR",
		"a OR b",
		"tinh:nghe-an",
		"-tôn",
		"NOT",
		"5",
		"hoà bình",
		"a; b",
	);
	const items = fc.uniqueArray(item, { maxLength: 3 });
	const chosen = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });
	const controls: fc.Arbitrary<QueryControls> = fc.record({
		words: fc
			.array(fc.constantFrom("dân", "vận", "25-NQ/TW", "3/6/2013", "nq18", "tư", "số:"), { maxLength: 4 })
			.map((words) => words.filter((word) => word !== "số:").join(" ")),
		phrases: items,
		any: fc.array(fc.uniqueArray(item, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
		not: items,
		type: chosen("chi-thi", "nghi-quyet", "loại lạ"),
		number: chosen("25", "05-CT/TW"),
		term: chosen("11", "12"),
		year: chosen("2013", "2020"),
		issuer: chosen("bo-chinh-tri", "ban quản lý chợ"),
		province: chosen("nghe-an", "ha-noi", "nghệ am"),
		source: chosen("mau-bao", "bao-x"),
		from: fc.constantFrom("", "2025-01-01"),
		to: fc.constantFrom("", "2025-12-31"),
	});

	it("is read back as the same controls", () => {
		fc.assert(
			fc.property(
				controls.filter((all) => writeQuery(all).length <= 200),
				(all) => {
					expect(read(writeQuery(all))).to.deep.equal(all);
				},
			),
			{ numRuns: 500 },
		);
	});

	it("of what was typed asks for the same, and written again is the same", () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'"dân vận"',
				"OR",
				"-",
				"loai:nq,ct",
				'tinh:"nghệ an"',
				"tu:01/01/2025",
				"AND",
				"NOT",
				"25-NQ/TW",
			),
			fc.constantFrom("chuyển", "đổi", "số", "khoa:xi", "nam:2013", '-"lễ hội"', '"', "tinh:", "(rừng", "đẹp,"),
			fc.string({ unit: "grapheme", maxLength: 6 }),
		);
		const said = (text: string) => {
			const { clauses, not, fields } = readSearch(text);
			const bare = clauses.filter(([part, other]) => !other && !part?.quoted);
			const words = (parts: { words: unknown }[]) => parts.map((part) => part.words);
			return {
				loose: bare.map(words),
				others: clauses.filter((clause) => !bare.includes(clause)).map(words),
				not: words(not),
				fields: controlsOf(readSearch(text), vocabulary),
				has: Object.keys(fields).filter((name) => name !== "tu" && name !== "den").length,
			};
		};
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
				const typed = pieces.join(" ");
				const text = writeQuery(read(typed));
				fc.pre(text.length <= 200);
				expect(writeQuery(read(text))).to.equal(text);
				const [first, again] = [said(typed), said(text)];
				expect(again.loose).to.deep.equal(first.loose);
				expect(again.not).to.deep.equal(first.not);
				expect(again.fields).to.deep.equal(first.fields);
				expect(new Set(again.others.map((one) => JSON.stringify(one)))).to.deep.equal(
					new Set(first.others.map((one) => JSON.stringify(one))),
				);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("readList(text)", () => {
	it("reads what a box holds several of, as it was written into it", () => {
		expect(readList(" chuyển đổi số, dân vận ,, ; rừng")).to.deep.equal(["chuyển đổi số", "dân vận", "rừng"]);
		for (const items of [["xanh, sạch, đẹp", "rừng"], ["25-NQ/TW"], []])
			expect(readList(listText(items))).to.deep.equal(items);
	});
});
