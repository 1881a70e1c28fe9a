import { expect } from "chai";
import { only, raws, read, symbols } from "./reading.ts";

describe("findCitations, form by form", () => {
	describe("reads the type", () => {
		for (const [text, type] of [
			["Quyết định số 347-CT/TW", null],
			["Chỉ thị số 49-NQ/TW", null],
			["Nghị quyết số 20-QĐ/TW", null],
			["Chỉ thị 34-TB/TW", null],
			["Quyết định 366-QĐ/TW", "quyet-dinh"],
			["Quy định 366-QĐ/TW", "quy-dinh"],
			["Quy định số 11-QĐi/TW", "quy-dinh"],
			["11-QĐi/TW", "quy-dinh"],
			["Thông tri số 02-TT/TW", "thong-tri"],
			["Thông tư số 01/2011/TT-BNV", "thong-tu"],
			["Thông tri số 01/TT-MTTW-BTT", "thong-tri"],
			["Luật số 100/2015/QH13", "luat"],
			["100/2015/QH13", null],
			["25-NQ/TW", "nghi-quyet"],
			["Luật số 10/2022/QH15", "luat"],
			["Bộ luật Hình sự số 100/2015/QH13", "bo-luat"],
			["Nghị quyết số 100/2015/QH13", "nghi-quyet"],
			["NQ số 25-NQ/TW", "nghi-quyet"],
			["Kế hoạch số 371/KH-UBND", "ke-hoach"],
			["Tờ trình số 12-TTr/TU", "to-trinh"],
			["Thông báo số 120-TB/TW", "thong-bao"],
			["Công điện 112/CĐ-TTg", "cong-dien"],
			["Quy chế số 05-QC/TW", "quy-che"],
			["Báo cáo số 12-BC/TU", "bao-cao"],
		] as const)
			it(`of ${text}`, () => {
				expect(only(`Theo ${text}, địa phương đã triển khai.`).type).to.equal(type);
			});
	});

	describe("reads a name without a number", () => {
		it("of two plenums behind one word", () => {
			const text = "Tiếp tục thực hiện Nghị quyết Trung ương 4 khóa XI và khóa XII về xây dựng Đảng.";
			const found = read(text);
			expect(found.map(({ form }) => form)).to.deep.equal(["named", "named"]);
			expect(found.map(({ term }) => term)).to.deep.equal([11, 12]);
			expect(found.map(({ raw }) => raw)).to.deep.equal(["Nghị quyết Trung ương 4 khóa XI", "khóa XII"]);
		});

		it("of two plenums whose terms share one pair of brackets", () => {
			const found = read("Nghị quyết Trung ương 4 (khóa XI, XII)");
			expect(found.map(({ term }) => term)).to.deep.equal([11, 12]);
		});

		for (const [text, raw, term] of [
			["Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Trung ương 4 khóa XII", 12],
			["Nghị quyết Hội nghị Trung ương 4 (khóa XII)", "Nghị quyết Hội nghị Trung ương 4 (khóa XII)", 12],
			["Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng khóa XII", undefined, 12],
			["Nghị quyết Hội nghị lần thứ tư (khóa XII)", undefined, 12],
			["NQTW 4 khóa XII", undefined, 12],
			["Nghị quyết TW7 khóa X", undefined, 10],
			["Nghị quyết Trung ương 6 (lần 2) khóa VIII", undefined, 8],
			["Kết luận Hội nghị Trung ương 4 khóa XIII", undefined, 13],
			["Nghị quyết Trung ương 5, khóa XII", undefined, 12],
			["Nghị quyết T.Ư 4 khóa XII", undefined, 12],
			["Nghị quyết Hội nghị lần thứ 4 BCHTW Đảng khóa XII", undefined, 12],
			["Nghị quyết Trung ương 4 - khóa XII", undefined, 12],
			["Nghị quyết Trung ương bốn khoá XI", undefined, 11],
		] as const)
			it(text, () => {
				const found = only(`Quán triệt ${text} về xây dựng Đảng.`);
				expect([found.form, found.raw, found.term]).to.deep.equal(["named", raw ?? text, term]);
				expect(found.issuer).to.equal("bch-trung-uong");
			});

		it("of two plenums whose terms stand in brackets of their own", () => {
			const found = read("Nghị quyết Trung ương 4 (khóa XI), (khóa XII)");
			expect(found[0]).to.include({ term: 11 });
			expect(found.map(({ term }) => term)).to.deep.equal([11, 12]);
		});

		it("of two plenums of one term", () => {
			for (const text of ["Nghị quyết Trung ương 6, 7 khóa XII", "Nghị quyết Trung ương 6 và Trung ương 7 khóa XII"])
				expect(
					read(text).map(({ term }) => term),
					text,
				).to.deep.equal([12, 12]);
		});

		it("of two congresses behind one word", () => {
			expect(read("Nghị quyết Đại hội XII, XIII của Đảng").map(({ named }) => named)).to.deep.equal([
				["nghi-quyet:dai-hoi:k12"],
				["nghi-quyet:dai-hoi:k13"],
			]);
		});

		it("of a congress", () => {
			const found = only("Đưa Nghị quyết Đại hội XIII của Đảng vào cuộc sống.");
			expect(found).to.include({ form: "named", type: "nghi-quyet", issuer: "dai-hoi-dang", symbol: null });
			expect(found.raw).to.equal("Nghị quyết Đại hội XIII của Đảng");
			expect(found.named).to.deep.equal(["nghi-quyet:dai-hoi:k13"]);
		});

		it("of a provincial congress as a local document", () => {
			const found = only("Nghị quyết Đại hội Đảng bộ tỉnh Yên Bái lần thứ XIX", { province: "yen-bai" });
			expect(found).to.include({ form: "named", scope: "yen-bai" });
			expect(found.named).to.deep.equal([]);
		});

		for (const [text, type, date] of [
			["Luật Đất đai năm 2024", "luat", "2024"],
			["Luật Đất đai 2024", "luat", "2024"],
			["Luật Thực hiện dân chủ ở cơ sở", "luat", null],
			["Luật Thực hiện dân chủ ở cơ sở năm 2022", "luat", "2022"],
			["Bộ luật Hình sự năm 2015", "bo-luat", "2015"],
			["Hiến pháp năm 2013", "hien-phap", "2013"],
			["Điều lệ Đảng", "dieu-le", null],
			["Điều lệ Đảng Cộng sản Việt Nam", "dieu-le", null],
		] as const)
			it(text, () => {
				const found = only(`Căn cứ ${text}, cấp ủy đã chỉ đạo.`);
				expect([found.form, found.raw, found.type, found.date]).to.deep.equal(["named", text, type, date]);
			});

		it("in capitals", () => {
			expect(raws("QUÁN TRIỆT NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG")).to.deep.equal(["NGHỊ QUYẾT ĐẠI HỘI XIII CỦA ĐẢNG"]);
		});
	});

	describe("reads a number without its symbol", () => {
		for (const short of [
			"Nghị quyết 57",
			"NQ 25",
			"NQ số 25",
			"QĐ 294",
			"CT 05",
			"KL 01",
			"Quy định 11",
			"Chỉ thị số 05",
		])
			it(short, () => {
				const found = only(`Thực hiện ${short}, cấp ủy đã chỉ đạo.`);
				expect([found.form, found.raw]).to.deep.equal(["short", short]);
			});

		it("and gives it the symbol printed elsewhere in the text, before or after", () => {
			const text =
				"Nghị quyết 18 đã rõ. Nghị quyết số 18-NQ/TW nêu: cả hệ thống chính trị. Theo Nghị quyết 18, làm ngay.";
			expect(symbols(text)).to.deep.equal(["18-NQ/TW", "18-NQ/TW", "18-NQ/TW"]);
		});

		it("and compares numbers without their leading zeros", () => {
			expect(symbols("Chỉ thị số 05-CT/TW. Theo Chỉ thị 5, cấp ủy làm ngay.")).to.deep.equal(["05-CT/TW", "05-CT/TW"]);
		});

		it("but not the symbol of another type or number", () => {
			const text = "Chỉ thị số 18-CT/TW, Nghị quyết số 19-NQ/TW. Theo Nghị quyết 18, làm ngay.";
			expect(symbols(text)).to.deep.equal(["18-CT/TW", "19-NQ/TW", null]);
		});

		it("defined in brackets after the full form", () => {
			const text = "Nghị quyết số 18-NQ/TW (sau đây viết tắt là Nghị quyết 18)";
			expect(symbols(text)).to.deep.equal(["18-NQ/TW", "18-NQ/TW"]);
		});
	});

	describe("follows a reference back", () => {
		for (const back of ["Nghị quyết này", "Nghị quyết trên", "Nghị quyết nói trên", "Nghị quyết nêu trên"])
			it(`of ${back} to the document cited before`, () => {
				const found = read(`Quán triệt Nghị quyết số 57-NQ/TW của Bộ Chính trị. Thực hiện ${back}, tỉnh đã làm.`);
				expect(found.map(({ form, symbol }) => [form, symbol])).to.deep.equal([
					["full", "57-NQ/TW"],
					["back", "57-NQ/TW"],
				]);
				expect(found[1]?.raw).to.equal(back);
			});

		it("of its own type, past a nearer one of another", () => {
			const text = "Chỉ thị số 05-CT/TW và Nghị quyết số 57-NQ/TW. Thực hiện Chỉ thị này, tỉnh đã làm.";
			expect(read(text)[2]).to.include({ form: "back", symbol: "05-CT/TW" });
		});

		it("to nothing where nothing of its type stands before", () => {
			expect(only("Thực hiện Nghị quyết này, tỉnh đã làm.").symbol).to.equal(null);
		});

		it("but reads no reference in trên cơ sở and trên địa bàn", () => {
			expect(read("Ban hành Nghị quyết trên cơ sở đề nghị của tỉnh. Quy định trên địa bàn tỉnh.")).to.deep.equal([]);
		});
	});
});
