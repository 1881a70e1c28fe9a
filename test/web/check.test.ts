import { expect } from "chai";
import type { Browser } from "playwright-core";
import { type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";

const DRAFT = [
	"Thực hiện Nghị quyết số 35-NQ/TW ngày 22/8/2018 của Bộ Chính trị về bảo vệ nền tảng tư tưởng của Đảng.",
	"Chi bộ học tập Chỉ thị số 37-CT/TW.",
	"Văn bản trình bày theo Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 của Văn phòng Trung ương Đảng.",
].join("\n");

describe("a member of staff who checks a draft in a browser", () => {
	let site: Site;
	let browser: Browser;
	const complaints: string[] = [];

	before(async function () {
		needBrowser(this);
		site = await serve(await storeWith("all"));
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
	});

	for (const scripts of [true, false])
		it(`pastes, reads, goes to the place in the draft, mends it and checks again, ${scripts ? "with" : "without"} JavaScript`, async () => {
			const context = await browser.newContext({ javaScriptEnabled: scripts });
			const page = await context.newPage();
			page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
			page.on("pageerror", (error) => complaints.push(error.message));
			await page.goto(site.url);
			await page.getByRole("navigation").getByRole("link", { name: "Soát dự thảo" }).click();
			await page.waitForURL("**/kiem-tra");

			await page.getByLabel("Nội dung dự thảo").fill(DRAFT);
			await page.getByRole("button", { name: "Soát trích dẫn" }).click();
			const outcome = page.getByRole("region", { name: "Đã soát 3 trích dẫn" });
			await outcome.waitFor();
			expect(await outcome.textContent())
				.to.include("1 khác với sổ")
				.and.include("2 nên xem lại");
			const differs = page.getByRole("region", { name: /^Khác với sổ/ });
			expect(await differs.textContent()).to.include("sổ ghi ngày 22/10/2018");

			await differs.locator("blockquote a").click();
			const mark = page.locator("a.mark:target");
			expect(await mark.textContent()).to.equal("Nghị quyết số 35-NQ/TW");
			await mark.click();
			expect(page.url()).to.match(/#k\d+$/);

			const choice = page.locator("details", { hasText: "Hội Nhà báo" });
			await choice.locator("summary").click();
			expect(await choice.locator("[data-copy]").textContent()).to.match(/^Chỉ thị số 37-CT\/TW, ngày 18\/3\/2004 của/);

			const mended = DRAFT.replace("22/8/2018", "22/10/2018").split("\n")[0] ?? "";
			await page.getByLabel("Nội dung dự thảo").fill(mended);
			await page.getByRole("button", { name: "Soát trích dẫn" }).click();
			await page.getByRole("heading", { name: "Không thấy chỗ nào khác với sổ trong 1 trích dẫn" }).waitFor();
			await context.close();
		});

	it("copies a right form with one click", async () => {
		const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
		const page = await context.newPage();
		await page.goto(`${site.url}/kiem-tra`);
		await page.getByLabel("Nội dung dự thảo").fill(DRAFT);
		await page.getByRole("button", { name: "Soát trích dẫn" }).click();
		const button = page.getByRole("button", { name: "Chép: ngày 22/10/2018" });
		await button.click();
		await page.getByRole("button", { name: "Đã chép: ngày 22/10/2018" }).waitFor();
		expect(await page.evaluate(() => navigator.clipboard.readText())).to.equal("ngày 22/10/2018");
		await context.close();
	});

	it("fits a phone without scrolling sideways", async () => {
		const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
		const page = await context.newPage();
		await page.goto(`${site.url}/kiem-tra`);
		await page.getByLabel("Nội dung dự thảo").fill(DRAFT);
		await page.getByRole("button", { name: "Soát trích dẫn" }).click();
		await page.waitForLoadState();
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(390);
		await context.close();
	});

	it("met no error in the console on the way", () => {
		expect(complaints).to.deep.equal([]);
	});
});
