import { expect } from "chai";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { Source } from "../../model/source.ts";
import { DAN_VAN, report, type Site, STUB, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";
import { PHONE, type Visitor, visit } from "./visitor.ts";

const TOKEN = "ma-chi-de-thu-0123456789";
const K9 = "nghi-quyet:25-nq-tw:k9";
const UNSURE = 12;

const SOURCES = ["Cổng thông tin Yên Bái", "Báo Nghệ An", "Trang tin Thoại Sơn"].map((name, i) =>
	Source.parse({ id: `nguon-${i}`, name, province: null, level: "press", home: `https://n${i}.example.vn/` }),
);

/** A register with reports of which nobody can say which resolution they mean, and three sources that fare differently. */
async function site(): Promise<Site> {
	const store = await storeWith("all");
	for (let i = 0; i < UNSURE; i++) {
		const candidates = [
			{ id: DAN_VAN, score: 0.5, reasons: ["chủ đề khớp"] },
			{ id: K9, score: 0.4, reasons: [] },
		];
		const { report: one, mentions } = report(
			`Xã số ${i} họp giao ban`,
			`Hội nghị số ${i} bàn nhiều việc của địa phương.\nXã thứ ${i} tiếp tục thực hiện Nghị quyết số 25-NQ/TW ở ${i + 2} thôn.`,
			[{ raw: "Nghị quyết số 25-NQ/TW", more: { status: "ambiguous", confidence: 0.5, candidates } }],
		);
		await store.saveReport(one, mentions, [], null);
	}
	const counts = { fetched: 6, created: 2, updated: 0, unchanged: 4, failed: 0, mentions: 3 };
	for (const [i, failed] of [0, 6, 1].entries()) {
		const run = await store.startRun(`nguon-${i}`, "2026-11-25T01:00:00.000Z");
		await store.finishRun(run, "2026-11-25T01:02:00.000Z", { ...counts, failed }, null);
	}
	return serve(store, { admin: { token: TOKEN, startCrawl: async () => {} }, sources: SOURCES });
}

const words = async (page: Page, selector: string): Promise<string> =>
	((await page.locator(selector).first().textContent()) ?? "").replace(/\s+/g, " ").trim();

/** Nothing of the page is wider than the screen. */
async function fits(page: Page): Promise<void> {
	const [shown, whole] = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
	expect(whole, page.url()).to.be.at.most(shown ?? 0);
}

const WAYS: [string, BrowserContextOptions][] = [
	["on a wide screen", {}],
	["on a phone", PHONE],
	["on a wide screen without JavaScript", { javaScriptEnabled: false }],
	["on a phone without JavaScript", { ...PHONE, javaScriptEnabled: false }],
];

describe("who looks after the index, in a browser", () => {
	let browser: Browser;
	let served: Site;
	let visitor: Visitor;

	before(async function () {
		needBrowser(this);
		browser = await launch();
	});
	after(() => browser?.close());
	beforeEach(async () => {
		served = await site();
	});
	afterEach(async () => {
		await visitor?.end();
		await served.end();
	});

	async function start(options: BrowserContextOptions): Promise<Page> {
		visitor = await visit(browser, served.url, options);
		await signIn(visitor.page, served.url, TOKEN, "Lan");
		return visitor.page;
	}

	for (const [how, options] of WAYS) {
		it(`sees in the morning which source is well, what waits and when it goes on, ${how}`, async () => {
			const page = await start(options);
			const rows = await page.locator(".watch li").allTextContents();
			expect(rows.map((row) => row.replace(/\s+/g, " ").trim())).to.have.lengthOf(3);
			expect(rows[0]).to.match(/✕ Hỏng.*Báo Nghệ An.*Lần gần nhất không thành/s);
			expect(rows[1]).to.match(/! Cần xem.*Trang tin Thoại Sơn.*1 trang lỗi/s);
			expect(rows[2]).to.match(/✓ Tốt.*Cổng thông tin Yên Bái/s);
			expect(await words(page, ".tallies")).to.include("14 trích dẫn chờ duyệt");
			await fits(page);
			await page
				.getByRole("link", { name: /Chạy lại nguồn này/ })
				.first()
				.click();
			await page.getByRole("button", { name: "Chạy ngay" }).click();
			await page.getByText("Đã bắt đầu").waitFor();
			await fits(page);
			expect(visitor.complaints).to.deep.equal([]);
		});

		it(`merges after a look at what it does, undoes it, and old addresses lead on, ${how}`, async () => {
			const page = await start(options);
			const old = `${served.url}/vb/chi-thi/77-ct-tu/yen-bai/k19`;
			await page.getByRole("link", { name: "Gộp, tách" }).click();
			await page.getByLabel("Văn bản bị gộp (sẽ mất)").fill("77-CT/TU");
			await page.getByLabel("Gộp vào văn bản (giữ lại)").fill("25 tôn giáo");
			await page.getByRole("button", { name: "So sánh" }).click();
			await page.locator(".pick").first().getByRole("link", { name: "Chỉ thị số 77-CT/TU" }).click();
			await page.locator(".pick").last().getByRole("link", { name: "Nghị quyết số 25-NQ/TW" }).first().click();
			expect(await words(page, ".desk-outcome")).to.include(
				"Chỉ thị số 77-CT/TU → Nghị quyết số 25-NQ/TW: 1 trích dẫn sẽ chuyển",
			);
			await fits(page);
			await page.getByLabel("Lý do (ghi vào nhật ký)").fill("một văn bản, hai cách ghi");
			await page.getByRole("button", { name: "Gộp", exact: true }).click();
			await page.waitForURL("**/quan-tri/nhat-ky/*");
			const change = page.url();
			await page.goto(old);
			expect(page.url()).to.equal(`${served.url}/vb/nghi-quyet/25-nq-tw/k9`);
			await page.goto(change);
			await page.getByLabel("Lý do (ghi vào nhật ký)").fill("gộp nhầm");
			await page.getByRole("button", { name: "Hoàn tác thay đổi này" }).click();
			await page.waitForURL((url) => url.href !== change);
			expect(await words(page, "main .lead")).to.include("Hoàn tác thay đổi 1");
			await page.goto(old);
			expect(page.url()).to.equal(old);
			expect((await served.store.directive(STUB))?.mentions).to.equal(1);
			expect(visitor.complaints).to.deep.equal([]);
		});

		it(`decides uncertain citations by buttons and undoes one, ${how}`, async () => {
			const page = await start(options);
			await page.goto(`${served.url}/quan-tri/duyet`);
			await fits(page);
			for (const left of [13, 12]) {
				await page.locator("button.choice").first().click();
				await page.getByText(`còn ${left} câu`).waitFor();
			}
			await page.getByRole("button", { name: "Hoàn tác câu vừa rồi" }).click();
			await page.getByText("còn 13 câu").waitFor();
			await page.getByRole("link", { name: "Bỏ qua" }).click();
			await page.getByRole("button", { name: "Không phải văn bản nào" }).click();
			await page.getByText("còn 12 câu").waitFor();
			await fits(page);
			expect(visitor.complaints).to.deep.equal([]);
		});
	}

	it("clears the queue with the keyboard alone: ten citations, one of them undone", async () => {
		const page = await start({});
		await page.goto(`${served.url}/quan-tri/duyet`);
		const { keyboard } = page;
		const left = async (count: number): Promise<void> =>
			void (await page
				.getByText(`còn ${count} câu`, { exact: true })
				.or(page.getByText(`còn ${count} câu`))
				.first()
				.waitFor());
		await left(14);
		expect(await words(page, ".desk-keys"))
			.to.include("1–9 chọn văn bản")
			.and.include("u hoàn tác");

		for (let i = 0; i < 4; i++) {
			// The sentence has the focus, so that it is read out and keys work at once.
			expect(await page.evaluate(() => document.activeElement?.className)).to.equal("case");
			await keyboard.press(i % 2 === 0 ? "1" : "2");
			await left(13 - i);
		}
		const sentence = await words(page, ".case mark");
		await keyboard.press("n");
		await left(9);
		await keyboard.press("u");
		await left(10);
		expect(await words(page, ".case mark")).to.equal(sentence);
		await keyboard.press("1");
		await left(9);
		const skipped = await words(page, ".case blockquote");
		await keyboard.press("s");
		await page.waitForFunction(
			(text) => !document.querySelector(".case")?.textContent?.includes(text),
			skipped.slice(-40),
		);
		// Looks for another document, and picks what was found.
		await keyboard.press("t");
		await keyboard.type("nq 18");
		expect(page.url()).not.to.include("q=");
		await keyboard.press("Enter");
		await page.getByText("Tìm thấy với “nq 18”").waitFor();
		await keyboard.press("1");
		await left(8);
		for (let i = 0; i < 4; i++) {
			await keyboard.press("1");
			await left(7 - i);
		}
		const { items, total } = await served.store.audit({ limit: 50 });
		expect(total).to.equal(12);
		expect(items.filter(({ undoneBy, action }) => action === "correct" && undoneBy === null)).to.have.lengthOf(10);
		expect((await served.store.directive("nghi-quyet:18-nq-tw:k12"))?.mentions).to.equal(1);
		expect(visitor.complaints).to.deep.equal([]);
	});

	it("presses nothing by key while something is typed, with another key held, or where keys are switched off", async () => {
		const page = await start({});
		await page.goto(`${served.url}/quan-tri/duyet`);
		await page.getByLabel("Lý do (ghi vào nhật ký)").focus();
		await page.keyboard.type("1 n s u");
		await page.keyboard.press("Enter");
		await page.locator("h1").click();
		await page.keyboard.press("Control+1");
		await page.evaluate(() => localStorage.setItem("phim-tat", "off"));
		await page.keyboard.press("1");
		await page.keyboard.press("n");
		await page.evaluate(() => localStorage.removeItem("phim-tat"));
		expect((await served.store.audit({ limit: 1 })).total).to.equal(0);
		await page.keyboard.press("1");
		await page.getByText("còn 13 câu").waitFor();
	});

	for (const [how, options] of WAYS)
		it(`hears from a reader what is wrong, ${how}`, async () => {
			visitor = await visit(browser, served.url, options);
			const { page } = visitor;
			await page.goto(`${served.url}/bao-loi?ve=directive&muc=${DAN_VAN}`);
			await fits(page);
			await page.getByLabel("Sai ở đâu, đúng ra là gì").fill("Thiếu tên gọi tắt của nghị quyết.");
			await page.getByRole("button", { name: "Gửi" }).click();
			await page.getByRole("heading", { name: "Cảm ơn bạn" }).waitFor();
			await page.getByRole("link", { name: "Về trang đang xem" }).click();
			await page.waitForURL("**/vb/nghi-quyet/25-nq-tw/k11");
			await signIn(page, served.url, TOKEN, "Lan");
			await page.getByRole("link", { name: /1 góp ý chưa đọc/ }).click();
			await page.getByLabel("Đã làm gì (ghi vào nhật ký)").fill("đã thêm tên");
			await page.getByRole("button", { name: "Đóng góp ý" }).click();
			await page.getByText("Hết việc: không còn góp ý nào").waitFor();
			await fits(page);
			expect(visitor.complaints).to.deep.equal([]);
		});
});
