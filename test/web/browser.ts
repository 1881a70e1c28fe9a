import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where Debian's Chromium is, and the usual places of others. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Path of the browser that the tests drive; null where the machine has none. */
export const browserPath: string | null = PLACES.find((path) => existsSync(path)) ?? null;

/** Skips the test in plain sight where there is no browser; under CI that is a failure. */
export function needBrowser(test: Mocha.Context): void {
	if (browserPath !== null) return;
	const remedy = "No Chromium on this machine: run `apt-get install chromium`, then `make test` again.";
	if (process.env.CI) throw new Error(remedy);
	console.log(`      skipped: ${remedy}`);
	test.skip();
}

/** Starts the browser; as root it needs its sandbox off, and it is kept from calling home. */
export const launch = (): Promise<Browser> =>
	chromium.launch({
		...(browserPath && { executablePath: browserPath }),
		args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
	});
