import { expect } from "chai";
import { bytes, redirect, silence, status } from "./answers.ts";
import { articlePage, listingPage, page, pathOf, type SampleArticle } from "./articles.ts";
import { type Crawler, createCrawler, sourceOf, stateOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom, servePortal } from "./portal.ts";
import { type Answer, type HostileHost, openHosts } from "./site.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

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
