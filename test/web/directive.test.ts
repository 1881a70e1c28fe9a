import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Site, serve } from "../server/fixture.ts";
import { heavilyCited } from "../server/heavily-cited.ts";
import { launch, needBrowser } from "./browser.ts";

const DAN_VAN = "/vb/nghi-quyet/25-nq-tw/k11";
const REPLACED = "/vb/huong-dan/36-hd-vptw/k12";

describe("a member of staff at the page of a directive, in a browser", () => {
	let site: Site;
	let browser: Browser;
	const complaints: string[] = [];

	before(async function () {
		needBrowser(this);
		site = await serve(await heavilyCited());
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
	});

	async function visitor(options: BrowserContextOptions = {}): Promise<Page> {
		const page = await (await browser.newContext(options)).newPage();
		page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
		page.on("pageerror", (error) => complaints.push(error.message));
		return page;
	}
	/** The citing sentences that are shown, by where each leads. */
	const rows = (page: Page): Promise<(string | null)[]> =>
		page.locator(".exact").evaluateAll((links) => links.map((link) => link.getAttribute("href")));

	it("copies the full form and the short one, as plain text", async () => {
		const page = await visitor({ permissions: ["clipboard-read", "clipboard-write"] });
		await page.goto(site.url + DAN_VAN);
		const buttons = page.locator(".quote button");
		const forms = page.locator(".quote [data-copy]");
		expect(await buttons.allTextContents()).to.deep.equal(["Chép", "Chép", "Chép"]);
		const copied: string[] = [];
		for (let i = 0; i < 3; i++) {
			await buttons.nth(i).click();
			await page.locator(".quote button", { hasText: "Đã chép" }).nth(i).waitFor();
			copied.push(await page.evaluate(() => navigator.clipboard.readText()));
		}
		expect(copied).to.deep.equal(await forms.allTextContents());
		expect(copied[0]).to.match(/^Nghị quyết số 25-NQ\/TW, ngày 03\/6\/2013 của Ban Chấp hành Trung ương .*khóa XI về /);
		expect(copied[2]).to.equal("Nghị quyết số 25-NQ/TW");
		await page.context().close();
	});

	it("takes a whole form for copying with one click, without JavaScript", async () => {
		const page = await visitor({ javaScriptEnabled: false });
		await page.goto(site.url + DAN_VAN);
		expect(await page.locator(".quote button").count()).to.equal(0);
		const select = await page
			.locator(".quote [data-copy]")
			.first()
			.evaluate((form) => getComputedStyle(form).userSelect);
		expect(select).to.equal("all");
		await page.context().close();
	});

	for (const scripts of [true, false])
		it(`filters by province and days, and the address gives the same rows to others, ${scripts ? "with" : "without"} JavaScript`, async () => {
			const page = await visitor({ javaScriptEnabled: scripts });
			await page.goto(site.url + DAN_VAN);
			const all = await rows(page);
			await page.getByLabel("Địa phương (số báo cáo)").selectOption({ value: "an-giang" });
			await page.getByLabel("Từ ngày").fill("2020-01-01");
			await page.getByLabel("Đến ngày").fill("2023-12-31");
			await page.getByRole("button", { name: "Lọc" }).click();
			await page.getByText(/^\d+ trích dẫn trong phạm vi này$/).waitFor();
			const shown = await rows(page);
			expect(shown).to.not.be.empty.and.to.not.deep.equal(all);
			for (const place of await page.locator(".sentences > li > div > .meta").allTextContents())
				expect(place).to.include("An Giang");
			for (const day of await page.locator(".when").allTextContents()) expect(day).to.match(/20(20|21|22|23)$/);
			const address = page.url();
			expect(address).to.include("tinh=an-giang").and.to.include("tu=2020-01-01").and.to.include("den=2023-12-31");

			for (const javaScriptEnabled of [true, false]) {
				const other = await visitor({ javaScriptEnabled });
				await other.goto(address);
				expect(await rows(other)).to.deep.equal(shown);
				expect(await other.getByLabel("Địa phương (số báo cáo)").inputValue()).to.equal("an-giang");
				await other.context().close();
			}

			await page.getByRole("link", { name: "từ 01/01/2020" }).click();
			await page.waitForURL((url) => !url.searchParams.has("tu") && url.searchParams.get("tinh") === "an-giang");
			await page.context().close();
		});

	it("goes from a tile of the map to its sentences, and switches between the provinces of then and of today", async () => {
		const page = await visitor();
		await page.goto(site.url + DAN_VAN);
		const tiles = page.locator(".tiles a");
		expect(await tiles.count()).to.equal(63);
		await page.getByRole("link", { name: "34 tỉnh" }).click();
		await page.waitForURL("**noi=34#noi");
		expect(await tiles.count()).to.equal(34);
		await page.getByRole("link", { name: /^Phú Thọ: \d+ báo cáo$/ }).click();
		await page.waitForURL("**tinh=phu-tho**");
		expect(await page.locator(".tiles .chosen").textContent()).to.include("Phú");
		// Vĩnh Phúc and Hòa Bình went into it.
		const places = (await page.locator(".sentences > li > div > .meta").allTextContents()).join();
		expect(places).to.match(/Vĩnh Phúc|Hòa Bình/);
		await page.getByRole("link", { name: "63 tỉnh" }).click();
		await page.waitForURL((url) => !url.searchParams.has("noi"));
		expect(await tiles.count()).to.equal(63);
		await page.context().close();
	});

	it("reaches everything by the keyboard, in the order of the page, and sees where it is", async () => {
		const page = await visitor();
		await page.goto(site.url + DAN_VAN);
		const wanted = await page.evaluate(
			() =>
				[...document.querySelectorAll("main :is(a[href], button, input:not([type=hidden]), select, summary)")].filter(
					(element) => element.checkVisibility(),
				).length,
		);
		await page.locator("#noi-dung").focus();
		const reached = new Set<number>();
		let last = -1;
		for (let i = 0; i < wanted * 2; i++) {
			await page.keyboard.press("Tab");
			const at = await page.evaluate(() => {
				const active = document.activeElement;
				const all = [
					...document.querySelectorAll("main :is(a[href], button, input:not([type=hidden]), select, summary)"),
				];
				const style = active && getComputedStyle(active);
				const inside = active?.querySelector("use");
				const isSeen = style?.outlineStyle !== "none" || (inside && getComputedStyle(inside).strokeWidth === "3px");
				return { index: active ? all.indexOf(active) : -1, isSeen: Boolean(isSeen) };
			});
			if (at.index < 0) break;
			expect(at.index).to.be.at.least(last);
			// Within a date box the browser itself shows which part has the focus.
			if (at.index !== last) expect(at.isSeen, `element ${at.index}`).to.equal(true);
			last = at.index;
			reached.add(at.index);
		}
		expect(reached.size).to.equal(wanted);
		await page.context().close();
	});

	for (const path of [DAN_VAN, REPLACED, `${DAN_VAN}?noi=34&tinh=phu-tho&chac=1`, `/en${DAN_VAN}`])
		it(`fits a phone without scrolling sideways: ${path}`, async () => {
			const page = await visitor({ viewport: { width: 390, height: 844 } });
			await page.goto(site.url + path);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(390);
			// The drawing would be too small; its list is there.
			expect(await page.locator(".drawing").isVisible()).to.equal(false);
			expect(await page.locator(".relations").isVisible()).to.equal(true);
			await page.context().close();
		});

	it("leads from a replaced directive onward, by its banner", async () => {
		const page = await visitor();
		await page.goto(site.url + REPLACED);
		const banner = page.getByRole("complementary", { name: "Tình trạng văn bản" });
		expect(await banner.textContent()).to.include("Văn bản này đã được thay thế.");
		await banner.getByRole("link").click();
		await page.waitForURL("**/vb/huong-dan/05-hd-vptw/**");
		await page.context().close();
	});

	it("met no error in the console on the way", () => {
		expect(complaints).to.deep.equal([]);
	});
});
