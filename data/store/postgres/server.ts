import { Connection } from "./connection.ts";

/** What a server is like that holds an index, as far as it matters to who keeps it. */
export interface ServerFacts {
	/** Of PostgreSQL: `15.20`. */
	version: string;
	/** Bytes of the database on disk. */
	bytes: number;
	/** Connections that are open, and how many there may be, of all programs. */
	connections: number;
	mostConnections: number;
	/** Settings by which it may lose what it has acknowledged or not see damage, as they are. */
	unsafe: string[];
	/** Whether it is a replica. */
	isReplica: boolean;
	/** Of a replica: seconds since the last change that it was sent was made; null where it has taken in all of it. */
	behindSeconds: number | null;
}

const FACTS = `SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes,
	(SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
	current_setting('max_connections')::integer AS "mostConnections",
	pg_is_in_recovery() AS "isReplica",
	CASE WHEN pg_is_in_recovery() AND pg_last_wal_receive_lsn() IS DISTINCT FROM pg_last_wal_replay_lsn()
		THEN extract(epoch FROM now() - pg_last_xact_replay_timestamp())::double precision END AS "behindSeconds",
	ARRAY(SELECT name || ' = ' || setting FROM pg_settings
		WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums') AND setting = 'off'
		ORDER BY name) AS unsafe`;

/**
 * Looks at the server of a database that holds an index.
 *
 * @throws AppError `store_unusable` where it cannot be reached.
 */
export async function examineServer(address: string): Promise<ServerFacts> {
	const connection = new Connection(address, { patienceMs: 0, connections: 1 });
	try {
		const facts = await connection.single((db) => db.get<ServerFacts>(FACTS));
		if (!facts) throw new Error("a SELECT without FROM gives a row");
		return facts;
	} finally {
		await connection.close();
	}
}
