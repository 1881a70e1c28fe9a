import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { AxeResults, RunOptions } from "axe-core";
import { expect } from "chai";
import type { Browser, Page } from "playwright-core";
import { projectRoot } from "../../data/root.ts";
import { launch, needBrowser } from "./browser.ts";
import { ADMIN_PAGES, numberedPages, PUBLIC_PAGES } from "./every-page.ts";
import { type Product, SCRIPT, startProduct } from "./product.ts";
import { signIn } from "./sign-in.ts";
import { PHONE, type Visitor, visit } from "./visitor.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Bytes of a page's HTML, and of all scripts as they are sent. */
const MOST_HTML = 60_000;
const MOST_SCRIPT = 40_000;
/** The part of the area of a page that may move while it loads. */
const MOST_SHIFT = 0.1;

/** What axe finds wrong with the page as it is shown now, each with the first element that has it. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
	if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
	const found = await page.evaluate((how) => {
		const { axe } = window as unknown as { axe: { run(what: Document, how: RunOptions): Promise<AxeResults> } };
		return axe.run(document, how);
	}, options);
	return found.violations.map(
		({ id, nodes: [first] }) => `${id}: ${first?.html.slice(0, 200)} ${first?.failureSummary}`,
	);
}

describe("every page, in a browser", function () {
	this.timeout(300_000);
	let product: Product;
	let browser: Browser;
	let numbered: Record<string, string>;

	before(async function () {
		needBrowser(this);
		product = await startProduct();
		browser = await launch();
		numbered = await numberedPages(product.home);
	});
	after(async () => {
		await browser?.close();
		await product?.end();
	});

	/** Goes through all pages of a kind with one visitor. */
	async function each(visitor: Visitor, pages: Record<string, string>, look: (name: string) => Promise<void>) {
		for (const [name, path] of Object.entries(pages)) {
			await visitor.page.goto(product.home + path);
			await look(name);
		}
	}
	const inEnglish = (pages: Record<string, string>): Record<string, string> =>
		Object.fromEntries(
			Object.entries(pages).map(([name, path]) => [`${name} in English`, path === "/" ? "/en" : `/en${path}`]),
		);
	const publicPages = () => ({ ...PUBLIC_PAGES, ...numbered });

	for (const [kind, pages, signed] of [
		["public", publicPages, false],
		["English", () => inEnglish(publicPages()), false],
		["admin", () => ADMIN_PAGES, true],
		["English admin", () => inEnglish(ADMIN_PAGES), true],
	] as const)
		describe(`of the ${kind} ones`, () => {
			let visitor: Visitor;
			before(async () => {
				visitor = await visit(browser, product.home);
				if (signed) await signIn(visitor.page, product.home);
			});
			after(() => visitor?.end());

			it("axe finds no violation, in light and in dark", async () => {
				const faults: string[] = [];
				await each(visitor, pages(), async (name) => {
					const found = await violations(visitor.page, { runOnly: RULES });
					await visitor.page.emulateMedia({ colorScheme: "dark" });
					found.push(...(await violations(visitor.page, { runOnly: { type: "rule", values: ["color-contrast"] } })));
					await visitor.page.emulateMedia({ colorScheme: "light" });
					faults.push(...found.map((fault) => `${name}: ${fault}`));
				});
				expect(faults.join("\n")).to.equal("");
			});

			it("each has a title, a description of its language, one heading of the first rank, and little that moves", async () => {
				const titles = new Map<string, string>();
				await each(visitor, pages(), async (name) => {
					const seen = await visitor.page.evaluate(() => ({
						title: document.title,
						lang: document.documentElement.lang,
						headings: document.querySelectorAll("h1").length,
						shift: performance
							.getEntriesByType("layout-shift")
							.reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
					}));
					expect(seen.lang, name).to.equal(name.endsWith("in English") ? "en" : "vi");
					expect(seen.headings, name).to.equal(1);
					expect(seen.title.length, name).to.be.greaterThan(5);
					expect(seen.shift, name).to.be.below(MOST_SHIFT);
					titles.set(name, seen.title);
				});
				expect(titles.size).to.be.greaterThan(5);
			});

			it("each stays under 60 kB of HTML", async () => {
				const sizes: [string, number][] = [];
				for (const [name, path] of Object.entries(pages())) {
					const response = await visitor.page.request.get(product.home + path);
					sizes.push([name, (await response.body()).length]);
				}
				const [largest] = sizes.toSorted((a, b) => b[1] - a[1]);
				console.log(`      largest: ${largest?.[0]}, ${((largest?.[1] ?? 0) / 1000).toFixed(1)} kB`);
				expect(sizes.filter(([, size]) => size > MOST_HTML)).to.deep.equal([]);
			});

			it("none scrolls sideways on a phone", async () => {
				const wide: string[] = [];
				await visitor.page.setViewportSize(PHONE.viewport);
				await each(visitor, pages(), async (name) => {
					const width = await visitor.page.evaluate(() => document.documentElement.scrollWidth);
					if (width > 390) wide.push(`${name}: ${width}`);
				});
				await visitor.page.setViewportSize({ width: 1280, height: 860 });
				expect(wide).to.deep.equal([]);
			});

			it("links lead to pages of the same language, and to pages that are there", async () => {
				const astray: string[] = [];
				const ends = new Set<string>();
				await each(visitor, pages(), async (name) => {
					const links = await visitor.page.evaluate(() =>
						[...document.querySelectorAll<HTMLAnchorElement>("a[href^='/']:not(.tongue)")].map((link) =>
							link.getAttribute("href"),
						),
					);
					const english = name.endsWith("in English");
					for (const href of links) {
						if (!href || /^\/(api|assets|openapi)|\.(json|jsonl|csv|ris|bib|atom|zip)(\?|$)/.test(href)) continue;
						if (/^\/en(\/|$|\?|#)/.test(href) !== english) astray.push(`${name}: ${href}`);
						// Of the addresses that differ by their query alone one is enough.
						ends.add(href.replace(/[?#].*/s, ""));
					}
				});
				expect(astray).to.deep.equal([]);
				const dead: string[] = [];
				for (const path of ends) {
					const response = await visitor.page.request.get(product.home + path, { maxRedirects: 3 });
					if (response.status() >= 400) dead.push(`${path}: ${response.status()}`);
				}
				expect(dead).to.deep.equal([]);
			});

			it("none brought an error in the console, a dialog, or a request to another host", () => {
				expect(visitor.complaints).to.deep.equal([]);
			});
		});

	it("axe would see a fault", async () => {
		const visitor = await visit(browser, product.home);
		await visitor.page.goto(product.home);
		await visitor.page.evaluate(() => {
			const [main] = document.getElementsByTagName("main");
			main?.append(document.createElement("img"), document.createElement("button"));
		});
		const found = await violations(visitor.page, { runOnly: RULES });
		expect(found.map((fault) => fault.split(":")[0])).to.include.members(["image-alt", "button-name"]);
		await visitor.end();
	});

	it("the script is under 40 kB as it is sent", () => {
		const size = gzipSync(readFileSync(join(projectRoot, SCRIPT)), { level: 6 }).length;
		console.log(`      ${(size / 1000).toFixed(1)} kB gzipped`);
		expect(size).to.be.below(MOST_SCRIPT);
	});

	it("the first paint waits for the style sheet and nothing else", async () => {
		const visitor = await visit(browser, product.home);
		await visitor.page.goto(product.home, { waitUntil: "load" });
		const blocking = await visitor.page.evaluate(() =>
			performance
				.getEntriesByType("resource")
				.filter((entry) => (entry as unknown as { renderBlockingStatus: string }).renderBlockingStatus === "blocking")
				.map(({ name }) => new URL(name).pathname),
		);
		expect(blocking).to.deep.equal(["/assets/style.css"]);
		await visitor.end();

		const bare = await visit(browser, product.home);
		// Neither fonts nor scripts ever come.
		await bare.page.route(/\/assets\/(fonts|main)/, () => {});
		await bare.page.goto(product.home, { waitUntil: "commit" });
		await bare.page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
		expect(await bare.page.getByRole("heading", { level: 1 }).isVisible()).to.equal(true);
		await bare.end();
	});

	it("the whole text of a page is set in the fonts of the site", async () => {
		const visitor = await visit(browser, product.home);
		await visitor.page.goto(`${product.home}${PUBLIC_PAGES.directive}`);
		const loaded = await visitor.page.evaluate(async () => {
			await document.fonts.ready;
			return [...document.fonts]
				.filter(({ status }) => status === "loaded")
				.map(({ family }) => family.replaceAll('"', ""));
		});
		expect(new Set(loaded)).to.deep.equal(new Set(["Be Vietnam Pro", "Source Serif 4 Variable"]));
		const missing = await visitor.page.evaluate(() =>
			["Ắ", "ộ", "ữ", "ỵ", "đ", "Ẵ", "₫"].filter(
				(letter) =>
					!document.fonts.check('16px "Be Vietnam Pro"', letter) ||
					!document.fonts.check('16px "Source Serif 4 Variable"', letter),
			),
		);
		expect(missing).to.deep.equal([]);
		await visitor.end();
	});

	it("paper gets the address and the day, and no menus", async () => {
		const visitor = await visit(browser, product.home);
		await visitor.page.goto(`${product.home}${PUBLIC_PAGES.directive}`);
		await visitor.page.emulateMedia({ media: "print" });
		expect(await visitor.page.getByRole("navigation").first().isVisible()).to.equal(false);
		expect(await visitor.page.locator(".onpaper").isVisible()).to.equal(true);
		const shown = await visitor.page.locator(".onpaper").textContent();
		expect(shown)
			.to.include("/vb/nghi-quyet/25-nq-tw/k11")
			.and.match(/\d\d:\d\d \d\d\/\d\d\/\d{4}/);
		await visitor.end();
	});
});
