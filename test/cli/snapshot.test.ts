import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, watch, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { expect } from "chai";
import { projectRoot } from "../../data/root.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { contentHash, sha256 } from "../../model/hash.ts";
import { SNAPSHOT_NAMES, SNAPSHOT_TABLES } from "../../model/snapshot.ts";
import { directive, mention, report } from "../data/builders.ts";
import { freePort } from "../free-port.ts";
import { scratch, start, trichdan, writeSampleSources } from "./trichdan.ts";

const K11 = "nghi-quyet:25-nq-tw:k11";

describe("trichdan export snapshot", function () {
	this.timeout(180_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	const settings = () => ({ TRICHDAN_DB: folder.path("index.db"), TRICHDAN_SOURCES: folder.path("sources.json") });
	beforeEach(async () => {
		folder = await scratch();
		await writeSampleSources(folder.path("sources.json"), await freePort());
	});
	afterEach(() => folder.remove());

	/** Adds as many reports as copies of the first with a text of so many words, past the indexes that searches need. */
	function grow(count: number, words: number): void {
		const db = new Database(folder.path("index.db"));
		db.prepare(
			`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
			INSERT INTO report (source_id, title, published_on, date_source, province, content_hash, fetched_at,
				extractor_version, grammar_version, text)
			SELECT source_id, title, published_on, date_source, province, lower(hex(randomblob(32))), fetched_at, 1, 1,
				replace(hex(zeroblob(? / 2)), '00', 'dân vận khéo ') FROM report, n WHERE report.id = 1`,
		).run(count, words);
		db.close();
	}

	async function fill(count: number): Promise<void> {
		const store = openSqlite(folder.path("index.db"));
		await store.putRegister({ directives: [directive(K11)], relations: [], fingerprint: "test" });
		for (let i = 0; i < count; i++) {
			const text = `Tin số ${i}: quán triệt 25-NQ/TW.`;
			await store.saveReport(report({ text, sourceId: "mau-bao" }), [mention(text, "25-NQ/TW", K11)], [], null);
		}
		await store.close();
	}
	const snapshot = (to: string, ...more: string[]) =>
		trichdan(["export", "snapshot", folder.path(to), ...more], settings());
	const jsonl = async (name: string): Promise<Record<string, unknown>[]> =>
		gunzipSync(await readFile(folder.path(`ra/${name}.jsonl.gz`)))
			.toString("utf8")
			.trimEnd()
			.split("\n")
			.filter(Boolean)
			.map((line) => JSON.parse(line));

	it("writes SQLite, JSONL, a README with the dictionary, and checksums that fit", async () => {
		await fill(3);
		const { status, stdout, stderr } = await snapshot("ra", "--json");
		expect(status, stderr).to.equal(0);
		const { files, rows } = JSON.parse(stdout) as { files: { name: string }[]; rows: Record<string, number> };
		const sqlite = files[0]?.name ?? "";
		expect(sqlite).to.match(/^trichdan-20\d\d-\d\d-\d\d\.sqlite$/);
		const names = [sqlite, ...SNAPSHOT_NAMES.map((name) => `${name}.jsonl.gz`), "README.md", "SHA256SUMS"];
		expect((await readdir(folder.path("ra"))).sort()).to.deep.equal(names.toSorted());
		for (const line of (await readFile(folder.path("ra/SHA256SUMS"), "utf8")).trimEnd().split("\n")) {
			const [sum = "", name = ""] = line.split("  ");
			expect(sha256(await readFile(folder.path(`ra/${name}`))), name).to.equal(sum);
		}
		const readme = await readFile(folder.path("ra/README.md"), "utf8");
		for (const table of SNAPSHOT_NAMES) {
			expect(await jsonl(table), table).to.have.length(rows[table] ?? -1);
			for (const { name } of SNAPSHOT_TABLES[table].columns)
				expect(readme, `${table}.${name}`).to.contain(`| \`${name}\` |`);
		}
		expect(rows).to.include({ report: 3, citation: 3 });
		const [first = {}] = await jsonl("report");
		expect(contentHash(String(first.title), String(first.text))).to.equal(first.content_hash);
		expect((await jsonl("source")).map(({ id }) => id)).to.include.members(["mau-bao", "mau-tinh"]);
	});

	it("answers the question that its README asks of it", async () => {
		await fill(2);
		await snapshot("ra");
		const readme = await readFile(folder.path("ra/README.md"), "utf8");
		const [, name = "", sql = ""] = /sqlite3 (\S+) "([^"]+)"/.exec(readme) ?? [];
		const db = new Database(folder.path(`ra/${name}`), { readonly: true });
		expect(db.prepare(sql).all()).to.deep.equal([{ province: "nghe-an", reports: 2 }]);
		db.close();
	});

	it("is opened by no command as an index", async () => {
		await fill(1);
		await snapshot("ra");
		const name = (await readdir(folder.path("ra"))).find((one) => one.endsWith(".sqlite")) ?? "";
		const opened = await trichdan(["search", "dân vận"], { ...settings(), TRICHDAN_DB: folder.path(`ra/${name}`) });
		expect(opened.status).to.equal(1);
		expect(opened.stderr).to.contain("database of another program");
	});

	it("fills an empty folder, writes into none that holds something, and leaves nothing half made", async () => {
		await fill(1);
		await mkdir(folder.path("trong"));
		expect((await snapshot("trong")).status).to.equal(0);
		const again = await snapshot("trong");
		expect(again.status).to.equal(2);
		expect(again.stderr).to.contain("is there already and not empty");
		await writeFile(folder.path("tep"), "");
		expect((await snapshot("tep")).status).to.equal(2);
		const lost = await snapshot("khong-co/ra");
		expect(lost.status).to.equal(1);
		expect(lost.stderr.trimEnd().split("\n")).to.have.length(1);
		expect((await readdir(folder.path("."))).filter((name) => name.endsWith(".part"))).to.deep.equal([]);
	});

	it("is nothing at all where it is interrupted", async () => {
		await fill(1);
		grow(2000, 10_000);
		const stop = new AbortController();
		const begun = (async () => {
			for await (const { filename } of watch(folder.path("."), stop)) if (filename?.endsWith(".part")) return;
		})().catch(() => {});
		const running = start(["export", "snapshot", folder.path("ra")], settings());
		await Promise.race([begun, running.finished]);
		stop.abort();
		running.process.kill("SIGINT");
		const { status, stderr } = await running.finished;
		expect(status).to.equal(1);
		expect(stderr).to.contain("interrupted");
		expect(await readdir(folder.path("."))).not.to.include.members(["ra"]);
		expect((await readdir(folder.path("."))).filter((name) => name.endsWith(".part"))).to.deep.equal([]);
	});

	it("takes no more memory for more reports", async () => {
		await fill(1);
		const peak = async (to: string): Promise<number> => {
			const { stdout } = await promisify(execFile)(
				process.execPath,
				["--import=tsx", "--eval", PEAK, projectRoot, folder.path("index.db"), folder.path(to)],
				{ cwd: projectRoot },
			);
			return Number(stdout);
		};
		// Past these the garbage collector has settled.
		grow(500, 10_000);
		const few = await peak("it");
		grow(2500, 10_000);
		const added = (2500 * 10_000 * "dân vận khéo ".length * 2) / 3 / 1024;
		expect((await peak("nhieu")) - few).to.be.below(added / 2);
	});
});

/** Takes a snapshot and prints the most memory that the process had, in KiB. */
const PEAK = `
const [root, index, folder] = process.argv.slice(1);
const { openSqlite } = await import(root + "/data/store/sqlite/open.ts");
const { writeSnapshot } = await import(root + "/server/export/snapshot.ts");
const store = openSqlite(index);
await writeSnapshot(store, folder, { software: "test", madeAt: new Date().toISOString(), sources: [] });
console.log(process.resourceUsage().maxRSS);
`;
