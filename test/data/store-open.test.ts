import { createHash } from "node:crypto";
import {
	chmodSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { expect } from "chai";
import { readMigrations } from "../../data/store/shared/migrations.ts";
import { migrate } from "../../data/store/sqlite/migrate.ts";
import { APPLICATION_ID, migrateSqlite, openDatabase, openSqlite } from "../../data/store/sqlite/open.ts";
import { AppError, type ErrorCode } from "../../model/errors.ts";
import { directive, mention, report } from "./builders.ts";
import { query } from "./store-bench.ts";

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");
const NEWEST = readMigrations("sqlite").length;

describe("Opening a store", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "trichdan-open-"));
		path = join(folder, "index.db");
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** Expects a refusal in one line that names the path, with a remedy. */
	function refuses(code: ErrorCode, open: () => unknown, what: RegExp, at = path): AppError {
		try {
			open();
		} catch (thrown) {
			expect(thrown).to.be.instanceOf(AppError);
			const fault = thrown as AppError;
			expect(fault.code).to.equal(code);
			expect(fault.message).to.contain(at).and.match(what).and.not.contain("\n");
			expect(fault.remedy).to.match(/\S.*\.$/);
			return fault;
		}
		throw new Error("expected a refusal");
	}

	async function filled(at = path): Promise<void> {
		const store = openSqlite(at);
		await store.putRegister({ directives: [directive("a:1")], relations: [], fingerprint: "1" });
		for (let i = 0; i < 50; i++) {
			const text = `Theo 25-NQ/TW, bài ${i} ${"về dân vận ".repeat(100)}`;
			await store.saveReport(report({ text }), [mention(text, "25-NQ/TW", "a:1")], [], null);
		}
		await store.close();
	}

	/** Changes a file as no version of ours would. */
	function tamper(sql: string, at = path): void {
		const db = new Database(at);
		db.exec(sql);
		db.close();
	}

	it("creates the file and the folders above it, and leaves nothing else there", async () => {
		const deep = join(folder, "a/b/index.db");
		await openSqlite(deep).close();
		expect(readdirSync(dirname(deep))).to.deep.equal([basename(deep)]);
		expect(readFileSync(deep).readUInt32BE(68)).to.equal(APPLICATION_ID);
	});

	it("gives back after a restart what was stored before", async () => {
		await filled();
		const store = openSqlite(path);
		expect((await store.stats()).reports).to.equal(50);
		expect((await store.directive("a:1"))?.mentions).to.equal(50);
		expect((await store.countReports({ text: query(["dân vận"]) })).total).to.equal(50);
		expect(await store.check()).to.deep.equal([]);
		expect(store.location).to.equal(path);
		await store.close();
	});

	it("sets what durability and safety need", () => {
		const { db } = openDatabase(path);
		const pragma = (name: string) => db.pragma(name, { simple: true });
		expect(pragma("journal_mode")).to.equal("wal");
		expect(pragma("synchronous")).to.equal(2);
		expect(pragma("foreign_keys")).to.equal(1);
		expect(pragma("busy_timeout")).to.equal(5000);
		expect(pragma("trusted_schema")).to.equal(0);
		expect(pragma("cell_size_check")).to.equal(1);
		expect(pragma("journal_size_limit")).to.equal(67_108_864);
		expect(pragma("application_id")).to.equal(APPLICATION_ID);
		expect(pragma("user_version")).to.equal(NEWEST);
		db.close();
	});

	it("lets two handles read and write the same file", async () => {
		const [one, two] = [openSqlite(path), openSqlite(path)];
		await one.saveReport(report({ text: "một" }), [], [], null);
		await two.saveReport(report({ text: "hai" }), [], [], null);
		expect((await one.stats()).reports).to.equal(2);
		expect(await one.dataVersion()).to.equal(await two.dataVersion());
		await one.close();
		expect((await two.stats()).reports).to.equal(2);
		await two.close();
	});

	it("says that another process is writing when it waited in vain", async function () {
		this.timeout(20_000);
		const store = openSqlite(path);
		const other = new Database(path);
		other.exec("BEGIN IMMEDIATE");
		const fault = await store.saveReport(report(), [], [], null).then(
			() => undefined,
			(thrown: unknown) => thrown as AppError,
		);
		expect(fault?.code).to.equal("busy");
		expect(fault?.message).to.contain(path);
		other.exec("ROLLBACK");
		expect((await store.saveReport(report(), [], [], null)).outcome).to.equal("created");
		other.close();
		await store.close();
	});

	it("refuses an empty file and leaves it empty", () => {
		writeFileSync(path, "");
		refuses("store_unusable", () => openSqlite(path), /empty/);
		expect(readFileSync(path)).to.have.length(0);
	});

	it("refuses a file that is not a database, short or long", () => {
		for (const content of ["x", "SQLite format 3\0", "garbage ".repeat(1000)]) {
			writeFileSync(path, content);
			refuses("store_unusable", () => openSqlite(path), /not an SQLite database/);
			expect(readFileSync(path, "utf8")).to.equal(content);
		}
	});

	it("refuses a file that was cut in half", async () => {
		await filled();
		truncateSync(path, readFileSync(path).length / 2);
		refuses("store_unusable", () => openSqlite(path), /damaged/);
	});

	it("refuses the database of another program and leaves it as it is", () => {
		tamper("CREATE TABLE theirs (a); PRAGMA user_version = 1");
		const before = hashOf(path);
		refuses("store_unusable", () => openSqlite(path), /another program/);
		expect(hashOf(path)).to.equal(before);
	});

	it("refuses a newer schema and leaves file and log byte for byte as they are", async () => {
		await filled();
		tamper(`PRAGMA user_version = ${NEWEST + 1}`);
		const before = hashOf(path);
		const fault = refuses("store_too_new", () => openSqlite(path), new RegExp(`schema ${NEWEST + 1}`));
		expect(fault.remedy).to.match(/Update trichdan/);
		expect(hashOf(path)).to.equal(before);
		expect(readdirSync(folder)).to.deep.equal([basename(path)]);
	});

	it("refuses a newer schema that still stands in the log of a process that was killed", async () => {
		await filled();
		const db = new Database(path);
		db.pragma("wal_autocheckpoint = 0");
		db.pragma(`user_version = ${NEWEST + 1}`);
		const copy = join(folder, "copy.db");
		for (const end of ["", "-wal"]) copyFileSync(path + end, copy + end);
		db.close();
		const before = [hashOf(copy), hashOf(`${copy}-wal`)];
		refuses("store_too_new", () => openSqlite(copy), /schema/, copy);
		expect([hashOf(copy), hashOf(`${copy}-wal`)]).to.deep.equal(before);
	});

	it("refuses a folder, and a place where no file can be", () => {
		mkdirSync(path);
		refuses("store_unusable", () => openSqlite(path), /not a file/);
		writeFileSync(join(folder, "plain"), "x");
		const under = join(folder, "plain/index.db");
		refuses("store_unusable", () => openSqlite(under), /cannot be opened/, under);
		refuses("store_unusable", () => openSqlite("/proc/trichdan.db"), /cannot be opened/, "/proc/trichdan.db");
	});

	it("refuses a link to nowhere, and opens the file that a link leads to", async () => {
		symlinkSync(join(folder, "nowhere.db"), path);
		refuses("store_unusable", () => openSqlite(path), /link to nowhere/);
		expect(readdirSync(folder)).to.deep.equal([basename(path)]);
		await filled(join(folder, "nowhere.db"));
		const store = openSqlite(path);
		expect((await store.stats()).reports).to.equal(50);
		await store.close();
	});

	it("refuses a file that this user may not write", async () => {
		await filled();
		chmodSync(path, 0o444);
		chmodSync(dirname(path), 0o755);
		// Root may write any file: as root, be the user nobody for a moment.
		const isRoot = process.getuid?.() === 0;
		if (isRoot) process.seteuid?.(65534);
		try {
			refuses("store_unusable", () => openSqlite(path), /cannot be (?:opened|written)/);
		} finally {
			if (isRoot) process.seteuid?.(0);
		}
	});

	describe("of an older schema", () => {
		const older = async () => {
			await filled();
			tamper("PRAGMA user_version = 0");
		};

		it("asks for a migration where it may not migrate, and for one where there is no file yet", async () => {
			for (const options of [{ migrate: false }, { readonly: true }]) {
				refuses("store_outdated", () => openSqlite(path, options), /does not exist yet/);
				expect(existsSync(path)).to.equal(false);
			}
			await older();
			const before = hashOf(path);
			for (const options of [{ migrate: false }, { readonly: true }]) {
				const fault = refuses("store_outdated", () => openSqlite(path, options), /schema 0/);
				expect(fault.remedy).to.contain("npx trichdan migrate");
			}
			expect(hashOf(path)).to.equal(before);
		});

		it("leaves version and schema as they were when a step fails", async () => {
			await filled();
			const { db } = openDatabase(path);
			const schema = () => db.prepare("SELECT * FROM sqlite_schema").all();
			const before = schema();
			const bad = { version: NEWEST + 1, name: "9999_bad.sql", sql: "CREATE TABLE half (a); SELECT nonsense;" };
			const run = () => migrate(db, [...readMigrations("sqlite"), bad]);
			refuses("store_unusable", run, /9999_bad\.sql failed: no such column/);
			expect(schema()).to.deep.equal(before);
			expect(db.pragma("user_version", { simple: true })).to.equal(NEWEST);
			const good = { version: NEWEST + 1, name: "9999_good.sql", sql: "CREATE TABLE whole (a);" };
			const steps = [...readMigrations("sqlite"), good];
			expect(migrate(db, steps)).to.deep.equal({ from: NEWEST, to: NEWEST + 1, applied: [good.name] });
			expect(migrate(db, steps)).to.deep.equal({ from: NEWEST + 1, to: NEWEST + 1, applied: [] });
			db.close();
		});

		it("tells what migrating did, the second time nothing", () => {
			const names = readMigrations("sqlite").map((step) => step.name);
			expect(migrateSqlite(path)).to.deep.equal({ from: 0, to: NEWEST, applied: names });
			expect(migrateSqlite(path)).to.deep.equal({ from: NEWEST, to: NEWEST, applied: [] });
		});
	});

	it("reads and never writes when told so", async () => {
		await filled();
		const before = hashOf(path);
		const store = openSqlite(path, { readonly: true });
		expect((await store.stats()).reports).to.equal(50);
		const fault = await store.saveReport(report(), [], [], null).catch((thrown: unknown) => thrown);
		expect((fault as AppError).code).to.equal("store_unusable");
		expect(await store.check()).to.deep.equal([]);
		await store.close();
		expect(hashOf(path)).to.equal(before);
	});
});

describe("Checking a store", () => {
	it("puts into words the damage that keeps it from reading on", async () => {
		const folder = mkdtempSync(join(tmpdir(), "trichdan-check-"));
		const path = join(folder, "index.db");
		const first = openSqlite(path);
		const empty = statSync(path).size;
		for (let i = 0; i < 20; i++) await first.saveReport(report({ text: `${i} ${"x".repeat(9000)}` }), [], [], null);
		await first.close();
		const content = readFileSync(path);
		// Every page but those an empty index has, each with a broken start.
		for (let at = empty; at < content.length; at += 4096) content.fill(0xee, at, at + 64);
		writeFileSync(path, content);
		const store = openSqlite(path);
		const faults = await store.check();
		expect(faults.length).to.be.above(0);
		for (const fault of faults) expect(fault).to.match(/^\S.*\.$/);
		await store.close();
		rmSync(folder, { recursive: true });
	});

	it("finds what was changed behind its back", async () => {
		const folder = mkdtempSync(join(tmpdir(), "trichdan-check-"));
		const path = join(folder, "index.db");
		const store = openSqlite(path);
		await store.putRegister({ directives: [directive("a:1")], relations: [], fingerprint: "1" });
		const text = "Theo 25-NQ/TW, dân vận.";
		await store.saveReport(report({ text }), [mention(text, "25-NQ/TW", "a:1")], [], null);
		await store.saveReport(report({ text: "hai" }), [], [], null);
		const db = new Database(path);
		const faultsAfter = async (sql: string): Promise<string[]> => {
			db.pragma("foreign_keys = OFF");
			db.exec(sql);
			return store.check();
		};
		expect(await store.check()).to.deep.equal([]);
		expect(await faultsAfter("UPDATE report SET text = 'Theo 25-NQ/TW, dân vạn.' WHERE id = 1")).to.deep.equal([
			"Report 1 does not match its checksum: its text was damaged.",
		]);
		expect((await faultsAfter("UPDATE directive SET mentions = 7")).join()).to.match(/Directive a:1 has a count/);
		expect((await faultsAfter("UPDATE report SET published_on = '2020-01-01' WHERE id = 1")).join())
			.to.match(/Report 1 is missing from the full text index/)
			.and.match(/belongs to no report/)
			.and.match(/Report 1 has mentions filed under another date/);
		expect((await faultsAfter("DELETE FROM directive")).join()).to.match(/row of mention points to a row of directive/);
		db.close();
		await store.close();
		rmSync(folder, { recursive: true });
	});
});
