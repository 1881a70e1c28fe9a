import { expect } from "chai";
import { LEVELS } from "../../citation/find/pinpoint/levels.ts";
import { at, citing, only, read } from "./reading.ts";

/** The pinpoint's words, and its parts as `dieu 5`. */
const points = (text: string): [string, string[]] | null => {
	const { pinpoint } = only(text);
	return pinpoint && [pinpoint.text, pinpoint.parts.map(({ level, value }) => `${level} ${value}`)];
};

describe("the levels of a document", () => {
	for (const { level, examples, rejects } of LEVELS)
		describe(level, () => {
			for (const [printed, value] of examples)
				it(`is pointed into by ${printed}`, () => {
					expect(points(`Cơ quan thực hiện theo ${printed} Nghị định số 30/2020/NĐ-CP.`)).to.deep.equal([
						printed,
						[`${level} ${value}`],
					]);
				});
			for (const printed of rejects)
				it(`is not by ${printed}`, () => {
					expect(points(`Hội nghị nêu rõ ${printed} Nghị định số 30/2020/NĐ-CP.`)).to.equal(null);
				});
		});
});

describe("findCitations, pinpoints", () => {
	describe("reads what stands directly before a citation", () => {
		for (const [printed, parts] of [
			["điểm a khoản 2 Điều 5", ["diem a", "khoan 2", "dieu 5"]],
			["Khoản 1, khoản 2, Điều 4", ["khoan 1", "khoan 2", "dieu 4"]],
			["Điều 15, 16, 17", ["dieu 15", "dieu 16", "dieu 17"]],
			["điểm a, b và đ khoản 1 Điều 12", ["diem a", "diem b", "diem đ", "khoan 1", "dieu 12"]],
			["khoản 1 các Điều 7, 8", ["khoan 1", "dieu 7", "dieu 8"]],
			["Điều 5 và khoản 3 Điều 7", ["dieu 5", "khoan 3", "dieu 7"]],
			["Điều 5 đến Điều 9", ["dieu 5", "dieu 9"]],
			["điểm a của khoản 2 thuộc Điều 5", ["diem a", "khoan 2", "dieu 5"]],
			["Mục I Phần thứ nhất", ["muc I", "phan thứ nhất"]],
			["điểm 2.2 phần II", ["diem 2.2", "phan II"]],
			["đoạn thứ hai khoản 1 Điều 3", ["doan thứ hai", "khoan 1", "dieu 3"]],
			["khoản 1(đ) Điều 11", ["khoan 1", "diem đ", "dieu 11"]],
		] as const)
			it(printed, () => {
				expect(points(`Hồ sơ lập theo ${printed} Nghị định số 30/2020/NĐ-CP của Chính phủ.`)).to.deep.equal([
					printed,
					[...parts],
				]);
			});

		for (const between of [" ", " của ", " tại ", " theo ", " trong ", ", ", "\n"])
			it(`with ${JSON.stringify(between)} between`, () => {
				const text = `Hồ sơ lập theo khoản 2 Điều 5${between}Nghị định số 30/2020/NĐ-CP.`;
				expect(only(text).pinpoint?.text).to.equal("khoản 2 Điều 5");
			});

		it("with the number of the annex or form that was issued with the document", () => {
			for (const [printed, words] of [
				["Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP", "Phụ lục I"],
				["Mẫu số 01 Phụ lục II kèm theo Nghị định số 30/2020/NĐ-CP", "Mẫu số 01 Phụ lục II"],
			] as const)
				expect(only(`Đơn lập theo ${printed}.`).pinpoint?.text).to.equal(words);
		});
	});

	describe("reads the Party's order", () => {
		for (const [text, printed, parts] of [
			["thực hiện Điểm 10.5 Hướng dẫn số 06-HD/TW", "Điểm 10.5", ["diem 10.5"]],
			["thực hiện điểm 27.3.1 tiết b) Quy định số 24-QĐ/TW", "điểm 27.3.1 tiết b)", ["diem 27.3.1", "tiet b"]],
			["thực hiện Tiết c, Điểm 10.3 Hướng dẫn số 06-HD/TW", "Tiết c, Điểm 10.3", ["tiet c", "diem 10.3"]],
			["thực hiện điểm 3, mục I Hướng dẫn số 38-HD/BTCTW", "điểm 3, mục I", ["diem 3", "muc I"]],
		] as const)
			it(printed, () => {
				expect(points(`Chi bộ ${text}.`)).to.deep.equal([printed, [...parts]]);
			});
	});

	it("reads it before a name, a number alone and a back reference", () => {
		const text =
			"Theo Điều 9 Luật Đất đai, khoản 1 Điều 2 Nghị định 30 và Điều 5 Nghị quyết số 57-NQ/TW. Mục II Nghị quyết này.";
		expect(read(text).map(({ form, pinpoint }) => [form, pinpoint?.text])).to.deep.equal([
			["named", "Điều 9"],
			["short", "khoản 1 Điều 2"],
			["full", "Điều 5"],
			["back", "Mục II"],
		]);
	});

	describe("reads what stands right behind a citation", () => {
		for (const [text, printed] of [
			["Nghị định số 30/2020/NĐ-CP (Điều 5, khoản 2)", "Điều 5, khoản 2"],
			["Nghị định số 30/2020/NĐ-CP (tại điểm a khoản 2 Điều 5)", "điểm a khoản 2 Điều 5"],
			["Quy định số 24-QĐ/TW, Điều 9", "Điều 9"],
			["Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ (Điều 5)", "Điều 5"],
			["Luật Đất đai năm 2024 (điểm a khoản 2 Điều 5)", "điểm a khoản 2 Điều 5"],
		] as const)
			it(text, () => {
				expect(only(`Cơ quan căn cứ ${text}.`).pinpoint?.text).to.equal(printed);
			});

		it("and says something of the part", () => {
			const text = "Theo Nghị định số 30/2020/NĐ-CP, Điều 5 quy định thể thức văn bản.";
			expect(only(text).pinpoint?.text).to.equal("Điều 5");
		});
	});

	describe("belongs to one citation only", () => {
		it("to the one behind it rather than the one before", () => {
			const text = "Theo Nghị định số 30/2020/NĐ-CP, Điều 5 Luật Đất đai năm 2024.";
			expect(citing(text, "30/2020/NĐ-CP").pinpoint).to.equal(null);
			expect(citing(text, "Luật Đất đai").pinpoint?.text).to.equal("Điều 5");
		});

		it("to the one before where brackets give it to that", () => {
			const text = "Theo Luật Đất đai năm 2024 (Điều 5), Nghị định số 30/2020/NĐ-CP.";
			expect(citing(text, "Luật Đất đai").pinpoint?.text).to.equal("Điều 5");
			expect(citing(text, "30/2020/NĐ-CP").pinpoint).to.equal(null);
		});

		it("to the first of a list", () => {
			const text = "Theo Điều 5 Nghị định số 30/2020/NĐ-CP và Nghị định số 61/2025/NĐ-CP.";
			expect(read(text).map(({ pinpoint }) => pinpoint?.text)).to.deep.equal(["Điều 5", undefined]);
		});
	});

	describe("reads none", () => {
		for (const text of [
			"Điều 3\nNghị định số 30/2020/NĐ-CP hết hiệu lực",
			"Điều 2. Nghị định số 30/2020/NĐ-CP hết hiệu lực",
			"Điều 5 và Nghị định số 30/2020/NĐ-CP",
			"Nghị định số 30/2020/NĐ-CP, Điều 5 của Hợp đồng",
			"Nghị định số 30/2020/NĐ-CP, Điều 5 Quy chế làm việc",
			"giai đoạn 2 Nghị định số 30/2020/NĐ-CP",
			"đạt mức 5 Nghị định số 30/2020/NĐ-CP",
			"Nghị định số 30/2020/NĐ-CP (5 điều)",
		])
			it(JSON.stringify(text), () => {
				expect(citing(text, "30/2020/NĐ-CP").pinpoint).to.equal(null);
			});
	});

	it("leaves the citation's own span alone and says where it stands in the text as given", () => {
		const text = "Theo điểm đ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.".normalize("NFD");
		const found = only(text);
		expect(found.raw.normalize("NFC")).to.equal("Nghị định số 30/2020/NĐ-CP");
		expect(at(text, found.pinpoint ?? undefined)).to.equal(found.pinpoint?.text);
		expect(found.pinpoint?.text.normalize("NFC")).to.equal("điểm đ khoản 2 Điều 5");
	});

	it("reads text without diacritics by its letters", () => {
		expect(only("Theo diem a khoan 2 Dieu 5 Nghi dinh so 30/2020/ND-CP.").pinpoint?.text).to.equal(
			"diem a khoan 2 Dieu 5",
		);
	});
});
