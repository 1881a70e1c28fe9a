import { AppError } from "../../../model/errors.ts";
import { citationDamage, RULES, type Rule, SEARCH_KEY, SEARCHED, said, tellingFacts } from "../shared/check.ts";
import { MENTION_COLUMNS, mentionFacts, REPORT_COLUMNS, reportFacts } from "../shared/facts.ts";
import { MOST_KEY, MOST_PLACES, mentionKey } from "../shared/mention-terms.ts";
import { type KeptBody, type KeptText, pageDamage, reportDamage, versionDamage } from "../shared/sound.ts";
import type { Connection } from "./connection.ts";
import type { Db } from "./db.ts";
import { lexemes } from "./lexemes.ts";
import { type CitedRow, citedBy, filed, sets } from "./search-index.ts";

/** Rows read in one snapshot; between two batches vacuum gets its turn. */
const REPORTS = 100;
const PAGES = 20;

const OWN_RULES: Rule[] = [
	[
		`SELECT r.id AS at FROM report r WHERE NOT EXISTS (SELECT 1 FROM report_body b WHERE b.report_key = r.sort_key)`,
		(at) => `Report ${at} has lost its text.`,
	],
	[
		`SELECT report_key AS at FROM report_body b WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.sort_key = b.report_key)`,
		(at) => `The text ${at} belongs to no report.`,
	],
	[
		`SELECT r.id AS at FROM report r WHERE r.duplicate_of IS NULL
			AND NOT EXISTS (SELECT 1 FROM index_queue q WHERE q.report_id = r.id)
			AND (NOT EXISTS (SELECT 1 FROM report_body b WHERE b.report_key = r.sort_key AND b.terms IS NOT NULL)
				OR NOT EXISTS (SELECT 1 FROM report_facts f WHERE f.report_id = r.id))`,
		said.unindexed,
	],
	[
		`SELECT b.report_key AS at FROM report_body b JOIN report r ON r.sort_key = b.report_key
			WHERE b.terms IS NOT NULL AND r.duplicate_of IS NOT NULL`,
		said.strayTerms,
	],
	[
		`SELECT DISTINCT report_id AS at FROM (SELECT report_id, ${SEARCH_KEY} AS key FROM mention m WHERE ${SEARCHED}
				AND NOT EXISTS (SELECT 1 FROM index_queue q WHERE q.report_id = m.report_id)) m
			WHERE NOT EXISTS (SELECT 1 FROM mention_terms t WHERE t.key = m.key)
				OR NOT EXISTS (SELECT 1 FROM mention_facts f WHERE f.key = m.key)`,
		said.unindexedCitations,
	],
	[
		`SELECT key::text AS at FROM (SELECT key FROM mention_terms UNION SELECT key FROM mention_facts
			EXCEPT SELECT ${SEARCH_KEY} FROM mention WHERE ${SEARCHED}) stray`,
		said.strayCitation,
	],
	[
		"SELECT url AS at FROM frontier WHERE lease_fence > (SELECT last_value FROM crawler_fence_seq)",
		said.leasedToNobody,
	],
];

const unhurried = async (db: Db): Promise<void> => {
	await db.get("SELECT set_config('statement_timeout', '0', true)");
};

/** Runs one check in a snapshot; where the damage stops it short, that is the finding. */
async function checked(connection: Connection, faults: string[], work: (db: Db) => Promise<string[]>): Promise<void> {
	try {
		faults.push(
			...(await connection.read(async (db) => {
				await unhurried(db);
				return work(db);
			})),
		);
	} catch (thrown) {
		if (!(thrown instanceof AppError)) throw thrown;
		faults.push(thrown.message);
	}
}

/** Sets as they are filed, by report and by mention key. */
async function filedSets(db: Db, ids: readonly number[], keys: readonly bigint[]): Promise<Map<string, string>> {
	const names = (columns: Record<string, string>) =>
		Object.keys(columns).map((name) => `(SELECT facts FROM fact_set WHERE id = ${name})`);
	const rows = await db.all<{ of: string; sets: string }>(
		`SELECT report_id::text AS of, json_build_array(${names(REPORT_COLUMNS)}) AS sets FROM report_facts
			WHERE report_id = ANY (@ids)
		UNION ALL SELECT 'm' || key, json_build_array(${names(MENTION_COLUMNS)}) FROM mention_facts
			WHERE key = ANY (@keys::bigint[])`,
		{ ids, keys },
	);
	return new Map(rows.map(({ of, sets }) => [of, JSON.stringify(JSON.parse(sets))]));
}

/** Reports of these whose row in the full text index has all tokens given for it. */
async function withTerms(db: Db, keys: readonly number[], terms: readonly string[]): Promise<Set<number>> {
	const rows = await db.all<{ key: number }>(
		`SELECT b.report_key AS key FROM report_body b
			JOIN unnest(@keys::bigint[], @terms::text[]) AS telling (key, terms) ON b.report_key = telling.key
			WHERE b.report_key = ANY (@keys::bigint[])
				AND tsvector_to_array(b.terms) @> string_to_array(telling.terms, ' ')`,
		{ keys, terms },
	);
	return new Set(rows.map(({ key }) => key));
}

/** Those of these reports that the indexes hold under other facts than their own; one that waits to be made anew is not. */
async function misfiled(db: Db, ids: readonly number[]): Promise<number[]> {
	const waiting = await db.all<{ id: number }>("SELECT report_id AS id FROM index_queue WHERE report_id = ANY (@ids)", {
		ids,
	});
	const waits = new Set(waiting.map(({ id }) => id));
	const cited = await citedBy(db, ids);
	const reports = (await filed(db, ids))
		.filter(({ id, isCopy }) => !isCopy && !waits.has(id))
		.map((report) => {
			const mentions = cited.get(report.id) ?? [];
			return { report, facts: reportFacts(report, mentions), mentions: report.key >= MOST_KEY ? [] : mentions };
		});
	const placed = (report: { key: number }, mention: CitedRow): bigint => mentionKey(report.key, mention.position);
	const searched = reports.map((one) => ({ ...one, mentions: one.mentions.slice(0, MOST_PLACES) }));
	const under = await filedSets(
		db,
		ids,
		searched.flatMap(({ report, mentions }) => mentions.map((mention) => placed(report, mention))),
	);
	const found = await withTerms(
		db,
		reports.map(({ report }) => report.key),
		reports.map(({ facts }) => lexemes(tellingFacts(facts).join(" "))),
	);
	const isUnder = (of: string, facts: readonly string[], kinds: Record<string, string>): boolean =>
		under.get(of) === JSON.stringify(Object.values(sets(facts, kinds)));
	return searched
		.filter(
			({ report, facts, mentions }) =>
				!found.has(report.key) ||
				!isUnder(String(report.id), facts, REPORT_COLUMNS) ||
				!mentions.every((mention) =>
					isUnder(`m${placed(report, mention)}`, mentionFacts(report, mention), MENTION_COLUMNS),
				),
		)
		.map(({ report }) => report.id);
}

type ReportRow = KeptText & { id: number };
type MentionRow = { id: number; start: number; end: number; raw: string };

async function checkReports(db: Db, ids: readonly number[]): Promise<string[]> {
	const hashes = await db.all<{ id: number; hash: string }>(
		"SELECT id, content_hash AS hash FROM report WHERE id = ANY (@ids)",
		{ ids },
	);
	const byId = new Map(hashes.map(({ id, hash }) => [id, hash]));
	const mentions = await db.all<MentionRow>(
		`SELECT report_id AS id, start, "end", raw FROM mention WHERE report_id = ANY (@ids) ORDER BY report_id, position`,
		{ ids },
	);
	const faults: string[] = [];
	for (const { id, title, text } of await filed(db, ids)) {
		const row: ReportRow = { id, title, text, hash: byId.get(id) ?? "" };
		faults.push(...[reportDamage(row)].filter((fault) => fault !== null));
		faults.push(
			...citationDamage(
				id,
				text,
				mentions.filter((one) => one.id === id),
			),
		);
	}
	return [...faults, ...(await misfiled(db, ids)).map(said.misfiled)];
}

interface Batches<Row, After> {
	sql: string;
	after(row: Row): After;
	faults(db: Db, rows: Row[]): Promise<string[]> | string[];
}

async function inBatches<Row, After extends string | number>(
	connection: Connection,
	faults: string[],
	start: After,
	{ sql, after, faults: of }: Batches<Row, After>,
): Promise<void> {
	let last: After | undefined = start;
	while (last !== undefined) {
		const from: After = last;
		let rows: Row[] = [];
		await checked(connection, faults, async (db) => {
			rows = await db.all<Row>(sql, { after: from });
			return rows.length > 0 ? of(db, rows) : [];
		});
		const end = rows.at(-1);
		last = end === undefined ? undefined : after(end);
	}
}

const known = (faults: (string | null)[]): string[] => faults.filter((fault) => fault !== null);

/** Every fault in what is kept, in words; see `Store.check`. Reads everything, so it takes long for a large index. */
export async function check(connection: Connection): Promise<string[]> {
	const faults: string[] = [];
	for (const [sql, sentence] of [...RULES, ...OWN_RULES])
		await checked(connection, faults, async (db) => (await db.all<{ at: unknown }>(sql)).map(({ at }) => sentence(at)));
	await inBatches<{ id: number }, number>(connection, faults, 0, {
		sql: `SELECT id FROM report WHERE id > @after ORDER BY id LIMIT ${REPORTS}`,
		after: ({ id }) => id,
		faults: (db, rows) =>
			checkReports(
				db,
				rows.map(({ id }) => id),
			),
	});
	await inBatches<KeptText & { id: number; version: number }, number>(connection, faults, 0, {
		sql: `SELECT report_id AS id, version, title, text, content_hash AS hash FROM report_version
			WHERE report_id IN (SELECT DISTINCT report_id FROM report_version WHERE report_id > @after ORDER BY 1 LIMIT ${PAGES})
			ORDER BY report_id, version`,
		after: ({ id }) => id,
		faults: (_, rows) => known(rows.map(versionDamage)),
	});
	await inBatches<KeptBody, string>(connection, faults, "", {
		sql: `SELECT url, body, body_hash AS hash FROM page
			WHERE url > @after::text AND body IS NOT NULL AND body_hash IS NOT NULL ORDER BY url LIMIT ${PAGES}`,
		after: ({ url }) => url,
		faults: (_, rows) => known(rows.map(pageDamage)),
	});
	return faults;
}
