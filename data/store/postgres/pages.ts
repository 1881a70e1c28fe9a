import type { FetchedPage } from "../../../model/report.ts";
import type { Db } from "./db.ts";

/** A fetch without a body (304, a failure) keeps the body of the one before, with what belongs to it. */
const SAVE = `INSERT INTO page AS p (url, source_id, status, outcome, note, body_hash, etag, last_modified, fetched_at, body,
	content_type, final_url)
	VALUES (@url::text, @sourceId, @status, @outcome, @note, @bodyHash, @etag, @lastModified, @fetchedAt, @body::bytea,
	@contentType, nullif(@finalUrl::text, @url::text))
	ON CONFLICT (url) DO UPDATE SET source_id = excluded.source_id, status = excluded.status, outcome = excluded.outcome,
		note = excluded.note, fetched_at = excluded.fetched_at,
		final_url = CASE WHEN excluded.body IS NULL AND p.body IS NOT NULL THEN p.final_url ELSE excluded.final_url END,
		body = CASE WHEN excluded.body IS NULL AND (excluded.body_hash IS NULL OR excluded.body_hash = p.body_hash)
			THEN p.body ELSE excluded.body END,
		content_type = CASE WHEN excluded.body IS NULL THEN coalesce(excluded.content_type, p.content_type)
			ELSE excluded.content_type END,
		etag = CASE WHEN excluded.body IS NULL THEN coalesce(excluded.etag, p.etag) ELSE excluded.etag END,
		last_modified = CASE WHEN excluded.body IS NULL THEN coalesce(excluded.last_modified, p.last_modified)
			ELSE excluded.last_modified END,
		body_hash = CASE WHEN excluded.body IS NULL THEN coalesce(excluded.body_hash, p.body_hash)
			ELSE excluded.body_hash END`;

const COLUMNS = `url, source_id AS "sourceId", status, outcome, content_type AS "contentType",
	coalesce(final_url, url) AS "finalUrl", note, body, body_hash AS "bodyHash", etag, last_modified AS "lastModified",
	fetched_at AS "fetchedAt"`;

/** Keeps the last fetch of an address, see `Store.savePage`. */
export async function savePage(db: Db, page: FetchedPage): Promise<void> {
	await db.run(SAVE, { ...page });
}

/** The last fetch of an address, or null. */
export const page = async (db: Db, url: string): Promise<FetchedPage | null> =>
	(await db.get<FetchedPage>(`SELECT ${COLUMNS} FROM page WHERE url = @url`, { url })) ?? null;

/** Pages in the order of their addresses, see `CrawlStore.pages`. */
export const pages = (
	db: Db,
	{ after, limit, sourceId }: { after: string | null; limit: number; sourceId?: string },
): Promise<FetchedPage[]> =>
	db.all<FetchedPage>(
		`SELECT ${COLUMNS} FROM page WHERE url > @after::text
			${sourceId === undefined ? "" : "AND source_id = @sourceId"} ORDER BY url LIMIT @limit`,
		{ after: after ?? "", limit, ...(sourceId === undefined ? {} : { sourceId }) },
	);
