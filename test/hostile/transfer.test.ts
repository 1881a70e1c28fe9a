import { expect } from "chai";
import type { Source } from "../../model/source.ts";
import { cutShort, drip, overLong, redirect, silence } from "./answers.ts";
import { articlePage, listingPage, pathOf, type SampleArticle } from "./articles.ts";
import { type Crawler, createCrawler, frontierOf, sourceOf, stateOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHost, openHosts } from "./site.ts";

const DEADLINE_MS = 1500;
const GRACE_MS = 1000;

/** An answer with a note of when its connection was given up, on the clock of the hits. */
function noting(answer: Answer, ended: number[]): Answer {
	return (response, hit) => {
		response.once("close", () => ended.push(performance.now()));
		return typeof answer === "function" ? answer(response, hit) : undefined;
	};
}

describe("a host that answers badly", function () {
	this.timeout(60_000);
	let hosts: HostileHost[];
	let bad: HostileHost;
	let good: HostileHost;
	let crawler: Crawler;
	let sources: Source[];
	const theirs = articlesFrom(0, 5);
	const ours = articlesFrom(100, 119);
	const [ill, ...well] = theirs as [SampleArticle, ...SampleArticle[]];

	beforeEach(async () => {
		hosts = await openHosts(2);
		[bad, good] = hosts as [HostileHost, HostileHost];
		servePortal(bad, theirs);
		servePortal(good, ours);
		crawler = createCrawler({ fetcher: { deadline: DEADLINE_MS } });
		sources = [sourceOf(bad, "xau"), sourceOf(good, "tot")];
	});
	afterEach(async () => {
		await crawler.close();
		await Promise.all(hosts.map((host) => host.close()));
	});
	const stateOfIll = () => stateOf(crawler.store, `${bad.origin}${pathOf(ill)}`);

	for (const [name, answer] of [
		["drips a byte at a time", drip(articlePage(ill), 200)],
		["takes a request and says nothing", silence],
	] as const)
		it(`and ${name} is left in time, and keeps nobody waiting`, async () => {
			const ended: number[] = [];
			bad.on(pathOf(ill), noting(answer, ended));
			await crawler.crawl(sources);
			const [asked] = bad.hits.filter(({ path }) => path === pathOf(ill));
			expect(bad.count(pathOf(ill))).to.equal(1);
			expect((ended[0] ?? Number.POSITIVE_INFINITY) - (asked?.at ?? 0)).to.be.at.most(DEADLINE_MS + GRACE_MS);
			// The other host was read meanwhile.
			const meanwhile = good.hits.filter(({ at }) => at > (asked?.at ?? 0) && at < (ended[0] ?? 0));
			expect(meanwhile.length).to.be.at.least(2);
			expect(await stateOfIll()).to.equal("retry");
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...well, ...ours]));
		});

	it("and sends its reader in a circle is asked five times more at most, and noted once", async () => {
		const loops: Record<string, Answer> = {
			[pathOf(ill)]: redirect(pathOf(ill)),
			"/tin/vong-a.html": redirect("/tin/vong-b.html"),
			"/tin/vong-b.html": redirect("/tin/vong-a.html"),
		};
		for (const [path, answer] of Object.entries(loops)) bad.on(path, answer);
		bad.on(/^\/tin\/dai\.html/, (response, { path }) => {
			response.writeHead(302, { location: `/tin/dai.html?buoc=${Number(/\d+$/.exec(path)?.[0] ?? 0) + 1}` }).end();
		});
		const further = '<a href="/tin/vong-a.html">Vòng thứ hai</a> <a href="/tin/dai.html">Vòng thứ ba</a>';
		bad.on("/tin-tuc?trang=1", listingPage(theirs, further));
		await crawler.crawl(sources);
		expect(bad.count(pathOf(ill))).to.equal(6);
		expect(bad.count(/\/vong-/)).to.equal(6);
		expect(bad.count(/\/dai\.html/)).to.equal(6);
		const addresses = (await frontierOf(crawler.store, "xau")).map(({ url }) => url);
		expect(addresses.filter((url) => /vong-|dai\.html/.test(url)).sort()).to.deep.equal([
			`${bad.origin}/tin/dai.html`,
			`${bad.origin}/tin/vong-a.html`,
		]);
		for (const path of [pathOf(ill), "/tin/vong-a.html", "/tin/dai.html"])
			expect(await stateOf(crawler.store, `${bad.origin}${path}`)).to.be.oneOf(["retry", "failed"]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...well, ...ours]));
	});

	for (const [name, answer] of [
		["less than it promised", cutShort(articlePage(ill))],
		["more than it promised", overLong(articlePage(ill))],
	] as const)
		it(`and sends ${name} has sent no article`, async () => {
			bad.on(pathOf(ill), answer);
			await crawler.crawl(sources);
			const url = `${bad.origin}${pathOf(ill)}`;
			expect(await stateOfIll()).to.equal("retry");
			expect((await crawler.store.page(url))?.note).to.include("truncated");
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...well, ...ours]));
			bad.on(pathOf(ill), articlePage(ill));
			crawler.clock.jump(86_400_000);
			await crawler.crawl(sources);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...ours]));
		});

	it("and is asked for a page at a time, on one connection", async () => {
		await crawler.crawl(sources);
		for (const host of hosts) {
			expect(host.mostAtOnce()).to.equal(1);
			expect(host.connections()).to.equal(1);
		}
	});

	it("and is not there is left, and the others are read", async () => {
		const gone = await openHost();
		await gone.close();
		await crawler.crawl([sourceOf(gone, "mat"), ...sources]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...ours]));
	});
});
