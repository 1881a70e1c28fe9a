// Takes the documentation's screenshots: starts the product over the sample site and visits every page.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { projectRoot } from "../data/root.ts";
import { launch } from "../test/web/browser.ts";
import { ADMIN_PAGES, numberedPages, PUBLIC_PAGES } from "../test/web/every-page.ts";
import { startProduct } from "../test/web/product.ts";
import { signIn } from "../test/web/sign-in.ts";

const VIEWS = [
	{ name: "", viewport: { width: 1280, height: 900 }, colorScheme: "light" as const },
	{ name: "-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const },
	{ name: "-phone", viewport: { width: 390, height: 844 }, colorScheme: "light" as const },
];
/** Pages of which the English one is shown as well. */
const ENGLISH = ["home", "directive"] as const;

/** A picture as WebP, a third of the size; the browser makes it. */
async function webp(painter: Page, png: Buffer): Promise<Buffer> {
	const data = await painter.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
		const image = await createImageBitmap(new Blob([bytes]));
		const canvas = new OffscreenCanvas(image.width, image.height);
		canvas.getContext("2d")?.drawImage(image, 0, 0);
		const made = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
		return [...new Uint8Array(await made.arrayBuffer())];
	}, png.toString("base64"));
	return Buffer.from(data);
}

const target = join(projectRoot, "docs", "screenshots");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const product = await startProduct();
const browser = await launch();
const painter = await browser.newPage();
const pages: Record<string, string> = { ...PUBLIC_PAGES, ...(await numberedPages(product.home)), ...ADMIN_PAGES };
for (const name of ENGLISH) pages[`${name}-english`] = `/en${PUBLIC_PAGES[name]}`.replace(/\/$/, "");
for (const { name: view, ...options } of VIEWS) {
	const page = await (await browser.newContext(options)).newPage();
	await signIn(page, product.home);
	for (const [name, path] of Object.entries(pages)) {
		await page.goto(`${product.home}${path}`);
		await page.evaluate(() => document.fonts.ready);
		writeFileSync(join(target, `${name}${view}.webp`), await webp(painter, await page.screenshot()));
	}
}
await browser.close();
await product.end();
