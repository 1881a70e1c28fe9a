import { existsSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { expect } from "chai";
import { PARAGRAPH, serve, type TestServer } from "../crawler/support.ts";
import { freePort } from "../free-port.ts";
import { REPORTS, servePortal } from "./portal.ts";
import { scratch, trichdan, writeSampleSources } from "./trichdan.ts";

type Entry = Record<string, unknown>;

describe("trichdan source", () => {
	let files: Awaited<ReturnType<typeof scratch>>;
	let settings: Record<string, string>;
	let portal: TestServer | undefined;
	const source = (...args: string[]) => trichdan(["source", ...args], settings);
	const entries = async (): Promise<Entry[]> => JSON.parse(await readFile(files.path("sources.json"), "utf8"));
	beforeEach(async () => {
		files = await scratch();
		settings = { TRICHDAN_SOURCES: files.path("sources.json"), TRICHDAN_DB: files.path("index.db") };
		await writeFile(files.path("sources.json"), "[]\n");
	});
	afterEach(async () => {
		await files.remove();
		await portal?.close();
		portal = undefined;
	});

	describe("add", () => {
		const GENTLE = ["--allow-private-network", "--delay", "0"];

		it("finds feed, sitemap, listing, pattern and family, shows three articles and writes the entry that a crawl then goes by", async () => {
			portal = await servePortal();
			const { origin } = portal;
			const { status, stdout, stderr } = await source("add", origin, "--id", "yen-thuong", "--yes", ...GENTLE);
			expect(stderr).to.equal("");
			expect(status).to.equal(0);
			expect(await entries()).to.deep.equal([
				{
					id: "yen-thuong",
					name: "Trang thông tin điện tử Huyện ủy Yên Thượng",
					province: "nghe-an",
					level: "district",
					home: `${origin}/`,
					feeds: [`${origin}/rss/`],
					sitemaps: [`${origin}/sitemap.xml`],
					listings: [{ url: `${origin}/xay-dung-dang/?page={n}` }],
					articles: ["-\\d+\\.html$"],
					family: "nukeviet",
					delay: 0,
					allowPrivateNetwork: true,
				},
			]);
			expect(stdout).to.contain("province nghe-an (by its articles)");
			for (const [title, day, author] of REPORTS.slice(0, 3)) {
				expect(stdout).to.contain(title);
				expect(stdout).to.contain(`${day} · ${author} · `);
			}
			expect(stdout).to.contain("Sáng nay, Huyện ủy Yên Thượng").and.to.contain("trước ngày 15 tháng cuối quý.");
			expect(portal.asked).to.include("/robots.txt");

			// By that entry the site is then crawled.
			const crawl = await trichdan(["crawl", "--source", "yen-thuong", "--json"], settings);
			const [{ counts }] = JSON.parse(crawl.stdout).sources;
			expect(counts.created).to.equal(REPORTS.length);
		});

		it("writes nothing in a dry run, and tells scripts all that it found", async () => {
			portal = await servePortal();
			const { status, stdout } = await source(
				"add",
				portal.origin,
				"--dry-run",
				"--json",
				"--province",
				"yen-bai",
				...GENTLE,
			);
			const told = JSON.parse(stdout);
			expect(status).to.equal(0);
			expect(told).to.include({ written: false, encoding: "utf-8" });
			expect(told.province).to.deep.equal({ slug: "yen-bai", by: "option" });
			expect(told.feeds).to.deep.equal([{ url: `${portal.origin}/rss/`, articles: REPORTS.length }]);
			expect(told.samples).to.have.length(3);
			expect(told.samples[0]).to.include({ title: REPORTS[0][0], published: "2023-08-17", junk: false, quality: 1 });
			expect(await entries()).to.deep.equal([]);
		});

		it("asks first, so that without a terminal it wants a word", async () => {
			const { status, stderr } = await source("add", "https://mau.example/");
			expect(status).to.equal(2);
			expect(stderr).to.contain("Give --yes to write it, or --dry-run to see it only.");
		});

		it("refuses an id that is taken before it asks for anything", async () => {
			portal = await servePortal();
			await writeFile(
				files.path("sources.json"),
				JSON.stringify([{ id: "cu", name: "Cũ", province: null, level: "press", home: "https://cu.example/" }]),
			);
			const { status, stderr } = await source("add", portal.origin, "--id", "cu", "--yes", ...GENTLE);
			expect(status).to.equal(2);
			expect(stderr).to.contain('There is a source "cu" already. Give another one with --id.');
			expect(portal.asked).to.deep.equal([]);
		});

		it("refuses an id or a name that no entry may have before it asks for anything", async () => {
			portal = await servePortal();
			for (const [option, value, message] of [
				["--id", "X Y", "An id holds lower-case letters (a to z), digits and hyphens, as bao-nghe-an."],
				["--name", " ", "A name holds something."],
			] as const) {
				const { status, stderr } = await source("add", portal.origin, option, value, "--dry-run", ...GENTLE);
				expect(status).to.equal(2);
				expect(stderr).to.contain(message);
			}
			expect(portal.asked).to.deep.equal([]);
		});

		const known = (id: string, home: string, more: Entry = {}): string =>
			JSON.stringify([{ id, name: "Báo cũ", province: null, level: "press", home, ...more }]);

		it("names the entry that has its home already, and asks for nothing", async () => {
			portal = await servePortal();
			await writeFile(files.path("sources.json"), known("cu", portal.origin));
			const { status, stderr } = await source("add", `${portal.origin}/`, "--id", "moi", "--yes", ...GENTLE);
			expect(status).to.equal(2);
			expect(stderr)
				.to.contain(`The source "cu" (Báo cũ) begins at ${portal.origin}/ already.`)
				.and.to.contain("Edit that entry")
				.and.to.contain("source test cu");
			expect(portal.asked).to.deep.equal([]);
		});

		it("names the entry that has its feed already, and writes nothing", async () => {
			portal = await servePortal();
			const text = known("cu", `${portal.origin}/muc/`, { feeds: [`${portal.origin}/rss/#tin`] });
			await writeFile(files.path("sources.json"), text);
			const { status, stdout, stderr } = await source("add", portal.origin, "--id", "moi", "--yes", ...GENTLE);
			expect(status).to.equal(2);
			expect(stdout).to.equal("");
			expect(stderr).to.contain(`The source "cu" (Báo cũ) begins at ${portal.origin}/rss/ already.`);
			expect(await readFile(files.path("sources.json"), "utf8")).to.equal(text);
		});

		it("does not show an entry as fine that the loader would refuse, in a dry run neither", async () => {
			const text = known("moi", "https://khac.example.vn/");
			const headlines = REPORTS.map(([title], i) => `<li><a href="/bai-${100 + i}.html">${title}</a></li>`).join("");
			const article = (title: string): string => `<h1>${title}</h1><p>08/11/2023</p><p>${PARAGRAPH}</p>`;
			portal = await serve({
				// Somebody else takes the id while the site is looked at.
				"/": (_, response) => {
					writeFileSync(files.path("sources.json"), text);
					response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(`<ul>${headlines}</ul>`);
				},
				...Object.fromEntries(REPORTS.map(([title], i) => [`/bai-${100 + i}.html`, article(title)])),
			});
			const { status, stdout, stderr } = await source("add", portal.origin, "--id", "moi", "--dry-run", ...GENTLE);
			expect(status).to.equal(1);
			expect(stdout).to.equal("");
			expect(stderr)
				.to.contain('The entry that was made would be refused: sources.json: entry 2 ("moi"): entry 1 has the same id.')
				.and.to.match(/^trichdan: [^\n]+\n$/);
		});

		it("takes an article's address for its site's", async () => {
			portal = await servePortal();
			const url = `${portal.origin}/xay-dung-dang/ban-tin-hoat-dong-cua-dang-bo-huyen-1202.html`;
			const { stdout, status } = await source("add", url, "--dry-run", "--json", ...GENTLE);
			expect(status).to.equal(0);
			expect(JSON.parse(stdout).entry).to.include({
				home: `${portal.origin}/`,
				name: "Trang thông tin điện tử Huyện ủy Yên Thượng",
			});
		});

		it("says in words that a port answers without TLS", async () => {
			portal = await servePortal();
			const url = portal.origin.replace("http:", "https:");
			const { status, stderr } = await source("add", url, "--yes", ...GENTLE);
			expect(status).to.equal(1);
			expect(stderr).to.contain("the host answers without TLS there; the address may be one of http://");
			expect(stderr).to.not.match(/openssl|routines/i);
		});

		const failures: [string, () => Promise<TestServer>, string][] = [
			[
				"robots.txt forbids it",
				() => servePortal({ robots: "User-agent: *\nDisallow: /\n" }),
				"robots.txt of 127.0.0.1",
			],
			["it shows no article", () => servePortal({ empty: true }), "No article was found at"],
		];
		for (const [what, open, message] of failures)
			it(`says so where ${what}, and writes nothing`, async () => {
				portal = await open();
				const { status, stderr } = await source("add", portal.origin, "--yes", ...GENTLE);
				expect(status).to.equal(1);
				expect(stderr)
					.to.contain(message)
					.and.to.match(/^trichdan: [^\n]+\n$/);
				expect(await entries()).to.deep.equal([]);
			});

		it("says so where it cannot be reached", async () => {
			const { status, stderr } = await source("add", `http://127.0.0.1:${await freePort()}`, "--yes", ...GENTLE);
			expect(status).to.equal(1);
			expect(stderr)
				.to.contain("its robots.txt cannot be read")
				.and.to.match(/^trichdan: [^\n]+\n$/);
		});

		it("does not ask a private network without being told to", async () => {
			portal = await servePortal();
			const { status, stderr } = await source("add", portal.origin, "--yes");
			expect(status).to.equal(1);
			expect(stderr).to.contain("is not on the public network");
			expect(portal.asked).to.deep.equal([]);
		});
	});

	describe("test", () => {
		it("shows start pages, three articles and what each selector found, and stores nothing", async () => {
			await writeSampleSources(files.path("sources.json"), await freePort());
			const { status, stdout, stderr } = await source("test", "mau-tinh");
			expect(status, stdout + stderr).to.equal(0);
			expect(stdout).to.match(/listing {2}http:\S+tin-tuc\?page=1: \d+ links, \d+ articles; next page: http:\S+page=2/);
			expect(stdout.match(/quality \d/g)).to.have.length(3);
			expect(stdout).to.contain("published   .ArticleHeader .PostDate × 1: ");
			expect(stdout).to.contain("No crawl has shown yet how its articles usually look.");
			expect(existsSync(files.path("index.db"))).to.equal(false);
		});

		it("names a start page that cannot be had and selectors that find nothing (status 3)", async () => {
			portal = await servePortal();
			const { origin } = portal;
			const entry = {
				id: "yen-thuong",
				name: "Huyện ủy Yên Thượng",
				province: "nghe-an",
				level: "district",
				home: `${origin}/`,
				feeds: [`${origin}/khong-co.rss`],
				listings: [{ url: `${origin}/xay-dung-dang/`, next: "a.next" }],
				articles: ["-\\d+\\.html$"],
				selectors: { title: "h1", published: ".ngay-dang" },
				delay: 0,
				allowPrivateNetwork: true,
			};
			await writeFile(files.path("sources.json"), JSON.stringify([entry]));
			const { status, stdout } = await source("test", "yen-thuong", "--json");
			const told = JSON.parse(stdout);
			expect(status).to.equal(3);
			expect(told.starts[0]).to.include({ kind: "feed", links: null, articles: null });
			expect(told.starts[0].fault).to.contain("answers 404");
			expect(told.starts[1]).to.include({ kind: "listing", articles: 5, next: null, fault: null });
			const [first] = told.samples;
			expect(first.selectors).to.deep.include({ field: "published", selector: ".ngay-dang", matches: 0, text: null });
			expect(first.selectors).to.deep.include({ field: "title", selector: "h1", matches: 1, text: first.title });
		});

		it("knows what earlier crawls have shown, as the list does", async () => {
			await writeSampleSources(files.path("sources.json"), await freePort());
			await trichdan(["crawl", "--source", "mau-bao"], settings);
			const { stdout } = await source("test", "mau-bao", "--json");
			expect(JSON.parse(stdout).baseline).to.deep.include({ shifts: [], sameRecipe: true });
			expect(JSON.parse(stdout).baseline.articles).to.be.at.least(10);
			const listed = await source("list", "--json");
			const row = JSON.parse(listed.stdout).sources.find(({ id }: Entry) => id === "mau-bao");
			for (const key of ["verifiedAt", "lastRunAt", "nextAt"]) expect(row[key], key).to.match(/^\d{4}-\d\d-\d\dT/);
			expect(row.alarms).to.deep.equal([]);
		});

		it("names ids that are near an unknown one", async () => {
			await writeSampleSources(files.path("sources.json"), await freePort());
			const { status, stderr } = await source("test", "mau-tin");
			expect(status).to.equal(2);
			expect(stderr).to.contain("There is no source mau-tin. Did you mean mau-tinh?");
		});
	});

	describe("list, enable and disable", () => {
		it("advise how to add a source where there is none", async () => {
			const { status, stdout } = await source("list");
			expect(status).to.equal(0);
			expect(stdout).to.equal(
				"There is no source yet. `npx trichdan source add URL` looks at a site and writes its entry.\n",
			);
			expect(JSON.parse((await source("list", "--json")).stdout)).to.deep.equal({ sources: [] });
		});

		it("tell what is crawled of itself, and switch it without touching the rest of the file", async () => {
			const text = await readFile("data/sources.json", "utf8");
			await writeFile(files.path("sources.json"), text);
			const before = await source("list");
			expect(before.status).to.equal(0);
			expect(before.stdout).to.match(/^mau-tinh +enabled {3}Cổng thông tin Đảng bộ tỉnh Yên Bái/m);
			expect(before.stdout).to.match(
				/^nhandan +prepared {2}Báo Nhân Dân\n +whole country · epi · unverified · never crawled\n/m,
			);
			expect(before.stdout).to.match(/\d+ sources, 3 enabled\./);
			expect(existsSync(files.path("index.db"))).to.equal(false);

			expect((await source("enable", "nhandan", "mau-tinh")).stdout).to.equal(
				"mau-tinh is enabled already.\nnhandan is now enabled.\n",
			);
			const { stdout } = await source("list", "--json");
			const row = JSON.parse(stdout).sources.find(({ id }: Entry) => id === "nhandan");
			expect(row).to.include({ enabled: true, verifiedAt: null, lastRunAt: null, nextAt: "now" });
			await source("disable", "nhandan");
			expect(await readFile(files.path("sources.json"), "utf8")).to.equal(text);
		});
	});

	describe("record", () => {
		it("keeps a page and what is read of it, and does not write over what a person has checked", async () => {
			await writeSampleSources(files.path("sources.json"), await freePort());
			const home = (await entries())[0]?.home;
			const url = `${home}bai-viet/tong-ket-cong-tac-dan-van-nam-2021-1042.html`;
			const record = () => source("record", url, "--source", "mau-tinh", "--into", files.path("pages"));
			expect((await record()).status).to.equal(0);
			const path = files.path("pages/tong-ket-cong-tac-dan-van-nam-2021-1042");
			const contract = JSON.parse(await readFile(`${path}.json`, "utf8"));
			expect(contract).to.include({ url, published: "2022-01-14" });
			expect(contract.text.join("\n")).to.contain("25-NQ/TW");
			expect(await readFile(`${path}.html`, "utf8")).to.contain(contract.title);
			const again = await record();
			expect(again.status).to.equal(1);
			expect(again.stderr).to.contain(`${path}.json is there already. Delete it`);
		});

		it("refuses a page that would not be indexed, and writes nothing", async () => {
			portal = await servePortal();
			const home = `${portal.origin}/`;
			const entry = { id: "yt", name: "Yên Thượng", province: null, level: "district", home, delay: 0 };
			const listings = [{ url: `${home}xay-dung-dang/?page={n}` }];
			const text = JSON.stringify([{ ...entry, listings, allowPrivateNetwork: true }]);
			await writeFile(files.path("sources.json"), text);
			for (const [path, why] of [
				["", "it is a start page of the source, not an article"],
				["xay-dung-dang/?page=1", "it is a start page of the source, not an article"],
				["xay-dung-dang/?page=2", "2 words, mostly links"],
			] as const) {
				const { status, stderr } = await source("record", home + path, "--source", "yt", "--into", files.path("pages"));
				expect(status).to.equal(1);
				expect(stderr)
					.to.contain(`${home + path} was not recorded, for it would not be indexed: ${why}`)
					.and.to.match(/^trichdan: [^\n]+\n$/);
			}
			expect(existsSync(files.path("pages"))).to.equal(false);
		});

		it("takes addresses of the source alone", async () => {
			await writeSampleSources(files.path("sources.json"), await freePort());
			const { status, stderr } = await source("record", "https://khac.example/bai.html", "--source", "mau-tinh");
			expect(status).to.equal(2);
			expect(stderr).to.contain("https://khac.example/bai.html is no address of mau-tinh.");
		});
	});
});
