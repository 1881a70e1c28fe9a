import { expect } from "chai";
import { readHeading } from "../../../crawler/documents/heading.ts";
import { isUnreadable, STAMPS, withoutStamps } from "../../../crawler/documents/scan.ts";
import { nameAsTitle, stated } from "../../../crawler/documents/title.ts";
import { NOW, PARAGRAPH } from "../support.ts";

const TITLES: [string, string[], string | null][] = [
	[
		"a type word and its subject in small letters",
		["NGHỊ QUYẾT", "về công tác dân vận", PARAGRAPH],
		"Nghị quyết về công tác dân vận",
	],
	[
		"a subject of several lines",
		["KẾ HOẠCH", "thực hiện Nghị quyết số 25-NQ/TW của Ban Chấp hành", "Trung ương Đảng khóa XI", "-----", PARAGRAPH],
		"Kế hoạch thực hiện Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương Đảng khóa XI",
	],
	[
		"a subject that begins with a capital, as offices write it",
		["BÁO CÁO", "Kết quả công tác dân vận quý I năm 2022", "Thực hiện Kế hoạch số 07-KH/TU, Ban báo cáo như sau:"],
		"Báo cáo Kết quả công tác dân vận quý I năm 2022",
	],
	[
		"a type word with more in capitals",
		["BÁO CÁO TỔNG KẾT", "10 năm thực hiện Nghị quyết số 25-NQ/TW", PARAGRAPH],
		"BÁO CÁO TỔNG KẾT 10 năm thực hiện Nghị quyết số 25-NQ/TW",
	],
	[
		"a subject in capitals",
		["CHỈ THỊ", "VỀ TĂNG CƯỜNG CÔNG TÁC DÂN VẬN", PARAGRAPH],
		"CHỈ THỊ VỀ TĂNG CƯỜNG CÔNG TÁC DÂN VẬN",
	],
	[
		"a resolution with its grounds and who resolves",
		["QUYẾT ĐỊNH", "Về việc ban hành Quy chế làm việc", "BAN THƯỜNG VỤ TỈNH ỦY", "Căn cứ Điều lệ Đảng;", "QUYẾT ĐỊNH:"],
		"Quyết định Về việc ban hành Quy chế làm việc",
	],
	[
		"a letter without a type word",
		["VĂN PHÒNG TỈNH ỦY", "V/v đăng ký lịch làm việc tháng 3", "Kính gửi: Các huyện ủy,"],
		"V/v đăng ký lịch làm việc tháng 3",
	],
	["no subject below the type word", ["BÁO CÁO", PARAGRAPH], null],
	["a text that names a type in a sentence", ["Nghị quyết là gì?", PARAGRAPH], null],
	["a list of words", ["THÔNG BÁO", "1. Thời gian: 8 giờ", "2. Địa điểm: Hội trường"], null],
];

describe("the heading of a document", () => {
	for (const [what, lines, title] of TITLES)
		it(`is read from ${what}`, () => {
			expect(readHeading(lines, NOW).title).to.equal(title);
		});

	const DAYS: [string, string | null][] = [
		["Hà Nội, ngày 03 tháng 6 năm 2013", "2013-06-03"],
		["Số: 12-BC/TU Yên Bái, ngày 14 tháng 01 năm 2022", "2022-01-14"],
		["TP. Hồ Chí Minh, ngày 5/3/2021", "2021-03-05"],
		["Hà Nội, ngày 29 tháng 11 năm 1993", "1993-11-29"],
		["Yên Bái, ngày     tháng 01 năm 2022", null],
		["Yên Bái, ngày 31 tháng 02 năm 2022", null],
		["Yên Bái, ngày 14 tháng 01 năm 2032", null],
		["Nghị quyết số 25-NQ/TW ngày 03/6/2013", null],
	];
	for (const [line, day] of DAYS)
		it(`tells ${day ?? "no day"} by “${line}”`, () => {
			expect(readHeading(["TỈNH ỦY", line, "BÁO CÁO", "về công tác dân vận"], NOW).day).to.equal(day);
		});

	it("tells no day by what stands below the type word", () => {
		const lines = ["TỈNH ỦY", "BÁO CÁO", "về công tác dân vận", "Tại Hà Nội, ngày 03 tháng 6 năm 2013, hội nghị họp."];
		expect(readHeading(lines, NOW).day).to.equal(null);
	});
});

describe("a title stated of a document", () => {
	it("counts only where it reads as one", () => {
		for (const none of [
			null,
			"",
			"Document1",
			"Microsoft Word - 25-NQ.doc",
			"25-NQ-TW.pdf",
			"Tải về tệp đính kèm",
			"Xem chi tiết",
			"Báo cáo",
		])
			expect(stated(none), String(none)).to.equal(null);
		expect(stated(" Báo cáo  công tác dân vận ")).to.equal("Báo cáo công tác dân vận");
	});

	it("is made of a file's name in the end", () => {
		expect(nameAsTitle("bao-cao_quy-1.pdf")).to.equal("bao cao quy 1");
		expect(nameAsTitle("100%25-y.docx?x=1")).to.equal("100% y");
		expect(nameAsTitle("100%.doc")).to.equal("100%");
	});
});

describe("stamps of digital signatures", () => {
	for (const { example } of STAMPS)
		it(`go: ${example}`, () => {
			expect(withoutStamps([example, "Email: vp@tinhuy.example", PARAGRAPH])).to.deep.equal([PARAGRAPH]);
		});

	it("go, but not what a letter says by itself", () => {
		const lines = ["Người ký công văn là đồng chí Bí thư.", "Email: vp@tinhuy.example", "Cơ quan: Văn phòng Tỉnh ủy"];
		expect(withoutStamps(lines)).to.deep.equal(lines);
	});
});

describe("a text layer that says nothing", () => {
	it("is told by codes that are no letters, or are those of other letters", () => {
		expect(isUnreadable("\ue001\ue002 \ue003\ue004 của")).to.equal(true);
		// Each letter stands for the one 29 further on, as the glyphs of many a font are numbered.
		const shifted = [...PARAGRAPH]
			.map((letter) => String.fromCharCode(((letter.codePointAt(0) ?? 0) % 90) + 3))
			.join("");
		expect(isUnreadable(shifted)).to.equal(true);
		expect(isUnreadable("7Kӵc hiӋn 1JKӏ quyӃt 7:, +X\\ӋQ \\ 'kQ YұQ".toUpperCase())).to.equal(true);
	});

	it("is no Vietnamese text, with marks or without, and no text of another language", () => {
		const english = "The provincial committee reviewed the work of mass mobilisation and praised what had been done.";
		for (const text of [PARAGRAPH, "Huyen uy to chuc hoi nghi tong ket cong tac dan van nam 2021", english, ""])
			expect(isUnreadable(text), text).to.equal(false);
	});
});
