import { setImmediate as pause } from "node:timers/promises";
import { AppError } from "../../../model/errors.ts";
import { contentHash } from "../../../model/hash.ts";
import type { Connection } from "./connection.ts";
import { MOST_PLACES } from "./mention-terms.ts";
import { isFiledRight } from "./search-index.ts";

/** Reports read at a time; between two batches other work gets its turn. */
const BATCH = 100;

/** Counted mentions that have a row in the index of citations, and its row id; see `search-index.ts`. */
const SEARCHED = `counted = 1 AND position < ${MOST_PLACES} AND report_key < 1 << 52`;
const KEY = `report_key * ${MOST_PLACES} + ${MOST_PLACES - 1} - position`;

/** What must not be: a query that gives `at` for each fault, and the sentence for it. */
const RULES: [sql: string, sentence: (at: unknown) => string][] = [
	[
		`SELECT id AS at FROM report WHERE duplicate_of IS NULL AND id NOT IN (SELECT report_id FROM index_queue)
		AND (sort_key NOT IN (SELECT rowid FROM report_terms) OR id NOT IN (SELECT report_id FROM report_facts))`,
		(at) => `Report ${at} is missing from the full text index.`,
	],
	[
		"SELECT rowid AS at FROM report_terms WHERE rowid NOT IN (SELECT sort_key FROM report WHERE duplicate_of IS NULL)",
		(at) => `The full text index has entry ${at}, which belongs to no report that counts.`,
	],
	[
		"SELECT report_id AS at FROM report_facts WHERE report_id NOT IN (SELECT id FROM report WHERE duplicate_of IS NULL)",
		(at) => `The facts of report ${at} are counted, which is a copy or not there.`,
	],
	[
		`SELECT DISTINCT report_id AS at FROM mention WHERE ${SEARCHED} AND report_id NOT IN (SELECT report_id FROM index_queue)
		AND (${KEY} NOT IN (SELECT rowid FROM mention_terms) OR ${KEY} NOT IN (SELECT key FROM mention_facts))`,
		(at) => `Report ${at} has citations that are missing from the index of citations.`,
	],
	[
		`SELECT CAST(at AS TEXT) AS at FROM (SELECT rowid AS at FROM mention_terms UNION SELECT key FROM mention_facts)
		WHERE at NOT IN (SELECT ${KEY} FROM mention WHERE ${SEARCHED})`,
		(at) => `The index of citations has entry ${at}, which belongs to no citation that counts.`,
	],
	[
		`SELECT facts AS at FROM (SELECT origin AS facts FROM report_facts UNION SELECT types FROM report_facts
			UNION SELECT issuers FROM report_facts UNION SELECT levels FROM report_facts UNION SELECT terms FROM report_facts
			UNION SELECT origin FROM mention_facts UNION SELECT document FROM mention_facts UNION SELECT citation FROM mention_facts)
		WHERE facts NOT IN (SELECT id FROM fact_set)`,
		(at) => `Results are filed under the set of facts ${at}, which is not there.`,
	],
	[
		`SELECT t.kind AS at FROM total t LEFT JOIN (
			SELECT 'reports' AS kind, count(*) AS n FROM report WHERE duplicate_of IS NULL
			UNION ALL SELECT 'directives', count(*) FROM directive
			UNION ALL SELECT 'cited', count(*) FROM directive WHERE mentions > 0
			UNION ALL SELECT 'stubs', count(*) FROM directive WHERE origin = 'cited'
			UNION ALL SELECT 'mentions:' || status, count(*) FROM mention WHERE counted = 1 GROUP BY status
			UNION ALL SELECT 'uncertain', count(*) FROM mention WHERE uncertain = 1) c
		ON c.kind = t.kind WHERE t.n <> coalesce(c.n, 0)`,
		(at) => `The total of ${at} differs from what is there.`,
	],
	[
		`WITH waiting AS (SELECT likeness, count(*) AS n FROM mention WHERE uncertain = 1 GROUP BY likeness)
		SELECT DISTINCT likeness AS at FROM (SELECT * FROM (SELECT likeness, n FROM waiting EXCEPT SELECT likeness, n FROM review_group)
			UNION ALL SELECT * FROM (SELECT likeness, n FROM review_group EXCEPT SELECT likeness, n FROM waiting))`,
		(at) => `The queue of uncertain citations counts those of “${at}” wrongly.`,
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
	if (!isFiledRight(connection, id))
		faults.push(`Report ${id} is filed in the search indexes under other facts than its own.`);
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
