import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { CHANGES } from "./db.ts";

/** A server that says nothing for so long is taken to be away, though its connections stand. */
const ANSWER_MS = 1000;
/** Between two questions whether it is still there. */
const ASK_MS = 500;
/** Between two tries to reach one that is away. */
const AGAIN_MS = 250;

export interface Watching {
	/**
	 * Whether changes are told by the server (LISTEN). A replica tells none and is asked; a server that is none, of another
	 * index say, is not heard.
	 */
	listens: boolean;
	/** The data version was heard to be this, also where it was known. */
	onVersion(version: number): void;
	/** The server is away: what others still wait for from it never comes. */
	onLost(): void;
}

/**
 * One connection on which a server hears of the changes of a database, the moment they are committed, and that the database
 * is there at all.
 */
export class Watch {
	/** The data version heard last; null while the database is not heard. */
	version: number | null = null;
	readonly #address: string;
	readonly #watching: Watching;
	readonly #closing = new AbortController();
	readonly #ended: Promise<void>;
	#client: Client | null = null;

	constructor(address: string, watching: Watching) {
		this.#address = address;
		this.#watching = watching;
		this.#ended = this.#run();
	}

	/** Asks for the version now. */
	async look(): Promise<void> {
		// Where it fails, whoever follows finds the same.
		if (this.#client) await this.#ask(this.#client).catch(() => {});
	}

	async close(): Promise<void> {
		this.#closing.abort();
		await this.#ended;
	}

	async #run(): Promise<void> {
		const { signal } = this.#closing;
		while (!signal.aborted) {
			// What ended it is told to whoever asks the database.
			await this.#follow(signal).catch(() => {});
			this.version = null;
			if (signal.aborted) return;
			this.#watching.onLost();
			await sleep(AGAIN_MS, undefined, { signal }).catch(() => {});
		}
	}

	/** Listens until the connection breaks or is closed. */
	async #follow(closing: AbortSignal): Promise<void> {
		const client = new Client({
			connectionString: this.#address,
			application_name: "trichdan, following",
			connectionTimeoutMillis: ANSWER_MS,
			query_timeout: ANSWER_MS,
			keepAlive: true,
		});
		const broken = new AbortController();
		const signal = AbortSignal.any([closing, broken.signal]);
		client.on("error", () => broken.abort()).on("end", () => broken.abort());
		client.on("notification", ({ payload }) => this.#hear(Number(payload)));
		try {
			await client.connect();
			if (this.#watching.listens) await client.query(`LISTEN ${CHANGES}`);
			// Asked after it listens, so that no change falls between the two.
			while (!signal.aborted) {
				await this.#ask(client);
				await sleep(ASK_MS, undefined, { signal });
			}
		} finally {
			this.#client = null;
			// One that waits for an answer is destroyed by this.
			await client.end().catch(() => {});
		}
	}

	async #ask(client: Client): Promise<void> {
		const { rows } = await client.query(
			"SELECT data_version::text AS version, pg_is_in_recovery() AS follows FROM trichdan.meta",
		);
		if (!this.#watching.listens && !rows[0].follows) throw new Error("This is no replica.");
		this.#client = client;
		this.#hear(Number(rows[0].version));
	}

	#hear(version: number): void {
		this.version = version;
		this.#watching.onVersion(version);
	}
}
