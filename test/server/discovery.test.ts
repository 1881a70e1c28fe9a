import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { text as body } from "node:stream/consumers";
import { expect } from "chai";
import { load } from "cheerio";
import type { Store } from "../../data/store/port.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { directive as plain } from "../data/builders.ts";
import { DAN_VAN, DIRECTIVES, REPORTS, type Site, serve, storeWith } from "./fixture.ts";

const HOME = "https://trichdan.example.vn";

describe("What search engines and browsers find the site by", () => {
	let site: Site;
	/** The same, with its public address set. */
	let known: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
		known = await serve(await storeWith("all"), { origin: HOME });
	});
	after(async () => {
		await site.end();
		await known.end();
	});
	/** A site that a test has for itself. */
	let own: Site;
	let isOpen = false;
	async function open(store: Store): Promise<void> {
		own = await serve(store);
		isOpen = true;
	}
	afterEach(async () => {
		if (isOpen) await own.end();
		isOpen = false;
	});

	const text = async (path: string, of = site): Promise<string> => {
		const response = await of.get(path);
		expect(response.status, path).to.equal(200);
		return response.text();
	};
	/** The addresses of a sitemap or of an index of them, each with when it last changed. */
	async function addresses(path: string, of = site) {
		const response = await of.get(path);
		expect(response.status, path).to.equal(200);
		expect(response.headers.get("content-type")).to.contain("application/xml");
		const $ = load(await response.text(), { xml: true });
		return $("url, sitemap")
			.toArray()
			.map((one) => ({ loc: $(one).children("loc").text(), lastmod: $(one).children("lastmod").text() || null }));
	}
	const pathOf = ({ loc }: { loc: string }): string => {
		expect(loc.startsWith(site.url), loc).to.equal(true);
		return loc.slice(site.url.length);
	};

	describe("sitemaps", () => {
		it("are told in robots.txt, which keeps robots from searches and downloads", async () => {
			const robots = await text("/robots.txt", known);
			expect(robots).to.contain(`\nSitemap: ${HOME}/sitemap.xml\n`);
			for (const rule of ["/tim", "/api/", "/*?", "/*.zip$", "/*.csv$", "/*.jsonl$"])
				expect(robots).to.contain(`Disallow: ${rule}\n`);
		});

		it("hold every page that has a permanent address once, and each address answers", async () => {
			const files = await addresses("/sitemap.xml");
			const listed = (await Promise.all(files.map((file) => addresses(pathOf(file))))).flat();
			const paths = listed.map(pathOf);
			expect(new Set(paths).size).to.equal(paths.length);
			expect(paths.filter((path) => path.startsWith("/vb/"))).to.have.length(DIRECTIVES.length + 1);
			expect(paths.filter((path) => path.startsWith("/bc/"))).to.have.length(REPORTS.length);
			expect(paths).to.include.members(["/", "/vb", "/bc", "/gioi-thieu"]);
			for (const path of paths) expect((await site.get(path)).status, path).to.equal(200);
		});

		it("tell when a page last said something else", async () => {
			const reports = await addresses("/sitemap-reports-1.xml");
			expect(new Set(reports.map(({ lastmod }) => lastmod))).to.deep.equal(new Set(["2026-11-22T00:00:00.000Z"]));
			await open(await storeWith("all"));
			const before = Object.fromEntries(
				(await addresses("/sitemap-directives-1.xml", own)).map(({ loc, lastmod }) => [
					loc.slice(own.url.length),
					lastmod,
				]),
			);
			const begun = new Date().toISOString();
			const [first] = REPORTS;
			if (!first) throw new Error("no report");
			const again = { ...first.report, url: null, title: "Tin mới về dân vận", contentHash: "e".repeat(64) };
			await own.store.saveReport({ ...again, text: `Bổ sung. ${again.text}` }, [], [], null);
			await own.store.replaceMentions(2, [], [], 2);
			const after = await addresses("/sitemap-directives-1.xml", own);
			for (const { loc, lastmod } of after) {
				const path = loc.slice(own.url.length);
				if (path === "/vb/nghi-quyet/25-nq-tw/k11") expect((lastmod ?? "") >= begun, path).to.equal(true);
				else expect(lastmod, path).to.equal(before[path]);
			}
			const index = await addresses("/sitemap.xml", own);
			const newest = after
				.map(({ lastmod }) => lastmod ?? "")
				.toSorted()
				.at(-1);
			expect(index.find(({ loc }) => loc.endsWith("/sitemap-directives-1.xml"))?.lastmod).to.equal(newest);
		});

		it("name the public address where it is set, else the host that was asked for, but never what is none", async () => {
			const asked = async (host: string): Promise<string> => {
				const [response] = (await once(get(`${site.url}/robots.txt`, { headers: { host } }), "response")) as [
					IncomingMessage,
				];
				return body(response);
			};
			expect(await asked("trichdan.test:8080")).to.contain("Sitemap: http://trichdan.test:8080/sitemap.xml\n");
			for (const host of ['a.vn"/><script>', "a.vn/b", "a.vn b", "x".repeat(300)])
				expect(await asked(host), host).to.contain("Sitemap: http://localhost/sitemap.xml\n");
			for (const { loc } of await addresses("/sitemap.xml", known)) expect(loc.startsWith(`${HOME}/`)).to.equal(true);
			for (const { loc } of await addresses("/sitemap-reports-1.xml", known))
				expect(loc.startsWith(`${HOME}/bc/`)).to.equal(true);
		});

		it("have no file beyond the last, and none of another name", async () => {
			for (const name of ["reports-2", "reports-0", "reports--1", "reports-x", "reports-1e0x", "users-1", "toString-1"])
				expect((await site.get(`/sitemap-${name}.xml`)).status, name).to.equal(404);
		});

		it("of an empty index are those of the pages that are always there", async () => {
			await open(await storeWith("nothing"));
			const index = await addresses("/sitemap.xml", own);
			expect(index.map(({ loc }) => loc.slice(own.url.length))).to.deep.equal(["/sitemap-pages.xml"]);
			expect((await addresses("/sitemap-pages.xml", own)).length).to.be.above(3);
		});

		it("hold 50,000 addresses a file", async function () {
			this.timeout(120_000);
			const store = openSqlite(":memory:");
			const many = Array.from({ length: 50_002 }, (_, i) => plain(`nghi-quyet:${i + 1}-nq-tw:k11`));
			await store.putRegister({ directives: many, relations: [], fingerprint: "1" });
			await open(store);
			const index = await addresses("/sitemap.xml", own);
			expect(index.map(({ loc }) => loc.slice(own.url.length))).to.deep.equal([
				"/sitemap-pages.xml",
				"/sitemap-directives-1.xml",
				"/sitemap-directives-2.xml",
			]);
			const first = await addresses("/sitemap-directives-1.xml", own);
			const second = await addresses("/sitemap-directives-2.xml", own);
			expect([first.length, second.length]).to.deep.equal([50_000, 2]);
			expect(new Set([...first, ...second].map(({ loc }) => loc)).size).to.equal(50_002);
		});
	});

	describe("the description of the search", () => {
		const urls = async (of = site): Promise<Record<string, string>> => {
			const $ = load(await text("/opensearch.xml", of), { xml: true });
			return Object.fromEntries(
				$("Url")
					.toArray()
					.map((one) => [$(one).attr("type"), $(one).attr("template") ?? ""]),
			);
		};
		const asked = async (template: string | undefined, q: string) =>
			fetch((template ?? "").replace("{searchTerms}", encodeURIComponent(q)));

		it("is named by every page, and its name is short enough for a browser", async () => {
			for (const path of ["/", "/vb", "/bc/1", "/khong-co"]) {
				const $ = load(await (await site.get(path)).text());
				expect($("link[rel=search]").attr("href"), path).to.equal("/opensearch.xml");
			}
			const response = await site.get("/opensearch.xml");
			expect(response.headers.get("content-type")).to.contain("application/opensearchdescription+xml");
			const $ = load(await response.text(), { xml: true });
			expect($("ShortName").text()).to.have.length.within(1, 16);
			expect($("Description").text().length).to.be.within(1, 1024);
		});

		it("leads to the search page and to the feed of the same words", async () => {
			const templates = await urls();
			const page = await asked(templates["text/html"], "dân vận & 25-NQ/TW");
			expect(page.status).to.equal(200);
			expect(
				load(await page.text())("input[name=q]")
					.first()
					.attr("value"),
			).to.equal("dân vận & 25-NQ/TW");
			expect((await asked(templates["application/atom+xml"], "dân vận")).status).to.equal(200);
		});

		it("gives suggestions as a browser reads them, each of which finds its document first", async () => {
			const reply = await asked((await urls())["application/x-suggestions+json"], "nq 25");
			expect(reply.headers.get("content-type")).to.contain("application/x-suggestions+json");
			const [q, texts, about, addresses] = (await reply.json()) as [string, string[], string[], string[]];
			expect(q).to.equal("nq 25");
			expect(texts).to.deep.equal(["XIV", "XI", "X", "IX"].map((term) => `Nghị quyết 25-NQ/TW khóa ${term}`));
			expect(about[1]).to.contain("dân vận").and.to.contain("03/06/2013");
			expect(addresses[1]).to.equal(`${site.url}/vb/nghi-quyet/25-nq-tw/k11`);
			for (const [i, words] of texts.entries()) {
				const list = await (await site.get(`/api/v1/directives?q=${encodeURIComponent(words)}&limit=1`)).json();
				const [{ url }] = (list as { items: [{ url: string }] }).items;
				expect(site.url + url).to.equal(addresses[i]);
			}
		});

		it("repeats what was typed as it was typed, and suggests nothing for nothing", async () => {
			for (const q of ["", '"] <xyzzy>', "không có gì như vậy cả"]) {
				const reply = await site.get(`/api/v1/suggest?form=opensearch&q=${encodeURIComponent(q)}`);
				expect(await reply.json()).to.deep.equal([q, [], [], []]);
			}
			expect((await site.get("/api/v1/suggest?form=xml&q=25")).status).to.equal(400);
		});

		it("names the public address where it is set", async () => {
			for (const template of Object.values(await urls(known))) expect(template.startsWith(`${HOME}/`)).to.equal(true);
			const page = load(await text(`/vb/${DAN_VAN.replaceAll(":", "/")}`, known));
			expect(page("link[rel=canonical]").attr("href")).to.equal(`${HOME}/vb/nghi-quyet/25-nq-tw/k11`);
		});
	});
});
