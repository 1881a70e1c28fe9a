import { readFile } from "node:fs/promises";
import { expect } from "chai";
import { build } from "esbuild";
import type { Browser, Locator, Page } from "playwright-core";
import { scratch } from "../cli/trichdan.ts";
import { readCsv } from "../server/export/support.ts";
import { DAN_VAN, report, type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";

const CT = "chi-thi:05-ct-tw:k12";
const NGHE_AN = Array.from({ length: 60 }, (_, i) =>
	report(
		`Nghệ An chuyển đổi số, kỳ ${i}`,
		`Kỳ ${i}, chi bộ gắn Chỉ thị số 05-CT/TW với chuyển đổi số. Nghị quyết số 25-NQ/TW về dân vận cũng được quán triệt.`,
		[
			{ raw: "Chỉ thị số 05-CT/TW", id: CT, more: { relations: ["implements"] } },
			{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN },
		],
		{ province: "nghe-an", publishedOn: `2025-0${1 + (i % 6)}-1${i % 10}` },
	),
);

describe("the citation search in a browser", () => {
	let site: Site;
	let browser: Browser;
	let folder: Awaited<ReturnType<typeof scratch>>;
	const complaints: string[] = [];

	before(async function () {
		needBrowser(this);
		folder = await scratch();
		await build({
			entryPoints: ["web/client/main.ts"],
			bundle: true,
			format: "esm",
			target: "es2022",
			outfile: folder.path("client/main.js"),
		});
		const store = await storeWith("all");
		for (const { report: one, mentions } of NGHE_AN) await store.saveReport(one, mentions, [], null);
		site = await serve(store, { assetsDir: folder.path("client") });
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
		await folder?.remove();
	});

	async function visitor(javaScriptEnabled: boolean, width: number): Promise<Page> {
		const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 } });
		const page = await context.newPage();
		page.on("console", (message) => {
			if (message.type() === "error") complaints.push(message.text());
		});
		page.on("pageerror", (error) => complaints.push(error.message));
		return page;
	}
	const sentences = (page: Page): Promise<string[]> => page.locator("td.cau").allTextContents();
	const isWide = (page: Page): Promise<boolean> =>
		page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
	const opened = async (page: Page): Promise<void> => {
		const fields = page.locator("details.query-fields");
		if ((await fields.getAttribute("open")) === null) await fields.locator("> summary").click();
	};
	/** Waits until a box holds a text; the time limit of the test ends it. */
	async function holds(box: Locator, text: string): Promise<void> {
		let value = await box.inputValue();
		while (value !== text) value = await box.inputValue();
	}
	const asked = (q: string): string => `${site.url}/trich-dan?${new URLSearchParams({ q })}`;
	const control = (page: Page, name: string) => page.locator(`#cac-o [name="${name}"]`).first();

	for (const scripts of [true, false])
		for (const width of [1280, 390])
			describe(`${width} px wide, ${scripts ? "with" : "without"} JavaScript`, () => {
				let page: Page;
				before(async () => {
					page = await visitor(scripts, width);
				});
				after(() => page?.context().close());

				it("makes of the controls an address that gives the same rows to anyone", async () => {
					await page.goto(`${site.url}/trich-dan`);
					await control(page, "cumtu").fill("chuyển đổi số");
					await control(page, "loai").selectOption("chi-thi");
					await control(page, "tinh").selectOption("nghe-an");
					await control(page, "tu").fill("2025-03-01");
					await control(page, "quanhe").selectOption("implements");
					await page.getByRole("button", { name: "Ghép thành câu tìm và tìm" }).click();
					await page.waitForURL("**/trich-dan?q=**");
					const address = new URL(page.url());
					expect(Object.fromEntries(address.searchParams)).to.deep.equal({
						q: '"chuyển đổi số" loai:chi-thi tinh:nghe-an tu:01/03/2025',
						quanhe: "implements",
					});
					expect(await page.locator("#cau-tim").inputValue()).to.equal(address.searchParams.get("q"));
					expect(await page.locator(".total b").textContent()).to.equal("40 trích dẫn");
					expect(await isWide(page)).to.equal(false);
					const other = await visitor(!scripts, 1280);
					await other.goto(page.url());
					expect(await sentences(other)).to.deep.equal(await sentences(page));
					await other.context().close();
				});

				it("fills the controls from a text that is typed, and keeps what stands beside it", async () => {
					await page.locator("#cau-tim").fill('dân vận loai:nq tinh:"nghệ an" -"lễ hội"');
					await page.keyboard.press("Enter");
					await page.waitForURL("**q=d%C3%A2n**");
					await opened(page);
					expect(await control(page, "cactu").inputValue()).to.equal("dân vận");
					expect(await control(page, "loai").inputValue()).to.equal("nghi-quyet");
					expect(await control(page, "tinh").inputValue()).to.equal("nghe-an");
					expect(await control(page, "khongco").inputValue()).to.equal("lễ hội");
					expect(await control(page, "quanhe").inputValue()).to.equal("implements");
					expect(await isWide(page)).to.equal(false);
				});

				it("underlines what it does not understand", async () => {
					await page.goto(asked('loai:ct tinh:"nghệ an" tu:30/02/2025'));
					expect(await page.locator("#da-doc u").allTextContents()).to.deep.equal(["30/02/2025"]);
					const line = await page.locator("#da-doc u").evaluate((one) => getComputedStyle(one).textDecorationLine);
					expect(line).to.equal("underline");
					expect(await page.locator(".total b").textContent()).to.equal("60 trích dẫn");
				});

				it("shows the columns that are chosen, and keeps them in the address", async () => {
					await page.goto(asked('loai:ct tinh:"nghệ an"'));
					await page.getByText("Chọn cột").click();
					await page.getByLabel("Báo cáo", { exact: true }).uncheck();
					await page.getByLabel("Quan hệ").last().check();
					await page.getByRole("button", { name: "Hiện các cột này" }).click();
					await page.waitForURL("**cot=**");
					expect(new URL(page.url()).searchParams.get("cot")).to.equal("cau,vanban,tinh,ngay,quanhe,tincay");
					const first = page.locator("tbody tr").first();
					expect(await first.locator("td.baocao").count()).to.equal(0);
					expect(await first.locator("td.quanhe").textContent()).to.include("Triển khai");
					expect(await first.locator("td.quanhe").isVisible()).to.equal(true);
					expect(await isWide(page)).to.equal(false);
				});

				it("lets all rows be taken as a file", async () => {
					await page.goto(asked('loai:ct tinh:"nghệ an"'));
					expect(await page.locator(".total b").textContent()).to.equal("60 trích dẫn");
					const [download] = await Promise.all([
						page.waitForEvent("download"),
						page.getByRole("link", { name: "CSV (Excel)" }).click(),
					]);
					const text = await readFile((await download.path()) ?? "", "utf8");
					expect(readCsv(text.replace(/^\uFEFF/, ""))).to.have.length(61);
				});
			});

	it("keeps text and controls in step while either is changed", async () => {
		const page = await visitor(true, 1280);
		await page.goto(`${site.url}/trich-dan`);
		const text = page.locator("#cau-tim");
		await text.pressSequentially('tinh:"nghệ an","yên bái" tu:30/02/2025 "dân vận"');
		await page.locator("#da-doc u").waitFor();
		await holds(control(page, "cumtu"), "dân vận");
		expect(await page.locator("#da-doc u").allTextContents()).to.deep.equal(["30/02/2025"]);
		const provinces = () =>
			page.locator('#cac-o [name="tinh"]').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
		expect(await provinces()).to.deep.equal(["nghe-an", "yen-bai", ""]);

		await control(page, "khoa").fill("XI");
		await holds(text, '"dân vận" khoa:11 tinh:nghe-an,yen-bai');
		await page.locator('#cac-o [name="tinh"]').nth(1).selectOption("");
		await holds(text, '"dân vận" khoa:11 tinh:nghe-an');
		expect(await provinces()).to.deep.equal(["nghe-an", ""]);

		await control(page, "trangthai").selectOption("resolved");
		await text.press("Enter");
		await page.waitForURL("**trangthai=resolved**");
		expect(await page.locator(".total b").textContent()).to.equal("60 trích dẫn");
		await page.context().close();
	});

	it("offers the permanent address for copying, under that name", async () => {
		const page = await visitor(true, 1280);
		await page.goto(asked('loai:ct tinh:"nghệ an"'));
		const button = page.getByRole("button", { name: /^Chép liên kết: http/ });
		expect(await button.textContent()).to.equal("Chép liên kết");
		expect(await page.getByRole("button", { name: /^Chép: curl '/ }).count()).to.equal(1);
		await page.context().close();
	});

	it("met no error in the console on the way", () => {
		expect(complaints).to.deep.equal([]);
	});
});
