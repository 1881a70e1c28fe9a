import { expect } from "chai";
import type { Store } from "../../data/store/port.ts";
import { Connection } from "../../data/store/postgres/connection.ts";
import type { Db } from "../../data/store/postgres/db.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { ServerReads } from "../../data/store/postgres/reading.ts";
import { directive } from "../data/builders.ts";
import { failure } from "../data/store-bench.ts";
import { eventually } from "./eventually.ts";
import { Line } from "./line.ts";
import { PostgresServer } from "./server.ts";

const register = (...ids: string[]) => ({
	directives: ids.map((id) => directive(id)),
	relations: [],
	fingerprint: ids.join(" "),
});
const FIRST = "nghi-quyet:25-nq-tw:k11";
const SECOND = "chi-thi:11-ct-tw:k13";
const THIRD = "ket-luan:114-kl-tw:k13";

describe("A server that reads from a replica", function () {
	this.timeout(120_000);
	let primary: PostgresServer;
	let replica: PostgresServer;
	let address: string;
	let server: Store;
	let writer: Store;
	before(async () => {
		primary = await PostgresServer.start({ settings: ["max_wal_senders = 4"] });
		address = await primary.database();
		writer = await openPostgres(address, { patienceMs: 10_000 });
		await writer.putRegister(register(FIRST));
		// It puts an end at once to what stands in the way of following.
		replica = await primary.replica(["max_standby_streaming_delay = 0"]);
	});
	after(async () => {
		await writer?.close();
		await replica?.end();
		await primary?.end();
	});
	beforeEach(async () => {
		await writer.putRegister(register(FIRST));
		// The server of the test before may still be there for a moment, and is not the one that is to be heard.
		await unfollowed();
		server = await openPostgres(address, { patienceMs: 1500, serving: true, replica: there() });
		await follows();
	});
	afterEach(() => server.close());

	/** Address of the database on the replica. */
	const there = (): string => replica.address(new URL(address).pathname.slice(1));

	async function unfollowed(): Promise<void> {
		const copy = new Connection(there(), { patienceMs: 10_000 });
		const sql = "SELECT pid FROM pg_stat_activity WHERE application_name = 'trichdan, following'";
		await eventually(
			() => copy.single((db) => db.all(sql)),
			(rows) => rows.length === 0,
		);
		await copy.close();
	}

	/** Ends when the replica has what the writer wrote, and the server has heard so from both. */
	async function follows(): Promise<void> {
		const version = await writer.dataVersion();
		const copy = new Connection(there(), { patienceMs: 10_000 });
		const state = () =>
			copy.single((db) =>
				db.get<{ version: number; heard: number }>(
					`SELECT data_version AS version, (SELECT count(*) FROM pg_stat_activity
						WHERE application_name = 'trichdan, following' AND state = 'idle' AND query LIKE 'SELECT data_version%') AS heard
					FROM meta`,
				),
			);
		await eventually(state, (row) => row?.version === version && row.heard > 0);
		await copy.close();
		await eventually(
			() => server.dataVersion(),
			(told) => told === version,
		);
	}

	/** Makes another index, with more changes than the first. */
	async function fill(other: string): Promise<void> {
		const store = await openPostgres(other, { patienceMs: 10_000 });
		const version = await writer.dataVersion();
		for (let n = 0; (await store.dataVersion()) <= version; n++)
			await store.putRegister({ ...register(SECOND), fingerprint: String(n) });
		await store.close();
	}

	const isKnown = async (store: Store, id: string): Promise<boolean> => (await store.directive(id)) !== null;

	/** While the replica stands still in what it has. */
	async function halted<T>(work: () => Promise<T>): Promise<T> {
		await replica.command("SELECT pg_wal_replay_pause()");
		try {
			return await work();
		} finally {
			await replica.command("SELECT pg_wal_replay_resume()");
		}
	}

	it("shows what the replica has, with the data version that belongs to it", async () => {
		const before = await server.dataVersion();
		await halted(async () => {
			await writer.putRegister(register(FIRST, SECOND));
			expect(await isKnown(writer, SECOND)).to.equal(true);
			expect(await isKnown(server, SECOND)).to.equal(false);
			expect(await server.dataVersion()).to.equal(before);
		});
		await follows();
		expect(await isKnown(server, SECOND)).to.equal(true);
	});

	it("shows its own changes at once, though the replica does not have them yet", async () => {
		await halted(async () => {
			await server.putRegister(register(FIRST, THIRD));
			expect(await server.dataVersion()).to.equal(await writer.dataVersion());
			expect(await isKnown(server, THIRD)).to.equal(true);
		});
	});

	it("does not wait for one that stays behind", async () => {
		await halted(async () => {
			await writer.putRegister(register(FIRST, SECOND));
			const version = await writer.dataVersion();
			await eventually(
				() => server.dataVersion(),
				(told) => told === version,
			);
			expect(await isKnown(server, SECOND)).to.equal(true);
		});
	});

	it("reads from the primary what the replica puts an end to", async () => {
		const connection = new Connection(address, { patienceMs: 10_000 });
		const reads = new ServerReads(connection, address, there());
		const where = async (db: Db) =>
			(await db.get<{ there: boolean }>("SELECT pg_is_in_recovery() AS there"))?.there ? "replica" : "primary";
		await eventually(
			() => reads.read(where),
			(place) => place === "replica",
		);
		const places: string[] = [];
		const answer = await reads.read(async (db) => {
			await db.all("SELECT id FROM directive");
			places.push(await where(db));
			// The replica cannot take this in while somebody reads the table.
			if (places.length === 1)
				await connection.pool.query("BEGIN; LOCK TABLE trichdan.directive IN ACCESS EXCLUSIVE MODE; COMMIT");
			for (let n = 0; n < 100; n++) await db.get("SELECT count(*) AS n, pg_sleep(0.02) FROM directive");
			return where(db);
		});
		expect(answer).to.equal("primary");
		expect(places).to.deep.equal(["replica", "primary"]);
		await reads.close();
	});

	it("does not read from a database that is no replica, but another index", async () => {
		const other = await primary.database();
		await fill(other);
		const line = await new Line(new URL(other)).open();
		let asked = 0;
		line.cutsAt = (sent) => {
			if (sent.includes("data_version")) asked++;
			return null;
		};
		const mistaken = await openPostgres(address, { patienceMs: 1500, serving: true, replica: line.through(other) });
		await eventually(
			async () => asked,
			(times) => times >= 2,
		);
		expect(await isKnown(mistaken, FIRST)).to.equal(true);
		await mistaken.close();
		await line.close();
	});

	it("goes on from the primary while the replica is away", async () => {
		replica.stop("immediate");
		expect(await isKnown(server, FIRST)).to.equal(true);
		await writer.putRegister(register(FIRST, SECOND));
		await eventually(
			() => isKnown(server, SECOND),
			(known) => known,
		);
		replica.resume();
		await follows();
	});

	it("goes on from the replica while the primary is away, and takes no changes meanwhile", async () => {
		primary.stop("immediate");
		expect(await isKnown(server, FIRST)).to.equal(true);
		const version = await server.dataVersion();
		expect((await failure(server.putRegister(register(THIRD)))).code).to.equal("store_unusable");
		expect(await server.dataVersion()).to.equal(version);
		expect(await isKnown(server, FIRST)).to.equal(true);
		primary.resume();
		await eventually(
			() =>
				server.putRegister(register(THIRD)).then(
					() => true,
					() => false,
				),
			(done) => done,
		);
		expect(await isKnown(server, THIRD)).to.equal(true);
	});
});
