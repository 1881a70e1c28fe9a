import { expect } from "chai";
import fc from "fast-check";
import { accented } from "../../citation/index.ts";
import { type Part, partsOf, readSearch } from "../../server/search/query.ts";

describe("readSearch(typed)", () => {
	const folds = (parts: Part[]): string[] => parts.map(({ words }) => words.map(({ fold }) => fold).join(" "));
	const clauses = (text: string): string[] => readSearch(text).clauses.map((clause) => folds(clause).join(" | "));

	it("parts words, phrases and what is left out", () => {
		const text = 'dân vận "tình hình mới" -tôn -"giáo dục" 25-NQ/TW';
		expect(clauses(text)).to.deep.equal(["dan", "van", "tinh hinh moi", "25 nq tw"]);
		expect(folds(readSearch(text).not)).to.deep.equal(["ton", "giao duc"]);
	});

	it("keeps the spelling of words that were typed with diacritics", () => {
		const [first, second] = partsOf(readSearch("hoà binh"));
		expect(first?.words).to.deep.equal([{ fold: "hoa", accents: accented("hòa") }]);
		expect(second?.words).to.deep.equal([{ fold: "binh", accents: null }]);
	});

	it("binds the two neighbours of OR", () => {
		expect(clauses("a OR b c")).to.deep.equal(["a | b", "c"]);
		expect(clauses('"dân vận" OR "tôn giáo" OR 25-NQ/TW')).to.deep.equal(["dan van | ton giao | 25 nq tw"]);
		expect(clauses("a or b")).to.deep.equal(["a", "or", "b"]);
	});

	it("reads over an OR that has no two neighbours", () => {
		expect(clauses("OR a OR")).to.deep.equal(["a"]);
		expect(clauses("a OR loai:ct b")).to.deep.equal(["a", "b"]);
		expect(clauses("a OR -b")).to.deep.equal(["a"]);
	});

	it("reads fields, with or without diacritics", () => {
		expect(readSearch('loại:ct tinh:"nghệ an" từ:01/01/2025').fields).to.deep.equal({
			loai: ["ct"],
			tinh: ["nghệ an"],
			tu: ["01/01/2025"],
		});
	});

	it("takes several values of a field, by commas or by the field again", () => {
		expect(readSearch('loai:nq,ct tinh:"nghệ an","hà nội" loai:kl loai:nq').fields).to.deep.equal({
			loai: ["nq", "ct", "kl"],
			tinh: ["nghệ an", "hà nội"],
		});
	});

	it("takes a blank behind the colon of a field, as letterheads have it", () => {
		expect(readSearch("Số: 25-NQ/TW").fields).to.deep.equal({ so: ["25-NQ/TW"] });
		expect(clauses("nghị quyết: dân vận")).to.deep.equal(["nghi", "quyet", "dan", "van"]);
	});

	it("leaves nothing out for a dash inside a symbol", () => {
		expect(clauses("số 25 -NQ/TW")).to.deep.equal(["so", "25 nq tw"]);
	});

	it("takes TƯ in a symbol for the code of the central bodies, and for a word elsewhere", () => {
		for (const text of ["25-NQ/TƯ", "25-nq/tư", "25-NQ/T.Ư"]) expect(clauses(text), text).to.deep.equal(["25 nq tw"]);
		expect(clauses("25 NQ/TƯ")).to.deep.equal(["25", "nq tw"]);
		expect(clauses("NQ TƯ 6")).to.deep.equal(["nq", "tw", "6"]);
		expect(clauses("nq 25 tư tưởng")).to.deep.equal(["nq", "25", "tu", "tuong"]);
		expect(clauses("KL TƯ TƯỞNG")).to.deep.equal(["kl", "tu", "tuong"]);
	});

	it("takes what is no field for words", () => {
		expect(readSearch("https://a.vn 10:30 xyz:1").fields).to.deep.equal({});
	});

	/** What is at fault, as kind and stretch. */
	const faults = (text: string): string[] =>
		readSearch(text).faults.map(({ kind, start, end }) => `${kind} ${readSearch(text).read.slice(start, end)}`);

	it("tells an operator that joins nothing, and where it stands", () => {
		expect(faults("OR dân OR OR vận OR")).to.deep.equal(["or OR", "or OR", "or OR"]);
		expect(readSearch("OR dân OR OR vận OR").faults.map(({ start }) => start)).to.deep.equal([0, 7, 17]);
		expect(faults("dân OR loai:ct")).to.deep.equal(["or OR"]);
		expect(faults("dân OR -vận")).to.deep.equal(["or OR"]);
		expect(faults('dân OR "vận động" loai:ct -tôn - 25-NQ/TW')).to.deep.equal([]);
	});

	it("reads AND as nothing and NOT as a minus, and says so", () => {
		expect(clauses("dân AND vận")).to.deep.equal(["dan", "van"]);
		expect(folds(readSearch("dân NOT vận").not)).to.deep.equal(["van"]);
		expect(faults("dân AND vận NOT tôn")).to.deep.equal(["and AND", "not NOT"]);
		expect(clauses("and not")).to.deep.equal(["and", "not"]);
	});

	it("tells fields that are none, that have no value or that cannot be left out", () => {
		expect(faults("province:nghe-an xyz:1 https://a.vn 10:30")).to.deep.equal([
			"no-field province:nghe-an",
			"no-field xyz:1",
		]);
		expect(faults("dân tinh:")).to.deep.equal(["no-value tinh:"]);
		expect(clauses("dân tinh:")).to.deep.equal(["dan"]);
		expect(faults('-tinh:"nghệ an" dân')).to.deep.equal(['minus-field -tinh:"nghệ an"']);
	});

	it("tells a missing closing mark and signs of other languages, and takes no offence at a dash", () => {
		expect(faults('dân "vận động')).to.deep.equal(['open-quote "vận động']);
		expect(faults('tinh:"nghệ an')).to.deep.equal(['open-quote "nghệ an']);
		expect(faults("dân && vận - ( tôn ,")).to.deep.equal(["no-word &&", "no-word ("]);
	});

	it("tells from where on nothing is looked for", () => {
		const [fault] = readSearch("a ".repeat(60)).faults;
		expect(fault).to.deep.include({ kind: "too-many", start: 80 });
	});

	it("reads 200 characters and no more", () => {
		expect(readSearch("từ ".repeat(500)).text.length).to.be.at.most(200);
	});

	it("has a reading for every text", () => {
		const piece = fc.oneof(
			fc.constantFrom('"', "“", "-", "OR", "AND", "NOT", ":", ",", "loai:", "số: ", " ", "25-NQ/TW", "tinh:", "nghij"),
			fc.string({ unit: "grapheme", maxLength: 12 }),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const { clauses: all, not, fields, values, faults, read } = readSearch(pieces.join(""));
				for (const part of [...all.flat(), ...not]) expect(part.words).not.to.deep.equal([]);
				for (const clause of all) expect(clause).not.to.deep.equal([]);
				for (const values of Object.values(fields)) expect(values.length).to.be.within(1, 10);
				for (const { start, end } of [...values, ...faults]) {
					expect(start).to.be.within(0, end - 1);
					expect(end).to.be.at.most(read.length);
				}
			}),
		);
	});
});
