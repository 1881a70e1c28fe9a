import { expect } from "chai";
import { citing, only, raws, read, resolve } from "./reading.ts";

const fields = <K extends keyof ReturnType<typeof only>>(text: string, ...keys: K[]) =>
	read(text).map((one) => keys.map((key) => one[key]));

describe("the body of a list", () => {
	const inList = [
		["59-NQ/TW", "bo-chinh-tri"],
		["66-NQ/TW", "bo-chinh-tri"],
		["68-NQ/TW", "bo-chinh-tri"],
	];

	for (const head of [
		"Hội nghị quán triệt 3 nghị quyết của Bộ Chính trị, gồm: ",
		"Các nghị quyết của Bộ Chính trị (khóa XIII) là: ",
		"Bộ Chính trị vừa ban hành ba nghị quyết quan trọng: ",
		"Bộ Chính trị khóa XIII đã ban hành các nghị quyết là ",
	])
		it(`stands before it in ${head}`, () => {
			const text = `${head}Nghị quyết số 59-NQ/TW về hội nhập quốc tế, Nghị quyết số 66-NQ/TW về thi hành pháp luật và Nghị quyết số 68-NQ/TW.`;
			expect(fields(text, "symbol", "issuer")).to.deep.equal(inList);
		});

	it("ends with the sentence, and is not taken from one that the symbol rules out", () => {
		const text =
			"Ba văn bản của Bộ Chính trị, gồm: Nghị quyết số 59-NQ/TW, Kết luận số 24-HD/BTCTW. Sau đó có Nghị quyết số 68-NQ/TW.";
		expect(fields(text, "issuer").at(0)).to.deep.equal(["bo-chinh-tri"]);
		expect(fields(text, "issuer").at(-1)).to.deep.equal([null]);
	});

	it("behind the last is that of all where a local programme begins the list", () => {
		const text =
			"Huyện tổng kết Chương trình hành động số 12, Nghị quyết số 05 và đánh giá 2 năm thực hiện Nghị quyết số 07 của Huyện ủy khóa XX.";
		expect(fields(text, "issuer", "term")).to.deep.equal(Array(3).fill(["huyen-uy", 20]));
		const central = "Thực hiện Nghị quyết số 57 và Nghị quyết số 07 của Huyện ủy.";
		expect(fields(central, "issuer").at(0)).to.deep.equal([null]);
	});
});

describe("who issued a document", () => {
	for (const [text, issuer] of [
		["Bộ Chính trị (2023), Nghị quyết số 36-NQ/TW về công nghệ sinh học.", "bo-chinh-tri"],
		["[2] Ban Chấp hành Trung ương (2018). Nghị quyết số 36-NQ/TW, Hà Nội.", "bch-trung-uong"],
		["- Ban Bí thư: Kết luận số 86-KL/TW.", "ban-bi-thu"],
		["Bộ Chính trị đã thảo luận về nhân lực và ban hành Nghị quyết số 45-NQ/TW.", "bo-chinh-tri"],
		["Bộ Chính trị BCH Trung ương Đảng ban hành Nghị quyết số 33-NQ/TW.", "bo-chinh-tri"],
		["Nghị quyết số 33-NQ/TW của Bộ Chính trị Ban Chấp hành Trung ương khóa XI", "bo-chinh-tri"],
		["Số hiệu: 22-QĐ/TW\nCơ quan ban hành: Ban Chấp hành Trung ương", "bch-trung-uong"],
		["Quyết định số 31 của Hạt Kiểm lâm; Thông báo số 15 của Chi cục Thủy lợi", "khac"],
		["Thực hiện TT 19 của Ban Bí thư", "ban-bi-thu"],
	] as const)
		it(text.replace("\n", "⏎"), () => {
			expect(read(text).at(-1)?.issuer).to.equal(issuer);
		});

	it("is said of the document and not of the name in its title", () => {
		const found = read("Quy định 22-QĐ/TW về thực hiện Điều lệ Đảng do Ban Chấp hành Trung ương ban hành");
		expect(found.map(({ issuer }) => issuer)).to.deep.equal(["bch-trung-uong", null]);
	});

	it("is a province's committee behind TƯ where that is named, and the Centre's else", () => {
		const province = only("Nghị quyết 08-NQ/TƯ của Tỉnh ủy Lai Châu (khóa XIII)");
		expect(province).to.include({ symbol: "08-NQ/TU", issuer: "tinh-uy", scope: "lai-chau", term: 13 });
		expect(province.repairs).to.deep.equal(["TƯ đọc là TU"]);
		const heading = "TỈNH ỦY LAI CHÂU\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 77-KL/TƯ\nLai Châu, ngày 9 tháng 6 năm 2021";
		expect(only(heading)).to.include({ symbol: "77-KL/TU", issuer: "tinh-uy", scope: "lai-chau", date: "2021-06-09" });
		expect(only("Nghị quyết 08-NQ/TƯ của Bộ Chính trị")).to.include({ symbol: "08-NQ/TW" });
		expect(only("Nghị quyết 08-NQ/TW của Tỉnh ủy").symbol).to.equal("08-NQ/TW");
	});

	it("is no body of the next line, and no letters in lower case", () => {
		expect(citing("Chương trình số 21 của Thành ủy\nANTĐ - Sáng nay, Hà Nội họp.", "Chương trình").issuer).to.equal(
			"tinh-uy",
		);
		expect(only("Luật Thư viện, từ ngày 01/7/2020, thay thế Pháp lệnh").issuer).to.equal(null);
	});
});

describe("the day of a document", () => {
	for (const [text, date] of [
		["- **Nghị định số 61/2018/NĐ-CP** ngày 23/4/2018 về một cửa", "2018-04-23"],
		["Quy định số 96-QĐ/TW (sau đây gọi tắt là Quy định 96), ngày 02/02/2023 về lấy phiếu tín nhiệm", "2023-02-02"],
		["Ngày 14-7-2022 Tổng Bí thư Nguyễn Phú Trọng đã ký ban hành Quy định số 69-QĐ/TW.", "2022-07-14"],
		["Nghị quyết số 20-NQ/TW, ngày 16-6-2022, Hội nghị Trung ương 5 khóa XIII, chi bộ đã học tập", "2022-06-16"],
		["Quyết định số 212/QĐ-UBND ngày 05032019 của UBND tỉnh", "2019-03-05"],
		[
			"Nghị quyết số 49-NQ/TW về Chiến lược cải cách tư pháp đến năm 2020 được ban hành vào ngày 02/6/2005",
			"2005-06-02",
		],
		["Luật Thư viện được Quốc hội khóa XIV thông qua tại kỳ họp thứ 8, ngày 21/11/2019", "2019-11-21"],
	] as const)
		it(text, () => {
			expect(read(text)[0]?.date).to.equal(date);
		});

	it("is not that of the next row of a table, nor one of being in force", () => {
		const rows =
			"Được thay thế 24/2014/NĐ-CP\n20/5/2014 Văn bản có hiệu lực 24/2014/NĐ-CP\n01/11/2020 Hết hiệu lực một phần";
		expect(fields(rows, "date")).to.deep.equal([[null], [null]]);
		expect(only("24/2014/NĐ-CP 20/5/2014 có hiệu lực").date).to.equal(null);
		const own = only("29/CT-UBND\n27/12/2021 CHỈ THỊ Về cải cách hành chính");
		expect(own.date).to.equal("2021-12-27");
		expect(only("Nghị định 24/2014/NĐ-CP ngày 04/4/2014 có hiệu lực từ ngày 20/5/2014").date).to.equal("2014-04-04");
	});
});

describe("symbols and numbers", () => {
	it("reads a letter's office behind blanks, in a list too", () => {
		const text =
			"Công văn số 1120/ UBND - NC và các Công văn số 1131, 1132/UBND - NC ngày 03/6/2021 của UBND tỉnh Hà Nam";
		expect(fields(text, "symbol", "date")).to.deep.equal([
			["1120/UBND-NC", null],
			["1131/UBND-NC", "2021-06-03"],
			["1132/UBND-NC", "2021-06-03"],
		]);
		expect(raws("theo Công văn khẩn số 88/UBND-NC")).to.deep.equal(["Công văn khẩn số 88/UBND-NC"]);
	});

	it("reads a symbol of old that is repeated without its word", () => {
		const found = read("Nghị định 12/CP\n01/3/1997 Ban hành 12/CP\n05/6/2005 Hết hiệu lực 12/CP");
		expect(found.map(({ symbol, type, date }) => [symbol, type, date])).to.deep.equal(
			Array(3).fill(["12/CP", "nghi-dinh", null]),
		);
		expect(read("khoảng 12/CP trong tổng số")).to.deep.equal([]);
	});

	it("keeps the term of a council and a department's number", () => {
		expect(only("Nghị quyết số 18/2002/NQ-HĐND-K6 của HĐND tỉnh").symbol).to.equal("18/2002/NQ-HĐND-K6");
		expect(only("Thông tư số 40/2011/TT-BCA-C11").symbol).to.equal("40/2011/TT-BCA-C11");
		expect(only("Chỉ thị 09/CT-CTUBND")).to.include({ symbol: "09/CT-CTUBND", issuer: "ubnd" });
	});

	it("leaves the label of a field outside", () => {
		expect(raws("Số hiệu văn bản: 21/2002/QĐ-UB")).to.deep.equal(["21/2002/QĐ-UB"]);
	});

	it("takes TT with a number for a circular, unless a body of the Party or the text says otherwise", () => {
		expect(fields("Các TT22, TT 27 về đánh giá học sinh", "type")).to.deep.equal([["thong-tu"], ["thong-tu"]]);
		expect(only("TT 19 của Ban Bí thư").type).to.equal("thong-tri");
		expect(read("Thông tri số 19-TT/TW được ban hành; TT 19 nêu rõ").at(-1)).to.include({
			type: "thong-tri",
			symbol: "19-TT/TW",
		});
	});

	it("takes the type of a bare number from its heading or its word elsewhere", () => {
		const heading = "Số: 180-QĐ/TW\n|\nHà Nội, ngày 11 tháng 3 năm 2013\n|\nQUY ĐỊNH\nvề công tác cán bộ";
		expect(only(heading).type).to.equal("quy-dinh");
		expect(fields("Quy định 205-QĐ/TW\nSố hiệu 205-QĐ/TW", "type")).to.deep.equal([["quy-dinh"], ["quy-dinh"]]);
	});

	it("reads more short forms", () => {
		expect(only("theo chỉ thị 16 kể từ 0 giờ").form).to.equal("short");
		expect(only("học nghị quyết 26 trung ương 7 khóa X")).to.include({
			form: "short",
			issuer: "bch-trung-uong",
			term: 10,
		});
		expect(only("các văn bản cải cách thủ tục (NQ 66.7/2025)").raw).to.equal("NQ 66.7/2025");
		expect(only("KH31 (UBND Hải Phòng) đã giao việc").issuer).to.equal("ubnd");
		expect(only("KH 31 của BTV Đảng ủy").issuer).to.equal("dang-uy");
		expect(read("chung cư KH31 vừa bàn giao")).to.deep.equal([]);
	});
});

describe("names", () => {
	it("reads a nickname behind the word for what it is", () => {
		expect(raws("Sau Nghị quyết Khoán 10, ruộng đồng đổi khác.")).to.deep.equal(["Nghị quyết Khoán 10"]);
	});

	it("takes no making of a constitution for the Constitution", () => {
		expect(read("Lập hiến là làm Hiến pháp.")).to.deep.equal([]);
	});

	it("gives a plenum without its term the documents of all terms, for the day of the report to tell", () => {
		const text = "Hội nghị quán triệt Nghị quyết Trung ương 4.";
		const [later] = resolve(text, { published: "2017-02-10" });
		expect(later?.named.length).to.be.greaterThan(1);
		expect(later?.resolution.id).to.equal("nghi-quyet:04-nq-tw:k12");
		const [earlier] = resolve(text, { published: "2012-03-10" });
		expect(earlier?.resolution.id).to.equal("nghi-quyet:12-nq-tw:k11");
	});

	it("reads the term of the Party's statutes", () => {
		expect(only("Điều 9, Điều lệ Đảng khóa XI nêu rõ")).to.include({ raw: "Điều lệ Đảng khóa XI", term: 11 });
	});

	it("begins no title with the mark that closes a name", () => {
		const found = only('"Nghị quyết 04" (2016) của Bộ Chính trị về xây dựng Đảng');
		expect(found).to.include({ date: "2016", issuer: "bo-chinh-tri", title: "xây dựng Đảng" });
	});

	it("holds the ordinances and laws by what they are called", () => {
		const found = read("Luật Ban hành VBQPPL của HĐND và UBND; Pháp lệnh dân chủ ở cơ sở");
		expect(found.map(({ raw }) => raw)).to.deep.equal([
			"Luật Ban hành VBQPPL của HĐND và UBND",
			"Pháp lệnh dân chủ ở cơ sở",
		]);
		expect(found.every(({ named }) => named.length === 1)).to.equal(true);
	});
});

describe("the place of a document", () => {
	const page = { province: "lai-chau" };

	it("is the page's where a committee of the place issues it", () => {
		const text = "Ban Chỉ đạo chuyển đổi số tỉnh vừa ban hành Kế hoạch số 15/KH-BCĐ ngày 02/3/2023.";
		expect(only(text, page).scope).to.equal("lai-chau");
		expect(only("Ban Chỉ đạo Trung ương ban hành Kế hoạch số 15/KH-BCĐ.", page).scope).to.equal(null);
	});

	it("and where all other documents of the Party in the text are local", () => {
		const local = "Công văn số 210-CV/TU và Công văn số 03-CV/TBPV ngày 04/5/2020";
		expect(citing(local, "03-CV/TBPV", page).scope).to.equal("lai-chau");
		const central = "Công văn số 210-CV/TW và Công văn số 03-CV/TBPV ngày 04/5/2020";
		expect(citing(central, "03-CV/TBPV", page).scope).to.equal(null);
	});
});
