import {
	copyFileSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { backupSqlite } from "../../data/store/sqlite/backup.ts";
import { migrate } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, openSqlite } from "../../data/store/sqlite/open.ts";
import { restoreSqlite } from "../../data/store/sqlite/restore.ts";
import type { AppError } from "../../model/errors.ts";
import { sha256 } from "../../model/hash.ts";
import { directive, mention, report } from "./builders.ts";

const NEWEST = readMigrations("sqlite").length;

describe("Backing up an index", () => {
	let folder: string;
	const path = (name: string): string => join(folder, name);

	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-backup-"));
		const store = openSqlite(path("index.db"));
		await store.putRegister({ directives: [directive("a:1")], relations: [], fingerprint: "1" });
		for (let n = 0; n < 20; n++) {
			const text = `Theo 25-NQ/TW, huyện ${n} mở ${n + 3} lớp bồi dưỡng cho ${n * 17} cán bộ dân vận.`;
			await store.saveReport(report({ text }), [mention(text, "25-NQ/TW", "a:1")], [], null);
		}
		await store.close();
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	const backup = () => backupSqlite(path("index.db"), path("backup.db"));
	const restore = (from = "backup.db") => restoreSqlite(path(from), path("new/index.db"));
	const files = () => readdirSync(folder).sort();

	/** Expects a refusal that names what to do, and leaves files as they were. */
	async function refuses(code: string, what: RegExp, work: () => Promise<unknown>): Promise<void> {
		const before = files();
		const fault = (await work().then(
			() => null,
			(thrown: unknown) => thrown,
		)) as AppError | null;
		expect(fault?.code).to.equal(code);
		expect(fault?.message).to.match(what).and.not.contain(".part");
		expect(fault?.remedy).to.match(/\S.*\.$/);
		expect(files()).to.deep.equal(before);
	}

	function tamper(name: string, sql: string): void {
		const db = new Database(path(name));
		db.exec(sql);
		db.close();
	}

	it("is of a data version that no later state of the index shares with another, also after going back to it", async () => {
		const change = async (name: string, id: string): Promise<number> => {
			const store = openSqlite(path(name));
			await store.putRegister({ directives: [directive(id)], relations: [], fingerprint: id });
			const version = await store.dataVersion();
			await store.close();
			return version;
		};
		await backup();
		const lost = await change("index.db", "a:2");
		await restore();
		expect(await change("new/index.db", "a:3")).to.be.above(lost);
	});

	it("makes one file that holds what the index holds, and leaves the index as it is", async () => {
		const before = sha256(readFileSync(path("index.db")));
		const { bytes, schema, tables } = await backup();
		expect(files()).to.deep.equal(["backup.db", "index.db"]);
		expect(bytes).to.equal(readFileSync(path("backup.db")).length);
		expect(schema).to.equal(NEWEST);
		expect(tables.report?.rows).to.equal(20);
		expect(tables.mention?.rows).to.equal(20);
		expect(sha256(readFileSync(path("index.db")))).to.equal(before);
		expect((await restore()).tables).to.deep.equal(tables);
		const store = openSqlite(path("new/index.db"));
		expect(await store.check()).to.deep.equal([]);
		expect((await store.directive("a:1"))?.mentions).to.equal(20);
		await store.close();
	});

	it("holds what a process that was killed has left in its log", async () => {
		const db = new Database(path("index.db"));
		db.pragma("wal_autocheckpoint = 0");
		db.exec("UPDATE meta SET changed_at = '2027-01-01T00:00:00.000Z'");
		for (const end of ["", "-wal"]) copyFileSync(path("index.db") + end, path("killed.db") + end);
		db.close();
		await backupSqlite(path("killed.db"), path("backup.db"));
		const copy = new Database(path("backup.db"), { readonly: true });
		expect(copy.prepare("SELECT changed_at FROM meta").pluck().get()).to.equal("2027-01-01T00:00:00.000Z");
		copy.close();
	});

	it("copies an index of an earlier version as it is, to be brought up to date where it is restored", async () => {
		const old = new Database(path("old.db"));
		old.pragma(`application_id = ${APPLICATION_ID}`);
		migrate(old, readMigrations("sqlite").slice(0, 3));
		old.close();
		expect((await backupSqlite(path("old.db"), path("backup.db"))).schema).to.equal(3);
		expect((await restore()).schema).to.equal(3);
		const store = openSqlite(path("new/index.db"));
		expect(await store.check()).to.deep.equal([]);
		await store.close();
	});

	it("writes over nothing, and needs an index and a folder to write to", async () => {
		writeFileSync(path("backup.db"), "");
		await refuses("usage", /backup\.db is there already/, backup);
		await refuses("not_found", /no index at .*none\.db/, () => backupSqlite(path("none.db"), path("b.db")));
		await refuses("file_unreadable", /b\.db cannot be written/, () =>
			backupSqlite(path("index.db"), path("nowhere/b.db")),
		);
		await refuses("file_unreadable", /b\.db cannot be written: there is no folder .*index\.db/, () =>
			backupSqlite(path("index.db"), path("index.db/b.db")),
		);
	});

	it("copies no damage over into a backup", async () => {
		tamper("index.db", "UPDATE report SET text = 'khác' WHERE id = 7");
		await refuses("store_unusable", /is damaged: Report 7 does not match its checksum/, backup);
	});

	it("is given up when told so, with nothing left of it", async () => {
		const signal = AbortSignal.abort(new Error("thôi"));
		const given = await backupSqlite(path("index.db"), path("backup.db"), { signal }).catch(String);
		expect(given).to.equal("Error: thôi");
		expect(files().filter((name) => !name.startsWith("index.db"))).to.deep.equal([]);
	});

	describe("is restored", () => {
		beforeEach(backup);

		it("into an empty place only", async () => {
			await restore();
			await refuses("usage", /new\/index\.db is there already/, restore);
			rmSync(path("new/index.db"));
			writeFileSync(path("new/index.db-wal"), "");
			await refuses("usage", /index\.db-wal is there already/, restore);
			expect(readdirSync(path("new"))).to.deep.equal(["index.db-wal"]);
		});

		it("not from a file that is empty, cut off, foreign, newer or not there", async () => {
			const spoiled: [spoil: (file: string) => void, code: string, what: RegExp][] = [
				[(file) => truncateSync(file, 0), "store_unusable", /spoiled\.db is empty/],
				[(file) => truncateSync(file, 50_000), "store_unusable", /spoiled\.db is damaged/],
				[(file) => writeFileSync(file, "rác ".repeat(999)), "store_unusable", /spoiled\.db is not an SQLite/],
				[() => tamper("spoiled.db", "PRAGMA application_id = 1"), "store_unusable", /of another program/],
				[() => tamper("spoiled.db", `PRAGMA user_version = ${NEWEST + 1}`), "store_too_new", /newer trichdan/],
				[(file) => rmSync(file), "file_unreadable", /no file .*spoiled\.db/],
			];
			for (const [spoil, code, what] of spoiled) {
				copyFileSync(path("backup.db"), path("spoiled.db"));
				spoil(path("spoiled.db"));
				await refuses(code, what, () => restore("spoiled.db"));
				expect(existsSync(path("new/index.db"))).to.equal(false);
			}
		});

		it("not where no folder can be made for it", async () => {
			await refuses("file_unreadable", /backup\.db\/new\/index\.db cannot be written/, () =>
				restoreSqlite(path("backup.db"), path("backup.db/new/index.db")),
			);
		});

		it("not from one whose pages were damaged, which is told once", async () => {
			const db = new Database(path("backup.db"), { readonly: true });
			const at = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'report'").pluck().get() as number;
			const size = Number(db.pragma("page_size", { simple: true }));
			db.close();
			writeFileSync(path("backup.db"), readFileSync(path("backup.db")).fill(0, (at - 1) * size, at * size));
			await refuses(
				"store_unusable",
				/The backup .*backup\.db is damaged: SQLite finds the file damaged: [^:]*$/,
				async () => {
					await restore().finally(() => rmSync(path("new"), { recursive: true, force: true }));
				},
			);
		});

		it("not from one whose texts were damaged, which SQLite does not see", async () => {
			tamper("backup.db", "UPDATE report SET title = 'khác' WHERE id = 3");
			await refuses("store_unusable", /backup\.db is damaged: Report 3 does not match/, async () => {
				await restore().finally(() => rmSync(path("new"), { recursive: true }));
			});
		});

		it("not from an index in use", async () => {
			const store = openSqlite(path("index.db"));
			await store.saveReport(report({ text: "mới" }), [], [], null);
			await refuses("usage", /index\.db has a log beside it/, () => restore("index.db"));
			await store.close();
		});
	});
});
