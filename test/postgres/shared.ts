import { Pool } from "pg";
import type { Store } from "../../data/store/port.ts";
import { openPostgres } from "../../data/store/postgres/open.ts";
import { PostgresServer } from "./server.ts";

/*
 * One server for all tests of a run that only need some PostgreSQL, started when first asked for and ended with the process.
 * A database with the schema is made once; each test gets a copy of it, which takes a tenth of the time.
 */

const TEMPLATE = "trichdan_template";

let running: Promise<PostgresServer> | undefined;

async function start(): Promise<PostgresServer> {
	const server = await PostgresServer.start();
	await server.command(`CREATE DATABASE ${TEMPLATE}`);
	await (await openPostgres(server.address(TEMPLATE), { patienceMs: 0 })).close();
	return server;
}

/** The server of this run. */
export function sharedServer(): Promise<PostgresServer> {
	running ??= start();
	return running;
}

/** Address of a new database with the schema in it and nothing else. */
export const freshDatabase = async (): Promise<string> => (await sharedServer()).database(TEMPLATE);

/** A database whose store was closed and that was emptied, by a connection which knows its tables. */
interface Emptied {
	address: string;
	connection: Pool;
}
const emptied: Emptied[] = [];

async function database(): Promise<Emptied> {
	const address = await freshDatabase();
	// It keeps no process alive, and the server may end before it.
	const connection = new Pool({ connectionString: address, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true });
	connection.on("error", () => {});
	return { address, connection };
}

/**
 * An empty store. Its database was used before, where there is one: making one costs ten times as much as emptying it, and
 * at the end hundreds of them would be to remove.
 */
export async function freshStore(): Promise<Store> {
	const one = emptied.pop() ?? (await database());
	const store = await openPostgres(one.address, { patienceMs: 0 });
	const close = async (): Promise<void> => {
		await store.close();
		await one.connection.query(LEAVE);
		await one.connection.query(EMPTY);
		emptied.push(one);
	};
	return { ...store, close };
}

/** Whoever is still at it ends: what it has begun must not be there after all is gone. */
const LEAVE = `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
	WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** All rows go and numbers begin anew; what stays is what a migration made, and the partitions for months. */
const EMPTY = `DO $$
DECLARE
	name text;
	is_filled boolean;
BEGIN
	SET LOCAL session_replication_role = replica;
	FOR name IN SELECT oid::regclass FROM pg_class
		WHERE relnamespace = 'trichdan'::regnamespace AND relkind = 'r' AND relname NOT IN ('migration', 'total')
	LOOP
		EXECUTE 'SELECT EXISTS (SELECT FROM ' || name || ')' INTO is_filled;
		IF is_filled THEN EXECUTE 'DELETE FROM ' || name; END IF;
	END LOOP;
	INSERT INTO trichdan.meta (id) VALUES (1);
	UPDATE trichdan.total SET n = 0 WHERE n <> 0;
	FOR name IN SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences
		WHERE schemaname = 'trichdan' AND last_value IS NOT NULL
	LOOP
		EXECUTE 'ALTER SEQUENCE ' || name || ' RESTART';
	END LOOP;
END $$`;
