import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { launch, needBrowser } from "./browser.ts";
import { type Product, startProduct } from "./product.ts";
import { PHONE, type Visitor, visit } from "./visitor.ts";

const WAYS: [string, BrowserContextOptions][] = [
	["on a wide screen", {}],
	["on a phone", PHONE],
	["on a wide screen without JavaScript", { javaScriptEnabled: false }],
	["on a phone without JavaScript", { ...PHONE, javaScriptEnabled: false }],
];

/**
 * What staff and researchers come for, over the product as `make run` gives it. What operators come for is in
 * `admin.test.ts`.
 */
describe("a reader in a browser", () => {
	let product: Product;
	let browser: Browser;
	let visitor: Visitor;
	let page: Page;

	before(async function () {
		needBrowser(this);
		product = await startProduct();
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await product?.end();
	});

	async function start(options: BrowserContextOptions): Promise<void> {
		visitor = await visit(browser, product.home, options);
		page = visitor.page;
		await page.goto(product.home);
	}
	afterEach(async () => {
		const complaints = visitor?.complaints ?? [];
		await visitor?.end();
		expect(complaints).to.deep.equal([]);
	});

	const search = async (text: string): Promise<void> => {
		await page.locator("#q").fill(text);
		const answered = page.waitForEvent("framenavigated");
		await page.locator("#q").press("Enter");
		await answered;
		await page.waitForLoadState();
	};
	/** The page is no wider than the screen. */
	async function fits(): Promise<void> {
		const [shown, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
		expect(whole, page.url()).to.be.at.most(shown ?? 0);
	}
	const rows = (): Promise<string[]> => page.locator("main blockquote").allTextContents();

	for (const [how, options] of WAYS)
		describe(how, () => {
			beforeEach(() => start(options));

			it("finds a resolution by its number and a word, and sees all that bear the number", async () => {
				await search("nq 25");
				for (const term of ["XIV", "XI", "X", "IX"])
					expect(await page.getByText(new RegExp(`[Kk]hóa ${term}(?![IVX])`)).count(), term).to.be.greaterThan(0);
				await fits();
				for (const text of ["nq 25 dan van", "25nqtw dân vận", "NQ 25 khóa XI", "3/6/2013"]) {
					await search(text);
					if (!page.url().includes("/vb/nghi-quyet/25-nq-tw/k11"))
						await page.locator("main a[href='/vb/nghi-quyet/25-nq-tw/k11']").first().click();
					await page.waitForURL("**/vb/nghi-quyet/25-nq-tw/k11*");
				}
			});

			it("sees who cites it in a province and a span of time, at an address that tells others the same", async () => {
				await page.goto(`${product.home}/vb/nghi-quyet/25-nq-tw/k11`);
				const filter = page.locator("summary", { hasText: "Lọc theo nơi" });
				if (!(await page.getByLabel("Từ ngày").isVisible())) await filter.click();
				await page.getByLabel(/^Địa phương/).selectOption({ value: "an-giang" });
				await page.getByLabel("Từ ngày").fill("2022-01-01");
				await page.getByLabel("Đến ngày").fill("2022-12-31");
				await page.getByRole("button", { name: "Lọc", exact: true }).click();
				await page.waitForURL("**tinh=an-giang**");
				const shown = await rows();
				expect(shown).to.have.lengthOf(1);
				const other = await visit(browser, product.home);
				await other.page.goto(page.url());
				expect(await other.page.locator("main blockquote").allTextContents()).to.deep.equal(shown);
				await other.end();
				await fits();
			});

			it("sees whether it is still current, and what came after it", async () => {
				await page.goto(`${product.home}/vb/nghi-quyet/25-nq-tw/k11`);
				expect(await page.locator("main").textContent()).to.include("Chưa xác định");
				await page.goto(`${product.home}/vb/huong-dan/36-hd-vptw/k12`);
				expect(await page.locator("main").textContent()).to.match(/Đã được thay thế/);
				await page
					.locator("main")
					.getByRole("link", { name: /05-HD\/VPTW/ })
					.first()
					.click();
				await page.waitForURL("**/vb/huong-dan/05-hd-vptw/**");
				await fits();
			});

			it("takes the right form of it for a document of their own", async () => {
				await page.goto(`${product.home}/vb/nghi-quyet/25-nq-tw/k11`);
				const forms = page.locator(".quote [data-copy]");
				expect(await forms.first().textContent()).to.match(
					/^Nghị quyết số 25-NQ\/TW, ngày 03\/6\/2013 của Ban Chấp hành Trung ương .*khóa XI về /,
				);
				// One click takes the whole of it, with the script or without.
				await forms.first().click({ position: { x: 4, y: 4 } });
				const taken = await page.evaluate(() => getSelection()?.toString().replace(/\s+/g, " ").trim());
				expect(taken).to.equal((await forms.first().textContent())?.trim());
			});

			it("searches citing sentences by fields, and finds each field filled from the text", async () => {
				await page.goto(`${product.home}/trich-dan`);
				await page.getByLabel("Câu tìm").fill('loai:nq tinh:"nghệ an" tu:01/01/2015 "dân vận"');
				await page.getByRole("button", { name: "Tìm", exact: true }).last().click();
				await page.waitForURL("**/trich-dan?**q=**");
				const found = page.locator("main table tbody tr");
				expect(await found.count()).to.be.greaterThan(0);
				for (const row of await found.allTextContents())
					expect(row)
						.to.match(/dân vận/i)
						.and.include("Nghệ An");
				const controls = page.locator("details", { hasText: "Các ô" }).first();
				if (!(await page.getByLabel("Có đúng cụm từ").isVisible())) await controls.locator("summary").first().click();
				expect(await page.getByLabel("Có đúng cụm từ").inputValue()).to.equal("dân vận");
				expect(await page.getByLabel(/^Loại/).first().inputValue()).to.equal("nghi-quyet");
				expect(
					await page
						.getByLabel(/^Địa phương/)
						.first()
						.inputValue(),
				).to.equal("nghe-an");
				await fits();
			});

			it("takes the whole result away as a table", async () => {
				await page.goto(`${product.home}/trich-dan?q=dân+vận`);
				const href = await page.locator("main a[href*='.csv']").first().getAttribute("href");
				const csv = await (await page.request.get(product.home + href)).text();
				const list = await page.request.get(`${product.home}/api/v1/citations?q=dân+vận&limit=1`);
				const { total } = (await list.json()) as { total: number };
				expect(csv.startsWith("\ufeff")).to.equal(true);
				expect(await page.locator("main").textContent()).to.match(new RegExp(`\\b${total} `));
				expect(csv.match(/(?:"(?:[^"]|"")*"|[^"\r\n])+\r\n/g)).to.have.lengthOf(total + 1);
			});

			it("follows a question, and is told of a new report once", async () => {
				await page.goto(`${product.home}/trich-dan?q=dân+vận`);
				const href = await page.locator("main a[href*='.atom']").first().getAttribute("href");
				const feed = async (): Promise<string> => (await page.request.get(product.home + href)).text();
				const mark = `tổ ${how.length * 7}`;
				expect(await feed()).to.not.include(mark);
				const file = join(tmpdir(), `trichdan-job-${process.pid}-${how.length}.txt`);
				await writeFile(
					file,
					`Khối dân vận ${mark}\nCán bộ dân vận ${mark} học Nghị quyết số 25-NQ/TW ngày 03/6/2013 trong tháng này.`,
				);
				await product.run(["import", file]);
				const now = await feed();
				expect(now.split("<entry>").filter((entry) => entry.includes(mark))).to.have.lengthOf(1);
				expect(await feed()).to.equal(now);
			});
		});
});
