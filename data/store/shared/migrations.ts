import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../root.ts";

/** One step of a schema; `version` is what the schema has after it. */
export interface Migration {
	version: number;
	name: string;
	sql: string;
}

/** What a migration did: schema versions before and after, and the names of the steps taken. */
export interface Migrated {
	from: number;
	to: number;
	applied: string[];
}

/**
 * The steps of an engine in order, from `NNNN_name.sql` in the source tree.
 *
 * @throws Error when the numbers are not 1, 2, 3 …: two branches took the same one, or a file is lost.
 */
export function readMigrations(engine: "sqlite" | "postgres"): Migration[] {
	const folder = join(projectRoot, "data/store", engine, "migrations");
	const names = readdirSync(folder)
		.filter((name) => /^\d{4}_.+\.sql$/.test(name))
		.sort();
	return names.map((name, i) => {
		const version = Number(name.slice(0, 4));
		if (version !== i + 1) throw new Error(`${folder}/${name}: expected number ${i + 1}.`);
		return { version, name, sql: readFileSync(join(folder, name), "utf8") };
	});
}
