import { expect } from "chai";
import fc from "fast-check";
import { sentenceAround } from "../../citation/index.ts";

/** The sentence around a word of a text. */
function around(text: string, word: string): string {
	const start = text.indexOf(word);
	const span = sentenceAround(text, { start, end: start + word.length });
	return text.slice(span.start, span.end);
}

describe("sentenceAround", () => {
	it("gives the sentence with its full stop, and neither neighbour", () => {
		expect(around("Hội nghị khai mạc. Theo 25-NQ/TW, phải làm. Tỉnh đã làm.", "25-NQ/TW")).to.equal(
			"Theo 25-NQ/TW, phải làm.",
		);
	});

	it("gives the whole text where it is one sentence", () => {
		expect(around("Theo 25-NQ/TW, phải làm", "25-NQ/TW")).to.equal("Theo 25-NQ/TW, phải làm");
	});

	it("ends at a line break", () => {
		expect(around("Một dòng\nTheo 25-NQ/TW\nDòng khác", "25-NQ/TW")).to.equal("Theo 25-NQ/TW");
	});

	it("does not end inside a number, a date or an abbreviation before a small letter", () => {
		const text = "Tổng 1.250 đảng viên, ngày 3.10.2017, T.Ư yêu cầu thực hiện 25-NQ/TW với 3.5 điểm.";
		expect(around(text, "25-NQ/TW")).to.equal(text);
	});

	it("ends at a question, an exclamation and an ellipsis", () => {
		for (const mark of ["?", "!", "…"])
			expect(around(`Vì sao${mark} Theo 25-NQ/TW làm ngay${mark} Xong.`, "25-NQ/TW")).to.equal(
				`Theo 25-NQ/TW làm ngay${mark}`,
			);
	});

	it("takes the closing quotation mark along", () => {
		expect(around("“Theo 25-NQ/TW, phải làm.” Ông nói thêm.", "25-NQ/TW")).to.equal("“Theo 25-NQ/TW, phải làm.”");
	});

	it("ends before a next sentence that begins with Đ", () => {
		expect(around("Theo 25-NQ/TW, phải làm. Đảng bộ đã làm.", "25-NQ/TW")).to.equal("Theo 25-NQ/TW, phải làm.");
	});

	it("is never longer than 400 characters to either side", () => {
		const text = `${"chữ ".repeat(300)}25-NQ/TW${" chữ".repeat(300)}`;
		const start = text.indexOf("25");
		const span = sentenceAround(text, { start, end: start + 8 });
		expect(start - span.start).to.be.at.most(400);
		expect(span.end - start - 8).to.be.at.most(400);
	});

	it("always holds the span and stays within the text", () => {
		const text = fc.string({ unit: fc.constantFrom(..."aĐ .!?…\n\r”“\ud835"), maxLength: 60 });
		fc.assert(
			fc.property(text, fc.nat(60), fc.nat(60), (given, a, b) => {
				const start = Math.min(a, b, given.length);
				const end = Math.min(Math.max(a, b), given.length);
				const span = sentenceAround(given, { start, end });
				expect(span.start).to.be.within(0, start);
				expect(span.end).to.be.within(end, given.length);
			}),
		);
	});
});
