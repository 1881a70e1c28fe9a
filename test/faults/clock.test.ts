import { readdirSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { scratch } from "../cli/trichdan.ts";
import { articlePage, pathOf, type SampleArticle } from "../hostile/articles.ts";
import { launch, meanwhile } from "../hostile/child.ts";
import { sourceOf, titles, titlesOf } from "../hostile/harness.ts";
import { articlesFrom, servePortal } from "../hostile/portal.ts";
import { type HostileHost, openHost } from "../hostile/site.ts";
import { figure, isSoak, need } from "./rounds.ts";

const ARTICLES = articlesFrom(0, 7);
const [HELD] = ARTICLES.slice(4) as [SampleArticle];

/** The library that gives a program another time of day than the machine has. */
function faketime(): string {
	for (const place of readdirSync("/usr/lib").map((name) => `/usr/lib/${name}/faketime`)) {
		try {
			if (readdirSync(place).includes("libfaketime.so.1")) return `${place}/libfaketime.so.1`;
		} catch {
			// Most folders have none.
		}
	}
	throw new Error("there is no libfaketime");
}

describe("a machine whose time of day jumps by ten years", function () {
	this.timeout(120_000);
	let host: HostileHost;
	let folder: Awaited<ReturnType<typeof scratch>>;
	let settings: Record<string, string>;

	before(function () {
		need(this, "faketime", faketime);
	});
	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES, ARTICLES.length);
		folder = await scratch();
		await writeFile(folder.path("sources.json"), JSON.stringify([sourceOf(host, "dong-ho")]));
		settings = {
			TRICHDAN_DB: folder.path("index.db"),
			TRICHDAN_SOURCES: folder.path("sources.json"),
			LD_PRELOAD: faketime(),
			FAKETIME_TIMESTAMP_FILE: folder.path("clock"),
			FAKETIME_NO_CACHE: "1",
			// Timers go by a clock that nobody sets, as on a real machine.
			FAKETIME_DONT_FAKE_MONOTONIC: "1",
		};
	});
	afterEach(async () => {
		await host.close();
		await folder.remove();
	});
	const setClock = (years: number): void =>
		writeFileSync(folder.path("clock"), `${years < 0 ? "" : "+"}${years * 365}d\n`);

	for (const years of isSoak ? [10, -10] : [10])
		it(`${years > 0 ? "on" : "back"} in the midst of a crawl, and back again before the next, asks for each page once more at most by each jump`, async function () {
			let letGo = (): void => {};
			const gate = new Promise<void>((resolve) => {
				letGo = resolve;
			});
			host.on(pathOf(HELD), async (response) => {
				await gate;
				response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(articlePage(HELD));
			});
			setClock(0);
			const came = host.next(pathOf(HELD));
			const first = launch(["crawl", "--source", "dong-ho"], settings);
			await meanwhile(first, came);
			setClock(years);
			letGo();
			const { status, stderr } = await first.finished;
			expect(status, stderr).to.equal(0);
			const asked = (): number[] => ARTICLES.map((article) => host.count(pathOf(article)));
			expect(Math.min(...asked())).to.equal(1);
			expect(Math.max(...asked())).to.be.at.most(2);

			const store = openSqlite(folder.path("index.db"));
			const [run] = await store.runs(1);
			// It really was another year for it.
			const jumped = (Date.parse(run?.finishedAt ?? "") - Date.parse(run?.startedAt ?? "")) / 86_400_000;
			expect(jumped / years).to.be.within(360, 370);

			setClock(0);
			const second = await launch(["crawl", "--source", "dong-ho"], settings).finished;
			expect(second.status, second.stderr).to.equal(0);
			expect(await titlesOf(store)).to.deep.equal(titles(ARTICLES));
			expect(await store.check()).to.deep.equal([]);
			await store.close();
			// The clock has jumped twice.
			expect(Math.max(...asked())).to.be.at.most(3);
			figure(this, `a page was asked for ${Math.max(...asked())} times at most`);
		});
});
