import { expect } from "chai";
import { type CheerioAPI, load } from "cheerio";
import fc from "fast-check";
import { guardHtml, PAGE_LIMITS } from "../../crawler/article/html-guard.ts";
import { thrownBy } from "./support.ts";

const reason = (html: string, limits = PAGE_LIMITS): string => {
	const error = thrownBy(() => guardHtml(html, "trang", limits));
	expect(error.code).to.equal("page_refused");
	return error.message;
};

describe("the guard before the parser", () => {
	it("refuses 50,000 nested tags at once", () => {
		const started = process.cpuUsage();
		expect(reason("<div>".repeat(50_000))).to.contain("nested deeper than 512");
		expect(process.cpuUsage(started).user / 1000).to.be.lessThan(500);
	});

	it("refuses a tag with thousands of attributes", () => {
		const attributes = Array.from({ length: 20_000 }, (_, i) => `a${i}="x"`).join(" ");
		expect(reason(`<p ${attributes}>`)).to.contain("more than 256 attributes");
	});

	it("refuses a page of more than 5 MiB", () => {
		expect(reason("đ".repeat(PAGE_LIMITS.bytes / 2 + 1))).to.contain("more than 5242880 bytes");
	});

	it("lets ordinary pages pass, with lists and paragraphs that are never closed", () => {
		guardHtml(`<!doctype html><html><body>${"<p>Đoạn<br><img src=a.png>".repeat(5000)}</body></html>`, "trang");
		guardHtml(`<ul>${"<li>Mục".repeat(5000)}</ul><table>${"<tr><td>Ô".repeat(5000)}</table>`, "trang");
		guardHtml(`<script>${"if (a < b) document.write('<div>');".repeat(2000)}</script><p>x`, "trang");
		guardHtml(`<!-- ${"<div>".repeat(2000)} --><p>x`, "trang");
	});

	it("is not fooled by tags that close nothing, end themselves or hide in one another", () => {
		for (const unit of [
			"<div></x>",
			"<div/>",
			"<p><option>",
			"<colgroup>",
			"<svg><desc><b/>",
			"<a b='c'\"><i>",
			"<!--><div>",
			"</div/x><div>",
		])
			expect(reason(unit.repeat(1000)), unit).to.contain("nested deeper");
	});

	it("lets nothing pass that is deeper to the parser", () => {
		const tags =
			"div p li ul table tr td th option select svg desc title script style b a br input thead tbody h1".split(" ");
		const tag = fc.constantFrom(...tags);
		const piece = fc.oneof(
			tag.map((name) => `<${name}>`),
			tag.map((name) => `</${name}>`),
			tag.map((name) => `<${name}/>`),
			fc.constantFrom(
				"<",
				">",
				"/",
				"'",
				'"',
				"=",
				" ",
				"<!--",
				"-->",
				"<!",
				"<?",
				"<![CDATA[",
				"]]>",
				"</ ",
				"x",
				"<a href='",
				'<b c="',
				"<i d=e/>",
			),
		);
		type Node = ReturnType<CheerioAPI["root"]>[0] | ReturnType<CheerioAPI["root"]>[0]["children"][number];
		const depth = (node: Node): number =>
			"children" in node
				? Math.max(0, ...node.children.map((child) => depth(child) + ("attribs" in child ? 1 : 0)))
				: 0;
		const limits = { ...PAGE_LIMITS, depth: 6 };
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 80 }), (parts) => {
				const html = parts.join("");
				const [root] = load(html, { xml: { xmlMode: false, decodeEntities: true } })
					.root()
					.toArray();
				const isDeep = root !== undefined && depth(root) > limits.depth;
				if (isDeep) expect(reason.bind(null, html, limits)).to.not.throw();
			}),
			{ numRuns: 3000 },
		);
	});

	it("takes time that grows with the page, not with its square", () => {
		const soup = (n: number): string => `<p class="a" ${"x='1' ".repeat(20)}>chữ</p><!-- - -->'"<`.repeat(n);
		const cost = (html: string): number => {
			const started = process.cpuUsage();
			guardHtml(html, "trang");
			return process.cpuUsage(started).user / 1000;
		};
		cost(soup(1000));
		expect(cost(soup(20_000))).to.be.lessThan(1500);
	});
});
