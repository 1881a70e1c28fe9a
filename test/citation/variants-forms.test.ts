import { expect } from "chai";
import { authority } from "./authority.ts";
import { only, raws, read, resolve } from "./reading.ts";

/** A sentence round a form, as it stands in a report. */
const inSentence = (form: string): string => `Cấp ủy đã quán triệt ${form}.`;

/** What a form is read as: each citation's own text, and its symbol where it has one. */
const readAs = (form: string): [string, string | null][] =>
	read(inSentence(form)).map(({ raw, symbol }) => [raw, symbol]);

describe("The inventory of variants, form by form", () => {
	describe("short forms (section 4)", () => {
		for (const form of [
			"NQ 25",
			"NQ số 25",
			"QĐ 294",
			"CT 05",
			"CT05",
			"KL 01",
			"NQ57",
			"TB 120",
			"NĐ 100",
			"Nghị quyết 57",
			"Quy định 11",
			"Quyết định 290",
			"Nghị định 100",
			"Thông tư 22",
			"Đề án 06",
			"Kế hoạch số 12",
			"Chương trình số 15",
			"Nghị quyết số 8B",
			"nghị quyết 57",
			"chỉ thị 05",
			"kết luận 01",
		])
			it(`${form} is a number without its symbol`, () => {
				const found = only(inSentence(form));
				expect([found.form, found.raw]).to.deep.equal(["short", form]);
			});

		for (const [form, raw, symbol] of [
			["Nghị quyết 57 của Bộ Chính trị", "Nghị quyết 57", "57-NQ/TW"],
			["Chỉ thị 5 của Ban Bí thư", "Chỉ thị 5", "05-CT/TW"],
			["nghị quyết 35 của Chính phủ", "nghị quyết 35", null],
			["Nghị quyết 04 của Tỉnh ủy", "Nghị quyết 04", "04-NQ/TU"],
			["Chỉ thị 16 của Huyện ủy", "Chỉ thị 16", "16-CT/HU"],
			["Quy định 08 của Ban Chấp hành Trung ương", "Quy định 08", "08-QĐi/TW"],
			["quy định 144 của Bộ Chính trị", "quy định 144", "144-QĐ/TW"],
			["Chương trình 20 của Tỉnh ủy", "Chương trình 20", null],
			["nghi quyet 71 ve giao duc", "nghi quyet 71", null],
			["Nghị quyết 26 về tam nông", "Nghị quyết 26", null],
		] as const)
			it(`${form} has the symbol that type and body fix, or none`, () => {
				expect(readAs(form)).to.deep.equal([[raw, symbol]]);
			});

		it("a scheme's number means what the table of names says", () => {
			expect(only(inSentence("Đề án 06")).named).to.deep.equal(["quyet-dinh:06-qd-ttg:2022"]);
			expect(only(inSentence("Nghị quyết 30a")).named).to.deep.equal(["nghi-quyet:30a-2008-nq-cp"]);
		});

		it("a common noun's number counts where the text prints the symbol", () => {
			const text = "Ban hành Kế hoạch số 12-KH/TU. Sau một năm, Kế hoạch 12 đã hoàn thành.";
			expect(read(text).map(({ symbol }) => symbol)).to.deep.equal(["12-KH/TU", "12-KH/TU"]);
			expect(raws("Sau một năm, Kế hoạch 12 đã hoàn thành.")).to.deep.equal([]);
		});

		for (const [form, symbols] of [
			["NQ 52-NQ/TW", ["52-NQ/TW"]],
			["TB KL số 120-TB/BTGTW", ["120-TB/BTGTW"]],
			["HD36-HD/VPTW", ["36-HD/VPTW"]],
			["Chỉ thị số số 46 - CT/TW", ["46-CT/TW"]],
			["Nghị quyết chuyên đề số 05-NQ/TU", ["05-NQ/TU"]],
			["Quy chế làm việc số 01-QC/TU", ["01-QC/TU"]],
		] as const)
			it(`${form} spans its words and its symbol`, () => {
				const found = read(inSentence(form));
				expect(found.map(({ symbol }) => symbol)).to.deep.equal(symbols);
				expect(found[0]?.raw).to.equal(form);
			});
	});

	describe("lists and ranges (section 5)", () => {
		for (const [form, expected] of [
			["Nghị quyết số 18-NQ/TW, 19-NQ/TW", ["Nghị quyết số 18-NQ/TW", "19-NQ/TW"]],
			["các Kết luận số 187, 188- KL/TW ngày 29/8/2025", ["Kết luận số 187", "188- KL/TW"]],
			["Quyết định 217, 218-QĐ/TW", ["Quyết định 217", "218-QĐ/TW"]],
			["các Nghị quyết 18, 19", ["Nghị quyết 18", "19"]],
			["các Chỉ thị số 05, 08", ["Chỉ thị số 05", "08"]],
			["Nghị quyết 57 · 59 · 66 · 68", ["Nghị quyết 57", "59", "66", "68"]],
			["Nghị quyết 57 - 59 - 66 - 68", ["Nghị quyết 57", "59", "66", "68"]],
			["Nghị quyết 57/59/66/68", ["Nghị quyết 57", "59", "66", "68"]],
			["NQ 57-59-66-68", ["NQ 57", "59", "66", "68"]],
			["NQ 57,59,66,68", ["NQ 57", "59", "66", "68"]],
			["Nghị quyết 57; 59; 66; 68", ["Nghị quyết 57", "59", "66", "68"]],
			["Nghị quyết số 57, số 59 và số 68", ["Nghị quyết số 57", "59", "68"]],
			["Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị", ["Nghị quyết 57", "59", "66", "68"]],
			["nghị quyết 57, 59, 66 và 68", ["nghị quyết 57", "59", "66", "68"]],
			["Kết luận 21-KL/TW & Quy định 144-QĐ/TW", ["Kết luận 21-KL/TW", "Quy định 144-QĐ/TW"]],
			["Quy định 89 và 90-QĐ/TW", ["Quy định 89", "90-QĐ/TW"]],
			["Quyết định 217/218", ["Quyết định 217", "218"]],
			["từ Nghị quyết 42 đến 45-NQ/TW", ["Nghị quyết 42", "45-NQ/TW"]],
			["các nghị quyết từ số 42 đến số 45-NQ/TW", ["42", "45-NQ/TW"]],
			["các văn bản số 71, 72, 73, 75, 76-QĐ/TW ngày 18/7/2022", ["văn bản số 71", "72", "73", "75", "76-QĐ/TW"]],
			["(số 71, 72, 76-QĐ/TW ngày 18/7/2022)", ["71", "72", "76-QĐ/TW"]],
			["Nghị quyết số 57-NQ/TW, 59, 66, 68", ["Nghị quyết số 57-NQ/TW", "59", "66", "68"]],
			["Nghị quyết số 57-NQ/TW; 59; 66; 68", ["Nghị quyết số 57-NQ/TW", "59", "66", "68"]],
			["Nghị quyết số 57-NQ/TW, số 59 và số 66", ["Nghị quyết số 57-NQ/TW", "59", "66"]],
			["Nghị quyết số 57, 59, 66, 68/NQ-TW", ["Nghị quyết số 57", "59", "66", "68/NQ-TW"]],
			["các nghị quyết số:\n57-NQ/TW\n59-NQ/TW", ["nghị quyết số:\n57-NQ/TW", "59-NQ/TW"]],
			["Nghị định 100/2019 và 123/2021", ["Nghị định 100/2019", "123/2021"]],
		] as const)
			it(`${JSON.stringify(form)}: ${expected.length} members, each with its own span`, () => {
				expect(raws(inSentence(form))).to.deep.equal(expected);
			});

		it("a symbol printed with the first alone belongs to all", () => {
			const found = read(inSentence("Nghị quyết số 57-NQ/TW, 59, 66, 68 của Bộ Chính trị"));
			expect(found.map(({ symbol }) => symbol)).to.deep.equal(["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"]);
			expect(found.map(({ form }) => form)).to.deep.equal(Array(4).fill("full"));
			expect(new Set(found.map(({ issuer }) => issuer))).to.deep.equal(new Set(["bo-chinh-tri"]));
		});

		it("a day printed once behind all is shared, days of their own are not", () => {
			const shared = read(inSentence("Quyết định số 71, 72, 73-QĐ/TW ngày 18/7/2022 của Ban Bí thư"));
			expect(shared.map(({ date }) => date)).to.deep.equal(Array(3).fill("2022-07-18"));
			const own = read(
				inSentence("Nghị quyết số 57 ngày 22/12/2024, số 59 ngày 24/01/2025 và 66 (ngày 30/4/2025) của Bộ Chính trị"),
			);
			expect(own.map(({ date }) => date)).to.deep.equal(["2024-12-22", "2025-01-24", "2025-04-30"]);
			const years = read(inSentence("Nghị định 100/2019 và 123/2021"));
			expect(years.map(({ date }) => date)).to.deep.equal(["2019", "2021"]);
		});

		it("a symbol far behind the head of its list has the head's type", () => {
			const text = inSentence("Quy định số 37-QĐ/TW ngày 25/10/2021 của Trung ương, số 69-QĐ/TW ngày 06/7/2022");
			expect(read(text).map(({ type }) => type)).to.deep.equal(["quy-dinh", "quy-dinh"]);
		});

		it("the date behind the second number of a chain is not the first one's", () => {
			const text = "Kết luận số 01-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016";
			expect(read(text).map(({ date }) => date)).to.deep.equal([null, "2016-05-15"]);
		});

		for (const count of [
			"Nghị quyết số 57-NQ/TW, 63 tỉnh, thành phố",
			"Nghị quyết số 57-NQ/TW, 5 đồng chí",
			"Nghị quyết số 57-NQ/TW và 5 kế hoạch",
			"Nghị quyết số 57-NQ/TW, 12/15 đơn vị",
			"Nghị quyết số 57-NQ/TW ngày 22/12/2024, số 59 đường Trần Phú",
			"Nghị quyết 57, 15 đơn vị",
			"Nghị quyết 57 và 5 quy định",
			"Nghị quyết 57, 10 và 12 xã",
			"Nghị quyết 57, 100% chi bộ",
			"Nghị quyết 57, 2 năm qua",
		])
			it(`${count}: what is counted is no member`, () => {
				expect(read(inSentence(count))).to.have.lengthOf(1);
			});
	});

	describe("terms and plenums (section 7)", () => {
		for (const [form, term] of [
			["Nghị quyết Trung ương 4 khóa XI", 11],
			["Nghị quyết Trung ương 4 khoá XI", 11],
			["Nghị quyết Trung ương 4 (khóa XII)", 12],
			["Nghị quyết Trung ương 4 ( khoá 11)", 11],
			["Nghị quyết Trung ương 4 khóa 10", 10],
			["Nghị quyết Trung ương 4 K.XI", 11],
			["Nghị quyết Trung ương 4 Khóa XI", 11],
			["Nghị quyết Hội nghị lần thứ tư (khóa XII)", 12],
			["Nghị quyết lần thứ tư Ban Chấp hành Trung ương khóa XII", 12],
			["NQ HNTW 6 khóa XII", 12],
			["NQTW 4 khóa XII", 12],
			["NQTW Đảng lần thứ 4, khóa XII", 12],
			["Nghị quyết Trung ương 6 (lần 2) khóa VIII", 8],
			["Nghị quyết TW7 khóa X", 10],
			["Kết luận Hội nghị Trung ương 4 khóa XIII", 13],
		] as const)
			it(`${form} is of term ${term}`, () => {
				const found = only(inSentence(form));
				expect([found.raw, found.form, found.term]).to.deep.equal([form, "named", term]);
			});

		for (const [form, expected] of [
			["Nghị quyết Trung ương 4 (khóa XI, XII)", ["Nghị quyết Trung ương 4 (khóa XI", "XII"]],
			["Nghị quyết Trung ương 4 khóa XI và khóa XII", ["Nghị quyết Trung ương 4 khóa XI", "khóa XII"]],
			["Nghị quyết Trung ương 4 khóa XI, khóa XII", ["Nghị quyết Trung ương 4 khóa XI", "khóa XII"]],
			["Nghị quyết Trung ương 6, 7, 8 khóa XII", ["Nghị quyết Trung ương 6", "7", "8 khóa XII"]],
			["Nghị quyết Trung ương sáu, bảy khóa XII", ["Nghị quyết Trung ương sáu", "bảy khóa XII"]],
			[
				"Nghị quyết Trung ương 4 khóa XI và Trung ương 5 khóa XII",
				["Nghị quyết Trung ương 4 khóa XI", "Trung ương 5 khóa XII"],
			],
			["Nghị quyết Đại hội XII, XIII của Đảng", ["Nghị quyết Đại hội XII", "XIII của Đảng"]],
		] as const)
			it(`${form}: ${expected.length} documents in one phrase`, () => {
				expect(raws(inSentence(form))).to.deep.equal(expected);
			});

		it("plenums that share a term printed once have it all", () => {
			const found = read(inSentence("Nghị quyết Trung ương 6, 7, 8 khóa XII"));
			expect(found.map(({ term }) => term)).to.deep.equal([12, 12, 12]);
			expect(found.every(({ named }) => named.length > 0)).to.equal(true);
		});

		it("a number behind a plenum that has no term is none", () => {
			expect(raws(inSentence("Nghị quyết Trung ương 4 khóa XII, 5 năm qua"))).to.deep.equal([
				"Nghị quyết Trung ương 4 khóa XII",
			]);
		});

		it("a bracket closed behind the name is not the name's", () => {
			expect(raws("(trích Nghị quyết Trung ương 4, khóa XII)")).to.deep.equal(["Nghị quyết Trung ương 4, khóa XII"]);
		});

		for (const form of [
			"Nghị quyết Đại hội Đảng bộ tỉnh Yên Bái lần thứ XIX",
			"Nghị quyết Đại hội lần thứ XIX Đảng bộ tỉnh Yên Bái",
			"Nghị quyết Đại hội XXVIII Đảng bộ huyện",
			"Nghị quyết Đại hội đại biểu Đảng bộ xã Tân An lần thứ 25 nhiệm kì 2015-2020",
			"Nghị quyết Hội nghị lần thứ 5 Ban Chấp hành Đảng bộ tỉnh khóa XIX",
		])
			it(`${form} is local`, () => {
				const found = only(inSentence(form), { province: "yen-bai" });
				expect([found.raw, found.form, found.scope]).to.deep.equal([form, "named", "yen-bai"]);
			});

		it("a tenure behind a comma stands outside the name", () => {
			expect(raws(inSentence("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025"))).to.deep.equal([
				"Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XIX",
			]);
		});
	});

	describe("names (sections 4 and 7)", () => {
		for (const [form, document] of [
			["Khoán 10", "nghi-quyet:10-nq-tw:k6"],
			["Khoán 100", "chi-thi:100-ct-tw:k4"],
			["Nghị quyết tam nông", "nghi-quyet:26-nq-tw:k10"],
			["Nghị quyết Trung ương 6 (lần 2) khóa VIII", "nghi-quyet:10-nq-tw:k8"],
			["Kết luận Trung ương 4 khóa XIII", "ket-luan:21-kl-tw:k13"],
			["Nghị quyết Đại hội XIII của Đảng", "nghi-quyet:dai-hoi:k13"],
			["Chương trình 135", "quyet-dinh:135-1998-qd-ttg"],
			["Pháp lệnh dân chủ", "phap-lenh:34-2007-pl-ubtvqh11"],
			["Luật THDCCS", "luat:10-2022-qh15"],
			["Luật PCTN năm 2018", "luat:36-2018-qh14"],
			["Luật Xử lí vi phạm hành chính", "luat:15-2012-qh13"],
			["Luật Quản lí thuế", "luat:38-2019-qh14"],
			["BLHS 2015", "bo-luat:100-2015-qh13"],
			["luật đất đai 2013", "luat:45-2013-qh13"],
			["Luật Tổ chức CQĐP 2015", "luat:77-2015-qh13"],
			[
				"Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương",
				"luat:47-2019-qh14",
			],
		] as const)
			it(`${form} is ${document}`, () => {
				const found = only(inSentence(form));
				expect([found.raw, found.form, found.named]).to.deep.equal([form, "named", [document]]);
			});

		for (const form of [
			"19 điều đảng viên không được làm",
			"Quy định về những điều đảng viên không được làm",
			"bộ tứ trụ cột",
			"Luật Cảnh sát biển Việt Nam",
			"luật cảnh sát biển VN",
			"Luật Đất đai (sửa đổi)",
			"Luật Đất đai sửa đổi",
			"Pháp lệnh Dân số sửa đổi 2008",
			"Pháp lệnh sửa đổi, bổ sung Điều 10 của Pháp lệnh Dân số",
			"Luật sửa đổi, bổ sung Điều 126 của Luật Nhà ở và Điều 121 của Luật Đất đai",
			"Luật sửa đổi, bổ sung một số điều của các Luật về thuế",
			"Luật Hỗ trợ doanh nghiệp nhỏ và vừa",
			"luật hỗ trợ doanh nghiệp nhỏ và vừa",
			"Luật Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia",
			"Luật Định danh và xác thực điện tử",
			"Pháp lệnh bộ đội biên phòng",
			"Pháp lệnh Hành nghề y, dược tư nhân",
			"Pháp lệnh Thủ tục giải quyết các vụ án kinh tế",
			"Luật Xuất cảnh, nhập cảnh của công dân Việt Nam",
			"Luật Dầu khí năm 1993",
			"Luật thuế GTGT",
			"Pháp lệnh về lực lượng dự bị động viên",
			"Luật MTTQ Việt Nam",
			"BLTTHS",
			"Cương lĩnh năm 2011",
			"Điều lệ Công đoàn Việt Nam",
			"Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
		])
			it(`${form} is a name, whole`, () => {
				const found = only(inSentence(form));
				expect([found.form, found.raw]).to.deep.equal(["named", form]);
			});

		it("a nickname of several documents that are then listed gives way to the list", () => {
			expect(raws("“Bộ tứ trụ cột” gồm Nghị quyết 57, 59, 66 và 68.")).to.deep.equal([
				"Nghị quyết 57",
				"59",
				"66",
				"68",
			]);
		});

		for (const before of [
			"thay thế",
			"quy định",
			"Quốc hội xem xét, Quốc hội",
			"trình Bộ Tư pháp",
			"Bộ Tài nguyên và Môi trường",
		])
			it(`${before} is no part of a word that ends in luật`, () => {
				expect(raws(`Đoàn giám sát nêu việc ${before} Luật Đo đạc và bản đồ.`)).to.deep.equal([
					"Luật Đo đạc và bản đồ",
				]);
			});

		it("a law begins on its own line, whatever the line before ends in", () => {
			expect(raws("Giáo dục đại học\nLuật Giáo dục\nCác bộ, ngành\nBộ luật Lao động")).to.deep.equal([
				"Luật Giáo dục",
				"Bộ luật Lao động",
			]);
		});

		it("a name that no table knows ends before what is said of it", () => {
			expect(raws("Góp ý Pháp lệnh Cảnh sát đường thủy về thẩm quyền xử phạt.")).to.deep.equal([
				"Pháp lệnh Cảnh sát đường thủy",
			]);
		});

		it("a year on a line of its own is a cell of the table", () => {
			expect(raws("Luật Thư viện\n2027\nBộ Văn hóa, Thể thao và Du lịch")).to.deep.equal(["Luật Thư viện"]);
		});

		it("what is done to a law is no part of its name", () => {
			expect(raws("Luật Giáo dục sửa đổi một số quy định về học phí.")).to.deep.equal(["Luật Giáo dục"]);
			expect(raws("Luật Giáo dục sửa đổi, bổ sung quy định về học phí.")).to.deep.equal(["Luật Giáo dục"]);
		});

		it("without the và that closes a list, the laws behind the first are laws of their own", () => {
			expect(
				raws("Luật sửa đổi, bổ sung một số điều của Luật Báo chí, Luật Xuất bản, Luật Quảng cáo..."),
			).to.deep.equal(["Luật sửa đổi, bổ sung một số điều của Luật Báo chí", "Luật Xuất bản", "Luật Quảng cáo"]);
		});

		it("an amending law has a day of its own", () => {
			const found = read(
				"Căn cứ Luật Dược ngày 06/4/2016; Luật sửa đổi, bổ sung một số điều của Luật Dược ngày 21 tháng 11 năm 2024;",
			);
			expect(found.map(({ raw, date }) => [raw, date])).to.deep.equal([
				["Luật Dược", "2016-04-06"],
				["Luật sửa đổi, bổ sung một số điều của Luật Dược", "2024-11-21"],
			]);
		});

		it("an amending law goes by the laws it amends, and its number is its own", () => {
			const text =
				"Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công, Luật Đầu tư và Luật Đấu thầu số 57/2024/QH15";
			const found = only(inSentence(text));
			expect([found.raw, found.symbol]).to.deep.equal([text, "57/2024/QH15"]);
		});
	});

	describe("titles (section 9)", () => {
		it("a citation inside a title is a citation of its own", () => {
			const text = "Kết luận số 01-KL/TW về “tiếp tục thực hiện Chỉ thị số 05-CT/TW”";
			expect(read(text).map(({ symbol }) => symbol)).to.deep.equal(["01-KL/TW", "05-CT/TW"]);
		});

		for (const quoted of ["“Về công tác dân vận”", '"Về công tác dân vận"', "về “Công tác dân vận”", '""Về dân vận""'])
			it(`${quoted} stands outside the span`, () => {
				expect(raws(inSentence(`Nghị quyết số 25-NQ/TW ${quoted}`))).to.deep.equal(["Nghị quyết số 25-NQ/TW"]);
			});
	});

	describe("back references (section 11)", () => {
		const before = "Tỉnh triển khai Nghị quyết số 57-NQ/TW của Bộ Chính trị. Sau đó,";
		for (const back of [
			"Nghị quyết này",
			"nghị quyết này",
			"Nghị quyết trên",
			"Nghị quyết nói trên",
			"Nghị quyết nêu trên",
			"Nghị quyết kể trên",
			"Nghị quyết đã dẫn",
			"Nghị quyết trên đây",
			"Nghị quyết đó",
			"văn bản này",
		])
			it(`${back} is the document before`, () => {
				const found = read(`${before} ${back} được cụ thể hóa.`)[1];
				expect([found?.raw, found?.form, found?.symbol, found?.type]).to.deep.equal([
					back,
					"back",
					"57-NQ/TW",
					"nghi-quyet",
				]);
			});

		it("a named document is pointed back to as well", () => {
			const found = read(
				"Luật Thanh niên năm 2020 có hiệu lực. Theo Luật này, thanh niên là công dân từ 16 đến 30 tuổi.",
			);
			expect(found[1]?.named).to.deep.equal(["luat:57-2020-qh14"]);
		});

		it("a common noun points back only to a document of its own type", () => {
			expect(raws("Chính quyền đã ra quy định này từ lâu.")).to.deep.equal([]);
			const found = read("Bộ Chính trị ban hành Quy định số 144-QĐ/TW. Cán bộ phải theo đúng quy định này.");
			expect(found[1]?.symbol).to.equal("144-QĐ/TW");
		});

		it("in its own articles an act means itself, not the one it cites", () => {
			const text =
				"Căn cứ Nghị quyết số 12/NQ-CP ngày 05/02/2024 của Chính phủ;\nQUYẾT NGHỊ:\nĐiều 1. Ban hành kèm theo Nghị quyết này Kế hoạch phát triển đô thị.";
			const found = read(text).at(-1);
			expect([found?.raw, found?.symbol, found?.named]).to.deep.equal(["Nghị quyết này", null, []]);
		});

		it("an act means itself by the number of its letterhead", () => {
			const text =
				"Số: 318/QĐ-TTg\nCăn cứ Quyết định số 12/QĐ-TTg ngày 05/01/2024;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.";
			expect(read(text).at(-1)?.symbol).to.equal("318/QĐ-TTg");
		});

		it("an act means itself by the number in its heading", () => {
			const text =
				"Thông tư số 21/2022/TT-BNV ngày 05/4/2022\nCăn cứ Thông tư số 05/2014/TT-BNV;\nĐiều 1. Thông tư này quy định tiêu chuẩn.";
			expect(read(text).at(-1)?.symbol).to.equal("21/2022/TT-BNV");
		});

		it("the document that the page is titled by comes before the one cited last", () => {
			const text = "Nghị quyết số 68-NQ/TW kế thừa Nghị quyết số 10-NQ/TW. Nghị quyết này đặt mục tiêu đến năm 2030.";
			const title = "Nghị quyết số 68-NQ/TW về phát triển kinh tế tư nhân";
			expect(read(text, { title }).at(-1)?.symbol).to.equal("68-NQ/TW");
			expect(read(text).at(-1)?.symbol).to.equal("10-NQ/TW");
		});

		it("several documents are no one document", () => {
			const text = "Nghị quyết số 57-NQ/TW và Nghị quyết số 59-NQ/TW. Thực hiện các Nghị quyết trên, tỉnh đã làm.";
			const found = read(text)[2];
			expect([found?.raw, found?.form, found?.symbol]).to.deep.equal(["Nghị quyết trên", "back", null]);
		});

		for (const [bracket, short] of [
			["sau đây viết tắt là", "Nghị quyết 18"],
			["sau đây gọi tắt là", "Nghị quyết số 18"],
			["gọi tắt là", "NQ 18"],
			["dưới đây gọi là", "Nghị quyết 18"],
			["viết tắt:", "NQ18"],
		] as const)
			it(`(${bracket} ${short}) names the document before, and holds later`, () => {
				const text = `Nghị quyết số 18-NQ/TW ngày 25/10/2017 (${bracket} ${short}) đã rõ. Theo ${short}, tỉnh làm ngay.`;
				expect(read(text).map(({ symbol }) => symbol)).to.deep.equal(Array(3).fill("18-NQ/TW"));
			});

		it("a short name of another type holds too, in this text alone", () => {
			const defined =
				"Quyết định số 939/QĐ-TTg phê duyệt Đề án khởi nghiệp (gọi tắt là Đề án 939). Đề án 939 đã giúp nhiều người.";
			expect(read(defined).map(({ symbol }) => symbol)).to.deep.equal(Array(3).fill("939/QĐ-TTg"));
			expect(only("Đề án 939 đã giúp nhiều người.").symbol).to.equal(null);
		});

		it("a number of another body is another document", () => {
			const text = "Nghị quyết số 04-NQ/TW của Trung ương; Nghị quyết 04 của Tỉnh ủy.";
			expect(read(text).map(({ symbol }) => symbol)).to.deep.equal(["04-NQ/TW", "04-NQ/TU"]);
		});

		for (const alone of [
			"Nghị quyết của Trung ương",
			"nghị quyết của Bộ Chính trị",
			"Nghị quyết do Bộ Chính trị ban hành",
		])
			it(`${alone} says too little`, () => {
				expect(raws(inSentence(alone))).to.deep.equal([]);
			});
	});

	describe("joint and co-issued numbers (section 12)", () => {
		for (const [form, symbol, issuer] of [
			["Thông tư liên tịch số 41/2014/TTLT-BYT-BTC", "41/2014/TTLT-BYT-BTC", "bo:BYT"],
			["Thông tư liên tịch số 144/2007/TTLT-BTC-BGDĐT-BNG", "144/2007/TTLT-BTC-BGDĐT-BNG", "bo:BTC"],
			["Thông tư liên tịch số 02/2016/TTLT-VKSNDTC-TANDTC-BCA", "02/2016/TTLT-VKSNDTC-TANDTC-BCA", "khac"],
			["Thông tư liên tịch số 01/2020/TTLT-ABC-DEF", "01/2020/TTLT-ABC-DEF", "khac"],
			["Hướng dẫn số 06-HD/BTCTW-BTGTW", "06-HD/BTCTW-BTGTW", "ban-to-chuc-trung-uong"],
			["Quy chế số 05-QC/BTCTU-BNCTU", "05-QC/BTCTU-BNCTU", "khac"],
			["Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN", "09/2008/NQLT-CP-UBTWMTTQVN", "chinh-phu"],
			[
				"Nghị quyết liên tịch số 102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
				"102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
				"uy-ban-thuong-vu-quoc-hoi",
			],
			["Chương trình phối hợp số 27-CTr/TWĐTN-CTĐ", "27-CTr/TWĐTN-CTĐ", "khac"],
			["Hướng dẫn số 05/HD-MTTW-BTT", "05/HD-MTTW-BTT", "mttq"],
			["Kế hoạch liên tịch số 05/KHLT-SGDĐT-TĐTN", "05/KHLT-SGDĐT-TĐTN", "khac"],
		] as const)
			it(`${form} is of the first body`, () => {
				const found = only(inSentence(form));
				expect([found.raw, found.symbol, found.issuer]).to.deep.equal([form, symbol, issuer]);
			});

		it("Thông tư này is said of a joint circular", () => {
			const found = read("Thông tư liên tịch số 41/2014/TTLT-BYT-BTC được ký hôm qua. Thông tư này có hiệu lực ngay.");
			expect([found[1]?.symbol, found[1]?.type]).to.deep.equal(["41/2014/TTLT-BYT-BTC", "thong-tu-lien-tich"]);
		});
	});

	describe("what is no citation (section 14)", () => {
		for (const none of [
			"CTCP Tập đoàn",
			"36 - CTCP",
			"Công ty CP",
			"số 25 đường Lý Thái Tổ",
			"số 9A Nguyễn Cảnh Chân",
			"024.3804.1234",
			"29A-123.45",
			"TU-1234",
			"tỷ số 2-1 và 25-27",
			"Covid-19, H5N1",
			"ngày 25/7",
			"quý IV/2016",
			"Đề án 1928 tỷ",
			"NQ HĐQT 2016 số 13",
			"giấy chứng nhận DI 103576",
			"Hội nghị Trung ương 3 khóa XI ĐCSTQ",
			"Nghị quyết Hội nghị Trung ương 3 khóa XX của Đảng Cộng sản Trung Quốc",
			"Nghị quyết Đại hội XI của Đảng Nhân dân Cách mạng Lào",
			"bàn số 12-HU, ghế 02-TU",
			"phụ lục 02/PL-HĐTĐ",
			"chung cư CT12, lô TT 15",
			"Quyết định 1, 2 và 3 điểm của trọng tài",
			"Nghị quyết 2025",
			"Đề án 3 giai đoạn",
			"khoản 10 Điều 5 và khoán 10 công",
			"Trường Đại học Luật Hà Nội, Hội Luật gia, Công ty Luật An Bình",
			"pháp luật đất đai, kỷ luật quốc phòng, quy luật giá trị",
			"Luật Hợp đồng của Pháp, Luật Thương mại thống nhất của Hoa Kỳ",
			"luật nhân quả, luật chơi, Luật sư Nguyễn Văn An",
			"khoa Luật Thương mại, sinh viên ngành Luật Kinh tế, Viện Luật So sánh",
			"báo Pháp Luật Thành phố Hồ Chí Minh, mục Pháp Luật Đất Đai, PHỔ BIẾN PHÁP LUẬT ĐẤT ĐAI",
			"kỷ luật cán bộ, công chức",
			"dự thảo Luật Nhà giáo, dự án Luật Việc làm",
			"dự thảo Nghị quyết Đại hội XIV của Đảng",
			"Nghị quyết Đại hội Đảng bộ các cấp nhiệm kỳ 2020 - 2025",
			"văn kiện Đại hội XIII của Đảng",
			"Nghị quyết 57% và quyết định 15 nội dung",
		])
			it(JSON.stringify(none), () => {
				expect(raws(`Bài báo nhắc đến ${none}.`)).to.deep.equal([]);
			});

		for (const paper of ["213/QĐ-ĐHTĐ", "80-QĐ/TNVN", "47/QĐ-HĐTV", "28/CV-ĐĐT", "740 /KH-BV", "56/QĐ-PC10"])
			it(`${paper}, a school's, firm's or case's paper, is never taken for a document of the register`, () => {
				for (const { resolution } of resolve(inSentence(paper))) expect(resolution.status).to.not.equal("resolved");
			});

		for (const [symbol, date] of [
			["35-NQ/TW", "2026-01-15"],
			["05-CT/TW", "2026-02-10"],
			["08-HD/BTGTW", "2026-02-28"],
			["12-QĐ/TW", "2025-12-20"],
			["12-NQ/TW", "2026-06-15"],
			["38-CT/TW", "2026-05-18"],
			["198-KL/TW", "2026-08-05"],
			["05-QĐi/TW", "2020-08-28"],
			["99-CT/TW", "1981-01-13"],
		])
			it(`${symbol} of ${date}, made up in public code, is not in the register`, () => {
				const rows = authority.data.documents.filter((row) => row.symbol === symbol && row.date === date);
				expect(rows).to.deep.equal([]);
			});

		it("an answer made up for a quiz, whose word and code differ, has no type", () => {
			expect(only(inSentence("Nghị quyết số 20-QĐ/TW ngày 25/10/2021")).type).to.equal(null);
		});
	});
});
