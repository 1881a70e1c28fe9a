import type Database from "better-sqlite3";
import { storeFault } from "./faults.ts";

/** What SQLite takes as a parameter. */
export type Value = string | number | bigint | Buffer | null;
export type Values = Record<string, Value>;
type Statement = Database.Statement<unknown[], unknown>;

/** An open database with its prepared statements; the parts of the store share it. */
export class Connection {
	readonly db: Database.Database;
	readonly location: string;
	readonly #statements = new Map<string, Statement>();

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

	/** Writes wholly or not at all; waits for another writer up to `busy_timeout`. */
	write<T>(work: () => T): T {
		return this.#within(() => this.db.transaction(work).immediate());
	}

	/** Notes that readers will see something else; `content`: in reports or the register, not only in the runs. */
	changed(content: boolean): void {
		const at = content ? new Date().toISOString() : null;
		this.sql("UPDATE meta SET data_version = data_version + 1, changed_at = coalesce(?, changed_at)").run(at);
	}

	#within<T>(work: () => T): T {
		try {
			return work();
		} catch (thrown) {
			throw storeFault(this.location, thrown);
		}
	}
}
