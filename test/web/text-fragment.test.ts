import { expect } from "chai";
import fc from "fast-check";
import { atPassage } from "../../web/text-fragment.ts";

const TEXT =
	"Chiều 22/2, Ban Dân vận Tỉnh ủy họp.\nHội nghị đánh giá mười năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013, tại 12 xã.";
const spanOf = (text: string, passage: string) => {
	const start = text.indexOf(passage);
	return { start, end: start + passage.length };
};
const decoded = (href: string | undefined): string => decodeURIComponent(/:~:text=(.*)$/.exec(href ?? "")?.[1] ?? "");

describe("the address of a page at a passage", () => {
	it("names the passage and the words beside it", () => {
		const href = atPassage("https://bao.example/a.html", TEXT, spanOf(TEXT, "Nghị quyết số 25-NQ/TW"));
		expect(decoded(href)).to.equal("năm thực hiện-,Nghị quyết số 25-NQ/TW,-ngày 03/6/2013, tại");
		expect(href).to.match(/^https:\/\/bao\.example\/a\.html#:~:text=/);
	});

	it("escapes what has a meaning in a text directive", () => {
		const text = "theo a-b, c&d và";
		const href = atPassage("https://bao.example/", text, spanOf(text, "a-b, c&d"));
		expect(href).to.equal("https://bao.example/#:~:text=theo-,a%2Db%2C%20c%26d,-v%C3%A0");
	});

	it("takes no words from the lines before and after", () => {
		const href = atPassage("https://bao.example/", "Đầu bài\nChỉ thị 05-CT/TW\nCuối bài", { start: 8, end: 24 });
		expect(decoded(href)).to.equal("Chỉ thị 05-CT/TW");
	});

	it("names both ends of a passage over two lines and of a very long one", () => {
		const broken = "theo Nghị quyết\nsố 25-NQ/TW ngày";
		expect(decoded(atPassage("https://bao.example/", broken, spanOf(broken, "Nghị quyết\nsố 25-NQ/TW")))).to.equal(
			"theo-,Nghị quyết,số 25-NQ/TW,-ngày",
		);
		const long = `Nghị quyết Hội nghị lần thứ tư ${"rất dài ".repeat(40)}của Ban Chấp hành khóa XII`;
		expect(decoded(atPassage("https://bao.example/", long, { start: 0, end: long.length }))).to.equal(
			"Nghị quyết Hội nghị lần,Ban Chấp hành khóa XII",
		);
	});

	it("keeps the fragment that an address has", () => {
		const span = spanOf(TEXT, "Ban Dân vận");
		expect(atPassage("https://bao.example/a#phan-2", TEXT, span)).to.match(/a#phan-2:~:text=/);
		expect(atPassage("https://bao.example/a#:~:text=x", TEXT, span)).to.match(/a#:~:text=x&text=/);
	});

	it("is none where the address is not of the web", () => {
		for (const url of [null, "javascript:alert(1)", "data:text/html,x", "ftp://bao.example/", "tin.txt", "https://"])
			expect(atPassage(url, TEXT, { start: 0, end: 5 }), String(url)).to.equal(undefined);
	});

	it("for any text is an address of the same page, with terms that stand in the text one after another", () => {
		const word = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
		const texts = fc.array(fc.oneof(word, fc.constantFrom(" ", "\n", "-", ",", "&", "ngày")), { maxLength: 40 });
		fc.assert(
			fc.property(texts, fc.nat(200), fc.nat(200), (parts, a, b) => {
				const text = parts.join(" ");
				const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
				const href = atPassage("https://bao.example/bai?id=1#x", text, { start, end });
				expect(href?.startsWith("https://bao.example/bai?id=1#x")).to.equal(true);
				const [, terms] = /:~:text=(.*)$/s.exec(href ?? "") ?? [];
				if (terms === undefined) {
					expect(text.slice(start, end).trim()).to.equal("");
					return;
				}
				expect(terms).to.match(/^[\w.!~*'()%,-]+$/);
				const plain = text
					.replace(/\p{Surrogate}/gu, "\uFFFD")
					.split(/\s+/)
					.join(" ");
				let from = 0;
				for (const term of terms.split(",")) {
					const words = decodeURIComponent(term.replace(/^-|-$/g, ""));
					const at = plain.indexOf(words, from);
					// A slice may begin between the halves of a character: then there is nothing to look for.
					if (!words.includes("\uFFFD")) expect(at, `${words} in ${plain}`).to.be.at.least(0);
					from = Math.max(from, at);
				}
			}),
		);
	});
});
