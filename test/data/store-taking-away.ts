import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "chai";
import type { SitePages, SnapshotGiven } from "../../data/store/port.ts";
import { contentHash } from "../../model/hash.ts";
import { SNAPSHOT_NAMES, SNAPSHOT_TABLES, type SnapshotName, type SnapshotRow } from "../../model/snapshot.ts";
import { directive, mention, stub } from "./builders.ts";
import { failure, ids, K10, K11, relation, type StoreBench } from "./store-bench.ts";

const given: SnapshotGiven = {
	software: "trichdan/test",
	madeAt: "2026-11-25T01:00:00.000Z",
	sources: [
		{ id: "nghe-an", name: "Báo Nghệ An", province: "nghe-an", level: "press", home: "https://bao.example/" },
		{ id: "ha-giang", name: "Báo Hà Giang", province: "ha-giang", level: "press", home: "https://hg.example/" },
	],
};
const STUB = "chi-thi:77-ct-tu:yen-bai:k19";

/** What is taken away whole: snapshots, what shows the text of a report, the pages of the site. */
export function takingAway(bench: StoreBench): void {
	const { register, save, cite } = bench;
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-snapshot-"));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** Takes a snapshot to its end; gives its rows by table. */
	async function taken(path: string, meanwhile?: (table: SnapshotName) => Promise<unknown>) {
		const rows = Object.fromEntries(SNAPSHOT_NAMES.map((name) => [name, [] as SnapshotRow[]])) as Record<
			SnapshotName,
			SnapshotRow[]
		>;
		for await (const batch of bench.store.snapshot(path, given)) {
			rows[batch.table].push(...batch.rows);
			await meanwhile?.(batch.table);
		}
		return rows;
	}

	/** The rows of the file as JSONL has them. */
	function inFile(path: string): Record<SnapshotName, SnapshotRow[]> {
		const db = new Database(path, { readonly: true });
		expect(db.pragma("integrity_check", { simple: true })).to.equal("ok");
		expect(db.pragma("foreign_key_check")).to.deep.equal([]);
		const tables = SNAPSHOT_NAMES.map((name) => {
			const { columns } = SNAPSHOT_TABLES[name];
			const rows = db.prepare(`SELECT * FROM ${name}`).all() as SnapshotRow[];
			for (const row of rows)
				for (const column of columns) {
					if (column.kind === "json") row[column.name] = JSON.parse(String(row[column.name]));
					if (column.kind === "boolean") row[column.name] = row[column.name] === 1;
				}
			return [name, rows] as const;
		});
		db.close();
		return Object.fromEntries(tables) as Record<SnapshotName, SnapshotRow[]>;
	}

	async function fill(): Promise<void> {
		await register(
			[
				directive(K11, { issuedOn: "2013-06-03", term: 11, aliases: ["Nghị quyết về dân vận"] }),
				directive(K10, { issuedOn: "2008", term: 10 }),
			],
			[relation(K11, "replaces", K10)],
		);
		const text = "Mở đầu.\nTỉnh ủy thực hiện Nghị quyết 25-NQ/TW và Chỉ thị 77-CT/TU trong năm. Hết.";
		await save(
			{ text, title: "Tin dân vận", url: "https://bao.example/1", quality: 0.9, extractor: "recipe" },
			[
				mention(text, "25-NQ/TW", K11, { reasons: ["ngày khớp"], relations: ["implements"], date: "2013-06-03" }),
				mention(text, "77-CT/TU", STUB, { status: "stub", symbol: "77-CT/TU", type: "chi-thi" }),
			],
			[stub(STUB, { symbol: "77-CT/TU", level: "province", province: "yen-bai" })],
		);
		await save({ text: "Không có gì.", url: null, file: "tin.txt", sourceId: null, publishedOn: null, province: null });
		await cite("Bài của trang đã bỏ.", K10, { sourceId: "cu" });
	}

	describe("a snapshot", () => {
		it("is the same rows in the file as it gives, each with all the columns of its table and no other", async () => {
			await fill();
			const path = join(folder, "index.sqlite");
			const rows = await taken(path);
			expect(inFile(path)).to.deep.equal(rows);
			for (const name of SNAPSHOT_NAMES) {
				expect(rows[name], name).not.to.be.empty;
				for (const row of rows[name])
					expect(Object.keys(row), name).to.deep.equal(SNAPSHOT_TABLES[name].columns.map((column) => column.name));
			}
			expect(rows.directive.map(({ id, status, mentions }) => [id, status, mentions])).to.deep.equal([
				[STUB, "unknown", 1],
				[K10, "replaced", 1],
				[K11, "unknown", 1],
			]);
			expect(rows.directive[2]).to.deep.include({
				path: "/vb/nghi-quyet/25-nq-tw/k11",
				issued_on: "2013-06-03",
				aliases: ["Nghị quyết về dân vận"],
			});
			expect(rows.relation).to.deep.equal([
				{ from_id: K11, kind: "replaces", to_id: K10, confidence: "high", sources: "test" },
			]);
			expect(rows.citation[0]).to.deep.include({
				report_id: 1,
				position: 0,
				before: "Tỉnh ủy thực hiện Nghị quyết ",
				text: "25-NQ/TW",
				after: " và Chỉ thị 77-CT/TU trong năm.",
				directive_id: K11,
				relations: ["implements"],
				reasons: ["ngày khớp"],
				counted: true,
			});
		});

		it("lets anyone check a text against its hash, and tells neither bytes nor folders", async () => {
			await fill();
			await bench.store.saveReport(
				{
					...(await reportOf(1)),
					title: "Bản khác",
					url: null,
					file: "a.txt",
					contentHash: contentHash("Bản khác", "B."),
				},
				[],
				[],
				null,
				{ path: "/home/ai-do/bi-mat/a.txt" },
			);
			const path = join(folder, "index.sqlite");
			const rows = await taken(path);
			for (const row of rows.report.slice(0, 3))
				expect(contentHash(String(row.title), String(row.text))).to.equal(row.content_hash);
			expect(JSON.stringify(rows)).not.to.contain("bi-mat");
			expect(rows.report.at(-1)).to.include({ file: "a.txt" });
		});

		const reportOf = async (id: number) => {
			const found = await bench.store.report(id);
			if (!found) throw new Error(`no report ${id}`);
			const { id: _, duplicateOf: __, ...rest } = found;
			return rest;
		};

		it("counts sources without copies, those no longer in the sources file too", async () => {
			await fill();
			const rows = await taken(join(folder, "index.sqlite"));
			expect(rows.source.map(({ id, name, reports }) => [id, name, reports])).to.deep.equal([
				["cu", null, 1],
				["ha-giang", "Báo Hà Giang", 0],
				["nghe-an", "Báo Nghệ An", 1],
			]);
		});

		it("keeps copies apart: they name their first and their citations are not counted", async () => {
			await register([directive(K11)]);
			const body = Array.from({ length: 60 }, (_, i) => `chữ${i}`).join(" ");
			await cite(`${body} một.`, K11, { url: "https://a.example/" });
			await cite(`${body} hai.`, K11, { url: "https://b.example/" });
			const rows = await taken(join(folder, "index.sqlite"));
			expect(rows.report.map(({ duplicate_of }) => duplicate_of)).to.deep.equal([null, 1]);
			expect(rows.citation.map(({ counted }) => counted)).to.deep.equal([true, false]);
			expect(rows.directive[0]).to.include({ mentions: 1, reports: 1 });
		});

		it("is as the index was when it began, whatever is written meanwhile", async () => {
			await fill();
			let written = false;
			const path = join(folder, "index.sqlite");
			const rows = await taken(path, async (table) => {
				if (table !== "source" || written) return;
				written = true;
				await cite("Viết trong lúc chép.", K11);
				await register([directive(K11, { title: "Tên mới" })]);
			});
			expect(written).to.equal(true);
			expect(rows.report).to.have.length(3);
			expect(rows.citation).to.have.length(3);
			expect(rows.directive.map(({ title }) => title)).not.to.include("Tên mới");
			expect(inFile(path)).to.deep.equal(rows);
			const { value } = rows.about.find(({ key }) => key === "data_version") ?? {};
			expect(Number(value)).to.be.below(await bench.store.dataVersion());
		});

		it("tells as of when it stands: data version, last finished crawl, program", async () => {
			const id = await bench.store.startRun("nghe-an", "2026-11-24T23:00:00.000Z");
			const counts = { fetched: 1, created: 1, updated: 0, unchanged: 0, failed: 0, mentions: 0 };
			await bench.store.finishRun(id, "2026-11-24T23:10:00.000Z", counts, null);
			await bench.store.startRun("nghe-an", "2026-11-25T00:00:00.000Z");
			const { about } = await taken(join(folder, "index.sqlite"));
			expect(Object.fromEntries(about.map(({ key, value }) => [key, value]))).to.deep.include({
				software: "trichdan/test",
				made_at: given.madeAt,
				data_version: String(await bench.store.dataVersion()),
				last_run: "1",
				last_run_at: "2026-11-24T23:10:00.000Z",
			});
		});

		it("leaves no file where it is given up, and writes over none", async () => {
			await fill();
			const path = join(folder, "index.sqlite");
			for await (const { table } of bench.store.snapshot(path, given)) if (table === "report") break;
			expect(existsSync(path)).to.equal(false);
			await taken(path);
			expect((await failure(taken(path))).code).to.equal("usage");
			expect(inFile(path).report).to.have.length(3);
		});
	});

	it("gives what shows the text of reports, in the order asked", async () => {
		await fill();
		const facts = await bench.store.reportFacts([3, 99, 1]);
		expect(ids(facts)).to.deep.equal([3, 1]);
		const whole = await bench.store.report(1);
		expect(whole).to.deep.include(facts[1]);
		expect(facts[1]?.contentHash).to.equal(contentHash(whole?.title ?? "", whole?.text ?? ""));
	});

	describe("the pages of the site", () => {
		const all = async (pages: SitePages, size: number) =>
			Promise.all(
				(await bench.store.siteParts(pages, size)).map(async (part) =>
					ids(await bench.store.sitePages(pages, part, size)),
				),
			);

		it("are every directive and every report that is no copy, each in one file of bounded size", async () => {
			const many = Array.from({ length: 7 }, (_, i) => directive(`nghi-quyet:${i + 1}-nq-tw:k11`));
			await register(many);
			const body = Array.from({ length: 60 }, (_, i) => `chữ${i}`).join(" ");
			await cite(`${body} một.`, "nghi-quyet:1-nq-tw:k11", { fetchedAt: "2026-01-05T00:00:00.000Z" });
			await cite(`${body} hai.`, "nghi-quyet:1-nq-tw:k11");
			await cite("Bài ba.", "nghi-quyet:2-nq-tw:k11", { fetchedAt: "2026-01-07T00:00:00.000Z" });
			await cite("Bài bốn.", "nghi-quyet:2-nq-tw:k11", { fetchedAt: "2026-01-06T00:00:00.000Z" });
			expect(await all("directives", 3)).to.deep.equal([
				["nghi-quyet:1-nq-tw:k11", "nghi-quyet:2-nq-tw:k11", "nghi-quyet:3-nq-tw:k11"],
				["nghi-quyet:4-nq-tw:k11", "nghi-quyet:5-nq-tw:k11", "nghi-quyet:6-nq-tw:k11"],
				["nghi-quyet:7-nq-tw:k11"],
			]);
			expect(await bench.store.siteParts("reports", 3)).to.deep.equal([
				{ after: "", last: "3", changedAt: "2026-01-07T00:00:00.000Z" },
				{ after: "3", last: "4", changedAt: "2026-01-06T00:00:00.000Z" },
			]);
			expect(await all("reports", 3)).to.deep.equal([["1", "3"], ["4"]]);
			expect(ids(await bench.store.sitePages("reports", { after: "", last: "4" }, 2))).to.deep.equal(["1", "3"]);
		});

		it("tell when a directive's page last said something else", async () => {
			await register([directive(K10), directive(K11)]);
			const changed = async () =>
				Object.fromEntries(
					(await bench.store.sitePages("directives", { after: "", last: "z" }, 9)).map((one) => [
						one.id,
						one.changedAt,
					]),
				);
			const before = await changed();
			expect(before[K10]).to.match(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
			// Till the clock has moved on.
			while (new Date().toISOString() <= (before[K11] ?? ""));
			await cite("Một.", K11);
			const after = await changed();
			expect(after[K10]).to.equal(before[K10]);
			expect((after[K11] ?? "") > (before[K11] ?? "")).to.equal(true);
			expect(await bench.store.siteParts("directives", 50)).to.deep.equal([
				{ after: "", last: K11, changedAt: after[K11] },
			]);
		});

		it("are none in an empty index", async () => {
			expect(await bench.store.siteParts("directives", 5)).to.deep.equal([]);
			expect(await bench.store.siteParts("reports", 5)).to.deep.equal([]);
		});
	});
}
