import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { placeOf } from "../../crawler/place.ts";
import { readPlainText } from "../../crawler/plain-text.ts";
import { NOW, PLACES, seeds } from "./support.ts";

const place = (title: string, text = ""): string | null => placeOf({ title, text }, PLACES);

describe("the place of a report", () => {
	const told: [string, string, string][] = [
		["a headline that begins with a province", "Yên Bái tăng cường phối hợp", "yen-bai"],
		["a province with its rank", "Hội nghị Tỉnh ủy Yên Bái lần thứ mười", "yen-bai"],
		["a headline in capitals", "TỈNH HOÀ BÌNH TỔNG KẾT CÔNG TÁC", "hoa-binh"],
		["a district that one province has", "Huyện Triệu Phong đẩy mạnh phong trào", "quang-tri"],
		["a decomposed headline", "Huyện ủy Thoại Sơn họp".normalize("NFD"), "an-giang"],
		["a district named like another province", "Huyện Hòa Bình, tỉnh Bạc Liêu họp", "bac-lieu"],
		["the city by its full name", "Thành phố Hồ Chí Minh sơ kết công tác", "ho-chi-minh"],
	];
	for (const [what, title, slug] of told) it(`is told by ${what}`, () => expect(place(title)).to.equal(slug));

	it("is told by the lede, or by the whole text where it is named again and again", () => {
		expect(place("Hội nghị trực tuyến", "Tại điểm cầu huyện Thoại Sơn có đồng chí Bí thư Huyện ủy.")).to.equal(
			"an-giang",
		);
		const filler = "Các đại biểu thảo luận. ".repeat(40);
		expect(place("Hội nghị", `${filler}UBND tỉnh Yên Bái và HĐND tỉnh Yên Bái kết luận.`)).to.equal("yen-bai");
		expect(place("Hội nghị", `${filler}Đoàn công tác tỉnh Yên Bái tới dự.`)).to.equal(null);
	});

	const untold: [string, string][] = [
		["a headline without a place", "Đổi mới công tác dân vận"],
		["two provinces alike", "Yên Bái và Lào Cai ký chương trình phối hợp giữa tỉnh Yên Bái và tỉnh Lào Cai"],
		["a district that several provinces have", "Huyện Châu Thành đẩy mạnh phong trào"],
		["the word for peace", "Vì hòa bình và phát triển"],
		["a person's name", "Đồng chí Nguyễn Thái Bình dự hội nghị"],
		["the President's name", "Học tập tư tưởng Hồ Chí Minh"],
		["an abbreviation", "Hội nghị của Sở GDĐT AG và TP.HCM"],
	];
	for (const [what, title] of untold) it(`is not told by ${what}`, () => expect(place(title)).to.equal(null));

	const expected: [string, string | null][] = [
		["000_12b88236d2fb5db6.txt", null],
		["001_b6d7439a31fedabb.txt", "yen-bai"],
		["002_f2c9cdfe691f1ed6.txt", "an-giang"],
		["003_e08e691243c2e597.txt", "quang-tri"],
		["004_a185993ef8c338f2.txt", null],
	];
	for (const [file, slug] of expected)
		it(`of the seed page ${file.slice(0, 3)} is ${slug ?? "not told"}`, function () {
			if (seeds === null) this.skip();
			expect(placeOf(readPlainText(readFileSync(join(seeds, file), "utf8"), NOW), PLACES)).to.equal(slug);
		});
});
