import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";

/** What the content policy of a page refused, by what it was and where it came from. */
declare global {
	var refused: string[];
}

describe("the data for programs in a page, under its content policy, in a browser", () => {
	let site: Site;
	let browser: Browser;
	let page: Page;
	before(async function () {
		needBrowser(this);
		site = await serve(await storeWith("all"));
		browser = await launch();
		page = await browser.newPage();
		await page.addInitScript(() => {
			globalThis.refused = [];
			document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
				globalThis.refused.push(`${violatedDirective} ${blockedURI}`),
			);
		});
	});
	after(async () => {
		await browser?.close();
		await site?.end();
	});

	const PAGES = ["/vb/nghi-quyet/25-nq-tw/k11", "/vb/huong-dan/09-hd-tw/k13", "/bc/1", "/bc/2"];

	it("is read as data: the policy refuses nothing of it and nothing of it runs", async () => {
		for (const path of PAGES) {
			const response = await page.goto(site.url + path);
			expect(response?.headers()["content-security-policy"], path).to.contain("script-src 'self'");
			const data = await page.locator('script[type="application/ld+json"]').textContent();
			expect(JSON.parse(data ?? "")["@context"], path).to.equal("https://schema.org");
			expect(await page.evaluate(() => globalThis.refused), path).to.deep.equal([]);
		}
	});

	it("stands under a policy that would refuse a script in its place", async () => {
		await page.goto(site.url + PAGES[0]);
		await page.evaluate(() => {
			const script = document.createElement("script");
			script.textContent = "document.title = 'chạy được'";
			document.head.append(script);
		});
		await page.waitForFunction(() => globalThis.refused.length > 0);
		expect(await page.evaluate(() => globalThis.refused)).to.deep.equal(["script-src-elem inline"]);
		expect(await page.title()).not.to.equal("chạy được");
	});
});
