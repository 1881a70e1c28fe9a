import type { ReportFacts, SitePage, SitePages, SitePart } from "../port.ts";
import type { Db } from "./db.ts";

const FACTS = `id, url, file, source_id AS "sourceId", title, published_on AS "publishedOn", province,
	content_hash AS "contentHash", fetched_at AS "fetchedAt", extractor_version AS "extractorVersion",
	grammar_version AS "grammarVersion"`;

/** Reports without their texts, see `ExportStore.reportFacts`. */
export async function reportFacts(db: Db, ids: number[]): Promise<ReportFacts[]> {
	const rows = await db.all<ReportFacts>(`SELECT ${FACTS} FROM report WHERE id = ANY (@ids::bigint[])`, { ids });
	const byId = new Map(rows.map((row) => [row.id, row]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Directives by their place in the order of the ids; reports by their numbers, so that a file of them keeps its own. */
const PARTS: Record<SitePages, string> = {
	directives: `SELECT max(id) AS last, max(changed_at) AS "changedAt" FROM (
			SELECT id, changed_at, (row_number() OVER (ORDER BY id) - 1) / @size::bigint AS part FROM directive) d
		GROUP BY part ORDER BY part`,
	reports: `SELECT max(id)::text AS last, max(fetched_at) AS "changedAt" FROM report WHERE duplicate_of IS NULL
		GROUP BY (id - 1) / @size::bigint ORDER BY (id - 1) / @size::bigint`,
};

/** How the pages of the site fall into files, see `ExportStore.siteParts`. */
export async function siteParts(db: Db, pages: SitePages, size: number): Promise<SitePart[]> {
	const parts = await db.all<Omit<SitePart, "after">>(PARTS[pages], { size });
	return parts.map((part, i) => ({ after: parts[i - 1]?.last ?? "", ...part }));
}

/** Pages of the site in the order of their keys, see `ExportStore.sitePages`. */
export const sitePages = (
	db: Db,
	pages: SitePages,
	{ after, last }: Pick<SitePart, "after" | "last">,
	limit: number,
): Promise<SitePage[]> =>
	pages === "directives"
		? db.all(
				`SELECT id, changed_at AS "changedAt" FROM directive WHERE id > @after AND id <= @last
				ORDER BY id LIMIT @limit`,
				{ after, last, limit },
			)
		: db.all(
				`SELECT id::text AS id, fetched_at AS "changedAt" FROM report
				WHERE duplicate_of IS NULL AND report.id > @after::bigint AND report.id <= @last::bigint
				ORDER BY report.id LIMIT @limit`,
				// The key before the first is blank, which is 0 as a number.
				{ after: Number(after), last: Number(last), limit },
			);
