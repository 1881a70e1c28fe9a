import { setImmediate as pause } from "node:timers/promises";
import Database from "better-sqlite3";
import { AppError } from "../../../model/errors.ts";
import { pageDamage, reportDamage, versionDamage } from "../shared/sound.ts";
import type { Connection } from "./connection.ts";

/** Rows that have a checksum of their own: how they are read some at a time, and what is wrong with one. */
interface Kept<Row> {
	table: string;
	/** Rows after `@after`, in order. */
	sql: string;
	start: string | number;
	after(row: Row): string | number;
	damage(row: Row): string | null;
}

const kept = <Row>(rows: Kept<Row>): Kept<never> => rows as Kept<never>;

const KEPT = [
	kept({
		table: "report",
		sql: "SELECT id, title, text, content_hash AS hash FROM report WHERE id > @after ORDER BY id LIMIT 100",
		start: 0,
		after: ({ id }: Parameters<typeof reportDamage>[0]) => id,
		damage: reportDamage,
	}),
	kept({
		table: "report_version",
		sql: `SELECT report_id AS id, version, title, text, content_hash AS hash FROM report_version
			WHERE report_id IN (SELECT DISTINCT report_id FROM report_version WHERE report_id > @after ORDER BY 1 LIMIT 20)
			ORDER BY report_id, version`,
		start: 0,
		after: ({ id }: Parameters<typeof versionDamage>[0]) => id,
		damage: versionDamage,
	}),
	kept({
		table: "page",
		sql: `SELECT url, body, body_hash AS hash FROM page
			WHERE url > @after AND body IS NOT NULL AND body_hash IS NOT NULL ORDER BY url LIMIT 20`,
		start: "",
		after: ({ url }: Parameters<typeof pageDamage>[0]) => url,
		damage: pageDamage,
	}),
];

const foundBySqlite = (what: string): string => `SQLite finds the file damaged: ${what.replace(/\s+/g, " ")}.`;

/** Runs one check in a snapshot; where the damage stops it short, that is the finding. */
export function checked(connection: Connection, faults: string[], work: () => void): void {
	try {
		connection.read(work);
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		const { cause, message } = thrown;
		const isDamage = cause instanceof Database.SqliteError && cause.code.startsWith("SQLITE_CORRUPT");
		const fault = isDamage ? foundBySqlite(cause.message) : message;
		// The same damage stops many checks.
		if (!faults.includes(fault)) faults.push(fault);
	}
}

function fileDamage({ db }: Connection): string[] {
	// Covers the full text index too. A sound file answers with the one word.
	const pages = db.pragma("integrity_check") as { integrity_check: string }[];
	const faults = pages.filter((row) => row.integrity_check !== "ok").map((row) => foundBySqlite(row.integrity_check));
	for (const link of db.pragma("foreign_key_check") as { table: string; parent: string }[])
		faults.push(`A row of ${link.table} points to a row of ${link.parent} that is not there.`);
	return faults;
}

/**
 * Damage to the file and to what has a checksum of its own, in words. Unlike `check` it asks nothing that depends on the
 * version of the schema, so that backups of an earlier one can be looked at.
 */
export async function findDamage(connection: Connection): Promise<string[]> {
	const faults: string[] = [];
	checked(connection, faults, () => faults.push(...fileDamage(connection)));
	for (const { table, sql, start, after, damage } of KEPT) {
		let last: string | number | undefined = start;
		while (last !== undefined) {
			let rows: never[] = [];
			checked(connection, faults, () => {
				if (!connection.sql("SELECT 1 FROM sqlite_schema WHERE name = ?").get(table)) return;
				rows = connection.sql(sql).all({ after: last }) as never[];
				for (const row of rows) faults.push(...[damage(row)].filter((fault) => fault !== null));
			});
			const end = rows.at(-1);
			last = end === undefined ? undefined : after(end);
			await pause();
		}
	}
	return faults;
}
