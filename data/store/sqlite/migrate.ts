import type Database from "better-sqlite3";
import { AppError, messageOf } from "../../../model/errors.ts";
import { sketch } from "../../../model/similar.ts";
import { type Migrated, type Migration, readMigrations } from "../shared/migrations.ts";

/** Version of the schema in a file; 0 for a new one. */
export const schemaVersion = (db: Database.Database): number => Number(db.pragma("user_version", { simple: true }));

/**
 * Brings the schema up to date. Each step is one transaction together with its number, so that a file is at one version
 * or at the next whatever happens; a step that another process took meanwhile is passed over.
 *
 * @throws AppError `store_unusable` when a step fails; the file is as it was before that step.
 */
export function migrate(db: Database.Database, migrations: Migration[] = readMigrations("sqlite")): Migrated {
	db.function("text_sketch", { deterministic: true }, (text) => JSON.stringify(sketch(String(text))));
	const from = schemaVersion(db);
	const applied: string[] = [];
	for (const { version, name, sql } of migrations) {
		if (schemaVersion(db) >= version) continue;
		const step = db.transaction(() => {
			if (schemaVersion(db) >= version) return;
			db.exec(sql);
			db.pragma(`user_version = ${version}`);
			applied.push(name);
		});
		try {
			step.immediate();
		} catch (cause) {
			throw new AppError("store_unusable", `${db.name}: migration ${name} failed: ${messageOf(cause)}.`, {
				remedy: "The index is as it was before. Free the disk or restore the migration file, then try again.",
				cause,
			});
		}
	}
	return { from, to: schemaVersion(db), applied };
}
