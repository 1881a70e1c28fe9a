import { expect } from "chai";
import { createParser } from "../../crawler/parse.ts";
import { errorOf, NOW, PARAGRAPH } from "./support.ts";

const page = (html: string) => ({
	bytes: Buffer.from(html),
	name: "trang",
	contentType: "text/html",
	url: null,
	selectors: {},
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
		const at = { ...page("<a href='/a'>A</a>"), url: "https://huyen.example/", next: null };
		expect((await links(at)).links).to.deep.equal(["https://huyen.example/a"]);
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
		expect((await errorOf(article(page("<html></html>")))).message).to.contain("no report was found");
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

	it("refuses a page that needs too much memory", async () => {
		const { article } = parser({ memory: 24, timeout: 30_000 });
		expect((await errorOf(article(page(SOUP)))).message).to.contain("more than 24 MB of memory");
	});
});
