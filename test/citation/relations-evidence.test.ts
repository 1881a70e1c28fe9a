import { expect } from "chai";
import { findCitations, findRelations } from "../../citation/index.ts";
import { authority } from "./authority.ts";
import { relations, stated } from "./stating.ts";

const TITLE =
	"Chi bộ học tập Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW.";

describe("the evidence of a relation", () => {
	it("is the part of the sentence from the document that does it to the one it is done to", () => {
		const [one] = relations(TITLE);
		expect(one?.words).to.equal("tiếp tục thực hiện");
		expect(TITLE.slice(one?.evidence.start, one?.evidence.end)).to.equal(
			"Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị về tiếp tục thực hiện Chỉ thị số 05-CT/TW",
		);
	});

	it("begins with the words that say so where the report does it", () => {
		const text = "Chiều 20/9, huyện tổ chức hội nghị tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW của Ban Bí thư.";
		const [one] = relations(text);
		expect(one?.from).to.equal(null);
		expect(text.slice(one?.evidence.start, one?.evidence.end)).to.equal(
			"tổng kết 10 năm thực hiện Chỉ thị số 40-CT/TW",
		);
	});

	it("reaches over a list to each of its members", () => {
		const text = "Quy định này thay thế Quy định số 102-QĐ/TW và Quy định số 07-QĐi/TW.";
		expect(relations(text).map(({ evidence: { start, end } }) => text.slice(start, end))).to.deep.equal([
			"Quy định này thay thế Quy định số 102-QĐ/TW",
			"Quy định này thay thế Quy định số 102-QĐ/TW và Quy định số 07-QĐi/TW",
		]);
	});

	it("leaves out the head of the document, which only gives its number", () => {
		const text = "Số: 27/KH-THCS\nTam Đảo, ngày 10/9/2021\nKẾ HOẠCH\nCăn cứ Quyết định số 2050/QĐ-UBND ngày 29/7/2021;";
		const [one] = relations(text);
		expect(one?.from).to.equal(0);
		expect(text.slice(one?.evidence.start, one?.evidence.end)).to.equal("Căn cứ Quyết định số 2050/QĐ-UBND");
	});

	it("counts in the text as given, with loose marks, odd spaces and invisible characters", () => {
		const given = `  ${TITLE.normalize("NFD").replace("tiếp tục".normalize("NFD"), "tiếp\u200b    tục".normalize("NFD"))}`;
		const [one, ...more] = relations(given);
		expect(more).to.deep.equal([]);
		const evidence = given.slice(one?.evidence.start, one?.evidence.end).normalize("NFC");
		expect(evidence)
			.to.match(/^Kết luận số 01-KL\/TW/)
			.and.match(/Chỉ thị số 05-CT\/TW$/);
		expect(one?.words.normalize("NFC")).to.equal("tiếp\u200b    tục thực hiện");
	});

	it("is found without diacritics too", () =>
		expect(stated("Ket luan so 43-KL/TW ve tiep tuc thuc hien Nghi quyet so 25-NQ/TW.")).to.deep.equal([
			"43-KL/TW continues 25-NQ/TW",
		]));

	it("never reaches over the end of a sentence, a point of a list, or far text", () => {
		const far = "công tác dân vận của hệ thống chính trị ".repeat(20);
		expect(stated("Nghị quyết số 57-NQ/TW được ban hành. Thay thế Nghị quyết số 20-NQ/TW.")).to.deep.equal([]);
		expect(stated("Nghị định số 30/2020/NĐ-CP\n\nthay thế Nghị định số 110/2004/NĐ-CP")).to.deep.equal([]);
		expect(stated(`Kế hoạch số 12-KH/TU về ${far} thực hiện Nghị quyết số 18-NQ/TW.`)).to.deep.equal([
			"report implements 18-NQ/TW",
		]);
	});

	it("tells nothing of a text without citations, nor of citations alone", () => {
		expect(relations("Tỉnh tiếp tục thực hiện nghị quyết của Đảng.")).to.deep.equal([]);
		expect(relations("25-NQ/TW, 49-CT/TW, 43-KL/TW")).to.deep.equal([]);
	});
});

const SIZE = 60_000;
/** Twice the text may take twice the time; the rest is noise of the machine. */
const MOST = 3;
const repeat = (unit: string) => (size: number) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Texts that make a careless reader slow, by size. */
const HOSTILE: Record<string, (size: number) => string> = {
	"nested titles": repeat("Nghị quyết số 25-NQ/TW về tiếp tục thực hiện "),
	"one list": repeat("Nghị định số 30/2020/NĐ-CP, Nghị định số 31/2020/NĐ-CP và "),
	"one list that a word governs": (size) => `Quyết định này thay thế ${repeat("Nghị định số 30/2020/NĐ-CP, ")(size)}`,
	"a list that rests on a list": (size) =>
		`Thực hiện ${repeat("Nghị quyết số 25-NQ/TW, ")(size / 2)}tỉnh ban hành ${repeat("Kế hoạch số 12-KH/TU, tỉnh ban hành ")(size / 2)}`,
	"a list that expires": (size) =>
		`Kể từ ngày Nghị định này có hiệu lực, ${repeat("Nghị định số 30/2020/NĐ-CP, ")(size)} hết hiệu lực`,
	"steps before a citation": (size) => `${repeat("nghiên cứu, học tập, triển khai, ")(size)}Nghị quyết số 25-NQ/TW`,
	"annexes of annexes": repeat("thay thế quy chế dân chủ ban hành kèm theo Quyết định số 58-QĐ/TW "),
	"capital words behind a citation": repeat("Nghị quyết số 25-NQ/TW của Aa Bb Cc Dd Ee Gg "),
	"points behind a citation": (size) =>
		`Nghị quyết số 25-NQ/TW và ${repeat("điểm a khoản 1 ")(size)}Nghị quyết số 26-NQ/TW`,
	"numbers on lines of their own": repeat("Số: 12/KH-UBND\nCăn cứ Luật Đất đai;\nThực hiện Nghị quyết số 25-NQ/TW;\n"),
	"proposals before proposals": repeat("Xét đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV và đề nghị của "),
	"names within brackets": repeat("Nghị quyết số 25-NQ/TW (sau đây gọi là Nghị quyết 25) và "),
	"points set apart by blank lines": repeat("bãi bỏ:\n\na) Điều 3 Nghị định số 30/2020/NĐ-CP;\n\n"),
	"invisible characters": repeat("thực\u200b hiện Nghị quyết\u200b số 25-NQ/TW, "),
};

describe("time that relations take grows with the length of the text", () => {
	for (const [name, make] of Object.entries(HOSTILE))
		it(`on ${name}`, () => {
			/** Processor time in milliseconds, the best of three runs. */
			const cost = (text: string): number => {
				const citations = findCitations(text, authority);
				const runs = [0, 1, 2].map(() => {
					const before = process.cpuUsage();
					findRelations(text, citations, authority);
					const { user, system } = process.cpuUsage(before);
					return (user + system) / 1000;
				});
				return Math.min(...runs);
			};
			let [once, twice] = [cost(make(SIZE)), cost(make(2 * SIZE))];
			// Below some milliseconds the clock's grain says more than the text; a busy machine gets more tries.
			for (let tries = 0; tries < 4 && twice / Math.max(once, 8) > MOST; tries++) {
				once = Math.min(once, cost(make(SIZE)));
				twice = Math.min(twice, cost(make(2 * SIZE)));
			}
			expect(twice / Math.max(once, 8), `${once} ms, then ${twice} ms`).to.be.at.most(MOST);
		});
});
