import type { Store } from "../port.ts";
import type { Migrated } from "../shared/migrations.ts";
import { Connection, type ConnectOptions, OPEN_MS } from "./connection.ts";
import { unusable } from "./faults.ts";
import { migrate, schemaVersion } from "./migrate.ts";
import { plainReads, ServerReads } from "./reading.ts";
import { createStore } from "./store.ts";

export { printedAddress } from "./connection.ts";

/** `migrate` (default true): brings an older schema up to date. */
export interface OpenOptions extends ConnectOptions {
	migrate?: boolean;
}

export interface StoreOptions extends OpenOptions {
	/** Whether it follows the changes of others, as a server does; see `reading.ts`. */
	serving?: boolean;
	/** Address of a replica that a server reads from. */
	replica?: string | undefined;
}

/** An open connection, and what was migrated on the way: for migration and checks, which are not the store's work. */
export async function openConnection(
	address: string,
	options: OpenOptions,
): Promise<{ connection: Connection; migrated: Migrated }> {
	const connection = new Connection(address, options);
	try {
		return { connection, migrated: await migrate(connection, options.migrate !== false) };
	} catch (thrown) {
		await connection.close();
		throw thrown;
	}
}

/**
 * Opens the index in a PostgreSQL database, which many crawlers and servers may do at once. Its schema is made or brought up
 * to date, unless the options say otherwise.
 *
 * @throws AppError `store_unusable` where the server cannot be reached or the database does not fit; `store_too_new` for a
 * schema newer than this program's; `store_outdated` for an older one, or none, where migrating is not allowed.
 */
export async function openPostgres(address: string, options: StoreOptions): Promise<Store> {
	const { connection } = await openConnection(address, options);
	await refuseHalfMoved(connection);
	const reads = options.serving ? new ServerReads(connection, address, options.replica) : plainReads(connection);
	return createStore(connection, reads);
}

/** Refuses a database that `migrate --from` has not filled to the end (`data/store/move.ts`). */
async function refuseHalfMoved(connection: Connection): Promise<void> {
	try {
		const found = await connection.single((db) => db.get<{ moving: string | null }>("SELECT moving FROM meta"));
		const file = found?.moving ?? null;
		if (file === null) return;
		const remedy = `Wait until \`npx trichdan migrate --from ${file}\` is done; if it was ended, run it again.`;
		throw unusable(
			connection.location,
			"is not whole: an index is being moved into it, or that ended half way",
			remedy,
		);
	} catch (thrown) {
		await connection.close();
		throw thrown;
	}
}

/** Creates or updates the schema of a database. Errors as `openPostgres`. */
export async function migratePostgres(address: string): Promise<Migrated> {
	const { connection, migrated } = await openConnection(address, { patienceMs: OPEN_MS });
	await connection.close();
	return migrated;
}

/** Whether a database holds an index, of whatever version. */
export async function isIndexThere(address: string): Promise<boolean> {
	const connection = new Connection(address, { patienceMs: OPEN_MS });
	try {
		return (await schemaVersion(connection)) > 0;
	} finally {
		await connection.close();
	}
}
