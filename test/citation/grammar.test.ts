import { expect } from "chai";
import { findCitations, GRAMMAR } from "../../citation/index.ts";
import { authority } from "./authority.ts";

describe("the grammar table", () => {
	it("has rows with ids of their own", () => {
		const ids = GRAMMAR.map(({ id }) => id);
		expect(new Set(ids).size).to.equal(ids.length);
	});

	for (const row of GRAMMAR) {
		describe(`row ${row.id}: ${row.says}`, () => {
			for (const example of row.examples)
				it(`reads ${JSON.stringify(example)} whole`, () => {
					const text = `Tỉnh tiếp tục thực hiện ${example}, đạt kết quả tốt.`;
					const found = findCitations(text, authority);
					expect(found.map(({ rule, raw }) => ({ rule, raw }))).to.deep.equal([{ rule: row.id, raw: example }]);
					expect(found[0]?.form).to.equal(row.form);
				});
			for (const reject of row.rejects)
				it(`does not read ${JSON.stringify(reject)}`, () => {
					const found = findCitations(`Hội nghị nêu rõ ${reject}, đạt kết quả tốt.`, authority);
					expect(found.filter(({ rule }) => rule === row.id)).to.deep.equal([]);
				});
		});
	}
});
