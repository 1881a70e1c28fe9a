import type { NewDirective } from "../../../model/directive.ts";
import { AppError } from "../../../model/errors.ts";
import type { NewMention } from "../../../model/mention.ts";
import { type NewReport, Report } from "../../../model/report.ts";
import type { Saved } from "../port.ts";
import type { Connection } from "./connection.ts";
import { addMentions, dropMentions } from "./mentions.ts";
import { addStubs, dropUncited, recount } from "./register.ts";
import { record } from "./rows.ts";
import { reportTerms } from "./search.ts";

const COLUMNS = `id, url, file, source_id AS sourceId, title, published_on AS publishedOn, date_source AS dateSource,
	author, province, text, content_hash AS contentHash, fetched_at AS fetchedAt,
	extractor_version AS extractorVersion, grammar_version AS grammarVersion`;
const INSERT = `INSERT INTO report (url, file, source_id, title, published_on, date_source, author, province, content_hash,
	fetched_at, extractor_version, grammar_version, text)
	VALUES (@url, @file, @sourceId, @title, @publishedOn, @dateSource, @author, @province, @contentHash,
	@fetchedAt, @extractorVersion, @grammarVersion, @text)`;
const UPDATE = `UPDATE report SET url = @url, file = @file, source_id = @sourceId, title = @title,
	published_on = @publishedOn, date_source = @dateSource, author = @author, province = @province,
	content_hash = @contentHash, fetched_at = @fetchedAt, extractor_version = @extractorVersion,
	grammar_version = @grammarVersion, text = @text WHERE id = @id`;

/** One report, or null. */
export function report(connection: Connection, id: number): Report | null {
	const row = connection.sql(`SELECT ${COLUMNS} FROM report WHERE id = ?`).get(id);
	return row ? record(Report, row as Record<string, unknown>) : null;
}

function idBy(connection: Connection, column: "content_hash" | "url", value: string | null): number | undefined {
	const row = connection.sql(`SELECT id FROM report WHERE ${column} = ?`).get(value);
	return (row as { id: number } | undefined)?.id;
}

/** Puts mentions in place of the ones before and sets right what depends on them. */
function setMentions(
	connection: Connection,
	id: number,
	before: string[],
	mentions: NewMention[],
	cited: NewDirective[],
): void {
	addStubs(connection, cited);
	const now = addMentions(connection, id, mentions);
	recount(connection, new Set([...before, ...now]));
	dropUncited(connection, new Set(before));
}

/** Stores a report, see `Store.saveReport`. Runs inside a transaction. */
export function saveReport(
	connection: Connection,
	report: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
): Saved {
	const same = idBy(connection, "content_hash", report.contentHash);
	if (same !== undefined) return { id: same, outcome: "unchanged" };
	const earlier = idBy(connection, "url", report.url);
	let id: number;
	let before: string[] = [];
	if (earlier === undefined) {
		id = Number(connection.sql(INSERT).run({ ...report }).lastInsertRowid);
	} else {
		id = earlier;
		before = dropMentions(connection, id);
		// Its row id follows the date, which may change.
		connection.sql("DELETE FROM report_terms WHERE rowid = (SELECT sort_key FROM report WHERE id = ?)").run(id);
		connection.sql(UPDATE).run({ ...report, id });
	}
	connection
		.sql("INSERT INTO report_terms (rowid, terms) SELECT sort_key, ? FROM report WHERE id = ?")
		.run(reportTerms(report.title, report.text), id);
	setMentions(connection, id, before, mentions, cited);
	return { id, outcome: earlier === undefined ? "created" : "updated" };
}

/**
 * Replaces the mentions of a stored report, see `Store.replaceMentions`. Runs inside a transaction.
 *
 * @throws AppError `not_found` when there is no such report.
 */
export function replaceMentions(
	connection: Connection,
	id: number,
	mentions: NewMention[],
	cited: NewDirective[],
	grammarVersion: number,
): void {
	const found = connection.sql("UPDATE report SET grammar_version = ? WHERE id = ?").run(grammarVersion, id);
	if (found.changes === 0)
		throw new AppError("not_found", `There is no report ${id}.`, { remedy: "Search for the report to find its id." });
	setMentions(connection, id, dropMentions(connection, id), mentions, cited);
}
