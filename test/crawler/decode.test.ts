import { expect } from "chai";
import fc from "fast-check";
import iconv from "iconv-lite";
import { decode, isEncoding } from "../../crawler/decode.ts";
import { itGrowsEvenly, repeat } from "../citation/growing.ts";
import { asLatin, LEGACY } from "./legacy.ts";
import { thrownBy } from "./support.ts";

const SENTENCE = "Nghị quyết của Trung ương về công tác dân vận được các cấp ủy thực hiện trong những năm qua.";
const read = (bytes: Buffer, contentType: string | null = null, encoding: string | null = null) =>
	decode(bytes, { name: "trang.html", contentType, encoding });
const textOf = (page: string): string => read(Buffer.from(page)).text;

describe("decode", () => {
	it("reads UTF-8 with and without a byte order mark, and keeps the Unicode form as it is", () => {
		expect(read(Buffer.from(SENTENCE)).text).to.equal(SENTENCE);
		expect(read(Buffer.from(`\ufeff${SENTENCE}`)).text.trim()).to.equal(SENTENCE);
		expect(read(Buffer.from(SENTENCE.normalize("NFD"))).text).to.equal(SENTENCE.normalize("NFD"));
	});

	it("reads UTF-16 by its byte order mark, and a page without one by its first sign", () => {
		const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(SENTENCE, "utf-16le")]);
		expect(read(marked)).to.deep.equal({ text: SENTENCE, encoding: "utf-16le" });
		const page = `<p>${SENTENCE}</p>`;
		for (const encoding of ["utf-16le", "utf-16be"])
			expect(read(iconv.encode(page, encoding))).to.deep.equal({ text: page, encoding });
	});

	for (const [encoding, write] of Object.entries(LEGACY)) {
		it(`reads ${encoding} where the header declares it`, () => {
			const stated = `text/html; charset=${encoding}`;
			expect(read(write(SENTENCE), stated)).to.deep.equal({ text: SENTENCE, encoding });
		});

		it(`reads ${encoding} that nobody declared, or that was declared as something else`, () => {
			for (const charset of [null, "utf-8", "iso-8859-1", "windows-1252", "x-user-defined"])
				expect(read(write(SENTENCE), charset && `text/html; charset=${charset}`)).to.deep.equal({
					text: SENTENCE,
					encoding,
				});
		});

		it(`reads ${encoding} that a page of UTF-8 shows as letters of Western Europe`, () => {
			const page = (text: string) =>
				`<h1>Tỉnh ủy họp</h1><p>Ngày 25/11, Tỉnh ủy quán triệt:</p>\n<p class="nd">${text}</p>\n<p>Café, naïve © 2026</p>`;
			expect(textOf(page(asLatin(write(SENTENCE))))).to.equal(page(SENTENCE));
		});

		it(`reads a paragraph in ${encoding} in the middle of UTF-8`, () => {
			const bytes = Buffer.concat([
				Buffer.from(`<p>${SENTENCE}</p>\n<p>`),
				write("Nghị quyết của Tỉnh ủy về công tác dân vận"),
				Buffer.from(`</p>\n<p>${SENTENCE}</p>`),
			]);
			const { text } = read(bytes);
			expect(text).to.contain("<p>Nghị quyết của Tỉnh ủy về công tác dân vận</p>");
			expect(text.split(SENTENCE)).to.have.length(3);
		});
	}

	it("reads windows-1258 where a meta tag declares it", () => {
		const head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1258"></head>';
		const bytes = Buffer.concat([Buffer.from(head), LEGACY["windows-1258"]?.(SENTENCE) ?? Buffer.alloc(0)]);
		expect(read(bytes).text).to.equal(head + SENTENCE);
	});

	it("prefers valid UTF-8 to a wrong declaration", () => {
		expect(read(Buffer.from(SENTENCE), "text/html; charset=iso-8859-1").text).to.equal(SENTENCE);
		expect(read(Buffer.from(SENTENCE), null, "windows-1258").text).to.equal(SENTENCE);
	});

	it("takes an encoding that is known for the right one, though too few words tell", () => {
		const bytes = Buffer.from("<td>Thang 12 nam 2004, tai xa Dong Ha, tinh ta</td><td>S\xe8: 12</td>", "latin1");
		expect(read(bytes, "text/html; charset=utf-8").text).to.not.contain("Số: 12");
		expect(read(bytes, "text/html; charset=utf-8", "TCVN3").text).to.contain("<td>Số: 12</td>");
		expect(textOf("<td>Sè: 12</td>")).to.equal("<td>Sè: 12</td>");
		expect(read(Buffer.from("<td>Sè: 12</td>"), null, "tcvn3").text).to.equal("<td>Số: 12</td>");
		expect(read(Buffer.from("<td>Soá: 12</td>"), null, "vni").text).to.equal("<td>Số: 12</td>");
		for (const name of ["tcvn3", "VNI", "viscii", "windows-1258", "UTF-8"])
			expect(isEncoding(name), name).to.equal(true);
		expect(isEncoding("vntime")).to.equal(false);
	});

	describe("in a page of UTF-8", () => {
		it("reads fonts of before Unicode by their names, capitals by those of capitals", () => {
			const page = (heading: string, words: string, short: string, font: string, capitals: string) =>
				`<p><font face="${capitals}" size=4>${heading}</font></p><p style='font-family:"${font}",serif'>${words} <b>${short}</b></p>` +
				"<p>Bán cô ô tô, xã Đông Hà</p>";
			const plain = page("Báo cáo sơ kết", "Thực hiện nghị quyết của Đảng", "Số: 12", ".VnTime", ".VnTimeH");
			const shown = page("B¸o c¸o s¬ kÕt", "Thùc hiÖn nghÞ quyÕt cña §¶ng", "Sè: 12", ".VnTime", ".VnTimeH");
			expect(textOf(shown)).to.equal(plain.replace("Báo cáo sơ kết", "BÁO CÁO SƠ KẾT"));
		});

		it("leaves text that was put into Unicode and kept the name of its font", () => {
			const page =
				'<p><font face=".VnTimeH">Nghị quyết của Đảng, bán, cô, bà</font> <font face="VNI-Times">hoà, soá</font></p>';
			expect(textOf(page)).to.equal(page);
		});

		it("reads letters that tags or references stand among", () => {
			expect(textOf("<p>Ngh<b>Þ</b> quy&Otilde;t s&#232; 25 c&ntilde;a tØnh</p>")).to.equal(
				"<p>Ngh<b>ị</b> quyết số 25 của tỉnh</p>",
			);
			expect(textOf("<p>Nghò quy<i>e</i>&aacute;t cuûa Ñaûng boä</p>")).to.equal(
				"<p>Nghị quy<i>ế</i>t của Đảng bộ</p>",
			);
		});

		it("reads UTF-8 that was taken for letters of Western Europe, also where bytes were lost on the way", () => {
			const wrong = asLatin(Buffer.from(`Đảng và ${SENTENCE} “Hà Nội” – ĐÃ`));
			expect(textOf(`<p title="${wrong}">${wrong}</p>`)).to.equal(
				`<p title="Đảng và ${SENTENCE} “Hà Nội” – ĐÃ">Đảng và ${SENTENCE} “Hà Nội” – ĐÃ</p>`,
			);
			const poorer = wrong.replaceAll("\u0090", "").replaceAll("\u00a0", " ");
			expect(textOf(poorer)).to.contain("Đảng và  Nghị quyết của Trung ương");
		});

		it("leaves the address of a link and the words of a script", () => {
			const page = '<p><a href="/tin/þ-quyÕt">NghÞ quyÕt cña tØnh</a></p><script>var a = "NghÞ quyÕt sè cña";</script>';
			expect(textOf(page)).to.equal(page.replace(">NghÞ quyÕt cña tØnh<", ">Nghị quyết của tỉnh<"));
		});
	});

	describe("never makes a right text worse", () => {
		const syllables =
			"nghị quyết của đảng về công tác dân vận hoà bình bà Hà có ô tô cô là cà quá khá đã ĐÃ lòng ngõ ý không năm được và các " +
			"trong với cho những theo người ủy khoá thuý toán giá sẽ Mỹ kỹ ÂM Ấn";
		const pieces = [
			...syllables.split(" "),
			..."café|naïve|Noël|«|»|”|“|…|–|©|®|°|\u00a0|&nbsp;|&aacute;|&ocirc;|<p>|</p>|<b>|</b>|<font face='.VnTime'>|\n|25-NQ/TW|;".split(
				"|",
			),
		];
		const text = fc
			.array(fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(" ", " ", "", ", ")), { maxLength: 60 })
			.map((parts) => parts.flat().join(""));

		it("in Vietnamese of any kind", () => {
			fc.assert(
				fc.property(text, fc.constantFrom("NFC", "NFD"), fc.constantFrom(0, 1, 2), (words, form, more) => {
					const given =
						[words, `${words} ${SENTENCE}`, `${SENTENCE} ${words.toUpperCase()}`][more]?.normalize(form) ?? "";
					expect(textOf(given)).to.equal(given);
				}),
				{ numRuns: 3000 },
			);
		});

		it("in any text that is valid UTF-8 and holds no letter of those fonts", () => {
			fc.assert(
				fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (given) => {
					fc.pre(!/\0|^\ufeff|^<\0/.test(given) && !/[À-ÿ]{2}|[a-z][À-ÿ]/i.test(given));
					expect(textOf(`Tin: ${given}`)).to.equal(`Tin: ${given}`);
				}),
				{ numRuns: 1000 },
			);
		});

		for (const [tongue, given] of [
			["French", "« Où né été à la carte, déjà vu, naïve Noël ; l'avis de l'État, forêt, çà et là » : quel été !"],
			["German", "Der Müller für über größe, schön müßte er's: § 25 Abs. 3, Öl, Äste und Straße, «weiß»."],
			["Spanish", "El niño está aquí, ¿dónde? Más allá, señor; sí, qué país: «ñandú»."],
			["Portuguese", "Não há avião, são três irmãs; coração, pão, mãe, você, é à tarde, às três."],
		] as const)
			it(`in ${tongue}`, () => {
				expect(textOf(given)).to.equal(given);
				expect(read(Buffer.from(given, "latin1"), "text/html; charset=iso-8859-1").text).to.equal(
					asLatin(Buffer.from(given, "latin1")),
				);
			});
	});

	it("gives Vietnamese back from each encoding, whatever it says", () => {
		const words = fc
			.array(
				fc.constantFrom(
					..."nghị quyết đảng bộ tỉnh công tác dân vận hoà bình cô là quá khá lòng ngõ ý ủy khoá sẽ kỹ".split(" "),
				),
				{
					maxLength: 40,
				},
			)
			.map((parts) => `Nghị quyết của Đảng và các cấp ủy được ${parts.join(" ")}.`);
		fc.assert(
			fc.property(words, fc.constantFrom(...Object.entries(LEGACY)), (given, [encoding, write]) => {
				expect(read(write(given))).to.deep.equal({ text: given, encoding });
				expect(textOf(`<p>${asLatin(write(given))}</p>`)).to.equal(`<p>${given}</p>`);
			}),
			{ numRuns: 500 },
		);
	});

	describe("takes time in step with the page", () => {
		const page = `<p class="nd">${SENTENCE}</p>\n`;
		const hostile = [
			"á»",
			"Ã",
			"Ä",
			"aù",
			"Þ",
			"-í",
			"é ",
			"a&eth;",
			"<a",
			"<font face=.VnTime>Þ",
			"<b>ß",
			"<title>þa",
			"á»§ a",
		];
		const read = (text: string) => {
			try {
				decode(Buffer.from(text), { name: "trang.html" });
				decode(Buffer.from(text, "latin1"), { name: "trang.html" });
			} catch (error) {
				if (!(error instanceof Error && "remedy" in error)) throw error;
			}
		};
		itGrowsEvenly(
			{
				...Object.fromEntries(
					Object.entries(LEGACY).map(([name, write]) => [`a page in ${name}`, repeat(asLatin(write(page)))]),
				),
				"a page of UTF-8": repeat(page),
				"a page of UTF-8 shown otherwise": repeat(asLatin(Buffer.from(page))),
				...Object.fromEntries(hostile.map((unit) => [JSON.stringify(unit), repeat(unit)])),
				"tags that close none": (size) => `aß.VnT${"<b>".repeat(600)}${repeat("</i>")(size)}`,
				"one word and a letter": (size) => `é${"a".repeat(size)}`,
			},
			read,
		);
	});

	it("reads the rest of UTF-8 text around a broken byte", () => {
		const bytes = Buffer.concat([Buffer.from(SENTENCE), Buffer.from([0xff]), Buffer.from(SENTENCE)]);
		expect(read(bytes).text).to.equal(`${SENTENCE}\ufffd${SENTENCE}`);
	});

	it("keeps a short text of another language with a stray byte", () => {
		const text = "A short note in English, long enough that one broken byte among its letters is a slip and no more.";
		expect(read(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])).text).to.equal(`${text}\ufffd`);
	});

	it("refuses what is no text and says what it is", () => {
		const kinds: [Buffer, string][] = [
			[Buffer.from("%PDF-1.7 …"), "is a PDF, not text"],
			[Buffer.from("\n\n%PDF-1.4"), "is a PDF, not text"],
			[Buffer.from([0x50, 0x4b, 3, 4, 20]), "is a ZIP archive"],
			[Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "is an old Office document"],
			[Buffer.from([0x61, 0x00, 0x62]), "holds NUL bytes"],
			[Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x61, 0x00]), "is binary data"],
			[Buffer.from(Array.from({ length: 400 }, (_, i) => 0x80 + ((i * 37) % 128))), "is in no encoding that is known"],
		];
		for (const [bytes, reason] of kinds) {
			const error = thrownBy(() => read(bytes));
			expect(error.code).to.equal("file_unsupported");
			expect(error.message).to.contain("trang.html").and.contain(reason);
			expect(error.remedy).to.not.equal("");
		}
	});
});
