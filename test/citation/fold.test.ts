import { expect } from "chai";
import fc from "fast-check";
import { fold } from "../../citation/text/fold.ts";

const SAMPLE = "Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ủy ban, Đảng ủy";
const PLAIN = "nghi quyet so 25-nq/tw ngay 03/6/2013 cua uy ban, dang uy";

/** Any string at all: every code point, and lone halves of surrogate pairs. */
const anyString = fc.oneof(
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
	fc.string({
		unit: fc.constantFrom(..."eEươđĐÐ \u0300\u0301\u0302\u0309\u0323\u031b\u200b\ufeff\u00ad\u00a0\u2013İßﬁ가"),
		maxLength: 30,
	}),
);

const VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ";
const vietnamese = fc.string({
	unit: fc.constantFrom(...VIETNAMESE, ...VIETNAMESE.toUpperCase(), ..." 0123456789-/,.“”\n"),
	maxLength: 80,
});

describe("fold", () => {
	it("takes marks and capitals away for matching and keeps them in the text", () => {
		const folded = fold(SAMPLE);
		expect(folded.text).to.equal(SAMPLE);
		expect(folded.plain).to.equal(PLAIN);
	});

	it("reads decomposed text as it reads composed text", () => {
		const folded = fold(SAMPLE.normalize("NFD"));
		expect(folded.text).to.equal(SAMPLE);
		expect(folded.plain).to.equal(PLAIN);
	});

	it("reads a composed letter that carries one more combining mark", () => {
		const mixed = "vê\u0300 tiê\u0301p tu\u0323c thư\u0323c hiê\u0323n";
		const folded = fold(mixed);
		expect(folded.text).to.equal("về tiếp tục thực hiện");
		expect(folded.plain).to.equal("ve tiep tuc thuc hien");
	});

	it("reads marks typed in the wrong order", () => {
		expect(fold("nghie\u0302\u0323m nghie\u0323\u0302m vie\u0301\u0302t").plain).to.equal("nghiem nghiem viet");
	});

	it("reads the old tone marks U+0340 and U+0341", () => {
		expect(fold("nga\u0340y tha\u0341ng").text).to.equal("ngày tháng");
	});

	it("reads the Icelandic Ð (U+00D0) and the African Ɖ (U+0189) as the Vietnamese Đ", () => {
		expect(fold("204-Q\u00d0/TW").text).to.equal("204-QĐ/TW");
		expect(fold("204-Q\u0189/TW").text).to.equal("204-QĐ/TW");
		expect(fold("204-Q\u00d0i/TW").plain).to.equal("204-qdi/tw");
		expect(fold("quy\u00ea\u0301t \u00f0i\u0323nh").text).to.equal("quyết định");
	});

	for (const [name, space] of [
		["no-break space", "\u00a0"],
		["narrow no-break space", "\u202f"],
		["thin space", "\u2009"],
		["figure space", "\u2007"],
		["ideographic space", "\u3000"],
		["tab", "\t"],
	] as const)
		it(`reads a ${name} as a space, at the same offset`, () => {
			const folded = fold(`số${space}25`);
			expect(folded.text).to.equal("số 25");
			expect([folded.at(3), folded.endAt(5)]).to.deep.equal([3, 5]);
		});

	for (const dash of "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
		it(`reads U+${dash.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")} as a hyphen`, () => {
			expect(fold(`25${dash}NQ/TW`).text).to.equal("25-NQ/TW");
		});

	it("reads full-width digits and slashes", () => {
		expect(fold("\uff12\uff15-NQ\uff0fTW").text).to.equal("25-NQ/TW");
	});

	for (const [name, mark] of [
		["soft hyphen", "\u00ad"],
		["zero-width space", "\u200b"],
		["zero-width joiner", "\u200d"],
		["word joiner", "\u2060"],
		["left-to-right mark", "\u200e"],
		["byte order mark", "\ufeff"],
	] as const)
		it(`leaves a ${name} out and still leads back behind it`, () => {
			const given = `${mark}25-N${mark}Q/TW${mark} nay`;
			const folded = fold(given);
			expect(folded.text).to.equal("25-NQ/TW nay");
			expect(given.slice(folded.at(0), folded.endAt(8))).to.equal(`25-N${mark}Q/TW`);
			expect(given.slice(folded.at(9), folded.endAt(12))).to.equal("nay");
		});

	it("leads through marks, invisible characters, odd blanks and dashes all at once", () => {
		const given = "\ufeffNghi\u0323\u00a0quye\u0302\u0301t\u00ad   sô\u0301\u202f25\u2011N\u200bQ/TW";
		const folded = fold(given);
		expect(folded.text).to.equal("Nghị quyết số 25-NQ/TW");
		const whole = given.slice(folded.at(0), folded.endAt(folded.text.length));
		expect(whole).to.equal(given.slice(1));
		const number = folded.text.indexOf("25");
		expect(given.slice(folded.at(number), folded.endAt(number + 8))).to.equal("25\u2011N\u200bQ/TW");
	});

	it("leads every letter of decomposed text back to its own letter and marks", () => {
		const given = "Nghị quyết".normalize("NFD");
		const folded = fold(given);
		expect(folded.text.length).to.equal(10);
		for (let i = 0; i < folded.text.length; i++)
			expect(given.slice(folded.at(i), folded.endAt(i + 1)).normalize("NFC")).to.equal(folded.text[i]);
	});

	it("gives the end of the text for the offset behind its last character", () => {
		for (const given of ["", "a", "a\u0301", "a\u200b", "\ufeff"]) {
			const folded = fold(given);
			expect(folded.at(folded.text.length)).to.equal(given.length);
		}
	});

	it("keeps both views of one length for letters that grow or shrink when folded", () => {
		for (const given of [
			"İstanbul",
			"ßẞ",
			"ﬁn",
			"Ǆ",
			"ŉ",
			"𝐍𝐐",
			"½",
			"가",
			"ΑΣ",
			"\u0301a",
			"\ud835",
			"e\u200b\u0301",
		]) {
			const folded = fold(given);
			expect(folded.plain.length, given).to.equal(folded.text.length);
		}
	});

	it("never throws, keeps both views of one length, and its offsets rise within the text", () => {
		fc.assert(
			fc.property(anyString, (given) => {
				const folded = fold(given);
				expect(folded.plain.length).to.equal(folded.text.length);
				let [at, endAt] = [0, 0];
				for (let i = 0; i <= folded.text.length; i++) {
					expect(folded.at(i)).to.be.within(at, given.length);
					expect(folded.endAt(i)).to.be.within(endAt, given.length);
					expect(folded.endAt(i)).to.be.at.most(folded.at(i));
					if (i < folded.text.length) expect(folded.endAt(i + 1)).to.be.above(folded.at(i));
					expect(folded.from(folded.at(i))).to.equal(i);
					[at, endAt] = [folded.at(i), folded.endAt(i)];
				}
			}),
			{ numRuns: 1000 },
		);
	});

	it("keeps an empty line and gives each of its breaks a part of the blanks", () => {
		for (const given of ["a\n\nb", "a \n \n\n b"]) {
			const folded = fold(given);
			expect(folded.text).to.equal("a\n\nb");
			for (let i = 0; i < 4; i++) expect(folded.endAt(i + 1), given).to.equal(folded.at(i + 1));
		}
	});

	it("folds the decomposed form of any Vietnamese text to what the composed form folds to", () => {
		fc.assert(
			fc.property(vietnamese, (given) => {
				const [composed, decomposed] = [fold(given.normalize("NFC")), fold(given.normalize("NFD"))];
				expect(decomposed.text).to.equal(composed.text);
				expect(decomposed.plain).to.equal(composed.plain);
			}),
			{ numRuns: 500 },
		);
	});

	it("takes a decomposed letter with a full stop for the mark of a list as well", () => {
		for (const form of ["NFC", "NFD"] as const) expect(fold("a\nỷ.".normalize(form)).text, form).to.match(/^a\n/);
	});

	it("folds the decomposed form of any Latin letter to what the composed form folds to", () => {
		for (let code = 0xa0; code < 0x2000; code++) {
			if (code >= 0x250 && code < 0x1e00) continue;
			const letter = String.fromCharCode(code);
			if (letter.normalize("NFC") !== letter) continue;
			expect(fold(letter.normalize("NFD")).plain, `U+${code.toString(16)}`).to.equal(fold(letter).plain);
		}
	});

	it("leaves no Vietnamese letter with a mark in the plain view", () => {
		fc.assert(
			fc.property(vietnamese, (given) => {
				expect(fold(given).plain).to.match(/^[a-z0-9 \-/,."\n]*$/);
			}),
		);
	});
});
