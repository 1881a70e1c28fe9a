import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";
import { buildScript } from "./script.ts";
import { PHONE, type Visitor, visit } from "./visitor.ts";

const DAN_VAN = "/vb/nghi-quyet/25-nq-tw/k11";

describe("searching in a browser", () => {
	let site: Site;
	let browser: Browser;
	let script: Awaited<ReturnType<typeof buildScript>>;
	let visitor: Visitor;
	let page: Page;

	before(async function () {
		needBrowser(this);
		script = await buildScript();
		site = await serve(await storeWith("all"), { assetsDir: script.folder });
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
		await script?.remove();
	});

	async function start(path: string, options: BrowserContextOptions = {}): Promise<void> {
		visitor = await visit(browser, site.url, options);
		page = visitor.page;
		await page.goto(site.url + path);
	}
	afterEach(async () => {
		const complaints = visitor?.complaints ?? [];
		await visitor?.end();
		expect(complaints).to.deep.equal([]);
	});

	const box = () => page.locator("#q");
	/** Those of the search box; a page may have select boxes too. */
	const options = () => page.locator("#goi-y").getByRole("option");
	const active = () => page.locator('[role="option"][aria-selected="true"]');
	/** Where the focus is: the address of a link, or the name of the element. */
	const focused = (): Promise<string | null | undefined> =>
		page.evaluate(() => document.activeElement?.getAttribute("href") ?? document.activeElement?.nodeName);
	const at = (path: string) => page.waitForURL((url) => url.pathname === path);
	async function type(text: string, first: RegExp): Promise<void> {
		await box().fill("");
		await box().pressSequentially(text);
		// What was suggested for less stands there until the whole has been looked up.
		await options().first().filter({ hasText: first }).waitFor();
		await options().last().filter({ hasText: text }).waitFor();
	}

	for (const [how, settings] of [
		["on a wide screen", {}],
		["on a phone", PHONE],
	] as [string, BrowserContextOptions][]) {
		it(`suggests every term of a number newest first, and the one meant with a word more, ${how}`, async () => {
			await start("/", settings);
			await type("nq 25", /Khóa XIV/);
			const terms = (await options().allTextContents()).slice(0, 4).map((text) => /Khóa ([IVX]+)/.exec(text)?.[1]);
			expect(terms).to.deep.equal(["XIV", "XI", "X", "IX"]);
			await type("nq 25 dan", /công tác dân vận/);
			await page.keyboard.press("ArrowDown");
			await page.keyboard.press("Enter");
			await at(DAN_VAN);
		});

		for (const javaScriptEnabled of [true, false])
			it(`opens the one document that was typed with Enter, ${how} ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
				await start("/", { ...settings, javaScriptEnabled });
				for (const text of ["nq 25 dan van", "NQ 25 khóa XI"]) {
					await box().fill(text);
					await box().press("Enter");
					await at(DAN_VAN);
					expect(await box().inputValue()).to.equal(text);
				}
				await page.locator(".found-by a").click();
				await at("/tim");
				expect(await page.locator("main .meant a").getAttribute("href")).to.equal(DAN_VAN);
				for (const text of ["25nqtw", "3/6/2013"]) {
					await box().fill(text);
					await box().press("Enter");
					await page.waitForURL(`**q=${encodeURIComponent(text)}*`);
					expect(await page.locator(`main a[href="${DAN_VAN}"]`).count()).to.equal(1);
				}
				const [shown, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
				expect(whole).to.be.at.most(shown ?? 0);
			});
	}

	describe("the suggestions", () => {
		it("tell assistive technology what is open, how much there is and what is chosen", async () => {
			await start("/tim");
			expect(await box().getAttribute("role")).to.equal("combobox");
			expect(await box().getAttribute("aria-expanded")).to.equal("false");
			await type("nq 25", /Khóa XIV/);
			expect(await box().getAttribute("aria-expanded")).to.equal("true");
			const listed = (await options().count()) - 1;
			await page
				.getByRole("status")
				.filter({ hasText: `${listed} văn bản gợi ý` })
				.waitFor({ state: "attached" });
			expect(await page.locator(`#${await box().getAttribute("aria-controls")}`).getAttribute("role")).to.equal(
				"listbox",
			);
			expect(await active().count()).to.equal(0);
			await page.keyboard.press("ArrowDown");
			expect(await active().getAttribute("id")).to.equal(await box().getAttribute("aria-activedescendant"));
			expect(await active().textContent()).to.match(/^Nghị quyết 25-NQ\/TW Khóa XIV · .* Về/);
			expect(await focused()).to.equal("INPUT");
			await page.keyboard.press("Home");
			expect(await active().count()).to.equal(0);
			expect(await box().getAttribute("aria-activedescendant")).to.equal(null);
		});

		it("go round through the box, and end with all that is found", async () => {
			await start("/tim");
			await type("nq 25 dan", /dân vận/);
			await page.keyboard.press("ArrowUp");
			expect(await active().textContent()).to.equal("Mọi kết quả cho “nq 25 dan”");
			await page.keyboard.press("ArrowDown");
			expect(await active().count()).to.equal(0);
			await page.keyboard.press("ArrowUp");
			await page.keyboard.press("Enter");
			await page.waitForURL("**/tim?q=nq+25+dan&loai=vb");
		});

		it("close with Escape, which pressed again empties the box", async () => {
			await start("/tim");
			await type("nq 25", /Khóa XIV/);
			await page.keyboard.press("Escape");
			expect(await box().getAttribute("aria-expanded")).to.equal("false");
			expect(await box().inputValue()).to.equal("nq 25");
			await page.keyboard.press("Alt+ArrowDown");
			expect(await options().first().isVisible()).to.equal(true);
			expect(await active().count()).to.equal(0);
			await page.keyboard.press("Escape");
			await page.keyboard.press("Escape");
			expect(await box().inputValue()).to.equal("");
		});

		it("open with a finger, and lead to the page in the language of this one", async () => {
			await start("/en/tim", { ...PHONE, hasTouch: true });
			await type("nq 25 dan", /dân vận/);
			await options().first().tap();
			await at(`/en${DAN_VAN}`);
			await type("nq 25 dan", /dân vận/);
			expect(await options().last().textContent()).to.equal("All results for “nq 25 dan”");
		});
	});

	describe("keys in a list of results", () => {
		const results = (): Promise<string[]> =>
			page
				.locator("main .terms a, main .register .entry")
				.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));

		it("go along it and open what they reached", async () => {
			await start("/tim?q=nq+25&loai=vb");
			const [first, second] = await results();
			await page.keyboard.press("j");
			expect(await focused()).to.equal(first);
			await page.keyboard.press("j");
			expect(await focused()).to.equal(second);
			await page.keyboard.press("k");
			expect(await focused()).to.equal(first);
			await page.keyboard.press("ArrowDown");
			expect(await focused()).to.equal(second);
			await page.keyboard.press("Enter");
			await at(second ?? "");
		});

		it("do not trap: at the end the focus stays, and Tab goes on from there", async () => {
			await start("/tim?q=nq+25&loai=vb");
			const all = await results();
			for (let i = 0; i < all.length + 2; i++) await page.keyboard.press("j");
			expect(await focused()).to.equal(all.at(-1));
			await page.keyboard.press("Tab");
			expect(await focused()).to.match(/^\/api\/v1\/directives\.csv/);
			await page.keyboard.press("k");
			expect(await focused()).to.equal(all.at(-1));
		});

		it("leave letters in boxes and shortcuts of the browser alone", async () => {
			await start("/tim?q=nq+25&loai=vb");
			await page.keyboard.press("/");
			expect(await focused()).to.equal("INPUT");
			await box().fill("");
			await page.keyboard.type("j/k?");
			expect(await box().inputValue()).to.equal("j/k?");
			await page.locator("h1").click();
			await page.keyboard.press("Control+j");
			expect(await focused()).to.equal("MAIN");
			expect(await page.locator("dialog").count()).to.equal(0);
		});

		it("stand in a table that they or a button open, and can be switched off for good", async () => {
			await start("/tim?q=nq+25&loai=vb");
			await page.keyboard.press("?");
			const dialog = page.getByRole("dialog", { name: "Phím tắt" });
			await dialog.waitFor();
			await page.keyboard.press("j");
			expect(await focused()).not.to.match(/^\/vb/);
			await dialog.getByLabel("Dùng phím tắt một ký tự").uncheck();
			await page.keyboard.press("Escape");
			expect(await dialog.isVisible()).to.equal(false);
			await page.reload();
			for (const key of ["j", "/", "?"]) {
				await page.keyboard.press(key);
				expect(await focused(), key).to.equal("BODY");
			}
			expect(await page.getByRole("dialog").count()).to.equal(0);
			await page.getByRole("button", { name: "Phím tắt" }).click();
			await dialog.getByLabel("Dùng phím tắt một ký tự").check();
			await dialog.getByRole("button", { name: "Đóng" }).click();
			await page.locator("h1").click();
			await page.keyboard.press("j");
			expect(await focused()).to.equal((await results())[0]);
		});
	});

	for (const javaScriptEnabled of [true, false])
		it(`offers ways on where nothing is found, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async () => {
			await start(`/tim?q=${encodeURIComponent("nq 25 dân vận tinh:ca-mau")}&loai=bc`, { ...PHONE, javaScriptEnabled });
			await page.getByRole("link", { name: "Bỏ Cà Mau", exact: true }).click();
			await page.waitForURL((url) => url.searchParams.get("q") === "nq 25 dân vận");
			expect(await page.locator(".reports > li").count()).to.equal(2);
			await page.getByRole("link", { name: /^Bỏ: số 25/ }).click();
			await page.waitForURL((url) => url.searchParams.get("q") === "nq dân vận");
		});
});
