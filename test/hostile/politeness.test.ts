import { setImmediate as nextTurn } from "node:timers/promises";
import { expect } from "chai";
import { dueSources } from "../../crawler/crawl/due.ts";
import { runSchedule } from "../../crawler/schedule.ts";
import type { Source } from "../../model/source.ts";
import { bytes, inTurn, redirect, silence, status, tooMany } from "./answers.ts";
import { articlePage, listingPage, page, pathOf, type SampleArticle } from "./articles.ts";
import {
	type Clock,
	type Crawler,
	createClock,
	createCrawler,
	sourceOf,
	stateOf,
	titles,
	titlesOf,
} from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHosts } from "./site.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
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

describe("a robots.txt", function () {
	this.timeout(60_000);
	let hosts: HostileHost[];
	let host: HostileHost;
	let other: HostileHost;
	let crawler: Crawler;
	const theirs = articlesFrom(0, 5);
	const others = articlesFrom(100, 102);
	const url = (article: SampleArticle | undefined): string => `${host.origin}${article ? pathOf(article) : ""}`;

	beforeEach(async () => {
		hosts = await openHosts(2);
		[host, other] = hosts as [HostileHost, HostileHost];
		servePortal(host, theirs);
		servePortal(other, others);
		crawler = createCrawler({ fetcher: { deadline: 1500 } });
	});
	afterEach(async () => {
		await crawler.close();
		await Promise.all(hosts.map((one) => one.close()));
	});
	const crawl = () => crawler.crawl([sourceOf(host, "co-luat"), sourceOf(other, "khong-luat")]);
	const rules = (text: string, type = "text/plain"): void => void host.on("/robots.txt", bytes(text, type));

	it("that forbids some pages is obeyed by the longest match, and for our name", async () => {
		rules(
			[
				"User-agent: khac",
				"Disallow: /",
				"",
				"User-agent: *",
				"Disallow: /tin/",
				"",
				"User-agent: Trichdan",
				"Disallow: /tin/*-1.html",
				"Disallow: /tin/doi-moi",
				"Allow: /tin/doi-moi-cong-tac",
				"Disallow: /tin/doi-moi-cong-tac-dan-van-2",
				"Disallow: /*-5.html$",
			].join("\n"),
		);
		await crawl();
		// `/tin/*-1.html` and `/*-5.html$` are shorter than what allows them all.
		expect(host.count(pathOf({ n: 2 }))).to.equal(0);
		expect(await stateOf(crawler.store, url(theirs[2]))).to.equal("blocked");
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs.filter(({ n }) => n !== 2), ...others]));
	});

	it("that forbids all leaves the host alone, and no other one", async () => {
		rules("User-agent: *\nDisallow: /\n");
		await crawl();
		expect(host.hits.map(({ path }) => path)).to.deep.equal(["/robots.txt"]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(others));
	});

	it("that comes to forbid a page is obeyed after a day at most", async () => {
		rules("User-agent: *\nAllow: /\n");
		await crawl();
		rules("User-agent: *\nDisallow: /tin/\n");
		crawler.clock.jump(DAY_MS + MINUTE_MS);
		const asked = host.count(/^\/tin\//);
		expect(asked).to.equal(theirs.length);
		await crawl();
		expect(host.count("/robots.txt")).to.equal(2);
		expect(host.count(/^\/tin\//)).to.equal(asked);
		const standing = await crawler.store.alarms({ sourceId: "co-luat", limit: 10 });
		expect(standing.map(({ kind }) => kind)).to.include("robots-changed");
	});

	it("that redirects a page into what it forbids keeps us out", async () => {
		rules("User-agent: *\nDisallow: /tin/cam/\n");
		host.on(pathOf({ n: 0 }), redirect("/tin/cam/0.html"));
		await crawl();
		expect(host.count("/tin/cam/0.html")).to.equal(0);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs.slice(1), ...others]));
	});

	const none: Record<string, Answer> = {
		"is not there (404)": status(404),
		"is forbidden itself (403)": status(403),
		"is a page of HTML": bytes(page("Không tìm thấy", "<p>User-agent: *</p><p>Disallow: /</p>")),
		"is an empty file": bytes("", "text/plain"),
	};
	for (const [what, answer] of Object.entries(none))
		it(`that ${what} forbids nothing`, async () => {
			host.on("/robots.txt", answer);
			await crawl();
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...others]));
			expect(host.count("/robots.txt")).to.equal(1);
		});

	const out: Record<string, Answer> = {
		"answers 500": status(500),
		"answers 503": status(503),
		"says nothing": silence,
	};
	for (const [what, answer] of Object.entries(out))
		it(`that ${what} stops the host until it answers, and no other one`, async () => {
			host.on("/robots.txt", answer);
			await crawl();
			expect(host.hits.filter(({ path }) => path !== "/robots.txt")).to.deep.equal([]);
			expect(host.count("/robots.txt")).to.be.at.most(5);
			expect(await titlesOf(crawler.store)).to.deep.equal(titles(others));
			host.on("/robots.txt", status(404));
			crawler.clock.jump(DAY_MS);
			await crawl();
			expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs, ...others]));
		});

	it("of a megabyte is read as far as a robots.txt goes", async () => {
		const filler = "# Quy định dành cho các máy tìm kiếm\n".repeat(25_000);
		rules(`User-agent: *\nDisallow: /tin/doi-moi-cong-tac-dan-van-3\n${filler}Disallow: /\n`);
		await crawl();
		expect(host.count(pathOf({ n: 3 }))).to.equal(0);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles([...theirs.filter(({ n }) => n !== 3), ...others]));
	});

	it("of patterns made to be slow costs no time", async () => {
		const pattern = `/${"*a".repeat(500)}$`;
		rules(`User-agent: *\n${`Disallow: ${pattern}\n`.repeat(300)}`);
		const path = `/tin/${"a".repeat(1000)}b.html`;
		host.on(path, articlePage(theirs[0] as SampleArticle));
		host.on("/tin-tuc?trang=1", listingPage(theirs, `<a href="${path}">Bài có tên rất dài</a>`));
		const before = process.cpuUsage();
		await crawl();
		const { user, system } = process.cpuUsage(before);
		expect(host.count(path)).to.equal(1);
		expect((user + system) / 1000).to.be.below(10_000);
	});
});

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

describe("a time of day that jumps", function () {
	this.timeout(60_000);
	let host: HostileHost;
	const articles = articlesFrom(0, 3);
	beforeEach(async () => {
		[host] = (await openHosts(1)) as [HostileHost];
		servePortal(host, articles);
	});
	afterEach(() => host.close());

	const YEARS_MS = 10 * 365 * DAY_MS;
	const DAYS = 6;
	const LOOK_MS = 20 * MINUTE_MS;
	/** How often the schedule crawls on each of so many days; `jumps` are made at the starts of days. */
	async function crawls(schedule: string | undefined, jumps: Record<number, number>): Promise<number[]> {
		const clock = createClock(Date.parse("2026-11-25T03:30:00Z"));
		const crawler = createCrawler({ clock });
		const source = sourceOf(host, "dong-ho", schedule === undefined ? {} : { schedule });
		const perDay = Array.from({ length: DAYS }, () => 0);
		const stop = new AbortController();
		let looks = 0;
		const wait = async (): Promise<void> => {
			// Time passes when nobody crawls: a crawl takes no day.
			while ((await crawler.store.runs(1)).some(({ finishedAt }) => finishedAt === null)) await nextTurn();
			looks++;
			clock.jump(LOOK_MS);
			const day = (looks * LOOK_MS) / DAY_MS;
			clock.jump(jumps[day] ?? 0);
			if (day >= DAYS) stop.abort();
		};
		await crawler.within((tools) =>
			runSchedule({
				crawl: { ...tools, signal: stop.signal },
				sources: async () => [source],
				retentionDays: 0,
				onRun: () => {
					const day = Math.floor((looks * LOOK_MS) / DAY_MS);
					perDay[day] = (perDay[day] ?? 0) + 1;
				},
				wait,
			}),
		);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(articles));
		expect(await crawler.store.check()).to.deep.equal([]);
		await crawler.close();
		return perDay;
	}

	for (const schedule of ["0 6 * * *", undefined])
		it(`by ten years, on or back, and back again costs one crawl at most (${schedule ?? "by rhythm"})`, async () => {
			const calm = await crawls(schedule, {});
			expect(Math.min(...calm)).to.be.at.least(1);
			for (const jump of [YEARS_MS, -YEARS_MS]) {
				const jumped = await crawls(schedule, { 2: jump, 4: -jump });
				for (const [day, count] of jumped.entries())
					expect(Math.abs(count - (calm[day] ?? 0)), `day ${day}: ${jumped}, not ${calm}`).to.be.at.most(1);
			}
		});
});
