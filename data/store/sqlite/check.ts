import { setImmediate as pause } from "node:timers/promises";
import { citationDamage, RULES, type Rule, SEARCH_KEY, SEARCHED, said } from "../shared/check.ts";
import type { Connection } from "./connection.ts";
import { checked, findDamage } from "./damage.ts";
import { isFiledRight } from "./search-index.ts";

/** Reports read at a time; between two batches other work gets its turn. */
const BATCH = 100;

const OWN_RULES: Rule[] = [
	[
		`SELECT id AS at FROM report WHERE duplicate_of IS NULL AND id NOT IN (SELECT report_id FROM index_queue)
		AND (sort_key NOT IN (SELECT rowid FROM report_terms) OR id NOT IN (SELECT report_id FROM report_facts))`,
		said.unindexed,
	],
	[
		"SELECT rowid AS at FROM report_terms WHERE rowid NOT IN (SELECT sort_key FROM report WHERE duplicate_of IS NULL)",
		said.strayTerms,
	],
	[
		`SELECT DISTINCT report_id AS at FROM mention WHERE ${SEARCHED} AND report_id NOT IN (SELECT report_id FROM index_queue)
		AND (${SEARCH_KEY} NOT IN (SELECT rowid FROM mention_terms) OR ${SEARCH_KEY} NOT IN (SELECT key FROM mention_facts))`,
		said.unindexedCitations,
	],
	[
		`SELECT CAST(at AS TEXT) AS at FROM (SELECT rowid AS at FROM mention_terms UNION SELECT key FROM mention_facts)
		WHERE at NOT IN (SELECT ${SEARCH_KEY} FROM mention WHERE ${SEARCHED})`,
		said.strayCitation,
	],
	["SELECT url AS at FROM frontier WHERE lease_fence > (SELECT fence FROM crawl_lock)", said.leasedToNobody],
];

interface ReportRow {
	id: number;
	text: string;
}

function checkReport(connection: Connection, { id, text }: ReportRow): string[] {
	const mentions = connection
		.sql('SELECT start, "end", raw FROM mention WHERE report_id = ? ORDER BY position')
		.all(id) as { start: number; end: number; raw: string }[];
	return [...citationDamage(id, text, mentions), ...(isFiledRight(connection, id) ? [] : [said.misfiled(id)])];
}

function checkRules(connection: Connection): string[] {
	const faults: string[] = [];
	for (const [sql, sentence] of [...RULES, ...OWN_RULES])
		for (const row of connection.sql(sql).all()) faults.push(sentence((row as { at: unknown }).at));
	return faults;
}

/** Every fault in what is kept, in words; see `Store.check`. Reads everything, so it takes seconds for a large index. */
export async function check(connection: Connection): Promise<string[]> {
	const faults = await findDamage(connection);
	checked(connection, faults, () => faults.push(...checkRules(connection)));
	const batch = `SELECT id, text FROM report WHERE id > ? ORDER BY id LIMIT ${BATCH}`;
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
