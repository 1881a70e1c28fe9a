import { expect } from "chai";
import { at, citing, only, read } from "./reading.ts";

describe("findCitations, around the number", () => {
	describe("reads the date", () => {
		it("by the year behind the symbol", () => {
			const found = only("Quyết định số 317/QĐ-UBND/2019 của UBND tỉnh về quy hoạch");
			expect(found).to.include({ raw: "Quyết định số 317/QĐ-UBND", symbol: "317/QĐ-UBND", date: "2019" });
		});

		it("by the verb in either spelling", () => {
			expect(only("Nghị quyết số 57-NQ/TW được kí ban hành ngày 22/12/2024").date).to.equal("2024-12-22");
		});

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

		it("printed without a year as the report's year, or the one before where that day was still to come", () => {
			const text = "Nghị quyết số 57-NQ/TW ngày 22.12 của Bộ Chính trị";
			expect(only(text, { published: "2024-12-30" }).date).to.equal("2024-12-22");
			expect(only(text, { published: "2025-01-06" }).date).to.equal("2024-12-22");
		});

		it("printed without a year as none where the report has no date, and reads on", () => {
			const found = only("Nghị quyết số 57-NQ/TW ngày 22/12 của Bộ Chính trị");
			expect(found).to.include({ date: null, issuer: "bo-chinh-tri" });
		});

		for (const [text, date] of [
			["Nghị quyết số 71-NQ/TW được Bộ Chính trị ban hành ngày 22/8/2025", "2025-08-22"],
			["Nghị quyết số 71-NQ/TW do Bộ Chính trị khóa XIII ban hành ngày 22/8/2025", "2025-08-22"],
			["Nghị quyết số 71-NQ/TW được ban hành năm 2025", "2025"],
			["Nghị quyết số 71-NQ/TW ban hành tháng 8/2025", "2025-08"],
			["Nghị quyết số 71-NQ/TW được thông qua vào ngày 22/8/2025", "2025-08-22"],
			["Quyết định số 366-QĐ/TW do đồng chí Trần Cẩm Tú ký ngày 30/8/2025", "2025-08-30"],
			["Quyết định số 366-QĐ/TW được Thường trực Ban Bí thư Trần Cẩm Tú ký ban hành ngày 30/8/2025", "2025-08-30"],
			["Luật Đất đai được Quốc hội khóa XV, kỳ họp bất thường lần thứ năm thông qua ngày 18/01/2024", "2024-01-18"],
			["Luật Đất đai được Quốc hội thông qua tại kỳ họp thứ 6 ngày 18/01/2024", "2024-01-18"],
			["Luật An ninh mạng (Quốc hội khóa XV thông qua ngày 10/12/2025)", "2025-12-10"],
			["Quy định 366-QĐ/TW năm 2025 về kiểm điểm", "2025"],
			["Quy định 37-QĐ/TW 2021 về những điều đảng viên không được làm", "2021"],
			["Nghị quyết số 25-NQ/TW (3/2013)", "2013-03"],
			["Nghị quyết số 25-NQ/TW - ngày 03/6/2013", "2013-06-03"],
			["Nghị quyết số 19-NQ/TW về nông nghiệp, ngày 16/6/2022 của Ban Chấp hành Trung ương", "2022-06-16"],
			["Nghị quyết số 20-NQ/TW, ngày 25-10-2017, Hội nghị Trung ương 6 khóa XII về y tế", "2017-10-25"],
			["| 19/2020/QĐ-UBND | 12/5/2020 | Về quy chế làm việc |", "2020-05-12"],
			["45/QĐ-UBND\nPhê duyệt quy hoạch\nNgày ban hành: 04/02/2021\nNgày hiệu lực: 10/02/2021", "2021-02-04"],
			["Số: 12/KH-UBND\nĐộc lập - Tự do - Hạnh phúc\nYên Bái, ngày 05 tháng 3 năm 2021", "2021-03-05"],
			["Long Xuyên, ngày 15 tháng 3 năm 2022\nSố: 120/KH-UBND", "2022-03-15"],
		] as const)
			it(`${date} in ${JSON.stringify(text)}`, () => {
				expect(read(text)[0]?.date).to.equal(date);
			});

		describe("that stands before, as the day of the verb", () => {
			for (const [text, date] of [
				["Ngày 03/6/2013, Ban Chấp hành Trung ương ban hành Nghị quyết số 25-NQ/TW.", "2013-06-03"],
				["Năm 2013, Ban Chấp hành Trung ương đã ban hành Nghị quyết số 25-NQ/TW.", "2013"],
				["Ngày 22/12/2024, Nghị quyết số 57-NQ/TW được ban hành, mở ra giai đoạn mới.", "2024-12-22"],
				["Ngày 14/6/2019, tại kỳ họp thứ 7, Quốc hội khóa XIV đã xem xét, thông qua Luật Giáo dục.", "2019-06-14"],
				["Hôm 28/8/2018, ngày ban hành Quy định số 06-QĐi/TW, cả nước có nhiều tổ chức tôn giáo.", null],
				["Số liệu tính đến ngày 28/8/2018, ngày ban hành Quy định số 06-QĐi/TW.", "2018-08-28"],
			] as const)
				it(text, () => {
					expect(only(text).date).to.equal(date);
				});

			it("but not that of a document before it", () => {
				const text = "Thực hiện Kế hoạch ngày 05/3/2022 của Tỉnh ủy, UBND huyện đã ban hành Quyết định số 15/QĐ-UBND.";
				expect(citing(text, "15/QĐ-UBND").date).to.equal(null);
			});

			it("but not one from which something holds", () => {
				expect(only("Từ ngày 05/3/2022, UBND huyện ban hành Quyết định số 15/QĐ-UBND.").date).to.equal(null);
			});
		});

		it("not from the clause behind a comma, whose verb it dates", () => {
			const text =
				"Thực hiện Nghị quyết số 57-NQ/TW, ngày 15/3/2025, Tỉnh ủy Yên Bái ban hành Chương trình số 20-CTr/TU.";
			expect(citing(text, "57-NQ/TW")).to.include({ date: null, issuer: null });
			expect(citing(text, "20-CTr/TU")).to.include({ date: "2025-03-15", issuer: "tinh-uy", scope: "yen-bai" });
		});

		for (const clause of [
			"ngày 15/3/2025 tỉnh tổ chức hội nghị",
			"ngày 15/3/2025, Sở Nội vụ đã báo cáo",
			"năm 2025, tỉnh phấn đấu",
		])
			it(`not from ", ${clause}"`, () => {
				expect(only(`Thực hiện Nghị quyết số 57-NQ/TW, ${clause}.`).date).to.equal(null);
			});

		it("not from the time at which a page was posted", () => {
			expect(only("Kế hoạch số 12/KH-UBND\n02/08/2021 10:45 Lượt xem: 12").date).to.equal(null);
		});

		it("of a law not from another year than its own", () => {
			const found = only("Luật Đất đai năm 2013 ngày 18/01/2024");
			expect(found.date).to.equal("2013");
			expect(found.parts.date).to.equal(undefined);
		});

		it("of all members of a list that are said to be of one day", () => {
			const text =
				"Kết luận số 25-KL/TW, Kết luận số 26-KL/TW cùng ngày 02/8/2012 và Kết luận số 28-KL/TW ngày 14/8/2012";
			expect(read(text).map(({ date }) => date)).to.deep.equal(["2012-08-02", "2012-08-02", "2012-08-14"]);
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

		for (const [text, issuer] of [
			["Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học, công nghệ của Bộ Chính trị", "bo-chinh-tri"],
			["Quy định số 179-QĐ/TW vừa được ông Trần Quốc Vượng thay mặt Bộ Chính trị ký ban hành", "bo-chinh-tri"],
			["Thay mặt Bộ Chính trị, Tổng Bí thư Tô Lâm đã ký ban hành Nghị quyết số 57-NQ/TW", "bo-chinh-tri"],
			["BỘ CHÍNH TRỊ\n*\nSố 178-QĐ/TW", "bo-chinh-tri"],
			["Nghị quyết số 57-NQ/TW (Bộ Chính trị)", "bo-chinh-tri"],
			["Thông tư số 05/2023/TT-BNV của Bộ trưởng Bộ Nội vụ", "bo:BNV"],
			["Thông tư số 01/2020/TT-UBDT của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc", "bo:UBDT"],
			["Hướng dẫn số 01/HDLB-TC-DVTW của Ban Tổ chức và Ban Dân vận Trung ương", "ban-to-chuc-trung-uong"],
			["Quyết định số 20-QĐ/ABC của Ban Chấp hành Trung ương Hội Nông dân Việt Nam", "khac"],
			["Kế hoạch số 278-KH/TU của Thành ủy Sơn La", "huyen-uy"],
			["Nghị quyết số 11-NQ/TU của Thành ủy Hà Nội", "tinh-uy"],
			["Nghị quyết số 11-NQ/TW của Ban Thường vụ Thành ủy Hà Nội", "tinh-uy"],
		] as const)
			it(`of ${JSON.stringify(text)}`, () => {
				expect(only(text).issuer).to.equal(issuer);
			});

		it("not from a body that owns something inside the title", () => {
			expect(only("Quy định số 45-QĐ/TW về chức năng, nhiệm vụ của Ban Bí thư.")).to.include({
				issuer: null,
				title: "chức năng, nhiệm vụ của Ban Bí thư",
			});
		});

		it("not from the subject of the next clause", () => {
			expect(only("Thực hiện Nghị quyết số 57-NQ/TW, Tỉnh ủy Yên Bái đã xây dựng chương trình.").issuer).to.equal(null);
		});

		it("of a whole list, where it begins with các or says so", () => {
			for (const text of [
				"các Nghị quyết số 24-NQ/TW và Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương khóa IX",
				"Nghị quyết số 24-NQ/TW (12/3/2003), Nghị quyết số 25-NQ/TW (12/3/2003), đều của Ban Chấp hành Trung ương khóa IX",
			])
				expect(read(text).map(({ issuer, term }) => [issuer, term])).to.deep.equal([
					["bch-trung-uong", 9],
					["bch-trung-uong", 9],
				]);
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

		it("of a local committee", () => {
			const text = "Nghị quyết số 12-NQ/TU của Ban Thường vụ Tỉnh ủy Yên Bái khóa XIX về phát triển rừng";
			expect(only(text)).to.include({ term: 19, scope: "yen-bai", title: "phát triển rừng" });
		});

		it("of a local committee by its years as none, and reads on", () => {
			const text = "Kế hoạch số 10-KH/TU của Ban Chấp hành Đảng bộ tỉnh, nhiệm kỳ 2020 - 2025 về chuyển đổi số";
			const found = only(text);
			expect(found).to.include({ term: null, title: "chuyển đổi số" });
			expect(at(text, found.parts.term)).to.equal("nhiệm kỳ 2020 - 2025");
		});

		it("behind the second part of a plenum", () => {
			for (const plenum of ["Hội nghị Trung ương 6 (lần 2)", "Hội nghị lần thứ sáu (lần 2) Ban Chấp hành Trung ương"])
				expect(only(`Nghị quyết số 10-NQ/TW của ${plenum} khóa VIII ngày 02/02/1999`)).to.include({
					term: 8,
					date: "1999-02-02",
					issuer: "bch-trung-uong",
				});
		});

		it("not from the khóa of a National Assembly or a people's council", () => {
			for (const text of [
				"Nghị quyết số 88/2014/QH13 ngày 28/11/2014 của Quốc hội khóa XIII về đổi mới chương trình",
				"Nghị quyết số 12/2022/NQ-HĐND của HĐND thành phố Hà Nội khóa XVI, kỳ họp thứ 10 về phí",
				"Luật Giáo dục được Quốc hội khóa XIV thông qua ngày 14/6/2019",
			])
				expect(only(text).term, text).to.equal(null);
		});

		it("not from khóa that begins another word", () => {
			expect(only("Nghị quyết số 25-NQ/TW, khóa học đã khai mạc").term).to.equal(null);
		});
	});

	describe("reads the title", () => {
		it("but none where somebody goes, or of a deed without an object", () => {
			expect(only("Nhiều người từ vùng giãn cách theo Chỉ thị số 16/CT-TTg về tỉnh bằng xe máy.").title).to.equal(null);
			expect(only("Nghị quyết số 41/NQ-CP của Chính phủ tiếp tục được thực hiện.").title).to.equal(null);
		});

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

		for (const [name, text, title] of [
			["in doubled quotes", 'Nghị quyết số 25-NQ/TW ""Về công tác tôn giáo""', "Về công tác tôn giáo"],
			[
				"in straight quotes with a quotation inside",
				'Kết luận số 01-KL/TW "Về "học tập" và làm theo Bác"',
				'Về "học tập" và làm theo Bác',
			],
			[
				"whose closing mark was forgotten",
				"Nghị quyết số 25-NQ/TW “Về công tác tôn giáo; tỉnh đã",
				"Về công tác tôn giáo",
			],
			["cut by dots", "Nghị quyết số 25-NQ/TW về công tác tôn giáo... Tỉnh đã", "công tác tôn giáo"],
			[
				"cut by dots in quotes",
				"Nghị quyết số 25-NQ/TW “Về công tác tôn giáo…” của Trung ương",
				"Về công tác tôn giáo",
			],
			[
				"behind a body that no table holds",
				"Quyết định số 1459/QĐ-TCMT của Tổng cục Môi trường về kỹ thuật đo",
				"kỹ thuật đo",
			],
			[
				"begun by what the document does",
				"Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ quy định xử phạt; được sửa đổi sau đó",
				"quy định xử phạt",
			],
			["on two lines", "Nghị quyết số 25-NQ/TW về công tác\ntôn giáo.", "công tác tôn giáo"],
			[
				"in brackets with the citation",
				"văn bản (Nghị quyết số 25-NQ/TW về công tác tôn giáo) đã",
				"công tác tôn giáo",
			],
		] as const)
			it(name, () => {
				expect(only(text).title).to.equal(title);
			});

		it("not from what is said of the document", () => {
			expect(only("Nghị định số 15/2020/NĐ-CP của Chính phủ quy định rõ mức phạt").title).to.equal(null);
		});

		it("up to the end of the citation inside it", () => {
			const text = "Kết luận số 43-KL/TW của Ban Bí thư về tiếp tục thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013";
			expect(citing(text, "43-KL/TW").title).to.equal("tiếp tục thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013");
		});

		it("but not over the next document of a list", () => {
			const text = "Nghị quyết số 25-NQ/TW về công tác tôn giáo, Kết luận số 01-KL/TW";
			expect(citing(text, "25-NQ/TW").title).to.equal("công tác tôn giáo");
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

		it("by the province in which the district lies", () => {
			const text =
				"Nghị quyết số 05-NQ/HU ngày 12/8/2021 của Ban Thường vụ Huyện ủy Châu Thành, tỉnh An Giang về nông thôn";
			expect(only(text)).to.include({ place: "chau-thanh", scope: "an-giang", title: "nông thôn" });
		});

		it("by the place right behind the symbol", () => {
			const found = only("Công văn số 1614/UBND-TNMT huyện Thoại Sơn, ngày 12/8/2020 về vệ sinh môi trường");
			expect(found).to.include({ place: "thoai-son", scope: "an-giang", date: "2020-08-12" });
		});

		it("by the place behind letters that no table has", () => {
			const found = only("Công văn số 218/PGD&ĐT Thoại Sơn ngày 15/9/2021 về năm học mới");
			expect(found).to.include({ place: "thoai-son", scope: "an-giang", date: "2021-09-15", title: "năm học mới" });
			expect(only("Công văn số 73/CV-UBND xã Vọng Đông về vệ sinh môi trường").place).to.equal("vong-dong");
		});

		it("by the province in the name of its body, whatever the body", () => {
			expect(only("Quyết định số 25/QĐ-CĐN ngày 06/6/2014 của BTV Công đoàn Giáo dục Lâm Đồng").scope).to.equal(
				"lam-dong",
			);
			expect(only("Quyết định số 88/QĐ-LĐLĐ của Ban Chấp hành Liên đoàn Lao động tỉnh Phú Thọ").scope).to.equal(
				"phu-tho",
			);
			expect(only("Kế hoạch số 19/KH-MTTQ của Ủy ban MTTQ Việt Nam tỉnh Phú Thọ").scope).to.equal("phu-tho");
			expect(only("Quyết định số 40/QĐ-KBPT của Kho bạc Nhà nước Phú Thọ về giờ làm việc").scope).to.equal("phu-tho");
			expect(only("Quyết định số 40/QĐ-ĐHTN của Đại học Thái Nguyên về tuyển sinh").scope).to.equal(null);
			expect(only("Quyết định số 88/QĐ-LĐLĐ", { province: "phu-tho" }).scope).to.equal("phu-tho");
		});

		it("by no letters for a province", () => {
			expect(only("Quyết định số 26/QĐ-UBND ngày 08/8/2016 của UBND tỉnh PT").place).to.equal(null);
		});

		it("by the place of its letterhead", () => {
			expect(only("Số: 12/KH-UBND\nYên Bái, ngày 05 tháng 3 năm 2021").scope).to.equal("yen-bai");
			expect(only("Số: 12/QĐ-TTg\nHà Nội, ngày 05 tháng 3 năm 2021").scope).to.equal(null);
			expect(only("TỈNH ỦY YÊN BÁI\n*\nSố 66-NQ/TU").scope).to.equal("yen-bai");
			const ward = "Số: 07/TB-THNDU Phường 5, ngày 12 tháng 8 năm 2022";
			expect(only(ward, { province: "ca-mau" })).to.include({ date: "2022-08-12", scope: "ca-mau" });
		});

		it("as elsewhere in the text, rather than by the page", () => {
			const text = "Nghị quyết số 16-NQ/TU của Tỉnh ủy Sơn La. Nghị quyết số 16-NQ/TU đã được quán triệt.";
			expect(read(text, { province: "yen-bai" }).map(({ scope }) => scope)).to.deep.equal(["son-la", "son-la"]);
		});

		it("by the heading, type and title of its letterhead", () => {
			const text = "TỈNH ỦY YÊN BÁI\n*\nSố 12-QĐ/TU\nYên Bái, ngày 05 tháng 3 năm 2021\n\nQUY ĐỊNH\nvề công tác cán bộ";
			expect(only(text)).to.include({
				type: "quy-dinh",
				title: "công tác cán bộ",
				scope: "yen-bai",
				issuer: "tinh-uy",
			});
		});

		it("by the province in its own title", () => {
			const text = "Nghị quyết số 06-NQ/TU về chuyển đổi số trên địa bàn tỉnh Thanh Hóa. Đoàn tỉnh Sơn La đã đến thăm.";
			expect(only(text).scope).to.equal("thanh-hoa");
		});

		it("by the site or the title of the page", () => {
			const text = "Nghị quyết số 66-NQ/TU đã được quán triệt.";
			expect(only(text, { url: "https://yenbai.gov.vn/tin/1.html" }).scope).to.equal("yen-bai");
			expect(only(text, { title: "Yên Bái đẩy mạnh chuyển đổi số" }).scope).to.equal("yen-bai");
		});

		it("by the province whose bodies the text names, where it names another too", () => {
			const text = "Đoàn tỉnh Lào Cai thăm Tỉnh ủy Yên Bái. Nghị quyết số 66-NQ/TU được giới thiệu.";
			expect(citing(text, "66-NQ/TU").scope).to.equal("yen-bai");
		});

		it("by the districts that the text names, where it names no province", () => {
			const text = "Huyện Thoại Sơn và huyện Châu Thành họp. Quyết định số 12/QĐ-UBND được công bố.";
			expect(citing(text, "12/QĐ-UBND").scope).to.equal("an-giang");
		});

		it("of a school or office below the province as well", () => {
			expect(only("Tỉnh Bình Phước họp. Kế hoạch số 107/KH-THPTCVA đã ban hành.").scope).to.equal("binh-phuoc");
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
			const committee = "Báo cáo số 15-BC/ĐU ngày 12/11/2025 của Đảng ủy Chính phủ";
			expect(only(committee, { province: "yen-bai" }).scope).to.equal(null);
			expect(only("Nghị quyết số 05-NQ/ĐUCP", { province: "yen-bai" }).scope).to.equal(null);
		});
	});
});
