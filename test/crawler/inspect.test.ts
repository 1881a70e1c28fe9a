import { expect } from "chai";
import { inspectPage } from "../../crawler/inspect.ts";
import { Recipe } from "../../model/source.ts";

const PAGE = `<html><head><title>Trang chủ - Huyện ủy mẫu</title><meta property="og:site_name" content="Huyện ủy mẫu">
<link rel="alternate" type="application/rss+xml" href="/rss/tin.rss"><link rel="alternate" type="application/atom+xml" href="//mau.example.vn/atom">
<link rel="alternate" hreflang="en" href="/en/"><link rel="stylesheet" href="/a.css"></head>
<body><h1 class="to">Hội nghị  giao ban</h1><p class="ngay">14/01/2022</p><p class="ngay">15/01/2022</p>
<div class="noi-dung">${"Nội dung báo cáo. ".repeat(40)}</div><a class="sau" href="?p=2">Sau</a></body></html>`;

const family = (id: string, signs: string[], next: string[] = []) => ({ id, signs, next, postback: [] });

describe("what a person is shown of a page", () => {
	const look = (recipe = {}, families: ReturnType<typeof family>[] = []) =>
		inspectPage(PAGE, "utf-8", { url: "https://mau.example.vn/tin/", families, recipe: Recipe.parse(recipe) });

	it("names the site and the feeds of its head", () => {
		const { siteName, feeds, encoding } = look();
		expect({ siteName, feeds, encoding }).to.deep.equal({
			siteName: "Huyện ủy mẫu",
			feeds: ["https://mau.example.vn/rss/tin.rss", "https://mau.example.vn/atom"],
			encoding: "utf-8",
		});
	});

	it("names the families whose signs it has, the surest first, with what leads to the next page", () => {
		const families = [
			family("mot", [".to", ".khong"]),
			family("hai", [".khong", "#la"]),
			family("ba", [".to", ".ngay"], [".truoc", "a.sau"]),
		];
		expect(look({}, families).families).to.deep.equal([
			{ id: "ba", signs: [".to", ".ngay"], next: "a.sau", postback: null },
			{ id: "mot", signs: [".to"], next: null, postback: null },
		]);
	});

	it("tells of every selector how often it matches, and how the first match begins", () => {
		const { findings } = look({ title: ["h2", "h1.to"], published: [".ngay"], body: [".noi-dung"], drop: [".qc"] });
		expect(findings.map(({ field, selector, matches }) => `${field} ${selector} ${matches}`)).to.deep.equal([
			"title h2 0",
			"title h1.to 1",
			"published .ngay 2",
			"body .noi-dung 1",
			"drop .qc 0",
		]);
		expect(findings[1]?.text).to.equal("Hội nghị giao ban");
		expect(findings[2]?.text).to.equal("14/01/2022");
		expect(findings[3]?.text)
			.to.match(/^Nội dung báo cáo\. Nội dung .*…$/)
			.and.to.have.length.below(170);
		expect(findings[0]?.text).to.equal(null);
	});
});
