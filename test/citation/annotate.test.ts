import { expect } from "chai";
import fc from "fast-check";
import { annotate } from "../../citation/index.ts";
import { read } from "./reading.ts";

describe("annotate", () => {
	it("cuts a text into plain pieces and marked ones", () => {
		const pieces = annotate("Theo 25-NQ/TW và 43-KL/TW.", [
			{ start: 5, end: 13 },
			{ start: 17, end: 25 },
		]);
		expect(pieces.map(({ text, index }) => [text, index])).to.deep.equal([
			["Theo ", null],
			["25-NQ/TW", 0],
			[" và ", null],
			["43-KL/TW", 1],
			[".", null],
		]);
	});

	it("makes no empty pieces where a span touches an end or another span", () => {
		const pieces = annotate("abcd", [
			{ start: 0, end: 2 },
			{ start: 2, end: 4 },
		]);
		expect(pieces.map(({ text }) => text)).to.deep.equal(["ab", "cd"]);
	});

	it("gives one plain piece for no spans, and none for an empty text", () => {
		expect(annotate("abc", [])).to.deep.equal([{ text: "abc", start: 0, end: 3, index: null }]);
		expect(annotate("", [])).to.deep.equal([]);
	});

	it("leaves unmarked what overlaps, is empty, is backwards or lies outside, and keeps the others' indices", () => {
		const pieces = annotate("abcdef", [
			{ start: 1, end: 3 },
			{ start: 2, end: 4 },
			{ start: 4, end: 4 },
			{ start: 5, end: 4 },
			{ start: 4, end: 99 },
			{ start: 5, end: 6 },
		]);
		expect(pieces.filter(({ index }) => index !== null).map(({ text, index }) => [text, index])).to.deep.equal([
			["bc", 0],
			["f", 5],
		]);
	});

	it("leaves unmarked what starts before the text", () => {
		expect(annotate("abc", [{ start: -1, end: 2 }]).map(({ text }) => text)).to.deep.equal(["abc"]);
	});

	it("gives back the text when the pieces are joined, each at its own offsets", () => {
		const span = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });
		fc.assert(
			fc.property(fc.string({ unit: "binary", maxLength: 30 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
				const pieces = annotate(text, spans);
				expect(pieces.map((piece) => piece.text).join("")).to.equal(text);
				for (const piece of pieces) expect(text.slice(piece.start, piece.end)).to.equal(piece.text);
			}),
		);
	});

	it("marks every citation that was found", () => {
		const text = "Các Nghị quyết số 57, 59, 66 và 68-NQ/TW; Luật Đất đai năm 2024; Nghị quyết này.".normalize("NFD");
		const found = read(text);
		const marked = annotate(text, found).filter(({ index }) => index !== null);
		expect(marked.map((piece) => piece.text)).to.deep.equal(found.map(({ raw }) => raw));
	});
});
