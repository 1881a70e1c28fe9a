/** Last day of a date that may be a month or a year: nothing is late before it is certain. */
const LAST_DAY = `CASE length(d.issued_on)
	WHEN 4 THEN d.issued_on || '-12-31'
	WHEN 7 THEN date(d.issued_on || '-01', '+1 month', '-1 day')
	ELSE d.issued_on END`;

/**
 * The replaced documents as a SELECT: `id`, `by` (of several that replaced it, the first), `since` (its day) and
 * `since_key` (the least sort key of that day). A replacement of low confidence or of no known date counts for none.
 */
export const REPLACED = `SELECT id, by, since, CAST(julianday(since) + 0.5 AS INTEGER) << 30 AS since_key FROM (
	SELECT n.to_id AS id, n.from_id AS by, min(${LAST_DAY}) AS since
	FROM relation n JOIN directive d ON d.id = n.from_id
	WHERE n.kind = 'replaces' AND n.confidence <> 'low' AND d.issued_on IS NOT NULL GROUP BY n.to_id)`;
