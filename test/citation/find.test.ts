import { expect } from "chai";
import { at, only, raws, read, symbols } from "./reading.ts";

describe("findCitations", () => {
	describe("points into the text as given", () => {
		const sentence = "Tỉnh ủy quán triệt Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Bộ Chính trị khóa XI.";

		it("spans the type word to the end of the symbol, and each part where it stands", () => {
			const found = only(sentence);
			expect(found.raw).to.equal("Nghị quyết số 25-NQ/TW");
			expect(at(sentence, found)).to.equal(found.raw);
			expect(at(sentence, found.parts.date)).to.equal("ngày 03/6/2013");
			expect(at(sentence, found.parts.issuer)).to.equal("Bộ Chính trị");
			expect(at(sentence, found.parts.term)?.trim()).to.equal("khóa XI");
		});

		it("in decomposed text", () => {
			const given = sentence.normalize("NFD");
			const found = only(given);
			expect(found.symbol).to.equal("25-NQ/TW");
			expect(at(given, found)).to.equal("Nghị quyết số 25-NQ/TW".normalize("NFD"));
			expect(at(given, found.parts.date)).to.equal("ngày 03/6/2013".normalize("NFD"));
			expect(at(given, found.parts.issuer)).to.equal("Bộ Chính trị".normalize("NFD"));
		});

		it("in text that mixes composed letters and combining marks", () => {
			const given = "vê\u0300 tiê\u0301p tục thực hiê\u0323n Nghi\u0323 quyê\u0301t số 25-NQ/TW nga\u0300y 03/6/2013";
			const found = only(given);
			expect(found.raw).to.equal("Nghi\u0323 quyê\u0301t số 25-NQ/TW");
			expect(found.date).to.equal("2013-06-03");
		});

		it("with no-break spaces and zero-width characters inside the symbol", () => {
			const given = "\ufeffTheo Nghị\u00a0quyết số\u00a025\u200b-\u00a0NQ/\u200bTW\u00a0ngày\u202f03/6/2013.";
			const found = only(given);
			expect(found.symbol).to.equal("25-NQ/TW");
			expect(found.raw).to.equal("Nghị\u00a0quyết số\u00a025\u200b-\u00a0NQ/\u200bTW");
			expect(at(given, found)).to.equal(found.raw);
			expect(found.date).to.equal("2013-06-03");
		});

		it("with a soft hyphen inside the symbol and inside the type word", () => {
			const found = only("Theo Nghị quy\u00adết số 25-NQ/\u00adTW.");
			expect(found.symbol).to.equal("25-NQ/TW");
			expect(found.raw).to.equal("Nghị quy\u00adết số 25-NQ/\u00adTW");
		});

		for (const [name, broken] of [
			["behind the dash", "Nghị quyết số 28-\nNQ/TW"],
			["behind the dash with a carriage return", "Nghị quyết số 28-\r\nNQ/TW"],
			["before the slash", "Nghị quyết số 28-NQ\n/TW"],
			["between số and the number", "Nghị quyết số\n28-NQ/TW"],
			["between the type word and số", "Nghị quyết\nsố 28-NQ/TW"],
			["inside the type word", "Nghị\nquyết số 28-NQ/TW"],
			["behind the dash with an indent", "Nghị quyết số 28-\n\t\tNQ/TW"],
			["between số and the number with an indent", "Nghị quyết số\n    28-NQ/TW"],
		] as const)
			it(`broken over lines ${name}`, () => {
				const found = only(`Theo ${broken} về bảo vệ Tổ quốc`);
				expect(found.symbol).to.equal("28-NQ/TW");
				expect(found.raw).to.equal(broken);
			});

		it("behind letters outside the Basic Multilingual Plane", () => {
			const given = "📌📌 Nghị quyết số 25-NQ/TW 📌";
			expect(at(given, only(given))).to.equal("Nghị quyết số 25-NQ/TW");
		});
	});

	describe("reads every spelling of a symbol", () => {
		for (const [written, symbol] of [
			["Nghị quyết số 09/NQ-TW", "09-NQ/TW"],
			["Kết luận số 126/KL-TW", "126-KL/TW"],
			["Quyết định số 160/QĐ-TW", "160-QĐ/TW"],
			["Chỉ thị 43/CT/TW", "43-CT/TW"],
			["Quyết định 366-QĐ-TW", "366-QĐ/TW"],
			["Nghị quyết số 245–NQ/TW", "245-NQ/TW"],
			["Nghị quyết số 245‑NQ/TW", "245-NQ/TW"],
			["Nghị quyết số 245−NQ/TW", "245-NQ/TW"],
			["Chỉ thị số 05- CT/TW", "05-CT/TW"],
			["Kết luận số 49 - KL/TW", "49-KL/TW"],
			["Chỉ thị số 40 – CT/TW", "40-CT/TW"],
			["Kết luận 62 KL/TW", "62-KL/TW"],
			["Nghị định 67/2014 NĐ-CP", "67/2014/NĐ-CP"],
			["Chỉ thị 92CT/TW", "92-CT/TW"],
			["Quyết định 27/2018QĐ-TTg", "27/2018/QĐ-TTg"],
			["Hướng dẫn 52HD/BTCTW", "52-HD/BTCTW"],
			["Chỉ thị 49-CT /TW", "49-CT/TW"],
			["Hướng dẫn 06 -HD/TW", "06-HD/TW"],
			["Nghị quyết số 29-NQ/TƯ", "29-NQ/TW"],
			["Nghị quyết số 29-NQ/T.Ư", "29-NQ/TW"],
			["Nghị quyết số 29-NQ/T.W", "29-NQ/TW"],
			["Nghị quyết số 2662-NQ/QUTƯ", "2662-NQ/QUTW"],
			["Quyết định số 27/2018/QĐ-TTG", "27/2018/QĐ-TTg"],
			["Quy định số 179-QÐi/TW", "179-QĐi/TW"],
			["Nghị định số 102/2024/NÐ-CP", "102/2024/NĐ-CP"],
			["Nghị định 82/2016/ND-CP", "82/2016/NĐ-CP"],
			["Quyết định 384-QD/TW", "384-QĐ/TW"],
			["Nghị quyết số 5-NQ/TW", "05-NQ/TW"],
			["NGHỊ QUYẾT SỐ 57-NQ/TW", "57-NQ/TW"],
			["Nghi quyet so 25-NQ/TW", "25-NQ/TW"],
			["Nghị quyết số: 25-NQ/TW", "25-NQ/TW"],
			["Nghị quyết số25-NQ/TW", "25-NQ/TW"],
			["Chỉ thị số số 46 - CT/TW", "46-CT/TW"],
			["Nghị quyết số 24/2026//NQ-CP", "24/2026/NQ-CP"],
			["Nghị quyết số 66.18/2026/NQ-CP", "66.18/2026/NQ-CP"],
			["Nghị quyết số 88/QH 13", "88/QH13"],
			["Nghị quyết liên tịch số 09/2008/NQLT-CP-UBTWMTTQVN", "09/2008/NQLT-CP-UBTWMTTQVN"],
			["Chương trình phối hợp số 27-CTr/TWĐTN-CTĐ", "27-CTr/TWĐTN-CTĐ"],
		] as const)
			it(`${written} is ${symbol}`, () => {
				expect(symbols(`Quán triệt ${written}, tỉnh đã ban hành kế hoạch.`)).to.deep.equal([symbol]);
			});

		it("never makes the contract's HĐ into the guide's HD", () => {
			expect(symbols("Hợp đồng số 12-HĐ/TW")).to.not.include("12-HD/TW");
		});

		it("tells that it read Ð (U+00D0) as Đ", () => {
			expect(only("Quy định số 204-Q\u00d0/TW").repairs).to.not.be.empty;
		});

		it("tells that it read TƯ as TW", () => {
			expect(only("Nghị quyết số 29-NQ/TƯ").repairs).to.not.be.empty;
		});

		it("tells what it mended, and nothing for a clean symbol", () => {
			expect(only("Kết luận số 126/KL-TW").repairs).to.not.be.empty;
			expect(only("Nghị quyết số 57 – NQ/TW").repairs).to.not.be.empty;
			expect(only("Nghị định 82/2016/ND-CP").repairs).to.not.be.empty;
			expect(only("Nghị quyết số 25-NQ/TW").repairs).to.deep.equal([]);
			expect(only("Nghị định số 30/2020/NĐ-CP").repairs).to.deep.equal([]);
		});
	});

	describe("takes a list apart", () => {
		it("when each member prints its symbol", () => {
			const text = "Thực hiện các Kết luận số 114-KL/TW, số 120-KL/TW của Bộ Chính trị.";
			expect(symbols(text)).to.deep.equal(["114-KL/TW", "120-KL/TW"]);
			expect(raws(text)).to.deep.equal(["Kết luận số 114-KL/TW", "120-KL/TW"]);
			expect(read(text).map(({ type }) => type)).to.deep.equal(["ket-luan", "ket-luan"]);
		});

		it("when four numbers share one symbol", () => {
			const found = read("Triển khai các Nghị quyết số 57, 59, 66 và 68-NQ/TW của Bộ Chính trị.");
			expect(found.map(({ symbol }) => symbol)).to.deep.equal(["57-NQ/TW", "59-NQ/TW", "66-NQ/TW", "68-NQ/TW"]);
			expect(found.map(({ raw }) => raw)).to.deep.equal(["Nghị quyết số 57", "59", "66", "68-NQ/TW"]);
			expect(found.map(({ type }) => type)).to.deep.equal(Array(4).fill("nghi-quyet"));
		});

		it("and marks the symbol of the first three as taken from the last", () => {
			const found = read("Triển khai các Nghị quyết số 57, 59, 66 và 68-NQ/TW của Bộ Chính trị.");
			for (const one of found.slice(0, 3)) expect(one.repairs.join("; ")).to.include("-NQ/TW");
			expect(found[3]?.repairs).to.deep.equal([]);
		});

		it("and gives a date, body and term printed once behind the last to all", () => {
			const found = read("các Kết luận số 187, 188- KL/TW ngày 29/8/2025 của Bộ Chính trị khóa XIII");
			expect(found.map(({ symbol }) => symbol)).to.deep.equal(["187-KL/TW", "188-KL/TW"]);
			expect(found.map(({ date }) => date)).to.deep.equal(["2025-08-29", "2025-08-29"]);
			expect(found.map(({ issuer }) => issuer)).to.deep.equal(["bo-chinh-tri", "bo-chinh-tri"]);
			expect(found.map(({ term }) => term)).to.deep.equal([13, 13]);
		});

		it("of five numbers with one date", () => {
			const found = read("Các Quy định số 71, 72, 73, 75, 76-QĐ/TW ngày 18/7/2022 của Ban Bí thư");
			expect(found.map(({ symbol }) => symbol)).to.deep.equal(["71", "72", "73", "75", "76"].map((n) => `${n}-QĐ/TW`));
			expect(new Set(found.map(({ date }) => date))).to.deep.equal(new Set(["2022-07-18"]));
		});

		for (const [text, expected] of [
			["Nghị quyết 18, 19", [null, null]],
			["các Nghị quyết 18, 19, 20, 21", [null, null, null, null]],
			["các Chỉ thị số 05, 08", [null, null]],
			["Nghị quyết 57 · 59 · 66 · 68", [null, null, null, null]],
			["Quy định 89 và 90-QĐ/TW", ["89-QĐ/TW", "90-QĐ/TW"]],
			["Quyết định 217, 218-QĐ/TW", ["217-QĐ/TW", "218-QĐ/TW"]],
			["Nghị quyết số 18-NQ/TW, 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]],
			["Nghị quyết số 18-NQ/TW và số 19-NQ/TW", ["18-NQ/TW", "19-NQ/TW"]],
			["Nghị quyết số 18-NQ/TW; 19-NQ/TW; 20-NQ/TW", ["18-NQ/TW", "19-NQ/TW", "20-NQ/TW"]],
			["Kết luận 21-KL/TW & Quy định 144-QĐ/TW", ["21-KL/TW", "144-QĐ/TW"]],
			["18-NQ/TW, 50-KL/TW", ["18-NQ/TW", "50-KL/TW"]],
			["Nghị quyết số 8, 9-NQ/TW", ["08-NQ/TW", "09-NQ/TW"]],
			["các Nghị quyết của Bộ Chính trị: số 57-NQ/TW, số 59-NQ/TW", ["57-NQ/TW", "59-NQ/TW"]],
		] as const)
			it(`${text}: ${expected.length} citations`, () => {
				expect(symbols(`Quán triệt ${text}.`)).to.deep.equal(expected);
			});

		it("of short forms into spans of number alone behind the first", () => {
			expect(raws("Quán triệt Nghị quyết 18, 19 của Trung ương.")).to.deep.equal(["Nghị quyết 18", "19"]);
		});

		it("gives every member printed in full the type of the list's head", () => {
			const found = read("Nghị quyết số 18-NQ/TW, 19-NQ/TW, số 20-NQ/TW và 21-NQ/TW");
			expect(found.map(({ type }) => type)).to.deep.equal(Array(4).fill("nghi-quyet"));
			const rules = read("các Quy định số 22-QĐ/TW, số 37-QĐ/TW, 69-QĐ/TW");
			expect(rules.map(({ type }) => type)).to.deep.equal(Array(3).fill("quy-dinh"));
		});

		it("and does not read the numbers of a range's years or of points as members", () => {
			expect(symbols("khoản 1, 2 Điều 5 Nghị định số 30/2020/NĐ-CP")).to.deep.equal(["30/2020/NĐ-CP"]);
			expect(symbols("các Điều 15, 16 và 17 Nghị định số 30/2020/NĐ-CP")).to.deep.equal(["30/2020/NĐ-CP"]);
		});

		it("reads a range between two numbers as its two ends", () => {
			expect(symbols("từ Nghị quyết 42 đến 45-NQ/TW")).to.deep.equal(["42-NQ/TW", "45-NQ/TW"]);
		});
	});

	it("takes QĐ for a decision where the State issued it", () => {
		const typeOf = (text: string) => read(text).map(({ type }) => type);
		expect(typeOf("Tỉnh triển khai QĐ 1719 của Thủ tướng Chính phủ.")).to.deep.equal(["quyet-dinh"]);
		expect(typeOf("Quyết định số 26/QĐ-UBND và QĐ 26")).to.deep.equal(["quyet-dinh", "quyet-dinh"]);
		expect(typeOf("Tỉnh triển khai QĐ 144 của Bộ Chính trị.")).to.deep.equal(["quy-dinh"]);
	});

	describe("reads a number on the next line", () => {
		it("where the text runs on", () => {
			const text = "Các cấp ủy đã quán triệt sâu rộng và triển khai thực hiện Nghị quyết\n57, gắn với chuyển đổi số.";
			expect(raws(text)).to.deep.equal(["Nghị quyết\n57"]);
		});

		it("but not where it is a heading's or a table's", () => {
			expect(raws("NGHỊ QUYẾT\n57 xã đạt chuẩn")).to.deep.equal([]);
			expect(raws("Tên văn bản, cơ quan ban hành nghị quyết\n57. Mục tiêu chung")).to.deep.equal([]);
		});
	});

	describe("is not misled by", () => {
		it("a full stop without a blank behind it", () => {
			expect(symbols("Căn cứ Quyết định số 45/QĐ-UBND.UBND tỉnh giao Sở Nội vụ.")).to.deep.equal(["45/QĐ-UBND"]);
			expect(symbols("Theo Quyết định số 45/QĐ-UBND.TP Vinh đã giao đất.")).to.deep.equal(["45/QĐ-UBND"]);
			expect(symbols("2.CP Việt Nam và 1.UBND tỉnh")).to.deep.equal([]);
		});

		for (const negative of [
			"Công ty CTCP Tập đoàn Hòa Phát",
			"36 - CTCP",
			"Công ty CP Xây dựng số 5",
			"số 25 đường Lý Thái Tổ",
			"số 9A Nguyễn Cảnh Chân, Hà Nội",
			"Trụ sở: số 1A, đường Hùng Vương",
			"điện thoại 024.3804.1234",
			"ĐT: 0216-3852-123",
			"biển số 29A-123.45",
			"xe TU-1234",
			"tỷ số 2-1",
			"thắng 25-27 ở ván thứ ba",
			"phòng, chống Covid-19",
			"cúm A/H5N1",
			"ngày 25/7",
			"quý IV/2016",
			"Đề án 1928 tỷ đồng",
			"số tiền 12.500.000 đồng",
			"giấy chứng nhận số DI 103576",
			"hợp đồng số 12/HĐ-KT",
			"hợp đồng số 15/2020/HĐMB",
			"số...../202.../NĐ-CP",
			"Số:      /KH-UBND",
			"Số:     -NQ/TU",
			"Hội nghị Trung ương 3 khóa XI ĐCSTQ",
			"NQ HĐQT 2016 số 13",
			"theo quy định của pháp luật",
			"Quyết định 30 triệu đồng hỗ trợ",
			"Nghị quyết 10 năm xây dựng",
			"hướng dẫn 20 hộ dân trồng quế",
			"Kế hoạch 5 năm 2021 - 2025",
			"nhiệm kỳ 2020 - 2025",
			"từ 25/10 đến 30/10/2025",
			"tăng 5,2% so với năm 2024",
			"A25-NQ/TW9",
			"https://baoyenbai.vn/tin/25-nq-tw-ve-ton-giao.html",
			"email: nq25@tw.gov.vn",
			"luật sư Nguyễn Văn A",
			"pháp luật của Nhà nước",
			"quy định này",
			"kết luận trên của hội nghị",
			"đoạn Km25-Km30/TL",
			"Thông báo 15 ngày trước khi họp",
			"Nghị quyết của Trung ương",
			"nghị quyết của Bộ Chính trị",
			"Nghị quyết Trung ương Đoàn",
			"F0, F1 và B.1.1.529",
			"Việt Nam thắng Thái Lan 3-2/hiệp phụ",
		])
			it(JSON.stringify(negative), () => {
				expect(raws(`Hội nghị nêu rõ ${negative}, đạt kết quả tốt.`)).to.deep.equal([]);
			});
	});

	it("finds nothing in an empty text, and nothing in blanks", () => {
		for (const text of ["", " ", "\n\n", "\ufeff", "\u0301"]) expect(read(text)).to.deep.equal([]);
	});

	it("reads a headline in capitals with its date and body", () => {
		const found = only("NGHỊ QUYẾT SỐ 15-NQ/TW NGÀY 05 THÁNG 5 NĂM 2022 CỦA BỘ CHÍNH TRỊ");
		expect(found).to.include({ symbol: "15-NQ/TW", date: "2022-05-05", issuer: "bo-chinh-tri", type: "nghi-quyet" });
	});

	it("reads a citation in brackets, quotes and at either end of the text", () => {
		for (const text of ["25-NQ/TW", "(25-NQ/TW)", "“Nghị quyết số 25-NQ/TW”", "[Nghị quyết 25-NQ/TW]", "25-NQ/TW."])
			expect(symbols(text), text).to.deep.equal(["25-NQ/TW"]);
	});
});
