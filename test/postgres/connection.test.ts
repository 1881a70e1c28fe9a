import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { Connection } from "../../data/store/postgres/connection.ts";
import { versionIn } from "../../data/store/postgres/db.ts";
import { AppError } from "../../model/errors.ts";
import { Line } from "./line.ts";
import { freshDatabase, sharedServer } from "./shared.ts";

const isCommit = (sent: Buffer): boolean => sent.includes("COMMIT\0");

describe("A unit of work on PostgreSQL", () => {
	let address: string;
	let line: Line;
	let connection: Connection;
	beforeEach(async () => {
		address = await freshDatabase();
		line = await new Line(new URL(address)).open();
		connection = new Connection(line.through(address), { patienceMs: 10_000 });
	});
	afterEach(async () => {
		await connection.close();
		await line.close();
	});

	/** Adds a run in a transaction that writes; returns how often the work was begun and what it gave. */
	async function addRun(): Promise<{ begun: number; id: number | undefined }> {
		let begun = 0;
		const id = await connection.write(async (db) => {
			begun++;
			const row = await db.get<{ id: number }>(
				"INSERT INTO run (source_id, started_at) VALUES (@source, @at) RETURNING id",
				{ source: "bao-example", at: "2026-11-26T00:00:00.000Z" },
			);
			return row?.id;
		});
		return { begun, id };
	}
	const runs = () => connection.single((db) => db.all<{ id: number }>("SELECT id FROM run"));

	it("is done once where the answer to its commit was lost", async () => {
		line.cutsAt = (sent) => (isCommit(sent) ? "after" : null);
		const { begun, id } = await addRun();
		expect(begun).to.equal(1);
		expect(await runs()).to.deep.equal([{ id }]);
	});

	it("is done again where its commit never arrived", async () => {
		line.cutsAt = (sent) => (isCommit(sent) ? "before" : null);
		const { begun, id } = await addRun();
		expect(begun).to.equal(2);
		expect(await runs()).to.deep.equal([{ id }]);
	});

	it("is done again where its commit never arrived, nor the answer to whether it had", async () => {
		const isAsked = (sent: Buffer): boolean => sent.includes("ON CONFLICT DO NOTHING");
		let hasLost = false;
		line.cutsAt = (sent) => {
			if (!isCommit(sent)) return null;
			queueMicrotask(() => {
				line.cutsAt = (next) => {
					hasLost ||= isAsked(next);
					return isAsked(next) ? "after" : null;
				};
			});
			return "before";
		};
		const { begun, id } = await addRun();
		expect(hasLost).to.equal(true);
		expect(begun).to.equal(2);
		expect(await runs()).to.deep.equal([{ id }]);
	});

	it("tells of the version that it made, also where the answer to its commit was lost", async () => {
		const told: number[] = [];
		connection.onChange = (version) => told.push(version);
		line.cutsAt = (sent) => (isCommit(sent) ? "after" : null);
		await connection.write((db) => db.changed(true));
		expect(told).to.deep.equal([await connection.single(versionIn)]);
	});

	it("meets no connection that was cut while it was idle", async () => {
		const impatient = new Connection(address, { patienceMs: 0 });
		await Promise.all(Array.from({ length: 5 }, () => impatient.single((db) => db.all("SELECT pg_sleep(0.05)"))));
		expect(impatient.pool.idleCount).to.equal(5);
		impatient.cut();
		expect(await impatient.single((db) => db.all("SELECT 1 AS n"))).to.deep.equal([{ n: 1 }]);
		await impatient.close();
	});

	it("is done again where the line broke in its midst", async () => {
		line.cutsAt = (sent) => (sent.includes("INSERT INTO run") ? "after" : null);
		const { begun, id } = await addRun();
		expect(begun).to.equal(2);
		expect(await runs()).to.deep.equal([{ id }]);
	});

	it("that fails leaves nothing, and its connection serves the next one", async () => {
		const failed = connection.write(async (db) => {
			await db.run("INSERT INTO run (source_id, started_at) VALUES (@source, @at)", { source: "a", at: "b" });
			throw new AppError("conflict", "It stands otherwise.", { remedy: "Look again." });
		});
		expect(await failed.catch((thrown: AppError) => thrown.code)).to.equal("conflict");
		expect(await runs()).to.deep.equal([]);
		expect(connection.pool.totalCount).to.equal(1);
	});

	it("sees one state of the data, whatever is written meanwhile", async () => {
		const seen = await connection.read(async (db) => {
			const before = await db.all("SELECT id FROM run");
			await addRun();
			return [before, await db.all("SELECT id FROM run")];
		});
		expect(seen).to.deep.equal([[], []]);
		expect(await runs()).to.have.length(1);
	});

	it("writes one at a time", async () => {
		const add = () =>
			connection.write(async (db) => {
				const row = await db.get<{ n: number }>("SELECT data_version AS n FROM meta");
				await db.run("UPDATE meta SET data_version = @next", { next: (row?.n ?? 0) + 1 });
			});
		await Promise.all(Array.from({ length: 20 }, add));
		const row = await connection.single((db) => db.get<{ n: number }>("SELECT data_version AS n FROM meta"));
		expect(row?.n).to.equal(20);
	});

	it("waits its turn also where the database is set to keep snapshots", async () => {
		const strict = new URL(address);
		strict.searchParams.set("options", "-c default_transaction_isolation=serializable");
		const [one, other] = [
			new Connection(strict.href, { patienceMs: 0 }),
			new Connection(strict.href, { patienceMs: 0 }),
		];
		const told: number[] = [];
		one.onChange = (version) => told.push(version);
		other.onChange = one.onChange;
		await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? one : other).write((db) => db.changed(true))));
		expect(new Set(told)).to.have.property("size", 10);
		await Promise.all([one.close(), other.close()]);
	});

	it("is done again where others kept a row locked for too long", async () => {
		const holder = await connection.pool.connect();
		await holder.query("BEGIN; SELECT FROM total WHERE kind = 'reports' FOR UPDATE");
		let begun = 0;
		await connection.light(async (db) => {
			if (++begun === 2) await holder.query("ROLLBACK");
			await db.run("SET LOCAL lock_timeout = 20");
			await db.run("SELECT FROM total WHERE kind = 'reports' FOR UPDATE");
		});
		holder.release();
		expect(begun).to.equal(2);
	});

	it("is ended on the server when it is given up", async () => {
		const stop = new AbortController();
		const asleep = connection.read((db) => db.all("SELECT pg_sleep(60)"), { signal: stop.signal });
		const sleepers = () =>
			connection.single((db) =>
				db.all(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
					AND query LIKE 'SELECT pg_sleep%'`),
			);
		while ((await sleepers()).length === 0);
		stop.abort(new AppError("busy", "Given up.", { remedy: "Try again." }));
		expect(await asleep.catch((thrown: AppError) => thrown.message)).to.equal("Given up.");
		expect(await sleepers()).to.deep.equal([]);
	});

	it("takes no longer than it may, and says so", async () => {
		const slow = connection.read((db) => db.all("SELECT pg_sleep(60)"), { ms: 20 });
		expect(await slow.catch((thrown: AppError) => thrown.code)).to.equal("busy");
	});

	it("keeps a text with a NUL at the same length, for PostgreSQL has no such character", async () => {
		const row = await connection.single((db) =>
			db.get("SELECT @text::text AS text, length(@text::text) AS n", { text: "a\0b" }),
		);
		expect(row).to.deep.equal({ text: "a\ufffdb", n: 3 });
	});

	it("tells what is wrong with an address that leads to no connection, and what to do", async () => {
		const at = (change: (url: URL) => void): string => {
			const url = new URL(address);
			change(url);
			return url.href;
		};
		const wrong: [address: string, message: RegExp, remedy: RegExp][] = [
			[
				at((url) => (url.hostname = "khong-co.invalid")),
				/cannot be reached \(getaddrinfo/,
				/Start the PostgreSQL server/,
			],
			[at((url) => (url.search = "?sslmode=verify-full")), /by an encrypted connection/, /sslmode/],
			[at((url) => (url.search = "?sslmode=verify-full&sslrootcert=/khong-co.pem")), /khong-co\.pem/, /sslrootcert/],
			[at((url) => (url.pathname = "/khong_co")), /does not exist/, /createdb/],
		];
		for (const [place, message, remedy] of wrong) {
			const wronged = new Connection(place, { patienceMs: 0 });
			const fault = await wronged.single((db) => db.all("SELECT 1")).catch((thrown: AppError) => thrown);
			await wronged.close();
			expect(fault, place).to.be.instanceOf(AppError);
			expect((fault as AppError).message, place).to.match(message);
			expect((fault as AppError).remedy, place).to.match(remedy);
		}
	});

	it("lets go of a server that wants a password where there is none", async () => {
		const server = await sharedServer();
		await server.command("CREATE ROLE can_mat_khau LOGIN PASSWORD 'bi-mat'");
		const rules = join(server.data, "pg_hba.conf");
		const before = readFileSync(rules, "utf8");
		writeFileSync(rules, `host all can_mat_khau 127.0.0.1/32 scram-sha-256\n${before}`);
		await server.reload();
		try {
			const url = new URL(line.through(address));
			url.username = "can_mat_khau";
			const silent = new Connection(url.href, { patienceMs: 0 });
			const fault = await silent.single((db) => db.all("SELECT 1")).catch((thrown: AppError) => thrown);
			expect((fault as AppError).message).to.include("wants a password, and none is given");
			expect((fault as AppError).remedy).to.include("PGPASSWORD");
			await silent.close();
			await line.left();
		} finally {
			writeFileSync(rules, before);
			await server.reload();
		}
	});

	it("tells what a server that is away means, without the password", async () => {
		await line.close();
		const secret = new URL(line.through(address));
		secret.password = "bi-mat";
		const away = new Connection(secret.href, { patienceMs: 0 });
		const fault = await away.single((db) => db.all("SELECT 1")).catch((thrown: AppError) => thrown);
		expect(fault).to.be.instanceOf(AppError);
		const { code, message, remedy } = fault as AppError;
		expect(code).to.equal("store_unusable");
		expect(message).to.include("cannot be reached").and.not.include("bi-mat");
		expect(remedy).to.include("TRICHDAN_DB");
		await away.close();
		line = await new Line(new URL(address)).open();
	});
});
