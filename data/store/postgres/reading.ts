import { AppError } from "../../../model/errors.ts";
import type { Bounds } from "../shared/budget.ts";
import { Connection } from "./connection.ts";
import { type Db, versionIn } from "./db.ts";
import { Watch } from "./watch.ts";

/** A replica that is behind for longer is not waited for: what changed is told, and read from the primary. */
const MOST_BEHIND_MS = 2000;
/** How long a read tries to reach it, before it goes to the primary. */
const REPLICA_CONNECT_MS = 500;
/** Between two looks whether it has caught up. */
const LOOK_MS = 20;

/** Where reads go. */
export interface Reads {
	read<T>(work: (db: Db) => Promise<T>, bounds?: Bounds): Promise<T>;
	single<T>(work: (db: Db) => Promise<T>): Promise<T>;
	dataVersion(): Promise<number>;
	close(): Promise<void>;
}

/** Reads of one that follows nothing: a command, a crawler. */
export const plainReads = (connection: Connection): Reads => ({
	read: (work, bounds) => connection.read(work, bounds),
	single: (work) => connection.single(work),
	dataVersion: () => connection.single(versionIn),
	close: () => connection.close(),
});

interface Replica {
	connection: Connection;
	watch: Watch;
}

/**
 * Reads of a server. It hears of changes by LISTEN/NOTIFY, so that the data version costs no question. With a replica it
 * reads there. The version that it tells is then one that the replica has got to, and reads go there only while it has all
 * that was told: what this server changed itself is told at once, and read from the primary until then. Whatever goes wrong
 * on the replica is tried on the primary. While the primary is away, the replica goes on being read.
 */
export class ServerReads implements Reads {
	readonly #primary: Connection;
	readonly #watch: Watch;
	readonly #replica: Replica | null;
	/** The data version that readers were told; never falls while the primary is heard. */
	#told = 0;
	#isHeard = false;
	/** Versions of the primary that were not told yet, oldest first, each with when it was heard. */
	#untold: { version: number; at: number }[] = [];
	#isCatchingUp = false;
	#isClosed = false;

	constructor(primary: Connection, address: string, replica: string | undefined) {
		this.#primary = primary;
		primary.onChange = (version) => this.#tell(version);
		this.#watch = new Watch(address, {
			listens: true,
			onVersion: (version) => this.#hear(version),
			onLost: () => {
				this.#isHeard = false;
				primary.cut();
			},
		});
		this.#replica = replica === undefined ? null : this.#follow(replica);
	}

	async read<T>(work: (db: Db) => Promise<T>, bounds: Bounds = {}): Promise<T> {
		const replica = this.#caughtUp();
		const fromPrimary = () => this.#fromPrimary(() => this.#primary.read(work, bounds), work, bounds);
		if (replica === null) return fromPrimary();
		try {
			return await replica.connection.read(work, bounds, this.#told);
		} catch (thrown) {
			if (isGivenUp(thrown, bounds)) throw thrown;
			return fromPrimary();
		}
	}

	async single<T>(work: (db: Db) => Promise<T>): Promise<T> {
		if (this.#caughtUp() !== null) return this.read(work);
		return this.#fromPrimary(() => this.#primary.single(work), work, {});
	}

	async dataVersion(): Promise<number> {
		if (this.#isHeard || this.#caughtUp() !== null) return this.#told;
		const version = await this.#primary.single(versionIn);
		this.#tell(version);
		return this.#told;
	}

	async close(): Promise<void> {
		this.#isClosed = true;
		await Promise.all([this.#watch.close(), this.#replica?.watch.close()]);
		await Promise.all([this.#primary.close(), this.#replica?.connection.close()]);
	}

	/** Reads from the primary, or where that is away from a replica that has got there since it was asked last. */
	async #fromPrimary<T>(read: () => Promise<T>, work: (db: Db) => Promise<T>, bounds: Bounds): Promise<T> {
		try {
			return await read();
		} catch (thrown) {
			if (!(thrown instanceof AppError && thrown.code === "store_unusable")) throw thrown;
			await this.#replica?.watch.look();
			const replica = this.#caughtUp();
			if (replica === null) throw thrown;
			return replica.connection.read(work, bounds, this.#told);
		}
	}

	#follow(address: string): Replica {
		const connection = new Connection(address, { patienceMs: 0, connectMs: REPLICA_CONNECT_MS });
		const onVersion = (version: number): void => {
			// While the primary is away this is all there is to go by.
			if (!this.#isHeard) this.#tell(version);
		};
		return { connection, watch: new Watch(address, { listens: false, onVersion, onLost: () => connection.cut() }) };
	}

	/** The replica where it has all that was told. */
	#caughtUp(): Replica | null {
		const version = this.#replica?.watch.version ?? null;
		return version !== null && version >= this.#told ? this.#replica : null;
	}

	#tell(version: number): void {
		this.#told = Math.max(this.#told, version);
		this.#untold = this.#untold.filter((one) => one.version > this.#told);
	}

	#hear(version: number): void {
		// What is heard first stands, also where it is lower: another server may have taken the primary's place.
		if (!this.#isHeard) {
			this.#told = version;
			this.#untold = [];
		}
		this.#isHeard = true;
		if (version <= (this.#untold.at(-1)?.version ?? this.#told)) return;
		this.#untold.push({ version, at: performance.now() });
		void this.#catchUp();
	}

	/** Tells versions as the replica gets to them, or when it is too long about it. */
	async #catchUp(): Promise<void> {
		if (this.#isCatchingUp) return;
		this.#isCatchingUp = true;
		while (this.#untold.length > 0 && !this.#isClosed) {
			await this.#replica?.watch.look();
			const newest = this.#untold.at(-1)?.version ?? 0;
			const reached = this.#replica?.watch.version ?? newest;
			const isLate = performance.now() - (this.#untold[0]?.at ?? 0) > MOST_BEHIND_MS;
			this.#tell(isLate ? newest : Math.min(reached, newest));
			if (this.#untold.length > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
		}
		this.#isCatchingUp = false;
	}
}

/** Whether a read ended because nobody waits for it any more, or its time was over: neither is the replica's fault. */
const isGivenUp = (thrown: unknown, { signal }: Bounds): boolean =>
	(signal instanceof AbortSignal && signal.aborted) ||
	(thrown instanceof AppError && (thrown.cause as { code?: unknown } | undefined)?.code === "57014");
