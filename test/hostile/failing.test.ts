import { expect } from "chai";
import { dueSources } from "../../crawler/crawl/due.ts";
import { status } from "./answers.ts";
import { pathOf } from "./articles.ts";
import { type Crawler, createCrawler, sourceOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHosts } from "./site.ts";

const MINUTE_MS = 60_000;

describe("a host that only fails", function () {
	this.timeout(120_000);
	let hosts: HostileHost[];
	let bad: HostileHost;
	let good: HostileHost;
	let crawler: Crawler;
	const theirs = articlesFrom(0, 29);
	const ours = articlesFrom(100, 104);
	beforeEach(async () => {
		hosts = await openHosts(2);
		[bad, good] = hosts as [HostileHost, HostileHost];
		servePortal(bad, theirs);
		servePortal(good, ours);
		crawler = createCrawler({ fetcher: { deadline: 1500 } });
	});
	afterEach(async () => {
		await crawler.close();
		await Promise.all(hosts.map((host) => host.close()));
	});
	/** A day of a scheduler that looks every five minutes for what is due. */
	async function day(): Promise<void> {
		const sources = [sourceOf(bad, "hong"), sourceOf(good, "tot")];
		for (let minutes = 0; minutes < 24 * 60; minutes += 5) {
			crawler.clock.jump(5 * MINUTE_MS);
			const due = await dueSources(sources, crawler.store, crawler.clock.now());
			if (due.length > 0) await crawler.crawl(due);
		}
	}

	const faults: Record<string, Answer> = {
		"500 for every page": status(500),
		"a redirect to itself for every page": (response, { path }) => {
			response.writeHead(302, { location: path }).end();
		},
		"429 for every page": status(429),
		"a cut connection for every page": (response) => {
			response.destroy();
		},
	};
	for (const [what, answer] of Object.entries(faults))
		it(`with ${what} is asked little in a day, and read when it is well again`, async () => {
			bad.on("/robots.txt", status(404));
			bad.on(/^\/(?:tin|tin-tuc)(?:[/?]|$)/, answer);
			for (const article of theirs) bad.on(pathOf(article), answer);
			await day();
			// A redirect in a circle takes six requests to see.
			expect(bad.hits.length).to.be.at.most(what.startsWith("a redirect") ? 90 : 15);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(ours));
			servePortal(bad, theirs);
			await day();
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...ours]));
		});

	it("with 500 for its articles alone is asked little in a day, and read when it is well again", async () => {
		for (const article of theirs) bad.on(pathOf(article), status(500));
		await day();
		expect(bad.count(/^\/tin\//)).to.be.at.most(70);
		servePortal(bad, theirs);
		await day();
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...ours]));
	});
});
