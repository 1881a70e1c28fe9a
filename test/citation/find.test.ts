import { expect } from "chai";
import { citing, only, raws, read, symbols } from "./reading.ts";

const at = (text: string, span: { start: number; end: number } | undefined): string | undefined =>
	span && text.slice(span.start, span.end);

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

	describe("reads the date", () => {
		for (const [written, date] of [
			["ngày 07/01/2019", "2019-01-07"],
			["ngày 7/1/2019", "2019-01-07"],
			["ngày 07-01-2019", "2019-01-07"],
			["03-10-2017", "2017-10-03"],
			["ngày 3.10.2017", "2017-10-03"],
			["1.2.2019", "2019-02-01"],
			["ngày 3 tháng 10 năm 2017", "2017-10-03"],
			["ngày 03 tháng 10 năm 2017", "2017-10-03"],
			["ngày 24 - 9 - 2001", "2001-09-24"],
			["25 - 2-2010", "2010-02-25"],
			["(ngày 10/10/2023)", "2023-10-10"],
			[", ngày 28/12/2024", "2024-12-28"],
			["(22/12/2024)", "2024-12-22"],
			["năm 2013", "2013"],
			["(năm 2013)", "2013"],
			["(2013)", "2013"],
			["tháng 11-2006", "2006-11"],
			["tháng 11/2006", "2006-11"],
			["tháng 11 năm 2006", "2006-11"],
			["(8/2007)", "2007-08"],
			["ngày25/5/2010", "2010-05-25"],
			["NGÀY 05 THÁNG 5 NĂM 2022", "2022-05-05"],
			["ngày 03–10–2017", "2017-10-03"],
			["ngày\u00a003/10/2017", "2017-10-03"],
			["ngày\n03/10/2017", "2017-10-03"],
			["ngày 03/10/\n2017", "2017-10-03"],
			["ban hành ngày 03/10/2017", "2017-10-03"],
			["được ban hành ngày 03/10/2017", "2017-10-03"],
			["ký ngày 03/10/2017", "2017-10-03"],
		] as const)
			it(`printed ${JSON.stringify(written)}`, () => {
				const glue = written.startsWith(",") ? "" : " ";
				const text = `Thực hiện Nghị quyết số 31-NQ/TW${glue}${written} của Bộ Chính trị, tỉnh đã đạt kết quả.`;
				const found = only(text);
				expect(found.date).to.equal(date);
				expect(found.symbol).to.equal("31-NQ/TW");
				expect(found.issuer).to.equal("bo-chinh-tri");
			});

		it("printed behind the body", () => {
			expect(only("Nghị quyết số 57-NQ/TW của Bộ Chính trị ngày 22/12/2024").date).to.equal("2024-12-22");
			expect(only("Nghị quyết số 57-NQ/TW của Bộ Chính trị, ngày 22/12/2024").date).to.equal("2024-12-22");
		});

		it("printed without a year as none, rather than a wrong one", () => {
			expect(only("Nghị quyết số 57-NQ/TW ngày 22/12 của Bộ Chính trị").date).to.equal(null);
		});

		for (const wrong of ["ngày 31/4/2019", "ngày 30/2/2020", "ngày 5/13/2019", "ngày 0/1/2019", "ngày 32/1/2019"])
			it(`as none where the day does not exist: ${wrong}`, () => {
				expect(only(`Nghị quyết số 57-NQ/TW ${wrong} của Bộ Chính trị`).date).to.equal(null);
			});

		it("as the leap day of a leap year", () => {
			expect(only("Chỉ thị số 31-CT/TW ngày 29/02/2024").date).to.equal("2024-02-29");
			expect(only("Chỉ thị số 31-CT/TW ngày 29/02/2023").date).to.equal(null);
		});

		it("not from the neighbour behind it", () => {
			const text = "Nghị quyết số 39-NQ/TW) , Kết luận số 17-KL/TW ngày 11/9/2017 của Bộ Chính trị";
			expect(citing(text, "39-NQ/TW").date).to.equal(null);
			expect(citing(text, "17-KL/TW").date).to.equal("2017-09-11");
		});

		it("not from a neighbour that is only named or numbered", () => {
			const text = "Nghị quyết số 39-NQ/TW, Luật Đất đai năm 2024 và Chỉ thị 05 ngày 15/5/2016";
			expect(citing(text, "39-NQ/TW").date).to.equal(null);
		});

		it("not from the day on which the document takes effect", () => {
			for (const effect of ["có hiệu lực từ ngày 01/7/2023", "có hiệu lực kể từ ngày 01/7/2023"])
				expect(only(`Luật số 10/2022/QH15 ${effect}`).date, effect).to.equal(null);
			expect(only("Luật số 10/2022/QH15, có hiệu lực thi hành từ 01/7/2023").date).to.equal(null);
		});

		it("of issue where the day of effect follows", () => {
			const text = "Luật số 10/2022/QH15 ngày 10/11/2022, có hiệu lực từ ngày 01/7/2023";
			expect(only(text).date).to.equal("2022-11-10");
		});

		it("not from a span of years", () => {
			expect(only("Nghị quyết số 57-NQ/TW giai đoạn 2021 - 2025").date).to.equal(null);
			expect(only("Nghị quyết số 57-NQ/TW năm 2021 - 2025").date).to.equal(null);
		});

		it("not from the next sentence", () => {
			expect(only("Tỉnh triển khai Nghị quyết số 57-NQ/TW. Ngày 22/5/2025, Tỉnh ủy họp.").date).to.equal(null);
		});

		it("not from the day on which the report's events took place", () => {
			expect(only("Hội nghị học tập Nghị quyết số 57-NQ/TW diễn ra ngày 15/3/2025").date).to.equal(null);
		});
	});

	describe("reads the issuing body", () => {
		for (const [text, issuer] of [
			["Chỉ thị số 05-CT/TW của Bộ Chính trị", "bo-chinh-tri"],
			["Chỉ thị số 40-CT/TW của Ban Bí thư", "ban-bi-thu"],
			["Chỉ thị số 40-CT/TW của Ban Bí thư Trung ương Đảng", "ban-bi-thu"],
			["Nghị quyết số 18-NQ/TW của Ban Chấp hành Trung ương", "bch-trung-uong"],
			["Nghị quyết số 18-NQ/TW của BCH Trung ương Đảng", "bch-trung-uong"],
			["Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương", "bch-trung-uong"],
			["Hướng dẫn số 38-HD/BTCTW", "ban-to-chuc-trung-uong"],
			["Nghị định số 30/2020/NĐ-CP", "chinh-phu"],
			["Quyết định số 1719/QĐ-TTg", "thu-tuong"],
			["Luật số 10/2022/QH15", "quoc-hoi"],
			["Pháp lệnh số 34/2007/PL-UBTVQH11", "uy-ban-thuong-vu-quoc-hoi"],
			["Thông tư số 01/2011/TT-BNV", "bo:BNV"],
			["Nghị quyết số 2662-NQ/QUTW", "quan-uy-trung-uong"],
			["Nghị quyết số 66-NQ/TU", "tinh-uy"],
			["Nghị quyết số 04-NQ/HU", "huyen-uy"],
		] as const)
			it(`of ${text}`, () => {
				expect(only(`Theo ${text}, địa phương đã triển khai.`).issuer).to.equal(issuer);
			});

		it("where it stands before, with the day", () => {
			const found = only("Ngày 20/4/1981 Bộ Chính trị có Nghị quyết 37-NQ/TW về chính sách khoa học và kỹ thuật.");
			expect(found.issuer).to.equal("bo-chinh-tri");
			expect(found.date).to.equal("1981-04-20");
		});

		it("where it stands before, with day and term", () => {
			const text = "Ngày 07/01/2019, Ban Bí thư khóa XII đã ban hành Kết luận số 43-KL/TW.";
			const found = only(text);
			expect([found.issuer, found.date, found.term]).to.deep.equal(["ban-bi-thu", "2019-01-07", 12]);
			expect(at(text, found.parts.date)).to.equal("Ngày 07/01/2019");
			expect(at(text, found.parts.issuer)).to.equal("Ban Bí thư");
		});

		it("not from the body that only carries the document out", () => {
			expect(only("Ban Bí thư yêu cầu quán triệt Nghị quyết số 57-NQ/TW.").issuer).to.equal(null);
		});

		it("behind a quoted title, with the day", () => {
			const found = only("Kết luận số 01-KL/TW “Về đẩy mạnh học tập” ngày 18/5/2021 của Bộ Chính trị");
			expect(found).to.include({ title: "Về đẩy mạnh học tập", date: "2021-05-18", issuer: "bo-chinh-tri" });
		});

		it("and gives it to all members of a list of short forms", () => {
			const found = read("Quyết định 217 và 218 của Bộ Chính trị (khóa XI)");
			expect(found.map(({ issuer, term }) => [issuer, term])).to.deep.equal([
				["bo-chinh-tri", 11],
				["bo-chinh-tri", 11],
			]);
		});

		it("as none where TW alone leaves three bodies open", () => {
			expect(only("Thực hiện Nghị quyết số 57-NQ/TW.").issuer).to.equal(null);
		});
	});

	describe("reads the term", () => {
		for (const [written, term] of [
			["khóa XI", 11],
			["khoá XI", 11],
			["Khóa XI", 11],
			["KHÓA XI", 11],
			["(khóa XII)", 12],
			["( khoá 11)", 11],
			["(khoá 11)", 11],
			["khóa 10", 10],
			["khóa 14", 14],
			["K.XI", 11],
			["khóa IX", 9],
			["khóa VIII", 8],
		] as const)
			it(`printed ${written}`, () => {
				const found = only(`Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương ${written} về công tác dân vận`);
				expect(found.term).to.equal(term);
			});

		it("directly behind the symbol", () => {
			expect(only("Nghị quyết số 25-NQ/TW khóa XI").term).to.equal(11);
			expect(only("Nghị quyết số 25-NQ/TW (khóa XI)").term).to.equal(11);
		});

		for (const body of ["BCH TW Đảng", "BCHTW Đảng", "BCH TƯ Đảng", "Ban Chấp hành TW Đảng", "BCH Trung ương Đảng"])
			it(`behind ${body}`, () => {
				expect(only(`Nghị quyết số 25-NQ/TW ngày 03/6/2013 của ${body} (khóa XI)`).term).to.equal(11);
			});

		for (const plenum of [
			"của Hội nghị Trung ương 7 khóa XI",
			", Hội nghị Trung ương 7 (khóa XI)",
			", Trung ương 7 khóa XI",
		])
			it(`behind a plenum: ${plenum}`, () => {
				expect(read(`Nghị quyết số 25-NQ/TW ${plenum}`)[0]?.term).to.equal(11);
			});

		it("not from khóa that begins another word", () => {
			expect(only("Nghị quyết số 25-NQ/TW, khóa học đã khai mạc").term).to.equal(null);
		});
	});

	describe("reads the title", () => {
		for (const [name, text, title] of [
			["in curly quotes", "Nghị quyết số 25-NQ/TW “Về công tác tôn giáo”", "Về công tác tôn giáo"],
			["in straight quotes", 'Nghị quyết số 25-NQ/TW "Về công tác tôn giáo"', "Về công tác tôn giáo"],
			["in curly quotes behind về", "Nghị quyết số 25-NQ/TW về “Công tác tôn giáo”", "Công tác tôn giáo"],
			[
				"in curly quotes behind a colon",
				"Nghị quyết số 25-NQ/TW ngày 12/3/2003: “Về công tác tôn giáo”",
				"Về công tác tôn giáo",
			],
			["in guillemets", "Nghị quyết số 25-NQ/TW «Về công tác tôn giáo»", "Về công tác tôn giáo"],
			["behind về", "Nghị quyết số 25-NQ/TW về công tác tôn giáo", "công tác tôn giáo"],
			[
				"behind date and body",
				"Nghị quyết số 25-NQ/TW, ngày 12/3/2003 của Bộ Chính trị về công tác tôn giáo",
				"công tác tôn giáo",
			],
			["up to the full stop", "Nghị quyết số 25-NQ/TW về công tác tôn giáo. Tỉnh đã làm tốt", "công tác tôn giáo"],
		] as const)
			it(name, () => {
				expect(only(text).title).to.equal(title);
			});

		it("with a quotation inside it", () => {
			const found = only("Kết luận số 01-KL/TW “Về đẩy mạnh “học tập” và làm theo Bác” của Bộ Chính trị");
			expect(found.title).to.equal("Về đẩy mạnh “học tập” và làm theo Bác");
		});

		it("where the span of the title leads to it", () => {
			const text = "Nghị quyết số 25-NQ/TW “Về công tác tôn giáo” của Trung ương".normalize("NFD");
			const found = only(text);
			expect(at(text, found.parts.title)?.normalize("NFC")).to.equal("Về công tác tôn giáo");
		});

		it("and takes the document inside a title for another citation, with its own date", () => {
			const text =
				"Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII";
			const found = read(text);
			expect(found.map(({ symbol, date }) => [symbol, date])).to.deep.equal([
				["01-KL/TW", "2021-05-18"],
				["05-CT/TW", "2016-05-15"],
			]);
			expect(found.map(({ term }) => term)).to.deep.equal([null, 12]);
		});

		it("and does not date the outer document by the inner one of a quoted title", () => {
			const text = "Kết luận số 43-KL/TW “về tiếp tục thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013” của Ban Bí thư";
			expect(citing(text, "43-KL/TW").date).to.equal(null);
			expect(citing(text, "25-NQ/TW").date).to.equal("2013-06-03");
		});
	});

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

	describe("places a local document", () => {
		it("by the province behind the body", () => {
			const text = "Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Ban Thường vụ Tỉnh ủy Yên Bái";
			const found = only(text);
			expect(found).to.include({ symbol: "66-NQ/TU", date: "2021-12-10", issuer: "tinh-uy", scope: "yen-bai" });
		});

		it("by the province of the people's committee", () => {
			const found = only("Kế hoạch số 371/KH-UBND ngày 05/6/2022 của UBND tỉnh An Giang");
			expect(found).to.include({ issuer: "ubnd", scope: "an-giang", date: "2022-06-05" });
			expect(only("Nghị quyết số 45/NQ-HĐND của HĐND tỉnh Nghệ An").scope).to.equal("nghe-an");
			expect(only("Nghị quyết số 11-NQ/TU của Thành ủy Hà Nội").scope).to.equal("ha-noi");
		});

		it("by the page's province where the text names none", () => {
			expect(only("Nghị quyết số 66-NQ/TU", { province: "yen-bai" }).scope).to.equal("yen-bai");
		});

		it("by the province it names, not the page's", () => {
			const text = "Nghị quyết số 16-NQ/TU ngày 31/8/2021 của Tỉnh ủy Sơn La";
			expect(only(text, { province: "yen-bai" }).scope).to.equal("son-la");
			expect(only("Nghị quyết số 16-NQ/TU ngày 31/8/2021 (Tỉnh uỷ Sơn La)", { province: "yen-bai" }).scope).to.equal(
				"son-la",
			);
		});

		it("by the only province that the text names", () => {
			expect(citing("Tỉnh Yên Bái họp. Nghị quyết số 66-NQ/TU được quán triệt.", "66-NQ/TU").scope).to.equal("yen-bai");
		});

		it("nowhere where the text names two and the page none", () => {
			const text = "Đoàn Yên Bái và đoàn Sơn La dự. Nghị quyết số 66-NQ/TU được quán triệt.";
			expect(citing(text, "66-NQ/TU").scope).to.equal(null);
		});

		it("with the district below the province", () => {
			const found = only("Nghị quyết số 04-NQ/HU ngày 26-6-2012 của Huyện ủy Triệu Phong", { province: "quang-tri" });
			expect(found).to.include({ place: "trieu-phong", scope: "quang-tri", issuer: "huyen-uy", date: "2012-06-26" });
		});

		it("of the city of a centrally run city, once", () => {
			const found = only("Nghị quyết số 12-NQ/TU ngày 5/5/2021 của Thành ủy TP. Hồ Chí Minh");
			expect(found).to.include({ scope: "ho-chi-minh", place: null });
			expect(only("Nghị quyết số 12-NQ/TU ngày 5/5/2021 của Thành ủy Huế").scope).to.equal("thua-thien-hue");
		});

		it("of a district whose committee stands before, with its name", () => {
			const found = only("Huyện ủy Trạm Tấu đã ban hành Nghị quyết số 04-NQ/HU.", { province: "yen-bai" });
			expect(found).to.include({ place: "tram-tau", scope: "yen-bai" });
		});

		it("but never a central one", () => {
			expect(only("Nghị quyết số 57-NQ/TW của Bộ Chính trị", { province: "yen-bai" }).scope).to.equal(null);
			expect(only("Nghị định số 30/2020/NĐ-CP", { province: "yen-bai" }).scope).to.equal(null);
			expect(only("Nghị quyết số 57-NQ/TW tại Yên Bái").scope).to.equal(null);
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

	describe("is not misled by", () => {
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
