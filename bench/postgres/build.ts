import { Connection } from "../../data/store/postgres/connection.ts";
import type { Db } from "../../data/store/postgres/db.ts";
import { columns, table } from "../../data/store/postgres/many.ts";
import { addMentions } from "../../data/store/postgres/mentions.ts";
import { ensurePartition } from "../../data/store/postgres/partitions.ts";
import { addStubs, putRegister, recount } from "../../data/store/postgres/register.ts";
import { addIndex } from "../../data/store/postgres/search-index.ts";
import type { Material } from "../search/index-file.ts";
import type { Written } from "../search/reports.ts";

/** Reports written in one transaction. */
const COMMIT = 500;
/** A build and the work after it take their time. */
const PATIENCE_MS = 60_000;

const REPORT = {
	id: "integer",
	url: "text",
	sourceId: "text",
	title: "text",
	publishedOn: "date",
	dateSource: "text",
	province: "text",
	contentHash: "text",
	fetchedAt: "text",
	extractorVersion: "integer",
	grammarVersion: "integer",
	extractor: "text",
	quality: "double precision",
};
const INSERT = `INSERT INTO report (id, url, source_id, title, published_on, date_source, province, content_hash, fetched_at,
	extractor_version, grammar_version, extractor, quality)
	SELECT id, url, "sourceId", title, "publishedOn", "dateSource", province, "contentHash", "fetchedAt", "extractorVersion",
	"grammarVersion", extractor, quality FROM ${table("given", REPORT)} RETURNING id, sort_key AS key`;

/** Writes reports, without what finds copies and without counting anything over. */
async function put(db: Db, first: number, batch: readonly Written[]): Promise<void> {
	for (const day of new Set(batch.map(({ report }) => report.publishedOn))) await ensurePartition(db, day);
	const rows = await db.all<{ id: number; key: number }>(
		INSERT,
		columns(
			REPORT,
			batch.map(({ report: { dateInferred: _, ...report } }, i) => ({ ...report, id: first + i })),
		),
	);
	const keys = new Map(rows.map(({ id, key }) => [id, key]));
	await addMentions(db, new Map(batch.map(({ mentions }, i) => [first + i, mentions])));
	await addIndex(
		db,
		batch.map(({ report }, i) => ({ ...report, id: first + i, key: keys.get(first + i) as number, isCopy: false })),
	);
}

/** Wall seconds that building took, and the megabytes of what was built, by part. */
export interface Built {
	seconds: number;
	megabytes: Record<string, number>;
}

/** Which part of the index a table belongs to: what grows with what. */
const PART = `CASE WHEN table_name ~ '^report_body' AND is_words THEN 'words of reports, index'
	WHEN table_name ~ '^report_body' THEN 'texts, words of reports'
	WHEN table_name ~ '^mention_terms' AND is_words THEN 'words of citing sentences, index'
	WHEN table_name ~ '^mention_terms' THEN 'words of citing sentences'
	WHEN table_name = 'mention' THEN 'citations'
	WHEN table_name = 'report' THEN 'reports'
	WHEN table_name ~ '_facts$|^fact_set$' THEN 'facts' ELSE 'all else' END`;
const SIZES = `SELECT ${PART} AS part, sum(bytes) / 2 ^ 20 AS megabytes FROM (
	SELECT c.relname AS table_name, false AS is_words, pg_table_size(c.oid) AS bytes FROM pg_class c
		WHERE c.relnamespace = 'trichdan'::regnamespace AND c.relkind = 'r'
	UNION ALL SELECT t.relname, a.amname = 'gin', pg_relation_size(i.indexrelid) FROM pg_index i
		JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am a ON a.oid = x.relam
		WHERE t.relnamespace = 'trichdan'::regnamespace AND t.relkind = 'r') parts GROUP BY 1 ORDER BY 2 DESC`;

/** Fills an empty database with so many reports, oldest first. */
export async function build(address: string, count: number, { directives, reports }: Material): Promise<Built> {
	const connection = new Connection(address, { patienceMs: PATIENCE_MS });
	const began = performance.now();
	await connection.write(async (db) => {
		await putRegister(db, directives.register);
		await addStubs(db, directives.stubs);
		await db.changed(true);
	});
	const make = reports(count);
	for (let from = 0; from < count; from += COMMIT) {
		const batch = Array.from({ length: Math.min(COMMIT, count - from) }, (_, i) => make(from + i));
		await connection.write((db) => put(db, from + 1, batch));
	}
	await connection.write(async (db) => {
		await db.get("SELECT set_config('statement_timeout', '0', true)");
		const ids = await db.all<{ id: string }>("SELECT id FROM directive");
		await recount(
			db,
			ids.map(({ id }) => id),
		);
		await db.get("SELECT setval('report_id_seq', @count::integer)", { count });
		await db.changed(true);
	});
	// What the server does by itself some minutes later.
	const client = await connection.pool.connect();
	await client.query("SET statement_timeout = 0");
	await client.query("VACUUM ANALYZE");
	client.release(true);
	const seconds = (performance.now() - began) / 1000;
	const sizes = await connection.single((db) => db.all<{ part: string; megabytes: number }>(SIZES));
	await connection.close();
	return { seconds, megabytes: Object.fromEntries(sizes.map(({ part, megabytes }) => [part, Number(megabytes)])) };
}
