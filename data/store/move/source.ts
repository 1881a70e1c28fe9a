import { existsSync } from "node:fs";
import { AppError } from "../../../model/errors.ts";
import { MOST_KEY, MOST_PLACES } from "../shared/mention-terms.ts";
import { damaged } from "../sqlite/backup.ts";
import { Connection } from "../sqlite/connection.ts";
import { findDamage } from "../sqlite/damage.ts";
import { type Opened, openDatabase } from "../sqlite/open.ts";
import type { MovedRow } from "./digest.ts";
import { BODIES, columnsOf, type MovedTable, orderOf, partsOf, TABLES } from "./tables.ts";

/** A crawler that was heard of so lately, in ms, may still be at work. */
const SILENT_MS = 60_000;

/** A report as it is filed in the search indexes, with the columns of `BODIES`. */
export interface BodyRow extends MovedRow {
	report_key: number;
	text: string;
	id: number;
	title: string;
	province: string | null;
	sourceId: string | null;
	publishedOn: string | null;
	isCopy: number;
}

const BODY_ROWS = `SELECT sort_key AS report_key, text, id, title, province, source_id AS sourceId,
	published_on AS publishedOn, duplicate_of IS NOT NULL AS isCopy FROM report ORDER BY sort_key`;

const SOUND = "Name the file of a sound index, such as a backup; nothing was moved.";

/** What the index says of itself. */
export interface Meta {
	fingerprint: string | null;
	version: number;
	changedAt: string | null;
	/** The highest fence that a crawler had. */
	fence: number;
}

/** An index in an SQLite file that is moved: all of it as it was at one moment. */
export class MovedFile {
	readonly path: string;
	readonly #db: Opened["db"];

	/**
	 * Opens a file to be read only.
	 *
	 * @throws AppError `not_found` where there is none, `busy` where a crawler is at work on it, `store_outdated` where its
	 * schema is an older one; others as `openSqlite`.
	 */
	constructor(path: string) {
		this.path = path;
		if (!existsSync(path))
			throw new AppError("not_found", `There is no index at ${path}.`, { remedy: "Name the file of an index." });
		this.#db = this.#opened();
		// What is read from here on is of one moment.
		this.#db.exec("BEGIN");
		this.#refuseCrawled();
	}

	#opened(): Opened["db"] {
		try {
			return openDatabase(this.path, { readonly: true }).db;
		} catch (thrown) {
			if (!(thrown instanceof AppError)) throw thrown;
			const remedies: Partial<Record<AppError["code"], string>> = {
				store_outdated: `Bring it up to date first: TRICHDAN_DB=${this.path} npx trichdan migrate.`,
				store_unusable: SOUND,
			};
			throw new AppError(thrown.code, thrown.message, {
				remedy: remedies[thrown.code] ?? thrown.remedy,
				cause: thrown,
			});
		}
	}

	/**
	 * Refuses a file that is damaged: it would be moved as it is, and be the same on both sides.
	 *
	 * @throws AppError `store_unusable`.
	 */
	async refuseDamaged(): Promise<void> {
		const damage = await findDamage(new Connection(this.#db, this.path));
		if (damage.length > 0) throw damaged(`The index ${this.path}`, damage, SOUND);
	}

	#refuseCrawled(): void {
		const row = this.#db.prepare("SELECT holder, heartbeat_at AS at FROM crawl_lock WHERE holder IS NOT NULL").get();
		if (!row) return;
		const { holder, at } = row as { holder: string; at: string };
		if (Math.abs(Date.now() - Date.parse(at)) > SILENT_MS) return;
		this.close();
		throw new AppError(
			"busy",
			`A crawler (${holder}) is at work on ${this.path}: what it finds would be left behind.`,
			{
				remedy: "Stop it, then try again.",
			},
		);
	}

	/** The rows of a table in batches, in its order. Each batch is used up before the next is asked for. */
	*rows(table: MovedTable): Generator<MovedRow[]> {
		for (const part of partsOf(table))
			yield* this.#batches(
				`SELECT ${columnsOf(table)} FROM ${table.name} WHERE ${part} ORDER BY ${orderOf(table)}`,
				table.atOnce,
			);
	}

	/** The texts of reports in the order of time, with what the search indexes need. */
	bodies(): Generator<BodyRow[]> {
		return this.#batches(BODY_ROWS, BODIES.atOnce) as Generator<BodyRow[]>;
	}

	*#batches(sql: string, atOnce: number): Generator<MovedRow[]> {
		let batch: MovedRow[] = [];
		for (const row of this.#db.prepare(sql).iterate() as Iterable<MovedRow>) {
			batch.push(row);
			if (batch.length < atOnce) continue;
			yield batch;
			batch = [];
		}
		if (batch.length > 0) yield batch;
	}

	/** Rows of all that is moved. */
	total(): number {
		return [...TABLES.map(({ name }) => name), "report"].reduce((sum, name) => sum + this.#count(name), 0);
	}

	/** How many rows the search indexes must have: reports that are no copies, and their citations. */
	searched(): { reports: number; citations: number } {
		return {
			reports: this.#count("report WHERE duplicate_of IS NULL"),
			citations: this.#count(`mention WHERE counted = 1 AND position < ${MOST_PLACES} AND report_key < ${MOST_KEY}`),
		};
	}

	meta(): Meta {
		return this.#db
			.prepare(`SELECT register_fingerprint AS fingerprint, data_version AS version, changed_at AS changedAt,
				(SELECT fence FROM crawl_lock) AS fence FROM meta`)
			.get() as Meta;
	}

	close(): void {
		this.#db.close();
	}

	#count(rows: string): number {
		return (this.#db.prepare(`SELECT count(*) AS n FROM ${rows}`).get() as { n: number }).n;
	}
}
