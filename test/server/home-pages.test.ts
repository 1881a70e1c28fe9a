import { expect } from "chai";
import { type CheerioAPI, load } from "cheerio";
import { h } from "preact";
import { render } from "preact-render-to-string";
import { readAccuracy } from "../../data/accuracy.ts";
import type { Store } from "../../data/store/port.ts";
import { Source } from "../../model/source.ts";
import { namesFrom } from "../../server/names.ts";
import { SPEECH, Speaking } from "../../web/language.tsx";
import { ErrorPage } from "../../web/pages/error.tsx";
import { DAN_VAN, directive, realAuthority, report, type Site, serve, storeWith } from "./fixture.ts";

const HOUR = 3_600_000;
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

const source = (id: string, more: object = {}): Source =>
	Source.parse({ id, name: `Báo ${id}`, province: null, level: "press", home: `https://${id}.example/`, ...more });

const DAILY = { schedule: "0 6 * * *" };

/** Notes a crawl of a source that ended so many hours ago. */
async function crawled(store: Store, id: string, hours: number): Promise<number> {
	const run = await store.startRun(id, ago(hours));
	const counts = { fetched: 3, created: 1, updated: 0, unchanged: 2, failed: 0, mentions: 1 };
	await store.finishRun(run, ago(hours), counts, null);
	return run;
}

/** Lets an alarm stand about a source. */
async function alarmed(store: Store, sourceId: string): Promise<void> {
	const at = new Date().toISOString();
	const lock = await store.takeLock(`test ${sourceId}`, at, 0, null);
	if (!("fence" in lock)) throw new Error(`the lock is ${lock.holder}'s`);
	const unknown = {
		verifiedAt: null,
		lastNewAt: null,
		rhythmHours: null,
		nextAt: null,
		robotsHash: null,
		baseline: null,
	};
	const alarm = { kind: "failing", message: "The last run failed.", facts: {} } as const;
	await store.putHealth(lock.fence, { sourceId, ...unknown }, [alarm], [], at);
	await store.dropLock(lock.fence);
}

const words = (text: string): string => text.replace(/\s+/g, " ").trim();

async function page(site: Site, path: string, status = 200): Promise<CheerioAPI> {
	const answer = await site.get(path);
	const html = await answer.text();
	expect(answer.status, path).to.equal(status);
	expect(Buffer.byteLength(html), path).to.be.below(60_000);
	const $ = load(html);
	expect($("html").attr("lang")).to.equal(path.startsWith("/en") ? "en" : "vi");
	expect($("h1"), path).to.have.length(1);
	expect($("[style]"), path).to.have.length(0);
	return $;
}
const main = ($: CheerioAPI): string => words($("main").text());

describe("the start page", () => {
	let site: Site;
	before(async () => {
		const store = await storeWith("all");
		await crawled(store, "mot", 1);
		site = await serve(store, { sources: [source("mot", DAILY), source("hai", { enabled: false })] });
	});
	after(() => site.end());

	it("says what the site is, and offers searches that find something", async () => {
		for (const [path, title, found] of [
			["/", "Văn bản này được trích dẫn ở đâu?", "/tim?q="],
			["/en", "Where is this document cited?", "/en/tim?q="],
		] as const) {
			const $ = await page(site, path);
			expect($("h1").text()).to.equal(title);
			expect($("main input[type=search]")).to.have.length(1);
			const examples = $(".examples a").get();
			expect(examples).to.have.length(3);
			for (const example of examples) {
				const href = $(example).attr("href") ?? "";
				expect(href.startsWith(found), href).to.equal(true);
				const answer = await fetch(site.url + href);
				const leads = new URL(answer.url).pathname.includes("/vb/");
				expect(leads || load(await answer.text())('main a[href*="/vb/"]').length > 0, href).to.equal(true);
			}
		}
	});

	it("shows one citation of each of the newest reports: its sentence, document, report and day", async () => {
		const $ = await page(site, "/");
		const rows = $(".new-entries > li").get();
		expect(rows).to.have.length(2);
		const [first = ""] = rows.map((row) => words($(row).text()));
		expect(first)
			.to.include("22/02/2023")
			.and.include("mười năm thực hiện Nghị quyết số 25-NQ/TW ngày 03/6/2013")
			.and.include("Khóa XI")
			.and.include("Yên Bái nâng cao hiệu quả công tác dân vận");
		expect($('.new-entries a[href^="/bc/1#t"]')).to.have.length(1);
		expect($('.new-entries a[href="/vb/nghi-quyet/25-nq-tw/k11"]')).to.have.length(2);
	});

	it("counts what is in the index, each figure a way into it", async () => {
		const $ = await page(site, "/en");
		const figures = Object.fromEntries(
			$(".holdings dl > div")
				.get()
				.map((one) => [$(one).find("dt").text(), `${$(one).find("a").attr("href")} ${$(one).find("dd").text()}`]),
		);
		expect(figures).to.deep.equal({
			reports: "/en/bc 3",
			citations: "/en/trich-dan 6",
			"documents cited": "/en/vb 3",
			"sources in order": "/en/nguon 1/1",
			"provinces with reports": "/en/so-lieu 2/34",
		});
		expect(words($(".holdings > p").text())).to.equal("Reports published from 14 January 2022 to 22 February 2023");
	});

	it("leads into the jobs", async () => {
		const $ = await page(site, "/en");
		const hrefs = $(".uses a")
			.get()
			.map((one) => $(one).attr("href"));
		expect(hrefs).to.deep.equal(["/en/trich-dan", "/en/kiem-tra", "/en/so-lieu", "/en/gioi-thieu#du-lieu"]);
	});

	it("says that what is cited most is of all time where the last month has little", async () => {
		const $ = await page(site, "/");
		expect(main($)).to.include("Từ trước đến nay; 30 ngày gần nhất còn ít số liệu");
		expect(words($(".most-cited > li").first().text()))
			.to.include("2 báo cáo")
			.and.include("25-NQ/TW");
	});
});

describe("what is cited most lately", () => {
	it("is of the thirty days up to the newest report, and says so", async () => {
		const store = await storeWith("all");
		const ids = [DAN_VAN, "chi-thi:05-ct-tw:k12", "ket-luan:43-kl-tw:k12"];
		for (const [i, day] of ["2026-03-02", "2026-03-20", "2026-03-31"].entries()) {
			const raws = ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 05-CT/TW", "Kết luận số 43-KL/TW"];
			const cited = raws.map((raw, at) => ({ raw, id: ids[at] ?? null }));
			const one = report(`Tin ${i}`, `Thực hiện ${raws.join(", ")} trong tháng.`, cited.slice(0, 3 - (i % 2)), {
				publishedOn: day,
			});
			await store.saveReport(one.report, one.mentions, [], null);
		}
		const site = await serve(store);
		try {
			const $ = await page(site, "/");
			expect(main($)).to.include("Trong các báo cáo đăng từ 02/03/2026 đến 31/03/2026");
			expect(words($(".most-cited > li").first().text())).to.include("3 báo cáo");
			expect($('main a[href="/so-lieu?tu=2026-03-02&den=2026-03-31"]')).to.have.length(1);
		} finally {
			await site.end();
		}
	});
});

describe("a start page whose data stand still", () => {
	const stale = async (sources: Source[], crawls: [id: string, hours: number][]): Promise<string> => {
		const store = await storeWith("all");
		for (const [id, hours] of crawls) await crawled(store, id, hours);
		const site = await serve(store, { sources });
		try {
			return words((await page(site, "/"))(".stale-data").text());
		} finally {
			await site.end();
		}
	};

	it("says so once every source was due twice since its last good crawl", async () => {
		const sources = [source("mot", DAILY), source("hai", DAILY)];
		const text = await stale(sources, [
			["mot", 80],
			["hai", 60],
		]);
		expect(text).to.include("Số liệu có thể đã cũ").and.include("Tình hình các nguồn");
	});

	it("says nothing while one source is up to date, nor where no source was ever crawled", async () => {
		const sources = [source("mot", DAILY), source("hai", DAILY)];
		const crawls: [string, number][] = [
			["mot", 80],
			["hai", 1],
		];
		expect(await stale(sources, crawls)).to.equal("");
		expect(await stale(sources, [])).to.equal("");
	});

	it("takes two days where nothing tells how often a source is visited", async () => {
		expect(await stale([source("mot")], [["mot", 47]])).to.equal("");
		expect(await stale([source("mot")], [["mot", 49]])).to.include("Số liệu có thể đã cũ");
	});
});

describe("the start page of an empty index", () => {
	const empty = async (sources: Source[], path = "/"): Promise<string> => {
		const site = await serve(await storeWith("nothing"), { sources });
		try {
			return main(await page(site, path));
		} finally {
			await site.end();
		}
	};

	it("says what to do, and when the first crawl runs", async () => {
		expect(await empty([source("mot", DAILY)]))
			.to.match(/Lần thu thập đầu theo lịch \(1 nguồn\): 06:00 \d\d\/\d\d\/\d{4}/)
			.and.include("make run")
			.and.include("npx trichdan import");
		expect(await empty([source("mot")])).to.include("chạy ngay khi người vận hành bật lịch");
		expect(await empty([])).to.include("Chưa có nguồn nào được bật");
		expect(await empty([source("mot", DAILY)], "/en")).to.match(
			/The first crawl by schedule \(1 source\): 06:00, \d+ \w+ \d{4}/,
		);
	});
});

describe("the foot of every page", () => {
	it("tells as of when the data are, of which crawl, and how many sources fail", async () => {
		const store = await storeWith("all");
		const run = await crawled(store, "mot", 1);
		const sources = [source("mot", DAILY), source("hai", DAILY), source("ba", { enabled: false })];
		const site = await serve(store, { sources });
		try {
			const foot = async (path: string) => words((await page(site, path))("footer .as-of").text());
			expect(await foot("/vb")).to.match(
				/^Số liệu đến \d\d:\d\d \d\d\/\d\d\/\d{4} ?3 báo cáo ?lần thu thập #1 ?không nguồn nào lỗi$/,
			);
			expect((await page(site, "/vb"))('footer a[href="/nguon"]').first().text()).to.equal(`#${run}`);
			await alarmed(store, "mot");
			await alarmed(store, "ba");
			expect(await foot("/vb")).to.match(/1 nguồn lỗi$/);
			expect(await foot("/en/vb")).to.match(/crawl #1 ?1 source failing$/);
		} finally {
			await site.end();
		}
	});
});

describe("the pages about the site", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"), { accuracy: readAccuracy() });
	});
	after(() => site.end());

	it("tell what it is, how to cite it, what is logged and under which licences", async () => {
		const vi = main(await page(site, "/gioi-thieu"));
		for (const part of ["Không phải là", "Dẫn sổ này thế nào", "không nhận cookie", "SIL Open Font License", "MIT"])
			expect(vi).to.include(part);
		const en = main(await page(site, "/en/gioi-thieu"));
		for (const part of ["What it is not", "How to cite it", "get no cookie", "SIL Open Font License"])
			expect(en).to.include(part);
	});

	it("work an example through as the engine does: sure, sure by habit alone, left open", async () => {
		const $ = await page(site, "/phuong-phap");
		const examples = $(".worked").get();
		const chosen = examples.map((one) => $(one).find(".chosen a").attr("href") ?? null);
		expect(chosen).to.deep.equal(["/vb/nghi-quyet/25-nq-tw/k11", "/vb/nghi-quyet/25-nq-tw/k11", null]);
		const [first = "", habit = "", open = ""] = examples.map((one) => words($(one).text()));
		expect(first).to.include("25 - NQ/TƯ").and.include("TƯ đọc là TW").and.include("chắc chắn");
		expect(habit).to.include("80%");
		expect(open).to.include("Không chọn");
		for (const example of examples) expect($(example).find("tbody tr").length).to.be.at.least(4);
	});

	it("show the figures that were measured, in both languages", async () => {
		const { sets } = readAccuracy().citations;
		const all = sets.find(({ name }) => name === "all");
		for (const path of ["/phuong-phap", "/en/phuong-phap"]) {
			const $ = await page(site, path);
			const figures = $(".accuracy tbody tr")
				.get()
				.map((row) => Number($(row).find("td").eq(2).text().replace(",", ".")));
			expect(figures).to.deep.equal([all?.passages, all?.labels, ...Object.values(all?.figures ?? {})]);
		}
		expect(main(await page(site, "/phuong-phap")))
			.to.include("Đây là một mẫu")
			.and.include("make eval");
	});

	it("say that nothing was measured where there are no figures", async () => {
		const bare = await serve(await storeWith("nothing"));
		try {
			expect(main(await page(bare, "/phuong-phap"))).to.include("không kèm số đo");
		} finally {
			await bare.end();
		}
	});

	it("link to no page that is not there, and to anchors that are", async () => {
		const anchors = new Map<string, Set<string>>();
		const anchorsOf = async (path: string): Promise<Set<string>> => {
			const known = anchors.get(path);
			if (known) return known;
			const answer = await site.get(path);
			const html = await answer.text();
			expect(answer.status, path).to.equal(200);
			const found = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id));
			anchors.set(path, found);
			return found;
		};
		for (const path of ["/gioi-thieu", "/phuong-phap", "/docs", "/en/gioi-thieu", "/en/phuong-phap", "/en/docs"]) {
			const $ = await page(site, path);
			for (const link of $("main a").get()) {
				const [href = "", anchor] = ($(link).attr("href") ?? "").split("#");
				// The resolution of 1985, which this index lacks.
				if (href.endsWith("/k5")) continue;
				const there = await anchorsOf(href || path);
				if (anchor) expect(there.has(anchor), `${path}: ${href}#${anchor}`).to.equal(true);
			}
		}
	});
});

describe("the pages of the API's documentation", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"));
	});
	after(() => site.end());

	it("are in both languages, what is English by nature marked as such", async () => {
		const vi = await page(site, "/docs");
		expect(main(vi)).to.include("Danh sách và trang sau").and.include("Giới hạn").and.include("curl");
		expect(main(await page(site, "/en/docs"))).to.include("Lists and their next part");
		const tag = await page(site, "/docs/citations");
		expect(tag("h1").text()).to.equal("Trích dẫn");
		expect(tag('div[lang="en"] #listCitations, div[lang="en"] article').length).to.be.greaterThan(0);
		expect((await site.get("/docs/none")).status).to.equal(404);
	});
});

describe("pages of errors", () => {
	let site: Site;
	before(async () => {
		site = await serve(await storeWith("all"), { rateLimit: 10_000 });
	});
	after(() => site.end());

	it("offer a search for the number that is in the address", async () => {
		for (const [path, number] of [
			["/vb/nghi-quyet/99-nq-tw/k11", "99-NQ-TW"],
			["/vb/31-2031-nd-cp", "31-2031-ND-CP"],
			["/en/vb/chi-thi/99-CT/TW", "99-CT"],
			["/98nqtw", "98NQTW"],
		] as const) {
			const $ = await page(site, path, 404);
			const prefix = path.startsWith("/en") ? "/en" : "";
			expect($(`main a[href="${prefix}/tim?q=${number}"]`), path).to.have.length(1);
			expect($(`main a[href="${prefix}/bao-loi?ve=missing&muc=${number}"]`), path).to.have.length(1);
			expect($("header input[type=search]").val(), path).to.equal(number);
		}
		for (const path of ["/none", "/bc/99999", "/2024-01-02"])
			expect((await page(site, path, 404))('main a[href*="/tim"]'), path).to.have.length(0);
	});

	it("come for whatever an address begins with", async () => {
		for (const word of ["__proto__", "constructor", "toString", "hasOwnProperty"])
			for (const path of [`/${word}`, `/en/${word}/x`])
				expect((await page(site, path, 404))(".slip h1"), path).to.have.length(1);
	});

	it("keep what was searched for, and give the id of the request", async () => {
		const answer = await site.get("/en/none?q=d%C3%A2n+v%E1%BA%ADn");
		const $ = load(await answer.text());
		expect($("h1").text()).to.equal("There is no such page");
		expect($("header input[type=search]").val()).to.equal("dân vận");
		expect($('main a[href="/en/tim?q=d%C3%A2n+v%E1%BA%ADn"]')).to.have.length(1);
		expect(main($)).to.include(answer.headers.get("x-request-id") ?? "?");
	});

	it("say in plain words what is wrong with an address", async () => {
		const vi = await page(site, "/vb?sau=x", 400);
		expect(main(vi)).to.include("Địa chỉ không đúng");
		expect(main(await page(site, "/en/%E0%A4%A", 400))).to.include("The address is not right");
		// An address too long to be read is not repeated in full.
		await page(site, `/tim?q=${"a".repeat(61_000)}`, 400);
	});

	it("ask to try again where too much was asked, and nowhere else", async () => {
		const limited = await serve(await storeWith("all"), { rateLimit: 1 });
		try {
			await limited.get("/vb");
			const $ = await page(limited, "/tim?q=nq+25", 429);
			expect(main($)).to.include("Hỏi quá nhanh");
			expect($("main a.again").attr("href")).to.equal("/tim?q=nq+25");
		} finally {
			await limited.end();
		}
		expect((await page(site, "/none", 404))("a.again")).to.have.length(0);
	});

	it("tell whoever sends a form to the wrong place", async () => {
		const wrong = await fetch(`${site.url}/en/gioi-thieu`, {
			method: "POST",
			body: "a=b",
			headers: { "content-type": "application/x-www-form-urlencoded" },
		});
		expect(wrong.status).to.equal(405);
		expect(main(load(await wrong.text()))).to.include("This address is not opened that way");
	});

	it("have words of their own for each status, in both languages", () => {
		const assets = { style: "", icon: "", script: null, origin: "", asOf: null };
		const props = {
			site: { ...assets, names: namesFrom(realAuthority(), []) },
			...{ requestId: "abc", parameter: null, q: "", path: "/", again: null, number: null },
		};
		const titles = [400, 401, 403, 404, 405, 409, 413, 415, 429, 500, 503].flatMap((status) =>
			(["vi", "en"] as const).map((lang) => {
				const language = { ...SPEECH[lang], here: "/", at: "2026-11-25T00:00:00.000Z" };
				const children = h(ErrorPage, { ...props, status });
				return load(render(h(Speaking, { language, children })))("h1").text();
			}),
		);
		expect(new Set(titles).size).to.equal(22);
	});

	it("stand without the store: no figures in the foot, a way to try again", async () => {
		const store = await storeWith("all");
		const failing = await serve(store);
		try {
			await store.close();
			for (const [path, title] of [
				["/vb", "Máy chủ gặp lỗi"],
				["/en/vb", "The server failed"],
			] as const) {
				const answer = await failing.get(path);
				expect(answer.status).to.be.oneOf([500, 503]);
				const $ = load(await answer.text());
				expect($("h1").text()).to.be.oneOf([
					title,
					path === "/vb" ? "Tạm thời chưa phục vụ được" : "Not available for the moment",
				]);
				expect($("footer .as-of")).to.have.length(0);
				expect($("footer a").length).to.be.greaterThan(3);
				expect($("a.again").attr("href")).to.equal(path);
			}
		} finally {
			await failing.close();
		}
	});

	it("never lead to another site by trying again", async () => {
		const store = await storeWith("all");
		const failing = await serve(store);
		try {
			await store.close();
			const $ = load(await (await failing.get("//evil.example/vb")).text());
			expect($("a.again")).to.have.length(0);
		} finally {
			await failing.close();
		}
	});
});

describe("a directive's own words in the newest citations", () => {
	it("are text, whatever they are", async () => {
		const store = await storeWith("all");
		const evil = `<img src=x onerror=alert(1)> "${"x".repeat(5000)}"`;
		const id = "nghi-quyet:99-nq-tw:k13";
		const one = report(
			`${evil} tin`,
			`${evil} Nghị quyết số 99-NQ/TW ${evil}.`,
			[{ raw: "Nghị quyết số 99-NQ/TW", id }],
			{
				publishedOn: "2026-10-01",
			},
		);
		await store.saveReport(one.report, one.mentions, [directive(id, "99-NQ/TW", evil)], null);
		const site = await serve(store);
		try {
			const $ = await page(site, "/");
			expect($("main img")).to.have.length(0);
			expect($(".new-entries .sentence").first().text().length).to.be.below(500);
		} finally {
			await site.end();
		}
	});
});
