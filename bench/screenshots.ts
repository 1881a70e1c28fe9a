// Takes the documentation's screenshots: crawls the sample site into an index of its own and visits the pages.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../data/root.ts";
import { freePort, scratch, start, trichdan, writeSampleSources } from "../test/cli/trichdan.ts";
import { launch } from "../test/web/browser.ts";

const PAGES: [string, string][] = [
	["home", "/"],
	["results", "/tim?q=nq+25"],
	["directive", "/vb/nghi-quyet/25-nq-tw/k11"],
	["report", "/bc/1"],
];
const VIEWS = [
	{ name: "", viewport: { width: 1280, height: 860 }, colorScheme: "light" as const },
	{ name: "-dark", viewport: { width: 1280, height: 860 }, colorScheme: "dark" as const },
	{ name: "-phone", viewport: { width: 390, height: 844 }, colorScheme: "light" as const },
];

const folder = await scratch();
const sources = folder.path("sources.json");
await writeSampleSources(sources, await freePort());
const settings = { TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: sources, TRICHDAN_PORT: "0" };
await trichdan(["crawl"], settings);
const server = start(["serve", "--json"], settings);
const [, home] = await server.line(/"url": "([^"]+)"/);
const browser = await launch();
const target = join(projectRoot, "docs", "screenshots");
mkdirSync(target, { recursive: true });
for (const { name: view, ...options } of VIEWS) {
	const page = await (await browser.newContext(options)).newPage();
	for (const [name, path] of PAGES) {
		await page.goto(`${home}${path}`);
		await page.screenshot({ path: join(target, `${name}${view}.png`) });
	}
}
await browser.close();
server.process.kill("SIGTERM");
await server.finished;
await folder.remove();
