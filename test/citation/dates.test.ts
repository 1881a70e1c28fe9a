import { expect } from "chai";
import { DATE_FORMATS, dateAt } from "../../citation/dates.ts";
import { fold } from "../../citation/fold.ts";

describe("the formats of dates", () => {
	for (const { pattern, example } of DATE_FORMATS)
		it(`are read whole by their row: ${example}`, () => {
			const { plain } = fold(example);
			pattern.lastIndex = 0;
			expect(pattern.exec(plain)?.[0]).to.equal(plain);
			expect(dateAt(plain, 0)).to.include({ start: 0, end: plain.length });
		});

	it("read a bare year in brackets only", () => {
		expect(dateAt("2019)", 0, true)?.value).to.equal("2019");
		expect(dateAt("2019)", 0)).to.equal(null);
	});

	it("take no day that is none", () => {
		for (const text of ["31/02/2019", "00/1/2019", "12/13/2019"]) expect(dateAt(text, 0)?.value ?? null).to.equal(null);
	});
});
