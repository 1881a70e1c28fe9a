import { expect } from "chai";
import { createParser } from "../../crawler/parse.ts";
import { AppError } from "../../model/errors.ts";
import { Recipe } from "../../model/source.ts";
import { errorOf, NOW, PARAGRAPH, serve } from "./support.ts";

const page = (html: string) => ({
	bytes: Buffer.from(html),
	name: "trang",
	contentType: "text/html",
	url: null,
	recipe: Recipe.parse({}),
	now: NOW,
});
const SOUP = "<p class='x'>a<i>b</i> ".repeat(200_000);

describe("the parser", function () {
	this.timeout(60_000);
	let close = async (): Promise<void> => {};
	const parser = (options = {}) => {
		const made = createParser(options);
		close = made.close;
		return made;
	};
	afterEach(() => close());

	it("reads articles, texts, listings and feeds in its worker", async () => {
		const { article, text, links, feed } = parser();
		expect((await article(page(`<h1>Huyện Mường Xa họp</h1><p>${PARAGRAPH}</p>`))).text).to.equal(PARAGRAPH);
		expect((await text({ ...page(`Huyện Mường Xa họp\n${PARAGRAPH}`) })).title).to.equal("Huyện Mường Xa họp");
		const at = { ...page("<a href='/a'>A</a>"), url: "https://huyen.example/", next: null, postback: null };
		expect((await links(at)).links.map(({ url }) => url)).to.deep.equal(["https://huyen.example/a"]);
		expect(
			await feed({ ...page("<rss><item><link>https://huyen.example/b</link></item></rss>"), url: at.url }),
		).to.have.length(1);
	});

	it("hands errors over with code and remedy", async () => {
		const { article } = parser();
		expect(await errorOf(article(page("%PDF-1.4")))).to.include({
			code: "file_unsupported",
			message: "trang is a PDF, not text.",
		});
		expect((await errorOf(article(page("<div>".repeat(1000))))).code).to.equal("page_refused");
	});

	it("kills a page that takes too long, and reads the next one", async () => {
		const { article } = parser({ timeout: 20 });
		const slow = article(page(SOUP));
		const next = article(page(`<h1>Huyện Mường Xa họp</h1><p>${PARAGRAPH}</p>`)).catch((error) => error);
		const error = await errorOf(slow);
		expect(error).to.include({ code: "page_refused" });
		expect(error.message).to.contain("longer than 0.02 s");
		await next;
		expect(await errorOf(article(page("%PDF-1.4")))).to.include({ code: "file_unsupported" });
	});

	it("reads a page by the last resort in its worker as well", async () => {
		const prices = Array.from({ length: 60 }, (_, i) => `<li>Giá cà phê nhân xô ${i}.500 đồng</li>`).join("");
		const html = `<title>Xã Bản Mới họp dân</title><ul>${prices}</ul><div class="binh-luan"><p>${PARAGRAPH}</p><p>${PARAGRAPH} Hết.</p><p>${PARAGRAPH} Hết thật.</p></div>`;
		expect((await parser().article(page(html))).extractor).to.equal("fallback");
	});

	it("refuses hostile pages or reads them, and lives on", async () => {
		const { article } = parser({ timeout: 10_000 });
		const MB = 1024 * 1024;
		const hostile: Record<string, string> = {
			"50,000 nested tags": "<div>".repeat(50_000),
			"20,000 attributes": `<p ${Array.from({ length: 20_000 }, (_, i) => `a${i}=1`).join(" ")}>x`,
			"deep tables": `${"<table><tr><td>".repeat(160)}a`,
			"one word of 4 MiB": `<p>${"a".repeat(4 * MB)}`,
			"a class of 4 MiB": `<p class="${"related ".repeat(MB / 2)}">x`,
			"5 MiB of links": "<a href='/x'>Tin tức trong ngày</a>".repeat(Math.floor((4.9 * MB) / 40)),
			"200,000 stamps": "14/01/2022 08:30<br>".repeat(200_000),
		};
		for (const [name, html] of Object.entries(hostile)) {
			const read = await article(page(html)).catch((error) => error);
			if (read instanceof AppError) expect(read.code, name).to.equal("page_refused");
			else expect(read.quality.junk, name).to.equal(true);
		}
		expect((await article(page(`<h1>Huyện Mường Xa họp</h1><p>${PARAGRAPH}</p>`))).text).to.equal(PARAGRAPH);
	});

	it("leaves the event loop free while a page keeps its worker busy", async () => {
		const { article } = parser({ timeout: 5000 });
		await article(page("<p>a</p>"));
		const server = await serve({ "/": "sống" });
		let isDone = false;
		const slow = article(page(SOUP))
			.catch(() => {})
			.finally(() => {
				isDone = true;
			});
		for (let i = 0; i < 5; i++) expect(await (await fetch(server.origin)).text()).to.equal("sống");
		expect(isDone).to.equal(false);
		await slow;
		await server.close();
	});

	it("refuses a page that needs too much memory", async () => {
		const { article } = parser({ memory: 48, timeout: 30_000 });
		expect((await errorOf(article(page(SOUP)))).message).to.contain("more than 48 MB of memory");
	});
});
