import type { PoolClient } from "pg";
import { AppError, messageOf } from "../../../model/errors.ts";
import { type Migrated, type Migration, readMigrations } from "../shared/migrations.ts";
import type { Connection } from "./connection.ts";
import { isConnectionLost, unusable } from "./faults.ts";

/** Whoever migrates holds this advisory lock of the database, `trichdan` in ASCII: of several that start at once one does. */
const LOCK = "x'7472696368646e'::bigint";
/** Features of PostgreSQL 15 are used; it is what Debian 12 has. */
const LEAST_SERVER = 150_000;

const REFUSED = "Give the index a database of its own: createdb --encoding=UTF8 NAME.";

async function versionOf(client: PoolClient): Promise<number> {
	const { rows } = await client.query("SELECT to_regclass('trichdan.migration') IS NOT NULL AS there");
	if (!rows[0].there) return 0;
	const found = await client.query("SELECT coalesce(max(version), 0)::integer AS version FROM trichdan.migration");
	return found.rows[0].version;
}

async function refuseUnfit(client: PoolClient, location: string): Promise<void> {
	const { rows } = await client.query(`SELECT current_setting('server_version_num')::integer AS server,
		current_setting('server_encoding') AS encoding,
		(to_regnamespace('trichdan') IS NOT NULL AND to_regclass('trichdan.migration') IS NULL) AS foreign`);
	const [{ server, encoding, foreign }] = rows;
	if (server < LEAST_SERVER)
		throw unusable(location, "is on a server older than PostgreSQL 15", "Use PostgreSQL 15 or newer.");
	if (encoding !== "UTF8") throw unusable(location, `has the encoding ${encoding}`, REFUSED);
	if (foreign) throw unusable(location, "has a schema “trichdan” of another program", REFUSED);
}

async function step(client: PoolClient, { version, name, sql }: Migration): Promise<void> {
	await client.query("BEGIN");
	await client.query("SET LOCAL statement_timeout = 0");
	await client.query(sql);
	await client.query("INSERT INTO trichdan.migration (version, name) VALUES ($1, $2)", [version, name]);
	await client.query("COMMIT");
}

async function migrateWith(
	client: PoolClient,
	location: string,
	mayMigrate: boolean,
	steps: Migration[],
): Promise<Migrated> {
	await refuseUnfit(client, location);
	const from = await versionOf(client);
	if (from > steps.length)
		throw new AppError(
			"store_too_new",
			`The index ${location} has schema ${from}, of a newer trichdan; this one knows up to ${steps.length}.`,
			{ remedy: "Update trichdan, or open a backup made before the update. Nothing was changed." },
		);
	if (from === steps.length) return { from, to: from, applied: [] };
	if (!mayMigrate) {
		const what = from === 0 ? "does not exist yet" : `has schema ${from}, and this version needs ${steps.length}`;
		throw new AppError("store_outdated", `The index ${location} ${what}.`, { remedy: "Run `npx trichdan migrate`." });
	}
	await client.query(`SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock(${LOCK})`);
	// Another process may have done it meanwhile.
	const before = await versionOf(client);
	if (before === 0)
		await client.query(`BEGIN; CREATE SCHEMA IF NOT EXISTS trichdan;
			CREATE TABLE IF NOT EXISTS trichdan.migration (version integer PRIMARY KEY, name text NOT NULL,
				applied_at timestamptz NOT NULL DEFAULT now());
			COMMIT`);
	const applied: string[] = [];
	for (const migration of steps.slice(before)) {
		try {
			await step(client, migration);
		} catch (cause) {
			if (isConnectionLost(cause)) throw cause;
			throw new AppError("store_unusable", `${location}: migration ${migration.name} failed: ${messageOf(cause)}.`, {
				remedy: "The index is as it was before. Look at the server's log, then try again.",
				cause,
			});
		}
		applied.push(migration.name);
	}
	return { from, to: steps.length, applied };
}

/**
 * Brings the schema of a database up to date, or with `mayMigrate` false only looks whether it is. Each step is one
 * transaction together with its number.
 *
 * @throws AppError `store_unusable` for a server or database that does not fit, or a step that fails; `store_too_new` for a
 * schema newer than this program's; `store_outdated` for an older one, or none, where migrating is not allowed.
 */
export async function migrate(
	connection: Connection,
	mayMigrate: boolean,
	steps: Migration[] = readMigrations("postgres"),
): Promise<Migrated> {
	return connection.alone((client) => migrateWith(client, connection.location, mayMigrate, steps));
}

/** Version of the schema in a database; 0 where there is none. */
export const schemaVersion = (connection: Connection): Promise<number> => connection.alone(versionOf);
