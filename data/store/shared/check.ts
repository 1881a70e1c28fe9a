import { EVERYTHING } from "./facts.ts";
import { MOST_KEY, MOST_PLACES } from "./mention-terms.ts";

/*
 * What `check` looks for in either engine. The statements are of the SQL that both speak; where the engines keep something
 * in different ways, each has the statement and here is the sentence.
 */

/** What must not be: a query that gives `at` for each fault, and the sentence for it. */
export type Rule = [sql: string, sentence: (at: unknown) => string];

/** Counted mentions that have a row in the index of citations, and its key; see `mention-terms.ts`. */
export const SEARCHED = `counted = 1 AND position < ${MOST_PLACES} AND report_key < ${MOST_KEY}`;
export const SEARCH_KEY = `report_key * ${MOST_PLACES} + ${MOST_PLACES - 1} - position`;

export const said = {
	unindexed: (at: unknown) => `Report ${at} is missing from the full text index.`,
	strayTerms: (at: unknown) => `The full text index has entry ${at}, which belongs to no report that counts.`,
	unindexedCitations: (at: unknown) => `Report ${at} has citations that are missing from the index of citations.`,
	strayCitation: (at: unknown) => `The index of citations has entry ${at}, which belongs to no citation that counts.`,
	leasedToNobody: (at: unknown) => `${at} is leased to a crawler that never had the lock.`,
	misfiled: (at: unknown) => `Report ${at} is filed in the search indexes under other facts than its own.`,
};

/** A report that counts, by what is compared with it. */
const COUNTS = (condition: string): string =>
	`EXISTS (SELECT 1 FROM report r WHERE ${condition} AND r.duplicate_of IS NULL)`;

export const RULES: Rule[] = [
	[
		`SELECT report_id AS at FROM report_facts f WHERE NOT ${COUNTS("r.id = f.report_id")}`,
		(at) => `The facts of report ${at} are counted, which is a copy or not there.`,
	],
	[
		`SELECT facts AS at FROM (SELECT origin AS facts FROM report_facts UNION SELECT types FROM report_facts
			UNION SELECT issuers FROM report_facts UNION SELECT levels FROM report_facts UNION SELECT terms FROM report_facts
			UNION SELECT origin FROM mention_facts UNION SELECT document FROM mention_facts
			UNION SELECT citation FROM mention_facts) used
		WHERE NOT EXISTS (SELECT 1 FROM fact_set s WHERE s.id = used.facts)`,
		(at) => `Results are filed under the set of facts ${at}, which is not there.`,
	],
	[
		`SELECT t.kind AS at FROM total t LEFT JOIN (
			SELECT 'reports' AS kind, count(*) AS n FROM report WHERE duplicate_of IS NULL
			UNION ALL SELECT 'indexed', count(*) FROM report_facts
			UNION ALL SELECT 'directives', count(*) FROM directive
			UNION ALL SELECT 'cited', count(*) FROM directive WHERE mentions > 0
			UNION ALL SELECT 'stubs', count(*) FROM directive WHERE origin = 'cited'
			UNION ALL SELECT 'mentions:' || status, count(*) FROM mention WHERE counted = 1 GROUP BY status
			UNION ALL SELECT 'uncertain', count(*) FROM mention WHERE uncertain = 1) c
		ON c.kind = t.kind WHERE t.n <> coalesce(c.n, 0)`,
		(at) => `The total of ${at} differs from what is there.`,
	],
	[
		`WITH waiting AS (SELECT likeness, count(*) AS n FROM mention WHERE uncertain = 1 GROUP BY likeness)
		SELECT likeness AS at FROM (SELECT likeness, n FROM waiting EXCEPT SELECT likeness, n FROM review_group) uncounted
		UNION SELECT likeness FROM (SELECT likeness, n FROM review_group EXCEPT SELECT likeness, n FROM waiting) miscounted`,
		(at) => `The queue of uncertain citations counts those of “${at}” wrongly.`,
	],
	[
		"SELECT DISTINCT r.id AS at FROM mention m JOIN report r ON r.id = m.report_id WHERE m.report_key <> r.sort_key",
		(at) => `Report ${at} has mentions filed under another date than its own.`,
	],
	[
		`SELECT d.id AS at FROM directive d LEFT JOIN (
			SELECT directive_id, count(*) AS mentions, count(DISTINCT report_id) AS reports FROM mention
			WHERE directive_id IS NOT NULL AND counted = 1 GROUP BY 1) m ON m.directive_id = d.id
		WHERE d.mentions <> coalesce(m.mentions, 0) OR d.reports <> coalesce(m.reports, 0)`,
		(at) => `Directive ${at} has a count of citations that differs from its citations.`,
	],
	[
		`SELECT copy.id AS at FROM report copy JOIN report lead ON lead.id = copy.duplicate_of
		WHERE lead.duplicate_of IS NOT NULL`,
		(at) => `Report ${at} is filed as a copy of another copy.`,
	],
	[
		`SELECT DISTINCT r.id AS at FROM mention m JOIN report r ON r.id = m.report_id
		WHERE (m.counted = 1) <> (r.duplicate_of IS NULL)`,
		(at) => `Report ${at} is a copy whose citations count, or none whose citations do not.`,
	],
	[
		`SELECT DISTINCT report_key AS at FROM sketch s WHERE NOT ${COUNTS("r.sort_key = s.report_key")}`,
		(at) => `The index of copies has entry ${at}, which belongs to no report that counts.`,
	],
];

/** Citations kept of a report that its text does not hold where they were found, in words. */
export const citationDamage = (
	id: number,
	text: string,
	mentions: readonly { start: number; end: number; raw: string }[],
): string[] =>
	mentions
		.filter(({ start, end, raw }) => text.slice(start, end) !== raw)
		.map(
			({ start, end, raw }) =>
				`Report ${id} does not hold “${raw}” at ${start} to ${end}, where a citation of it was kept.`,
		);

/** The facts of a report that its row in the full text index is looked up by: a row's tokens are made at once. */
export const tellingFacts = (facts: readonly string[]): string[] =>
	facts.filter((one) => one === EVERYTHING || "psd".includes(one.charAt(0)));
