import type Database from "better-sqlite3";
import type { AppError } from "../../../model/errors.ts";
import { isUnsure, storeBroken, storeFault } from "./faults.ts";

type Statement = Database.Statement<unknown[], unknown>;

/** An open database with its prepared statements; the parts of the store share it. */
export class Connection {
	readonly db: Database.Database;
	readonly location: string;
	readonly #statements = new Map<string, Statement>();
	/** Why nothing is written any more. */
	#broken: AppError | null = null;

	constructor(db: Database.Database, location: string) {
		this.db = db;
		this.location = location;
	}

	/** The statement for that SQL, prepared once. SQL is made of constants of ours; values are always bound. */
	sql(text: string): Statement {
		let statement = this.#statements.get(text);
		if (!statement) {
			statement = this.db.prepare(text);
			this.#statements.set(text, statement);
		}
		return statement;
	}

	/** Reads in one snapshot. */
	read<T>(work: () => T): T {
		return this.#within(() => this.db.transaction(work).deferred());
	}

	/** Reads by one statement, which sees one state of the data without a transaction around it. */
	single<T>(work: () => T): T {
		return this.#within(work);
	}

	/**
	 * Writes wholly or not at all; waits for another writer up to `busy_timeout`. Once the system could not say that what
	 * was written is on the disk, nothing more is: it may have dropped that, and take a second try for done.
	 *
	 * @throws AppError `store_broken` from then on.
	 */
	write<T>(work: () => T): T {
		if (this.#broken) throw this.#broken;
		return this.#within(() => this.db.transaction(work).immediate());
	}

	/** Notes that readers will see something else; `content`: in reports or the register, not only in the runs. */
	changed(content: boolean): void {
		const now = new Date();
		this.sql(`UPDATE meta SET data_version = max(data_version + 1, @now), changed_at = coalesce(@at, changed_at)`).run({
			now: now.getTime(),
			at: content ? now.toISOString() : null,
		});
	}

	#within<T>(work: () => T): T {
		try {
			return work();
		} catch (thrown) {
			if (!isUnsure(thrown)) throw storeFault(this.location, thrown);
			this.#broken = storeBroken(this.location, thrown);
			throw this.#broken;
		}
	}
}
