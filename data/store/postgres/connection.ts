import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Pool, type PoolClient, types } from "pg";
import type { Bounds } from "../shared/budget.ts";
import { finished, isMarked, stoppable } from "./clients.ts";
import { ClientDb, type Db, versionIn } from "./db.ts";
import { isConnectionLost, isTransient, storeFault } from "./faults.ts";

export interface ConnectOptions {
	/** How long a unit of work is tried again where the server is away, in ms: a reader is told soon, a crawler waits. */
	patienceMs: number;
	/** How long one try to connect takes at most, in ms; by itself half the patience, two seconds at most. */
	connectMs?: number;
	/** How many connections at most. */
	connections?: number;
}

const INT8 = 20;
const DATE = 1082;
const JSON_TYPE = 114;
/** Whole numbers as such (ours stay below 2^53), days and JSON as the text they are. */
const getTypeParser = (oid: number, format?: "text" | "binary") => {
	if (oid === INT8) return Number;
	if (oid === DATE || oid === JSON_TYPE) return String;
	return types.getTypeParser(oid, format);
};

const MOST_CONNECTIONS = 10;
const CONNECT_MS = 2000;
/** How long the opening of an index waits at most. */
export const OPEN_MS = 5000;
const IDLE_MS = 30_000;
/** A statement that takes longer is given up; what must take long says so itself. */
const STATEMENT_MS = 30_000;
/** Writers wait for one another at the row of `meta`. */
const LOCK_MS = 20_000;
const IDLE_IN_TRANSACTION_MS = 10_000;
/** Between two tries to reach a server that is away. */
const AGAIN_MS = [50, 100, 250, 500, 1000, 2000];

/** Every transaction that writes leaves a mark, so that one whose answer was lost is not done twice. */
const MARK = "WITH mark AS (INSERT INTO unit (mark) VALUES ($1))";
const BEGIN_WRITE = { name: "begin-write", text: `${MARK} SELECT id FROM meta FOR UPDATE` };
const BEGIN_LIGHT = { name: "begin-light", text: `${MARK} SELECT 1` };
const SWEEP = "DELETE FROM unit WHERE at < now() - interval '1 hour'";
const SWEEP_EVERY = 1000;

/** An address of a database without what is secret in it, for messages. */
export function printedAddress(address: string): string {
	const url = new URL(address);
	url.password = "";
	url.search = "";
	return url.href;
}

/**
 * A client that lets go of a server to which it could not log in for a reason of its own, no password say: `pg` would leave
 * the socket open, and a command would not end until the server has lost its patience.
 */
class LettingGo extends Client {
	override connect(): Promise<Client>;
	override connect(callback: (fault: Error | null) => void): void;
	override connect(callback?: (fault: Error | null) => void): Promise<Client> | undefined {
		if (callback === undefined) return super.connect() as Promise<Client>;
		super.connect((fault: Error | null) => {
			if (fault) this.end().catch(() => {});
			callback(fault);
		});
		return undefined;
	}
}

/**
 * A pool of connections, and units of work on them. A unit is one transaction, done wholly or not at all; where the server
 * goes away in the midst of it, or two units stand in each other's way, it is done again. So its work changes nothing but
 * the database.
 */
export class Connection {
	/** Without the password. */
	readonly location: string;
	readonly pool: Pool;
	/** Told of each data version that was made through this connection, before the unit that made it ends. */
	onChange: ((version: number) => void) | null = null;
	readonly #patienceMs: number;
	readonly #clients = new Set<PoolClient>();
	readonly #broken = new WeakSet<PoolClient>();
	/** Since when no unit came to its end because the server is away: patience is counted from there, not for each anew. */
	#lostAt: number | null = null;
	#units = 0;

	constructor(address: string, { patienceMs, connections = MOST_CONNECTIONS, ...options }: ConnectOptions) {
		const connectMs = options.connectMs ?? (patienceMs === 0 ? CONNECT_MS : Math.min(CONNECT_MS, patienceMs / 2));
		this.location = printedAddress(address);
		this.#patienceMs = patienceMs;
		this.pool = new Pool({
			Client: LettingGo,
			connectionString: address,
			application_name: "trichdan",
			max: connections,
			connectionTimeoutMillis: connectMs,
			idleTimeoutMillis: IDLE_MS,
			statement_timeout: STATEMENT_MS,
			lock_timeout: LOCK_MS,
			idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
			keepAlive: true,
			// Compiling a statement takes longer than any of ours runs.
			options: "-c search_path=trichdan -c jit=off -c datestyle=ISO",
			types: { getTypeParser },
		});
		// A connection that breaks fails the statement that is under way, or is dropped by the pool; it tells of it by an event
		// besides, which unheard would end the process.
		this.pool.on("error", () => {});
		this.pool.on("connect", (client) => {
			client.on("error", () => {});
			this.#clients.add(client);
		});
		this.pool.on("remove", (client) => this.#clients.delete(client));
	}

	/**
	 * Reads in one snapshot. With bounds, it is ended by the signal, and no statement takes longer than `ms`.
	 *
	 * @throws Behind where the snapshot, of a replica, has not got as far as the data version `atLeast`.
	 */
	async read<T>(work: (db: Db) => Promise<T>, bounds: Bounds = {}, atLeast: number | null = null): Promise<T> {
		return this.#patiently(async () => {
			const client = await this.#client();
			return finished(client, async () => {
				await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
				if (atLeast !== null && (await versionIn(new ClientDb(this, client))) < atLeast) throw new Behind();
				const result = await stoppable(this.pool, client, bounds, () => work(new ClientDb(this, client)));
				await client.query("COMMIT");
				return result;
			});
		});
	}

	/** Reads by one statement, without a transaction around it. */
	async single<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return this.#patiently(async () => {
			const client = await this.#client();
			return finished(client, () => work(new ClientDb(this, client)));
		});
	}

	/**
	 * One snapshot to read from for as long as its reader takes, without the timeouts of units. It cannot be begun again once
	 * rows were given, so a connection that breaks ends it. `end` must be called.
	 */
	async hold(): Promise<{ db: Db; end(): Promise<void> }> {
		return this.#patiently(async () => {
			const client = await this.#client();
			let begun = false;
			try {
				await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
				await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0");
				begun = true;
			} finally {
				if (!begun) client.release(true);
			}
			const end = async (): Promise<void> => {
				const ended = await client.query("ROLLBACK").then(
					() => true,
					() => false,
				);
				client.release(!ended);
			};
			return { db: new ClientDb(this, client), end };
		});
	}

	/** Changes what readers see, one writer at a time: the row of `meta` is locked first. */
	async write<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return this.#transaction(BEGIN_WRITE, work);
	}

	/** Changes what only crawlers see, beside other writers; such work locks its rows itself and never calls `changed`. */
	async light<T>(work: (db: Db) => Promise<T>): Promise<T> {
		return this.#transaction(BEGIN_LIGHT, work);
	}

	/**
	 * Work on a connection that is closed after it, so that its locks and settings go with it: what is done when an index is
	 * opened. It is not waited for as long as a unit, for the address may be wrong, but a server that just starts is.
	 */
	async alone<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
		return this.#patiently(
			async () => {
				const client = await this.#client();
				try {
					return await work(client);
				} finally {
					client.release(true);
				}
			},
			Math.min(this.#patienceMs, OPEN_MS),
		);
	}

	/** Breaks all connections: those to a server that went silent would keep whoever waits for it waiting. */
	cut(): void {
		// One that waits for an answer is destroyed by this, and what waits fails as it does where the server goes away.
		for (const client of this.#clients) {
			this.#broken.add(client);
			(client as unknown as Client).end().catch(() => {});
		}
	}

	async close(): Promise<void> {
		await this.pool.end();
	}

	/** A client of the pool. It goes on lending those that were idle when they were cut. */
	async #client(): Promise<PoolClient> {
		for (;;) {
			const client = await this.pool.connect();
			if (!this.#broken.has(client)) return client;
			client.release(true);
		}
	}

	async #transaction<T>(begin: { name: string; text: string }, work: (db: Db) => Promise<T>): Promise<T> {
		let unsure: { mark: string; result: T; version: number | null } | undefined;
		const done = ({ result, version }: { result: T; version: number | null }): T => {
			if (version !== null) this.onChange?.(version);
			return result;
		};
		if (++this.#units % SWEEP_EVERY === 0) await this.single((db) => db.run(SWEEP));
		return this.#patiently(async () => {
			const client = await this.#client();
			return finished(client, async () => {
				// A commit whose answer was lost was done or was not: its mark tells.
				if (unsure && (await isMarked(client, unsure.mark))) return done(unsure);
				unsure = undefined;
				const mark = randomUUID();
				// Whoever waited for a row goes on with it as it is now, whatever the database is set to.
				await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
				await client.query({ ...begin, values: [mark] });
				const db = new ClientDb(this, client);
				const result = await work(db);
				unsure = { mark, result, version: db.version };
				await client.query("COMMIT");
				return done(unsure);
			});
		});
	}

	async #patiently<T>(attempt: () => Promise<T>, patienceMs = this.#patienceMs): Promise<T> {
		const began = performance.now();
		for (let tries = 0; ; tries++) {
			try {
				const result = await attempt();
				this.#lostAt = null;
				return result;
			} catch (thrown) {
				const pause = AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)] as number;
				if (isConnectionLost(thrown)) this.#lostAt ??= began;
				const until = Math.min(began, this.#lostAt ?? began) + patienceMs;
				if (!isTransient(thrown) || performance.now() + pause > until) throw storeFault(this.location, thrown);
				await sleep(pause);
			}
		}
	}
}

/** That a replica has not got as far as a reader was told. */
export class Behind extends Error {}
