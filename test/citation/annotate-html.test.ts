import { expect } from "chai";
import { load } from "cheerio";
import fc from "fast-check";
import { annotateHtml, findCitations, type MarkAttributes, readHtml } from "../../citation/index.ts";
import { authority } from "./authority.ts";

/** The page with its citations marked; what each got is its symbol, unless the test says otherwise. */
function marked(html: string, attributesOf?: (symbol: string | null, piece: number) => MarkAttributes | null): string {
	const page = readHtml(html);
	const citations = findCitations(page.text, authority);
	return annotateHtml(page, citations, (index, piece) => {
		const symbol = citations[index]?.symbol ?? null;
		return attributesOf ? attributesOf(symbol, piece) : { "data-cite": symbol };
	});
}
/** The symbols read in a page. */
const symbolsIn = (html: string): (string | null)[] =>
	findCitations(readHtml(html).text, authority).map(({ symbol }) => symbol);
const linked = (html: string): string => marked(html, (symbol) => ({ href: `/vb/${symbol}` }));

describe("annotateHtml", () => {
	it("puts an element round each citation and leaves every other character as it is", () => {
		expect(marked("<P Class=x >Theo  Nghị quyết số 25-NQ/TW,<BR/>và Chỉ thị 05-CT/TW.</p>\r\n")).to.equal(
			'<P Class=x >Theo  <mark data-cite="25-NQ/TW">Nghị quyết số 25-NQ/TW</mark>,<BR/>và <mark data-cite="05-CT/TW">Chỉ thị 05-CT/TW</mark>.</p>\r\n',
		);
	});

	it("marks a citation that runs over inline tags in pieces, each between two tags", () => {
		expect(marked('Thực hiện <i>Nghị quyết</i> số <b>25-<a href="/x">NQ</a>/TW</b>.')).to.equal(
			'Thực hiện <i><mark data-cite="25-NQ/TW">Nghị quyết</mark></i><mark data-cite="25-NQ/TW"> số </mark><b><mark data-cite="25-NQ/TW">25-</mark><a href="/x"><mark data-cite="25-NQ/TW">NQ</mark></a><mark data-cite="25-NQ/TW">/TW</mark></b>.',
		);
	});

	it("tells the pieces of one citation apart, so that an id is given once", () => {
		const html = marked("Chỉ thị số <b>05-CT/TW</b>", (_, piece) => ({ id: piece === 0 ? "t1" : null, class: "c" }));
		expect(html).to.equal('<mark id="t1" class="c">Chỉ thị số </mark><b><mark class="c">05-CT/TW</mark></b>');
	});

	it("leaves the blanks between two tags unmarked", () => {
		expect(marked("<b>Chỉ thị</b> <i>05-CT/TW</i>")).to.equal(
			'<b><mark data-cite="05-CT/TW">Chỉ thị</mark></b> <i><mark data-cite="05-CT/TW">05-CT/TW</mark></i>',
		);
		expect(marked("<b>Chỉ thị</b> &#115;ố 05-CT/TW")).to.equal(
			'<b><mark data-cite="05-CT/TW">Chỉ thị</mark></b><mark data-cite="05-CT/TW"> &#115;ố 05-CT/TW</mark>',
		);
	});

	it("reads character references, by name and by number, and marks them whole", () => {
		const written = "Nghị quy&#7871;t s&#x1ED1;&nbsp;25&ndash;NQ&sol;TW";
		expect(marked(`<p>${written}&nbsp;ng&agrave;y 3/6/2013</p>`)).to.equal(
			`<p><mark data-cite="25-NQ/TW">${written}</mark>&nbsp;ng&agrave;y 3/6/2013</p>`,
		);
		const page = readHtml("25-NQ/TW, ng&agrave;y&#160;03/6/2013");
		expect(findCitations(page.text, authority).map(({ date }) => date)).to.deep.equal(["2013-06-03"]);
	});

	it("reads what old editors left: numbers of Windows-1252, Icelandic letters, references written twice", () => {
		expect(symbolsIn("<p>Kết luận số 126 &#150 KL/TW</p>")).to.deep.equal(["126-KL/TW"]);
		expect(symbolsIn("<p>Nghị định số 30/2020/N&ETH;-CP</p>")).to.deep.equal(["30/2020/NĐ-CP"]);
		expect(readHtml("s&amp;#7889;&amp;nbsp;05").text).to.equal("số\u00a005");
		expect(readHtml("ti&ecirc;&#769;p tục").text.normalize("NFC")).to.equal("tiếp tục");
	});

	it("leaves a reference that it does not know, or that is none, as written", () => {
		const html = "A &khongco; &#xzz; & B &#; &amp 25-NQ/TW";
		expect(readHtml(html).text).to.equal(html);
		expect(readHtml("&#0;&#xD800;&#1114112;").text).to.equal("\ufffd\ufffd\ufffd");
	});

	it("marks nothing in scripts, styles, text areas, titles, choices, templates, drawings, comments and attributes", () => {
		for (const html of [
			'<script>var a = "25-NQ/TW"; // </scripts> 25-NQ/TW</script>',
			"<script><!-- <script> 25-NQ/TW </script> 25-NQ/TW --></script>",
			"<style>/* 25-NQ/TW </p> */</style >",
			"<textarea>Nghị quyết 25-NQ/TW <b></textarea>",
			"<title>Nghị quyết số 25-NQ/TW</TITLE>",
			"<noscript>Nghị quyết số 25-NQ/TW</noscript>",
			"<iframe>25-NQ/TW</iframe><xmp>25-NQ/TW</xmp>",
			"<select><option>25-NQ/TW</select>",
			"<template><p>25-NQ/TW</p></template></template><template>25-NQ/TW",
			"<svg><text>25-NQ/TW</text><style></p>25-NQ/TW</style><![CDATA[></svg>25-NQ/TW]]></svg>",
			"<svg a=b/>25-NQ/TW",
			"<!-- Nghị quyết số 25-NQ/TW --><!-- > 25-NQ/TW --!><!doctype 25-NQ/TW><?php 25-NQ/TW ?></ 25-NQ/TW>",
			"<p title='Nghị quyết \"số\" > 25-NQ/TW' data-so=25-NQ/TW 25-NQ/TW></p 25-NQ/TW>",
			'<p title = "25-NQ/TW',
			"<plaintext>25-NQ/TW</plaintext>",
		])
			expect(marked(html), html).to.equal(html);
	});

	it("goes on behind them", () => {
		for (const html of [
			"<script><!--><script></script>",
			"<!-->",
			"<!--->",
			"<!-- --!>",
			"<style></style>",
			"<svg/>",
			"<svg><style></svg>",
			"</>",
			"a < ",
		])
			expect(marked(`${html}25-NQ/TW`), html).to.equal(`${html}<mark data-cite="25-NQ/TW">25-NQ/TW</mark>`);
	});

	it("reads no citation over the border of a block", () => {
		const row = "<tr><td>Nghị quyết số</td><td>25-NQ/TW</td><td>03/6/2013</td></tr>";
		expect(marked(row)).to.equal(row.replace("25-NQ/TW", '<mark data-cite="25-NQ/TW">25-NQ/TW</mark>'));
		expect(symbolsIn("<p>Nghị quyết số 25-</p><p>NQ/TW</p>")).to.not.include("25-NQ/TW");
		expect(symbolsIn("<li>Chỉ thị số 05<li>NQ/TW")).to.not.include("05-NQ/TW");
	});

	it("reads over a line break in the source and over <br>, which part no words", () => {
		expect(symbolsIn("<p>Nghị quyết\n\t\t số 25-\n\t\tNQ/TW</p>")).to.deep.equal(["25-NQ/TW"]);
		expect(symbolsIn("<p>Nghị quyết số 25-<br>NQ/TW</p>")).to.deep.equal(["25-NQ/TW"]);
		expect(readHtml("<p>a\r\nb</p><pre>a\nb</pre>").text.split("\n\u001e\n")).to.deep.equal(["", "a  b", "a\nb", ""]);
	});

	it("does not take the mark of a footnote into the symbol", () => {
		expect(marked("Nghị quyết số 25-NQ/TW<sup>1</sup>")).to.equal(
			'<mark data-cite="25-NQ/TW">Nghị quyết số 25-NQ/TW</mark><sup>1</sup>',
		);
	});

	it("makes a link of a mark with an address", () => {
		expect(linked("Chỉ thị 05-CT/TW")).to.equal('<a href="/vb/05-CT/TW">Chỉ thị 05-CT/TW</a>');
	});

	it("puts no link into a link or a button, also where the link is round a table or was never closed", () => {
		for (const html of [
			"<a href=/x>[05-CT/TW]</a>",
			"<a href=/x><b>xem</b> [05-CT/TW]",
			"<button>[05-CT/TW]</button>",
			"<a href=/x><table><td>[05-CT/TW]</table></a>",
			"<a href=/x><table><td><a>xem</a> [05-CT/TW]</table></a>",
			"<a href=/x><table><td><table><td>[05-CT/TW]",
			"<a href=/x><table><td>xem</table>[05-CT/TW]",
			"<a href=/x></td>[05-CT/TW]",
			"<a href=/x></table>[05-CT/TW]",
		])
			expect(linked(html.replace(/[[\]]/g, "")), html).to.equal(html.replace("[", "<mark>").replace("]", "</mark>"));
	});

	it("links again behind a link, and in the next cell where a link was left open in the one before", () => {
		for (const html of [
			"<a href=/x>xem</a> [05-CT/TW]",
			"<a href=/x>xem<a href=/y>nữa</a> [05-CT/TW]",
			"<table><td><a href=/x>xem<td>[05-CT/TW]</table>",
			"<table><td><a href=/x>xem</table>[05-CT/TW]",
			"<svg><a></svg>[05-CT/TW]",
		])
			expect(linked(html.replace(/[[\]]/g, "")), html).to.equal(
				html.replace("[", '<a href="/vb/05-CT/TW">').replace("]", "</a>"),
			);
	});

	it("escapes values, leaves out absent ones and refuses a name that is none", () => {
		const html = marked("05-CT/TW", () => ({ title: `"><script>&'`, class: undefined, hidden: null, "data-x": "" }));
		expect(html).to.equal('<mark title="&quot;&gt;&lt;script&gt;&amp;\'" data-x="">05-CT/TW</mark>');
		expect(() => marked("05-CT/TW", () => ({ "a b": "c" }))).to.throw(TypeError, '"a b" is no name of an attribute');
	});

	it("marks a reference once that two spans share", () => {
		const spans = [
			{ start: 0, end: 1 },
			{ start: 1, end: 2 },
		];
		expect(annotateHtml(readHtml("&#128512;"), spans, () => ({}))).to.equal("<mark>&#128512;</mark>");
	});

	it("leaves a citation unmarked for which nothing is given", () => {
		const html = "25-NQ/TW và 05-CT/TW";
		expect(marked(html, (symbol) => (symbol === "25-NQ/TW" ? {} : null))).to.equal("<mark>25-NQ/TW</mark> và 05-CT/TW");
	});

	it("leaves spans unmarked that overlap, are empty, or lie outside, as annotate does", () => {
		const page = readHtml("<p>abc</p>");
		const start = page.text.indexOf("a");
		const span = (from: number, to: number) => ({ start: start + from, end: start + to });
		const spans = [span(0, 2), span(1, 3), span(2, 2), span(2, 1), span(2, 99), { start: -5, end: start }];
		expect(annotateHtml(page, spans, () => ({}))).to.equal("<p><mark>ab</mark>c</p>");
		expect(annotateHtml(page, spans, (index) => (index === 0 ? null : {}))).to.equal(page.html);
	});
});

const TAGS =
	"a a b i p div span table tr td th caption ul li br sup svg math style script textarea title noscript select option template button form h1 object pre nobr font plaintext iframe body head html frameset input img xmp dd dt ruby rt".split(
		" ",
	);
const tagName = fc.constantFrom(...TAGS);
const attribute = fc.constantFrom(
	"",
	" class=x",
	" t='25-NQ/TW>'",
	' h="a"b',
	' a = "1',
	" x/",
	"/",
	" =a",
	" b='",
	"\n",
);
const scrap = fc.constantFrom(
	...[
		"Nghị quyết số ",
		"25-NQ/TW",
		" ",
		"\n",
		"&agrave;",
		"&nbsp;",
		"&lt;",
		"&amp;nbsp;",
		"&#273;",
		"&#150",
		"&x;",
		"<",
	],
	...[
		">",
		"</",
		"</>",
		"<!",
		"<!--",
		"-->",
		"--!>",
		"<!-->",
		"<?",
		"]]>",
		"<![CDATA[",
		"'",
		'"',
		"=",
		"&",
		"a<b",
		"😀",
	],
);
/** Markup as no one should write it: scraps and tags in any order. */
const soup = fc
	.array(
		fc.oneof(
			{ weight: 3, arbitrary: scrap },
			fc.tuple(tagName, attribute, fc.constantFrom(">", "/>")).map(([name, more, end]) => `<${name}${more}${end}`),
			tagName.map((name) => `</${name}>`),
		),
		{ maxLength: 14 },
	)
	.map((parts) => parts.join(""));
/** Every few characters of a text that are no blanks, so that marks stand wherever they may. */
const everywhere = (text: string) =>
	[...text.matchAll(/\S{1,3}/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
const markAll = (html: string, attributes: MarkAttributes): string => {
	const page = readHtml(html);
	return annotateHtml(page, everywhere(page.text), () => ({ "data-cite": "", ...attributes }));
};
const MARK = /<(a|mark) data-cite=""(?: href="u")?>(.*?)<\/\1>/gs;

describe("annotateHtml, over any markup at all", () => {
	for (const [kind, attributes] of [
		["marks", {}],
		["links", { href: "u" }],
	] as const) {
		it(`gives the page back when the ${kind} are taken out`, () => {
			fc.assert(
				fc.property(fc.oneof(soup, fc.string({ unit: "binary", maxLength: 40 })), (html) => {
					expect(markAll(html, attributes).replace(MARK, "$2")).to.equal(html);
				}),
				{ numRuns: 500 },
			);
		});

		it(`changes nothing for a browser but the ${kind}: it builds the same tree, they taken out`, () => {
			// Blanks are not compared: one between the rows of a table is moved by what stands beside it.
			const tree = (page: ReturnType<typeof load>) => (page.root().html() ?? "").replace(/\s/g, "");
			fc.assert(
				fc.property(soup, (html) => {
					const page = load(markAll(html, attributes));
					for (let mark = page("[data-cite]").first(); mark.length > 0; mark = page("[data-cite]").first())
						mark.replaceWith(mark.contents());
					expect(tree(page), html).to.equal(tree(load(html)));
				}),
				{ numRuns: 1000 },
			);
		});
	}

	it("has every run of the text where it says it stands", () => {
		fc.assert(
			fc.property(soup, (html) => {
				const { text, runs } = readHtml(html);
				for (const { start, end, htmlStart, htmlEnd } of runs) {
					const written = html.slice(htmlStart, htmlEnd);
					if (end - start === htmlEnd - htmlStart)
						expect(text.slice(start, end).replace(/\s/g, " ")).to.equal(written.replace(/\s/g, " "));
					else expect(written).to.match(/^&[#\w;]+$/);
				}
			}),
		);
	});
});

describe("annotateHtml, on markup made to slow it down", () => {
	const repeat = (part: string, size: number): string => part.repeat(Math.ceil(size / part.length));
	const makers: Record<string, (size: number) => string> = {
		"open tags": (size) => repeat("<div><a><table><td>", size),
		"open tags of a drawing": (size) => repeat("<svg>", size),
		"comments that never end": (size) => repeat("<!--", size),
		"comments that end oddly": (size) => repeat("<!-- --!>", size),
		"quotation marks that never close": (size) => repeat('<a b="', size),
		"attributes and blanks": (size) => `<a ${repeat("a   ", size)}`,
		"tags that never end": (size) => repeat("<a ", size),
		"scripts in comments": (size) => repeat("<script><!--<script>", size),
		"styles that never end": (size) => repeat("<style>", size),
		"less-than signs": (size) => repeat("<", size),
		ampersands: (size) => repeat("&amp", size),
		references: (size) => repeat("&agrave;", size),
		"tags before one reference": (size) => `${repeat("x<b>", size)}&amp;`,
		"citations in pieces": (size) => repeat("<b>Nghị</b> quyết số 2<i>5-NQ</i>/TW ", size),
	};
	/** Processor time; the least of some runs, for a busy machine makes any of them dearer. */
	const seconds = (html: string): number => {
		const runs = Array.from({ length: 3 }, () => {
			const before = process.cpuUsage();
			markAll(html, {});
			const { user, system } = process.cpuUsage(before);
			return (user + system) / 1e6;
		});
		return Math.min(...runs);
	};
	for (const [name, make] of Object.entries(makers))
		it(`reads ${name} in time that grows as the markup does`, () => {
			const [small, large] = [make(40_000), make(640_000)];
			// Sixteen times the markup; quadratic work would take 256 times as long.
			expect(seconds(large)).to.be.below(0.1 + 64 * Math.max(seconds(small), 0.002));
		});
});
