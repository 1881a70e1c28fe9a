/**
 * How a column is kept: in SQLite as TEXT, but for `integer`, `real` and `boolean` (0 or 1); in JSONL as the JSON value
 * that it is, so that `json` is a list or object there and a boolean true or false.
 */
export type SnapshotKind = "text" | "json" | "integer" | "real" | "boolean";

/** `key`: part of the primary key; `null`: may be null; `of`: table whose first column it names. */
export interface SnapshotColumn {
	name: string;
	kind: SnapshotKind;
	about: string;
	key?: true;
	null?: true;
	of?: SnapshotName;
}

export interface SnapshotTable {
	about: string;
	columns: readonly SnapshotColumn[];
	/** Columns of its indexes in the SQLite file. */
	indexes: readonly string[];
}

export type SnapshotName = "about" | "source" | "directive" | "relation" | "report" | "citation";

/** A row of a table by its columns, as it stands in JSONL. */
export type SnapshotRow = Record<string, unknown>;

/** Some rows of one table. */
export interface SnapshotBatch {
	table: SnapshotName;
	rows: SnapshotRow[];
}

/** Version of these tables: it grows when a column is taken away or means something else. */
export const SNAPSHOT_VERSION = 1;

/**
 * The public tables of a snapshot, in the order in which they are written. The tables in SQLite, the JSONL files and the
 * dictionary are all made of this.
 */
export const SNAPSHOT_TABLES: Readonly<Record<SnapshotName, SnapshotTable>> = {
	about: {
		about: "What this snapshot is and as of when it stands.",
		columns: [
			{
				name: "key",
				kind: "text",
				key: true,
				about:
					"`snapshot` (version of these tables), `software`, `made_at` (instant), `data_version` (grows with every change of the index; no other state of it has the same, also after a return to a backup), `changed_at` (instant of the last change), `last_run` (id of the newest finished crawl), `last_run_at` (when it finished)",
			},
			{ name: "value", kind: "text", null: true, about: "its value" },
		],
		indexes: [],
	},
	source: {
		about: "A site that reports come from.",
		columns: [
			{ name: "id", kind: "text", key: true, about: "id, as in the sources file" },
			{ name: "name", kind: "text", null: true, about: "name; null for one that the sources file no longer has" },
			{ name: "province", kind: "text", null: true, about: "slug of its province (one of the 63)" },
			{ name: "level", kind: "text", null: true, about: "`central`, `province`, `district`, `commune` or `press`" },
			{ name: "home", kind: "text", null: true, about: "address of its start page" },
			{ name: "reports", kind: "integer", about: "reports from it that are no copies" },
			{ name: "first_published_on", kind: "text", null: true, about: "first day of publication of one" },
			{ name: "last_published_on", kind: "text", null: true, about: "last day of publication of one" },
		],
		indexes: [],
	},
	directive: {
		about: "A document of Party or State: of the register, or known only because reports cite it.",
		columns: [
			{ name: "id", kind: "text", key: true, about: "key: `nghi-quyet:25-nq-tw:k11`" },
			{ name: "path", kind: "text", about: "path of its page: `/vb/nghi-quyet/25-nq-tw/k11`" },
			{ name: "symbol", kind: "text", null: true, about: "number and symbol: `25-NQ/TW`" },
			{ name: "number", kind: "text", null: true, about: "the number in the symbol: `25`" },
			{ name: "type", kind: "text", about: "slug of its type: `nghi-quyet`" },
			{ name: "title", kind: "text", null: true, about: "title" },
			{
				name: "issued_on",
				kind: "text",
				null: true,
				about: "day of issue, or its month or year: `2013-06-03`, `2013`",
			},
			{ name: "issuer", kind: "text", null: true, about: "slug of the body that issued it" },
			{ name: "issuer_name", kind: "text", null: true, about: "that body in words" },
			{ name: "level", kind: "text", about: "`central`, `province`, `district`, `commune` or `unit`" },
			{ name: "term", kind: "integer", null: true, about: "term of the committee that issued it" },
			{ name: "province", kind: "text", null: true, about: "slug of the province of a local document" },
			{ name: "origin", kind: "text", about: "`authority` (the register) or `cited` (known by citation alone)" },
			{
				name: "status",
				kind: "text",
				about: "`replaced`, `repealed` or `unknown`, which does not mean that it is in force",
			},
			{ name: "aliases", kind: "json", about: "list of other names" },
			{ name: "mentions", kind: "integer", about: "citations of it, without those in copies" },
			{ name: "reports", kind: "integer", about: "reports that cite it, without copies" },
			{ name: "first_cited_on", kind: "text", null: true, about: "first day of publication of one" },
			{ name: "last_cited_on", kind: "text", null: true, about: "last day of publication of one" },
		],
		indexes: ["symbol", "type, term"],
	},
	relation: {
		about: "What one document of the register does to another.",
		columns: [
			{ name: "from_id", kind: "text", key: true, of: "directive", about: "the one that does it" },
			{ name: "kind", kind: "text", key: true, about: "`replaces`, `amends`, `implements` and so on" },
			{ name: "to_id", kind: "text", key: true, of: "directive", about: "the one it is done to" },
			{ name: "confidence", kind: "text", about: "`high`, `medium` or `low`" },
			{ name: "sources", kind: "text", about: "where it was read" },
		],
		indexes: ["to_id"],
	},
	report: {
		about: "A text that was read for citations: a page of a site, or a file.",
		columns: [
			{ name: "id", kind: "integer", key: true, about: "number of the report" },
			{ name: "path", kind: "text", about: "path of its page: `/bc/12`" },
			{ name: "url", kind: "text", null: true, about: "address of the page; null for a file" },
			{ name: "file", kind: "text", null: true, about: "name of the file, without its folder; null for a page" },
			{ name: "source", kind: "text", null: true, of: "source", about: "site it is from" },
			{ name: "title", kind: "text", about: "title" },
			{ name: "published_on", kind: "text", null: true, about: "day of publication" },
			{
				name: "date_source",
				kind: "text",
				null: true,
				about: "where that day was read: `given`, `metadata`, `page`, `inferred` or `url`",
			},
			{ name: "date_inferred", kind: "boolean", about: "whether a part of the day, such as the year, was not printed" },
			{ name: "author", kind: "text", null: true, about: "author as printed" },
			{ name: "province", kind: "text", null: true, about: "slug of the province (one of the 63) that it is about" },
			{ name: "content_hash", kind: "text", about: "SHA-256 of title, a line feed and text in UTF-8, as hex digits" },
			{ name: "fetched_at", kind: "text", about: "instant at which this text was fetched or imported, UTC" },
			{ name: "extractor_version", kind: "integer", about: "version of what read the text off the page" },
			{ name: "grammar_version", kind: "integer", about: "version of what found the citations" },
			{
				name: "duplicate_of",
				kind: "integer",
				null: true,
				of: "report",
				about: "report that it repeats nearly word for word; such copies count nowhere",
			},
			{ name: "text", kind: "text", about: "text, paragraphs separated by a line feed" },
		],
		indexes: ["published_on", "province", "source", "duplicate_of"],
	},
	citation: {
		about: "A place in a report where a document is cited.",
		columns: [
			{ name: "report_id", kind: "integer", key: true, of: "report", about: "the report" },
			{ name: "position", kind: "integer", key: true, about: "place in reading order, from 0" },
			{ name: "start", kind: "integer", about: "where it begins in the text, in UTF-16 units" },
			{ name: "end", kind: "integer", about: "where it ends" },
			{ name: "before", kind: "text", about: "the sentence before the citation, at most 400 characters" },
			{ name: "text", kind: "text", about: "the citation as printed" },
			{ name: "after", kind: "text", about: "the rest of the sentence, at most 400 characters" },
			{ name: "form", kind: "text", about: "`full`, `short`, `named` or `back` (nghị quyết này)" },
			{
				name: "status",
				kind: "text",
				about:
					"`resolved` (a document of the register), `stub` (one known by citation alone), `ambiguous` (several may be meant) or `unlinked`",
			},
			{ name: "directive_id", kind: "text", null: true, of: "directive", about: "the document that is meant" },
			{ name: "confidence", kind: "real", about: "how sure that is, 0 to 1" },
			{ name: "relations", kind: "json", about: "list of what the text says is done to the document" },
			{ name: "symbol", kind: "text", null: true, about: "number and symbol as read, put in order" },
			{ name: "type", kind: "text", null: true, about: "slug of the type as read" },
			{ name: "date", kind: "text", null: true, about: "date of the document as read" },
			{ name: "issuer", kind: "text", null: true, about: "slug of the issuer as read" },
			{ name: "term", kind: "integer", null: true, about: "term as read" },
			{ name: "title", kind: "text", null: true, about: "title of the document as read" },
			{ name: "reasons", kind: "json", about: "list of what speaks for the document, in Vietnamese" },
			{ name: "warnings", kind: "json", about: "list of what differs from the register, in Vietnamese" },
			{ name: "candidates", kind: "json", about: "list of documents that may be meant: `id`, `score`, `reasons`" },
			{ name: "counted", kind: "boolean", about: "false in a copy: not among the figures" },
		],
		indexes: ["directive_id, report_id"],
	},
};

/** Names of the tables, in the order in which they are written. */
export const SNAPSHOT_NAMES = Object.keys(SNAPSHOT_TABLES) as SnapshotName[];
