import { expect } from "chai";
import { at, citing, only, read } from "./reading.ts";

describe("findCitations, around the number", () => {
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
});
