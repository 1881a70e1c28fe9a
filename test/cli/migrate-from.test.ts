import { open } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { expect } from "chai";
import { Client } from "pg";
import { BODIES, TABLES } from "../../data/store/move/tables.ts";
import { moveIndex } from "../../data/store/move.ts";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { openSqlite } from "../../data/store/sqlite/open.ts";
import { report } from "../data/builders.ts";
import { failure } from "../data/store-bench.ts";
import { fillIndex, seenOf } from "../data/whole-index.ts";
import { freshDatabase } from "../postgres/shared.ts";
import { scratch, start, trichdan } from "./trichdan.ts";

const NOTE = { by: "Lan", reason: "đã đối chiếu bản gốc" };
const NOW = new Date().toISOString();

/** Tables of the file that are not moved, for their rows are made anew or belong to where they were. */
const NOT_MOVED = /^(meta|crawl_lock|fact_set|(report|mention)_facts|index_queue|(report|mention)_terms(_\w+)?)$/;
/** What PostgreSQL has besides: what follows from other columns, and what belongs to crawlers at work. */
const ONLY_THERE = ["report.sort_key", "mention.uncertain", "mention.likeness", "frontier.due_at", "run.fence"];

describe("trichdan migrate --from", function () {
	this.timeout(120_000);
	let folder: Awaited<ReturnType<typeof scratch>>;
	let file: string;
	let address: string;

	const within = async <T>(opening: Promise<Store> | Store, work: (store: Store) => Promise<T>): Promise<T> => {
		const store = await opening;
		return work(store).finally(() => store.close());
	};
	const opened = () => openPostgres(address, { patienceMs: 0 });
	const sql = async (...statements: string[]): Promise<Record<string, unknown>[]> => {
		const client = new Client({ connectionString: address, options: "-c search_path=trichdan" });
		await client.connect();
		try {
			let rows: Record<string, unknown>[] = [];
			for (const statement of statements) rows = (await client.query(statement)).rows;
			return rows;
		} finally {
			await client.end();
		}
	};
	/** Has the database do something whenever rows come into a table. */
	const whenever = (table: string, does: string) =>
		sql(
			`CREATE FUNCTION test_hook() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does} RETURN NEW; END $$`,
			`CREATE TRIGGER test_hook BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION test_hook()`,
		);

	before(async () => {
		folder = await scratch();
		file = folder.path("index.db");
		await within(openSqlite(file), fillIndex);
	});
	after(() => folder.remove());
	beforeEach(async () => {
		address = await freshDatabase();
	});

	it("moves all that is there, says how much, and the work goes on in the database", async () => {
		const was = await within(openSqlite(file), seenOf);
		const { status, stdout, stderr } = await trichdan(["migrate", "--from", file], { TRICHDAN_DB: address });
		expect(status, stderr).to.equal(0);
		expect(stdout).to.match(
			/index\.db moved to postgres:.*: 6 reports, [\d,]+ rows of 24 tables, the same on both sides/,
		);
		await within(opened(), async (store) => {
			// The command put the register of the product in the place of the tests' own: documents differ.
			const is = await seenOf(store);
			for (const name of ["reports", "mentions", "versions", "copies", "citations", "pages", "frontier", "health"])
				expect(is[name], name).to.deep.equal(was[name]);
			for (const name of ["audit", "corrections", "messages", "review"])
				expect(is[name], name).to.deep.equal(was[name]);
			expect(await store.check()).to.deep.equal([]);
		});
	});

	it("shows a reader the same as the file", async () => {
		const { tables } = await moveIndex(file, address);
		expect(Object.entries(tables).filter(([, { rows }]) => rows === 0)).to.deep.equal([]);
		const [was, is] = [await within(openSqlite(file), seenOf), await within(opened(), seenOf)];
		const run = (was.runs as { note: string }[])[0];
		if (run) run.note = run.note.replace("\0", "\ufffd");
		expect(is).to.deep.equal(was);
	});

	it("goes on with ids, changes and fences where the file left off", async () => {
		const { changes, reports } = await within(openSqlite(file), async (store) => ({
			changes: (await store.audit({ limit: 50 })).items,
			reports: await store.reportsAfter(0, 100),
		}));
		await moveIndex(file, address);
		await within(opened(), async (store) => {
			const { id } = await store.saveReport(report({ text: "Một tin mới." }), [], [], null);
			expect(id).to.equal(Math.max(...reports.map((one) => one.id)) + 1);
			const split = changes.find(({ action }) => action === "split");
			const undone = await store.undo(split?.id ?? 0, NOTE);
			expect(undone.id).to.equal((changes[0]?.id ?? 0) + 1);
			const lock = await store.takeLock("may-chu:2", NOW, 30_000, null);
			expect(lock).to.have.property("fence").above(1);
			expect(await store.check()).to.deep.equal([]);
		});
	});

	it("leaves the file as it was", async () => {
		const before = await within(openSqlite(file), (store) => store.dataVersion());
		await moveIndex(file, address);
		expect(await within(openSqlite(file), (store) => store.dataVersion())).to.equal(before);
	});

	it("takes a database for empty that holds nothing but a register", async () => {
		await within(opened(), (store) => store.putRegister({ directives: [], relations: [], fingerprint: "khác" }));
		await moveIndex(file, address);
		expect((await within(opened(), (store) => store.stats())).reports).to.equal(5);
	});

	it("refuses a database that is in use, and changes nothing in it", async () => {
		await within(opened(), (store) => store.saveReport(report(), [], [], null));
		const refused = await failure(moveIndex(file, address));
		expect(refused.code).to.equal("conflict");
		expect(refused.message).to.contain("is not empty; nothing was moved into it");
		expect((await within(opened(), (store) => store.stats())).reports).to.equal(1);
	});

	it("refuses where there is nothing to move from, or nothing to move to", async () => {
		expect((await failure(moveIndex(folder.path("none.db"), address))).code).to.equal("not_found");
		const inFile = await trichdan(["migrate", "--from", file], { TRICHDAN_DB: folder.path("other.db") });
		expect([inFile.status, inFile.stderr]).to.deep.equal([
			2,
			"trichdan: TRICHDAN_DB names no PostgreSQL database to move the index into. Set it to postgres://USER@HOST/DATABASE; a file is copied by `backup` and `restore`.\n",
		]);
	});

	it("refuses a file that a crawler is at work on", async () => {
		const crawled = folder.path("crawled.db");
		await within(openSqlite(crawled), async (store) => {
			const lock = await store.takeLock("may-chu:1", new Date().toISOString(), 30_000, null);
			const refused = await failure(moveIndex(crawled, address));
			expect(refused.code).to.equal("busy");
			expect(refused.message).to.contain("may-chu:1");
			await store.dropLock("fence" in lock ? lock.fence : 0);
		});
		await moveIndex(crawled, address);
	});

	it("refuses a file in which a text was damaged, which would be the same on both sides", async () => {
		const damaged = folder.path("damaged-text.db");
		const db = new Database(file, { readonly: true });
		await db.backup(damaged);
		db.close();
		const spoiled = new Database(damaged);
		spoiled.exec("UPDATE report SET text = text || ' khác' WHERE id = (SELECT min(id) FROM report)");
		spoiled.close();
		const refused = await failure(moveIndex(damaged, address));
		expect(refused.code).to.equal("store_unusable");
		expect(refused.message).to.match(/damaged-text\.db is damaged: Report \d+ does not match its checksum/);
		expect((await within(opened(), (store) => store.stats())).reports).to.equal(0);
	});

	it("ends at a file that is damaged, and says so", async () => {
		const damaged = folder.path("damaged.db");
		const db = new Database(file, { readonly: true });
		await db.backup(damaged);
		const at = db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'page'").pluck().get() as number;
		const size = Number(db.pragma("page_size", { simple: true }));
		db.close();
		const handle = await open(damaged, "r+");
		await handle.write(Buffer.alloc(size), 0, size, (at - 1) * size);
		await handle.close();
		const refused = await failure(moveIndex(damaged, address));
		expect(refused.code).to.equal("store_unusable");
		expect(refused.message).to.contain("damaged.db");
		expect((await within(opened(), (store) => store.stats())).reports).to.equal(0);
	});

	it("says so where what came into the database is not what was in the file, and nobody takes it for an index", async () => {
		await whenever("page", "NEW.note := 'khác';");
		const refused = await failure(moveIndex(file, address));
		expect(refused.message).to.contain("the rows of table page have another hash");
		expect((await failure(opened())).message).to.contain("is not whole");
	});

	it("says so where a row was lost on the way", async () => {
		await whenever("frontier", "IF NEW.state = 'leased' THEN RETURN NULL; END IF;");
		expect((await failure(moveIndex(file, address))).message).to.contain("table frontier has 2 rows of 3");
	});

	it("begins anew after a run that was killed half way, which nobody takes for an index meanwhile", async () => {
		await whenever("feedback", "PERFORM pg_advisory_xact_lock(77);");
		const holder = new Client({ connectionString: address });
		await holder.connect();
		await holder.query("SELECT pg_advisory_lock(77)");
		const killed = start(["migrate", "--from", file], { TRICHDAN_DB: address });
		const waiting = `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
			WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`;
		while ((await holder.query(waiting)).rowCount === 0) await wait(20);
		expect((await failure(moveIndex(file, address))).code).to.equal("busy");
		killed.process.kill("SIGKILL");
		await killed.finished;
		await holder.end();
		await sql("DROP TRIGGER test_hook ON feedback");

		const looked = await failure(opened());
		expect(looked.message).to.contain("is not whole");
		expect(looked.remedy).to.contain(`migrate --from ${file}`);
		expect(Number((await sql("SELECT count(*) AS n FROM report"))[0]?.n)).to.equal(6);
		while ((await sql(waiting)).length > 0) await wait(20);
		expect((await moveIndex(file, address)).tables.report?.rows).to.equal(6);
		expect(await within(opened(), (store) => store.check())).to.deep.equal([]);
	});

	it("ends where the server goes away in the midst of it, and begins anew after that", async () => {
		await whenever(
			"feedback",
			"PERFORM pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid();",
		);
		expect((await failure(moveIndex(file, address))).code).to.equal("store_unusable");
		await sql("DROP TRIGGER test_hook ON feedback");
		await moveIndex(file, address);
		expect((await within(opened(), (store) => store.stats())).reports).to.equal(5);
	});

	it("knows every table and column of an index", async () => {
		const db = new Database(file, { readonly: true });
		const names = db
			.prepare(
				"SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table'",
			)
			.pluck()
			.all() as string[];
		db.close();
		const known = TABLES.flatMap((table) => Object.keys(table.columns).map((column) => `${table.name}.${column}`));
		const wanted = names.filter((name) => !NOT_MOVED.test(name.split(".")[0] ?? "") && name !== "report.text");
		expect(known.sort()).to.deep.equal(wanted.sort());

		const tables = [...TABLES, BODIES].map(({ name }) => `'${name}'`);
		const there = await sql(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns
			WHERE table_schema = 'trichdan' AND table_name IN (${tables})`);
		const both = [...known, ...ONLY_THERE, "report_body.report_key", "report_body.text", "report_body.terms"];
		expect(there.map(({ name }) => name)).to.have.members(both);
	});
});
