/** A table that is moved as it is, from SQLite to PostgreSQL. */
export interface MovedTable {
	name: string;
	/** Its columns, but for those that follow from others, with their types in PostgreSQL. */
	columns: Record<string, string>;
	/** Its rows are read in the order of these columns, on either side. */
	key: string[];
	/** From the last to the first: a row may refer to later ones. */
	isBackward?: boolean;
	/** Conditions of its parts, one after another, where rows of one refer to those of another. */
	parts?: string[];
	/** Whether its rows follow from those of others, by triggers: they are compared only. */
	isMade?: boolean;
	/** Rows that are held in memory together. */
	atOnce: number;
}

const ROWS = 1000;

/** Columns of one type by their names. */
const all = (type: string, names: string): Record<string, string> =>
	Object.fromEntries(names.split(" ").map((name) => [name, type]));
const texts = (names: string): Record<string, string> => all("text", names);
const integers = (names: string): Record<string, string> => all("integer", names);
const jsons = (names: string): Record<string, string> => all("json", names);

/** The texts of reports, which are moved together with the rows of the search indexes. */
export const BODIES: MovedTable = {
	name: "report_body",
	columns: { report_key: "bigint", ...texts("text") },
	key: ["report_key"],
	atOnce: 50,
};

/** All tables but those that are made anew, each behind those that it refers to. */
export const TABLES: MovedTable[] = [
	{
		name: "directive",
		columns: {
			...texts("id symbol symbol_slug number type title issued_on issuer issuer_name level province origin"),
			...integers("year term mentions reports"),
			...jsons("aliases"),
			...texts("first_cited_on last_cited_on changed_at"),
			changed: "bigint",
		},
		key: ["id"],
		atOnce: ROWS,
	},
	{
		name: "relation",
		columns: texts("from_id kind to_id confidence sources"),
		key: ["from_id", "kind", "to_id"],
		atOnce: ROWS,
	},
	{ name: "directive_gone", columns: { ...texts("id"), changed: "bigint" }, key: ["id"], atOnce: ROWS },
	{
		name: "report",
		columns: {
			...integers("id date_inferred extractor_version grammar_version duplicate_of"),
			...texts(
				"url file path source_id title date_source author province content_hash fetched_at attached_to extractor",
			),
			published_on: "date",
			quality: "double precision",
		},
		key: ["id"],
		// A copy may be older than its first.
		parts: ["duplicate_of IS NULL", "duplicate_of IS NOT NULL"],
		atOnce: ROWS,
	},
	{
		name: "report_version",
		columns: {
			...integers("report_id version extractor_version"),
			...texts("title published_on content_hash fetched_at text"),
		},
		key: ["report_id", "version"],
		atOnce: 50,
	},
	{
		name: "mention",
		columns: {
			...integers("report_id position start end term counted"),
			report_key: "bigint",
			...texts("form raw symbol type date issuer title scope place rule status directive_id"),
			...jsons("parts named repairs reasons warnings candidates relations"),
			confidence: "double precision",
		},
		key: ["report_id", "position"],
		atOnce: ROWS,
	},
	{ name: "sketch", columns: all("bigint", "hash report_key"), key: ["hash", "report_key"], atOnce: ROWS },
	{
		name: "page",
		columns: {
			...texts("url source_id outcome note body_hash etag last_modified fetched_at content_type final_url"),
			...integers("status"),
			body: "bytea",
		},
		key: ["url"],
		atOnce: 20,
	},
	{
		name: "run",
		columns: {
			...integers("id fetched created updated unchanged failed mentions"),
			...texts("source_id started_at finished_at note"),
		},
		key: ["id"],
		atOnce: ROWS,
	},
	{
		name: "frontier",
		columns: {
			...all("bigint", "id lease_fence"),
			...integers("priority depth attempts stage lost brought"),
			...texts("url source_id host kind template parent title published state next_at found_at fetched_at note recipe"),
			...texts("content_hash leased_from lease_until"),
		},
		key: ["id"],
		atOnce: ROWS,
	},
	{
		name: "template",
		columns: { ...texts("source_id template trap"), ...integers("read useful") },
		key: ["source_id", "template"],
		atOnce: ROWS,
	},
	{
		name: "host",
		columns: { ...texts("host robots_text robots_status robots_at retry_at"), ...integers("fails") },
		key: ["host"],
		atOnce: 50,
	},
	{
		name: "source_state",
		columns: {
			...texts("source_id verified_at last_new_at next_at robots_hash"),
			rhythm_hours: "double precision",
			...jsons("baseline"),
		},
		key: ["source_id"],
		atOnce: ROWS,
	},
	{
		name: "alarm",
		columns: { ...integers("id"), ...texts("source_id kind since cleared_at message notified_at"), ...jsons("facts") },
		key: ["id"],
		atOnce: ROWS,
	},
	{
		name: "audit",
		columns: { ...integers("id undone_by"), ...texts("at by reason action"), ...jsons("subject before") },
		key: ["id"],
		isBackward: true,
		atOnce: 50,
	},
	{
		name: "correction",
		columns: { ...integers("report_id start audit_id"), ...texts("raw directive_id"), ...jsons("machine") },
		key: ["report_id", "start"],
		atOnce: ROWS,
	},
	{ name: "merged", columns: { ...texts("id into_id"), ...integers("audit_id") }, key: ["id"], atOnce: ROWS },
	{
		name: "moved",
		columns: { ...integers("report_id start"), ...texts("from_id status") },
		key: ["report_id", "start"],
		atOnce: ROWS,
	},
	{
		name: "review_lease",
		columns: { ...texts("by until"), ...integers("report_id start") },
		key: ["by"],
		atOnce: ROWS,
	},
	{
		name: "feedback",
		columns: { ...integers("id closed_by"), ...texts("at about subject text contact") },
		key: ["id"],
		atOnce: ROWS,
	},
	{ name: "signed_out", columns: texts("session until"), key: ["session"], atOnce: ROWS },
	{
		name: "review_group",
		columns: { ...texts("likeness"), ...integers("n") },
		key: ["likeness"],
		isMade: true,
		atOnce: ROWS,
	},
	{
		name: "total",
		columns: { ...texts("kind"), n: "bigint" },
		key: ["kind"],
		// PostgreSQL keeps this one besides.
		parts: ["kind <> 'indexed'"],
		isMade: true,
		atOnce: ROWS,
	},
];

/** The columns of a table, quoted. */
export const columnsOf = ({ columns }: MovedTable): string =>
	Object.keys(columns)
		.map((name) => `"${name}"`)
		.join(", ");

/** What follows ORDER BY. */
export const orderOf = ({ key, isBackward }: MovedTable): string =>
	key.map((name) => (isBackward ? `${name} DESC` : name)).join(", ");

/** The conditions of the parts of a table. */
export const partsOf = ({ parts }: MovedTable): string[] => parts ?? ["true"];
