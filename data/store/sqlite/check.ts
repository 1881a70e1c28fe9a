import { setImmediate as pause } from "node:timers/promises";
import { AppError } from "../../../model/errors.ts";
import { contentHash } from "../../../model/hash.ts";
import type { Connection } from "./connection.ts";

/** Reports read at a time; between two batches other work gets its turn. */
const BATCH = 100;

/** What must not be: a query that gives `at` for each fault, and the sentence for it. */
const RULES: [sql: string, sentence: (at: unknown) => string][] = [
	[
		"SELECT id AS at FROM report WHERE duplicate_of IS NULL AND sort_key NOT IN (SELECT rowid FROM report_terms)",
		(at) => `Report ${at} is missing from the full text index.`,
	],
	[
		"SELECT rowid AS at FROM report_terms WHERE rowid NOT IN (SELECT sort_key FROM report WHERE duplicate_of IS NULL)",
		(at) => `The full text index has entry ${at}, which belongs to no report that counts.`,
	],
	[
		"SELECT DISTINCT r.id AS at FROM mention m JOIN report r ON r.id = m.report_id WHERE m.report_key <> r.sort_key",
		(at) => `Report ${at} has mentions filed under another date than its own.`,
	],
	[
		`SELECT d.id AS at FROM directive d LEFT JOIN (
			SELECT directive_id, count(*) AS mentions, count(DISTINCT report_id) AS reports FROM mention
			WHERE directive_id IS NOT NULL AND counted = 1 GROUP BY 1) m ON m.directive_id = d.id
		WHERE d.mentions <> coalesce(m.mentions, 0) OR d.reports <> coalesce(m.reports, 0)`,
		(at) => `Directive ${at} has a count of citations that differs from its citations.`,
	],
	[
		`SELECT copy.id AS at FROM report copy JOIN report first ON first.id = copy.duplicate_of
		WHERE first.duplicate_of IS NOT NULL`,
		(at) => `Report ${at} is filed as a copy of another copy.`,
	],
	[
		`SELECT DISTINCT r.id AS at FROM mention m JOIN report r ON r.id = m.report_id
		WHERE m.counted <> (r.duplicate_of IS NULL)`,
		(at) => `Report ${at} is a copy whose citations count, or none whose citations do not.`,
	],
	[
		"SELECT DISTINCT report_key AS at FROM sketch WHERE report_key NOT IN (SELECT sort_key FROM report WHERE duplicate_of IS NULL)",
		(at) => `The index of copies has entry ${at}, which belongs to no report that counts.`,
	],
	[
		"SELECT url AS at FROM frontier WHERE lease_fence > (SELECT fence FROM crawl_lock)",
		(at) => `${at} is leased to a crawler that never had the lock.`,
	],
];

interface ReportRow {
	id: number;
	title: string;
	text: string;
	hash: string;
}

function checkReport(connection: Connection, { id, title, text, hash }: ReportRow): string[] {
	const faults: string[] = [];
	if (contentHash(title, text) !== hash) faults.push(`Report ${id} does not match its checksum: its text was damaged.`);
	const mentions = connection
		.sql('SELECT start, "end", raw FROM mention WHERE report_id = ? ORDER BY position')
		.all(id);
	for (const { start, end, raw } of mentions as { start: number; end: number; raw: string }[])
		if (text.slice(start, end) !== raw)
			faults.push(`Report ${id} does not hold “${raw}” at ${start} to ${end}, where a citation of it was kept.`);
	return faults;
}

function checkTables(connection: Connection): string[] {
	const { db } = connection;
	// Covers the full text index too. A sound file answers with the one word.
	const pages = db.pragma("integrity_check") as { integrity_check: string }[];
	const faults = pages
		.filter((row) => row.integrity_check !== "ok")
		.map((row) => `SQLite finds the file damaged: ${row.integrity_check.replace(/\s+/g, " ")}.`);
	for (const link of db.pragma("foreign_key_check") as { table: string; parent: string }[])
		faults.push(`A row of ${link.table} points to a row of ${link.parent} that is not there.`);
	for (const [sql, sentence] of RULES)
		for (const row of connection.sql(sql).all()) faults.push(sentence((row as { at: unknown }).at));
	return faults;
}

/** Runs one check; where the damage stops it short, that is the finding. */
function checked(connection: Connection, faults: string[], work: () => void): void {
	try {
		connection.read(work);
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		faults.push(thrown.message);
	}
}

/** Every fault in what is kept, in words; see `Store.check`. Reads everything, so it takes seconds for a large index. */
export async function check(connection: Connection): Promise<string[]> {
	const faults: string[] = [];
	checked(connection, faults, () => faults.push(...checkTables(connection)));
	const batch = `SELECT id, title, text, content_hash AS hash FROM report WHERE id > ? ORDER BY id LIMIT ${BATCH}`;
	let last: number | undefined = 0;
	while (last !== undefined) {
		let reports: ReportRow[] = [];
		checked(connection, faults, () => {
			reports = connection.sql(batch).all(last) as ReportRow[];
			for (const report of reports) faults.push(...checkReport(connection, report));
		});
		last = reports.at(-1)?.id;
		await pause();
	}
	return faults;
}
