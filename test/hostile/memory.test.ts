import { writeFile } from "node:fs/promises";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import type { Source } from "../../model/source.ts";
import { scratch } from "../cli/trichdan.ts";
import { attributed, bomb, gzipped, nested } from "./answers.ts";
import { articlePage, entry, listingPage, pathOf, type SampleArticle } from "./articles.ts";
import { launch, peakMemory } from "./child.ts";
import { createCrawler, sourceOf, stateOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHost } from "./site.ts";

const MOST_MEGABYTES = 50;
const ARTICLES = articlesFrom(0, 19);
/** The hostile page stands in the midst of the good ones. */
const [TARGET] = ARTICLES.slice(8) as [SampleArticle];
const OTHERS = ARTICLES.filter((article) => article !== TARGET);

describe("a page that is made to fill the memory", function () {
	this.timeout(120_000);
	let host: HostileHost;
	let source: Source;
	let folder: Awaited<ReturnType<typeof scratch>>;
	const url = () => `${host.origin}${pathOf(TARGET)}`;
	beforeEach(async () => {
		host = await openHost();
		servePortal(host, ARTICLES, ARTICLES.length);
		source = sourceOf(host, "day");
		folder = await scratch();
		await writeFile(folder.path("sources.json"), JSON.stringify([source]));
	});
	afterEach(async () => {
		await host.close();
		await folder.remove();
	});

	/** Crawls as a process of its own; the most memory it held, up to its last request. */
	async function peakOf(name: string): Promise<{ megabytes: number | null; status: number | null; stderr: string }> {
		const settings = { TRICHDAN_DB: folder.path(name), TRICHDAN_SOURCES: folder.path("sources.json") };
		const child = launch(["crawl", "--source", "day"], settings);
		let megabytes: number | null = null;
		const stop = host.watch(() => {
			megabytes = peakMemory(child.process.pid) ?? megabytes;
		});
		const { status, stderr } = await child.finished;
		stop();
		return { megabytes, status, stderr };
	}

	const pages: Record<string, () => Answer | Promise<Answer>> = {
		"packs 200 MB into 200 KB": () => bomb(200),
		"nests 50,000 boxes": () => nested(articlePage(TARGET), 50_000),
		"has 20,000 attributes": () => attributed(articlePage(TARGET), 20_000),
	};
	for (const [what, make] of Object.entries(pages))
		it(`because it ${what} is set aside, and the others are read`, async function () {
			const calm = await peakOf("calm.db");
			host.on(pathOf(TARGET), await make());
			const hostile = await peakOf("hostile.db");
			expect(hostile.status, hostile.stderr).to.equal(3);
			const store = openSqlite(folder.path("hostile.db"));
			expect(await stateOf(store, url())).to.be.oneOf(["quarantined", "failed"]);
			expect(await titlesOf(store)).to.deep.equal(titles(OTHERS));
			await store.close();
			if (calm.megabytes === null || hostile.megabytes === null) return this.skip();
			expect(hostile.megabytes - calm.megabytes).to.be.below(MOST_MEGABYTES);
		});

	it("kills its reader and nobody else: the next page is read", async () => {
		// Many small parts: harmless to the guards, yet more than a reader may hold.
		host.on(pathOf(TARGET), gzipped(articlePage(TARGET, `<div>${"<b>a</b>".repeat(400_000)}</div>`)));
		const crawler = createCrawler();
		await crawler.crawl([source]);
		expect(await stateOf(crawler.store, url())).to.equal("quarantined");
		expect((await crawler.store.frontierUrl(url()))?.note).to.match(/memory/);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(OTHERS));
		await crawler.close();
	});

	it("keeps its reader busy for ever and nobody else: the next page is read", async () => {
		// A careless pattern of the operator's own, and the line it needs a thousand years for.
		const careless = sourceOf(host, "day", { strip: ["(?:a+)+$"] });
		const [first = ""] = TARGET.paragraphs;
		host.on(pathOf(TARGET), articlePage({ ...TARGET, paragraphs: [first, `${"a".repeat(60)}!`] }));
		const crawler = createCrawler();
		await crawler.crawl([careless]);
		expect(await stateOf(crawler.store, url())).to.equal("quarantined");
		expect((await crawler.store.frontierUrl(url()))?.note).to.match(/longer than/);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(OTHERS));
		await crawler.close();
	});

	it("is a listing or a feed, and the other listings are read", async () => {
		const rows = (articles: readonly SampleArticle[]): string => articles.map((article) => entry(article)).join("");
		host.on("/bom", await bomb(200));
		host.on("/sau", nested(rows(OTHERS), 50_000));
		host.on("/rong", attributed(rows(OTHERS), 20_000));
		host.on("/tot", listingPage(ARTICLES));
		const listings = ["bom", "sau", "rong", "tot"].map((path) => ({ url: `${host.origin}/${path}` }));
		const crawler = createCrawler();
		await crawler.crawl([sourceOf(host, "day", { listings, feeds: [`${host.origin}/bom`] })]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
		await crawler.close();
	});
});
