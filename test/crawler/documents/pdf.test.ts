import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { expect } from "chai";
import { createParser, type Parser } from "../../../crawler/parse.ts";
import { projectRoot } from "../../../data/root.ts";
import { errorOf, NOW, PARAGRAPH } from "../support.ts";
import { column, makePdf, type Placed, paragraph, widthOf } from "./make-pdf.ts";

const LETTERHEAD: Placed[] = [
	...column(["BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số: 25-NQ/TW"], { x: 60, y: 800 }),
	...column(["ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Nội, ngày 03 tháng 6 năm 2013"], { x: 310, y: 800 }),
];
const HEADING = column(["NGHỊ QUYẾT", "về tăng cường và đổi mới sự lãnh đạo của Đảng", "đối với công tác dân vận"], {
	x: 140,
	y: 700,
});
const TITLE = "Nghị quyết về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận";
const SENTENCE =
	"Cấp ủy các cấp lãnh đạo chính quyền, Mặt trận Tổ quốc và các đoàn thể nhân dân cùng làm công tác dân vận.";

describe("PDF files", function () {
	this.timeout(120_000);
	let parser: Parser;
	before(() => {
		parser = createParser();
	});
	after(() => parser.close());

	const read = (bytes: Buffer, over: { name?: string; title?: string | null } = {}) =>
		parser.file({ bytes, name: "tai-lieu.pdf", contentType: "application/pdf", title: null, now: NOW, ...over });
	const linesOf = async (pages: Placed[][]): Promise<string[]> => (await read(makePdf(pages))).text.split("\n");

	describe("an official document", () => {
		it("gives heading, day of the letterhead, and each column of the letterhead as lines", async () => {
			const file = await read(makePdf([[...LETTERHEAD, ...HEADING, ...paragraph(PARAGRAPH, { y: 620 })]]));
			expect(file).to.include({ title: TITLE, published: "2013-06-03", dateSource: "page", needsOcr: false, pages: 1 });
			expect(file.text.split("\n")).to.deep.equal([
				"BAN CHẤP HÀNH TRUNG ƯƠNG",
				"*",
				"Số: 25-NQ/TW",
				"ĐẢNG CỘNG SẢN VIỆT NAM",
				"Hà Nội, ngày 03 tháng 6 năm 2013",
				"NGHỊ QUYẾT",
				"về tăng cường và đổi mới sự lãnh đạo của Đảng",
				"đối với công tác dân vận",
				PARAGRAPH,
			]);
		});

		it("reads a letterhead that was typed on one line with blanks between", async () => {
			const typed = `TỈNH ỦY YÊN BÁI${" ".repeat(12)}ĐẢNG CỘNG SẢN VIỆT NAM`;
			const lines = await linesOf([[{ text: typed, x: 60, y: 800, size: 12 }, ...paragraph(PARAGRAPH, { y: 700 })]]);
			expect(lines.slice(0, 2)).to.deep.equal(["TỈNH ỦY YÊN BÁI", "ĐẢNG CỘNG SẢN VIỆT NAM"]);
		});

		it("is read as a browser prints it: subset fonts, a raised mark, a table, a signature, a footnote", async () => {
			// A page of our own, printed by Chromium.
			const file = await read(await readFile(join(projectRoot, "test/documents/bao-cao-huyen.pdf")));
			expect(file).to.include({ title: "Báo cáo kết quả công tác dân vận năm 2021", published: "2021-12-05" });
			expect(file.text.split("\n")).to.deep.equal([
				"HUYỆN ỦY MƯỜNG XA",
				"*",
				"Số: 45-BC/HU",
				"ĐẢNG CỘNG SẢN VIỆT NAM",
				"Mường Xa, ngày 05 tháng 12 năm 2021",
				"BÁO CÁO",
				"kết quả công tác dân vận năm 2021",
				"Thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI, Huyện ủy Mường Xa đã lãnh đạo các chi, đảng bộ đổi mới nội dung, phương thức vận động nhân dân và đạt nhiều kết quả.",
				"Các văn bản đã được quán triệt đến từng chi bộ:",
				"STT Số, ký hiệu Trích yếu Ngày",
				"1 43-KL/TW Về tiếp tục thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận 07/01/2019",
				"Nơi nhận:",
				"- Tỉnh ủy,",
				"- Lưu Văn phòng.",
				"T/M BAN THƯỜNG VỤ",
				"BÍ THƯ",
				"Lò Văn Mẫu",
				"1 Kế hoạch số 07-KH/HU ngày 20/12/2020.",
			]);
		});

		it("reads a signature column by column", async () => {
			const left = column(["Nơi nhận:", "- Các huyện ủy,", "- Lưu Văn phòng."], { x: 85, y: 500 });
			const right = column(["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Văn Mẫu"], { x: 350, y: 500 });
			const lines = await linesOf([[...paragraph(PARAGRAPH), ...left, ...right]]);
			expect(lines.slice(1).join("|")).to.equal(
				"Nơi nhận:|- Các huyện ủy,|- Lưu Văn phòng.|T/M BAN THƯỜNG VỤ|BÍ THƯ|Lò Văn Mẫu",
			);
		});
	});

	describe("paragraphs", () => {
		it("joins their lines, and begins a new one at an indent or after a line that ended early", async () => {
			const first = paragraph(PARAGRAPH);
			const y = (first.at(-1)?.y ?? 0) - 20;
			const second = paragraph(SENTENCE, { y });
			const third = paragraph(`- ${SENTENCE}`, { y: (second.at(-1)?.y ?? 0) - 20, indent: 0 });
			expect(await linesOf([[...first, ...second, ...third]])).to.deep.equal([PARAGRAPH, SENTENCE, `- ${SENTENCE}`]);
		});

		it("puts a symbol together that is broken behind its dash or slash, and leaves dashes between words alone", async () => {
			const lines = [
				"Quán triệt, tổ chức thực hiện tốt các nội dung Nghị quyết số 25-",
				"NQ/TW và các văn bản có liên quan tới công tác dân vận, số 43-KL/",
				"TW về tiếp tục thực hiện nghị quyết; phát triển kinh tế, văn hóa -",
				"xã hội.",
			];
			expect(await linesOf([column(lines)])).to.deep.equal([
				"Quán triệt, tổ chức thực hiện tốt các nội dung Nghị quyết số 25-NQ/TW và các văn bản có liên quan tới công tác dân vận, số 43-KL/TW về tiếp tục thực hiện nghị quyết; phát triển kinh tế, văn hóa - xã hội.",
			]);
		});

		it("joins one that runs over a page's end, past page number, header and footnote", async () => {
			const lines = paragraph(`${PARAGRAPH} ${SENTENCE} ${SENTENCE}`);
			const header = (n: number): Placed[] => [
				{ text: "Tài liệu phục vụ hội nghị", x: 200, y: 820, size: 11 },
				{ text: String(n), x: 297, y: 30, size: 11 },
			];
			const note = { text: "1 Kế hoạch số 07-KH/TU của Ban Thường vụ Tỉnh ủy.", x: 85, y: 60, size: 10 };
			const mark = {
				text: "1",
				x: (lines[1]?.x ?? 0) + widthOf(lines[1]?.text ?? ""),
				y: (lines[1]?.y ?? 0) + 5,
				size: 9,
			};
			const rest = lines.slice(4).map((line, i) => ({ ...line, y: 780 - 20 * i }));
			const pages = [
				[...header(1), ...lines.slice(0, 4), mark, note],
				[...header(2), ...rest],
				[...header(3), ...paragraph(SENTENCE)],
			];
			expect(await linesOf(pages)).to.deep.equal([`${PARAGRAPH} ${SENTENCE} ${SENTENCE}`, SENTENCE, note.text]);
		});

		it("keeps the first page's letterhead and a number that is no page number", async () => {
			const pages = [
				[...LETTERHEAD, ...paragraph(SENTENCE, { y: 700 }), { text: "1", x: 297, y: 30 }],
				[...paragraph(SENTENCE), ...column(["Tổng số: 12", "Đạt 100%"], { y: 500 }), { text: "2", x: 297, y: 30 }],
			];
			const lines = await linesOf(pages);
			expect(lines).to.include.members(["ĐẢNG CỘNG SẢN VIỆT NAM", "Tổng số: 12", "Đạt 100%"]);
			expect(lines).to.not.include.members(["1"]);
		});

		it("reads columns of prose one after the other", async () => {
			const text = Array.from({ length: 3 }, (_, i) => `${i + 1}. ${SENTENCE}`);
			const left = text.flatMap((one, i) => paragraph(one, { y: 780 - i * 120, width: 220, indent: 0 }));
			const right = text.flatMap((one, i) =>
				paragraph(one.replace(/^\d/, String(i + 4)), { x: 330, y: 778 - i * 120, width: 220, indent: 0 }),
			);
			const lines = await linesOf([[...left, ...right]]);
			expect(lines).to.deep.equal([1, 2, 3, 4, 5, 6].map((n) => `${n}. ${SENTENCE}`));
		});

		it("reads a table row by row, with the lines of a cell put together", async () => {
			const cells: [string, string[], string[], string][] = [
				["1", ["25-", "NQ/TW"], ["Về tăng cường và đổi mới sự lãnh", "đạo của Đảng"], "03/6/2013"],
				["2", ["43-", "KL/TW"], ["Về tiếp tục thực hiện Nghị quyết", "số 25-NQ/TW"], "07/01/2019"],
			];
			const rows = cells.flatMap(([number, symbol, subject, day], i): Placed[] => {
				const y = 700 - i * 46;
				return [
					{ text: number, x: 90, y },
					...column(symbol, { x: 130, y, step: 18 }),
					...column(subject, { x: 200, y, step: 18 }),
					{ text: day, x: 460, y },
				];
			});
			expect(await linesOf([[...paragraph(SENTENCE), ...rows]])).to.deep.equal([
				SENTENCE,
				"1 25-NQ/TW Về tăng cường và đổi mới sự lãnh đạo của Đảng 03/6/2013",
				"2 43-KL/TW Về tiếp tục thực hiện Nghị quyết số 25-NQ/TW 07/01/2019",
			]);
		});

		it("reads a page that lies on its side, and no watermark", async () => {
			const upright = paragraph(SENTENCE).map(({ text, x, y }) => ({ text, x: 842 - y, y: x, turn: 90 }));
			const lines = await linesOf([[...upright, { text: "BẢN DỰ THẢO", x: 100, y: 300, size: 60, turn: 40 }]]);
			expect(lines).to.deep.equal([SENTENCE]);
		});

		it("reads a text once that was drawn twice to make it bold", async () => {
			const once = column(["I. KẾT QUẢ ĐẠT ĐƯỢC TRONG NĂM"]);
			const lines = await linesOf([
				[...once, ...once.map((line) => ({ ...line, x: line.x + 0.4 })), ...paragraph(SENTENCE, { y: 700 })],
			]);
			expect(lines[0]).to.equal("I. KẾT QUẢ ĐẠT ĐƯỢC TRONG NĂM");
		});
	});

	it("gives NFC, though the file has letters and marks apart", async () => {
		const file = await read(makePdf([paragraph(PARAGRAPH.normalize("NFD"))]));
		expect(file.text).to.equal(PARAGRAPH);
	});

	it("reads what was set in a font of before Unicode", async () => {
		const tcvn3 =
			"C¸c cÊp ñy ®· qu¸n triÖt NghÞ quyÕt sè 25-NQ/TW cña Trung ­¬ng vµ ®æi míi c«ng t¸c d©n vËn ®èi víi ®ång bµo c¸c d©n téc.";
		const file = await read(makePdf([paragraph(tcvn3)], { bytes: true }));
		expect(file.text).to.equal(
			"Các cấp ủy đã quán triệt Nghị quyết số 25-NQ/TW của Trung ương và đổi mới công tác dân vận đối với đồng bào các dân tộc.",
		);
	});

	describe("the title", () => {
		const plain = [paragraph(PARAGRAPH)];
		it("is what the file states where the text has no heading", async () => {
			const file = await read(makePdf(plain, { title: "Đề cương tuyên truyền về công tác dân vận" }), {
				title: "Tải về",
			});
			expect(file.title).to.equal("Đề cương tuyên truyền về công tác dân vận");
		});

		it("is the link's where the file states nothing but a program's default", async () => {
			const file = await read(makePdf(plain, { title: "Microsoft Word - bao cao.doc" }), {
				title: "Báo cáo công tác dân vận quý I",
			});
			expect(file.title).to.equal("Báo cáo công tác dân vận quý I");
		});

		it("is the file's name where there is nothing else", async () => {
			const file = await read(makePdf(plain), {
				name: "https://tinhuy.example/tep/bao-cao%20qu%C3%BD_1.pdf?v=2",
				title: "Xem tại đây",
			});
			expect(file.title).to.equal("bao cao quý 1");
		});
	});

	describe("a scan", () => {
		it("is told by its pages without text", async () => {
			expect(await read(makePdf([[], [], []]))).to.include({ needsOcr: true, pages: 3, text: "" });
		});

		it("is told though a digital signature is printed on it", async () => {
			const stamp = column(
				[
					"Ký bởi: VĂN PHÒNG TỈNH ỦY YÊN BÁI",
					"Email: vptu@yenbai.example",
					"Cơ quan: TỈNH ỦY YÊN BÁI",
					"Thời gian ký: 14.01.2022 08:30:00 +07:00",
				],
				{ size: 7, step: 9 },
			);
			expect(await read(makePdf([stamp, []]))).to.include({ needsOcr: true, text: "" });
		});

		it("is what a text is whose font does not tell its letters", async () => {
			const file = await read(makePdf([paragraph(PARAGRAPH)], { anonymous: true }));
			expect(file.needsOcr).to.equal(true);
		});

		it("is none that has a page of text and further pages of pictures", async () => {
			const file = await read(makePdf([paragraph(`${PARAGRAPH} ${SENTENCE} ${SENTENCE} ${SENTENCE}`), [], [], []]));
			expect(file.needsOcr).to.equal(false);
		});
	});

	describe("what cannot be read", () => {
		it("says that a file is encrypted", async () => {
			const key = "a".repeat(64);
			const bytes = makePdf([paragraph(SENTENCE)], {
				trailer: `/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>/ID[<00><00>]`,
			});
			const error = await errorOf(read(bytes));
			expect(error).to.include({ code: "file_unsupported", message: "tai-lieu.pdf is encrypted." });
			expect(error.remedy).to.contain("without a password");
		});

		it("says that a file is broken or cut off", async () => {
			const whole = makePdf([paragraph(SENTENCE)]);
			for (const bytes of [Buffer.from("%PDF-1.7 chỉ có đầu"), whole.subarray(0, 300)]) {
				const error = await errorOf(read(bytes));
				expect(error.code).to.equal("page_refused");
				expect(error.message).to.contain("the PDF is broken");
			}
		});

		it("says that a file has too many pages", async () => {
			const error = await errorOf(read(makePdf(Array.from({ length: 501 }, () => []))));
			expect(error.message).to.contain("501 pages, more than 500");
		});
	});

	describe("a hostile file", () => {
		const bomb = (): Buffer => {
			const data = deflateSync(deflateSync(Buffer.alloc(1 << 28, " ")));
			return makePdf([[]], { contents: () => ({ dictionary: "/Filter[/FlateDecode/FlateDecode]", data }) });
		};

		it("that unpacks to hundreds of megabytes loses its worker, and the next file is read", async () => {
			const small = createParser({ files: { memory: 150 } });
			try {
				const input = { name: "bom.pdf", contentType: null, title: null, now: NOW };
				const error = await errorOf(small.file({ ...input, bytes: bomb() }));
				expect(error.message).to.equal("bom.pdf was not read: it needs more than 150 MB of memory.");
				const next = await small.file({ ...input, bytes: makePdf([paragraph(PARAGRAPH)]) });
				expect(next.text).to.equal(PARAGRAPH);
			} finally {
				await small.close();
			}
		});

		it("that takes too long loses its worker", async () => {
			const quick = createParser({ files: { timeout: 20 } });
			try {
				const error = await errorOf(
					quick.file({
						name: "cham.pdf",
						contentType: null,
						title: null,
						now: NOW,
						bytes: makePdf(Array.from({ length: 400 }, () => paragraph(PARAGRAPH))),
					}),
				);
				expect(error.message).to.contain("longer than 0.02 s");
			} finally {
				await quick.close();
			}
		});
	});
});
