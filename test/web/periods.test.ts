import { expect } from "chai";
import { periodsOf } from "../../web/periods.ts";

const of = (month: string | null, reports: number) => ({ month, reports, citing: 1, citations: 2, percent: null });

describe("periodsOf(items, by)", () => {
	it("gives months without gaps, the undated in none", () => {
		const { by, periods, cut } = periodsOf([of("2022-11", 1), of("2023-02", 3), of(null, 9)], null);
		expect([by, cut]).to.deep.equal(["thang", false]);
		expect(periods.map(({ key, reports }) => [key, reports])).to.deep.equal([
			["2022-11", 1],
			["2022-12", 0],
			["2023-01", 0],
			["2023-02", 3],
		]);
	});

	it("takes years where the months are many, and adds them up", () => {
		const { by, periods } = periodsOf([of("2020-01", 1), of("2020-12", 2), of("2023-02", 3)], null);
		expect(by).to.equal("nam");
		expect(periods.map(({ key, reports, citing }) => [key, reports, citing])).to.deep.equal([
			["2020", 3, 2],
			["2021", 0, 0],
			["2022", 0, 0],
			["2023", 3, 1],
		]);
	});

	it("leaves out what lies far back, and says so", () => {
		const months = periodsOf([of("2010-01", 1), of("2023-02", 3)], "thang");
		expect([months.cut, months.periods.length, months.periods[0]?.key]).to.deep.equal([true, 24, "2021-03"]);
		const years = periodsOf([of("0001-01", 1), of("9999-12", 3)], "nam");
		expect([years.cut, years.periods.length, years.periods.at(-1)?.reports]).to.deep.equal([true, 40, 3]);
	});

	it("gives nothing of nothing", () => {
		expect(periodsOf([of(null, 3)], null).periods).to.deep.equal([]);
	});
});
