/** Columns of a ReportSummary, from a report called `r`. */
export const SUMMARY = `r.id, r.url, r.source_id AS "sourceId", r.title, r.published_on AS "publishedOn", r.province,
	(SELECT count(*) FROM mention WHERE report_id = r.id) AS mentions`;
