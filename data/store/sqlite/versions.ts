import type { ReportVersion } from "../../../model/crawl.ts";
import { MOST_VERSIONS } from "../shared/saving.ts";
import type { Connection } from "./connection.ts";

/** Keeps a report as it stands, before another reading takes its place. Runs inside a transaction. */
export function keepVersion(connection: Connection, reportId: number): void {
	connection
		.sql(`INSERT INTO report_version (report_id, version, title, published_on, content_hash, fetched_at,
			extractor_version, text)
			SELECT id, 1 + coalesce((SELECT max(version) FROM report_version WHERE report_id = id), 0), title, published_on,
				content_hash, fetched_at, extractor_version, text
			FROM report WHERE id = ?`)
		.run(reportId);
	connection
		.sql(`DELETE FROM report_version WHERE report_id = @reportId AND version <=
			(SELECT max(version) FROM report_version WHERE report_id = @reportId) - @kept`)
		.run({ reportId, kept: MOST_VERSIONS });
}

/** Earlier versions of a report, newest first. */
export const versionsOf = (connection: Connection, reportId: number): ReportVersion[] =>
	connection
		.sql(`SELECT version, title, text, published_on AS publishedOn, content_hash AS contentHash,
			fetched_at AS fetchedAt, extractor_version AS extractorVersion
			FROM report_version WHERE report_id = ? ORDER BY version DESC`)
		.all(reportId) as ReportVersion[];
