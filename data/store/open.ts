import { existsSync } from "node:fs";
import { isPostgres } from "../../model/settings.ts";
import type { Store } from "./port.ts";
import { isIndexThere as isInPostgres, migratePostgres, openPostgres, printedAddress } from "./postgres/open.ts";
import type { Migrated } from "./shared/migrations.ts";
import { migrateSqlite, openSqlite } from "./sqlite/open.ts";
import { openPooledSqlite } from "./sqlite/pool.ts";

export { examineServer } from "./postgres/server.ts";

/** How long a unit of work waits for a server that is away, in ms: a reader is told within two seconds, others wait. */
const READER_PATIENCE_MS = 1500;
const PATIENCE_MS = 60_000;

export interface Opening {
	/** Whether it answers many at once: then searches run beside one another, and nobody is kept waiting for long. */
	serving?: boolean | undefined;
	/** Address of a replica for the reads of a server. */
	replica?: string | undefined;
}

/**
 * Opens the index at a place of the settings: the path of an SQLite file, or the `postgres://` address of a database. Its
 * schema is made or brought up to date.
 *
 * @throws AppError as `openSqlite` and `openPostgres`.
 */
export async function openStore(place: string, { serving = false, replica }: Opening = {}): Promise<Store> {
	if (isPostgres(place))
		return openPostgres(place, { patienceMs: serving ? READER_PATIENCE_MS : PATIENCE_MS, serving, replica });
	return serving ? openPooledSqlite(place) : openSqlite(place);
}

/** As `openStore`, to look only: the schema must be this version's, and a file is not written to. */
export const openToLook = async (place: string): Promise<Store> =>
	isPostgres(place)
		? openPostgres(place, { patienceMs: 0, migrate: false })
		: openSqlite(place, { readonly: true, migrate: false });

/** Whether there is an index at a place. Throws as `openStore` where the server of a database cannot be reached. */
export async function isIndexThere(place: string): Promise<boolean> {
	if (isPostgres(place)) return isInPostgres(place);
	return place === ":memory:" || existsSync(place);
}

/** Makes the schema at a place or brings it up to date. Errors as `openStore`. */
export const migrateStore = async (place: string): Promise<Migrated> =>
	isPostgres(place) ? migratePostgres(place) : migrateSqlite(place);

/** A place for messages: an address without its password. */
export const printedPlace = (place: string): string => (isPostgres(place) ? printedAddress(place) : place);
