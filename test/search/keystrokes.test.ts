import { expect } from "chai";
import { accented, isSyllable, plain } from "../../citation/index.ts";
import { type KnownWords, readKeystrokes } from "../../server/search/keystrokes.ts";
import { realAuthority } from "../server/fixture.ts";

describe("readKeystrokes(text, known, open)", () => {
	const known: KnownWords = {
		has: (word) => ["tw", "nq", "ct", "ttg"].includes(word),
		together: (first, second) => (first === "chi" && second === "thi" ? 5 : 0),
	};
	const read = (text: string, open = false): string => readKeystrokes(text, known, open).text;

	for (const [typed, meant] of [
		["nghij quyeets", "nghị quyết"],
		["nghi5 quye6t1", "nghị quyết"],
		["NGHIJ QUYEETS 25", "nghị quyết 25"],
		["daan vaanj", "dân vận"],
		["coong tacs xaay duwngj ddangr", "công tác xây dựng đảng"],
		["thuwowng maij thuowng", "thương mại thương"],
		["tienges vieejt", "tiếng việt"],
		["nuwowcs hoawcj muaw", "nước hoặc mưa"],
		["giwx ddaats quawngj", "giữ đất quặng"],
		["khieesu naij tos caos", "khiếu nại tó cáo"],
		["phongf choongs tham nhungx", "phòng chống tham nhũng"],
		["d9a3ng thu7o7ng ma5i", "đảng thương mại"],
		["la4nh d9a5o va8n kie6n5", "lãnh đạo văn kiện"],
		["tinh:ngheej an", "tinh:nghệ an"],
		['"ddoois ngoaij" -quaans', '"đối ngoại" -quấn'],
	] as const)
		it(`reads ${typed}`, () => expect(read(typed)).to.equal(meant));

	it("leaves what is a word, a symbol or a number as it is", () => {
		for (const text of [
			"25nqtw k11 nq25",
			"25-NQ/TW 1719/QĐ-TTg",
			"ct tw ttg",
			"nghi quyet dan van",
			"nghị quyết",
			"covid facebook www.bao.vn",
			"2013 3/6/2013",
		])
			expect(readKeystrokes(text, known, true), text).to.deep.equal({ text, decoded: [] });
	});

	it("leaves a single word that may be of another language, unless it belongs to its neighbour", () => {
		expect(read("test nhanh")).to.equal("test nhanh");
		expect(read("chir thi 05")).to.equal("chỉ thi 05");
	});

	it("takes the operator OR for no keystrokes", () => {
		expect(readKeystrokes("lâm OR rừng OR học", known, false).decoded).to.deep.equal([]);
		expect(read("ddangr OR vaanj")).to.equal("đảng OR vận");
	});

	it("tells what it read", () => {
		expect(readKeystrokes("nghij quyeets 25", known, false).decoded).to.deep.equal([
			{ typed: "nghij", meant: "nghị" },
			{ typed: "quyeets", meant: "quyết" },
		]);
	});

	it("reads the last word before it is typed to its end", () => {
		expect(read("nghij quyee", true)).to.equal("nghị quyê");
		expect(read("nghij quyee", false)).to.equal("nghị quyee");
	});

	/** The keys of a word: its letters, then those of the marks, then that of the tone. */
	const keysOf = (word: string, marks: Record<string, string>, tones: string[]): string => {
		const letters = word.normalize("NFD").replace(/đ/g, `d${marks.đ}`);
		const tone = [..."\u0301\u0300\u0309\u0303\u0323"].findIndex((one) => letters.includes(one));
		const keys = [...letters.replace(/[\u0301\u0300\u0309\u0303\u0323]/g, "")].map((letter, i, all) =>
			letter === "\u0302"
				? (marks[`${all[i - 1]}^`] ?? "")
				: letter === "\u031b"
					? marks.horn
					: letter === "\u0306"
						? marks.bowl
						: letter,
		);
		return keys.join("") + (tones[tone] ?? "");
	};
	const words = [
		...new Set(
			realAuthority()
				.documents.flatMap(
					({ title }) =>
						(title ?? "")
							.normalize("NFC")
							.toLowerCase()
							.match(/[\p{L}]+/gu) ?? [],
				)
				.filter((word) => isSyllable(word) && plain(word) !== word),
		),
	];

	it("reads every word of the titles of the register, keyed by either method", () => {
		expect(words.length).to.be.greaterThan(600);
		const telex = { đ: "d", "a^": "a", "e^": "e", "o^": "o", horn: "w", bowl: "w" };
		const vni = { đ: "9", "a^": "6", "e^": "6", "o^": "6", horn: "7", bowl: "8" };
		for (const word of words) {
			// A second word makes sure that the first is meant as keys.
			expect(accented(read(`${keysOf(word, telex, [..."sfrxj"])} quyeetj`).split(" ")[0] ?? ""), word).to.equal(
				accented(word),
			);
			expect(accented(read(`${keysOf(word, vni, [..."12345"])} quye6t5`).split(" ")[0] ?? ""), word).to.equal(
				accented(word),
			);
		}
	});
});
