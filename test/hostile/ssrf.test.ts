import { expect } from "chai";
import type { Resolve } from "../../crawler/fetch/addresses.ts";
import type { Source } from "../../model/source.ts";
import { redirect } from "./answers.ts";
import { articlePage, entry, listingPage, page, pathOf } from "./articles.ts";
import { type Crawler, createCrawler, sourceOf, stateOf, titles, titlesOf } from "./harness.ts";
import { articlesFrom } from "./portal.ts";
import { type HostileHost, openHost } from "./site.ts";
import { tapWire, type Wire } from "./wire.ts";

/** A public address, as far as the crawler is told; the wire leads to the hostile site. */
const PORTAL = "203.0.113.7";

/** Ways to write places that nobody outside may lead us to. */
const INSIDE = [
	"http://127.0.0.1/",
	"http://127.1/",
	"http://2130706433/",
	"http://0x7f000001/",
	"http://0177.0.0.1/",
	"http://[::1]/",
	"http://[::ffff:127.0.0.1]/",
	"http://[::ffff:a9fe:a9fe]/latest/meta-data/",
	"http://[64:ff9b::7f00:1]/",
	"http://169.254.169.254/latest/meta-data/",
	"http://10.0.0.1/",
	"http://192.168.1.1/",
	"http://172.16.0.1/",
	"http://100.64.0.1/",
	"http://0.0.0.0/",
	"http://[fd00::1]/",
	"http://[fe80::1]/",
	"http://localhost/",
	"http://noi-bo.cong.test/",
	"http://hai-mat.cong.test/",
	"http://anh-xa.cong.test/",
	"http://127.0.0.1:5432/",
	"file:///etc/passwd",
	"gopher://127.0.0.1:6379/_INFO",
];

const NAMES: Record<string, string[]> = {
	"cong.test": [PORTAL],
	"www.cong.test": [PORTAL],
	localhost: ["127.0.0.1"],
	"noi-bo.cong.test": ["10.1.2.3"],
	// One public, one not: the client may choose either.
	"hai-mat.cong.test": [PORTAL, "127.0.0.1"],
	"anh-xa.cong.test": ["::ffff:127.0.0.1"],
};

const ARTICLES = articlesFrom(0, 3);

describe("a site that leads inside", function () {
	this.timeout(60_000);
	let host: HostileHost;
	let wire: Wire;
	let crawler: Crawler;
	let names: Record<string, string[]>;
	const resolve: Resolve = async (name) =>
		(names[name] ?? []).map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
	const source = (more: Partial<Record<keyof Source, unknown>> = {}): Source =>
		sourceOf(host, "cong", {
			home: "http://cong.test/",
			listings: [{ url: "http://cong.test/tin-tuc" }],
			articles: [],
			ports: [],
			allowPrivateNetwork: false,
			...more,
		});
	const strangers = () => wire.dials.filter(({ address, port }) => address !== PORTAL || port !== 80);

	beforeEach(async () => {
		names = { ...NAMES };
		host = await openHost();
		for (const article of ARTICLES) host.on(pathOf(article), articlePage(article));
		host.on("/tin-tuc", listingPage(ARTICLES));
		wire = tapWire({ [PORTAL]: host.port });
		crawler = createCrawler({ fetcher: { resolve, documentationIsPublic: true } });
	});
	afterEach(async () => {
		wire.restore();
		await crawler.close();
		await host.close();
	});

	it("by redirects is dialled nowhere else, and its articles are read", async () => {
		const doors = INSIDE.map((target, i) => {
			host.on(`/tin/cua-${i}.html`, redirect(target));
			return `<div class="tin"><a href="/tin/cua-${i}.html">Cửa số ${i + 1} vào trong</a></div>`;
		});
		host.on("/tin-tuc", listingPage(ARTICLES, doors.join("")));
		await crawler.crawl([source()]);
		expect(strangers()).to.deep.equal([]);
		for (const i of INSIDE.keys())
			expect(await stateOf(crawler.store, `http://cong.test/tin/cua-${i}.html`), INSIDE[i]).to.equal("failed");
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("by links, feeds, sitemaps and files is dialled nowhere else", async () => {
		const [first] = ARTICLES;
		if (!first) throw new Error("there are more articles than that");
		const links = INSIDE.map((target) => `<a href="${target}">Xem thêm tại đây</a>`).join("");
		host.on("/tin-tuc", listingPage(ARTICLES, links));
		host.on(pathOf(first), articlePage(first, `<div class="tep-dinh-kem">${links}</div>`));
		host.on(
			"/sitemap.xml",
			`<sitemapindex>${INSIDE.map((target) => `<sitemap><loc>${target}sitemap.xml</loc></sitemap>`).join("")}</sitemapindex>`,
		);
		host.on(
			"/rss",
			`<rss><channel>${INSIDE.map((target) => `<item><link>${target}</link></item>`).join("")}</channel></rss>`,
		);
		host.on("/robots.txt", `User-agent: *\n${INSIDE.map((target) => `Sitemap: ${target}sitemap.xml\n`).join("")}`);
		await crawler.crawl([source({ feeds: ["http://cong.test/rss"], sitemaps: ["http://cong.test/sitemap.xml"] })]);
		expect(strangers()).to.deep.equal([]);
		expect(await titlesOf(crawler.store)).to.deep.equal(titles(ARTICLES));
	});

	it("by a robots.txt that redirects is dialled nowhere else", async () => {
		for (const target of INSIDE) {
			host.on("/robots.txt", redirect(target));
			crawler.clock.jump(2 * 86_400_000);
			await crawler.crawl([source()]);
		}
		expect(host.count("/robots.txt")).to.be.at.least(INSIDE.length);
		expect(strangers()).to.deep.equal([]);
	});

	it("by a name that comes to mean another address is dialled at its first one alone", async () => {
		host.on("/tin-tuc", (response) => {
			response.writeHead(200, { "content-type": "text/html; charset=utf-8", connection: "close" });
			names["cong.test"] = ["127.0.0.1"];
			response.end(page("Tin tức", ARTICLES.map((article) => entry(article)).join("")));
		});
		await crawler.crawl([source()]);
		expect(host.count("/tin-tuc")).to.equal(1);
		expect(strangers()).to.deep.equal([]);
		expect(await titlesOf(crawler.store)).to.deep.equal([]);
	});

	it("is dialled nowhere else where the sources file itself names a place inside", async () => {
		for (const target of INSIDE.filter((url) => url.startsWith("http")))
			await crawler.crawl([source({ home: target, listings: [{ url: `${target}tin-tuc` }] })]);
		expect(strangers()).to.deep.equal([]);
	});
});
