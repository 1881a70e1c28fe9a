import { expect } from "chai";
import { CODE_SLIPS, digitsOf, mendCode } from "../../citation/find/symbol/slips.ts";
import { only, read, symbols } from "./reading.ts";

describe("a spoilt symbol", () => {
	for (const { of, example } of CODE_SLIPS) {
		const [written, meant] = example;
		it(`is mended from ${written} to ${meant}`, () => {
			expect(mendCode(written, of !== "body", (code) => code === meant)).to.equal(meant);
		});
	}

	it("is left alone where no known code comes of it", () => {
		expect(mendCode("QĐĐ", true, () => false)).to.equal(null);
		expect(mendCode("NQ", true, () => true)).to.equal(null);
	});

	it("has its digits read from what a scanner takes for them", () => {
		expect(["l0", "I2", "O5", "1O2", "Ø7", "13§", "25"].map(digitsOf)).to.deep.equal([
			"10",
			"12",
			"05",
			"102",
			"07",
			"138",
			"25",
		]);
	});

	for (const [given, why] of [
		["Theo văn bản l0-CT/TW thì phải làm.", "the word before does not say which type"],
		["Theo Nghị quyết số l0-CT/TW thì phải làm.", "the word before says another type"],
		["Theo số l0-CT/TW thì phải làm.", "no word stands before"],
		["Theo Chỉ thị số l0-XY/TW thì phải làm.", "its type is no code"],
		["Theo Chỉ thị số l0-CT/XYZ thì phải làm.", "its body is no code"],
		["Theo Chỉ thị số All0-CT/TW thì phải làm.", "its number is the end of a word"],
	] as const)
		it(`is not mended where ${why}`, () => {
			for (const { symbol, repairs } of read(given)) {
				expect(symbol).to.not.match(/^10-CT/);
				expect(repairs.join()).to.not.include("đọc là 10");
			}
		});

	it("is read as it stands where the word before says another type", () => {
		expect(only("Theo Chỉ thị số 100-QĐĐ/TW thì phải làm.").symbol).to.not.equal("100-QĐ/TW");
	});

	it("never turns HD into HĐ, nor HĐ into HD", () => {
		expect(symbols("Theo Hướng dẫn số 12-HD/BTCTW thì phải làm.")).to.deep.equal(["12-HD/BTCTW"]);
		for (const given of ["Hợp đồng số 12-HĐ/TW", "Hướng dẫn số 12-HĐ/TW", "Hợp đồng số l2-HĐ/TW"])
			expect(symbols(given).join(), given).to.not.include("HD");
	});

	it("is told of, number and code each", () => {
		expect(only("Theo Quyết định số l0O-Q§/TƯW thì phải làm.").repairs).to.deep.equal([
			"l0O đọc là 100",
			"Q§ đọc là QĐ",
			"TƯW đọc là TW",
		]);
	});

	it("keeps its place in a list", () => {
		expect(symbols("Thực hiện Chỉ thị số 05-CT/TW, Chỉ thị số l0-CT/TW và Kết luận số 2l-KL/TW.")).to.deep.equal([
			"05-CT/TW",
			"10-CT/TW",
			"21-KL/TW",
		]);
	});
});
