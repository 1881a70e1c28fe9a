import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { Source } from "../../model/source.ts";
import { scratch } from "../cli/trichdan.ts";
import { articlePage, pathOf } from "./articles.ts";
import { launch, meanwhile } from "./child.ts";
import { createClock, createCrawler, imprint, sourceOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type HostileHost, openHost } from "./site.ts";

const ARTICLES = articlesFrom(0, 7);
/** Longer than a crawler may be silent before its lock is another's. */
const STALE_MS = 31_000;

/** Holds back the answers of one page: each request waits until it is let go. */
function hold(host: HostileHost, path: string, body: string): { letGo(): void } {
	let letGo = (): void => {};
	const gate = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	let first = true;
	host.on(path, async (response) => {
		const mine = first;
		first = false;
		if (mine) await gate;
		response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(body);
	});
	return { letGo };
}

describe("two crawlers of one index", function () {
	this.timeout(120_000);
	let host: HostileHost;
	let source: Source;
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: folder.path("sources.json") });
	const held = ARTICLES[4];
	if (!held) throw new Error("there are more articles than that");

	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES, 4);
		source = sourceOf(host, "huyen");
		folder = await scratch();
		await writeFile(folder.path("sources.json"), JSON.stringify([source]));
	});
	afterEach(async () => {
		await host.close();
		await folder.remove();
	});

	it("are not to be: the second says who has the lock and asks for nothing", async () => {
		const gate = hold(host, pathOf(held), articlePage(held));
		const came = host.next(pathOf(held));
		const first = launch(["crawl", "--source", "huyen"], settings());
		await meanwhile(first, came);
		const asked = host.hits.length;
		const second = await launch(["crawl", "--source", "huyen"], settings()).finished;
		expect(second.status).to.equal(1);
		expect(second.stderr).to.include(`:${first.process.pid}`);
		expect(second.stderr.trimEnd().split("\n")).to.have.length(1);
		expect(host.hits.length).to.equal(asked);
		gate.letGo();
		expect((await first.finished).status).to.equal(0);
		const store = openSqlite(folder.path("index.db"));
		expect(await titlesOf(store)).to.deep.equal(titles(ARTICLES));
		await store.close();
	});

	it("are told apart: one that slept past its lease is refused, and nothing is stored twice", async () => {
		const gate = hold(host, pathOf(held), articlePage(held));
		const came = host.next(pathOf(held));
		const sleeper = launch(["crawl", "--source", "huyen"], settings());
		await meanwhile(sleeper, came);
		sleeper.process.kill("SIGSTOP");
		const store = openSqlite(folder.path("index.db"));
		const crawler = createCrawler({ store, clock: createClock(Date.now() + STALE_MS) });
		const [result] = await crawler.crawl([source]);
		expect(result?.complete).to.equal(true);
		const before = await imprint(store, [source]);
		expect(before.reports.map(({ title }) => title).sort()).to.deep.equal(titles(ARTICLES));
		const asked = host.hits.length;

		// It wakes with the answer to its last question in hand.
		gate.letGo();
		sleeper.process.kill("SIGCONT");
		const { status, stderr } = await sleeper.finished;
		expect(status, stderr).to.be.oneOf([1, 3]);
		expect(stderr).to.match(/another crawler|its lock/i);
		expect(await imprint(store, [source])).to.deep.equal(before);
		// What it had begun it may still have asked for, once.
		expect(host.hits.length).to.be.at.most(asked + 1);
		await crawler.close();
		await store.close();
	});

	it("follow one another at once where the first is told to stop, even in the midst of a request", async () => {
		const gate = hold(host, pathOf(held), articlePage(held));
		const came = host.next(pathOf(held));
		const first = launch(["crawl", "--source", "huyen"], settings());
		await meanwhile(first, came);
		first.process.kill("SIGTERM");
		// Nobody answers it: it ends all the same.
		expect((await first.finished).status).to.equal(3);
		gate.letGo();
		const second = await launch(["crawl", "--source", "huyen"], settings()).finished;
		expect(second.status, second.stderr).to.equal(0);
		const store = openSqlite(folder.path("index.db"));
		expect(await titlesOf(store)).to.deep.equal(titles(ARTICLES));
		await store.close();
	});
});
