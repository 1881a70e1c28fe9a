import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import type { Browser } from "playwright-core";
import { DAN_VAN, report, type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";
import { buildScript } from "./script.ts";
import { PHONE, type Visitor, visit } from "./visitor.ts";

const AT = "Đảng ủy thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013 tại 12 chi bộ.";
const FILLING = "Bà con trong xã tích cực hưởng ứng phong trào làm đường, trồng cây và giữ gìn vệ sinh chung.";
/** The text of the original: the same words stand in its first line, so that only those beside them tell the place. */
const LINES = ["Nghị quyết số 25-NQ/TW là chủ đề của bài.", ...Array.from({ length: 60 }, () => FILLING), AT];

describe("the page of a report in a browser", () => {
	let site: Site;
	let original: Server;
	let browser: Browser;
	let script: Awaited<ReturnType<typeof buildScript>>;
	let id: number;
	let visitor: Visitor;

	before(async function () {
		needBrowser(this);
		script = await buildScript();
		original = createServer((_req, res) => {
			res.setHeader("Content-Type", "text/html; charset=utf-8");
			res.end(`<!doctype html><title>Bài gốc</title>${LINES.map((line) => `<p>${line}</p>`).join("")}`);
		});
		await new Promise<void>((resolve) => original.listen(0, "127.0.0.1", resolve));
		const { port } = original.address() as AddressInfo;
		const store = await storeWith("all");
		const text = LINES.slice(1).join("\n");
		const candidates = [
			{ id: DAN_VAN, score: 18.2, reasons: ["đúng ngày ban hành 03/06/2013"] },
			{ id: "nghi-quyet:25-nq-tw:k9", score: -9.5, reasons: ["ngày không khớp"] },
		];
		for (const changed of [text.replace("12 chi bộ", "9 chi bộ"), text]) {
			const one = report(
				"Bài ở trang khác",
				changed,
				[{ raw: "Nghị quyết số 25-NQ/TW", id: DAN_VAN, more: { candidates } }],
				{ url: `http://127.0.0.1:${port}/bai.html` },
			);
			({ id } = await store.saveReport(one.report, one.mentions, [], null));
		}
		site = await serve(store, { assetsDir: script.folder });
		browser = await launch();
	});
	after(async () => {
		await browser?.close();
		await site?.end();
		original?.close();
		await script?.remove();
	});
	afterEach(async () => {
		await visitor?.end();
		expect(visitor?.complaints).to.deep.equal([]);
	});

	for (const from of ["mark", "table"] as const) {
		const link = from === "mark" ? ".text a.why" : ".citations a.ask";

		it(`opens the reasons over it from the ${from}, and gives the focus back at Escape`, async () => {
			visitor = await visit(browser, site.url);
			const { page } = visitor;
			await page.goto(`${site.url}/bc/1`);
			const trigger = page.locator(link).nth(3);
			await trigger.focus();
			await page.keyboard.press("Enter");
			const panel = page.getByRole("dialog", { name: "Vì sao? “Nghị quyết số 25-NQ/TW”" });
			await panel.waitFor();
			expect(await panel.textContent())
				.to.include("Chưa phân biệt được")
				.and.include("chủ đề khớp")
				.and.include("0,1 điểm");
			expect(await panel.getAttribute("aria-busy")).to.equal(null);
			expect(page.url()).to.equal(`${site.url}/bc/1`);
			expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).to.equal(true);

			await page.keyboard.press("Escape");
			await panel.waitFor({ state: "hidden" });
			expect(await trigger.evaluate((element) => element === document.activeElement)).to.equal(true);
		});

		it(`leads from the ${from} to the page of the reasons without JavaScript`, async () => {
			visitor = await visit(browser, site.url, { javaScriptEnabled: false });
			const { page } = visitor;
			await page.goto(`${site.url}/en/bc/1`);
			await page.locator(link).first().click();
			await page.waitForURL("**/en/td/1-*");
			expect(await page.getByRole("heading", { level: 1 }).textContent()).to.equal("“Nghị quyết số 25-NQ/TW”");
			expect(await page.locator(".why-steps").textContent())
				.to.include("Decision")
				.and.include("certain (95%)");
			await page.getByRole("link", { name: "See it in the report, at this place" }).click();
			expect(await page.locator(".cite:target").textContent()).to.equal("Nghị quyết số 25-NQ/TW");
		});
	}

	it("closes the reasons by its button and by a click beside them, and opens the next ones", async () => {
		visitor = await visit(browser, site.url);
		const { page } = visitor;
		await page.goto(`${site.url}/en/bc/1`);
		const panel = page.getByRole("dialog");
		await page.locator(".citations a.ask").first().click();
		await panel.getByText("certain (95%)").waitFor();
		await panel.getByRole("button", { name: "Close" }).click();
		await panel.waitFor({ state: "hidden" });
		await page.locator(".citations a.ask").nth(4).click();
		await panel.getByText("It is not clear which document this is").waitFor();
		await page.mouse.click(20, 400);
		await panel.waitFor({ state: "hidden" });
	});

	it("goes to the page of the reasons where they cannot be had in place", async () => {
		visitor = await visit(browser, site.url);
		const { page } = visitor;
		await page.goto(`${site.url}/bc/1`);
		let asked = 0;
		await page.route("**/td/1-*", (route) => (asked++ === 0 ? route.abort() : route.continue()));
		// The refusal is the test's own and stands in the console.
		await page.locator(".citations a.ask").first().click();
		await page.waitForURL("**/td/1-*");
		expect(await page.locator(".why-steps").isVisible()).to.equal(true);
		expect(visitor.complaints.splice(0).join()).to.include("net::ERR_FAILED");
	});

	it("tells at a mark that has the focus what it means", async () => {
		visitor = await visit(browser, site.url);
		const { page } = visitor;
		await page.goto(`${site.url}/bc/1`);
		await page.locator('a[href="#trich-dan"]').focus();
		await page.keyboard.press("Tab");
		const told = await page.evaluate(() => {
			const focused = document.activeElement as Element;
			return [focused.className, getComputedStyle(focused, "::after").content];
		});
		expect(told[0]).to.include("cite");
		expect(told[1]).to.include("03/06/2013").and.include("chắc chắn");
	});

	it("draws the three grades of sureness by three kinds of lines", async () => {
		visitor = await visit(browser, site.url);
		const { page } = visitor;
		await page.goto(`${site.url}/bc/1`);
		const lines = await page.evaluate(() =>
			["sure", "likely", "unsure"].map((grade) => {
				const { textDecorationStyle, textDecorationThickness } = getComputedStyle(
					document.querySelector(`.cite-line.${grade}`) as Element,
				);
				return `${textDecorationStyle} ${textDecorationThickness}`;
			}),
		);
		expect(lines).to.deep.equal(["solid 2.5px", "dashed 1.5px", "dotted 2.5px"]);
	});

	it("leads to the very place on the original page, by the words beside it", async () => {
		visitor = await visit(browser, site.url);
		const { page } = visitor;
		await page.goto(`${site.url}/bc/${id}`);
		const link = page.getByRole("link", { name: /^Mở bài gốc ở chỗ trích dẫn/ });
		await link.click();
		await page.waitForURL("**/bai.html*");
		await page.waitForFunction(() => scrollY > 0);
		const place = await page.getByText(AT).evaluate((element) => element.getBoundingClientRect().top);
		expect(place).to.be.within(0, 860);
		expect(visitor.complaints.splice(0).every((text) => text.includes("asked for"))).to.equal(true);
	});

	it("shows what was edited without JavaScript, unchanged paragraphs folded", async () => {
		visitor = await visit(browser, site.url, { javaScriptEnabled: false });
		const { page } = visitor;
		await page.goto(`${site.url}/bc/${id}`);
		await page.getByRole("link", { name: "So bản 1 với bản này" }).click();
		await page.waitForURL(`**/bc/${id}/phien-ban/1`);
		expect(await page.locator(".diff del").textContent()).to.equal("9");
		expect(await page.locator(".diff ins").textContent()).to.equal("12");
		const fold = page.locator("details");
		expect(await fold.getByText(FILLING).first().isVisible()).to.equal(false);
		await fold.locator("summary").click();
		expect(await fold.getByText(FILLING).first().isVisible()).to.equal(true);
	});

	it("never scrolls sideways on a phone, nor do the reasons and what was edited", async () => {
		visitor = await visit(browser, site.url, PHONE);
		const { page } = visitor;
		const width = () => page.evaluate(() => document.documentElement.scrollWidth);
		const start = await (await fetch(`${site.url}/api/v1/reports/${id}`)).json();
		for (const path of ["/bc/1", `/td/${id}-${start.citations[0].start}`, `/bc/${id}/phien-ban/1`, "/td/1-0"]) {
			await page.goto(site.url + path);
			expect(await width(), path).to.equal(390);
		}
		await page.goto(`${site.url}/bc/1`);
		await page.locator(".citations a.ask").first().click();
		const panel = page.getByRole("dialog");
		await panel.locator(".why-steps").waitFor();
		expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).to.equal(0);
	});
});
