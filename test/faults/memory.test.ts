import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { openPooledSqlite } from "../../data/store/sqlite/pool.ts";
import { scratch } from "../cli/trichdan.ts";
import { pathOf } from "../hostile/articles.ts";
import { launch, meanwhile } from "../hostile/child.ts";
import { sourceOf, titles, titlesOf } from "../hostile/harness.ts";
import { articlesFrom, servePortal } from "../hostile/portal.ts";
import { type HostileHost, openHost } from "../hostile/site.ts";
import { serve } from "../server/fixture.ts";
import { figure } from "./rounds.ts";

const ARTICLES = articlesFrom(0, 19);
/** Where in the crawl the memory runs out. */
const AT = [0, 9];

/** Has a running process be given no more memory than it has: the next that it asks for ends it. */
const starve = (pid: number): void => void execFileSync("prlimit", ["--pid", String(pid), "--data=1:1"]);

describe("a crawler that is given no more memory", function () {
	this.timeout(120_000);
	let host: HostileHost;
	let folder: Awaited<ReturnType<typeof scratch>>;
	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES, ARTICLES.length);
		folder = await scratch();
		await writeFile(folder.path("sources.json"), JSON.stringify([sourceOf(host, "doi")]));
	});
	afterEach(async () => {
		await host.close();
		await folder.remove();
	});

	it("dies alone: readers are answered all along, nothing is lost, and the next one goes on", async function () {
		const settings = { TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: folder.path("sources.json") };
		const store = openPooledSqlite(settings.TRICHDAN_DB);
		const site = await serve(store);
		const ends: string[] = [];
		let requests = 0;
		const isAnswered = async (): Promise<void> => {
			for (const path of ["/healthz", "/readyz", "/api/v1/reports?q=d%C3%A2n%20v%E1%BA%ADn", "/bc"]) {
				expect((await site.get(path)).status, path).to.equal(200);
				requests++;
			}
		};
		try {
			for (const n of AT) {
				const article = ARTICLES[n];
				const crawler = launch(["crawl", "--source", "doi"], settings);
				await meanwhile(crawler, host.next(article ? pathOf(article) : "/"));
				starve(crawler.process.pid ?? 0);
				await isAnswered();
				const { status, signal } = await crawler.finished;
				expect(status === 0, "it went on without memory").to.equal(false);
				ends.push(signal ?? `status ${status}`);
				await isAnswered();
				expect(await store.check()).to.deep.equal([]);
			}
			const { status, stderr } = await launch(["crawl", "--source", "doi"], settings).finished;
			expect(status, stderr).to.equal(0);
			expect(await titlesOf(store)).to.deep.equal(titles(ARTICLES));
			await isAnswered();
			figure(this, `ended by ${ends.join(" and ")}, 0 of ${requests} requests failed`);
		} finally {
			await site.end();
		}
	});
});
