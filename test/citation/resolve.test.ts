import { expect } from "chai";
import type { Resolution } from "../../citation/index.ts";
import { authority } from "./authority.ts";
import { meaning, named, resolve } from "./reading.ts";

const RELIGION = "25-NQ/TW@2003-03-12";
const YOUTH = "25-NQ/TW@2008-07-25";
const DAN_VAN = "25-NQ/TW@2013-06-03";
const THOUGHT = "25-NQ/TW@2026-08-22";

/** Says that a resolution is one document of the register, by symbol and date. */
function means(resolution: Resolution, document: string): void {
	expect([resolution.status, named(resolution.id)]).to.deep.equal(["resolved", document]);
}

describe("resolveCitations", () => {
	describe("tells the four documents numbered 25-NQ/TW apart", () => {
		for (const [date, document] of [
			["12/3/2003", RELIGION],
			["25/7/2008", YOUTH],
			["03/6/2013", DAN_VAN],
			["22/8/2026", THOUGHT],
		] as const)
			it(`by the date ${date}`, () => {
				const meant = meaning(`Thực hiện Nghị quyết số 25-NQ/TW ngày ${date}, tỉnh đã có kế hoạch.`, "25-NQ/TW");
				means(meant, document);
				expect(meant.warnings).to.deep.equal([]);
				expect(meant.confidence).to.be.above(0.9);
			});

		it("by the year alone", () => {
			means(meaning("Nghị quyết số 25-NQ/TW năm 2008", "25-NQ/TW"), YOUTH);
		});

		for (const [term, document] of [
			["khóa IX", RELIGION],
			["khoá X", YOUTH],
			["(khóa XI)", DAN_VAN],
			["khóa XIV", THOUGHT],
		] as const)
			it(`by the term ${term}`, () => {
				means(meaning(`Thực hiện Nghị quyết số 25-NQ/TW của Trung ương Đảng ${term}.`, "25-NQ/TW"), document);
			});

		for (const [subject, document] of [
			["công tác tôn giáo", RELIGION],
			["công tác thanh niên", YOUTH],
			["công tác dân vận", DAN_VAN],
		] as const)
			it(`by the title's subject: ${subject}`, () => {
				means(meaning(`Tỉnh ủy quán triệt Nghị quyết số 25-NQ/TW về ${subject}.`, "25-NQ/TW"), document);
			});

		it("by the words around it, without a title", () => {
			const about =
				"Công tác tôn giáo được quan tâm. Thực hiện Nghị quyết số 25-NQ/TW, các tôn giáo hoạt động đúng pháp luật.";
			means(meaning(about, "25-NQ/TW", { published: "2012-05-01" }), RELIGION);
		});

		it("by the day of publication: nothing issued later can be meant", () => {
			const text = "Nghị quyết số 25-NQ/TW về Chiến lược công tác tư tưởng trong bối cảnh mới.";
			means(meaning(text, "25-NQ/TW", { published: "2026-09-10" }), THOUGHT);
			means(meaning(text, "25-NQ/TW", { published: "2026-08-22" }), THOUGHT);
			expect(named(meaning(text, "25-NQ/TW", { published: "2026-08-21" }).id)).to.not.equal(THOUGHT);
		});

		it("and says why a later document is out of the question", () => {
			const meant = meaning("Nghị quyết số 25-NQ/TW", "25-NQ/TW", { published: "2026-08-21" });
			const late = meant.candidates.find(({ id }) => named(id) === THOUGHT);
			expect(late?.reasons.join(" ")).to.include("sau ngày đăng");
		});

		it("by a neighbour that is known to continue it", () => {
			means(meaning("Kết luận số 43-KL/TW và Nghị quyết số 25-NQ/TW", "25-NQ/TW"), DAN_VAN);
		});

		it("by the same symbol printed with its date elsewhere in the text", () => {
			const text =
				"Nghị quyết số 25-NQ/TW ngày 25/7/2008 của Trung ương. Nghị quyết số 25-NQ/TW được tổ chức quán triệt.";
			for (const { resolution } of resolve(text)) means(resolution, YOUTH);
		});

		it("and leaves it open, with ranked candidates and no id, where nothing tells", () => {
			for (const text of [
				"Nghị quyết số 25-NQ/TW",
				"Thực hiện 25-NQ/TW.",
				"Nghị quyết số 25-NQ/TW đã được triển khai.",
			]) {
				const meant = meaning(text, "25-NQ/TW");
				expect(meant.status, text).to.equal("ambiguous");
				expect(meant.id).to.equal(null);
				expect(meant.reasons).to.not.be.empty;
				expect(meant.candidates.map(({ id }) => named(id))).to.include.members([RELIGION, YOUTH, DAN_VAN, THOUGHT]);
				const scores = meant.candidates.map(({ score }) => score);
				expect(scores).to.deep.equal(scores.toSorted((a, b) => b - a));
			}
		});

		it("and gives the reasons of each candidate in words", () => {
			const meant = meaning("Nghị quyết số 25-NQ/TW ngày 03/6/2013", "25-NQ/TW");
			expect(meant.candidates[0]?.reasons.join(" ")).to.include("03/06/2013");
			expect(meant.candidates[1]?.reasons.join(" ")).to.include("không khớp");
		});

		it("and does not choose by the words công tác, which all subjects share", () => {
			const text = "Nghị quyết số 25-NQ/TW về Chiến lược công tác tư tưởng trong bối cảnh mới.";
			expect(meaning(text, "25-NQ/TW", { published: "2026-08-10" }).status).to.not.equal("resolved");
		});

		it("and does not let a title of another subject resolve to religion", () => {
			const meant = meaning("Nghị quyết số 25-NQ/TW về công tác văn thư.", "25-NQ/TW");
			expect(meant.status).to.not.equal("resolved");
		});
	});

	describe("reads a misprinted date", () => {
		it("one month off as a warning, not as another document", () => {
			const meant = meaning("Nghị quyết số 35-NQ/TW ngày 22-8-2018 của Bộ Chính trị", "35-NQ/TW");
			means(meant, "35-NQ/TW@2018-10-22");
			expect(meant.warnings.join(" ")).to.match(/22\/0?8\/2018.*22\/10\/2018/);
		});

		for (const [text, symbol, document] of [
			["Chỉ thị số 54-CT/TW ngày 30/1/2005 của Ban Bí thư", "54-CT/TW", "54-CT/TW@2005-11-30"],
			["Kết luận số 01-KL/TW ngày 15/8/2021 của Bộ Chính trị khóa XIII", "01-KL/TW", "01-KL/TW@2021-05-18"],
			["Nghị quyết số 59-NQ/TW ngày 24/01/2024 của Bộ Chính trị", "59-NQ/TW", "59-NQ/TW@2025-01-24"],
			["Quy định số 189-QĐ/TW ngày 10/8/2024 của Bộ Chính trị", "189-QĐ/TW", "189-QĐ/TW@2024-10-08"],
		] as const)
			it(`as in ${text}`, () => {
				const meant = meaning(text, symbol);
				means(meant, document);
				expect(meant.warnings).to.not.be.empty;
			});

		it("far off as no document of the register", () => {
			const meant = meaning("Nghị quyết số 35-NQ/TW ngày 01/02/2015", "35-NQ/TW");
			expect(meant.status).to.equal("stub");
			expect(meant.id).to.not.equal("nghi-quyet:35-nq-tw:k12");
		});
	});

	describe("makes a stub of a number that the register does not hold", () => {
		for (const [text, symbol, id] of [
			[
				"Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Ban Thường vụ Tỉnh ủy Yên Bái",
				"66-NQ/TU",
				"nghi-quyet:66-nq-tu:yen-bai:k19",
			],
			["Nghị quyết số 999-NQ/TW ngày 10/12/2021", "999-NQ/TW", "nghi-quyet:999-nq-tw:k13"],
			["Nghị quyết số 999-NQ/TW", "999-NQ/TW", "nghi-quyet:999-nq-tw:chua-ro"],
			["Nghị quyết số 999-NQ/TW khóa XII", "999-NQ/TW", "nghi-quyet:999-nq-tw:k12"],
			["Nghị định số 9999/2019/NĐ-CP", "9999/2019/NĐ-CP", "nghi-dinh:9999-2019-nd-cp"],
			["Quyết định số 9999/QĐ-TTg ngày 5/6/2019", "9999/QĐ-TTg", "quyet-dinh:9999-qd-ttg:2019"],
			["Quyết định số 9999/QĐ-TTg", "9999/QĐ-TTg", "quyet-dinh:9999-qd-ttg:chua-ro"],
			[
				"Kế hoạch số 371/KH-UBND ngày 5/6/2022 của UBND tỉnh An Giang",
				"371/KH-UBND",
				"ke-hoach:371-kh-ubnd:an-giang:2022",
			],
			["Nghị quyết số 66-NQ/TU", "66-NQ/TU", "nghi-quyet:66-nq-tu:chua-ro:chua-ro"],
		] as const)
			it(`${text}: ${id}`, () => {
				const meant = meaning(text, symbol);
				expect([meant.status, meant.id]).to.deep.equal(["stub", id]);
				expect(meant.reasons).to.not.be.empty;
			});

		it("and gives the same number of two provinces two ids", () => {
			const [a, b] = ["Yên Bái", "Sơn La"].map(
				(place) => meaning(`Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Tỉnh ủy ${place}`, "66-NQ/TU").id,
			);
			expect(a).to.not.equal(b);
		});

		it("whose id is never that of a document it was found not to be", () => {
			for (const text of [
				"Nghị quyết số 11-NQ/TW ngày 31/5/2017 của Ban Thường vụ Thành ủy Hà Nội về bảo vệ môi trường",
				"Nghị quyết số 35-NQ/TW ngày 05/3/2017 về cây lúa nước",
			])
				for (const { resolution, raw } of resolve(text))
					if (resolution.status === "stub")
						expect(authority.documentsById.has(resolution.id ?? ""), `${raw}: ${resolution.id}`).to.equal(false);
		});
	});

	describe("links a name", () => {
		for (const [text, document] of [
			["Nghị quyết Đại hội XIII của Đảng", "nghi-quyet:dai-hoi:k13@2021-02-01"],
			["Nghị quyết Trung ương 4 khóa XII", "04-NQ/TW@2016-10-30"],
			["Kết luận Trung ương 4 khóa XIII", "21-KL/TW@2021-10-25"],
			["Luật Thực hiện dân chủ ở cơ sở", "10/2022/QH15@2022-11-10"],
			["Luật Đất đai năm 2024", "31/2024/QH15@2024-01-18"],
			["Luật Đất đai năm 2013", "45/2013/QH13@2013-11-29"],
			["Bộ luật Hình sự năm 2015", "100/2015/QH13@2015-11-27"],
			["Hiến pháp năm 2013", "hien-phap:2013@2013-11-28"],
			["Điều lệ Đảng", "dieu-le:k11@2011-01-19"],
		] as const)
			it(`${text} to ${document}`, () => {
				means(meaning(`Căn cứ ${text}, cấp ủy đã chỉ đạo.`, text.slice(0, 8)), document);
			});

		it("of two plenums to two documents", () => {
			const meant = resolve("Tiếp tục thực hiện Nghị quyết Trung ương 4 khóa XI và khóa XII.");
			expect(meant.map(({ resolution }) => named(resolution.id))).to.deep.equal([
				"12-NQ/TW@2012-01-16",
				"04-NQ/TW@2016-10-30",
			]);
		});

		it("of a plenum that passed several resolutions to none of them, but to their list", () => {
			const meant = meaning("Nghị quyết Trung ương 6 khóa XII được quán triệt.", "Nghị quyết");
			expect(meant.status).to.equal("ambiguous");
			expect(meant.candidates).to.have.length(4);
		});

		it("that the tables do not hold to nothing", () => {
			const meant = meaning("Luật Nuôi ong lấy mật được đề nghị.", "Luật");
			expect([meant.status, meant.id, meant.confidence]).to.deep.equal(["unlinked", null, 0]);
		});

		it("of a law by the day of the report where two bear it", () => {
			const text = "Luật Đất đai được sửa đổi.";
			expect(named(meaning(text, "Luật", { published: "2012-01-01" }).id)).to.equal("13/2003/QH11@2003-11-26");
		});
	});

	describe("gives a short or back form the document that the text cites in full", () => {
		it("whether it stands before or behind", () => {
			const text =
				"Nghị quyết 18 là chủ trương lớn. Nghị quyết số 18-NQ/TW ngày 25/10/2017 nêu rõ. Thực hiện Nghị quyết này, tỉnh đã làm.";
			for (const { resolution } of resolve(text)) means(resolution, "18-NQ/TW@2017-10-25");
		});

		it("and a short form alone its one document", () => {
			means(meaning("Tiếp tục thực hiện Chỉ thị 05.", "Chỉ thị", { published: "2018-01-01" }), "05-CT/TW@2016-05-15");
		});

		it("and a back form with nothing before it no document", () => {
			expect(meaning("Thực hiện Nghị quyết này, tỉnh đã làm.", "Nghị quyết").status).to.equal("unlinked");
		});

		it("each the one cited last before it, where two of one number are told apart by date", () => {
			const text =
				"Nghị quyết số 18-NQ/TW ngày 25/10/2017 về bộ máy. Nghị quyết số 18-NQ/TW ngày 16/6/2022 về đất đai. Thực hiện Nghị quyết này, tỉnh đã làm.";
			expect(resolve(text).map(({ resolution }) => named(resolution.id))).to.deep.equal([
				"18-NQ/TW@2017-10-25",
				"18-NQ/TW@2022-06-16",
				"18-NQ/TW@2022-06-16",
			]);
		});
	});

	// Domain notes, "Twenty hard cases", by their numbers.
	describe("tells documents of one number apart within a text", () => {
		const dates = (text: string, published?: string) =>
			resolve(text, { published }).map(({ resolution }) => named(resolution.id)?.split("@")[1]);

		it("by the title of each", () => {
			const text =
				"Nghị quyết số 18-NQ/TW về tổ chức bộ máy. Riêng về đất đai, Nghị quyết số 18-NQ/TW năm 2022 nêu rõ.";
			expect(dates(text)).to.deep.equal(["2017-10-25", "2022-06-16"]);
		});

		it("by the subject beside the second, though the first is dated", () => {
			const text =
				"Nghị quyết số 18-NQ/TW ngày 25/10/2017 được thực hiện; năm 2022 Trung ương có Nghị quyết số 18-NQ/TW về đất đai.";
			expect(dates(text)).to.deep.equal(["2017-10-25", "2022-06-16"]);
		});

		it("by the term of a short form, though the same number stands beside it in full", () => {
			const text = "Nghị quyết 33 khóa XI và Nghị quyết 33-NQ/TW ngày 28/9/2018 được quán triệt.";
			expect(dates(text)).to.deep.equal(["2014-06-09", "2018-09-28"]);
		});
	});

	it("takes a law's bare name for the one that the text names with its number or year", () => {
		for (const [text, id] of [
			["Luật An ninh mạng số 116/2025/QH15 được thông qua. Luật An ninh mạng quy định rõ.", "luat:116-2025-qh15"],
			["Luật Đất đai có hiệu lực; ai cũng chờ Luật Đất đai năm 2013.", "luat:45-2013-qh13"],
		] as const)
			expect(resolve(text, { published: "2026-02-01" }).map(({ resolution }) => resolution.id)).to.deep.equal([id, id]);
	});

	it("does not take a year that the text happens to name for its own", () => {
		const text = "Triển khai Nghị quyết số 68-NQ/TW; đồng chí A vào Đảng ngày 03/02/2020.";
		expect(named(meaning(text, "68-NQ/TW").id)).to.equal("68-NQ/TW@2025-05-04");
	});

	for (const text of [
		"Nghị quyết số 57-NQ/TW của Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào",
		"Chỉ thị 05-CT/TW của Trung ương Đảng Cộng sản Trung Quốc",
		"Quy định 22 của nhà trường",
		"Quyết định 213 của Trường Đại học Cần Thơ",
		"Chỉ thị số 01 của Bộ Nông nghiệp",
	])
		it(`takes nothing of the register for ${text}`, () => {
			for (const { resolution } of resolve(text)) expect(named(resolution.id)).to.not.match(/\/TW@/);
		});

	describe("the hard cases", () => {
		it("1: the 25-NQ/TW of believers is the one on religion", () => {
			const text =
				"Công tác vận động quần chúng tín đồ các tôn giáo được quan tâm. Thực hiện Nghị quyết số 25-NQ/TW, đồng bào có đạo tin tưởng, công tác tôn giáo ổn định.";
			means(meaning(text, "25-NQ/TW", { published: "2015-06-01" }), RELIGION);
		});

		it("2: the 25-NQ/TW of a report on ideology of 9/2026 is the one of 22/8/2026", () => {
			const text = "Hội nghị quán triệt Nghị quyết số 25-NQ/TW về công tác tư tưởng.";
			means(meaning(text, "25-NQ/TW", { published: "2026-09-10" }), THOUGHT);
		});

		it("3: 18-NQ/TW ngày 25 tháng 10 năm 2007 is that on energy", () => {
			means(meaning("Nghị quyết số 18-NQ/TW ngày 25 tháng 10 năm 2007", "18-NQ/TW"), "18-NQ/TW@2007-10-25");
		});

		for (const [plenum, published, date] of [
			["Trung ương 6 khóa XII", "2018-01-10", "2017-10-25"],
			["Trung ương 6 khóa XII", "2024-01-10", "2017-10-25"],
			["Trung ương 5 khóa XIII", "2023-01-10", "2022-06-16"],
			["Trung ương 3 khóa XIV", "2026-08-10", "2026-07-28"],
		] as const)
			it(`4: các Nghị quyết 18, 19, 20, 21 of ${plenum}, read on ${published}, are those four`, () => {
				const text = `Hội nghị quán triệt các Nghị quyết 18, 19, 20, 21 của Hội nghị ${plenum}.`;
				const dates = resolve(text, { published }).map(({ resolution }) => named(resolution.id)?.split("@")[1]);
				expect(dates).to.deep.equal(Array(4).fill(date));
			});

		it("5: 21-NQ/TW of 28/7/2026 replaces the 18-NQ/TW on land", () => {
			const text = "Nghị quyết số 21-NQ/TW ngày 28/7/2026 thay thế Nghị quyết số 18-NQ/TW.";
			means(meaning(text, "18-NQ/TW", { published: "2026-08-10" }), "18-NQ/TW@2022-06-16");
		});

		it("6: the 11-NQ/TW of Thành ủy Hà Nội is 11-NQ/TU, and no document of the centre", () => {
			const text =
				"Nghị quyết số 11-NQ/TW ngày 31/5/2017 của Ban Thường vụ Thành ủy Hà Nội về công tác bảo vệ môi trường";
			const meant = meaning(text, "11-NQ/TW");
			expect(meant.status).to.equal("stub");
			expect(meant.id).to.match(/^nghi-quyet:11-nq-tu:ha-noi:/);
			expect(meant.warnings.join()).to.match(/11-NQ\/TU/);
		});

		it("7: 33/NQ-TU của Bộ Chính trị on Đà Nẵng is 33-NQ/TW of 16/10/2003", () => {
			const text = "Nghị quyết 33/NQ-TU của Bộ Chính trị về xây dựng và phát triển thành phố Đà Nẵng";
			expect(named(resolve(text)[0]?.resolution.id ?? null)).to.equal("33-NQ/TW@2003-10-16");
		});

		it("8: 18-NQ/TU beside 18-NQ/TW is another document", () => {
			const text = "Thực hiện Nghị quyết số 18-NQ/TW và Nghị quyết số 18-NQ/TU của Tỉnh ủy Đắk Nông về tinh gọn bộ máy";
			const context = { published: "2019-01-01" };
			means(meaning(text, "18-NQ/TW", context), "18-NQ/TW@2017-10-25");
			expect(meaning(text, "18-NQ/TU", context).id).to.match(/^nghi-quyet:18-nq-tu:dak-nong:/);
		});

		it("9: 81-KL/TW of 25/6/2026 stands against its series, and 18-KL/TW has its digits the other way round", () => {
			const text = "Kết luận số 81-KL/TW ngày 25/6/2026 của Bộ Chính trị về tăng trưởng kinh tế";
			const meant = meaning(text, "81-KL/TW", { published: "2026-07-01" });
			expect(meant).to.include({ status: "ambiguous", id: null });
			expect(named(meant.candidates[0]?.id ?? null)).to.equal("18-KL/TW@2026-04-02");
			expect(meant.warnings.join()).to.match(/dãy số/);
		});

		it("10: 35-NQ/TW ngày 22-8-2018 is that of 22/10/2018", () => {
			means(meaning("Nghị quyết số 35-NQ/TW ngày 22-8-2018", "35-NQ/TW"), "35-NQ/TW@2018-10-22");
		});

		it("11: 54-CT/TW ngày 30/1/2005 is that of 30/11/2005", () => {
			means(meaning("Chỉ thị số 54-CT/TW ngày 30/1/2005", "54-CT/TW"), "54-CT/TW@2005-11-30");
		});

		it("12: 08-QĐ/TƯ ngày 25-10-2018 and 08-QĐi/TW 25-10-2016 are both 08-QĐi/TW", () => {
			means(meaning("Quy định số 08-QĐ/TƯ ngày 25-10-2018", "08-QĐ/TW"), "08-QĐi/TW@2018-10-25");
			means(meaning("Quy định số 08-QĐi/TW ngày 25-10-2016", "08-QĐi/TW"), "08-QĐi/TW@2018-10-25");
		});

		it("13: 21-KL/TW tiếp tục thực hiện Chỉ thị 05 is not the one of 2012", () => {
			const text = "Kết luận số 21-KL/TW về tiếp tục thực hiện Chỉ thị số 05-CT/TW của Bộ Chính trị";
			expect(named(meaning(text, "21-KL/TW", { published: "2022-06-25" }).id)).to.not.equal("21-KL/TW@2012-05-25");
		});

		it("14: Nghị quyết Trung ương 4 khóa XIII is the conclusion 21-KL/TW, with a warning", () => {
			const meant = meaning("Thực hiện Nghị quyết Trung ương 4 khóa XIII.", "Nghị quyết", { published: "2022-06-25" });
			means(meant, "21-KL/TW@2021-10-25");
			expect(meant.warnings).to.not.be.empty;
		});

		for (const [published, document] of [
			["2022-06-25", "24-QĐ/TW@2021-07-30"],
			["2025-03-25", "232-QĐ/TW@2025-01-20"],
			["2025-09-25", "294-QĐ/TW@2025-05-26"],
			["2026-09-25", "208-QĐ/TW@2026-07-26"],
		] as const)
			it(`15: Quy định thi hành Điều lệ Đảng in a report of ${published} is most likely ${document}`, () => {
				const meant = meaning("Theo Quy định thi hành Điều lệ Đảng, chi bộ làm đúng.", "Quy định", { published });
				expect(named(meant.candidates[0]?.id ?? null)).to.equal(document);
			});

		it("16: 01-HD/TW in a report of 2026 is that of 19/5/2026", () => {
			const meant = meaning("Thực hiện Hướng dẫn số 01-HD/TW của Ban Bí thư.", "01-HD/TW", { published: "2026-06-10" });
			expect(named(meant.candidates[0]?.id ?? null)).to.equal("01-HD/TW@2026-05-19");
		});

		it("17: 208-QĐ/TW is told apart by its subject", () => {
			const context = { published: "2026-09-10" };
			const school = "Quy định số 208-QĐ/TW về chức năng, nhiệm vụ của trung tâm chính trị cấp huyện";
			means(meaning(school, "208-QĐ/TW", context), "208-QĐ/TW@2019-11-08");
			means(meaning("Quy định số 208-QĐ/TW về thi hành Điều lệ Đảng", "208-QĐ/TW", context), "208-QĐ/TW@2026-07-26");
		});

		it("18: a body's letters cut down to TW are those of the one document that the day is of", () => {
			means(meaning("Kết luận số 09-KL/TW ngày 24/11/2024 về tinh gọn bộ máy", "09-KL/TW"), "09-KL/BCĐ@2024-11-24");
			const cut = meaning(
				"Nghị quyết số 2662-NQ/TW ngày 26/02/2024 về hội nhập quốc tế và đối ngoại quốc phòng",
				"2662-NQ/TW",
			);
			means(cut, "2662-NQ/QUTW@2024-02-26");
			expect(cut.warnings.join()).to.match(/2662-NQ\/QUTW/);
		});

		it("19: 100/2015/QH13 is the code or the resolution, as the word says", () => {
			means(meaning("Bộ luật Hình sự số 100/2015/QH13", "100/2015/QH13"), "100/2015/QH13@2015-11-27");
			means(meaning("Nghị quyết số 100/2015/QH13", "100/2015/QH13"), "100/2015/QH13@2015-11-12");
		});

		it("19: and without a word has both for candidates", () => {
			const meant = meaning("Theo 100/2015/QH13, việc đó phải làm.", "100/2015/QH13");
			expect(meant.candidates.map(({ id }) => named(id))).to.have.members([
				"100/2015/QH13@2015-11-27",
				"100/2015/QH13@2015-11-12",
			]);
		});

		it("20: Luật Tổ chức chính quyền địa phương năm 2025 before 16/6/2025 is 65/2025/QH15", () => {
			const text = "Luật Tổ chức chính quyền địa phương năm 2025 được quán triệt.";
			means(meaning(text, "Luật", { published: "2025-04-10" }), "65/2025/QH15@2025-02-19");
		});

		it("20: and after that day 72/2025/QH15, which replaced it", () => {
			const text = "Luật Tổ chức chính quyền địa phương năm 2025 được quán triệt.";
			const meant = meaning(text, "Luật", { published: "2025-08-10" });
			expect(named(meant.candidates[0]?.id ?? null)).to.equal("72/2025/QH15@2025-06-16");
		});
	});

	it("gives one resolution a citation, in order, each with an id only where it says so", () => {
		const text =
			"Nghị quyết số 57-NQ/TW, Nghị quyết này, Luật Nuôi ong, Chỉ thị 05, Nghị quyết số 25-NQ/TW, Kế hoạch số 1-KH/TU.";
		for (const { resolution, raw } of resolve(text)) {
			expect(resolution.id === null, raw).to.equal(["ambiguous", "unlinked"].includes(resolution.status));
			expect(resolution.confidence).to.be.within(0, 1);
		}
	});

	it("resolves a school's or a company's own paper to no document of the register", () => {
		for (const paper of ["Quyết định số 213/QĐ-ĐHTĐ", "80-QĐ/TNVN", "2024-QĐ/HVHC&QTC", "47/QĐ-HĐTV", "56/QĐ-PC10"])
			for (const { resolution } of resolve(`Hội nghị nêu rõ ${paper}, đạt kết quả tốt.`))
				expect(resolution.status, paper).to.equal("stub");
	});
});
