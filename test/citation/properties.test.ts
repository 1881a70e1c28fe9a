import { expect } from "chai";
import fc from "fast-check";
import { type Citation, resolveCitations } from "../../citation/index.ts";
import { authority } from "./authority.ts";
import { read } from "./reading.ts";

const FILLER = [
	"hội",
	"nghị",
	"tỉnh",
	"ủy",
	"đã",
	"và",
	"của",
	"cán",
	"bộ",
	"đảng",
	"viên",
	"nhân",
	"dân",
	"thực",
	"hiện",
	"kết",
	"quả",
	"xây",
	"dựng",
	"chính",
	"trị",
	"vững",
	"mạnh",
	"trong",
	"năm",
	"qua",
	"tổ",
	"chức",
	"tuyên",
	"truyền",
	"về",
	"sạch,",
	"đẹp.",
	"tốt;",
	"Hà",
	"Nội",
	"120",
	"5%",
	"(xã",
	"nói)",
	"–",
	"“vượt",
	"khó”",
	"ngày",
	"số",
];
const BITS = [
	...FILLER,
	"Nghị quyết",
	"nghị quyết",
	"NQ",
	"Luật",
	"Bộ luật",
	"Chỉ thị",
	"QĐ",
	"25",
	"25-",
	"-NQ",
	"/TW",
	"25-NQ/TW",
	"57, 59",
	"30/2020/NĐ-CP",
	"10/2022/QH15",
	"khóa XI",
	"(khoá 12)",
	"ngày 03/6/2013",
	"03–10–2017",
	"Trung ương 4",
	"Đại hội XIII",
	"này",
	"trên",
	"của Bộ Chính trị",
	"Tỉnh ủy Yên Bái",
	"66-NQ/TU",
	"Ngày 20/4/1981 Bộ Chính trị có",
	"\n",
	"\n\n",
	"\u00a0",
	"\u200b",
	"\ufeff",
	"\u0301",
	"\u0323",
	"Ð",
	"Điều lệ Đảng",
	"Hiến pháp",
	"có hiệu lực từ",
];

const anyString = fc.oneof(
	fc.string({ unit: "binary", maxLength: 120 }),
	fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
	fc.string({ unit: fc.constantFrom(...'0123456789-/., \n()“”"NQTWĐUHnqtwsố'), maxLength: 80 }),
);
const soup = fc
	.array(fc.tuple(fc.constantFrom(...BITS), fc.constantFrom(" ", " ", " ", "", ", ", "  ")), { maxLength: 40 })
	.map((bits) => bits.flat().join(""));
const filler = fc.array(fc.constantFrom(...FILLER), { maxLength: 25 }).map((words) => words.join(" "));
const text = fc.oneof(anyString, soup);

/** What must hold for the citations of every text. */
function sound(given: string, found: Citation[]): void {
	let at = 0;
	for (const one of found) {
		expect(one.start, "in order and apart").to.be.at.least(at);
		expect(one.end).to.be.within(one.start + 1, given.length);
		expect(one.raw).to.equal(given.slice(one.start, one.end));
		expect(one.raw.trim(), "without blanks at its ends").to.equal(one.raw);
		for (const part of Object.values(one.parts)) {
			expect(part.start).to.be.within(0, given.length);
			expect(part.end).to.be.within(part.start + 1, given.length);
			expect(part.end <= one.start || part.start >= one.end, "a part lies outside its citation").to.equal(true);
		}
		if (one.date !== null) expect(one.date).to.match(/^(19|20)\d\d(-\d\d){0,2}$/);
		if (one.term !== null) expect(one.term).to.be.within(1, 30);
		if (one.form === "full") expect(one.symbol).to.match(/^\d/);
		at = one.end;
	}
}

describe("any text", () => {
	it("is read without a throw, into citations that are sound", () => {
		fc.assert(
			fc.property(text, (given) => sound(given, read(given))),
			{ numRuns: 2000 },
		);
	});

	it("is resolved without a throw, one resolution a citation", () => {
		fc.assert(
			fc.property(text, fc.option(fc.constantFrom("2015-01-01", "2026-09-01", "")), (given, published) => {
				const found = read(given, { published });
				const meant = resolveCitations(found, given, authority, { published });
				expect(meant).to.have.length(found.length);
				for (const { status, id, confidence } of meant) {
					expect(confidence).to.be.within(0, 1);
					expect(id === null).to.equal(status === "ambiguous" || status === "unlinked");
				}
			}),
			{ numRuns: 500 },
		);
	});

	it("gives the same again", () => {
		fc.assert(
			fc.property(text, (given) => {
				const [first, second] = [read(given), read(given)];
				expect(second).to.deep.equal(first);
				expect(resolveCitations(second, given, authority)).to.deep.equal(resolveCitations(first, given, authority));
			}),
			{ numRuns: 300 },
		);
	});

	it("holds the same symbols and forms decomposed as composed", () => {
		fc.assert(
			fc.property(soup, (given) => {
				const seen = (form: string) =>
					read(given.normalize(form)).map(({ symbol, form: kind, date, issuer, term, type }) => ({
						symbol,
						kind,
						date,
						issuer,
						term,
						type,
					}));
				expect(seen("NFD")).to.deep.equal(seen("NFC"));
			}),
			{ numRuns: 1000 },
		);
	});
});

describe("a citation planted in other words", () => {
	const party = fc.record({
		number: fc.integer({ min: 1, max: 2999 }),
		kind: fc.constantFrom(
			["Nghị quyết", "NQ"],
			["Chỉ thị", "CT"],
			["Kết luận", "KL"],
			["Quy định", "QĐ"],
			["Hướng dẫn", "HD"],
			["Thông báo", "TB"],
		),
		body: fc.constantFrom("TW", "TU", "HU", "BTCTW", "VPTW"),
		dash: fc.constantFrom("-", "–", " - ", "- ", "\u2011"),
		number_word: fc.constantFrom(" số ", " ", " số: ", " số\u00a0"),
	});

	it("is found with its symbol", () => {
		fc.assert(
			fc.property(filler, party, filler, (before, { number, kind, body, dash, number_word }, after) => {
				const [word, code] = kind as [string, string];
				const planted = `${word}${number_word}${number}${dash}${code}/${body}`;
				const given = `${before}. Theo ${planted}, ${after}`;
				const found = read(given).filter(({ raw }) => raw === planted);
				expect(found.map(({ symbol }) => symbol)).to.deep.equal([`${String(number).padStart(2, "0")}-${code}/${body}`]);
			}),
			{ numRuns: 500 },
		);
	});

	it("is found with its day, and lends it to no citation planted behind it", () => {
		const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2026-11-01"), noInvalidDate: true });
		fc.assert(
			fc.property(filler, day, filler, (before, date, after) => {
				const [year, month, dayOfMonth] = date.toISOString().slice(0, 10).split("-").map(Number);
				const given = `${before}. Nghị quyết số 57-NQ/TW ngày ${dayOfMonth}/${month}/${year}, Kết luận số 43-KL/TW đã ${after}`;
				const dates = new Map(read(given).map((one) => [one.symbol, one.date]));
				expect(dates.get("57-NQ/TW")).to.equal(date.toISOString().slice(0, 10));
				expect(dates.get("43-KL/TW")).to.equal(null);
			}),
			{ numRuns: 300 },
		);
	});

	it("of the State is found with its symbol", () => {
		const state = fc.record({
			number: fc.integer({ min: 1, max: 3000 }),
			year: fc.integer({ min: 1992, max: 2026 }),
			kind: fc.constantFrom(
				["Nghị định", "NĐ-CP"],
				["Quyết định", "QĐ-TTg"],
				["Thông tư", "TT-BNV"],
				["Nghị quyết", "NQ-CP"],
				["Luật", "QH15"],
			),
		});
		fc.assert(
			fc.property(filler, state, filler, (before, { number, year, kind }, after) => {
				const given = `${before}. Theo ${kind[0]} số ${number}/${year}/${kind[1]}, ${after}`;
				expect(read(given).map(({ symbol }) => symbol)).to.include(`${number}/${year}/${kind[1]}`);
			}),
			{ numRuns: 300 },
		);
	});
});

describe("other words alone", () => {
	it("hold no citation", () => {
		fc.assert(
			fc.property(filler, (given) => {
				expect(read(given)).to.deep.equal([]);
			}),
			{ numRuns: 500 },
		);
	});
});
