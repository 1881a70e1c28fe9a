import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { scratch, start, trichdan, writeSampleSources } from "../cli/trichdan.ts";
import { freePort } from "../free-port.ts";
import { launch, needBrowser } from "./browser.ts";

/** The product as a newcomer gets it: the sample site crawled, the pages served, by the commands themselves. */
describe("a reader in a browser, over the sample site", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	let server: ReturnType<typeof start>;
	let browser: Browser;
	let home: string;
	const complaints: string[] = [];

	before(async function () {
		needBrowser(this);
		folder = await scratch();
		const sources = folder.path("sources.json");
		await writeSampleSources(sources, await freePort());
		const settings = { TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: sources, TRICHDAN_PORT: "0" };
		const crawled = await trichdan(["crawl"], settings);
		expect(crawled.status, crawled.stderr).to.equal(0);
		server = start(["serve", "--json"], settings);
		[, home = ""] = await server.line(/"url": "([^"]+)"/);
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		server?.process.kill("SIGTERM");
		const finished = await server?.finished;
		await folder?.remove();
		if (finished) expect(finished.status).to.equal(0);
	});

	async function visitor(javaScriptEnabled: boolean): Promise<Page> {
		const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
		page.on("console", (message) => {
			if (message.type() === "error") complaints.push(message.text());
		});
		page.on("pageerror", (error) => complaints.push(error.message));
		return page;
	}

	for (const scripts of [true, false])
		it(`goes from home to the dân vận resolution, a citing report and back, ${scripts ? "with" : "without"} JavaScript`, async () => {
			const page = await visitor(scripts);
			await page.goto(home);
			const box = page.getByRole(scripts ? "combobox" : "searchbox").first();
			await box.fill("nq 25 dan van");
			await page.keyboard.press("Enter");
			await page.waitForURL("**/vb/nghi-quyet/25-nq-tw/k11*");
			const directive = page.locator("main");
			expect(await directive.textContent())
				.to.include("25-NQ/TW")
				.and.include("2013")
				.and.include("dân vận");

			const copy = page.getByRole("button", { name: /^Chép: Nghị quyết số 25-NQ\/TW, ngày 03\/6\/2013 của .* về / });
			expect(await copy.count()).to.equal(scripts ? 1 : 0);

			await directive.locator('a[href^="/bc/"]').first().click();
			await page.waitForURL("**/bc/**");
			const cited = page.locator('a[href="/vb/nghi-quyet/25-nq-tw/k11"]').first();
			expect(await cited.textContent()).to.include("25-NQ/TW");

			await page.goBack();
			await page.waitForURL("**/vb/nghi-quyet/25-nq-tw/k11*");
			await page.context().close();
		});

	it("suggests the resolution while the number is typed, and opens it with the keyboard", async () => {
		const page = await visitor(true);
		await page.goto(home);
		await page.keyboard.press("/");
		await page.keyboard.type("25nqtw dan van");
		// What was suggested for the number alone stands there until the words have been looked up too.
		const first = page.getByRole("option").first().filter({ hasText: "2013" });
		await first.waitFor();
		expect(await first.textContent()).to.include("25-NQ/TW");
		await page.keyboard.press("ArrowDown");
		await page.keyboard.press("Enter");
		await page.waitForURL("**/vb/nghi-quyet/25-nq-tw/k11");
		await page.context().close();
	});

	it("met no error in the console on the way", () => {
		expect(complaints).to.deep.equal([]);
	});
});
