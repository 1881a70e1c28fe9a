import { expect } from "chai";
import fc from "fast-check";
import { diffTexts } from "../../server/version-diff.ts";
import { diffPart, type TextDiff, type Words } from "../../web/version-parts.ts";

const said = (words: Words[]): string =>
	words.map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[kind]).join("");
/** The changed paragraphs, with what is gone and what is new in brackets. */
const changes = ({ stretches }: TextDiff): string[] =>
	stretches.flatMap((stretch) => (stretch.kind === "changed" ? stretch.paragraphs.map(said) : []));
/** The words of one of the versions, put together again from a comparison. */
const wordsOf = ({ stretches }: TextDiff, not: Words["kind"]): string =>
	stretches
		.map((stretch) =>
			stretch.kind === "same"
				? stretch.paragraphs.join(" ")
				: stretch.paragraphs
						.map((words) => words.map(({ kind, text }) => (kind === not ? " " : text)).join(""))
						.join(" "),
		)
		.join(" ")
		.replace(/\s+/g, "");

describe("what changed from one text to another", () => {
	it("is told by words, symbols and dates whole, beside paragraphs that did not change", () => {
		const diff = diffTexts(
			"Mở đầu.\nThực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 tại 12 chi bộ.\nKết thúc.",
			"Mở đầu.\nThực hiện Nghị quyết số 26-NQ/TW ngày 04/6/2013 tại 12 chi bộ.\nKết thúc.",
		);
		expect(changes(diff)).to.deep.equal([
			"Thực hiện Nghị quyết số [-25-NQ/TW-][+26-NQ/TW+] ngày [-03/6/2013-][+04/6/2013+] tại 12 chi bộ.",
		]);
		expect(diff.stretches.map(({ kind }) => kind)).to.deep.equal(["same", "changed", "same"]);
	});

	it("joins changed words that stand side by side", () => {
		const diff = diffTexts("Hội nghị do đồng chí A chủ trì.", "Hội nghị do ông B chủ trì.");
		expect(changes(diff)).to.deep.equal(["Hội nghị do [-đồng chí A-][+ông B+] chủ trì."]);
	});

	it("takes paragraphs that share hardly a word for two", () => {
		const diff = diffTexts("Một câu về thời tiết hôm nay.\nHết.", "Nghị quyết được quán triệt rộng rãi.\nHết.");
		expect(changes(diff)).to.deep.equal([
			"[-Một câu về thời tiết hôm nay.-]",
			"[+Nghị quyết được quán triệt rộng rãi.+]",
		]);
	});

	it("says so where the texts differ too much to be compared", () => {
		const lines = (word: string): string => Array.from({ length: 900 }, (_, i) => `${word} ${i}`).join("\n");
		const diff = diffTexts(`Đầu\n${lines("cũ")}\nCuối`, `Đầu\n${lines("mới")}\nMột đoạn nữa\nCuối`);
		expect(diff.complete).to.equal(false);
		expect(changes(diff)).to.have.length(1801);
		expect(diff.stretches[0]).to.deep.equal({ kind: "same", paragraphs: ["Đầu"] });
	});

	it("loses no word of either version, whatever the two are", () => {
		const line = fc.array(fc.constantFrom("nghị", "quyết", "25-NQ/TW", ",", " ", "mới", "  "), { maxLength: 8 });
		const text = fc
			.array(
				line.map((words) => words.join(" ")),
				{ maxLength: 12 },
			)
			.map((lines) => lines.join("\n"));
		fc.assert(
			fc.property(text, text, (older, newer) => {
				const diff = diffTexts(older, newer);
				expect(wordsOf(diff, "added")).to.equal(older.replace(/\s+/g, ""));
				expect(wordsOf(diff, "removed")).to.equal(newer.replace(/\s+/g, ""));
				expect(diff.stretches.some(({ kind }) => kind === "changed")).to.equal(older !== newer);
			}),
		);
	});
});

describe("the pages of a comparison", () => {
	const paragraph = (i: number): string => `Đoạn ${i} ${"chữ ".repeat(300)}`;
	const older = Array.from({ length: 60 }, (_, i) => `${paragraph(i)}\nĐoạn giữa ${i}`).join("\n");
	const diff = diffTexts(older, older.replaceAll("Đoạn ", "Mục ").replaceAll("Mục giữa", "Đoạn giữa"));

	it("hold each changed paragraph once, and say how many there are", () => {
		const seen: string[] = [];
		const sizes: number[] = [];
		let from: number | null = 0;
		while (from !== null) {
			const part = diffPart(diff, from);
			expect(part.changed).to.equal(changes(diff).length);
			const words = part.rows.flatMap((row) => (row.kind === "changed" ? [said(row.words)] : []));
			sizes.push(words.join("").length);
			seen.push(...words);
			from = part.next;
		}
		expect(seen.map((text) => text.slice(0, 24))).to.deep.equal(changes(diff).map((text) => text.slice(0, 24)));
		expect(sizes.length).to.be.greaterThan(2);
		expect(Math.max(...sizes)).to.be.below(20_000);
	});

	it("cut a paragraph that is longer than a page, and say by how much", () => {
		const long = diffTexts("", "dài ".repeat(20_000));
		const [row, ...others] = diffPart(long, 0).rows;
		expect(others).to.deep.equal([]);
		expect(row?.kind === "changed" && row.cut).to.be.within(50_000, 80_000);
	});

	it("fold in what did not change where it is short, and only count it where it is long", () => {
		const [first] = diffPart(diffTexts("Đầu\nA", "Đầu\nB"), 0).rows;
		expect(first).to.deep.equal({ kind: "same", count: 1, paragraphs: ["Đầu"] });
		const much = `${"Một đoạn khá dài.\n".repeat(2000)}`;
		expect(diffPart(diffTexts(`${much}A`, `${much}B`), 0).rows[0]).to.deep.equal({
			kind: "same",
			count: 2000,
			paragraphs: null,
		});
	});

	it("has nothing past the end", () => {
		expect(diffPart(diff, 1e9)).to.deep.equal({ rows: [], next: null, changed: changes(diff).length });
	});
});
