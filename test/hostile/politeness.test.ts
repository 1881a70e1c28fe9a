import { expect } from "chai";
import type { Source } from "../../model/source.ts";
import { bytes, inTurn, status, tooMany } from "./answers.ts";
import { articlePage, listingPage, pathOf, type SampleArticle } from "./articles.ts";
import { type Clock, type Crawler, createClock, createCrawler, sourceOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHosts } from "./site.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** What the clocks of two machines may differ in counting whole seconds. */
const ROUNDING_MS = 5;

describe("a host that asks for patience", function () {
	this.timeout(60_000);
	let hosts: HostileHost[];
	let host: HostileHost;
	let other: HostileHost;
	let clock: Clock;
	let crawler: Crawler;
	/** When each request came, by the crawler's own time of day. */
	let times: { path: string; at: number }[];
	const theirs = articlesFrom(0, 5);
	const others = articlesFrom(100, 105);
	const third = theirs[2] as SampleArticle;

	beforeEach(async () => {
		hosts = await openHosts(2);
		[host, other] = hosts as [HostileHost, HostileHost];
		servePortal(host, theirs);
		servePortal(other, others);
		clock = createClock();
		crawler = createCrawler({ clock });
		times = [];
		host.watch(({ path }) => times.push({ path, at: clock.now().getTime() }));
	});
	afterEach(async () => {
		await crawler.close();
		await Promise.all(hosts.map((one) => one.close()));
	});
	const source = (more: Partial<Record<keyof Source, unknown>> = {}): Source => sourceOf(host, "cham", more);
	const gaps = (): number[] => times.slice(1).map(({ at }, i) => at - (times[i]?.at ?? 0));
	/** Milliseconds from the n-th request for a path to the next request of the host for anything. */
	const restAfter = (path: string, n = 0): number => {
		const index = times.findIndex((time) => time === times.filter((each) => each.path === path)[n]);
		return (times[index + 1]?.at ?? Number.POSITIVE_INFINITY) - (times[index]?.at ?? 0);
	};

	const forms: Record<string, (seconds: number) => Answer> = {
		"in seconds": (seconds) => tooMany(String(seconds)),
		"as a date": (seconds) => (response, hit) => {
			const now = clock.now().getTime();
			const answer = status(429, {
				date: new Date(now).toUTCString(),
				"retry-after": new Date(now + seconds * SECOND_MS).toUTCString(),
			});
			return typeof answer === "function" ? answer(response, hit) : undefined;
		},
		"with 503": (seconds) => status(503, { "retry-after": String(seconds) }),
	};
	for (const [form, answer] of Object.entries(forms)) {
		it(`for two minutes, ${form}, is asked for nothing before, and then answers`, async () => {
			host.on(pathOf(third), inTurn(answer(120), articlePage(third)));
			await crawler.crawl([source()]);
			expect(restAfter(pathOf(third))).to.be.at.least(120 * SECOND_MS - ROUNDING_MS);
			clock.jump(121 * SECOND_MS);
			await crawler.crawl([source()]);
			expect(host.count(pathOf(third))).to.equal(2);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(theirs));
		});

		it(`for two hours, ${form}, is asked for nothing before, not by another process either`, async () => {
			host.on(pathOf(third), inTurn(answer(7200), articlePage(third)));
			await crawler.crawl([source(), sourceOf(other, "nhanh")]);
			const asked = host.hits.length;
			expect(times.at(-1)?.path).to.equal(pathOf(third));
			expect(await titlesOf(crawler.store)).to.include.members(titles(others));
			for (let minutes = 0; minutes < 115; minutes += 23) {
				clock.jump(23 * MINUTE_MS);
				const restarted = createCrawler({ clock, store: crawler.store });
				await restarted.crawl([source()]);
				await restarted.close();
				expect(host.hits.length).to.equal(asked);
			}
			clock.jump(6 * MINUTE_MS);
			await crawler.crawl([source()]);
			expect(restAfter(pathOf(third))).to.be.at.least(7200 * SECOND_MS - ROUNDING_MS);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...others]));
		});
	}

	it("for a thousand years is asked again after a day", async () => {
		host.on(pathOf(third), inTurn(tooMany(String(1000 * 365 * 86_400)), articlePage(third)));
		await crawler.crawl([source()]);
		clock.jump(25 * HOUR_MS);
		await crawler.crawl([source()]);
		expect(host.count(pathOf(third))).to.equal(2);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(theirs));
	});

	for (const nonsense of ["-5", "soon", "Thu, 01 Jan 1970 00:00:00 GMT", "1e9999", ""])
		it(`in words that say nothing ("${nonsense}") is not asked more for it`, async () => {
			host.on(pathOf(third), tooMany(nonsense));
			await crawler.crawl([source()]);
			expect(host.count(pathOf(third))).to.be.at.most(2);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(theirs.filter((article) => article !== third)));
		});

	it("by its robots.txt is given it between any two requests", async () => {
		host.on("/robots.txt", bytes("User-agent: *\nCrawl-delay: 7\n", "text/plain"));
		await crawler.crawl([source()]);
		expect(times.length).to.be.at.least(8);
		for (const gap of gaps().slice(1)) expect(gap).to.be.at.least(7 * SECOND_MS - ROUNDING_MS);
	});

	it("by the sources file is given it between any two requests, across sources that share it", async () => {
		const [one, two] = [theirs.slice(0, 3), theirs.slice(3)];
		host.on("/a", listingPage(one));
		host.on("/b", listingPage(two));
		const sources = ["a", "b"].map((id) =>
			sourceOf(host, id, { delay: 2000, listings: [{ url: `${host.origin}/${id}` }] }),
		);
		await crawler.crawl(sources);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(theirs));
		for (const gap of gaps()) expect(gap).to.be.at.least(2 * SECOND_MS - ROUNDING_MS);
		expect(host.mostAtOnce()).to.equal(1);
		expect(host.count("/robots.txt")).to.equal(1);
	});
});
