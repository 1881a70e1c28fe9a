import { readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { sha256 } from "../../model/hash.ts";
import { freePort } from "../free-port.ts";
import { scratch, trichdan, writeSampleSources } from "./trichdan.ts";

interface Check {
	name: string;
	state: string;
	found: string;
	remedy: string | null;
}

describe("The commands of an operator", () => {
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = (more: Record<string, string> = {}) => ({
		TRICHDAN_DB: folder.path("index.db"),
		TRICHDAN_SOURCES: folder.path("sources.json"),
		...more,
	});
	const doctor = async (more: Record<string, string> = {}): Promise<{ status: number | null; checks: Check[] }> => {
		const { status, stdout } = await trichdan(["doctor", "--json"], settings(more));
		return { status, checks: JSON.parse(stdout).checks };
	};
	const only = (checks: Check[], name: string): Check[] => checks.filter((check) => check.name === name);

	before(async () => {
		folder = await scratch();
		await writeSampleSources(folder.path("sources.json"), await freePort());
		expect((await trichdan(["crawl"], settings())).status).to.equal(0);
	});
	after(() => folder.remove());

	it("tell how each source is doing, and who crawls", async () => {
		const { status, checks } = await doctor();
		expect(status).to.equal(0);
		expect(only(checks, "crawler")).to.deep.equal([
			{ name: "crawler", state: "ok", found: "none at work", remedy: null },
		]);
		const found = only(checks, "source").map(({ found }) => found);
		expect(found).to.have.length(3);
		expect(found[0]).to.match(
			/^mau-tinh: last run \d\d\/\d\d\/\d{4}, done, \d+ new, 0 failed; newest report .*addresses: .*\d+ done/,
		);
		expect(only(checks, "contact")[0]?.state).to.equal("ok");
	});

	it("tell of alarms, of what was never crawled, and of a contact that is missing, and fail nothing by it", async () => {
		const sources = (JSON.parse(await readFile(folder.path("sources.json"), "utf8")) as { bundled?: boolean }[]).filter(
			({ bundled }) => bundled,
		);
		const foreign = { id: "moi", name: "Trang mới", province: null, level: "press", home: "https://moi.example.vn/" };
		await writeFile(
			folder.path("more.json"),
			JSON.stringify([...sources, foreign, { ...foreign, id: "tat", enabled: false }]),
		);
		const store = openSqlite(folder.path("index.db"));
		const now = new Date().toISOString();
		const lock = await store.takeLock("may-khac:12", now, 30_000, null);
		const fence = "fence" in lock ? lock.fence : 0;
		const state = await store.sourceState("mau-bao");
		if (state === null) throw new Error("the crawl kept no state");
		const facts = { starts: 1, url: "http://127.0.0.1/bao/" };
		await store.putHealth(
			fence,
			{ ...state, verifiedAt: null },
			[{ kind: "no-links", message: "It leads nowhere.", facts }],
			[],
			now,
		);
		await store.close();

		const { status, checks } = await doctor({ TRICHDAN_SOURCES: folder.path("more.json") });
		expect(status).to.equal(0);
		expect(only(checks, "sources")[0]?.found).to.include("5 sources, 4 of them switched on");
		expect(only(checks, "crawler")[0]?.found).to.include("may-khac:12 is at work");
		expect(only(checks, "alarm").map(({ found, remedy }) => [found.split(" since")[0], remedy])).to.deep.equal([
			["mau-bao: no-links", "It leads nowhere."],
		]);
		expect(only(checks, "recipe")[0]?.found).to.include("mau-bao: unverified");
		expect(only(checks, "source").find(({ found }) => found.startsWith("moi: "))).to.include({
			state: "warning",
			found: "moi: never crawled",
		});
		expect(
			checks.some(({ found }) => found.startsWith("tat: ")),
			"switched off",
		).to.equal(false);
		expect(only(checks, "contact")[0]?.found).to.equal("not set, and 1 site of others is crawled");
		const set = await doctor({ TRICHDAN_SOURCES: folder.path("more.json"), TRICHDAN_CONTACT: "crawler@example.vn" });
		expect(only(set.checks, "contact")[0]).to.include({ state: "ok", found: "crawler@example.vn" });
	});

	it("tell when a source is long due, as where nothing crawls", async () => {
		const path = folder.path("old.db");
		const old = openSqlite(path);
		const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
		const counts = { fetched: 1, created: 1, updated: 0, unchanged: 0, failed: 0, mentions: 0 };
		await old.finishRun(await old.startRun("mau-bao", ago(9)), ago(9), counts, null);
		await old.close();
		const { checks } = await doctor({ TRICHDAN_DB: path });
		expect(only(checks, "schedule").map(({ found }) => found)).to.deep.equal(["mau-bao: due for over a day"]);
	});

	it("say what prune would throw away, and throw it away only with --yes", async () => {
		const store = openSqlite(folder.path("index.db"));
		const page = {
			url: "https://cu.example.vn/1.html",
			sourceId: "cu",
			status: 200,
			outcome: "report" as const,
			contentType: "text/html",
			finalUrl: "https://cu.example.vn/1.html",
			note: null,
			body: gzipSync("<p>Bài cũ</p>"),
			bodyHash: sha256(Buffer.from("<p>Bài cũ</p>")),
			etag: null,
			lastModified: null,
			fetchedAt: "2020-01-02T03:04:05.000Z",
		};
		await store.savePage(page);
		const kept = await trichdan(["prune"], settings());
		expect(kept.status).to.equal(0);
		expect(kept.stdout).to.match(
			/^Older than 730 days: 1 body \(0 KiB\), 0 runs, 0 alarms and 0 addresses\.\n.*--yes does it/,
		);
		expect((await store.page(page.url))?.body).to.not.equal(null);
		const all = JSON.parse(
			(await trichdan(["prune", "--yes", "--json"], settings({ TRICHDAN_RETENTION_DAYS: "0" }))).stdout,
		);
		expect(all).to.include({ done: false, bodies: 0 });
		const done = JSON.parse((await trichdan(["prune", "--yes", "--json"], settings())).stdout);
		expect(done).to.include({ days: 730, done: true, bodies: 1, runs: 0 });
		expect((await store.page(page.url))?.body).to.equal(null);
		await store.close();
	});

	it("find citations anew with reextract, but not while a crawler is at work", async () => {
		const store = openSqlite(folder.path("index.db"));
		const now = new Date().toISOString();
		const [hit] = (await store.searchReports({ source: ["mau-bao"] }, "newest", { limit: 1 })).items;
		const id = hit?.id ?? 0;
		const before = await store.mentionsOf(id);
		await store.replaceMentions(id, [], [], 0);
		const lock = await store.takeLock("may-khac:13", now, 0, null);
		const busy = await trichdan(["reextract"], settings());
		expect(busy.status).to.equal(1);
		expect(busy.stderr).to.include("may-khac:13");
		if ("fence" in lock) await store.dropLock(lock.fence);
		const { status, stdout } = await trichdan(["reextract", "--json"], settings());
		expect(status).to.equal(0);
		expect(JSON.parse(stdout)).to.include({ reports: 36, upToDate: 35, cited: 1, mentions: before.length, left: 0 });
		expect((await store.mentionsOf(id)).map(({ raw }) => raw)).to.deep.equal(before.map(({ raw }) => raw));
		await store.close();
		const wrong = await trichdan(["reextract", "--since", "hôm qua"], settings());
		expect(wrong.status).to.equal(2);
	});
});
