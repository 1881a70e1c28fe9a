import type { FetchedPage } from "../../../model/report.ts";
import type { Connection } from "./connection.ts";

/** A fetch without a body (304, a failure) keeps the body of the one before, with what belongs to it. */
const SAVE = `INSERT INTO page (url, source_id, status, outcome, note, body_hash, etag, last_modified, fetched_at, body,
	content_type, final_url)
	VALUES (@url, @sourceId, @status, @outcome, @note, @bodyHash, @etag, @lastModified, @fetchedAt, @body,
	@contentType, nullif(@finalUrl, @url))
	ON CONFLICT (url) DO UPDATE SET source_id = @sourceId, status = @status, outcome = @outcome, note = @note,
		fetched_at = @fetchedAt,
		final_url = iif(@body IS NULL AND body IS NOT NULL, final_url, nullif(@finalUrl, @url)),
		body = iif(@body IS NULL AND (@bodyHash IS NULL OR @bodyHash = body_hash), body, @body),
		content_type = iif(@body IS NULL, coalesce(@contentType, content_type), @contentType),
		etag = iif(@body IS NULL, coalesce(@etag, etag), @etag),
		last_modified = iif(@body IS NULL, coalesce(@lastModified, last_modified), @lastModified),
		body_hash = iif(@body IS NULL, coalesce(@bodyHash, body_hash), @bodyHash)`;

const COLUMNS = `url, source_id AS sourceId, status, outcome, content_type AS contentType,
	coalesce(final_url, url) AS finalUrl, note, body, body_hash AS bodyHash, etag, last_modified AS lastModified,
	fetched_at AS fetchedAt`;

/** Keeps the last fetch of an address, see `Store.savePage`. */
export function savePage(connection: Connection, page: FetchedPage): void {
	connection.sql(SAVE).run({ ...page });
}

/** The last fetch of an address, or null. */
export function page(connection: Connection, url: string): FetchedPage | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM page WHERE url = ?`).get(url);
	return (row as FetchedPage | undefined) ?? null;
}

/** Pages in the order of their addresses, see `CrawlStore.pages`. */
export function pages(
	connection: Connection,
	{ after, limit, sourceId }: { after: string | null; limit: number; sourceId?: string },
): FetchedPage[] {
	const ofSource = sourceId === undefined ? "" : "AND source_id = @sourceId";
	return connection
		.sql(`SELECT ${COLUMNS} FROM page WHERE url > @after ${ofSource} ORDER BY url LIMIT @limit`)
		.all({ after: after ?? "", limit, ...(sourceId === undefined ? {} : { sourceId }) }) as FetchedPage[];
}
