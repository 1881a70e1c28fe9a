import { expect } from "chai";
import { only, read, resolve, symbols } from "./reading.ts";

describe("everyday sentences", () => {
	for (const sentence of [
		"Nghị quyết 57 đang đi vào cuộc sống.",
		"Nghị quyết 57 mở ra không gian phát triển mới.",
		"Nghị quyết 68 khẳng định vai trò của kinh tế tư nhân.",
		"Nghị quyết 68 – động lực mới của doanh nghiệp.",
		"Quy định 144 đang được học tập ở các chi bộ.",
		"Chỉ thị 05 giúp cán bộ tự soi, tự sửa.",
	])
		it(`reads the short form of ${JSON.stringify(sentence)}`, () => {
			expect(only(sentence)).to.include({ form: "short", raw: sentence.split(" ").slice(0, 3).join(" ") });
		});

	for (const sentence of [
		"Thông báo 15 ngày trước khi họp.",
		"Quyết định 30 triệu đồng cho mỗi hộ.",
		"Hướng dẫn 20 hộ dân trồng quế.",
		"Nghị quyết 10 năm qua đã đổi thay vùng cao.",
		"Kết luận 5 vấn đề còn vướng mắc.",
	])
		it(`takes the count of ${JSON.stringify(sentence)} for no number`, () => {
			expect(read(sentence)).to.deep.equal([]);
		});

	for (const place of ["TP.HCM", "TPHCM", "TP. HCM", "TP HCM", "TP. Hồ Chí Minh", "Thành phố Hồ Chí Minh"])
		it(`knows the city of ${place}, and takes no part of its name for a district`, () => {
			const found = only(`Quyết định số 08/2023/QĐ-UBND ngày 03/5/2023 của UBND ${place}`);
			expect(found).to.include({ scope: "ho-chi-minh", place: null });
		});

	it("gives each of a list of symbols the body and term printed behind the last, but not its day", () => {
		const text =
			"Các Nghị quyết số 26-NQ/TW, 27-NQ/TW, 28-NQ/TW ngày 23/5/2018 của Hội nghị Trung ương 7 khóa XII được quán triệt.";
		const found = read(text);
		expect(found.map(({ issuer, term }) => [issuer, term])).to.deep.equal(Array(3).fill(["bch-trung-uong", 12]));
		expect(found.map(({ date }) => date)).to.deep.equal([null, null, "2018-05-23"]);
		const ids = resolve(text, {}).map(({ resolution }) => resolution.id);
		expect(ids).to.deep.equal(["nghi-quyet:26-nq-tw:k12", "nghi-quyet:27-nq-tw:k12", "nghi-quyet:28-nq-tw:k12"]);
	});

	it("weighs a body alike whether it is printed behind the number or behind the list", () => {
		for (const text of ["Nghị quyết số 26, 28-NQ/TW của Bộ Chính trị", "Nghị quyết số 26-NQ/TW của Bộ Chính trị"]) {
			const [first] = resolve(text, { published: "2012-06-01" });
			const [best] = first?.resolution.candidates ?? [];
			expect(best?.reasons.join(), text).to.match(/cơ quan ban hành/);
		}
	});

	it("takes a number for the one of the term that the numbers beside it are of", () => {
		const text = "Bốn trụ cột là 57-NQ/TW, 59-NQ/TW, 66-NQ/TW và 68-NQ/TW.";
		expect(symbols(text)).to.have.length(4);
		expect(resolve(text, {}).map(({ resolution }) => resolution.id)).to.deep.equal(
			["57", "59", "66", "68"].map((number) => `nghi-quyet:${number}-nq-tw:k13`),
		);
	});

	it("ends a title without quotation marks where the sentence goes on", () => {
		const { title } = only("Nghị quyết số 04-NQ/TW về xây dựng, chỉnh đốn Đảng tiếp tục được quán triệt sâu rộng.");
		expect(title).to.equal("xây dựng, chỉnh đốn Đảng");
	});

	it("does not lend the day of one province's document to another's of the same number", () => {
		const text =
			"Nghị quyết số 66-NQ/TU ngày 10/12/2021 của Tỉnh ủy Yên Bái và Nghị quyết số 66-NQ/TU của Tỉnh ủy Lào Cai";
		expect(resolve(text, {}).map(({ resolution }) => resolution.id)).to.deep.equal([
			"nghi-quyet:66-nq-tu:yen-bai:k19",
			"nghi-quyet:66-nq-tu:lao-cai:chua-ro",
		]);
	});
});
