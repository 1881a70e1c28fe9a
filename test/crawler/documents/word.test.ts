import { randomBytes } from "node:crypto";
import { expect } from "chai";
import { createParser, type Parser } from "../../../crawler/parse.ts";
import { errorOf, NOW, PARAGRAPH } from "../support.ts";
import { makeCompound, makeDoc } from "./make-doc.ts";
import { makeDocx, p, table } from "./make-docx.ts";
import { column, makePdf } from "./make-pdf.ts";
import { makeZip } from "./make-zip.ts";

const LETTERHEAD = table([
	[
		["TỈNH ỦY YÊN BÁI", "*", "Số: 12-BC/TU"],
		["ĐẢNG CỘNG SẢN VIỆT NAM", "Yên Bái, ngày 14 tháng 01 năm 2022"],
	],
]);
const LINES = [
	"TỈNH ỦY YÊN BÁI",
	"*",
	"Số: 12-BC/TU",
	"ĐẢNG CỘNG SẢN VIỆT NAM",
	"Yên Bái, ngày 14 tháng 01 năm 2022",
	"BÁO CÁO",
	"kết quả công tác dân vận năm 2021",
	PARAGRAPH,
];

describe("Word files", function () {
	this.timeout(120_000);
	let parser: Parser;
	before(() => {
		parser = createParser();
	});
	after(() => parser.close());

	const read = (bytes: Buffer, over: { name?: string; title?: string | null } = {}) =>
		parser.file({ bytes, name: "bao-cao.docx", contentType: null, title: null, now: NOW, ...over });

	describe(".docx", () => {
		it("gives heading, day of the letterhead and every paragraph as a line", async () => {
			const body = LETTERHEAD + p("BÁO CÁO") + p("kết quả công tác dân vận năm 2021") + p(PARAGRAPH);
			const file = await read(makeDocx(body));
			expect(file).to.include({
				title: "Báo cáo kết quả công tác dân vận năm 2021",
				published: "2022-01-14",
				dateSource: "page",
				needsOcr: false,
				pages: null,
			});
			expect(file.text.split("\n")).to.deep.equal(LINES);
		});

		it("begins a line at Word's line break, puts footnotes last and leaves headers out", async () => {
			const file = await read(
				makeDocx(p("Phần thứ nhất\nĐặc điểm tình hình") + p(PARAGRAPH, { note: 1 }) + p("Đoạn cuối của báo cáo."), {
					notes: ["Kế hoạch số 07-KH/TU của Ban Thường vụ Tỉnh ủy."],
				}),
			);
			expect(file.text.split("\n")).to.deep.equal([
				"Phần thứ nhất",
				"Đặc điểm tình hình",
				PARAGRAPH,
				"Đoạn cuối của báo cáo.",
				"Kế hoạch số 07-KH/TU của Ban Thường vụ Tỉnh ủy.",
			]);
		});

		it("gives each row of a table with three columns and more as a line", async () => {
			const rows = [["1"], ["25-NQ/TW"], ["Về công tác dân vận"], ["03/6/2013"]];
			const file = await read(makeDocx(p(PARAGRAPH) + table([rows])));
			expect(file.text.split("\n")[1]).to.equal("1 25-NQ/TW Về công tác dân vận 03/6/2013");
		});

		it("takes the paragraph styled as title where there is no official heading", async () => {
			const body = p("Mô hình dân vận khéo ở Mường Xa", { style: "Title" }) + p(PARAGRAPH);
			const styles =
				'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>';
			const file = await read(makeDocx(body, { more: [{ name: "word/styles.xml", data: styles }] }));
			expect(file.title).to.equal("Mô hình dân vận khéo ở Mường Xa");
		});

		it("reads fonts of before Unicode, also those of capitals", async () => {
			const body =
				p("nghÞ quyÕt", { font: ".VnTimeH" }) +
				p("vÒ c«ng t¸c d©n vËn cña hÖ thèng chÝnh trÞ", { font: ".VnTime" }) +
				p("C¸c cÊp ñy ®· qu¸n triÖt NghÞ quyÕt sè 25-NQ/TW cña Trung ­¬ng vµ ®æi míi c«ng t¸c.", { font: ".VnTime" });
			const file = await read(makeDocx(body));
			expect(file.title).to.equal("Nghị quyết về công tác dân vận của hệ thống chính trị");
			expect(file.text).to.contain("Các cấp ủy đã quán triệt Nghị quyết số 25-NQ/TW của Trung ương");
		});

		it("is told by its bytes, not its name", async () => {
			expect((await read(makeDocx(p(PARAGRAPH)), { name: "bao-cao.pdf" })).text).to.equal(PARAGRAPH);
			expect((await read(makePdf([column([PARAGRAPH.slice(0, 60)])]), { name: "bao-cao.docx" })).pages).to.equal(1);
		});

		it("that unpacks to more than 64 MB is refused before it is read", async () => {
			const bomb = makeDocx("", { more: [] });
			const huge = makeZip([
				{ name: "[Content_Types].xml", data: "<Types/>" },
				{ name: "word/document.xml", data: Buffer.alloc(70 * 1024 * 1024, " "), stated: 10 },
			]);
			expect(huge.length).to.be.below(100_000);
			const error = await errorOf(read(huge));
			expect(error).to.include({ code: "page_refused" });
			expect(error.message).to.contain("unpacks to more than 64 MB");
			expect((await read(bomb)).text).to.equal("");
		});

		it("with too many entries is refused", async () => {
			const more = Array.from({ length: 5001 }, (_, i) => ({ name: `word/media/${i}.png`, data: "" }));
			expect((await errorOf(read(makeDocx("", { more })))).message).to.contain("more than 5000");
		});

		it("that is nested without end is refused, and the next file is read", async () => {
			const deep = "<w:smartTag>".repeat(50_000) + "</w:smartTag>".repeat(50_000);
			const error = await errorOf(read(makeDocx(`<w:p>${deep}</w:p>`)));
			expect(error.code).to.equal("page_refused");
			expect((await read(makeDocx(p(PARAGRAPH)))).text).to.equal(PARAGRAPH);
		});

		it("that is cut off or broken is refused with a remedy", async () => {
			const whole = makeDocx(p(PARAGRAPH));
			const scrambled = Buffer.from(whole);
			randomBytes(40).copy(scrambled, 60);
			for (const bytes of [whole.subarray(0, whole.length - 40), whole.subarray(0, 200), scrambled]) {
				const error = await errorOf(read(bytes));
				expect(error.code, error.message).to.equal("page_refused");
				expect(error.remedy).to.not.equal("");
			}
		});
	});

	describe(".doc", () => {
		it("gives heading, day and paragraphs, the cells of the letterhead as lines", async () => {
			const text = `TỈNH ỦY YÊN BÁI\x07*\x07Số: 12-BC/TU\x07ĐẢNG CỘNG SẢN VIỆT NAM\x07${LINES.slice(4).join("\r")}\r`;
			const file = await read(makeDoc(text), { name: "bao-cao.doc" });
			expect(file).to.include({ title: "Báo cáo kết quả công tác dân vận năm 2021", published: "2022-01-14" });
			expect(file.text.split("\n")).to.deep.equal(LINES);
		});

		it("keeps dashes and quotation marks as they are", async () => {
			const text = "Nghị quyết số 25–NQ/TW “về công tác dân vận”";
			expect((await read(makeDoc(`${text}\r`), { name: "a.doc" })).text).to.equal(text);
		});

		it("that is broken is refused with a remedy", async () => {
			const whole = makeDoc(`${PARAGRAPH}\r`);
			for (const bytes of [whole.subarray(0, 700), makeCompound([{ name: "WordDocument", data: randomBytes(5000) }])]) {
				const error = await errorOf(read(bytes, { name: "a.doc" }));
				expect(["page_refused", "file_unsupported"]).to.include(error.code);
				expect(error.remedy).to.not.equal("");
			}
		});

		it("whose table of sectors runs in a circle loses its worker, and the next file is read", async () => {
			const circle = makeDoc(`${PARAGRAPH}\r`);
			// The last table: sector 0 leads to 1, and 1 back to 0.
			const table = circle.length - 512;
			circle.writeInt32LE(1, table);
			circle.writeInt32LE(0, table + 4);
			const small = createParser({ files: { memory: 100, timeout: 20_000 } });
			try {
				const input = { name: "vong.doc", contentType: null, title: null, now: NOW };
				const error = await errorOf(small.file({ ...input, bytes: circle }));
				expect(error.code).to.equal("page_refused");
				expect((await small.file({ ...input, bytes: makeDoc(`${PARAGRAPH}\r`) })).text).to.equal(PARAGRAPH);
			} finally {
				await small.close();
			}
		});
	});

	describe("what is neither", () => {
		const OTHERS: [string, Buffer, string][] = [
			["a spreadsheet", makeZip([{ name: "xl/workbook.xml", data: "" }]), "is a spreadsheet (.xlsx)"],
			["a presentation", makeZip([{ name: "ppt/presentation.xml", data: "" }]), "is a presentation (.pptx)"],
			["an archive", makeZip([{ name: "anh.png", data: "" }]), "is an archive (.zip)"],
			[
				"an old spreadsheet",
				makeCompound([{ name: "Workbook", data: Buffer.alloc(10) }]),
				"is an old spreadsheet (.xls)",
			],
			["an encrypted file", makeCompound([{ name: "EncryptedPackage", data: Buffer.alloc(10) }]), "is encrypted"],
			["an archive with a password", makeZip([{ name: "word/document.xml", data: "", flags: 1 }]), "is encrypted"],
			["RTF", Buffer.from("{\\rtf1 abc}"), "is an RTF document"],
			["a page", Buffer.from("<html>Không tìm thấy</html>"), "is neither a PDF nor a Word file"],
		];
		for (const [what, bytes, said] of OTHERS)
			it(`is called what it is: ${what}`, async () => {
				const error = await errorOf(read(bytes));
				expect(error).to.include({ code: "file_unsupported", message: `bao-cao.docx ${said}.` });
				expect(error.remedy).to.not.equal("");
			});
	});
});
