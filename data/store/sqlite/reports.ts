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

/** Facts about a report that another copy of the same text may tell. */
const TOLD = ["url", "file", "sourceId", "author", "province"] as const;

/**
 * The stored report with what the same text, met again, tells besides: an address after a file, a day that was unknown,
 * a day that a person gives. Null where it tells nothing new. An address that another report has stays with that one.
 */
function completed(connection: Connection, stored: Report, again: NewReport): NewReport | null {
	const whole = { ...stored };
	for (const key of TOLD) whole[key] ??= again[key];
	if (stored.url === null && idBy(connection, "url", again.url) !== undefined) whole.url = null;
	if (again.publishedOn !== null && (stored.publishedOn === null || again.dateSource === "given")) {
		whole.publishedOn = again.publishedOn;
		whole.dateSource = again.dateSource;
	}
	const changed = [...TOLD, "publishedOn" as const].some((key) => whole[key] !== stored[key]);
	return changed ? whole : null;
}

/** Stores a report, see `Store.saveReport`. Runs inside a transaction. */
export function saveReport(
	connection: Connection,
	given: NewReport,
	mentions: NewMention[],
	cited: NewDirective[],
): Saved {
	const same = idBy(connection, "content_hash", given.contentHash);
	const stored = same === undefined ? null : report(connection, same);
	const kept = stored ? completed(connection, stored, given) : given;
	if (stored && kept === null) return { id: stored.id, outcome: "unchanged" };
	const row = kept ?? given;
	const earlier = same ?? idBy(connection, "url", row.url);
	let id: number;
	let before: string[] = [];
	if (earlier === undefined) {
		id = Number(connection.sql(INSERT).run({ ...row }).lastInsertRowid);
	} else {
		id = earlier;
		before = dropMentions(connection, id);
		// Its row id follows the date, which may change.
		connection.sql("DELETE FROM report_terms WHERE rowid = (SELECT sort_key FROM report WHERE id = ?)").run(id);
		connection.sql(UPDATE).run({ ...row, id });
	}
	connection
		.sql("INSERT INTO report_terms (rowid, terms) SELECT sort_key, ? FROM report WHERE id = ?")
		.run(reportTerms(row.title, row.text), id);
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
