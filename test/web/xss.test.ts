import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { Source } from "../../model/source.ts";
import { DAN_VAN, directive, report, type Site, serve, storeWith } from "../server/fixture.ts";
import { launch, needBrowser } from "./browser.ts";
import { signIn } from "./sign-in.ts";
import { PAYLOADS } from "./xss-payloads.ts";

const TOKEN = "mat-khau-chi-de-thu-0123456789";

/** Text that may stand in an attribute of an address: a report's address needs a host. */
const address = (payload: string, i: number): string =>
	i % 2 === 0 ? payload : `https://bao.example/${i}/${encodeURI(payload).slice(0, 300)}#${payload.slice(0, 200)}`;

/**
 * A site into which 200 attacks came by title, body, author, address and name of source, and by what a person typed.
 * The browser ignores the content policy here, so that it hides no hole: what holds is that all text stays text.
 */
describe("text from outside that tries to be a script", function () {
	this.timeout(300_000);
	let site: Site;
	let browser: Browser;
	let page: Page;
	const ran: string[] = [];
	const reports: number[] = [];

	before(async function () {
		needBrowser(this);
		const store = await storeWith("all");
		const sources = PAYLOADS.map((payload, i) =>
			Source.parse({
				id: `nguon-${i}`,
				name: payload,
				province: "yen-bai",
				level: "press",
				home: "https://bao.example/",
			}),
		);
		for (const [i, payload] of PAYLOADS.entries()) {
			const id = `thong-bao:${i + 1}-tb-tu:yen-bai:k19`;
			const stub = directive(id, `${i + 1}-TB/TU`, payload, {
				origin: "cited",
				level: "province",
				province: "yen-bai",
			});
			const one = report(
				`${payload} ${i}`,
				`${payload}\nBài số ${i} ${payload} dẫn Nghị quyết số 25-NQ/TW và Thông báo số ${i + 1}-TB/TU ${payload}.`,
				[
					{
						raw: "Nghị quyết số 25-NQ/TW",
						id: DAN_VAN,
						more: { title: payload, reasons: [payload], warnings: [payload] },
					},
					{
						raw: `Thông báo số ${i + 1}-TB/TU`,
						id,
						more: { confidence: 0.4, candidates: [{ id, score: 0.4, reasons: [payload] }] },
					},
				],
				{ url: address(payload, i), author: payload, sourceId: `nguon-${i}` },
			);
			reports.push((await store.saveReport(one.report, one.mentions, [stub], null)).id);
			await store.addFeedback(
				{ about: "other", subject: payload.slice(0, 300), text: `${payload} ${i}`, contact: payload.slice(0, 200) },
				"2026-11-25T00:00:00.000Z",
			);
		}
		site = await serve(store, { sources, admin: { token: TOKEN, startCrawl: async () => {} } });
		browser = await launch();
		const context = await browser.newContext({ bypassCSP: true });
		page = await context.newPage();
		await context.exposeFunction("xss", () => void ran.push(page.url()));
		page.on("dialog", (dialog) => {
			ran.push(`${page.url()}: ${dialog.message()}`);
			void dialog.dismiss();
		});
	});
	after(async () => {
		await browser?.close();
		await site?.end();
	});

	/** What of a page is markup that no page of ours has. */
	async function foreign(path: string): Promise<string[]> {
		await page.goto(site.url + path, { waitUntil: "domcontentloaded" });
		const found = await page.evaluate(() => {
			const faults: string[] = [];
			for (const element of document.querySelectorAll("*")) {
				const name = element.localName;
				if (/^(iframe|object|embed|base|marquee|video|math|animate|template|noscript|x)$/.test(name)) faults.push(name);
				if (
					name === "script" &&
					!(element as HTMLScriptElement).src &&
					element.getAttribute("type") !== "application/ld+json"
				)
					faults.push("inline script");
				for (const { name: attribute, value } of element.attributes) {
					if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc")
						faults.push(`${name} ${attribute}`);
					if (
						/^(href|src|action|formaction|xlink:href)$/.test(attribute) &&
						/^\s*(javascript|data|vbscript):/i.test(value)
					)
						faults.push(`${name} ${attribute}=${value}`);
				}
			}
			return faults;
		});
		return found.map((fault) => `${path}: ${fault}`);
	}

	async function holds(paths: string[]): Promise<void> {
		const faults: string[] = [];
		for (const path of paths) faults.push(...(await foreign(path)));
		expect(faults).to.deep.equal([]);
		expect(ran).to.deep.equal([]);
	}

	it("there are 200 of them, all different, and the test would see one that runs", async () => {
		expect(new Set(PAYLOADS).size).to.equal(200);
		await page.goto(site.url);
		await page.evaluate(() => {
			document.body.innerHTML = `<img src=x onerror="xss(1).then(() => document.title = 'ran')">`;
		});
		await page.waitForFunction(() => document.title === "ran");
		expect(ran.length).to.equal(1);
		ran.length = 0;
	});

	it("stays text in each report's page, with its title, body, author and address", () =>
		holds(reports.map((id) => `/bc/${id}`)));

	it("stays text as the name of a source, on the pages of the sources and of those who keep them", async () => {
		await holds(
			PAYLOADS.flatMap((_, i) => (i % 4 === 0 ? [`/nguon/nguon-${i}`] : [])).concat("/nguon", "/en/nguon", "/so-lieu"),
		);
	});

	it("stays text as what is searched for, in results and in the search of citations", async () => {
		const typed = PAYLOADS.map((payload) => encodeURIComponent(payload.slice(0, 200)));
		await holds(
			// By turns, so that each is searched for once and each page meets half of them.
			typed.map((q, i) =>
				i % 2 ? `/tim?q=${q}&loai=${["vb", "bc", "td"][i % 3]}` : `${i % 4 ? "/en" : ""}/trich-dan?q=${q}`,
			),
		);
	});

	it("stays text in lists, in the page of a document it is the title of, and in why a citation means that", async () => {
		const every = reports.flatMap((id, i) => (i % 4 === 1 ? [id] : []));
		const starts = await Promise.all(every.map(async (id) => `${id}-${(await site.store.mentionsOf(id))[0]?.start}`));
		await holds([
			"/",
			"/en",
			"/bc",
			"/vb",
			"/vb?loai=thong-bao",
			"/tim?q=thông+báo&loai=vb",
			"/trich-dan?q=bài+số",
			"/vb/nghi-quyet/25-nq-tw/k11",
			"/vb/25-nq-tw",
			...every.map((_, i) => `/vb/thong-bao/${4 * i + 2}-tb-tu/yen-bai/k19`),
			...starts.map((place) => `/td/${place}`),
		]);
	});

	it("stays text in the form for errors and in the draft check", async () => {
		await holds(
			PAYLOADS.flatMap((payload, i) =>
				i % 4 === 2 ? [`/bao-loi?ve=other&muc=${encodeURIComponent(payload.slice(0, 200))}`] : [],
			),
		);
		for (const payload of PAYLOADS.filter((_, i) => i % 10 === 3)) {
			await page.goto(`${site.url}/kiem-tra`);
			await page.getByLabel("Nội dung dự thảo").fill(`${payload} Nghị quyết số 25-NQ/TW ngày 04/6/2013 ${payload}`);
			await page.getByRole("button", { name: "Soát trích dẫn" }).click();
			await page.waitForLoadState();
		}
		expect(ran).to.deep.equal([]);
	});

	it("stays text on the pages of those who keep the index", async () => {
		await signIn(page, site.url, TOKEN, PAYLOADS[0]);
		await holds([
			"/quan-tri",
			"/quan-tri/duyet",
			"/quan-tri/gop-y",
			"/quan-tri/nguon",
			"/quan-tri/lan-thu-thap",
			"/quan-tri/tach?tu=nghi-quyet:25-nq-tw:k11",
			"/quan-tri/gop?tu=thong-bao:2-tb-tu:yen-bai:k19&vao=thong-bao:3-tb-tu:yen-bai:k19",
			"/quan-tri/nhat-ky",
		]);
	});

	it("stays text in what the search box suggests", async () => {
		await page.goto(site.url);
		await page.getByRole("combobox").first().fill("1-TB/TU");
		await page.getByRole("option").first().waitFor();
		expect(await page.locator("[role=listbox] :is(img, script, svg, iframe)").count()).to.equal(0);
		expect(ran).to.deep.equal([]);
	});
});
