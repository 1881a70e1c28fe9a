import type { PoolClient } from "pg";
import { AppError } from "../../../model/errors.ts";
import type { Connection } from "../postgres/connection.ts";
import type { Db } from "../postgres/db.ts";
import { storeFault } from "../postgres/faults.ts";
import { columns, table } from "../postgres/many.ts";
import { openConnection } from "../postgres/open.ts";
import { ensurePartition, partitionName } from "../postgres/partitions.ts";
import { addIndex } from "../postgres/search-index.ts";
import type { Value } from "../shared/values.ts";
import { type Digest, Digester, type MovedRow } from "./digest.ts";
import type { BodyRow, Meta } from "./source.ts";
import { BODIES, columnsOf, type MovedTable, orderOf, partsOf, TABLES } from "./tables.ts";

/** Whoever moves an index into a database holds this advisory lock of it, `trichmov` in ASCII. */
const LOCK = "x'747269636d6f76'::bigint";
/** The server may be started again meanwhile; the lock is lost then, and with it the run. */
const PATIENCE_MS = 10_000;

/** For statements that go through a whole table: they take as long as they take. */
const WAITS = "SELECT set_config('statement_timeout', '0', true)";

/** What is not moved: the rows of the search indexes are made anew, and crawlers belong to where they work. */
const OTHERS = ["mention_terms", "fact_set", "report_facts", "mention_facts", "index_queue", "crawler", "host_turn"];
const ALL = [...TABLES, BODIES].map(({ name }) => name).concat(OTHERS);
/** What is emptied first; of the totals the rows stay. */
const EMPTIED = ALL.filter((name) => name !== "total");
/** Triggers that would note each row as a change of today. Those that count stay: what they come to is compared. */
const STAMPS = [
	["directive", "directive_stamped"],
	["relation", "relation_changed"],
];
const stamps = async (db: Db, verb: "ENABLE" | "DISABLE"): Promise<void> => {
	for (const [name, trigger] of STAMPS) await db.run(`ALTER TABLE ${name} ${verb} TRIGGER ${trigger}`);
};
/** Tables whose ids go on from the highest. */
const NUMBERED = ["report", "run", "frontier", "alarm", "audit", "feedback"];

/** What only use brings into an index; a register alone is made anew from its tables at any time. */
const USED = `SELECT ${["report", "page", "run", "frontier", "host", "alarm", "source_state", "audit", "feedback"]
	.map((name) => `EXISTS (SELECT FROM ${name})`)
	.join(" OR ")} OR EXISTS (SELECT FROM directive WHERE origin = 'cited') AS used, moving FROM meta`;

const quoted = (names: string[]): string => names.map((name) => `"${name}"`).join(", ");

/** The statement that puts rows into a table. */
const insert = (moved: MovedTable): string =>
	`INSERT INTO ${moved.name} (${columnsOf(moved)}) SELECT ${columnsOf(moved)} FROM ${table("moved", moved.columns)}`;

/** The statement for the rows of a part of a table, from its start or behind a key. */
function page(moved: MovedTable, part: string, isFirst: boolean): string {
	const { name, key, isBackward, atOnce } = moved;
	const behind = isFirst
		? ""
		: `AND (${quoted(key)}) ${isBackward ? "<" : ">"} (${key.map((column) => `@${column}`).join(", ")})`;
	return `SELECT ${columnsOf(moved)} FROM ${name} WHERE ${part} ${behind} ORDER BY ${orderOf(moved)} LIMIT ${atOnce}`;
}

/** An empty PostgreSQL database that an index is moved into. */
export class MoveTarget {
	readonly #connection: Connection;
	readonly #lock: PoolClient;

	private constructor(connection: Connection, lock: PoolClient) {
		this.#connection = connection;
		this.#lock = lock;
	}

	/**
	 * Opens a database for nobody else to move into, its schema made where there is none.
	 *
	 * @throws AppError `conflict` where it is not empty, unless what is there was left by a run that was ended half way;
	 * `busy` where such a run goes on; others as `openPostgres`.
	 */
	static async open(address: string): Promise<MoveTarget> {
		const { connection } = await openConnection(address, { patienceMs: PATIENCE_MS });
		try {
			return await MoveTarget.#locked(connection);
		} catch (thrown) {
			await connection.close();
			throw storeFault(connection.location, thrown);
		}
	}

	static async #locked(connection: Connection): Promise<MoveTarget> {
		const lock = await connection.pool.connect();
		const target = new MoveTarget(connection, lock);
		try {
			const { rows } = await lock.query(`SELECT pg_try_advisory_lock(${LOCK}) AS got`);
			if (!rows[0].got)
				throw new AppError("busy", `Another \`migrate --from\` is filling ${connection.location}.`, {
					remedy: "Wait until it is done.",
				});
			await target.#refuseUsed();
			return target;
		} catch (thrown) {
			lock.release(true);
			throw thrown;
		}
	}

	async #refuseUsed(): Promise<void> {
		const found = await this.#connection.single((db) => db.get<{ used: boolean; moving: string | null }>(USED));
		if (!found?.used || found.moving !== null) return;
		throw new AppError("conflict", `The index ${this.#connection.location} is not empty; nothing was moved into it.`, {
			remedy: "Name a new database in TRICHDAN_DB: createdb --encoding=UTF8 NAME.",
		});
	}

	get location(): string {
		return this.#connection.location;
	}

	/** Empties it of a register and of what an earlier run left, and notes that it is not whole from now on. */
	async begin(from: string): Promise<void> {
		await this.#write(async (db) => {
			await db.run(`TRUNCATE ${quoted(EMPTIED)} RESTART IDENTITY`);
			await db.run("UPDATE total SET n = 0");
			await stamps(db, "DISABLE");
			await db.run("UPDATE meta SET moving = @from, register_fingerprint = NULL", { from });
		});
	}

	/** Puts rows into a table. */
	async put(moved: MovedTable, rows: MovedRow[]): Promise<void> {
		await this.#write((db) => db.run(insert(moved), columns(moved.columns, rows as Record<string, Value>[])));
	}

	/** Puts the texts of reports, whose rows and citations are there, into the partitions and the search indexes. */
	async putBodies(rows: BodyRow[]): Promise<void> {
		await this.#write(async (db) => {
			const days = new Map(rows.map(({ publishedOn }) => [partitionName(publishedOn), publishedOn]));
			for (const day of days.values()) await ensurePartition(db, day);
			await addIndex(
				db,
				rows.map(({ report_key: key, isCopy, ...row }) => ({ ...row, key, isCopy: isCopy === 1 })),
			);
		});
	}

	/** What a table holds, read back. `passed` is told of rows as they are read. */
	async digest(moved: MovedTable, passed: (rows: number) => void): Promise<Digest> {
		return this.#connection.read(async (db) => {
			const digester = new Digester(Object.keys(moved.columns));
			for (const part of partsOf(moved)) {
				let rows = await db.all<MovedRow>(page(moved, part, true));
				while (rows.length > 0) {
					digester.add(rows);
					passed(rows.length);
					const last = rows.at(-1) as Record<string, Value>;
					const behind = Object.fromEntries(moved.key.map((name) => [name, last[name] as Value]));
					rows = rows.length < moved.atOnce ? [] : await db.all<MovedRow>(page(moved, part, false), behind);
				}
			}
			return digester.digest();
		});
	}

	/** How many rows the search indexes have, as `MovedFile.searched`. */
	async searched(): Promise<{ reports: number; citations: number }> {
		const found = await this.#connection.read(async (db) => {
			await db.run(WAITS);
			return db.get<{ reports: number; citations: number }>(`SELECT
				(SELECT count(*) FROM report_facts) AS reports,
				(SELECT count(*) FROM mention_facts f JOIN mention_terms t ON t.key = f.key) AS citations`);
		});
		return found ?? { reports: 0, citations: 0 };
	}

	/** Makes an index of it that works: ids go on from the highest, and readers see something new. */
	async finish({ fingerprint, version, changedAt, fence }: Meta): Promise<void> {
		await this.#write(async (db) => {
			await db.run(WAITS);
			for (const name of NUMBERED)
				await db.run(
					`SELECT setval(pg_get_serial_sequence('${name}', 'id'), max(id)) FROM ${name} HAVING max(id) IS NOT NULL`,
				);
			// Leases that stand were given under these fences; none of them is given again.
			await db.run(
				"SELECT setval(pg_get_serial_sequence('crawler', 'fence'), greatest(@fence::bigint, 1), @fence > 0)",
				{ fence },
			);
			await stamps(db, "ENABLE");
			await db.run(`ANALYZE ${quoted(ALL)}`);
			await db.run(
				`UPDATE meta SET moving = NULL, register_fingerprint = @fingerprint, data_version = @version,
					changed_at = @changedAt`,
				{ fingerprint, version, changedAt },
			);
			await db.changed(false);
		});
	}

	async close(): Promise<void> {
		this.#lock.release(true);
		await this.#connection.close();
	}

	/** One unit of work; nothing is written once the lock is lost. */
	async #write(work: (db: Db) => Promise<unknown>): Promise<void> {
		try {
			await this.#lock.query("SELECT 1");
		} catch (thrown) {
			throw storeFault(this.location, thrown);
		}
		await this.#connection.write(work);
	}
}
