import { expect } from "chai";
import type { Browser } from "playwright-core";
import { Source } from "../../model/source.ts";
import { type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";
import { PHONE, visit } from "./visitor.ts";

const SOURCES = [
	Source.parse({
		id: "bao-example",
		name: "Báo Yên Bái",
		province: "yen-bai",
		level: "press",
		home: "https://bao.example/",
		schedule: "0 6 * * *",
	}),
	Source.parse({
		id: "cho-san",
		name: "Trang đã chuẩn bị",
		province: null,
		level: "central",
		home: "https://a.example/",
		enabled: false,
	}),
];

/** Pages of figures and sources, and a table on each that must be reached. */
const PAGES = [
	["/so-lieu", "#dan-nhieu table"],
	["/so-lieu?theo=thang", "#thoi-gian table"],
	["/so-lieu/dia-phuong", ".matrix table"],
	["/so-lieu/dia-phuong?noi=34&theo=van-ban", ".matrix table"],
	["/nguon", "table.sources"],
	["/nguon/bao-example", "table.inline"],
] as const;

describe("figures and sources in a browser", () => {
	let site: Site;
	let browser: Browser;

	before(async function () {
		needBrowser(this);
		const store = await storeWith("all");
		const counts = { fetched: 10, created: 3, updated: 1, unchanged: 5, failed: 1, mentions: 7 };
		const at = "2026-11-22T00:00:00.000Z";
		await store.finishRun(await store.startRun("bao-example", at), at, counts, null);
		site = await serve(store, { sources: SOURCES });
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
	});

	for (const language of ["", "/en"])
		it(`fit a phone with their tables${language ? ", in English too" : ""}, and complain of nothing`, async () => {
			const { page, complaints, end } = await visit(browser, site.url, PHONE);
			for (const [path, table] of PAGES) {
				await page.goto(site.url + language + path);
				expect(await page.evaluate(() => document.documentElement.scrollWidth), path).to.be.at.most(390);
				await page.locator(table).first().scrollIntoViewIfNeeded();
				expect(await page.locator(`${table} tbody tr`).first().isVisible(), path).to.equal(true);
				const small = await page
					.locator("main .views a, main .contents a, main summary")
					.evaluateAll((links) =>
						links
							.map((link) => link.getBoundingClientRect())
							.filter(({ width, height }) => Math.min(width, height) < 24),
					);
				expect(small, path).to.deep.equal([]);
			}
			expect(complaints).to.deep.equal([]);
			await end();
		});

	for (const scripts of [true, false])
		it(`switch between the 63 provinces and the 34 of today, ${scripts ? "with" : "without"} JavaScript`, async () => {
			const { page, complaints, end } = await visit(browser, site.url, { javaScriptEnabled: scripts });
			await page.goto(`${site.url}/so-lieu`);
			await page.getByRole("link", { name: "Bảng địa phương theo năm và theo văn bản" }).click();
			await page.getByRole("rowheader", { name: "Hậu Giang" }).waitFor();
			await page.getByRole("link", { name: "34 tỉnh, thành nay" }).click();
			await page.waitForURL("**/so-lieu/dia-phuong?noi=34");
			await page.getByRole("rowheader", { name: "Cần Thơ" }).waitFor();
			expect(await page.getByRole("rowheader", { name: "Hậu Giang" }).count()).to.equal(0);
			await page.getByRole("link", { name: "văn bản được dẫn nhiều nhất" }).click();
			await page.waitForURL("**/so-lieu/dia-phuong?noi=34&theo=van-ban");
			expect(await page.getByRole("columnheader").nth(2).textContent()).to.include("25-NQ/TW");
			expect(complaints).to.deep.equal([]);
			await end();
		});

	it("let the keyboard reach a table that is wider than the screen", async () => {
		const { page, end } = await visit(browser, site.url, { viewport: { width: 320, height: 800 } });
		await page.goto(`${site.url}/so-lieu/dia-phuong`);
		const box = page.getByRole("region", { name: "Bảng địa phương" });
		await box.focus();
		expect(await box.evaluate((element) => element === document.activeElement)).to.equal(true);
		await page.keyboard.press("ArrowRight");
		await page.waitForFunction(() => (document.querySelector(".matrix")?.scrollLeft ?? 0) > 0);
		await end();
	});
});
