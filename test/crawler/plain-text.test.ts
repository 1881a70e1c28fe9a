import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { decode } from "../../crawler/decode.ts";
import { readPlainText } from "../../crawler/plain-text.ts";
import { NOW, PARAGRAPH, seeds } from "./support.ts";

const read = (...lines: string[]) => readPlainText(lines.join("\n"), NOW);
const HEADLINE = "Huyện Mường Xa đổi mới công tác dân vận chính quyền";

describe("plain text", () => {
	it("tells section, headline, stamp, report and tail apart", () => {
		const report = read(
			"Ban Dân vận",
			HEADLINE,
			"",
			"[ Cập nhật vào ngày (14/01/2022) ] - [ Số lần xem: 77 ]",
			"",
			PARAGRAPH,
			"hop.png",
			"Các đại biểu thảo luận sôi nổi.",
			"Lê Thị Mai",
			"Các ý kiến của bạn đọc",
			"Lượt truy cập",
			"Khách: Khách: 12",
		);
		expect(report).to.deep.equal({
			title: HEADLINE,
			published: "2022-01-14",
			dateSource: "page",
			dateInferred: false,
			author: "Lê Thị Mai",
			text: `${PARAGRAPH}\nCác đại biểu thảo luận sôi nổi.\nLê Thị Mai`,
		});
	});

	it("reads a headline alone before the report", () => {
		const { title, text, published } = read(HEADLINE, PARAGRAPH, PARAGRAPH.replace("25-NQ/TW", "43-KL/TW"));
		expect(title).to.equal(HEADLINE);
		expect(text.split("\n")).to.have.length(2);
		expect(published).to.equal(null);
	});

	it("takes no sentence for a headline that a short one precedes", () => {
		const { title, text } = read("Tin vắn", "", "Huyện ủy thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013.");
		expect([title, text]).to.deep.equal(["Tin vắn", "Huyện ủy thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013."]);
	});

	it("takes no stamp for a headline whose day cannot be", () => {
		const body = "Huyện ủy thực hiện Nghị quyết số 25-NQ/TW về công tác dân vận.";
		expect(read("Tiêu đề thử", "Ngày 31/02/2022", body)).to.include({
			title: "Tiêu đề thử",
			published: null,
			text: `Ngày 31/02/2022\n${body}`,
		});
		expect(read("Thứ ba, 31/02/2022, 08:30", HEADLINE, PARAGRAPH)).to.include({ title: HEADLINE, text: PARAGRAPH });
		expect(read("Kế hoạch năm 2022 của huyện", PARAGRAPH).title).to.equal("Kế hoạch năm 2022 của huyện");
	});

	it("drops a head that the page prints twice, so that no citation counts twice", () => {
		const summary = "Sáng 12/01, Huyện ủy quán triệt Kết luận số 43-KL/TW.";
		const { title, text } = read(HEADLINE, "", summary, "", HEADLINE, "Thứ ba, 14/01/2022, 08:30", summary, PARAGRAPH);
		expect(title).to.equal(HEADLINE);
		expect(text).to.equal(`${summary}\n${PARAGRAPH}`);
	});

	it("keeps a first sentence that cites, and the text of a file without a headline", () => {
		const line = "Huyện ủy thực hiện Nghị quyết số 25-NQ/TW.";
		expect(read(line, PARAGRAPH).text).to.equal(`${line}\n${PARAGRAPH}`);
		expect(read(line).text).to.equal(line);
		const long = `${PARAGRAPH} ${PARAGRAPH}`;
		const whole = read(long);
		expect(whole.text).to.equal(long);
		expect(whole.title.length).to.be.lessThan(160);
		expect(whole.title).to.match(/…$/);
	});

	it("cuts nothing that still holds a paragraph", () => {
		const { text } = read(
			HEADLINE,
			PARAGRAPH,
			"Tin liên quan",
			PARAGRAPH.replace("25-NQ/TW", "43-KL/TW"),
			"Các tin khác",
			"Tin A",
		);
		expect(text).to.contain("43-KL/TW").and.not.contain("Tin A");
	});

	it("parts an author from what is printed right behind", () => {
		const { text, author } = read(HEADLINE, `${PARAGRAPH.slice(0, -1)}.Cần CùCác ý kiến của bạn đọc`, "Chương trình");
		expect(author).to.equal("Cần Cù");
		expect(text.split("\n").at(-1)).to.equal("Cần Cù");
	});

	it("gives NFC, one space for several, and leaves a lone no-break space", () => {
		const { text } = read(HEADLINE, `  Nghị quyết\u00a025-NQ/TW  \u00a0 ${PARAGRAPH}`.normalize("NFD"));
		expect(text).to.equal(`Nghị quyết\u00a025-NQ/TW ${PARAGRAPH}`);
	});

	it("reads title and date in a front matter", () => {
		const { title, published, text } = read(
			"---",
			`title: "${HEADLINE}"`,
			"date: Wed, 19 Feb 2025 15:00:00 +0700",
			"---",
			PARAGRAPH,
		);
		expect([title, published, text]).to.deep.equal([HEADLINE, "2025-02-19", PARAGRAPH]);
	});

	it("gives an empty text for an empty file", () => expect(read("", " ").text).to.equal(""));

	const expected: [string, string, string | null, string | null][] = [
		[
			"000_12b88236d2fb5db6.txt",
			"Tiếp tục đổi mới, nâng cao chất lượng, hiệu quả công tác dân vận",
			"2022-01-14",
			"page",
		],
		[
			"001_b6d7439a31fedabb.txt",
			"Yên Bái tăng cường phối hợp, nâng cao hiệu quả công tác dân vận trong tình hình mới",
			"2023-02-22",
			"inferred",
		],
		[
			"002_f2c9cdfe691f1ed6.txt",
			"Hội nghị trực tuyến toàn quốc triển khai công tác dân vận năm 2020",
			"2020-01-11",
			"page",
		],
		["003_e08e691243c2e597.txt", "Huyện Triệu Phong tiếp tục đẩy mạnh phong trào thi đua “Dân vận khéo”", null, null],
		[
			"004_a185993ef8c338f2.txt",
			"Đồng chí Lê Bình Nguyên, Phó Bí thư Thường trực Huyện ủy đến dự và chỉ đạo Hội nghị",
			null,
			null,
		],
	];
	for (const [file, title, published, dateSource] of expected)
		it(`reads the seed page ${file.slice(0, 3)}`, function () {
			if (seeds === null) this.skip();
			const { text } = decode(readFileSync(join(seeds, file)), { name: file });
			const report = readPlainText(text, NOW);
			expect(report).to.include({ title, published, dateSource });
			// Every citation of the page is still there.
			const symbols = (from: string): string[] => from.match(/\d+-\p{Lu}+[\p{L}]*\/\p{Lu}+/gu) ?? [];
			expect(symbols(report.text)).to.deep.equal(symbols(text));
			expect(report.text).to.not.match(/Số lần xem|Go top|các tin khác|Lượt truy cập/);
		});

	it("flags a day of which a part was not printed, in a stamp or in the lede", () => {
		expect(read(HEADLINE, "Thứ Sáu, 14/01 | 08:30", PARAGRAPH)).to.include({
			published: "2026-01-14",
			dateSource: "page",
			dateInferred: true,
		});
		expect(read(HEADLINE, `Chiều 22/2, Huyện ủy họp. ${PARAGRAPH}`)).to.include({
			published: "2026-02-22",
			dateSource: "inferred",
			dateInferred: true,
		});
		expect(read(HEADLINE, `Ngày 22/2/2024, Huyện ủy họp. ${PARAGRAPH}`)).to.include({
			published: "2024-02-22",
			dateSource: "inferred",
			dateInferred: false,
		});
	});

	it("takes the first publication before a change, and a change where nothing better is printed", () => {
		const changed = "Cập nhật: 20/02/2022";
		expect(read(HEADLINE, changed, "Ngày đăng: 14/01/2022", PARAGRAPH).published).to.equal("2022-01-14");
		expect(read(HEADLINE, changed, "14/01/2022 08:30", PARAGRAPH).published).to.equal("2022-01-14");
		expect(read(HEADLINE, changed, PARAGRAPH).published).to.equal("2022-02-20");
	});
});
