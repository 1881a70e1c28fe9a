import { expect } from "chai";
import { mend } from "../../citation/text/damage/index.ts";
import { citing, only, raws, read } from "./reading.ts";

const text = (given: string): string => mend(given)?.text ?? given;

describe("a blank lost between words", () => {
	for (const [given, meant] of [
		["Ban Chấp hànhTrung ương Đảng", "Ban Chấp hành Trung ương Đảng"],
		["đăng ngày 12/3/2020Luật Thư viện", "đăng ngày 12/3/2020 Luật Thư viện"],
		["- 3Chỉ thị 31/CT-TTg", "- 3 Chỉ thị 31/CT-TTg"],
		["đồng chí LêVăn Thành, nhândân và cánbộ", "đồng chí Lê Văn Thành, nhân dân và cán bộ"],
		["củaTỉnh ủy tại Hộinghị Trungương", "của Tỉnh ủy tại Hội nghị Trung ương"],
		["củaTỉnh ủy về xâydựng".normalize("NFD"), "của Tỉnh ủy về xây dựng".normalize("NFD")],
	] as const)
		it(`is put back in ${given}`, () => {
			expect(text(given)).to.equal(meant);
		});

	it("is not looked for where nothing shows it", () => {
		for (const given of [
			"Thông tư của Bộ GDĐT về GDTrH, 12/TTr-SXD, 01-QĐi/TW, TTg",
			"xem YouTube, iPhone, JavaScript và luatVietNam.html",
			"nhândân",
			"Hội nghị ở Plâycu, Đắk Lắk",
		])
			expect(mend(given), given).to.equal(null);
	});

	it("goes on behind underscores that only a mark parts", () => {
		expect(text("Chỉ_thị;Chỉ_thị_café, Đảng_bộ;Huyện_ủy")).to.equal("Chỉ thị;Chỉ_thị_café, Đảng bộ;Huyện_ủy");
	});

	it("leaves words of other tongues and what can be parted in two ways", () => {
		expect(text("củaTỉnh ủy: Krông, Sêrêpôk, thựchương")).to.equal("của Tỉnh ủy: Krông, Sêrêpôk, thựchương");
	});

	it("is told as a repair where it stands in the citation, with offsets into the text as given", () => {
		const given = "Căn cứ Luật tổ chức chính quyền địaphương ngày 19/6/2015 củaQuốc hội;";
		const found = only(given);
		expect(found.raw).to.equal("Luật tổ chức chính quyền địaphương");
		expect(given.slice(found.start, found.end)).to.equal(found.raw);
		expect(found.repairs).to.include("thêm khoảng trắng bị mất giữa các chữ");
	});

	it("does not hide the symbol that the next word ran into", () => {
		for (const [given, symbol, date] of [
			["Kết luận số 21-KL/TWngày 25/10/2021", "21-KL/TW", "2021-10-25"],
			["Nghị định số 34/2016/NĐ-CPngày 14/5/2016", "34/2016/NĐ-CP", "2016-05-14"],
			["Quyết định số 1719/QĐ-TTgngày 14/10/2021", "1719/QĐ-TTg", "2021-10-14"],
			["Luật số 80/2015/QH13ngày 22/6/2015", "80/2015/QH13", "2015-06-22"],
			["Nghị quyết 19-NQ/TWVề nông nghiệp", "19-NQ/TW", null],
			["Nghị quyết 09-NQ/TƯcủa Bộ Chính trị", "09-NQ/TW", null],
		] as const) {
			const found = only(given);
			expect(found, given).to.include({ symbol, date });
			expect(found.repairs, given).to.include("tách số hiệu khỏi chữ viết liền sau");
		}
	});

	it("and takes no letters from a code", () => {
		expect(read("Quyết định 12/QĐ-TTg, 15-QĐi/TW, 18/SGDĐT-GDTrH").map(({ symbol }) => symbol)).to.deep.equal([
			"12/QĐ-TTg",
			"15-QĐi/TW",
			"18/SGDĐT-GDTrH",
		]);
	});

	it("lets a digit before the type word stand outside the citation", () => {
		expect(raws("- 2Quyết định 2194/QĐ-BYT năm 2020 về giám sát dịch")).to.deep.equal(["Quyết định 2194/QĐ-BYT"]);
		expect(citing("Đăng ngày 02/01/2019Luật Trồng trọt có gì mới?", "Luật Trồng trọt").form).to.equal("named");
	});
});
