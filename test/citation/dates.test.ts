import { expect } from "chai";
import { DATE_FORMATS, dateAt } from "../../citation/find/dates.ts";
import { TERM_FORMS, termAt } from "../../citation/find/term.ts";
import { fold } from "../../citation/text/fold.ts";

const REPORT = "2025-08-20";

describe("the formats of dates", () => {
	for (const { says, only = "running", examples, rejects } of DATE_FORMATS)
		describe(says, () => {
			for (const [printed, value] of examples)
				it(`reads ${printed} as ${value}`, () => {
					const found = dateAt(fold(printed).plain, 0, only, REPORT);
					expect(found?.value).to.equal(value);
					const rest = printed.slice(found?.end);
					expect(only === "brackets" ? rest.replace(/^[,)].*/, "") : rest, "is read whole").to.equal("");
				});
			for (const printed of rejects)
				it(`reads no such date in ${printed}`, () => {
					const { plain } = fold(printed);
					const row = DATE_FORMATS.find((one) => one.says === says);
					expect(row).to.not.equal(undefined);
					// Another row may read a part of it, `tháng 11` of a year for instance, but never the whole as a date.
					const found = dateAt(plain, 0, only, REPORT);
					expect(found === null || found.end < plain.length, found?.value).to.equal(true);
				});
		});

	it("take a day without a year as the latest that the report could know", () => {
		const day = fold("ngày 15/5").plain;
		expect(dateAt(day, 0, "running", "2022-05-14")?.value).to.equal("2021-05-15");
		expect(dateAt(day, 0, "running", "2022-05-15")?.value).to.equal("2022-05-15");
		expect(dateAt(day, 0, "running", "2022")?.value).to.equal("2022-05-15");
	});

	it("take a day without a year as none where the report has no date", () => {
		expect(dateAt(fold("ngày 15/5").plain, 0)).to.equal(null);
	});

	it("take a bare year nowhere but in brackets and behind a number", () => {
		expect(dateAt("2019)", 0, "brackets")?.value).to.equal("2019");
		expect(dateAt("2019", 0, "number")?.value).to.equal("2019");
		expect(dateAt("2019)", 0)).to.equal(null);
	});

	it("take no day that is none", () => {
		for (const text of ["31/02/2019", "00/1/2019", "12/13/2019", "30 thang 2 nam 2020"])
			expect(dateAt(text, 0)?.value ?? null, text).to.equal(null);
	});
});

describe("the forms of terms", () => {
	for (const { says, inBrackets = false, examples, rejects } of TERM_FORMS)
		describe(says, () => {
			for (const [printed, value] of examples)
				it(`reads ${printed} as ${value ?? "a term without a number"}`, () => {
					const { plain } = fold(printed);
					expect(termAt(plain, 0, inBrackets)).to.deep.equal({ value, end: plain.length });
				});
			for (const printed of rejects)
				it(`reads no term in ${printed}`, () => {
					const { plain } = fold(printed);
					const found = termAt(plain, 0, inBrackets);
					expect(found === null || found.end < plain.length, String(found?.value)).to.equal(true);
				});
		});

	it("take a congress for a term in brackets only", () => {
		expect(termAt(fold("Đại hội XIII").plain, 0, false)).to.equal(null);
	});
});
