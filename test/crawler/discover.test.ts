import { expect } from "chai";
import { feedLinks, isArticle, linksOf, normaliseUrl, pageOf } from "../../crawler/discover.ts";
import { Source } from "../../model/source.ts";

const BASE = "https://huyen.example/tin-tuc?page=1";
const source = (entry: object): Source =>
	Source.parse({
		id: "huyen",
		name: "Huyện",
		province: null,
		level: "district",
		home: "https://huyen.example/",
		...entry,
	});

describe("discovery", () => {
	const spellings: [string, string | null][] = [
		["/a.html#binh-luan", "https://huyen.example/a.html"],
		["a.html?utm_source=zalo&id=2&fbclid=x&a=1", "https://huyen.example/a.html?id=2&a=1"],
		["//huyen.example:443/a", "https://huyen.example/a"],
		["HTTPS://HUYEN.example/A", "https://huyen.example/A"],
		[" ?page=2 ", "https://huyen.example/tin-tuc?page=2"],
		["a.html?q=d%C3%A2n+v%E1%BA%ADn", "https://huyen.example/a.html?q=d%C3%A2n+v%E1%BA%ADn"],
		["javascript:void(0)", null],
		["mailto:a@huyen.example", null],
		["https://ten:khau@huyen.example/", null],
		["http://[", null],
	];
	for (const [href, url] of spellings)
		it(`makes ${url ?? "nothing"} of "${href}"`, () => expect(normaliseUrl(href, BASE)).to.equal(url));

	it("lists the links of a page once each, against its base, and the next page", () => {
		const html = `<base href="/muc/"><a href="1.html">A</a><a href="1.html#x">B</a><a name="k">C</a><a href="/2.html">D</a><p class="sau"><a href="?p=2">Sau</a></p>`;
		expect(linksOf(html, BASE, ".sau a")).to.deep.equal({
			links: ["https://huyen.example/muc/1.html", "https://huyen.example/2.html", "https://huyen.example/muc/?p=2"],
			next: "https://huyen.example/muc/?p=2",
		});
		expect(linksOf(html, BASE, ".sau").next).to.equal("https://huyen.example/muc/?p=2");
		expect(linksOf("<a class=n href='?page=1'>1</a>", BASE, ".n").next).to.equal(null);
	});

	it("reads RSS and Atom", () => {
		const rss = `<?xml version="1.0"?><rss version="2.0"><channel><link>https://huyen.example/</link>
			<item><title>A</title><link> https://huyen.example/a.html </link></item>
			<item><link><![CDATA[https://huyen.example/b.html?x=1&y=2]]></link></item>
			<item><guid>https://huyen.example/c.html</guid></item><item><guid isPermaLink="false">99</guid></item></channel></rss>`;
		expect(feedLinks(rss, BASE)).to.deep.equal([
			"https://huyen.example/a.html",
			"https://huyen.example/b.html?x=1&y=2",
			"https://huyen.example/c.html",
		]);
		const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><link href="/"/><entry><link rel="self" href="/x"/><link rel="alternate" href="/a.html"/></entry></feed>`;
		expect(feedLinks(atom, BASE)).to.deep.equal(["https://huyen.example/a.html"]);
		expect(feedLinks("<<<", BASE)).to.deep.equal([]);
	});

	it("takes for articles what the patterns say, on the source's own host", () => {
		const patterned = source({ articles: ["/tin/\\d+\\.html$"] });
		expect(isArticle("https://huyen.example/tin/1.html", patterned)).to.equal(true);
		expect(isArticle("https://www.huyen.example/tin/1.html", patterned)).to.equal(true);
		expect(isArticle("https://huyen.example/anh/1.html", patterned)).to.equal(false);
		expect(isArticle("https://khac.example/tin/1.html", patterned)).to.equal(false);
		const open = source({ listings: [{ url: "https://huyen.example/tin" }] });
		expect(isArticle("https://huyen.example/bat-ky", open)).to.equal(true);
		expect(isArticle("https://huyen.example/tin", open)).to.equal(false);
		expect(isArticle("https://huyen.example/", open)).to.equal(false);
	});

	it("counts the pages of a listing from where it begins", () => {
		expect(pageOf({ url: "https://huyen.example/?p={n}", first: 0 }, 2)).to.equal("https://huyen.example/?p=2");
		expect(pageOf({ url: "https://huyen.example/?p={n}" }, 0)).to.equal("https://huyen.example/?p=1");
		expect(pageOf({ url: "https://huyen.example/" }, 1)).to.equal(null);
	});
});
