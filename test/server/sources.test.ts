import { expect } from "chai";
import { load } from "cheerio";
import type { Store } from "../../data/store/port.ts";
import { RunsReply, SourceReply, SourcesReply } from "../../model/api.ts";
import type { AlarmKind, SourceState } from "../../model/crawl.ts";
import { Source } from "../../model/source.ts";
import { type Site, serve, storeWith } from "./fixture.ts";

const source = (id: string, more: object = {}): Source =>
	Source.parse({
		id,
		name: `Báo <b>${id}</b> & bạn`,
		province: "yen-bai",
		level: "press",
		home: `https://www.${id}.example.vn/`,
		...more,
	});
const SOURCES = [
	source("bao-example", { schedule: "0 6 * * *" }),
	source("trang-moi"),
	source("cho-san", { enabled: false }),
];

const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
const state: SourceState = {
	sourceId: "bao-example",
	verifiedAt: ago(500),
	lastNewAt: ago(400),
	rhythmHours: 24,
	nextAt: ago(-12),
	robotsHash: "x",
	baseline: null,
};
/** What earlier runs have shown, before enough is known. */
const BASELINE = {
	recipe: null,
	usual: null,
	waiting: [],
	shifted: null,
	starts: [],
	robotsChangedAt: null,
	newestOn: null,
	weekends: true,
	patienceHours: null,
};

/** A store in which a source was crawled three times, with an alarm that stands and one that is over. */
async function crawledStore(): Promise<{ store: Store; fence: number }> {
	const store = await storeWith("all");
	const lock = await store.takeLock("may:1", ago(0), 30_000, null);
	const fence = "fence" in lock ? lock.fence : 0;
	const counts = { fetched: 10, created: 3, updated: 1, unchanged: 5, failed: 0, mentions: 7 };
	await store.finishRun(await store.startRun("bao-example", ago(50)), ago(50), counts, null);
	await store.finishRun(await store.startRun("bao-example", ago(3)), ago(3), { ...counts, failed: 2 }, null);
	const cut = "incomplete: /srv/kin/index.db cannot be written";
	await store.finishRun(await store.startRun("bao-example", ago(1)), ago(1), { ...counts, created: 0 }, cut);
	const alarm = (kind: AlarmKind, facts: Record<string, string | number>) => ({
		kind,
		message: `Look: ${kind}.`,
		facts,
	});
	const fields = alarm("empty-fields", { fields: "title published", lacking: 80, articles: 9 });
	const silent = alarm("silent", { days: 16, since: ago(400) });
	await store.putHealth(fence, state, [fields], [], ago(30));
	await store.putHealth(fence, state, [silent], ["empty-fields"], ago(2));
	const link = {
		host: "bao-example.example.vn",
		kind: "article" as const,
		priority: 5,
		depth: 0,
		template: "/tin/{n}",
	};
	const urls = [1, 2].map((n) => ({
		...link,
		url: `https://bao-example.example.vn/tin/${n}`,
		sourceId: "bao-example",
		parent: null,
		title: null,
		published: null,
	}));
	await store.addUrls(fence, urls, ago(1), false);
	return { store, fence };
}

describe("The sources over HTTP", () => {
	let site: Site;
	let fence: number;
	before(async () => {
		const crawled = await crawledStore();
		fence = crawled.fence;
		site = await serve(crawled.store, { sources: SOURCES });
	});
	after(() => site.end());
	const text = async (path: string): Promise<string> => (await site.get(path)).text();

	it("are listed with their last run and the alarms that stand", async () => {
		const reply = SourcesReply.parse(await (await site.get("/api/v1/sources")).json());
		expect(reply.total).to.equal(3);
		const [first, second, third] = reply.items;
		expect(first).to.deep.include({
			id: "bao-example",
			enabled: true,
			lastNewAt: state.lastNewAt,
			url: "/nguon/bao-example",
		});
		expect(first?.lastRun?.result).to.equal("failed");
		expect(first?.alarms.map(({ kind, message, facts }) => [kind, message, facts.days])).to.deep.equal([
			["silent", "Look: silent.", 16],
		]);
		expect(second).to.deep.include({ id: "trang-moi", lastRun: null, verifiedAt: null, alarms: [] });
		expect(third?.enabled).to.equal(false);
	});

	it("are given one by one with runs, alarms that are over, addresses and reports by month", async () => {
		const answer = await site.get("/api/v1/sources/bao-example");
		expect(answer.headers.get("access-control-allow-origin")).to.equal("*");
		const reply = SourceReply.parse(await answer.json());
		expect(reply.schedule).to.equal("0 6 * * *");
		expect(reply.runs.map(({ result, created }) => `${result} ${created}`)).to.deep.equal([
			"failed 0",
			"partly 3",
			"done 3",
		]);
		expect(reply.frontier).to.deep.equal({ new: 2 });
		expect(reply.pastAlarms.map(({ kind }) => kind)).to.deep.equal(["empty-fields"]);
		expect(reply.months).to.deep.equal([
			{ key: "2022-01", reports: 1 },
			{ key: "2023-02", reports: 1 },
			{ key: null, reports: 1 },
		]);
		expect((await site.get("/nguon/bao-example.json")).status).to.equal(200);
	});

	it("answer 404 in words for one that the sources file has not", async () => {
		const answer = await site.get("/api/v1/sources/khong-co");
		expect(answer.status).to.equal(404);
		expect((await answer.json()).detail).to.equal("There is no source khong-co.");
		expect((await site.get("/nguon/khong-co")).status).to.equal(404);
		expect((await site.get("/nguon/__proto__")).status).to.equal(404);
	});

	it("keep to themselves what a note tells of the machine", async () => {
		for (const path of [
			"/api/v1/sources",
			"/api/v1/sources/bao-example",
			"/api/v1/runs",
			"/nguon/bao-example",
			"/metrics",
		])
			expect(await text(path), path).to.not.include("/srv/kin");
	});

	it("give their runs in parts, of one source or of all", async () => {
		const first = RunsReply.parse(await (await site.get("/api/v1/runs?limit=2")).json());
		expect(first.total).to.equal(3);
		expect(first.items.map(({ id }) => id)).to.deep.equal([3, 2]);
		const rest = RunsReply.parse(await (await site.get(`/api/v1/runs?limit=2&cursor=${first.next}`)).json());
		expect(rest.items.map(({ id }) => id)).to.deep.equal([1]);
		expect(rest.next).to.equal(null);
		const none = RunsReply.parse(await (await site.get("/api/v1/runs?source=trang-moi")).json());
		expect(none).to.deep.equal({ items: [], total: 0, complete: true, facets: {}, next: null });
		expect((await site.get("/api/v1/runs?cursor=abc")).status).to.equal(400);
		expect((await site.get("/api/v1/runs?limit=1000")).status).to.equal(400);
	});

	it("have an ETag that changes when their health does", async () => {
		const tag = (await site.get("/api/v1/sources")).headers.get("etag") ?? "";
		expect((await site.get("/api/v1/sources", { "if-none-match": tag })).status).to.equal(304);
		const failing = { kind: "failing" as const, message: "Look.", facts: { reason: "" } };
		await site.store.putHealth(fence, state, [failing], [], ago(0));
		expect((await site.get("/api/v1/sources", { "if-none-match": tag })).status).to.equal(200);
		await site.store.putHealth(fence, state, [], ["failing"], ago(0));
	});

	it("are told by how they stand, gravest first, by name or by their last report, as the address says", async () => {
		const rows = async (query: string): Promise<string[]> => {
			const $ = load(await text(`/nguon${query}`));
			return $(".sources tbody tr")
				.toArray()
				.map((row) => `${$(row).find("a").attr("href")} ${$(row).find(".standing").text().trim()}`);
		};
		const [failing, never] = ["/nguon/bao-example ✕ Lỗi", "/nguon/trang-moi ○ Chưa thu thập"];
		expect(await rows("")).to.deep.equal([failing, never]);
		for (const order of ["ten", "moi", "khong-co"]) expect(await rows(`?xep=${order}`), order).to.have.length(2);
		const $ = load(await text("/nguon"));
		expect($("#dia-phuong").text()).to.equal("1 trong 34 tỉnh, thành có nguồn riêng đang thu thập");
		expect($(".places").text()).to.match(/Chưa có nguồn \(33\).*Huế/);
		expect($(".views [aria-current]").text()).to.equal("tình trạng");
	});

	it("tell on their pages the rules they are read by, how much can be read, and what failed", async () => {
		const host = "bao-example.example.vn";
		const robots = { text: "User-agent: *\nDisallow: /<b>kin</b>", status: "rules", fetchedAt: ago(3) } as const;
		await site.store.putHost(fence, { host, robots, retryAt: null, fails: 0 });
		const $ = load(await text("/nguon/bao-example"));
		const facts = $(".facts").text();
		expect(facts).to.include("06:00 mỗi ngày").and.include("máy thu thập làm theo");
		expect(facts).to.include("cách nhau ít nhất 3 giây");
		expect($(".facts pre").text()).to.equal(robots.text);
		expect($("main").text()).to.include("2 trang lỗi trong 30 trang đã hỏi (6,7%), qua 3 lần thu thập gần nhất");
		const cells = (name: string): string => $(`tbody tr:has(th:contains("${name}"))`).text();
		expect(cells("Báo cáo có ngày đăng")).to.equal("Báo cáo có ngày đăng23dưới 5 bài");
		expect(cells("Chưa đọc")).to.equal("Chưa đọc2");
		const filled = { title: 0.9, published: 0.5, body: 1 };
		const usual = { articles: 40, length: 900, spread: 0.4, filled, layout: {} };
		await site.store.putHealth(fence, { ...state, baseline: { ...BASELINE, usual } }, [], [], ago(0));
		const known = load(await text("/nguon/bao-example"));
		expect(known('tbody tr:has(th:contains("Đọc được ngày theo"))').text()).to.equal(
			"Đọc được ngày theo công thức204050%",
		);
		await site.store.putHost(fence, { host, robots: { ...robots, status: "unreachable" }, retryAt: null, fails: 1 });
		await site.store.putHealth(fence, state, [], [], ago(0));
		expect(load(await text("/nguon/bao-example"))(".lead .standing").text()).to.include("Bị chặn");
		expect(
			load(await text("/nguon"))(".sources tbody tr")
				.first()
				.text(),
		).to.include("Bị chặn");
		await site.store.putHost(fence, { host, robots, retryAt: null, fails: 0 });
	});

	it("speak English under /en", async () => {
		const list = load(await text("/en/nguon"));
		expect(list("h1").text()).to.equal("Sources");
		expect(list(".sources a").first().attr("href")).to.equal("/en/nguon/bao-example");
		const $ = load(await text("/en/nguon/bao-example"));
		expect($(".facts").text()).to.include("06:00 every day").and.include("Last good crawl");
		expect($("main").text()).to.include("Nothing new for 16 days").and.include("done, some pages failed");
	});

	it("have pages in Vietnamese, with names from outside escaped", async () => {
		const list = await text("/nguon");
		expect(list).to.include("Báo &lt;b>bao-example&lt;/b> &amp; bạn").and.not.include("<b>bao");
		expect(list).to.include("2 trang được thu thập theo lịch, 1 trang đã chuẩn bị");
		expect(list).to.include("Đã 16 ngày không có bài mới");
		const one = await site.get("/nguon/bao-example");
		expect(one.headers.get("content-security-policy")).to.include("default-src 'none'");
		const page = await one.text();
		expect(page).to.include("Đã 16 ngày không có bài mới");
		expect(page).to.include("80% số bài không đọc được tiêu đề, ngày đăng");
		expect(page).to.include("xong, có trang lỗi").and.include("không thành");
		expect(page).to.include('href="/tim?q=nguon%3Abao-example&amp;loai=bc"');
		expect(await text("/nguon/cho-san"))
			.to.include("Đã chuẩn bị")
			.and.include("nhưng chưa bật");
		expect(await text("/nguon/trang-moi"))
			.to.include("Chưa thu thập")
			.and.include("chờ lần thu thập đầu tiên");
		const moved = await site.get("/nguon/BAO-example/");
		expect([moved.status, moved.headers.get("location")]).to.deep.equal([301, "/nguon/bao-example"]);
	});
});

describe("The metrics", () => {
	let site: Site;
	afterEach(() => site?.end());

	it("are text that Prometheus reads, with figures from the store and of the process", async () => {
		const { store } = await crawledStore();
		site = await serve(store, { sources: SOURCES });
		const answer = await site.get("/metrics");
		expect(answer.headers.get("content-type")).to.match(/^text\/plain; version=0\.0\.4/);
		expect(answer.headers.get("cache-control")).to.equal("no-store");
		const lines = (await answer.text()).split("\n");
		for (const line of lines)
			expect(line).to.match(/^(#.*|[a-z_0-9]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? ([-+\d.e]+|NaN)|)$/i);
		expect(lines).to.include.members([
			"trichdan_reports 3",
			"trichdan_sources 2",
			'trichdan_citations{status="stub"} 1',
			'trichdan_alarms{kind="silent"} 1',
			'trichdan_alarms{kind="empty-fields"} 0',
			'trichdan_runs_last_day{result="failed"} 1',
			'trichdan_runs_last_day{result="partly"} 1',
			'trichdan_runs_last_day{result="done"} 0',
			"trichdan_pages_fetched_last_day 20",
			"trichdan_pages_failed_last_day 2",
			"trichdan_reports_created_last_day 3",
			'trichdan_frontier_urls{state="new"} 2',
		]);
		const value = (start: string): number => Number(lines.find((line) => line.startsWith(start))?.split(" ")[1]);
		const good = value('trichdan_source_last_good_run_timestamp_seconds{source="bao-example"}');
		expect(value('trichdan_source_last_run_timestamp_seconds{source="bao-example"}')).to.be.above(good);
		expect(value("trichdan_crawler_heartbeat_timestamp_seconds")).to.be.closeTo(Date.now() / 1000, 60);
		expect(value("process_resident_memory_bytes")).to.be.above(1_000_000);
	});

	it("are counted anew at most every five seconds, and forget what is over", async () => {
		const { store, fence } = await crawledStore();
		site = await serve(store, { sources: SOURCES });
		const first = await (await site.get("/metrics")).text();
		await store.putHealth(fence, state, [], ["silent"], ago(0));
		expect(await (await site.get("/metrics")).text()).to.equal(first);
	});
});
