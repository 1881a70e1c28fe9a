import type { ReportVersion } from "../../../model/crawl.ts";
import { MOST_VERSIONS } from "../shared/saving.ts";
import type { Db } from "./db.ts";

/** Keeps a report as it stands, before another reading takes its place. Runs inside a transaction. */
export async function keepVersion(db: Db, { id, key }: { id: number; key: number }): Promise<void> {
	await db.run(
		`WITH now AS (SELECT coalesce(max(version), 0) + 1 AS version FROM report_version WHERE report_id = @id),
		old AS (DELETE FROM report_version WHERE report_id = @id AND version <= (SELECT version FROM now) - @kept)
		INSERT INTO report_version (report_id, version, title, published_on, content_hash, fetched_at, extractor_version, text)
		SELECT r.id, now.version, r.title, to_char(r.published_on, 'YYYY-MM-DD'), r.content_hash, r.fetched_at,
			r.extractor_version, b.text
		FROM now, report r, report_body b WHERE r.id = @id AND b.report_key = @key`,
		{ id, key, kept: MOST_VERSIONS },
	);
}

/** Earlier versions of a report, newest first. */
export const versionsOf = (db: Db, reportId: number): Promise<ReportVersion[]> =>
	db.all<ReportVersion>(
		`SELECT version, title, text, published_on AS "publishedOn", content_hash AS "contentHash",
			fetched_at AS "fetchedAt", extractor_version AS "extractorVersion"
			FROM report_version WHERE report_id = @reportId::bigint ORDER BY version DESC`,
		{ reportId },
	);
