import type { ReportFacts, SitePage, SitePages, SitePart } from "../port.ts";
import type { Connection } from "./connection.ts";

/** Columns that lie before the text, so that it is not read. */
const FACTS = `id, url, file, source_id AS sourceId, title, published_on AS publishedOn, province,
	content_hash AS contentHash, fetched_at AS fetchedAt, extractor_version AS extractorVersion,
	grammar_version AS grammarVersion`;

/** Reports without their texts, see `ExportStore.reportFacts`. */
export function reportFacts(connection: Connection, ids: number[]): ReportFacts[] {
	const rows = connection
		.sql(`SELECT ${FACTS} FROM report WHERE id IN (SELECT value FROM json_each(?))`)
		.all(JSON.stringify(ids)) as ReportFacts[];
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Directives by their place in the order of the ids; reports by their numbers, so that a file of them keeps its own. */
const PARTS: Record<SitePages, string> = {
	directives: `SELECT max(id) AS last, max(changed_at) AS changedAt FROM (
			SELECT id, changed_at, (row_number() OVER (ORDER BY id) - 1) / @size AS part FROM directive)
		GROUP BY part ORDER BY part`,
	reports: `SELECT CAST(max(id) AS TEXT) AS last, max(fetched_at) AS changedAt
		FROM report INDEXED BY report_for_sitemap WHERE duplicate_of IS NULL
		GROUP BY (id - 1) / @size ORDER BY (id - 1) / @size`,
};

/** How the pages of the site fall into files, see `ExportStore.siteParts`. */
export function siteParts(connection: Connection, pages: SitePages, size: number): SitePart[] {
	const parts = connection.sql(PARTS[pages]).all({ size: BigInt(size) }) as Omit<SitePart, "after">[];
	return parts.map((part, i) => ({ after: parts[i - 1]?.last ?? "", ...part }));
}

/** The key before the first is blank, which is 0 as a number. */
const PAGES: Record<SitePages, string> = {
	directives: `SELECT id, changed_at AS changedAt FROM directive WHERE id > @after AND id <= @last
		ORDER BY id LIMIT @limit`,
	reports: `SELECT CAST(id AS TEXT) AS id, fetched_at AS changedAt FROM report INDEXED BY report_for_sitemap
		WHERE duplicate_of IS NULL AND report.id > CAST(@after AS INTEGER) AND report.id <= CAST(@last AS INTEGER)
		ORDER BY report.id LIMIT @limit`,
};

/** Pages of the site in the order of their keys, see `ExportStore.sitePages`. */
export const sitePages = (
	connection: Connection,
	pages: SitePages,
	{ after, last }: Pick<SitePart, "after" | "last">,
	limit: number,
): SitePage[] => connection.sql(PAGES[pages]).all({ after, last, limit }) as SitePage[];
